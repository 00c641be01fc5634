/* The lesson in a practice partner's script; its form is described at the head of data/tutor/first-call.yaml. */
#include "formats.h"
#include "model/lesson.h"

static bool
lesson_text_read(const struct node *n, const char *key, bool needed, char **out, struct err *e)
{
	const char *s = NULL;

	if (!node_str(n, key, &s, e))
		return false;
	if (needed && blank_only(s))
		return node_wrong(n, e, "\"%s\" is missing here; add it.", key);
	mem_set(out, s ? s : "");
	return true;
}

static bool
lesson_step_read(struct lesson *l, const struct node *n, struct err *e)
{
	int act = -1;

	if (n->kind != NODE_MAP)
		return node_wrong(n, e, "A step of a lesson needs keys, such as \"act:\".");
	if (!node_word(n, "act", lesson_act_names, N_LESSON_ACTS, &act, e))
		return false;
	if (act < 0)
		return node_wrong(n, e, "\"%s\" is missing here; add it.", "act");
	mem_grow(l->steps, &l->cap, l->n + 1);
	struct lesson_step *s = &l->steps[l->n++];
	*s = (struct lesson_step){ .act = (enum lesson_act)act, .heard_ms = -1 };
	return lesson_text_read(n, "say", true, &s->say, e) &&
		lesson_text_read(n, "lines", true, &s->lines, e) &&
		lesson_text_read(n, "good", false, &s->good, e) &&
		lesson_text_read(n, "lines_good", false, &s->lines_good, e) &&
		lesson_text_read(n, "after", false, &s->after, e) &&
		lesson_text_read(n, "wait", *s->after, &s->wait, e) &&
		lesson_text_read(n, "lines_wait", false, &s->lines_wait, e) &&
		lesson_text_read(n, "hint", false, &s->hint, e) &&
		lesson_text_read(n, "lines_hint", false, &s->lines_hint, e);
}

bool
lesson_read_file(struct lesson *l, const char *path, struct err *e)
{
	struct yaml_doc d;
	bool good = true;

	lesson_done(l);
	if (!yaml_doc_read_file(&d, path, e))
		return false;
	const struct node *list = node_get(d.root, "lesson");
	for (const struct node *c = list ? list->child : NULL; c && good; c = c->next)
		good = lesson_step_read(l, c, e);
	yaml_doc_free(&d);
	if (!good)
		lesson_done(l);
	return good;
}

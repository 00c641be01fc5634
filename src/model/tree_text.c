/* tree_text.c: a row of the tree in words, with its branches or as one sentence. */
#include "model/tree.h"

#include <stdlib.h>

static void
tree_day(const struct circle *c, int64_t ms, struct text *out)
{
	bool this_year = time_day(ms, c->zone) / 10000 == time_day(c->now_ms, c->zone) / 10000;

	time_format(out, this_year ? "%-d %b" : "%-d %b %Y", ms, c->zone);
}

static void
tree_on_day(const struct circle *c, const char *fmt, const char *without, int64_t ms,
	struct text *out)
{
	struct text day = { 0 };

	if (!ms) {
		text_add(out, _(without));
		return;
	}
	tree_day(c, ms, &day);
	for (const char *s = _(fmt); *s; s++)
		if (*s == '$')
			text_add(out, text_str(&day));
		else
			text_addc(out, *s);
	text_free(&day);
}

void
tree_outcome(const struct circle *c, const struct tree_row *r, struct text *out)
{
	const struct circle_person *p = r->person;

	switch (p->stage) {
	case STAGE_ASKED: tree_on_day(c, N_("asked on $"), N_("asked"), p->asked_ms, out); break;
	case STAGE_SCHEDULED: text_add(out, _("a call is agreed")); break;
	case STAGE_DECLINED: text_add(out, _("declined")); break;
	case STAGE_NO_ANSWER: text_add(out, _("no answer")); break;
	case STAGE_TALKED:
	case STAGE_IN_TOUCH:
		tree_on_day(c, N_("talked on $"), N_("talked"), p->talked_ms, out);
		break;
	default: tree_on_day(c, N_("talked on $"), N_("not written to yet"), p->talked_ms, out);
	}
}

enum { BRANCHES_MOST = 7 };

/* The branches before a name: "│  └─ "; of a deep row only the innermost are drawn. */
static void
tree_branch(const struct tree_row *rows, size_t at, struct text *out)
{
	size_t up[BRANCHES_MOST];
	int n = 0;

	for (size_t k = rows[at].parent; n < BRANCHES_MOST && k != TREE_TOP && rows[k].parent != TREE_TOP;
	     k = rows[k].parent)
		up[n++] = k;
	if (rows[at].depth > n + 1)
		text_add(out, "… ");
	while (n-- > 0)
		text_add(out, rows[up[n]].last ? "   " : "│  ");
	if (rows[at].depth > 0)
		text_add(out, rows[at].last ? "└─ " : "├─ ");
}

void
tree_name(const struct tree_row *rows, size_t at, struct text *out)
{
	const struct circle_person *p = rows[at].person;

	tree_branch(rows, at, out);
	text_add(out, p->name);
	if (*p->organisation)
		text_addf(out, ", %s", p->organisation);
}

void
tree_state(const struct circle *c, const struct tree_row *rows, size_t at, struct text *out)
{
	const struct tree_row *r = &rows[at];

	tree_outcome(c, r, out);
	if (r->parent != TREE_TOP && !r->person->may_use_name && r->person->stage == STAGE_IDEA)
		text_joinf(out, " · ", "ask before you use the name");
	if (tree_untold(rows, at))
		text_joinf(out, " · ", "tell %s", rows[r->parent].person->name);
}

void
tree_line(const struct circle *c, const struct tree_row *rows, size_t at, struct text *out)
{
	tree_name(rows, at, out);
	text_add(out, " · ");
	tree_state(c, rows, at, out);
}

static void
tree_say_told(const struct circle *c, const struct circle_person *p, const char *by,
	struct text *out)
{
	struct text day = { 0 };

	if (p->told_ms)
		tree_day(c, p->told_ms, &day);
	if (p->told_ms)
		text_joinf(out, "; ", "%s was told on %s", by, text_str(&day));
	else if (p->talked_ms)
		text_joinf(out, "; ", "%s is not told yet", by);
	text_free(&day);
}

void
tree_say(const struct circle *c, const struct tree_row *rows, size_t at, struct text *out)
{
	const struct circle_person *p = rows[at].person;

	if (rows[at].parent == TREE_TOP) {
		text_addf(out, count_form(rows[at].named, "%s named %zu person", "%s named %zu people"),
			p->name, rows[at].named);
		return;
	}
	const char *by = rows[rows[at].parent].person->name;
	text_addf(out, p->may_use_name ? "%s named %s, and you may use the name" : "%s named %s", by,
		p->name);
	text_add(out, "; ");
	tree_outcome(c, &rows[at], out);
	tree_say_told(c, p, by, out);
}

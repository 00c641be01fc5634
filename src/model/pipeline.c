/* pipeline.c: warnings about the whole of one's contacts, and who comes next after silence. */
#include "model/pipeline.h"

#include <string.h>

const char *const warning_names[N_WARNINGS] = { "head-first", "private-detail", "no-research",
	"only-friends", "one-path" };

/* ---- each warning ---- */

static void
pipeline_count(struct warning *w, const struct circle_person *p)
{
	if (!w->n++)
		w->contact_id = p->id;
}

static bool
pipeline_talked_there(const struct circle *c, const char *organisation)
{
	for (size_t i = 0; i < c->n; i++) {
		const struct circle_person *p = &c->people[i];
		if ((p->talked_ms || p->stage == STAGE_TALKED || p->stage == STAGE_IN_TOUCH) &&
		    strcmp(p->organisation, organisation) == 0)
			return true;
	}
	return false;
}

struct warning
warning_head(const struct circle *c)
{
	struct warning w = { .kind = WARNING_HEAD };

	for (size_t i = 0; i < c->n; i++) {
		const struct circle_person *p = &c->people[i];
		if (p->stage == STAGE_IDEA && circle_at_the_head(p) &&
		    !(*p->organisation && pipeline_talked_there(c, p->organisation)))
			pipeline_count(&w, p);
	}
	return w;
}

struct warning
warning_private(const struct circle *c)
{
	struct warning w = { .kind = WARNING_PRIVATE };

	for (size_t i = 0; i < c->n; i++)
		if (c->people[i].private)
			pipeline_count(&w, &c->people[i]);
	return w;
}

struct warning
warning_research(const struct circle *c)
{
	struct warning w = { .kind = WARNING_RESEARCH };

	for (size_t i = 0; i < c->n; i++) {
		const struct circle_person *p = &c->people[i];
		if (p->stage == STAGE_IDEA && !p->researched && (p->target || p->referrer_id))
			pipeline_count(&w, p);
	}
	return w;
}

static bool
pipeline_was_known(const struct circle_person *p)
{
	return p->path == PATH_KNOWN || p->path == PATH_RECONNECT;
}

struct warning
warning_friends(const struct circle *c)
{
	struct warning w = { .kind = WARNING_FRIENDS, .n = c->n };

	if (c->n < ALIKE_LEAST)
		w.n = 0;
	for (size_t i = 0; i < c->n; i++)
		if (!pipeline_was_known(&c->people[i]))
			w.n = 0;
	return w;
}

struct warning
warning_path(const struct circle *c)
{
	struct warning w = { .kind = WARNING_PATH, .n = c->n };

	if (c->n < ALIKE_LEAST || pipeline_was_known(&c->people[0]) || c->people[0].path == PATH_OTHER)
		w.n = 0;
	for (size_t i = 0; i < c->n; i++)
		if (c->people[i].path != c->people[0].path)
			w.n = 0;
	return w;
}

size_t
warnings_of(const struct circle *c, struct warning out[N_WARNINGS])
{
	static struct warning (*const rules[])(const struct circle *c) = { warning_head,
		warning_private, warning_research, warning_friends, warning_path };
	size_t n = 0;

	for (size_t i = 0; i < LEN(rules); i++) {
		out[n] = rules[i](c);
		n += out[n].n > 0;
	}
	return n;
}

/* ---- in words ---- */

static void
pipeline_head_text(const char *name, size_t others, struct text *out)
{
	if (!others)
		text_addf(out, "%s is at the head: talk with somebody who does the work there first.", name);
	else
		text_addf(out, count_form(others,
			"%s and %zu other are at the head: talk with those who do the work first.",
			"%s and %zu others are at the head: talk with those who do the work first."), name, others);
}

static void
pipeline_private_text(const char *name, size_t others, struct text *out)
{
	if (!others)
		text_addf(out, "A private detail is noted about %s: keep to work they have published.", name);
	else
		text_addf(out, count_form(others,
			"Private details are noted about %s and %zu other: keep to their work.",
			"Private details are noted about %s and %zu others: keep to their work."), name, others);
}

static void
pipeline_research_text(const char *name, size_t others, struct text *out)
{
	if (!others)
		text_addf(out, "Nothing is noted about %s: read about them before the first letter.", name);
	else
		text_addf(out, count_form(others,
			"Nothing is noted about %s and %zu other: read first, then write.",
			"Nothing is noted about %s and %zu others: read first, then write."), name, others);
}

void
warning_text(const struct circle *c, const struct warning *w, struct text *out)
{
	static void (*const about[])(const char *name, size_t others, struct text *out) = {
		[WARNING_HEAD] = pipeline_head_text, [WARNING_PRIVATE] = pipeline_private_text,
		[WARNING_RESEARCH] = pipeline_research_text };
	const struct circle_person *p = circle_person(c, w->contact_id);

	if (w->kind == WARNING_FRIENDS)
		text_add(out, _("You knew all of them before: add somebody you have not met yet."));
	else if (w->kind == WARNING_PATH)
		text_addf(out, "All of them are reached by one path, %s: try another one too.",
			path_names[c->people[0].path]);
	else if (p)
		about[w->kind](p->name, w->n - 1, out);
}

/* ---- who comes next ---- */

static int
pipeline_rank(const struct circle_person *p, const struct circle_person *silent)
{
	if (circle_at_the_head(p))
		return -1;
	if (silent && *silent->organisation && strcmp(p->organisation, silent->organisation) == 0)
		return 4;
	if (p->referrer_id && p->may_use_name)
		return 3;
	return p->referrer_id ? 2 : p->target;
}

const struct circle_person *
pipeline_next(const struct circle *c, int64_t id)
{
	const struct circle_person *silent = circle_person(c, id), *best = NULL;

	for (size_t i = 0; i < c->n; i++) {
		const struct circle_person *p = &c->people[i];
		if (p->stage != STAGE_IDEA || p->id == id)
			continue;
		if (!best || pipeline_rank(p, silent) > pipeline_rank(best, silent))
			best = p;
	}
	return best;
}

/* pipeline.c: contacts by stage, by organisation or by path, with what to mind and who comes next. */
#include <stdlib.h>
#include <string.h>

#include "formats_report.h"
#include "workflow.h"

const char *const pipeline_by_names[N_PIPELINE_BY] = { "stage", "organisation", "path" };

/* ---- groups ---- */

static int
pipeline_by_id(const struct circle_person *a, const struct circle_person *b)
{
	return a->id < b->id ? -1 : a->id > b->id;
}

static int
pipeline_compare_stage(const void *a, const void *b)
{
	const struct circle_person *x = *(const struct circle_person *const *)a,
		*y = *(const struct circle_person *const *)b;

	return x->stage != y->stage ? (int)x->stage - (int)y->stage : pipeline_by_id(x, y);
}

static int
pipeline_compare_path(const void *a, const void *b)
{
	const struct circle_person *x = *(const struct circle_person *const *)a,
		*y = *(const struct circle_person *const *)b;

	return x->path != y->path ? (int)x->path - (int)y->path : pipeline_by_id(x, y);
}

/* Targets first, people without an organisation last. */
static int
pipeline_compare_organisation(const void *a, const void *b)
{
	const struct circle_person *x = *(const struct circle_person *const *)a,
		*y = *(const struct circle_person *const *)b;
	int order = strcmp(x->organisation, y->organisation);

	if (x->target != y->target)
		return x->target ? -1 : 1;
	if (!*x->organisation != !*y->organisation)
		return *x->organisation ? -1 : 1;
	return order ? order : pipeline_by_id(x, y);
}

bool
pipeline_read(struct desk *d, enum pipeline_by by, struct pipeline *out, struct err *e)
{
	static int (*const compare[])(const void *a, const void *b) = { pipeline_compare_stage,
		pipeline_compare_organisation, pipeline_compare_path };

	pipeline_done(out);
	if (!store_circle(d->store, d->config.zone, d->now->wall_ms, &out->circle, e))
		return false;
	out->by = by;
	out->n = out->circle.n;
	out->order = mem_new(out->n + 1, sizeof(*out->order));
	for (size_t i = 0; i < out->n; i++)
		out->order[i] = &out->circle.people[i];
	qsort(out->order, out->n, sizeof(*out->order), compare[by]);
	out->n_warnings = warnings_of(&out->circle, out->warnings);
	return true;
}

void
pipeline_done(struct pipeline *p)
{
	circle_done(&p->circle);
	free(p->order);
	*p = (struct pipeline){ 0 };
}

static bool
pipeline_together(const struct pipeline *p, size_t a, size_t b)
{
	const struct circle_person *x = p->order[a], *y = p->order[b];

	if (p->by == PIPELINE_STAGE)
		return x->stage == y->stage;
	if (p->by == PIPELINE_PATH)
		return x->path == y->path;
	return strcmp(x->organisation, y->organisation) == 0;
}

size_t
pipeline_group(const struct pipeline *p, size_t from)
{
	size_t n = 0;

	while (from + n < p->n && pipeline_together(p, from, from + n))
		n++;
	return n;
}

static void
pipeline_key(const struct pipeline *p, size_t at, struct text *out)
{
	const struct circle_person *x = p->order[at];

	if (p->by == PIPELINE_STAGE)
		text_add(out, stage_names[x->stage]);
	else if (p->by == PIPELINE_PATH)
		text_add(out, path_names[x->path]);
	else
		text_add(out, x->organisation);
}

void
pipeline_head(const struct pipeline *p, size_t from, size_t n, struct text *out)
{
	bool nowhere = p->by == PIPELINE_ORGANISATION && !*p->order[from]->organisation;

	if (nowhere)
		text_add(out, _("no organisation"));
	else
		pipeline_key(p, from, out);
	if (p->by == PIPELINE_ORGANISATION && p->order[from]->target)
		text_joinf(out, ", ", "a target");
	text_addf(out, ": %zu", n);
}

void
pipeline_line(const struct pipeline *p, size_t at, struct text *out)
{
	const struct circle_person *x = p->order[at];

	text_add(out, x->name);
	if (*x->role)
		text_addf(out, ", %s", x->role);
	if (p->by != PIPELINE_ORGANISATION && *x->organisation)
		text_addf(out, ", %s", x->organisation);
	if (p->by != PIPELINE_STAGE)
		text_addf(out, " · %s", stage_names[x->stage]);
	if (p->by != PIPELINE_PATH)
		text_addf(out, " · %s", path_names[x->path]);
}

bool
pipeline_silence(const struct pipeline *p, size_t at, struct text *out)
{
	const struct circle_person *next = p->order[at]->stage == STAGE_NO_ANSWER
		? pipeline_next(&p->circle, p->order[at]->id) : NULL;

	if (next)
		text_addf(out, "Silence is normal. Next: %s", next->name);
	return next;
}

int64_t
pipeline_after(struct desk *d, int64_t id, struct text *who)
{
	struct pipeline p = { 0 };
	int64_t next_id = 0;

	if (pipeline_read(d, PIPELINE_STAGE, &p, NULL)) {
		const struct circle_person *next = pipeline_next(&p.circle, id);
		next_id = next ? next->id : 0;
		text_add(who, next ? next->name : "");
	}
	pipeline_done(&p);
	return next_id;
}

/* ---- as text and JSON ---- */

bool
pipeline_text(struct desk *d, enum pipeline_by by, struct text *out, struct err *e)
{
	struct pipeline p = { 0 };
	bool good = pipeline_read(d, by, &p, e);

	for (size_t i = 0; good && i < p.n_warnings; i++) {
		text_add(out, "! ");
		warning_text(&p.circle, &p.warnings[i], out);
		text_add(out, "\n");
	}
	for (size_t from = 0, n; good && from < p.n; from += n) {
		n = pipeline_group(&p, from);
		text_add(out, out->n ? "\n" : "");
		pipeline_head(&p, from, n, out);
		text_add(out, "\n");
		for (size_t i = from; i < from + n; i++) {
			text_add(out, "  ");
			pipeline_line(&p, i, out);
			text_add(out, "\n");
			struct text next = { 0 };
			if (pipeline_silence(&p, i, &next))
				text_addf(out, "    %s\n", text_str(&next));
			text_free(&next);
		}
	}
	if (good && !p.n)
		text_add(out, _("There is no contact yet.\n"));
	pipeline_done(&p);
	return good;
}

static void
pipeline_put_warning(struct json *list, const struct pipeline *p, const struct warning *w)
{
	struct json *j = json_map();
	struct text s = { 0 };

	text_addf(&s, "warning:%s", warning_names[w->kind]);
	json_put_str(j, "id", text_str(&s));
	text_clear(&s);
	warning_text(&p->circle, w, &s);
	json_put_str(j, "text", text_str(&s));
	json_put_id(j, "contact", w->contact_id);
	json_put_int(j, "count", (int64_t)w->n);
	json_put(list, NULL, j);
	text_free(&s);
}

static struct json *
pipeline_person(const struct pipeline *p, size_t at)
{
	const struct circle_person *x = p->order[at], *next = NULL;
	struct json *j = json_map();

	if (x->stage == STAGE_NO_ANSWER)
		next = pipeline_next(&p->circle, x->id);
	json_put_id(j, "id", x->id);
	json_put_str(j, "name", x->name);
	json_put_word(j, "organisation", x->organisation);
	json_put_str(j, "stage", stage_names[x->stage]);
	json_put_str(j, "path", path_names[x->path]);
	json_put_id(j, "next", next ? next->id : 0);
	return j;
}

static void
pipeline_put_group(struct json *list, const struct pipeline *p, size_t from, size_t n)
{
	struct json *j = json_map(), *people = json_list();
	struct text key = { 0 }, id = { 0 };

	pipeline_key(p, from, &key);
	text_addf(&id, "%s:%s", pipeline_by_names[p->by], text_str(&key));
	json_put_str(j, "id", text_str(&id));
	json_put_str(j, pipeline_by_names[p->by], text_str(&key));
	json_put_int(j, "count", (int64_t)n);
	if (p->by == PIPELINE_ORGANISATION)
		json_put_bool(j, "target", p->order[from]->target);
	for (size_t i = from; i < from + n; i++)
		json_put(people, NULL, pipeline_person(p, i));
	json_put(j, "contacts", people);
	json_put(list, NULL, j);
	text_free(&key);
	text_free(&id);
}

bool
pipeline_json(struct desk *d, enum pipeline_by by, struct text *out, struct err *e)
{
	struct json *list = json_list();
	struct pipeline p = { 0 };
	bool good = pipeline_read(d, by, &p, e);

	for (size_t i = 0; good && i < p.n_warnings; i++)
		pipeline_put_warning(list, &p, &p.warnings[i]);
	for (size_t from = 0, n; good && from < p.n; from += n) {
		n = pipeline_group(&p, from);
		pipeline_put_group(list, &p, from, n);
	}
	if (good)
		json_print(list, out);
	json_free(list);
	pipeline_done(&p);
	return good;
}

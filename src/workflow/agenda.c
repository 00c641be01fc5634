/* agenda.c: what is due and why, read off the steps that are due: for Today and for commands. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "formats_report.h"
#include "workflow.h"

enum { MOST_WAITING = 20, MOST_IDEAS = 5, MOST = 500 };

void
agenda_done(struct agenda *g)
{
	for (size_t i = 0; i < g->n; i++) {
		due_row_done(&g->items[i].row);
		free(g->items[i].text);
		free(g->items[i].why);
	}
	free(g->items);
	memset(g, 0, sizeof(*g));
}

/* What the callbacks fill. */
struct reading {
	struct desk *d;
	struct agenda *g;
	int64_t now_ms, today_end; /* the first ms after today */
	const char *zone;
};

static struct agenda_item *
agenda_add(struct reading *r, enum agenda_part part)
{
	struct agenda *g = r->g;

	mem_grow(g->items, &g->cap, g->n + 1);
	g->items[g->n] = (struct agenda_item){ .part = part };
	return &g->items[g->n++];
}

/* ---- steps ---- */

/* Under which head a rule's steps are shown; those that are only overdue or due by the day
 * they have: AGENDA_DUE. */
static enum agenda_part
agenda_part_of(enum due_kind k)
{
	switch (k) {
	case DUE_RUNNING: return AGENDA_RUNNING;
	case DUE_CALL: return AGENDA_CALL;
	case DUE_DEBRIEF: return AGENDA_DEBRIEF;
	case DUE_WRITE: return AGENDA_IDEA;
	default: return AGENDA_DUE;
	}
}

/* How many of a rule's steps are read at most. */
static size_t
most_of(enum due_kind k)
{
	if (k == DUE_WRITE)
		return MOST_IDEAS;
	return due_rules[k].event == DUE_AT_STAGE ? MOST_WAITING : MOST;
}

static enum agenda_part
part_of(const struct reading *r, const struct due_row *row)
{
	const struct due *d = &row->due;
	enum agenda_part part = agenda_part_of(d->kind);

	if (part == AGENDA_RUNNING && row->ended)
		return AGENDA_DEBRIEF;
	if (part != AGENDA_DUE)
		return part;
	if (due_overdue(d, r->now_ms))
		return AGENDA_OVERDUE;
	return d->due_ms && d->due_ms < r->today_end ? AGENDA_DUE : AGENDA_SOON;
}

static bool
agenda_add_row(void *user, const struct due_row *row)
{
	struct reading *r = user;
	struct text text = { 0 }, why = { 0 };

	if (due_lapsed(&row->due, r->now_ms))
		return true;
	struct agenda_item *it = agenda_add(r, part_of(r, row));
	due_row_copy(&it->row, row);
	due_row_text(row, &text);
	due_row_why(row, r->now_ms, r->zone, &why);
	it->text = text_take(&text);
	it->why = text_take(&why);
	return true;
}

static bool
agenda_read_steps(struct reading *r, struct err *e)
{
	bool good = true;

	for (enum due_kind k = 0; good && k < N_DUE_KINDS; k++) {
		const struct due_wish w = { .kind = k, .shown_ms = r->now_ms, .most = most_of(k) };
		good = store_due_each(r->d->store, &w, agenda_add_row, r, e);
	}
	return good;
}

/* ---- drafts of contacts; what else is being typed comes back where it was ---- */

static void
add_drafts(struct reading *r)
{
	struct strings keys = { 0 };

	store_draft_keys(r->d->store, &keys);
	for (size_t i = 0; i < keys.n; i++) {
		struct contact c = { 0 };
		struct text text = { 0 };
		if (strncmp(keys.s[i], "contact:", 8) != 0)
			continue;
		int64_t id = strtoll(keys.s[i] + 8, NULL, 10);
		if (id && !store_contact_get(r->d->store, id, &c, NULL))
			continue;
		struct agenda_item *it = agenda_add(r, AGENDA_DRAFT);
		text_addf(&text, id ? "Changes to %s" : "A new contact", c.name);
		it->row.due.contact_id = id;
		it->row.name = mem_str(id ? c.name : "");
		it->text = text_take(&text);
		it->why = mem_str(_("typed but not saved"));
		contact_done(&c);
	}
	strings_free(&keys);
}

/* ---- all of it ---- */

static int
by_time(int64_t x, int64_t y)
{
	return (x > y) - (x < y);
}

/* What runs and what is to be looked back on: the newest first. Ideas are in their order. */
static int
by_part(const struct agenda_item *x, const struct agenda_item *y)
{
	const struct due *a = &x->row.due, *b = &y->row.due;

	if (x->part != y->part)
		return x->part < y->part ? -1 : 1;
	if (x->part == AGENDA_RUNNING || x->part == AGENDA_DEBRIEF)
		return by_time(b->event_ms, a->event_ms);
	if (x->part == AGENDA_IDEA || x->part == AGENDA_DRAFT)
		return 0;
	if (!a->due_ms != !b->due_ms)
		return a->due_ms ? -1 : 1;
	return by_time(a->due_ms, b->due_ms);
}

/* To the eye and the ear, and not in one call. */
static bool
agenda_same(const struct agenda_item *x, const struct agenda_item *y)
{
	return x->row.due.contact_id == y->row.due.contact_id && strcmp(x->text, y->text) == 0 &&
		strcmp(x->why, y->why) == 0 &&
		x->row.due.event_ms / MINUTE_MS != y->row.due.event_ms / MINUTE_MS;
}

/* Of two calls with one person: which of them, in words that sound different. */
static void
agenda_tell_apart(struct agenda *g, const char *zone)
{
	bool *twin = mem_new(g->n + 1, sizeof(*twin));

	for (size_t i = 0; i < g->n; i++)
		for (size_t k = 0; k < g->n && g->items[i].row.due.event_ms; k++)
			twin[i] |= k != i && agenda_same(&g->items[i], &g->items[k]);
	for (size_t i = 0; i < g->n; i++) {
		struct agenda_item *it = &g->items[i];
		struct text when = { 0 }, why = { 0 };

		if (!twin[i])
			continue;
		time_format(&when, "%a %-d %b %H:%M", it->row.due.event_ms, zone);
		text_addf(&why, "%s, %s", text_str(&when), it->why);
		free(it->why);
		it->why = text_take(&why);
		text_free(&when);
	}
	free(twin);
}

/* A stable sort: what the workbook gave in an order stays in it. */
static void
agenda_sort(struct agenda *g)
{
	for (size_t i = 1; i < g->n; i++)
		for (size_t k = i; k > 0 && by_part(&g->items[k - 1], &g->items[k]) > 0; k--) {
			struct agenda_item t = g->items[k];
			g->items[k] = g->items[k - 1];
			g->items[k - 1] = t;
		}
}

bool
agenda_read(struct desk *d, int64_t now_ms, struct agenda *out, struct err *e)
{
	const char *zone = d->config.zone;
	struct reading r = { .d = d, .g = out, .now_ms = now_ms, .zone = zone,
		.today_end = time_day_start(time_day_add(time_day(now_ms, zone), 1), zone) };

	agenda_done(out);
	if (!agenda_read_steps(&r, e))
		return false;
	add_drafts(&r);
	agenda_sort(out);
	agenda_tell_apart(out, zone);
	out->empty = out->n == 0 && store_contact_count(d->store) == 0;
	return true;
}

bool
agenda_is_due(const struct agenda_item *it, int64_t now_ms, const char *zone)
{
	int64_t end = time_day_start(time_day_add(time_day(now_ms, zone), 1), zone);

	if (it->part == AGENDA_CALL)
		return it->row.due.due_ms < end;
	return it->part != AGENDA_DRAFT && it->part != AGENDA_SOON && it->part != AGENDA_IDEA;
}

/* ---- for other programs ---- */

/* A draft is not a step: its id is of nothing that is due. */
static void
agenda_json_id(struct json *j, const struct agenda_item *it)
{
	struct text id = { 0 };

	if (it->part != AGENDA_DRAFT)
		text_add(&id, it->row.due.id);
	else if (it->row.due.contact_id)
		text_addf(&id, "draft:%" PRId64, it->row.due.contact_id);
	else
		text_add(&id, "draft:new");
	json_put_str(j, "id", text_str(&id));
	text_free(&id);
}

struct json *
agenda_json(const struct agenda_item *it, int64_t now_ms)
{
	const struct due *d = &it->row.due;
	const struct due_rule *r = it->part == AGENDA_DRAFT ? NULL : &due_rules[d->kind];
	struct json *j = json_map();

	agenda_json_id(j, it);
	json_put_str(j, "kind", r ? r->kind : "draft");
	json_put_word(j, "contact", it->row.name);
	json_put_id(j, "contact_id", d->contact_id);
	json_put_id(j, "interview", d->interview_id);
	json_put_str(j, "text", it->text);
	json_put_str(j, "why", it->why);
	json_put_time(j, "due_at", d->due_ms);
	json_put_time(j, "until", d->until_ms);
	json_put_bool(j, "overdue", r && due_overdue(d, now_ms));
	json_put_str(j, "key", r ? r->key : "Enter");
	return j;
}

/* What is due and why, read off the workbook: for Today and for the command line. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "workflow.h"
#include "model/step.h"

#define SOON_DAYS 7
#define DEBRIEF_DAYS 14       /* an older call is not fresh any more */
#define ANSWER_MS (7 * DAY_MS) /* product: no answer after 7 days */
#define CONFIRM_FROM (48 * HOUR_MS) /* product: confirm 48 to 24 hours before */
#define CONFIRM_TO (24 * HOUR_MS)
enum { MOST_WAITING = 20, MOST_IDEAS = 5 };

const char *const agenda_kind_names[N_AGENDA_KINDS] = {
	[AGENDA_RUNNING] = "call-running",
	[AGENDA_OVERDUE] = "step-overdue",
	[AGENDA_CALL] = "call",
	[AGENDA_DUE] = "step-due",
	[AGENDA_DEBRIEF] = "debrief",
	[AGENDA_DRAFT] = "draft",
	[AGENDA_SOON] = "step-soon",
	[AGENDA_WAITING] = "waiting",
	[AGENDA_IDEA] = "idea",
};

void
agenda_done(struct agenda *g)
{
	for (size_t i = 0; i < g->n; i++) {
		free(g->items[i].contact);
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
	int64_t now_ms;
	int64_t today_end, tomorrow_end; /* the first ms after them */
	const char *zone;
	enum agenda_kind kind;           /* of the contacts being read */
};

static struct agenda_item *
add(struct reading *r, enum agenda_kind kind, int64_t id, const char *contact)
{
	struct agenda *g = r->g;

	mem_grow(g->items, &g->cap, g->n + 1);
	g->items[g->n] = (struct agenda_item){ .kind = kind, .id = id,
		.contact = contact && *contact ? mem_str(contact) : NULL };
	return &g->items[g->n++];
}

/* ---- calls ---- */

/* "in 2 h 10 min", "in 20 min", "3 h 5 min ago". */
static void
until_text(struct text *out, int64_t ms)
{
	int64_t minutes = (ms < 0 ? -ms : ms) / MINUTE_MS;

	text_add(out, ms < 0 ? "" : "in ");
	if (minutes >= 60)
		text_addf(out, "%" PRId64 " h ", minutes / 60);
	text_addf(out, "%" PRId64 " min%s", minutes % 60, ms < 0 ? " ago" : "");
}

static void
planned_why(struct reading *r, const struct interview *i, struct text *out)
{
	int64_t left = i->scheduled_ms - r->now_ms;

	when_text(out, i->scheduled_ms, r->now_ms, r->zone);
	if (i->channel && *i->channel)
		text_addf(out, ", %s", i->channel);
	text_add(out, ", ");
	if (left < CONFIRM_TO)
		until_text(out, left);
	else if (left <= CONFIRM_FROM)
		text_add(out, "confirm it now");
	else
		text_addf(out, "in %" PRId64 " days", left / DAY_MS);
}

static bool
add_call(void *user, const struct interview *i)
{
	struct reading *r = user;
	struct text text = { 0 }, why = { 0 };
	bool running = i->started_ms != 0;
	struct agenda_item *it = add(r, running ? AGENDA_RUNNING : AGENDA_CALL, i->id,
		i->contact);

	text_addf(&text, "%s with %s", i->practice ? "Practice call" : "Call",
		i->contact && *i->contact ? i->contact : "somebody, named later");
	if (running) {
		text_add(&why, "not ended; begun ");
		when_text(&why, i->started_ms, r->now_ms, r->zone);
	} else {
		planned_why(r, i, &why);
	}
	it->interview_id = i->id;
	it->contact_id = i->contact_id;
	it->due_ms = running ? 0 : i->scheduled_ms;
	it->text = text_take(&text);
	it->why = text_take(&why);
	return true;
}

static bool
add_debrief(void *user, const struct interview *i, int markers, int answers)
{
	struct reading *r = user;
	struct text text = { 0 }, why = { 0 };
	struct agenda_item *it = add(r, AGENDA_DEBRIEF, i->id, i->contact);

	text_addf(&text, "Debrief of the call with %s",
		i->contact && *i->contact ? i->contact : "somebody, named later");
	if (markers)
		count_text(&why, (size_t)markers, "marker to write out", "markers to write out");
	if (markers && !answers)
		text_add(&why, ", ");
	if (!answers)
		text_add(&why, "not looked back on yet");
	it->interview_id = i->id;
	it->contact_id = i->contact_id;
	it->text = text_take(&text);
	it->why = text_take(&why);
	return true;
}

/* ---- steps ---- */

static bool
add_step(void *user, const struct step *st, const char *contact)
{
	struct reading *r = user;
	struct text why = { 0 };
	bool soon = !st->due_ms || st->due_ms >= r->today_end;
	struct agenda_item *it;

	it = add(r, soon ? AGENDA_SOON : step_overdue(st, r->now_ms) ? AGENDA_OVERDUE : AGENDA_DUE,
		st->id, contact);
	step_text(st, r->now_ms, &why);
	it->contact_id = st->contact_id;
	it->interview_id = st->interview_id;
	it->due_ms = st->due_ms;
	it->text = mem_str(st->text);
	it->why = text_take(&why);
	return true;
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
		struct agenda_item *it = add(r, AGENDA_DRAFT, id, c.name);
		text_addf(&text, id ? "Changes to %s" : "A new contact", c.name);
		it->contact_id = id;
		it->text = text_take(&text);
		it->why = mem_str("typed but not saved");
		contact_done(&c);
	}
	strings_free(&keys);
}

/* ---- contacts that wait ---- */

static const char write_to[] = "Write to ";

/* "Write to NAME", alone or with who that is behind it. */
static bool
writes_to(const char *text, const char *name)
{
	size_t begin = strlen(write_to), n = strlen(name);

	return strncmp(text, write_to, begin) == 0 &&
		strncasecmp(text + begin, name, n) == 0 && strchr(",", text[begin + n]);
}

static bool
is_step(const struct agenda_item *it)
{
	return it->kind == AGENDA_OVERDUE || it->kind == AGENDA_DUE || it->kind == AGENDA_SOON;
}

/* Somebody one is in a call with is not written to; nor is one to whom a step says to write,
 * taken on before they were a contact: the step is theirs now. */
static bool
is_told(const struct reading *r, const struct contact *c)
{
	for (size_t i = 0; i < r->g->n; i++) {
		struct agenda_item *it = &r->g->items[i];
		if (it->kind == AGENDA_RUNNING && it->contact_id == c->id)
			return true;
		if (!is_step(it) || it->contact_id || !writes_to(it->text, c->name))
			continue;
		it->contact_id = c->id;
		free(it->contact);
		it->contact = mem_str(c->name);
		return true;
	}
	return false;
}

static bool
add_contact(void *user, const struct contact *c)
{
	struct reading *r = user;
	struct text text = { 0 }, why = { 0 };

	if (is_told(r, c))
		return true;
	struct agenda_item *it = add(r, r->kind, c->id, c->name);
	text_addf(&text, "%s%s%s", r->kind == AGENDA_IDEA ? write_to : "", c->name,
		(c->role && *c->role) || (c->organisation && *c->organisation) ? ", " : "");
	who_text(&text, c->role, c->organisation);
	if (r->kind == AGENDA_WAITING)
		text_addf(&why, "asked %" PRId64 " days ago, no answer: write once more",
			(r->now_ms - c->changed_ms) / DAY_MS);
	else if (c->found && *c->found)
		text_add(&why, c->found);
	else
		text_add(&why, "not written to yet");
	it->contact_id = c->id;
	it->text = text_take(&text);
	it->why = text_take(&why);
	return true;
}

static bool
read_contacts(struct reading *r, struct err *e)
{
	struct store *s = r->d->store;

	r->kind = AGENDA_WAITING;
	if (!store_agenda_contacts(s, STAGE_ASKED, r->now_ms - ANSWER_MS, MOST_WAITING,
		    add_contact, r, e))
		return false;
	r->kind = AGENDA_IDEA;
	return store_agenda_contacts(s, STAGE_IDEA, INT64_MAX, MOST_IDEAS, add_contact, r, e);
}

/* ---- all of it ---- */

static int
by_kind(const void *a, const void *b)
{
	const struct agenda_item *x = a, *y = b;

	if (x->kind != y->kind)
		return x->kind < y->kind ? -1 : 1;
	if (x->due_ms != y->due_ms && x->kind != AGENDA_RUNNING)
		return !x->due_ms ? 1 : !y->due_ms ? -1 : x->due_ms < y->due_ms ? -1 : 1;
	return 0;
}

/* A stable sort: what the workbook gave in an order stays in it. */
static void
sort(struct agenda *g)
{
	for (size_t i = 1; i < g->n; i++)
		for (size_t k = i; k > 0 && by_kind(&g->items[k - 1], &g->items[k]) > 0; k--) {
			struct agenda_item t = g->items[k];
			g->items[k] = g->items[k - 1];
			g->items[k - 1] = t;
		}
}

bool
agenda_read(struct desk *d, int64_t now_ms, struct agenda *out, struct err *e)
{
	const char *zone = d->config.zone;
	int day = time_day(now_ms, zone);
	struct reading r = { .d = d, .g = out, .now_ms = now_ms, .zone = zone,
		.today_end = time_day_start(time_day_add(day, 1), zone),
		.tomorrow_end = time_day_start(time_day_add(day, 2), zone) };
	int64_t calls = now_ms + CONFIRM_FROM;

	agenda_done(out);
	if (!store_agenda_calls(d->store, calls > r.tomorrow_end ? calls : r.tomorrow_end,
		    add_call, &r, e) ||
		!store_step_each(d->store, r.today_end + SOON_DAYS * DAY_MS, true, add_step,
			&r, e) ||
		!store_agenda_debriefs(d->store, now_ms - DEBRIEF_DAYS * DAY_MS, add_debrief,
			&r, e))
		return false;
	add_drafts(&r);
	if (!read_contacts(&r, e))
		return false;
	sort(out);
	out->empty = out->n == 0 && store_contact_count(d->store) == 0;
	return true;
}

/* The facts of one owner (a contact, or a call with nobody) that due rules look at. */
#include <stdlib.h>

#include "due_facts.h"

void
due_facts_done(struct due_reading *k)
{
	for (size_t i = 0; i < k->n_interviews; i++) {
		struct due_call *c = &k->calls[i];
		for (size_t n = 0; n < c->n_notes; n++)
			note_done((struct note *)&c->notes[n]);
		free((void *)c->notes);
		free((void *)c->known);
		free((void *)c->to_write);
		interview_done(&k->interviews[i]);
	}
	for (size_t i = 0; i < k->n_steps; i++)
		step_done(&k->steps[i]);
	for (size_t i = 0; i < k->n_letters; i++)
		letter_done(&k->letters[i]);
	free(k->letters);
	free(k->interviews);
	free(k->calls);
	free(k->steps);
	contact_done(&k->who);
	coursework_done(&k->work);
	waypoints_free((struct waypoint *)k->state.waypoints, k->state.n_waypoints);
}

static bool
due_read_contact(struct store *s, int64_t owner, struct due_reading *k)
{
	sqlite3_stmt *st = sql_get(s, "SELECT id, uuid, stage, stage_ms, cadence, found, links, tags, referrer_id, "
		"coalesce((SELECT name FROM organisation WHERE id = organisation_id), '') AS organisation "
		"FROM contact WHERE id = :id AND" SHOWN("batch_id"));
	bool there;

	sql_int(st, ":id", owner);
	there = owner > 0 && sql_row(s, st);
	if (there) {
		columns_read(st, contact_columns(), &k->who);
		sql_end(st);
		k->f.who = &k->who;
		k->f.stage_ms = k->who.stage_ms;
	}
	return there;
}

#define FACTS " i.id, i.uuid, i.practice, i.scheduled_ms, t.started_ms, t.ended_ms " \
	"FROM interview i JOIN timing t ON t.interview_id = i.id "

static bool
due_read_interviews(struct store *s, int64_t owner, struct due_reading *k)
{
	sqlite3_stmt *st = owner > 0
		? sql_get(s, "SELECT" FACTS "WHERE i.contact_id = :owner AND" SHOWN("i.batch_id") "ORDER BY i.id")
		: sql_get(s, "SELECT" FACTS "WHERE i.id = -:owner AND i.contact_id IS NULL AND"
			SHOWN("i.batch_id"));

	sql_int(st, ":owner", owner);
	return list_read(s, st, &interview_columns, &k->interviews, &k->n_interviews,
		&k->cap_interviews);
}

int64_t
store_contact_named(struct store *s, const char *words)
{
	sqlite3_stmt *st = sql_get(s,
		"SELECT id FROM contact WHERE referral_words = :words AND referral_words <> '' "
		"AND" SHOWN("batch_id")
		"UNION ALL SELECT id FROM contact WHERE sort = :name AND sort <> '' AND" SHOWN("batch_id")
		"ORDER BY id LIMIT 1");
	struct referral r = { 0 };
	struct text name = { 0 };
	int64_t id;

	referral_read(&r, words);
	match_fold(&name, r.name);
	sql_text(st, ":words", words);
	sql_text(st, ":name", text_str(&name));
	id = sql_number(s, st);
	referral_done(&r);
	text_free(&name);
	return id;
}

/* Marks the notes taken under a question of the close that asks whether one may write. */
static bool
due_mark_to_write(struct store *s, int64_t interview_id, const struct note *notes, size_t n, bool *out)
{
	sqlite3_stmt *st = sql_get(s,
		"SELECT id, text FROM asked WHERE interview_id = :interview AND phase = 'close'");

	sql_int(st, ":interview", interview_id);
	while (sql_row(s, st)) {
		bool asks = note_may_write(col_str(st, 1));
		for (size_t at = 0; asks && at < n; at++)
			out[at] |= notes[at].asked_id == col_int(st, 0);
	}
	return s->rc == SQLITE_OK;
}

static bool
due_read_notes(struct store *s, const struct interview *i, struct due_call *c)
{
	sqlite3_stmt *st = sql_get(s, "SELECT * FROM note WHERE interview_id = :interview "
		"AND NOT marker ORDER BY axis_ms, id");
	struct note *notes = NULL;
	size_t n = 0, cap = 0;
	bool ok, *known, *to_write;

	sql_int(st, ":interview", i->id);
	ok = list_read(s, st, &note_columns, &notes, &n, &cap);
	known = mem_new(n + 1, sizeof(*known));
	to_write = mem_new(n + 1, sizeof(*to_write));
	for (size_t at = 0; at < n; at++)
		known[at] = notes[at].kind == NOTE_REFERRAL && store_contact_named(s, notes[at].text);
	ok = ok && due_mark_to_write(s, i->id, notes, n, to_write);
	c->notes = notes;
	c->known = known;
	c->to_write = to_write;
	c->n_notes = n;
	return ok;
}

static int
due_count_of(struct store *s, sqlite3_stmt *st, int64_t interview_id)
{
	sql_int(st, ":interview", interview_id);
	return (int)sql_number(s, st);
}

static bool
due_read_calls(struct store *s, struct due_reading *k)
{
	bool ok = true;

	k->calls = mem_new(k->n_interviews + 1, sizeof(*k->calls));
	for (size_t i = 0; ok && i < k->n_interviews; i++) {
		struct due_call *c = &k->calls[i];
		c->interview = &k->interviews[i];
		if (!c->interview->ended_ms || c->interview->practice)
			continue;
		ok = due_read_notes(s, c->interview, c);
		c->markers = due_count_of(s, sql_get(s,
			"SELECT count(*) FROM note WHERE interview_id = :interview AND marker"),
			c->interview->id);
		c->answers = due_count_of(s, sql_get(s,
			"SELECT count(*) FROM reflection WHERE interview_id = :interview "
			"AND text <> ''"), c->interview->id);
	}
	k->f.calls = k->calls;
	k->f.n_calls = k->n_interviews;
	return ok;
}

/* Most people have no call, no step typed by hand and no letter; to ask for that in one takes a fifth
 * of what it takes to ask for each. */
static struct belongings {
	bool calls, steps, letters;
}
due_belongings(struct store *s, int64_t owner)
{
	struct belongings b = { true, true, true };
	sqlite3_stmt *st = owner > 0 ? sql_get(s, "SELECT EXISTS (SELECT 1 FROM interview WHERE contact_id = :owner), "
		"EXISTS (SELECT 1 FROM step WHERE contact_id = :owner) OR EXISTS (SELECT 1 FROM interview i "
		"JOIN step s ON s.interview_id = i.id WHERE i.contact_id = :owner), "
		"EXISTS (SELECT 1 FROM letter WHERE contact_id = :owner)") : NULL;

	if (!st)
		return b;
	sql_int(st, ":owner", owner);
	if (sql_row(s, st)) {
		b = (struct belongings){ col_int(st, 0), col_int(st, 1), col_int(st, 2) };
		sql_end(st);
	}
	return b;
}

static bool
due_read_steps(struct store *s, int64_t owner, struct due_reading *k)
{
	sqlite3_stmt *st = owner > 0
		? sql_get(s,
			  "SELECT * FROM step WHERE contact_id = :owner UNION "
			  "SELECT s.* FROM interview i JOIN step s ON s.interview_id = i.id "
			  "WHERE i.contact_id = :owner AND s.contact_id IS NULL ORDER BY id")
		: sql_get(s,
			  "SELECT s.* FROM step s LEFT JOIN interview i ON i.id = s.interview_id "
			  "WHERE s.contact_id IS NULL AND i.contact_id IS NULL "
			  "AND s.interview_id IS nullif(-:owner, 0) ORDER BY s.id");

	sql_int(st, ":owner", owner);
	if (!list_read(s, st, &step_columns, &k->steps, &k->n_steps, &k->cap_steps))
		return false;
	k->f.steps = k->steps;
	k->f.n_steps = k->n_steps;
	return true;
}

static bool
due_read_letters(struct store *s, int64_t owner, struct due_reading *k)
{
	sqlite3_stmt *st = sql_get(s, "SELECT * FROM letter WHERE contact_id = :owner AND sent_ms > 0 "
		"ORDER BY sent_ms DESC, id DESC");

	sql_int(st, ":owner", owner);
	if (!list_read(s, st, &letter_columns, &k->letters, &k->n_letters, &k->cap_letters))
		return false;
	k->f.letters = k->letters;
	k->f.n_letters = k->n_letters;
	return true;
}

static bool
due_connected(struct store *s, int64_t owner)
{
	sqlite3_stmt *st = sql_get(s, "SELECT EXISTS (SELECT 1 FROM learned WHERE contact_id = :owner "
		"AND kind = 'connect')");

	sql_int(st, ":owner", owner);
	return sql_number(s, st) != 0;
}

bool
due_facts_read(struct store *s, int64_t owner, struct due_reading *k)
{
	struct belongings b = due_belongings(s, owner);

	if (due_read_contact(s, owner, k) && k->who.links && *k->who.links)
		k->f.connected = due_connected(s, owner);
	if (!owner && coursework_state_read(s, &k->work, &k->state))
		k->f.work = &k->state;
	return s->rc == SQLITE_OK && (!b.calls || due_read_interviews(s, owner, k)) && due_read_calls(s, k) &&
		(!b.steps || due_read_steps(s, owner, k)) &&
		(!b.letters || due_read_letters(s, owner, k));
}

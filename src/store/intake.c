/*
 * intake.c: stores a student's conversation, row by row, in a batch of a coach's workbook. A
 * row that is there changes only for a higher revision; nothing is deleted, and nothing of
 * another student's or of the coach's own is touched: the uuid is looked for within the
 * conversation.
 */
#include <stdio.h>
#include <string.h>

#include "model/share.h"
#include "private.h"

struct intake {
	struct store *s;
	const struct share_interview *i;
	int64_t interview_id, student_id;
	int64_t number;          /* the next row's, of those given out for the list */
	char who[24];            /* "ʘs12": in the full text */
	struct store_intake *out;
	struct err *e;
};

/* Of every statement here: its rows, counted where they changed anything. */
static bool
intake_run(struct intake *x, sqlite3_stmt *st, size_t *count)
{
	sql_int(st, ":interview", x->interview_id);
	if (!sql_run(x->s, st, x->e))
		return false;
	*count += sqlite3_changes64(x->s->db) > 0;
	return true;
}

/* The numbers of a whole list are given out at once. */
static void
intake_numbers(struct intake *x, const char *noun, size_t n)
{
	x->number = n ? serial_some(x->s, noun, n) : 0;
}

static void
intake_name(struct intake *x, sqlite3_stmt *st, const char *uuid)
{
	sql_int(st, ":id", x->number++);
	sql_text(st, ":uuid", uuid);
}

static bool
intake_clock(struct intake *x)
{
	intake_numbers(x, "clock", x->i->clock.n);
	for (size_t n = 0; n < x->i->clock.n; n++) {
		const struct share_clock *c = row_at(struct share_clock, &x->i->clock, n);
		sqlite3_stmt *st = sql_get(x->s,
			"INSERT INTO clock(id, uuid, interview_id, kind, axis_ms, amount_ms, wall_ms, boot_ms, "
			"mono_ms, boot_id) VALUES (:id, :uuid, :interview, :kind, :axis, :amount, :wall, 0, 0, '') "
			"ON CONFLICT DO NOTHING");

		intake_name(x, st, c->uuid);
		sql_text(st, ":kind", clock_kind_names[c->kind]);
		sql_int(st, ":axis", c->axis_ms);
		sql_int(st, ":amount", c->amount_ms);
		sql_int(st, ":wall", x->i->started_ms + c->axis_ms);
		if (!intake_run(x, st, &x->out->changed))
			return false;
	}
	return true;
}

static bool
intake_asking(struct intake *x, const struct share_question *q)
{
	sqlite3_stmt *st = sql_get(x->s,
		"INSERT INTO asking(id, uuid, interview_id, asked_id, axis_ms) "
		"SELECT :id, :uuid, :interview, a.id, :axis FROM asked a WHERE a.uuid = :question "
		"AND a.interview_id = :interview "
		"AND NOT EXISTS (SELECT 1 FROM asking WHERE asked_id = a.id)");
	char uuid[UUID_SIZE];

	uuid_new(uuid);
	sql_int(st, ":id", serial_next(x->s, "asking"));
	sql_text(st, ":uuid", uuid);
	sql_int(st, ":axis", q->asked_ms);
	sql_text(st, ":question", q->uuid);
	return intake_run(x, st, &x->out->changed);
}

/* No question has a revision of its own: it is as new as its conversation. */
static bool
intake_questions(struct intake *x)
{
	struct text probes = { 0 };
	bool good = true;

	intake_numbers(x, "asked", x->i->questions.n);
	for (size_t n = 0; good && n < x->i->questions.n; n++) {
		const struct share_question *q = row_at(struct share_question, &x->i->questions, n);
		sqlite3_stmt *st = sql_get(x->s,
			"INSERT INTO asked(id, uuid, interview_id, position, question_id, text, brief, category, "
			"pack, probes, phase, tiara, minutes, priority, must, state, why, who) "
			"VALUES (:id, :uuid, :interview, :position, :question, :text, '', '', '', :probes, '', '', "
			":minutes, 2, :must, :state, '', :who) "
			"ON CONFLICT(uuid) DO UPDATE SET text = :text, probes = :probes, minutes = :minutes, "
			"must = :must, state = :state WHERE interview_id = :interview AND :newer "
			"AND (text, probes, minutes, must, state) IS NOT (:text, :probes, :minutes, :must, :state) "
			"ON CONFLICT DO NOTHING");

		text_clear(&probes);
		strings_join(&q->probes, "\n", &probes);
		intake_name(x, st, q->uuid);
		sql_text(st, ":who", x->who);
		sql_int(st, ":position", (int64_t)n + 1);
		sql_text(st, ":question", *q->id ? q->id : q->uuid);
		sql_text(st, ":text", q->text);
		sql_text(st, ":probes", text_str(&probes));
		sql_int(st, ":minutes", q->minutes);
		sql_int(st, ":must", q->must);
		sql_text(st, ":state", asked_state_names[q->state]);
		sql_int(st, ":newer", x->out->newer);
		good = intake_run(x, st, &x->out->changed) &&
			(q->asked_ms < 0 || intake_asking(x, q));
	}
	text_free(&probes);
	return good;
}

static bool
intake_notes(struct intake *x)
{
	intake_numbers(x, "note", x->i->notes.n);
	for (size_t i = 0; i < x->i->notes.n; i++) {
		const struct share_note *n = row_at(struct share_note, &x->i->notes, i);
		sqlite3_stmt *st = sql_get(x->s,
			"INSERT INTO note(id, revision, uuid, interview_id, asked_id, kind, starred, marker, text, "
			"axis_ms, record, claim, done_ms, edited_ms, batch_id, who) "
			"VALUES (:id, :revision, :uuid, :interview, (SELECT id FROM asked WHERE uuid = :question "
			"AND interview_id = :interview), :kind, :starred, :marker, :text, :axis, :record, :claim, "
			":done, :edited, :batch, :who) "
			"ON CONFLICT(uuid) DO UPDATE SET revision = excluded.revision, asked_id = excluded.asked_id, "
			"kind = excluded.kind, starred = excluded.starred, marker = excluded.marker, "
			"text = excluded.text, axis_ms = excluded.axis_ms, record = excluded.record, "
			"claim = excluded.claim, done_ms = excluded.done_ms, edited_ms = excluded.edited_ms "
			"WHERE interview_id = :interview AND excluded.revision > note.revision "
			"ON CONFLICT DO NOTHING");

		if (n->record == RECORD_OFF)
			continue;
		intake_name(x, st, n->uuid);
		sql_int(st, ":revision", n->revision);
		sql_text(st, ":who", x->who);
		sql_text(st, ":question", n->question);
		sql_text(st, ":kind", note_kind_names[n->kind]);
		sql_int(st, ":starred", n->starred);
		sql_int(st, ":marker", n->marker);
		sql_text(st, ":text", n->text);
		sql_int(st, ":axis", n->axis_ms);
		sql_text(st, ":record", record_names[n->record]);
		sql_int(st, ":claim", n->claim);
		sql_int(st, ":done", n->done_ms);
		sql_int(st, ":edited", n->edited_ms);
		sql_ref(st, ":batch", x->s->tx.batch);
		if (!intake_run(x, st, &x->out->changed))
			return false;
	}
	return true;
}

static bool
intake_checks(struct intake *x)
{
	intake_numbers(x, "check", x->i->time_checks.n);
	for (size_t n = 0; n < x->i->time_checks.n; n++) {
		const struct share_check *c = row_at(struct share_check, &x->i->time_checks, n);
		sqlite3_stmt *st = sql_get(x->s,
			"INSERT INTO \"check\"(id, uuid, revision, interview_id, axis_ms, answer, minutes) "
			"VALUES (:id, :uuid, :revision, :interview, :axis, :answer, :minutes) "
			"ON CONFLICT(uuid) DO UPDATE SET revision = excluded.revision, axis_ms = excluded.axis_ms, "
			"answer = excluded.answer, minutes = excluded.minutes "
			"WHERE interview_id = :interview AND excluded.revision > \"check\".revision "
			"ON CONFLICT DO NOTHING");

		intake_name(x, st, c->uuid);
		sql_int(st, ":revision", c->revision);
		sql_int(st, ":axis", c->axis_ms);
		sql_text(st, ":answer", check_answer_names[c->answer]);
		sql_int(st, ":minutes", c->minutes);
		if (!intake_run(x, st, &x->out->changed))
			return false;
	}
	return true;
}

/* Texts about something, a row each. */
static bool
intake_texts(struct intake *x, const char *noun, const struct row_list *texts, const char *sql)
{
	intake_numbers(x, noun, texts->n);
	for (size_t n = 0; n < texts->n; n++) {
		const struct share_text *t = row_at(struct share_text, texts, n);
		sqlite3_stmt *st = sql_get(x->s, sql);

		intake_name(x, st, t->uuid);
		sql_int(st, ":revision", t->revision);
		sql_text(st, ":who", x->who);
		sql_text(st, ":about", t->about);
		sql_text(st, ":text", t->text);
		if (!intake_run(x, st, &x->out->changed))
			return false;
	}
	return true;
}

static bool
intake_reflections(struct intake *x)
{
	return intake_texts(x, "reflection", &x->i->reflections,
		"INSERT INTO reflection(id, uuid, revision, interview_id, prompt, text, who) "
		"VALUES (:id, :uuid, :revision, :interview, :about, :text, :who) "
		"ON CONFLICT(uuid) DO UPDATE SET revision = excluded.revision, text = excluded.text "
		"WHERE interview_id = :interview AND excluded.revision > reflection.revision "
		"ON CONFLICT DO NOTHING");
}

/* One that was deleted and written again has another uuid; the question is the same. */
static bool
intake_writeups(struct intake *x)
{
	return intake_texts(x, "writeup", &x->i->writeups,
		"INSERT INTO writeup(id, uuid, revision, interview_id, question, text, who) "
		"VALUES (:id, :uuid, :revision, :interview, :about, :text, :who) "
		"ON CONFLICT(interview_id, question) DO UPDATE SET revision = excluded.revision, "
		"text = excluded.text WHERE excluded.revision > writeup.revision "
		"ON CONFLICT DO NOTHING");
}

static bool
intake_to_coach(struct intake *x)
{
	intake_numbers(x, "to_coach", x->i->to_coach.n);
	for (size_t n = 0; n < x->i->to_coach.n; n++) {
		const struct share_to_coach *q = row_at(struct share_to_coach, &x->i->to_coach, n);
		sqlite3_stmt *st = sql_get(x->s,
			"INSERT INTO to_coach(id, uuid, revision, interview_id, axis_ms, text) "
			"VALUES (:id, :uuid, :revision, :interview, :axis, :text) "
			"ON CONFLICT(uuid) DO UPDATE SET revision = excluded.revision, axis_ms = excluded.axis_ms, "
			"text = excluded.text "
			"WHERE interview_id = :interview AND excluded.revision > to_coach.revision "
			"ON CONFLICT DO NOTHING");

		intake_name(x, st, q->uuid);
		sql_int(st, ":revision", q->revision);
		sql_int(st, ":axis", q->axis_ms);
		sql_text(st, ":text", q->text);
		if (!intake_run(x, st, &x->out->changed))
			return false;
	}
	return true;
}

static bool
intake_steps(struct intake *x)
{
	for (size_t n = 0; n < x->i->steps.n; n++) {
		const struct share_step *p = row_at(struct share_step, &x->i->steps, n);
		sqlite3_stmt *st = sql_get(x->s,
			"INSERT INTO taken_step(interview_id, id, text, due_ms, done_ms) "
			"VALUES (:interview, :step, :text, :due, :done) "
			"ON CONFLICT DO UPDATE SET text = :text, due_ms = :due, done_ms = :done WHERE :newer "
			"AND (text, due_ms, done_ms) IS NOT (:text, :due, :done)");

		sql_text(st, ":step", p->id);
		sql_text(st, ":text", p->text);
		sql_int(st, ":due", p->due_ms);
		sql_int(st, ":done", p->done_ms);
		sql_int(st, ":newer", x->out->newer);
		if (!intake_run(x, st, &x->out->changed))
			return false;
	}
	return true;
}

/* ---- the conversation itself ---- */

/* Whose is the row of that uuid? -1: nobody's yet; 0: mine. */
static int64_t
intake_owner(struct store *s, const char *uuid, int64_t *id, int64_t *revision)
{
	sqlite3_stmt *st = sql_get(s, "SELECT i.id, coalesce(i.student_id, 0), coalesce(t.revision, 0) "
		"FROM interview i LEFT JOIN taken t ON t.interview_id = i.id WHERE i.uuid = :uuid");
	int64_t owner = -1;

	sql_text(st, ":uuid", uuid);
	if (sql_row(s, st)) {
		*id = col_int(st, 0);
		owner = col_int(st, 1);
		*revision = col_int(st, 2);
	}
	sql_end(st);
	return owner;
}

static bool
intake_new(struct intake *x)
{
	const struct share_interview *i = x->i;
	sqlite3_stmt *st;

	x->interview_id = serial_next(x->s, "interview");
	st = sql_get(x->s,
		"INSERT INTO interview(id, revision, uuid, contact_id, kind, agreed_minutes, scheduled_ms, "
		"zone, place, channel, started_ms, ended_ms, practice, partner, seed, speed, nervous_before, "
		"nervous_after, assignment, source, situation, created_ms, batch_id, student_id) "
		"VALUES (:interview, :revision, :uuid, NULL, :kind, :minutes, 0, '', '', '', :started, 0, "
		":practice, :partner, :seed, 0, 0, 0, :assignment, :source, '', :now, :batch, :student)");
	sql_text(st, ":uuid", i->uuid);
	sql_int(st, ":revision", i->revision);
	sql_text(st, ":kind", interview_kind_names[i->kind]);
	sql_int(st, ":minutes", i->agreed_minutes ? i->agreed_minutes : 20);
	sql_int(st, ":started", i->started_ms);
	sql_int(st, ":practice", i->practice);
	sql_text(st, ":partner", i->partner);
	sql_int(st, ":seed", i->seed);
	sql_text(st, ":assignment", i->assignment);
	sql_text(st, ":source", source_names[i->source]);
	sql_int(st, ":now", x->s->now.wall_ms);
	sql_ref(st, ":batch", x->s->tx.batch);
	sql_int(st, ":student", x->student_id);
	return intake_run(x, st, &x->out->added);
}

/* With whom, and what they agreed to; when it was handed in first stays. */
static bool
intake_taken(struct intake *x, const struct share *of)
{
	const struct share_interview *i = x->i;
	size_t none = 0;
	sqlite3_stmt *st = sql_get(x->s,
		"INSERT INTO taken(interview_id, revision, course, person, taken_ms, reviewed_ms, role, "
		"organisation, path, seniority, class, handed_ms, named) VALUES (:interview, :revision, :course, "
		":person, :now, 0, :role, :organisation, :path, :seniority, :class, :handed, :named) "
		"ON CONFLICT DO UPDATE SET revision = excluded.revision, course = excluded.course, "
		"person = excluded.person, taken_ms = excluded.taken_ms, role = excluded.role, "
		"organisation = excluded.organisation, path = excluded.path, "
		"seniority = excluded.seniority, class = excluded.class, named = excluded.named "
		"WHERE excluded.revision > taken.revision");

	sql_int(st, ":revision", i->revision);
	sql_text(st, ":course", i->course);
	sql_text(st, ":person", i->person && *i->person ? i->person : "Somebody");
	sql_int(st, ":now", x->s->now.wall_ms);
	sql_text(st, ":role", i->role);
	sql_text(st, ":organisation", i->organisation);
	sql_text(st, ":path", path_names[i->path]);
	sql_text(st, ":seniority", i->seniority);
	sql_text(st, ":class", i->consent.class_);
	sql_int(st, ":handed", of->made_ms);
	sql_int(st, ":named", of->names == SHARE_REAL);
	return intake_run(x, st, &none);
}

/* Once for all events of its clock, through the view that the triggers of clocks have. */
static bool
intake_timing(struct intake *x)
{
	static const char clocks[] = "INSERT INTO clock";
	size_t none = 0;

	return triggers_for(x->s, clocks, strlen(clocks)) && triggers_view(x->s, "timing_now") && intake_run(x, sql_get(x->s,
		"INSERT OR REPLACE INTO timing SELECT * FROM timing_now WHERE interview_id = :interview"), &none);
}

bool
store_intake(struct store *s, int64_t student_id, const struct share_interview *i,
	const struct share *of, struct store_intake *out, struct err *e)
{
	struct intake x = { .s = s, .i = i, .student_id = student_id, .out = out, .e = e };
	int64_t revision = 0, owner = intake_owner(s, i->uuid, &x.interview_id, &revision);
	size_t changed = out->changed;

	snprintf(x.who, sizeof(x.who), "ʘs%lld", (long long)student_id);
	out->refused = owner >= 0 && owner != student_id;
	if (out->refused)
		return err_set(e, "The conversation %s belongs to another student, and was left out.", i->uuid);
	out->newer = i->revision > revision;
	out->interview_id = 0;
	if (owner < 0 && !intake_new(&x))
		return false;
	out->interview_id = x.interview_id;
	if (!intake_clock(&x) || !intake_questions(&x) || !intake_notes(&x) || !intake_checks(&x) ||
		!intake_reflections(&x) || !intake_writeups(&x) || !intake_to_coach(&x) ||
		!intake_steps(&x))
		return false;
	out->again = owner >= 0 && out->changed > changed;
	if (owner < 0)
		out->changed = changed; /* all of it is new */
	return intake_taken(&x, of) && intake_timing(&x);
}

/* ---- with whom a student talked ---- */

static sqlite3_stmt *
intake_person_get(struct store *s, int64_t interview_id)
{
	sqlite3_stmt *st = sql_get(s, "SELECT person, role, organisation, path, seniority FROM taken "
		"WHERE interview_id = :id");

	sql_int(st, ":id", interview_id);
	return st;
}

void
intake_person(struct store *s, int64_t interview_id, char **name, char **role, char **organisation)
{
	sqlite3_stmt *st = intake_person_get(s, interview_id);

	if (sql_row(s, st)) {
		mem_set(name, col_str(st, 0));
		mem_set(role, col_str(st, 1));
		mem_set(organisation, col_str(st, 2));
	}
	sql_end(st);
}

void
intake_who(struct store *s, int64_t interview_id, struct contact *who)
{
	sqlite3_stmt *st = intake_person_get(s, interview_id);
	int path;

	if (sql_row(s, st)) {
		path = word_find(path_names, N_PATHS, col_str(st, 3), false);
		mem_set(&who->name, col_str(st, 0));
		mem_set(&who->role, col_str(st, 1));
		mem_set(&who->organisation, col_str(st, 2));
		mem_set(&who->seniority, col_str(st, 4));
		who->path = path < 0 ? PATH_OTHER : (enum path)path;
		who->stage = STAGE_TALKED;
	}
	sql_end(st);
}

/*
 * demo.c: the year of an invented student, done again in an empty workbook by the acts that a
 * person's own keys call, each at its own day: so every screen has something true to show.
 */
#include <stdlib.h>
#include <string.h>

#include "model/call.h"
#include "model/compare.h"
#include "model/letter.h"
#include "model/note.h"
#include "model/review.h"
#include "workflow.h"

enum { SCRIPT_MAX = 256 * 1024 };

struct demo {
	struct desk *d;
	const struct moment *real; /* the desk's own; what is done happens at `at` */
	struct moment at;
	struct bank_rows bank;     /* read for the first plan */
	int line;
	struct call call;          /* the one that lines under "call" belong to */
	int64_t started_ms, asked_id;
	int64_t point_id;          /* of the decision, added last */
};

static bool
demo_wrong(const struct demo *x, struct err *e, const char *why)
{
	struct err cause = { 0 };

	err_set(&cause, "%s", why);
	return err_set(e, "Cannot make the demo: year.txt, line %d: %s", x->line, cause.text);
}

static void
demo_moment(struct demo *x, int64_t wall_ms)
{
	const int64_t year = 400 * DAY_MS;

	x->at = *x->real;
	x->at.boot_ms = wall_ms - x->real->wall_ms + year;
	x->at.mono_ms = x->at.boot_ms;
	x->at.wall_ms = wall_ms;
	x->d->now = &x->at;
	store_now(x->d->store, &x->at);
}

/* "-320 18:00", "0 now+35". */
static bool
demo_time(const struct demo *x, const char *day, const char *time, int64_t *ms)
{
	const char *zone = x->d->config.zone;
	int64_t now_ms = x->real->wall_ms, of_day;
	int date = time_day_add(time_day(now_ms, zone), atoi(day));

	if (strncmp(time, "now", 3) == 0) {
		*ms = now_ms / MINUTE_MS * MINUTE_MS + atoi(time + 3) * MINUTE_MS;
		return true;
	}
	if (!clock_parse(time, &of_day))
		return false;
	*ms = time_day_start(date, zone) + of_day * 60; /* HH:MM was read as MM:SS */
	return true;
}

/* ---- a line, taken apart ---- */

/* The word before the first blank, and the rest behind it; cuts `s`. */
static char *
demo_word(char **s)
{
	char *word = *s, *end = strchr(word, ' ');

	*s = end ? end + 1 : word + strlen(word);
	if (end)
		*end = '\0';
	return word;
}

/* The same up to " | ". */
static char *
demo_part(char **s)
{
	char *part = *s, *end = strstr(part, " | ");

	*s = end ? end + 3 : part + strlen(part);
	if (end)
		*end = '\0';
	return part;
}

/* The last word of `s`, cut off it. */
static char *
demo_last(char *s)
{
	char *blank = strrchr(s, ' ');

	if (!blank)
		return s + strlen(s);
	*blank = '\0';
	return blank + 1;
}

/* ---- what is done ---- */

static bool
demo_fields(struct demo *x, int64_t id, char *rest, struct err *e)
{
	while (*rest) {
		char *part = demo_part(&rest), *is = strchr(part, '=');

		if (!is)
			return err_set(e, "“%s” is no FIELD=VALUE", part);
		*is = '\0';
		if (!contact_set(x->d, id, part, is + 1, e))
			return false;
	}
	return true;
}

static bool
demo_add(struct demo *x, char *rest, struct err *e)
{
	struct contact c = { 0 };
	int64_t same = 0;

	c.name = mem_str(demo_part(&rest));
	bool good = contact_keep(x->d, &c, false, &same, e) && demo_fields(x, c.id, rest, e);
	contact_done(&c);
	return good;
}

static bool
demo_find(struct demo *x, char *rest, struct err *e)
{
	int64_t id = contact_find(x->d, demo_part(&rest), e);

	return id && demo_fields(x, id, rest, e);
}

static bool
demo_letter(struct demo *x, char *rest, struct err *e)
{
	struct letter_wish wish = { .kind = demo_word(&rest) };
	struct text said = { 0 };
	struct letter l = { 0 };

	wish.contact_id = contact_find(x->d, rest, e);
	bool good = wish.contact_id && letter_begin(x->d, &wish, &l, e) &&
		letter_send(x->d, &l, x->at.wall_ms, &said, e);
	letter_done(&l);
	text_free(&said);
	return good;
}

static bool
demo_answered(struct demo *x, char *rest, struct err *e)
{
	const char *kind = demo_word(&rest), *answer = demo_last(rest);
	int64_t id = contact_find(x->d, rest, e);
	struct text said = { 0 };

	int how = word_find(letter_answer_names, N_LETTER_ANSWERS, answer, false);
	bool good = id && (how > LETTER_OPEN || err_set(e, "“%s” is no answer", answer)) &&
		letter_answered(x->d, id, kind, (enum letter_answer)how, x->at.wall_ms, &said, e);
	text_free(&said);
	return good;
}

static bool
demo_stage(struct demo *x, char *rest, struct err *e)
{
	const char *word = demo_last(rest);
	int64_t id = contact_find(x->d, rest, e);
	struct text said = { 0 };
	enum stage stage;

	bool good = id && stage_word(word, &stage, e) && stage_set(x->d, &id, 1, stage, &said, e);
	text_free(&said);
	return good;
}

static bool
demo_agree(struct demo *x, char *rest, struct err *e)
{
	int64_t contact = contact_find(x->d, demo_part(&rest), e);
	int64_t id = contact ? interview_for(x->d, contact, e) : 0;
	char *when = demo_part(&rest);
	const char *day = demo_word(&when);
	struct interview i = { 0 };
	bool good = id && store_interview_get(x->d->store, id, &i, e);

	if (good && !demo_time(x, day, when, &i.scheduled_ms))
		good = err_set(e, "“%s” is no time", when);
	if (good) {
		i.agreed_minutes = atoi(demo_part(&rest));
		mem_set(&i.channel, demo_part(&rest));
		mem_set(&i.place, demo_part(&rest));
		good = interview_schedule(x->d, &i, e);
	}
	interview_done(&i);
	return good;
}

static bool
demo_plan(struct demo *x, char *rest, struct err *e)
{
	int64_t contact = contact_find(x->d, demo_part(&rest), e);
	int64_t id = contact ? interview_for(x->d, contact, e) : 0;
	const struct bank_row *rows[16];
	size_t n = 0, added;

	if (!x->bank.n)
		bank_rows_read(&x->bank, desk_bank(x->d));
	while (id && *rest && n < LEN(rows)) {
		const char *question = demo_word(&rest);

		rows[n] = bank_row_find(&x->bank, question);
		if (!rows[n++])
			return err_set(e, "there is no question “%s”", question);
	}
	return id && plan_add(x->d, id, rows, n, &added, e);
}

/* The newest that was begun. */
static bool
demo_begun(void *user, const struct interview *i)
{
	int64_t *id = user;

	if (i->started_ms)
		*id = i->id;
	return *id == 0;
}

/* A conversation with somebody, the one planned or the last one held, into x->call. */
static bool
demo_call_of(struct demo *x, const char *who, bool planned, struct err *e)
{
	int64_t contact = contact_find(x->d, who, e), id = 0;

	call_done(&x->call);
	x->call = (struct call){ 0 };
	if (!contact)
		return false;
	if (planned)
		id = store_interview_planned(x->d->store, contact);
	else if (!desk_interviews_of(x->d, contact, demo_begun, &id, e))
		return false;
	return id ? desk_call(x->d, id, &x->call, e) : err_set(e, "there is no interview with %s", who);
}

static bool
demo_call(struct demo *x, char *rest, struct err *e)
{
	x->asked_id = 0;
	x->started_ms = x->at.wall_ms;
	return demo_call_of(x, rest, true, e) &&
		call_event(x->d, x->call.interview.id, CLOCK_START, 0, 0, e);
}

static bool
demo_take(struct demo *x, char *rest, struct err *e)
{
	bool good = demo_call_of(x, rest, false, e);

	for (size_t i = 0; good && i < x->call.n_notes; i++) {
		const struct note *n = &x->call.notes[i];
		struct contact c = { 0 };

		if (n->kind == NOTE_REFERRAL && !referral_contact(x->d, n) &&
			referral_propose(&x->call, n, &c))
			good = referral_take(x->d, &x->call, &c, e);
		contact_done(&c);
	}
	return good;
}

static bool
demo_debrief(struct demo *x, char *rest, struct err *e)
{
	char *who = demo_part(&rest);
	const char *prompt = demo_last(who);

	return demo_call_of(x, who, false, e) &&
		debrief_answer(x->d, x->call.interview.id, prompt, rest, e);
}

/* A moment of the call: "MM:SS". */
static bool
demo_at(const char *clock, int64_t *ms, struct err *e)
{
	return clock_parse(clock, ms) || err_set(e, "“%s” is no MM:SS", clock);
}

static bool
demo_comment(struct demo *x, char *rest, struct err *e)
{
	struct comment m = { .made_ms = x->at.wall_ms };
	char *head = demo_part(&rest);
	char *clock = strpbrk(head, "0123456789");
	int64_t at_ms;

	if (!clock || clock == head)
		return err_set(e, "a comment says at which MM:SS");
	clock[-1] = '\0';
	char *coach = clock;
	if (!demo_call_of(x, head, false, e) || !demo_at(demo_word(&coach), &at_ms, e))
		return false;
	memcpy(m.interview, x->call.interview.uuid, sizeof(m.interview));
	m.at_s = at_ms / 1000;
	m.coach = mem_str(coach);
	m.text = mem_str(rest);
	bool good = store_comment_save(x->d->store, &m, e);
	comment_done(&m);
	return good;
}

static bool
demo_coach(struct demo *x, char *rest, struct err *e)
{
	char *who = demo_part(&rest);
	const char *clock = demo_last(who);
	int64_t at_ms;

	return demo_at(clock, &at_ms, e) && demo_call_of(x, who, false, e) &&
		coach_ask(x->d, &x->call, rest, at_ms, e);
}

static bool
demo_step(struct demo *x, char *rest, struct err *e)
{
	struct step st = { .contact_id = contact_find(x->d, demo_part(&rest), e) };
	int64_t same = 0;

	if (!st.contact_id)
		return false;
	demo_time(x, demo_part(&rest), "18:00", &st.due_ms);
	st.text = mem_str(rest);
	bool good = step_add(x->d, &st, true, &same, e);
	step_done(&st);
	return good;
}

/* What is open with somebody and due by then, by its id. */
struct demo_open {
	int64_t by_ms;
	struct strings ids;
};

static bool
demo_open_step(void *user, const struct due_row *r)
{
	struct demo_open *o = user;

	if (r->due.open && r->due.kind != DUE_DEBRIEF && r->due.due_ms <= o->by_ms)
		strings_add(&o->ids, r->due.id);
	return true;
}

static bool
demo_done(struct demo *x, char *rest, struct err *e)
{
	struct demo_open open = { .by_ms = x->at.wall_ms };
	struct due_wish wish = { .contact_id = contact_find(x->d, rest, e) };
	struct due_row r = { 0 };
	bool good = wish.contact_id && store_due_each(x->d->store, &wish, demo_open_step, &open, e);

	for (size_t i = 0; good && i < open.ids.n; i++)
		good = step_find(x->d, open.ids.s[i], &r, e) && step_tick(x->d, &r, true, e);
	due_row_done(&r);
	strings_free(&open.ids);
	return good;
}

/* ---- what many conversations say ---- */

/* "NAME MM:SS": the note of the last call with them at that time; 0: e. */
static int64_t
demo_noted(struct demo *x, char *rest, struct err *e)
{
	const char *clock = demo_last(rest);
	int64_t at_ms;

	if (!demo_at(clock, &at_ms, e) || !demo_call_of(x, rest, false, e))
		return 0;
	for (size_t i = 0; i < x->call.n_notes; i++)
		if (clock_at(&x->call.clock, x->call.notes[i].axis_ms) == at_ms)
			return x->call.notes[i].id;
	err_set(e, "no note of %s is at %s", rest, clock);
	return 0;
}

static bool
demo_theme(struct demo *x, char *rest, struct err *e)
{
	int64_t note = demo_noted(x, demo_part(&rest), e);
	struct text said = { 0 };
	bool good = note && theme_give(x->d, &note, 1, rest, &said, e);

	text_free(&said);
	return good;
}

static bool
demo_memo(struct demo *x, char *rest, struct err *e)
{
	int64_t id = theme_find(x->d, demo_part(&rest), e);

	return id && theme_memo(x->d, id, rest, e);
}

static bool
demo_claim(struct demo *x, char *rest, struct err *e)
{
	int64_t note = demo_noted(x, rest, e);

	return note && claim_set(x->d, note, true, e);
}

static bool
demo_side(struct demo *x, char *rest, int side, struct err *e)
{
	int64_t claim = demo_noted(x, demo_part(&rest), e), note = claim ? demo_noted(x, rest, e) : 0;
	struct text said = { 0 };
	bool good = note && claim_weigh(x->d, claim, note, side, &said, e);

	text_free(&said);
	return good;
}

static bool
demo_backs(struct demo *x, char *rest, struct err *e)
{
	return demo_side(x, rest, SIDE_FOR, e);
}

static bool
demo_denies(struct demo *x, char *rest, struct err *e)
{
	return demo_side(x, rest, SIDE_AGAINST, e);
}

static bool
demo_interest(struct demo *x, char *rest, struct err *e)
{
	char *who = demo_part(&rest);
	int after = atoi(demo_last(who)), before = atoi(demo_last(who));

	return demo_call_of(x, who, false, e) &&
		interest_set(x->d, x->call.interview.id, before, after, rest, e);
}

static bool
demo_point(struct demo *x, char *rest, struct err *e)
{
	const char *word = demo_part(&rest);
	int kind = word_find(point_kind_names, N_POINT_KINDS, word, false);

	if (kind < 0)
		return err_set(e, "“%s” is no kind of point", word);
	x->point_id = point_add(x->d, (enum point_kind)kind, rest, e);
	return x->point_id != 0;
}

/* Of the point added last. */
static bool
demo_weigh(struct demo *x, char *rest, struct err *e)
{
	int side = word_find(side_names, N_SIDES, demo_part(&rest), false);
	struct weighed w = { .side = side, .note_id = demo_noted(x, demo_part(&rest), e), .because = rest };
	struct text said = { 0 };
	bool good = w.note_id && point_weigh(x->d, x->point_id, &w, &said, e);

	text_free(&said);
	return good;
}

static bool
demo_field(struct demo *x, char *rest, struct err *e)
{
	struct learned f = { .field = mem_str(x->d->config.exploring) };
	const char *who;
	bool good = field_kind(demo_part(&rest), &f.kind, e);

	f.text = mem_str(demo_part(&rest));
	f.source = mem_str(demo_part(&rest));
	who = demo_part(&rest);
	if (good && *who)
		good = (f.contact_id = contact_find(x->d, who, e)) != 0;
	good = good && field_keep(x->d, &f, e);
	learned_done(&f);
	return good;
}

/* A letter begun and not sent. */
static bool
demo_draft(struct demo *x, char *rest, struct err *e)
{
	struct letter_wish wish = { .kind = demo_word(&rest) };
	struct letter l = { 0 };

	wish.contact_id = contact_find(x->d, rest, e);
	bool good = wish.contact_id && letter_begin(x->d, &wish, &l, e) && letter_save(x->d, &l, e);
	letter_done(&l);
	return good;
}

/* ---- lines of a call ---- */

static bool
demo_asking(struct demo *x, int64_t asked_id, int64_t axis_ms, struct err *e)
{
	struct asking asking = { .asked_id = asked_id, .axis_ms = axis_ms };

	x->asked_id = asked_id;
	return store_asking_add(x->d->store, x->call.interview.id, &asking, e);
}

/* The next planned question. */
static bool
demo_ask(struct demo *x, int64_t axis_ms, struct err *e)
{
	for (size_t i = 0; i < x->call.n_asked; i++) {
		struct asked *a = &x->call.asked[i];

		if (a->state != ASKED_PLANNED)
			continue;
		a->state = ASKED_ASKED;
		return store_asked_save(x->d->store, a, e) && demo_asking(x, a->id, axis_ms, e);
	}
	return err_set(e, "no planned question is left");
}

static bool
demo_check(struct demo *x, enum check_answer answer, int minutes, int64_t axis_ms, struct err *e)
{
	struct check k = { .axis_ms = axis_ms, .answer = answer, .minutes = minutes };

	return store_check_save(x->d->store, x->call.interview.id, &k, e);
}

static bool
demo_off_script(struct demo *x, const char *text, int64_t axis_ms, struct err *e)
{
	struct asked a = { .state = ASKED_OFF_SCRIPT, .text = mem_str(text), .brief = mem_str(text) };
	bool good = store_asked_add(x->d->store, x->call.interview.id, &a, e) &&
		demo_asking(x, a.id, axis_ms, e);

	asked_done(&a);
	return good;
}

/* As one types it: with its marks. */
static bool
demo_note(struct demo *x, const char *line, int64_t axis_ms, struct err *e)
{
	struct note_mark m = note_mark_read(line);
	struct note n = { .kind = m.kind, .starred = m.starred, .axis_ms = axis_ms,
		.asked_id = x->asked_id, .record = m.off ? RECORD_OFF : RECORD_ON,
		.marker = m.chosen && !line[m.skip], .done_ms = axis_ms + 8000 };

	if (m.question)
		return demo_off_script(x, line + m.skip, axis_ms, e);
	n.text = note_text_kept(m.kind, line + m.skip);
	bool good = store_note_add(x->d->store, x->call.interview.id, &n, e);
	note_done(&n);
	return good;
}

static bool
demo_in_call(struct demo *x, char *line, struct err *e)
{
	const char *clock = demo_word(&line);
	int64_t id = x->call.interview.id, axis_ms;

	if (!id || !demo_at(clock, &axis_ms, e))
		return id || err_set(e, "it belongs to no call");
	demo_moment(x, x->started_ms + axis_ms);
	if (strcmp(line, "ask") == 0)
		return demo_ask(x, axis_ms, e);
	if (strcmp(line, "wrapped") == 0)
		return demo_check(x, CHECK_WRAPPED, 0, axis_ms, e);
	if (strncmp(line, "asked ", 6) == 0)
		return demo_check(x, CHECK_ASKED, atoi(line + 6), axis_ms, e);
	if (strncmp(line, "offered ", 8) == 0)
		return demo_check(x, CHECK_OFFERED, atoi(line + 8), axis_ms, e);
	if (strcmp(line, "thanks") == 0)
		return call_event(x->d, id, CLOCK_THANKS, axis_ms, 0, e);
	if (strcmp(line, "end") == 0)
		return call_end(x->d, &x->call.interview, axis_ms, e);
	return demo_note(x, line, axis_ms, e);
}

/* ---- all of it ---- */

static const struct {
	const char *verb;
	bool (*act)(struct demo *x, char *rest, struct err *e);
} demo_verbs[] = {
	{ "add", demo_add }, { "find", demo_find }, { "letter", demo_letter },
	{ "answered", demo_answered }, { "stage", demo_stage }, { "agree", demo_agree },
	{ "plan", demo_plan }, { "call", demo_call }, { "take", demo_take },
	{ "debrief", demo_debrief }, { "comment", demo_comment }, { "coach", demo_coach },
	{ "step", demo_step }, { "done", demo_done },
	{ "theme", demo_theme }, { "memo", demo_memo }, { "claim", demo_claim },
	{ "backs", demo_backs }, { "denies", demo_denies }, { "interest", demo_interest },
	{ "point", demo_point }, { "weigh", demo_weigh }, { "field", demo_field },
	{ "draft", demo_draft },
};

static bool
demo_line(struct demo *x, char *line, struct err *e)
{
	int64_t at_ms;

	if (*line == '\t')
		return demo_in_call(x, line + 1, e);
	const char *day = demo_word(&line), *time = demo_word(&line), *verb = demo_word(&line);
	if (!demo_time(x, day, time, &at_ms))
		return err_set(e, "“%s” is no time", time);
	demo_moment(x, at_ms);
	for (size_t i = 0; i < LEN(demo_verbs); i++)
		if (strcmp(demo_verbs[i].verb, verb) == 0)
			return demo_verbs[i].act(x, line, e);
	return err_set(e, "there is no “%s”", verb);
}

static bool
demo_lines(struct demo *x, char *s, struct err *e)
{
	for (char *next; s && *s; s = next) {
		struct err why = { 0 };

		next = strchr(s, '\n');
		if (next)
			*next++ = '\0';
		x->line++;
		if (*s && *s != '#' && !demo_line(x, s, &why))
			return demo_wrong(x, e, why.text);
	}
	return true;
}

bool
demo_make(struct desk *d, struct err *e)
{
	struct demo x = { .d = d, .real = d->now };
	char *path = path_shipped("demo/year.txt");
	struct text script = { 0 };

	bool good = file_read(path, &script, SCRIPT_MAX, e) && demo_lines(&x, script.s, e);
	d->now = x.real;
	store_now(d->store, d->now);
	bank_rows_done(&x.bank);
	call_done(&x.call);
	text_free(&script);
	free(path);
	return good && desk_due(d, e) && store_due_make(d->store, e);
}

/* ---- who it is ---- */

bool
demo_settings(struct desk *d, struct err *e)
{
	static const char *const student[][2] = {
		{ "name", "Ana Lee" },
		{ "exploring", "power grids" },
		{ "about", "I study applied maths in my third year and want to work on something that must not fail." },
		{ "background", "I spent a summer at a weather service, checking its forecasts." },
		{ "situation", "student" },
		{ "phone", "" },
		{ "email", "ana@students.example" },
		{ "dates", "on weekdays after 15:00" },
		{ "student_id", "" },
		{ "pitch", "" },
		{ "holidays", "" },
		{ "policy", "7d" },
		{ "touch", "3 months" },
		{ "coach", "false" },
	};
	bool good = true;

	for (size_t i = 0; good && i < LEN(student); i++)
		good = desk_setting(d, student[i][0], student[i][1], e);
	for (size_t i = 0; good && i < N_HOOKS; i++) { /* nobody's commands run for invented people */
		struct text none = { 0 };
		text_addf(&none, "%s=", hook_names[i]);
		good = config_set(&d->config, "hooks", text_str(&none), e);
		text_free(&none);
	}
	return good;
}

/* ---- many people ---- */

static const char *const demo_first[] = { "Amina", "Bruno", "Chiara", "Daniel", "Elif", "Farid", "Greta",
	"Hana", "Ivo", "Jun", "Kofi", "Leila", "Mateo", "Nadia", "Omar", "Pia", "Quinn", "Rosa", "Sven",
	"Thu" };
static const char *const demo_family[] = { "Adler", "Baptiste", "Costa", "Dahl", "Endo", "Fischer", "Garcia",
	"Haddad", "Ito", "Jensen", "Kaya", "Lindgren", "Mensah", "Novak", "Osei", "Petrov", "Quist", "Rossi",
	"Silva", "Tanaka" };
static const char *const demo_work[] = { "Nurse", "Grid planner", "Teacher", "Site manager", "Analyst",
	"Carpenter", "Lawyer", "Chef", "Archivist", "Engineer" };
static const char *const demo_place[] = { "Lakeside", "Harbour", "Northlight", "Old Town", "Riverbank" };
static const char *const demo_house[] = { "Hospital", "Works", "School", "Energy", "Studio", "Office" };

/* The nth of them: names repeat only after 400, and differ then by a number. */
static bool
demo_person(struct desk *d, int n, struct err *e)
{
	struct text name = { 0 }, organisation = { 0 };
	struct contact c = { .path = (enum path)(n % N_PATHS), .stage = STAGE_IDEA };

	text_addf(&name, "%s %s", demo_first[n % 20], demo_family[n / 20 % 20]);
	if (n >= 400)
		text_addf(&name, " %d", n / 400 + 1);
	text_addf(&organisation, "%s %s", demo_place[n / 7 % 5], demo_house[n / 3 % 6]);
	c.name = text_take(&name);
	c.role = mem_str(demo_work[n % 10]);
	c.organisation = text_take(&organisation);
	bool good = store_contact_save(d->store, &c, e);
	contact_done(&c);
	return good;
}

bool
demo_people(struct desk *d, int n, struct err *e)
{
	enum { SLICE = 500 };
	int64_t batch = 0;
	bool good = n <= 0 || store_batch_begin(d->store, "import", &batch, e);

	for (int i = 0; good && i < n;) {
		good = store_batch_slice(d->store, batch, e);
		for (int end = i + SLICE; good && i < end && i < n; i++)
			good = demo_person(d, i, e);
		good = store_done(d->store, good, e) && good;
	}
	return good && (!batch || store_batch_close(d->store, batch, "the demo's people", e));
}

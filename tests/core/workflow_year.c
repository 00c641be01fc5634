/*
 * A year of virtual days in Vienna, both clock changes in it: what Today shows each morning at 9 is
 * held against a table that was written by hand, from the rules and not from the program.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "desk_temp.h"
#include "formats_report.h"
#include "model/contact.h"
#include "model/step.h"

static const char zone[] = "Europe/Vienna";
static struct desk desk;
static struct moment now;
static struct err e;
static int64_t jo, ines, sam, maya;

/* ---- what happens, at the moment that stands beside it ---- */

static int64_t
person(const char *name, enum stage stage, int64_t referrer)
{
	struct contact c = { .name = mem_str(name), .stage = stage, .referrer_id = referrer };

	ck_assert_msg(store_contact_save(desk.store, &c, &e), "%s", e.text);
	int64_t id = c.id;
	contact_done(&c);
	return id;
}

static void
sends(const char *kind, int64_t who)
{
	struct letter l = { 0 };
	struct letter_wish w = { .kind = kind, .contact_id = who };
	struct text said = { 0 };

	ck_assert_msg(letter_begin(&desk, &w, &l, &e), "%s", e.text);
	ck_assert_msg(letter_send(&desk, &l, now.wall_ms, &said, &e), "%s", e.text);
	text_free(&said);
	letter_done(&l);
}

static void
agrees(int64_t who, const char *when)
{
	struct interview i = { .contact_id = who, .agreed_minutes = 20 };

	ck_assert(time_parse(when, zone, &i.scheduled_ms));
	ck_assert_msg(interview_schedule(&desk, &i, &e), "%s", e.text);
	interview_done(&i);
}

static struct interview talk;

static void
begins(int64_t who)
{
	ck_assert(store_interview_get(desk.store, store_interview_planned(desk.store, who), &talk, &e));
	ck_assert(call_event(&desk, talk.id, CLOCK_START, 0, 0, &e));
}

static void
ends(int minutes)
{
	ck_assert_msg(call_end(&desk, &talk, minutes * MINUTE_MS, &e), "%s", e.text);
}

static void start(void) { jo = person("Jo Park", STAGE_IDEA, 0); ines = person("Ines Calloway", STAGE_TALKED, 0); }
static void jo_asked(void) { sends("request-cold", jo); }
static void jo_again(void) { sends("follow-up", jo); }
static void
jo_silent(void)
{
	struct text said = { 0 };

	ck_assert(letter_answered(&desk, jo, NULL, LETTER_SILENT, now.wall_ms, &said, &e));
	text_free(&said);
}
static void sam_agrees(void) { sam = person("Sam Poe", STAGE_ASKED, 0); agrees(sam, "2026-03-30 10:00"); }
static void sam_begins(void) { begins(sam); }
static void sam_ends(void) { ends(20); }
static void sam_thanked(void) { sends("thanks", sam); }
static void maya_agrees(void) { maya = person("Maya Okafor", STAGE_ASKED, ines); agrees(maya, "2026-10-23 14:00"); }
static void maya_confirmed(void) { sends("confirm", maya); }
static void maya_begins(void) { begins(maya); }
static void
maya_ends(void)
{
	struct note n = { .kind = NOTE_STEP, .axis_ms = MINUTE_MS,
		.text = mem_str("send her the paper by 30 October") };

	ck_assert_msg(store_note_add(desk.store, talk.id, &n, &e), "%s", e.text);
	note_done(&n);
	ends(22);
}
static void ines_thanked(void) { sends("referrer-thanks", ines); }
static void
maya_thanked(void)
{
	sends("thanks", maya);
	for (size_t i = 0; i < n_debrief_prompts; i++)
		ck_assert(debrief_answer(&desk, talk.id, debrief_prompts[i].name, "much", &e));
}
static bool
sent_paper(void *user, const struct due_row *r)
{
	(void)user;
	if (r->due.kind == DUE_PROMISED)
		ck_assert_msg(step_tick(&desk, r, true, &e), "%s", e.text);
	return r->due.kind != DUE_PROMISED;
}
static void
paper_sent(void)
{
	store_due_each(desk.store, &(struct due_wish){ .contact_id = maya }, sent_paper, NULL, &e);
}
static void
maya_in_touch(void)
{
	struct text said = { 0 };

	ck_assert(stage_set(&desk, &maya, 1, STAGE_IN_TOUCH, &said, &e));
	text_free(&said);
}
static void article(void) { sends("article", maya); }

static const struct {
	const char *at;
	void (*act)(void);
} happens[] = {
	{ "2026-03-01 08:00", start },
	{ "2026-03-20 12:00", sam_agrees },
	{ "2026-03-23 10:00", jo_asked },
	{ "2026-03-30 10:00", sam_begins },
	{ "2026-03-30 10:20", sam_ends },
	{ "2026-04-01 12:00", sam_thanked },
	{ "2026-04-02 12:00", jo_again },
	{ "2026-04-10 12:00", jo_silent },
	{ "2026-10-15 12:00", maya_agrees },
	{ "2026-10-22 12:00", maya_confirmed },
	{ "2026-10-23 14:00", maya_begins },
	{ "2026-10-23 14:22", maya_ends },
	{ "2026-10-24 18:00", ines_thanked },
	{ "2026-10-26 12:00", maya_thanked },
	{ "2026-10-31 12:00", paper_sent },
	{ "2026-11-02 12:00", maya_in_touch },
	{ "2027-02-10 12:00", article },
};

/* ---- what stands in Today at 9 in the morning, from one day to another, by hand ---- */

static const struct {
	int from, to;
	const char *row;           /* the part of Today, and the words */
} table[] = {
	/* Written to at 10 on 23 March; seven days of the calendar, an hour shorter: 10 on the 30th. */
	{ 20260301, 20260323, "idea: Write to Jo Park" },
	{ 20260324, 20260329, "soon: Write to Jo Park once more" },
	{ 20260330, 20260330, "due: Write to Jo Park once more" },
	{ 20260331, 20260402, "overdue: Write to Jo Park once more" },
	/* 10 on Monday 30 March: 48 hours before is 9 on Saturday, for the clocks go forward. */
	{ 20260328, 20260330, "call: Call with Sam Poe" },
	{ 20260328, 20260328, "soon: Confirm the call with Sam Poe" },
	{ 20260329, 20260330, "due: Confirm the call with Sam Poe" },
	/* Overdue 48 hours after 10:20. The debrief lapses after 14 days. */
	{ 20260331, 20260401, "due: Thank Sam Poe" },
	{ 20260331, 20260413, "debrief: Debrief of the call with Sam Poe" },
	{ 20261022, 20261023, "call: Call with Maya Okafor" },
	{ 20261022, 20261022, "due: Confirm the call with Maya Okafor" },
	/* Ended at 14:22 on 23 October; the clocks go back on the 25th: 48 hours are over at 13:22. */
	{ 20261024, 20261025, "due: Thank Maya Okafor" },
	{ 20261026, 20261026, "overdue: Thank Maya Okafor" },
	{ 20261024, 20261024, "due: Thank Ines Calloway for naming Maya Okafor" },
	{ 20261024, 20261026, "debrief: Debrief of the call with Maya Okafor" },
	{ 20261024, 20261029, "soon: send her the paper by 30 October" },
	{ 20261030, 20261030, "due: send her the paper by 30 October" },
	{ 20261031, 20261031, "overdue: send her the paper by 30 October" },
	/* In touch since noon of 2 November; 90 days later it is noon of 31 January. */
	{ 20270201, 20270210, "due: Keep in touch with Maya Okafor" },
};

static void
rows_by_hand(int day, struct strings *out)
{
	for (size_t i = 0; i < LEN(table); i++)
		if (day >= table[i].from && day <= table[i].to)
			strings_add(out, table[i].row);
}

static void
rows_of_today(struct strings *out)
{
	static const char *const parts[N_AGENDA_PARTS] = { [AGENDA_RUNNING] = "running",
		[AGENDA_OVERDUE] = "overdue", [AGENDA_CALL] = "call", [AGENDA_DUE] = "due",
		[AGENDA_DEBRIEF] = "debrief", [AGENDA_DRAFT] = "draft", [AGENDA_SOON] = "soon",
		[AGENDA_IDEA] = "idea" };
	struct agenda g = { 0 };

	ck_assert_msg(agenda_read(&desk, now.wall_ms, &g, &e), "%s", e.text);
	for (size_t i = 0; i < g.n; i++) {
		struct text row = { 0 };
		text_addf(&row, "%s: %s", parts[g.items[i].part], g.items[i].text);
		strings_add(out, text_str(&row));
		text_free(&row);
	}
	agenda_done(&g);
}

/* The same read off what `halfhour today --json` prints of each. */
struct read_back {
	char text[200], kind[40], due_at[40];
	bool overdue;
};

static void
read_back(void *user, const char *key, enum json_kind kind, const char *text, int64_t number)
{
	struct read_back *r = user;
	const struct {
		const char *key;
		char *to;
		size_t n;
	} texts[] = { { "text", r->text, sizeof(r->text) }, { "kind", r->kind, sizeof(r->kind) },
		{ "due_at", r->due_at, sizeof(r->due_at) } };

	for (size_t i = 0; i < LEN(texts); i++)
		if (strcmp(key, texts[i].key) == 0 && kind == JSON_TEXT)
			snprintf(texts[i].to, texts[i].n, "%s", text);
	(void)number;
}

static const char *
part_of_json(const struct read_back *r)
{
	static const char *const own[][2] = { { "call", "call" }, { "debrief", "debrief" }, { "write", "idea" } };
	int64_t at = 0;

	for (size_t i = 0; i < LEN(own); i++)
		if (strcmp(r->kind, own[i][0]) == 0)
			return own[i][1];
	ck_assert_msg(time_parse(r->due_at, NULL, &at), "%s", r->due_at);
	return r->overdue ? "overdue" : time_day(at, zone) <= time_day(now.wall_ms, zone) ? "due" : "soon";
}

static void
rows_of_json(struct strings *out)
{
	struct agenda g = { 0 };

	ck_assert_msg(agenda_read(&desk, now.wall_ms, &g, &e), "%s", e.text);
	for (size_t i = 0; i < g.n; i++) {
		struct json *j = agenda_json(&g.items[i], now.wall_ms);
		struct text bytes = { 0 }, row = { 0 };
		struct read_back r = { 0 };
		json_print(j, &bytes);
		ck_assert_msg(json_flat(text_str(&bytes), bytes.n, read_back, &r, &e), "%s", e.text);
		r.overdue = strstr(text_str(&bytes), "\"overdue\": true") != NULL;
		text_addf(&row, "%s: %s", part_of_json(&r), r.text);
		strings_add(out, text_str(&row));
		text_free(&row);
		text_free(&bytes);
		json_free(j);
	}
	agenda_done(&g);
}

static int
by_words(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static void
told(struct strings *rows, struct text *out)
{
	if (rows->n)
		qsort(rows->s, rows->n, sizeof(*rows->s), by_words);
	strings_join(rows, "\n  ", out);
	strings_free(rows);
}

static void
set_now(int64_t ms)
{
	now = (struct moment){ .wall_ms = ms, .boot_ms = ms, .mono_ms = ms, .boot_id = "boot" };
	store_now(desk.store, &now);
}

static void
happen(size_t *next, int64_t until_ms)
{
	int64_t at;

	while (*next < LEN(happens) && time_parse(happens[*next].at, zone, &at) && at < until_ms) {
		set_now(at);
		happens[(*next)++].act();
	}
}

START_TEST(each_morning_of_a_year)
{
	size_t next = 0;
	int days = 0;

	for (int day = 20260301; day <= 20270228; day = time_day_add(day, 1), days++) {
		struct strings is = { 0 }, hand = { 0 }, json = { 0 };
		struct text have = { 0 }, want = { 0 }, nine = { 0 }, printed = { 0 };
		int64_t at;
		text_addf(&nine, "%04d-%02d-%02d 09:00", day / 10000, day / 100 % 100, day % 100);
		ck_assert(time_parse(text_str(&nine), zone, &at));
		happen(&next, at);
		set_now(at);
		rows_of_today(&is);
		rows_by_hand(day, &hand);
		told(&is, &have);
		told(&hand, &want);
		ck_assert_msg(strcmp(text_str(&have), text_str(&want)) == 0, "%d: Today has\n  %s\nbut by hand\n  %s",
			day, text_str(&have), text_str(&want));
		rows_of_json(&json);
		told(&json, &printed);
		ck_assert_msg(strcmp(text_str(&printed), text_str(&want)) == 0, "%d: the JSON has\n  %s\nbut by hand\n  %s",
			day, text_str(&printed), text_str(&want));
		text_free(&have);
		text_free(&want);
		text_free(&nine);
		text_free(&printed);
	}
	ck_assert_int_eq(days, 365);
	ck_assert_uint_eq(next, LEN(happens));
}
END_TEST

static void
setup(void)
{
	temp_desk(&desk);
	desk.now = &now;
	ck_assert(config_set(&desk.config, "zone", zone, &e));
	ck_assert(config_set(&desk.config, "name", "Ana Lee", &e));
	set_now(TEMP_WALL);
	ck_assert_msg(desk_due(&desk, &e), "%s", e.text);
}

static void
teardown(void)
{
	interview_done(&talk);
	temp_desk_done(&desk);
}

Suite *workflow_year_suite(void);

Suite *
workflow_year_suite(void)
{
	Suite *suite = suite_create("year");
	TCase *t = tcase_create("year");

	tcase_set_timeout(t, 60);
	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, each_morning_of_a_year);
	suite_add_tcase(suite, t);
	return suite;
}

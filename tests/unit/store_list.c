/* Lists as windows, narrowed; search; words; plans kept; what many calls know. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "model/pace.h"
#include "store.h"
#include "store_temp.h"

static struct store *s;
static struct err e;

static void
setup(void)
{
	temp_new();
	s = temp_store(0);
	e.text[0] = '\0';
}

static void
teardown(void)
{
	store_close(s);
	temp_done();
}

#define OK(x) ck_assert_msg((x), "%s", e.text)

/* ---- windows ---- */

typedef size_t rows_of(struct store *store, const char *filter, enum store_from from,
	const char *sort, int64_t id, struct store_row *out, size_t n);

/* The ids of a window, "3 1 2". */
static const char *
window(rows_of *rows, const char *filter, enum store_from from, const char *sort, int64_t id,
	size_t n)
{
	static struct text got;
	struct store_row out[200] = { 0 };
	size_t found = rows(s, filter, from, sort, id, out, n);

	text_clear(&got);
	for (size_t i = 0; i < found; i++) {
		text_addf(&got, "%s%d", i ? " " : "", (int)out[i].id);
		store_row_done(&out[i]);
	}
	return text_str(&got);
}

#define CONTACTS(filter, from, sort, id, n) \
	window(store_contact_rows, filter, from, sort, id, n)

START_TEST(contacts_by_name_in_windows)
{
	struct store_row row = { 0 };
	struct contact c = { 0 };

	temp_contact(s, "Čeněk, cook, Bistro");            /* 1: folded "cenek" */
	temp_contact(s, "Ana Silva, nurse, St. Mary's");   /* 2 */
	temp_contact(s, "dana ruiz, forecaster, Northlight"); /* 3 */
	temp_contact(s, "Ana Silva, pilot, Air");          /* 4: the same name */
	temp_contact(s, "Bo");                             /* 5 */
	ck_assert_str_eq(CONTACTS("", STORE_FIRST, NULL, 0, 10), "2 4 5 1 3");
	ck_assert_str_eq(CONTACTS("", STORE_FIRST, NULL, 0, 2), "2 4");
	ck_assert_str_eq(CONTACTS("", STORE_AFTER, "ana silva", 2, 2), "4 5");
	ck_assert_str_eq(CONTACTS("", STORE_BEFORE, "dana ruiz", 3, 2), "5 1");
	ck_assert_str_eq(CONTACTS("", STORE_LAST, NULL, 0, 2), "1 3");
	ck_assert_str_eq(CONTACTS("", STORE_AT, "bo", 5, 2), "5 1");
	ck_assert_str_eq(CONTACTS("", STORE_AT, "bp", 5, 1), "1"); /* the row is gone: the next */
	ck_assert_str_eq(CONTACTS("", STORE_AFTER, "dana ruiz", 3, 2), "");

	ck_assert_str_eq(CONTACTS("nor", STORE_FIRST, NULL, 0, 9), "3");    /* organisation */
	ck_assert_str_eq(CONTACTS("SIL an", STORE_FIRST, NULL, 0, 9), "2 4");
	ck_assert_str_eq(CONTACTS("ana pil", STORE_FIRST, NULL, 0, 9), "4"); /* role */
	ck_assert_str_eq(CONTACTS("cenek", STORE_FIRST, NULL, 0, 9), "1");
	ck_assert_str_eq(CONTACTS("ilva", STORE_FIRST, NULL, 0, 9), "");    /* not a beginning */
	ck_assert_str_eq(CONTACTS("a", STORE_AFTER, "ana silva", 2, 9), "4");
	ck_assert_str_eq(CONTACTS("a", STORE_LAST, NULL, 0, 1), "4");
	ck_assert_str_eq(CONTACTS("\"( * -", STORE_FIRST, NULL, 0, 1), "2"); /* no words: all */
	ck_assert_str_eq(CONTACTS("s\" OR 1 NEAR(", STORE_FIRST, NULL, 0, 9), "");

	ck_assert_uint_eq(store_contact_rows(s, "dana", STORE_FIRST, NULL, 0, &row, 1), 1);
	ck_assert_str_eq(row.text, "dana ruiz\tNorthlight\tforecaster\tidea\treferral");
	ck_assert_str_eq(row.sort, "dana ruiz");
	ck_assert(!row.dim);
	store_row_done(&row);
	OK(store_contact_get(s, 3, &c, &e));
	c.stage = STAGE_DECLINED;
	mem_set(&c.tags, "weather");
	OK(store_contact_save(s, &c, &e));
	ck_assert_uint_eq(store_contact_rows(s, "wea", STORE_FIRST, NULL, 0, &row, 1), 1);
	ck_assert(row.dim);
	store_row_done(&row);
	contact_done(&c);
}
END_TEST

/* Both ways to a narrowed page, over the number where one gives way to the other, walk the
 * same rows: there and back, page by page, against a list made by hand. */
START_TEST(narrowed_windows_agree_with_a_plain_walk)
{
	enum { N = 4600, PAGE = 37 };
	static const char *const filters[] = { "m", "ma", "zed", "late", "early", "common", "rare",
		"ma zed" };
	struct store_row out[PAGE];

	OK(store_begin(s, 0, "many", &e));
	for (int i = 0; i < N; i++) {
		struct contact c = { 0 };
		struct text name = { 0 };
		/* "zed" only at the far end of the alphabet, "late" in its second half (many, and none
		 * near its beginning), "common" with everybody. */
		text_addf(&name, "%c%s %04d", 'a' + i * 26 / N, i % 3 ? "a" : "i", i * 7919 % N);
		c.name = text_take(&name);
		c.tags = mem_str(i > N - 40 ? "late, zed, common" : i >= N / 2 ? "late, common"
			: i % 500 == 9 ? "early, rare, common" : "early, common");
		c.role = mem_str(i % 2 ? "maker" : "helper");
		OK(store_contact_save(s, &c, &e));
		contact_done(&c);
	}
	OK(store_done(s, true, &e));
	for (size_t f = 0; f < LEN(filters); f++) {
		struct text forth = { 0 }, back = { 0 }, line = { 0 };
		struct strings words = { 0 };
		size_t n, seen = 0, expected = 0;
		char *sort = NULL;
		int64_t id = 0;

		for (enum store_from from = STORE_FIRST; ; from = STORE_AFTER) {
			memset(out, 0, sizeof(out));
			n = store_contact_rows(s, filters[f], from, sort, id, out, PAGE);
			for (size_t i = 0; i < n; i++, seen++) {
				text_addf(&forth, "%d ", (int)out[i].id);
				mem_set(&sort, out[i].sort);
				id = out[i].id;
				store_row_done(&out[i]);
			}
			if (n < PAGE)
				break;
		}
		for (enum store_from from = STORE_LAST; ; from = STORE_BEFORE) {
			memset(out, 0, sizeof(out));
			n = store_contact_rows(s, filters[f], from, sort, id, out, PAGE);
			for (size_t i = n; i-- > 0;) {
				text_clear(&line);
				text_addf(&line, "%d ", (int)out[i].id);
				text_insert(&back, 0, line.s, line.n);
			}
			if (n)
				mem_set(&sort, out[0].sort);
			id = n ? out[0].id : 0;
			for (size_t i = 0; i < n; i++)
				store_row_done(&out[i]);
			if (n < PAGE)
				break;
		}
		ck_assert_str_eq(text_str(&forth), text_str(&back));
		strings_split(&words, filters[f], " ");
		text_clear(&line);
		text_add(&line, "SELECT count(*) FROM contact WHERE 1");
		for (size_t i = 0; i < words.n; i++)
			text_addf(&line, " AND ' ' || words LIKE '%% %s%%'", words.s[i]);
		expected = (size_t)temp_number(line.s);
		ck_assert_uint_eq(seen, expected);
		ck_assert_uint_gt(seen, 0);
		text_free(&forth);
		text_free(&back);
		text_free(&line);
		strings_free(&words);
		free(sort);
	}
}
END_TEST

#define INTERVIEWS(filter, from, sort, id, n) \
	window(store_interview_rows, filter, from, sort, id, n)

START_TEST(interviews_newest_first_in_windows)
{
	int64_t maya = temp_contact(s, "Maya Okafor, planner, Northlight");
	struct interview old = { .contact_id = maya, .started_ms = TEMP_WALL - DAY_MS,
		.ended_ms = TEMP_WALL - DAY_MS + HOUR_MS };
	struct interview ahead = { .scheduled_ms = TEMP_WALL + DAY_MS };
	struct store_row row = { 0 };
	struct text sort = { 0 };

	OK(store_interview_save(s, &old, &e));   /* 1 */
	OK(store_interview_save(s, &ahead, &e)); /* 2: with nobody named yet */
	temp_interview(s, maya);                 /* 3: made now */
	temp_interview(s, maya);                 /* 4 */
	temp_clock(s, 4, CLOCK_START, 1000);
	ck_assert_str_eq(INTERVIEWS("", STORE_FIRST, NULL, 0, 9), "2 4 3 1");
	ck_assert_str_eq(INTERVIEWS("", STORE_LAST, NULL, 0, 2), "3 1");
	text_addf(&sort, "%lld", (long long)(TEMP_WALL + 1000));
	ck_assert_str_eq(INTERVIEWS("", STORE_AFTER, sort.s, 4, 1), "3");
	ck_assert_str_eq(INTERVIEWS("", STORE_BEFORE, sort.s, 4, 5), "2");
	ck_assert_str_eq(INTERVIEWS("", STORE_AT, sort.s, 4, 2), "4 3");
	ck_assert_str_eq(INTERVIEWS("north", STORE_FIRST, NULL, 0, 9), "4 3 1");
	ck_assert_str_eq(INTERVIEWS("may ok", STORE_LAST, NULL, 0, 1), "1");
	ck_assert_str_eq(INTERVIEWS("x", STORE_FIRST, NULL, 0, 9), "");
	setenv("TZ", "UTC", 1);
	ck_assert_uint_eq(store_interview_rows(s, "", STORE_LAST, NULL, 0, &row, 1), 1);
	ck_assert_str_eq(row.text,
		"2026-11-21 12:00\tMaya Okafor\tNorthlight\t60 min");
	store_row_done(&row);
	text_free(&sort);
}
END_TEST

/* ---- how long they were ---- */

static void
add_event(int64_t id, enum clock_kind kind, int64_t axis_ms, int64_t amount_ms)
{
	struct clock_event ev = { .kind = kind, .axis_ms = axis_ms, .amount_ms = amount_ms,
		.wall_ms = TEMP_WALL + axis_ms, .boot_ms = axis_ms, .mono_ms = axis_ms,
		.boot_id = (char[]){ "boot-a" } };

	OK(store_clock_add(s, id, &ev, &e));
}

static bool
add_minutes(void *user, const struct interview *i)
{
	text_addf(user, "%d: ", (int)i->id);
	interview_length(i, user);
	text_addf(user, " (%lld);", (long long)i->length_ms);
	return true;
}

/* An hour by the wall; by its clock, which /clock moved, a pause and a sleep taken out. */
START_TEST(lengths_are_the_clocks)
{
	struct text got = { 0 };
	struct store_row row[3];
	struct call c = { 0 };
	struct interview quick = { .practice = true, .speed = 4 };
	int64_t id = temp_interview(s, 0);

	add_event(id, CLOCK_START, 0, 0);
	add_event(id, CLOCK_SHIFT, 2 * MINUTE_MS, 3 * MINUTE_MS);
	add_event(id, CLOCK_PAUSE, 10 * MINUTE_MS, 0);
	add_event(id, CLOCK_RESUME, 20 * MINUTE_MS, 0);
	add_event(id, CLOCK_GAP, 50 * MINUTE_MS, 25 * MINUTE_MS);
	add_event(id, CLOCK_END, 60 * MINUTE_MS, 0);
	OK(store_interview_save(s, &quick, &e));
	add_event(quick.id, CLOCK_START, 0, 0);
	add_event(quick.id, CLOCK_END, 5 * MINUTE_MS, 0); /* four times faster: 20 minutes */
	temp_clock(s, temp_interview(s, 0), CLOCK_START, 0); /* runs */
	OK(store_interview_each(s, "", add_minutes, &got, &e));
	ck_assert_str_eq(got.s, "3: running (0);2: 20 min (1200000);1: 28 min (1680000);");
	ck_assert_uint_eq(store_interview_rows(s, "", STORE_FIRST, NULL, 0, row, 3), 3);
	ck_assert_pstr_eq(strstr(row[0].text, "\trunning"), "\trunning");
	ck_assert_pstr_eq(strstr(row[1].text, "practice, "), "practice, 20 min");
	ck_assert_pstr_eq(strstr(row[2].text, "\t28"), "\t28 min");
	for (int i = 0; i < 3; i++)
		store_row_done(&row[i]);
	OK(store_call_get(s, id, &c, &e));
	ck_assert_int_eq(c.interview.length_ms, clock_elapsed(&c.clock, &(struct moment){ 0 }));
	call_done(&c);
	text_free(&got);
}
END_TEST

static bool
add_name(void *user, const struct contact *c)
{
	text_addf(user, "%s;", c->name);
	return true;
}

static bool
first_interview(void *user, const struct interview *i)
{
	text_addf(user, "%d %s;", (int)i->id, i->contact);
	return i->id != 1;
}

START_TEST(whole_lists_in_the_screens_order)
{
	struct interview practice = { .practice = true, .speed = 1, .partner = (char[]){ "chef" } };
	struct text got = { 0 };
	int64_t bo = temp_contact(s, "Bo, cook, Bistro");

	temp_contact(s, "Ana");
	temp_interview(s, 0);
	temp_at(s, 1000);
	temp_interview(s, bo);
	OK(store_contact_each(s, "", add_name, &got, &e));
	ck_assert_str_eq(got.s, "Ana;Bo;");
	text_clear(&got);
	OK(store_contact_each(s, "bist", add_name, &got, &e));
	ck_assert_str_eq(got.s, "Bo;");
	text_clear(&got);
	OK(store_interview_each(s, "", first_interview, &got, &e));
	ck_assert_str_eq(got.s, "2 Bo;1 ;");
	text_clear(&got);
	OK(store_interview_each(s, "coo", first_interview, &got, &e));
	ck_assert_str_eq(got.s, "2 Bo;");
	text_clear(&got);
	OK(store_interview_each_of(s, bo, first_interview, &got, &e));
	ck_assert_str_eq(got.s, "2 Bo;");
	text_clear(&got);
	OK(store_interview_each_of(s, bo + 1, first_interview, &got, &e));
	OK(store_rehearsal_each(s, first_interview, &got, &e));
	ck_assert_str_eq(text_str(&got), "");
	OK(store_interview_save(s, &practice, &e));
	OK(store_rehearsal_each(s, first_interview, &got, &e));
	ck_assert_str_eq(got.s, "3 chef;");
	text_free(&got);
}
END_TEST

/* ---- search ---- */

static bool
add_hit(void *user, const struct hit *h)
{
	text_addf(user, "%s %d/%d %s: %s\n", h->kind, (int)h->id, (int)h->interview_id, h->title,
		h->excerpt);
	return true;
}

static const char *
search(const char *words, size_t most)
{
	static struct text got;

	text_clear(&got);
	OK(store_search(s, words, most, add_hit, &got, &e));
	return text_str(&got);
}

START_TEST(search_finds_in_every_kind)
{
	struct contact c = { 0 };
	int64_t maya = temp_contact(s, "Maya Okafor, Grid planner, Northlight Energy");
	int64_t i = temp_interview(s, maya);

	temp_note(s, i, "needs state licence after year two", 10);
	temp_note(s, i, "licences are twice a year", 20);
	temp_note(s, i, "Žižka plays chess", 30);
	temp_asked(s, i, "day-last-week");
	OK(store_reflection_set(s, i, "learned", "ask about the licence first", &e));
	OK(store_contact_get(s, maya, &c, &e));
	mem_set(&c.why, "she wrote the licence handbook");
	OK(store_contact_save(s, &c, &e));

	ck_assert_str_eq(search("licence year", 9),
		"note 1/1 Maya Okafor: needs state «licence» after «year» two\n");
	ck_assert_str_eq(search("licence", 9),
		"contact 1/0 Maya Okafor: she wrote the «licence» handbook\n"
		"debrief 1/1 Maya Okafor: ask about the «licence» first\n"
		"note 1/1 Maya Okafor: needs state «licence» after year two\n" /* the word itself */
		"note 2/1 Maya Okafor: «licences» are twice a year\n");
	ck_assert_str_eq(search("northl", 9),
		"contact 1/0 Maya Okafor: Grid planner, «Northlight» Energy\n");
	ck_assert_str_eq(search("zizka", 9), "note 3/1 Maya Okafor: «Žižka» plays chess\n");
	ck_assert_str_eq(search("JUST gone", 9),
		"question 1/1 Maya Okafor: What was the week «just» «gone» like?\n");
	ck_assert_str_eq(search("", 9), "");
	ck_assert_str_eq(search("\" AND ( NEAR * ^ : {", 9), "");
	ck_assert_str_eq(search("-licence) \"year", 9),
		"note 1/1 Maya Okafor: needs state «licence» after «year» two\n");
	ck_assert_str_eq(search("nothing", 9), "");
	ck_assert_str_eq(search("licence", 1),
		"contact 1/0 Maya Okafor: she wrote the «licence» handbook\n");
	contact_done(&c);
}
END_TEST

START_TEST(search_shows_the_place_in_a_long_note)
{
	int64_t i = temp_interview(s, 0);
	struct text long_note = { 0 };

	for (int n = 0; n < 40; n++)
		text_add(&long_note, "padding word ");
	text_add(&long_note, "then the transformer blew and ");
	for (int n = 0; n < 40; n++)
		text_add(&long_note, "more of it ");
	temp_note(s, i, long_note.s, 0);
	const char *got = search("transformer", 9);
	ck_assert_ptr_nonnull(strstr(got, ": …"));
	ck_assert_ptr_nonnull(strstr(got, "then the «transformer» blew and more"));
	ck_assert_uint_lt(strlen(got), 160);
	text_free(&long_note);
}
END_TEST

START_TEST(search_forgets_what_was_changed)
{
	int64_t i = temp_interview(s, 0);
	struct note n = { 0 };

	n.text = mem_str("pelican");
	OK(store_note_add(s, i, &n, &e));
	mem_set(&n.text, "heron");
	OK(store_note_save(s, &n, &e));
	ck_assert_str_eq(search("pelican", 9), "");
	ck_assert_str_eq(search("heron", 9), "note 1/1 : «heron»\n");
	OK(store_note_delete(s, n.id, &e));
	ck_assert_str_eq(search("heron", 9), "");
	note_done(&n);
}
END_TEST

/* ---- words, plans, habits ---- */

START_TEST(words_to_complete_with)
{
	struct strings got = { 0 };
	int64_t i = temp_interview(s, temp_contact(s, "Maya Okafor, planner, Northlight Energy"));

	temp_note(s, i, "substation, outage", 0);
	temp_note(s, i, "an outage: two of us", 1);
	store_words(s, &got, 100);
	ck_assert_uint_eq(got.n, 4);
	ck_assert_str_eq(got.s[0], "Maya Okafor");
	ck_assert_str_eq(got.s[1], "Northlight Energy");
	ck_assert_str_eq(got.s[2], "outage");
	ck_assert_str_eq(got.s[3], "substation");
	strings_free(&got);
}
END_TEST

START_TEST(plan_is_kept_by_name)
{
	struct asked plan[2] = { { .minutes = 4, .must = true, .id = 9, .state = ASKED_ASKED },
		{ .state = ASKED_OFF_SCRIPT } }, *got = NULL, *none = NULL;
	struct strings names = { 0 };
	size_t n = 0;

	plan[0].question_id = mem_str("q");
	plan[0].text = mem_str("Why?");
	strings_add(&plan[0].probes, "and then?");
	OK(store_template_save(s, "First calls", plan, 2, &e));
	OK(store_template_save(s, "first  CALLS", plan, 2, &e)); /* the same name: in its place */
	store_template_names(s, &names);
	ck_assert_uint_eq(names.n, 1);
	ck_assert_str_eq(names.s[0], "first  CALLS");
	OK(store_template_get(s, "first calls", &got, &n, &e));
	ck_assert_uint_eq(n, 1);
	ck_assert_str_eq(got[0].text, "Why?");
	ck_assert_str_eq(got[0].probes.s[0], "and then?");
	ck_assert_int_eq(got[0].minutes, 4);
	ck_assert(got[0].must);
	ck_assert_int_eq(got[0].id, 0);
	ck_assert_int_eq(got[0].state, ASKED_PLANNED);
	ck_assert(!store_template_get(s, "none", &none, &n, &e));
	ck_assert_ptr_null(none);
	ck_assert(strstr(e.text, "\"none\"") != NULL);
	ck_assert(!store_template_save(s, " - ", plan, 1, &e));
	asked_done(&got[0]);
	free(got);
	asked_done(&plan[0]);
	strings_free(&names);
}
END_TEST

/* Two questions planned with 3 minutes: the first current from 0:00 to 2:00, paused for a
 * minute, the second from there to the end at 9:00; starred and a referral at the second. */
static void
hold(int64_t i)
{
	int64_t q1 = temp_asked(s, i, "one"), q2 = temp_asked(s, i, "two");
	struct asking first = { .asked_id = q1 }, second = { .asked_id = q2,
		.axis_ms = 2 * MINUTE_MS };
	struct note star = { .axis_ms = 3 * MINUTE_MS, .asked_id = q2, .starred = true,
		.kind = NOTE_REFERRAL };
	struct asked a = { .id = q1, .position = 1, .minutes = 3, .state = ASKED_ANSWERED };
	struct asked b = { .id = q2, .position = 2, .minutes = 3, .state = ASKED_ASKED };

	a.question_id = (char[]){ "one" };
	b.question_id = (char[]){ "two" };
	OK(store_asked_save(s, &a, &e));
	OK(store_asked_save(s, &b, &e));
	temp_clock(s, i, CLOCK_START, 0);
	OK(store_asking_add(s, i, &first, &e));
	OK(store_asking_add(s, i, &second, &e));
	OK(store_note_add(s, i, &star, &e));
	temp_clock(s, i, CLOCK_PAUSE, 4 * MINUTE_MS);
	temp_clock(s, i, CLOCK_RESUME, 5 * MINUTE_MS);
	temp_clock(s, i, CLOCK_END, 9 * MINUTE_MS);
}

static bool
add_usage(void *user, const struct usage *u)
{
	text_addf(user, "%s %d %d %d %d;", u->question_id, u->asked, (int)(u->spent_ms / 1000),
		u->starred, u->referrals);
	return true;
}

START_TEST(habit_counts_real_calls_that_ended)
{
	struct interview practice = { .practice = true };
	struct text got = { 0 };
	struct habit h = store_habit(s);

	ck_assert_int_eq(h.questions, 0);
	hold(temp_interview(s, 0));
	OK(store_interview_save(s, &practice, &e));
	hold(practice.id);
	temp_clock(s, temp_interview(s, 0), CLOCK_START, 0); /* still running */
	h = store_habit(s);
	ck_assert_int_eq(h.questions, 1); /* the last question's end was not told */
	ck_assert_int_eq(h.planned_ms, 3 * MINUTE_MS);
	ck_assert_int_eq(h.spent_ms, 2 * MINUTE_MS);
	hold(temp_interview(s, 0));
	ck_assert_int_eq(store_habit(s).questions, 2);
	OK(store_usage_each(s, add_usage, &got, &e));
	ck_assert_str_eq(got.s, "one 2 240 0 0;two 2 720 2 2;");
	/* Held with paper: asked, but how long it took nobody knows. */
	temp_run("UPDATE interview SET source = 'paper' WHERE NOT practice AND id = "
		 "(SELECT max(interview_id) FROM asked)");
	text_clear(&got);
	OK(store_usage_each(s, add_usage, &got, &e));
	ck_assert_str_eq(got.s, "one 2 120 0 0;two 2 360 2 2;");
	text_free(&got);
}
END_TEST

Suite *
store_list_suite(void)
{
	Suite *suite = suite_create("store_list");
	TCase *t = tcase_create("lists");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, contacts_by_name_in_windows);
	tcase_add_test(t, narrowed_windows_agree_with_a_plain_walk);
	tcase_add_test(t, interviews_newest_first_in_windows);
	tcase_add_test(t, lengths_are_the_clocks);
	tcase_add_test(t, whole_lists_in_the_screens_order);
	tcase_add_test(t, search_finds_in_every_kind);
	tcase_add_test(t, search_shows_the_place_in_a_long_note);
	tcase_add_test(t, search_forgets_what_was_changed);
	tcase_add_test(t, words_to_complete_with);
	tcase_add_test(t, plan_is_kept_by_name);
	tcase_add_test(t, habit_counts_real_calls_that_ended);
	suite_add_tcase(suite, t);
	return suite;
}

/*
 * Batches: many rows added by one act. While one is open, or taken back, nothing
 * that lists, counts, finds or searches knows of it; what was edited since stays
 * when it is taken back; what a program left unfinished is removed.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "model/call.h"
#include "store_temp.h"

static struct store *s;
static struct err e;
static struct text said;
static int64_t batch;

#define OK(x) ck_assert_msg((x), "%s", e.text)

static void
setup(void)
{
	temp_new();
	s = temp_store(0);
	temp_at(s, 0);
}

static void
teardown(void)
{
	store_close(s);
	text_free(&said);
	temp_done();
}

/* Somebody with a held call, a note, a question and a debrief, each with a word of its own. */
static int64_t
add_person(const char *name, const char *word)
{
	struct text t = { 0 };
	int64_t id, call;

	text_addf(&t, "%s, Planner, Firm%s", name, word);
	id = temp_contact(s, text_str(&t));
	call = temp_interview(s, id);
	text_set(&t, "note");
	text_add(&t, word);
	temp_note(s, call, text_str(&t), 1000);
	text_set(&t, "question");
	text_add(&t, word);
	temp_asked(s, call, text_str(&t));
	temp_clock(s, call, CLOCK_START, 0);
	temp_clock(s, call, CLOCK_END, MINUTE_MS);
	text_set(&t, "debrief");
	text_add(&t, word);
	OK(store_reflection_set(s, call, "learned", text_str(&t), &e));
	text_free(&t);
	return id;
}

static void
add_slice(const char *name, const char *word)
{
	OK(store_batch_slice(s, batch, &e));
	add_person(name, word);
	OK(store_done(s, true, &e));
}

static void
import(const char *label)
{
	OK(store_batch_begin(s, "import", &batch, &e));
	add_slice("Ama Import", "xylo");
	add_slice("Ben Import", "xylo");
	add_slice("Cem Import", "xylo");
	if (label)
		OK(store_batch_close(s, batch, label, &e));
}

/* ---- whatever lists, counts or finds ---- */

static bool
count_contact(void *user, const struct contact *c)
{
	(void)c;
	++*(int *)user;
	return true;
}

static bool
count_interview(void *user, const struct interview *i)
{
	(void)i;
	++*(int *)user;
	return true;
}

static bool
count_hit(void *user, const struct hit *h)
{
	(void)h;
	++*(int *)user;
	return true;
}

static bool
count_due(void *user, const struct due_row *r)
{
	(void)r;
	++*(int *)user;
	return true;
}

static bool
count_usage(void *user, const struct usage *u)
{
	*(int *)user += u->asked;
	return true;
}

static void
tell_rows(const char *what, size_t n, struct store_row *rows, struct text *out)
{
	text_addf(out, "%s %zu\n", what, n);
	for (size_t i = 0; i < n; i++)
		store_row_done(&rows[i]);
}

static void
tell_each(const char *words, struct text *out)
{
	int n = 0, m = 0, hits = 0;

	OK(store_contact_each(s, words, count_contact, &n, &e));
	OK(store_interview_each(s, words, count_interview, &m, &e));
	text_addf(out, "each %d %d\n", n, m);
	if (*words)
		OK(store_search(s, words, 99, count_hit, &hits, &e));
	text_addf(out, "hits %d\n", hits);
}

/* What is seen, by each way to look. */
static void
look(struct text *out)
{
	static const char *const filters[] = { "", "import", "im" };
	static const char *const words[] = { "", "import", "firmxylo", "notexylo", "questionxylo",
		"debriefxylo" };
	struct store_row rows[20];
	struct strings known = { 0 };
	int steps = 0, used = 0;

	for (size_t i = 0; i < LEN(filters); i++)
		for (int last = 0; last < 2; last++) {
			enum store_from from = last ? STORE_LAST : STORE_FIRST;
			tell_rows("contacts", store_contact_rows(s, filters[i], from, NULL, 0, rows,
				20), rows, out);
			tell_rows("interviews", store_interview_rows(s, filters[i], from, NULL, 0,
				rows, 20), rows, out);
		}
	for (size_t i = 0; i < LEN(words); i++)
		tell_each(words[i], out);
	OK(store_due_make(s, &e));
	OK(store_due_each(s, &(struct due_wish){ .shown_ms = INT64_MAX }, count_due, &steps, &e));
	OK(store_usage_each(s, count_usage, &used, &e));
	store_words(s, &known, 100);
	text_addf(out, "count %d due %d used %d words %zu\n", (int)store_contact_count(s), steps,
		used, known.n);
	text_addf(out, "found %d %d %d\n", store_contact_find(s, "Ben Import", NULL) != 0,
		store_contact_find(s, "Cem", NULL) != 0,
		store_contact_same(s, "Ama Import", "Firmxylo") != 0);
	text_addf(out, "last %d\n", (int)store_interview_find(s, "last", NULL));
	strings_free(&known);
}

static void
expect_as(const struct text *want, const char *when)
{
	struct text now = { 0 };

	look(&now);
	ck_assert_msg(strcmp(text_str(&now), text_str(want)) == 0, "%s:\n%s\nnot\n%s", when,
		text_str(&now), text_str(want));
	text_free(&now);
}

START_TEST(a_batch_is_seen_whole_or_not_at_all)
{
	struct text before = { 0 }, whole = { 0 };

	add_person("Own Person", "own");
	look(&before);
	OK(store_batch_begin(s, "import", &batch, &e));
	expect_as(&before, "begun");
	add_slice("Ama Import", "xylo");
	add_slice("Ben Import", "xylo");
	add_slice("Cem Import", "xylo");
	expect_as(&before, "half in");
	OK(store_batch_close(s, batch, "import of 3 contacts", &e));
	look(&whole);
	ck_assert_ptr_nonnull(strstr(text_str(&whole), "contacts 4\ninterviews 4\n"));
	ck_assert_ptr_nonnull(strstr(text_str(&whole), "each 3 3\nhits 3\n")); /* "import" */
	ck_assert_ptr_nonnull(strstr(text_str(&whole), "found 1 1 1\n"));
	ck_assert_ptr_nonnull(strstr(text_str(&whole), "count 4 "));
	for (int round = 0; round < 2; round++) {
		OK(store_undo(s, -1, &said, &e));
		ck_assert_str_eq(text_str(&said), "import of 3 contacts");
		expect_as(&before, "undone");
		OK(store_redo(s, -1, &said, &e));
		expect_as(&whole, "redone");
	}
	text_free(&before);
	text_free(&whole);
}
END_TEST

/* ---- the full text, filled by slices and not by triggers ---- */

static void
expect_texts_whole(void)
{
	static const char *const indexes[] = { "contact_words", "contact_text", "note_text", "asked_text",
		"reflection_text", "writeup_text", "learned_text" };
	struct text sql = { 0 };

	for (size_t i = 0; i < LEN(indexes); i++) {
		text_clear(&sql);
		text_addf(&sql, "INSERT INTO %s(%s, rank) VALUES ('integrity-check', 1)", indexes[i],
			indexes[i]);
		temp_run(sql.s); /* damage is an error */
	}
	text_free(&sql);
}

static void
rename_to(int64_t id, const char *name)
{
	struct contact c = { 0 };

	OK(store_contact_get(s, id, &c, &e));
	mem_set(&c.name, name);
	OK(store_contact_save(s, &c, &e));
	contact_done(&c);
}

/* In one slice a person is added and renamed, one of the slice before renamed, one deleted. */
START_TEST(the_full_text_is_whole_after_each_slice)
{
	bool more = true;
	int64_t ama, ben;

	OK(store_batch_begin(s, "import", &batch, &e));
	OK(store_batch_slice(s, batch, &e));
	ama = add_person("Ama Import", "xylo");
	OK(store_done(s, true, &e));
	expect_texts_whole();
	OK(store_batch_slice(s, batch, &e));
	rename_to(ama, "Ama Again of Many Words");
	ben = add_person("Ben Import", "xylo");
	rename_to(ben, "Ben Again of Many Words");
	OK(store_contact_delete(s, add_person("Cem Import", "xylo"), &e));
	OK(store_done(s, true, &e));
	expect_texts_whole();
	OK(store_batch_close(s, batch, "import of 2 contacts", &e));
	OK(store_contact_delete(s, ben, &e));
	expect_texts_whole();
	OK(store_undo(s, -1, &said, &e)); /* it comes back with its batch */
	expect_texts_whole();
	OK(store_undo(s, -1, &said, &e));
	ck_assert_str_eq(text_str(&said), "import of 2 contacts");
	temp_contact(s, "Own Person");
	OK(store_batch_remove(s, 1, &more, &e));
	expect_texts_whole();
	while (more)
		OK(store_batch_remove(s, 1, &more, &e));
	expect_texts_whole();
	ck_assert_int_eq(temp_number("SELECT count(*) FROM contact"), 1);
}
END_TEST

/* ---- steps ---- */

enum { MANY = 300 };

static void
import_ideas(void)
{
	struct text name = { 0 };

	OK(store_batch_begin(s, "import", &batch, &e));
	OK(store_batch_slice(s, batch, &e));
	for (int i = 0; i < MANY; i++) {
		text_clear(&name);
		text_addf(&name, "Idea %d", i);
		temp_contact(s, text_str(&name));
	}
	OK(store_done(s, true, &e));
	text_free(&name);
	OK(store_batch_close(s, batch, "import of 300 contacts", &e));
}

static int64_t
idea_steps(void)
{
	return temp_number("SELECT count(*) FROM due JOIN contact ON contact.id = owner "
			   "WHERE batch_id IS NOT NULL");
}

/* A close and an undo touch a few rows; the steps follow, some at a time. */
START_TEST(steps_of_many_come_and_go_in_slices)
{
	import_ideas();
	ck_assert_int_eq(temp_number("SELECT count(*) FROM due_touched"), 0);
	ck_assert_int_eq(idea_steps(), 0);
	ck_assert(store_due_waits(s));
	OK(store_due_make(s, &e));
	ck_assert_int_eq(idea_steps(), MANY);
	for (int round = 0; round < 2; round++) {
		OK(store_undo(s, -1, &said, &e));
		ck_assert_int_eq(temp_number("SELECT count(*) FROM due_touched"), 0);
		OK(store_due_make(s, &e));
		ck_assert_int_eq(idea_steps(), 0);
		OK(store_redo(s, -1, &said, &e));
		OK(store_due_make(s, &e));
		ck_assert_int_eq(idea_steps(), MANY);
	}
	ck_assert_int_eq(temp_number("SELECT count(*) FROM batch WHERE due_interview IS NOT NULL"), 0);
}
END_TEST

/* ---- what it changed of those who were there ---- */

static void
change_role(int64_t id, int n)
{
	struct contact c = { 0 };
	struct text role = { 0 };

	text_addf(&role, "role %d", n);
	OK(store_batch_change(s, batch, &e));
	OK(store_contact_get(s, id, &c, &e));
	mem_set(&c.role, text_str(&role));
	OK(store_contact_save(s, &c, &e));
	OK(store_done(s, true, &e));
	contact_done(&c);
	text_free(&role);
}

static void
check_role(int64_t id, const char *role)
{
	struct contact c = { 0 };

	OK(store_contact_get(s, id, &c, &e));
	ck_assert_str_eq(c.role, role);
	contact_done(&c);
}

/* More slices than the history keeps steps: one step, undone whole, and what was done before is there. */
START_TEST(many_changes_are_one_step)
{
	int64_t own = temp_contact(s, "Own Person, First");

	OK(store_batch_begin(s, "import", &batch, &e));
	for (int i = 1; i <= 600; i++)
		change_role(own, i);
	OK(store_batch_close(s, batch, "import of 600 changes", &e));
	ck_assert_int_eq(temp_number("SELECT count(*) FROM undo"), 2);
	OK(store_undo(s, -1, &said, &e));
	ck_assert_str_eq(text_str(&said), "import of 600 changes");
	check_role(own, "First");
	OK(store_redo(s, -1, &said, &e));
	check_role(own, "role 600");
	OK(store_undo(s, -1, &said, &e));
	OK(store_undo(s, -1, &said, &e));
	ck_assert_int_eq(store_contact_count(s), 0);
}
END_TEST

/* Given up, or its program ended: what it changed is as before, but what somebody changed since. */
START_TEST(changes_of_one_that_never_was_whole)
{
	struct contact c = { 0 };
	bool more = true;
	int64_t own = temp_contact(s, "Own Person, First"), other = temp_contact(s, "Other Person, Second");

	OK(store_batch_begin(s, "import", &batch, &e));
	for (int i = 1; i <= 3; i++)
		change_role(own, i);
	change_role(other, 4);
	if (_i == 0)
		OK(store_batch_drop(s, batch, &said, &e));
	else
		temp_run("UPDATE batch SET owner = ''"); /* of a program that has ended */
	if (_i == 2) {
		OK(store_contact_get(s, other, &c, &e));
		mem_set(&c.role, "changed since");
		OK(store_contact_save(s, &c, &e));
		contact_done(&c);
	}
	while (_i && more)
		OK(store_batch_remove(s, 50, &more, &e));
	check_role(own, "First");
	check_role(other, _i == 2 ? "changed since" : "Second");
	while (more)
		OK(store_batch_remove(s, 50, &more, &e));
	ck_assert_int_eq(temp_number("SELECT count(*) FROM batch_change"), 0);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM batch"), 0);
}
END_TEST

/* What the history has lost, nothing can undo: the changes are not kept for it. */
START_TEST(changes_go_with_the_history)
{
	int64_t own = temp_contact(s, "Own Person, First");
	bool more = true;

	OK(store_batch_begin(s, "import", &batch, &e));
	change_role(own, 1);
	OK(store_batch_close(s, batch, "import of 1 change", &e));
	OK(store_batch_remove(s, 50, &more, &e));
	ck_assert_int_eq(temp_number("SELECT count(*) FROM batch_change"), 1);
	temp_run("DELETE FROM undo");
	OK(store_batch_remove(s, 50, &more, &e));
	ck_assert_int_eq(temp_number("SELECT count(*) FROM batch_change"), 0);
	check_role(own, "role 1");
}
END_TEST

/* ---- what was edited since ---- */

START_TEST(what_was_edited_since_stays)
{
	int64_t ama, ben, cem, own;

	own = temp_contact(s, "Own Person");
	import("import of 3 contacts");
	ama = store_contact_find(s, "Ama Import", &e);
	ben = store_contact_find(s, "Ben Import", &e);
	cem = store_contact_find(s, "Cem Import", &e);
	rename_to(ama, "Ama Changed");
	temp_note(s, store_interview_find(s, "last", &e), "a word more", 2000);
	OK(store_batch_drop(s, batch, &said, &e));
	ck_assert_str_eq(text_str(&said), "import of 3 contacts; 2 edited since stayed");
	ck_assert_int_eq(store_contact_count(s), 3);
	ck_assert_int_eq(store_contact_find(s, "Ama Changed", &e), ama);
	ck_assert_int_eq(store_contact_find(s, "Own Person", &e), own);
	ck_assert_int_eq(store_contact_find(s, "Ben Import", NULL), 0);
	ck_assert_int_eq(store_contact_find(s, "Cem Import", NULL), cem); /* with the last call */
	/* The conversation that was gone on with is whole. */
	ck_assert_int_eq(temp_number("SELECT count(*) FROM note WHERE batch_id IS NULL"), 2);
	OK(store_redo(s, -1, &said, &e));
	ck_assert_int_eq(store_contact_count(s), 4);
	ck_assert_int_eq(store_contact_find(s, "Ben Import", NULL), ben);
}
END_TEST

/* Who named somebody that stays, stays with them. */
#define AMA "SELECT id FROM contact WHERE name = 'Ama Import'"

/* Who came in a batch and is referred to since stays: else what refers to them would keep the batch
 * from ever being removed. A new table that refers to people fails here until it has a row. */
START_TEST(who_is_referred_to_since_stays)
{
	static const struct {
		const char *table, *insert;
	} refers[] = {
		{ "learned", "INSERT INTO learned VALUES (7, 99, 'n', 'f', 'term', 'x', '', (" AMA "), 1)" },
		{ "letter", "INSERT INTO letter VALUES (7, 99, 'l', (" AMA "), NULL, 'thanks', 'mail', '', '', 'x', 1, 0, '', 0)" },
		{ "point", "INSERT INTO point VALUES (7, 99, 'p', 'unknown', 'x', 0, (" AMA "))" },
		{ "step", "INSERT INTO step(id, revision, uuid, kind, contact_id, text, due_ms, done_ms) "
			"VALUES (7, 99, 's', 'meet', (" AMA "), 'x', 0, 0)" },
	};
	char *names = temp_rows("SELECT DISTINCT m.name FROM sqlite_master m, pragma_foreign_key_list(m.name) f "
		"WHERE m.type = 'table' AND f.\"table\" = 'contact' AND m.name NOT IN ('contact', 'interview', "
		"'consent', 'kept') ORDER BY m.name");

	ck_assert_str_eq(names, "learned\nletter\npoint\nstep\n");
	free(names);
	for (size_t i = 0; i < LEN(refers); i++) {
		bool more = true;

		OK(store_batch_begin(s, "import", &batch, &e));
		OK(store_batch_slice(s, batch, &e));
		temp_contact(s, "Ama Import, Planner, Firm");
		temp_contact(s, "Ben Import, Planner, Firm");
		OK(store_done(s, true, &e));
		OK(store_batch_close(s, batch, "import of 2 contacts", &e));
		int64_t ama = store_contact_find(s, "Ama Import", &e);
		temp_run(refers[i].insert);
		OK(store_batch_drop(s, batch, &said, &e));
		ck_assert_msg(store_contact_find(s, "Ama Import", NULL) == ama, "%s", refers[i].table);
		ck_assert_int_eq(store_contact_find(s, "Ben Import", NULL), 0);
		temp_run("DELETE FROM undo");
		while (more)
			OK(store_batch_remove(s, 50, &more, &e));
		ck_assert_msg(temp_number("SELECT count(*) FROM batch") == 0, "%s", refers[i].table);
		OK(store_contact_delete(s, ama, &e));
	}
}
END_TEST

START_TEST(who_named_one_that_was_edited_stays)
{
	struct contact c = { 0 };
	int64_t ama, ben;

	OK(store_batch_begin(s, "import", &batch, &e));
	OK(store_batch_slice(s, batch, &e));
	ama = temp_contact(s, "Ama Import");
	ben = temp_contact(s, "Ben Import");
	temp_contact(s, "Cem Import");
	OK(store_contact_get(s, ben, &c, &e));
	c.referrer_id = ama;
	OK(store_contact_save(s, &c, &e));
	OK(store_done(s, true, &e));
	OK(store_batch_close(s, batch, "import of 3 contacts", &e));
	rename_to(ben, "Ben Changed");
	OK(store_batch_drop(s, batch, &said, &e));
	ck_assert_str_eq(text_str(&said), "import of 3 contacts; 2 edited since stayed");
	ck_assert_int_eq(store_contact_find(s, "Ama Import", &e), ama);
	contact_done(&c);
}
END_TEST

/* Undone in order, nothing is edited any more when its turn comes. */
START_TEST(edits_undone_before_are_none)
{
	import("import of 3 contacts");
	rename_to(store_contact_find(s, "Ama Import", &e), "Ama Changed");
	OK(store_undo(s, -1, &said, &e));
	OK(store_undo(s, -1, &said, &e));
	ck_assert_str_eq(text_str(&said), "import of 3 contacts");
	ck_assert_int_eq(store_contact_count(s), 0);
}
END_TEST

/* ---- what nobody can bring back ---- */

static void
remove_all_of_it(void)
{
	bool more = true;
	int rounds = 0;

	while (more) {
		OK(store_batch_remove(s, 2, &more, &e));
		ck_assert_int_lt(++rounds, 20);
	}
	ck_assert_int_gt(rounds, 2); /* in slices */
}

START_TEST(one_that_cannot_be_redone_is_removed_in_slices)
{
	bool more;

	import("import of 3 contacts");
	OK(store_undo(s, -1, &said, &e));
	OK(store_batch_remove(s, 9, &more, &e));
	ck_assert(!more); /* it can be redone */
	ck_assert_int_eq(temp_number("SELECT count(*) FROM contact"), 3);
	temp_contact(s, "Own Person"); /* now it cannot */
	remove_all_of_it();
	ck_assert_int_eq(temp_number("SELECT count(*) FROM contact"), 1);
	ck_assert_int_eq(temp_number("SELECT (SELECT count(*) FROM batch) + (SELECT count(*) FROM interview) "
		"+ (SELECT count(*) FROM note) + (SELECT count(*) FROM asked)"), 0);
}
END_TEST

START_TEST(one_that_its_program_left_is_removed_at_the_next_start)
{
	struct moment now = { .wall_ms = TEMP_WALL, .boot_ms = 5000, .boot_id = "boot" };

	import(NULL);
	struct store *mine = s;
	s = temp_store(STORE_SCREEN); /* another program: the first still adds */
	for (int i = 0; i < 20; i++)
		store_tick(s, &now);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM contact"), 3);
	store_close(s);
	store_close(mine); /* killed, as far as the workbook knows */
	temp_run("UPDATE batch SET owner = 'aaaaaaaa.999999999.1.1.-'");
	s = temp_store(STORE_SCREEN);
	ck_assert_int_ge(store_due(s, &now), 0);
	for (int i = 0; i < 20; i++)
		store_tick(s, &now);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM contact"), 0);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM batch"), 0);
}
END_TEST

START_TEST(one_that_is_given_up_goes_before_the_next)
{
	import(NULL);
	OK(store_batch_drop(s, batch, &said, &e));
	ck_assert(!store_batch_slice(s, batch + 1, &e));
	int64_t first = batch;
	OK(store_batch_begin(s, "import", &batch, &e));
	ck_assert_int_ne(batch, first);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM contact"), 0);
	ck_assert(!store_undo(s, -1, &said, &e));
	ck_assert_str_eq(e.text, "There is nothing to undo.");
}
END_TEST

/* A slice counts its numbers by itself and stores the last: no other row gets one of them, one
 * slice that is taken back gives out none, and another program's between two slices is passed. */
START_TEST(numbers_of_a_slice_are_given_once)
{
	import(NULL);
	int64_t between = temp_contact(s, "Dua, Planner, Elsewhere");
	OK(store_batch_slice(s, batch, &e));
	add_person("Eli Import", "xylo");
	OK(store_done(s, false, &e));
	add_slice("Eli Import", "xylo");
	OK(store_batch_close(s, batch, "import of people.csv: 4 new", &e));
	int64_t after = temp_contact(s, "Flo, Planner, Elsewhere");

	ck_assert_int_eq(between, 4);
	ck_assert_int_eq(after, 6);
	ck_assert_int_eq(temp_number("SELECT last FROM serial WHERE noun = 'contact'"), 6);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM (SELECT revision FROM contact UNION ALL "
		"SELECT revision FROM note)"), temp_number("SELECT count(*) FROM (SELECT revision FROM contact "
		"UNION SELECT revision FROM note)"));
	ck_assert_int_ge(temp_number("SELECT last FROM serial WHERE noun = 'revision'"),
		temp_number("SELECT max(revision) FROM contact"));
}
END_TEST

/* Who is in no session is in no step of undo: neither a batch's rows nor its organisations. */
START_TEST(what_a_slice_adds_is_one_step)
{
	import("import of people.csv: 3 new");
	ck_assert_int_eq(temp_number("SELECT count(*) FROM undo"), 1);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM undo WHERE changes IS NOT NULL"), 0);
}
END_TEST

Suite *store_batch_suite(void);

Suite *
store_batch_suite(void)
{
	Suite *suite = suite_create("store_batch");
	TCase *t = tcase_create("batch");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, a_batch_is_seen_whole_or_not_at_all);
	tcase_add_test(t, the_full_text_is_whole_after_each_slice);
	tcase_add_test(t, steps_of_many_come_and_go_in_slices);
	tcase_add_test(t, many_changes_are_one_step);
	tcase_add_loop_test(t, changes_of_one_that_never_was_whole, 0, 3);
	tcase_add_test(t, changes_go_with_the_history);
	tcase_add_test(t, what_was_edited_since_stays);
	tcase_add_test(t, who_is_referred_to_since_stays);
	tcase_add_test(t, who_named_one_that_was_edited_stays);
	tcase_add_test(t, edits_undone_before_are_none);
	tcase_add_test(t, one_that_cannot_be_redone_is_removed_in_slices);
	tcase_add_test(t, one_that_its_program_left_is_removed_at_the_next_start);
	tcase_add_test(t, one_that_is_given_up_goes_before_the_next);
	tcase_add_test(t, numbers_of_a_slice_are_given_once);
	tcase_add_test(t, what_a_slice_adds_is_one_step);
	suite_add_tcase(suite, t);
	return suite;
}

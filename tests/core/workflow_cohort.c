/* A class taken in from a drop folder, seen, and taken back. */
#include <check.h>
#include <inttypes.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "class_make.h"
#include "desk_temp.h"
#include "formats_document.h"
#include "formats_seal.h"
#include "formats_share.h"
#include "model/call.h"
#include "model/cohort.h"
#include "model/rehearsal.h"
#include "model/review.h"
#include "model/review_figures.h"

static struct desk desk;
static struct err e;
static struct strings said;
static struct cohort_counts n;
static struct class_wish class = { .seed = 3, .sessions = 2, .notes = 4 };
static char *folder;

static void
setup(void)
{
	temp_desk(&desk);
	setenv("XDG_DATA_HOME", temp_path("data"), 1);
	folder = mem_str(temp_path("drop"));
	mkdir(folder, 0700);
}

static void
teardown(void)
{
	strings_free(&said);
	free(folder);
	unsetenv("XDG_DATA_HOME");
	temp_desk_done(&desk);
}

static void
drop(const char *name, const char *bytes, size_t length)
{
	char *path = path_join(folder, name);

	ck_assert_msg(path_make_parent(path, &e) && file_write(path, bytes, length, &e), "%s", e.text);
	free(path);
}

static void
drop_text(const char *name, const char *text)
{
	drop(name, text, strlen(text));
}

static void
drop_share(const char *name, int nth)
{
	struct text t = { 0 };

	class_file(&class, nth, &t);
	drop(name, t.s, t.n);
	text_free(&t);
}

/* As mail may change it: each line ends in CR and LF. */
static void
drop_mailed(const char *name, int nth)
{
	struct text t = { 0 }, mailed = { 0 };

	class_file(&class, nth, &t);
	for (const char *s = text_str(&t); *s; s++) {
		text_add(&mailed, *s == '\n' ? "\r" : "");
		text_addc(&mailed, *s);
	}
	drop(name, mailed.s, mailed.n);
	text_free(&t);
	text_free(&mailed);
}

static void
take_with(const char *passphrase)
{
	const struct cohort_take_wish w = { .passphrase = passphrase };
	struct cohort_take *m = cohort_take_open(&desk, folder, &w, &e);
	bool ended = false;

	strings_free(&said);
	ck_assert_msg(m != NULL, "%s", e.text);
	while (!ended)
		ck_assert_msg(cohort_take_step(m, &ended, &said, &e), "%s", e.text);
	n = cohort_take_counts(m);
	cohort_take_free(m);
}

static bool
was_said(const char *what)
{
	for (size_t i = 0; i < said.n; i++)
		if (strstr(said.s[i], what))
			return true;
	return false;
}

/* ---- taken in ---- */

START_TEST(new_files_and_only_those)
{
	drop_share("ana.share (1).yaml", 1);
	drop_share("reyesana_LATE_123_ana.share.yaml", 2);
	drop_share("Lee Bo_4711_assignsubmission_file_/share.yaml", 3);
	drop_text(".hidden.yaml", "x");
	drop_text("half.yaml.part", "x");
	take_with(NULL);
	ck_assert_uint_eq(n.files, 3);
	ck_assert_uint_eq(n.taken, 3);
	ck_assert_uint_eq(n.added, 6);
	ck_assert_uint_eq(said.n, 0);
	take_with(NULL);
	ck_assert_uint_eq(n.known, 3);
	ck_assert_uint_eq(n.taken, 0);
	drop_share("again under another name.yaml", 2);
	drop_mailed("again by mail.yaml", 3);
	drop_share("four.yaml", 4);
	take_with(NULL);
	ck_assert_uint_eq(n.known, 3);
	ck_assert_uint_eq(n.same, 2);
	ck_assert_uint_eq(n.added, 2);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM interview WHERE student_id > 0"), 8);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM undo"), 0);
}
END_TEST

enum { WINDOW = 5, WINDOWS_MOST = 60 };

/* All ids of the list of conversations, window by window, in the order of the list. */
static size_t
windows(const char *filter, bool back, int64_t *ids)
{
	struct store_row rows[WINDOW];
	char *sort = NULL;
	size_t got, all = 0;
	int64_t id = 0;

	do {
		got = store_taken_rows(desk.store, filter, all ? (back ? STORE_BEFORE : STORE_AFTER)
			: back ? STORE_LAST : STORE_FIRST, sort, id, rows, WINDOW);
		memmove(ids + (back ? got : 0), ids, back ? all * sizeof(*ids) : 0);
		for (size_t i = 0; i < got; i++)
			ids[(back ? 0 : all) + i] = rows[i].id;
		if (got) {
			mem_set(&sort, rows[back ? 0 : got - 1].sort);
			id = rows[back ? 0 : got - 1].id;
		}
		for (size_t i = 0; i < got; i++)
			store_row_done(&rows[i]);
		all += got;
	} while (got == WINDOW);
	free(sort);
	return all;
}

/* The list is fetched as it is seen: those to review first, each once, from both ends. */
START_TEST(conversations_come_in_windows)
{
	int64_t forth[WINDOWS_MOST], back[WINDOWS_MOST], few[WINDOWS_MOST];
	struct store_row row;

	for (int i = 1; i <= 12; i++) {
		char name[16];

		snprintf(name, sizeof(name), "%d.yaml", i);
		drop_share(name, i);
	}
	take_with(NULL);
	for (int64_t id = 2; id < 24; id += 3)
		ck_assert(review_finish(&desk, id, true, &e));
	ck_assert_uint_eq(windows("", false, forth), 24);
	ck_assert_uint_eq(windows("", true, back), 24);
	ck_assert_mem_eq(forth, back, sizeof(*forth) * 24);
	for (size_t i = 0; i < 24; i++) {
		ck_assert_int_eq(forth[i] % 3 == 2, i >= 16);
		ck_assert(i == 0 || i == 16 || forth[i] > forth[i - 1]);
	}
	ck_assert_uint_eq(windows("student 7", false, few), 2);
	ck_assert_uint_eq(windows("student", true, few), 24);
	ck_assert_uint_eq(windows("nobody", true, few), 0);
	ck_assert_uint_eq(store_taken_rows(desk.store, "", STORE_LAST, NULL, 0, &row, 1), 1);
	ck_assert(row.dim);
	store_row_done(&row);
}
END_TEST

/* A damaged one is not taken in by half, and is looked at again until it is whole. */
START_TEST(half_synced_ones_wait)
{
	struct text t = { 0 };

	class_file(&class, 1, &t);
	drop("ana.yaml", t.s, t.n * 2 / 3);
	drop_text("empty.yaml", "");
	drop_share("bo.yaml", 2);
	take_with(NULL);
	ck_assert_uint_eq(n.taken, 1);
	ck_assert_uint_eq(n.waits, 2);
	ck_assert(was_said("ana.yaml: It "));
	ck_assert(was_said("empty.yaml: It is empty"));
	take_with(NULL);
	ck_assert_uint_eq(n.waits, 2);
	drop("ana.yaml", t.s, t.n);
	take_with(NULL);
	ck_assert_uint_eq(n.taken, 1);
	ck_assert_uint_eq(n.waits, 1);
	text_free(&t);
}
END_TEST

START_TEST(a_bad_one_never_stops_the_others)
{
	struct share s = { 0 };
	struct text t = { 0 };

	class_share(&class, 1, &s);
	class_uuid(9, 1, 9, s.student.uuid); /* somebody else says that they held it */
	share_write(&s, &t);
	drop_share("1.yaml", 1);
	drop("2-stolen.yaml", t.s, t.n);
	drop_text("3-essay.txt", "An essay.\n");
	drop_text("4-version.yaml", "halfhour-share: 99\nid: x\n");
	drop_text("5-bomb.yaml", "halfhour-share: 1\na: &a [*a, *a]\n");
	drop_share("6.yaml", 2);
	take_with(NULL);
	ck_assert_uint_eq(n.added, 4);
	ck_assert(was_said("2-stolen.yaml: The conversation"));
	ck_assert(was_said("3-essay.txt: It is not a share."));
	ck_assert(was_said("4-version.yaml: "));
	ck_assert(was_said("5-bomb.yaml: "));
	ck_assert_int_eq(temp_number("SELECT count(DISTINCT student_id) FROM interview WHERE student_id > 0"), 2);
	share_done(&s);
	text_free(&t);
}
END_TEST

START_TEST(out_of_an_archive)
{
	struct text t = { 0 };

	ck_assert(file_read("tests/data/handed/class.zip", &t, 0, &e));
	drop("class.zip", t.s, t.n);
	take_with(NULL);
	ck_assert_uint_eq(n.taken, 1);
	ck_assert_uint_eq(n.left, 2);
	ck_assert(was_said("class.zip/class/essay.txt: It is not a share."));
	take_with(NULL);
	ck_assert_uint_eq(n.known, 1);
	ck_assert_uint_eq(n.taken + n.left, 0);
	drop("class.zip", t.s, t.n / 2); /* written anew, and not whole yet */
	take_with(NULL);
	ck_assert_uint_eq(n.waits, 1);
	text_free(&t);
}
END_TEST

START_TEST(sealed_ones_want_the_passphrase)
{
	struct text plain = { 0 }, sealed = { 0 };

	class_file(&class, 1, &plain);
	if (!seal_close(&plain, "four words and more", &sealed, &e)) {
		text_free(&plain);
		return; /* built without libsodium */
	}
	drop("ana.yaml", sealed.s, sealed.n);
	take_with(NULL);
	ck_assert_uint_eq(n.waits, 1);
	ck_assert(was_said("--passphrase-file"));
	take_with("another");
	ck_assert_uint_eq(n.waits, 1);
	take_with("four words and more");
	ck_assert_uint_eq(n.taken, 1);
	text_free(&plain);
	text_free(&sealed);
}
END_TEST

/* Three of one name are three students, and a share in which the name changed is asked about. */
START_TEST(three_of_one_name)
{
	struct cohort_roster r = { 0 };

	class.name = "Ana Lee";
	drop_share("1.yaml", 1);
	drop_share("2.yaml", 2);
	drop_share("3.yaml", 3);
	take_with(NULL);
	ck_assert_uint_eq(n.taken, 3);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM student WHERE name = 'Ana Lee'"), 3);
	class.name = "Bo Li";
	class.notes = 5;
	drop_share("1.yaml", 1);
	take_with(NULL);
	ck_assert_uint_eq(n.left, 1);
	ck_assert(was_said("that student is Ana Lee here"));
	class.name = NULL;
	class.notes = 4;
	drop_text("class.csv", "Student,ID\nAna Lee,s-2\nAna Lee,x-9\n");
	ck_assert_msg(cohort_roster(&desk, temp_path("drop/class.csv"), "Planning", &r, &e), "%s", e.text);
	ck_assert_uint_eq(r.listed, 2);
	ck_assert_uint_eq(r.added, 1); /* s-2 is one of the three; x-9 is a fourth */
}
END_TEST

/* ---- seen ---- */

static bool
names_add(void *user, const struct standing *s)
{
	text_addf(user, "%s:%d:%s ", s->student.name, s->calls, s->scores ? s->scores : "");
	return true;
}

static void
ck_names(enum cohort_by by, const char *words, const char *row, const char *wanted)
{
	struct text t = { 0 };
	struct cohort_wish w = { .by = by, .words = words, .row = row };

	ck_assert(cohort_ready(&desk, &e));
	cohort_each(&desk, &w, names_add, &t);
	ck_assert_str_eq(text_str(&t), wanted);
	text_free(&t);
}

static void
mark(const char *row, int level, int64_t interview)
{
	struct score p = { .row = mem_str(row), .level = level, .because = mem_str(""), .rater = mem_str("") };
	struct call c = { 0 };
	struct review r = { 0 };

	ck_assert(desk_call(&desk, interview, &c, &e));
	desk_review(&desk, &c, &r);
	p.student_id = r.student_id;
	memcpy(p.interview, c.interview.uuid, UUID_SIZE);
	ck_assert_msg(score_add(&desk, &p, &e), "%s", e.text);
	score_done(&p);
	call_done(&c);
	review_done(&r);
}

START_TEST(who_handed_in_what)
{
	struct cohort_roster r = { 0 };

	drop_share("2.yaml", 2);
	class.sessions = 1;
	drop_share("1.yaml", 1);
	class.sessions = 2;
	take_with(NULL);
	drop_text("class.csv", "First name,Surname,ID number\nZoe,Adams,z-1\nAny,Name,s-1\n");
	ck_assert_msg(cohort_roster(&desk, temp_path("drop/class.csv"), NULL, &r, &e), "%s", e.text);
	ck_names(COHORT_NAME, "", NULL, "Student 1:1: Student 2:2: Zoe Adams:0: ");
	ck_names(COHORT_HANDED, "", NULL, "Zoe Adams:0: Student 1:1: Student 2:2: ");
	ck_names(COHORT_WAITING, "", NULL, "Student 2:2: Student 1:1: Zoe Adams:0: ");
	ck_names(COHORT_NAME, "zo", NULL, "Zoe Adams:0: ");
	ck_names(COHORT_NAME, "s-2", NULL, "Student 2:2: ");
	mark("questions", 2, 2);
	mark("questions", 4, 3);
	mark("listening", 1, 1);
	ck_names(COHORT_SCORE, "", "questions",
		"Student 1:1:listening=1 Zoe Adams:0: Student 2:2:questions=2,4 ");
	ck_assert(store_undo(desk.store, -1, NULL, &e)); /* and undo is counted as well */
	ck_names(COHORT_NAME, "student 1", NULL, "Student 1:1: ");
}
END_TEST

/* Those computed when a file came in are those of what is stored, also after a later share. */
static void
ck_figures(int64_t interview)
{
	struct call c = { 0 };
	struct review r = { 0 };
	struct review_figures f, stored = { 0 };

	ck_assert(desk_call(&desk, interview, &c, &e));
	desk_review(&desk, &c, &r);
	f = review_figures(&c, &r);
	ck_assert(store_session_get(desk.store, interview, &stored));
	ck_assert_int_eq(stored.notes, f.notes);
	ck_assert_int_eq(stored.asked, f.asked);
	ck_assert_int_eq(stored.open, f.open);
	ck_assert_int_eq(stored.facts, f.facts);
	ck_assert_int_eq(stored.must_asked, f.must_asked);
	ck_assert_int_eq(stored.names, f.names);
	ck_assert_int_eq(stored.length_ms, f.length_ms);
	ck_assert_int_eq(stored.silence_ms, f.silence_ms);
	ck_assert_int_eq(stored.over_ms, f.over_ms);
	ck_assert_int_eq(stored.thanks_ms, f.thanks_ms);
	call_done(&c);
	review_done(&r);
}

START_TEST(figures_are_those_of_what_is_stored)
{
	class.notes = 30;
	drop_share("1.yaml", 1);
	take_with(NULL);
	ck_figures(1);
	ck_figures(2);
	class.notes = 35; /* five notes more, and the others as they were */
	drop_share("2.yaml", 1);
	take_with(NULL);
	ck_assert_uint_gt(n.changed, 0);
	ck_figures(1);
	ck_assert_int_eq(temp_number("SELECT notes FROM session WHERE interview_id = 1"), 35);
	class.notes = 4;
}
END_TEST

/* The share of the first student as rehearsals with the dispatcher's first variant, who is asked how it
 * began; the second has a note of it. */
static void
drop_rehearsals(void)
{
	static const char *const years[] = { "drove for 11 years", "drove for 13 years", "drove for 14 years" };
	struct share s = { 0 };
	struct text t = { 0 };

	class_share(&class, 1, &s);
	for (size_t i = 0; i < s.interviews.n; i++) {
		struct share_interview *x = row_at(struct share_interview, &s.interviews, i);

		x->practice = true;
		x->seed = 1;
		mem_set(&x->partner, "dispatcher");
		mem_set(&row_at(struct share_question, &x->questions, 0)->text, "How did you get started?");
		for (size_t k = 0; i && k < LEN(years); k++)
			mem_set(&row_at(struct share_note, &x->notes, k)->text, years[k]);
	}
	share_write(&s, &t);
	drop("1.yaml", t.s, t.n);
	text_free(&t);
	share_done(&s);
}

/* Those of the first rehearsal and of the last, of the share as of what is stored. */
START_TEST(rehearsals_are_compared)
{
	struct standing s = { 0 };
	struct rehearsed_call first, last;
	struct rehearsal_share share;
	struct text t = { 0 };

	drop_rehearsals();
	drop_share("2.yaml", 2);
	take_with(NULL);
	ck_assert(cohort_ready(&desk, &e) && cohort_standing(&desk, 1, &s));
	ck_assert(rehearsed_nth(s.rehearsed, 0, &first) && rehearsed_last(s.rehearsed, &last));
	ck_assert(rehearsed_nth(s.rehearsed, 1, &last) && !rehearsed_nth(s.rehearsed, 2, &last));
	ck_assert(rehearsed_last(s.rehearsed, &last));
	ck_assert_str_eq(last.partner, "dispatcher");
	ck_assert_int_eq(last.seed, 1);
	ck_assert_int_gt(last.heard[GIFT_FACT], 0);
	ck_assert_int_eq(first.caught[GIFT_FACT], 0);
	ck_assert_int_eq(last.caught[GIFT_FACT], 1);
	ck_assert(rehearsal_share_of(&desk, 2, &share, &e));
	ck_assert_mem_eq(share.heard, last.heard, sizeof(share.heard));
	ck_assert_mem_eq(share.caught, last.caught, sizeof(share.caught));
	ck_assert_int_eq(s.caught, rehearsed_percent(&last));
	rehearsed_text(s.rehearsed, true, &t);
	ck_assert_msg(strncmp(text_str(&t), "first 0%, last ", 15) == 0, "%s", text_str(&t));
	ck_names(COHORT_CAUGHT, "", NULL, "Student 2:2: Student 1:0: ");
	standing_done(&s);
	text_free(&t);
}
END_TEST

static bool
hit_add(void *user, const struct hit *h)
{
	text_addf(user, "%s:%s ", h->kind, h->title);
	return true;
}

/* What I search finds nothing of a class, and the class is searched as a whole or by one. */
START_TEST(searches_are_apart)
{
	int64_t mine = temp_interview(desk.store, 0);
	struct text t = { 0 };

	temp_note(desk.store, mine, "shared lolo words", 5);
	drop_share("1.yaml", 1);
	drop_share("2.yaml", 2);
	take_with(NULL);
	ck_assert(store_search(desk.store, "what", 100, hit_add, &t, &e));
	ck_assert_str_eq(text_str(&t), "");
	ck_assert(store_search(desk.store, "shared", 100, hit_add, &t, &e));
	ck_assert_str_eq(text_str(&t), "note: ");
	text_clear(&t);
	ck_assert(store_search_class(desk.store, 0, "work", 3, hit_add, &t, &e));
	ck_assert_str_eq(text_str(&t), "question:Student 2 question:Student 2 question:Student 2 ");
	text_clear(&t);
	ck_assert(store_search_class(desk.store, 1, "work", 2, hit_add, &t, &e));
	ck_assert_str_eq(text_str(&t), "question:Student 1 question:Student 1 ");
	text_clear(&t);
	ck_assert(store_search_class(desk.store, 1, "shared", 2, hit_add, &t, &e));
	ck_assert_str_eq(text_str(&t), "");
	ck_assert(store_search_class(desk.store, 0, "s1", 2, hit_add, &t, &e)); /* whose it is, is no word */
	ck_assert_str_eq(text_str(&t), "");
	text_free(&t);
}
END_TEST

/* ---- taken back, given up ---- */

static int64_t
rows(void)
{
	return temp_number("SELECT (SELECT count(*) FROM interview) + (SELECT count(*) FROM note) + "
		"(SELECT count(*) FROM asked) + (SELECT count(*) FROM asking) + (SELECT count(*) FROM clock) + "
		"(SELECT count(*) FROM reflection) + (SELECT count(*) FROM taken) + (SELECT count(*) FROM session) + "
		"(SELECT count(*) FROM timing) + (SELECT count(*) FROM student) + (SELECT count(*) FROM standing) + "
		"(SELECT count(*) FROM batch) + (SELECT count(*) FROM handed_file WHERE outcome = 'taken')");
}

/* Words that the full text has of notes, questions and answers. */
static int64_t
indexed(void)
{
	static const char *const texts[] = { "note_text", "asked_text", "reflection_text" };
	int64_t words = 0;

	for (size_t i = 0; i < LEN(texts); i++) {
		struct text sql = { 0 };
		sqlite3 *db = NULL;
		sqlite3_stmt *st = NULL;

		ck_assert_int_eq(sqlite3_open(temp_path("w"), &db), SQLITE_OK);
		text_addf(&sql, "CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, %s, row)", texts[i]);
		ck_assert_int_eq(sqlite3_exec(db, text_str(&sql), NULL, NULL, NULL), SQLITE_OK);
		ck_assert_int_eq(sqlite3_prepare_v2(db, "SELECT count(*) FROM words", -1, &st, NULL), SQLITE_OK);
		ck_assert_int_eq(sqlite3_step(st), SQLITE_ROW);
		words += sqlite3_column_int64(st, 0);
		sqlite3_finalize(st);
		sqlite3_close(db);
		text_free(&sql);
	}
	return words;
}

START_TEST(a_batch_is_taken_back)
{
	struct text t = { 0 };

	drop_share("1.yaml", 1);
	drop_share("2.yaml", 2);
	take_with(NULL);
	ck_assert_int_gt(indexed(), 0);
	ck_assert(!cohort_take_back(&desk, 99, &t, &e));
	ck_assert_msg(cohort_take_back(&desk, 1, &t, &e), "%s", e.text);
	ck_assert_int_eq(rows(), 0);
	ck_assert_int_eq(indexed(), 0);
	take_with(NULL);
	ck_assert_uint_eq(n.taken, 2);
	mark("questions", 3, temp_number("SELECT min(id) FROM interview"));
	ck_assert_msg(cohort_take_back(&desk, 2, &t, &e), "%s", e.text);
	ck_names(COHORT_NAME, "", NULL, "Student 1:0:questions=3 "); /* what was said of it stays */
	take_with(NULL);
	ck_names(COHORT_NAME, "student 1", NULL, "Student 1:2:questions=3 ");
	text_free(&t);
}
END_TEST

/* In the middle nothing is seen of it, and afterwards nothing is left. */
START_TEST(one_that_is_given_up)
{
	struct cohort_take_wish w = { 0 };
	struct cohort_take *m;
	bool ended = false, more = true;
	char name[32];

	class.sessions = 6;
	for (int i = 1; i <= 8; i++) {
		snprintf(name, sizeof(name), "%d.yaml", i);
		drop_share(name, i);
	}
	m = cohort_take_open(&desk, folder, &w, &e);
	for (int i = 0; i < 2; i++)
		ck_assert(cohort_take_step(m, &ended, &said, &e));
	ck_assert(!ended);
	ck_assert_int_gt(temp_number("SELECT count(*) FROM interview"), 0);
	ck_names(COHORT_NAME, "", NULL, "");
	cohort_take_free(m);
	while (more)
		ck_assert(store_batch_remove(desk.store, 50, &more, &e));
	ck_assert_int_eq(rows(), 0);
	class.sessions = 2;
	take_with(NULL);
	ck_assert_uint_eq(n.taken, 8);
}
END_TEST

/* ---- marked row by row ---- */

/* Marks every paper of a row by what `level` says of it; the order in which they came. */
static void
mark_all(size_t row, int (*level)(const struct grading_paper *p), struct text *order, struct text *told)
{
	struct grading g = { 0 };
	struct grading_paper *p;

	ck_assert_msg(grading_begin(&desk, NULL, row, &g, &e), "%s", e.text);
	while ((p = grading_now(&g)) != NULL) {
		if (p->example)
			text_addf(order, "e%zu ", p->example);
		else
			text_addf(order, "%s%lld ", p->again ? "+" : "", (long long)p->student_id);
		ck_assert_msg(grading_mark(&desk, &g, p, level(p), told, &e), "%s", e.text);
	}
	grading_done(&g);
}

static int
three_then_two(const struct grading_paper *p)
{
	return p->again && p->student_id % 2 ? 2 : 3;
}

START_TEST(examples_then_everybody_then_some_again)
{
	struct text order = { 0 }, other = { 0 }, told = { 0 };
	struct strings came = { 0 };
	size_t both = 0, agreed = 0, again = 0, odd = 0;
	char name[32];

	class.sessions = 1;
	for (int i = 1; i <= 60; i++) {
		snprintf(name, sizeof(name), "%d.yaml", i);
		drop_share(name, i);
	}
	take_with(NULL);
	class.sessions = 2;
	mark_all(3, three_then_two, &order, &told);
	strings_split(&came, text_str(&order), " ");
	ck_assert_str_eq(came.s[0], "e1");
	ck_assert_str_eq(came.s[2], "e3");
	for (size_t i = 3; i < 63; i++)
		ck_assert_int_ne(came.s[i][0], '+');
	for (size_t i = 63; i < came.n; i++) {
		ck_assert_int_eq(came.s[i][0], '+');
		again++;
		odd += atoi(came.s[i] + 1) % 2 == 1;
	}
	ck_assert_uint_ge(again, 1);
	ck_assert_uint_le(again, 15);
	grading_agreement(&desk, "questions", &both, &agreed);
	ck_assert_uint_eq(both, again);
	ck_assert_uint_eq(agreed, again - odd);
	ck_assert_ptr_nonnull(strstr(text_str(&told), "3: you gave level 3, the model 1. Mostly closed"));
	mark_all(3, three_then_two, &other, &told); /* nothing is left */
	ck_assert_str_eq(text_str(&other), "");
	mark_all(5, three_then_two, &other, &told); /* another row comes in another order */
	ck_assert_str_ne(text_str(&other), text_str(&order));
	ck_assert_int_eq(temp_number("SELECT count(*) FROM score WHERE student_id = -1"), 6);
	ck_names(COHORT_NAME, "student 12", NULL, "Student 12:1:listening=3;questions=3 ");
	strings_free(&came);
	text_free(&order);
	text_free(&other);
	text_free(&told);
}
END_TEST

/* Each example is whole, and has the model's mark and its reason for each row of the rubric. */
START_TEST(examples_are_whole)
{
	struct grading g = { 0 };

	ck_assert(grading_begin(&desk, NULL, 0, &g, &e));
	ck_assert_uint_eq(g.n, 3);
	for (size_t i = 0; i < 3; i++) {
		struct call c = { 0 };
		struct review r = { 0 };

		ck_assert_msg(grading_call(&desk, &g.papers[i], &c, &r, &e), "%s", e.text);
		ck_assert_uint_ge(c.n_asked, 5);
		ck_assert_uint_ge(c.n_notes, 4);
		ck_assert_uint_ge(c.n_reflections, 2);
		ck_assert(clock_ended(&c.clock));
		call_done(&c);
		review_done(&r);
	}
	grading_done(&g);
	for (size_t row = 0; row < 8; row++) {
		struct text order = { 0 }, told = { 0 };
		size_t lines = 1;

		mark_all(row, three_then_two, &order, &told);
		for (const char *s = text_str(&told); *s; s++)
			lines += *s == '\n';
		ck_assert_uint_eq(lines, 3);
		text_free(&order);
		text_free(&told);
	}
}
END_TEST

/* ---- a class of 120 ---- */

/* The nth file: some are late, renamed, doubled, damaged, empty, sealed, no share, or of one name. */
static void
drop_of_class(int nth)
{
	struct text t = { 0 }, sealed = { 0 };
	char name[64];

	class.name = nth >= 10 && nth < 13 ? "Ana Lee" : NULL;
	class_file(&class, nth, &t);
	snprintf(name, sizeof(name), nth % 7 ? "s%d/share.yaml" : "lee%d_LATE_99_ana.share (1).yaml", nth);
	if (nth % 40 == 5)
		drop(name, t.s, t.n / 2);
	else if (nth % 40 == 6)
		drop(name, "", 0);
	else if (nth % 40 == 8)
		drop_text(name, "{\"halfhour-share\": 1, \"student\": [[[[[[\n");
	else if (nth % 40 == 9 && seal_close(&t, "four words and more", &sealed, &e))
		drop(name, sealed.s, sealed.n);
	else
		drop(name, t.s, t.n);
	if (nth % 30 == 15)
		drop("again/copy of one.yaml", t.s, t.n);
	class.name = NULL;
	text_free(&t);
	text_free(&sealed);
}

static int
by_number(const struct grading_paper *p)
{
	return p->example ? 3 : 1 + (int)(p->student_id % 4);
}

/* What is expected of a row by hand: all marks are the same level, 11 weights in all. */
static void
grade_line(struct text *out, int nth, int64_t student, bool filled)
{
	text_addf(out, "\"Roe, Student %d\",%d,s-%d,Section A,", nth, 1000 + nth, nth);
	if (filled)
		text_addf(out, "%d", 11 * (1 + (int)(student % 4)));
	text_addf(out, ",%d\r\n", nth % 50);
}

static int64_t
student_numbered(int nth)
{
	char sql[96];

	snprintf(sql, sizeof(sql), "SELECT coalesce(max(id), 0) FROM student WHERE called = 's-%d'", nth);
	return temp_number(sql);
}

START_TEST(a_class_of_120)
{
	static const char head[] = "Student,ID,SIS User ID,Section,Interview (4711),Final\r\n";
	struct cohort_grades g = { 0 };
	struct text before = { 0 }, wanted = { 0 }, file = { 0 }, order = { 0 }, told = { 0 };
	char path[512];

	class.sessions = 1;
	for (int i = 1; i <= 120; i++)
		drop_of_class(i);
	take_with("four words and more");
	ck_assert_uint_eq(n.files, 121); /* each copy takes the place of the one before */
	ck_assert_uint_eq(n.waits, 9);
	ck_assert_uint_eq(n.same, 1);
	ck_assert_uint_eq(n.taken, 111);
	ck_assert_uint_eq(said.n, 9);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM student WHERE name = 'Ana Lee'"), 3);
	take_with("four words and more");
	ck_assert_uint_eq(n.taken, 0);
	ck_assert_uint_eq(n.known, 112);
	for (size_t row = 0; row < 8; row++)
		mark_all(row, by_number, &order, &told);
	text_add(&before, head);
	text_add(&wanted, head);
	for (int i = 1; i <= 120; i++) {
		int64_t student = student_numbered(i);

		grade_line(&before, i, student, false);
		grade_line(&wanted, i, student, student > 0);
	}
	snprintf(path, sizeof(path), "%s", temp_path("canvas.csv"));
	ck_assert(file_write(path, before.s, before.n, &e));
	ck_assert_msg(cohort_gradebook(&desk, path, "Interview", &g, &e), "%s", e.text);
	ck_assert_uint_eq(g.filled, 111);
	ck_assert_uint_eq(g.missed.n, 9);
	ck_assert(file_read(path, &file, 0, &e));
	ck_assert_str_eq(text_str(&file), text_str(&wanted));
	class.sessions = 2;
	cohort_grades_done(&g);
	text_free(&before);
	text_free(&wanted);
	text_free(&file);
	text_free(&order);
	text_free(&told);
}
END_TEST

/* ---- points, moments, a course removed ---- */

START_TEST(points_go_into_the_gradebook)
{
	static const char *const rows[] = { "person", "research", "outreach", "questions", "opening-closing",
		"listening", "reflection", "professionalism" };
	struct cohort_grades g = { 0 };
	struct text said_ = { 0 }, file = { 0 };
	char path[512];

	class.sessions = 1;
	drop_share("1.yaml", 1);
	drop_share("2.yaml", 2);
	take_with(NULL);
	class.sessions = 2;
	for (size_t i = 0; i < LEN(rows); i++)
		mark(rows[i], 3, 1);
	mark("person", 4, 2);
	snprintf(path, sizeof(path), "%s", temp_path("grades.csv"));
	text_set(&file, "Student,ID,Report\nA,s-1,\nB,s-2,5\nC,s-9,\n");
	ck_assert(file_write(path, file.s, file.n, &e));
	ck_assert_msg(cohort_gradebook(&desk, path, "Report", &g, &e), "%s", e.text);
	ck_assert_uint_eq(g.filled, 1);
	ck_assert_uint_eq(g.missed.n, 1);
	ck_assert_uint_eq(g.unmarked.n, 1);
	ck_assert_str_eq(g.unmarked.s[0], "Student 2 (s-2) lacks the marks of 7 rows.");
	ck_assert(file_read(path, &file, 0, &e));
	ck_assert_str_eq(text_str(&file), "Student,ID,Report\nA,s-1,33\nB,s-2,5\nC,s-9,\n"); /* 11 weights times 3 */
	cohort_grades_done(&g);
	/* Handed in on 30 November 2026, due two days before: half a point a day. */
	ck_assert_msg(cohort_course(&desk, "Career Planning", 20261128, &said_, &e), "%s", e.text);
	ck_assert_msg(cohort_gradebook(&desk, path, "Report", &g, &e), "%s", e.text);
	ck_assert(file_read(path, &file, 0, &e));
	ck_assert_str_eq(text_str(&file), "Student,ID,Report\nA,s-1,32\nB,s-2,5\nC,s-9,\n");
	cohort_grades_done(&g);
	text_free(&said_);
	text_free(&file);
}
END_TEST

/* Words that stand in everything of a course: afterwards no file of ours has any of them. */
static size_t
canaries_in(const char *dir)
{
	static const char *const canaries[] = { "canarynote", "canaryname", "canarycomment", "canarybecause",
		"canaryid", "canaryreflection" };
	struct strings files = { 0 };
	size_t found = 0;

	path_list(&files, dir, "");
	for (size_t i = 0; i < files.n; i++) {
		char *path = path_join(dir, files.s[i]);
		struct text t = { 0 };

		for (size_t c = 0; file_read(path, &t, 0, NULL) && c < LEN(canaries); c++)
			found += t.n && memmem(t.s, t.n, canaries[c], strlen(canaries[c])) != NULL;
		text_free(&t);
		free(path);
	}
	strings_free(&files);
	return found;
}

START_TEST(a_course_is_removed_for_good)
{
	struct share s = { 0 };
	struct text t = { 0 }, said_ = { 0 };
	struct comment m = { .at_s = -1, .text = mem_str("canarycomment") };
	struct score p = { .row = mem_str("questions"), .level = 3, .because = mem_str("canarybecause"),
		.rater = mem_str("") };
	struct call c = { 0 };

	class_share(&class, 1, &s);
	mem_set(&s.student.name, "canaryname Lee");
	mem_set(&s.student.id, "canaryid");
	for (size_t i = 0; i < s.interviews.n; i++) {
		struct share_interview *x = row_at(struct share_interview, &s.interviews, i);

		mem_set(&row_at(struct share_note, &x->notes, 0)->text, "canarynote here");
		mem_set(&row_at(struct share_text, &x->reflections, 0)->text, "canaryreflection here");
		mem_set(&x->course, "Canary");
	}
	share_write(&s, &t);
	drop("1.yaml", t.s, t.n);
	drop_share("2.yaml", 2);
	take_with(NULL);
	ck_assert(desk_call(&desk, 1, &c, &e) && comment_add(&desk, &c, &m, &e));
	p.student_id = 1;
	memcpy(p.interview, c.interview.uuid, UUID_SIZE);
	ck_assert(score_add(&desk, &p, &e));
	ck_assert_uint_gt(canaries_in(temp_path(".")), 0);
	ck_assert(!cohort_forget(&desk, "No such", &said_, &e));
	ck_assert_msg(cohort_forget(&desk, "Canary", &said_, &e), "%s", e.text);
	ck_assert_uint_eq(canaries_in(temp_path(".")), 0);
	ck_names(COHORT_NAME, "", NULL, "Student 2:2: ");
	ck_assert_int_eq(temp_number("SELECT count(*) FROM interview"), 2);
	comment_done(&m);
	score_done(&p);
	call_done(&c);
	share_done(&s);
	text_free(&t);
	text_free(&said_);
}
END_TEST

/* Only what is starred, agreed to, and names nobody. */
START_TEST(moments_of_the_class)
{
	struct share s = { 0 };
	struct document doc = { 0 };
	struct text t = { 0 };
	struct share_interview *i;
	size_t left = 0;

	class_share(&class, 2, &s);
	mem_set(&s.student.name, "Ana Lee");
	i = row_at(struct share_interview, &s.interviews, 0);
	for (size_t k = 0; k < i->notes.n; k++) {
		struct share_note *note = row_at(struct share_note, &i->notes, k);
		static const char *const texts[] = { "walk the grid back up", "not starred", "Ana was nervous", "off" };

		note->starred = k != 1;
		note->kind = NOTE_QUOTE;
		note->record = k == 3 ? RECORD_OFF : RECORD_ON;
		mem_set(&note->text, texts[k]);
	}
	i = row_at(struct share_interview, &s.interviews, 1);
	mem_set(&i->consent.class_, "declined");
	row_at(struct share_note, &i->notes, 0)->starred = true;
	mem_set(&row_at(struct share_note, &i->notes, 0)->text, "not agreed to");
	share_write(&s, &t);
	drop("1.yaml", t.s, t.n);
	take_with(NULL);
	ck_assert_uint_eq(cohort_moments(&desk, NULL, &doc, &left), 1);
	ck_assert_uint_eq(left, 1);
	text_clear(&t);
	document_write(&doc, PAGE_TEXT, &t);
	ck_assert_ptr_nonnull(strstr(text_str(&t), "walk the grid back up"));
	ck_assert_ptr_null(strstr(text_str(&t), "not"));
	ck_assert_ptr_null(strstr(text_str(&t), "Ana"));
	document_done(&doc);
	share_done(&s);
	text_free(&t);
}
END_TEST

Suite *
workflow_cohort_suite(void)
{
	Suite *s = suite_create("workflow_cohort");
	TCase *t = tcase_create("cohort");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_set_timeout(t, 60);
	tcase_add_test(t, new_files_and_only_those);
	tcase_add_test(t, conversations_come_in_windows);
	tcase_add_test(t, half_synced_ones_wait);
	tcase_add_test(t, a_bad_one_never_stops_the_others);
	tcase_add_test(t, out_of_an_archive);
	tcase_add_test(t, sealed_ones_want_the_passphrase);
	tcase_add_test(t, three_of_one_name);
	tcase_add_test(t, who_handed_in_what);
	tcase_add_test(t, figures_are_those_of_what_is_stored);
	tcase_add_test(t, rehearsals_are_compared);
	tcase_add_test(t, searches_are_apart);
	tcase_add_test(t, a_batch_is_taken_back);
	tcase_add_test(t, one_that_is_given_up);
	tcase_add_test(t, examples_then_everybody_then_some_again);
	tcase_add_test(t, examples_are_whole);
	tcase_add_test(t, a_class_of_120);
	tcase_add_test(t, points_go_into_the_gradebook);
	tcase_add_test(t, a_course_is_removed_for_good);
	tcase_add_test(t, moments_of_the_class);
	suite_add_tcase(s, t);
	return s;
}

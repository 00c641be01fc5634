/* Edits of the bank as files: the user's copy, and other programs meanwhile. */
#include <check.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "bank.h"
#include "store_temp.h"

#define A "      - id: a\n        text: Why?\n"
#define B "      - id: b\n        text: How?\n"
#define TOP "pack: core # mine\ncategories:\n  - id: c\n    questions:\n"

static char *shipped, *user, *file; /* file: the user's core.yaml */
static struct bank bank;
static struct bank_editor ed;
static struct text said;
static struct err e;

static void
put(const char *path, const char *s)
{
	ck_assert_msg(file_write(path, s, strlen(s), &e), "%s", e.text);
}

static void
expect_file(const char *path, const char *s)
{
	struct text got = { 0 };

	ck_assert_msg(file_read(path, &got, 0, &e), "%s", e.text);
	ck_assert_str_eq(text_str(&got), s);
	text_free(&got);
}

/* A shipped core of two questions, and the bank read. */
static void
set_up(void)
{
	temp_new();
	shipped = mem_str(temp_path("shipped"));
	user = mem_str(temp_path("user"));
	file = path_join(user, "core.yaml");
	ck_assert_int_eq(mkdir(shipped, 0700), 0);
	char *path = path_join(shipped, "core.yaml");
	put(path, TOP A B);
	free(path);
	bank_read(&bank, shipped, user, NULL);
	ed = (struct bank_editor){ .bank = &bank, .user_dir = user };
}

static void
tear_down(void)
{
	bank_done(&bank);
	text_free(&said);
	free(shipped);
	free(user);
	free(file);
	temp_done();
}

static enum edit_outcome
set(const char *id, const char *key, const char *value, enum edit_conflict how)
{
	struct edit x = { .kind = EDIT_SET, .id = id, .key = key, .value = value };

	text_clear(&said);
	ed.act++;
	return bank_edit(&ed, "core", &x, how, &said, &e);
}

static const struct question *
question(const char *id)
{
	return bank_question(&bank, id, NULL, NULL);
}

START_TEST(shipped_is_never_changed)
{
	char *path = path_join(shipped, "core.yaml");
	struct stat st;

	ck_assert_int_eq(set("a", "text", "Why?", CONFLICT_ASK), EDIT_NOTHING);
	ck_assert(!path_exists(file));
	ck_assert_int_eq(set("a", "text", "What for?", CONFLICT_ASK), EDIT_DONE);
	ck_assert_ptr_nonnull(strstr(text_str(&said), "Your copy of \"core\" is made"));
	expect_file(path, TOP A B);
	expect_file(file, TOP "      - id: a\n        text: What for?\n" B);
	ck_assert_int_eq(stat(user, &st), 0);
	ck_assert_uint_eq(st.st_mode & 0777, 0700);
	ck_assert_uint_eq(bank.n, 1);
	ck_assert(!bank.packs[0].shipped);
	ck_assert_str_eq(bank.packs[0].file, file);
	ck_assert_str_eq(bank.packs[0].replaces->file, path);
	ck_assert_str_eq(question("a")->text, "What for?");
	ck_assert_int_eq(set("b", "minutes", "5", CONFLICT_ASK), EDIT_DONE);
	ck_assert_uint_eq(said.n, 0);
	expect_file(file, TOP "      - id: a\n        text: What for?\n" B "        minutes: 5\n");
	free(path);
}
END_TEST

START_TEST(sets_many_fields)
{
	struct question q = { 0 };
	struct edit x = { .kind = EDIT_FIELDS, .id = "a", .question = &q };

	question_copy(&q, question("a"));
	ck_assert_int_eq(bank_edit(&ed, "core", &x, CONFLICT_ASK, &said, &e), EDIT_NOTHING);
	mem_set(&q.text, "What for, then?");
	question_brief(&q);
	q.minutes = 4;
	strings_add(&q.tags, "end");
	q.retired = true;
	ck_assert_int_eq(bank_edit(&ed, "core", &x, CONFLICT_ASK, &said, &e), EDIT_DONE);
	expect_file(file, TOP "      - id: a\n        text: What for, then?\n        minutes: 4\n"
		"        tags: [end]\n        retired: true\n" B);
	ck_assert(question_same(&q, question("a")));
	mem_set(&q.brief, "T");
	strings_free(&q.tags);
	ck_assert_int_eq(bank_edit(&ed, "core", &x, CONFLICT_ASK, &said, &e), EDIT_DONE);
	question_brief(&q);
	expect_file(file, TOP "      - id: a\n        text: What for, then?\n        short: T\n"
		"        minutes: 4\n        retired: true\n" B);
	ck_assert_int_eq(bank_edit(&ed, "core", &x, CONFLICT_ASK, &said, &e), EDIT_DONE);
	expect_file(file, TOP "      - id: a\n        text: What for, then?\n        minutes: 4\n"
		"        retired: true\n" B);
	question_done(&q);
}
END_TEST

#define B_THEIRS "      - id: b\n        text: Theirs?\n"

START_TEST(merges_what_does_not_overlap)
{
	set("a", "minutes", "5", CONFLICT_ASK);
	put(file, TOP "      # hello\n" A "        minutes: 5\n" B_THEIRS);
	ck_assert_int_eq(set("a", "minutes", "6", CONFLICT_ASK), EDIT_MERGED);
	ck_assert_ptr_nonnull(strstr(text_str(&said), "both changes"));
	expect_file(file, TOP "      # hello\n" A "        minutes: 6\n" B_THEIRS);
	ck_assert_str_eq(question("b")->text, "Theirs?");
	ck_assert_int_eq(question("a")->minutes, 6);
}
END_TEST

START_TEST(asks_when_it_overlaps)
{
	set("a", "minutes", "5", CONFLICT_ASK);
	put(file, TOP A B_THEIRS);
	ck_assert_int_eq(set("b", "minutes", "6", CONFLICT_ASK), EDIT_CONFLICTS);
	expect_file(file, TOP A B_THEIRS);
	ck_assert_str_eq(question("b")->text, "How?");
	ck_assert_int_eq(set("b", "minutes", "6", CONFLICT_RELOAD), EDIT_RELOADED);
	expect_file(file, TOP A B_THEIRS);
	ck_assert_str_eq(question("b")->text, "Theirs?");
	ck_assert_int_eq(question("b")->minutes, 3);
}
END_TEST

START_TEST(keeps_both)
{
	char *yours = path_join(user, "core.yaml.yours");

	set("a", "minutes", "5", CONFLICT_ASK);
	put(file, TOP A B_THEIRS);
	ck_assert_int_eq(set("b", "minutes", "6", CONFLICT_KEEP_BOTH), EDIT_KEPT_BOTH);
	ck_assert_ptr_nonnull(strstr(text_str(&said), yours));
	expect_file(file, TOP A B_THEIRS);
	expect_file(yours, TOP A B "        minutes: 6\n");
	ck_assert_str_eq(question("b")->text, "Theirs?");
	bank_done(&bank);
	bank_read(&bank, shipped, user, NULL);
	ck_assert_uint_eq(bank.n, 1); /* what was put aside is no pack */
	free(yours);
}
END_TEST

START_TEST(says_when_it_cannot_read_theirs)
{
	set("a", "minutes", "5", CONFLICT_ASK);
	put(file, "pack: [\n");
	ck_assert_int_eq(set("a", "minutes", "6", CONFLICT_ASK), EDIT_FAILED);
	ck_assert_ptr_nonnull(strstr(e.text, "cannot be read any more"));
	expect_file(file, "pack: [\n");
	unlink(file);
	ck_assert_int_eq(set("a", "minutes", "6", CONFLICT_ASK), EDIT_FAILED);
	ck_assert(!path_exists(file));
}
END_TEST

/* A pack that lies elsewhere and is only linked into the folder is changed there. */
START_TEST(follows_links)
{
	char *real = path_join(shipped, "mine.yaml.git"), *link = path_join(user, "mine.yaml");
	struct edit x = { .kind = EDIT_DELETE, .id = "z" };
	struct stat st;

	mkdir(user, 0700);
	put(real, "pack: mine\ncategories:\n- id: c\n  questions:\n  - {id: y, text: Why?}\n"
		"  - {id: z, text: Who?}\n");
	ck_assert_int_eq(symlink(real, link), 0);
	bank_done(&bank);
	bank_read(&bank, shipped, user, NULL);
	ck_assert_int_eq(bank_edit(&ed, "mine", &x, CONFLICT_ASK, &said, &e), EDIT_DONE);
	expect_file(real, "pack: mine\ncategories:\n- id: c\n  questions:\n  - {id: y, text: Why?}\n");
	ck_assert_int_eq(lstat(link, &st), 0);
	ck_assert(S_ISLNK(st.st_mode));
	free(real);
	free(link);
}
END_TEST

START_TEST(takes_in_a_pack)
{
	struct problems l = { 0 };
	char *from = mem_str(temp_path("coach.yaml")), *to = path_join(user, "coach.yaml");
	static const char pack[] = "pack: coach\ncategories:\n- id: c\n  questions:\n"
		"  - {id: x, text: Why?} # kept\n";

	put(from, pack);
	ck_assert_msg(bank_add(&ed, from, &said, &l, &e), "%s", e.text);
	expect_file(to, pack);
	bank_done(&bank);
	bank_read(&bank, shipped, user, NULL);
	ck_assert_ptr_nonnull(question("x"));
	ck_assert(!bank_add(&ed, from, &said, &l, &e)); /* you have one of that name */
	ck_assert_ptr_nonnull(strstr(e.text, "already"));
	put(from, "pack: other\ncategories:\n- id: c\n  questions: [{id: a, text: Why?}]\n");
	ck_assert(!bank_add(&ed, from, &said, &l, &e)); /* an id of core */
	ck_assert_uint_eq(problems_errors(&l), 1);
	put(from, "pack: other\ncategories: [\n");
	ck_assert(!bank_add(&ed, from, &said, &l, &e));
	ck_assert_ptr_nonnull(strstr(e.text, "was not added"));
	problems_done(&l);
	free(from);
	free(to);
}
END_TEST

START_TEST(makes_a_pack)
{
	const struct category c = { .id = (char[]){ "day" }, .title = (char[]){ "Day: \"now\" #1" } };
	struct question q = { .id = (char[]){ "x" }, .text = (char[]){ "Who?" }, .minutes = 3,
		.priority = 2, .kinds = 3, .seniorities = 31 };
	struct edit x = { .kind = EDIT_ADD, .category = "day", .question = &q };
	char *made = path_join(user, "own.yaml");

	ck_assert_msg(bank_new(&ed, "own", "Mine: #1", &c, &said, &e), "%s", e.text);
	expect_file(made, "pack: own\ntitle: \"Mine: #1\"\ncategories:\n  - id: day\n"
		"    title: \"Day: \\\"now\\\" #1\"\n    questions: []\n");
	bank_done(&bank);
	bank_read(&bank, shipped, user, NULL);
	ck_assert(!bank_new(&ed, "own", "Mine", &c, &said, &e)); /* it is there */
	question_brief(&q);
	ck_assert_msg(bank_edit(&ed, "own", &x, CONFLICT_ASK, &said, &e) == EDIT_DONE, "%s", e.text);
	ck_assert_ptr_nonnull(question("x"));
	free(q.brief);
	free(made);
}
END_TEST

START_TEST(tells_the_difference)
{
	struct strings l = { 0 };
	struct edit x = { .kind = EDIT_COPY, .id = "a", .new_id = "a-2" };

	pack_difference(&bank.packs[0], &l);
	ck_assert_uint_eq(l.n, 0);
	ck_assert_int_eq(bank_edit(&ed, "core", &x, CONFLICT_ASK, &said, &e), EDIT_DONE);
	set("a", "minutes", "5", CONFLICT_ASK);
	set("a", "short", "W", CONFLICT_ASK);
	x = (struct edit){ .kind = EDIT_DELETE, .id = "b" };
	ck_assert_int_eq(bank_edit(&ed, "core", &x, CONFLICT_ASK, &said, &e), EDIT_DONE);
	pack_difference(&bank.packs[0], &l);
	ck_assert_uint_eq(l.n, 3);
	ck_assert_str_eq(l.s[0], "changed a: short, minutes");
	ck_assert_str_eq(l.s[1], "new a-2: Why?");
	ck_assert_str_eq(l.s[2], "left out b: How?");
	strings_free(&l);
}
END_TEST

START_TEST(finds_free_ids)
{
	struct text id = { 0 };
	struct edit x = { .kind = EDIT_COPY, .id = "a", .new_id = "a-2" };

	question_id_free(&bank, "new", &id);
	ck_assert_str_eq(text_str(&id), "new");
	question_id_free(&bank, "a", &id);
	ck_assert_str_eq(text_str(&id), "a-2");
	ck_assert_int_eq(bank_edit(&ed, "core", &x, CONFLICT_ASK, &said, &e), EDIT_DONE);
	question_id_free(&bank, "a-2", &id);
	ck_assert_str_eq(text_str(&id), "a-3");
	text_free(&id);
}
END_TEST

Suite *
bank_edit_suite(void)
{
	Suite *s = suite_create("bank edit");
	TCase *t = tcase_create("files");

	tcase_add_checked_fixture(t, set_up, tear_down);
	tcase_add_test(t, shipped_is_never_changed);
	tcase_add_test(t, sets_many_fields);
	tcase_add_test(t, merges_what_does_not_overlap);
	tcase_add_test(t, asks_when_it_overlaps);
	tcase_add_test(t, keeps_both);
	tcase_add_test(t, says_when_it_cannot_read_theirs);
	tcase_add_test(t, follows_links);
	tcase_add_test(t, takes_in_a_pack);
	tcase_add_test(t, makes_a_pack);
	tcase_add_test(t, tells_the_difference);
	tcase_add_test(t, finds_free_ids);
	suite_add_tcase(s, t);
	return s;
}

/* A person removed for good: no byte is left in the workbook or beside it. */
#include <check.h>
#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "desk_temp.h"
#include "model/contact.h"
#include "model/review.h"

static struct desk desk;
static struct err e;
static struct text said;

static void
setup(void)
{
	temp_desk(&desk);
}

static void
teardown(void)
{
	text_free(&said);
	temp_desk_done(&desk);
}

/* Files in the workbook's folder, and how many of them hold the word. */
static size_t
files_with(const char *word)
{
	DIR *d = opendir(temp_path("."));
	size_t found = 0, files = 0;

	for (struct dirent *x; (x = readdir(d)) != NULL;) {
		struct text t = { 0 };

		if (x->d_name[0] == '.' || !file_read(temp_path(x->d_name), &t, 0, NULL))
			continue;
		files++;
		found += memmem(text_str(&t), t.n, word, strlen(word)) != NULL;
		text_free(&t);
	}
	closedir(d);
	ck_assert_uint_gt(files, 0);
	return found;
}

/* What is being typed of a person, or of one of their calls, as screens name it; some 20 of somebody
 * else's, whose numbers begin alike, are not theirs. */
static void
plant_drafts(int64_t id, int64_t call, int64_t note)
{
	static const struct {
		const char *name;
		int of; /* 0: the contact, 1: the call, 2: the note */
	} keys[] = { { "letter:%lld:thanks", 0 }, { "contact:%lld", 0 }, { "consent:%lld", 0 }, { "call/%lld", 1 },
		{ "tail/%lld", 1 }, { "comment:%lld:300:0:0", 1 }, { "writeup:%lld:day", 1 }, { "late:%lld", 1 },
		{ "debrief:%lld:learned", 1 }, { "note:%lld:7", 1 }, { "plan:%lld", 1 }, { "correct:%lld", 1 },
		{ "referral:%lld", 2 } };
	const int64_t numbers[] = { id, call, note };
	char key[80];

	for (size_t i = 0; i < LEN(keys); i++)
		for (int other = 0; other < 2; other++) {
			struct text k = { 0 };
			const char *at = strstr(keys[i].name, "%lld");

			text_addn(&k, keys[i].name, (size_t)(at - keys[i].name));
			text_addi(&k, numbers[keys[i].of] + (other ? 4000 : 0));
			text_add(&k, at + 4);
			snprintf(key, sizeof(key), "%s", text_str(&k));
			ck_assert_msg(store_draft_set(desk.store, key, other ? "another's" : "kanarie20 typed", 0, &e),
				"%s", e.text);
			text_free(&k);
		}
}

/* In files that the program keeps by itself: a text in an editor, changes that wait. */
static void
plant_files(void)
{
	static const char *const files[] = { "edit/note.aaaa.txt", "edit/note.aaaa.edit" };

	for (size_t i = 0; i < LEN(files); i++) {
		char *path = path_state(files[i]);

		ck_assert_msg(path_make_parent(path, &e) && file_write(path, "kanarie00 vogel, kanarie21",
			26, &e), "%s", e.text);
		free(path);
	}
}

static size_t
files_kept(void)
{
	static const char *const files[] = { "edit/note.aaaa.txt", "edit/note.aaaa.edit" };
	size_t n = 0;

	for (size_t i = 0; i < LEN(files); i++) {
		char *path = path_state(files[i]);

		n += path_exists(path);
		free(path);
	}
	return n;
}

/* Twenty words and more, in every place that takes one. */
static int64_t
planted(void)
{
	static const char *const fields[] = { "organisation", "role", "found", "why", "common", "research",
		"tags", "links", "phone", "said" };
	int64_t id = temp_contact(desk.store, "kanarie00 vogel"), call;
	char value[64];

	for (size_t i = 0; i < LEN(fields); i++) {
		snprintf(value, sizeof(value), "kanarie%02zu", i + 1);
		ck_assert_msg(contact_set(&desk, id, fields[i], value, &e), "%s: %s", fields[i], e.text);
	}
	call = temp_held(&desk, id, 20);
	temp_note(desk.store, call, "kanarie11 in a note", 1000);
	temp_note(desk.store, call, "kanarie12 in another", 2000);
	temp_asked(desk.store, call, "kanarie13");
	ck_assert_msg(debrief_answer(&desk, call, "learned", "kanarie14", &e), "%s", e.text);
	struct step step = { .contact_id = id, .text = mem_str("kanarie15"), .kind = mem_str("meet") };
	int64_t same;

	ck_assert_msg(step_add(&desk, &step, true, &same, &e), "%s", e.text);
	step_done(&step);
	struct call c = { 0 };

	ck_assert(desk_call(&desk, call, &c, &e));
	struct comment m = { .text = mem_str("kanarie16 said"), .at_s = -1 };

	ck_assert(comment_add(&desk, &c, &m, &e));
	mem_set(&c.notes[0].text, "corrected");
	ck_assert(store_note_save(desk.store, &c.notes[0], &e)); /* kanarie11 stays in the history */
	struct to_coach q = { .axis_ms = 1000, .text = mem_str("kanarie17 asked") };
	struct score p = { .row = mem_str("questions"), .level = 2, .because = mem_str("kanarie18"),
		.rater = mem_str("") };

	ck_assert(store_to_coach_add(desk.store, call, &q, &e));
	memcpy(p.interview, c.interview.uuid, UUID_SIZE);
	ck_assert(store_score_save(desk.store, &p, &e));
	ck_assert(store_kept_set(desk.store, id, "X-BIRD:kanarie19", &e));
	temp_run("INSERT INTO writeup(id, revision, uuid, interview_id, question, text) "
		"SELECT 1, 1, 'w', max(id), 'day', 'kanarie22' FROM interview");
	temp_run("INSERT INTO letter SELECT 1, 1, 'l', contact_id, id, 'thanks', 'mail', '', 'kanarie23', 'kanarie24', "
		"1, 0, '', 0 FROM interview WHERE id = (SELECT max(id) FROM interview)");
	plant_drafts(id, call, c.notes[0].id);
	plant_files();
	free(q.text);
	score_done(&p);
	comment_done(&m);
	call_done(&c);
	return id;
}

START_TEST(nothing_is_left)
{
	int64_t other = temp_contact(desk.store, "Maya Okafor"), id = planted();

	temp_held(&desk, other, 20);
	ck_assert_uint_gt(files_with("kanarie"), 0);
	ck_assert_msg(contact_forget(&desk, id, &said, &e), "%s", e.text);
	ck_assert_ptr_nonnull(strstr(said.s, "kanarie00 vogel is removed for good"));
	ck_assert_uint_eq(files_with("kanarie"), 0);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM contact"), 1);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM interview"), 1);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM draft WHERE text = 'another''s'"), 13);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM draft"), 13);
	ck_assert_uint_eq(files_kept(), 0);
	ck_assert(store_check(desk.store, &e));
}
END_TEST

/* A name in somebody else's notes is not ours to change: it is told. */
START_TEST(other_texts_are_told)
{
	int64_t other = temp_contact(desk.store, "Maya Okafor"), id = planted();

	temp_note(desk.store, temp_held(&desk, other, 20), "kanarie00 vogel came up", 1000);
	ck_assert_msg(contact_forget(&desk, id, &said, &e), "%s", e.text);
	ck_assert_ptr_nonnull(strstr(said.s, "1 other text"));
	ck_assert_uint_gt(files_with("kanarie"), 0);
}
END_TEST

Suite *
workflow_forget_suite(void)
{
	Suite *s = suite_create("workflow_forget");
	TCase *t = tcase_create("forget");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, nothing_is_left);
	tcase_add_test(t, other_texts_are_told);
	suite_add_tcase(s, t);
	return s;
}

/* Packs read, and what is said of wrong ones: file, line, column, rule. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "bank.h"
#include "store_temp.h"

/* Every problem as "LINE:COLUMN rule", parted by blanks. */
static void
summary(const struct problems *l, struct text *out)
{
	text_set(out, "");
	for (size_t i = 0; i < l->n; i++)
		text_addf(out, "%s%d:%d %s", i ? " " : "", l->p[i].line, l->p[i].column,
			bank_rules[l->p[i].rule].name);
}

static bool
read_text(struct pack *p, const char *s, struct problems *l)
{
	return pack_read(p, "x.yaml", s, strlen(s), l);
}

static const char whole[] =
	"# a comment\n"
	"pack: core\n"
	"title: Core questions\n"
	"language: en\n"
	"fields: [health, nurse]\n"
	"assignment:\n"
	"  course: Career\n"
	"  due: 2026-12-05\n"
	"  header: [contact, role]\n"
	"  licence: CC BY 4.0\n"
	"  minutes: 30\n"
	"  list: 5\n"
	"  points: 40\n"
	"  late_day: 2.5\n"
	"  milestones:\n"
	"    - {days_before: 14, text: Hand in three names}\n"
	"    - {days_before: 0, text: Bring a print}\n"
	"quiet: [long]\n"
	"categories:\n"
	"  - id: day\n"
	"    title: Day and week\n"
	"    questions:\n"
	"      - id: day-last-week\n"
	"        text: \"What happened\n"
	"          last week?\"\n"
	"        short: \"The week  gone\"\n"
	"        probes: [\"Why?\", \"How so?\"]\n"
	"        phase: explore\n"
	"        tiara: advice\n"
	"        kinds: [informational]\n"
	"        seniority: [junior, senior]\n"
	"        minutes: 4\n"
	"        priority: 1\n"
	"        tags: skills\n"
	"        searchable: true\n"
	"        retired: yes\n"
	"        quiet: closed\n"
	"  - id: pay\n"
	"    questions:\n"
	"      - {id: range, text: 'What range should a beginner in this line of work expect?'}\n";

START_TEST(reads_every_key)
{
	struct problems l = { 0 };
	struct pack p;

	ck_assert(read_text(&p, whole, &l));
	ck_assert_uint_eq(l.n, 0);
	ck_assert_str_eq(p.name, "core");
	ck_assert_str_eq(p.title, "Core questions");
	ck_assert_str_eq(p.file, "x.yaml");
	ck_assert_str_eq(p.fields.s[1], "nurse");
	ck_assert_str_eq(p.assignment->due, "2026-12-05");
	ck_assert_str_eq(p.assignment->header.s[1], "role");
	ck_assert_int_eq(p.assignment->minutes, 30);
	ck_assert_int_eq(p.assignment->list, 5);
	ck_assert_int_eq(p.assignment->points, 40);
	ck_assert_double_eq(p.assignment->late_day, 2.5);
	ck_assert_uint_eq(p.assignment->n_milestones, 2);
	ck_assert_int_eq(p.assignment->milestones[0].days_before, 14);
	ck_assert_str_eq(p.assignment->milestones[1].text, "Bring a print");
	ck_assert_uint_eq(p.n, 2);
	const struct question *q = &p.categories[0].questions[0];
	ck_assert_str_eq(p.categories[0].title, "Day and week");
	ck_assert_str_eq(q->text, "What happened last week?");
	ck_assert_str_eq(q->brief, "The week  gone");
	ck_assert_str_eq(q->probes.s[1], "How so?");
	ck_assert_int_eq(q->phase, PHASE_EXPLORE);
	ck_assert_int_eq(q->tiara, TIARA_ADVICE);
	ck_assert_uint_eq(q->kinds, 1u << KIND_INFORMATIONAL);
	ck_assert_uint_eq(q->seniorities, 1u << SENIORITY_JUNIOR | 1u << SENIORITY_SENIOR);
	ck_assert_int_eq(q->minutes, 4);
	ck_assert_int_eq(q->priority, 1);
	ck_assert_str_eq(q->tags.s[0], "skills");
	ck_assert(q->searchable && q->retired);
	ck_assert_uint_eq(q->quiet, 1u << RULE_CLOSED | 1u << RULE_LONG);
	ck_assert_int_eq(q->line, 23);
	ck_assert_int_eq(q->column, 9);
	pack_done(&p);
}
END_TEST

START_TEST(knows_the_defaults)
{
	struct problems l = { 0 };
	struct pack p;

	ck_assert(read_text(&p, whole, &l));
	const struct category *c = &p.categories[1];
	const struct question *q = &c->questions[0];
	ck_assert_str_eq(c->title, "pay");
	ck_assert_str_eq(q->brief, "What range should a beginner in this li…");
	ck_assert_int_eq(q->phase, PHASE_NONE);
	ck_assert_uint_eq(q->kinds, 3);
	ck_assert_uint_eq(q->seniorities, 31);
	ck_assert_int_eq(q->minutes, 3);
	ck_assert_int_eq(q->priority, 2);
	ck_assert(!q->searchable && !q->retired);
	pack_done(&p);
}
END_TEST

#define HEAD "pack: p\ncategories:\n- id: c\n  questions:\n"

static const struct {
	const char *text, *problems;
	bool usable;
	size_t n; /* questions that are usable */
} wrongs[] = {
	{ "", "1:1 missing", false, 0 },
	{ "just words", "1:1 missing", false, 0 },
	{ "title: x\ncategories: []\n", "1:1 missing", false, 0 },
	{ "pack: p\n", "1:1 missing", true, 0 },
	{ "pack: two words\ncategories: []\n", "1:7 type 1:1 missing", false, 0 },
	{ "pack: p\ncategories: c\n", "2:13 type", true, 0 },
	{ HEAD "  - id: a\n", "5:5 missing", true, 0 },
	{ HEAD "  - text: Why?\n", "5:5 missing", true, 0 },
	{ HEAD "  - id: a\n    text: '  '\n", "5:5 missing", true, 0 },
	{ HEAD "  - Why?\n", "5:5 type", true, 0 },
	{ HEAD "  - {id: a, text: Why?, minutes: 0}\n", "5:34 type", true, 1 },
	{ HEAD "  - {id: a, text: Why?, minutes: three}\n", "5:34 type", true, 1 },
	{ HEAD "  - {id: a, text: Why?, phase: middle}\n", "5:32 word", true, 1 },
	{ HEAD "  - {id: a, text: Why?, kinds: [networking, x]}\n", "5:45 word", true, 1 },
	{ HEAD "  - {id: a, text: Why?, searchable: maybe}\n", "5:37 type", true, 1 },
	{ HEAD "  - {id: a, text: [Why?]}\n", "5:19 type 5:5 missing", true, 0 },
	{ HEAD "  - {id: a, text: Why?, probes: {x: y}}\n", "5:33 type", true, 1 },
	{ HEAD "  - {id: a, text: Why?, minuts: 3, mood: 1}\n",
		"5:25 unknown-key 5:36 unknown-key", true, 1 },
	{ HEAD "  - {id: a, text: Why?, quiet: [duplicate]}\n", "5:33 word", true, 1 },
	{ "pack: p\nassignment: {due: soon}\ncategories: []\n", "2:19 type", true, 0 },
	{ "pack: p\nassignment: {late_day: a lot}\ncategories: []\n", "2:24 type", true, 0 },
	{ "pack: p\nassignment: {late_day: -1}\ncategories: []\n", "2:24 type", true, 0 },
	{ "pack: p\nassignment: {milestones: [{text: x}]}\ncategories: []\n", "2:27 missing", true, 0 },
	{ "pack: p\nassignment: {milestones: [x]}\ncategories: []\n", "2:27 type", true, 0 },
	{ "pack: p\nassignment: {milestones: [{days_before: -1, text: x}]}\ncategories: []\n",
	  "2:41 type", true, 0 },
	{ "pack: p\ncategories:\n- questions: []\n", "3:3 missing", true, 0 },
	{ "pack: p\n  x: y\n", "2:4 syntax", false, 0 },
	{ "pack: &a p\ncategories: [*a]\n", "1:7 syntax", false, 0 },
	{ "pack: p\npack: q\n", "2:1 syntax", false, 0 },
	{ "pack: \"p\x01\"\n", "1:9 syntax", false, 0 },
	{ "pack: \xff\n", "1:7 syntax", false, 0 },
};

START_TEST(says_what_is_wrong)
{
	struct problems l = { 0 };
	struct text got = { 0 };
	struct pack p;

	ck_assert_int_eq(read_text(&p, wrongs[_i].text, &l), wrongs[_i].usable);
	summary(&l, &got);
	ck_assert_str_eq(text_str(&got), wrongs[_i].problems);
	size_t n = 0;
	for (size_t i = 0; i < p.n; i++)
		n += p.categories[i].n;
	ck_assert_uint_eq(n, wrongs[_i].n);
	text_free(&got);
	problems_done(&l);
	pack_done(&p);
}
END_TEST

START_TEST(words_it_for_a_person)
{
	struct problems l = { 0 };
	struct text got = { 0 };
	struct pack p;

	read_text(&p, HEAD "  - {id: a, text: Why?, minuts: 3, phase: mid, minutes: 99}\n", &l);
	ck_assert_uint_eq(l.n, 3);
	problem_text(&l.p[0], &got);
	ck_assert_str_eq(text_str(&got), "x.yaml:5:25: advice: \"minuts\" is not known here; it is "
		"kept as it is. Is \"minutes\" meant? [unknown-key]");
	text_clear(&got);
	problem_text(&l.p[1], &got);
	ck_assert_str_eq(text_str(&got), "x.yaml:5:43: error: \"phase\" knows no \"mid\". Write "
		"open, explore, deepen or close. [word]");
	text_clear(&got);
	problem_text(&l.p[2], &got);
	ck_assert_str_eq(text_str(&got), "x.yaml:5:57: error: \"minutes\" must be a whole number "
		"from 1 to 60, not \"99\". Write what the key wants. [type]");
	ck_assert_uint_eq(problems_errors(&l), 2);
	problems_quiet(&l, 1u << RULE_UNKNOWN_KEY | 1u << RULE_TYPE);
	ck_assert_uint_eq(l.n, 2); /* an error cannot be silenced */
	text_free(&got);
	problems_done(&l);
	pack_done(&p);
}
END_TEST

/* ---- the whole bank ---- */

static void
put(const char *dir, const char *name, const char *text)
{
	struct err e = { 0 };
	char *path = path_join(dir, name);

	ck_assert_msg(file_write(path, text, strlen(text), &e), "%s", e.text);
	free(path);
}

/* Two folders in a new temporary one. */
static void
folders(char **shipped, char **user)
{
	temp_new();
	*shipped = mem_str(temp_path("shipped"));
	*user = mem_str(temp_path("user"));
	ck_assert_int_eq(mkdir(*shipped, 0700), 0);
	ck_assert_int_eq(mkdir(*user, 0700), 0);
}

#define PACK(name, id) "pack: " name "\ncategories:\n- {id: c, questions: [{id: " id ", text: Why?}]}\n"

START_TEST(reads_both_folders)
{
	char *shipped, *user;
	struct problems l = { 0 };
	struct text got = { 0 };
	struct bank b;

	folders(&shipped, &user);
	put(shipped, "b.yaml", PACK("beta", "b1"));
	put(shipped, "a.yaml", PACK("alpha", "a1"));
	put(shipped, "notes.txt", "no pack");
	put(user, "mine.yaml", PACK("beta", "b2"));
	put(user, "more.yaml", PACK("gamma", "a1"));
	put(user, "worse.yaml", "pack: [\n");
	put(user, "zeta.yaml", PACK("gamma", "z1"));
	bank_read(&b, shipped, user, &l);
	ck_assert_uint_eq(b.n, 3);
	ck_assert_str_eq(b.packs[0].name, "alpha");
	ck_assert(b.packs[0].shipped);
	ck_assert_str_eq(b.packs[1].name, "beta");
	ck_assert(!b.packs[1].shipped);
	ck_assert_str_eq(b.packs[1].replaces->categories[0].questions[0].id, "b1");
	ck_assert_ptr_null(bank_question(&b, "b1", NULL, NULL));
	ck_assert_ptr_nonnull(bank_question(&b, "b2", NULL, NULL));
	summary(&l, &got);
	ck_assert_str_eq(text_str(&got), "2:1 syntax 1:1 duplicate 3:23 duplicate");
	bank_done(&b);
	bank_read(&b, NULL, "/nonexistent", NULL);
	ck_assert_uint_eq(b.n, 0);
	problems_done(&l);
	text_free(&got);
	free(shipped);
	free(user);
	temp_done();
}
END_TEST

/* What is shipped has nothing wrong with it, and nobody has advice for it. */
START_TEST(shipped_packs_are_clean)
{
	struct problems l = { 0 };
	struct text t = { 0 };
	struct bank b;

	bank_read(&b, "data/bank", NULL, &l);
	for (size_t i = 0; i < b.n; i++)
		pack_advise(&b.packs[i], &l);
	for (size_t i = 0; i < l.n; i++) {
		text_addc(&t, '\n');
		problem_text(&l.p[i], &t);
	}
	ck_assert_msg(l.n == 0, "%s", text_str(&t));
	ck_assert_uint_ge(bank_count(&b), 200);
	bank_done(&b);
	text_free(&t);
}
END_TEST

START_TEST(advice_spares_assignments_and_other_languages)
{
	static const char closed[] = "[{id: c, questions: [{id: q, text: Do you like it?}]}]\n";
	struct problems l = { 0 };
	struct text s = { 0 };
	struct pack p;

	for (int i = 0; i < 3; i++) {
		text_set(&s, "");
		text_addf(&s, "pack: p\n%scategories: %s", i == 0 ? "" : i == 1 ?
			"assignment: {course: X}\n" : "language: pt\n", closed);
		ck_assert(read_text(&p, text_str(&s), &l));
		pack_advise(&p, &l);
		ck_assert_uint_eq(l.n, 1);
		pack_done(&p);
	}
	ck_assert_int_eq(l.p[0].rule, RULE_CLOSED);
	problems_done(&l);
	text_free(&s);
}
END_TEST

/* ---- hostile files: refused or read, with no more problems told than anybody reads ---- */

static const char *const fillers[] = { "[", "{a: ", "- ", "- {}\n", "a", "? ", "\"\\x41", "x: y\n",
	"- {id: a, text: b, c: d}\n", "&a ", "\xef\xbb\xbf", "\xf0\x9f\x98\x80", "#\n", "'", "|\n ",
	"- {id: a, text: Do you?}\n" };

/* A reader that is quadratic in the nesting needs half an hour for some of them, and Check
 * ends it; make bench tells what they take. */
START_TEST(stands_hostile_files)
{
	struct problems l = { 0 };
	struct text s = { 0 };
	struct pack p;

	text_add(&s, HEAD);
	while (s.n < YAML_SIZE_MAX - 64)
		text_add(&s, fillers[_i]);
	pack_read(&p, "x.yaml", s.s, s.n, &l);
	ck_assert_uint_le(l.n, PROBLEMS_MOST);
	problems_done(&l);
	pack_done(&p);
	text_free(&s);
}
END_TEST

START_TEST(refuses_what_is_too_big)
{
	struct problems l = { 0 };
	struct text s = { 0 }, got = { 0 };
	struct pack p;

	while (s.n <= YAML_SIZE_MAX)
		text_add(&s, "# a long comment, and nothing else in the whole file\n");
	ck_assert(!pack_read(&p, "x.yaml", s.s, s.n, &l));
	summary(&l, &got);
	ck_assert_str_eq(text_str(&got), "0:0 syntax");
	ck_assert_ptr_nonnull(strstr(l.p[0].reason, "1 MiB"));
	problems_done(&l);
	text_free(&s);
	text_free(&got);
}
END_TEST

Suite *
formats_pack_suite(void)
{
	Suite *s = suite_create("formats pack");
	TCase *t = tcase_create("pack");

	tcase_add_test(t, reads_every_key);
	tcase_add_test(t, knows_the_defaults);
	tcase_add_loop_test(t, says_what_is_wrong, 0, (int)LEN(wrongs));
	tcase_add_test(t, words_it_for_a_person);
	tcase_add_test(t, reads_both_folders);
	tcase_add_test(t, shipped_packs_are_clean);
	tcase_add_test(t, advice_spares_assignments_and_other_languages);
	tcase_add_loop_test(t, stands_hostile_files, 0, (int)LEN(fillers));
	tcase_add_test(t, refuses_what_is_too_big);
	suite_add_tcase(s, t);
	return s;
}

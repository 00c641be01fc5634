/* Edits of packs, byte for byte: what goes in, what is edited, what comes out. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "bank.h"

#define TOP "pack: p\ncategories:\n  - id: c\n    questions:\n"
#define TWO TOP "      - id: a\n        text: Why?\n      - id: b\n        text: How?\n"

static const struct {
	const char *name;
	struct edit edit;
	const char *before, *after; /* after NULL: refused, and the reason holds `why` */
	const char *why;
} cases[] = {
	/* ---- set ---- */
	{ "a plain text", { .kind = EDIT_SET, .id = "a", .key = "text", .value = "What for?" },
		TWO, TOP "      - id: a\n        text: What for?\n      - id: b\n        text: How?\n", NULL },
	{ "a plain text that needs quotes", { .kind = EDIT_SET, .id = "a", .key = "text", .value = "Why: really?" },
		TWO, TOP "      - id: a\n        text: \"Why: really?\"\n      - id: b\n        text: How?\n", NULL },
	{ "and has quotes", { .kind = EDIT_SET, .id = "a", .key = "text", .value = "\"Why\": really?" },
		TWO, TOP "      - id: a\n        text: '\"Why\": really?'\n      - id: b\n        text: How?\n", NULL },
	{ "single quotes stay", { .kind = EDIT_SET, .id = "a", .key = "text", .value = "What's it?" },
		TOP "      - {id: a, text: 'Why?'}\n", TOP "      - {id: a, text: 'What''s it?'}\n", NULL },
	{ "double quotes stay", { .kind = EDIT_SET, .id = "a", .key = "text", .value = "Say \"a\\b\"?" },
		TOP "      - {id: a, text: \"Why?\"} # c\n",
		TOP "      - {id: a, text: \"Say \\\"a\\\\b\\\"?\"} # c\n", NULL },
	{ "the same value changes nothing", { .kind = EDIT_SET, .id = "a", .key = "text", .value = "  Why?\n" },
		TWO, TWO, NULL },
	{ "a comment behind it stays", { .kind = EDIT_SET, .id = "a", .key = "minutes", .value = "5" },
		TOP "      - id: a\n        minutes: 2   # short\n        text: Why?\n",
		TOP "      - id: a\n        minutes: 5   # short\n        text: Why?\n", NULL },
	{ "a new field stands behind the one before it", { .kind = EDIT_SET, .id = "a", .key = "minutes", .value = "5" },
		TOP "      - id: a\n        text: Why?\n        tags: [x]\n",
		TOP "      - id: a\n        text: Why?\n        minutes: 5\n        tags: [x]\n", NULL },
	{ "a new field in braces", { .kind = EDIT_SET, .id = "a", .key = "minutes", .value = "5" },
		TOP "      - {id: a, text: Why?, tags: [x]}\n",
		TOP "      - {id: a, text: Why?, minutes: 5, tags: [x]}\n", NULL },
	{ "an emptied field goes", { .kind = EDIT_SET, .id = "a", .key = "phase", .value = "" },
		TOP "      - id: a\n        text: Why?\n        phase: open # p\n        tags: [x]\n",
		TOP "      - id: a\n        text: Why?\n        tags: [x]\n", NULL },
	{ "also beside the dash", { .kind = EDIT_SET, .id = "a", .key = "phase", .value = "" },
		TOP "      - phase: open\n        id: a\n        text: Why?\n",
		TOP "      - id: a\n        text: Why?\n", NULL },
	{ "also in braces", { .kind = EDIT_SET, .id = "a", .key = "phase", .value = "" },
		TOP "      - {id: a, phase: open, text: Why?}\n", TOP "      - {id: a, text: Why?}\n", NULL },
	{ "a yes becomes a no", { .kind = EDIT_SET, .id = "a", .key = "retired", .value = "false" },
		TOP "      - {id: a, text: Why?, retired: yes}\n", TOP "      - {id: a, text: Why?, retired: no}\n", NULL },
	{ "an empty key gets its value", { .kind = EDIT_SET, .id = "a", .key = "short", .value = "W" },
		TOP "      - id: a\n        text: Why?\n        short: # none\n",
		TOP "      - id: a\n        text: Why?\n        short: W # none\n", NULL },
	{ "a folded text stays folded", { .kind = EDIT_SET, .id = "a", .key = "text", .value = "What now?" },
		TOP "      - id: a\n        text: >-\n          Why\n          not?\n\n        minutes: 2\n",
		TOP "      - id: a\n        text: >-\n          What now?\n\n        minutes: 2\n", NULL },
	{ "a long one is folded", { .kind = EDIT_SET, .id = "a", .key = "text", .value =
		"What would you tell somebody who thinks about this work and has only seen it in films so far?" },
		TOP "      - id: a\n        text: >\n          Why?\n",
		TOP "      - id: a\n        text: >\n          What would you tell somebody who thinks about this work and has only seen it in\n          films so far?\n", NULL },
	{ "a text over lines becomes one", { .kind = EDIT_SET, .id = "a", .key = "text", .value = "What?" },
		TOP "      - id: a\n        text: \"Why\n          not?\"\n        minutes: 2\n",
		TOP "      - id: a\n        text: \"What?\"\n        minutes: 2\n", NULL },
	/* ---- lists ---- */
	{ "one probe more, in lines", { .kind = EDIT_SET, .id = "a", .key = "probes", .value = "One?\nTwo?\nThree?" },
		TOP "      - id: a\n        text: Why?\n        probes:\n          - One? # 1\n          # c\n          - Three?\n",
		TOP "      - id: a\n        text: Why?\n        probes:\n          - One? # 1\n          - Two?\n          # c\n          - Three?\n", NULL },
	{ "one probe less", { .kind = EDIT_SET, .id = "a", .key = "probes", .value = "Three?" },
		TOP "      - id: a\n        text: Why?\n        probes:\n        - One? # 1\n        - Three?\n",
		TOP "      - id: a\n        text: Why?\n        probes:\n        - Three?\n", NULL },
	{ "one tag more, in brackets", { .kind = EDIT_SET, .id = "a", .key = "tags", .value = "x, new, y" },
		TOP "      - {id: a, text: Why?, tags: [ x, y ]}\n",
		TOP "      - {id: a, text: Why?, tags: [ x, new, y ]}\n", NULL },
	{ "the last tag goes with its key", { .kind = EDIT_SET, .id = "a", .key = "tags", .value = "" },
		TOP "      - {id: a, text: Why?, tags: [x]}\n", TOP "      - {id: a, text: Why?}\n", NULL },
	{ "one word becomes a list", { .kind = EDIT_SET, .id = "a", .key = "tags", .value = "x, z" },
		TOP "      - {id: a, text: Why?, tags: x}\n", TOP "      - {id: a, text: Why?, tags: [x, z]}\n", NULL },
	{ "the order of words stays", { .kind = EDIT_SET, .id = "a", .key = "seniority", .value = "junior, senior, lead" },
		TOP "      - {id: a, text: Why?, seniority: [senior, junior]}\n",
		TOP "      - {id: a, text: Why?, seniority: [senior, junior, lead]}\n", NULL },
	{ "all kinds are none", { .kind = EDIT_SET, .id = "a", .key = "kinds", .value = "informational, networking" },
		TOP "      - {id: a, text: Why?, kinds: [networking]}\n", TOP "      - {id: a, text: Why?}\n", NULL },
	/* ---- items ---- */
	{ "delete", { .kind = EDIT_DELETE, .id = "a" }, TWO, TOP "      - id: b\n        text: How?\n", NULL },
	{ "delete the only one", { .kind = EDIT_DELETE, .id = "a" }, TOP "      - {id: a, text: Why?}\n", TOP, NULL },
	{ "delete between blank lines", { .kind = EDIT_DELETE, .id = "b" },
		TOP "      - {id: a, text: Why?}\n\n      - {id: b, text: How?}\n\n      - {id: d, text: Who?}\n",
		TOP "      - {id: a, text: Why?}\n\n      - {id: d, text: Who?}\n", NULL },
	{ "the comment above stays", { .kind = EDIT_DELETE, .id = "a" },
		TOP "      # why\n      - {id: a, text: Why?}\n      - {id: b, text: How?}\n",
		TOP "      # why\n      - {id: b, text: How?}\n", NULL },
	{ "delete in brackets", { .kind = EDIT_DELETE, .id = "a" },
		"{pack: p, categories: [{id: c, questions: [{id: a, text: Why}, {id: b, text: How}]}]}\n",
		"{pack: p, categories: [{id: c, questions: [{id: b, text: How}]}]}\n", NULL },
	{ "delete the last in brackets", { .kind = EDIT_DELETE, .id = "b" },
		"{pack: p, categories: [{id: c, questions: [{id: a, text: Why}, {id: b, text: How}]}]}\n",
		"{pack: p, categories: [{id: c, questions: [{id: a, text: Why}]}]}\n", NULL },
	{ "down, with the comment above", { .kind = EDIT_MOVE, .id = "a", .by = 1 },
		TOP "      # why\n      - {id: a, text: Why?} # x\n        # deeper\n\n      - {id: b, text: How?}",
		TOP "      - {id: b, text: How?}\n\n      # why\n      - {id: a, text: Why?} # x\n        # deeper", NULL },
	{ "up", { .kind = EDIT_MOVE, .id = "b", .by = -1 }, TWO,
		TOP "      - id: b\n        text: How?\n      - id: a\n        text: Why?\n", NULL },
	{ "up from the top", { .kind = EDIT_MOVE, .id = "a", .by = -1 }, TWO, NULL, "the first" },
	{ "a copy", { .kind = EDIT_COPY, .id = "a", .new_id = "a-2" }, TWO,
		TOP "      - id: a\n        text: Why?\n      - id: a-2\n        text: Why?\n      - id: b\n        text: How?\n", NULL },
	{ "a copy of an id that is there", { .kind = EDIT_COPY, .id = "a", .new_id = "b" }, TWO, NULL, "already" },
	{ "to another category", { .kind = EDIT_CATEGORY, .id = "a", .category = "d" },
		TWO "  - id: d\n    questions:\n    - id: e\n      text: Who?\n",
		TOP "      - id: b\n        text: How?\n  - id: d\n    questions:\n    - id: e\n      text: Who?\n    - id: a\n      text: Why?\n", NULL },
	{ "to an empty one", { .kind = EDIT_CATEGORY, .id = "a", .category = "d" },
		TWO "  - id: d\n    questions: [] # none\n",
		TOP "      - id: b\n        text: How?\n  - id: d\n    questions: # none\n      - id: a\n        text: Why?\n", NULL },
	{ "to one in brackets", { .kind = EDIT_CATEGORY, .id = "a", .category = "d" },
		TWO "  - {id: d, questions: [{id: e, text: Who?}]}\n",
		TOP "      - id: b\n        text: How?\n  - {id: d, questions: [{id: e, text: Who?}, {id: a, text: Why?}]}\n", NULL },
	{ "a comment has no place there", { .kind = EDIT_CATEGORY, .id = "a", .category = "d" },
		TOP "      - id: a\n        # why\n        text: Why?\n  - {id: d, questions: [{id: e, text: Who?}]}\n",
		NULL, "comments" },
	{ "to none", { .kind = EDIT_CATEGORY, .id = "a", .category = "z" }, TWO, NULL, "no category" },
	{ "whole", { .kind = EDIT_WHOLE, .id = "a", .value = "# first\nid: a\ntext: |\n  Why\n  not?\n# more\nx: 1\n\n" }, TWO,
		TOP "      # first\n      - id: a\n        text: |\n          Why\n          not?\n        # more\n        x: 1\n      - id: b\n        text: How?\n", NULL },
	{ "whole, in braces", { .kind = EDIT_WHOLE, .id = "a", .value = "id: a\ntext: \"Why, then?\"\n" },
		TOP "      - {id: a, text: Why?}\n", TOP "      - {id: a, text: \"Why, then?\"}\n", NULL },
	{ "whole, without a text", { .kind = EDIT_WHOLE, .id = "a", .value = "id: a\n" }, TWO, NULL, "\"text\" is missing" },
	{ "whole, no YAML", { .kind = EDIT_WHOLE, .id = "a", .value = "id: [a\n" }, TWO, NULL, ":" },
	/* ---- what is not edited ---- */
	{ "an id stays", { .kind = EDIT_SET, .id = "a", .key = "id", .value = "z" }, TWO, NULL, "an id stays" },
	{ "no such field", { .kind = EDIT_SET, .id = "a", .key = "mood", .value = "z" }, TWO, NULL, "no field \"mood\"" },
	{ "no such word", { .kind = EDIT_SET, .id = "a", .key = "phase", .value = "mid" }, TWO, NULL, "open, explore" },
	{ "no such question", { .kind = EDIT_SET, .id = "z", .key = "phase", .value = "open" }, TWO, NULL, "no question \"z\"" },
	{ "no text", { .kind = EDIT_SET, .id = "a", .key = "text", .value = " " }, TWO, NULL, "must be a text" },
	{ "anchors", { .kind = EDIT_SET, .id = "a", .key = "phase", .value = "open" },
		TOP "      - &x {id: a, text: Why?}\n", NULL, "Anchors" },
	{ "a pack with errors", { .kind = EDIT_SET, .id = "a", .key = "phase", .value = "open" },
		TOP "      - {id: a, text: Why?}\n      - {id: b}\n", NULL, "correct this first" },
	{ "an id that is there twice", { .kind = EDIT_DELETE, .id = "a" },
		TOP "      - {id: a, text: Why?}\n      - {id: a, text: How?}\n", NULL, "twice" },
};

START_TEST(edits)
{
	struct text out = { 0 };
	struct err e = { 0 };
	const char *s = cases[_i].before;
	bool ok = pack_edit(&cases[_i].edit, "p.yaml", s, strlen(s), &out, &e);

	if (cases[_i].after) {
		ck_assert_msg(ok, "%s: %s", cases[_i].name, e.text);
		ck_assert_msg(strcmp(text_str(&out), cases[_i].after) == 0, "%s: %s",
			cases[_i].name, text_str(&out));
	} else {
		ck_assert_msg(!ok, "%s: %s", cases[_i].name, text_str(&out));
		ck_assert_msg(strstr(e.text, cases[_i].why) != NULL, "%s: %s", cases[_i].name,
			e.text);
		ck_assert_uint_eq(out.n, 0);
	}
	text_free(&out);
}
END_TEST

/* The same with CR LF, a byte order mark, and without the last line end. */
START_TEST(edits_of_windows)
{
	struct text in = { 0 }, want = { 0 }, out = { 0 };
	struct err e = { 0 };

	if (!cases[_i].after || cases[_i].edit.kind == EDIT_WHOLE)
		return;
	text_add(&in, "\xef\xbb\xbf");
	text_add(&want, "\xef\xbb\xbf");
	for (const char *s = cases[_i].before; *s; s++)
		text_add(&in, *s == '\n' ? "\r\n" : (char[]){ *s, 0 });
	for (const char *s = cases[_i].after; *s; s++)
		text_add(&want, *s == '\n' ? "\r\n" : (char[]){ *s, 0 });
	ck_assert_msg(pack_edit(&cases[_i].edit, "p.yaml", in.s, in.n, &out, &e), "%s: %s",
		cases[_i].name, e.text);
	ck_assert_msg(strcmp(text_str(&out), want.s) == 0, "%s: %s", cases[_i].name,
		text_str(&out));
	text_free(&in);
	text_free(&want);
	text_free(&out);
}
END_TEST

/* What is typed is what is read again, and no other byte of the file is another. */
START_TEST(keeps_texts_as_they_are_typed)
{
	static const char head[] = "pack:  p   # two  blanks\ncategories:\n- id: c\n  questions:\n"
		"  - id: a   # one\n    text: ", tail[] = "    odd:  [1,  2]\n\n  # last\n";
	static const char *const was[] = { "Why?\n", "'Why?'\n", "\"Why?\"\n", "|-\n      Why?\n",
		">-\n      Why?\n" };
	static const char *const typed[] = { "Two  blanks  stay", "What is your #1 tool?", "One: two",
		"\"Quoted\" and 'quoted'", "  ends are cut  ", "a  # b", "- no list", "true", "# first",
		("A text so long that it would be broken over two lines in a folded scalar, with  two "
		"blanks just where the line could be broken  and once more  after that, and so on  here") };

	for (size_t i = 0; i < LEN(was) * LEN(typed); i++) {
		struct edit x = { .kind = EDIT_SET, .id = "a", .key = "text", .value = typed[i / LEN(was)] };
		struct text in = { 0 }, out = { 0 };
		struct err e = { 0 };
		struct pack p;
		const char *end;

		text_addf(&in, "%s%s%s", head, was[i % LEN(was)], tail);
		ck_assert_msg(pack_edit(&x, "p.yaml", in.s, in.n, &out, &e), "%s: %s", x.value, e.text);
		end = out.s + out.n - (sizeof(tail) - 1);
		ck_assert(strncmp(out.s, head, sizeof(head) - 1) == 0 && strcmp(end, tail) == 0);
		ck_assert(pack_read(&p, "p.yaml", out.s, out.n, NULL));
		ck_assert_str_eq(p.categories[0].questions[0].text,
			strncmp(x.value, "  ends", 6) == 0 ? "ends are cut" : x.value);
		pack_done(&p);
		text_free(&in);
		text_free(&out);
	}
}
END_TEST

START_TEST(adds_a_category)
{
	static const struct {
		const char *before, *after; /* NULL: refused */
	} rows[] = {
		{ TWO, TWO "  - id: new\n    title: \"What: #1\"\n    questions: []\n" },
		{ "pack: p # mine\ncategories:\n- id: c\n  odd: 1\n# last", "pack: p # mine\ncategories:\n"
			"- id: c\n  odd: 1\n- id: new\n  title: \"What: #1\"\n  questions: []\n# last" },
		{ "pack: p\r\ncategories:\r\n- id: c\r\n", "pack: p\r\ncategories:\r\n- id: c\r\n- id: new\r\n"
			"  title: \"What: #1\"\r\n  questions: []\r\n" },
		{ "pack: p\ncategories:\n- id: new\n", NULL },
		{ "pack: p\ncategories: [{id: c}]\n", NULL },
	};

	for (size_t i = 0; i < LEN(rows); i++) {
		struct edit x = { .kind = EDIT_HEADING, .category = "new", .value = "What: #1" };
		struct text out = { 0 };
		struct err e = { 0 };
		bool ok = pack_edit(&x, "p.yaml", rows[i].before, strlen(rows[i].before), &out, &e);

		ck_assert_msg(ok == (rows[i].after != NULL), "%zu: %s", i, e.text);
		ck_assert_str_eq(text_str(&out), ok ? rows[i].after : "");
		text_free(&out);
	}
}
END_TEST

static void
expect_add(const char *before, const char *after_id, const char *after)
{
	struct question q = { .id = (char[]){ "new" }, .text = (char[]){ "What is new?" },
		.minutes = 3, .priority = 2, .kinds = 3, .seniorities = 31 };
	struct edit x = { .kind = EDIT_ADD, .category = "c", .after = after_id, .question = &q };
	struct text out = { 0 };
	struct err e = { 0 };

	question_brief(&q);
	strings_add(&q.probes, "Really?");
	ck_assert_msg(pack_edit(&x, "p.yaml", before, strlen(before), &out, &e), "%s", e.text);
	ck_assert_str_eq(text_str(&out), after);
	free(q.brief);
	strings_free(&q.probes);
	text_free(&out);
}

START_TEST(adds)
{
	expect_add(TWO, "a", TOP "      - id: a\n        text: Why?\n      - id: new\n"
		"        text: What is new?\n        probes:\n          - \"Really?\"\n"
		"        minutes: 3\n        priority: 2\n      - id: b\n        text: How?\n");
	expect_add(TOP "      - {id: a, text: Why?}", NULL, TOP "      - {id: a, text: Why?}\n"
		"      - id: new\n        text: What is new?\n        probes:\n"
		"          - \"Really?\"\n        minutes: 3\n        priority: 2");
	expect_add("{pack: p, categories: [{id: c, questions: [{id: a, text: 'Why'}]}]}", NULL,
		"{pack: p, categories: [{id: c, questions: [{id: a, text: 'Why'}, {id: new, "
		"text: 'What is new?', probes: [\"Really?\"], minutes: 3, priority: 2}]}]}");
	expect_add("pack: p\ncategories:\n- id: c\n", NULL, "pack: p\ncategories:\n- id: c\n"
		"  questions:\n  - id: new\n    text: \"What is new?\"\n    probes:\n"
		"      - \"Really?\"\n    minutes: 3\n    priority: 2\n");
}
END_TEST

START_TEST(gives_one_as_yaml)
{
	static const char s[] = TOP "      # above\n      - id: a # c\n        text: |\n"
		"          Why?\n\n          x\n        # deeper\n      - {id: b, text: How?} # d\n";
	struct text out = { 0 };
	struct err e = { 0 };

	ck_assert(pack_item("a", "p.yaml", s, strlen(s), &out, &e));
	ck_assert_str_eq(text_str(&out), "id: a # c\ntext: |\n  Why?\n\n  x\n# deeper\n");
	text_clear(&out);
	ck_assert(pack_item("b", "p.yaml", s, strlen(s), &out, &e));
	ck_assert_str_eq(text_str(&out), "{id: b, text: How?}\n");
	ck_assert(!pack_item("z", "p.yaml", s, strlen(s), &out, &e));
	text_free(&out);
}
END_TEST

Suite *
pack_edit_suite(void)
{
	Suite *s = suite_create("pack edit");
	TCase *t = tcase_create("edit");

	tcase_add_loop_test(t, edits, 0, (int)LEN(cases));
	tcase_add_loop_test(t, edits_of_windows, 0, (int)LEN(cases));
	tcase_add_test(t, adds);
	tcase_add_test(t, adds_a_category);
	tcase_add_test(t, keeps_texts_as_they_are_typed);
	tcase_add_test(t, gives_one_as_yaml);
	suite_add_tcase(s, t);
	return s;
}

/* YAML in and out: values, places in bytes, refusals, hostile files. */
#include <check.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "formats.h"

static struct yaml_doc doc;
static struct err err;

static void
setup(void)
{
	setlocale(LC_CTYPE, "C.UTF-8");
}

static void
teardown(void)
{
	yaml_doc_free(&doc);
}

static const struct node *
read_ok(const char *s)
{
	ck_assert_msg(yaml_doc_read(&doc, "pack.yaml", s, strlen(s), &err), "%s", err.text);
	return doc.root;
}

/* The wording must begin so; it always ends with a remedy, a sentence of its own. */
static void
refused(const char *s, size_t n, const char *want)
{
	struct yaml_doc d;

	ck_assert_msg(!yaml_doc_read(&d, "pack.yaml", s, n, &err), "read: %.40s", s);
	ck_assert_msg(strncmp(err.text, want, strlen(want)) == 0, "%s, not %s", err.text, want);
	ck_assert_ptr_null(d.root);
	ck_assert_ptr_null(d.blocks);
}

#define REFUSED(s, want) refused(s, sizeof(s) - 1, "pack.yaml:" want)

static void
slice(const char *s, const struct node *n, const char *want, int line, int column)
{
	char *got;

	ck_assert_ptr_nonnull(n);
	got = mem_strn(s + n->start, n->end - n->start);
	ck_assert_str_eq(got, want);
	ck_assert_int_eq(n->line, line);
	ck_assert_int_eq(n->column, column);
	free(got);
}

START_TEST(values_and_kinds)
{
	const struct node *r = read_ok("pack: core   # ours\n"
				       "title: 'It''s \"core\"'\n"
				       "text: \"a\\tb\\u00e9\"\n"
				       "list: [a, b]\n"
				       "fold: >\n  one\n  two\n"
				       "empty:\n"
				       "map: {}\n"
				       "7: seven\n");

	ck_assert_int_eq(r->kind, NODE_MAP);
	ck_assert_uint_eq(r->n, 8);
	ck_assert_str_eq(node_get(r, "pack")->text, "core");
	ck_assert_str_eq(node_get(r, "title")->text, "It's \"core\"");
	ck_assert_int_eq(node_get(r, "title")->style, NODE_SINGLE);
	ck_assert_str_eq(node_get(r, "text")->text, "a\tb\u00e9");
	ck_assert_str_eq(node_get(r, "fold")->text, "one two\n");
	ck_assert_int_eq(node_get(r, "fold")->style, NODE_FOLDED);
	ck_assert_int_eq(node_get(r, "list")->kind, NODE_LIST);
	ck_assert_str_eq(node_get(r, "list")->child->next->text, "b");
	ck_assert_ptr_null(node_get(r, "list")->child->next->next);
	ck_assert(node_null(node_get(r, "empty")));
	ck_assert(!node_null(node_get(r, "map")));
	ck_assert_str_eq(node_get(r, "7")->text, "seven");
	ck_assert_ptr_null(node_get(r, "absent"));
	ck_assert_ptr_null(node_get(NULL, "absent"));
	ck_assert_ptr_eq(node_get(r, "list")->parent, r);
}
END_TEST

START_TEST(nothing_in_the_file)
{
	ck_assert_ptr_null(read_ok(""));
	yaml_doc_free(&doc);
	ck_assert_ptr_null(read_ok("# only a comment\n"));
	yaml_doc_free(&doc);
	ck_assert_ptr_null(read_ok("\xef\xbb\xbf"));
}
END_TEST

/* A byte order mark, CR LF, and characters of two, three and four bytes before all. */
START_TEST(bytes_with_bom_and_crlf)
{
	const char *s = "\xef\xbb\xbf# \u00e9\u7530\U0001F469\r\n"
			"title: \"caf\u00e9\"   # \u00e9\r\n"
			"text: \u7530\u4e2d plain\r\n"
			"items:\r\n"
			"  - id: one # first\r\n"
			"    tags: [\u00e9, b]\r\n"
			"\r\n"
			"  # between\r\n"
			"  - id: two\r\n"
			"    text: |\r\n"
			"      \u7530\r\n"
			"      b\r\n"
			"last: x\r\n";
	const struct node *r = read_ok(s);
	const struct node *first = node_get(r, "items")->child;

	ck_assert(doc.bom && doc.crlf);
	slice(s, node_get(r, "title"), "\"caf\u00e9\"", 2, 8);
	slice(s, node_get(r, "title")->key, "title", 2, 1);
	slice(s, node_get(r, "text"), "\u7530\u4e2d plain", 3, 7);
	slice(s, first, "id: one # first\r\n    tags: [\u00e9, b]", 5, 5);
	slice(s, node_get(first, "tags"), "[\u00e9, b]", 6, 11);
	slice(s, node_get(first, "tags")->child->next, "b", 6, 15);
	slice(s, node_get(first->next, "id"), "two", 9, 9);
	slice(s, node_get(first->next, "text"), "|\r\n      \u7530\r\n      b\r\n", 10, 11);
	slice(s, node_get(r, "last"), "x", 13, 7);
	ck_assert_str_eq(node_get(first->next, "text")->text, "\u7530\nb\n");
}
END_TEST

START_TEST(bytes_of_empty_and_nested)
{
	const char *s = "a:\nb: # nothing\nc: [x,\n  {k: v}]\nd:\n- - y\n  - z\n# end\n";
	const struct node *r = read_ok(s);

	slice(s, node_get(r, "a"), "", 1, 3);
	slice(s, node_get(r, "b"), "", 2, 3);
	slice(s, node_get(r, "c"), "[x,\n  {k: v}]", 3, 4);
	slice(s, node_get(r, "c")->child->next, "{k: v}", 4, 3);
	slice(s, node_get(r, "d"), "- - y\n  - z", 6, 1);
	slice(s, r, "a:\nb: # nothing\nc: [x,\n  {k: v}]\nd:\n- - y\n  - z", 1, 1);
	ck_assert(!doc.bom && !doc.crlf);
}
END_TEST

START_TEST(bytes_of_block_texts)
{
	const char *s = "a: |\n  one\n\n\n# c\nb: >-\n  two\n  # not a comment\n # c\nc: plain\n  more # c\n\nd: |2\n   x";
	const struct node *r = read_ok(s);

	slice(s, node_get(r, "a"), "|\n  one\n\n\n", 1, 4);
	slice(s, node_get(r, "b"), ">-\n  two\n  # not a comment\n", 6, 4);
	slice(s, node_get(r, "c"), "plain\n  more", 10, 4);
	slice(s, node_get(r, "d"), "|2\n   x", 13, 4);
	ck_assert_str_eq(node_get(r, "d")->text, " x");
}
END_TEST

START_TEST(refusals_say_where_and_what_to_do)
{
	REFUSED("a: &x 1\n", "1:4: Anchors");
	REFUSED("a: 1\nb: *x\n", "2:4: Aliases");
	REFUSED("a: !!str 1\n", "1:4: Tags");
	REFUSED("&a [1]\n", "1:1: Anchors");
	REFUSED("a: 1\n---\nb: 2\n", "2:1: A second document");
	REFUSED("a: 1\nb: 2\na: 3\n", "3:1: The key \"a\" is already in this map.");
	REFUSED("x: {a: 1, 'a': 2}\n", "1:11: The key \"a\"");
	REFUSED("? [a, b]\n: c\n", "1:3: A key must be");
	REFUSED("a: b: c\n", "1:5: A second \": \"");
	REFUSED("text: \"open\nmore: x\n", "3:1: A quote is not closed.");
	REFUSED("a: [1, 2\nb: 3\n", "2:2: A \",\" or \"]\" is missing.");
	REFUSED("a:\n\t- b\n", "2:1: No text may begin with this character.");
	REFUSED("a: @home\n", "1:4: No text may begin");
	REFUSED("a: \"\\q\"\n", "1:5: There is no such \"\\\" escape.");
	REFUSED("a:\n  - b\n c\n", "3:2: ");
	REFUSED("a: \"x\\0y\"\n", "1:4: This text holds \"\\0\".");
	REFUSED("a: \xff\n", "1:4: This byte is not UTF-8.");
	REFUSED("\xc3\xa9: \xed\xa0\x80\n", "1:4: This byte is not UTF-8.");
	REFUSED("a: b\x1b[2J\n", "1:5: A control character");
	REFUSED("a: b\n# \xc2\x9b\n", "2:3: A control character");
	REFUSED("a: b\0c\n", "1:5: A control character");
	REFUSED("\xff\xfe" "a\0", "1:1: The file is UTF-16.");
	REFUSED("a: \xc3\xa9 *: [\n", "");
	ck_assert_ptr_nonnull(strstr(err.text, ". ")); /* a remedy follows the reason */
}
END_TEST

START_TEST(where_it_stopped_is_known)
{
	struct yaml_doc d;

	ck_assert(!yaml_doc_read(&d, "p", "a: 1\nbb: *x\n", 12, &err));
	ck_assert_int_eq(d.bad_line, 2);
	ck_assert_int_eq(d.bad_column, 5);
}
END_TEST

static bool
reads(const char *s, size_t n)
{
	struct yaml_doc d;
	bool ok = yaml_doc_read(&d, "pack.yaml", s, n, &err);

	yaml_doc_free(&d);
	return ok;
}

static char *
repeat(const char *s, size_t size, size_t *n)
{
	struct text t = { 0 };

	while (t.n + strlen(s) <= size)
		text_add(&t, s);
	*n = t.n;
	return text_take(&t);
}

/* Each is refused, or read. A reader that is quadratic in the nesting needs half an hour
 * for some of them, and Check ends it; make bench tells what they take. */
START_TEST(hostile_files_are_refused_or_read)
{
	static const struct {
		const char *part;
		size_t size;
		const char *want; /* NULL: it is read */
	} rows[] = {
		{ "[", 40 * 1024, "pack.yaml:1:33: Lists and maps are nested" },
		{ "{a: ", 40 * 1024, "pack.yaml:1:129: Lists and maps are nested" },
		{ "- ", 40 * 1024, "pack.yaml:1:65: Lists and maps are nested" },
		{ "? ", 40 * 1024, "pack.yaml:1:3: A key must be" },
		{ "[", YAML_SIZE_MAX, "pack.yaml:1:33: Lists" },
		{ "[\n", YAML_SIZE_MAX, "pack.yaml:33:1: Lists" },
		{ "- a\n", YAML_SIZE_MAX, "pack.yaml:200000:3: The limit, 200000, of values is passed here." },
		{ "- \u7530\u4e2d\u7530\u4e2d\n", YAML_SIZE_MAX, NULL },
		{ "same: 1\n", YAML_SIZE_MAX, "pack.yaml:100000:7: The limit, 200000, of values" },
		{ "x\n", YAML_SIZE_MAX, NULL },
		{ "# comment\n", YAML_SIZE_MAX, NULL },
		{ "'", YAML_SIZE_MAX, NULL },
		{ "a", YAML_SIZE_MAX + 1, "pack.yaml is larger than 1 MiB." },
		{ "\u7530: ", 40 * 1024, "pack.yaml:1:5: A second" },
	};

	for (size_t i = 0; i < LEN(rows); i++) {
		size_t n;
		char *s = repeat(rows[i].part, rows[i].size, &n);
		bool ok = reads(s, n);

		ck_assert_msg(ok == !rows[i].want, "row %zu: %s", i, ok ? "read" : err.text);
		if (!ok)
			ck_assert_msg(!strncmp(err.text, rows[i].want, strlen(rows[i].want)),
				"row %zu: %s", i, err.text);
		free(s);
	}
}
END_TEST

START_TEST(many_keys_are_compared)
{
	struct text t = { 0 };

	for (int i = 0; i < 90000; i++)
		text_addf(&t, "k%d: %d\n", i, i % 10);
	ck_assert(t.n < YAML_SIZE_MAX);
	ck_assert_msg(reads(t.s, t.n), "%s", err.text);
	text_add(&t, "k7: 0\n");
	ck_assert(!reads(t.s, t.n));
	ck_assert_ptr_nonnull(strstr(err.text, "pack.yaml:90001:1: The key \"k7\""));
	text_free(&t);
}
END_TEST

/* JSON of another program: all in one line, its characters of one to four bytes. */
START_TEST(places_in_one_long_line)
{
	static const char *const words[] = { "a", "caf\u00e9", "\u7530", "\U0001F469 x" };
	static const int columns[] = { 1, 4, 1, 3 };
	struct text t = { 0 };
	const struct node *n;
	int column = 2;

	text_add(&t, "[");
	for (size_t i = 0; i < 2000; i++)
		text_addf(&t, "\"%s\", ", words[i % LEN(words)]);
	text_add(&t, "x]");
	n = read_ok(text_str(&t))->child;
	for (size_t i = 0; i < 2000; i++, n = n->next) {
		ck_assert_str_eq(n->text, words[i % LEN(words)]);
		ck_assert_int_eq(n->column, column);
		ck_assert_uint_eq(n->end - n->start, strlen(n->text) + 2);
		ck_assert_int_eq(strncmp(t.s + n->start + 1, n->text, strlen(n->text)), 0);
		column += columns[i % LEN(words)] + 4;
	}
	text_free(&t);
}
END_TEST

/* Bytes thrown at random: never a crash, always a place. */
START_TEST(random_files_are_survived)
{
	static const char *const parts[] = { "a", ": ", "- ", "[", "]", "{", "}", ", ", "\n", "  ",
		"\"", "'", "|\n", ">\n", "&x ", "*x", "# ", "\r\n", "\t", "\u00e9", "\u7530", "? ",
		"---\n", "...\n", "%YAML", "!t ", "\xff", "\\", "\u2028", "~" };
	struct text t = { 0 };
	uint32_t seed = 7;

	for (int round = 0; round < 5000; round++) {
		struct yaml_doc d;

		text_clear(&t);
		for (int i = 0; i < 12; i++) {
			seed = seed * 1664525 + 1013904223;
			text_add(&t, parts[(seed >> 16) % LEN(parts)]);
		}
		err.text[0] = '\0';
		if (yaml_doc_read(&d, "f", t.s, t.n, &err))
			ck_assert(!d.root || (d.root->start <= d.root->end && d.root->end <= t.n));
		else
			ck_assert_msg(d.bad_line > 0 && d.bad_column > 0 && *err.text, "%s", t.s);
		yaml_doc_free(&d);
	}
	text_free(&t);
}
END_TEST

START_TEST(getters_take_and_refuse)
{
	static const char *const phases[] = { "open", "explore", "close" };
	const struct node *r = read_ok("n: 3\nq: '4'\nbig: 99999999999\nneg: -1\nf: 3.5\n"
				       "yes: yes\nno: maybe\nphase: explore\nwrong: Open\n"
				       "one: x\nmany: [a, 'b', ~]\nbad: [a, [b]]\nmap: {a: 1}\nnil: null\n");
	struct strings l = { 0 };
	const char *s = "before";
	bool b = false;
	int n = 0;

	ck_assert(node_int(r, "n", 1, 9, &n, &err) && n == 3);
	ck_assert(node_int(r, "q", 1, 9, &n, &err) && n == 4);
	ck_assert(node_int(r, "absent", 1, 9, &n, &err) && n == 4);
	ck_assert(node_int(r, "nil", 1, 9, &n, &err) && n == 4);
	ck_assert(!node_int(r, "big", 1, 9, &n, &err));
	ck_assert_str_eq(err.text, "pack.yaml:3:6: \"big\" must be a whole number from 1 to 9, not \"99999999999\".");
	ck_assert(!node_int(r, "neg", 0, 9, &n, &err));
	ck_assert(!node_int(r, "f", 0, 9, &n, &err));
	ck_assert(!node_int(r, "many", 0, 9, &n, &err));
	ck_assert_str_eq(err.text, "pack.yaml:11:7: \"many\" must be a whole number from 0 to 9, not a list.");
	ck_assert(node_bool(r, "yes", &b, &err) && b);
	ck_assert(!node_bool(r, "no", &b, &err) && b);
	ck_assert_str_eq(err.text, "pack.yaml:7:5: \"no\" must be true or false, not \"maybe\".");
	ck_assert(node_word(r, "phase", phases, 3, &n, &err) && n == 1);
	ck_assert(!node_word(r, "wrong", phases, 3, &n, &err) && n == 1);
	ck_assert_str_eq(err.text, "pack.yaml:9:8: \"wrong\" must be open, explore or close, not \"Open\".");
	ck_assert(node_str(r, "absent", &s, &err));
	ck_assert_str_eq(s, "before");
	ck_assert(node_str(r, "one", &s, &err));
	ck_assert_str_eq(s, "x");
	ck_assert(!node_str(r, "map", &s, &err));
	ck_assert(node_strings(r, "one", &l, &err) && node_strings(r, "many", &l, &err));
	ck_assert_uint_eq(l.n, 3);
	ck_assert_str_eq(l.s[2], "b");
	ck_assert(!node_strings(r, "bad", &l, &err));
	ck_assert_str_eq(err.text, "pack.yaml:12:10: \"bad\" must be a list of texts, not a list.");
	strings_free(&l);
}
END_TEST

static void
check_quote(const char *s, const char *want)
{
	struct text t = { 0 };

	yaml_quote(&t, s);
	ck_assert_str_eq(text_str(&t), want);
	text_free(&t);
}

START_TEST(quoting)
{
	check_quote("plain \u00e9 \u7530", "\"plain \u00e9 \u7530\"");
	check_quote("a\"b\\c\n\t\r", "\"a\\\"b\\\\c\\n\\t\\r\"");
	check_quote("\x1b[2J\x7f\xc2\x9b", "\"\\x1b[2J\\x7f\\x9b\"");
	check_quote("\u202ex\ufeff\U000E0041", "\"\\u202ex\\ufeff\\U000e0041\"");
	check_quote("bad\xff", "\"bad\ufffd\"");
	check_quote("", "\"\"");
}
END_TEST

START_TEST(written_anew)
{
	struct yaml_out o = { 0 };
	struct strings tags = { 0 };
	char *s;

	strings_add(&tags, "pay");
	strings_add(&tags, "a, b");
	yaml_comment(&o, "Two lines\nof comment");
	yaml_put_str(&o, "pack", "core");
	yaml_put_str(&o, "left out", NULL);
	yaml_put_int(&o, "minutes", 3);
	yaml_put_bool(&o, "on", true);
	yaml_open_list(&o, "items");
	yaml_open_map(&o, NULL);
	yaml_put_str(&o, "id", "one");
	yaml_put_strings(&o, "tags", &tags);
	yaml_open_map(&o, "inner");
	yaml_put_int(&o, "w/", -1);
	yaml_close(&o);
	yaml_close(&o);
	yaml_open_map(&o, NULL);
	yaml_close(&o);
	yaml_open_list(&o, NULL);
	yaml_put_str(&o, NULL, "x");
	yaml_put_str(&o, NULL, "y");
	yaml_close(&o);
	yaml_close(&o);
	yaml_open_list(&o, "none");
	yaml_close(&o);
	yaml_put_str(&o, "end", "z");
	s = yaml_take(&o);
	ck_assert_str_eq(s, "# Two lines\n# of comment\n"
			    "pack: \"core\"\n"
			    "minutes: 3\n"
			    "\"on\": true\n"
			    "items:\n"
			    "  - id: \"one\"\n"
			    "    tags: [\"pay\", \"a, b\"]\n"
			    "    inner:\n"
			    "      \"w/\": -1\n"
			    "  - {}\n"
			    "  - - \"x\"\n"
			    "    - \"y\"\n"
			    "none: []\n"
			    "end: \"z\"\n");
	read_ok(s);
	free(s);
	strings_free(&tags);
}
END_TEST

/* Whatever is written is read back the same. */
START_TEST(round_trip)
{
	static const char *const hard[] = { "", " ", "a: b", "# no", "- x", "'", "\"", "\\", "null",
		"a\nb\n", " lead", "trail ", "\x01\x1f\x7f", "\u202e\u2028\u00a0\ufeff", "\U0001F469",
		"%", "@x", "e\u0301", "\r\n", "{}", "\xef\xbf\xbe" };

	for (size_t i = 0; i < LEN(hard); i++) {
		struct yaml_out o = { 0 };
		char *s;

		yaml_put_str(&o, "v", hard[i]);
		yaml_open_map(&o, "m");
		yaml_put_int(&o, hard[i], 1);
		yaml_close(&o);
		s = yaml_take(&o);
		read_ok(s);
		ck_assert_str_eq(node_get(doc.root, "v")->text, hard[i]);
		ck_assert_str_eq(node_get(doc.root, "m")->child->key->text, hard[i]);
		yaml_doc_free(&doc);
		free(s);
	}
}
END_TEST

Suite *
formats_yaml_suite(void)
{
	Suite *s = suite_create("formats yaml");
	TCase *t = tcase_create("all");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, values_and_kinds);
	tcase_add_test(t, nothing_in_the_file);
	tcase_add_test(t, bytes_with_bom_and_crlf);
	tcase_add_test(t, bytes_of_empty_and_nested);
	tcase_add_test(t, bytes_of_block_texts);
	tcase_add_test(t, refusals_say_where_and_what_to_do);
	tcase_add_test(t, where_it_stopped_is_known);
	tcase_add_test(t, hostile_files_are_refused_or_read);
	tcase_add_test(t, many_keys_are_compared);
	tcase_add_test(t, places_in_one_long_line);
	tcase_add_test(t, random_files_are_survived);
	tcase_add_test(t, getters_take_and_refuse);
	tcase_add_test(t, quoting);
	tcase_add_test(t, written_anew);
	tcase_add_test(t, round_trip);
	suite_add_tcase(s, t);
	return s;
}

/* A page built once and written four ways; hostile words are only words in each. */
#include <check.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "formats.h"
#include "formats_document.h"
#include "formats_svg.h"

static struct document d;
static struct text out;

static void
setup(void)
{
	ck_assert_ptr_nonnull(setlocale(LC_CTYPE, "C.UTF-8"));
	d = (struct document){ 0 };
	out = (struct text){ 0 };
}

static void
teardown(void)
{
	document_done(&d);
	text_free(&out);
}

/* One of everything, in the order of a report. */
static void
make_page(void)
{
	document_title(&d, "Storms & grids");
	document_heading(&d, 1);
	document_text(&d, "Conversation with Maya");
	document_paragraph(&d);
	document_strong(&d, "Grid planner");
	document_text(&d, ", since 2019\nand before, a designer");
	document_item(&d, 0);
	document_strong(&d, "When:");
	document_text(&d, " Friday");
	document_item(&d, 1);
	document_text(&d, "by video");
	document_numbered(&d, 3);
	document_text(&d, "What is hard to teach?");
	document_task(&d, true);
	document_text(&d, "Thank her");
	document_task(&d, false);
	document_text(&d, "The article");
	document_quote(&d);
	document_text(&d, "walk the grid back up");
	document_row(&d);
	document_cell(&d);
	document_text(&d, "Theme");
	document_cell(&d);
	document_text(&d, "People");
	document_row(&d);
	document_cell(&d);
	document_text(&d, "licences");
	document_cell(&d);
	document_text(&d, "4");
	document_picture(&d, "<svg role=\"img\"></svg>");
	document_text(&d, "Seven questions in twenty minutes.");
	document_page(&d);
	document_paragraph(&d);
	document_emphasis(&d, "Asked at 00:40");
	document_text(&d, " at ");
	document_link(&d, "https://grid.example/a", "the review");
	document_lines(&d, 2);
}

START_TEST(as_markdown)
{
	make_page();
	document_markdown(&d, &out);
	ck_assert_str_eq(text_str(&out),
		"# Conversation with Maya\n\n"
		"**Grid planner**, since 2019\\\nand before, a designer\n\n"
		"- **When:** Friday\n"
		"  - by video\n"
		"3. What is hard to teach?\n"
		"- [x] Thank her\n"
		"- [ ] The article\n\n"
		"> walk the grid back up\n\n"
		"| Theme | People |\n|---|---|\n| licences | 4 |\n\n"
		"*Seven questions in twenty minutes.*\n\n"
		"*Asked at 00:40* at [the review](<https://grid.example/a>)\n\n"
		"---\n\n---\n");
}
END_TEST

START_TEST(as_html)
{
	make_page();
	document_html(&d, &out);
	const char *body = strstr(text_str(&out), "<main>");
	ck_assert_ptr_nonnull(strstr(text_str(&out), "<title>Storms &amp; grids</title>"));
	ck_assert_ptr_nonnull(body);
	ck_assert_str_eq(body,
		"<main>\n<h1>Conversation with Maya</h1>\n"
		"<p><strong>Grid planner</strong>, since 2019<br>and before, a designer</p>\n"
		"<ul>\n<li><strong>When:</strong> Friday<ul>\n<li>by video</li>\n</ul>\n</li>\n</ul>\n"
		"<ol>\n<li value=\"3\">What is hard to teach?</li>\n</ol>\n"
		"<ul>\n<li class=\"task\"><span class=\"box\">☑</span> <span class=\"ear\">done: </span>"
		"Thank her</li>\n"
		"<li class=\"task\"><span class=\"box\">☐</span> <span class=\"ear\">to do: </span>"
		"The article</li>\n</ul>\n"
		"<blockquote><p>walk the grid back up</p></blockquote>\n"
		"<table>\n<thead>\n<tr><th scope=\"col\">Theme</th><th scope=\"col\">People</th></tr>\n"
		"</thead>\n<tbody>\n<tr><td>licences</td><td>4</td></tr>\n</tbody>\n</table>\n"
		"<figure>\n<svg role=\"img\"></svg>\n"
		"<figcaption>Seven questions in twenty minutes.</figcaption>\n</figure>\n"
		"<div class=\"page\"></div>\n"
		"<p><em>Asked at 00:40</em> at <a href=\"https://grid.example/a\">the review</a></p>\n"
		"<hr>\n<hr>\n</main>\n</body>\n</html>\n");
}
END_TEST

/* What the page says itself is not said again within the picture: its heading, its words, its
 * rules; a text browser shows all of them. */
START_TEST(a_picture_says_nothing_twice)
{
	const struct svg_bar bar = { .label = "Asked <b>", .value = "7 of 7", .share = 1000 };
	struct text svg = { 0 };

	svg_bars("How & why", "Asked: 7 of 7.", &bar, 1, &svg);
	document_heading(&d, 2);
	document_text(&d, "How & why");
	document_picture(&d, text_str(&svg));
	document_text(&d, "In words: Asked: 7 of 7.");
	document_heading(&d, 2);
	document_text(&d, "Another heading");
	document_picture(&d, text_str(&svg));
	document_text(&d, "Other words");
	document_html(&d, &out);
	char *second = strstr(text_str(&out), "Another heading");
	ck_assert_ptr_nonnull(strstr(second, "<desc id="));
	ck_assert_ptr_nonnull(strstr(second, "class=\"title\">How &amp; why</text>"));
	ck_assert_ptr_nonnull(strstr(second, "viewBox=\"0 0 720 112\""));
	*second = '\0';
	ck_assert_ptr_null(strstr(out.s, "<desc"));
	ck_assert_ptr_null(strstr(out.s, "class=\"title\""));
	ck_assert_ptr_nonnull(strstr(out.s, "aria-label=\"How &amp; why\" aria-describedby=\"d"));
	ck_assert_ptr_nonnull(strstr(out.s, "<figcaption id=\"d"));
	ck_assert_ptr_nonnull(strstr(out.s, "viewBox=\"0 36 720 76\""));
	ck_assert_ptr_nonnull(strstr(out.s, ">Asked &lt;b&gt;</text>"));
	text_free(&svg);
}
END_TEST

/* What a label stands on is a class that the page's dark rules change with the letters. */
START_TEST(a_box_of_a_tree_is_dark_in_the_dark)
{
	const struct svg_node node = { .name = "Ama", .detail = "editor", .outcome = "talked", .parent = SIZE_MAX };
	struct text svg = { 0 };

	svg_tree("Who", "1 referral", "Ama.", &node, 1, &svg);
	const char *box = strstr(text_str(&svg), "rx=\"8\"");
	ck_assert_ptr_nonnull(box);
	ck_assert_ptr_eq(strstr(box, "class=\"box\""), box + strlen("rx=\"8\" "));
	document_picture(&d, text_str(&svg));
	document_text(&d, "Ama.");
	document_html(&d, &out);
	const char *dark = strstr(text_str(&out), "prefers-color-scheme: dark");
	ck_assert_ptr_nonnull(dark);
	ck_assert_ptr_nonnull(strstr(dark, ".box { fill: #1f2731;"));
	text_free(&svg);
}
END_TEST

START_TEST(as_rtf)
{
	document_title(&d, "a{b}");
	document_heading(&d, 2);
	document_text(&d, "Björn \\ 😀");
	document_task(&d, false);
	document_strong(&d, "x");
	document_link(&d, "mailto:a@b.example", NULL);
	document_rtf(&d, &out);
	ck_assert_str_eq(text_str(&out),
		"{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0\\froman Georgia;}}\\fs22\n"
		"{\\info{\\title a\\{b\\}}}\n"
		"{\\pard\\keepn\\outlinelevel1\\sb240\\sa120\\b\\fs30 "
		"Bj\\u246?rn \\\\ \\u-10179?\\u-8704?\\par}\n"
		"{\\pard\\li360\\fi-360 [ ]\\tab {\\b x}"
		"{\\field{\\*\\fldinst HYPERLINK \"mailto:a@b.example\"}"
		"{\\fldrslt mailto:a@b.example}}\\par}\n}\n");
}
END_TEST

START_TEST(as_plain_text)
{
	make_page();
	document_plain(&d, 24, &out);
	ck_assert_str_eq(text_str(&out),
		"Conversation with Maya\n======================\n\n"
		"Grid planner, since 2019\nand before, a designer\n\n"
		"- When: Friday\n"
		"  - by video\n"
		"3. What is hard to\n"
		"   teach?\n"
		"[x] Thank her\n"
		"[ ] The article\n\n"
		"> walk the grid back up\n\n"
		"Theme     People\n--------  ------\nlicences  4\n\n"
		"Seven questions in\ntwenty minutes.\n\n"
		"\fAsked at 00:40 at the\nreview\n<https://grid.example/a>\n\n"
		"________________________\n\n________________________\n");
}
END_TEST

/* A table that does not fit is told row by row. */
START_TEST(a_wide_table_is_told)
{
	static const char *const cells[] = { "What is hard to teach", "Who", "walk the grid back up",
		"Maya Okafor" };

	for (size_t i = 0; i < LEN(cells); i++) {
		if (i % 2 == 0)
			document_row(&d);
		document_cell(&d);
		document_text(&d, cells[i]);
	}
	document_plain(&d, 30, &out);
	ck_assert_str_eq(text_str(&out),
		"What is hard to teach: walk\n  the grid back up\nWho: Maya Okafor\n");
}
END_TEST

START_TEST(empty_lines_part_paragraphs)
{
	document_say(&d, "\n first\nline \n \t\n\nsecond\n\n");
	ck_assert_uint_eq(d.n, 2);
	document_markdown(&d, &out);
	ck_assert_str_eq(text_str(&out), "first\\\nline\n\nsecond\n");
	document_say(&d, " \n\t");
	document_say(&d, NULL);
	ck_assert_uint_eq(d.n, 2);
}
END_TEST

START_TEST(only_some_addresses_are_links)
{
	ck_assert(document_may_link("https://a.example/b?c=d&e"));
	ck_assert(document_may_link("MAILTO:a@b.example"));
	ck_assert(!document_may_link("javascript:alert(1)"));
	ck_assert(!document_may_link("data:text/html,x"));
	ck_assert(!document_may_link("https://a.example/\"onclick=\"x"));
	ck_assert(!document_may_link("/etc/passwd"));
	document_paragraph(&d);
	document_link(&d, "javascript:alert(1)", "here");
	document_html(&d, &out);
	ck_assert_ptr_nonnull(strstr(text_str(&out), "<p>here</p>"));
	ck_assert_ptr_null(strstr(text_str(&out), "javascript"));
}
END_TEST

/* ---- whatever a person writes ---- */

static const char *const bits[] = { "<b>", "</p>", "&amp;", "**", "*", "_", "`", "|", "\n", "\n\n",
	"# ", "- ", "1. ", "> ", "\\", "{", "}", "\\par ", "\\u1?", "[a](b)", "![x](y)", "<script>",
	"\x1b[31m", "\u202e", "é", "😀", "\"", "'", "---", "===", "  ", "word", "]]>", "<!--", "~~~",
	"http://x.example" };

static void
put_random(unsigned *seed, struct text *t)
{
	for (int n = rand_r(seed) % 8; n >= 0; n--)
		text_add(t, bits[(size_t)rand_r(seed) % LEN(bits)]);
}

static void
make_random(unsigned *seed)
{
	for (int n = rand_r(seed) % 12; n >= 0; n--) {
		struct text t = { 0 };
		put_random(seed, &t);
		switch (rand_r(seed) % 9) {
		case 0: document_heading(&d, 1 + rand_r(seed) % 4); break;
		case 1: document_item(&d, rand_r(seed) % 3); break;
		case 2: document_numbered(&d, rand_r(seed) % 20); break;
		case 3: document_task(&d, rand_r(seed) % 2); break;
		case 4: document_quote(&d); break;
		case 5: document_row(&d); document_cell(&d); break;
		case 6: document_say(&d, t.s); break;
		default: document_paragraph(&d);
		}
		document_text(&d, text_str(&t));
		if (rand_r(seed) % 3 == 0)
			document_strong(&d, text_str(&t));
		if (rand_r(seed) % 4 == 0)
			document_cell(&d);
		if (rand_r(seed) % 4 == 0)
			document_link(&d, text_str(&t), text_str(&t));
		text_free(&t);
	}
}

/* Every tag of the body is one of ours, and each is closed. */
static void
check_html(const char *s)
{
	static const char *const ours[] = { "main", "h1", "h2", "h3", "h4", "p", "strong", "em", "a",
		"ul", "ol", "li", "span", "blockquote", "table", "thead", "tbody", "tr", "th", "td",
		"body", "html" };
	char open[400][12];
	int n = 0;

	for (s = strstr(s, "<main>"); (s = strchr(s, '<')) != NULL; s++) {
		bool ends = s[1] == '/', known = strncmp(s, "<br>", 4) == 0;
		const char *name = s + 1 + ends;
		size_t len = strcspn(name, " >");
		if (known)
			continue;
		for (size_t i = 0; i < LEN(ours); i++)
			known |= strlen(ours[i]) == len && memcmp(ours[i], name, len) == 0;
		ck_assert_msg(known, "a strange tag: %.40s", s);
		if (!ends) {
			ck_assert_int_lt(n, 400);
			memcpy(open[n], name, len);
			open[n++][len] = '\0';
		} else if (n > 0) {
			ck_assert_msg(strncmp(open[--n], name, len) == 0, "%s closed by %.20s",
				open[n], name);
		}
	}
	ck_assert_int_eq(n, 0);
}

static void
check_rtf(const char *s)
{
	int depth = 0;

	for (; *s; s++) {
		ck_assert_msg((unsigned char)*s < 0x80, "not ASCII");
		if (*s == '\\' && (s[1] == '\\' || s[1] == '{' || s[1] == '}'))
			s++;
		else if (*s == '{')
			depth++;
		else if (*s == '}')
			ck_assert_int_ge(--depth, s[1] == '\n' && !s[2] ? 0 : 1);
	}
	ck_assert_int_eq(depth, 0);
}

static void
check_plain(const char *s)
{
	for (; *s; s++) {
		ck_assert_msg(*s == '\n' || *s == '\f' || (unsigned char)*s >= ' ', "a control");
		ck_assert_msg(strncmp(s, "\u202e", 3) != 0, "a bidi override");
	}
}

START_TEST(hostile_words_are_words)
{
	for (unsigned seed = 1; seed <= 3000; seed++) {
		unsigned at = seed;
		document_done(&d);
		make_random(&at);
		text_clear(&out);
		document_html(&d, &out);
		check_html(text_str(&out));
		text_clear(&out);
		document_rtf(&d, &out);
		check_rtf(text_str(&out));
		text_clear(&out);
		document_plain(&d, 20 + rand_r(&at) % 60, &out);
		check_plain(text_str(&out));
		text_clear(&out);
		document_markdown(&d, &out);
		check_plain(text_str(&out));
	}
}
END_TEST

/* What Markdown makes of it has the words, and no markup but ours. */
START_TEST(markdown_of_hostile_words_is_plain_to_its_reader)
{
	struct text page = { 0 };
	struct err e = { 0 };

	for (size_t i = 0; i < LEN(bits); i++) {
		struct text want = { 0 };
		if (bits[i][0] == '\n' || bits[i][0] == ' ' || bits[i][0] == '\x1b')
			continue;
		document_done(&d);
		document_paragraph(&d);
		document_text(&d, "a ");
		document_text(&d, bits[i]);
		text_clear(&out);
		text_clear(&page);
		document_markdown(&d, &out);
		ck_assert(html_page(&page, "t", "en", text_str(&out), &e));
		text_add(&want, "<p>a ");
		struct text shown = { 0 };
		text_show(&shown, bits[i]);
		while (shown.n && shown.s[shown.n - 1] == ' ')
			text_cut(&shown, shown.n - 1);
		html_text(&want, text_str(&shown));
		text_add(&want, "</p>");
		/* md4c leaves ' as it is */
		char *quote = strstr(want.s, "&#39;");
		ck_assert_msg(quote || strstr(text_str(&page), want.s) != NULL, "%s gives %s", bits[i],
			strstr(text_str(&page), "<body>"));
		text_free(&want);
		text_free(&shown);
	}
	text_free(&page);
}
END_TEST

Suite *formats_document_suite(void);

Suite *
formats_document_suite(void)
{
	Suite *suite = suite_create("document");
	TCase *t = tcase_create("document");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, as_markdown);
	tcase_add_test(t, as_html);
	tcase_add_test(t, a_picture_says_nothing_twice);
	tcase_add_test(t, a_box_of_a_tree_is_dark_in_the_dark);
	tcase_add_test(t, as_rtf);
	tcase_add_test(t, as_plain_text);
	tcase_add_test(t, a_wide_table_is_told);
	tcase_add_test(t, empty_lines_part_paragraphs);
	tcase_add_test(t, only_some_addresses_are_links);
	tcase_add_test(t, hostile_words_are_words);
	tcase_add_test(t, markdown_of_hostile_words_is_plain_to_its_reader);
	suite_add_tcase(suite, t);
	return suite;
}

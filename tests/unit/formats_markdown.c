/* Markdown that reads as typed, and the page made of it. */
#include <check.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "formats.h"

static void
setup(void)
{
	setlocale(LC_CTYPE, "C.UTF-8");
}

static void
check_line(const char *s, const char *want)
{
	struct text t = { 0 };

	md_line(&t, s);
	ck_assert_str_eq(text_str(&t), want);
	text_free(&t);
}

START_TEST(a_line_reads_as_typed)
{
	check_line("needs state licence after year two", "needs state licence after year two");
	check_line("*star* _under_ `code` ~gone~", "\\*star\\* \\_under\\_ \\`code\\` \\~gone\\~");
	check_line("file_name, https://a.example/b_c?d=1&e=2",
		"file_name, https://a.example/b_c?d=1\\&e=2");
	check_line("# no heading #", "\\# no heading \\#");
	check_line("C# and F#", "C# and F#");
	check_line("- no item", "\\- no item");
	check_line("+1 - 2", "\\+1 - 2");
	check_line("1. first, 2. second", "1\\. first, 2. second");
	check_line("2) b", "2\\) b");
	check_line("> no quote", "\\> no quote");
	check_line("a | b", "a \\| b");
	check_line("[x](javascript:alert(1)) ![y](z)",
		"\\[x\\](javascript:alert(1)) !\\[y\\](z)");
	check_line("<b>&lt; &#60; R&D &</b>", "\\<b>\\&lt; \\&#60; R\\&D &\\</b>");
	check_line("back\\slash\\", "back\\\\slash\\\\");
	check_line("    two\nlines\t", "two lines");
	check_line("", "");
	check_line("\x1b[1m\u202e", "\ufffd\\[1m\ufffd");
}
END_TEST

/* What is between <body> and </body>. */
static char *
body_of(const char *markdown)
{
	struct text page = { 0 };
	struct err e = { 0 };
	char *from, *to, *body;

	ck_assert(html_page(&page, "T", "en", markdown, &e));
	from = strstr(page.s, "<body>\n");
	to = strstr(page.s, "</body>");
	ck_assert(from && to);
	body = mem_strn(from + 7, (size_t)(to - from - 7));
	text_free(&page);
	return body;
}

static void
check_body(const char *markdown, const char *want)
{
	char *body = body_of(markdown);

	ck_assert_str_eq(body, want);
	free(body);
}

START_TEST(a_page_of_markdown)
{
	check_body("# Head\n\nOne *two*\\\nthree\n\n- a\n- b\n",
		"<h1>Head</h1>\n<p>One <em>two</em><br>\nthree</p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n");
	check_body("| a | b |\n|---|---|\n| 1 | x \\| y |\n",
		"<table>\n<thead>\n<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n</thead>\n"
		"<tbody>\n<tr>\n<td>1</td>\n<td>x | y</td>\n</tr>\n</tbody>\n</table>\n");
}
END_TEST

START_TEST(html_in_markdown_is_text)
{
	check_body("<script>alert(1)</script>\n\na <b onclick=\"x\">c</b>\n",
		"<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n"
		"<p>a &lt;b onclick=&quot;x&quot;&gt;c&lt;/b&gt;</p>\n");
}
END_TEST

START_TEST(links_lead_to_safe_places)
{
	check_body("[a](javascript:alert(1)) [b](JaVaScript:x) [c](data:text/html,x)\n",
		"<p><a href=\"#\">a</a> <a href=\"#\">b</a> <a href=\"#\">c</a></p>\n");
	check_body("[a](https://b.example) [c](mailto:d@e.example) <javascript:x>\n",
		"<p><a href=\"https://b.example\">a</a> <a href=\"mailto:d@e.example\">c</a> "
		"<a href=\"#\">javascript:x</a></p>\n");
	check_body("![tracker](https://b.example/x.png)\n", "<p><img alt=\"tracker\"></p>\n");
}
END_TEST

/* Whatever is typed comes out of the page as it was typed, in all three places. */
START_TEST(typed_is_what_is_read)
{
	static const char *const typed[] = { "*a* _b_ `c` ~d~", "# x #", "1. y", "- z", "+ w", "> v",
		"a | b", "[l](m)", "![i](j)", "[r]: s", "<http://t.example>", "\\*", "\\", "***", "---",
		"===", "```", "~~~", "| p |", "&copy; &#x41;", "a__b__c", "*", "_", "www.u.example",
		"[x] done", "line\\", "1986. A great year", ":--", "<!-- c -->", "a*b*c", "__init__",
		"**_x_**", "&amp;lt;", "!", "[", "]", "<", "tab\there" };

	for (size_t i = 0; i < LEN(typed); i++) {
		struct text md = { 0 }, want = { 0 }, shown = { 0 };
		char *body;

		text_show(&shown, typed[i]);
		text_add(&md, "## ");
		md_line(&md, typed[i]);
		text_add(&md, "\n\n");
		md_line(&md, typed[i]);
		text_add(&md, "\n\n- ");
		md_line(&md, typed[i]);
		text_add(&md, "\n\n| a |\n|---|\n| ");
		md_line(&md, typed[i]);
		text_add(&md, " |\n");
		body = body_of(md.s);
		text_add(&want, "<h2>");
		html_text(&want, shown.s);
		text_add(&want, "</h2>\n<p>");
		html_text(&want, shown.s);
		text_add(&want, "</p>\n<ul>\n<li>");
		html_text(&want, shown.s);
		text_add(&want, "</li>\n</ul>\n<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n"
				"<tbody>\n<tr>\n<td>");
		html_text(&want, shown.s);
		text_add(&want, "</td>\n</tr>\n</tbody>\n</table>\n");
		ck_assert_str_eq(body, want.s);
		free(body);
		text_free(&md);
		text_free(&want);
		text_free(&shown);
	}
}
END_TEST

START_TEST(the_page_is_whole)
{
	struct text t = { 0 };
	struct err e = { 0 };

	ck_assert(html_page(&t, "Maya <Okafor> & \"x\"", "de-AT", "x", &e));
	ck_assert_ptr_eq(strstr(t.s, "<!DOCTYPE html>\n<html lang=\"de-AT\">\n"), t.s);
	ck_assert_ptr_nonnull(strstr(t.s, "<title>Maya &lt;Okafor&gt; &amp; &quot;x&quot;</title>"));
	ck_assert_ptr_nonnull(strstr(t.s, "default-src 'none'"));
	ck_assert_ptr_nonnull(strstr(t.s, "@media print"));
	ck_assert_ptr_null(strstr(t.s, "http:"));
	ck_assert_str_eq(t.s + t.n - 8, "</html>\n");
	text_clear(&t);
	ck_assert(html_page(&t, "", "en\" onload=\"x", "", &e));
	ck_assert_ptr_nonnull(strstr(t.s, "<html lang=\"en\">"));
	text_free(&t);
}
END_TEST

Suite *
formats_markdown_suite(void)
{
	Suite *s = suite_create("formats markdown");
	TCase *t = tcase_create("all");

	tcase_add_checked_fixture(t, setup, NULL);
	tcase_add_test(t, a_line_reads_as_typed);
	tcase_add_test(t, a_page_of_markdown);
	tcase_add_test(t, html_in_markdown_is_text);
	tcase_add_test(t, links_lead_to_safe_places);
	tcase_add_test(t, typed_is_what_is_read);
	tcase_add_test(t, the_page_is_whole);
	suite_add_tcase(s, t);
	return s;
}

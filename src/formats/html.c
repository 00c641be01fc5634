/* md4c's only door: Markdown to one HTML page that asks the network for nothing. */
#include <md4c-html.h>
#include <string.h>
#include <strings.h>

#include "base_library.h"
#include "formats.h"

#define HTML_CALLS(X) X(md_, html)
LIBRARY(md, HTML_CALLS, "md4c", LIBMD4C)

static const char head[] =
	"<meta charset=\"utf-8\">\n"
	"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
	"<meta http-equiv=\"Content-Security-Policy\" "
	"content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
	"<meta name=\"generator\" content=\"halfhour\">\n"
	"<style>\n"
	"body { font: 1rem/1.5 Georgia, serif; color: #222; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; }\n"
	"h1, h2, h3, h4 { line-height: 1.2; margin: 1.6em 0 .5em; break-after: avoid; }\n"
	"body > :first-child, main > :first-child { margin-top: 0; }\n"
	"h3 + p { break-after: avoid; } p, li { orphans: 3; widows: 3; }\n"
	"td:first-child { min-width: 5.5em; }\n"
	"h4, h4 + p { margin: .6em 0 0; break-after: avoid; }\n"
	"h4 + p, h4 + ul { margin: .1em 0 0; font-size: .85em; }\n"
	"hr { border: 0; border-bottom: 1px solid #999; height: 8mm; margin: 0; }\n"
	"table { border-collapse: collapse; width: 100%; }\n"
	"th, td { text-align: left; vertical-align: top; padding: .3em .6em; border-bottom: 1px solid #bbb; }\n"
	"tr, li, blockquote, figure { break-inside: avoid; }\n"
	"figure { margin: 1em 0; } figure svg { max-width: 100%; height: auto; }\n"
	"figcaption { font-size: .85em; }\n"
	"li.task { list-style: none; margin-left: -1.2em; }\n"
	".ear { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }\n"
	".page { break-before: page; }\n"
	"blockquote { margin: 1em 0; padding-left: 1em; border-left: 3px solid #bbb; }\n"
	"a { color: #14507a; overflow-wrap: anywhere; }\n"
	":root { color-scheme: light dark; }\n"
	"@media screen and (prefers-color-scheme: dark) { body { color: #e4e7eb; background: #14181d; } "
	"a { color: #8ec5ff; } th, td { border-color: #52606d; } }\n"
	"@media print { body { margin: 0; max-width: none; font-size: 11pt; color: #000; } a { color: inherit; } }\n"
	"@media screen and (max-width: 40rem) { th, td { padding: .2em; font-size: .8em; } td:first-child { min-width: 0; } "
	"figure { overflow-x: auto; } figure svg { max-width: none; min-width: 34rem; } }\n"
	"@page { margin: 2cm; }\n"
	"</style>\n";

void
html_text(struct text *out, const char *s)
{
	static const struct {
		char c;
		const char *entity;
	} entities[] = {
		{ '&', "&amp;" }, { '<', "&lt;" }, { '>', "&gt;" }, { '"', "&quot;" }, { '\'', "&#39;" },
	};
	struct text shown = { 0 };

	text_show_lines(&shown, s);
	for (s = text_str(&shown); *s; s++) {
		const char *entity = NULL;

		for (size_t i = 0; i < LEN(entities); i++)
			if (entities[i].c == *s)
				entity = entities[i].entity;
		if (entity)
			text_add(out, entity);
		else
			text_addc(out, *s);
	}
	text_free(&shown);
}

static void
html_collect(const MD_CHAR *s, MD_SIZE n, void *into)
{
	text_addn(into, s, n);
}

static bool
safe_link(const char *url)
{
	static const char *const schemes[] = { "http://", "https://", "mailto:", "tel:", "#" };

	for (size_t i = 0; i < LEN(schemes); i++)
		if (strncasecmp(url, schemes[i], strlen(schemes[i])) == 0)
			return true;
	return false;
}

/* md4c escapes every "<" of a text, so these tags are its own. */
static void
tame(struct text *out, const char *s)
{
	static const char link[] = "<a href=\"", image[] = "<img src=\"";

	while (*s) {
		const char *tag = strchr(s, '<');

		if (!tag) {
			text_add(out, s);
			return;
		}
		text_addn(out, s, (size_t)(tag - s));
		s = tag;
		if (strncmp(s, link, sizeof(link) - 1) == 0 && !safe_link(s + sizeof(link) - 1)) {
			text_add(out, "<a href=\"#");
			s += sizeof(link) - 1;
			s += strcspn(s, "\"");
		} else if (strncmp(s, image, sizeof(image) - 1) == 0) {
			text_add(out, "<img");
			s += sizeof(image) - 1;
			s += strcspn(s, "\"");
			s += *s == '"';
		} else {
			text_addc(out, *s++);
		}
	}
}

static const char *
language(const char *lang)
{
	size_t n = lang ? strspn(lang, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-") : 0;

	return n > 1 && n < 20 && !lang[n] ? lang : "en";
}

void
html_begin(struct text *out, const char *title, const char *lang, const char *style)
{
	text_addf(out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n", language(lang));
	text_add(out, head);
	text_add(out, "<title>");
	html_text(out, title);
	text_addf(out, "</title>\n%s</head>\n<body>\n", style ? style : "");
}

void
html_end(struct text *out)
{
	text_add(out, "</body>\n</html>\n");
}

bool
html_page(struct text *out, const char *title, const char *lang, const char *markdown,
	struct err *e)
{
	struct text body = { 0 };
	unsigned flags = MD_FLAG_NOHTML | MD_FLAG_TABLES | MD_FLAG_TASKLISTS;

	if (!md_usable(e))
		return false;
	bool ok = md.html(markdown, (MD_SIZE)strlen(markdown), html_collect, &body, flags, 0) == 0;

	if (ok) {
		html_begin(out, title, lang, NULL);
		tame(out, text_str(&body));
		html_end(out);
	}
	text_free(&body);
	return ok || err_set(e, "The page could not be made: there is not enough memory.");
}

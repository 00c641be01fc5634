/*
 * The locale's own characters, where they are not UTF-8 (Latin-1, EUC):
 * what comes from a terminal becomes UTF-8 and what goes to one leaves it, here and
 * nowhere else. Files are UTF-8 whatever the locale is.
 */
#include <limits.h>
#include <locale.h>
#include <string.h>
#include <wchar.h>

#include "base.h"

static locale_t theirs; /* NULL: UTF-8, or nothing but ASCII */

bool
charset_open(const char *locale)
{
	theirs = newlocale(LC_CTYPE_MASK, locale, (locale_t)0);
	return theirs != (locale_t)0;
}

bool
charset_is(void)
{
	return theirs != (locale_t)0;
}

void
charset_use(bool on)
{
	if (theirs)
		uselocale(on ? theirs : LC_GLOBAL_LOCALE);
}

/* The bytes of c, or 0 where the charset has none or shows them in other columns than we do. */
static size_t
charset_bytes(uint32_t c, char *s)
{
	char utf8[5];
	mbstate_t from_start = { 0 };
	int columns = utf8_columns(utf8, utf8_encode(c, utf8));

	charset_use(true);
	size_t n = wcrtomb(s, (wchar_t)c, &from_start);
	bool fits = n != (size_t)-1 && wcwidth((wchar_t)c) == columns;
	charset_use(false);
	return fits ? n : 0;
}

bool
charset_has(uint32_t c)
{
	static unsigned char known[0x10000]; /* 1: has it, 2: has not */
	char s[MB_LEN_MAX];

	if (!theirs || c > 0xffff)
		return false;
	if (!known[c])
		known[c] = charset_bytes(c, s) ? 1 : 2;
	return known[c] == 1;
}

/* One character from the beginning of s; 0: there is more to come. */
static size_t
charset_read(const char *s, size_t n, uint32_t *c)
{
	mbstate_t from_start = { 0 };
	wchar_t w;

	*c = (unsigned char)*s;
	if (*c < 0x80)
		return 1;
	size_t took = mbrtowc(&w, s, n, &from_start);
	if (took == (size_t)-2)
		return 0;
	*c = took == (size_t)-1 ? 0xfffd : (uint32_t)w;
	return took == (size_t)-1 ? 1 : took;
}

void
charset_in(struct charset_part *part, const char *s, size_t n, struct text *out)
{
	struct text all = { 0 };
	char utf8[5];
	uint32_t c;

	if (!theirs) {
		text_addn(out, s, n);
		return;
	}
	if (part)
		text_addn(&all, part->s, part->n);
	text_addn(&all, s, n);
	charset_use(true);
	size_t at = 0, took = 1;
	while (at < all.n && (took = charset_read(all.s + at, all.n - at, &c))) {
		text_addn(out, utf8, utf8_encode(c, utf8));
		at += took;
	}
	charset_use(false);
	if (part) {
		part->n = all.n - at < sizeof(part->s) ? all.n - at : 0;
		memcpy(part->s, text_str(&all) + at, part->n);
	} else if (at < all.n) {
		text_add(out, "\xef\xbf\xbd");
	}
	text_free(&all);
}

void
charset_out(struct text *out, const char *s)
{
	size_t n = strlen(s), len;
	char bytes[MB_LEN_MAX];

	if (!theirs) {
		text_add(out, s);
		return;
	}
	for (size_t at = 0; at < n; at += len) {
		uint32_t c = utf8_decode(s, n, at, &len);
		size_t made = c < 0x80 ? 0 : charset_bytes(c, bytes);

		if (made)
			text_addn(out, bytes, made);
		else
			text_addc(out, c < 0x80 ? (char)c : '?');
	}
}

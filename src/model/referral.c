/* referral.c: a person named in a call, `@ name, role, where +` taken apart. */
#include "strings_at.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "model/note.h"

static const size_t owned[] = {
	offsetof(struct referral, name), offsetof(struct referral, role),
	offsetof(struct referral, where),
};

void
referral_done(struct referral *r)
{
	strings_at_free(r, owned, LEN(owned));
}

/* The part of s..end without blanks round it; NULL when nothing is left. */
static char *
referral_part(const char *s, const char *end)
{
	s += blank_span(s);
	return s < end ? mem_strn(s, blank_end(s, (size_t)(end - s))) : NULL;
}

/* Where the text ends without the `+` that gives leave; "C++" and "A+" are words. */
static const char *
referral_leave(const char *s, bool *may)
{
	size_t n = blank_end(s, strlen(s));

	*may = n && s[n - 1] == '+' && (n == 1 || blank_before(s, n - 1));
	return s + n - *may;
}

static bool
has_letter(const char *s)
{
	for (; s && *s; s++) {
		unsigned char c = (unsigned char)*s;
		if ((c | 32) >= 'a' && (c | 32) <= 'z')
			return true;
		if (c >= 0x80)
			return true;
	}
	return false;
}

static const char *
comma(const char *s, const char *end)
{
	const char *at = memchr(s, ',', (size_t)(end - s));
	return at ? at : end;
}

bool
referral_read(struct referral *r, const char *text)
{
	referral_done(r);
	for (size_t n; (n = *text == '@' ? 1 : blank_at(text));)
		text += n;
	const char *end = referral_leave(text, &r->may_use_name);
	const char *a = comma(text, end);
	r->name = referral_part(text, a);
	if (!has_letter(r->name)) {
		referral_done(r);
		r->may_use_name = false;
		return false;
	}
	if (a < end) {
		const char *b = comma(a + 1, end);
		r->role = referral_part(a + 1, b);
		if (b < end)
			r->where = referral_part(b + 1, end);
	}
	return true;
}

/* At most four words, the first no article: "Dana Ruiz", not "the one who plans". */
static bool
referral_name_like(const char *text, const char *end)
{
	static const char *const articles[] = { "a", "an", "the" };
	struct strings words = { 0 };
	char *before = mem_strn(text, (size_t)(end - text));

	strings_split(&words, before, " \t");
	free(before);
	bool like = words.n > 0 && words.n <= 4;
	for (size_t i = 0; like && i < LEN(articles); i++)
		like = strcasecmp(words.s[0], articles[i]) != 0;
	strings_free(&words);
	return like;
}

bool
referral_proposes(const char *text)
{
	const char *end = strchr(text, ',');

	return end && end > text && referral_name_like(text, end);
}

bool
referral_names(const char *text)
{
	return referral_name_like(text, comma(text, text + strlen(text)));
}

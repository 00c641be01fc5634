/* E-mail addresses, links, handles and telephone numbers found in a text. */
#include <string.h>
#include <strings.h>

#include "wording_redact.h"

static bool
address_plain(char c)
{
	return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') || (unsigned char)c >= 0x80;
}

static bool
address_of(char c, const char *others)
{
	return address_plain(c) || (c && strchr(others, c));
}

static size_t
address_span(const char *s, const char *others)
{
	size_t n = 0;

	while (address_of(s[n], others))
		n++;
	return n;
}

/* "maya.okafor@grid.example": its bytes, or 0. */
static size_t
address_mail(const char *s)
{
	size_t local = address_span(s, "._%+-"), domain;

	if (!local || s[local] != '@')
		return 0;
	domain = address_span(s + local + 1, ".-");
	while (domain && strchr(".-", s[local + domain]))
		domain--;
	return domain && memchr(s + local + 1, '.', domain) ? local + 1 + domain : 0;
}

static const char *const address_schemes[] = { "http://", "https://", "ftp://", "mailto:", "tel:",
	"www." };

/* Endings of hosts that people type without a scheme: "linkedin.com/in/maya". */
static const char *const address_ends[] = { "com", "org", "net", "edu", "gov", "io", "co", "info",
	"me", "uk", "de", "fr", "se", "pt", "ca", "au", "eu", "example" };

static size_t
address_to_blank(const char *s)
{
	size_t n = blank_word(s);

	while (n && strchr(".,;:!?)\"'", s[n - 1]))
		n--;
	return n;
}

static size_t
address_link(const char *s)
{
	size_t host, dot;

	for (size_t i = 0; i < LEN(address_schemes); i++)
		if (strncasecmp(s, address_schemes[i], strlen(address_schemes[i])) == 0)
			return address_to_blank(s);
	host = address_span(s, ".-");
	while (host && strchr(".-", s[host - 1]))
		host--;
	for (dot = host; dot && s[dot - 1] != '.'; dot--)
		;
	for (size_t i = 0; dot && i < LEN(address_ends); i++)
		if (strlen(address_ends[i]) == host - dot &&
			strncasecmp(s + dot, address_ends[i], host - dot) == 0)
			return s[host] == '/' ? address_to_blank(s) : host;
	return 0;
}

/* "@mokafor": never "@ Dana", which is a mark. */
static size_t
address_handle(const char *s)
{
	size_t n = *s == '@' ? address_span(s + 1, "_.") : 0;

	while (n && s[n] == '.')
		n--;
	return n >= 2 ? n + 1 : 0;
}

static size_t
address_digits(const char *s, size_t n)
{
	size_t digits = 0;

	for (size_t i = 0; i < n; i++)
		digits += s[i] >= '0' && s[i] <= '9';
	return digits;
}

/* Two years, a day, thousands by blanks: digits in groups, and no telephone number. */
static bool
address_is_count(const char *s, size_t n)
{
	size_t group = 0, groups = 0, threes = 0, first = 0;

	for (size_t i = 0; i <= n; i++) {
		if (i < n && s[i] >= '0' && s[i] <= '9') {
			group++;
			continue;
		}
		if (group && groups++ == 0)
			first = group;
		else if (group == 3)
			threes++;
		group = 0;
	}
	bool year = (s[0] == '1' && s[1] == '9') || (s[0] == '2' && s[1] == '0');

	return (groups > 1 && threes == groups - 1 && first <= 3 && *s != '0') ||
		(first == 4 && year);
}

static size_t
address_phone(const char *s)
{
	size_t n = strspn(s, "+0123456789 ()./-");

	while (n && !(s[n - 1] >= '0' && s[n - 1] <= '9'))
		n--;
	if (!n || !strchr("+(0123456789", *s) || address_digits(s, n) < 7 ||
		address_digits(s, n) > 16 || address_plain(s[n]))
		return 0;
	return *s != '+' && address_is_count(s, n) ? 0 : n;
}

size_t
redact_address(const char *s, size_t at, const char **kind)
{
	static const struct {
		size_t (*find)(const char *s);
		const char *kind;
	} kinds[] = {
		{ address_mail, "(address left out)" },
		{ address_link, "(link left out)" },
		{ address_handle, "(address left out)" },
		{ address_phone, "(number left out)" },
	};

	if (at && (address_plain(s[at - 1]) || strchr("@._+-", s[at - 1])))
		return 0; /* in the middle of a word */
	for (size_t i = 0; i < LEN(kinds); i++) {
		size_t n = kinds[i].find(s + at);

		*kind = kinds[i].kind;
		if (n)
			return n;
	}
	return 0;
}

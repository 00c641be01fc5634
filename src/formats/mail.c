/*
 * mail.c: a letter as a file that mail programs open as an unsent message (RFC 5322, 2045 and
 * 2047): whatever a name or a subject holds, it stays within its header.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "formats.h"

enum { MAIL_LINE = 76, MAIL_WORD = 75 }; /* bytes of a line of the body, of an encoded word */

static const char mail_word_begin[] = "=?UTF-8?Q?", mail_word_end[] = "?=";

/* ---- headers ---- */

static bool
mail_is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* Letters, digits and blanks, and what of ASCII `also` allows: it needs no encoding. */
static bool
mail_is_plain(const char *s, const char *also)
{
	for (; *s; s++)
		if (!mail_is_letter(*s) && *s != ' ' && !strchr(also, *s))
			return false;
	return true;
}

/* One character as it stands in an encoded word, also in a phrase (RFC 2047, 5). */
static void
mail_encode(const char *s, size_t n, struct text *out)
{
	for (size_t i = 0; i < n; i++)
		if (mail_is_letter(s[i]))
			text_addc(out, s[i]);
		else if (s[i] == ' ')
			text_addc(out, '_');
		else
			text_addf(out, "=%02X", (unsigned)(unsigned char)s[i]);
}

/* Encoded words of whole characters, each on a line of its own; `first` bytes stand before. */
static void
mail_words(const char *s, size_t first, struct text *out)
{
	size_t n = strlen(s), at = 0, room = MAIL_WORD - first;
	struct text one = { 0 };

	text_add(out, mail_word_begin);
	for (size_t used = strlen(mail_word_begin) + strlen(mail_word_end), len; at < n; at += len) {
		utf8_decode(s, n, at, &len);
		text_clear(&one);
		mail_encode(s + at, len, &one);
		if (used + one.n > room) {
			text_addf(out, "%s\r\n %s", mail_word_end, mail_word_begin);
			used = strlen(mail_word_begin) + strlen(mail_word_end);
			room = MAIL_WORD;
		}
		text_add(out, text_str(&one));
		used += one.n;
	}
	text_add(out, mail_word_end);
	text_free(&one);
}

/* In one line, whatever it was: no header can begin in it. */
static char *
mail_line(const char *s)
{
	struct text in = { 0 };

	text_accept(&in, s ? s : "", strlen(s ? s : ""), ACCEPT_LINE);
	char *out = blank_trimmed(text_str(&in));
	text_free(&in);
	return out;
}

static void
mail_subject(const char *subject, struct text *out)
{
	static const char head[] = "Subject: ";
	char *s = mail_line(subject);

	text_add(out, head);
	if (strlen(head) + strlen(s) <= MAIL_LINE && mail_is_plain(s, ".,:;!?'()-/&+"))
		text_add(out, s);
	else
		mail_words(s, strlen(head), out);
	text_add(out, "\r\n");
	free(s);
}

static bool
mail_address_fits(const char *s)
{
	const char *at = s ? strchr(s, '@') : NULL;

	return at && at != s && at[1] && !strchr(at + 1, '@') &&
		mail_is_plain(s, "!#$%&'*+-/=?^_`{|}~.@") && !strchr(s, ' ') && strlen(s) < 255;
}

static void
mail_person(const char *head, const char *name, const char *address, struct text *out)
{
	char *s = mail_line(name);

	if (mail_address_fits(address)) {
		text_add(out, head);
		if (mail_is_plain(s, "-") && strlen(s) < 60)
			text_add(out, s);
		else
			mail_words(s, strlen(head), out);
		text_addf(out, *s ? "\r\n <%s>\r\n" : "<%s>\r\n", address);
	}
	free(s);
}

/* Numbers only, since the names of days and months are those of the person's language. */
static void
mail_date(int64_t ms, const char *zone, struct text *out)
{
	static const char *const days[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
	static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug",
		"Sep", "Oct", "Nov", "Dec" };
	struct text n = { 0 };
	int week = 1, month = 1;

	time_format(&n, "%u %m", ms, zone);
	sscanf(text_str(&n), "%d %d", &week, &month);
	text_addf(out, "Date: %s, ", days[week - 1]);
	time_format(out, "%d ", ms, zone);
	text_addf(out, "%s ", months[month - 1]);
	time_format(out, "%Y %H:%M:%S %z", ms, zone);
	text_add(out, "\r\n");
	text_free(&n);
}

/* ---- the body: quoted-printable ---- */

/* May the byte stand as it is? A blank not at a line's end, a dot or a "From" not at its
 * beginning, which programs on the way have changed. */
static bool
mail_stands(const char *s, size_t column)
{
	if (*s == ' ')
		return s[1] && s[1] != '\n';
	if (column == 0 && (*s == '.' || strncmp(s, "From ", 5) == 0))
		return false;
	return *s > ' ' && *s <= '~' && *s != '=';
}

static void
mail_body(const char *s, struct text *out)
{
	for (size_t column = 0; *s; s++) {
		char one[4] = { *s, 0, 0, 0 };
		if (*s == '\n') {
			text_add(out, "\r\n");
			column = 0;
			continue;
		}
		if (!mail_stands(s, column))
			snprintf(one, sizeof(one), "=%02X", (unsigned)(unsigned char)*s);
		if (column + strlen(one) > MAIL_LINE - 1) {
			text_add(out, "=\r\n");
			column = 0;
		}
		text_add(out, one);
		column += strlen(one);
	}
	text_add(out, "\r\n");
}

void
mail_write(const struct mail *m, struct text *out)
{
	mail_person("From: ", m->from_name, m->from, out);
	mail_person("To: ", m->to_name, m->to, out);
	mail_subject(m->subject, out);
	mail_date(m->date_ms, m->zone, out);
	text_add(out, "X-Unsent: 1\r\n"
		"MIME-Version: 1.0\r\n"
		"Content-Type: text/plain; charset=utf-8\r\n"
		"Content-Transfer-Encoding: quoted-printable\r\n\r\n");
	mail_body(m->text ? m->text : "", out);
}

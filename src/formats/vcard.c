/*
 * vcard.c: cards of versions 2.1, 3.0 and 4.0 as their lines. Bytes are unfolded
 * before they are decoded, for some programs fold in the middle of a character.
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "formats_contacts.h"

/* ---- physical lines ---- */

static bool
vcard_fill(struct vcard *v)
{
	text_remove(&v->buffer, 0, v->at);
	v->at = 0;
	if (!v->ended && !incoming_more(&v->in, &v->buffer))
		v->ended = true;
	return !v->ended;
}

/* The end of the line that begins at `at`; its own end stands there. False: more has to come. */
static bool
vcard_line_end(const struct vcard *v, size_t at, size_t *end, size_t *next)
{
	const char *s = text_str(&v->buffer), *p = s + at, *last = s + v->buffer.n;

	while (p < last && *p != '\n' && *p != '\r')
		p++;
	if (p == last || (*p == '\r' && p + 1 == last))
		if (!v->ended)
			return false;
	*end = (size_t)(p - s);
	*next = *end + (p < last) + (p + 1 < last && *p == '\r' && p[1] == '\n');
	return true;
}

/* Adds the next physical line to `out`; false: there is none. */
static bool
vcard_physical(struct vcard *v, struct text *out)
{
	size_t end, next;

	while (!vcard_line_end(v, v->at, &end, &next)) {
		if (v->buffer.n - v->at > VCARD_CARD_MAX) { /* no card has such a line: it is cut */
			end = next = v->buffer.n;
			break;
		}
		vcard_fill(v);
	}
	if (v->at == v->buffer.n)
		return false;
	text_addn(out, text_str(&v->buffer) + v->at, end - v->at);
	v->at = next;
	v->next_line++;
	return true;
}

/* The byte that the next line begins with; 0: there is none. */
static char
vcard_peek(struct vcard *v)
{
	while (v->at == v->buffer.n && vcard_fill(v))
		;
	return v->at < v->buffer.n ? v->buffer.s[v->at] : '\0';
}

/* ---- logical lines ---- */

static const char *
vcard_colon(const char *s)
{
	bool quoted = false;

	for (; *s && (quoted || *s != ':'); s++)
		quoted = quoted != (*s == '"');
	return *s ? s : NULL;
}

/* In a parameter: a line's name is given back as it is, and would say it again. */
static bool
vcard_head_says(const struct text *line, const char *word)
{
	const char *colon = vcard_colon(text_str(line));
	size_t n = strlen(word);

	for (const char *p = text_str(line) + strcspn(text_str(line), ";"); colon && p + n <= colon; p++)
		if (strncasecmp(p, word, n) == 0)
			return true;
	return false;
}

/* In 2.1 base64 goes on in lines without a colon, indented or not, up to an empty one. */
static bool
vcard_base64_goes_on(struct vcard *v)
{
	size_t end, next;

	while (!vcard_line_end(v, v->at, &end, &next))
		if (v->buffer.n - v->at > VCARD_CARD_MAX)
			return false;
		else
			vcard_fill(v);
	return end > v->at && !memchr(text_str(&v->buffer) + v->at, ':', end - v->at);
}

/* In 2.1 the blank belongs to the text. */
static bool
vcard_join(struct vcard *v, struct text *out, bool cut)
{
	size_t at = out->n;

	if (!vcard_physical(v, out))
		return false;
	if (out->n > at && blank_at(out->s + at) && cut)
		text_remove(out, at, 1);
	return out->n < VCARD_CARD_MAX;
}

static bool
vcard_indents(char first)
{
	const char s[2] = { first };

	return first != '\n' && first != '\r' && blank_at(s);
}

/* Unfolded: a line that begins with a blank goes on with the one before; quoted-printable goes on
 * behind a "=". False: there is no more. */
static bool
vcard_logical(struct vcard *v, struct text *out)
{
	text_clear(out);
	if (!vcard_physical(v, out))
		return false;
	bool printable = vcard_head_says(out, "quoted-printable");
	bool base64 = v->old && vcard_head_says(out, "base64");
	for (;;) {
		char first = vcard_peek(v);

		if (printable && out->n && out->s[out->n - 1] == '=') {
			text_cut(out, out->n - 1);
			if (!vcard_physical(v, out))
				return true;
		} else if (vcard_indents(first)) {
			if (!vcard_join(v, out, base64 || !v->old))
				return true;
		} else if (!base64 || !first || !vcard_base64_goes_on(v) ||
			!vcard_join(v, out, true)) {
			return true;
		}
	}
}

/* ---- parameters ---- */

static size_t
vcard_param_end(const char *s)
{
	bool quoted = false;
	size_t n = 0;

	for (; s[n] && (quoted || (s[n] != ';' && s[n] != ':')); n++)
		quoted = quoted != (s[n] == '"');
	return n;
}

bool
vcard_param(const char *params, const char *name, struct text *out)
{
	size_t len = strlen(name), n;

	for (const char *p = params; *p == ';'; p += n) {
		n = vcard_param_end(++p);
		if (n <= len || strncasecmp(p, name, len) != 0 || p[len] != '=')
			continue;
		text_clear(out);
		text_addn(out, p + len + 1, n - len - 1);
		if (out->n > 1 && *out->s == '"') {
			text_remove(out, 0, 1);
			text_cut(out, strcspn(out->s, "\""));
		}
		return true;
	}
	return false;
}

bool
vcard_type(const char *params, const char *type)
{
	size_t len = strlen(type), n;

	for (const char *p = params; *p == ';'; p += n) {
		n = vcard_param_end(++p);
		if (n < 5 || strncasecmp(p, "TYPE=", 5) != 0)
			continue;
		for (const char *t = p + 5; t < p + n; t += strcspn(t, ",;:\"") + 1)
			if (strncasecmp(t, type, len) == 0 && (t + len == p + n || strchr(",;:\"", t[len])))
				return true;
	}
	return false;
}

/* As vcard_head_says finds it: a misspelt one that was decoded would be decoded again. */
static bool
vcard_param_says(const char *p, size_t n, const char *word)
{
	size_t len = strlen(word);

	for (size_t i = 0; i + len <= n; i++)
		if (strncasecmp(p + i, word, len) == 0)
			return true;
	return false;
}

/* One parameter as versions 3 and 4 have it; what tells an encoding of the value is left out. */
static void
vcard_put_param(struct text *out, const char *p, size_t n)
{
	static const char *const encodings[] = { "CHARSET=", "ENCODING=8BIT", "ENCODING=7BIT", "8BIT", "7BIT" };

	if (vcard_param_says(p, n, "quoted-printable"))
		return;
	for (size_t i = 0; i < LEN(encodings); i++)
		if (n >= strlen(encodings[i]) && strncasecmp(p, encodings[i], strlen(encodings[i])) == 0)
			return;
	if ((n == 6 && strncasecmp(p, "BASE64", 6) == 0) ||
		(n == 15 && strncasecmp(p, "ENCODING=BASE64", 15) == 0))
		text_add(out, ";ENCODING=b");
	else
		text_addf(out, ";%s%.*s", memchr(p, '=', n) ? "" : "TYPE=", (int)n, p);
}

/* ---- values ---- */

static int
vcard_hex(char c)
{
	const char *digits = "0123456789abcdef", *at;

	at = c ? strchr(digits, c >= 'A' && c <= 'F' ? c + 'a' - 'A' : c) : NULL;
	return at ? (int)(at - digits) : -1;
}

static void
vcard_unprintable(struct text *out, const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		int high = s[i] == '=' && i + 2 < n ? vcard_hex(s[i + 1]) : -1;
		int low = high >= 0 ? vcard_hex(s[i + 2]) : -1;

		if (low >= 0)
			text_addc(out, (char)(high << 4 | low));
		else
			text_addc(out, s[i]);
		i += low >= 0 ? 2 : 0;
	}
}

/* Breaks of lines in it, which only 2.1 has, are escaped. */
static char *
vcard_escaped(const struct text *in)
{
	struct text out = { 0 };

	for (const char *s = text_str(in); *s; s++)
		if (*s == '\n')
			text_add(&out, "\\n");
		else
			text_addc(&out, *s);
	return text_take(&out);
}

/* What is not UTF-8 is taken for Windows-1252, which has all of ISO 8859-1, whatever the line
 * says: programs that got it wrong are more than character sets are. */
static char *
vcard_value(const char *s, size_t n, bool printable)
{
	struct text bytes = { 0 }, decoded = { 0 }, in = { 0 };
	char *value;

	if (printable)
		vcard_unprintable(&bytes, s, n);
	else
		text_addn(&bytes, s, n);
	incoming_text(&decoded, text_str(&bytes), bytes.n);
	text_accept(&in, text_str(&decoded), decoded.n, ACCEPT_LINES);
	value = vcard_escaped(&in);
	text_free(&bytes);
	text_free(&decoded);
	text_free(&in);
	return value;
}

/* ---- one line ---- */

static char *
vcard_word(const char *s, size_t n)
{
	struct text decoded = { 0 }, in = { 0 };

	incoming_text(&decoded, s, n);
	text_accept(&in, text_str(&decoded), decoded.n, ACCEPT_LINE);
	text_free(&decoded);
	return in.s ? text_take(&in) : mem_str("");
}

static void
vcard_line_done(struct vcard_line *l)
{
	free(l->group);
	free(l->name);
	free(l->params);
	free(l->value);
}

/* Without blanks before it: written again behind another line it would be that one's rest. */
static char *
vcard_name(const char *s, size_t n)
{
	char *word = vcard_word(s, n);
	size_t blank = blank_span(word);

	memmove(word, word + blank, strlen(word + blank) + 1);
	return word;
}

/* "item1.TEL;TYPE=home:+351"; false: there is no colon, or no name before it. */
static bool
vcard_line_read(const struct text *in, struct vcard_line *out)
{
	const char *s = text_str(in), *colon = vcard_colon(s), *name, *p;
	struct text params = { 0 };

	if (!colon || colon == s || *s == ';')
		return false;
	p = s + strcspn(s, ";:");
	if (memchr(s, '"', (size_t)(p - s))) /* given back it would hide the colon */
		return false;
	name = memchr(s, '.', (size_t)(p - s));
	out->group = vcard_name(s, name ? (size_t)(name - s) : 0);
	name = name ? name + 1 : s;
	out->name = vcard_name(name, (size_t)(p - name));
	if (!*out->name) {
		vcard_line_done(out);
		return false;
	}
	for (size_t n; *p == ';'; p += n) {
		n = vcard_param_end(++p);
		if (n)
			vcard_put_param(&params, p, n);
	}
	out->value = vcard_value(colon + 1, in->n - (size_t)(colon + 1 - s),
		vcard_head_says(in, "quoted-printable"));
	out->params = vcard_word(text_str(&params), params.n);
	text_free(&params);
	return true;
}

void
vcard_card_done(struct vcard_card *c)
{
	for (size_t i = 0; i < c->n; i++)
		vcard_line_done(&c->l[i]);
	free(c->l);
	memset(c, 0, sizeof(*c));
}

/* ---- a card ---- */

static bool
vcard_is(const struct text *line, const char *what)
{
	const char *s = text_str(line);
	size_t n = strlen(what);

	return strncasecmp(s, what, n) == 0 && blank_only(s + n);
}

/* A card within a card (AGENT, of 2.1) is passed over. */
static void
vcard_pass_inner(struct vcard *v)
{
	struct text line = { 0 };
	int depth = 0;

	do {
		if (!vcard_logical(v, &line))
			break;
		depth += vcard_is(&line, "BEGIN:VCARD");
		depth -= vcard_is(&line, "END:VCARD");
	} while (depth > 0);
	text_free(&line);
}

static void
vcard_take(struct vcard *v, struct vcard_card *out, const struct text *line, struct err *wrong,
	int64_t at)
{
	struct vcard_line l = { 0 };

	if (vcard_is(line, "AGENT:")) {
		vcard_pass_inner(v);
	} else if (out->n >= VCARD_LINES_MAX) {
		err_set(wrong, "line %" PRId64 ": the card has too many lines, so it is left out.", out->line);
	} else if (vcard_line_read(line, &l)) {
		v->old = v->old || (strcasecmp(l.name, "VERSION") == 0 && l.value[0] == '2');
		struct vcard_line *to = list_more(&out->l, &out->n, &out->cap, sizeof(l));
		*to = l;
	} else if (!blank_only(text_str(line)) && !wrong->text[0]) {
		err_set(wrong, "line %" PRId64 ": there is no colon in it, so this card is left out.", at);
	}
}

/* Up to its END, or to the next BEGIN where that is missing. */
static void
vcard_read(struct vcard *v, struct vcard_card *out, struct err *wrong)
{
	struct text line = { 0 };
	size_t bytes = 0;

	for (;;) {
		int64_t at = v->next_line;

		if (!vcard_logical(v, &line)) {
			v->begun = false;
			err_set(wrong, "line %" PRId64 ": the card that begins here has no end.", out->line);
			break;
		}
		v->begun = vcard_is(&line, "BEGIN:VCARD");
		if (v->begun)
			err_set(wrong, "line %" PRId64 ": the card that begins here has no end.", out->line);
		if (v->begun || vcard_is(&line, "END:VCARD"))
			break;
		bytes += line.n;
		if (bytes > VCARD_CARD_MAX)
			err_set(wrong, "line %" PRId64 ": the card is larger than %d MiB, so it is left out.",
				out->line, VCARD_CARD_MAX >> 20);
		else
			vcard_take(v, out, &line, wrong, at);
	}
	text_free(&line);
}

/* False: there is none any more. */
static bool
vcard_find(struct vcard *v)
{
	struct text line = { 0 };
	bool more = true;

	while (!v->begun && more) {
		more = vcard_logical(v, &line);
		v->begun = more && vcard_is(&line, "BEGIN:VCARD");
	}
	text_free(&line);
	return v->begun;
}

bool
vcard_next(struct vcard *v, struct vcard_card *out, struct err *wrong)
{
	vcard_card_done(out);
	wrong->text[0] = '\0';
	v->old = false;
	if (!vcard_find(v))
		return false;
	out->line = v->next_line - 1;
	vcard_read(v, out, wrong);
	return true;
}

/* ---- opening ---- */

static void
vcard_begin(struct vcard *v)
{
	v->next_line = 1;
	if (v->in.encoding != ENCODING_UTF16_LE && v->in.encoding != ENCODING_UTF16_BE)
		v->in.encoding = ENCODING_RAW;
}

bool
vcard_open(struct vcard *v, const char *path, struct err *e)
{
	memset(v, 0, sizeof(*v));
	if (!incoming_open(&v->in, path, e)) {
		vcard_done(v);
		return false;
	}
	vcard_begin(v);
	return true;
}

void
vcard_memory(struct vcard *v, const char *s, size_t n)
{
	memset(v, 0, sizeof(*v));
	incoming_memory(&v->in, s, n);
	vcard_begin(v);
}

void
vcard_done(struct vcard *v)
{
	incoming_done(&v->in);
	text_free(&v->buffer);
	memset(v, 0, sizeof(*v));
}

/* Values as they are written: the nearest style to the old one that can hold them. */
#include <stdlib.h>
#include <string.h>

#include "pack_bytes.h"

/* ---- plain ---- */

/* What another program would not read as a text. */
static bool
is_typed(const char *s)
{
	static const char *const words[] = { "null", "true", "false", "yes", "no", "on", "off",
		"y", "n", "~", ".nan", ".inf" };
	char *end;
	struct text low = { 0 };
	bool typed = false;

	utf8_fold(&low, s);
	for (size_t i = 0; i < LEN(words) && !typed; i++)
		typed = strcmp(text_str(&low), words[i]) == 0;
	text_free(&low);
	if (typed)
		return true;
	strtod(s, &end);
	return (end != s && !*end) || (*s >= '0' && *s <= '9' && !s[strspn(s, "0123456789:-_.TZ ")]);
}

/* Nothing that only double quotes can name: hidden, a control, the end of a line. */
static bool
is_printable(const char *s)
{
	size_t n = strlen(s), len;

	for (size_t at = 0; at < n; at += len) {
		uint32_t c = utf8_decode(s, n, at, &len);

		if (c < ' ' || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 ||
			c == 0xfeff || (c >= 0xfff0 && c <= 0xffff) || text_hidden(c))
			return false;
	}
	return true;
}

static bool
plain_holds(const char *s, bool flow, bool word)
{
	size_t n = strlen(s);

	if (!n || strchr("-?:,[]{}#&*!|>'\"%@` \t=<", *s) || s[n - 1] == ' ' || s[n - 1] == ':')
		return false;
	if (strstr(s, ": ") || strstr(s, " #") || s[strcspn(s, "\t\r\n")] || !is_printable(s))
		return false;
	if (flow && s[strcspn(s, ",[]{}")])
		return false;
	return !word || !is_typed(s);
}

/* ---- quoted ---- */

static void
put_single(struct text *out, const char *s)
{
	text_addc(out, '\'');
	for (; *s; s++) {
		if (*s == '\'')
			text_addc(out, '\'');
		text_addc(out, *s);
	}
	text_addc(out, '\'');
}

void
scalar_put(struct text *out, const char *value, enum node_style style, bool flow, bool word)
{
	bool line = !value[strcspn(value, "\t\r\n")] && is_printable(value);

	if (style == NODE_PLAIN && plain_holds(value, flow, word))
		text_add(out, value);
	else if (line && (style == NODE_SINGLE || (style == NODE_PLAIN && strchr(value, '"') &&
			!strchr(value, '\''))))
		put_single(out, value);
	else
		yaml_quote(out, value);
}

/* ---- literal and folded ---- */

enum { FOLD_COLUMNS = 90 };

/* A folded text may go over several lines, a literal is one. */
static void
put_lines(struct text *out, const char *value, size_t indent, bool fold, const char *eol)
{
	struct strings lines = { 0 };

	if (fold && !strstr(value, "  ")) /* a line broken there would take one away */
		utf8_wrap(&lines, value, indent + 40 < FOLD_COLUMNS ?
			(int)(FOLD_COLUMNS - indent) : 40);
	else
		strings_add(&lines, value);
	for (size_t i = 0; i < lines.n; i++) {
		text_add(out, i ? eol : "");
		text_blanks(out, indent);
		text_add(out, lines.s[i]);
	}
	strings_free(&lines);
}

static bool
replace_lines(struct bytes *b, const struct node *n, const char *value)
{
	struct span at = literal_lines(b, n);
	struct text with = { 0 };

	if (!is_printable(value))
		return err_set(b->e, "the value has hidden characters, which a \"|\" text cannot hold");
	if (at.from == at.to)
		text_add(&with, b->eol);
	put_lines(&with, value, literal_indent(b, n), n->style == NODE_FOLDED, b->eol);
	bytes_patch(b, at.from, at.to, text_str(&with));
	text_free(&with);
	return true;
}

/* "yes" stays a yes when a truth is changed. */
static const char *
truth_like(const char *old, const char *value)
{
	static const char *const pairs[][2] = { { "no", "yes" }, { "off", "on" } };
	bool on;

	if (!word_bool(value, &on))
		return value;
	for (size_t i = 0; i < LEN(pairs); i++)
		if (strcmp(old, pairs[i][0]) == 0 || strcmp(old, pairs[i][1]) == 0)
			return pairs[i][on];
	return value;
}

bool
scalar_replace(struct bytes *b, const struct node *n, const char *value, bool word)
{
	struct text with = { 0 };

	if (n->style == NODE_LITERAL || n->style == NODE_FOLDED)
		return replace_lines(b, n, value);
	if (n->start == n->end) /* "key:" alone */
		text_addc(&with, ' ');
	scalar_put(&with, word ? value : truth_like(n->text, value), n->style, node_in_flow(n),
		word);
	bytes_patch(b, n->start, n->end, text_str(&with));
	text_free(&with);
	return true;
}

/* writes YAML. Every text is double-quoted: nothing to guess for a reader. */
#include <assert.h>
#include <inttypes.h>
#include <string.h>

#include "formats.h"

/* ---- quoting ---- */

/* Escapes with a letter of their own. */
static const struct {
	uint32_t c;
	char letter;
} letters[] = {
	{ '"', '"' }, { '\\', '\\' }, { '\n', 'n' }, { '\t', 't' }, { '\r', 'r' },
	{ 0x85, 'N' }, { 0xa0, '_' }, { 0x2028, 'L' }, { 0x2029, 'P' },
};

static void
quote_char(struct text *out, uint32_t c, const char *s, size_t len)
{
	for (size_t i = 0; i < LEN(letters); i++)
		if (letters[i].c == c) {
			text_addc(out, '\\');
			text_addc(out, letters[i].letter);
			return;
		}
	if (c < ' ' || (c >= 0x7f && c < 0xa0))
		text_addf(out, "\\x%02x", (unsigned)c);
	else if (c > 0xffff && text_hidden(c))
		text_addf(out, "\\U%08x", (unsigned)c);
	else if (text_hidden(c) || c == 0xfffe || c == 0xffff)
		text_addf(out, "\\u%04x", (unsigned)c);
	else if (c == 0xfffd && len == 1)
		text_add(out, "\ufffd"); /* a bad byte: a reader would refuse the file */
	else
		text_addn(out, s, len);
}

void
yaml_quote(struct text *out, const char *s)
{
	size_t n = strlen(s), len;

	text_addc(out, '"');
	for (size_t at = 0; at < n; at += len) {
		uint32_t c = utf8_decode(s, n, at, &len);

		quote_char(out, c, s + at, len);
	}
	text_addc(out, '"');
}

/* Safe unquoted for every reader: no word that YAML 1.1 takes for a bool or null. */
static bool
plain_key(const char *s)
{
	static const char *const special[] = { "y", "n", "yes", "no", "true", "false", "on",
		"off", "null", "Y", "N", "Yes", "No", "True", "False", "On", "Off", "Null", "YES",
		"NO", "TRUE", "FALSE", "ON", "OFF", "NULL" };
	static const char letters_of[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_";
	static const char all[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-0123456789";

	return *s && strchr(letters_of, *s) && s[strspn(s, all)] == '\0' &&
		word_find(special, LEN(special), s, false) < 0;
}

/* As a key is written: plain where that is safe, else quoted. */
static void
yaml_key(struct text *out, const char *s)
{
	if (plain_key(s))
		text_add(out, s);
	else
		yaml_quote(out, s);
}

/* ---- structure ---- */

static void
indent(struct yaml_out *o, int depth)
{
	for (int i = 0; i < depth; i++)
		text_add(&o->text, "  ");
}

/* Begins an entry of the open list or map: its indentation, dash, key. */
static void
entry(struct yaml_out *o, const char *key)
{
	struct yaml_level *l = &o->level[o->depth];

	if (o->depth > 0 && !l->begun && !l->dash)
		text_addc(&o->text, '\n'); /* ends the line of its own key */
	if (!l->dash || l->begun)
		indent(o, o->depth);
	l->begun = true;
	assert(o->depth == 0 || l->list == !key);
	if (!key) {
		text_add(&o->text, "- ");
		return;
	}
	yaml_key(&o->text, key);
	text_addc(&o->text, ':');
}

static void
yaml_out_blank(struct yaml_out *o, const char *key)
{
	if (key)
		text_addc(&o->text, ' ');
}

void
yaml_put_str(struct yaml_out *o, const char *key, const char *s)
{
	if (!s)
		return;
	entry(o, key);
	yaml_out_blank(o, key);
	yaml_quote(&o->text, s);
	text_addc(&o->text, '\n');
}

void
yaml_put_int(struct yaml_out *o, const char *key, int64_t v)
{
	entry(o, key);
	yaml_out_blank(o, key);
	text_addf(&o->text, "%" PRId64 "\n", v);
}

void
yaml_put_bool(struct yaml_out *o, const char *key, bool v)
{
	entry(o, key);
	yaml_out_blank(o, key);
	text_add(&o->text, v ? "true\n" : "false\n");
}

void
yaml_put_strings(struct yaml_out *o, const char *key, const struct strings *l)
{
	entry(o, key);
	yaml_out_blank(o, key);
	text_addc(&o->text, '[');
	for (size_t i = 0; i < l->n; i++) {
		if (i)
			text_add(&o->text, ", ");
		yaml_quote(&o->text, l->s[i]);
	}
	text_add(&o->text, "]\n");
}

static void
open_level(struct yaml_out *o, const char *key, bool list)
{
	entry(o, key);
	o->depth++;
	assert(o->depth <= YAML_DEPTH_MAX);
	o->level[o->depth] = (struct yaml_level){ .list = list, .dash = !key };
}

void
yaml_open_map(struct yaml_out *o, const char *key)
{
	open_level(o, key, false);
}

void
yaml_open_list(struct yaml_out *o, const char *key)
{
	open_level(o, key, true);
}

void
yaml_close(struct yaml_out *o)
{
	struct yaml_level *l = &o->level[o->depth];

	assert(o->depth > 0);
	if (!l->begun) {
		if (!l->dash)
			text_addc(&o->text, ' ');
		text_add(&o->text, l->list ? "[]\n" : "{}\n");
	}
	o->depth--;
}

void
yaml_comment(struct yaml_out *o, const char *s)
{
	struct strings lines = { 0 };
	struct yaml_level *l = &o->level[o->depth];

	assert(o->depth == 0 || l->begun); /* not between a dash and its entry */
	strings_split(&lines, s, "\n\r");
	for (size_t i = 0; i < lines.n; i++) {
		indent(o, o->depth);
		text_add(&o->text, "# ");
		text_show(&o->text, lines.s[i]);
		text_addc(&o->text, '\n');
	}
	strings_free(&lines);
}

char *
yaml_take(struct yaml_out *o)
{
	char *s;

	assert(o->depth == 0);
	s = text_take(&o->text);
	*o = (struct yaml_out){ 0 };
	return s;
}

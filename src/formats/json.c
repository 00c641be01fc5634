/* jansson's only door. struct json is jansson's own value under another name. */
#include <assert.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "formats.h"

static json_t *
json_value(struct json *j)
{
	return (json_t *)(void *)j;
}

/* jansson gives NULL only for want of memory: that dies where all memory does. */
static struct json *
made(json_t *v)
{
	if (!v)
		mem_new(SIZE_MAX, SIZE_MAX);
	return (struct json *)(void *)v;
}

struct json *
json_map(void)
{
	return made(json_object());
}

struct json *
json_list(void)
{
	return made(json_array());
}

void
json_free(struct json *j)
{
	json_decref(json_value(j));
}

void
json_put(struct json *into, const char *key, struct json *child)
{
	int failed;

	assert(into && child);
	assert(json_is_object(json_value(into)) == (key != NULL));
	if (key)
		failed = json_object_set_new(json_value(into), key, json_value(child));
	else
		failed = json_array_append_new(json_value(into), json_value(child));
	if (failed)
		made(NULL);
}

void
json_put_str(struct json *into, const char *key, const char *s)
{
	struct text good = { 0 };

	if (s && utf8_valid(s, strlen(s))) {
		json_put(into, key, made(json_string_nocheck(s)));
	} else if (s) {
		utf8_repair(&good, s, strlen(s));
		json_put(into, key, made(json_string_nocheck(text_str(&good))));
		text_free(&good);
	} else {
		json_put_null(into, key);
	}
}

void
json_put_int(struct json *into, const char *key, int64_t v)
{
	json_put(into, key, made(json_integer(v)));
}

void
json_put_bool(struct json *into, const char *key, bool v)
{
	json_put(into, key, made(json_boolean(v)));
}

void
json_put_null(struct json *into, const char *key)
{
	json_put(into, key, made(json_null()));
}

void
json_put_strings(struct json *into, const char *key, const struct strings *l)
{
	struct json *list = json_list();

	for (size_t i = 0; i < l->n; i++)
		json_put_str(list, NULL, l->s[i]);
	json_put(into, key, list);
}

void
json_put_time(struct json *into, const char *key, int64_t ms)
{
	char s[32];

	time_iso(s, ms);
	json_put_str(into, key, ms ? s : NULL);
}

/* ---- out ---- */

/* Only strings hold such characters, so an escape may stand for each. */
static void
escape(struct text *out, const char *s)
{
	size_t n = strlen(s), len, from = 0;

	for (size_t at = 0; at < n; at += len) {
		len = 1;
		if (s[at] >= ' ' && s[at] < 0x7f) /* most are plain */
			continue;
		uint32_t c = utf8_decode(s, n, at, &len);

		if (!text_hidden(c) && !(c >= 0x7f && c < 0xa0))
			continue;
		text_addn(out, s + from, at - from);
		from = at + len;
		if (c > 0xffff)
			text_addf(out, "\\u%04X\\u%04X", (unsigned)(0xd800 + ((c - 0x10000) >> 10)),
				(unsigned)(0xdc00 + ((c - 0x10000) & 0x3ff)));
		else
			text_addf(out, "\\u%04X", (unsigned)c);
	}
	text_addn(out, s + from, n - from);
}

static char *
json_dumped(const struct json *j)
{
	char *s = json_dumps((const json_t *)(const void *)j, JSON_INDENT(2) | JSON_ENCODE_ANY);

	if (!s)
		made(NULL);
	return s;
}

void
json_print(const struct json *j, struct text *out)
{
	char *s = json_dumped(j);

	escape(out, s);
	text_addc(out, '\n');
	free(s);
}

/* A line break stands between values only: in a string it is escaped. */
void
json_print_item(const struct json *item, size_t nth, struct text *out)
{
	char *s = json_dumped(item);

	text_add(out, nth ? ",\n" : "[\n");
	for (char *line = s, *end; line; line = end) {
		end = strchr(line, '\n');
		if (end)
			*end++ = '\0';
		text_add(out, "  ");
		escape(out, line);
		text_add(out, end ? "\n" : "");
	}
	free(s);
}

void
json_print_end(size_t n, struct text *out)
{
	text_add(out, n ? "\n]\n" : "[]\n");
}

void
json_print_line(const struct json *j, struct text *out)
{
	char *s = json_dumps((const json_t *)(const void *)j, JSON_COMPACT);

	if (!s)
		made(NULL);
	escape(out, s);
	free(s);
}

/* ---- in ---- */

bool
json_flat(const char *s, size_t n,
	void (*each)(void *user, const char *key, enum json_kind kind, const char *text, int64_t number),
	void *user, struct err *e)
{
	json_error_t why;
	json_t *j = json_loadb(s, n, JSON_REJECT_DUPLICATES, &why), *value;
	const char *key;

	if (!j)
		return err_set(e, "%.200s.", why.text);
	/* cppcheck-suppress unknownMacro ; jansson's loop, whose header is not read */
	json_object_foreach(j, key, value)
		each(user, key, json_is_string(value) ? JSON_TEXT : json_is_integer(value) ? JSON_NUMBER : JSON_NONE,
			json_is_string(value) ? json_string_value(value) : NULL,
			json_is_integer(value) ? json_integer_value(value) : 0);
	json_decref(j);
	return true;
}

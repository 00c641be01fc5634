/*
 * Keys by their names: what a key types, and the notation of transcripts
 * ("ab<Tab><lt>"), which tests and sessions share with the screens' rows.
 */
#include <string.h>

#include "tui.h"

void
event_key(struct event *ev, const char *name)
{
	size_t n = strlen(name), max = sizeof(ev->key) - 1;

	*ev = (struct event){ .kind = EVENT_KEY };
	n = n > max ? utf8_prev(name, n, max) : n;
	memcpy(ev->key, name, n);
	ev->text = "";
	if (strcmp(name, "Space") == 0)
		ev->text = " ";
	else if (n > 0 && (unsigned char)name[0] >= ' ' && utf8_next(name, n, 0) == n)
		ev->text = ev->key;
	ev->n = strlen(ev->text);
}

const char *
event_parse(struct event *ev, const char *keys)
{
	size_t n = strlen(keys), len;
	char name[sizeof(ev->key)];
	const char *end = *keys == '<' ? strchr(keys, '>') : NULL;

	if (n == 0)
		return NULL;
	if (end && end - keys - 1 < (int)sizeof(name) && end > keys + 1) {
		len = (size_t)(end - keys) - 1;
		memcpy(name, keys + 1, len);
		name[len] = '\0';
		event_key(ev, strcmp(name, "lt") == 0 ? "<" : name);
		return end + 1;
	}
	len = utf8_next(keys, n, 0);
	if (len >= sizeof(name)) /* an endless grapheme: one scalar value of it */
		utf8_decode(keys, n, 0, &len);
	memcpy(name, keys, len);
	name[len] = '\0';
	event_key(ev, strcmp(name, " ") == 0 ? "Space" : name);
	return keys + len;
}

bool
key_names(const char *keys, const char *name)
{
	size_t n = strlen(name);

	for (const char *s = keys; s && n; s = strchr(s, ' ')) {
		s += *s == ' ';
		if (strncmp(s, name, n) == 0 && (s[n] == '\0' || s[n] == ' '))
			return true;
	}
	return false;
}

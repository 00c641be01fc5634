/* Which of many names is meant by what was typed: a command, an action, a screen. */
#include <string.h>
#include <strings.h>

#include "private.h"

const char *
name_plain(const char *name)
{
	return *name == '/' || *name == ':' ? name + 1 : name;
}

/* "more MIN" is called "more". */
static bool
name_called(const char *name, const char *word)
{
	size_t n = strlen(word);

	return n > 0 && strncasecmp(name, word, n) == 0 && strchr(" ", name[n]);
}

int
name_find(const char *word, size_t n, const char *(*name)(const void *of, size_t i),
	const void *of)
{
	int found = -1;
	size_t len;

	word = name_plain(word);
	len = strlen(word);
	for (size_t i = 0; i < n; i++) {
		const char *s = name_plain(name(of, i));

		if (name_called(s, word))
			return (int)i;
		if (len > 0 && strncasecmp(s, word, len) == 0)
			found = found == -1 ? (int)i : -2;
	}
	return found;
}

static bool
takes_text(const char *name)
{
	const char *arg = strchr(name, ' ');

	return arg && strcmp(arg, " TEXT") == 0;
}

int
menu_meant(const struct menu_item *items, size_t n, const char *word)
{
	enum { LEAST = 3 }; /* fewer letters begin too many words */
	int found = -1, several = 0;

	for (size_t i = 0; i < n; i++) {
		const char *name = name_plain(items[i].name);

		if (name_called(name, word))
			return (int)i;
		if (strlen(word) >= LEAST && strncasecmp(name, word, strlen(word)) == 0) {
			found = (int)i;
			several++;
		}
	}
	return several == 1 && !takes_text(items[found].name) ? found : -1;
}

int
name_rank(const struct menu_item *item, const char *word, bool by_name)
{
	const char *name = name_plain(item->name);

	if (!*word || name_called(name, word))
		return 3;
	if (strncasecmp(name, word, strlen(word)) == 0)
		return 2;
	if (by_name)
		return 0;
	return utf8_has_folded(name, word) || (item->help && utf8_has_folded(_(item->help), word));
}

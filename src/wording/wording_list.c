/* Word lists by name, and the classes of words that patterns name in < >. */
#include <string.h>

#include "wording.h"

const char *const *
wording_list(const char *file, const char *name)
{
	static const char *const none[] = { NULL };

	for (const struct wording_list *l = wording_lists; l->file; l++)
		if (strcmp(l->file, file) == 0 && strcmp(l->name, name) == 0)
			return l->patterns;
	return none;
}

bool
word_in_class(const char *word, const char *name, size_t n)
{
	for (const struct wording_class *c = wording_classes; c->name; c++)
		if (strncmp(c->name, name, n) == 0 && !c->name[n])
			return word_is(word, c->words);
	return false;
}

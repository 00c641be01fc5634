/* strings_at.c: freeing and copying the strings of a struct by a table of offsets. */
#include "strings_at.h"

#include <stdlib.h>

#include "base.h"

static char **
strings_at_field(void *p, size_t at)
{
	return (char **)(void *)((char *)p + at);
}

void
strings_at_free(void *p, const size_t *at, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		free(*strings_at_field(p, at[i]));
		*strings_at_field(p, at[i]) = NULL;
	}
}

void
strings_at_copy(void *p, const size_t *at, size_t n)
{
	for (size_t i = 0; i < n; i++)
		*strings_at_field(p, at[i]) = mem_str(*strings_at_field(p, at[i]));
}

/* own.c: freeing and copying the strings of a struct by a table of offsets. */
#include "own.h"

#include <stdlib.h>

#include "base.h"

static char **
own_field(void *p, size_t at)
{
	return (char **)(void *)((char *)p + at);
}

void
own_free(void *p, const size_t *at, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		free(*own_field(p, at[i]));
		*own_field(p, at[i]) = NULL;
	}
}

void
own_copy(void *p, const size_t *at, size_t n)
{
	for (size_t i = 0; i < n; i++)
		*own_field(p, at[i]) = mem_str(*own_field(p, at[i]));
}

/* own.c: freeing and copying the strings of a struct by a table of offsets. */
#include "own.h"

#include <stdlib.h>

#include "base.h"

static char **
field(void *p, size_t at)
{
	return (char **)(void *)((char *)p + at);
}

void
own_free(void *p, const size_t *at, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		free(*field(p, at[i]));
		*field(p, at[i]) = NULL;
	}
}

void
own_copy(void *p, const size_t *at, size_t n)
{
	for (size_t i = 0; i < n; i++)
		*field(p, at[i]) = mem_str(*field(p, at[i]));
}

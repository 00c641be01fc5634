/* Memory, or the end: the one place that runs out of it. */
#include <stdlib.h>
#include <string.h>

#include "base.h"

void *
mem_new(size_t n, size_t size)
{
	void *p = calloc(n ? n : 1, size ? size : 1);

	if (!p)
		die_of_memory();
	return p;
}

void *
mem_copy(const void *p, size_t n)
{
	void *q = mem_new(1, n);

	if (n)
		memcpy(q, p, n);
	return q;
}

char *
mem_strn(const char *s, size_t n)
{
	char *q = mem_new(n + 1, 1);

	if (n)
		memcpy(q, s, n);
	return q;
}

char *
mem_str(const char *s)
{
	return s ? mem_strn(s, strlen(s)) : NULL;
}

void
mem_set(char **at, const char *s)
{
	char *copy = mem_str(s); /* first: s may lie inside what is freed */

	free(*at);
	*at = copy;
}

void *
mem_grown(void *p, size_t *cap, size_t need, size_t size)
{
	size_t more = *cap ? *cap : 4;
	char *q;

	if (need <= *cap)
		return p;
	while (more < need)
		more = more > SIZE_MAX / 2 ? need : more * 2;
	if (size && more > SIZE_MAX / size)
		die_of_memory();
	q = realloc(p, more * size);
	if (!q)
		die_of_memory();
	memset(q + *cap * size, 0, (more - *cap) * size);
	*cap = more;
	return q;
}

void *
list_more(void *at, size_t *n, size_t *cap, size_t size)
{
	void *p;

	memcpy(&p, at, sizeof(p)); /* at: the address of a pointer to anything */
	p = mem_grown(p, cap, *n + 1, size);
	memcpy(at, &p, sizeof(p));
	return (char *)p + size * (*n)++;
}

/* Text that grows. */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base.h"

enum { FIRST = 64 }; /* bytes of a text's first memory: few ever need a second */

static void
text_room(struct text *t, size_t more)
{
	size_t need = t->n + more + 1;

	if (need <= t->cap)
		return;
	mem_grow(t->s, &t->cap, need > FIRST ? need : FIRST);
}

void
text_free(struct text *t)
{
	free(t->s);
	*t = (struct text){ 0 };
}

void
text_clear(struct text *t)
{
	text_cut(t, 0);
}

void
text_addn(struct text *t, const char *s, size_t n)
{
	text_room(t, n);
	if (n)
		memcpy(t->s + t->n, s, n);
	t->n += n;
	t->s[t->n] = '\0';
}

void
text_add(struct text *t, const char *s)
{
	text_addn(t, s, strlen(s));
}

void
text_addc(struct text *t, char c)
{
	text_room(t, 1);
	t->s[t->n++] = c;
	t->s[t->n] = '\0';
}

void
text_addi(struct text *t, int64_t n)
{
	uint64_t rest = n < 0 ? -(uint64_t)n : (uint64_t)n;
	char s[20];
	size_t at = sizeof(s);

	do {
		s[--at] = (char)('0' + rest % 10);
		rest /= 10;
	} while (rest);
	if (n < 0)
		text_addc(t, '-');
	text_addn(t, s + at, sizeof(s) - at);
}

void
text_addv(struct text *t, const char *fmt, va_list ap)
{
	va_list again;
	int n;

	fmt = language_text(fmt);
	va_copy(again, ap);
	text_room(t, 32); /* what most of what is formatted needs: formatted once */
	n = vsnprintf(t->s + t->n, t->cap - t->n, fmt, ap);
	assert(n >= 0);
	if ((size_t)n >= t->cap - t->n) {
		text_room(t, (size_t)n);
		vsnprintf(t->s + t->n, (size_t)n + 1, fmt, again);
	}
	va_end(again);
	t->n += (size_t)n;
}

void
text_addf(struct text *t, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	text_addv(t, fmt, ap);
	va_end(ap);
}

void
text_joinf(struct text *t, const char *separator, const char *fmt, ...)
{
	va_list ap;

	text_add(t, t->n ? separator : "");
	va_start(ap, fmt);
	text_addv(t, fmt, ap);
	va_end(ap);
}

void
text_set(struct text *t, const char *s)
{
	text_clear(t);
	text_add(t, s);
}

void
text_cut(struct text *t, size_t n)
{
	if (n >= t->n)
		return;
	t->n = n;
	t->s[n] = '\0';
}

void
text_insert(struct text *t, size_t at, const char *s, size_t n)
{
	assert(at <= t->n);
	text_room(t, n);
	memmove(t->s + at + n, t->s + at, t->n - at);
	if (n)
		memcpy(t->s + at, s, n);
	t->n += n;
	t->s[t->n] = '\0';
}

void
text_remove(struct text *t, size_t at, size_t n)
{
	assert(at <= t->n && n <= t->n - at);
	if (n == 0)
		return;
	memmove(t->s + at, t->s + at + n, t->n - at - n);
	text_cut(t, t->n - n);
}

const char *
text_str(const struct text *t)
{
	return t->s ? t->s : "";
}

char *
text_take(struct text *t)
{
	char *s = t->s ? t->s : mem_strn("", 0);

	*t = (struct text){ 0 };
	return s;
}

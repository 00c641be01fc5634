/* An error is one sentence: what, where, and what to do. */
#include <stdio.h>
#include <string.h>

#include "base.h"

/* A sentence cut at the end of its room must still be whole UTF-8. */
static void
cut_whole(struct err *e)
{
	size_t n = strlen(e->text);
	size_t from = n;

	while (from > 0 && ((unsigned char)e->text[from - 1] & 0xc0) == 0x80)
		from--;
	if (from > 0)
		from--;
	if (!utf8_valid(e->text + from, n - from))
		e->text[from] = '\0';
}

bool
err_set(struct err *e, const char *fmt, ...)
{
	struct err made;
	va_list ap;
	int n;

	if (!e)
		return false;
	/* By way of a copy: an argument may be the old sentence itself. */
	va_start(ap, fmt);
	n = vsnprintf(made.text, sizeof(made.text), language_text(fmt), ap);
	va_end(ap);
	if (n < 0)
		made.text[0] = '\0';
	memcpy(e->text, made.text, strlen(made.text) + 1);
	if ((size_t)n >= sizeof(e->text))
		cut_whole(e);
	return false;
}

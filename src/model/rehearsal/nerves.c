/* nerves.c: how nervous one was before and after a call, in words and bars. */
#include <stdio.h>

#include "model/rehearsal.h"

#define NAME_COLUMNS 18 /* the longest name of a partner */
#define OTHER_COLUMNS 29 /* the day, both marks and the longest bar */

void
nerves_text(const struct interview *i, struct text *out)
{
	if (i->nervous_before)
		text_addf(out, "%d before", i->nervous_before);
	if (i->nervous_before && i->nervous_after)
		text_add(out, ", ");
	if (i->nervous_after)
		text_addf(out, "%d after", i->nervous_after);
}

/* What stayed, what went, what came: "####--" is 6 to 4, "####++" is 4 to 6. */
static void
add_bar(int before, int after, struct text *out)
{
	int most = before > after ? before : after;

	for (int k = 1; k <= most; k++)
		text_addc(out, k > after ? '-' : k > before ? '+' : '#');
}

/* A number of one or two digits; 0 was not said. */
struct nerves_mark {
	char s[16];
};

static struct nerves_mark
rehearsal_nerves_mark(int n)
{
	struct nerves_mark m = { " ?" };

	if (n)
		snprintf(m.s, sizeof(m.s), "%2d", n);
	return m;
}

void
nerves_line(const struct interview *i, const char *day, int cols, struct text *out)
{
	int before = i->nervous_before, after = i->nervous_after;
	const char *who = i->contact && *i->contact ? i->contact : i->partner ? i->partner : "";
	struct text name = { 0 };

	if (!before && !after)
		return;
	if (!cols) {
		text_addf(out, "%s, %s: ", day, who);
		nerves_text(i, out);
		text_addc(out, '\n');
		return;
	}
	cols -= OTHER_COLUMNS;
	cols = cols < 1 ? 1 : cols > NAME_COLUMNS ? NAME_COLUMNS : cols;
	utf8_cut(&name, who, cols);
	text_addf(out, "%s  %s%*s ", day, text_str(&name),
		cols - utf8_columns(text_str(&name), name.n), "");
	text_free(&name);
	text_addf(out, _("%s to %s"), rehearsal_nerves_mark(before).s, rehearsal_nerves_mark(after).s);
	text_add(out, "  ");
	/* What was not asked is taken to have stayed. */
	add_bar(before ? before : after, after ? after : before, out);
	text_addc(out, '\n');
}

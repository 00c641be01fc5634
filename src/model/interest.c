/* interest.c: how interested one was before a conversation and after it, in words and as a bar. */
#include "model/compare.h"

void
interest_say(const struct compare_call *k, struct text *out)
{
	if (k->before && k->after && k->before == k->after)
		text_addf(out, "%d before and after", k->before);
	else if (k->before && k->after)
		text_addf(out, "from %d to %d", k->before, k->after);
	else if (k->before)
		text_addf(out, "%d before", k->before);
	else if (k->after)
		text_addf(out, "%d after", k->after);
	else
		text_add(out, _("not said"));
}

/* A block as high as the number; 0: a dot. */
static void
interest_block(int n, bool ascii, struct text *out)
{
	static const char *const blocks[] = { "·", "▁", "▃", "▅", "▆", "█" };

	if (ascii || n < 0 || n > 5)
		text_addf(out, "%d", n > 0 ? n : 0);
	else
		text_add(out, blocks[n]);
}

void
interest_bar(const struct compare_call *k, bool ascii, struct text *out)
{
	interest_block(k->before, ascii, out);
	text_add(out, ascii ? ">" : "");
	interest_block(k->after, ascii, out);
	if (k->before && k->after)
		text_addf(out, " %d → %d", k->before, k->after);
}

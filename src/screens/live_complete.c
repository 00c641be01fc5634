/* Ctrl-T: the rest of a name or word this workbook knows, or an abbreviation. */
#include <string.h>

#include "live.h"

static void
read_words(struct ui *ui, struct live *l)
{
	if (!l->words.n)
		store_words(app_of(ui)->store, &l->words, 20000);
}

/* Every Ctrl-T starts from the line as it was before the first, as long as the line is
 * what the last one made of it. */
static void
begin_complete(struct live *l)
{
	bool again = l->complete.n && l->draft.line.at == l->completed_at
		&& strcmp(text_str(&l->completed), text_str(&l->draft.line.text)) == 0;

	if (again) {
		line_set(&l->draft.line, text_str(&l->complete));
		l->draft.line.at = l->complete_at;
		l->complete_nth++;
		return;
	}
	text_set(&l->complete, text_str(&l->draft.line.text));
	l->complete_at = l->draft.line.at;
	l->complete_nth = 0;
}

void
live_complete(struct ui *ui, void *state)
{
	struct live *l = state;
	size_t begin;

	if (!l->draft.line.text.n)
		return;
	read_words(ui, l);
	begin_complete(l);
	const char *line = text_str(&l->draft.line.text);
	const char *full = abbreviation_find(&app_of(ui)->config.shorts,
		&app_of(ui)->config.longs, line, l->draft.line.at, &begin);
	size_t nth = l->complete_nth;
	if (!full || nth > 0)
		full = completion_find(&l->words, line, l->draft.line.at,
			full ? nth - 1 : nth, &begin);
	l->dirty = true;
	if (full) {
		text_remove(&l->draft.line.text, begin, l->draft.line.at - begin);
		l->draft.line.at = begin;
		line_type(&l->draft.line, full, strlen(full));
	} else {
		if (nth == 0)
			ui_say(ui, "Nothing known begins so");
		l->complete_nth = (size_t)-1; /* round again from the first */
	}
	text_set(&l->completed, text_str(&l->draft.line.text));
	l->completed_at = l->draft.line.at;
	live_scroll(ui, l);
}

/* note_says.c: what a note says of the close of a call: that one may write again, that they were thanked. */
#include <string.h>

#include "model/note.h"
#include "wording.h"

/* Most notes have none of the hints: only the others are taken apart. */
static bool
note_says(const char *text, const char *const *hints, const char *list)
{
	struct text folded = { 0 };
	struct wording w = { 0 };
	bool says = false;

	if (!say_has(text))
		return false;
	utf8_fold(&folded, text);
	for (; *hints && !says; hints++)
		says = strstr(text_str(&folded), *hints) != NULL;
	text_free(&folded);
	if (!says)
		return false;
	wording_words(&w, text);
	says = wording_has_any(&w, wording_list("say", list));
	wording_done(&w);
	return says;
}

bool
note_may_write(const char *text)
{
	static const char *const hints[] = { "write", "mail", "messag", "contact", "call", "ping", "talk",
		"meet", "touch", "posted", "informed", "updated", "follow", "check", "hear", NULL };

	return note_says(text, hints, "may-write");
}

bool
note_thanks(const char *text)
{
	static const char *const hints[] = { "thank", NULL };

	return note_says(text, hints, "thanked");
}

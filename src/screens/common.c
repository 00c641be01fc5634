#include "common.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>


void
screen_open(struct ui *ui, const char *screen, int64_t id)
{
	char arg[24];

	snprintf(arg, sizeof(arg), "%" PRId64, id);
	ui_open(ui, screen, arg);
}

int64_t
screen_id(const char *arg)
{
	return arg ? strtoll(arg, NULL, 10) : 0;
}

/* ---- one step of undo ---- */

bool
act_begin(struct ui *ui, int64_t scope, const char *label)
{
	struct err e = { 0 };

	if (store_begin(app_of(ui)->desk.store, scope, label, &e))
		return true;
	ui_err(ui, &e);
	return false;
}

bool
act_end(struct ui *ui, bool good, struct err *e)
{
	struct err late = { 0 };

	if (!store_done(app_of(ui)->desk.store, good, &late) && good) {
		good = false;
		*e = late;
	}
	if (!good)
		ui_err(ui, e);
	return good;
}

bool
act_undo(struct ui *ui, int64_t scope, bool redo)
{
	struct store *s = app_of(ui)->desk.store;
	struct err e = { 0 };
	struct text said = { 0 };
	bool good = redo ? store_redo(s, scope, &said, &e) : store_undo(s, scope, &said, &e);

	if (good)
		ui_say(ui, redo ? "Done again: %s" : "Undone: %s", text_str(&said));
	else
		ui_err(ui, &e);
	text_free(&said);
	return good;
}

unsigned
desk_digest(const char *text)
{
	uint32_t h = UINT32_C(2166136261);

	for (; *text; text++)
		h = (h ^ (unsigned char)*text) * UINT32_C(16777619);
	return h;
}

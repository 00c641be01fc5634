/* Text typed into a one-line prompt: kept as a draft while it is open, restored once. */
#include <stdlib.h>
#include <string.h>

#include "private.h"

void
kept_open(struct ui *ui, struct kept *k, const char *of, struct line *l)
{
	struct text key = { 0 }, was = { 0 };

	text_addf(&key, "typed:%s", of);
	k->key = text_take(&key);
	if (ui->hooks.draft_load && ui->hooks.draft_load(ui, k->key, &was) && was.n) {
		line_set(l, was.s);
		text_set(&k->last, was.s);
		ui_say(ui, "Restored what you had typed here.");
	}
	text_free(&was);
}

void
kept_settle(struct ui *ui, struct kept *k, const char *typed)
{
	if (strcmp(typed, text_str(&k->last)) == 0 || !ui->hooks.draft_save)
		return;
	ui->hooks.draft_save(ui, k->key, *typed ? typed : NULL);
	text_set(&k->last, typed);
}

void
kept_done(struct ui *ui, struct kept *k)
{
	if (!ui->quit) /* else it is not done with: a dropped line, an ended input */
		kept_settle(ui, k, "");
	free(k->key);
	text_free(&k->last);
}

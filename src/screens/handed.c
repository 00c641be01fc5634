/* A file from somebody else: its name is asked for, and its passphrase where it is sealed. */
#include <stdlib.h>

#include "formats_seal.h"
#include "formats_share.h"
#include "handed.h"

static void
handed_passphrase(struct ui *ui, void *user, const char *passphrase)
{
	struct handed_in *h = user;
	struct text opened = { 0 };
	struct err e = { 0 };

	if (!seal_open(text_str(&h->bytes), h->bytes.n, passphrase, &opened, &e)) {
		ui_err(ui, &e);
		text_free(&opened);
		return;
	}
	text_free(&h->bytes);
	h->bytes = opened;
	h->taken(ui, h->user, h);
}

static void
handed_named(struct ui *ui, void *user, const char *file)
{
	struct handed_in *h = user;
	struct err e = { 0 };

	if (blank_only(file))
		return;
	mem_set(&h->file, file);
	text_clear(&h->bytes);
	if (!handed_file_read(file, &h->bytes, &e))
		ui_err(ui, &e);
	else if (handed_kind(text_str(&h->bytes), h->bytes.n) == HANDED_SEALED)
		ui_prompt_secret(ui, _("It is sealed. Passphrase"), handed_passphrase, h);
	else
		h->taken(ui, h->user, h);
}

void
handed_in_ask(struct ui *ui, struct handed_in *h, const char *question)
{
	ui_prompt_file(ui, question, "", handed_named, h);
}

void
handed_in_done(struct handed_in *h)
{
	free(h->file);
	text_free(&h->bytes);
}

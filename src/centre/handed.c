/* handed.c: what the commands share: sentences on stderr, files read that may be sealed, files written. */
#include <stdlib.h>
#include <string.h>

#include "centre.h"
#include "formats_seal.h"

int
centre_fail(const struct err *e)
{
	struct text show = { 0 };

	text_show(&show, e->text);
	fprintf(stderr, "halfhour-centre: %s\n", text_str(&show));
	text_free(&show);
	return CENTRE_WRONG;
}

static bool
handed_unseal(const struct wish *w, const char *file, struct text *bytes, struct err *e)
{
	struct text passphrase = { 0 }, opened = { 0 };
	bool good;

	if (!w->passphrase_file)
		return err_set(e, "%s is sealed: name the file that has its passphrase, with --passphrase-file.",
			file);
	good = file_read(w->passphrase_file, &passphrase, 4096, e);
	if (good) {
		text_cut(&passphrase, strcspn(text_str(&passphrase), "\r\n"));
		good = seal_open(text_str(bytes), bytes->n, text_str(&passphrase), &opened, e);
	}
	if (good) {
		text_free(bytes);
		*bytes = opened;
	}
	if (passphrase.s)
		explicit_bzero(passphrase.s, passphrase.cap);
	text_free(&passphrase);
	return good;
}

bool
centre_file(const struct wish *w, const char *file, struct text *bytes, struct err *e)
{
	return handed_file_read(file, bytes, e) &&
		(handed_kind(text_str(bytes), bytes->n) != HANDED_SEALED || handed_unseal(w, file, bytes, e));
}

bool
centre_output(const char *file, const struct text *out, unsigned how, struct err *e)
{
	char *workbook = path_workbook(NULL), *bank = path_bank_user(NULL);
	const struct ours ours = { workbook, bank };
	bool good = output_write(&ours, file, out, how, e);

	free(workbook);
	free(bank);
	return good;
}

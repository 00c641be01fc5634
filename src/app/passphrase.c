/* passphrase.c: the passphrase of a sealed file, from a file or typed without being shown. */
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "command.h"
#include "formats_seal.h"
#include "formats_share.h"

static void
passphrase_forget(struct text *t)
{
	if (t->n)
		explicit_bzero(t->s, t->n);
	text_free(t);
}

/* One line from the terminal; its echo is off meanwhile. */
static bool
passphrase_typed(const char *prompt, struct text *out)
{
	struct termios was, off;
	char line[1024];
	bool good;

	if (tcgetattr(STDIN_FILENO, &was) != 0)
		return false;
	off = was;
	off.c_lflag &= (tcflag_t)~ECHO;
	fputs(prompt, stderr);
	tcsetattr(STDIN_FILENO, TCSAFLUSH, &off);
	good = fgets(line, sizeof(line), stdin) != NULL;
	tcsetattr(STDIN_FILENO, TCSAFLUSH, &was);
	fputc('\n', stderr);
	if (good)
		text_addn(out, line, strcspn(line, "\r\n"));
	explicit_bzero(line, sizeof(line));
	return good && out->n;
}

static bool
passphrase_of_file(const char *path, struct text *out, struct err *e)
{
	struct text file = { 0 };
	bool good = file_read(path, &file, 4096, e);

	if (good)
		text_addn(out, text_str(&file), strcspn(text_str(&file), "\r\n"));
	text_free(&file);
	return good && (out->n || err_set(e, "%s: the first line, which is the passphrase, is empty.", path));
}

static bool
passphrase_get(const struct args *g, bool twice, struct text *out, struct err *e)
{
	struct text again = { 0 };
	bool good;

	if (args_get(g, "passphrase-file"))
		return passphrase_of_file(args_get(g, "passphrase-file"), out, e);
	if (!isatty(STDIN_FILENO) || !isatty(STDERR_FILENO))
		return err_set(e, "There is nobody to ask for the passphrase: name a file that has it, with "
			"--passphrase-file.");
	good = passphrase_typed("Passphrase: ", out) &&
		(!twice || passphrase_typed("The same again: ", &again));
	if (good && twice && strcmp(text_str(out), text_str(&again)) != 0)
		good = err_set(e, "These two are not the same. Nothing was written.");
	else if (!good)
		err_set(e, "No passphrase was typed.");
	passphrase_forget(&again);
	return good;
}

bool
command_passphrase(const struct args *g, struct text *out, struct err *e)
{
	return !args_get(g, "passphrase-file") || passphrase_get(g, false, out, e);
}

bool
command_seal(const struct args *g, struct text *bytes, struct err *e)
{
	struct text passphrase = { 0 }, sealed = { 0 };
	bool good = passphrase_get(g, true, &passphrase, e) &&
		seal_close(bytes, text_str(&passphrase), &sealed, e);

	if (good) {
		text_free(bytes);
		*bytes = sealed;
	}
	passphrase_forget(&passphrase);
	return good;
}

bool
command_handed(const struct args *g, const char *file, struct text *bytes, struct err *e)
{
	struct text passphrase = { 0 }, opened = { 0 };
	bool good;

	if (!handed_file_read(file, bytes, e))
		return false;
	if (handed_kind(text_str(bytes), bytes->n) != HANDED_SEALED)
		return true;
	good = passphrase_get(g, false, &passphrase, e) &&
		seal_open(text_str(bytes), bytes->n, text_str(&passphrase), &opened, e);
	if (good) {
		text_free(bytes);
		*bytes = opened;
	}
	passphrase_forget(&passphrase);
	return good;
}

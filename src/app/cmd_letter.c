/* halfhour letter: a letter to a contact, filled from the workbook; what was sent, what came back. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "formats_report.h"
#include "listing.h"
#include "model/contact.h"

/* ---- the letters there are ---- */

static void
cmd_letter_day(struct listing *l, int64_t ms)
{
	struct text day = { 0 };

	if (ms)
		time_format(&day, "%Y-%m-%d", ms, l->app->desk.config.zone);
	table_cell(&l->table, ms ? text_str(&day) : "-");
	text_free(&day);
}

static bool
cmd_letter_put(void *user, const struct letter *k)
{
	struct listing *l = user;
	struct text who = { 0 };

	contacts_name(&l->app->desk, &k->contact_id, 1, &who);
	if (l->as_json) {
		listing_json(l, json_letter(k, text_str(&who)));
	} else {
		table_cell(&l->table, text_str(&who));
		table_cell(&l->table, k->kind);
		table_cell(&l->table, letter_medium_names[k->medium]);
		table_cell(&l->table, k->variant);
		cmd_letter_day(l, k->sent_ms);
		table_cell(&l->table, letter_answer_names[k->answer]);
		table_cell(&l->table, k->subject);
	}
	text_free(&who);
	return listing_more(l);
}

static bool
cmd_letter_pass(struct listing *l, struct err *e)
{
	int64_t who = l->words.n ? contact_find(&l->app->desk, text_str(&l->words), e) : 0;

	return (who || !l->words.n) && letters_each(&l->app->desk, who, cmd_letter_put, l, e);
}

/* ---- one letter ---- */

/* What the checks find, on standard error: it is in the way of nothing. */
static void
cmd_letter_tell(struct app *a, const struct letter *l)
{
	struct strings names = { 0 }, wrong = { 0 }, misspelt = { 0 };
	struct err e = { 0 };
	bool spelt = spelling_now(&a->desk, l, &misspelt);

	letter_check_all(&a->desk, l, spelt ? &misspelt : NULL, &names, &wrong, NULL);
	strings_free(&misspelt);
	for (size_t i = 0; i < wrong.n; i++)
		if (*wrong.s[i]) {
			err_set(&e, "%s: %s", names.s[i], wrong.s[i]);
			command_fail(&e);
		}
	strings_free(&names);
	strings_free(&wrong);
}

/* As --as says, or the file's name; else as one reads it. */
static bool
cmd_letter_make(struct app *a, const struct args *g, const struct letter *l, struct text *out,
	struct err *e)
{
	return letter_page(&a->desk, l, args_get(g, "as"), args_get(g, "output"), out, e);
}

static int
cmd_letter_write(struct app *a, const struct args *g, const struct letter_wish *w, struct err *e)
{
	struct letter l = { 0 };
	struct text out = { 0 };
	bool good = letter_begin(&a->desk, w, &l, e) && cmd_letter_make(a, g, &l, &out, e);

	if (good)
		cmd_letter_tell(a, &l);
	int status = good ? command_output(a, g, &out) : command_fail(e);
	letter_done(&l);
	text_free(&out);
	return status;
}

/* ---- to the clipboard, to a printer ---- */

/* Only a terminal has one, and it does not tell whether it took it. */
static bool
cmd_letter_copy(const struct letter *l, struct text *said, struct err *e)
{
	struct text whole = { 0 }, bytes = { 0 };
	bool can = isatty(STDOUT_FILENO) && term_is_xterm(getenv("TERM"));

	letter_text_page(l, &whole);
	if (can) {
		text_osc52(&bytes, whole.s, whole.n);
		can = fwrite(bytes.s, 1, bytes.n, stdout) == bytes.n && fflush(stdout) == 0;
	}
	if (can)
		text_add(said, _("Given to the terminal, which does not tell whether its clipboard took it."));
	else
		err_set(e, "This terminal has no clipboard that a program may fill. -o FILE writes a file.");
	text_free(&whole);
	text_free(&bytes);
	return can;
}

static int
cmd_letter_hand(struct app *a, const struct args *g, const struct letter_wish *w, struct err *e)
{
	struct letter l = { 0 };
	struct text said = { 0 };
	bool good = letter_begin(&a->desk, w, &l, e);

	if (good)
		cmd_letter_tell(a, &l);
	good = good && (args_has(g, "copy") ? cmd_letter_copy(&l, &said, e)
					    : letter_print(&a->desk, &l, &said, e));
	int status = good ? command_done(&said) : command_fail(e);
	text_free(&said);
	letter_done(&l);
	return status;
}

/* ---- the text as the person wrote it ---- */

enum { LETTER_FILE_MOST = 1 << 20 };

static bool
cmd_letter_own(const struct args *g, struct letter *l, struct err *e)
{
	const char *file = args_get(g, "from");
	struct text bytes = { 0 }, in = { 0 };
	bool good = !file || file_read(file, &bytes, LETTER_FILE_MOST, e);

	if (good && file) {
		text_accept(&in, text_str(&bytes), bytes.n, ACCEPT_LINES);
		letter_take_whole(l, text_str(&in));
	}
	text_free(&bytes);
	text_free(&in);
	return good;
}

/* Kept as it is in the file, and not sent. */
static int
cmd_letter_keep(struct app *a, const struct args *g, const struct letter_wish *w, struct err *e)
{
	struct letter l = { 0 };
	struct text said = { 0 };
	bool good = letter_begin(&a->desk, w, &l, e) && cmd_letter_own(g, &l, e) &&
		letter_save(&a->desk, &l, e);

	if (good) {
		cmd_letter_tell(a, &l);
		text_add(&said, _("Saved. It is not sent; --sent says that it was."));
	}
	int status = good ? command_done(&said) : command_fail(e);
	text_free(&said);
	letter_done(&l);
	return status;
}

/* ---- sent, and answered ---- */

static bool
cmd_letter_send(struct app *a, const struct args *g, const struct letter_wish *w,
	struct text *said, struct err *e)
{
	struct letter l = { 0 };
	int64_t ms;
	bool good = letter_day(&a->desk, args_get(g, "sent"), &ms, e) &&
		letter_begin(&a->desk, w, &l, e) && cmd_letter_own(g, &l, e) &&
		letter_send(&a->desk, &l, ms, said, e);

	letter_done(&l);
	return good;
}

static bool
cmd_letter_answer(struct app *a, const struct args *g, const struct letter_wish *w,
	struct text *said, struct err *e)
{
	const char *word = args_get(g, "answer"), *day = args_get(g, "on");
	int answer = word_find(letter_answer_names, N_LETTER_ANSWERS, word, false);
	int64_t ms;

	if (answer <= LETTER_OPEN)
		return err_set(e, "--answer takes yes, no or silent, not \"%.40s\".", word);
	text_add(said, said->n ? "\n" : "");
	return letter_day(&a->desk, day ? day : "today", &ms, e) &&
		letter_answered(&a->desk, w->contact_id, w->kind, (enum letter_answer)answer, ms, said, e);
}

static int
cmd_letter_note(struct app *a, const struct args *g, const struct letter_wish *w, struct err *e)
{
	struct text said = { 0 };
	bool good = (!args_has(g, "sent") || cmd_letter_send(a, g, w, &said, e)) &&
		(!args_has(g, "answer") || cmd_letter_answer(a, g, w, &said, e));
	int status = good ? command_done(&said) : command_fail(e);

	text_free(&said);
	return status;
}

static int
cmd_letter_one(struct app *a, const struct args *g, int64_t who, struct err *e)
{
	struct letter_wish w = { .kind = g->rest[0], .contact_id = who, .medium = args_get(g, "medium"),
		.variant = args_get(g, "variant"), .reason = args_get(g, "reason"),
		.dates = args_get(g, "dates") };

	if (args_has(g, "sent") || args_has(g, "answer"))
		return cmd_letter_note(a, g, &w, e);
	if (args_has(g, "from"))
		return cmd_letter_keep(a, g, &w, e);
	if (args_has(g, "copy") || args_has(g, "print"))
		return cmd_letter_hand(a, g, &w, e);
	return cmd_letter_write(a, g, &w, e);
}

static int
cmd_letter_run(struct app *a, const struct args *g)
{
	struct text name = { 0 };
	struct err e = { 0 };

	if (g->n_rest < 2)
		return listing_run(a, g, 7, false, cmd_letter_pass);
	args_words(g, 1, &name);
	int64_t who = contact_find(&a->desk, text_str(&name), &e);
	int status = who ? cmd_letter_one(a, g, who, &e) : command_fail(&e);
	text_free(&name);
	return status;
}

const struct command cmd_letter = {
	.name = "letter",
	.args = "[KIND] [CONTACT] [--medium M] [--variant V] [--sent DAY] [--answer yes|no|silent] [OPTION …]",
	.help = "Prints a letter filled from the workbook; without KIND lists the letters, to CONTACT or to "
		"all. It never sends anything; --sent and --answer note what you did and what came back.",
	.flags = COMMAND_WRITES,
	.options = {
		{ "medium", 0, "mail|message|spoken|hand", "a mail, or where they invited it 300 characters "
			"or a call's script; on paper" },
		{ "variant", 0, "V", "A or B, where the kind has both" },
		{ "reason", 0, "TEXT", "why a call is moved or cancelled" },
		{ "dates", 0, "TEXT", "when you are free, in place of the setting" },
		{ "from", 0, "FILE", "the text as you wrote it, kept in place of what is filled in; \"Subject: …\" may begin it" },
		{ "sent", 0, "DAY", "it was sent then: today, fri, 2026-11-30" },
		{ "answer", 0, "yes|no|silent", "what came back to the last one sent; silent: nothing did" },
		{ "on", 0, "DAY", "the day of the answer; else today" },
		{ "as", 0, "eml|text|md|html|rtf", "eml: a file that mail programs open as an unsent message; "
			"else as FILE is named, or text" },
		{ "copy", 0, NULL, "give it to the terminal for its clipboard" },
		{ "print", 0, NULL, "print it by the command of the setting print" },
		OUTPUT_OPTIONS,
		{ "json", 0, NULL, "the list as JSON" },
	},
	.least = 0,
	.most = -1,
	.run = cmd_letter_run,
};

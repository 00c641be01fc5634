/* Handing over: words that may be names are decided, then exactly what leaves is shown and written. */
#include <stdlib.h>
#include <string.h>

#include "formats_seal.h"
#include "screens/common.h"
#include "wording_redact.h"

struct share_view {
	int64_t *ids;
	size_t n;
	struct share_made made;
	bool with_names, keep_roles;
	struct strings lines;    /* of what is shown, wrapped to the window */
	size_t top;
	char *file;              /* where it was asked to be written */
	char *passphrase;        /* it is sealed with; NULL: it is not */
	char *first;             /* one typed once, to be typed again */
	struct text sealed;
};

/* ---- made ---- */

/* The first word that is not decided yet, or all that leaves. */
static void
share_view_text(const struct share_view *v, struct text *out)
{
	const struct suspects *l = &v->made.suspects;

	if (!l->n) {
		text_add(out, text_str(&v->made.bytes));
		return;
	}
	text_addf(out, count_form(l->n, "%zu word may be a name. k keeps the first, r replaces it.\n\n",
		"%zu words may be names. k keeps the first, r replaces it.\n\n"), l->n);
	for (size_t i = 0; i < l->n; i++)
		text_addf(out, "%zu. %s: %s\n", i + 1, l->s[i].word, l->s[i].example);
}

static void
share_view_wrap(struct ui *ui, struct share_view *v)
{
	int cols = ui_room(ui).cols - 2;
	struct text t = { 0 };

	share_view_text(v, &t);
	strings_free(&v->lines);
	utf8_wrap(&v->lines, text_str(&t), cols > 10 ? cols : 10);
	v->top = 0;
	text_free(&t);
}

static bool
share_view_make(struct ui *ui, struct share_view *v, const char *keep, const char *replace,
	struct err *e)
{
	struct share_wish wish = { .interviews = v->ids, .n = v->n, .with_names = v->with_names,
		.keep_roles = v->keep_roles };
	bool good;

	if (keep)
		strings_add(&wish.keep, keep);
	if (replace)
		strings_add(&wish.replace, replace);
	share_made_done(&v->made);
	good = share_make(&app_of(ui)->desk, &wish, &v->made, e);
	strings_free(&wish.keep);
	strings_free(&wish.replace);
	share_view_wrap(ui, v);
	return good;
}

/* A passphrase is not left in memory. */
static void
share_view_forget(char **passphrase)
{
	if (*passphrase)
		explicit_bzero(*passphrase, strlen(*passphrase));
	free(*passphrase);
	*passphrase = NULL;
}

static void
share_view_close(struct ui *ui, void *state)
{
	struct share_view *v = state;

	(void)ui;
	free(v->ids);
	free(v->file);
	share_view_forget(&v->passphrase);
	share_view_forget(&v->first);
	text_free(&v->sealed);
	share_made_done(&v->made);
	strings_free(&v->lines);
}

static bool
share_view_open(struct ui *ui, void *state, const char *arg, struct err *e)
{
	struct share_view *v = state;
	struct strings ids = { 0 };

	if (!arg)
		return err_set(e, "Which conversations? Mark them in Interviews, then S.");
	strings_split(&ids, arg, ",");
	v->ids = mem_new(ids.n + 1, sizeof(*v->ids));
	for (size_t i = 0; i < ids.n; i++)
		v->ids[v->n++] = screen_id(ids.s[i]);
	strings_free(&ids);
	if (share_view_make(ui, v, NULL, NULL, e))
		return true;
	share_view_close(ui, v);
	return false;
}

static void
share_view_reload(struct ui *ui, void *state)
{
	share_view_wrap(ui, state);
}

/* ---- keys ---- */

static void
share_view_decide(struct ui *ui, struct share_view *v, bool keep)
{
	char *word = v->made.suspects.n ? mem_str(v->made.suspects.s[0].word) : NULL;
	struct err e = { 0 };

	if (!word)
		ui_refuse(ui, "Every word is decided; w writes the file.");
	else if (!share_view_make(ui, v, keep ? word : NULL, keep ? NULL : word, &e))
		ui_err(ui, &e);
	else
		ui_say(ui, keep ? "“%s” stays as it is." : "“%s” is replaced.", word);
	free(word);
}

static void
share_view_keep(struct ui *ui, void *state)
{
	share_view_decide(ui, state, true);
}

static void
share_view_replace(struct ui *ui, void *state)
{
	share_view_decide(ui, state, false);
}

static void
share_view_put(struct ui *ui, struct share_view *v, unsigned how)
{
	struct app *a = app_of(ui);
	struct ours ours = { a->workbook, a->desk.bank_dir };
	struct err e = { 0 };

	text_clear(&v->sealed);
	if ((!v->passphrase || seal_close(&v->made.bytes, v->passphrase, &v->sealed, &e)) &&
		output_write(&ours, v->file, v->passphrase ? &v->sealed : &v->made.bytes, how, &e) &&
		share_left(&a->desk, &v->made, &e))
		ui_say(ui, count_form(v->made.uuids.n, "%zu conversation is in %s.",
			"%zu conversations are in %s."), v->made.uuids.n, v->file);
	else
		ui_err(ui, &e);
}

static void
share_view_over(struct ui *ui, void *user, size_t nth)
{
	if (nth == 0)
		share_view_put(ui, user, OUTPUT_FORCE);
}

static void
share_view_named(struct ui *ui, void *user, const char *file)
{
	static const struct answer answers[] = { { "y", N_("yes") }, { "n", N_("no") } };
	struct share_view *v = user;
	struct app *a = app_of(ui);
	struct ours ours = { a->workbook, a->desk.bank_dir };

	if (blank_only(file))
		return;
	mem_set(&v->file, file);
	if (output_look(&ours, file, NULL) == OUTPUT_THERE)
		ui_choose(ui, _("There is such a file. Write over it?"), answers, LEN(answers),
			share_view_over, v);
	else
		share_view_put(ui, v, 0);
}

static void
share_view_write(struct ui *ui, void *state)
{
	struct share_view *v = state;
	struct text file = { 0 };

	if (v->made.suspects.n) {
		ui_refuse(ui, "Decide each word first: k keeps it, r replaces it.");
		return;
	}
	utf8_file_name(&file, app_of(ui)->desk.config.name ? app_of(ui)->desk.config.name : "");
	text_add(&file, file.n ? ".share.yaml" : "conversations.share.yaml");
	ui_prompt_file(ui, _("Write the share to"), text_str(&file), share_view_named, v);
	text_free(&file);
}

/* ---- what stays as it is, and the seal ---- */

static void
share_view_again(struct ui *ui, struct share_view *v, const char *said)
{
	struct err e = { 0 };

	if (share_view_make(ui, v, NULL, NULL, &e))
		ui_say(ui, "%s", said);
	else
		ui_err(ui, &e);
}

static void
share_view_names(struct ui *ui, void *state)
{
	struct share_view *v = state;

	v->with_names = !v->with_names;
	share_view_again(ui, v, v->with_names ? _("People and organisations go by their names now.")
		: _("People and organisations are replaced again."));
}

static void
share_view_roles(struct ui *ui, void *state)
{
	struct share_view *v = state;

	if (v->with_names) {
		ui_refuse(ui, "With names roles stay as they are; n replaces the names again.");
		return;
	}
	v->keep_roles = !v->keep_roles;
	share_view_again(ui, v, v->keep_roles ? _("Roles and organisations stay as they are; they may tell who it is.")
		: _("Roles and organisations are replaced again."));
}

static void
share_view_sealed(struct ui *ui, void *user, const char *again)
{
	struct share_view *v = user;

	if (strcmp(v->first, again) == 0) {
		v->passphrase = v->first;
		v->first = NULL;
		ui_say(ui, "w writes it sealed. Tell the coach the passphrase by another way.");
	} else {
		share_view_forget(&v->first);
		ui_refuse(ui, "These two are not the same, so it is not sealed. s asks again.");
	}
}

static void
share_view_sealing(struct ui *ui, void *user, const char *passphrase)
{
	struct share_view *v = user;

	if (!*passphrase) {
		ui_say(ui, "It is not sealed.");
		return;
	}
	share_view_forget(&v->first);
	v->first = mem_str(passphrase);
	ui_prompt_secret(ui, _("The same again"), share_view_sealed, v);
}

static void
share_view_seal(struct ui *ui, void *state)
{
	struct share_view *v = state;

	if (!v->passphrase) {
		ui_prompt_secret(ui, _("Passphrase to seal it with"), share_view_sealing, v);
		return;
	}
	share_view_forget(&v->passphrase);
	ui_say(ui, "It is not sealed any more.");
}

static void
share_view_scroll(struct ui *ui, struct share_view *v, int by)
{
	int64_t last = (int64_t)v->lines.n - ui_room(ui).rows, to = (int64_t)v->top + by;

	to = to > last ? last : to;
	v->top = (size_t)(to < 0 ? 0 : to);
}

static void
share_view_down(struct ui *ui, void *state)
{
	share_view_scroll(ui, state, 1);
}

static void
share_view_up(struct ui *ui, void *state)
{
	share_view_scroll(ui, state, -1);
}

static void
share_view_page_down(struct ui *ui, void *state)
{
	share_view_scroll(ui, state, ui->rows / 2);
}

static void
share_view_page_up(struct ui *ui, void *state)
{
	share_view_scroll(ui, state, -(ui->rows / 2));
}

/* clang-format off */
static const struct key rows[] = {
	{ "k", share_view_keep, "word-keep", "The first word names nobody: it stays", KEY_FOOT, "keep" },
	{ "r", share_view_replace, "word-replace", "The first word is a name: it is replaced", KEY_FOOT, "replace" },
	{ "w", share_view_write, "share-write", "Write exactly what is shown to a file", KEY_FOOT, "write" },
	{ "n", share_view_names, "share-names", "People and organisations by their names, or again replaced", KEY_FOOT, "names" },
	{ "o", share_view_roles, "share-roles", "Roles and organisations as they are, people as numbers; or again replaced", KEY_FOOT, "roles" },
	{ "s", share_view_seal, "share-seal", "Seal it with a passphrase, or not", KEY_FOOT, "seal" },
	{ "Down j", share_view_down, "share-down", "Scroll down", 0, NULL },
	{ "Up", share_view_up, "share-up", "Scroll up", 0, NULL },
	{ "PgDn Space", share_view_page_down, "share-page-down", "Scroll half a window down", 0, NULL },
	{ "PgUp", share_view_page_up, "share-page-up", "Scroll half a window up", 0, NULL },
};
/* clang-format on */
static const struct keyset share_view_keys = { rows, LEN(rows) };

static enum role
share_view_head(const void *state, struct text *left, struct text *right)
{
	const struct share_view *v = state;

	text_add(left, v->made.suspects.n ? _("Share: words to decide") : _("Share: exactly what leaves"));
	count_text(right, v->n, "conversation", "conversations");
	return ROLE_TITLE;
}

static void
share_view_status(const void *state, struct text *out)
{
	const struct share_view *v = state;

	if (v->made.off_record)
		text_addf(out, count_form(v->made.off_record, "%zu line off the record stays here.",
			"%zu lines off the record stay here."), v->made.off_record);
	if (v->with_names)
		text_joinf(out, " ", "With names.");
	else if (v->keep_roles)
		text_joinf(out, " ", "With roles.");
	if (v->passphrase)
		text_joinf(out, " ", "Sealed.");
}

static void
share_view_draw(const void *state, struct canvas *c)
{
	const struct share_view *v = state;

	for (int y = 0; y < c->rows && v->top + (size_t)y < v->lines.n; y++)
		canvas_text(c, y, 1, -1, ROLE_TEXT, v->lines.s[v->top + (size_t)y]);
	canvas_cursor(c, 0, 0);
}

static void
share_view_say(const void *state, struct text *out)
{
	share_view_text(state, out);
	share_view_status(state, out);
	text_addc(out, '\n');
}

const struct screen share_screen = {
	.name = "share",
	.title = "Share",
	.help = "What a coach will get of the chosen conversations. Words that may be names are decided "
		"first; then exactly what leaves is shown, and w writes it to a file.",
	.keys = { &share_view_keys, &global_keys },
	.state_size = sizeof(struct share_view),
	.open = share_view_open,
	.close = share_view_close,
	.reload = share_view_reload,
	.head = share_view_head,
	.status = share_view_status,
	.draw = share_view_draw,
	.say = share_view_say,
};

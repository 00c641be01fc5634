#include "write.h"

#include <stdlib.h>
#include <string.h>

#include "common.h"
#include "model/coursework.h"

struct write {
	struct writing w;
	const struct write_use *use;
	void *user;
	struct line line;
	bool changed; /* since the draft was kept */
};

static void
writing_done(struct writing *w)
{
	free(w->title);
	free(w->around);
	free(w->label);
	free(w->text);
	free(w->draft);
	memset(w, 0, sizeof(*w));
}

/* ---- what is typed, and its draft ---- */

static bool
is_as_saved(const struct write *s)
{
	return strcmp(text_str(&s->line.text), s->w.text ? s->w.text : "") == 0;
}

static const char *
stored(const struct write *s)
{
	return s->w.text ? s->w.text : "";
}

/* A draft is "<Tab>digest of what was stored when it was begun<Tab>text". */
static void
write_keep_draft(struct ui *ui, struct write *s)
{
	struct text draft = { 0 };

	if (s->line.text.n) /* one without text is as good as none */
		text_addf(&draft, "\t%08x\t%s", desk_digest(stored(s)), s->line.text.s);
	if (s->w.draft && ui->hooks.draft_save)
		ui->hooks.draft_save(ui, s->w.draft, is_as_saved(s) ? NULL : text_str(&draft));
	s->changed = false;
	text_free(&draft);
}

/* Another program saved another text meanwhile: the line has both. */
static void
write_join(struct ui *ui, struct write *s, const char *now)
{
	struct text both = { 0 };

	text_addf(&both, "%s%s%s", now, *now ? " / " : "", text_str(&s->line.text));
	mem_set(&s->w.text, now);
	line_set(&s->line, both.s);
	text_free(&both);
	write_keep_draft(ui, s);
	ui_await(ui, "Changed elsewhere meanwhile: both texts are here. Enter saves them.");
}

static bool
write_draft_has_digest(const char *draft)
{
	return *draft == '\t' && strcspn(draft + 1, "\t") == 8;
}

const char *
write_draft_words(const char *draft)
{
	return write_draft_has_digest(draft) ? draft + 1 + 8 + (draft[9] == '\t') : draft;
}

/* Takes up a draft, begun over what is stored or over what was. */
static void
take_draft(struct ui *ui, struct write *s, const char *draft)
{
	bool old = !write_draft_has_digest(draft) ||
		strtoul(draft + 1, NULL, 16) == desk_digest(stored(s));
	const char *words = write_draft_words(draft);

	if (!*words)
		return;
	line_set(&s->line, words);
	if (old || is_as_saved(s))
		ui_say(ui, "Resumed where you left it.");
	else
		write_join(ui, s, stored(s));
}

static void
write_take(struct ui *ui, struct write *s, struct writing *w)
{
	struct text draft = { 0 };

	writing_done(&s->w);
	s->w = *w;
	memset(w, 0, sizeof(*w));
	line_set(&s->line, s->w.text ? s->w.text : "");
	s->changed = false;
	if (s->w.draft && ui->hooks.draft_load &&
		ui->hooks.draft_load(ui, s->w.draft, &draft) && draft.n > 0)
		take_draft(ui, s, draft.s);
	text_free(&draft);
}

static void
write_settle(struct ui *ui, void *state)
{
	struct write *s = state;

	if (s->changed)
		write_keep_draft(ui, s);
}

/* ---- keys ---- */

static bool
write_go(struct ui *ui, struct write *s, int by)
{
	struct writing w = { 0 };

	if (s->changed)
		write_keep_draft(ui, s);
	if (!s->use->go || !s->use->go(ui, s->user, by, &w))
		return false;
	write_take(ui, s, &w);
	return true;
}

/* True: it was, and what is stored now is in the line, to be seen before it is saved. */
static bool
changed_elsewhere(struct ui *ui, struct write *s)
{
	struct text now = { 0 };
	bool other = s->use->now && s->use->now(ui, s->user, &now) &&
		strcmp(text_str(&now), stored(s)) != 0 &&
		strcmp(text_str(&now), text_str(&s->line.text)) != 0;

	if (other)
		write_join(ui, s, text_str(&now));
	text_free(&now);
	return other;
}

static void
write_save(struct ui *ui, void *state)
{
	struct write *s = state;
	struct err e = { 0 };

	if (!is_as_saved(s) || !s->w.text) {
		if (changed_elsewhere(ui, s))
			return;
		if (!s->use->save(ui, s->user, text_str(&s->line.text), &e)) {
			write_keep_draft(ui, s);
			ui_err(ui, &e);
			return;
		}
		mem_set(&s->w.text, text_str(&s->line.text));
		write_keep_draft(ui, s);
	}
	if (!write_go(ui, s, 1))
		ui_back(ui);
}

/* ---- several paragraphs ---- */

static bool
write_is_prose(struct ui *ui, const struct write *s)
{
	if (!s->w.prose)
		ui_refuse(ui, "This is one line; Enter saves it.");
	return s->w.prose;
}

static void
write_paragraph(struct ui *ui, void *state)
{
	struct write *s = state;

	if (!write_is_prose(ui, s))
		return;
	line_type(&s->line, "\n", 1);
	s->changed = true;
}

/* The row before or after the one the cursor is in, at the same column. */
static void
write_row(struct ui *ui, struct write *s, int by)
{
	if (write_is_prose(ui, s))
		line_rows_move(&s->line, ui->cols > 3 ? ui->cols - 3 : 1, by);
}

static void
write_up(struct ui *ui, void *state)
{
	write_row(ui, state, -1);
}

static void
write_down(struct ui *ui, void *state)
{
	write_row(ui, state, 1);
}

/* In the person's own editor; what is typed is kept before. */
static void
write_outside(struct ui *ui, void *state)
{
	struct write *s = state;
	struct edit_of of = { s->w.draft, NULL, s->w.title, ".txt" };
	struct text t = { 0 };
	struct err e = { 0 };

	if (!write_is_prose(ui, s) || !ui->hooks.edit_outside)
		return;
	if (s->changed)
		write_keep_draft(ui, s);
	text_set(&t, text_str(&s->line.text));
	if (ui->hooks.edit_outside(ui, &t, &of, &e)) {
		t.n = blank_end(text_str(&t), t.n);
		line_set(&s->line, text_str(&t));
		write_keep_draft(ui, s);
	}
	if (*e.text)
		ui_err(ui, &e);
	text_free(&t);
}

static void
write_next(struct ui *ui, void *state)
{
	if (!write_go(ui, state, 1))
		ui_refuse(ui, "This is the last one.");
}

static void
previous(struct ui *ui, void *state)
{
	if (!write_go(ui, state, -1))
		ui_refuse(ui, "This is the first one.");
}

static void
write_leave(struct ui *ui, void *state)
{
	struct write *s = state;
	bool kept = !is_as_saved(s) && s->w.draft;

	if (s->changed) /* else its stamp says when it was typed */
		write_keep_draft(ui, s);
	ui_back(ui);
	if (kept)
		ui_say(ui, "Not saved yet, but kept: open it again to go on.");
}

/* clang-format off */
static const struct key rows[] = {
	{ "Enter", write_save, "write-save", N_("Save it, and go on to the next"), KEY_FOOT, N_("save, next") },
	{ "Enter Ctrl-S", write_save, NULL, N_("Save it"), KEY_FOOT, N_("save") },
	{ "Tab", write_next, "write-next", N_("Go on to the next one; what is typed is kept"), KEY_FOOT, N_("skip") },
	{ "Shift-Tab", previous, "write-previous", N_("Go back to the one before"), 0, NULL },
	{ "Esc Ctrl-C", write_leave, "write-leave", N_("Leave; what is typed is kept"), KEY_FOOT, N_("leave") },
	{ "Ctrl-N", write_paragraph, "write-paragraph", N_("Begin a new paragraph, where several are written"), 0, NULL },
	{ "Up", write_up, "write-up", N_("The row above"), 0, NULL },
	{ "Down", write_down, "write-down", N_("The row below"), 0, NULL },
	{ "Ctrl-O", write_outside, "write-editor", N_("Write it in your own editor"), 0, NULL },
};
/* clang-format on */
static const struct keyset keys = { rows, LEN(rows) };

/* Nothing comes next where one thing only is written. */
static bool
write_offers(const void *state, const struct key *k)
{
	const struct write *s = state;
	bool walks = k->act == write_next || k->act == previous || (k->act == write_save && k->name);

	return s->use->go ? k->act != write_save || k->name : !walks;
}

static bool
write_text(struct ui *ui, void *state, const struct event *ev)
{
	struct write *s = state;

	(void)ui;
	if (ev->kind == EVENT_PASTE) {
		struct text in = { 0 };
		text_accept(&in, ev->text, ev->n, s->w.prose ? ACCEPT_LINES : ACCEPT_LINE);
		line_type(&s->line, text_str(&in), in.n);
		text_free(&in);
		return s->changed = true;
	}
	if (!line_key(&s->line, ev))
		return false;
	return s->changed = true;
}

/* Is it what one types in a list: a letter or a number alone, "e 12", ":w"? */
static bool
write_is_choice(const char *s)
{
	size_t letters = strspn(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
	const char *number = s + letters + (letters == 1 && s[1] == ' ');
	size_t digits = strspn(number, "0123456789");

	if (*s == ':')
		return !s[strcspn(s, " ")];
	return letters <= 1 && letters + digits && digits <= 3 && !number[digits];
}

/* Linear mode: a line is a paragraph. One that has not ended is kept in the draft only. */
static void
write_add_paragraph(struct ui *ui, struct write *s, const char *words, bool ended)
{
	size_t n = s->line.text.n;

	text_addf(&s->line.text, "%s%s", n ? "\n\n" : "", words);
	s->line.at = s->line.text.n;
	write_keep_draft(ui, s);
	if (ended)
		return;
	text_remove(&s->line.text, n, s->line.text.n - n);
	s->line.at = n;
}

/* Linear mode: the line is the text; an empty one goes on; a slash commands; a choice out of
 * place is no text, but with a backslash before it. */
static bool
write_line(struct ui *ui, void *state, const char *typed, bool ended)
{
	static const struct {
		const char *name;
		void (*act)(struct ui *ui, void *state);
	} words[] = { { "/next", write_next }, { "/back", previous },
		{ "/leave", write_leave }, { ":b", previous },
		{ ":q", write_leave } }; /* as in a form */
	struct write *s = state;
	bool clears = ended && s->line.text.n && strcmp(typed, "-") == 0;

	for (size_t i = 0; ended && i < LEN(words); i++)
		if (strcmp(typed, words[i].name) == 0) {
			words[i].act(ui, s);
			return true;
		}
	if (!*typed && ended && is_as_saved(s)) {
		if (!write_go(ui, s, 1))
			ui_back(ui);
		return true;
	}
	if (!*typed && ended && s->w.prose) {
		write_save(ui, s);
		return true;
	}
	if (ended && (strcmp(typed, ".") == 0 || strcmp(typed, "?") == 0))
		return false; /* as everywhere: all of it again, help */
	if (ended && write_is_choice(typed)) {
		ui_refuse(ui, "“%s” alone is not saved; with \\ before it, it is the text.", typed);
		return true;
	}
	if (*typed && s->w.prose && !clears) {
		write_add_paragraph(ui, s, typed + (*typed == '\\'), ended);
		return true;
	}
	if (*typed)
		line_set(&s->line, clears ? "" : typed + (*typed == '\\'));
	s->changed = true;
	if (ended && !(s->w.prose && clears))
		write_save(ui, s);
	else
		write_keep_draft(ui, s);
	return true;
}

/* ---- looking ---- */

/* The line wrapped from row y on, the row of the cursor always in view. */
static void
write_draw_line(const struct write *s, struct canvas *c, int y)
{
	line_rows_draw(&s->line, c, (struct box){ y, 1, c->rows - y, c->cols > 3 ? c->cols - 3 : 1 },
		ROLE_INPUT, true);
}

static void
write_draw(const void *state, struct canvas *c)
{
	const struct write *s = state;
	struct strings lines = { 0 };
	int y = 0, room = c->rows > 6 ? c->rows - 5 : 1; /* the rest is for what is typed */

	if (s->w.prose && room > c->rows / 2)
		room = c->rows / 2;

	if (s->w.around)
		utf8_wrap(&lines, s->w.around, c->cols - 2);
	size_t from = lines.n > (size_t)room ? lines.n - (size_t)room : 0;
	for (size_t i = from; i < lines.n; i++)
		canvas_text(c, y++, 1, -1, ROLE_TEXT, lines.s[i]);
	strings_free(&lines);
	if (y > 0 && c->rows > 8)
		canvas_rule(c, y++, 0, c->cols, "");
	y += canvas_wrap(c, (struct box){ y, 1, c->rows > 4 ? 3 : 1, c->cols - 2 }, ROLE_QUESTION,
		s->w.label);
	write_draw_line(s, c, y < c->rows ? y : c->rows - 1);
}

static enum role
write_draw_head(const void *state, struct text *left, struct text *right)
{
	const struct write *s = state;

	text_set(left, s->w.title);
	if (s->w.prose)
		count_text(right, coursework_words(text_str(&s->line.text)), "word", "words");
	return ROLE_TITLE;
}

static void
write_say(const void *state, struct text *out)
{
	const struct write *s = state;

	if (s->w.around && *s->w.around)
		text_addf(out, "%s\n", s->w.around);
	text_addf(out, "%s\n", s->w.label);
	if (s->line.text.n)
		text_addf(out, "Now: %s\n", text_str(&s->line.text));
	if (s->w.prose) {
		size_t words = coursework_words(text_str(&s->line.text));
		text_addf(out, count_form(words, "%zu word written.", "%zu words written."), words);
		text_joinf(out, " ", "A line adds a paragraph, - clears all; an empty line saves and goes on; "
			"/back, /next, /leave.\n");
		return;
	}
	if (s->use->go)
		text_add(out, s->line.text.n
			? _("A line replaces it, - clears it; an empty line goes on; /back, /next, /leave.\n")
			: _("A line replaces it; an empty line goes on; /back, /next, /leave.\n"));
	else
		text_add(out, s->line.text.n
			? _("A line replaces it, - clears it; an empty line leaves it as it is.\n")
			: _("Type it as one line; an empty line leaves.\n"));
}

static bool
write_key_open(struct ui *ui, void *state, const char *arg, struct err *e)
{
	(void)ui;
	(void)state;
	(void)arg;
	(void)e;
	return true;
}

static void
write_close(struct ui *ui, void *state)
{
	struct write *s = state;

	(void)ui;
	writing_done(&s->w);
	line_done(&s->line);
}

static const struct screen write_screen = {
	.name = "write",
	.title = N_("Write"),
	.help = N_("Type the text. Enter saves it and goes on to the next; what is typed is kept "
		"as a draft at every key."),
	.keys = { &keys },
	.state_size = sizeof(struct write),
	.open = write_key_open,
	.close = write_close,
	.head = write_draw_head,
	.draw = write_draw,
	.offers = write_offers,
	.text = write_text,
	.settle = write_settle,
	.say = write_say,
	.line = write_line,
	.types = true,
};

void
write_open(struct ui *ui, struct writing *w, const struct write_use *use, void *user)
{
	struct err e = { 0 };

	if (!ui_push(ui, &write_screen, NULL, &e)) {
		writing_done(w);
		ui_err(ui, &e);
		return;
	}
	struct write *s = ui_top_state(ui, &write_screen);
	s->use = use;
	s->user = user;
	write_take(ui, s, w);
}

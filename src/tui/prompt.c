/* One line asked at the status line. */
#include <stdlib.h>
#include <string.h>

#include "private.h"

struct prompt {
	char *label, *first;       /* what stood there when it was opened */
	bool over_line;            /* the view beneath is typed into */
	bool secret;               /* neither shown nor kept as a draft */
	struct line line;
	struct kept kept;
	void (*done)(struct ui *ui, void *user, const char *value);
	prose_take *prose;         /* NULL: none */
	void *user;
};

static void
prompt_close(struct ui *ui, void *state)
{
	struct prompt *p = state;

	if (p->secret && p->line.text.n)
		explicit_bzero(p->line.text.s, p->line.text.n);
	else if (!p->secret)
		kept_done(ui, &p->kept);
	free(p->label);
	free(p->first);
	line_done(&p->line);
}

enum { VALUE_COLUMNS = 20 };

/* What the label may have: half of the row, or more where that leaves room for a value. */
static int
label_most(int cols)
{
	return cols - VALUE_COLUMNS > cols / 2 ? cols - VALUE_COLUMNS : cols / 2;
}

static int
label_width(const struct prompt *p)
{
	return utf8_columns(p->label, strlen(p->label)) + 1;
}

static int
prompt_label_columns(const struct prompt *p, int cols)
{
	return label_width(p) > label_most(cols) ? label_most(cols) : label_width(p);
}

/* Two rows, the label above the line, where one would cut it; a very low window has no room
 * for that. */
static bool
is_tall(const struct prompt *p, int rows, int cols)
{
	enum { LOW = 8 };

	return rows >= LOW && label_width(p) > label_most(cols);
}

/* At the status line; the row above it is lent by the screen, or where that is the line one
 * types into, the row below by the keys. */
static struct box
prompt_place(const void *state, int rows, int cols)
{
	const struct prompt *p = state;
	int n = is_tall(p, rows, cols) ? 2 : 1;

	return (struct box){ p->over_line ? rows - 2 : rows - 1 - n, 0, n, cols };
}

/* A secret as one sign for each character. */
static void
prompt_draw_line(const struct prompt *p, struct canvas *c, int y, int x, int cols)
{
	struct line hidden = { 0 };

	if (!p->secret) {
		line_draw(&p->line, c, y, x, cols);
		return;
	}
	for (int n = utf8_columns(text_str(&p->line.text), p->line.text.n); n > 0; n--)
		text_addc(&hidden.text, '*');
	hidden.at = hidden.text.n;
	line_draw(&hidden, c, y, x, cols);
	text_free(&hidden.text);
}

static void
prompt_draw(const void *state, struct canvas *c)
{
	const struct prompt *p = state;
	int w = prompt_label_columns(p, c->cols), x = 1;

	if (c->rows == 2) {
		x += canvas_text(c, 0, x, c->cols - 3, ROLE_LABEL, p->label);
		canvas_text(c, 0, x, 1, ROLE_LABEL, ":");
		prompt_draw_line(p, c, 1, 1, c->cols - 2);
		return;
	}
	x += canvas_text(c, 0, x, w - 1, ROLE_LABEL, p->label);
	x += canvas_text(c, 0, x, 1, ROLE_LABEL, ":") + 1;
	prompt_draw_line(p, c, 0, x, c->cols - x - 1);
}

static void
prompt_settle(struct ui *ui, void *state)
{
	struct prompt *p = state;

	const char *typed = text_str(&p->line.text);

	line_scroll(&p->line, is_tall(p, ui->rows, ui->cols) ? ui->cols - 2
		: ui->cols - prompt_label_columns(p, ui->cols) - 4);
	if (p->secret)
		return;
	kept_settle(ui, &p->kept, strcmp(typed, p->first) == 0 ? "" : typed);
}

/* Closes the prompt when what was typed into it is prose and is taken as such. */
static bool
prompt_give_back(struct ui *ui, struct prompt *p, enum prose_when when)
{
	char *typed = mem_str(text_str(&p->line.text));
	bool taken = p->prose && *typed && p->prose(ui, p->user, typed, when);

	free(typed);
	if (taken)
		view_close(ui, p);
	return taken;
}

static bool
prompt_prompt_text(struct ui *ui, void *state, const struct event *ev)
{
	struct prompt *p = state;

	if (ev->kind == EVENT_PASTE && p->prose && p->line.text.n == 0) {
		view_close(ui, p); /* nobody pastes a value */
		ui_event(ui, ev);
		return true;
	}
	line_key(&p->line, ev);
	if (blank_within(text_str(&p->line.text)))
		prompt_give_back(ui, p, PROSE_TYPING);
	return true;
}

static void
prompt_accept(struct ui *ui, void *state)
{
	struct prompt p = *(struct prompt *)state;

	if (prompt_give_back(ui, state, PROSE_ENTER))
		return;
	char *value = mem_str(text_str(&p.line.text));
	view_close(ui, state);
	p.done(ui, p.user, value);
	if (p.secret)
		explicit_bzero(value, strlen(value));
	free(value);
}

static void
prompt_leave(struct ui *ui, void *state)
{
	if (!prompt_give_back(ui, state, PROSE_LEAVING))
		view_close(ui, state);
}

static void
prompt_ask(const void *state, struct text *out)
{
	const struct prompt *p = state;

	text_add(out, p->label);
	if (p->secret)
		text_joinf(out, ", ", "seen as you type it");
	else if (p->line.text.n)
		text_addf(out, " [%s]", p->line.text.s);
	text_joinf(out, " ", "%s ", _("(:q leaves):"));
}

/* Nothing typed keeps the value shown. */
static bool
prompt_line(struct ui *ui, void *state, const char *line, bool ended)
{
	struct prompt *p = state;

	if (!ended) { /* the input ended in the middle: kept, not taken */
		if (*line)
			line_set(&p->line, line);
		return true;
	}
	if (strcmp(line, ":q") == 0) {
		prompt_leave(ui, state);
		return true;
	}
	if (*line)
		line_set(&p->line, strcmp(line, "-") == 0 ? "" : line);
	prompt_accept(ui, state);
	return true;
}

static const struct key prompt_rows[] = {
	/* clang-format off */
	{ "Enter",             prompt_accept, "prompt-accept", "Take what is typed", KEY_TYPED, "done" },
	{ "Esc Ctrl-C Ctrl-G Ctrl-\\", prompt_leave, "prompt-leave", "Leave it", KEY_TYPED, "leave" },
	/* clang-format on */
};

const struct keyset prompt_keys = { prompt_rows, LEN(prompt_rows) };

static const struct screen prompt_screen = {
	.name = "prompt",
	.title = N_("A question"),
	.keys = { &prompt_keys },
	.state_size = sizeof(struct prompt),
	.close = prompt_close,
	.place = prompt_place,
	.draw = prompt_draw,
	.text = prompt_prompt_text,
	.settle = prompt_settle,
	.ask = prompt_ask,
	.line = prompt_line,
	.types = true,
	.takes_text = true,
};

static struct prompt *
prompt_open(struct ui *ui, const char *label, const char *value,
	void (*done)(struct ui *ui, void *user, const char *value), void *user)
{
	const struct view *below = ui_focus(ui);
	bool over_line = below && below->screen->types && !below->screen->place;
	struct prompt *p;

	ui_push(ui, &prompt_screen, NULL, NULL);
	p = ui_top_state(ui, &prompt_screen);
	p->over_line = over_line;
	p->label = mem_str(_(label));
	p->first = mem_str(value ? value : "");
	line_set(&p->line, value);
	p->done = done;
	p->user = user;
	return p;
}

void
ui_prompt(struct ui *ui, const char *label, const char *value,
	void (*done)(struct ui *ui, void *user, const char *value), void *user)
{
	struct prompt *p = prompt_open(ui, label, value, done, user);

	kept_open(ui, &p->kept, label, &p->line);
}

void
ui_prompt_secret(struct ui *ui, const char *label,
	void (*done)(struct ui *ui, void *user, const char *value), void *user)
{
	prompt_open(ui, label, NULL, done, user)->secret = true;
}

void
ui_prompt_prose(struct ui *ui, prose_take *prose)
{
	struct prompt *p = ui_top_state(ui, &prompt_screen);

	p->prose = prose;
}

/*
 * What the linear face prints: of a screen the lines that changed, after the
 * messages, before a prompt; and when: not in the middle of a line.
 */
#include <string.h>

#include "private.h"

/* The dot that sets phrases apart for the eye is read out; a comma is heard as a pause, and
 * so is the end of a question. */
static void
soften(struct text *t)
{
	static const char dot[] = " · ";

	for (char *at; t->n && (at = strstr(t->s, dot));) {
		size_t i = (size_t)(at - t->s);
		const char *pause = i && strchr("?!", t->s[i - 1]) ? " " : ", ";
		text_remove(t, i, sizeof(dot) - 1);
		text_insert(t, i, pause, strlen(pause));
	}
}

/* Blanks that only align are cells of a braille line. */
static void
linear_out_squeeze(struct text *t)
{
	size_t kept = 0;

	for (size_t i = 0; i < t->n; i++)
		if (t->s[i] != ' ' || !kept || t->s[kept - 1] != ' ')
			t->s[kept++] = t->s[i];
	text_cut(t, kept);
}

/* Fit to print, within the width set. */
static void
linear_out_print(const struct ui *ui, struct text *out, const char *s)
{
	struct text shown = { 0 }, ascii = { 0 };
	struct strings lines = { 0 };

	text_show_lines(&shown, s);
	soften(&shown);
	if (ui->ascii)
		text_ascii(&ascii, text_str(&shown));
	s = ui->ascii ? text_str(&ascii) : text_str(&shown);
	if (ui->linear_columns > 0) {
		utf8_wrap(&lines, s, ui->linear_columns);
		for (size_t i = 0; i < lines.n; i++)
			text_addf(out, "%s\n", lines.s[i]);
	} else {
		text_add(out, s);
		if (out->n && out->s[out->n - 1] != '\n')
			text_addc(out, '\n');
	}
	strings_free(&lines);
	text_free(&shown);
	text_free(&ascii);
}

static void
say_title(const struct ui *ui, const struct view *v, struct text *out)
{
	struct text left = { 0 }, right = { 0 };

	if (v->screen->head)
		v->screen->head(v->state, &left, &right);
	text_addf(out, "%s", left.n ? left.s : v->screen->title ? _(v->screen->title)
								: v->screen->name);
	if (right.n)
		text_addf(out, ", %s", right.s);
	if (ui->mark)
		text_addf(out, ", %s", ui->mark);
	if (ui->elsewhere.n)
		text_addf(out, ", %s", ui->elsewhere.s);
	text_addc(out, '\n');
	text_free(&left);
	text_free(&right);
}

static size_t
line_length(const char *s)
{
	size_t n = strcspn(s, "\n");

	return n + (s[n] == '\n');
}

static size_t
count_lines(const char *s)
{
	size_t n = 0;

	for (; *s; s += line_length(s))
		n++;
	return n;
}

/* The lines of `now` that are not those of `old`: each for itself where there are as many,
 * else all from the first one on. */
static void
add_changed(const char *old, const char *now, struct text *out)
{
	bool singly = count_lines(old) == count_lines(now);

	for (size_t n, was; *now; now += n, old += was) {
		n = line_length(now);
		was = line_length(old);
		if (n == was && strncmp(old, now, n) == 0)
			continue;
		if (!singly) {
			text_add(out, now);
			return;
		}
		text_addn(out, now, n);
	}
}

/* A whole screen was said over the others: coming back to them one hears all of them again. */
static void
forget_others(struct ui *ui, const struct view *but)
{
	for (size_t i = 0; i < ui->n_views; i++)
		if (&ui->views[i] != but)
			text_clear(&ui->views[i].printed);
}

/* Where one is, when it is elsewhere than before, then what is there; else what of it has
 * changed since it was printed. */
static void
print_content(struct ui *ui, struct view *v, struct text *out)
{
	struct text now = { 0 }, news = { 0 };
	bool here = ui->printed_of == v->state;

	if (v->screen->say)
		v->screen->say(v->state, &now);
	else if (v->screen->list)
		list_say(v->state, &now);
	if (!here && !v->screen->place) {
		say_title(ui, v, &news);
		forget_others(ui, v);
	}
	if (!here && strcmp(text_str(&now), text_str(&v->printed)) != 0)
		text_clear(&v->printed);
	add_changed(text_str(&v->printed), text_str(&now), &news);
	linear_out_squeeze(&news);
	if (news.n)
		linear_out_print(ui, out, news.s);
	text_free(&news);
	text_free(&v->printed);
	v->printed = now;
	ui->printed_of = v->state;
}

/* Its last line has no end: the answer is typed behind it. */
static void
print_prompt(const struct ui *ui, const struct view *v, struct text *out)
{
	struct text ask = { 0 }, shown = { 0 };

	if (v->screen->ask)
		v->screen->ask(v->state, &ask);
	text_show(&shown, ask.n ? ask.s : "> ");
	while (shown.n && shown.s[shown.n - 1] == ' ')
		text_cut(&shown, shown.n - 1);
	linear_out_print(ui, out, text_str(&shown));
	text_cut(out, out->n - 1);
	const char *end = strrchr(out->s, '\n'), *last = end ? end + 1 : out->s;
	if (!ui->linear_columns || utf8_columns(last, strlen(last)) < ui->linear_columns)
		text_addc(out, ' ');
	text_free(&ask);
	text_free(&shown);
}

/* ---- when ---- */

enum { PAUSE_MS = 5000 }; /* without a key: one thinks, or listens */

void
ui_typing(struct ui *ui, const char *line)
{
	if (*line && !ui->typing.n)
		ui->line_began = ui->now;
	text_set(&ui->typing, line);
	ui->typing_ms = ui->now.boot_ms;
}

void
ui_complete(struct ui *ui, const struct moment *now)
{
	struct event ev = { .now = *now };

	event_key(&ev, "Ctrl-T");
	if (ui_key(ui, ev.key))
		ui_event(ui, &ev);
}

/* Milliseconds that news have to wait for the line being typed, unless it ends. */
int64_t
linear_wait(const struct ui *ui)
{
	int64_t since = ui->now.boot_ms - ui->typing_ms;

	return !ui->typing.n || since >= PAUSE_MS ? 0 : PAUSE_MS - since;
}

void
linear_again(struct ui *ui)
{
	ui->prompted = NULL;
	ui->typing_ms = ui->now.boot_ms - PAUSE_MS;
}

void
ui_linear(struct ui *ui, struct text *out)
{
	struct text said = ui->said, news = { 0 };
	struct view *v;

	if (!ui->quit && linear_wait(ui) > 0)
		return;
	view_uncover(ui);
	v = ui_focus(ui);
	ui->said = (struct text){ 0 };
	while (said.n && said.s[said.n - 1] == '\n') /* a blank line at the end says nothing */
		text_cut(&said, said.n - 1);
	if (said.n)
		linear_out_print(ui, &news, said.s);
	text_free(&said);
	if (v && !ui->quit)
		print_content(ui, v, &news);
	/* A tick that has nothing to tell leaves the prompt alone; news leave its line. */
	if (ui->prompted && (news.n || ui->quit || (v && ui->prompted != v->state)))
		text_addc(out, '\n');
	text_add(out, text_str(&news));
	if (v && !ui->quit && (news.n || ui->prompted != v->state)) {
		print_prompt(ui, v, out);
		text_add(out, text_str(&ui->typing));
	}
	ui->prompted = v && !ui->quit ? v->state : NULL;
	text_free(&news);
}

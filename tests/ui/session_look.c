/* session_look.c: what is seen of a session's program. */
#include <string.h>

#include "session_own.h"

struct app *
session_app(struct session *s)
{
	return &s->app;
}

bool
session_linear(const struct session *s)
{
	return s->linear;
}

static void
paint(struct session *s)
{
	ui_draw(&s->app.ui);
	canvas_done(&s->screen);
	canvas_init(&s->screen, s->rows, s->cols);
	ui_flatten(&s->app.ui, &s->screen);
}

void
session_screen(struct session *s, struct text *out)
{
	struct text row = { 0 };

	paint(s);
	for (int y = 0; y < s->rows; y++) {
		text_clear(&row);
		canvas_row(&s->screen, y, &row);
		if (s->ascii)
			text_ascii(out, text_str(&row));
		else
			text_add(out, text_str(&row));
		text_addc(out, '\n');
	}
	text_free(&row);
}

void
session_said(struct session *s, struct text *out, bool clear)
{
	text_add(out, text_str(&s->said));
	if (s->said.n && s->said.s[s->said.n - 1] != '\n')
		text_addc(out, '\n');
	if (clear)
		text_clear(&s->said);
}

/* The column where `text` begins in a row, or -1. */
static int
column_of(struct session *s, int y, const char *text)
{
	struct text row = { 0 };
	int x = -1;

	canvas_row(&s->screen, y, &row);
	const char *at = strstr(text_str(&row), text);
	if (at)
		x = utf8_columns(text_str(&row), (size_t)(at - text_str(&row)));
	text_free(&row);
	return x;
}

bool
session_cursor_on(struct session *s, const char *text, bool behind)
{
	paint(s);
	if (s->screen.cursor_y < 0)
		return false;
	struct text row = { 0 };
	canvas_row(&s->screen, s->screen.cursor_y, &row);
	bool found = false;
	for (const char *at = text_str(&row); !found && (at = strstr(at, text)); at++) {
		int x = utf8_columns(text_str(&row), (size_t)(at - text_str(&row)));
		if (behind)
			x += utf8_columns(text, strlen(text));
		found = x == s->screen.cursor_x;
	}
	text_free(&row);
	return found;
}

const char *
session_role(struct session *s, const char *text)
{
	paint(s);
	for (int y = 0; y < s->rows; y++) {
		int x = column_of(s, y, text);
		if (x >= 0)
			return roles[s->screen.cells[y * s->screen.stride + x].role].name;
	}
	return NULL;
}

const char *
session_window(const struct session *s)
{
	return text_str(&s->app.ui.window_title);
}

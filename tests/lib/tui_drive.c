#include <stdio.h>
#include <string.h>

#include "tui_drive.h"

static struct canvas screen;
static struct text out;

static void
frame(struct ui *ui)
{
	ui_settle(ui);
	ui_draw(ui);
}

void
drive_keys(struct ui *ui, const char *keys)
{
	struct event ev;

	while ((keys = event_parse(&ev, keys)))
		ui_event(ui, &ev);
	frame(ui);
}

void
drive_paste(struct ui *ui, const char *text)
{
	struct event ev = { .kind = EVENT_PASTE, .text = text, .n = strlen(text) };

	ui_event(ui, &ev);
	frame(ui);
}

void
drive_resize(struct ui *ui, int rows, int cols)
{
	struct event ev = { .kind = EVENT_RESIZE, .rows = rows, .cols = cols };

	ui_event(ui, &ev);
	frame(ui);
}

const char *
drive_line(struct ui *ui, const char *line)
{
	struct event ev = { .kind = EVENT_LINE, .ended = true };

	if (line) {
		ev.text = line;
		ev.n = strlen(line);
		ui_event(ui, &ev);
	}
	ui_settle(ui);
	text_clear(&out);
	ui_linear(ui, &out);
	return text_str(&out);
}

static void
flatten(struct ui *ui)
{
	frame(ui);
	ui_flatten(ui, &screen);
	text_clear(&out);
}

const char *
drive_row(struct ui *ui, int y)
{
	flatten(ui);
	canvas_row(&screen, y, &out);
	return text_str(&out);
}

const char *
drive_screen(struct ui *ui)
{
	flatten(ui);
	for (int y = 0; y < screen.rows; y++) {
		canvas_row(&screen, y, &out);
		text_addc(&out, '\n');
	}
	return text_str(&out);
}

const char *
drive_cursor(struct ui *ui)
{
	flatten(ui);
	text_addf(&out, "%d,%d", screen.cursor_y, screen.cursor_x);
	return text_str(&out);
}

const char *
drive_at_cursor(struct ui *ui)
{
	struct canvas rest;

	flatten(ui);
	rest = canvas_sub(&screen, (struct box){ screen.cursor_y, screen.cursor_x, 1,
					   screen.cols - screen.cursor_x });
	canvas_row(&rest, 0, &out);
	return text_str(&out);
}

void
drive_free(void)
{
	canvas_done(&screen);
	text_free(&out);
}

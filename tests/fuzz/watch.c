/* What must hold on the screen and in the workbook, whatever was done. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "fuzz.h"
#include "model/call.h"
#include "screens/live/live.h"

/* ---- the screen ---- */

static void
screen_wrong(struct session *s, const char *what, int y, int x)
{
	struct text all = { 0 };

	session_screen(s, &all);
	wrong("%s at %d,%d of\n%s", what, y, x, text_str(&all));
}

static bool
harmless(const wchar_t *ch)
{
	for (size_t i = 0; ch[i]; i++) {
		uint32_t c = (uint32_t)ch[i];
		bool join = c == 0x200c || c == 0x200d;
		if (c < 0x20 || (c >= 0x7f && c < 0xa0) || (text_hidden(c) && !(join && i)))
			return false;
	}
	return true;
}

static void
watch_cells(struct session *s, const struct canvas *c)
{
	for (int y = 0; y < c->rows; y++) {
		const struct cell *row = c->cells + (size_t)y * (size_t)c->stride;
		int wide = 0; /* columns that the one before still covers */
		for (int x = 0; x < c->cols; x++) {
			if ((row[x].width == 0) != (wide > 0))
				screen_wrong(s, "half a character", y, x);
			struct cluster shown;
			canvas_cluster(c, y, x, &shown);
			if (!harmless(shown.ch))
				screen_wrong(s, "what does something to a terminal", y, x);
			wide = wide ? 0 : row[x].width - 1;
		}
		if (wide)
			screen_wrong(s, "a character over the edge", y, c->cols);
	}
}

static void
watch_boxes(struct session *s, const struct ui *ui)
{
	for (size_t i = ui_base(ui); i < ui->n_views; i++) {
		const struct view *v = &ui->views[i];
		if (v->box.y < 0 || v->box.x < 0 || v->box.y + v->box.rows > ui->rows ||
			v->box.x + v->box.cols > ui->cols || v->canvas.rows != v->box.rows ||
			v->canvas.cols != v->box.cols)
			screen_wrong(s, "a view outside the window", v->box.y, v->box.x);
	}
}

/* What combines is drawn into the cell before, on whichever side of the cursor it is. */
static void
drop_marks(struct text *t)
{
	for (size_t at = 0, len; at < t->n;) {
		utf8_decode(t->s, t->n, at, &len);
		if (utf8_columns(t->s + at, len) == 0)
			text_remove(t, at, len);
		else
			at += len;
	}
}

/* A call: what stands before the cursor is the line up to it. */
static void
watch_line(struct session *s, const struct ui *ui, const struct canvas *c)
{
	const struct live *l = ui_focus(ui)->state;
	struct text part = { 0 }, want = { 0 }, row = { 0 };
	int from = live_prefix(l, c->cols) + live_private(&l->line.draft, c->cols);

	text_addn(&part, text_str(&l->line.draft.line.text), l->line.draft.line.at);
	text_show(&want, text_str(&part));
	if (c->cursor_x < from)
		screen_wrong(s, "the cursor before the line", c->cursor_y, c->cursor_x);
	for (int x = from; x < c->cursor_x; x++) {
		struct cluster shown;
		canvas_cluster(c, c->cursor_y, x, &shown);
		for (size_t i = 0; i < wcslen(shown.ch); i++) {
			char utf8[5];
			text_addn(&row, utf8, utf8_encode((uint32_t)shown.ch[i], utf8));
		}
	}
	drop_marks(&row);
	drop_marks(&want);
	/* A wide character may be cut off at the left edge. */
	const char *seen = text_str(&row) + strspn(text_str(&row), " ");
	size_t n = strlen(seen);
	if (n > want.n || strcmp(text_str(&want) + want.n - n, seen) != 0)
		wrong("on the screen [%s], in the line [%s]", seen, text_str(&want));
	text_free(&part);
	text_free(&want);
	text_free(&row);
}

/* The list of a screen, as the frame knows it: by the rows of keys. */
static const struct list *
list_in(const struct view *v)
{
	for (size_t i = 0; i < LEN(v->screen->keys); i++)
		if (v->screen->keys[i] == &list_keys)
			return v->state;
	return NULL;
}

/* On the pointer of the row that is chosen, or behind what is typed of a filter. */
static void
watch_list(struct session *s, const struct list *l, const struct canvas *c)
{
	struct cluster first;

	canvas_cluster(c, c->cursor_y, 0, &first);
	if (!l->filtering && list_row(l) && (c->cursor_x != 0 || first.ch[0] != L'>'))
		screen_wrong(s, "the cursor is not on the pointer", c->cursor_y, c->cursor_x);
	if (l->filtering && c->cursor_y != c->rows - 2)
		screen_wrong(s, "the cursor is not in the filter", c->cursor_y, c->cursor_x);
}

static void
watch_cursor(struct session *s, const struct ui *ui, const struct canvas *c)
{
	const struct view *focus = ui_focus(ui);
	int y = c->cursor_y, x = c->cursor_x;

	if (y < 0 || y >= c->rows || x < 0 || x >= c->cols)
		screen_wrong(s, "the cursor is outside", y, x);
	if (ui_small(ui))
		return;
	if (y < focus->box.y || y >= focus->box.y + focus->box.rows)
		screen_wrong(s, "the cursor is not in what has the keyboard", y, x);
	if (list_in(focus) && !focus->screen->place)
		watch_list(s, list_in(focus), c);
	if (focus->screen == &live_screen && !ui->ascii && live_prefix(focus->state, c->cols) < c->cols)
		watch_line(s, ui, c);
}

/* The last row has the keys, whatever is said: but for a question that has that row itself. */
static void
watch_keys(struct session *s, const struct ui *ui, const struct canvas *c)
{
	const struct cell *last = c->cells + (size_t)(c->rows - 1) * (size_t)c->stride;
	bool any = false;

	for (size_t i = ui_base(ui) + 1; i < ui->n_views; i++)
		if (ui->views[i].box.y + ui->views[i].box.rows == c->rows)
			return;
	for (int x = 0; x < c->cols; x++) {
		if (last[x].ch != ' ' && last[x].role != ROLE_KEY && last[x].role != ROLE_ACT)
			screen_wrong(s, "what is no key on the last row", c->rows - 1, x);
		any = any || last[x].ch != ' ';
	}
	if (!any)
		screen_wrong(s, "no key on the last row", c->rows - 1, 0);
}

/* What was said on one screen is not told on another, but for an alarm. */
static void
watch_message(const struct ui *ui)
{
	static char was[400];
	static int64_t was_ms;
	static size_t on;
	size_t now_on = ui->views[ui_base(ui)].serial;
	bool same = ui->message_ms == was_ms && strcmp(was, text_str(&ui->message)) == 0;

	if (ui->message.n && same && now_on != on && ui->message_class != MESSAGE_ALARM)
		wrong("“%s” is still told on another screen", was);
	snprintf(was, sizeof(was), "%s", text_str(&ui->message));
	was_ms = ui->message_ms;
	on = now_on;
}

void
watch_screen(struct session *s)
{
	struct ui *ui = &session_app(s)->ui;
	struct canvas all = { 0 };

	ui_draw(ui);
	ui_flatten(ui, &all);
	watch_boxes(s, ui);
	for (size_t i = ui_base(ui); i < ui->n_views; i++)
		watch_cells(s, &ui->views[i].canvas);
	watch_cells(s, &all);
	watch_cursor(s, ui, &all);
	if (!ui_small(ui))
		watch_keys(s, ui, &all);
	watch_message(ui);
	canvas_done(&all);
}

/* ---- the workbook ---- */

static void
stored_line(struct store *store, const struct shadow *is, const char *where)
{
	struct text have = { 0 }, want = { 0 };
	char key[40];

	snprintf(key, sizeof(key), "call/%lld", (long long)is->id);
	store_draft_get(store, key, &have, NULL);
	if (is->editing)
		text_set(&want, text_str(&is->aside));
	else
		text_addf(&want, "%s%s", text_str(&is->marks), text_str(&is->line));
	if (strcmp(text_str(&have), text_str(&want)) != 0 && !is->held)
		wrong("the line is [%s], %s [%s]", text_str(&want), where, text_str(&have));
	if (is->editing) {
		snprintf(key, sizeof(key), "edit/%lld", (long long)is->id);
		store_draft_get(store, key, &have, NULL);
		text_clear(&want);
		text_addf(&want, "%lld %s%s", (long long)is->editing, text_str(&is->marks),
			text_str(&is->line));
		const char *digest = strchr(text_str(&have), ':'), *blank = strchr(text_str(&have), ' ');
		if (digest && blank && digest < blank) /* of the note when the correction began */
			text_remove(&have, (size_t)(digest - have.s), (size_t)(blank - digest));
		if (strcmp(text_str(&have), text_str(&want)) != 0)
			wrong("the correction is [%s], %s [%s]", text_str(&want), where,
				text_str(&have));
	}
	text_free(&have);
	text_free(&want);
}

static void
stored_notes(struct store *store, const struct shadow *is, const char *where)
{
	struct call c = { 0 };
	struct err e = { 0 };

	if (!store_call_get(store, is->id, &c, &e))
		wrong("the call cannot be read %s: %s", where, e.text);
	if (c.n_notes != is->n_notes)
		wrong("%zu notes shown, %zu %s", is->n_notes, c.n_notes, where);
	for (size_t i = 0; i < c.n_notes; i++) {
		const struct note *n = &c.notes[i];
		const struct shadow_note *m = &is->notes[i];
		if (n->id != m->id || strcmp(n->text, m->text) != 0 || n->kind != m->kind ||
			n->starred != m->starred || n->marker != m->marker ||
			n->axis_ms != m->axis_ms || n->asked_id != m->asked_id)
			wrong("note %zu is [%s], %s [%s]", i, m->text, where, n->text);
	}
	call_done(&c);
}

void
watch_stored(struct session *s, const struct shadow *is, const char *workbook, bool alone)
{
	struct store *own = session_app(s)->desk.store, *other;
	struct err e = { 0 };

	if (!is->live)
		return;
	stored_line(own, is, "in the workbook");
	stored_notes(own, is, "in the workbook");
	if (!alone || store_waiting(own))
		return;
	other = store_open(workbook, STORE_READ, &e);
	if (!other)
		wrong("a second program cannot read: %s", e.text);
	stored_line(other, is, "for a second program");
	stored_notes(other, is, "for a second program");
	store_close(other);
}

/* A question that was being typed when the call ended is a note that begins with "? ". */
static bool
says(const char *note, const char *text)
{
	return strcmp(note, text) == 0 ||
		(strncmp(note, "? ", 2) == 0 && strcmp(note + 2, text) == 0);
}

static bool
in_call(const struct call *c, const char *text)
{
	for (size_t i = 0; i < c->n_notes; i++)
		if (says(c->notes[i].text, text))
			return true;
	for (size_t i = 0; i < c->n_asked; i++)
		if (strcmp(c->asked[i].text, text) == 0)
			return true;
	return strstr(text_str(&c->draft), text) != NULL;
}

void
watch_left(struct session *s, const struct shadow *was)
{
	struct store *store = session_app(s)->desk.store;
	struct text edit = { 0 };
	struct call c = { 0 };
	char key[40];

	if (!was->live || (!was->line.n && !was->aside.n))
		return;
	if (!store_call_get(store, was->id, &c, NULL))
		wrong("the call is gone, and [%s] with it", text_str(&was->line));
	snprintf(key, sizeof(key), "edit/%lld", (long long)was->id);
	store_draft_get(store, key, &edit, NULL);
	if (!in_call(&c, text_str(&was->line)) &&
		!strstr(text_str(&edit), text_str(&was->line)))
		wrong("the call was left, and [%s] is lost", text_str(&was->line));
	if (was->editing && !in_call(&c, text_str(&was->aside)) &&
		!in_call(&c, text_str(&was->aside) + note_mark_read(text_str(&was->aside)).skip))
		wrong("the call was left, and [%s] set aside is lost", text_str(&was->aside));
	text_free(&edit);
	call_done(&c);
}

void
watch_undo(struct session *s, size_t times)
{
	struct desk *desk = &session_app(s)->desk;
	struct text before = { 0 }, after = { 0 }, said = { 0 };
	struct err e = { 0 };
	size_t n = 0;

	session_stored(s, &before);
	while (n < times && history_turn(desk, false, &said, &e))
		n++;
	session_stored(s, &after); /* it can be read on the way, too */
	text_clear(&after);
	for (size_t i = 0; i < n; i++)
		if (!history_turn(desk, true, &said, &e))
			wrong("%zu undone, %zu done again, then: %s", n, i, e.text);
	session_stored(s, &after);
	if (strcmp(text_str(&before), text_str(&after)) != 0)
		wrong("%zu undone and done again made\n%s\nof\n%s", n, text_str(&after),
			text_str(&before));
	text_free(&before);
	text_free(&after);
	text_free(&said);
}

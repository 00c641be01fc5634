/* session.c: a session's begin and end, and the events that reach the program. */
#include <limits.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "new_workbook.h"
#include "session_own.h"

/* ---- begin and end ---- */

static void
set_folders(const char *dir)
{
	static const char *const names[] = { "XDG_DATA_HOME", "XDG_CONFIG_HOME",
		"XDG_STATE_HOME", "HOME" };
	for (size_t i = 0; i < LEN(names); i++) {
		char *path = path_join(dir, names[i]);
		setenv(names[i], path, 1);
		free(path);
	}
	unsetenv("HALFHOUR_WORKBOOK");
	setenv("TZ", "UTC", 1);
	setenv("PATH", dir, 1); /* no program of this machine takes part */
}

/* The tree's folder: a session with files of its own goes into another, and back at its end. */
static char root[PATH_MAX];

struct session *
session_start(void)
{
	struct session *s = mem_new(1, sizeof(*s));

	if (!*root && !getcwd(root, sizeof(root)))
		perror("getcwd");

	setlocale(LC_ALL, "C.UTF-8");
	s->rows = 24;
	s->cols = 80;
	time_parse("2026-11-22T14:00:00Z", NULL, &s->now.wall_ms);
	s->now.boot_ms = s->now.mono_ms = HOUR_MS;
	s->now.boot_id = "a-boot";
	scratch_make(s->dir);
	set_folders(s->dir);
	return s;
}

void
session_leave(struct session *s)
{
	if (!s->open)
		return;
	app_done(&s->app);
	s->open = false;
}

void
session_stop(struct session *s)
{
	if (!s)
		return;
	sqlite3_close(s->other);
	session_leave(s);
	if (chdir(root) != 0)
		perror(root);
	scratch_remove(s->dir);
	strings_free(&s->config);
	strings_free(&s->used);
	text_free(&s->said);
	canvas_done(&s->screen);
	free(s->screen_name);
	free(s->arg);
	free(s);
}

void
session_config(struct session *s)
{
	for (size_t i = 0; i < s->config.n; i++) {
		char *name = mem_str(s->config.s[i]), *value = strchr(name, ' ');
		if (value)
			*value++ = '\0';
		config_set(&s->app.desk.config, name, value ? value : "", NULL);
		free(name);
	}
}

/* As main does it, without options and first questions. */
bool
session_open(struct session *s, struct err *e)
{
	struct app *a = &s->app;

	session_leave(s);
	set_folders(s->dir);
	config_init(&a->desk.config);
	session_config(s);
	char *path = path_config();
	config_load(&a->desk.config, path, NULL); /* what a session before this one has set */
	free(path);
	a->workbook = path_workbook(NULL);
	new_workbook(a->workbook);
	a->desk.bank_dir = path_bank_user(NULL);
	a->desk.store = store_open(a->workbook, STORE_MAKE | STORE_SCREEN, e);
	if (!a->desk.store)
		return false;
	a->ui.linear = s->linear;
	a->ui.ascii = s->ascii;
	a->ui.now = s->now;
	store_now(a->desk.store, &s->now);
	desk_due(&a->desk, NULL);
	s->open = true;
	program_open(a, s->rows, s->cols, s->screen_name, s->arg);
	if (s->columns)
		a->ui.linear_columns = s->columns;
	return true;
}

/* ---- events ---- */

/* A frame of which only the line was drawn again is the frame drawn whole. */
static void
check_frame(struct session *s)
{
	struct ui *ui = &s->app.ui;
	struct canvas drawn = { 0 }, whole = { 0 };

	if (!ui->frame_current)
		return;
	ui_draw(ui);
	ui_flatten(ui, &drawn);
	ui->frame_current = false;
	ui_draw(ui);
	ui_flatten(ui, &whole);
	for (int y = 0; y < whole.rows; y++) {
		struct text a = { 0 }, b = { 0 };
		canvas_row(&drawn, y, &a);
		canvas_row(&whole, y, &b);
		if (strcmp(text_str(&a), text_str(&b)) == 0 &&
		    drawn.cursor_y == whole.cursor_y && drawn.cursor_x == whole.cursor_x) {
			text_free(&a);
			text_free(&b);
			continue;
		}
		fprintf(stderr, "row %d was not drawn again:\n%s\n%s\n", y, text_str(&a),
			text_str(&b));
		abort();
	}
	canvas_done(&drawn);
	canvas_done(&whole);
}

/* What the loop does after input: settle, and what would be printed or drawn. */
void
session_settle(struct session *s)
{
	ui_settle(&s->app.ui);
	store_sync(s->app.desk.store, NULL); /* no thread here that would in its own time */
	store_tick(s->app.desk.store, &s->now);
	if (s->linear)
		ui_linear(&s->app.ui, &s->said);
	else
		check_frame(s);
}

void
session_event(struct session *s, struct event *ev)
{
	ev->now = s->now;
	s->app.ui.now = s->now;
	store_now(s->app.desk.store, &s->now);
	ui_event(&s->app.ui, ev);
}

void
session_send(struct session *s, struct event *ev)
{
	if (!s->open || s->app.ui.quit)
		return;
	session_event(s, ev);
	session_settle(s);
}

void
session_pass(struct session *s, int64_t ms, bool asleep)
{
	s->now.wall_ms += ms;
	s->now.boot_ms += ms;
	s->now.mono_ms += asleep ? 0 : ms;
	s->app.ui.now = s->now;
}

/* As the loop sleeps: to the next thing due, again and again. */
void
session_wait(struct session *s, int64_t ms)
{
	struct event tick = { .kind = EVENT_TICK };

	while (ms > 0 && s->open) {
		s->app.ui.now = s->now;
		int64_t due = ui_due(&s->app.ui);
		int64_t step = due < 0 || due > ms ? ms : due < 1 ? 1 : due;
		session_pass(s, step, false);
		ms -= step;
		session_send(s, &tick);
	}
}

/* The whole screen that has what is typed now, an overlay's beneath it. */
static void
use(struct session *s)
{
	const struct ui *ui = &s->app.ui;
	const char *name = s->open && ui->n_views ? ui->views[ui_base(ui)].screen->name : NULL;

	for (size_t i = 0; name && i < s->used.n; i++)
		if (strcmp(s->used.s[i], name) == 0)
			name = NULL;
	if (name)
		strings_add(&s->used, name);
}

const struct strings *
session_used(const struct session *s)
{
	return &s->used;
}

/* Behind a row of keys comes a pause: an answer of one key counts. */
static void
pause_behind(struct session *s)
{
	const struct ui *ui = &s->app.ui;
	const struct view *top = s->open && ui->n_views ? &ui->views[ui->n_views - 1] : NULL;

	if (top && strcmp(top->screen->name, "choice") == 0
		&& top->screen->due(top->state, &s->now) >= 0)
		session_wait(s, top->screen->due(top->state, &s->now));
}

void
session_keys(struct session *s, const char *keys)
{
	struct event ev = { .kind = EVENT_KEY };

	while (keys && *keys) {
		keys = event_parse(&ev, keys);
		session_pass(s, SESSION_KEY_MS, false);
		use(s);
		session_send(s, &ev);
		ev = (struct event){ .kind = EVENT_KEY };
	}
	pause_behind(s);
}

const struct moment *
session_now(const struct session *s)
{
	return &s->now;
}

void
session_line(struct session *s, const char *line)
{
	struct event ev = { .kind = EVENT_LINE, .text = line, .n = strlen(line), .ended = true };

	text_clear(&s->said);
	session_pass(s, SESSION_KEY_MS, false);
	use(s);
	session_send(s, &ev);
}

void
session_paste(struct session *s, const char *text)
{
	struct event ev = { .kind = EVENT_PASTE, .text = text, .n = strlen(text) };
	session_send(s, &ev);
}

#include <ftw.h>
#include <locale.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/command.h"
#include "session.h"

struct session {
	struct app app;
	struct moment now;
	char dir[64];
	int rows, cols;
	bool open, linear, ascii;
	int columns;            /* of linear lines */
	struct strings config;  /* NAME VALUE */
	struct strings used;    /* whole screens that were given keys or lines */
	struct text said;
	struct canvas screen;
	char *screen_name, *arg;
	sqlite3 *other;         /* another program at the workbook */
};

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
}

struct session *
session_start(void)
{
	struct session *s = mem_new(1, sizeof(*s));
	const char *tmp = getenv("TMPDIR");

	setlocale(LC_ALL, "C.UTF-8");
	s->rows = 24;
	s->cols = 80;
	time_parse("2026-11-22T14:00:00Z", NULL, &s->now.wall_ms);
	s->now.boot_ms = s->now.mono_ms = HOUR_MS;
	s->now.boot_id = "a-boot";
	snprintf(s->dir, sizeof(s->dir), "%s/halfhour-XXXXXX", tmp && *tmp ? tmp : "/tmp");
	if (!mkdtemp(s->dir))
		abort();
	set_folders(s->dir);
	return s;
}

static int
remove_one(const char *path, const struct stat *st, int kind, struct FTW *ftw)
{
	(void)st;
	(void)kind;
	(void)ftw;
	return remove(path);
}

static void
leave(struct session *s)
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
	leave(s);
	nftw(s->dir, remove_one, 16, FTW_DEPTH | FTW_PHYS);
	strings_free(&s->config);
	strings_free(&s->used);
	text_free(&s->said);
	canvas_done(&s->screen);
	free(s->screen_name);
	free(s->arg);
	free(s);
}

static void
apply_config(struct session *s)
{
	for (size_t i = 0; i < s->config.n; i++) {
		char *name = mem_str(s->config.s[i]), *value = strchr(name, ' ');
		if (value)
			*value++ = '\0';
		config_set(&s->app.config, name, value ? value : "", NULL);
		free(name);
	}
}

/* As main does it, without options and first questions. */
static bool
start(struct session *s, struct err *e)
{
	struct app *a = &s->app;

	leave(s);
	set_folders(s->dir);
	config_init(&a->config);
	apply_config(s);
	a->workbook = path_workbook(NULL);
	a->bank_dir = path_bank_user(NULL);
	a->store = store_open(a->workbook, STORE_MAKE | STORE_SCREEN, e);
	if (!a->store)
		return false;
	a->ui.linear = s->linear;
	a->ui.ascii = s->ascii;
	a->ui.now = s->now;
	store_now(a->store, &s->now);
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

	if (!ui->stands)
		return;
	ui_draw(ui);
	ui_flatten(ui, &drawn);
	ui->stands = false;
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
	store_sync(s->app.store, NULL); /* no thread here that would in its own time */
	store_tick(s->app.store, &s->now);
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
	store_now(s->app.store, &s->now);
	ui_event(&s->app.ui, ev);
}

static void
send(struct session *s, struct event *ev)
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
static void
wait(struct session *s, int64_t ms)
{
	struct event tick = { .kind = EVENT_TICK };

	while (ms > 0 && s->open) {
		s->app.ui.now = s->now;
		int64_t due = ui_due(&s->app.ui);
		int64_t step = due < 0 || due > ms ? ms : due < 1 ? 1 : due;
		session_pass(s, step, false);
		ms -= step;
		send(s, &tick);
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

void
session_keys(struct session *s, const char *keys)
{
	struct event ev = { .kind = EVENT_KEY };

	while (keys && *keys) {
		keys = event_parse(&ev, keys);
		session_pass(s, SESSION_KEY_MS, false);
		use(s);
		send(s, &ev);
		ev = (struct event){ .kind = EVENT_KEY };
	}
}

void
session_wait(struct session *s, int64_t ms)
{
	wait(s, ms);
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
	send(s, &ev);
}

void
session_paste(struct session *s, const char *text)
{
	struct event ev = { .kind = EVENT_PASTE, .text = text, .n = strlen(text) };
	send(s, &ev);
}

/* ---- directives ---- */

static bool
set_size(struct session *s, const char *arg, struct err *e)
{
	struct event ev = { .kind = EVENT_RESIZE };

	if (sscanf(arg, "%dx%d", &s->cols, &s->rows) != 2)
		return err_set(e, "a size is 80x24");
	ev.rows = s->rows;
	ev.cols = s->cols;
	send(s, &ev);
	return true;
}

static bool
set_at(struct session *s, const char *arg, struct err *e)
{
	return time_parse(arg, "UTC", &s->now.wall_ms) || err_set(e, "not a time");
}

static bool
set_linear(struct session *s, const char *arg, struct err *e)
{
	(void)e;
	s->linear = true;
	s->columns = atoi(arg);
	return true;
}

static bool
set_ascii(struct session *s, const char *arg, struct err *e)
{
	(void)arg;
	(void)e;
	s->ascii = true;
	return true;
}

static bool
set_config(struct session *s, const char *arg, struct err *e)
{
	(void)e;
	strings_add(&s->config, arg);
	return true;
}

static bool
set_open(struct session *s, const char *arg, struct err *e)
{
	size_t n = strcspn(arg, " ");

	free(s->screen_name);
	free(s->arg);
	s->screen_name = n ? mem_strn(arg, n) : NULL;
	s->arg = arg[n] ? mem_str(arg + n + 1) : NULL;
	if (!start(s, e))
		return false;
	session_settle(s);
	return true;
}

/* On a terminal, the last key of it now. */
static bool
set_half(struct session *s, const char *arg, struct err *e)
{
	(void)e;
	s->app.ui.now = s->now;
	ui_typing(&s->app.ui, arg);
	session_settle(s);
	return true;
}

/* Ctrl-T in the middle of it. */
static bool
set_complete(struct session *s, const char *arg, struct err *e)
{
	(void)arg;
	(void)e;
	ui_complete(&s->app.ui, &s->now);
	return true;
}

const char *
session_typing(const struct session *s)
{
	return text_str(&s->app.ui.typing);
}

static bool
set_restart(struct session *s, const char *arg, struct err *e)
{
	return set_open(s, arg, e);
}

static bool
set_wait(struct session *s, const char *arg, struct err *e)
{
	int64_t ms;
	if (!clock_parse(arg, &ms))
		return err_set(e, "a time is 12:00");
	wait(s, ms);
	return true;
}

static bool
set_sleep(struct session *s, const char *arg, struct err *e)
{
	int64_t ms;
	struct event tick = { .kind = EVENT_TICK };
	if (!clock_parse(arg, &ms))
		return err_set(e, "a time is 12:00");
	session_pass(s, ms, true);
	send(s, &tick);
	return true;
}

void
session_wall(struct session *s, int64_t ms)
{
	s->now.wall_ms += ms;
	s->app.ui.now = s->now;
}

static bool
set_reboot(struct session *s, const char *arg, struct err *e)
{
	int64_t ms;
	if (!clock_parse(arg, &ms))
		return err_set(e, "a time is 1:00");
	leave(s);
	session_pass(s, ms, false);
	s->now.boot_id = strcmp(s->now.boot_id, "boot-2") == 0 ? "boot-3" : "boot-2";
	s->now.boot_ms = s->now.mono_ms = SESSION_BOOT_MS;
	return start(s, e) && (session_settle(s), true);
}

static bool
set_wall(struct session *s, const char *arg, struct err *e)
{
	int64_t ms;
	bool back = *arg == '-';
	if (!clock_parse(arg + (back || *arg == '+'), &ms))
		return err_set(e, "a time is -1:00:00");
	session_wall(s, back ? -ms : ms);
	return true;
}

/* Another program writes to the workbook, and does not come to an end. */
static bool
set_busy(struct session *s, const char *arg, struct err *e)
{
	(void)arg;
	return (sqlite3_open(s->app.workbook, &s->other) == SQLITE_OK &&
		       sqlite3_exec(s->other, "BEGIN IMMEDIATE", 0, 0, 0) == SQLITE_OK) ||
		err_set(e, "the workbook cannot be held");
}

static bool
set_free(struct session *s, const char *arg, struct err *e)
{
	(void)arg;
	(void)e;
	sqlite3_close(s->other);
	s->other = NULL;
	return true;
}

/* Before a restart: the workbook becomes one that a later program made. */
static bool
set_newer(struct session *s, const char *arg, struct err *e)
{
	char *path = mem_str(s->app.workbook);
	(void)arg;
	leave(s);
	bool good = sqlite3_open(path, &s->other) == SQLITE_OK &&
		sqlite3_exec(s->other, "PRAGMA user_version = 9999", 0, 0, 0) == SQLITE_OK;
	sqlite3_close(s->other);
	s->other = NULL;
	free(path);
	return good || err_set(e, "the workbook cannot be changed");
}

/* A second program on the same workbook, for one act. */
static bool
set_beside(struct session *s, const char *arg, struct err *e)
{
	struct store *other = store_open(s->app.workbook, 0, e);
	int64_t id = other ? store_interview_find(other, "last", e) : 0;
	struct clock_event end = { .kind = CLOCK_END, .axis_ms = MINUTE_MS,
		.wall_ms = s->now.wall_ms, .boot_ms = s->now.boot_ms,
		.mono_ms = s->now.mono_ms, .boot_id = mem_str(s->now.boot_id) };
	struct note n = { 0 };
	struct text said = { 0 };
	bool good = id != 0;

	if (good && strncmp(arg, "note ", 5) == 0) {
		n.text = mem_str(arg + 5);
		n.axis_ms = 1000; /* of the call: where no transcript has one */
		good = store_note_add(other, id, &n, e);
	} else if (good && strcmp(arg, "end") == 0) {
		good = store_clock_add(other, id, &end, e);
	} else if (good) {
		good = store_undo(other, id, &said, e);
	}
	free(end.boot_id);
	note_done(&n);
	text_free(&said);
	store_close(other);
	return good;
}

static const struct {
	const char *name;
	bool (*set)(struct session *s, const char *arg, struct err *e);
} sets[] = {
	{ "size", set_size }, { "at", set_at },     { "linear", set_linear },
	{ "ascii", set_ascii }, { "config", set_config }, { "open", set_open },
	{ "restart", set_restart }, { "wait", set_wait }, { "sleep", set_sleep },
	{ "wall", set_wall },   { "reboot", set_reboot }, { "busy", set_busy },
	{ "free", set_free },   { "newer", set_newer },   { "half", set_half },
	{ "complete", set_complete }, { "beside", set_beside },
};

bool
session_set(struct session *s, const char *line, struct err *e)
{
	size_t n = strcspn(line, " ");

	for (size_t i = 0; i < LEN(sets); i++)
		if (strlen(sets[i].name) == n && strncmp(sets[i].name, line, n) == 0)
			return sets[i].set(s, line[n] ? line + n + 1 : "", e);
	return err_set(e, "there is no such line");
}

/* ---- what is seen ---- */

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

bool
session_reverse(struct session *s, const char *text)
{
	paint(s);
	for (int y = 0; y < s->rows; y++) {
		int x = column_of(s, y, text);
		if (x >= 0)
			return s->screen.cells[y * s->screen.stride + x].attr & ATTR_REVERSE;
	}
	return false;
}

const char *
session_window(const struct session *s)
{
	return text_str(&s->app.ui.window_title);
}

/* ---- what is stored ---- */

static bool
add_contact(void *user, const struct contact *c)
{
	struct text *out = user;

	text_add(out, "contact");
	for (size_t i = 0; i < n_contact_fields; i++) {
		struct text v = { 0 };
		contact_get(c, &contact_fields[i], &v);
		if (v.n)
			text_addf(out, " %s=%s", contact_fields[i].name, text_str(&v));
		text_free(&v);
	}
	text_addc(out, '\n');
	return true;
}

static void
add_asked(const struct call *c, struct text *out)
{
	for (size_t i = 0; i < c->n_asked; i++) {
		const struct asked *a = &c->asked[i];
		text_addf(out, "  question %zu %s%s %d min: %s\n", i + 1,
			asked_state_names[a->state], a->must ? " must" : "", a->minutes,
			a->text);
	}
	for (size_t i = 0; i < c->n_askings; i++) {
		const struct asked *a = call_asked(c, c->askings[i].asked_id);
		text_addf(out, "  asked %s\n", a ? a->brief : "?");
	}
}

static void
add_after(const struct call *c, struct text *out)
{
	for (size_t i = 0; i < c->clock.n; i++)
		if (c->clock.events[i].kind != CLOCK_START && c->clock.events[i].kind != CLOCK_END)
			text_addf(out, "  clock %s\n", clock_kind_names[c->clock.events[i].kind]);
	for (size_t i = 0; i < c->n_checks; i++)
		text_addf(out, "  check %s %d\n", check_answer_names[c->checks[i].answer],
			c->checks[i].minutes);
	for (size_t i = 0; i < c->n_reflections; i++)
		text_addf(out, "  reflection %s: %s\n", c->reflections[i].prompt,
			c->reflections[i].text);
	for (size_t i = 0; i < c->n_steps; i++)
		text_addf(out, "  step %s%s: %s\n", c->steps[i].kind,
			c->steps[i].done_ms ? " done" : "", c->steps[i].text);
	if (c->draft.n)
		text_addf(out, "  draft: %s\n", text_str(&c->draft));
}

static void
add_notes(const struct call *c, struct text *out)
{
	for (size_t i = 0; i < c->n_notes; i++) {
		const struct note *n = &c->notes[i];
		const struct asked *a = call_asked(c, n->asked_id);
		text_addf(out, "  note %s%s%s (%s): %s\n", note_kind_names[n->kind],
			n->starred ? " starred" : "", n->marker ? " marker" : "",
			a ? a->brief : "-", n->text);
	}
}

/* When, where and what for, as far as it is agreed. */
static void
add_agreed(const struct interview *i, struct text *out)
{
	const char *const more[] = { i->zone, i->channel, i->place, i->assignment };
	char at[32];

	time_iso(at, i->scheduled_ms);
	if (i->scheduled_ms)
		text_addf(out, "  agreed %s\n", at);
	for (size_t k = 0; k < LEN(more); k++)
		if (more[k] && *more[k])
			text_addf(out, "  agreed %s\n", more[k]);
}

struct dump {
	struct session *s;
	struct text *out;
};

static bool
add_interview(void *user, const struct interview *i)
{
	struct dump *d = user;
	struct call c = { 0 };

	if (!store_call_get(d->s->app.store, i->id, &c, NULL))
		return false;
	text_addf(d->out, "interview %s %d min%s%s%s %s\n", interview_kind_names[i->kind],
		i->agreed_minutes, i->practice ? " practice" : "",
		clock_started(&c.clock) ? " begun" : "", clock_ended(&c.clock) ? " ended" : "",
		i->contact && *i->contact ? i->contact : "nobody");
	if (i->nervous_before || i->nervous_after) {
		text_add(d->out, "  nervous ");
		nerves_text(i, d->out);
		text_addc(d->out, '\n');
	}
	add_agreed(i, d->out);
	add_asked(&c, d->out);
	add_notes(&c, d->out);
	add_after(&c, d->out);
	call_done(&c);
	return true;
}

/* Those that are not as they come. */
static void
add_settings(const struct config *c, struct text *out)
{
	struct config fresh;
	struct text is = { 0 }, was = { 0 };

	config_init(&fresh);
	for (size_t i = 0; i < n_settings; i++) {
		text_clear(&is);
		text_clear(&was);
		config_get(c, settings[i].name, &is);
		config_get(&fresh, settings[i].name, &was);
		if (strcmp(text_str(&is), text_str(&was)) != 0)
			text_addf(out, "setting %s: %s\n", settings[i].name, text_str(&is));
	}
	text_free(&is);
	text_free(&was);
	config_free(&fresh);
}

/* Of a person, not of a call: those stand with it. */
static bool
add_step(void *user, const struct step *st, const char *contact)
{
	if (!st->interview_id)
		text_addf(user, "step %s%s: %s (%s)\n", st->kind ? st->kind : "",
			st->done_ms ? " done" : "", st->text, contact ? contact : "nobody");
	return true;
}

/* The user's own packs as they stand on the disk, by a sum: whole they are long. */
static void
add_packs(const struct app *a, struct text *out)
{
	struct strings names = { 0 };

	path_list(&names, a->bank_dir, ".yaml");
	for (size_t i = 0; i < names.n; i++) {
		struct text pack = { 0 };
		char *path = path_join(a->bank_dir, names.s[i]);
		uint64_t sum = 14695981039346656037u; /* FNV-1a */
		file_read(path, &pack, 0, NULL);
		for (size_t k = 0; k < pack.n; k++)
			sum = (sum ^ (unsigned char)pack.s[k]) * 1099511628211u;
		text_addf(out, "pack %s %zu %016llx\n", names.s[i], pack.n,
			(unsigned long long)sum);
		text_free(&pack);
		free(path);
	}
	strings_free(&names);
}

void
session_stored(struct session *s, struct text *out)
{
	struct dump d = { s, out };

	store_contact_each(s->app.store, "", add_contact, out, NULL);
	store_interview_each(s->app.store, "", add_interview, &d, NULL);
	store_step_each(s->app.store, INT64_MAX, false, add_step, out, NULL);
	add_settings(&s->app.config, out);
	add_packs(&s->app, out);
}

bool
session_call(struct session *s, struct call *out)
{
	struct store *store = s->app.store;

	return store_call_get(store, store_interview_find(store, "last", NULL), out, NULL);
}

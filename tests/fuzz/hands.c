/* Plays a script at the program, and looks after every step. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"
#include "script.h"

struct hands {
	struct session *s;
	struct input in;       /* as the terminal's own */
	sqlite3 *other;        /* holds the workbook */
	struct shadow at;      /* before the event that comes next */
	bool open;
};

static struct ui *
ui_of(struct hands *h)
{
	return &session_app(h->s)->ui;
}

/* ---- events ---- */

static void
event(struct hands *h, struct event *ev)
{
	struct shadow was = h->at;

	if (ui_of(h)->quit)
		return;
	struct ui seen = *ui_of(h); /* which rows were in force */
	seen.views = mem_copy(seen.views, seen.n_views * sizeof(*seen.views));
	session_event(h->s, ev);
	shadow_take(&h->at, ui_of(h));
	shadow_event(&was, &h->at, &seen, ev);
	if (was.live && (!h->at.live || h->at.id != was.id))
		watch_left(h->s, &was);
	free(seen.views);
	shadow_done(&was);
}

/* After a burst. */
static void
settle(struct hands *h)
{
	session_settle(h->s);
	shadow_done(&h->at);
	shadow_take(&h->at, ui_of(h));
	if (ui_of(h)->suspend) {
		ui_of(h)->suspend = false;
		event(h, &(struct event){ .kind = EVENT_CONT });
		session_settle(h->s);
	}
	if (!session_linear(h->s))
		watch_screen(h->s);
	watch_stored(h->s, &h->at, session_app(h->s)->workbook, !h->other);
}

/* The program on the workbook as it stands; with a call open, in that call. */
static void
start(struct hands *h, const char *how, bool again)
{
	struct shadow was = h->at;
	struct text line = { 0 };
	struct err e = { 0 };

	if (again && was.live)
		text_addf(&line, "open live %lld", (long long)was.id);
	else
		text_add(&line, how);
	if (!session_set(h->s, text_str(&line), &e))
		wrong("%s: %s", text_str(&line), e.text);
	shadow_take(&h->at, ui_of(h));
	if (again && (was.started || was.n_notes || was.line.n || was.marks.n))
		shadow_same(&was, &h->at, "after a new start");
	shadow_done(&was);
	text_free(&line);
	h->open = true;
	settle(h);
}

static void
settle_all(struct hands *h)
{
	settle(h);
	if (ui_of(h)->quit)
		start(h, "open", false);
}

/* What the loop does when the terminal has sent something. */
static void
burst(struct hands *h)
{
	const struct moment *now = session_now(h->s);
	struct event ev;

	while (!ui_of(h)->quit && input_next(&h->in, &ev, now))
		event(h, &ev);
	if (input_lone_esc(&h->in)) {
		input_esc(&h->in, &ev, now);
		event(h, &ev);
	}
	settle_all(h);
}

/* Lets time pass until the decoder holds nothing it would give out by itself. */
static void
pass(struct hands *h, int64_t ms)
{
	int64_t due = input_due(&h->in, session_now(h->s));

	while (due >= 0 && due <= ms) {
		session_wait(h->s, due + 1);
		ms -= due + 1;
		burst(h);
		due = input_due(&h->in, session_now(h->s));
	}
	shadow_done(&h->at);
	session_wait(h->s, ms);
	shadow_take(&h->at, ui_of(h));
	settle_all(h);
}

/* ---- steps ---- */

static void
do_type(struct hands *h, const char *arg)
{
	struct text bytes = { 0 };

	bytes_read(&bytes, arg);
	pass(h, 100);
	input_feed(&h->in, text_str(&bytes), bytes.n, session_now(h->s));
	burst(h);
	text_free(&bytes);
}

static void
do_drip(struct hands *h, const char *arg)
{
	struct text bytes = { 0 };
	char *rest;
	long ms = strtol(arg, &rest, 10);

	bytes_read(&bytes, rest + (*rest == ' '));
	for (size_t i = 0; i < bytes.n; i++) {
		pass(h, ms);
		input_feed(&h->in, bytes.s + i, 1, session_now(h->s));
		burst(h);
	}
	text_free(&bytes);
}

static void
do_line(struct hands *h, const char *arg)
{
	struct text bytes = { 0 }, line = { 0 };
	struct shadow was = h->at;

	bytes_read(&bytes, arg);
	utf8_repair(&line, text_str(&bytes), strcspn(text_str(&bytes), "\n"));
	h->at = (struct shadow){ 0 };
	if (!ui_of(h)->quit)
		session_line(h->s, text_str(&line));
	shadow_take(&h->at, ui_of(h));
	shadow_line(&was, &h->at, text_str(&line));
	if (was.live && (!h->at.live || h->at.id != was.id))
		watch_left(h->s, &was);
	shadow_done(&was);
	text_free(&bytes);
	text_free(&line);
	settle_all(h);
}

static void
do_size(struct hands *h, const char *arg)
{
	struct text line = { 0 };
	struct shadow was = h->at;
	struct event ev = { .kind = EVENT_RESIZE };

	text_addf(&line, "size %s", arg);
	session_set(h->s, text_str(&line), NULL);
	shadow_take(&h->at, ui_of(h));
	shadow_event(&was, &h->at, ui_of(h), &ev);
	shadow_done(&was);
	text_free(&line);
	settle_all(h);
}

static void
do_wait(struct hands *h, const char *arg)
{
	pass(h, strtoll(arg, NULL, 10));
}

static void
do_sleep(struct hands *h, const char *arg)
{
	session_pass(h->s, strtoll(arg, NULL, 10), true);
	pass(h, 10);
}

static void
do_wall(struct hands *h, const char *arg)
{
	session_wall(h->s, strtoll(arg, NULL, 10) - 4500000);
	pass(h, 10);
}

static void
do_undo(struct hands *h, const char *arg)
{
	if (h->other)
		return;
	watch_undo(h->s, strtoul(arg, NULL, 10));
	shadow_done(&h->at);
	ui_reload(ui_of(h));
	shadow_take(&h->at, ui_of(h));
	settle_all(h);
}

static void
do_unlock(struct hands *h, const char *arg)
{
	(void)arg;
	sqlite3_close(h->other);
	h->other = NULL;
	if (h->open)
		pass(h, 1000); /* what was rescued is brought in */
	if (h->open && store_waiting(session_app(h->s)->desk.store))
		wrong("the workbook is free, and yet something waits for it");
}

static void
do_lock(struct hands *h, const char *arg)
{
	(void)arg;
	if (h->other || !h->open)
		return;
	sqlite3_open(session_app(h->s)->workbook, &h->other);
	if (sqlite3_exec(h->other, "BEGIN IMMEDIATE", NULL, NULL, NULL) != SQLITE_OK)
		do_unlock(h, NULL);
}

static void
do_restart(struct hands *h, const char *arg)
{
	(void)arg;
	do_unlock(h, NULL);
	start(h, "restart", true);
}

static void
do_hangup(struct hands *h, const char *arg)
{
	event(h, &(struct event){ .kind = EVENT_HANGUP });
	settle(h);
	do_restart(h, arg);
}

/* Leaves what is open as it is, and begins elsewhere. */
static void
do_open(struct hands *h, const char *arg)
{
	struct text line = { 0 };

	do_unlock(h, NULL);
	text_addf(&line, *arg ? "open %s" : "open", arg);
	start(h, text_str(&line), false);
	text_free(&line);
}

static const struct {
	const char *name;
	void (*play)(struct hands *h, const char *arg);
} plays[] = {
	{ "type", do_type }, { "drip", do_drip }, { "line", do_line }, { "size", do_size },
	{ "wait", do_wait }, { "sleep", do_sleep }, { "wall", do_wall }, { "undo", do_undo },
	{ "lock", do_lock }, { "unlock", do_unlock }, { "restart", do_restart },
	{ "hangup", do_hangup }, { "open", do_open },
};

static void
play(struct hands *h, const char *line)
{
	size_t n = strcspn(line, " ");

	for (size_t i = 0; i < LEN(plays); i++)
		if (strlen(plays[i].name) == n && strncmp(plays[i].name, line, n) == 0) {
			if (!h->open && plays[i].play != do_open)
				do_open(h, "");
			plays[i].play(h, line[n] ? line + n + 1 : "");
			return;
		}
	session_set(h->s, line, NULL); /* what a session knows before it is open */
}

void
hands_play(const struct strings *script)
{
	struct hands h = { .s = session_start() };

	for (size_t i = 0; i < script->n; i++)
		play(&h, script->s[i]);
	do_unlock(&h, NULL);
	if (h.open)
		do_restart(&h, NULL);
	shadow_done(&h.at);
	input_done(&h.in);
	session_stop(h.s);
}

/*
 * session.h: the whole program without a terminal, on a workbook of its own,
 * with a clock that only a transcript moves. run.c plays transcripts on it.
 */
#ifndef TESTS_UI_SESSION_H
#define TESTS_UI_SESSION_H

#include "base.h"

struct call;

struct session;

struct session *session_start(void);
void session_stop(struct session *s);           /* NULL is fine */
/* "size 40x12", "at …", "linear 40", "ascii", "config N V", "open S A", "wait 1:00",
 * "sleep 1:00", "wall -1:00", "beside undo", "restart", "reboot 1:00": see run.c. */
bool session_set(struct session *s, const char *line, struct err *e);
void session_keys(struct session *s, const char *keys);
void session_wait(struct session *s, int64_t ms); /* as "wait", to the millisecond */
const struct moment *session_now(const struct session *s);
#define SESSION_KEY_MS 100 /* before every key of session_keys */
#define SESSION_BOOT_MS 5000 /* what the boot clock reads when the program comes up again */
void session_line(struct session *s, const char *line);
void session_paste(struct session *s, const char *text);
bool session_linear(const struct session *s);
const struct strings *session_used(const struct session *s); /* names of whole screens */
void session_screen(struct session *s, struct text *out);
void session_said(struct session *s, struct text *out, bool clear);
void session_stored(struct session *s, struct text *out);
/* What was typed in the last call: when its first character came, and how long until Enter. */
void session_entered(struct session *s, struct text *out);
bool session_call(struct session *s, struct call *out); /* the last one, whole */
bool session_cursor_on(struct session *s, const char *text, bool behind);
/* The name of the role in which the first character of `text` is shown; NULL: it is not. */
const char *session_role(struct session *s, const char *text);
const char *session_typing(const struct session *s);
const char *session_window(const struct session *s);

/* For who has events of his own: one, at the session's time, without what the loop does
 * after a burst; and that. */
struct app;
struct event;
struct app *session_app(struct session *s);
void session_event(struct session *s, struct event *ev);
void session_settle(struct session *s);
void session_pass(struct session *s, int64_t ms, bool asleep); /* and nothing ticks */
void session_wall(struct session *s, int64_t ms);              /* somebody sets the clock */

#endif

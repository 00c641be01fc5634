/* session_own.h: what a session is made of; for its own files only. */
#ifndef TESTS_UI_SESSION_OWN_H
#define TESTS_UI_SESSION_OWN_H

#include <sqlite3.h>

#include "app/command.h"
#include "scratch.h"
#include "session.h"

struct session {
	struct app app;
	struct moment now;
	char dir[SCRATCH_MAX];
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

void session_leave(struct session *s);  /* ends the program if it runs */
/* And begins it as main does, without options. */
bool session_open(struct session *s, struct err *e);
void session_config(struct session *s); /* puts what `config` lines said into the desk's settings */
/* An event of any kind, and what the loop does after it. */
void session_send(struct session *s, struct event *ev);

#endif

/*
 * tui/event.h: what comes from the terminal and the clock: keys, pastes, lines, ticks.
 */
#ifndef HALFHOUR_TUI_EVENT_H
#define HALFHOUR_TUI_EVENT_H

#include "base.h"

enum event_kind {
	EVENT_KEY,    /* key and, when it types something, text */
	EVENT_PASTE,  /* text: everything between the paste marks, never a key */
	EVENT_LINE,   /* linear mode: one line, without its end; draft: not ended yet */
	EVENT_RESIZE, /* rows, cols */
	EVENT_TICK,
	EVENT_HANGUP, /* the terminal went away, or input ended: save and leave */
	EVENT_CONT,   /* back from a suspension: draw everything */
	EVENT_STATUS, /* the terminal's answer to term_ask_status; elapsed_ms */
};

/* `key` names what row tables name: "a", "é", "Space", "Enter", "Tab", "Shift-Tab",
 * "Esc", "Backspace", "Delete", "Up", "PgDn", "Home", "Ctrl-G", "Ctrl-\\". */
struct event {
	enum event_kind kind;
	char key[32];
	const char *text; /* UTF-8, repaired; borrowed until the next event */
	size_t n;
	int rows, cols;
	int64_t elapsed_ms; /* EVENT_STATUS: one round trip */
	bool ended;         /* EVENT_LINE: its end was seen */
	struct moment now;
};

/* Makes `ev` the key of that name, with the text it types ("Space" types a blank, "a"
 * an a); the text points into `ev`. Names of more than 31 bytes are cut. */
void event_key(struct event *ev, const char *name);
/* The next key of a text in the notation of transcripts: "ab<Tab><lt><Space>": a name in
 * angle brackets or one character. Returns what follows it, NULL at the end. */
const char *event_parse(struct event *ev, const char *keys);
/* Is `name` one of the keys of a row ("Up k")? */
bool key_names(const char *keys, const char *name);

#endif

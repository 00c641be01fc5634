/*
 * terminal.h: a program on a pseudo-terminal, its screen read through libvterm.
 * What a test waits for it waits for by looking, never by sleeping a fixed time.
 */
#ifndef TESTS_TERMINAL_H
#define TESTS_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "base.h"

struct terminal;

/* Starts argv (argv[0] is looked up as it stands) with TERM=`term` in a window; `env` are
 * "K=V" strings on top of a small, fixed environment, ended by NULL. Dies on failure. */
struct terminal *terminal_start(const char *const *argv, const char *const *env,
	const char *term, int rows, int cols);
void terminal_free(struct terminal *t);            /* kills what still runs */
pid_t terminal_pid(const struct terminal *t);
void terminal_send(struct terminal *t, const char *bytes, size_t n);
void terminal_type(struct terminal *t, const char *keys); /* "ab<Tab><Enter><Ctrl-G>" */
/* Takes in what the program has written for at most `ms`; false: it has ended. */
bool terminal_pump(struct terminal *t, int ms);
/* Until `text` stands in some row; false: not within `ms`. */
bool terminal_wait(struct terminal *t, const char *text, int ms);
bool terminal_wait_gone(struct terminal *t, const char *text, int ms);
/* Nothing written for `quiet` ms. */
void terminal_settle(struct terminal *t, int quiet);
void terminal_row(struct terminal *t, int row, struct text *out); /* end blanks cut */
void terminal_screen(struct terminal *t, struct text *out);
bool terminal_has(struct terminal *t, const char *text);
void terminal_cursor(struct terminal *t, int *row, int *col);
const char *terminal_title(const struct terminal *t);
void terminal_resize(struct terminal *t, int rows, int cols);
size_t terminal_bytes(const struct terminal *t);   /* written by the program so far */
const struct text *terminal_written(const struct terminal *t); /* and what they were */
/* As a terminal that answers no request: what it would say is the test's to send, late. */
void terminal_mute(struct terminal *t);
void terminal_hang_up(struct terminal *t);         /* closes our side: the line drops */
void terminal_kill(struct terminal *t, int sig);
/* The exit status once it has ended, -1: not within `ms`; a signal is 128 and it. */
int terminal_status(struct terminal *t, int ms);
int terminal_status_blind(struct terminal *t, int ms); /* the same, reading nothing */
bool terminal_cooked(const struct terminal *t);    /* lines, echo and signals are the terminal's */
/* The processor's time it took, what it started with it, in ms; once it has ended. */
int terminal_cpu_ms(const struct terminal *t);

/* Runs argv to its end without a terminal; its standard output goes to `out`, its exit
 * status comes back. `input` may be NULL. */
int run_command(const char *const *argv, const char *const *env, const char *input,
	struct text *out);

#endif

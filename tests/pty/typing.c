/*
 * typing.c: a call typed into the real program at 80 words a minute, every
 * keystroke accounted for. HALFHOUR_CALL_SECONDS says for how long (make
 * nightly: the whole half hour).
 */
#include <check.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "model/call.h"
#include "pty.h"
#include "store.h"
#include "typist.h"

#define OFF_MS 1500 /* stamps: what a loaded machine may be late */

struct playing {
	struct terminal *terminal;
	int64_t begun_ms, last_ms;
};

static int64_t
clock_ms(void)
{
	struct timespec at;

	clock_gettime(CLOCK_MONOTONIC, &at);
	return (int64_t)at.tv_sec * 1000 + at.tv_nsec / 1000000;
}

static int64_t
now(void *user)
{
	const struct playing *p = user;

	return clock_ms() - p->begun_ms;
}

static void
key(void *user, const char *name, int after_ms)
{
	struct playing *p = user;

	p->last_ms += after_ms; /* late once is not late for ever */
	while (clock_ms() < p->last_ms)
		ck_assert(terminal_pump(p->terminal, (int)(p->last_ms - clock_ms())));
	terminal_type(p->terminal, name);
}

static void
read_call(const struct pty_home *home, struct call *out)
{
	char *path = pty_home_file(home, "data/halfhour/workbook.halfhour");
	struct err e = { "" };
	struct store *s = store_open(path, STORE_READ, &e);

	ck_assert_msg(s != NULL, "%s", e.text);
	ck_assert(store_call_get(s, store_interview_find(s, "last", &e), out, &e));
	store_close(s);
	free(path);
}

START_TEST(a_call_at_eighty_words_a_minute)
{
	const char *seconds = getenv("HALFHOUR_CALL_SECONDS");
	int64_t length = (seconds ? atoi(seconds) : 15) * INT64_C(1000);
	struct pty_home home;
	struct playing p;
	struct typist t = { .face = { &p, key, now }, .seed = 1122 };
	struct call c = { 0 };
	struct text wrong = { 0 };

	pty_home_make(&home);
	p.terminal = pty_start(&home, "xterm-256color", 24, 80, "live", "--now", NULL);
	ck_assert(terminal_wait(p.terminal, "notes 0", 5000));
	p.begun_ms = p.last_ms = clock_ms();
	read_call(&home, &c);
	typist_call(&t, length, c.n_asked);
	terminal_settle(p.terminal, 50);
	terminal_kill(p.terminal, SIGKILL);
	ck_assert_int_eq(terminal_status(p.terminal, 2000), 128 + SIGKILL);
	read_call(&home, &c);
	ck_assert_msg(typist_check(&t, &c, OFF_MS, &wrong), "%s", text_str(&wrong));
	printf("typing: %zu keys in %lld s, %zu notes to the character, %zu questions; %zu bytes "
	       "sent\n", t.keys, (long long)(length / 1000), t.n, t.trail.n,
		terminal_bytes(p.terminal));
	call_done(&c);
	typist_done(&t);
	text_free(&wrong);
	terminal_free(p.terminal);
	pty_home_remove(&home);
}
END_TEST

TCase *typing_case(void);

TCase *
typing_case(void)
{
	TCase *c = tcase_create("typing");

	tcase_set_timeout(c, 7200);
	tcase_add_test(c, a_call_at_eighty_words_a_minute);
	return c;
}

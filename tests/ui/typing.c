#include <stdio.h>
#include <string.h>

#include "model/call.h"
#include "session.h"
#include "typing.h"
#include "typist.h"

#define CALL_MS (30 * MINUTE_MS)
#define LOOK_EVERY 97 /* keys after which the line on the disk is compared with the one seen */

struct playing {
	struct session *s;
	struct typist *t;
	int64_t begun_ms;
	struct text wrong;
};

static int64_t
now(void *user)
{
	const struct playing *p = user;

	return session_now(p->s)->boot_ms - p->begun_ms;
}

/* What is seen is saved: the line behind the bar ends what the workbook has. */
static void
look(struct playing *p)
{
	struct text screen = { 0 };
	struct call c = { 0 };

	session_screen(p->s, &screen);
	const char *bar = strstr(text_str(&screen), "│ ");
	if (bar && session_call(p->s, &c) && c.draft.n) {
		struct note_mark m = note_mark_read(text_str(&c.draft));
		const char *typed = text_str(&c.draft) + m.skip;
		size_t n = strcspn(bar + strlen("│ "), "\n");
		size_t blank = n < strlen(typed) && typed[n] == ' '; /* the row ends before it */
		bool short_line = utf8_columns(typed, c.draft.n - m.skip) < 60;
		if (short_line && !p->wrong.n && (n + blank != strlen(typed) ||
			strncmp(bar + strlen("│ "), typed, n) != 0))
			text_addf(&p->wrong, "key %zu: stored \"%s\", seen\n%s", p->t->keys,
				typed, text_str(&screen));
	}
	call_done(&c);
	text_free(&screen);
}

static void
key(void *user, const char *name, int after_ms)
{
	struct playing *p = user;

	session_wait(p->s, after_ms - SESSION_KEY_MS);
	session_keys(p->s, name);
	if (p->t->keys % LOOK_EVERY == 0)
		look(p);
}

bool
typing_play(void)
{
	struct playing p = { .s = session_start() };
	struct typist t = { .face = { &p, key, now }, .seed = 20261122 };
	struct call c = { 0 };
	struct err e = { 0 };

	p.t = &t;
	session_set(p.s, "open live", &e);
	session_keys(p.s, "<Enter>");
	p.begun_ms = session_now(p.s)->boot_ms;
	session_call(p.s, &c);
	typist_call(&t, CALL_MS, c.n_asked);
	bool good = session_call(p.s, &c) && typist_check(&t, &c, 0, &p.wrong) && !p.wrong.n;
	if (good)
		printf("ok ui typing: %zu keys in 30 minutes, %zu notes to the character, %zu "
		       "questions\n", t.keys, t.n, t.trail.n);
	else
		printf("not ok ui typing: %s\n", text_str(&p.wrong));
	call_done(&c);
	typist_done(&t);
	text_free(&p.wrong);
	session_stop(p.s);
	return good;
}

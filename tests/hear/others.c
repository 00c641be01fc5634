/* Three faults that other programs have, made small here; the programs too, where they are installed. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "hear.h"

enum { LINES = 24, COLUMNS = 80, KEYS = 3, SLOW_MS = 250, RESTS = 3 };

/* ---- the small programs ---- */

/* A clock in the corner that is written every second, whatever one does. */
static int
fake_timer(void)
{
	printf("\033[2J\033[HA timer\n");
	for (int n = 0; n < 60; n++) {
		printf("\033[1;60H12:00:%02d elapsed\033[3;1H", n);
		fflush(stdout);
		sleep(1);
	}
	return 0;
}

/* Three entries, a `>` before one of them. `framed`: a box round it is drawn with every key;
 * `parked`: the cursor stays in the corner, whatever is chosen. */
static void
fake_draw(int chosen, bool framed, bool parked)
{
	static const char *const entries[] = { "Open a file", "Save the file", "Leave" };

	for (int i = 0; framed && i < 2; i++) {
		printf("\033[%d;1H", i ? 6 : 2);
		for (int x = 0; x < 40; x++)
			fputs("\xe2\x94\x80", stdout);
	}
	for (int i = 0; i < 3; i++)
		printf("\033[%d;1H%c %s", i + 3, i == chosen ? '>' : ' ', entries[i]);
	printf("\033[%d;1H", parked ? LINES : chosen + 3);
	fflush(stdout);
}

static int
fake_menu(bool framed, bool parked)
{
	int chosen = 0;
	char c;

	if (system("stty raw -echo") != 0)
		return 1;
	printf("\033[2J\033[HA menu");
	do {
		fake_draw(chosen, framed, parked);
		chosen = (chosen + 1) % 3;
	} while (read(STDIN_FILENO, &c, 1) == 1);
	return 0;
}

int
hear_fake(const char *name)
{
	return strcmp(name, "timer") == 0 ? fake_timer()
		: fake_menu(strcmp(name, "boxes") == 0, strcmp(name, "parked") == 0);
}

/* ---- what is heard of them ---- */

enum fault { FAULT_NONE = 0, FAULT_TIMER = 1, FAULT_BOXES = 2, FAULT_PARKED = 4 };

static const struct other {
	const char *name;        /* "fake timer", or a program's path */
	const char *args[3];
	const char *shows, *key;
	int faults;              /* those it must be found to have; of the fakes, no others */
} others[] = {
	{ "fake", { "timer" }, "elapsed", "", FAULT_TIMER },
	{ "fake", { "boxes" }, "Leave", "x", FAULT_BOXES },
	{ "fake", { "parked" }, "Leave", "x", FAULT_PARKED },
	{ "fake", { "none" }, "Leave", "x", FAULT_NONE },
	{ "/usr/bin/top", { "-d", "1" }, "PID", "", FAULT_TIMER },
	{ "/usr/bin/htop", { "-d", "10" }, "PID", "", FAULT_TIMER },
	{ "/usr/bin/calcurse", { NULL }, "Calendar", "<Tab>", FAULT_BOXES | FAULT_PARKED },
	{ "/usr/bin/mc", { "-u" }, "Name", "<Down>", FAULT_PARKED },
};

/* Each second something is spoken: a timer. */
static int
other_rest(struct terminal *t, struct ear *e)
{
	int spoken = 0;

	for (int i = 0; i < RESTS; i++) {
		struct heard h;

		for (int ms = 0; ms < 1000; ms += 50) {
			nanosleep(&(struct timespec){ .tv_nsec = 50000000 }, NULL);
			terminal_pump(t, 0);
		}
		ear_next(e, &h);
		spoken += h.stream_words > 0;
		heard_done(&h);
	}
	return spoken == RESTS ? FAULT_TIMER : 0;
}

/* Keys: is a frame spoken; does the screen change, and the cursor never? */
static int
other_keys(struct terminal *t, struct ear *e, const char *key)
{
	bool changed = false, focused = false;
	int boxes = 0;

	for (int i = 0; i < KEYS && *key; i++) {
		struct heard h;

		terminal_type(t, key);
		terminal_pump(t, 1000);
		terminal_settle(t, SLOW_MS);
		ear_next(e, &h);
		changed |= h.changed;
		focused |= h.focused;
		boxes += h.boxes;
		heard_done(&h);
	}
	return (boxes ? FAULT_BOXES : 0) | (changed && !focused ? FAULT_PARKED : 0);
}

static void
other_text(int faults, struct text *out)
{
	static const char *const names[] = { "a timer", "frames", "a parked cursor" };

	for (int i = 0; i < (int)LEN(names); i++)
		if (faults & 1 << i)
			text_addf(out, "%s%s", out->n ? ", " : "", names[i]);
	if (!out->n)
		text_add(out, "nothing");
}

static bool
other_tell(const struct other *o, int found)
{
	struct text is = { 0 }, wanted = { 0 };
	bool fake = strcmp(o->name, "fake") == 0;
	bool good = fake ? found == o->faults : (found & o->faults) == o->faults;

	other_text(found, &is);
	other_text(o->faults, &wanted);
	printf("%s hear %s%s%s: heard %s%s%s\n", good ? "ok" : "not ok", o->name, fake ? " " : "",
		fake ? o->args[0] : "", text_str(&is), good ? "" : ", not ", good ? "" : text_str(&wanted));
	text_free(&is);
	text_free(&wanted);
	return good;
}

static bool
hear_other(const struct other *o, const struct pty_home *h)
{
	static char self[1024];
	const char *argv[] = { o->name, o->args[0], o->args[1], NULL, NULL };
	const char *fake[] = { self, "--fake", o->args[0], NULL };
	bool ours = strcmp(o->name, "fake") == 0;

	if (readlink("/proc/self/exe", self, sizeof(self) - 1) < 0)
		return false;
	struct terminal *t = terminal_start(ours ? fake : argv, (const char *const *)h->env.s,
		"xterm-256color", LINES, COLUMNS);
	bool there = terminal_wait(t, o->shows, 10000);
	terminal_settle(t, SLOW_MS);
	struct ear *e = ear_new(t, LINES, COLUMNS);
	int found = other_keys(t, e, o->key);
	found |= other_rest(t, e);
	ear_free(e);
	terminal_free(t);
	return other_tell(o, there ? found : -1);
}

size_t
hear_others(void)
{
	return LEN(others);
}

bool
hear_nth_other(size_t nth)
{
	struct pty_home h;

	if (*others[nth].name == '/' && access(others[nth].name, X_OK) != 0)
		return true;
	pty_home_make(&h);
	bool good = hear_other(&others[nth], &h);
	pty_home_remove(&h);
	return good;
}

int
hear_listen(const char *const *argv, const char *keys)
{
	struct pty_home h;
	struct heard said;

	pty_home_make(&h);
	struct terminal *t = terminal_start(argv, (const char *const *)h.env.s, "xterm-256color", LINES,
		COLUMNS);
	struct ear *e = ear_new(t, LINES, COLUMNS);
	terminal_pump(t, 2000);
	terminal_settle(t, SLOW_MS);
	ear_next(e, &said);
	hear_tell("at the start", &said);
	heard_done(&said);
	while (*keys) {
		char key[32];
		size_t n = *keys == '<' ? strcspn(keys, ">") + 1 : utf8_next(keys, strlen(keys), 0);

		snprintf(key, sizeof(key), "%.*s", (int)n, keys);
		keys += n;
		terminal_type(t, key);
		terminal_pump(t, 1000);
		terminal_settle(t, SLOW_MS);
		ear_next(e, &said);
		hear_tell(key, &said);
		heard_done(&said);
	}
	ear_free(e);
	terminal_free(t);
	pty_home_remove(&h);
	return 0;
}

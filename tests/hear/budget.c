/* The table of budgets, and one row of it listened to. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "hear.h"

enum { N_FIELDS = 12, PRESSES = 3, COME_MS = 1500, QUIET_MS = 50, PANE_MS = 450, REST_MS = 1150, ARGS = 12 };

/* ---- the table ---- */

/* Fields are parted by two blanks or more; "-" is an empty one. */
static int
budget_fields(char *line, char *fields[N_FIELDS])
{
	int n = 0;

	while (*line && n < N_FIELDS) {
		char *end = strstr(line, "  ");
		fields[n++] = line;
		if (!end)
			break;
		*end = '\0';
		line = end + 2 + strspn(end + 2, " ");
	}
	for (int i = 0; i < n; i++)
		if (strcmp(fields[i], "-") == 0)
			fields[i] = fields[i] + 1;
	return n;
}

static struct budget
budget_row(char *const f[N_FIELDS])
{
	return (struct budget){ mem_str(f[0]), mem_str(f[1]), mem_str(f[2]), mem_str(f[3]),
		mem_str(f[4]), mem_str(f[5]), strcmp(f[6], "stays") == 0, atoi(f[7]), atoi(f[8]),
		*f[9] ? atoi(f[9]) : -1, atoi(f[10]), atoi(f[11]) };
}

void
budgets_read(struct budgets *b, const char *file)
{
	char line[512], *fields[N_FIELDS];
	FILE *f = fopen(file, "r");

	while (f && fgets(line, sizeof(line), f)) {
		line[strcspn(line, "\n")] = '\0';
		if (*line == '#' || !*line)
			continue;
		if (budget_fields(line, fields) != N_FIELDS) {
			printf("not ok %s: no %d fields: %s\n", file, N_FIELDS, line);
			exit(EXIT_FAILURE);
		}
		mem_grow(b->rows, &b->cap, b->n + 1);
		b->rows[b->n++] = budget_row(fields);
	}
	if (f)
		fclose(f);
}

void
budgets_free(struct budgets *b)
{
	for (size_t i = 0; i < b->n; i++) {
		struct budget *r = &b->rows[i];
		char *all[] = { r->face, r->screen, r->start, r->way, r->shows, r->key };
		for (size_t k = 0; k < LEN(all); k++)
			free(all[k]);
	}
	free(b->rows);
}

/* ---- homes ---- */

/* The demo removes its folder when it ends, so that it is copied while it runs. */
void
hear_home_make(struct pty_home *h)
{
	static const char script[] =
		"root=$PWD;"
		"mkdir -p \"$HOME/tmp\" \"$XDG_DATA_HOME/halfhour\" \"$XDG_CONFIG_HOME/halfhour\" && cd \"$HOME\" &&"
		"mkfifo in && { TMPDIR=$HOME/tmp \"$HALFHOUR_BIN\" --linear demo <in >out & } && exec 3>in &&"
		"until grep -q DEMO out; do sleep 0.05; done &&"
		"\"$HALFHOUR_BIN\" --workbook tmp/halfhour-demo-*/demo.halfhour backup "
		"\"$XDG_DATA_HOME/halfhour/workbook.halfhour\" >/dev/null &&"
		"cp tmp/halfhour-demo-*/halfhour/config.yaml \"$XDG_CONFIG_HOME/halfhour/\" && exec 3>&- && wait &&"
		"{ \"$HALFHOUR_BIN\" review \"$root/data/examples/nurse.share.yaml\" --print;"
		"\"$HALFHOUR_BIN\" field 'power grids' term 'black start';"
		"\"$HALFHOUR_BIN\" assignment assignment-nine --due 'in 2 weeks'; } >out 2>&1";
	struct text out = { 0 };

	pty_home_make(h);
	if (pty_sh(h, &out, script) != 0) {
		printf("not ok hear: the demo's workbook could not be copied %s\n", text_str(&out));
		exit(EXIT_FAILURE);
	}
	text_free(&out);
}

static void
budget_home(const struct budget *b, const struct pty_home *from, struct pty_home *h)
{
	struct text script = { 0 }, out = { 0 };

	pty_home_make(h);
	text_addf(&script, "cp -r '%s/data' '%s/config' \"$HOME\"", from->dir, from->dir);
	if (strcmp(b->face, "announce") == 0)
		text_add(&script, " && echo 'announce: true' >>\"$XDG_CONFIG_HOME/halfhour/config.yaml\"");
	if (pty_sh(h, &out, text_str(&script)) != 0)
		printf("not ok hear %s %s: no home\n", b->face, b->screen);
	text_free(&script);
	text_free(&out);
}

static struct terminal *
budget_start(const struct budget *b, const struct pty_home *h, int *rows, int *cols)
{
	bool small = strcmp(b->face, "small") == 0;
	struct strings words = { 0 };
	const char *argv[ARGS] = { getenv("HALFHOUR_BIN") };
	int n = 1;

	*rows = small ? 12 : 24;
	*cols = small ? 40 : 80;
	strings_split(&words, b->start, " ");
	if (strcmp(b->face, "lines") == 0)
		argv[n++] = "--linear";
	for (size_t i = 0; i < words.n && n < ARGS - 1; i++)
		argv[n++] = words.s[i];
	struct terminal *t = terminal_start(argv, (const char *const *)h->env.s, "xterm-256color", *rows,
		*cols);
	strings_free(&words);
	return t;
}

/* ---- listening ---- */

static void
hear_list(const char *head, const struct strings *l, int words)
{
	printf("  %s, %d words:", head, words);
	for (size_t i = 0; i < l->n; i++)
		printf("%s %s", i ? " /" : "", l->s[i]);
	putchar('\n');
}

void
hear_tell(const char *at, const struct heard *h)
{
	printf("%s%s%s\n", at, h->changed ? "" : " (nothing changed)",
		h->changed && !h->focused ? " (the cursor is elsewhere)" : "");
	hear_list("written", &h->stream, h->stream_words);
	hear_list("followed", &h->follow, h->follow_words);
	if (h->boxes || h->repainted)
		printf("  %d of lines and frames, %d rows written again unchanged\n", h->boxes, h->repainted);
}

static void
hear_press(struct terminal *t, struct ear *e, const char *key, struct heard *out)
{
	size_t before = terminal_bytes(t);

	terminal_type(t, key);
	for (int ms = 0; ms < COME_MS && terminal_bytes(t) == before; ms += QUIET_MS)
		terminal_pump(t, QUIET_MS);
	terminal_settle(t, QUIET_MS);
	ear_next(e, out);
}

static void
hear_rest(struct terminal *t, struct ear *e, struct heard *out)
{
	for (int i = 0; i < REST_MS / QUIET_MS; i++) {
		struct timespec nap = { .tv_nsec = (long)QUIET_MS * 1000000 };
		nanosleep(&nap, NULL);
		terminal_pump(t, 0);
	}
	terminal_settle(t, QUIET_MS);
	ear_next(e, out);
}

struct verdict {
	struct text wrong;
	bool moved;              /* some press had its words beside the cursor */
	bool changed;
};

static void
verdict_over(struct verdict *v, const char *what, int is, int most)
{
	if (is > most)
		text_addf(&v->wrong, "%s%s %d, at most %d", v->wrong.n ? "; " : "", what, is, most);
}

static void
verdict_press(struct verdict *v, const struct budget *b, const struct heard *h)
{
	verdict_over(v, "words written a key", h->stream_words, b->stream);
	verdict_over(v, "words followed a key", h->follow_words, b->follow);
	verdict_over(v, "lines and frames", h->boxes, b->boxes);
	verdict_over(v, "rows written again unchanged", h->repainted, b->repainted);
	v->changed |= h->changed;
	v->moved |= h->focused;
}

/* The length of the first key in `keys`: a name in <>, or one sign. */
static size_t
hear_key_length(const char *keys)
{
	const char *end = *keys == '<' ? strchr(keys, '>') : NULL;

	return end ? (size_t)(end - keys) + 1 : utf8_next(keys, strlen(keys), 0);
}

/* Key by key, so that what is heard does not hang on how many come at once. */
static void
hear_keys(const struct budget *b, struct terminal *t, struct ear *e, struct verdict *v, bool all)
{
	struct heard h;
	char key[32];

	for (const char *at = b->key; *at; at += strlen(key)) {
		snprintf(key, sizeof(key), "%.*s", (int)hear_key_length(at), at);
		hear_press(t, e, key, &h);
		verdict_press(v, b, &h);
		if (all || v->wrong.n)
			hear_tell(key, &h);
		heard_done(&h);
	}
}

static void
hear_presses(const struct budget *b, struct terminal *t, struct ear *e, struct verdict *v, bool all)
{
	struct heard h;

	for (int i = 0; i < PRESSES; i++)
		hear_keys(b, t, e, v, all);
	if (*b->key && !v->changed)
		text_addf(&v->wrong, "nothing is heard of %s", b->key);
	else if (*b->key && !b->stays && !v->moved)
		text_add(&v->wrong, "the cursor is not where something happens");
	if (b->rest < 0)
		return;
	hear_rest(t, e, &h);
	verdict_over(v, "words at rest", h.stream_words, b->rest);
	if (all || v->wrong.n)
		hear_tell("at rest", &h);
	heard_done(&h);
}

/* Plain lines are whole when they have come to the prompt. */
static bool
hear_prompted(const struct budget *b, struct terminal *t)
{
	struct text row = { 0 };
	bool there = strcmp(b->face, "lines") != 0;

	for (int ms = 0; !there && ms < 10000; ms += QUIET_MS) {
		int y, x;

		terminal_settle(t, QUIET_MS);
		terminal_cursor(t, &y, &x);
		text_clear(&row);
		terminal_row(t, y, &row);
		there = strcmp(text_str(&row), ">") == 0;
	}
	text_free(&row);
	return there;
}

static bool
hear_reach(const struct budget *b, struct terminal *t, struct verdict *v)
{
	struct text screen = { 0 };

	while (terminal_bytes(t) == 0 && terminal_pump(t, COME_MS))
		;
	terminal_settle(t, QUIET_MS);
	terminal_type(t, b->way);
	bool there = terminal_wait(t, b->shows, 10000) && hear_prompted(b, t);

	/* What a pane shows once the pointer rests is not said by the first key. */
	terminal_settle(t, PANE_MS);
	if (!there) {
		terminal_screen(t, &screen);
		text_addf(&v->wrong, "it does not show %s", b->shows);
		puts(text_str(&screen));
	}
	text_free(&screen);
	return there;
}

static void
budget_once(const struct budget *b, const struct pty_home *from, struct verdict *v, bool all)
{
	struct pty_home h;
	int rows, cols;

	budget_home(b, from, &h);
	struct terminal *t = budget_start(b, &h, &rows, &cols);
	if (hear_reach(b, t, v)) {
		struct ear *e = ear_new(t, rows, cols);
		hear_presses(b, t, e, v, all);
		ear_free(e);
	}
	terminal_free(t);
	pty_home_remove(&h);
}

bool
hear_screen(const struct budget *b, const struct pty_home *from, bool all)
{
	struct verdict v = { 0 };

	budget_once(b, from, &v, all);
	if (v.wrong.n)
		printf("not ok hear %s %s: %s\n", b->face, b->screen, text_str(&v.wrong));
	else
		printf("ok hear %s %s\n", b->face, b->screen);
	bool good = v.wrong.n == 0;
	text_free(&v.wrong);
	return good;
}

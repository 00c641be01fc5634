/*
 * run.c: plays transcripts of whole sittings at the program, headless: keys and
 * times in, screens out. tests/ui/NAME.session is lines of
 *
 *   # …                a comment
 *   size 80x24         the window (this is the default); later on: a resize
 *   at 2026-11-22T14:00:00Z   when it begins
 *   linear [COLUMNS]   plain lines instead of the full screen
 *   ascii              a terminal that shows no UTF-8
 *   config NAME VALUE  a setting
 *   open SCREEN [ARG]  starts the program (Today beneath), above it a screen
 *   > keys             "ab<Tab><Ctrl-G>": a tenth of a second each
 *   burst keys         the same keys at once, and only then what follows a burst
 *   < line             linear mode: a line and Enter
 *   half TEXT          linear mode: so much of a line has been typed, the last key just now
 *   complete           the key Ctrl-T in the middle of it; typed TEXT: it is this now
 *   paste TEXT         a marked paste; \n for a new line, \r for what may stand before it
 *   wait 12:00         time passes; what ticks ticks
 *   sleep 5:00         so does the machine, asleep; wall -1:00: somebody sets its clock
 *   beside note TEXT   another program notes that in the last call; beside undo, beside end;
 *                      beside correct TEXT, answer, ask, place, step: it saves that as its
 *                      newest note, what one learned, its first question …; contact FIELD TEXT;
 *                      comment SECONDS TEXT: what a coach says of that moment
 *   restart            leaves and opens again
 *   reboot 1:00        so long after, on a machine that was started anew
 *   busy, free         another program holds the workbook, lets it go
 *   newer              before restart: a later program made the workbook
 *   file NAME TEXT     from here on the program is in the session's own folder, with such a file
 *   $ halfhour …       a shell runs the real program, whose clock is the session's, on the
 *                      session's workbook; what it prints was said, and status 0 is expected
 *   expect TEXT        stands on the screen, or was said since the last line in
 *   absent TEXT        does not
 *   cursor TEXT        the cursor stands on the first character of TEXT, or behind its
 *                      last when it ends in "_"
 *   role NAME TEXT     TEXT is shown in the role of that name (tui_role.h)
 *   window TEXT        the terminal's title
 *   screen             as it is now, row by row behind "| "
 *   said               linear mode: what was printed since the last said, behind "| "
 *   stored             what the workbook holds, behind "| "
 *   same OTHER         what is stored is what was stored at the end of OTHER.session; where
 *                      nothing is done afterwards and the other one has the other face,
 *                      the two are a pair, and every screen has to be used in one
 *
 * With --regenerate the rows behind "| " are written anew; everything else is kept, and
 * what was written by hand (expect and its like) still has to hold.
 *
 * In another LANGUAGE nothing has to hold: what is seen after each line is printed, for
 * tests/check/language.sh, which looks for English in it.
 */
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "days.h"
#include "lists.h"
#include "screens.h"
#include "session.h"
#include "tui.h"
#include "typing.h"

struct play {
	struct session *s;
	const char *name;       /* of the file, without its end */
	const char *folder;
	struct strings lines;   /* the transcript */
	size_t at;              /* the line being played */
	struct text out;        /* the transcript written anew */
	struct text failed;     /* the first thing that did not hold */
	bool fresh;             /* --regenerate */
	bool nested;            /* played for another one's sake */
	bool paired;            /* the last thing done was to find a pair the same */
	struct strings shared;  /* screens used in both of the pair */
};

static struct strings paired; /* the screens used in some pair, in both faces */
static bool walking;          /* another language: shown, and not compared */

static void
fail(struct play *p, const char *what, const char *want, const char *have)
{
	if (!p->failed.n && !walking)
		text_addf(&p->failed, "line %zu: %s %s\n%s", p->at + 1, what, want, have);
}

/* ---- golden rows ---- */

/* Compares `have` with the rows behind "| " that follow, or writes them anew. */
static void
golden(struct play *p, const char *have)
{
	struct text want = { 0 };
	size_t line = p->at;

	while (p->at + 1 < p->lines.n && p->lines.s[p->at + 1][0] == '|') {
		const char *row = p->lines.s[++p->at];
		text_add(&want, row[1] ? row + 2 : row + 1);
		text_addc(&want, '\n');
	}
	if (!p->fresh && strcmp(text_str(&want), have) != 0) {
		size_t last = p->at;
		p->at = line;
		fail(p, "is not as written:", p->lines.s[line], have);
		p->at = last;
	}
	for (const char *s = have; *s;) {
		size_t n = strcspn(s, "\n");
		text_addf(&p->out, n ? "| %.*s\n" : "|%.*s\n", (int)n, s);
		s += n + (s[n] == '\n');
	}
	text_free(&want);
}

static void
play_screen(struct play *p, const char *arg)
{
	struct text have = { 0 };
	(void)arg;
	session_screen(p->s, &have);
	golden(p, text_str(&have));
	text_free(&have);
}

static void
play_said(struct play *p, const char *arg)
{
	struct text have = { 0 };
	(void)arg;
	session_said(p->s, &have, true);
	golden(p, text_str(&have));
	text_free(&have);
}

static void
play_stored(struct play *p, const char *arg)
{
	struct text have = { 0 };
	(void)arg;
	session_stored(p->s, &have);
	golden(p, text_str(&have));
	text_free(&have);
}

static void
play_entered(struct play *p, const char *arg)
{
	struct text have = { 0 };
	(void)arg;
	session_entered(p->s, &have);
	golden(p, text_str(&have));
	text_free(&have);
}

/* ---- what must hold ---- */

static void
seen(struct play *p, struct text *out)
{
	if (session_linear(p->s))
		session_said(p->s, out, false);
	else
		session_screen(p->s, out);
}

static void
play_expect(struct play *p, const char *arg)
{
	struct text have = { 0 };
	seen(p, &have);
	if (!strstr(text_str(&have), arg))
		fail(p, "nowhere:", arg, text_str(&have));
	text_free(&have);
}

static void
play_absent(struct play *p, const char *arg)
{
	struct text have = { 0 };
	seen(p, &have);
	if (strstr(text_str(&have), arg))
		fail(p, "is there:", arg, text_str(&have));
	text_free(&have);
}

static void
play_cursor(struct play *p, const char *arg)
{
	struct text have = { 0 };
	char *text = mem_str(arg);
	size_t n = strlen(text);
	bool behind = n && text[n - 1] == '_';

	if (behind)
		text[n - 1] = '\0';
	if (!session_cursor_on(p->s, text, behind)) {
		session_screen(p->s, &have);
		fail(p, "the cursor is not on", arg, text_str(&have));
	}
	free(text);
	text_free(&have);
}

static void
play_role(struct play *p, const char *arg)
{
	size_t n = strcspn(arg, " ");
	const char *is = session_role(p->s, arg + n + (arg[n] == ' '));
	struct text have = { 0 };

	if (!is || strlen(is) != n || strncmp(is, arg, n) != 0) {
		session_screen(p->s, &have);
		fail(p, is ? is : "nowhere to be seen, where the role should be", arg, text_str(&have));
	}
	text_free(&have);
}

static void
play_window(struct play *p, const char *arg)
{
	if (strcmp(session_window(p->s), arg) != 0)
		fail(p, "the window's title is not", arg, session_window(p->s));
}

static void
play_typed(struct play *p, const char *arg)
{
	if (strcmp(session_typing(p->s), arg) != 0)
		fail(p, "the line so far is not", arg, session_typing(p->s));
}

static void play_file(const char *folder, const char *name, struct play *p);

static bool
has(const struct strings *l, const char *s)
{
	for (size_t i = 0; i < l->n; i++)
		if (strcmp(l->s[i], s) == 0)
			return true;
	return false;
}

static void
pair(struct play *p, const struct play *other, const char *stored)
{
	const struct strings *mine = session_used(p->s), *theirs = session_used(other->s);

	p->paired = session_linear(p->s) != session_linear(other->s) && *stored;
	for (size_t i = 0; i < mine->n; i++)
		if (has(theirs, mine->s[i]))
			strings_add(&p->shared, mine->s[i]);
}

static void
play_same(struct play *p, const char *arg)
{
	struct text mine = { 0 }, theirs = { 0 };
	struct play other = { .nested = true };

	if (p->nested || walking)
		return; /* the other one of a pair may say so too */
	session_stored(p->s, &mine);
	play_file(p->folder, arg, &other);
	session_stored(other.s, &theirs);
	if (other.failed.n)
		fail(p, "the other one fails:", arg, text_str(&other.failed));
	pair(p, &other, text_str(&mine));
	if (strcmp(text_str(&mine), text_str(&theirs)) != 0) {
		text_addf(&mine, "--- but %s stored\n%s", arg, text_str(&theirs));
		fail(p, "stored is not the same as by", arg, text_str(&mine));
	}
	session_stop(other.s);
	strings_free(&other.lines);
	text_free(&other.out);
	text_free(&other.failed);
	text_free(&mine);
	text_free(&theirs);
}

/* ---- what is done ---- */

static void
play_keys(struct play *p, const char *arg)
{
	p->paired = false;
	session_keys(p->s, arg);
}

static void
play_burst(struct play *p, const char *arg)
{
	for (struct event ev; (arg = event_parse(&ev, arg));)
		session_event(p->s, &ev);
	session_settle(p->s);
}

static void
play_line(struct play *p, const char *arg)
{
	p->paired = false;
	session_line(p->s, arg);
}

static void
play_paste(struct play *p, const char *arg)
{
	struct text t = { 0 };
	p->paired = false;
	for (; *arg; arg++) {
		bool nl = arg[0] == '\\' && arg[1] == 'n', cr = arg[0] == '\\' && arg[1] == 'r';
		text_addc(&t, nl ? '\n' : cr ? '\r' : *arg);
		arg += nl || cr;
	}
	session_paste(p->s, text_str(&t));
	text_free(&t);
}

static void
play_set(struct play *p, const char *arg)
{
	(void)arg;
	struct err e = { 0 };
	p->paired = false;
	if (!session_set(p->s, p->lines.s[p->at], &e))
		fail(p, e.text, "in", p->lines.s[p->at]);
}

static const struct verb {
	const char *name;
	void (*play)(struct play *p, const char *arg);
} verbs[] = {
	{ ">", play_keys },        { "burst", play_burst },  { "<", play_line },       { "paste", play_paste },
	{ "expect", play_expect }, { "absent", play_absent }, { "cursor", play_cursor },
	{ "role", play_role }, { "window", play_window },
	{ "screen", play_screen }, { "said", play_said },     { "stored", play_stored },
	{ "entered", play_entered },
	{ "same", play_same },     { "size", play_set },      { "at", play_set },
	{ "linear", play_set },    { "ascii", play_set },     { "config", play_set },
	{ "open", play_set },      { "wait", play_set },      { "sleep", play_set },
	{ "wall", play_set },      { "restart", play_set },   { "reboot", play_set },
	{ "busy", play_set },      { "free", play_set },      { "newer", play_set },
	{ "half", play_set },      { "complete", play_set },  { "typed", play_typed },
	{ "beside", play_set },    { "file", play_set },    { "$", play_set },
};

static void
play_one(struct play *p)
{
	const char *line = p->lines.s[p->at];
	size_t n = strcspn(line, " ");

	text_addf(&p->out, "%s\n", line);
	if (!*line || *line == '#')
		return;
	for (size_t i = 0; i < LEN(verbs); i++)
		if (strlen(verbs[i].name) == n && strncmp(verbs[i].name, line, n) == 0) {
			verbs[i].play(p, line[n] ? line + n + 1 : "");
			return;
		}
	fail(p, "there is no", line, "");
}

/* ---- files ---- */

static char *
file_of(const char *folder, const char *name)
{
	struct text t = { 0 };
	text_addf(&t, "%s/%s.session", folder, name);
	return text_take(&t);
}

static void
read_lines(const char *path, struct strings *out)
{
	struct text t = { 0 };
	struct err e = { 0 };

	if (!file_read(path, &t, 0, &e)) {
		printf("not ok %s: %s\n", path, e.text);
		exit(EXIT_FAILURE);
	}
	for (const char *s = text_str(&t); *s;) {
		size_t n = strcspn(s, "\n");
		char *line = mem_strn(s, n);
		strings_add(out, line);
		free(line);
		s += n + (s[n] == '\n');
	}
	text_free(&t);
}

static void
play_walk(struct play *p)
{
	struct text seen_now = { 0 };
	bool linear = session_linear(p->s);

	if (linear)
		session_said(p->s, &seen_now, true);
	else if (session_used(p->s)->n)
		session_screen(p->s, &seen_now);
	fputs(text_str(&seen_now), stdout);
	text_free(&seen_now);
}

/* Keys of the full screen are none in plain lines: what is told there names commands. */
static void
play_lines_name_no_keys(struct play *p)
{
	static const char *const keys[] = { "Tab", "Ctrl-Z", "Ctrl-_", "Ctrl-S", "Ctrl-X", "Ctrl-G", "Ctrl-O",
		"Ctrl-E", "Ctrl-R", "PgDn", "PgUp" };
	struct text told = { 0 };

	session_said(p->s, &told, false);
	for (size_t i = 0; i < LEN(keys); i++) {
		const char *at = strstr(text_str(&told), keys[i]);

		if (at && (at == told.s || strchr(" (\n", at[-1])))
			fail(p, "in plain lines a key is named:", keys[i], text_str(&told));
	}
	text_free(&told);
}

/* Plays a whole file; the session stays open for who wants to look at it. */
static void
play_file(const char *folder, const char *name, struct play *p)
{
	char *path = file_of(folder, name);

	p->folder = folder;
	p->name = name;
	read_lines(path, &p->lines);
	p->s = session_start();
	for (p->at = 0; p->at < p->lines.n; p->at++) {
		play_one(p);
		const char *line = p->lines.s[p->at];
		bool help = strchr(line, '?') || strstr(line, "help"); /* it names both */
		if (session_linear(p->s) && *line == '<' && !help)
			play_lines_name_no_keys(p);
		if (walking)
			play_walk(p);
	}
	free(path);
}

/* False: something did not hold. */
static bool
play_and_tell(const char *folder, const char *name, bool fresh)
{
	struct play p = { .fresh = fresh };
	struct err e = { 0 };
	char *path = file_of(folder, name);

	play_file(folder, name, &p);
	session_stop(p.s);
	bool good = !p.failed.n;
	for (size_t i = 0; good && p.paired && i < p.shared.n; i++)
		strings_add(&paired, p.shared.s[i]);
	if (good)
		printf("ok ui %s\n", name);
	else
		printf("not ok ui %s: %s\n", name, text_str(&p.failed));
	fflush(stdout);
	if (fresh && !file_write(path, text_str(&p.out), p.out.n, &e))
		printf("not ok ui %s: %s\n", name, e.text);
	strings_free(&p.lines);
	strings_free(&p.shared);
	text_free(&p.out);
	text_free(&p.failed);
	free(path);
	return good;
}

/* Whatever can be done on one face can be done on the other: once all have been played,
 * every screen must have been used in a pair. */
static bool
all_paired(void)
{
	bool good = true;

	for (size_t i = 0; i < n_screens; i++) {
		bool there = has(&paired, screens[i]->name);
		good = good && there;
		if (there)
			printf("ok ui pair: %s\n", screens[i]->name);
		else
			printf("not ok ui pair: %s: no two transcripts use it in both faces and end "
			       "with the same stored\n", screens[i]->name);
	}
	return good;
}

int
main(int argc, char **argv)
{
	char *folder = realpath("tests/ui", NULL); /* a session may be played elsewhere */
	bool fresh = argc > 1 && strcmp(argv[1], "--regenerate") == 0;
	struct strings names = { 0 };
	int bad = 0;

	if (getenv("LANGUAGE")) { /* tests/run unsets it; tests/check/language.sh wants one */
		setlocale(LC_ALL, "C.UTF-8");
		language_open();
		walking = true;
	}
	if (!folder) {
		fputs("tests/ui is not here\n", stderr);
		return EXIT_FAILURE;
	}
	for (int i = fresh ? 2 : 1; i < argc; i++)
		strings_add(&names, argv[i]);
	bool all = !names.n;
	if (all) {
		path_list(&names, folder, ".session");
		bad += !typing_play();
		bad += !days_play();
		bad += !lists_play();
	}
	for (size_t i = 0; i < names.n; i++) {
		char *end = strstr(names.s[i], ".session"), *slash = strrchr(names.s[i], '/');
		if (end)
			*end = '\0';
		bad += !play_and_tell(folder, slash ? slash + 1 : names.s[i], fresh);
	}
	if (all)
		bad += !all_paired();
	strings_free(&names);
	strings_free(&paired);
	free(folder);
	return bad ? EXIT_FAILURE : EXIT_SUCCESS;
}

/* run.c: plays one sitting with one fault, and notes what was seen. */
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "fault.h"

enum { PATIENCE_MS = 8000, REFUSED_MS = 2500,
       IDLE_MOST = 20000 }; /* curses asks a few times a key; a loop, a hundred thousand a second */

/* ---- homes ---- */

static int
remove_one(const char *path, const struct stat *st, int kind, struct FTW *ftw)
{
	(void)st;
	(void)kind;
	return ftw->level == 0 ? 0 : remove(path);
}

static void
empty_folder(const char *dir)
{
	nftw(dir, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

static void
copy_tree(const char *from, const char *to)
{
	int how;
	pid_t child = fork();

	if (child == 0) {
		execlp("cp", "cp", "-aT", from, to, (char *)NULL);
		_exit(127);
	}
	if (waitpid(child, &how, 0) != child || how != 0)
		abort();
}

static char *
kept_path(const struct place *p, size_t sitting)
{
	return path_join(p->kept, sittings[sitting].name);
}

/* The home as the sitting finds it: made once, copied from then on. */
static void
make_ready(struct place *p, size_t sitting)
{
	char *kept = kept_path(p, sitting);

	empty_folder(p->home.dir);
	if (path_exists(kept)) {
		copy_tree(kept, p->home.dir);
	} else {
		if (sittings[sitting].ready)
			sittings[sitting].ready(&p->home);
		copy_tree(p->home.dir, kept);
	}
	free(kept);
}

static void
map_tally(struct place *p)
{
	int fd;

	snprintf(p->tally_path, sizeof(p->tally_path), "%s/tally", p->kept);
	fd = open(p->tally_path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	if (fd < 0 || ftruncate(fd, (off_t)sizeof(*p->tally)) != 0)
		abort();
	p->tally = mmap(NULL, sizeof(*p->tally), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	close(fd);
	if (p->tally == MAP_FAILED)
		abort();
}

void
place_make(struct place *p)
{
	pty_home_make(&p->home);
	snprintf(p->kept, sizeof(p->kept), "%s.kept", p->home.dir);
	if (mkdir(p->kept, 0700) != 0)
		abort();
	map_tally(p);
}

void
place_remove(struct place *p)
{
	empty_folder(p->kept);
	rmdir(p->kept);
	munmap(p->tally, sizeof(*p->tally));
	if (!getenv("HALFHOUR_FAULT_KEEP"))
		pty_home_remove(&p->home);
}

/* ---- the order to the shim ---- */

static void
add_setting(struct strings *env, const char *name, const char *value)
{
	struct text t = { 0 };

	text_addf(&t, "%s=%s", name, value);
	strings_add(env, text_str(&t));
	text_free(&t);
}

/* at NULL: only count. */
static void
add_order(struct strings *env, struct place *p, const struct point *at)
{
	struct text t = { 0 };

	memset(p->tally, 0, sizeof(*p->tally));
	add_setting(env, "LD_PRELOAD", getenv("HALFHOUR_FAULT_LIBRARY"));
	add_setting(env, FAULT_ENV_UNDER, p->home.dir);
	add_setting(env, FAULT_ENV_TALLY, p->tally_path);
	if (!at)
		return;
	text_addf(&t, "%u %u %u %d", at->kind, at->at, ways[at->way].how, ways[at->way].why);
	add_setting(env, FAULT_ENV_ORDER, text_str(&t));
	text_clear(&t);
	text_addf(&t, "%s%s", p->home.dir, ways[at->way].all ? "" : "/data");
	add_setting(env, FAULT_ENV_BROKEN, text_str(&t));
	text_free(&t);
}

/* The home's environment and more, ended by a NULL that does not count. */
static void
join_env(struct strings *env, const struct place *p, const struct strings *more)
{
	for (size_t i = 0; i < p->home.env.n; i++)
		strings_add(env, p->home.env.s[i]);
	for (size_t i = 0; more && i < more->n; i++)
		strings_add(env, more->s[i]);
	mem_grow(env->s, &env->cap, env->n + 1);
	env->s[env->n] = NULL;
}

/* The program's arguments; "~/" is the home. They live as long as `all`. */
static const char *const *
make_argv(const struct place *p, const char *const *args, struct strings *all)
{
	strings_add(all, getenv("HALFHOUR_BIN"));
	for (; *args; args++) {
		char *path = strncmp(*args, "~/", 2) == 0 ? pty_home_file(&p->home, *args + 2) : NULL;
		strings_add(all, path ? path : *args);
		free(path);
	}
	mem_grow(all->s, &all->cap, all->n + 1);
	all->s[all->n] = NULL;
	return (const char *const *)all->s;
}

/* ---- without a terminal ---- */

static _Noreturn void
become(const char *const *argv, const struct strings *env, int in, int out, int err)
{
	dup2(in, STDIN_FILENO);
	dup2(out, STDOUT_FILENO);
	dup2(err, STDERR_FILENO);
	setenv("TERM", "dumb", 1);
	setenv("TZ", "UTC", 1);
	setenv("LC_ALL", "C.UTF-8", 1);
	for (size_t i = 0; i < env->n; i++)
		putenv(env->s[i]);
	execv(argv[0], (char *const *)argv);
	_exit(127);
}

static int
memory_file(const char *text)
{
	int fd = memfd_create("halfhour", MFD_CLOEXEC);

	if (fd < 0 || (text && write(fd, text, strlen(text)) < 0))
		abort();
	lseek(fd, 0, SEEK_SET);
	return fd;
}

static void
take_back(int fd, struct text *to)
{
	char block[8192];

	lseek(fd, 0, SEEK_SET);
	for (ssize_t n; to && (n = read(fd, block, sizeof(block))) > 0;)
		text_addn(to, block, (size_t)n);
	close(fd);
}

static int
wait_end(pid_t child)
{
	int how, left = PATIENCE_MS * 2;

	while (waitpid(child, &how, WNOHANG) == 0) {
		if (--left == 0) {
			kill(child, SIGKILL);
			waitpid(child, &how, 0);
			return 128 + SIGALRM;
		}
		nanosleep(&(struct timespec){ .tv_nsec = 1000000 }, NULL);
	}
	return WIFEXITED(how) ? WEXITSTATUS(how) : 128 + WTERMSIG(how);
}

int
run_plain(const struct place *p, const struct strings *more, const char *const *args,
	const char *input, struct text *out, struct text *err)
{
	int in = memory_file(input), o = memory_file(NULL), e = memory_file(NULL);
	struct strings env = { 0 }, all = { 0 };
	const char *const *argv = make_argv(p, args, &all);

	join_env(&env, p, more);
	pid_t child = fork();
	if (child == 0)
		become(argv, &env, in, o, e);
	int status = wait_end(child);
	strings_free(&all);
	close(in);
	take_back(o, out);
	take_back(e, err);
	strings_free(&env);
	return status;
}

/* ---- on a terminal ---- */

static bool
came(struct terminal *t, const char *seen, int ms)
{
	return *seen == '!' ? terminal_wait_gone(t, seen + 1, ms) : terminal_wait(t, seen, ms);
}

static void
drop(struct strings *l, const char *s)
{
	for (size_t i = 0; i < l->n; i++)
		if (strcmp(l->s[i], s) == 0) {
			free(l->s[i]);
			memmove(&l->s[i], &l->s[i + 1], (l->n - i - 1) * sizeof(char *));
			l->n--;
			return;
		}
}

static void
act_sent(const struct act *a, struct seen *was)
{
	if (a->instead) {
		drop(&was->facts, a->instead);
		strings_add(&was->maybe, a->instead);
	}
	if (a->fact)
		drop(&was->gone, a->fact);
}

static void
act_seen(const struct act *a, struct seen *was)
{
	if (a->fact)
		strings_add(&was->facts, a->fact);
	if (a->instead)
		strings_add(&was->gone, a->instead);
}

static bool
ended(struct terminal *t)
{
	return terminal_status(t, 0) >= 0;
}

/* Curses draws on without the memory it was refused, or crashes: no evidence of ours then. */
static bool
met_in_curses(const struct place *p)
{
	return strstr(p->tally->path, "ncurses") || strstr(p->tally->path, "tinfo");
}

/* Elsewhere a refusal is an answer. */
static bool
refusal_shown(const struct place *p, const struct act *a, struct terminal *t)
{
	return met_in_curses(p) ||
		(a->flags & ACT_MAY && (terminal_wait(t, "out of memory", 0) ||
			terminal_wait(t, "Not enough memory", 0)));
}

/* Does what did not come want an excuse? None where the program was to be killed, where a
 * refusal is an answer, or where nothing at all can be saved any more. */
static bool
excused(const struct place *p, const struct act *a, const struct seen *was, struct terminal *t)
{
	if (!p->tally->met)
		return false;
	if (was->memory && refusal_shown(p, a, t))
		return true;
	return was->kill || was->memory ? terminal_status(t, 1000) >= 0
		: was->nowhere || a->flags & ACT_MAY;
}

static void
say_screen(struct terminal *t, const char *what, struct text *wrong)
{
	text_addf(wrong, "%s\n", what);
	terminal_screen(t, wrong);
}

/* The last of two sequences that the program wrote: is it `off`? */
static bool
is_off(const char *written, const char *on, const char *off)
{
	const char *last_on = NULL, *last_off = NULL;

	for (const char *at = written; (at = strstr(at, on)); at++)
		last_on = at;
	for (const char *at = written; (at = strstr(at, off)); at++)
		last_off = at;
	return !last_on || last_off > last_on;
}

/* It has left its page, and ends, however long that takes on a busy machine. */
static bool
gave_back(struct terminal *t)
{
	return is_off(text_str(terminal_written(t)), "\033[?1049h", "\033[?1049l");
}

/* False: the end has come, or the way on is not known any more. */
static bool
do_act(struct place *p, struct terminal *t, const struct act *a, struct seen *was,
	struct text *wrong)
{
	struct text why = { 0 };
	bool there;

	if (a->seen && *a->seen == '!' && !terminal_wait(t, a->seen + 1, 0)) {
		text_addf(wrong, "%s was not there before it should go\n", a->seen + 1);
		return false;
	}
	act_sent(a, was);
	terminal_type(t, a->keys);
	int ms = p->tally->met && (was->nowhere || a->flags & ACT_MAY) ? REFUSED_MS : PATIENCE_MS;
	if (!a->seen)
		return terminal_status(t, ms) >= 0;
	there = came(t, a->seen, ms);
	if (there && *a->seen == '!' && was->memory && p->tally->met)
		there = terminal_status(t, 100) < 0 && !gave_back(t); /* else it is gone with its page */
	if (there) {
		act_seen(a, was);
		return !ended(t);
	}
	if (!excused(p, a, was, t)) {
		text_addf(&why, "%.60s did not bring %s on", a->keys, a->seen);
		say_screen(t, text_str(&why), wrong);
	}
	text_free(&why);
	return false;
}

/* Nothing of it stays on the terminal but what was meant to. */
static void
check_terminal(struct terminal *t, struct text *wrong)
{
	static const char *const modes[][3] = {
		{ "\033[?1049h", "\033[?1049l", "the alternate screen" },
		{ "\033[?2004h", "\033[?2004l", "bracketed paste" },
		{ "\033[?25l", "\033[?25h", "the hidden cursor" },
		{ "\033[22;0t", "\033[23;0t", "the title" },
		{ "\033=", "\033>", "the keypad" },
	};
	const char *written = text_str(terminal_written(t));

	for (size_t i = 0; i < LEN(modes); i++)
		if (!is_off(written, modes[i][0], modes[i][1]))
			text_addf(wrong, "left on the terminal: %s\n", modes[i][2]);
	if (!terminal_cooked(t))
		text_add(wrong, "the terminal was left raw\n");
}

static void
show_screen(struct terminal *t)
{
	struct text rows = { 0 };

	terminal_screen(t, &rows);
	printf("%s", text_str(&rows));
	text_free(&rows);
}

static void
play_screen(struct place *p, const struct sitting *s, const struct strings *more,
	struct seen *was, struct text *wrong)
{
	struct strings env = { 0 }, all = { 0 };
	const char *const *argv = make_argv(p, s->args, &all);
	const struct act *a;

	join_env(&env, p, more);
	struct terminal *t = terminal_start(argv, (const char *const *)env.s, "xterm-256color", 24,
		80);
	for (a = s->acts; a->keys; a++)
		if (!do_act(p, t, a, was, wrong))
			break;
	if (a->keys && !ended(t) && !p->tally->met)
		say_screen(t, "it does not end by itself on", wrong);
	if (p->show)
		show_screen(t);
	if (a->keys && !ended(t))
		terminal_kill(t, SIGTERM);
	was->status = terminal_status(t, PATIENCE_MS);
	if (was->status < 0)
		say_screen(t, "it does not end on", wrong);
	else if (was->status != 128 + SIGKILL)
		check_terminal(t, wrong);
	if (was->status > 1 && was->status != 128 + SIGKILL && !met_in_curses(p))
		say_screen(t, "its last screen", wrong);
	terminal_free(t);
	strings_free(&all);
	strings_free(&env);
}

/* ---- as a command ---- */

static void
play_command(struct place *p, const struct sitting *s, const struct strings *more,
	struct seen *was, struct text *wrong)
{
	struct text out = { 0 }, err = { 0 };

	was->status = run_plain(p, more, s->args, s->input, &out, &err);
	if (p->show)
		printf("status %d\n%s%s", was->status, text_str(&out), text_str(&err));
	if (s->fact)
		strings_add(was->status == 0 ? &was->facts
			: was->status == 1 && !was->memory ? &was->gone : &was->maybe, s->fact);
	if (s->fact && s->instead) {
		strings_add(&was->either, s->fact);
		strings_add(&was->either, s->instead);
	}
	if (was->status == 1 && !err.n)
		text_add(wrong, "it failed without a word\n");
	text_free(&out);
	text_free(&err);
}

/* ---- a run ---- */

static void
seen_free(struct seen *was)
{
	strings_free(&was->facts);
	strings_free(&was->gone);
	strings_free(&was->maybe);
	strings_free(&was->either);
}

static void
check_status(const struct place *p, const struct sitting *s, const struct seen *was,
	struct text *wrong)
{
	int most = s->acts ? 0 : 1;

	if (was->kill && was->met && was->status == 128 + SIGKILL)
		return;
	if (was->met && !was->kill && s->acts)
		most = 1; /* where the workbook cannot be opened at all */
	if (was->memory && met_in_curses(p) && was->status == 128 + SIGSEGV)
		return;
	if (was->status < 0 || was->status > (was->met ? most : 0))
		text_addf(wrong, "it ended with status %d\n", was->status);
}

static void
play(struct place *p, const struct sitting *s, const struct point *at, struct seen *was,
	struct text *wrong)
{
	struct strings more = { 0 };

	if (s->setting)
		strings_add(&more, s->setting);
	if (s->always)
		strings_add(&was->facts, s->always);
	add_order(&more, p, at);
	was->nowhere = at && ways[at->way].all;
	was->memory = at && at->kind == FAULT_memory;
	was->kill = at && ways[at->way].how <= FAULT_KILL_AFTER;
	(s->acts ? play_screen : play_command)(p, s, &more, was, wrong);
	was->met = p->tally->met != 0;
	if (p->show)
		printf("polls for nothing: %u\n", p->tally->idle);
	if (p->tally->idle > IDLE_MOST)
		text_addf(wrong, "it did not rest: %u polls for nothing\n", p->tally->idle);
	check_status(p, s, was, wrong);
	strings_free(&more);
}

bool
play_count(struct place *p, size_t sitting, unsigned counts[FAULT_KIND_COUNT],
	struct text *wrong)
{
	struct seen was = { 0 };

	make_ready(p, sitting);
	play(p, &sittings[sitting], NULL, &was, wrong);
	for (size_t i = 0; i < FAULT_KIND_COUNT; i++)
		counts[i] = p->tally->counts[i];
	look_after(p, &sittings[sitting], &was, wrong);
	seen_free(&was);
	return wrong->n == 0;
}

bool
play_point(struct place *p, const struct point *at, bool *met, struct text *wrong)
{
	struct seen was = { 0 };

	make_ready(p, at->sitting);
	play(p, &sittings[at->sitting], at, &was, wrong);
	*met = was.met;
	look_after(p, &sittings[at->sitting], &was, wrong);
	if (wrong->n && was.met)
		text_addf(wrong, "met at %s\n", p->tally->path);
	seen_free(&was);
	return wrong->n == 0;
}

/*
 * main.c: test-fuzz, in make test with the same seeds each time.
 *
 *   test-fuzz                     a short run; with HALFHOUR_FUZZ_MINUTES set, new ones
 *   test-fuzz new MINUTES         seeds never tried before, each printed
 *   test-fuzz seed N [STEPS]      one again; one that fails is made shorter and printed
 *   test-fuzz play FILE           a script as printed
 *   test-fuzz doors N [ROUNDS]    the doors alone, from that seed
 *
 * Every script is played in a child, so that a crash, a hang and what the sanitizers
 * say are failures like any other.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "fuzz.h"
#include "scratch.h"
#include "script.h"

enum { SEEDS = 24, STEPS = 80, NEW_STEPS = 160, SECONDS_MOST = 60, TRIES_MOST = 1500,
       DOOR_ROUNDS = 150 };

static FILE *said; /* of a child */

void
wrong(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	vfprintf(said, fmt, ap);
	va_end(ap);
	fflush(said);
	_exit(EXIT_FAILURE);
}

/* ---- a child ---- */

/* What a child does: plays a script, or without one throws things at the doors. */
struct job {
	const struct strings *script;
	unsigned seed, rounds;
};

static void
play_here(const struct job *j, const char *dir, FILE *f)
{
	said = f;
	dup2(fileno(f), STDOUT_FILENO);
	dup2(fileno(f), STDERR_FILENO);
	if (chdir(dir) != 0)
		abort();
	setenv("TMPDIR", dir, 1);
	setenv("VISUAL", "true", 1); /* an editor that changes nothing */
	for (const char *const *n = (const char *const[]){ "XDG_DATA_HOME", "XDG_CONFIG_HOME",
		"XDG_STATE_HOME", "HOME", NULL }; *n; n++)
		setenv(*n, dir, 1);
	alarm(SECONDS_MOST);
	if (j->script)
		hands_play(j->script);
	else
		doors_throw(j->seed, j->rounds);
	fflush(f);
	exit(EXIT_SUCCESS);
}

/* False: it fails, and `why` says how. */
static bool
done(const struct job *j, struct text *why)
{
	char dir[SCRATCH_MAX], block[4096];
	FILE *f = tmpfile();
	int status = 0;

	if (!f)
		abort();
	scratch_make(dir);
	fflush(stdout);
	pid_t child = fork();
	if (child == 0)
		play_here(j, dir, f);
	waitpid(child, &status, 0);
	scratch_remove(dir);
	text_clear(why);
	if (WIFSIGNALED(status))
		text_addf(why, "signal %d%s\n", WTERMSIG(status),
			WTERMSIG(status) == SIGALRM ? ": it hangs" : "");
	rewind(f);
	for (size_t n; (n = fread(block, 1, sizeof(block), f)) > 0;)
		text_addn(why, block, n);
	fclose(f);
	return status == 0;
}

static bool
holds(const struct strings *script, struct text *why)
{
	struct job j = { .script = script };

	return done(&j, why);
}

/* ---- made shorter ---- */

static void
without(const struct strings *all, size_t from, size_t n, struct strings *out)
{
	for (size_t i = 0; i < all->n; i++)
		if (i < from || i >= from + n)
			strings_add(out, all->s[i]);
}

struct shrink {
	struct strings *script;
	unsigned tries;
};

static bool
still_fails(struct shrink *k, struct strings *less)
{
	struct text why = { 0 };
	bool fails = k->tries++ < TRIES_MOST && !holds(less, &why);

	text_free(&why);
	if (fails) {
		strings_free(k->script);
		*k->script = *less;
		*less = (struct strings){ 0 };
	}
	strings_free(less);
	return fails;
}

static void
shrink_steps(struct shrink *k)
{
	for (size_t n = k->script->n / 2; n > 0; n /= 2)
		for (size_t at = 0; at < k->script->n;) {
			struct strings less = { 0 };
			without(k->script, at, n, &less);
			if (less.n == k->script->n || !still_fails(k, &less))
				at += n;
			strings_free(&less);
		}
}

/* Bytes of what is typed in step i. */
static void
shrink_bytes(struct shrink *k, size_t i)
{
	struct text bytes = { 0 };
	const char *name = k->script->s[i], *arg = strchr(name, ' ');

	if (!arg || (strncmp(name, "type ", 5) != 0 && strncmp(name, "line ", 5) != 0))
		return;
	bytes_read(&bytes, arg + 1);
	for (size_t n = bytes.n / 2; n > 0; n /= 2)
		for (size_t at = 0; at + n <= bytes.n;) {
			struct strings less = { 0 };
			struct text cut = { 0 }, line = { 0 };
			text_addn(&cut, bytes.s, bytes.n);
			text_remove(&cut, at, n);
			text_addf(&line, "%.5s", name);
			bytes_write(&line, text_str(&cut), cut.n);
			strings_copy(&less, k->script);
			free(less.s[i]);
			less.s[i] = text_take(&line);
			if (still_fails(k, &less)) {
				text_remove(&bytes, at, n);
				name = k->script->s[i];
			} else {
				at += n;
			}
			text_free(&cut);
		}
	text_free(&bytes);
}

static void
shrink(struct strings *script)
{
	struct shrink k = { .script = script };

	shrink_steps(&k);
	for (size_t i = 0; i < script->n; i++)
		shrink_bytes(&k, i);
	shrink_steps(&k);
}

/* ---- runs ---- */

static bool
tell(const char *what, const struct strings *script, bool good, const struct text *why)
{
	if (good) {
		printf("ok fuzz %s\n", what);
		return true;
	}
	printf("not ok fuzz %s: %s\n", what, text_str(why));
	for (size_t i = 0; script && i < script->n; i++)
		printf("%s\n", script->s[i]);
	fflush(stdout);
	return false;
}

static bool
play_seed(unsigned seed, size_t steps, bool shorter)
{
	struct strings script = { 0 };
	struct text why = { 0 };
	char what[64];

	script_make(&script, seed, steps);
	bool good = holds(&script, &why);
	if (!good && shorter) {
		printf("fuzz seed %u, before it was made shorter: %s\n", seed, text_str(&why));
		shrink(&script);
		holds(&script, &why);
	}
	snprintf(what, sizeof(what), "seed %u %zu", seed, steps);
	tell(what, shorter ? &script : NULL, good, &why);
	strings_free(&script);
	text_free(&why);
	return good;
}

static bool
play_file(const char *path)
{
	struct strings script = { 0 };
	struct text all = { 0 }, why = { 0 };
	struct err e = { 0 };

	if (!file_read(path, &all, 0, &e)) {
		printf("not ok fuzz: %s\n", e.text);
		return false;
	}
	for (char *s = (char *)text_str(&all), *end; *s; s = end) {
		end = s + strcspn(s, "\n");
		char *line = mem_strn(s, (size_t)(end - s));
		strings_add(&script, line);
		free(line);
		end += *end == '\n';
	}
	bool good = tell(path, NULL, holds(&script, &why), &why);
	strings_free(&script);
	text_free(&all);
	text_free(&why);
	return good;
}

static bool
play_doors(unsigned seed, unsigned rounds)
{
	struct job j = { .seed = seed, .rounds = rounds };
	struct text why = { 0 };
	char what[64];

	snprintf(what, sizeof(what), "doors %u %u", seed, rounds);
	bool good = tell(what, NULL, done(&j, &why), &why);
	text_free(&why);
	return good;
}

static bool
play_known(void)
{
	bool good = play_doors(1, DOOR_ROUNDS);

	for (unsigned seed = 1; seed <= SEEDS; seed++)
		good &= play_seed(seed, STEPS, true);
	return good;
}

static bool
play_new(double minutes)
{
	time_t end = time(NULL) + (time_t)(minutes * 60);
	unsigned seed = (unsigned)time(NULL) * 1000;
	bool good = true;

	while (time(NULL) < end) {
		good &= play_seed(seed, NEW_STEPS, true);
		if (++seed % 16 == 0)
			good &= play_doors(seed, DOOR_ROUNDS);
	}
	return good;
}

int
main(int argc, char **argv)
{
	const char *minutes = getenv("HALFHOUR_FUZZ_MINUTES");
	const char *verb = argc > 1 ? argv[1] : minutes ? "new" : "";
	const char *arg = argc > 2 ? argv[2] : argc == 1 && minutes ? minutes : "1";
	unsigned nth = (unsigned)strtoul(arg, NULL, 10);
	size_t more = argc > 3 ? strtoul(argv[3], NULL, 10) : 0;
	bool good;

	if (strcmp(verb, "new") == 0)
		good = play_new(strtod(arg, NULL));
	else if (strcmp(verb, "seed") == 0)
		good = play_seed(nth, more ? more : STEPS, true);
	else if (strcmp(verb, "play") == 0)
		good = play_file(arg);
	else if (strcmp(verb, "doors") == 0)
		good = play_doors(nth, more ? (unsigned)more : DOOR_ROUNDS);
	else
		good = play_known();
	return good ? EXIT_SUCCESS : EXIT_FAILURE;
}

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "pty.h"

#define ARGS_MOST 24

void
pty_home_set(struct pty_home *h, const char *setting)
{
	strings_add(&h->env, setting);
	mem_grow(h->env.s, &h->env.cap, h->env.n + 1);
	h->env.s[h->env.n] = NULL;
}

static void
add_env(struct pty_home *h, const char *name, const char *folder)
{
	struct text t = { 0 };
	text_addf(&t, "%s=%s/%s", name, h->dir, folder);
	pty_home_set(h, text_str(&t));
	text_free(&t);
}

void
pty_home_make(struct pty_home *h)
{
	memset(h, 0, sizeof(*h));
	scratch_make(h->dir);
	add_env(h, "HOME", "");
	add_env(h, "XDG_DATA_HOME", "data");
	add_env(h, "XDG_CONFIG_HOME", "config");
	add_env(h, "XDG_STATE_HOME", "state");
}

void
pty_home_remove(struct pty_home *h)
{
	scratch_remove(h->dir);
	strings_free(&h->env);
}

char *
pty_home_file(const struct pty_home *h, const char *name)
{
	return path_join(h->dir, name);
}

static void
take_args(const char *argv[ARGS_MOST], va_list ap)
{
	int n = 1;

	argv[0] = getenv("HALFHOUR_BIN");
	if (!argv[0]) {
		fprintf(stderr, "HALFHOUR_BIN does not name the program\n");
		abort();
	}
	while (n < ARGS_MOST && (argv[n] = va_arg(ap, const char *)))
		n++;
}

struct terminal *
pty_start(const struct pty_home *h, const char *term, int rows, int cols, ...)
{
	const char *argv[ARGS_MOST];
	va_list ap;

	va_start(ap, cols);
	take_args(argv, ap);
	va_end(ap);
	return terminal_start(argv, (const char *const *)h->env.s, term, rows, cols);
}

int
pty_run(const struct pty_home *h, struct text *out, ...)
{
	const char *argv[ARGS_MOST];
	va_list ap;

	va_start(ap, out);
	take_args(argv, ap);
	va_end(ap);
	return run_command(argv, (const char *const *)h->env.s, NULL, out);
}

int
pty_run_input(const struct pty_home *h, const char *input, struct text *out, ...)
{
	const char *argv[ARGS_MOST];
	va_list ap;

	va_start(ap, out);
	take_args(argv, ap);
	va_end(ap);
	return run_command(argv, (const char *const *)h->env.s, input, out);
}

static const char *const *
shell(const char *argv[4], const char *script)
{
	argv[0] = "/bin/sh";
	argv[1] = "-c";
	argv[2] = script;
	argv[3] = NULL;
	return argv;
}

struct terminal *
pty_start_sh(const struct pty_home *h, const char *term, int rows, int cols, const char *script)
{
	const char *argv[4];

	return terminal_start(shell(argv, script), (const char *const *)h->env.s, term, rows, cols);
}

int
pty_sh(const struct pty_home *h, struct text *out, const char *script)
{
	const char *argv[4];

	return run_command(shell(argv, script), (const char *const *)h->env.s, NULL, out);
}

void
pty_show(const struct pty_home *h, struct text *out)
{
	text_clear(out);
	if (pty_run(h, out, "show", "last", "--json", NULL) != 0)
		text_set(out, "show failed");
}

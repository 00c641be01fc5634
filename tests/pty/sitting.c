#include <check.h>
#include <string.h>
#include <time.h>

#include "sitting.h"

struct pty_home home;
struct terminal *t;
struct text shown;

void
sitting_begin(void)
{
	pty_home_make(&home);
}

void
sitting_end(void)
{
	terminal_free(t);
	t = NULL;
	text_free(&shown);
	pty_home_remove(&home);
}

const char *
sitting_screen(void)
{
	text_clear(&shown);
	terminal_screen(t, &shown);
	return text_str(&shown);
}

/* The row with the form's pointer; empty: none. */
static void
pointed_row(struct text *out)
{
	int row, col;

	terminal_cursor(t, &row, &col);
	text_clear(out);
	terminal_row(t, row, out);
	if (strncmp(text_str(out), "> ", 2) != 0)
		text_clear(out);
}

void
sitting_field(const char *name)
{
	struct text row = { 0 };

	for (int i = 0; i < 60; i++) {
		pointed_row(&row);
		if (row.n && strncmp(row.s + 2, name, strlen(name)) == 0)
			break;
		terminal_type(t, "<Up>");
		if (row.n)
			terminal_wait_gone(t, row.s, 10000);
	}
	ck_assert_msg(row.n && strncmp(row.s + 2, name, strlen(name)) == 0, "no field %s on\n%s", name,
		sitting_screen());
	text_free(&row);
}

void
sitting_pass(int ms)
{
	struct timespec from, at;

	clock_gettime(CLOCK_MONOTONIC, &from);
	do {
		terminal_pump(t, 10);
		clock_gettime(CLOCK_MONOTONIC, &at);
	} while ((at.tv_sec - from.tv_sec) * 1000 + (at.tv_nsec - from.tv_nsec) / 1000000 < ms);
}

void
sitting_stored(const char *what)
{
	/* What was typed can be on the screen before its Enter was read. */
	for (int i = 0; i < 30 && (pty_show(&home, &shown), !strstr(text_str(&shown), what)); i++)
		sitting_pass(100);
	ck_assert_msg(strstr(text_str(&shown), what), "no %s in\n%.1000s\n…\n%s", what,
		text_str(&shown), shown.n > 2000 ? text_str(&shown) + shown.n - 2000 : "");
}

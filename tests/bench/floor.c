/*
 * The least a full-screen program can be: a title with a clock that ticks, notes, a line
 * to type in, straight through curses, nothing saved. What halfhour takes beyond this is
 * halfhour's own doing. Ctrl-D leaves.
 */
#include <curses.h>
#include <locale.h>
#include <poll.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>

static wchar_t line[4096];
static int length;

static long
now_ms(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

static void
draw_clock(long ms)
{
	mvprintw(0, COLS - 14, "%02ld:%02ld / 20:00", ms / 60000, ms / 1000 % 60);
}

/* The end of the line when it is longer than the window. */
static void
draw_line(void)
{
	int half = COLS / 2, from = length < COLS ? 0 : (length - COLS) / half * half + half;

	mvaddnwstr(LINES - 3, 0, line + from, length - from);
	clrtoeol();
}

static void
enter(WINDOW *notes)
{
	waddch(notes, '\n');
	waddnwstr(notes, line, length < COLS ? length : COLS - 1);
	wnoutrefresh(notes);
	length = 0;
}

/* False when it is time to leave. */
static bool
key(WINDOW *notes)
{
	wint_t c;

	while (get_wch(&c) != ERR) {
		if (c == 4)
			return false;
		if (c == '\r' || c == '\n')
			enter(notes);
		else if (length < (int)(sizeof(line) / sizeof(line[0])))
			line[length++] = (wchar_t)c;
	}
	return true;
}

int
main(void)
{
	struct pollfd in = { .fd = STDIN_FILENO, .events = POLLIN };

	setlocale(LC_ALL, "");
	SCREEN *screen = newterm(NULL, stdout, stdin);
	if (!screen)
		return 1;
	raw();
	noecho();
	nonl();
	nodelay(stdscr, TRUE);
	WINDOW *notes = newwin(LINES - 8, COLS, 4, 0);
	scrollok(notes, TRUE);
	mvaddstr(0, 1, "The floor");
	for (long began = now_ms(), ms = 0;; ms = now_ms() - began) {
		draw_clock(ms);
		draw_line();
		refresh();
		poll(&in, 1, (int)(1000 - ms % 1000));
		if (in.revents & (POLLHUP | POLLERR) || !key(notes))
			break;
	}
	endwin();
	delscreen(screen);
	return 0;
}

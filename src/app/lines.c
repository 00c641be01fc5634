/*
 * The terminal of linear mode. It edits no line itself and shows none: that is
 * done here, byte by byte, so that we know whether somebody is in the middle of
 * one, and have it when the connection drops. A terminal that shows nothing
 * (a shell inside an editor) or that we may only read is left as it is.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "command.h"

enum { LEAST = 20 }; /* columns; fewer are no width to wrap to */

static struct termios was, ours;
static bool changed, reading;

static unsigned char
key(int which)
{
	return was.c_cc[which] == _POSIX_VDISABLE ? 0 : was.c_cc[which];
}

static void
take_editing(struct typed *t)
{
	ours.c_lflag &= (tcflag_t)~(ICANON | ECHO);
	ours.c_cc[VMIN] = 1;
	ours.c_cc[VTIME] = 0;
	ours.c_cc[VSUSP] = _POSIX_VDISABLE;
	t->keys.erase = key(VERASE);
	t->keys.word = key(VWERASE);
	t->keys.kill = key(VKILL);
	t->keys.end = key(VEOF);
	t->keys.stop = key(VSUSP);
}

void
lines_open(struct typed *t)
{
	int how = fcntl(STDIN_FILENO, F_GETFL);

	if (tcgetattr(STDIN_FILENO, &was) != 0)
		return;
	ours = was;
	ours.c_lflag |= NOFLSH; /* Ctrl-C and Ctrl-\ drop no line */
	reading = was.c_lflag & ICANON && was.c_lflag & ECHO && (how & O_ACCMODE) == O_RDWR;
	if (reading)
		take_editing(t);
	changed = true;
	lines_take_back();
}

void
lines_lend(void)
{
	if (changed)
		tcsetattr(STDIN_FILENO, TCSANOW, &was);
	restore_disarm();
}

void
lines_take_back(void)
{
	if (!changed)
		return;
	restore_arm(STDIN_FILENO, &was, "", 0);
	tcsetattr(STDIN_FILENO, TCSANOW, &ours);
}

void
lines_close(void)
{
	lines_lend();
	changed = reading = false;
}

bool
lines_reading(void)
{
	return reading;
}

int
lines_columns(void)
{
	struct winsize w;

	return ioctl(STDOUT_FILENO, TIOCGWINSZ, &w) == 0 && w.ws_col >= LEAST ? w.ws_col : 0;
}

void
lines_echo(struct typed *t)
{
	struct text shown = { 0 };
	charset_out(&shown, text_str(&t->echo));
	const char *s = text_str(&shown);

	for (size_t n = shown.n; n > 0;) {
		ssize_t done = write(STDIN_FILENO, s, n);
		if (done < 0 && errno != EINTR)
			break; /* gone: the next read says so */
		s += done > 0 ? done : 0;
		n -= done > 0 ? (size_t)done : 0;
	}
	text_free(&shown);
	text_clear(&t->echo);
}

/*
 * restore.c: gives the terminal back when a signal or a bug ends the program. A signal
 * handler may only write and set modes, so the bytes that leave the full screen are made
 * beforehand; then the signal does what it would have done without us.
 */
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "tui.h"

enum { BYTES_MOST = 512, STACK_BYTES = 64 * 1024, DRAIN_MS = 50 };

struct way_out {
	int fd;
	struct termios modes;
	size_t n;
	char bytes[BYTES_MOST];
};

/* One is in force while the other is written. */
static struct way_out ways[2];
static _Atomic(struct way_out *) armed;

static struct sigaction before[NSIG];

/* ---- what is to be done ---- */

void
restore_arm(int fd, const struct termios *modes, const char *bytes, size_t n)
{
	struct way_out *w = atomic_load(&armed) == &ways[0] ? &ways[1] : &ways[0];

	*w = (struct way_out){ .fd = fd, .modes = *modes };
	w->n = n <= BYTES_MOST ? n : 0;
	memcpy(w->bytes, bytes, w->n);
	atomic_store(&armed, w);
}

void
restore_disarm(void)
{
	atomic_store(&armed, NULL);
}

/* A terminal that takes nothing any more must not hold us: what it was to show goes. */
static void
make_room(int fd)
{
	struct pollfd p = { .fd = fd, .events = POLLOUT };

	if (poll(&p, 1, DRAIN_MS) <= 0)
		tcflush(fd, TCOFLUSH);
}

void
restore_now(void)
{
	struct way_out *w = atomic_exchange(&armed, NULL);
	size_t done = 0;
	ssize_t n = 1;

	if (!w)
		return;
	make_room(w->fd);
	while (done < w->n && n > 0) {
		n = write(w->fd, w->bytes + done, w->n - done);
		done += n > 0 ? (size_t)n : 0;
	}
	tcsetattr(w->fd, TCSANOW, &w->modes);
}

/* ---- signals ---- */

/* A fault of the processor comes again when we return, and then meets what was there
 * before us; what somebody sent has to be sent again. */
static void
restore_on_death(int number, siginfo_t *info, void *context)
{
	(void)context;
	restore_now();
	sigaction(number, &before[number], NULL);
	if (info->si_code <= 0)
		raise(number);
}

/* Those that end a program which says nothing about them: all but these. */
static bool
deadly(int number)
{
	static const int harmless[] = { SIGKILL, SIGSTOP, SIGCHLD, SIGCONT, SIGURG, SIGWINCH,
		SIGTSTP, SIGTTIN, SIGTTOU };

	for (size_t i = 0; i < LEN(harmless); i++)
		if (harmless[i] == number)
			return false;
	return true;
}

/* A stack that has run over leaves no room for a handler. */
static void
use_other_stack(void)
{
	static char bytes[STACK_BYTES];
	const stack_t other = { .ss_sp = bytes, .ss_size = sizeof(bytes) };

	sigaltstack(&other, NULL);
}

void
restore_watch(void)
{
	struct sigaction ours = { .sa_sigaction = restore_on_death,
		.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER };

	use_other_stack();
	for (int i = 1; i < NSIG; i++) {
		if (!deadly(i) || sigaction(i, NULL, &before[i]) != 0)
			continue;
		if (before[i].sa_handler != SIG_IGN && before[i].sa_sigaction != restore_on_death)
			sigaction(i, &ours, NULL);
	}
	die_first(restore_now);
}

/*
 * owner.c: which program a draft belongs to, and whether that program has
 * ended. Each open store has a name of its own, which stands in the key of its
 * drafts (draft.c):
 *
 *     random.pid.began.pid-namespace.boot
 *
 * A program has ended when the kernel says so: no such process, or one that
 * began at another time, or a boot that is over. What cannot be proved (a
 * process in another container) counts as running: its draft stays its own.
 */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "private.h"

struct owner {
	char random[9], space[32], boot[BOOT_SIZE];
	long pid;
	unsigned long long began; /* ticks since the boot; 0: unknown */
};

static struct store *open_here; /* the stores of this process, linked by next_open */

/* "pid:[4026531836]": its digits. Numbers of processes mean something within one only. */
static void
space_read(char *out, size_t n)
{
	char link[64] = "", *digits;
	ssize_t len = readlink("/proc/self/ns/pid", link, sizeof(link) - 1);

	digits = len > 0 ? strpbrk(link, "0123456789") : NULL;
	snprintf(out, n, "%.*s", digits ? (int)strspn(digits, "0123456789") : 1,
		digits ? digits : "0");
}

static bool
owner_read(const char *name, struct owner *o)
{
	*o = (struct owner){ 0 };
	return sscanf(name, "%8[0-9a-f].%ld.%llu.%31[0-9].%63s", o->random, &o->pid, &o->began,
		o->space, o->boot) == 5;
}

void
owner_open(struct store *s)
{
	char uuid[UUID_SIZE], space[32], boot[BOOT_SIZE], state;
	unsigned long long began = 0;

	uuid_new(uuid);
	space_read(space, sizeof(space));
	boot_read(boot);
	process_read((long)getpid(), &state, &began);
	snprintf(s->owner, sizeof(s->owner), "%.8s.%ld.%llu.%s.%s", uuid, (long)getpid(), began,
		space, *boot ? boot : "-");
	s->next_open = open_here;
	open_here = s;
}

void
owner_close(struct store *s)
{
	struct store **at = &open_here;

	while (*at && *at != s)
		at = &(*at)->next_open;
	if (*at)
		*at = s->next_open;
}

static bool
is_open_here(const char *name)
{
	for (const struct store *s = open_here; s; s = s->next_open)
		if (strcmp(s->owner, name) == 0)
			return true;
	return false;
}

/* One that waits for its parent to hear of its end has ended as well. */
static bool
process_ended(const struct owner *o)
{
	unsigned long long began;
	char state;

	if (kill((pid_t)o->pid, 0) != 0 && errno == ESRCH)
		return true;
	return process_read(o->pid, &state, &began) &&
	       (strchr("ZX", state) || began != o->began);
}

bool
owner_ended(const struct store *s, const char *name)
{
	struct owner is, me;

	if (!owner_read(name, &is) || !owner_read(s->owner, &me))
		return true; /* nobody's */
	if (strcmp(name, s->owner) == 0)
		return false;
	if (s->network && !s->readonly)
		return true; /* this program has the workbook alone */
	if (strcmp(is.boot, me.boot) != 0)
		return true; /* a file on this machine's own disk: no other has it open */
	if (strcmp(is.space, me.space) != 0)
		return false;
	if (is.pid == me.pid && is.began == me.began)
		return !is_open_here(name);
	return process_ended(&is);
}

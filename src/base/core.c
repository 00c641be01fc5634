/* core.c: no core dump of this program: its memory holds the line being typed. */
#include <sys/prctl.h>
#include <sys/resource.h>

#include "base.h"

void
core_off(void)
{
	const struct rlimit none = { 0, 0 };

	setrlimit(RLIMIT_CORE, &none);
	/* Where the system hands a dump to a program of its own, it does not ask for the limit. */
	prctl(PR_SET_DUMPABLE, 0);
}

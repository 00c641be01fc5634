/* clock.c: elapsed time as a pure function of stored clock events. */
#include <stdlib.h>

#include "model.h"

void
clock_done(struct clock *c)
{
	for (size_t i = 0; i < c->n; i++)
		free(c->events[i].boot_id);
	free(c->events);
	*c = (struct clock){ 0 };
}

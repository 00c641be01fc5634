/* export_ics.c: interviews and steps for calendars; what is said of them depends on the desk's zone. */
#include "calendar.h"
#include "formats_calendar.h"
#include "formats_export.h"

static bool
export_ics_begin(struct text *out, enum export_noun noun, struct err *e)
{
	(void)noun;
	return calendar_begin(out, e);
}

/* Those that have a time, or had one. */
static void
export_ics_interview(struct text *out, const struct exported *x)
{
	calendar_interview(x->desk, x->interview, out);
}

static void
export_ics_step(struct text *out, const struct exported *x)
{
	calendar_step(x->desk, x->step, out);
}

static void
export_ics_end(struct text *out, size_t n)
{
	(void)n;
	calendar_end(out);
}

const struct export_form export_ics = {
	.begin = export_ics_begin,
	.put = { [EXPORT_INTERVIEWS] = export_ics_interview, [EXPORT_STEPS] = export_ics_step },
	.end = export_ics_end,
};

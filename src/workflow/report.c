/* report.c: the document of one interview that one hands in, written for a screen or a command. */
#include <string.h>

#include "formats_report.h"
#include "model/card.h"
#include "model/compare.h"
#include "workflow.h"

/* The pack named, or the one the interview was held for, or written up for. */
static bool
report_find_pack(struct desk *d, const struct report_wish *w, struct report *r, struct err *e)
{
	const char *name = w->assignment ? w->assignment : r->call->interview.assignment;

	if (!name || !*name) {
		r->assignment = r->call->n_writeups ? writeup_pack(d, r->call, NULL) : NULL;
		return true;
	}
	r->assignment = report_pack(desk_bank(d), name);
	return r->assignment || !w->assignment ||
		err_set(e, "There is no assignment pack \"%s\"; `halfhour bank list` shows the packs",
			name);
}

/* The day chosen for it goes before the pack's. What it brings is told where the instructor says
 * so: the sum of a rubric that happens to be there is for the student's screen. */
static void
report_due(struct desk *d, struct report *r)
{
	struct coursework c = { 0 };

	if (!r->assignment)
		return;
	if (!coursework_now(d, &c) || strcmp(c.pack, r->assignment->name) != 0)
		c.day = 0;
	coursework_from(&c, r->assignment);
	r->due = c.day;
	r->days_late = coursework_days_late(&c, time_day(d->now->wall_ms, d->config.zone));
	r->points = r->assignment->assignment->points;
	r->late_day = r->assignment->assignment->late_day;
	coursework_done(&c);
}

static bool
report_put(const struct report *r, const struct report_wish *w, struct text *out, struct err *e)
{
	if (w->blank && !r->call->n_asked)
		return err_set(e, "This interview has no plan yet: p on the contact makes one");
	report_as(r, w->blank, w->as, out);
	return true;
}

/* As `numbers` counts them: the picture, and its words for who hears it or prints it. */
static bool
report_figures(struct desk *d, struct text *svg, struct text *words, struct report *r, struct err *e)
{
	bool good = numbers_svg(d, NUMBERS_ALL, svg, e) && numbers_lines(d, NUMBERS_ALL, 0, words, e);

	if (words->n) /* the last line's end */
		text_cut(words, words->n - 1);
	r->figures_svg = good ? text_str(svg) : NULL;
	r->figures = good ? text_str(words) : NULL;
	return good;
}

/* "from 3 to 4; she made it sound less lonely" */
static void
report_interest(struct desk *d, int64_t interview_id, struct text *out)
{
	struct compare_call k = { 0 };
	struct text because = { 0 };

	if (store_interest_get(d->store, interview_id, &k.before, &k.after, &because)) {
		interest_say(&k, out);
		text_joinf(out, because.n ? "; " : "", "%s", text_str(&because));
	}
	text_free(&because);
}

bool
report_write(struct desk *d, int64_t interview_id, const struct report_wish *w, struct text *out,
	struct err *e)
{
	struct call c = { 0 };
	struct person me = { 0 };
	struct text svg = { 0 }, words = { 0 }, interest = { 0 };
	struct report r = { .call = &c, .me = &me, .zone = d->config.zone,
		.without_notes = w->without_notes };

	desk_person(d, &me);
	bool good = desk_call(d, interview_id, &c, e) && report_find_pack(d, w, &r, e);
	if (good)
		report_due(d, &r);
	report_interest(d, interview_id, &interest);
	r.interest = text_str(&interest);
	good = good && (!w->figures || report_figures(d, &svg, &words, &r, e)) &&
		report_put(&r, w, out, e);
	text_free(&svg);
	text_free(&words);
	text_free(&interest);
	call_done(&c);
	return good;
}

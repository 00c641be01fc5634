/* Rows of Interviews: with whom, when, how long, and what is still to do. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "interviews.h"
#include "model/brief.h"
#include "screens/rows.h"

/* As the workbook's row has it in its second column: a partner's name too. */
static void
interviews_who(const struct row *r, struct text *out)
{
	const char *who = strchr(r->text, '\t');

	if (who)
		text_addn(out, who + 1, strcspn(who + 1, "\t"));
}

static void
interviews_day(const struct desk *d, const struct interview *i, struct text *out)
{
	int64_t ms = interview_when(i), now_ms = d->now->wall_ms;

	if (!ms)
		text_add(out, _("no day yet"));
	else if (!interview_hour_known(i, d->config.zone))
		time_format(out, "%a %-d %b %Y", ms, d->config.zone);
	else if (ms < now_ms) /* what the clock said there matters no more */
		when_text(out, ms, now_ms, d->config.zone);
	else
		appointment_text(out, ms, now_ms, d->config.zone, i->theirs);
}

/* Who first, then when as one says it, how long, and what is still to do. */
static void
interviews_row(struct interviews *s, struct row *r)
{
	struct desk *d = &s->app->desk;
	struct interview i = { 0 };
	struct text t = { 0 };
	int64_t stars;

	if (!store_interview_get(d->store, r->id, &i, NULL))
		return;
	interviews_who(r, &t);
	text_addc(&t, '\t');
	interviews_day(d, &i, &t);
	text_addc(&t, '\t');
	if (i.practice || i.kind != KIND_INFORMATIONAL)
		text_addf(&t, "%s, ", i.practice ? _("practice") : interview_kind_names[i.kind]);
	interview_length(&i, &t);
	stars = store_interview_stars(d->store, i.id);
	text_addc(&t, '\t');
	if (stars)
		text_addf(&t, "%" PRId64, stars);
	text_addf(&t, "\t%s\t%s", i.ended_ms && !store_interview_debriefed(d->store, i.id) ?
		_("to debrief") : "", i.organisation ? i.organisation : "");
	free(r->text);
	r->text = text_take(&t);
	interview_done(&i);
}

size_t
interviews_fetch(void *user, const char *filter, enum list_from from,
	const struct row *anchor, struct row *out, size_t n)
{
	struct interviews *s = user;
	size_t got = rows_store(store_interview_rows, s->app->desk.store, filter, from, anchor, out, n);

	for (size_t i = 0; i < got; i++)
		interviews_row(s, &out[i]);
	return got;
}

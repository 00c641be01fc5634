/* export_csv.c: contacts, interviews and steps as rows of a table. */
#include <inttypes.h>
#include <stdio.h>

#include "formats_contacts.h"
#include "formats_export.h"
#include "model/due.h"
#include "model/interview.h"

static void
export_csv_time(struct text *out, size_t nth, int64_t ms)
{
	char s[32] = "";

	if (ms)
		time_iso(s, ms);
	csv_put(out, nth, s);
}

static void
export_csv_number(struct text *out, size_t nth, int64_t n)
{
	char s[24];

	snprintf(s, sizeof(s), "%" PRId64, n);
	csv_put(out, nth, s);
}

static bool
export_csv_begin(struct text *out, enum export_noun noun, struct err *e)
{
	(void)e;
	if (noun == EXPORT_CONTACTS)
		csv_put_header(out);
	else if (noun == EXPORT_INTERVIEWS)
		text_add(out, "id,contact,organisation,kind,scheduled_at,started_at,ended_at,agreed_minutes,"
			"channel,place,practice\r\n");
	else
		text_add(out, "id,kind,contact,text,due_at,until\r\n");
	return true;
}

static void
export_csv_contact(struct text *out, const struct exported *x)
{
	csv_put_contact(out, x->contact, x->kept);
}

static void
export_csv_interview(struct text *out, const struct exported *x)
{
	const struct interview *i = x->interview;

	export_csv_number(out, 0, i->id);
	csv_put(out, 1, i->contact ? i->contact : "");
	csv_put(out, 2, i->organisation ? i->organisation : "");
	csv_put(out, 3, interview_kind_names[i->kind]);
	export_csv_time(out, 4, i->scheduled_ms);
	export_csv_time(out, 5, i->started_ms);
	export_csv_time(out, 6, i->ended_ms);
	export_csv_number(out, 7, i->agreed_minutes);
	csv_put(out, 8, i->channel);
	csv_put(out, 9, i->place);
	csv_put(out, 10, i->practice ? "yes" : "no");
	csv_end(out);
}

static void
export_csv_step(struct text *out, const struct exported *x)
{
	const struct due_row *r = x->step;
	struct text text = { 0 };

	due_row_text(r, &text);
	csv_put(out, 0, r->due.id);
	csv_put(out, 1, due_rules[r->due.kind].kind);
	export_csv_number(out, 2, r->due.contact_id);
	csv_put(out, 3, text_str(&text));
	export_csv_time(out, 4, r->due.due_ms);
	export_csv_time(out, 5, r->due.until_ms);
	csv_end(out);
	text_free(&text);
}

const struct export_form export_csv = {
	.begin = export_csv_begin,
	.put = { [EXPORT_CONTACTS] = export_csv_contact, [EXPORT_INTERVIEWS] = export_csv_interview,
		[EXPORT_STEPS] = export_csv_step },
};

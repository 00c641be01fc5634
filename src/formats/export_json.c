/* export_json.c: contacts, interviews and steps as one array of JSON. */
#include "formats.h"
#include "formats_export.h"
#include "formats_report.h"
#include "model/due.h"

static void
export_json_item(struct text *out, const struct exported *x, struct json *item)
{
	json_print_item(item, x->nth, out);
	json_free(item);
}

static void
export_json_contact(struct text *out, const struct exported *x)
{
	export_json_item(out, x, json_contact(x->contact));
}

static void
export_json_interview(struct text *out, const struct exported *x)
{
	export_json_item(out, x, json_interview(x->interview));
}

static void
export_json_step(struct text *out, const struct exported *x)
{
	const struct due_row *r = x->step;
	struct json *j = json_map();
	struct text text = { 0 };

	due_row_text(r, &text);
	json_put_str(j, "id", r->due.id);
	json_put_str(j, "kind", due_rules[r->due.kind].kind);
	json_put_id(j, "contact", r->due.contact_id);
	json_put_id(j, "interview", r->due.interview_id);
	json_put_str(j, "text", text_str(&text));
	json_put_time(j, "due_at", r->due.due_ms);
	json_put_time(j, "until", r->due.until_ms);
	export_json_item(out, x, j);
	text_free(&text);
}

static void
export_json_end(struct text *out, size_t n)
{
	json_print_end(n, out);
}

const struct export_form export_json = {
	.put = { [EXPORT_CONTACTS] = export_json_contact, [EXPORT_INTERVIEWS] = export_json_interview,
		[EXPORT_STEPS] = export_json_step },
	.end = export_json_end,
};

/* People, interviews and steps as other programs read them, one row of a table a form. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "calendar.h"
#include "formats_calendar.h"
#include "formats_contacts.h"
#include "formats_report.h"
#include "model/contact.h"
#include "workflow.h"

/* What is being written. */
struct exporting {
	struct desk *d;
	const struct export_wish *wish;
	struct text *out;
	size_t n;             /* items so far; of everything, tables */
	size_t rows;          /* of the table being written */
	bool (*more)(void *user);
	void *user;
	void (*contact)(struct exporting *x, const struct contact *c, const char *kept);
	void (*interview)(struct exporting *x, const struct interview *i);
};

static bool
export_more(struct exporting *x)
{
	x->n++;
	return !x->more || x->more(x->user);
}

static void
export_item(struct exporting *x, struct json *item)
{
	json_print_item(item, x->n, x->out);
	json_free(item);
}

/* ---- contacts ---- */

static bool
export_contact(void *user, const struct contact *c)
{
	struct exporting *x = user;
	struct text kept = { 0 };

	store_kept_get(x->d->store, c->id, &kept);
	x->contact(x, c, text_str(&kept));
	text_free(&kept);
	return export_more(x);
}

static void
export_card(struct exporting *x, const struct contact *c, const char *kept)
{
	vcard_put(x->out, c, kept, x->wish->old ? VCARD_3 : VCARD_4);
}

static void
export_row(struct exporting *x, const struct contact *c, const char *kept)
{
	csv_put_contact(x->out, c, kept);
}

static void
export_contact_json(struct exporting *x, const struct contact *c, const char *kept)
{
	(void)kept;
	export_item(x, json_contact(c));
}

static bool
export_contacts(struct exporting *x, struct err *e)
{
	return store_contact_each(x->d->store, x->wish->words, export_contact, x, e);
}

static bool
export_cards(struct exporting *x, struct err *e)
{
	x->contact = export_card;
	return export_contacts(x, e);
}

static bool
export_table(struct exporting *x, struct err *e)
{
	x->contact = export_row;
	csv_put_header(x->out);
	return export_contacts(x, e);
}

static bool
export_contacts_json(struct exporting *x, struct err *e)
{
	x->contact = export_contact_json;
	bool good = export_contacts(x, e);
	if (good)
		json_print_end(x->n, x->out);
	return good;
}

/* ---- interviews ---- */

static bool
export_interview(void *user, const struct interview *i)
{
	struct exporting *x = user;

	x->interview(x, i);
	return export_more(x);
}

static void
export_time(struct text *out, size_t nth, int64_t ms)
{
	char s[32] = "";

	if (ms)
		time_iso(s, ms);
	csv_put(out, nth, s);
}

static void
export_number(struct text *out, size_t nth, int64_t n)
{
	char s[24];

	snprintf(s, sizeof(s), "%" PRId64, n);
	csv_put(out, nth, s);
}

static void
export_interview_row(struct exporting *x, const struct interview *i)
{
	export_number(x->out, 0, i->id);
	csv_put(x->out, 1, i->contact ? i->contact : "");
	csv_put(x->out, 2, i->organisation ? i->organisation : "");
	csv_put(x->out, 3, interview_kind_names[i->kind]);
	export_time(x->out, 4, i->scheduled_ms);
	export_time(x->out, 5, i->started_ms);
	export_time(x->out, 6, i->ended_ms);
	export_number(x->out, 7, i->agreed_minutes);
	csv_put(x->out, 8, i->channel);
	csv_put(x->out, 9, i->place);
	csv_put(x->out, 10, i->practice ? "yes" : "no");
	csv_end(x->out);
}

static void
export_interview_json(struct exporting *x, const struct interview *i)
{
	export_item(x, json_interview(i));
}

static bool
export_interviews(struct exporting *x, struct err *e)
{
	x->interview = export_interview_row;
	text_add(x->out, "id,contact,organisation,kind,scheduled_at,started_at,ended_at,agreed_minutes,channel,"
		"place,practice\r\n");
	return desk_interviews(x->d, x->wish->words, export_interview, x, e);
}

static bool
export_interviews_json(struct exporting *x, struct err *e)
{
	x->interview = export_interview_json;
	bool good = desk_interviews(x->d, x->wish->words, export_interview, x, e);
	if (good)
		json_print_end(x->n, x->out);
	return good;
}

/* Those that have a time, or had one. */
static void
export_event(struct exporting *x, const struct interview *i)
{
	calendar_interview(x->d, i, x->out);
}

static bool
export_events(struct exporting *x, struct err *e)
{
	x->interview = export_event;
	if (!calendar_begin(x->out, e))
		return false;
	bool good = desk_interviews(x->d, x->wish->words, export_interview, x, e);
	calendar_end(x->out);
	return good;
}

/* ---- steps: the open ones ---- */

static bool
export_step_row(void *user, const struct due_row *r)
{
	struct exporting *x = user;
	struct text text = { 0 };

	due_row_text(r, &text);
	csv_put(x->out, 0, r->due.id);
	csv_put(x->out, 1, due_rules[r->due.kind].kind);
	export_number(x->out, 2, r->due.contact_id);
	csv_put(x->out, 3, text_str(&text));
	export_time(x->out, 4, r->due.due_ms);
	export_time(x->out, 5, r->due.until_ms);
	csv_end(x->out);
	text_free(&text);
	return export_more(x);
}

static bool
export_step_json(void *user, const struct due_row *r)
{
	struct exporting *x = user;
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
	export_item(x, j);
	text_free(&text);
	return export_more(x);
}

static bool
export_steps_each(struct exporting *x, bool (*each)(void *user, const struct due_row *r), struct err *e)
{
	bool good = true;

	for (int k = 0; good && k < N_DUE_KINDS; k++) {
		const struct due_wish w = { .kind = (enum due_kind)k, .shown_ms = INT64_MAX };

		if (due_is_step((enum due_kind)k))
			good = store_due_each(x->d->store, &w, each, x, e);
	}
	return good;
}

static bool
export_steps(struct exporting *x, struct err *e)
{
	text_add(x->out, "id,kind,contact,text,due_at,until\r\n");
	return export_steps_each(x, export_step_row, e);
}

static bool
export_steps_json(struct exporting *x, struct err *e)
{
	bool good = export_steps_each(x, export_step_json, e);

	if (good)
		json_print_end(x->n, x->out);
	return good;
}

static bool
export_task(void *user, const struct due_row *r)
{
	struct exporting *x = user;

	calendar_step(x->d, r, x->out);
	return export_more(x);
}

static bool
export_tasks(struct exporting *x, struct err *e)
{
	if (!calendar_begin(x->out, e))
		return false;
	bool good = export_steps_each(x, export_task, e);
	calendar_end(x->out);
	return good;
}

/* ---- everything ---- */

/* A table begins: the one before ends. */
static void
export_table_begins(struct exporting *x, const char *table)
{
	text_addf(x->out, "%s,\n\"%s\": [", x->rows ? "\n]" : x->n ? "]" : "", table);
	x->rows = 0;
	x->n++;
}

/* A row a line, so that a person's own tools can compare two files. */
static bool
export_dump_row(void *user, const struct dump_line *r)
{
	struct exporting *x = user;

	if (!r->v) {
		export_table_begins(x, r->table);
		return true;
	}
	struct json *j = json_map();
	for (size_t i = 0; i < r->n; i++)
		if (r->v[i].kind == DUMP_NUMBER)
			json_put_int(j, r->v[i].key, r->v[i].number);
		else
			json_put_str(j, r->v[i].key, r->v[i].text);
	text_add(x->out, x->rows++ ? ",\n" : "\n");
	json_print_line(j, x->out);
	json_free(j);
	return !x->more || x->more(x->user);
}

static bool
export_all(struct exporting *x, struct err *e)
{
	text_add(x->out, "{\n\"halfhour\": 1");
	bool good = store_dump(x->d->store, export_dump_row, x, e);
	if (good)
		text_add(x->out, x->rows ? "\n]\n}\n" : "]\n}\n");
	return good;
}

/* ---- what there is ---- */

/* A row a noun and a form. */
static const struct export {
	const char *noun, *as;
	bool (*write)(struct exporting *x, struct err *e);
} exports[] = {
	{ "contacts", "vcard", export_cards },
	{ "contacts", "csv", export_table },
	{ "contacts", "json", export_contacts_json },
	{ "interviews", "csv", export_interviews },
	{ "interviews", "json", export_interviews_json },
	{ "interviews", "ics", export_events },
	{ "steps", "csv", export_steps },
	{ "steps", "json", export_steps_json },
	{ "steps", "ics", export_tasks },
	{ "all", "json", export_all },
};

const struct export *
export_find(const char *noun, const char *as, struct err *e)
{
	struct text forms = { 0 }, all = { 0 };
	const struct export *found = NULL;

	for (size_t i = 0; i < LEN(exports); i++) {
		bool here = strcmp(exports[i].noun, noun) == 0;

		if (here && strcmp(exports[i].as, as) == 0)
			found = &exports[i];
		if (here)
			text_addf(&forms, "%s%s", forms.n ? ", " : "", exports[i].as);
		if (i == 0 || strcmp(exports[i].noun, exports[i - 1].noun) != 0)
			text_addf(&all, "%s%s", all.n ? ", " : "", exports[i].noun);
	}
	if (!found && forms.n)
		err_set(e, "%s go out as %s, not as \"%.40s\".", noun, text_str(&forms), as);
	else if (!found)
		err_set(e, "\"%.40s\" cannot be exported: there are %s.", noun, text_str(&all));
	text_free(&forms);
	text_free(&all);
	return found;
}

bool
export_write(struct desk *d, const struct export *x, const struct export_wish *w, struct text *out,
	bool (*more)(void *user), void *user, struct err *e)
{
	struct exporting now = { .d = d, .wish = w, .out = out, .more = more, .user = user };

	return x->write(&now, e);
}

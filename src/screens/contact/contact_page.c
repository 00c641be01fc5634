/*
 * contact_page.c: one contact as a page one reads: who it is and why first, then what there is
 * to do, what happened and was written, whom they named; the rest of the fields at the end.
 */
#include "contact_page.h"

#include <string.h>

#include "formats_contacts.h"
#include "model/call.h"
#include "screens/common.h"

const int contact_page_widths[CONTACT_PAGE_COLUMNS] = { CONTACT_LABEL, 0 };

static void
contact_page_add(struct contact_page *p, int64_t id, bool dim, const char *label,
	const char *text)
{
	struct text lead = { 0 };

	text_addf(&lead, "%s\t", _(label));
	rows_wrap(&p->rows, id, dim, text_str(&lead), text, p->columns);
	text_free(&lead);
}

/* Addresses and numbers beside the first, which came with an address book. */
static const struct {
	const char *field, *line, *label;
} contact_others[] = {
	{ "email", "EMAIL", N_("Other email") }, { "phone", "TEL", N_("Other phone") },
};

static void
contact_page_add_others(struct contact_page *p, size_t field, const char *kept)
{
	struct strings values = { 0 };

	for (size_t i = 0; i < LEN(contact_others); i++) {
		if (strcmp(contact_others[i].field, contact_fields[field].name) != 0)
			continue;
		kept_values(kept, contact_others[i].line, &values);
		for (size_t k = 0; k < values.n; k++)
			contact_page_add(p, rows_id(PART_FIELD, (int64_t)field + 1), false, _(contact_others[i].label),
				values.s[k]);
	}
	strings_free(&values);
}

/* What one wants to know before one writes or calls stands first, in this order; the title has the
 * name, the work and the stage. Everything else is at the end. */
static const char *const contact_first[] = { "path", "why", "common", "research" };
static const char *const contact_titled[] = { "name", "role", "organisation", "stage", "said", "pronouns" };

static bool
contact_page_among(const char *const *names, size_t n, const char *name)
{
	return word_find(names, (int)n, name, false) >= 0;
}

static bool
contact_page_is_detail(const struct contact_field *f)
{
	return !contact_page_among(contact_first, LEN(contact_first), f->name) &&
		!contact_page_among(contact_titled, LEN(contact_titled), f->name);
}

static void
contact_page_add_first(struct contact_page *p)
{
	for (size_t k = 0; k < LEN(contact_first); k++)
		for (size_t i = 0; i < n_contact_fields; i++) {
			struct text value = { 0 };

			if (strcmp(contact_fields[i].name, contact_first[k]) == 0)
				contact_get(&p->c, &contact_fields[i], &value);
			if (value.n)
				contact_page_add(p, rows_id(PART_FIELD, (int64_t)i + 1), false,
					contact_fields[i].label, text_str(&value));
			text_free(&value);
		}
}

static void contact_page_head(struct contact_page *p, enum part part, const char *text);

static void
contact_page_add_fields(struct contact_page *p)
{
	struct text kept = { 0 };

	store_kept_get(p->desk->store, p->id, &kept);
	for (size_t i = 0; i < n_contact_fields; i++) {
		struct text value = { 0 };
		if (contact_page_is_detail(&contact_fields[i]) && !(contact_fields[i].flags & FIELD_REFERRAL)) /* told with who it was */
			contact_get(&p->c, &contact_fields[i], &value);
		if (value.n && !(contact_fields[i].held == HELD_FLAG && strcmp(value.s, "no") == 0)) {
			contact_page_head(p, PART_FIELD, _("Details"));
			contact_page_add(p, rows_id(PART_FIELD, (int64_t)i + 1), false,
				contact_fields[i].label, text_str(&value));
		}
		text_free(&value);
		contact_page_add_others(p, i, text_str(&kept));
	}
	text_free(&kept);
}

static void
contact_page_add_referrer(struct contact_page *p)
{
	struct text by = { 0 }, name = { 0 };

	if (p->c.referrer_id) {
		contacts_name(p->desk, &p->c.referrer_id, 1, &name);
		text_addf(&by, p->c.may_use_name ? N_("%s (you may use the name)")
			: N_("%s (ask before you use the name)"), text_str(&name));
		text_free(&name);
		contact_page_add(p, rows_id(PART_REFERRER, p->c.referrer_id), false, "Named by",
			text_str(&by));
	}
	if (p->c.referral_words && *p->c.referral_words)
		contact_page_add(p, rows_id(PART_FIELD, (int64_t)n_contact_fields + 1), false,
			"In these words", p->c.referral_words);
	text_free(&by);
}

/* Whom they named: Enter leads there. */
static bool
contact_page_add_named(void *user, const struct contact *c)
{
	struct contact_page *p = user;
	struct text who = { 0 };

	text_addf(&who, "%s%s", c->name, (c->role && *c->role) || (c->organisation && *c->organisation)
		? ", " : "");
	who_text(&who, c->role, c->organisation);
	if (c->may_use_name)
		text_joinf(&who, " ", "(you may use the name)");
	contact_page_head(p, PART_REFERRER, _("Whom they named"));
	contact_page_add(p, rows_id(PART_REFERRER, c->id), false, stage_names[c->stage], text_str(&who));
	text_free(&who);
	return true;
}

static void
contact_page_head(struct contact_page *p, enum part part, const char *text)
{
	if (p->under != part)
		rows_head(&p->rows, text);
	p->under = part;
}

static bool
contact_page_add_interview(void *user, const struct interview *i)
{
	struct contact_page *p = user;
	struct text when = { 0 }, what = { 0 };

	contact_page_head(p, PART_INTERVIEW, _("What happened"));
	if (interview_when(i))
		time_format(&when, "%-d %b %Y", interview_when(i),
			p->desk->config.zone);
	interview_text(&what, i, p->now_ms, p->desk->config.zone);
	contact_page_add(p, rows_id(PART_INTERVIEW, i->id), false,
		when.n ? text_str(&when) : "-", text_str(&what));
	text_free(&when);
	text_free(&what);
	return true;
}

/* Of a letter by its day: the kind, the variant, the way, how long, and what came back. */
static bool
contact_page_add_letter(void *user, const struct letter *l)
{
	struct contact_page *p = user;
	struct text day = { 0 }, what = { 0 };

	contact_page_head(p, PART_LETTER, _("What was written"));
	if (l->sent_ms)
		time_format(&day, "%-d %b %Y", l->sent_ms, p->desk->config.zone);
	letter_brief(p->desk, l, &what);
	contact_page_add(p, rows_id(PART_LETTER, l->id), l->sent_ms != 0, l->sent_ms ? text_str(&day) : _("not sent"),
		text_str(&what));
	text_free(&day);
	text_free(&what);
	return true;
}

static bool
contact_page_add_step(void *user, const struct due_row *r)
{
	struct contact_page *p = user;
	struct text due = { 0 }, text = { 0 };

	if (!due_is_step(r->due.kind) || (r->done_ms ? !p->done : !r->due.open || p->done))
		return true;
	contact_page_head(p, p->done ? PART_DONE : PART_STEP, p->done ? _("Done") : _("Still to do"));
	if (r->done_ms)
		text_add(&due, _("done"));
	else if (r->due.due_ms)
		time_format(&due, "%-d %b %H:%M", r->due.due_ms, p->desk->config.zone);
	due_row_text(r, &text);
	contact_page_add(p, rows_id(PART_STEP, r->number), r->done_ms != 0, text_str(&due), text_str(&text));
	text_free(&due);
	text_free(&text);
	return true;
}

static bool
contact_page_add_steps(struct contact_page *p, bool done, struct err *e)
{
	p->done = done;
	return store_due_each(p->desk->store, &(struct due_wish){ .contact_id = p->id },
		contact_page_add_step, p, e);
}

bool
contact_page_read(struct contact_page *p, struct desk *desk, int64_t id, int columns,
	struct err *e)
{
	contact_page_done(p);
	*p = (struct contact_page){ .desk = desk, .id = id, .now_ms = desk->now->wall_ms,
		.under = PART_TOP, .columns = columns };
	if (!store_contact_get(desk->store, id, &p->c, e))
		return false;
	contact_page_add_first(p);
	contact_page_add_referrer(p);
	bool good = contact_page_add_steps(p, false, e) &&
		desk_interviews_of(desk, id, contact_page_add_interview, p, e) &&
		letters_each(desk, id, contact_page_add_letter, p, e) &&
		store_contact_named_by(desk->store, id, contact_page_add_named, p, e) &&
		contact_page_add_steps(p, true, e);
	if (good)
		contact_page_add_fields(p);
	return good;
}

void
contact_page_title(const struct contact_page *p, struct text *out)
{
	const struct contact *c = &p->c;

	if (c->name && *c->name)
		contact_called(c, out);
	else
		text_set(out, name_or(c->name));
	if ((c->role && *c->role) || (c->organisation && *c->organisation))
		text_add(out, " · ");
	who_text(out, c->role, c->organisation);
}

void
contact_page_done(struct contact_page *p)
{
	contact_done(&p->c);
	rows_done(&p->rows);
}

void
contact_pane(struct ui *ui, void *state, int columns, struct pane *out)
{
	struct contact_page p = { 0 };
	struct err e = { 0 };

	if (contact_page_read(&p, &app_of(ui)->desk, list_id(state), columns - CONTACT_LABEL - 2, &e))
		contact_page_title(&p, &out->title);
	else
		ui_err(ui, &e);
	rows_pane(&p.rows, out);
	contact_page_done(&p);
}

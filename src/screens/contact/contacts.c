/* Contacts: the people one talks to, or wants to; from here to a plan and a call. */
#include <inttypes.h>
#include <stdlib.h>

#include "contact_acts.h"
#include "contact_form.h"
#include "contact_page.h"
#include "model/contact.h"
#include "screens/common.h"
#include "screens/rows.h"

struct contacts {
	struct list list;
	struct app *app;
	struct contact_form form;
	struct stage_ask ask;
	int64_t count;
};

static size_t
contacts_fetch(void *user, const char *filter, enum list_from from,
	const struct row *anchor, struct row *out, size_t n)
{
	struct contacts *s = user;
	return rows_store(store_contact_rows, s->app->desk.store, filter, from, anchor, out, n);
}

static bool
contacts_read(struct ui *ui, void *state, struct err *e)
{
	struct contacts *s = state;

	(void)e;
	s->app = app_of(ui);
	s->list.empty = _(role_words(s->app)->contacts);
	s->count = store_contact_count(s->app->desk.store);
	return true;
}

static void
contacts_close(struct ui *ui, void *state)
{
	struct contacts *s = state;

	(void)ui;
	contact_form_done(&s->form);
	stage_ask_done(&s->ask);
}

/* ---- keys ---- */

static void
contacts_show(struct ui *ui, void *state)
{
	screen_open(ui, "contact", list_id(state));
}

/* The pointer goes to who was added, so that the next key is about them. */
static void
contacts_added(struct ui *ui, void *state, const struct contact *c)
{
	struct contacts *s = state;

	list_choose(&s->list, c->id);
	contact_added(ui, c, list_id(&s->list) == c->id);
}

static void
contacts_add(struct ui *ui, void *state)
{
	struct contacts *s = state;

	s->form.after = contacts_added;
	s->form.state = s;
	contact_form_new(ui, &s->form, NULL, "contact:new");
}

static void
contacts_edit(struct ui *ui, void *state)
{
	struct contacts *s = state;

	s->form.after = NULL;
	contact_form_edit(ui, &s->form, list_id(&s->list));
}

static void
contacts_letter(struct ui *ui, void *state)
{
	contact_letter(ui, list_id(state), NULL, 0);
}

static void
contacts_plan(struct ui *ui, void *state)
{
	contact_plan(ui, list_id(state));
}

static void
contacts_live(struct ui *ui, void *state)
{
	contact_live(ui, list_id(state));
}

static void
contacts_stage(struct ui *ui, void *state)
{
	struct contacts *s = state;
	int64_t *ids;
	size_t n = list_ids(&s->list, &ids);

	stage_ask(ui, &s->ask, ids, n);
	free(ids);
}

/* clang-format off */
static const struct key rows[] = {
	{ "Enter", contacts_show, "contact-open", "Open the contact: everything known, interviews, steps", KEY_ROW | KEY_FOOT, "open" },
	{ "n", contacts_add, "contact-new", "Add a contact", KEY_FOOT, "new" },
	{ "l", contacts_live, "contact-live", "A call with this contact, now", KEY_ROW | KEY_FOOT, "live" },
	{ "t", contacts_letter, "contact-letter", "Write the letter that is due, or fits", KEY_ROW | KEY_FOOT, "letter" },
	{ "p", contacts_plan, "contact-plan", "Plan an interview with this contact", KEY_ROW | KEY_FOOT, "plan" },
	{ "s", contacts_stage, "contact-stage", "Change the stage of this contact, or of all marked ones", KEY_ROWS | KEY_FOOT, "stage" },
	{ "e", contacts_edit, "contact-edit", "Edit the contact", KEY_ROW | KEY_FOOT, "edit" },
	{ "d", list_delete, "contact-delete", "Delete the contact, or all marked ones; with conversations it asks for a D", KEY_ROWS | KEY_FOOT, "delete" },
};
/* clang-format on */
static const struct keyset keys = { rows, LEN(rows) };

static enum role
contacts_head(const void *state, struct text *left, struct text *right)
{
	const struct contacts *s = state;

	text_set(left, _("Contacts"));
	text_addf(right, "%" PRId64, s->count);
	return ROLE_TITLE;
}

static const char *const heads[] = { "Name", "Organisation", "Role", "Stage", "Path" };
static const int widths[] = { 20, 18, 14, 9, 0 };
static const char *const labels[] = { NULL, NULL, NULL, N_("stage"), N_("path") };

static const struct list_screen contacts_list = {
	.fetch = contacts_fetch,
	.heads = heads,
	.widths = widths,
	.n_columns = LEN(heads),
	.labels = labels,
	.none = "There is no contact here; n adds one.",
	.pane = { .read = contact_pane, .widths = contact_page_widths, .n_columns = CONTACT_PAGE_COLUMNS },
	.read = contacts_read,
	.holds = contacts_along,
	.drop = contacts_drop,
};

const struct screen contacts_screen = {
	.name = "contacts",
	.title = "Contacts",
	.help = "The people you talk to, or want to. l is one key from a contact to a running "
		"call; p makes a plan first.",
	.keys = { &keys, &list_keys, &global_keys },
	.state_size = sizeof(struct contacts),
	.list = &contacts_list,
	.close = contacts_close,
	.head = contacts_head,
};

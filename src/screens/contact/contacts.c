/* Contacts: the people one talks to, or wants to; from here to a plan and a call. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "contact_acts.h"
#include "contact_form.h"
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

static void
chosen_is(struct ui *ui, void *state, const struct contact *saved)
{
	struct contacts *s = state;

	(void)ui;
	list_reload(&s->list);
	list_choose(&s->list, saved->id);
}

static bool
contacts_open(struct ui *ui, void *state, const char *arg, struct err *e)
{
	static const char *const heads[] = { "Name", "Organisation", "Role", "Stage", "Path" };
	static const int widths[] = { 20, 18, 14, 9, 0 };
	struct contacts *s = state;

	(void)e;
	s->app = app_of(ui);
	s->count = store_contact_count(s->app->desk.store);
	list_init(&s->list, contacts_fetch, s);
	s->list.heads = heads;
	s->list.widths = widths;
	s->list.n_columns = LEN(heads);
	s->list.empty = "No contacts yet. n adds the first person you would like to talk to.";
	s->form.after = chosen_is;
	s->form.state = s;
	if (arg)
		list_choose(&s->list, screen_id(arg));
	return true;
}

static void
contacts_close(struct ui *ui, void *state)
{
	struct contacts *s = state;

	(void)ui;
	contact_form_done(&s->form);
	stage_ask_done(&s->ask);
	list_done(&s->list);
}

static void
contacts_reload(struct ui *ui, void *state)
{
	struct contacts *s = state;

	(void)ui;
	s->count = store_contact_count(s->app->desk.store);
	list_reload(&s->list);
}

/* ---- keys ---- */

static int64_t
contacts_chosen(struct ui *ui, const struct contacts *s)
{
	int64_t id = list_id(&s->list);

	if (!id)
		ui_say(ui, "There is no contact here; n adds one.");
	return id;
}

static void
contacts_show(struct ui *ui, void *state)
{
	int64_t id = contacts_chosen(ui, state);
	if (id)
		screen_open(ui, "contact", id);
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
	int64_t id = contacts_chosen(ui, s);
	s->form.after = NULL;
	if (id)
		contact_form_edit(ui, &s->form, id);
}

static void
contacts_plan(struct ui *ui, void *state)
{
	int64_t id = contacts_chosen(ui, state);
	if (id)
		contact_plan(ui, id);
}

static void
contacts_live(struct ui *ui, void *state)
{
	int64_t id = contacts_chosen(ui, state);
	if (id)
		contact_live(ui, id);
}

/* The marked ones, or the chosen one; the caller frees. */
static size_t
marked_or_chosen(struct ui *ui, struct contacts *s, int64_t **ids)
{
	if (s->list.n_marks) {
		*ids = mem_copy(s->list.marks, s->list.n_marks * sizeof(**ids));
		return s->list.n_marks;
	}
	int64_t id = contacts_chosen(ui, s);
	*ids = mem_copy(&id, sizeof(id));
	return id ? 1 : 0;
}

static void
contacts_key_delete_now(struct ui *ui, const int64_t *ids, size_t n)
{
	struct contacts *s = ui_top_state(ui, &contacts_screen);

	if (contacts_delete_now(ui, ids, n))
		while (s && s->list.n_marks)
			list_mark(&s->list, s->list.marks[0], false);
	ui_reload(ui);
}

static void
contacts_key_delete(struct ui *ui, void *state)
{
	int64_t *ids;
	size_t n = marked_or_chosen(ui, state, &ids);

	contacts_ask_delete(ui, ids, n, contacts_key_delete_now);
	free(ids);
}

static void
contacts_stage(struct ui *ui, void *state)
{
	struct contacts *s = state;
	int64_t *ids;
	size_t n = marked_or_chosen(ui, s, &ids);

	if (n)
		stage_ask(ui, &s->ask, ids, n);
	free(ids);
}

/* clang-format off */
static const struct key rows[] = {
	{ "Enter", contacts_show, "contact-open", "Open the contact: everything known, interviews, steps", KEY_FOOT, "open" },
	{ "n", contacts_add, "contact-new", "Add a contact", KEY_FOOT, "new" },
	{ "l", contacts_live, "contact-live", "A call with this contact, now", KEY_FOOT, "live" },
	{ "p", contacts_plan, "contact-plan", "Plan an interview with this contact", KEY_FOOT, "plan" },
	{ "s", contacts_stage, "contact-stage", "Change the stage of this contact, or of all marked ones", KEY_FOOT, "stage" },
	{ "e", contacts_edit, "contact-edit", "Edit the contact", KEY_FOOT, "edit" },
	{ "d", contacts_key_delete, "contact-delete", "Delete the contact, or all marked ones; with conversations it asks for a D", KEY_FOOT, "delete" },
};
/* clang-format on */
static const struct keyset keys = { rows, LEN(rows) };

static enum role
contacts_head(const void *state, struct text *left, struct text *right)
{
	const struct contacts *s = state;

	text_set(left, "Contacts");
	text_addf(right, "%" PRId64, s->count);
	return ROLE_TITLE;
}

static void
contacts_status(const void *state, struct text *out)
{
	const struct contacts *s = state;
	list_status(&s->list, out);
}

static void
contacts_draw(const void *state, struct canvas *c)
{
	const struct contacts *s = state;
	list_draw(&s->list, c);
}

static void
contacts_say(const void *state, struct text *out)
{
	const struct contacts *s = state;
	list_say(&s->list, out);
}

const struct screen contacts_screen = {
	.name = "contacts",
	.title = "Contacts",
	.help = "The people you talk to, or want to. l is one key from a contact to a running "
		"call; p makes a plan first.",
	.keys = { &keys, &list_keys, &global_keys },
	.state_size = sizeof(struct contacts),
	.open = contacts_open,
	.close = contacts_close,
	.reload = contacts_reload,
	.head = contacts_head,
	.status = contacts_status,
	.draw = contacts_draw,
	.say = contacts_say,
};

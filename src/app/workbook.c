/* The workbook of a command: opened if it is there, made only when nothing is left to refuse. */
#include "command.h"

/* On stderr: what was set aside when the workbook was opened. */
static void
workbook_tell_kept(const struct app *a)
{
	struct err e = { 0 };

	if (!a->desk.store || !*store_kept(a->desk.store))
		return;
	err_set(&e, "%s.", store_kept(a->desk.store));
	command_fail(&e);
}

static bool
workbook_open(struct app *a, unsigned how, struct err *e)
{
	a->desk.store = store_open(a->workbook, how, e);
	if (a->desk.store)
		store_now(a->desk.store, &a->ui.now);
	return a->desk.store != NULL;
}

/* Its steps are made of the settings as they are now, also for one that only reads. */
static bool
make_steps(struct app *a, unsigned how, struct err *e)
{
	bool good = desk_due(&a->desk, e);

	if (how & STORE_SCREEN) /* its ticks try again */
		return true;
	if (!(how & STORE_READ) || !store_due_waits(a->desk.store))
		return good;
	store_close(a->desk.store);
	if (workbook_open(a, 0, NULL))
		desk_due(&a->desk, NULL);
	store_close(a->desk.store);
	return workbook_open(a, how, e) && desk_due(&a->desk, e);
}

static bool
workbook_ready(struct app *a, unsigned how, struct err *e)
{
	if (workbook_open(a, how, e) && !make_steps(a, how, e)) {
		store_close(a->desk.store);
		a->desk.store = NULL;
	}
	if (!(how & STORE_SCREEN)) /* a screen says it itself */
		workbook_tell_kept(a);
	return a->desk.store != NULL;
}

bool
command_open_store(struct app *a, unsigned flags, struct err *e)
{
	unsigned how = flags & COMMAND_WRITES ? STORE_MAKE : STORE_READ;

	return workbook_ready(a, how | (flags & COMMAND_SCREEN ? STORE_SCREEN : 0), e);
}

bool
command_open_there(struct app *a, struct err *e)
{
	return workbook_ready(a, 0, e);
}

bool
command_open_again(struct app *a, struct err *e)
{
	store_close(a->desk.store);
	a->desk.store = NULL;
	return command_open_there(a, e);
}

bool
command_open(struct app *a, const struct args *g, struct err *e)
{
	return a->desk.store || command_open_store(a, g->command->flags, e);
}

int64_t
command_contact(struct app *a, const char *who, struct err *e)
{
	if (a->desk.store)
		return contact_find(&a->desk, who, e);
	err_set(e, "%s: there is no workbook yet, so nobody in it is called \"%s\"", a->workbook, who);
	return 0;
}

int64_t
command_interview(struct app *a, const char *which, struct err *e)
{
	if (a->desk.store)
		return interview_find(&a->desk, which, e);
	err_set(e, "%s: there is no workbook yet, so there is no interview in it", a->workbook);
	return 0;
}

/* Who waits for no workbook is refused for none. */
static void
workbook_open_history(struct app *a)
{
	struct err why = { 0 }, e = { 0 };

	if (path_exists(a->workbook) && !command_open_there(a, &why)) {
		err_set(&e, "What is edited now cannot be undone with u: %s", why.text);
		command_fail(&e);
	}
}

bool
command_open_present(struct app *a, const struct command *c, struct err *e)
{
	if (c->flags & COMMAND_HISTORY)
		workbook_open_history(a);
	if (c->flags & COMMAND_LOOKS && path_exists(a->workbook))
		command_open_store(a, COMMAND_STORE, e);
	if (!(c->flags & (COMMAND_STORE | COMMAND_WRITES)))
		return true;
	if (path_exists(a->workbook))
		return command_open_store(a, c->flags, e);
	return c->flags & COMMAND_WRITES || err_set(e, "%s: there is no workbook yet; `halfhour` alone "
		"makes one", a->workbook);
}

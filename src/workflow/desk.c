/* desk.c: what every act needs at hand: the bank read once, the person, the settings. */
#include <stdlib.h>
#include <string.h>

#include "model/card.h"
#include "rehearsal_person.h"
#include "workflow.h"

uint64_t
desk_bank_stamp(const struct desk *d)
{
	return d->bank_dir ? path_stamp(d->bank_dir, ".yaml") : 0;
}

bool
desk_bank_look(struct desk *d)
{
	if (!d->bank || desk_bank_stamp(d) == d->bank_stamp)
		return false;
	desk_bank_drop(d);
	return true;
}

struct bank *
desk_bank(struct desk *d)
{
	struct problems l = { 0 };
	char *shipped;

	if (d->bank)
		return d->bank;
	d->bank = mem_new(1, sizeof(*d->bank));
	d->bank_stamp = desk_bank_stamp(d);
	shipped = path_shipped("bank");
	bank_read(d->bank, shipped, d->bank_dir, &l);
	d->bank_errors = problems_errors(&l);
	problems_done(&l);
	free(shipped);
	return d->bank;
}

void
desk_bank_drop(struct desk *d)
{
	if (!d->bank)
		return;
	d->bank_drops++;
	bank_done(d->bank);
	free(d->bank);
	d->bank = NULL;
}

bool
desk_call(struct desk *d, int64_t interview_id, struct call *out, struct err *e)
{
	if (!store_call_get(d->store, interview_id, out, e))
		return false;
	rehearsal_fill_call(&out->interview, &out->who);
	return theme_fill_call(d, out, e);
}

int64_t
interview_find(struct desk *d, const char *which, struct err *e)
{
	return store_interview_find(d->store, which, e);
}

int64_t
contact_find(struct desk *d, const char *who, struct err *e)
{
	return store_contact_find(d->store, who, e);
}

struct desk_each {
	bool (*each)(void *user, const struct interview *i);
	void *user;
};

static bool
desk_fill_call(void *user, const struct interview *i)
{
	struct desk_each *f = user;
	struct interview shown = *i; /* borrowed: only what it points to is another's */
	struct contact who = { 0 };

	if (rehearsal_who(i, &who)) {
		shown.contact = who.name;
		shown.role = who.role;
		shown.organisation = who.organisation;
	}
	bool more = f->each(f->user, &shown);
	contact_done(&who);
	return more;
}

bool
desk_interviews(struct desk *d, const char *words,
	bool (*each)(void *user, const struct interview *i), void *user, struct err *e)
{
	struct desk_each f = { each, user };

	return store_interview_each(d->store, words, desk_fill_call, &f, e);
}

bool
desk_interviews_of(struct desk *d, int64_t contact_id,
	bool (*each)(void *user, const struct interview *i), void *user, struct err *e)
{
	return store_interview_each_of(d->store, contact_id, each, user, e);
}

bool
desk_rehearsals(struct desk *d, bool (*each)(void *user, const struct interview *i), void *user,
	struct err *e)
{
	struct desk_each f = { each, user };

	return store_rehearsal_each(d->store, desk_fill_call, &f, e);
}

void
desk_done(struct desk *d)
{
	hooks_done(d);
	store_close(d->store);
	desk_bank_drop(d);
	config_free(&d->config);
	text_free(&d->settings_was);
	strings_free(&d->targets);
	free(d->bank_dir);
	memset(d, 0, sizeof(*d));
}

void
desk_person(struct desk *d, struct person *me)
{
	strings_free(&d->targets);
	if (d->store)
		store_targets(d->store, &d->targets);
	*me = (struct person){
		.name = d->config.name,
		.exploring = d->config.exploring,
		.about = d->config.about,
		.background = d->config.background,
		.pitch = d->config.pitch,
		.scope = (enum scope)d->config.scope,
		.targets = &d->targets,
		.student_id = d->config.student_id,
		.zone = d->config.zone,
	};
}

bool
desk_due(struct desk *d, struct err *e)
{
	struct strings holidays = { 0 };
	bool good;

	store_partner_names(d->store, rehearsal_partner_name); /* steps and lists name them */
	strings_split(&holidays, d->config.holidays, ", ");
	store_due_touch(d->store, d->config.touch, d->config.touch_gap);
	good = store_due_settings(d->store, d->config.policy == POLICY_3B7, d->config.zone,
		&holidays, e);
	strings_free(&holidays);
	return good;
}

/* Are steps reckoned with it? */
static bool
is_of_steps(const char *name)
{
	return strcmp(name, "policy") == 0 || strcmp(name, "zone") == 0 ||
		strcmp(name, "holidays") == 0 || strncmp(name, "touch", 5) == 0;
}

static bool
desk_setting_write(struct desk *d, const char *path, const char *label, struct err *e)
{
	struct text was = { 0 }, now = { 0 };
	bool there = path_exists(path);
	bool good = config_edit(&d->config, path, &was, &now, e);
	const struct file_edit x = { .path = path, .label = label, .place = "settings",
		.before = there ? &was : NULL, .after = &now };

	if (good && !(there && was.n == now.n && memcmp(text_str(&was), text_str(&now), now.n) == 0))
		good = path_make_parent(path, e) && history_write(d, &x, e);
	text_free(&was);
	text_free(&now);
	return good;
}

bool
desk_setting(struct desk *d, const char *name, const char *value, struct err *e)
{
	struct text label = { 0 }, brief = { 0 };
	char *path = path_config();
	bool good = config_set(&d->config, name, value, e);

	utf8_cut(&brief, value, 40);
	text_addf(&label, "set %s to “%s”", name, text_str(&brief));
	text_free(&brief);
	good = good && desk_setting_write(d, path, text_str(&label), e);
	text_free(&label);
	free(path);
	return good && (!d->store || !is_of_steps(name) || desk_due(d, e));
}

void
desk_settings_begin(struct desk *d)
{
	char *path = path_config();

	text_clear(&d->settings_was);
	d->settings_there = path_exists(path) &&
		file_read(path, &d->settings_was, YAML_SIZE_MAX, NULL);
	free(path);
}

void
desk_settings_end(struct desk *d)
{
	const struct text *was = &d->settings_was;
	char *path = path_config();
	struct text now = { 0 };
	const struct file_edit x = { .path = path, .label = "answer the first questions",
		.place = "settings", .before = d->settings_there ? was : NULL, .after = &now };

	if (path_exists(path) && file_read(path, &now, YAML_SIZE_MAX, NULL) &&
		!(d->settings_there && now.n == was->n &&
			memcmp(text_str(&now), text_str(was), now.n) == 0))
		history_note(d, &x);
	text_free(&now);
	free(path);
}

static bool
desk_write(void *user, const struct file_edit *x, struct err *e)
{
	return history_write(user, x, e);
}

struct bank_editor *
desk_editor(struct desk *d)
{
	struct bank_editor *ed = &d->editor;

	ed->bank = desk_bank(d);
	ed->user_dir = d->bank_dir;
	ed->write = desk_write;
	ed->user = d;
	return ed;
}

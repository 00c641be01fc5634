/* bank.c: packs edited and taken in, by a screen or a command: each edit is kept in the history. */
#include <stdlib.h>
#include <string.h>

#include "workflow.h"

enum edit_outcome
pack_change(struct desk *d, const char *pack, const struct edit *x, enum edit_conflict how,
	struct text *said, struct err *e)
{
	struct bank_editor *ed = desk_editor(d);
	bool same = desk_bank_stamp(d) == d->bank_stamp;
	enum edit_outcome got = bank_edit(ed, pack, x, how, said, e);

	if (same) /* else another program's change is still to be read */
		d->bank_stamp = desk_bank_stamp(d);
	return got;
}

static bool
bank_no_field(const char *field, struct err *e)
{
	struct text names = { 0 };

	for (size_t i = 1; i < question_level.n; i++)
		text_joinf(&names, ", ", "%s", question_level.keys[i].name);
	err_set(e, "A question has no field \"%s\". There are: %s, category.", field, text_str(&names));
	text_free(&names);
	return false;
}

/* What another program wrote meanwhile is kept, and refuses the edit. */
static bool
bank_put(struct desk *d, const char *pack, const struct edit *x, struct text *said,
	struct err *e)
{
	enum edit_outcome got;

	d->editor.act++;
	got = pack_change(d, pack, x, CONFLICT_RELOAD, said, e);
	if (got == EDIT_RELOADED)
		return err_set(e, "%s", text_str(said));
	return got != EDIT_FAILED;
}

bool
question_set(struct desk *d, const char *id, const char *field, const char *value,
	struct text *said, struct err *e)
{
	bool category = strcmp(field, "category") == 0;
	struct edit x = { .kind = category ? EDIT_CATEGORY : EDIT_SET, .id = id };
	const struct pack *p = NULL;

	if (category)
		x.category = value;
	else if (!pack_key_find(&question_level, field))
		return bank_no_field(field, e);
	else
		x.key = field, x.value = value;
	if (!bank_question(desk_bank(d), id, &p, NULL))
		return err_set(e, "there is no question \"%s\"; `halfhour questions` lists them", id);
	char *pack = mem_str(p->name);
	bool good = bank_put(d, pack, &x, said, e);
	free(pack);
	return good;
}

/* ---- a question of one's own ---- */

static const struct category *
bank_category(struct desk *d, const char *pack, const char *category)
{
	const struct bank *b = desk_bank(d);

	for (size_t i = 0; i < b->n; i++)
		for (size_t j = 0; strcmp(b->packs[i].name, pack) == 0 && j < b->packs[i].n; j++)
			if (strcmp(b->packs[i].categories[j].id, category) == 0)
				return &b->packs[i].categories[j];
	return NULL;
}

static bool
bank_has_own(struct desk *d)
{
	const struct bank *b = desk_bank(d);

	for (size_t i = 0; i < b->n; i++)
		if (strcmp(b->packs[i].name, OWN_PACK) == 0)
			return true;
	return false;
}

/* The person's own pack has that category, made where it was not there. */
static bool
bank_own(struct desk *d, const struct category *like, struct text *said, struct err *e)
{
	struct edit x = { .kind = EDIT_HEADING, .category = like->id, .value = like->title };

	if (bank_category(d, OWN_PACK, like->id))
		return true;
	if (bank_has_own(d))
		return pack_change(d, OWN_PACK, &x, CONFLICT_RELOAD, said, e) != EDIT_FAILED;
	if (!bank_new(desk_editor(d), OWN_PACK, _("My own questions"), like, said, e))
		return false;
	desk_bank_drop(d);
	return true;
}

enum edit_outcome
question_add(struct desk *d, const char *pack, const char *category, const char *after,
	const struct question *q, struct text *said, struct err *e)
{
	struct edit x = { .kind = EDIT_ADD, .category = category, .question = q };
	const struct category *c = bank_category(d, pack, category);

	if (!c) {
		err_set(e, "there is no category \"%s\" in this pack", category);
		return EDIT_FAILED;
	}
	if (strcmp(pack, OWN_PACK) == 0)
		x.after = after;
	else if (!bank_own(d, c, said, e))
		return EDIT_FAILED;
	text_clear(said);
	return pack_change(d, OWN_PACK, &x, CONFLICT_ASK, said, e);
}

bool
pack_take(struct desk *d, const char *file, struct text *said, struct problems *l, struct err *e)
{
	bool good;

	d->editor.act++;
	good = bank_add(desk_editor(d), file, said, l, e);
	if (good) {
		desk_bank_drop(d);
		good = coursework_renew(d, e);
	}
	return good;
}

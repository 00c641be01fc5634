/* category.c: a category made in a pack of the person's own, with the pack where it is not there. */
#include <string.h>
#include <strings.h>

#include "workflow.h"

/* By its name or its title. */
static const struct pack *
category_pack(struct desk *d, const char *name)
{
	const struct bank *b = desk_bank(d);

	for (size_t i = 0; i < b->n; i++)
		if (strcasecmp(b->packs[i].name, name) == 0 ||
			(b->packs[i].title && strcasecmp(b->packs[i].title, name) == 0))
			return &b->packs[i];
	return NULL;
}

static const struct category *
category_in(const struct pack *p, const char *name)
{
	for (size_t i = 0; p && i < p->n; i++)
		if (strcasecmp(p->categories[i].id, name) == 0 ||
			(p->categories[i].title && strcasecmp(p->categories[i].title, name) == 0))
			return &p->categories[i];
	return NULL;
}

/* "Night work, on call" as "night-work-on-call"; `other` where no such letter is in it. */
static void
category_word(const char *title, const char *other, struct text *out)
{
	struct text folded = { 0 };

	utf8_fold(&folded, title);
	text_clear(out);
	for (size_t i = 0; i < folded.n && out->n < 40; i++) {
		bool good = strchr("abcdefghijklmnopqrstuvwxyz0123456789", folded.s[i]);

		if (good)
			text_addc(out, folded.s[i]);
		else if (out->n && out->s[out->n - 1] != '-')
			text_addc(out, '-');
	}
	while (out->n && out->s[out->n - 1] == '-')
		text_cut(out, out->n - 1);
	if (!out->n)
		text_add(out, other);
	text_free(&folded);
}

/* The same with a number, until no category of the pack has it. */
static void
category_free_id(const struct pack *p, const char *title, struct text *out)
{
	struct text word = { 0 };

	category_word(title, "category", &word);
	text_set(out, text_str(&word));
	for (int i = 2; category_in(p, text_str(out)); i++) {
		text_clear(out);
		text_addf(out, "%s-%d", text_str(&word), i);
	}
	text_free(&word);
}

static bool
category_put(struct desk *d, const struct category_wish *w, const struct pack *p,
	const char *pack, const char *id, struct text *said, struct err *e)
{
	struct category c = { .id = (char *)id, .title = (char *)w->category };
	struct edit x = { .kind = EDIT_HEADING, .category = id, .value = w->category };

	d->editor.act++;
	if (p)
		return pack_change(d, pack, &x, CONFLICT_RELOAD, said, e) != EDIT_FAILED;
	bool titled = w->title && !blank_only(w->title);
	if (!bank_new(desk_editor(d), pack, titled ? w->title : w->pack, &c, said, e))
		return false;
	desk_bank_drop(d);
	return true;
}

bool
category_make(struct desk *d, const struct category_wish *w, struct text *pack, struct text *id,
	struct text *said, struct err *e)
{
	const struct pack *p = category_pack(d, w->pack);
	const struct category *c = category_in(p, w->category);

	if (blank_only(w->category) || blank_only(w->pack))
		return err_set(e, "Name the category and the pack.");
	if (p && (p->shipped || p->replaces || p->assignment))
		return err_set(e, "The pack “%s” is not your own. A new name makes a new pack.", p->name);
	if (p)
		text_set(pack, p->name);
	else
		category_word(w->pack, "pack", pack);
	if (c) {
		text_set(id, c->id);
		text_addf(said, "The category “%s” is in the pack “%s” already.", w->category,
			text_str(pack));
		return true;
	}
	category_free_id(p, w->category, id);
	if (!category_put(d, w, p, text_str(pack), text_str(id), said, e))
		return false;
	text_clear(said);
	text_addf(said, "The category “%s” is in the pack “%s” now.", w->category, text_str(pack));
	return true;
}

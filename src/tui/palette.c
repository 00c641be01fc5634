/*
 * The `:` palette: every action in force for the screen beneath, by its stable
 * name, and every screen. It lives as long as its menu is open.
 */
#include <stdlib.h>
#include <string.h>

#include "private.h"

struct palette {
	struct menu_item *items;
	struct entry {
		const struct key *row; /* NULL: a screen */
		struct view of;        /* borrowed: screen and state of the row */
	} *entries;
	const char **keys;
	size_t n, cap_items, cap_entries, cap_keys;
};

static void
palette_add(struct palette *p, const char *name, const char *help, struct entry e)
{
	for (size_t i = 0; i < p->n; i++)
		if (strcmp(p->items[i].name, name) == 0)
			return;
	mem_grow(p->items, &p->cap_items, p->n + 1);
	mem_grow(p->entries, &p->cap_entries, p->n + 1);
	mem_grow(p->keys, &p->cap_keys, p->n + 1);
	p->keys[p->n] = e.row && *e.row->key ? e.row->key : NULL;
	p->items[p->n] = (struct menu_item){ name, help };
	p->entries[p->n++] = e;
}

static bool
palette_add_row(void *user, const struct view *v, const struct key *k)
{
	if (k->name && k->act && !(k->flags & KEY_TYPED))
		palette_add(user, k->name, k->help, (struct entry){ k, *v });
	return true;
}

static void
palette_drop(void *user)
{
	struct palette *p = user;

	free(p->items);
	free(p->entries);
	free(p->keys);
	free(p);
}

static void
palette_done(struct ui *ui, void *user, size_t nth, const char *rest)
{
	const struct palette *p = user;
	struct entry e = p->entries[nth];

	const struct screen *s = e.row ? NULL : ui_screen(ui, p->items[nth].name);

	if (e.row && row_can_act(ui, e.row, &e.of))
		e.row->act(ui, e.of.state);
	else if (!e.row)
		ui_goto_with(ui, p->items[nth].name, s && s->takes_words && rest && *rest ? rest : NULL);
}

void
ui_palette(struct ui *ui)
{
	struct palette *p = mem_new(1, sizeof(*p));

	ui_rows(ui, palette_add_row, p);
	for (size_t i = 0; i < ui->n_screens; i++)
		palette_add(p, ui->screens[i]->name, ui->screens[i]->title,
			(struct entry){ .row = NULL });
	menu_push(ui, "Commands", p->items, p->n, palette_done, p, palette_drop);
	menu_show_keys(ui, p->keys);
}

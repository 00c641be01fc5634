/* Giving rows keys of a person's own, by the name of what they do, and telling where two have one. */
#include <stdlib.h>
#include <string.h>

#include "private.h"

/* ---- every row there is ---- */

typedef void own_each(void *user, const struct keyset *set, const struct key *row);

static void
own_set(const struct keyset *set, own_each *each, void *user)
{
	for (size_t i = 0; set && i < set->n; i++)
		each(user, set, &set->keys[i]);
}

static void
own_all(const struct ui *ui, own_each *each, void *user)
{
	const struct keyset *const shared[] = { &list_keys, ui->global, ui->by_name, &ui_keys, &ui_keys_always, &form_keys,
		&prompt_keys, &choose_keys, &confirm_keys, &menu_keys, &card_keys, &help_keys };

	for (size_t i = 0; i < LEN(shared); i++)
		own_set(shared[i], each, user);
	for (size_t s = 0; s < ui->n_screens; s++)
		for (size_t i = 0; i < LEN(ui->screens[s]->keys); i++)
			own_set(ui->screens[s]->keys[i], each, user);
}

/* ---- what a key may be called ---- */

static bool
own_key_known(const char *key)
{
	static const char *const names[] = { "Space", "Enter", "Tab", "Shift-Tab", "Esc", "Backspace", "Delete",
		"Insert", "Up", "Down", "Left", "Right", "Home", "End", "PgUp", "PgDn", "F1" };
	size_t n = strlen(key);

	if (strncmp(key, "Ctrl-", 5) == 0)
		return n == 6 && key[5] > ' ' && key[5] < 0x7f;
	return (n > 0 && utf8_next(key, n, 0) == n && key[0] != ' ') ||
		word_find(names, LEN(names), key, false) >= 0;
}

static bool
own_keys_known(const char *keys, struct err *e)
{
	struct strings l = { 0 };
	bool good = true;

	strings_split(&l, keys, " ");
	for (size_t i = 0; good && i < l.n; i++)
		if (!own_key_known(l.s[i]))
			good = err_set(e, "No key is called “%s”; write P, Ctrl-B or PgDn.", l.s[i]);
	strings_free(&l);
	return good;
}

/* ---- giving keys ---- */

struct own_give {
	struct ui *ui;
	const char *name, *keys;
	bool more; /* one, besides those it has */
	size_t n;
};

static void
own_give(void *user, const struct keyset *set, const struct key *row)
{
	struct own_give *g = user;
	const struct key *now = key_own(g->ui, row);
	struct text keys = { 0 };
	struct key_own *own;

	(void)set;
	if (!row->name || strcmp(row->name, g->name) != 0)
		return;
	g->n++;
	if (g->more && key_names(now->key, g->keys)) /* many screens have the same rows */
		return;
	if (g->more && *now->key)
		text_addf(&keys, "%s ", now->key);
	text_add(&keys, g->keys);
	if (now == row) {
		mem_grow(g->ui->own, &g->ui->cap_own, g->ui->n_own + 1);
		own = &g->ui->own[g->ui->n_own++];
		*own = (struct key_own){ .of = row };
	} else {
		for (own = g->ui->own; own->of != row; own++)
			;
		free(own->keys);
	}
	own->keys = text_take(&keys);
	own->row = *row;
	own->row.key = own->keys ? own->keys : "";
}

bool
ui_key_give(struct ui *ui, const char *name, const char *keys, bool more, struct err *e)
{
	struct own_give g = { ui, name, keys, more, 0 };

	if (!own_keys_known(keys, e))
		return false;
	own_all(ui, own_give, &g);
	return g.n || err_set(e, "There is no action “%s”. man halfhour-keys has the names.", name);
}

/* ---- collisions ---- */

/* A key of `a` that `b` has too; empty: none. */
static void
own_shared(const struct key *a, const struct key *b, struct text *out)
{
	struct strings l = { 0 };

	strings_split(&l, a->key, " ");
	for (size_t i = 0; i < l.n && !out->n; i++)
		if (key_names(b->key, l.s[i]))
			text_add(out, l.s[i]);
	strings_free(&l);
}

/* The rows that are in force together on a screen. */
static size_t
own_sets(const struct ui *ui, const struct screen *s, const struct keyset *sets[8])
{
	size_t n = 0;

	for (size_t i = 0; i < LEN(s->keys); i++)
		if (s->keys[i])
			sets[n++] = s->keys[i];
	if (!s->types) {
		sets[n++] = ui->global;
		sets[n++] = &ui_keys;
		sets[n++] = ui->by_name;
	}
	sets[n++] = &ui_keys_always;
	return n;
}

/* The row of that name is in one of the sets, and another row there has a key of it. */
static bool
own_collides(const struct ui *ui, const struct keyset *const *sets, size_t n, const char *name,
	struct text *key, const char **with)
{
	const struct key *mine = NULL;

	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; sets[i] && k < sets[i]->n && !mine; k++)
			if (sets[i]->keys[k].name && strcmp(sets[i]->keys[k].name, name) == 0)
				mine = key_own(ui, &sets[i]->keys[k]);
	for (size_t i = 0; mine && i < n; i++)
		for (size_t k = 0; sets[i] && k < sets[i]->n && !key->n; k++) {
			const struct key *other = key_own(ui, &sets[i]->keys[k]);

			if (other->act == mine->act || !other->name)
				continue;
			own_shared(mine, other, key);
			*with = other->name;
		}
	return key->n > 0;
}

bool
ui_key_alone(const struct ui *ui, const char *name, struct err *e)
{
	struct text key = { 0 };
	bool alone = true;

	for (size_t s = 0; alone && s < ui->n_screens; s++) {
		const struct keyset *sets[8];
		size_t n = own_sets(ui, ui->screens[s], sets);
		const char *with = "";

		if (own_collides(ui, sets, n, name, &key, &with))
			alone = err_set(e, "“%s” is a key of %s and of %s in %s.",
				text_str(&key), name, with, ui->screens[s]->title ? _(ui->screens[s]->title)
				: ui->screens[s]->name);
	}
	text_free(&key);
	return alone;
}

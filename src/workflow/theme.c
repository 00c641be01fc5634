/* theme.c: themes given to notes, named, placed, merged and split again. */
#include <stdlib.h>
#include <string.h>

#include "workflow.h"

static bool
desk_themes(struct desk *d, struct themes *out, struct err *e)
{
	return store_themes(d->store, out, e);
}

static const struct theme *
theme_named(const struct themes *l, const char *name, struct err *e)
{
	bool several = false;
	const struct theme *t = themes_find(l, name, &several);

	if (!t)
		err_set(e, several ? "Several themes begin with “%.60s”."
			: "No theme is called “%.60s”; `halfhour themes` lists them.", name);
	return t;
}

int64_t
theme_find(struct desk *d, const char *name, struct err *e)
{
	struct themes l = { 0 };
	const struct theme *t = desk_themes(d, &l, e) ? theme_named(&l, name, e) : NULL;
	int64_t id = t ? t->id : 0;

	themes_done(&l);
	return id;
}

/* ---- names ---- */

/* One line without blanks at its ends and without the sign between two levels; NULL and e: it is
 * no name. The caller's. */
static char *
theme_name(const char *typed, struct err *e)
{
	struct text line = { 0 };
	char *name;

	text_accept(&line, typed, strlen(typed), ACCEPT_LINE);
	name = blank_trimmed(text_str(&line));
	text_free(&line);
	if (!*name)
		err_set(e, "A theme needs a name.");
	else if (strchr(name, '/'))
		err_set(e, "“/” in a theme's name separates a theme from the one under it.");
	else
		return name;
	free(name);
	return NULL;
}

/* Of the whole name only, merged ones as what they count for. */
static const struct theme *
theme_same(const struct themes *l, const char *name)
{
	const struct theme *t = themes_find(l, name, NULL);
	struct text a = { 0 }, b = { 0 };
	bool same = false;

	utf8_fold(&a, name);
	for (size_t i = 0; t && !same && i < l->n; i++) {
		text_clear(&b);
		utf8_fold(&b, l->t[i].name);
		same = themes_whole(l, l->t[i].id) == t && strcmp(text_str(&a), text_str(&b)) == 0;
	}
	text_free(&a);
	text_free(&b);
	return same ? t : NULL;
}

/* The one of that name, made where there is none; 0 and e. */
static int64_t
theme_had(struct desk *d, const char *typed, int64_t above, struct err *e)
{
	struct themes l = { 0 };
	char *name = theme_name(typed, e);
	const struct theme *t = name && desk_themes(d, &l, e) ? theme_same(&l, name) : NULL;
	struct theme made = { .parent_id = above, .name = name, .used_ms = d->now->wall_ms };
	int64_t id = t ? t->id : 0;

	if (name && !t && store_theme_save(d->store, &made, e))
		id = made.id;
	free(name);
	themes_done(&l);
	return id;
}

/* "licences / costs": the upper one is made, too. */
static int64_t
theme_path(struct desk *d, const char *typed, struct err *e)
{
	const char *slash = strchr(typed, '/');
	char *upper = slash ? mem_strn(typed, (size_t)(slash - typed)) : NULL;
	struct themes l = { 0 };
	int64_t above = upper ? theme_had(d, upper, 0, e) : 0;
	bool good = !upper || above;

	if (above && desk_themes(d, &l, e) && themes_above(&l, themes_get(&l, above)))
		good = err_set(e, "“%.60s” is under another theme itself; there are only two levels.",
			themes_get(&l, above)->name);
	themes_done(&l);
	free(upper);
	return good ? theme_had(d, slash ? slash + 1 : typed, above, e) : 0;
}

/* ---- given and taken ---- */

/* The one conversation all of them are of, so that it is undone there; 0: of several. */
static int64_t
theme_scope(struct desk *d, const int64_t *notes, size_t n)
{
	int64_t scope = n ? store_note_call(d->store, notes[0]) : 0;

	for (size_t i = 1; i < n; i++)
		if (store_note_call(d->store, notes[i]) != scope)
			return 0;
	return scope;
}

static bool
theme_notes_there(struct desk *d, const int64_t *notes, size_t n, struct err *e)
{
	for (size_t i = 0; i < n; i++)
		if (!store_note_call(d->store, notes[i]))
			return err_set(e, "There is no note %lld.", (long long)notes[i]);
	return n || err_set(e, "Choose a note first.");
}

static bool
theme_set_all(struct desk *d, const int64_t *notes, size_t n, int64_t id, bool on, struct err *e)
{
	bool good = true;

	for (size_t i = 0; good && i < n; i++)
		good = store_note_theme_set(d->store, notes[i], id, on, e);
	return good;
}

/* What stands in a label is named by undo_label.c only where it is quoted. */
static void
theme_label(struct desk *d, int64_t id, const char *given, struct text *label)
{
	struct themes l = { 0 };
	const struct theme *t = desk_themes(d, &l, NULL) ? themes_get(&l, id) : NULL;

	text_addf(label, given, t ? t->name : "");
	themes_done(&l);
}

static void
theme_said(struct desk *d, int64_t id, size_t n, bool on, struct text *said)
{
	struct themes l = { 0 };
	struct text name = { 0 };

	if (desk_themes(d, &l, NULL) && themes_get(&l, id))
		theme_text(&l, themes_get(&l, id), &name);
	if (on)
		text_addf(said, count_form(n, "%zu note has the theme “%s” now.",
			"%zu notes have the theme “%s” now."), n, text_str(&name));
	else
		text_addf(said, count_form(n, "%zu note has the theme “%s” no more.",
			"%zu notes have the theme “%s” no more."), n, text_str(&name));
	text_free(&name);
	themes_done(&l);
}

bool
theme_give(struct desk *d, const int64_t *notes, size_t n, const char *name, struct text *said,
	struct err *e)
{
	struct text label = { 0 };
	bool good = theme_notes_there(d, notes, n, e);
	int64_t id = 0;

	text_addf(&label, "give the theme “%s”", name);
	good = good && store_begin(d->store, theme_scope(d, notes, n), text_str(&label), e);
	if (good) {
		id = theme_path(d, name, e);
		good = id && theme_set_all(d, notes, n, id, true, e);
		good = store_done(d->store, good, good ? e : NULL) && good;
	}
	if (good)
		theme_said(d, id, n, true, said);
	text_free(&label);
	return good;
}

bool
theme_take(struct desk *d, const int64_t *notes, size_t n, int64_t theme_id, struct text *said,
	struct err *e)
{
	struct text label = { 0 };
	bool good = theme_notes_there(d, notes, n, e);

	theme_label(d, theme_id, N_("take away the theme “%s”"), &label);
	good = good && store_begin(d->store, theme_scope(d, notes, n), text_str(&label), e);
	if (good) {
		good = theme_set_all(d, notes, n, theme_id, false, e);
		good = store_done(d->store, good, good ? e : NULL) && good;
	}
	if (good)
		theme_said(d, theme_id, n, false, said);
	text_free(&label);
	return good;
}

/* ---- changed ---- */

/* A copy of the theme that may be changed, with what it needs; false: there is none. */
static bool
theme_open(struct desk *d, int64_t id, struct themes *l, struct theme *out, struct err *e)
{
	const struct theme *t = desk_themes(d, l, e) ? themes_get(l, id) : NULL;

	if (!t)
		return err_set(e, "This theme was deleted meanwhile.");
	*out = *t; /* its strings stay the list's */
	return true;
}

static bool
theme_save(struct desk *d, struct theme *t, const char *what, const char *name, struct err *e)
{
	struct text label = { 0 };
	bool good;

	text_addf(&label, what, name);
	good = store_begin(d->store, 0, text_str(&label), e);
	if (good) {
		good = store_theme_save(d->store, t, e);
		good = store_done(d->store, good, good ? e : NULL) && good;
	}
	text_free(&label);
	return good;
}

bool
theme_rename(struct desk *d, int64_t id, const char *name, struct text *said, struct err *e)
{
	struct themes l = { 0 };
	struct theme t = { 0 };
	char *kept = theme_name(name, e);
	bool good = kept && theme_open(d, id, &l, &t, e);
	const struct theme *same = good ? theme_same(&l, kept) : NULL;

	if (same && same->id != id)
		good = err_set(e, "“%.60s” is there already: merge the two instead.", same->name);
	if (good) {
		const char *was = t.name;
		t.name = kept;
		good = theme_save(d, &t, "rename the theme “%s”", was, e);
	}
	if (good)
		text_addf(said, "It is called “%s” now.", kept);
	free(kept);
	themes_done(&l);
	return good;
}

bool
theme_memo(struct desk *d, int64_t id, const char *memo, struct err *e)
{
	struct themes l = { 0 };
	struct theme t = { 0 };
	char *kept = blank_trimmed(memo);
	bool good = theme_open(d, id, &l, &t, e);

	if (good) {
		t.memo = kept;
		good = theme_save(d, &t, "write about the theme “%s”", t.name, e);
	}
	free(kept);
	themes_done(&l);
	return good;
}

bool
theme_place(struct desk *d, int64_t id, int64_t above, struct text *said, struct err *e)
{
	struct themes l = { 0 };
	struct theme t = { 0 };
	bool good = theme_open(d, id, &l, &t, e);
	const struct theme *upper = good ? themes_get(&l, above) : NULL;

	good = good && theme_may_be_under(&l, themes_get(&l, id), upper, e);
	if (good) {
		t.parent_id = above;
		good = theme_save(d, &t, "move the theme “%s”", t.name, e);
	}
	if (good && upper)
		text_addf(said, "“%s” is under “%s” now.", t.name, upper->name);
	else if (good)
		text_addf(said, "“%s” is under no other theme now.", t.name);
	themes_done(&l);
	return good;
}

/* ---- merged and split ---- */

bool
theme_merge(struct desk *d, int64_t id, int64_t into, struct text *said, struct err *e)
{
	struct themes l = { 0 };
	struct theme t = { 0 };
	bool good = theme_open(d, id, &l, &t, e);
	const struct theme *to = good ? themes_whole(&l, into) : NULL;

	if (good && (!to || to->id == id))
		good = err_set(e, "A theme is merged into another one.");
	if (good && themes_have_under(&l, themes_get(&l, id)) && themes_above(&l, to))
		good = err_set(e, "“%.60s” has themes under it; there are only two levels.", t.name);
	if (good) {
		t.merged_id = to->id;
		good = theme_save(d, &t, "merge the theme “%s”", t.name, e);
	}
	if (good)
		text_addf(said, "“%s” counts as “%s” now.", t.name, to->name);
	themes_done(&l);
	return good;
}

static bool
theme_split_all(struct desk *d, const struct themes *l, int64_t id, size_t *n, struct err *e)
{
	bool good = true;

	for (size_t i = 0; good && i < l->n; i++) {
		struct theme t = l->t[i];
		if (t.merged_id != id)
			continue;
		t.merged_id = 0;
		good = store_theme_save(d->store, &t, e);
		++*n;
	}
	return good;
}

bool
theme_split(struct desk *d, int64_t id, struct text *said, struct err *e)
{
	struct themes l = { 0 };
	struct theme t = { 0 };
	struct text label = { 0 };
	size_t n = 0;
	bool good = theme_open(d, id, &l, &t, e);

	if (good && !themes_merged(&l, themes_get(&l, id)))
		good = err_set(e, "No theme was merged into “%.60s”.", t.name);
	text_addf(&label, "split the theme “%s”", t.name ? t.name : "");
	good = good && store_begin(d->store, 0, text_str(&label), e);
	if (good) {
		good = theme_split_all(d, &l, id, &n, e);
		good = store_done(d->store, good, good ? e : NULL) && good;
	}
	if (good)
		text_addf(said, count_form(n, "%zu theme is separate again.",
			"%zu themes are separate again."), n);
	text_free(&label);
	themes_done(&l);
	return good;
}

/* Those that were merged into a theme give up their notes with it. */
static bool
theme_leave(struct desk *d, const struct themes *l, int64_t id, const int64_t *notes, size_t n,
	struct err *e)
{
	bool good = true;

	for (size_t i = 0; good && i < l->n; i++)
		if (l->t[i].id == id || l->t[i].merged_id == id)
			good = theme_set_all(d, notes, n, l->t[i].id, false, e);
	return good;
}

/* On the level of the theme that is split, unless the name says where. */
static int64_t
theme_beside(struct desk *d, const struct theme *of, const char *name, struct err *e)
{
	int64_t id = strchr(name, '/') ? theme_path(d, name, e) : theme_had(d, name, of->parent_id, e);

	if (id == of->id) {
		err_set(e, "That is the theme they have. Give the new one another name.");
		return 0;
	}
	return id;
}

bool
theme_split_off(struct desk *d, int64_t id, const int64_t *notes, size_t n, const char *name,
	struct text *said, struct err *e)
{
	struct themes l = { 0 };
	struct theme t = { 0 };
	struct text label = { 0 };
	int64_t made = 0;
	bool good = theme_notes_there(d, notes, n, e) && theme_open(d, id, &l, &t, e);

	text_addf(&label, "split the theme “%s”", t.name ? t.name : "");
	good = good && store_begin(d->store, theme_scope(d, notes, n), text_str(&label), e);
	if (good) {
		made = theme_beside(d, &t, name, e);
		good = made && theme_leave(d, &l, id, notes, n, e) && theme_set_all(d, notes, n, made, true, e);
		good = store_done(d->store, good, good ? e : NULL) && good;
	}
	if (good)
		theme_said(d, made, n, true, said);
	text_free(&label);
	themes_done(&l);
	return good;
}

bool
theme_delete(struct desk *d, int64_t id, struct text *said, struct err *e)
{
	struct themes l = { 0 };
	struct theme t = { 0 };
	bool good = theme_open(d, id, &l, &t, e) && store_theme_delete(d->store, id, e);

	if (good)
		text_addf(said, "The theme “%s” is deleted; u brings it back.", t.name);
	themes_done(&l);
	return good;
}

/* ---- of one call ---- */

static void
theme_put(struct call *c, int64_t note_id, const char *name)
{
	for (size_t i = 0; i < c->n_themes; i++)
		if (c->themes[i].note_id == note_id && strcmp(c->themes[i].name, name) == 0)
			return;
	struct call_theme *x = list_more(&c->themes, &c->n_themes, &c->cap_themes, sizeof(*x));
	*x = (struct call_theme){ note_id, mem_str(name) };
}

bool
theme_fill_call(struct desk *d, struct call *c, struct err *e)
{
	struct themes l = { 0 };
	struct note_tag *tags;
	size_t n = store_note_tags(d->store, c->interview.id, &tags);
	bool good = !n || desk_themes(d, &l, e);

	for (size_t i = 0; good && i < n; i++) {
		const struct theme *t = themes_get(&l, tags[i].theme_id);
		struct text name = { 0 };
		if (t) {
			theme_text(&l, t, &name);
			theme_put(c, tags[i].note_id, text_str(&name));
		}
		text_free(&name);
	}
	themes_done(&l);
	free(tags);
	return good;
}

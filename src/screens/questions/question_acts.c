/* What can be done to the questions of the bank, in the packs' own files. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bank.h"
#include "questions.h"
#include "screens/common.h"
#include "screens/undo.h"

/* ---- one edit ---- */

void
question_wish_done(struct question_wish *w)
{
	free(w->pack);
	free(w->id);
	free(w->key);
	free(w->value);
	free(w->category);
	free(w->after);
	free(w->new_id);
	question_done(&w->question);
	*w = (struct question_wish){ 0 };
}

/* A new wish for the question of a row. */
static struct question_wish *
wish(struct questions *s, const struct bank_row *r, enum edit_kind kind)
{
	question_wish_done(&s->wish);
	s->wish.kind = kind;
	s->wish.pack = mem_str(r->pack->name);
	s->wish.id = mem_str(r->question->id);
	return &s->wish;
}

static struct edit
edit_of(const struct question_wish *w)
{
	return (struct edit){ .kind = w->kind, .id = w->id, .key = w->key, .value = w->value,
		.category = w->category, .after = w->after, .new_id = w->new_id,
		.question = &w->question, .by = w->by };
}

/* The id the question has when it is done. */
static const char *
id_after(const struct question_wish *w)
{
	if (w->kind == EDIT_ADD)
		return w->question.id;
	return w->kind == EDIT_COPY ? w->new_id : w->id;
}

/* The bank's packs were read again: so are the rows, and the question is chosen. */
static void
question_acts_read_again(struct ui *ui, struct questions *s, const char *id)
{
	const struct bank_row *r;

	s->app->desk.bank_drops++;
	ui_reload(ui);
	r = bank_row_find(&s->bank, id);
	if (!r)
		return;
	list_choose(&s->list, r->id);
	if (list_id(&s->list) == r->id)
		return;
	list_narrow(&s->list, ""); /* it has not the words: rather than hide it, show all */
	list_choose(&s->list, r->id);
}

/* The draft of a question as YAML. */
static char *
yaml_draft(const char *id)
{
	struct text key = { 0 };

	text_addf(&key, "question-yaml:%s", id);
	return text_take(&key);
}

/* What an editor saved is done with: it is in the pack, or dropped. */
static void
yaml_drop(struct ui *ui, const struct question_wish *w)
{
	char *key = w->kind == EDIT_WHOLE && w->id ? yaml_draft(w->id) : NULL;

	if (key && ui->hooks.draft_save)
		ui->hooks.draft_save(ui, key, NULL);
	free(key);
}

static void question_acts_conflict(struct ui *ui, struct questions *s, const char *said);

static bool
finish(struct ui *ui, struct questions *s, enum edit_outcome got, const char *said)
{
	char *id = mem_str(id_after(&s->wish));

	if (got == EDIT_CONFLICTS) {
		question_acts_conflict(ui, s, said);
		free(id);
		return true;
	}
	yaml_drop(ui, &s->wish);
	question_wish_done(&s->wish);
	if (got != EDIT_NOTHING)
		question_acts_read_again(ui, s, id);
	if (*said)
		ui_say(ui, "%s", said);
	else if (got == EDIT_NOTHING)
		ui_refuse(ui, "Nothing changed: it was already like this.");
	else
		ui_say(ui, "The change is saved; u takes it back.");
	free(id);
	return true;
}

static bool
is_shipped(const struct bank *b, const char *pack)
{
	for (size_t i = 0; i < b->n; i++)
		if (strcmp(b->packs[i].name, pack) == 0)
			return b->packs[i].shipped;
	return false;
}

static bool
question_acts_go(struct ui *ui, struct questions *s, enum edit_conflict how, struct err *e)
{
	struct edit x = edit_of(&s->wish);
	struct text said = { 0 };
	bool ok;

	bool shipped = is_shipped(app_bank(s->app), s->wish.pack); /* tells what cannot be read */
	bool add = x.kind == EDIT_ADD && !s->wish.named;
	enum edit_outcome got = add
		? question_add(&s->app->desk, s->wish.pack, x.category, x.after, x.question, &said, e)
		: pack_change(&s->app->desk, s->wish.pack, &x, how, &said, e);
	if (got == EDIT_DONE && add)
		text_set(&said, _("It is in your own pack, “own.yaml”; u takes it back."));
	else if (got == EDIT_DONE && shipped)
		text_set(&said, _("It is in your own copy of the pack now; u takes it back."));
	ok = got != EDIT_FAILED && finish(ui, s, got, text_str(&said));
	text_free(&said);
	return ok;
}

bool
question_do(struct ui *ui, struct questions *s, struct err *e)
{
	s->app->desk.editor.act++;
	return question_acts_go(ui, s, CONFLICT_ASK, e);
}

static void
question_acts_act(struct ui *ui, struct questions *s)
{
	struct err e = { 0 };

	if (!question_do(ui, s, &e))
		ui_err(ui, &e);
}

/* ---- when another program changed the same question ---- */

static void
decided(struct ui *ui, void *user, size_t nth)
{
	static const enum edit_conflict hows[] = { CONFLICT_RELOAD, CONFLICT_KEEP_BOTH };
	struct err e = { 0 };

	if (!question_acts_go(ui, user, hows[nth], &e))
		ui_err(ui, &e);
}

static void
question_acts_conflict(struct ui *ui, struct questions *s, const char *said)
{
	static const struct answer answers[] = { { "r", N_("read theirs") }, { "b", N_("both are kept") } };

	ui_choose(ui, said, answers, LEN(answers), decided, s);
}

/* ---- single keys ---- */

static void
question_acts_move(struct ui *ui, struct questions *s, int by)
{
	const struct bank_row *r = questions_chosen(ui, s);

	if (!r)
		return;
	wish(s, r, EDIT_MOVE)->by = by;
	question_acts_act(ui, s);
}

static void
question_acts_earlier(struct ui *ui, void *state)
{
	question_acts_move(ui, state, -1);
}

static void
question_acts_later(struct ui *ui, void *state)
{
	question_acts_move(ui, state, 1);
}

static void
question_acts_copy(struct ui *ui, void *state)
{
	struct questions *s = state;
	const struct bank_row *r = questions_chosen(ui, s);
	struct text id = { 0 };

	if (!r)
		return;
	question_id_free(app_bank(s->app), r->question->id, &id);
	wish(s, r, EDIT_COPY)->new_id = text_take(&id);
	question_acts_act(ui, s);
}

/* ---- the marked ones, or the chosen one, as one act ---- */

/* What `make` wishes for each of them. The rows go with the first edit: ids are kept. */
static void
question_acts_each(struct ui *ui, struct questions *s, const char *const said[2],
	void (*make)(struct questions *s, const struct bank_row *r))
{
	const struct bank_row **rows;
	size_t n = questions_marked(ui, s, &rows);
	struct strings ids = { 0 };
	struct err e = { 0 };
	bool good = true;

	for (size_t i = 0; i < n; i++)
		strings_add(&ids, rows[i]->question->id);
	free(rows);
	s->app->desk.editor.act++;
	for (size_t i = 0; i < n && good; i++) {
		const struct bank_row *r = bank_row_find(&s->bank, ids.s[i]);

		if (!r)
			continue;
		make(s, r);
		good = question_acts_go(ui, s, n == 1 ? CONFLICT_ASK : CONFLICT_RELOAD, &e);
	}
	if (!good)
		ui_err(ui, &e);
	else if (n > 1)
		ui_say(ui, count_form(n, said[0], said[1]), n);
	if (good)
		list_unmark(&s->list);
	strings_free(&ids);
}

static void
wish_delete(struct questions *s, const struct bank_row *r)
{
	wish(s, r, EDIT_DELETE);
}

static void
question_acts_delete(struct ui *ui, void *state)
{
	static const char *const said[] = { N_FORMS("%zu question is deleted; u takes it back.",
		"%zu questions are deleted; u takes them back.") };

	question_acts_each(ui, state, said, wish_delete);
}

static void
wish_retired(struct questions *s, const struct bank_row *r)
{
	bool retired = r->question->retired;
	struct question_wish *w = wish(s, r, EDIT_SET);

	w->key = mem_str("retired");
	w->value = mem_str(retired ? "false" : "true");
}

static void
retire(struct ui *ui, void *state)
{
	static const char *const said[][2] = {
		{ N_FORMS("%zu question is retired; u takes it back.",
		"%zu questions are retired; u takes it back.") },
		{ N_FORMS("%zu question is back in use; u takes it back.",
		"%zu questions are back in use; u takes it back.") },
	};
	struct questions *s = state;
	const struct bank_row *r = questions_chosen(ui, s);

	if (r)
		question_acts_each(ui, s, said[r->question->retired], wish_retired);
}

/* ---- tags ---- */

static void
tagged(struct ui *ui, void *user, const char *value)
{
	struct questions *s = user;

	mem_set(&s->wish.value, value);
	question_acts_act(ui, s);
}

static void
tag(struct ui *ui, void *state)
{
	struct questions *s = state;
	const struct bank_row *r = questions_chosen(ui, s);
	struct text tags = { 0 };

	if (!r)
		return;
	wish(s, r, EDIT_SET)->key = mem_str("tags");
	strings_join(&r->question->tags, ", ", &tags);
	ui_prompt(ui, _("Tags, separated by commas"), text_str(&tags), tagged, s);
	text_free(&tags);
}

/* ---- to another category of its pack ---- */

static void
placed(struct ui *ui, void *user, size_t nth, const char *rest)
{
	struct questions *s = user;

	(void)rest;
	mem_set(&s->wish.category, s->places[nth].help);
	question_acts_act(ui, s);
}

static void
question_acts_place(struct ui *ui, void *state)
{
	struct questions *s = state;
	const struct bank_row *r = questions_chosen(ui, s);
	size_t n = 0;

	if (!r)
		return;
	wish(s, r, EDIT_CATEGORY);
	free(s->places);
	s->places = mem_new(r->pack->n + 1, sizeof(*s->places));
	for (size_t i = 0; i < r->pack->n; i++)
		if (&r->pack->categories[i] != r->category)
			s->places[n++] = (struct menu_item){ r->pack->categories[i].title,
				r->pack->categories[i].id };
	if (n)
		ui_menu(ui, _("To which category?"), s->places, n, placed, s);
	else
		ui_refuse(ui, "Its pack has no other category.");
}

/* ---- the whole question in the person's own editor ---- */

static void outside(struct ui *ui, struct questions *s);

static void
again(struct ui *ui, void *user, size_t nth)
{
	struct questions *s = user;

	if (nth == 0) {
		outside(ui, s);
	} else {
		yaml_drop(ui, &s->wish);
		question_wish_done(&s->wish);
	}
}

/* True: `t` is what the editor left. */
static bool
ask_editor(struct ui *ui, const struct question_wish *w, struct text *t, struct err *e)
{
	struct edit_of of = { .suffix = ".yaml" };
	struct text where = { 0 };
	char *key = yaml_draft(w->id);
	bool good;

	text_addf(&where, "question %s, as YAML", w->id);
	of.draft = key;
	of.where = text_str(&where);
	good = ui->hooks.edit_outside && ui->hooks.edit_outside(ui, t, &of, e);
	text_free(&where);
	free(key);
	return good;
}

/* What was written is a draft until it is taken or dropped. */
static void
outside(struct ui *ui, struct questions *s)
{
	static const struct answer answers[] = { { "e", N_("edit again") }, { "d", N_("drop it") } };
	struct text t = { 0 };
	struct err e = { 0 };

	text_set(&t, s->wish.value);
	bool good = ask_editor(ui, &s->wish, &t, &e);
	s->wish.begun |= strcmp(text_str(&t), s->wish.value) != 0;
	if (!good) {
		ui_err(ui, &e);
		question_wish_done(&s->wish);
	} else if (!s->wish.begun) {
		ui_refuse(ui, "Nothing was changed.");
		question_wish_done(&s->wish);
	} else {
		mem_set(&s->wish.value, text_str(&t));
		if (!question_do(ui, s, &e))
			ui_choose(ui, e.text, answers, LEN(answers), again, s);
	}
	text_free(&t);
}

/* What an editor saved last time and is not in the pack yet takes the question's place. */
static bool
yaml_begun(struct ui *ui, const char *id, struct text *out)
{
	char *key = yaml_draft(id);
	struct text draft = { 0 };
	bool there = ui->hooks.draft_load && ui->hooks.draft_load(ui, key, &draft) && draft.n;

	if (there)
		text_set(out, text_str(&draft));
	text_free(&draft);
	free(key);
	return there;
}

static void
as_yaml(struct ui *ui, void *state)
{
	struct questions *s = state;
	const struct bank_row *r = questions_chosen(ui, s);
	struct text t = { 0 };
	struct err e = { 0 };

	if (!r)
		return;
	if (bank_item(app_bank(s->app), r->question->id, &t, &e)) {
		bool begun = yaml_begun(ui, r->question->id, &t);
		struct question_wish *w = wish(s, r, EDIT_WHOLE);
		w->value = text_take(&t);
		w->begun = begun;
		outside(ui, s);
	} else {
		ui_err(ui, &e);
		text_free(&t);
	}
}

/* ---- looking ---- */

static void
difference(struct ui *ui, void *state)
{
	const struct bank_row *r = questions_chosen(ui, state);
	struct strings lines = { 0 };
	struct text t = { 0 };

	if (!r)
		return;
	if (r->pack->shipped)
		text_addf(&t, "The pack “%s” is as it was shipped.", r->pack->title);
	else if (!r->pack->replaces)
		text_addf(&t, "The pack “%s” is your own: %s", r->pack->title, r->pack->file);
	else {
		pack_difference(r->pack, &lines);
		text_addf(&t, "%s\n\n", r->pack->file);
		strings_join(&lines, "\n", &t);
		text_add(&t, lines.n ? "" : _("Nothing differs from the shipped pack."));
	}
	ui_card(ui, r->pack->replaces ? _("Your copy beside the shipped pack") : _("Which pack this is"),
		text_str(&t));
	strings_free(&lines);
	text_free(&t);
}

static void
check(struct ui *ui, void *state)
{
	struct questions *s = state;
	char *shipped = path_shipped("bank");
	struct problems l = { 0 };
	struct bank b;
	struct text t = { 0 };

	bank_read(&b, shipped, s->app->desk.bank_dir, &l);
	for (size_t i = 0; i < b.n; i++)
		pack_advise(&b.packs[i], &l);
	problems_sort(&l);
	for (size_t i = 0; i < l.n; i++) {
		problem_text(&l.p[i], &t);
		text_add(&t, "\n\n");
	}
	problems_cut(&l, &t);
	if (!l.n)
		text_add(&t, _("There is nothing to say about any pack."));
	ui_card(ui, _("What is to be said of the packs"), text_str(&t));
	bank_done(&b);
	problems_done(&l);
	text_free(&t);
	free(shipped);
}

/* ---- undo ---- */

static void
question_acts_undo(struct ui *ui, void *state)
{
	struct questions *s = state;
	const struct undo_shown shown = { .bank = true, .scope = s->put_in };
	struct text said = { 0 };
	unsigned drops = s->app->desk.bank_drops;

	bool good = undo_last(ui, &shown, false, &said);
	if (s->app->desk.bank_drops != drops)
		question_acts_read_again(ui, s, "");
	else
		ui_reload(ui);
	if (good)
		ui_say(ui, "%s", text_str(&said));
	else
		ui_refuse(ui, "%s", text_str(&said));
	text_free(&said);
}

/* clang-format off */
static const struct key rows[] = {
	{ "n", question_new, "question-new", "Write a question into your own pack, in the chosen one's category", KEY_FOOT, "new" },
	{ "C", category_new, "category-new", "Write a question into a category and a pack that you name; new names make them", 0, NULL },
	{ "e", question_edit, "question-edit", "Edit the question", KEY_ROW | KEY_FOOT, "edit" },
	{ "v", as_yaml, "question-yaml", "Edit the whole question as YAML in your own editor", KEY_ROW, NULL },
	{ "d", question_acts_delete, "question-delete", "Delete the question, or all marked ones, from the bank", KEY_ROWS, NULL },
	{ "r", retire, "question-retire", "Retire the question, or all marked ones: kept, but proposed no more; again: back", KEY_ROWS, NULL },
	{ "K", question_acts_earlier, "question-earlier", "Move the question up in its category", KEY_ROW, NULL },
	{ "J", question_acts_later, "question-later", "Move the question down in its category", KEY_ROW, NULL },
	{ "m", question_acts_place, "question-place", "Move the question to another category of its pack", KEY_ROW, NULL },
	{ "c", question_acts_copy, "question-copy", "Duplicate the question", KEY_ROW, NULL },
	{ "t", tag, "question-tag", "Tag the question", KEY_ROW, NULL },
	{ "D", difference, "question-difference", "Show what differs from the shipped pack", KEY_ROW, NULL },
	{ "!", check, "question-check", "Show what is wrong with packs, and what could be worded better", 0, NULL },
	{ "u", question_acts_undo, "question-undo", "Undo what was done last", 0, NULL },
};
/* clang-format on */
const struct keyset question_acts = { rows, LEN(rows) };

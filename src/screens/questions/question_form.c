/* A question's fields as a form: of a new one, of one that is there. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bank.h"
#include "questions.h"

static const char *const kinds[] = { "both", "informational", "networking" };
static const char *const priorities[] = { "1", "2", "3" };

/* In the order they are asked; `name` is the key of the pack. */
static const struct form_field fields[] = {
	{ "text", N_("Question"), N_("As it is said; {role}, {organisation}, {name} are filled"), FIELD_LINE, NULL, 0 },
	{ "short", N_("Title"), N_("A few words for the list; empty: the question, cut"), FIELD_LINE, NULL, 0 },
	{ "probes", N_("Then"), N_("What to ask after it, one a line; Tab goes on"), FIELD_LINES, NULL, 0 },
	{ "minutes", N_("Minutes"), N_("To plan with"), FIELD_NUMBER, NULL, 0 },
	{ "priority", N_("Priority"), N_("1 is a must-ask, 3 if time allows"), FIELD_WORD, priorities, LEN(priorities) },
	{ "because", N_("Why"), N_("Why it is a must-ask; a plan says it"), FIELD_LINE, NULL, 0 },
	{ "phase", N_("Phase"), N_("Where in a conversation it belongs"), FIELD_WORD, phase_names, N_PHASES },
	{ "tiara", N_("TIARA"), N_("Its heading, if you use them"), FIELD_WORD, tiara_names, N_TIARAS },
	{ "kinds", N_("Kinds"), N_("The conversations it suits"), FIELD_WORD, kinds, LEN(kinds) },
	{ "seniority", N_("Seniority"), N_("student, junior, senior, lead, executive; empty: all"), FIELD_LINE, NULL, 0 },
	{ "tags", N_("Tags"), N_("Separated by commas"), FIELD_LINE, NULL, 0 },
	{ "asks", N_("Asks about"), N_("A word each, by commas; a plan asks about a thing once"), FIELD_LINE, NULL, 0 },
	{ "searchable", N_("Searchable"), N_("Whether a web search would answer it"), FIELD_YES, NULL, 0 },
	{ "retired", N_("Retired"), N_("Kept, but proposed no more"), FIELD_YES, NULL, 0 },
};

enum { N_FIELDS = LEN(fields) };

/* ---- values in and out ---- */

/* As the form shows it. */
static char *
value_of(const struct question *q, const struct form_field *f)
{
	struct text t = { 0 };
	const struct pack_key *k = pack_key_find(&question_level, f->name);
	bool all = k->kind == KEY_WORDS &&
		*(const unsigned *)(const void *)((const char *)q + k->at) ==
			(1u << k->n_words) - 1;

	if (strcmp(f->name, "probes") == 0) {
		strings_join(&q->probes, "\n", &t);
	} else if (all) {
		text_add(&t, f->kind == FIELD_WORD ? "both" : "");
	} else if (strcmp(f->name, "short") != 0 || question_has_title(q)) {
		question_get(q, k, &t);
	}
	if (f->kind == FIELD_YES)
		text_set(&t, strcmp(text_str(&t), "true") == 0 ? "yes" : "no");
	return t.s ? text_take(&t) : mem_str("");
}

static bool
put_value(struct question *q, const struct form_field *f, const char *value, struct err *e)
{
	const struct pack_key *k = pack_key_find(&question_level, f->name);
	char *s = mem_str(value ? value : "");
	bool ok;

	if (strcmp(s, "both") == 0 && k->kind == KEY_WORDS)
		*s = '\0';
	ok = question_put(q, k, s, e);
	free(s);
	return ok;
}

/* ---- an id for a new one ---- */

/* "day-quiet-hour": the category's id and the first words that say something. */
static void
make_id(const struct bank *b, const char *category, const char *title, struct text *out)
{
	static const char *const empty[] = { "what", "how", "which", "who", "when", "where", "why",
		"do", "does", "did", "is", "are", "was", "you", "your", "the", "a", "an", "of", "in",
		"to", "me", "about", "tell", "and", "would", "for" };
	struct text folded = { 0 }, id = { 0 };
	struct strings words = { 0 };
	int taken = 0;

	utf8_fold(&folded, title);
	for (size_t i = 0; i < folded.n; i++)
		if (!strchr("abcdefghijklmnopqrstuvwxyz0123456789", folded.s[i]))
			folded.s[i] = ' ';
	strings_split(&words, text_str(&folded), " ");
	text_add(&id, category);
	for (size_t i = 0; i < words.n && taken < 3; i++)
		if (word_find(empty, LEN(empty), words.s[i], false) < 0) {
			text_addf(&id, "-%s", words.s[i]);
			taken++;
		}
	question_id_free(b, text_str(&id), out);
	strings_free(&words);
	text_free(&folded);
	text_free(&id);
}

/* ---- the form ---- */

static bool
question_form_done(struct ui *ui, void *user, const char *const *values, struct err *e)
{
	struct questions *s = user;
	struct question *q = &s->wish.question;
	struct text id = { 0 };
	bool ok = true;

	for (size_t i = 0; i < N_FIELDS; i++)
		if (!put_value(q, &fields[i], values[i], e)) {
			ui_form_fault(ui, i, "%s", e->text);
			ok = false;
		}
	if (ok && s->wish.kind == EDIT_ADD) {
		make_id(app_bank(s->app), s->wish.category, q->brief, &id);
		mem_set(&q->id, text_str(&id));
	}
	text_free(&id);
	return ok && question_do(ui, s, e);
}

static void
question_form_form(struct ui *ui, struct questions *s, const char *title)
{
	const char *values[N_FIELDS];
	char *made[N_FIELDS], draft[128];

	for (size_t i = 0; i < N_FIELDS; i++)
		values[i] = made[i] = value_of(&s->wish.question, &fields[i]);
	snprintf(draft, sizeof(draft), "question:%.100s",
		s->wish.kind == EDIT_ADD ? "new" : s->wish.id);
	ui_form(ui, title, draft, fields, N_FIELDS, values, question_form_done, s);
	ui_form_advise(ui, 0, text_advise);
	for (size_t i = 0; i < N_FIELDS; i++)
		free(made[i]);
}

void
question_edit(struct ui *ui, void *state)
{
	struct questions *s = state;
	const struct bank_row *r = questions_chosen(ui, s);

	if (!r)
		return;
	question_wish_done(&s->wish);
	s->wish.kind = EDIT_FIELDS;
	s->wish.pack = mem_str(r->pack->name);
	s->wish.id = mem_str(r->question->id);
	question_copy(&s->wish.question, r->question);
	question_form_form(ui, s, r->question->brief);
}

/* An empty question goes into the category of the wish. */
static void
question_form_begin(struct ui *ui, struct questions *s)
{
	s->wish.kind = EDIT_ADD;
	s->wish.question = (struct question){
		.kinds = (1u << N_INTERVIEW_KINDS) - 1,
		.seniorities = (1u << N_SENIORITIES) - 1,
		.minutes = 3,
		.priority = 2,
	};
	question_form_form(ui, s, _("A question of your own"));
}

void
question_new(struct ui *ui, void *state)
{
	struct questions *s = state;
	const struct bank_row *r = questions_chosen(ui, s);

	if (!r)
		return;
	question_wish_done(&s->wish);
	s->wish.pack = mem_str(r->pack->name);
	s->wish.category = mem_str(r->category->id);
	s->wish.after = mem_str(r->question->id);
	question_form_begin(ui, s);
}

/* ---- a category of one's own ---- */

static const struct form_field category_fields[] = {
	{ "category", N_("Category"), N_("Its title; one that is there takes the question"), FIELD_LINE, NULL, 0 },
	{ "pack", N_("Pack"), N_("One of your own; a new name makes one"), FIELD_LINE, NULL, 0 },
	{ "title", N_("Pack's title"), N_("Of a new pack; empty: its name"), FIELD_LINE, NULL, 0 },
};

static bool
question_form_category(struct ui *ui, void *user, const char *const *values, struct err *e)
{
	const struct category_wish w = { values[0], values[1], values[2] };
	struct questions *s = user;
	struct text pack = { 0 }, id = { 0 }, said = { 0 };
	bool good = category_make(&s->app->desk, &w, &pack, &id, &said, e);

	if (good) {
		question_wish_done(&s->wish);
		s->wish.named = true;
		s->wish.pack = text_take(&pack);
		s->wish.category = text_take(&id);
		s->app->desk.bank_drops++;
		ui_reload(ui);
		question_form_begin(ui, s);
		ui_say(ui, "%s", text_str(&said));
	} else {
		ui_form_fault(ui, blank_only(values[0]) ? 0 : 1, "%s", e->text);
	}
	text_free(&pack);
	text_free(&id);
	text_free(&said);
	return good;
}

void
category_new(struct ui *ui, void *state)
{
	const char *values[] = { "", OWN_PACK, "" };

	ui_form(ui, _("A category of your own"), NULL, category_fields, LEN(category_fields), values,
		question_form_category, state);
}

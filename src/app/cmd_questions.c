#include <stdlib.h>
#include <string.h>

#include "bank.h"
#include "formats_report.h"
#include "listing.h"

/* What earlier calls know of a question, by id. */
struct known {
	struct usage *u;
	size_t n, cap;
};

static bool
cmd_questions_keep(void *user, const struct usage *u)
{
	struct known *k = user;

	mem_grow(k->u, &k->cap, k->n + 1);
	k->u[k->n] = *u;
	k->u[k->n++].question_id = mem_str(u->question_id);
	return true;
}

static int
cmd_questions_by_id(const void *a, const void *b)
{
	const struct usage *x = a, *y = b;

	return strcmp(x->question_id, y->question_id);
}

/* A workbook that is not there, or cannot be read, only leaves the counts at nothing. */
static void
read_usage(struct app *a, struct known *k)
{
	struct err e = { 0 };

	if (path_exists(a->workbook) && command_open_store(a, COMMAND_STORE, &e))
		usage_each(&a->desk, cmd_questions_keep, k, &e);
	if (k->n)
		qsort(k->u, k->n, sizeof(*k->u), cmd_questions_by_id);
}

static const struct usage *
cmd_questions_usage_of(const struct known *k, const char *id)
{
	static const struct usage none;
	const struct usage wanted = { .question_id = (char *)(uintptr_t)id }, *found = NULL;

	if (k->n)
		found = bsearch(&wanted, k->u, k->n, sizeof(*k->u), cmd_questions_by_id);
	return found ? found : &none;
}

static struct json *
bits_json(unsigned bits, const char *const *names, int n)
{
	struct json *list = json_list();

	for (int i = 0; i < n; i++)
		if (bits & 1u << i)
			json_put_str(list, NULL, names[i]);
	return list;
}

static void
key_json(struct json *j, const struct question *q, const struct pack_key *k)
{
	const void *at = (const char *)q + k->at;
	const char *names[N_BANK_RULES];

	switch (k->kind) {
	case KEY_LIST:
		json_put_strings(j, k->name, at);
		break;
	case KEY_WORD:
		json_put_word(j, k->name, k->words[*(const int *)at]);
		break;
	case KEY_WORDS:
		json_put(j, k->name, bits_json(*(const unsigned *)at, k->words, k->n_words));
		break;
	case KEY_INT:
		json_put_int(j, k->name, *(const int *)at);
		break;
	case KEY_BOOL:
		json_put_bool(j, k->name, *(const bool *)at);
		break;
	case KEY_RULES:
		for (int i = 0; i < N_BANK_RULES; i++)
			names[i] = bank_rules[i].name;
		json_put(j, k->name, bits_json(q->quiet, names, N_BANK_RULES));
		break;
	default:
		json_put_word(j, k->name, *(char *const *)at);
	}
}

static struct json *
question_json(const struct question *q, const struct category *c, const struct pack *p,
	const struct usage *u)
{
	struct json *j = json_map();

	for (size_t i = 0; i < question_level.n; i++)
		key_json(j, q, &question_level.keys[i]);
	json_put_str(j, "category", c->id);
	json_put_str(j, "pack", p->name);
	json_put_int(j, "asked", u->asked);
	if (u->measured || !u->asked)
		json_put_int(j, "spent_s", u->spent_ms / 1000);
	else
		json_put_str(j, "spent_s", NULL);
	json_put_int(j, "starred", u->starred);
	json_put_int(j, "referrals", u->referrals);
	return j;
}

/* Every word must be somewhere in what belongs to the question. */
static bool
has_words(const struct question *q, const struct category *c, const struct pack *p,
	const struct strings *words)
{
	struct text all = { 0 };
	bool has = true;

	text_addf(&all, "%s %s %s %s %s %s ", q->id, q->text, q->brief, c->id, c->title, p->name);
	strings_join(&q->tags, " ", &all);
	for (size_t i = 0; i < words->n && has; i++)
		has = utf8_has_folded(text_str(&all), words->s[i]);
	text_free(&all);
	return has;
}

/* One pass over the bank. */
struct questions_pass {
	struct listing *l;
	struct strings words;
	struct known known;
};

static void
cmd_questions_row(struct table *t, const struct question *q, const struct category *c)
{
	table_cell(t, q->id);
	table_cell(t, c->id);
	table_cellf(t, "%d", q->priority);
	table_cellf(t, "%d min", q->minutes);
	table_cellf(t, q->retired ? N_("%s (retired)") : "%s", q->text);
}

/* False: nobody reads any more. */
static bool
list_category(const struct questions_pass *p, const struct category *c, const struct pack *pack)
{
	for (size_t i = 0; i < c->n; i++) {
		const struct question *q = &c->questions[i];

		if (p->words.n && !has_words(q, c, pack, &p->words))
			continue;
		if (p->l->as_json)
			listing_json(p->l, question_json(q, c, pack,
				cmd_questions_usage_of(&p->known, q->id)));
		else
			cmd_questions_row(&p->l->table, q, c);
		if (!listing_more(p->l))
			return false;
	}
	return true;
}

static bool
cmd_questions_pass(struct listing *l, struct err *e)
{
	const struct bank *b = desk_bank(&l->app->desk);
	struct questions_pass p = { .l = l };
	bool more = true;

	(void)e;
	strings_split(&p.words, text_str(&l->words), " \t");
	if (l->as_json)
		read_usage(l->app, &p.known);
	for (size_t i = 0; i < b->n && more; i++)
		for (size_t j = 0; j < b->packs[i].n && more; j++)
			more = list_category(&p, &b->packs[i].categories[j], &b->packs[i]);
	for (size_t i = 0; i < p.known.n; i++)
		free(p.known.u[i].question_id);
	free(p.known.u);
	strings_free(&p.words);
	return true;
}

static int
cmd_questions_run(struct app *a, const struct args *g)
{
	command_bank(a); /* says once what could not be read */
	return listing_run(a, g, 5, false, cmd_questions_pass);
}

const struct command cmd_questions = {
	.name = "questions",
	.args = "[WORDS] [--json]",
	.help = "Lists the questions of all packs, those that have the words.",
	.options = { { "json", 0, NULL, "as JSON, with what earlier calls know of each" } },
	.most = -1,
	.run = cmd_questions_run,
};

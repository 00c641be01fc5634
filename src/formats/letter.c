/*
 * A kind of letter. The form is described at the head of data/letters/thanks.yaml.
 * What is missing or wrong is said with file, line and column; keys not known
 * are passed over.
 */
#include <stdlib.h>
#include <string.h>

#include "formats.h"
#include "model/letter.h"

/* ---- values ---- */

static bool
letter_need(const struct node *map, const char *key, char **out, struct err *e)
{
	const char *s = NULL;

	if (!node_str(map, key, &s, e))
		return false;
	if (blank_only(s))
		return node_wrong(map, e, "\"%s\" is missing here; add it.", key);
	mem_set(out, s);
	return true;
}

static bool
letter_may(const struct node *map, const char *key, char **out, struct err *e)
{
	const char *s = "";

	if (!node_str(map, key, &s, e))
		return false;
	mem_set(out, s);
	return true;
}

static int
letter_medium_of(const struct node *n, const char *word, struct err *e)
{
	int m = word_find(letter_medium_names, N_LETTER_MEDIA, word, false);

	if (m < 0)
		node_wrong(n, e, "\"%s\" is not a medium: it is one of mail, message, spoken, hand.", word);
	return m;
}

/* The first of the list is the one proposed. */
static bool
letter_read_media(struct letter_kind *k, const struct node *root, struct err *e)
{
	struct strings l = { 0 };
	bool good = node_strings(root, "medium", &l, e);

	for (size_t i = l.n; good && i-- > 0;) {
		int m = letter_medium_of(node_get(root, "medium"), l.s[i], e);
		good = m >= 0;
		if (good) {
			k->media[m] = true;
			k->medium = (enum letter_medium)m;
		}
	}
	if (good && !l.n)
		good = node_wrong(root, e, "\"medium\" is missing here; write it as [mail, hand].");
	strings_free(&l);
	return good;
}

/* ---- body ---- */

static bool
letter_read_bodies(struct letter_kind *k, const struct node *bodies, struct err *e)
{
	for (const struct node *n = bodies->child; n; n = n->next) {
		int m = letter_medium_of(n, n->key->text, e);
		if (m < 0)
			return false;
		if (n->kind != NODE_SCALAR)
			return node_wrong(n, e, "The body of a medium needs a text.");
		mem_set(&k->body[m], n->text);
	}
	return true;
}

static bool
letter_read_body(struct letter_kind *k, const struct node *root, struct err *e)
{
	const struct node *n = node_get(root, "body");

	if (!n || node_null(n) || n->kind == NODE_LIST)
		return node_wrong(n ? n : root, e, "\"body\" needs a text, or one for each medium.");
	if (n->kind == NODE_SCALAR)
		mem_set(&k->body[LETTER_MAIL], n->text);
	else if (!letter_read_bodies(k, n, e))
		return false;
	for (int m = 0; m < N_LETTER_MEDIA; m++)
		if (k->media[m] && !k->body[m] && !k->body[LETTER_MAIL])
			return node_wrong(n, e, "There is no body for \"%s\"; add one, or take the medium out.",
				letter_medium_names[m]);
	return true;
}

/* ---- clauses ---- */

static bool
letter_read_clause(struct letter_kind *k, const struct node *n, struct err *e)
{
	if (n->kind != NODE_MAP)
		return node_wrong(n, e, "A clause needs keys, such as \"id:\" and \"text:\".");
	struct letter_clause *c = list_more(&k->clauses, &k->n_clauses, &k->cap_clauses, sizeof(*c));
	return letter_need(n, "id", &c->id, e) && node_strings(n, "when", &c->when, e) &&
		letter_need(n, "text", &c->text, e);
}

static bool
letter_read_clauses(struct letter_kind *k, const struct node *root, struct err *e)
{
	const struct node *l = node_get(root, "clauses");

	if (!l || node_null(l))
		return true;
	if (l->kind != NODE_LIST)
		return node_wrong(l, e, "\"clauses\" must be a list; begin each entry with a dash.");
	for (const struct node *n = l->child; n; n = n->next)
		if (!letter_read_clause(k, n, e))
			return false;
	return true;
}

/* ---- the whole ---- */

static bool
letter_read_root(struct letter_kind *k, const struct node *root, struct err *e)
{
	return letter_need(root, "letter", &k->name, e) && letter_may(root, "title", &k->title, e) &&
		letter_read_media(k, root, e) && letter_may(root, "subject", &k->subject, e) &&
		letter_read_clauses(k, root, e) && letter_read_body(k, root, e) &&
		node_strings(root, "checks", &k->checks, e) && node_strings(root, "due", &k->due, e) &&
		node_bool(root, "calls-off", &k->calls_off, e);
}

static bool
letter_read_doc(struct letter_kind *k, const char *file, const struct yaml_doc *d, struct err *e)
{
	letter_kind_done(k);
	bool good = d->root && d->root->kind == NODE_MAP
		? letter_read_root(k, d->root, e)
		: err_set(e, "%s is no letter template: it needs \"letter:\" and \"body:\".", file);
	if (good && !*k->title)
		mem_set(&k->title, k->name);
	if (!good)
		letter_kind_done(k);
	return good;
}

bool
letter_kind_read_file(struct letter_kind *k, const char *path, struct err *e)
{
	struct yaml_doc d = { 0 };
	bool good = yaml_doc_read_file(&d, path, e) && letter_read_doc(k, path, &d, e);

	yaml_doc_free(&d);
	return good;
}

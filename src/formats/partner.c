/*
 * A practice partner's script. The form is described at the head of
 * data/rehearsal/pharmacist.yaml. What is missing or wrong is said with file,
 * line and column; keys not known are passed over.
 */
#include <string.h>

#include "formats.h"
#include "model/rehearsal.h"

#define WAIT_MOST_S 600
#define MINUTES_MOST 240
#define LATE_MOST 30

struct reading {
	struct partner *p;
	const char *file;
	struct err *e;
	size_t follows; /* 1 + the answer whose follow-ups are being read; 0: none */
};

/* ---- values ---- */

/* A text that must be there, and not empty. */
static bool
need(struct reading *r, const struct node *map, const char *key, char **out)
{
	const char *s = NULL;

	if (!node_str(map, key, &s, r->e))
		return false;
	if (blank_only(s))
		return node_wrong(map, r->e, "\"%s\" is missing here; add it.", key);
	mem_set(out, s);
	return true;
}

static bool
need_list(struct reading *r, const struct node *map, const char *key, struct strings *out)
{
	if (!node_strings(map, key, out, r->e))
		return false;
	return out->n || node_wrong(map, r->e, "\"%s\" is missing here; it needs at least one "
		"entry.", key);
}

static bool
word(struct reading *r, const struct node *map, const char *key, const char *const *names,
	int n, int *out)
{
	*out = -1;
	if (!node_word(map, key, names, n, out, r->e))
		return false;
	return *out >= 0 || node_wrong(map, r->e, "\"%s\" is missing here; add it.", key);
}

/* Calls `each` on the maps of the list under `key`; one that must not be empty. */
static bool
formats_partner_each(struct reading *r, const struct node *map, const char *key,
	bool needed, bool (*one)(struct reading *r, const struct node *item))
{
	const struct node *l = node_get(map, key);

	if (!l || node_null(l) || (l->kind == NODE_LIST && !l->n))
		return !needed || node_wrong(map, r->e, "\"%s\" is missing here; it wants at "
			"least one entry.", key);
	if (l->kind != NODE_LIST)
		return node_wrong(l, r->e, "\"%s\" must be a list; begin each entry with a dash.",
			key);
	for (const struct node *c = l->child; c; c = c->next) {
		if (c->kind != NODE_MAP)
			return node_wrong(c, r->e, "An entry of \"%s\" needs keys, such as "
				"\"say:\".", key);
		if (!one(r, c))
			return false;
	}
	return true;
}

#define ADD(list, n, cap) \
	(mem_grow(list, &(cap), (n) + 1), &(list)[(n)++])

/* ---- answers, events, facts ---- */

/* What follows an answer need not be about anything: it is said when one asks on. */
static bool
read_follow(struct reading *r, const struct node *n)
{
	struct partner *p = r->p;
	struct partner_answer *a = ADD(p->answers, p->n_answers, p->cap_answers);

	a->follows = r->follows;
	return node_strings(n, "about", &a->about, r->e) && need_list(r, n, "say", &a->say) &&
		node_strings(n, "gives", &a->gives, r->e);
}

static bool
read_answer(struct reading *r, const struct node *n)
{
	struct partner *p = r->p;
	struct partner_answer *a = ADD(p->answers, p->n_answers, p->cap_answers);

	r->follows = p->n_answers;
	return need_list(r, n, "about", &a->about) && need_list(r, n, "say", &a->say) &&
		node_strings(n, "gives", &a->gives, r->e) &&
		formats_partner_each(r, n, "then", false, read_follow);
}

static bool
read_at(struct reading *r, const struct node *n, int64_t *at_ms)
{
	const struct node *at = node_get(n, "at");

	if (at && at->kind == NODE_SCALAR && strchr(at->text, ':') &&
	    clock_parse(at->text, at_ms))
		return true;
	return node_wrong(at ? at : n, r->e,
		"\"at\" must be the time on the call's clock, between quotes: \"06:30\".");
}

static bool
read_event(struct reading *r, const struct node *n)
{
	struct partner *p = r->p;
	struct partner_event *ev = ADD(p->events, p->n_events, p->cap_events);
	int kind;

	if (!word(r, n, "kind", partner_event_names, N_PARTNER_EVENTS, &kind) ||
	    !read_at(r, n, &ev->at_ms) || !need_list(r, n, "say", &ev->say) ||
	    !node_strings(n, "then", &ev->then, r->e) ||
	    !node_strings(n, "gives", &ev->gives, r->e) ||
	    !node_int(n, "wait", 0, WAIT_MOST_S, &ev->wait_s, r->e) ||
	    !node_int(n, "minutes", 1, MINUTES_MOST, &ev->minutes, r->e))
		return false;
	ev->kind = (enum partner_event_kind)kind;
	if (ev->kind == PARTNER_OFFER_TIME && !ev->minutes)
		return node_wrong(n, r->e, "\"minutes\" is missing here: how many are offered?");
	return p->n_events < 2 || ev[-1].at_ms <= ev->at_ms ||
		node_wrong(n, r->e, "This event is earlier than the one before; put them in the "
			"order of \"at\".");
}

static bool
is_gift(const struct partner *p, const char *id, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(p->gifts[i].id, id) == 0)
			return true;
	return false;
}

static bool
read_gift(struct reading *r, const struct node *n)
{
	struct partner *p = r->p;
	struct gift *g = ADD(p->gifts, p->n_gifts, p->cap_gifts);
	int kind;

	if (!need(r, n, "id", &g->id) || !need(r, n, "text", &g->text) ||
	    !word(r, n, "kind", gift_kind_names, N_GIFT_KINDS, &kind) ||
	    !need_list(r, n, "words", &g->words))
		return false;
	g->kind = (enum gift_kind)kind;
	return !is_gift(p, g->id, p->n_gifts - 1) ||
		node_wrong(node_get(n, "id"), r->e, "There is a fact \"%s\" already; give this "
			"one another id.", g->id);
}

static bool
read_slot(struct reading *r, const struct node *n)
{
	struct partner *p = r->p;
	struct partner_slot *s = ADD(p->slots, p->n_slots, p->cap_slots);

	return need(r, n, "name", &s->name) && need_list(r, n, "forms", &s->forms);
}

/* What is given must be among the facts. */
static bool
check_given(struct reading *r, const struct node *gives)
{
	const struct node *id = gives && gives->kind == NODE_LIST ? gives->child : gives;

	for (; id; id = id->kind == NODE_SCALAR && id != gives ? id->next : NULL)
		if (!node_null(id) && !is_gift(r->p, id->text, r->p->n_gifts))
			return node_wrong(id, r->e, "There is no fact \"%s\"; add it "
				"under \"facts\", or correct the id.", id->text);
	return true;
}

/* In the list under `key`, and in what follows its entries. */
static bool
check_gives(struct reading *r, const struct node *map, const char *key)
{
	const struct node *l = node_get(map, key);

	for (const struct node *c = l ? l->child : NULL; c; c = c->next)
		if (!check_given(r, node_get(c, "gives")) || !check_gives(r, c, "then"))
			return false;
	return true;
}

/* ---- the whole ---- */

/* It is asked for by the name of its file, and stored by its own. */
static bool
check_name(struct reading *r, const struct node *n)
{
	const char *slash = strrchr(r->file, '/'), *base = slash ? slash + 1 : r->file;
	const char *dot = strstr(base, ".yaml");
	int len = (int)(dot ? (size_t)(dot - base) : strlen(base));

	return ((int)strlen(r->p->id) == len && strncmp(r->p->id, base, (size_t)len) == 0) ||
		node_wrong(node_get(n, "partner"), r->e, "This is %s, and so the partner is "
			"\"%.*s\", not \"%s\".", base, len, base, r->p->id);
}

static bool
read_texts(struct reading *r, const struct node *n)
{
	struct partner *p = r->p;
	const char *language = "en", *field = NULL, *good_for = NULL;
	int seniority = -1, kind = -1, path = -1;

	if (!need(r, n, "partner", &p->id) || !check_name(r, n) || !need(r, n, "name", &p->name) ||
	    !need(r, n, "role", &p->role) || !need(r, n, "organisation", &p->organisation) ||
	    !need(r, n, "greeting", &p->greeting) ||
	    !need(r, n, "nothing_left", &p->nothing_left) ||
	    !need(r, n, "farewell", &p->farewell) ||
	    !node_str(n, "language", &language, r->e) || !node_str(n, "field", &field, r->e) ||
	    !node_str(n, "good_for", &good_for, r->e) ||
	    !node_word(n, "seniority", seniority_names, N_SENIORITIES, &seniority, r->e) ||
	    !node_word(n, "kind", interview_kind_names, N_INTERVIEW_KINDS, &kind, r->e) ||
	    !node_word(n, "path", path_names, N_PATHS, &path, r->e) ||
	    !node_int(n, "late", 0, LATE_MOST, &p->late, r->e) ||
	    !node_int(n, "minutes", 1, MINUTES_MOST, &p->minutes, r->e) ||
	    !node_int(n, "agreed", 1, MINUTES_MOST, &p->agreed, r->e) ||
	    !node_int(n, "planned", 1, MINUTES_MOST, &p->planned, r->e))
		return false;
	p->kind = kind < 0 ? KIND_INFORMATIONAL : (enum interview_kind)kind;
	p->path = path < 0 ? PATH_COLD : (enum path)path;
	mem_set(&p->language, language);
	mem_set(&p->field, field ? field : "");
	mem_set(&p->good_for, good_for ? good_for : "");
	mem_set(&p->seniority, seniority < 0 ? "" : seniority_names[seniority]);
	return true;
}

static bool
read_partner(struct reading *r, const struct node *root, const char *file)
{
	if (!root || root->kind != NODE_MAP)
		return err_set(r->e, "%s:1:1: No practice partner: it begins with \"partner: NAME\".", file);
	return read_texts(r, root) &&
	       formats_partner_each(r, root, "slots", false, read_slot) &&
	       formats_partner_each(r, root, "facts", false, read_gift) &&
	       formats_partner_each(r, root, "answers", true, read_answer) &&
	       formats_partner_each(r, root, "events", false, read_event) &&
	       check_gives(r, root, "answers") && check_gives(r, root, "events");
}

bool
partner_read(struct partner *p, const char *file, const char *s, size_t n, struct err *e)
{
	struct reading r = { .p = p, .file = file, .e = e };
	struct yaml_doc d;

	partner_done(p);
	if (!yaml_doc_read(&d, file, s, n, e))
		return false;
	bool good = read_partner(&r, d.root, file);
	yaml_doc_free(&d);
	if (!good)
		partner_done(p);
	return good;
}

bool
partner_read_file(struct partner *p, const char *path, struct err *e)
{
	struct text t = { 0 };

	bool good = file_read(path, &t, YAML_SIZE_MAX, e) &&
		partner_read(p, path, text_str(&t), t.n, e);
	text_free(&t);
	return good;
}

/*
 * Over a thousand random edits, each on what the last one left, of packs in
 * many styles (tests/data/packs), with LF and CR LF, with and without a byte
 * order mark and a last line end. After each: the file holds exactly the bank
 * that was wanted (reckoned here, apart from the editor), unknown keys are as
 * they were, only lines of the edited question changed, no comment is lost.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bank.h"

enum { EDITS = 20, VARIANTS = 8, DOCS_MOST = 40 };
enum { CRLF = 1, BOM = 2, OPEN_END = 4 };

static uint64_t seed;

static unsigned
roll(unsigned n)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(seed >> 33) % n;
}

/* ---- documents ---- */

static void
load(const char *path, unsigned variant, struct text *out)
{
	struct text raw = { 0 };
	struct err e = { 0 };

	ck_assert_msg(file_read(path, &raw, 1 << 20, &e), "%s", e.text);
	text_set(out, variant & BOM ? "\xef\xbb\xbf" : "");
	for (size_t i = 0; i < raw.n; i++) {
		if (raw.s[i] == '\n' && variant & CRLF)
			text_addc(out, '\r');
		text_addc(out, raw.s[i]);
	}
	while (variant & OPEN_END && strchr("\r\n", out->s[out->n - 1]))
		text_cut(out, out->n - 1);
	text_free(&raw);
}

static void
lines_of(const struct text *t, struct strings *out)
{
	const char *s = text_str(t);

	while (*s) {
		size_t n = strcspn(s, "\n");
		char *line = mem_strn(s, n && s[n - 1] == '\r' ? n - 1 : n);

		strings_add(out, line);
		free(line);
		s += n + (s[n] != '\0');
	}
}

/* ---- what is wanted, reckoned here ---- */

struct spot {
	size_t category, at;
};

static struct question *
at(struct pack *p, struct spot s)
{
	return &p->categories[s.category].questions[s.at];
}

static size_t
count(const struct pack *p)
{
	size_t n = 0;

	for (size_t i = 0; i < p->n; i++)
		n += p->categories[i].n;
	return n;
}

static struct spot
any(const struct pack *p)
{
	size_t n = roll((unsigned)count(p));
	struct spot s = { 0 };

	for (; n >= p->categories[s.category].n; s.category++)
		n -= p->categories[s.category].n;
	s.at = n;
	return s;
}

static void
insert(struct category *c, size_t where, struct question q)
{
	struct question *made = mem_new(c->n + 1, sizeof(*made));

	if (where)
		memcpy(made, c->questions, where * sizeof(*made));
	made[where] = q;
	if (c->n > where)
		memcpy(made + where + 1, c->questions + where, (c->n - where) * sizeof(*made));
	free(c->questions);
	c->questions = made;
	c->n++;
	c->cap = c->n;
}

static struct question
extract(struct category *c, size_t where)
{
	struct question q = c->questions[where];

	for (size_t i = where; i + 1 < c->n; i++)
		c->questions[i] = c->questions[i + 1];
	c->n--;
	return q;
}

/* ---- random edits ---- */

static const char *const texts[] = {
	"What would you keep?", "Which part: the first, or the last?", "Who said \"no\", and why?",
	"What's it like?", "- a dash", "#1?", "What [if] anything {is} left?", "yes", "12", "~",
	"Which \\ way?", "¿Qué? 田中 👩‍👩‍👧", ("What would somebody who has only seen this work in films, "
	"and has heard about it from an uncle, get wrong on the first day?"), "a: b", "x #y", "'q'",
	"@home?", "%", "tail:", "what\tnow?", "* star", "& and", "| pipe", "> more", "? really",
};
static const char *const lists[] = { "", "one", "one, two", "two, one, three", "yes, 12, a b",
	"skills, story", "x: y, z" };
static const char *const probes[] = { "", "Why?", "Why?\nHow so?", "What: exactly?\nWhy?\n#3?",
	"'a'\n\"b\"", "What was the first step?\nNew?", "Why that?\nWhat would be lost?\nWhat else?" };

struct made {
	struct edit x;
	struct question fresh;
	char id[24];
	struct text whole;
};

static const char *
value_for(const struct pack_key *k)
{
	static char number[16];

	switch (k->kind) {
	case KEY_INT:
		snprintf(number, sizeof(number), "%d",
			k->min + (int)roll((unsigned)(k->max - k->min + 1)));
		return number;
	case KEY_BOOL:
		return roll(2) ? "true" : "false";
	case KEY_WORD:
		return k->words[roll((unsigned)k->n_words)];
	case KEY_WORDS:
		return roll(3) ? k->words[roll((unsigned)k->n_words)] :
			k->n_words > 2 ? "junior, senior, lead" : "";
	case KEY_RULES:
		return roll(2) ? "closed, long" : roll(2) ? "double" : "";
	case KEY_LIST:
		return strcmp(k->name, "probes") ? lists[roll(LEN(lists))] : probes[roll(LEN(probes))];
	default:
		return strcmp(k->name, "short") || roll(4) ? texts[roll(LEN(texts))] : "";
	}
}

static bool
has_short(const struct yaml_doc *d, const char *id)
{
	for (const struct node *c = node_get(d->root, "categories")->child; c; c = c->next) {
		const struct node *q = node_get(c, "questions");

		for (q = q ? q->child : NULL; q; q = q->next)
			if (strcmp(node_get(q, "id")->text, id) == 0)
				return node_get(q, "short") && !node_null(node_get(q, "short"));
	}
	return false;
}

static void
make_set(struct pack *p, struct spot s, const struct yaml_doc *d, struct made *m)
{
	const struct pack_key *k = &question_level.keys[1 + roll((unsigned)question_level.n - 1)];
	struct question *q = at(p, s);
	struct err e = { 0 };

	m->x.key = k->name;
	m->x.value = value_for(k);
	ck_assert_msg(question_put(q, k, m->x.value, &e), "%s", e.text);
	if (!has_short(d, q->id) && strcmp(k->name, "short") != 0)
		question_brief(q);
}

static void
make_fresh(struct pack *p, struct made *m)
{
	struct category *c = &p->categories[roll((unsigned)p->n)];
	size_t where = c->n;
	struct question q = { 0 };

	m->fresh = (struct question){ .id = mem_str(m->id), .text = mem_str(texts[roll(LEN(texts))]),
		.minutes = 2, .priority = 1 + (int)roll(3), .kinds = 1, .seniorities = 31,
		.phase = (enum phase)roll(N_PHASES) };
	char *said = text_said(m->fresh.text);

	mem_set(&m->fresh.text, said);
	free(said);
	question_brief(&m->fresh);
	if (roll(2))
		strings_split(&m->fresh.probes, "Why, really?\nWho: exactly?", "\n");
	m->x.question = &m->fresh;
	m->x.category = c->id;
	if (c->n && roll(2)) {
		where = roll((unsigned)c->n);
		m->x.after = c->questions[where].id;
		where++;
	}
	question_copy(&q, &m->fresh);
	insert(c, where, q);
}

static bool
make_move(struct pack *p, struct spot s, struct made *m)
{
	struct category *c = &p->categories[s.category];

	m->x.by = roll(2) ? 1 : -1;
	if (m->x.by < 0 ? s.at == 0 : s.at + 1 == c->n)
		return false;
	struct question q = extract(c, s.at);
	insert(c, m->x.by < 0 ? s.at - 1 : s.at + 1, q);
	return true;
}

static bool
make_category(struct pack *p, struct spot s, struct made *m)
{
	size_t to = roll((unsigned)p->n);

	if (to == s.category)
		return false;
	m->x.category = p->categories[to].id;
	insert(&p->categories[to], p->categories[to].n, extract(&p->categories[s.category], s.at));
	return true;
}

/* What the editor gives for a text editor, with one line more. */
static bool
make_whole(struct pack *p, struct spot s, const struct text *doc, struct made *m)
{
	struct question *q = at(p, s);
	struct err e = { 0 };

	if (q->tags.n || !pack_item(q->id, "p", doc->s, doc->n, &m->whole, &e) ||
		*m->whole.s == '{' || strstr(m->whole.s, "tags:"))
		return false;
	text_add(&m->whole, "tags: [whole, \"new\"] # mine\n");
	strings_add(&q->tags, "whole");
	strings_add(&q->tags, "new");
	m->x.value = m->whole.s;
	return true;
}

static void
make_copy(struct pack *p, struct spot s, struct made *m)
{
	struct question q = { 0 };

	m->x.new_id = m->id;
	question_copy(&q, at(p, s));
	mem_set(&q.id, m->id);
	insert(&p->categories[s.category], s.at + 1, q);
}

static const enum edit_kind weights[] = { EDIT_SET, EDIT_SET, EDIT_SET, EDIT_SET, EDIT_SET,
	EDIT_SET, EDIT_ADD, EDIT_ADD, EDIT_DELETE, EDIT_MOVE, EDIT_MOVE, EDIT_CATEGORY,
	EDIT_CATEGORY, EDIT_COPY, EDIT_WHOLE };

/* Changes `p` to what is wanted; false: no such edit here, p is as it was. */
static bool
make_edit(struct pack *p, const struct yaml_doc *d, const struct text *doc, int turn,
	struct made *m)
{
	struct spot s = any(p);

	*m = (struct made){ .x = { .kind = weights[roll(LEN(weights))], .id = at(p, s)->id } };
	snprintf(m->id, sizeof(m->id), "new-%d", turn);
	switch (m->x.kind) {
	case EDIT_SET:
		make_set(p, s, d, m);
		return true;
	case EDIT_ADD:
		m->x.id = NULL;
		make_fresh(p, m);
		return true;
	case EDIT_DELETE:
		if (count(p) < 3)
			return false;
		struct question q = extract(&p->categories[s.category], s.at);
		snprintf(m->id, sizeof(m->id), "%s", q.id);
		m->x.id = m->id;
		question_done(&q);
		return true;
	case EDIT_MOVE:
		return make_move(p, s, m);
	case EDIT_CATEGORY:
		return make_category(p, s, m);
	case EDIT_COPY:
		make_copy(p, s, m);
		return true;
	default:
		return make_whole(p, s, doc, m);
	}
}

/* ---- afterwards ---- */

static void
same_bank(const struct pack *want, const struct pack *got, const char *what)
{
	ck_assert_msg(want->n == got->n, "%s", what);
	for (size_t i = 0; i < want->n; i++) {
		const struct category *a = &want->categories[i], *b = &got->categories[i];

		ck_assert_msg(a->n == b->n && strcmp(a->id, b->id) == 0, "%s", what);
		for (size_t j = 0; j < a->n; j++)
			ck_assert_msg(question_same(&a->questions[j], &b->questions[j]),
				"%s\n%s / %s", what, a->questions[j].text, b->questions[j].text);
	}
}

/* The last line end of a literal apart, which the end of a file has or has not. */
static void
dump(const struct node *n, struct text *out)
{
	size_t len = strlen(n->text);

	text_addf(out, "%d%.*s(", n->kind, (int)(len && n->text[len - 1] == '\n' ? len - 1 : len),
		n->text);
	for (const struct node *c = n->child; c; c = c->next) {
		text_addf(out, "%s=", c->key ? c->key->text : "");
		dump(c, out);
	}
	text_addc(out, ')');
}

/* The unknown keys of one question, or (id NULL) of everything above the questions. */
static void
unknown(const struct yaml_doc *d, const char *id, struct text *out)
{
	const struct node *root = d->root;

	for (const struct node *v = root->child; v && !id; v = v->next)
		if (!pack_key_find(&pack_level, v->key->text))
			dump(v, out);
	for (const struct node *c = node_get(root, "categories")->child; c; c = c->next) {
		const struct node *q = node_get(c, "questions");

		for (const struct node *v = c->child; v && !id; v = v->next)
			if (!pack_key_find(&category_level, v->key->text))
				dump(v, out);
		for (q = q ? q->child : NULL; q && id; q = q->next)
			for (const struct node *v = q->child; v; v = v->next)
				if (strcmp(node_get(q, "id")->text, id) == 0 &&
					!pack_key_find(&question_level, v->key->text))
					dump(v, out);
	}
}

static void
same_unknown(const struct yaml_doc *a, const struct yaml_doc *b, const char *was,
	const char *now, const char *what)
{
	struct text x = { 0 }, y = { 0 };

	unknown(a, was, &x);
	unknown(b, now, &y);
	ck_assert_msg(strcmp(text_str(&x), text_str(&y)) == 0, "%s\n%s\n%s", what, text_str(&x),
		text_str(&y));
	text_free(&x);
	text_free(&y);
}

static const struct node *
node_of(const struct yaml_doc *d, const char *id)
{
	for (const struct node *c = node_get(d->root, "categories")->child; c; c = c->next) {
		const struct node *q = node_get(c, "questions");

		for (q = q ? q->child : NULL; q; q = q->next)
			if (strcmp(node_get(q, "id")->text, id) == 0)
				return q;
	}
	return NULL;
}

static size_t
line_at(const struct text *t, size_t byte)
{
	size_t n = 0;

	for (size_t i = 0; i < byte && i < t->n; i++)
		n += t->s[i] == '\n';
	return n;
}

static bool
is_blank(const char *s)
{
	return !s[strspn(s, " \t")];
}

static bool
is_comment(const char *s)
{
	return s[strspn(s, " \t")] == '#';
}

struct range {
	size_t from, to; /* lines, from 0; to is behind */
};

/* The lines of a question: from its dash, with comments and blank lines around when wide. */
static struct range
lines_for(const struct yaml_doc *d, const struct text *t, const struct strings *lines,
	const char *id, bool wide)
{
	const struct node *n = node_of(d, id);
	struct range r = { line_at(t, n->start), line_at(t, n->end ? n->end - 1 : 0) + 1 };

	if (r.from && strcmp(lines->s[r.from - 1] + strspn(lines->s[r.from - 1], " "), "-") == 0)
		r.from--;
	/* Behind "|+" blank lines are text. */
	while (!strstr(text_str(t), "|+") && r.to > r.from + 1 && is_blank(lines->s[r.to - 1]))
		r.to--;
	while (r.to < lines->n && is_comment(lines->s[r.to]) &&
		strspn(lines->s[r.to], " ") > strspn(lines->s[r.from], " "))
		r.to++;
	while (wide && r.from && is_comment(lines->s[r.from - 1]))
		r.from--;
	while (wide && r.to < lines->n && is_blank(lines->s[r.to]))
		r.to++;
	return r;
}

/* Lines [from, to) of `a` that are others in `b`. */
static struct range
changed(const struct strings *a, const struct strings *b, struct range *in_b)
{
	size_t head = 0, tail = 0, least = a->n < b->n ? a->n : b->n;

	while (head < least && strcmp(a->s[head], b->s[head]) == 0)
		head++;
	while (tail < least - head && strcmp(a->s[a->n - 1 - tail], b->s[b->n - 1 - tail]) == 0)
		tail++;
	*in_b = (struct range){ head, b->n - tail };
	return (struct range){ head, a->n - tail };
}

static bool
without(const struct strings *a, struct range out, const struct strings *b)
{
	size_t n = 0;

	for (size_t i = 0; i < a->n; i++) {
		if (i >= out.from && i < out.to)
			continue;
		if (n == b->n || strcmp(a->s[i], b->s[n++]) != 0)
			return false;
	}
	return n == b->n;
}

static bool
is_flow_list(const struct yaml_doc *d, const char *id)
{
	const struct node *n = node_of(d, id);

	return n && n->parent->style == NODE_FLOW;
}

struct result {
	const struct yaml_doc *was, *now;
	const struct text *before, *after;
	struct strings a, b; /* lines */
};

static void
only_its_lines(const struct result *r, const struct made *m, const char *other,
	const char *what)
{
	struct range in_b, diff = changed(&r->a, &r->b, &in_b), its, two;

	if (strcmp(text_str(r->before), text_str(r->after)) == 0)
		return; /* it was so already */
	switch (m->x.kind) {
	case EDIT_SET:
	case EDIT_WHOLE:
		its = lines_for(r->was, r->before, &r->a, m->x.id, false);
		ck_assert_msg(diff.from == diff.to ? diff.from >= its.from && diff.from <= its.to
			: diff.from >= its.from && diff.to <= its.to, "%s", what);
		break;
	case EDIT_MOVE:
		its = lines_for(r->was, r->before, &r->a, m->x.id, true);
		two = lines_for(r->was, r->before, &r->a, other, true);
		ck_assert_msg(diff.from >= (its.from < two.from ? its : two).from &&
			diff.to <= (its.to > two.to ? its : two).to, "%s", what);
		ck_assert_msg(r->a.n == r->b.n, "%s", what);
		break;
	case EDIT_DELETE:
		its = lines_for(r->was, r->before, &r->a, m->x.id, false);
		two = its;
		if (two.to < r->a.n && is_blank(r->a.s[two.to]))
			two.to++;
		if (is_flow_list(r->was, m->x.id) && !without(&r->a, its, &r->b))
			ck_assert_msg(diff.from >= its.from && diff.to <= its.to, "%s", what);
		else
			ck_assert_msg(is_flow_list(r->was, m->x.id) ||
				without(&r->a, its, &r->b) || without(&r->a, two, &r->b),
				"%s", what);
		break;
	case EDIT_ADD:
	case EDIT_COPY:
		if (!is_flow_list(r->now, m->id) && r->a.n > 1)
			ck_assert_msg(diff.from == diff.to || diff.to - diff.from == 1, "%s", what);
		break;
	default:
		break;
	}
}

/* Comments on lines of their own are all there, those inside a deleted question or between
 * the entries of a list that was set apart. */
static void
comments_stay(const struct result *r, const struct made *m, const char *what)
{
	struct range gone = { 0 };
	const struct node *v = m->x.kind == EDIT_SET ?
		node_get(node_of(r->was, m->x.id), m->x.key) : NULL;

	if (m->x.kind == EDIT_DELETE)
		gone = lines_for(r->was, r->before, &r->a, m->x.id, false);
	if (v && v->kind == NODE_LIST)
		gone = (struct range){ line_at(r->before, v->key->start),
			line_at(r->before, v->end) + 1 };
	for (size_t i = 0; i < r->a.n; i++) {
		const char *s = r->a.s[i] + strspn(r->a.s[i], " \t");
		bool found = false;

		if (*s != '#' || (i >= gone.from && i < gone.to))
			continue;
		for (size_t j = 0; j < r->b.n && !found; j++)
			found = strcmp(s, r->b.s[j] + strspn(r->b.s[j], " \t")) == 0;
		ck_assert_msg(found, "%s\nlost: %s", what, s);
	}
}

static void
line_ends_stay(const struct text *t, unsigned variant, const char *what)
{
	ck_assert_msg(!(variant & BOM) == (memcmp(t->s, "\xef\xbb\xbf", 3) != 0), "%s", what);
	for (size_t i = 1; i < t->n; i++)
		if (t->s[i] == '\n' && !(variant & CRLF) != (t->s[i - 1] != '\r'))
			ck_abort_msg("%s", what);
}

/* ---- a life of edits ---- */

struct tally {
	int done, refused;
};

static void
describe(const struct made *m, const char *path, unsigned variant, const struct text *before,
	const struct text *after, struct text *out)
{
	text_set(out, "");
	text_addf(out, "%s variant %u kind %d id %s key %s value %s\n---- before\n%s\n---- after\n%s\n",
		path, variant, m->x.kind, m->x.id ? m->x.id : m->id, m->x.key ? m->x.key : "",
		m->x.value ? m->x.value : m->x.category ? m->x.category : "", text_str(before),
		text_str(after));
}

static void
check(struct pack *want, const struct made *m, const char *other, const struct yaml_doc *was,
	const struct text *before, const struct text *after, unsigned variant, const char *what)
{
	struct result r = { .was = was, .before = before, .after = after };
	struct problems l = { 0 };
	struct yaml_doc now;
	struct pack got;
	struct err e = { 0 };

	ck_assert_msg(yaml_doc_read(&now, "now", after->s, after->n, &e), "%s\n%s", e.text, what);
	ck_assert_msg(pack_from(&got, &now, "now", &l) && !problems_errors(&l), "%s", what);
	r.now = &now;
	lines_of(before, &r.a);
	lines_of(after, &r.b);
	same_bank(want, &got, what);
	same_unknown(was, &now, NULL, NULL, what);
	for (size_t i = 0; i < got.n; i++)
		for (size_t j = 0; j < got.categories[i].n; j++) {
			const char *id = got.categories[i].questions[j].id;
			bool fresh = strcmp(id, m->id) == 0;

			if (!fresh || m->x.kind == EDIT_COPY)
				same_unknown(was, &now, fresh ? m->x.id : id, id, what);
		}
	only_its_lines(&r, m, other, what);
	comments_stay(&r, m, what);
	line_ends_stay(after, variant, what);
	strings_free(&r.a);
	strings_free(&r.b);
	pack_done(&got);
	problems_done(&l);
	yaml_doc_free(&now);
}

/* The neighbour that a moved question changed places with. */
static const char *
neighbour(const struct pack *p, const struct made *m)
{
	for (size_t i = 0; i < p->n && m->x.kind == EDIT_MOVE; i++)
		for (size_t j = 0; j < p->categories[i].n; j++)
			if (strcmp(p->categories[i].questions[j].id, m->x.id) == 0)
				return p->categories[i].questions[m->x.by < 0 ? j + 1 : j - 1].id;
	return NULL;
}

static bool
one_edit(struct text *doc, const char *path, unsigned variant, int turn, struct tally *t)
{
	struct yaml_doc was;
	struct pack want;
	struct made m;
	struct text after = { 0 }, what = { 0 };
	struct err e = { 0 };

	ck_assert_msg(yaml_doc_read(&was, path, doc->s, doc->n, &e), "%s", e.text);
	ck_assert(pack_from(&want, &was, path, NULL));
	bool made = make_edit(&want, &was, doc, turn, &m);

	if (made && pack_edit(&m.x, path, doc->s, doc->n, &after, &e)) {
		describe(&m, path, variant, doc, &after, &what);
		check(&want, &m, neighbour(&want, &m), &was, doc, &after, variant, text_str(&what));
		text_set(doc, text_str(&after));
		t->done++;
	} else if (made) {
		t->refused++;
		if (getenv("BANK_SHOW"))
			printf("%s kind %d %s %s: %s\n", path, m.x.kind, m.x.key ? m.x.key : "",
				m.x.value ? m.x.value : "", e.text);
		ck_assert_msg(strstr(e.text, "comment") || strstr(e.text, "in place") ||
			strstr(e.text, "hidden"), "%s: %s", path, e.text);
	}
	question_done(&m.fresh);
	text_free(&m.whole);
	text_free(&after);
	text_free(&what);
	pack_done(&want);
	yaml_doc_free(&was);
	return made;
}

START_TEST(random_edits)
{
	struct strings names = { 0 };
	struct tally t = { 0 };

	path_list(&names, "tests/data/packs", ".yaml");
	ck_assert_uint_ge(names.n, 12);
	for (size_t i = 0; i < names.n; i++)
		for (unsigned variant = 0; variant < VARIANTS; variant++) {
			char *path = path_join("tests/data/packs", names.s[i]);
			struct text doc = { 0 };

			seed = i * 1000 + variant + 1;
			load(path, variant, &doc);
			for (int turn = 0, tries = 0; turn < EDITS && tries < 4 * EDITS; tries++)
				turn += one_edit(&doc, path, variant, turn, &t);
			text_free(&doc);
			free(path);
		}
	printf("%d random edits, %d refused\n", t.done, t.refused);
	ck_assert_int_ge(t.done, 2000);
	ck_assert_int_le(t.refused * 20, t.done);
	strings_free(&names);
}
END_TEST

Suite *
pack_edit_random_suite(void)
{
	Suite *s = suite_create("pack edit random");
	TCase *t = tcase_create("random");

	tcase_add_test(t, random_edits);
	suite_add_tcase(s, t);
	return s;
}

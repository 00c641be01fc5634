/*
 * Edits of the bank as files. The user's files are read again right before
 * each edit: what another program wrote meanwhile is never overwritten.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bank.h"
#include "pack_items.h"

/* ---- packs of the bank ---- */

static struct pack *
bank_edit_find(struct bank *b, const char *name)
{
	for (size_t i = 0; i < b->n; i++)
		if (strcmp(b->packs[i].name, name) == 0)
			return &b->packs[i];
	return NULL;
}

static const struct question *
question_in(const struct pack *p, const char *id)
{
	struct bank one = { .packs = (struct pack *)p, .n = 1 };

	return bank_question(&one, id, NULL, NULL);
}

/* What the file holds now takes the place of what is in memory. */
static bool
bank_edit_replace(struct pack *p, const char *file, const struct text *bytes, bool made)
{
	struct pack now, *shipped;

	if (!pack_read(&now, file, text_str(bytes), bytes->n, NULL))
		return false;
	now.digest = bytes_digest(text_str(bytes), bytes->n);
	if (made) {
		shipped = mem_new(1, sizeof(*shipped));
		*shipped = *p;
		now.replaces = shipped;
	} else {
		now.replaces = p->replaces;
		p->replaces = NULL;
		pack_done(p);
	}
	*p = now;
	return true;
}

/* ---- names of files ---- */

static const char *
base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

/* DIR/NAME.yaml, or the first NAME-2.yaml … that is not there; the caller's. */
static char *
free_path(const char *dir, const char *name)
{
	size_t stem = strlen(name);
	struct text made = { 0 };
	char *path;

	if (stem > 5 && strcmp(name + stem - 5, ".yaml") == 0)
		stem -= 5;
	for (int i = 1;; i++) {
		text_clear(&made);
		text_addn(&made, name, stem);
		if (i > 1)
			text_addf(&made, "-%d", i);
		text_add(&made, ".yaml");
		path = path_join(dir, text_str(&made));
		if (!path_exists(path))
			break;
		free(path);
	}
	text_free(&made);
	return path;
}

/* FILE.yours, FILE.yours-2 …: no pack, so that nothing is there twice. */
static void
yours_path(const char *file, struct text *out)
{
	text_set(out, "");
	text_addf(out, "%s.yours", file);
	for (int i = 2; path_exists(text_str(out)); i++) {
		text_clear(out);
		text_addf(out, "%s.yours-%d", file, i);
	}
}

/* ---- writing ---- */

/* "change question “The week just gone”" */
static void
bank_edit_label(const struct pack *p, const struct edit *x, struct text *out)
{
	static const char *const words[] = {
		[EDIT_SET] = N_("change question “%s”"), [EDIT_FIELDS] = N_("change question “%s”"),
		[EDIT_ADD] = N_("new question “%s”"), [EDIT_DELETE] = N_("delete question “%s”"),
		[EDIT_MOVE] = N_("move question “%s”"), [EDIT_CATEGORY] = N_("move question “%s”"),
		[EDIT_COPY] = N_("duplicate question “%s”"), [EDIT_WHOLE] = N_("change question “%s”"),
		[EDIT_HEADING] = N_("new category “%s”"),
	};
	const struct question *q = x->id ? question_in(p, x->id) : x->question;
	struct text brief = { 0 };
	const char *name = q && q->brief && *q->brief ? q->brief : q && q->text ? q->text : x->id;

	name = x->kind == EDIT_HEADING ? x->value : name;

	utf8_cut(&brief, name, 40);
	text_addf(out, words[x->kind], text_str(&brief));
	text_free(&brief);
}

/* ---- an edit ---- */

/* All that one edit needs on its way from the bank to the disk. */
struct way {
	struct bank_editor *ed;
	struct pack *pack;
	const struct edit *edit;
	char *target;        /* the user's file */
	bool made;           /* it is not there yet */
	struct text before, after;
	bool merged;
	struct text *said;
	struct err *e;
};

static bool
bank_edit_read_before(struct way *w)
{
	if (!file_read(w->pack->file, &w->before, YAML_SIZE_MAX, w->e))
		return false;
	if (w->pack->shipped) {
		w->target = free_path(w->ed->user_dir, base_name(w->pack->file));
		w->made = true;
	} else {
		w->target = mem_str(w->pack->file);
	}
	return true;
}

/* Whether what another program did leaves this question as the person saw it. */
static bool
is_apart(const struct way *w, const struct pack *theirs)
{
	const char *id = w->edit->id;
	const struct question *saw, *is;

	if (w->edit->kind == EDIT_HEADING)
		return true; /* pack_edit looks whether it is there */
	if (w->edit->kind == EDIT_ADD)
		return question_in(theirs, w->edit->question->id) == NULL;
	saw = question_in(w->pack, id);
	is = question_in(theirs, id);
	return saw && is && question_same(saw, is);
}

/* Their file with our version of the question, written beside it. */
static bool
keep_ours(struct way *w)
{
	const struct question *saw = question_in(w->pack, w->edit->id);
	struct text one = { 0 }, two = { 0 }, path = { 0 };
	bool ok = true;

	text_addn(&one, text_str(&w->before), w->before.n);
	for (size_t i = 0; saw && i < question_level.n; i++) {
		const struct pack_key *k = &question_level.keys[i];
		struct text value = { 0 };
		struct edit x = { .kind = EDIT_SET, .id = saw->id, .key = k->name };

		question_get(saw, k, &value);
		x.value = text_str(&value);
		if (k->kind != KEY_ID && k->kind != KEY_RULES &&
			pack_edit(&x, w->target, text_str(&one), one.n, &two, NULL))
			text_set(&one, text_str(&two));
		text_free(&value);
	}
	ok = pack_edit(w->edit, w->target, text_str(&one), one.n, &two, w->e);
	yours_path(w->target, &path);
	ok = ok && file_write(text_str(&path), text_str(&two), two.n, w->e);
	if (ok)
		text_addf(w->said, "Theirs stays; yours is beside it: %s", text_str(&path));
	text_free(&one);
	text_free(&two);
	text_free(&path);
	return ok;
}

static enum edit_outcome
bank_edit_conflict(struct way *w, enum edit_conflict how)
{
	if (how == CONFLICT_ASK) {
		text_addf(w->said, "%s was changed by another program, this question too.",
			base_name(w->pack->file));
		return EDIT_CONFLICTS;
	}
	if (how == CONFLICT_KEEP_BOTH && !keep_ours(w))
		return EDIT_FAILED;
	if (how == CONFLICT_RELOAD)
		text_addf(w->said, "%s is read again; nothing of yours is in it.",
			base_name(w->pack->file));
	bank_edit_replace(w->pack, w->pack->file, &w->before, false);
	return how == CONFLICT_RELOAD ? EDIT_RELOADED : EDIT_KEPT_BOTH;
}

/* EDIT_DONE: go on; what the person saw is what is there, or the change is elsewhere. */
static enum edit_outcome
look_again(struct way *w, enum edit_conflict how)
{
	struct pack theirs;
	bool apart;

	if (bytes_digest(text_str(&w->before), w->before.n) == w->pack->digest)
		return EDIT_DONE;
	if (!pack_read(&theirs, w->pack->file, text_str(&w->before), w->before.n, NULL)) {
		err_set(w->e, "%s cannot be read any more; halfhour bank check says why.", w->pack->file);
		return EDIT_FAILED;
	}
	apart = is_apart(w, &theirs);
	pack_done(&theirs);
	w->merged = apart;
	return apart ? EDIT_DONE : bank_edit_conflict(w, how);
}

/* Nobody wrote between our reading and now. */
static bool
still_so(struct way *w)
{
	struct text now = { 0 };
	bool same;

	if (w->made)
		return !path_exists(w->target) || err_set(w->e, "%s has just been made by another "
			"program; try again", w->target);
	same = file_read(w->target, &now, YAML_SIZE_MAX, w->e) && now.n == w->before.n &&
		memcmp(text_str(&now), text_str(&w->before), now.n) == 0;
	text_free(&now);
	return same || err_set(w->e, "%s has just been changed by another program; try again",
		w->target);
}

static bool
bank_edit_write(struct bank_editor *ed, const struct file_edit *x, struct err *e)
{
	return ed->write ? ed->write(ed->user, x, e)
			 : file_write(x->path, text_str(x->after), x->after->n, e);
}

static bool
write_after(struct way *w)
{
	struct text called = { 0 };
	bool ok;

	bank_edit_label(w->pack, w->edit, &called);
	const struct file_edit x = { .path = w->target, .label = text_str(&called),
		.place = "bank", .before = w->made ? NULL : &w->before, .after = &w->after,
		.act = w->ed->act };
	ok = bank_edit_write(w->ed, &x, w->e);
	text_free(&called);
	return ok;
}

static bool
bank_edit_save(struct way *w)
{
	if (w->made && !path_make_dir(w->ed->user_dir, w->e))
		return false;
	if (!still_so(w) || !write_after(w))
		return false;
	if (w->made)
		text_addf(w->said, "Your copy of \"%s\" is made: %s", w->pack->name, w->target);
	else if (w->merged)
		text_addf(w->said, "%s had changed meanwhile; both changes are in it.",
			base_name(w->target));
	bank_edit_replace(w->pack, w->target, &w->after, w->made);
	return true;
}

static enum edit_outcome
bank_edit_go(struct way *w, enum edit_conflict how)
{
	enum edit_outcome got;

	if (!bank_edit_read_before(w))
		return EDIT_FAILED;
	got = look_again(w, how);
	if (got != EDIT_DONE)
		return got;
	if (!pack_edit(w->edit, w->target, text_str(&w->before), w->before.n, &w->after, w->e))
		return EDIT_FAILED;
	if (w->after.n == w->before.n &&
		memcmp(text_str(&w->after), text_str(&w->before), w->after.n) == 0)
		return EDIT_NOTHING;
	if (!bank_edit_save(w))
		return EDIT_FAILED;
	return w->merged ? EDIT_MERGED : EDIT_DONE;
}

enum edit_outcome
bank_edit(struct bank_editor *ed, const char *pack, const struct edit *x, enum edit_conflict how,
	struct text *said, struct err *e)
{
	struct way w = { .ed = ed, .pack = bank_edit_find(ed->bank, pack), .edit = x, .said = said, .e = e };
	enum edit_outcome got;

	if (!w.pack) {
		err_set(e, "there is no pack \"%s\"", pack);
		return EDIT_FAILED;
	}
	got = bank_edit_go(&w, how);
	free(w.target);
	text_free(&w.before);
	text_free(&w.after);
	return got;
}

bool
bank_item(const struct bank *b, const char *id, struct text *out, struct err *e)
{
	const struct pack *p = NULL;
	struct text bytes = { 0 };
	bool ok;

	if (!bank_question(b, id, &p, NULL))
		return err_set(e, "there is no question \"%s\"", id);
	ok = file_read(p->file, &bytes, YAML_SIZE_MAX, e) &&
		pack_item(id, p->file, text_str(&bytes), bytes.n, out, e);
	text_free(&bytes);
	return ok;
}

/* ---- a pack from elsewhere ---- */

static bool
ids_are_free(const struct bank *b, const struct pack *p, struct problems *l)
{
	size_t errors = problems_errors(l);
	struct bank both = { .packs = mem_new(b->n + 1, sizeof(struct pack)) };
	struct problems twice = { 0 };

	for (size_t i = 0; i < b->n; i++)
		if (strcmp(b->packs[i].name, p->name) != 0)
			both.packs[both.n++] = b->packs[i];
	both.packs[both.n++] = *p;
	bank_duplicates(&both, &twice);
	for (size_t i = 0; i < twice.n; i++)
		if (strcmp(twice.p[i].file, p->file) == 0)
			problem_add(l, twice.p[i].file, twice.p[i].line, twice.p[i].column,
				twice.p[i].rule, twice.p[i].reason, twice.p[i].remedy);
	free(both.packs);
	problems_done(&twice);
	return problems_errors(l) == errors;
}

static bool
bank_edit_take_in(struct bank_editor *ed, const struct pack *p, const struct text *bytes,
	struct text *said, struct err *e)
{
	const struct pack *there = bank_edit_find(ed->bank, p->name);
	struct text label = { 0 };
	char *path;
	bool ok;

	if (there && !there->shipped)
		return err_set(e, "you have a pack \"%s\" already: %s", p->name, there->file);
	if (!path_make_dir(ed->user_dir, e))
		return false;
	path = free_path(ed->user_dir, base_name(p->file));
	text_add(&label, "add pack “");
	utf8_cut(&label, p->name, 40);
	text_add(&label, "”");
	const struct file_edit x = { .path = path, .label = text_str(&label), .place = "bank",
		.after = bytes, .act = ed->act };
	ok = bank_edit_write(ed, &x, e);
	text_free(&label);
	if (ok)
		text_addf(said, there ? "It replaces the shipped pack \"%s\" now: %s" :
			"The pack \"%s\" is in your bank: %s", p->name, path);
	free(path);
	return ok;
}

bool
bank_add(struct bank_editor *ed, const char *file, struct text *said, struct problems *l,
	struct err *e)
{
	struct text bytes = { 0 };
	struct pack p = { 0 };
	bool ok = file_read(file, &bytes, YAML_SIZE_MAX, e);

	if (ok) {
		pack_read(&p, file, text_str(&bytes), bytes.n, l);
		ok = p.name && ids_are_free(ed->bank, &p, l) && !problems_errors(l);
		ok = ok ? bank_edit_take_in(ed, &p, &bytes, said, e) :
			err_set(e, "%s has errors, so it was not added", file);
	}
	pack_done(&p);
	text_free(&bytes);
	return ok;
}

/* ---- a new pack ---- */

bool
bank_new(struct bank_editor *ed, const char *name, const char *title,
	const struct category *first, struct text *said, struct err *e)
{
	struct text bytes = { 0 }, label = { 0 };
	struct pack p = { 0 };

	if (bank_edit_find(ed->bank, name))
		return err_set(e, "you have a pack \"%s\" already", name);
	text_add(&bytes, "pack: ");
	scalar_put(&bytes, name, NODE_PLAIN, false, true);
	text_add(&bytes, "\ntitle: ");
	scalar_put(&bytes, title, NODE_DOUBLE, false, true);
	text_add(&bytes, "\ncategories:\n");
	category_block(first, "\n", 2, &bytes);
	text_add(&bytes, "\n");
	char *path = free_path(ed->user_dir, name);
	text_addf(&label, "new pack “%s”", title);
	const struct file_edit x = { .path = path, .label = text_str(&label), .place = "bank",
		.after = &bytes, .act = ed->act };
	bool ok = pack_read(&p, path, text_str(&bytes), bytes.n, NULL) &&
		path_make_dir(ed->user_dir, e) && bank_edit_write(ed, &x, e);
	if (ok)
		text_addf(said, "The pack \"%s\" is in your bank: %s", name, path);
	pack_done(&p);
	text_free(&bytes);
	text_free(&label);
	free(path);
	return ok;
}

/* ---- helpers of the screen ---- */

void
question_id_free(const struct bank *b, const char *like, struct text *out)
{
	size_t n = strlen(like), digits = n;

	while (digits && like[digits - 1] >= '0' && like[digits - 1] <= '9')
		digits--;
	if (digits && digits < n && like[digits - 1] == '-')
		n = digits - 1;
	text_set(out, "");
	text_addn(out, like, strlen(like));
	for (int i = 2; bank_question(b, text_str(out), NULL, NULL); i++) {
		text_clear(out);
		text_addn(out, like, n);
		text_addf(out, "-%d", i);
	}
}

static void
changed_keys(const struct question *mine, const struct question *theirs, struct text *out)
{
	struct text a = { 0 }, b = { 0 };

	for (size_t i = 0; i < question_level.n; i++) {
		const struct pack_key *k = &question_level.keys[i];

		text_clear(&a);
		text_clear(&b);
		question_get(mine, k, &a);
		question_get(theirs, k, &b);
		if (strcmp(text_str(&a), text_str(&b)) != 0)
			text_addf(out, "%s%s", out->n ? ", " : "", k->name);
	}
	text_free(&a);
	text_free(&b);
}

static void
difference_of(const struct pack *mine, const struct pack *theirs, struct strings *out)
{
	struct bank other = { .packs = (struct pack *)theirs, .n = 1 };

	for (size_t i = 0; i < mine->n; i++)
		for (size_t j = 0; j < mine->categories[i].n; j++) {
			const struct question *q = &mine->categories[i].questions[j];
			const struct category *c = NULL;
			const struct question *o = bank_question(&other, q->id, NULL, &c);
			struct text line = { 0 }, keys = { 0 };

			if (o)
				changed_keys(q, o, &keys);
			if (o && strcmp(c->id, mine->categories[i].id) != 0)
				text_addf(&keys, "%scategory", keys.n ? ", " : "");
			if (!o)
				text_addf(&line, "new %s: %s", q->id, q->text);
			else if (keys.n)
				text_addf(&line, "changed %s: %s", q->id, text_str(&keys));
			if (line.n)
				strings_add(out, text_str(&line));
			text_free(&line);
			text_free(&keys);
		}
}

void
pack_difference(const struct pack *p, struct strings *out)
{
	const struct pack *s = p->replaces;

	if (!s)
		return;
	difference_of(p, s, out);
	for (size_t i = 0; i < s->n; i++)
		for (size_t j = 0; j < s->categories[i].n; j++) {
			const struct question *q = &s->categories[i].questions[j];
			struct text line = { 0 };

			if (question_in(p, q->id))
				continue;
			text_addf(&line, "left out %s: %s", q->id, q->text);
			strings_add(out, text_str(&line));
			text_free(&line);
		}
}

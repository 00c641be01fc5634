/*
 * The files of a text that is in a person's editor, under the state folder:
 * "FORM.RANDOM.txt", which the editor writes, and "FORM.RANDOM.edit" beside
 * it, which says what the text belongs to and as what it was given. The second
 * is locked by this program and by the editor: when neither lives any more, the
 * next start takes in what had been saved. Both go only when the text is a draft.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "edit_file.h"

#define EDITED_MOST (4u << 20)
#define RECORD_END ".edit"

void
edit_file_done(struct edit_file *f)
{
	if (f->lock >= 0)
		close(f->lock);
	free(f->text);
	free(f->record);
	text_free(&f->given);
	*f = (struct edit_file){ .lock = -1 };
}

void
edit_file_remove(const struct edit_file *f)
{
	unlink(f->text);
	unlink(f->record); /* last: a text alone is swept away */
}

/* A field has no end of line; editors give the last line one all the same. */
static void
cut_end(struct text *t)
{
	while (t->n && (t->s[t->n - 1] == '\n' || t->s[t->n - 1] == '\r'))
		text_cut(t, t->n - 1);
}

/* ---- a new one ---- */

/* "contact-12-research.1f03a9c2": letters and digits of what it belongs to. */
static void
name_file(const struct edit_of *of, struct text *out)
{
	enum { NAME_MOST = 80 };
	char uuid[UUID_SIZE];
	struct text all = { 0 };

	text_addf(&all, "%s%s%s", of->draft, of->field ? "-" : "", of->field ? of->field : "");
	for (const char *s = text_str(&all); *s && out->n < NAME_MOST; s++) {
		bool plain = (*s >= 'a' && *s <= 'z') || (*s >= '0' && *s <= '9');
		if (plain || (*s >= 'A' && *s <= 'Z'))
			text_addc(out, *s);
		else if (out->n && out->s[out->n - 1] != '-')
			text_addc(out, '-');
	}
	uuid_new(uuid);
	text_addf(out, ".%.8s", uuid);
	text_free(&all);
}

static char *
path_of(const char *name, const char *end)
{
	struct text whole = { 0 };

	text_addf(&whole, "%s%s", name, end);
	char *path = path_state(text_str(&whole));
	text_free(&whole);
	return path;
}

static bool
edit_file_put_all(int fd, const struct text *t)
{
	for (size_t at = 0; at < t->n;) {
		ssize_t n = write(fd, t->s + at, t->n - at);
		if (n < 0 && errno != EINTR)
			return false;
		at += n > 0 ? (size_t)n : 0;
	}
	return true;
}

/* It gets its name when it is locked and whole: no other program takes it for a leftover. */
static bool
put_record(struct edit_file *f, const struct text *record, struct err *e)
{
	struct text early = { 0 };

	f->lock = temporary_open(f->record, &early);
	bool good = f->lock >= 0 && flock(f->lock, LOCK_EX | LOCK_NB) == 0 &&
		edit_file_put_all(f->lock, record) && fsync(f->lock) == 0 &&
		rename(text_str(&early), f->record) == 0;
	if (!good) {
		err_set(e, "%s cannot be written: %s.", f->record, strerror(errno));
		if (f->lock >= 0)
			unlink(text_str(&early));
	}
	text_free(&early);
	return good;
}

bool
edit_file_make(struct edit_file *f, const char *workbook, const struct edit_of *of,
	const struct text *text, struct err *e)
{
	struct text name = { 0 }, record = { 0 };

	*f = (struct edit_file){ .lock = -1 };
	name_file(of, &name);
	f->text = path_of(text_str(&name), of->suffix);
	f->record = path_of(text_str(&name), RECORD_END);
	text_addn(&f->given, text_str(text), text->n);
	if (of->field)
		cut_end(&f->given);
	char *whole = realpath(workbook, NULL);
	form_draft_put(&record, "workbook", whole ? whole : workbook);
	form_draft_put(&record, "draft", of->draft);
	form_draft_put(&record, "field", of->field ? of->field : "");
	form_draft_put(&record, "where", of->where);
	form_draft_put(&record, "file", f->text);
	form_draft_put(&record, "given", text_str(&f->given));
	bool good = path_make_parent(f->text, e) && put_record(f, &record, e) &&
		file_write(f->text, text_str(text), text->n, e);
	if (!good)
		edit_file_remove(f);
	free(whole);
	text_free(&name);
	text_free(&record);
	return good;
}

/* ---- what was saved ---- */

bool
edit_file_read(const struct edit_file *f, bool is_field, struct text *out, struct err *e)
{
	struct text bytes = { 0 };
	bool good = file_read(f->text, &bytes, EDITED_MOST, e);

	text_clear(out);
	if (good && !is_field && utf8_valid(text_str(&bytes), bytes.n))
		text_addn(out, text_str(&bytes), bytes.n); /* a file's text, byte by byte */
	else if (good)
		text_accept(out, text_str(&bytes), bytes.n, ACCEPT_LINES);
	if (good && is_field)
		cut_end(out);
	text_free(&bytes);
	return good;
}

/* Joined where something else was typed there meanwhile: nothing is lost. */
static void
add_value(struct text *draft, const char *field, const char *given, const char *value)
{
	struct text was = { 0 }, both = { 0 }, stored = { 0 };

	text_addf(&stored, "\t%s", field);
	if (!form_draft_get(text_str(draft), text_str(&stored), &was))
		text_set(&was, given); /* nothing had been typed: it was as it is stored */
	form_draft_put(draft, text_str(&stored), text_str(&was));
	if (form_draft_get(text_str(draft), field, &was) && was.n &&
		strcmp(text_str(&was), given) != 0 && !strstr(value, text_str(&was)))
		text_addf(&both, "%s\n", text_str(&was));
	text_add(&both, value);
	form_draft_put(draft, field, text_str(&both));
	text_free(&was);
	text_free(&both);
	text_free(&stored);
}

bool
edit_file_keep(struct store *s, const struct edit_of *of, const char *given, const char *value,
	int64_t now_ms, struct err *e)
{
	struct text draft = { 0 };

	if (of->field) {
		store_draft_take(s, of->draft, false, &draft, NULL, NULL);
		add_value(&draft, of->field, given, value);
	} else {
		text_add(&draft, value);
	}
	bool good = store_draft_set(s, of->draft, text_str(&draft), now_ms, e) && store_sync(s, e);
	text_free(&draft);
	return good;
}

/* ---- leftovers of programs that are gone ---- */

static bool
same_file(const char *a, const char *b)
{
	char *one = realpath(a, NULL), *two = realpath(b, NULL);
	bool same = strcmp(one ? one : a, two ? two : b) == 0;

	free(one);
	free(two);
	return same;
}

struct leftover {
	struct text workbook, draft, field, where, file, given;
};

static void
leftover_done(struct leftover *l)
{
	text_free(&l->workbook);
	text_free(&l->draft);
	text_free(&l->field);
	text_free(&l->where);
	text_free(&l->file);
	text_free(&l->given);
}

static bool
leftover_read(const char *path, struct leftover *l)
{
	struct text record = { 0 };
	bool good = file_read(path, &record, 2 * EDITED_MOST, NULL);
	const char *s = text_str(&record);

	good = good && form_draft_get(s, "workbook", &l->workbook) &&
		form_draft_get(s, "draft", &l->draft) && form_draft_get(s, "field", &l->field) &&
		form_draft_get(s, "where", &l->where) && form_draft_get(s, "file", &l->file) &&
		form_draft_get(s, "given", &l->given);
	text_free(&record);
	return good;
}

/* Where something had been saved, it is a draft; `where` gets what it belongs to. */
static bool
edit_file_take_in(struct store *s, const struct edit_file *f, const struct leftover *l, int64_t now_ms,
	struct text *where)
{
	bool is_field = l->field.n > 0;
	struct edit_of of = { .draft = text_str(&l->draft), .where = text_str(&l->where),
		.field = is_field ? text_str(&l->field) : NULL };
	struct text value = { 0 };
	bool good = true;

	if (!path_exists(f->text)) /* removed before its record: it had been taken in */
		;
	else if (!edit_file_read(f, is_field, &value, NULL))
		good = false;
	else if (strcmp(text_str(&value), text_str(&l->given)) != 0) {
		good = edit_file_keep(s, &of, text_str(&l->given), text_str(&value), now_ms,
			NULL);
		if (good)
			text_set(where, of.where);
	}
	text_free(&value);
	return good;
}

static void
edit_file_adopt(struct store *s, const char *path, int64_t now_ms, struct text *where)
{
	struct edit_file f = { .lock = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW),
		.record = mem_str(path) };
	struct leftover l = { 0 };

	if (f.lock >= 0 && flock(f.lock, LOCK_EX | LOCK_NB) == 0 && leftover_read(path, &l) &&
		same_file(text_str(&l.workbook), store_path(s))) {
		f.text = mem_str(text_str(&l.file));
		if (edit_file_take_in(s, &f, &l, now_ms, where))
			edit_file_remove(&f);
	}
	leftover_done(&l);
	edit_file_done(&f);
}

/* "contact-12-research.1f03a9c2.txt": how much of it is the record's name; 0: it is another
 * file. */
static size_t
stem_bytes(const char *name)
{
	const char *dot = strchr(name, '.');

	if (!dot || dot == name || strspn(dot + 1, "0123456789abcdef") != 8 || dot[9] != '.')
		return 0;
	return (size_t)(dot - name) + 9;
}

/* A text is made after its record: one without has been taken in, but could not be removed. */
static void
sweep_texts(const char *folder)
{
	struct strings names = { 0 };

	path_list(&names, folder, "");
	for (size_t i = 0; i < names.n; i++) {
		struct text record = { 0 };
		size_t stem = stem_bytes(names.s[i]);
		char *path = path_join(folder, names.s[i]);
		text_addf(&record, "%s/%.*s" RECORD_END, folder, (int)stem, names.s[i]);
		if (stem && !path_exists(text_str(&record)))
			unlink(path);
		text_free(&record);
		free(path);
	}
	strings_free(&names);
}

size_t
edit_adopt(struct store *s, int64_t now_ms, struct text *where)
{
	struct strings names = { 0 };
	char *folder = path_state("");
	size_t n = 0;

	if (!store_readonly(s))
		path_list(&names, folder, RECORD_END);
	for (size_t i = 0; i < names.n; i++) {
		char *path = path_join(folder, names.s[i]);
		struct text one = { 0 };
		edit_file_adopt(s, path, now_ms, &one);
		if (one.n) {
			text_set(where, one.s);
			n++;
		}
		text_free(&one);
		free(path);
	}
	if (!store_readonly(s))
		sweep_texts(folder);
	strings_free(&names);
	free(folder);
	return n;
}

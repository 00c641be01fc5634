/*
 * history.c: one order of undo over the workbook, the packs and the settings;
 * the store keeps it, so that it outlives a restart. A file says itself how far
 * an edit of it came: it has the digest from before, the one from after, or
 * another, since somebody else has changed it.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "workflow.h"

/* ---- files ---- */

static void
history_digest(const struct text *bytes, char out[SHA256_SIZE])
{
	struct sha256 d;

	out[0] = '\0';
	if (!bytes)
		return;
	sha256_init(&d);
	sha256_add(&d, text_str(bytes), bytes->n);
	sha256_end(&d, out);
}

static bool
history_digest_now(const char *path, char out[SHA256_SIZE], struct err *e)
{
	out[0] = '\0';
	return !path_exists(path) || file_sha256(path, out, e);
}

/* What is not stored, for the workbook is busy or only read, is not undone later; the edit is
 * made all the same. */
static int64_t
history_add(struct desk *d, const struct file_edit *x)
{
	static const struct text none = { 0 };
	const struct text *was = x->before ? x->before : &none;
	bool more = x->act && x->act == d->history.act;
	struct undo_step u = { .label = mem_str(x->label), .path = mem_str(x->path),
		.place = mem_str(x->place), .act = more ? d->history.first : 0 };

	history_digest(x->before, u.before);
	history_digest(x->after, u.after);
	delta_make(&u.delta, text_str(was), was->n, text_str(x->after), x->after->n);
	if (!d->store || !store_undo_file(d->store, &u, NULL))
		u.id = 0;
	d->history.act = u.id ? x->act : 0;
	d->history.first = u.act;
	int64_t id = u.id;
	undo_step_done(&u);
	return id;
}

bool
history_note(struct desk *d, const struct file_edit *x)
{
	return history_add(d, x) != 0;
}

bool
history_write(struct desk *d, const struct file_edit *x, struct err *e)
{
	int64_t id = history_add(d, x);
	bool good = file_write(x->path, text_str(x->after), x->after->n, e);

	if (!good && id)
		store_undo_drop(d->store, id, NULL);
	return good;
}

/* ---- what comes next ---- */

/* False: the step is not what the file says: it was never made, or made already. */
static bool
history_is_so(struct desk *d, bool redo, const struct undo_step *u)
{
	char now[SHA256_SIZE];

	if (!u->path || !history_digest_now(u->path, now, NULL))
		return true;
	if (!redo && strcmp(now, u->before) == 0)
		return !store_undo_drop(d->store, u->id, NULL);
	if (redo && strcmp(now, u->after) == 0)
		return !store_undo_mark(d->store, u->id, false, NULL);
	return true;
}

bool
history_next(struct desk *d, bool redo, struct undo_step *out)
{
	while (store_undo_next(d->store, redo, out))
		if (history_is_so(d, redo, out))
			return true;
	return false;
}

/* ---- taking back, doing again ---- */

static void
history_settings(struct desk *d, const char *path)
{
	struct strings said = { 0 };

	config_free(&d->config);
	config_init(&d->config);
	config_load(&d->config, path, &said);
	strings_free(&said);
	desk_due(d, NULL); /* some settings move steps */
}

/* A file that was made by the edit goes with it. */
static bool
history_put(const struct undo_step *u, bool redo, struct err *e)
{
	const char *wanted = redo ? u->after : u->before;
	struct text now = { 0 }, made = { 0 };
	bool good;

	if (!*wanted)
		return unlink(u->path) == 0 ||
			err_set(e, "%s: it could not be removed: %s", u->path, strerror(errno));
	good = !path_exists(u->path) || file_read(u->path, &now, YAML_SIZE_MAX, e);
	if (good && !delta_turn(&made, &u->delta, text_str(&now), now.n, !redo))
		good = err_set(e, "%s: its history is damaged.", u->path);
	good = good && path_make_parent(u->path, e) &&
		file_write(u->path, text_str(&made), made.n, e);
	text_free(&now);
	text_free(&made);
	return good;
}

/* What somebody else changed since stays so; the step would be in the way for ever. */
static bool
history_refuse(struct desk *d, bool redo, const struct undo_step *u, struct err *e)
{
	store_undo_drop(d->store, u->id, NULL);
	return err_set(e, "The file was changed elsewhere since, so not %s: %s.",
		redo ? _("redone") : _("undone"), u->label);
}

static bool
history_file(struct desk *d, bool redo, const struct undo_step *u, struct err *e)
{
	char now[SHA256_SIZE];

	if (!history_digest_now(u->path, now, e))
		return false;
	if (strcmp(now, redo ? u->before : u->after) != 0)
		return history_refuse(d, redo, u, e);
	if (!history_put(u, redo, e))
		return false;
	if (strcmp(u->place, "settings") == 0)
		history_settings(d, u->path);
	else
		desk_bank_drop(d);
	return store_undo_mark(d->store, u->id, !redo, e);
}

/* The files of one act, one after the other. */
static bool
history_files(struct desk *d, bool redo, struct undo_step *u, struct text *said, struct err *e)
{
	int64_t act = u->act ? u->act : u->id;
	bool more = true;

	d->history.act = 0; /* what is done next is an act of its own */
	text_set(said, u->label);
	while (more) {
		if (!history_file(d, redo, u, e))
			return false;
		more = history_next(d, redo, u) && u->path && (u->act ? u->act : u->id) == act;
	}
	return true;
}

bool
history_turn(struct desk *d, bool redo, struct text *said, struct err *e)
{
	struct undo_step u = { 0 };
	bool good;

	if (history_next(d, redo, &u) && u.path)
		good = history_files(d, redo, &u, said, e);
	else
		good = redo ? store_redo(d->store, -1, said, e) : store_undo(d->store, -1, said, e);
	undo_step_done(&u);
	return good;
}

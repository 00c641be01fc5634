/*
 * doctor.c: looks at all that a workbook needs: terminal, locale, the file
 * itself, its log, what programs left behind, backups, permissions, room on
 * the disk, packs. Works when the workbook does not open; changes nothing.
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "bank.h"
#include "command.h"

struct doctor {
	struct app *app;
	struct findings *out;
	struct inspection workbook;
};

/* `advice` NULL: it is ok. */
static void
doctor_find(struct doctor *d, const char *id, struct text *text, const char *advice)
{
	struct findings *l = d->out;

	mem_grow(l->f, &l->cap, l->n + 1);
	l->f[l->n++] = (struct finding){ id, text_take(text), mem_str(_(advice)) };
}

void
doctor_done(struct findings *l)
{
	for (size_t i = 0; i < l->n; i++) {
		free(l->f[i].text);
		free(l->f[i].advice);
	}
	free(l->f);
	*l = (struct findings){ 0 };
}

/* "290 KB"; below that, bytes mean little to a person. */
static void
add_size(struct text *t, int64_t bytes)
{
	if (bytes >= 10 << 20)
		text_addf(t, "%" PRId64 " MB", bytes >> 20);
	else
		text_addf(t, "%" PRId64 " KB", (bytes + 1023) >> 10);
}

/* ---- the terminal ---- */

static void
look_terminal(struct doctor *d)
{
	const char *term = getenv("TERM"), *advice = NULL;
	int colours = term_colours(term);
	struct winsize size = { 0 };
	struct text t = { 0 };

	text_addf(&t, "TERM is %s", term && *term ? term : _("not set"));
	if (colours < 0)
		advice = N_("terminfo does not know it, so another is tried. Set TERM to what your terminal "
			 "is, for example xterm-256color.");
	else if (!term_capable(term))
		advice = N_("It cannot move its cursor, so plain lines are used. Set TERM to what your "
			 "terminal is, for example xterm-256color.");
	else
		text_joinf(&t, ", ", "%d colours", colours);
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col) {
		text_joinf(&t, ", ", "%d columns and %d rows", size.ws_col, size.ws_row);
		if (size.ws_col < 40 || size.ws_row < 12)
			advice = N_("The window is small. Make it 40 columns and 12 rows or more; 80 and 24 "
				 "show everything.");
	}
	text_addc(&t, '.');
	doctor_find(d, "terminal", &t, advice);
}

static void
look_locale(struct doctor *d)
{
	static const char *const names[] = { "LC_ALL", "LC_CTYPE", "LANG" };
	const char *asked = NULL, *value = NULL;
	struct text t = { 0 };

	for (size_t i = 0; i < LEN(names) && !asked; i++)
		if ((value = getenv(names[i])) && *value)
			asked = names[i];
	text_add(&t, d->app->ui.ascii ? _("Text is shown in ASCII.") : _("Text is shown in UTF-8."));
	if (asked)
		text_joinf(&t, " ", "%s asks for %s.", asked, value);
	else
		text_joinf(&t, " ", "Neither LC_ALL, LC_CTYPE nor LANG is set.");
	doctor_find(d, "locale", &t, d->app->ui.ascii ? "If your terminal shows UTF-8, set LC_ALL=C.UTF-8, or "
		"install the locale that is asked for." : NULL);
}

/* ---- the workbook ---- */

/* How it opens, when there is something to open. */
static const char *
workbook_opens(const char *file, const struct inspection *i, struct text *t)
{
	struct text size = { 0 };

	if (!i->opens && i->holder) {
		text_addf(t, "%s is held by another program, so it was not checked.", file);
		return NULL;
	}
	if (!i->opens) {
		text_addf(t, "%s does not open: %s", file, i->why);
		return N_("Keep a copy of it, then bring back a backup: halfhour restore FILE.");
	}
	add_size(&size, i->bytes);
	if (i->whole)
		text_addf(t, "%s opens, version %d, %s, is whole.", file, i->version, text_str(&size));
	else
		text_addf(t, "%s opens, version %d, %s, is damaged: %s", file, i->version, text_str(&size),
			i->why);
	text_free(&size);
	if (!i->whole)
		return N_("Keep a copy of it, then bring back a backup: halfhour restore FILE.");
	if (i->version > i->newest)
		return N_("A newer halfhour made it: it can be read, not changed. Bring halfhour up to date.");
	return i->version < 1 ? N_("It is of an unknown version. Bring back a backup: halfhour "
		"restore FILE.") : NULL;
}

static void
look_workbook(struct doctor *d)
{
	static const struct { const char *said, *advice; } rows[] = {
		[WORKBOOK_MISSING] = { N_("%s is not there yet."),
			N_("Start halfhour once to make it, or name another with --workbook.") },
		[WORKBOOK_FOLDER] = { N_("%s is a folder."), N_("Name a file with --workbook.") },
		[WORKBOOK_UNREADABLE] = { N_("%s cannot be read: %s."),
			N_("Check its permissions, and those of its folder.") },
		[WORKBOOK_EMPTY] = { N_("%s is empty."), N_("Bring back a backup: halfhour restore FILE. Starting "
			"halfhour makes a new one.") },
		[WORKBOOK_STRANGE] = { N_("%s does not begin as a workbook does."), N_("If it was one, it is "
			"damaged: bring back a backup with halfhour restore FILE.") },
		[WORKBOOK_ANOTHERS] = { N_("%s belongs to another program."),
			N_("Name another file with --workbook.") },
	};
	const struct inspection *i = &d->workbook;
	const char *advice, *file = d->app->workbook;
	struct text t = { 0 };

	if (i->what == WORKBOOK_OURS) {
		advice = workbook_opens(file, i, &t);
	} else {
		advice = rows[i->what].advice;
		text_addf(&t, rows[i->what].said, file, i->why);
	}
	doctor_find(d, "workbook", &t, advice);
}

static void
look_index(struct doctor *d)
{
	const struct inspection *i = &d->workbook;
	struct text t = { 0 };

	if (!i->whole)
		return;
	if (i->index_whole)
		text_add(&t, _("The index of the search says what the workbook says."));
	else
		text_addf(&t, "The index of the search is damaged: %s.", i->why);
	doctor_find(d, "index", &t, i->index_whole ? NULL : "The notes are whole, but some may not be found. "
		"Rebuild it: halfhour doctor --rebuild");
}

static void
look_log(struct doctor *d)
{
	const struct inspection *i = &d->workbook;
	bool lone = i->what == WORKBOOK_MISSING || i->what == WORKBOOK_EMPTY;
	struct text t = { 0 };

	if (i->holder > 0)
		text_addf(&t, "Process %ld has the workbook open.", i->holder);
	else if (i->holder < 0)
		text_add(&t, _("Another program has the workbook open."));
	else if (!i->log_bytes)
		text_add(&t, _("Nothing is left in a log."));
	else
		text_add(&t, _("A program that was killed left a log beside the workbook."));
	if (i->log_bytes) {
		struct text size = { 0 };
		add_size(&size, i->log_bytes);
		text_joinf(&t, " ", "The log has %s.", text_str(&size));
		text_free(&size);
	}
	if (i->log_strange)
		text_joinf(&t, " ", "It is not of this workbook; the next start keeps it under another name.");
	else if (!i->holder && i->log_bytes && i->opens)
		text_joinf(&t, " ", "It can be read; the next start brings it in.");
	doctor_find(d, "log", &t, i->log_bytes && lone ? "It belongs to a workbook that is not there any more. Put that "
		"back beside it, or move the log away." : NULL);
}

/* SQLite writes beside it. */
static bool
folder_is_writable(const char *path)
{
	char *whole = path_absolute(path);

	*(strrchr(whole, '/') + 1) = '\0';
	bool is = access(whole, W_OK) == 0;
	free(whole);
	return is;
}

static void
look_permissions(struct doctor *d)
{
	const struct inspection *i = &d->workbook;
	struct text t = { 0 }, advice = { 0 };

	if (i->what != WORKBOOK_OURS && i->what != WORKBOOK_STRANGE)
		return;
	if (access(d->app->workbook, R_OK) != 0)
		text_add(&advice, _("You may not read it. Check its owner and its mode."));
	else if (access(d->app->workbook, W_OK) != 0)
		text_add(&advice, _("You may not write it: it can be read, not changed. To change it, see to "
			"its owner and its mode."));
	else if (!folder_is_writable(d->app->workbook))
		text_add(&advice, _("Nothing may be written in its folder: it can be read, not changed. To "
			"change it, see to the folder's owner and mode."));
	else if (i->mode & 077)
		text_addf(&advice, "Others may read or change it. To make it yours alone: chmod 600 '%s'",
			d->app->workbook);
	text_addf(&t, advice.n ? N_("The workbook has mode %04o.")
		: N_("The workbook has mode %04o: it is yours alone."), i->mode);
	doctor_find(d, "permissions", &t, advice.s);
	text_free(&advice);
}

static void
look_network(struct doctor *d)
{
	struct text t = { 0 };

	text_add(&t, d->workbook.network
		? _("The workbook is on a network file system: one program at a time may open it.")
		: _("The workbook is on a disk of this machine."));
	doctor_find(d, "network", &t, NULL);
}

/* ---- what lies elsewhere ---- */

static void
look_leftovers(struct doctor *d)
{
	const struct { const char *end, *text; } kinds[] = {
		{ "rescue", N_("Notes that could not be saved yet: the next start brings them in (%s).") },
		{ "line", d->workbook.holder ? N_("A line that is being typed (%s).")
			: N_("A line that was being typed: the next start brings it in (%s).") },
		{ "lost", N_("Notes that fit nowhere any more (%s).") },
	};
	struct text t = { 0 }, lost = { 0 };

	for (size_t i = 0; i < LEN(kinds); i++) {
		struct strings files = { 0 };
		store_leftovers(d->workbook.uuid, kinds[i].end, &files);
		for (size_t j = 0; j < files.n; j++)
			text_joinf(&t, " ", kinds[i].text, files.s[j]);
		if (files.n && i == 2)
			text_addf(&lost, "Read them there; remove the file when nothing in it is missed.");
		strings_free(&files);
	}
	if (!t.n)
		text_add(&t, _("Nothing waits to be saved."));
	doctor_find(d, "rescue", &t, lost.s);
	text_free(&lost);
}

static void
look_backups(struct doctor *d)
{
	struct backups l;
	struct text t = { 0 }, advice = { 0 };
	struct err e = { "" };
	const struct backup *newest = NULL;
	int64_t bytes = 0;

	backups_list(&l, *d->workbook.uuid ? d->workbook.uuid : NULL);
	for (size_t i = 0; i < l.n; i++) {
		bytes += l.b[i].bytes;
		if (l.b[i].kind != BACKUP_ASIDE && (!newest || l.b[i].made_ms >= newest->made_ms))
			newest = &l.b[i];
	}
	if (!newest) {
		text_add(&t, _("There is no backup yet."));
		text_add(&advice, _("To make one: halfhour backup"));
	} else {
		struct text day = { 0 };
		time_format(&day, "%Y-%m-%d %H:%M", newest->made_ms, d->app->desk.config.zone);
		count_text(&t, l.n, "backup", "backups");
		text_add(&t, ", ");
		add_size(&t, bytes);
		text_add(&t, ".");
		text_joinf(&t, " ", "The newest, of %s: %s", text_str(&day), newest->path);
		text_free(&day);
		if (backup_digest(newest->path, &e) != DIGEST_RIGHT)
			text_add(&advice, *e.text ? e.text : _("It has no digest file. To make a new one: "
				"halfhour backup"));
		else if (newest->made_ms < d->app->ui.now.wall_ms - 7 * DAY_MS)
			text_add(&advice, _("It is older than a week. To make a new one: halfhour backup"));
	}
	doctor_find(d, "backups", &t, advice.s);
	text_free(&advice);
	backups_done(&l);
}

/* Of the nearest folder that is there; -1: not known. */
static int64_t
doctor_room(const char *path)
{
	char *at = mem_str(path), *slash;
	struct statvfs fs;
	int64_t free_bytes = -1;

	while (free_bytes < 0 && (slash = strrchr(at, '/'))) {
		slash[slash == at] = '\0';
		if (statvfs(at, &fs) == 0)
			free_bytes = (int64_t)fs.f_bavail * (int64_t)fs.f_frsize;
		else if (strcmp(at, "/") == 0)
			break;
	}
	if (free_bytes < 0 && !strchr(path, '/') && statvfs(".", &fs) == 0)
		free_bytes = (int64_t)fs.f_bavail * (int64_t)fs.f_frsize;
	free(at);
	return free_bytes;
}

static void
look_room(struct doctor *d)
{
	char *state = path_state("backups/x");
	int64_t here = doctor_room(d->app->workbook), there = doctor_room(state);
	int64_t least = here < there ? here : there, need = 3 * d->workbook.bytes + (16 << 20);
	struct text t = { 0 }, beside = { 0 }, kept = { 0 };

	add_size(&beside, here);
	add_size(&kept, there);
	text_addf(&t, "Free: %s beside the workbook, %s for backups and rescued notes.", text_str(&beside),
		text_str(&kept));
	text_free(&beside);
	text_free(&kept);
	doctor_find(d, "room", &t, least < need ? "That is little. Make room, or move the workbook to another "
		"disk." : NULL);
	free(state);
}

/* Adds the files of a folder that no row of the table of places names. */
static void
doctor_unknown(enum place_kind kind, const char *folder, const char *workbook, struct text *out)
{
	size_t n = strlen(workbook);
	struct strings names = { 0 };

	path_list(&names, folder, "");
	for (size_t i = 0; i < names.n; i++) {
		const char *name = names.s[i];
		struct text path = { 0 };
		struct stat st;

		text_addf(&path, "%s%s", folder, name);
		bool ours = kind != PLACE_BESIDE || (strncmp(name, workbook, n) == 0 && strchr(".-", name[n]) && name[n]);
		if (ours && stat(text_str(&path), &st) == 0 && S_ISREG(st.st_mode) &&
			!store_place_of(kind, name, workbook, "*"))
			text_addf(out, "%s%s", out->n ? ", " : "", text_str(&path));
		text_free(&path);
	}
	strings_free(&names);
}

/* What nothing of ours makes may still hold what a person wrote, and nothing would erase it. */
static void
look_files(struct doctor *d)
{
	static const struct { enum place_kind kind; const char *folder; } kinds[] = {
		{ PLACE_RESCUE, "rescue/" }, { PLACE_BACKUPS, "backups/" }, { PLACE_EDIT, "" },
	};
	char *whole = path_absolute(d->app->workbook), *name = mem_str(strrchr(whole, '/') + 1);
	char *state = path_state("");
	struct text unknown = { 0 }, t = { 0 };

	*(strrchr(whole, '/') + 1) = '\0';
	doctor_unknown(PLACE_BESIDE, whole, name, &unknown);
	for (size_t i = 0; i < LEN(kinds); i++) {
		char *folder = path_state(kinds[i].folder);
		doctor_unknown(kinds[i].kind, folder, name, &unknown);
		free(folder);
	}
	if (unknown.n)
		text_addf(&t, "Not made by halfhour, but in its folders: %s.", text_str(&unknown));
	else
		text_addf(&t, "All files beside the workbook and in %s are known.", state);
	doctor_find(d, "files", &t, unknown.n ? "A copy may hold what you wrote, and nothing removes it for "
		"you. Look at it, and remove it when nobody needs it." : NULL);
	text_free(&unknown);
	free(state);
	free(name);
	free(whole);
}

static void
look_packs(struct doctor *d)
{
	char *shipped = path_shipped("bank");
	struct problems l = { 0 };
	struct bank b;
	struct text t = { 0 };

	bank_read(&b, shipped, d->app->desk.bank_dir, &l);
	size_t errors = problems_errors(&l);
	count_text(&t, b.n, "question pack", "question packs");
	text_add(&t, ", ");
	count_text(&t, errors, "error", "errors");
	text_addc(&t, '.');
	doctor_find(d, "packs", &t, errors ? "See: halfhour bank check" : b.n ? NULL :
		"The shipped packs are missing. Install halfhour again.");
	bank_done(&b);
	problems_done(&l);
	free(shipped);
}

static void
look_settings(struct doctor *d)
{
	struct app *a = d->app;
	struct strings all = { 0 };
	struct text t = { 0 };
	char *path = path_config();

	app_settings_taken(a);
	strings_copy(&all, &a->misread);
	for (size_t i = 0; i < a->wrong.n; i++)
		strings_add(&all, a->wrong.s[i]);
	if (all.n)
		strings_join(&all, " ", &t);
	else
		text_addf(&t, path_exists(path) ? "%s is as it should be." : "%s is not there: all is as shipped.", path);
	doctor_find(d, "settings", &t, all.n ? "Edit that file; what is wrong in it is taken as shipped." : NULL);
	strings_free(&all);
	free(path);
}

void
doctor_look(struct app *a, struct findings *out)
{
	static void (*const looks[])(struct doctor *) = { look_terminal, look_locale, look_workbook,
		look_index, look_log, look_leftovers, look_backups, look_permissions, look_room,
		look_network, look_files, look_packs, look_settings };
	struct doctor d = { .app = a, .out = out };

	store_inspect(a->workbook, &d.workbook);
	for (size_t i = 0; i < LEN(looks); i++)
		looks[i](&d);
}

bool
doctor_rebuild(struct app *a, struct text *said, struct err *e)
{
	struct store *s = store_open(a->workbook, 0, e);
	bool any = false, ok = s && store_indexes_mend(s, &any, e);

	if (ok)
		text_add(said, any ? _("The index of the search was damaged; it is rebuilt.")
			: _("The index of the search was whole; nothing is changed."));
	store_close(s);
	return ok;
}

/*
 * backups.c: the folder of backups, and which of them are kept. It lies under
 * the state folder and not beside the workbook: a workbook may lie in a folder
 * that is shared or synced, and what is kept of it is for its owner alone. The
 * name says all: "WORKBOOK.20261130T094512Z.auto.halfhour".
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "backup.h"

static const char *const kinds[N_BACKUP_KINDS] = { "auto", "asked", "aside" };

static char *
backups_folder(void)
{
	return path_state("backups");
}

/* ---- names ---- */

static void
add_name(struct text *out, const char *uuid, int64_t made_ms, enum backup_kind kind)
{
	text_addf(out, "%s.", uuid && *uuid ? uuid : "unknown");
	time_format(out, "%Y%m%dT%H%M%SZ", made_ms, "UTC");
	text_addf(out, ".%s.halfhour", kinds[kind]);
}

char *
backups_name(const char *uuid, int64_t made_ms, enum backup_kind kind)
{
	char *dir = backups_folder(), *path = NULL;

	for (; !path; made_ms += 1000) {
		struct text name = { 0 };

		add_name(&name, uuid, made_ms, kind);
		path = path_join(dir, name.s);
		text_free(&name);
		if (path_exists(path)) {
			free(path);
			path = NULL;
		}
	}
	free(dir);
	return path;
}

static bool
backups_read_time(const char *s, int64_t *ms)
{
	char iso[32];

	if (strlen(s) != 16 || s[8] != 'T' || s[15] != 'Z')
		return false;
	snprintf(iso, sizeof(iso), "%.4s-%.2s-%.2sT%.2s:%.2s:%.2sZ", s, s + 4, s + 6, s + 9, s + 11,
		s + 13);
	return time_parse(iso, NULL, ms);
}

/* Takes the name apart; false: it is none of ours. */
static bool
read_name(const char *name, struct backup *b)
{
	char *copy = mem_str(name), *save = NULL;
	char *uuid = strtok_r(copy, ".", &save), *made = strtok_r(NULL, ".", &save);
	char *kind = strtok_r(NULL, ".", &save), *end = strtok_r(NULL, "", &save);
	int at = kind ? word_find(kinds, N_BACKUP_KINDS, kind, false) : -1;
	bool ok = end && strcmp(end, "halfhour") == 0 && at >= 0 && backups_read_time(made, &b->made_ms);

	if (ok) {
		snprintf(b->uuid, sizeof(b->uuid), "%s", uuid);
		b->kind = (enum backup_kind)at;
	}
	free(copy);
	return ok;
}

void
backups_list(struct backups *out, const char *uuid)
{
	struct strings names = { 0 };
	char *dir = backups_folder();

	*out = (struct backups){ 0 };
	path_list(&names, dir, ".halfhour");
	for (size_t i = 0; i < names.n; i++) {
		struct backup b = { 0 };
		struct stat st;

		if (!read_name(names.s[i], &b) || (uuid && strcmp(uuid, b.uuid) != 0))
			continue;
		b.path = path_join(dir, names.s[i]);
		b.bytes = stat(b.path, &st) == 0 ? (int64_t)st.st_size : 0;
		*(struct backup *)list_more(&out->b, &out->n, &out->cap, sizeof(b)) = b;
	}
	strings_free(&names);
	free(dir);
}

void
backups_done(struct backups *l)
{
	for (size_t i = 0; i < l->n; i++)
		free(l->b[i].path);
	free(l->b);
	*l = (struct backups){ 0 };
}

/* ---- which are kept ---- */

enum { KEEP_DAYS = 7, KEEP_WEEKS = 4 };

void
backups_keep(const int64_t *days, size_t n, bool *keep)
{
	int64_t last_day = INT64_MAX, last_week = INT64_MAX;
	int n_days = 0, n_weeks = 0;

	for (size_t i = 0; i < n; i++) {
		int64_t week = (days[i] + 3) / 7; /* 1970 began on a Thursday */

		keep[i] = false;
		if (days[i] == last_day)
			continue;
		if (n_days < KEEP_DAYS) {
			n_days++;
			last_day = days[i];
			keep[i] = true;
		} else if (week != last_week && n_weeks < KEEP_WEEKS) {
			n_weeks++;
			last_week = week;
			keep[i] = true;
		}
	}
}

/* The newest first. */
static void
rotate_made(const char *uuid)
{
	struct backups l;
	size_t n = 0;

	backups_list(&l, uuid);
	int64_t *days = mem_new(l.n + 1, sizeof(*days));
	size_t *at = mem_new(l.n + 1, sizeof(*at));
	bool *keep = mem_new(l.n + 1, sizeof(*keep));
	for (size_t i = l.n; i-- > 0;)
		if (l.b[i].kind == BACKUP_AUTO) {
			at[n] = i;
			days[n++] = l.b[i].made_ms / DAY_MS;
		}
	backups_keep(days, n, keep);
	for (size_t i = 0; i < n; i++)
		if (!keep[i])
			backup_remove(l.b[at[i]].path);
	free(days);
	free(at);
	free(keep);
	backups_done(&l);
}

void
backups_rotate(const char *uuid)
{
	char *dir = backups_folder();

	rotate_made(uuid);
	temporary_sweep(dir);
	free(dir);
}

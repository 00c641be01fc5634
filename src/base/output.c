/*
 * where what was made for a person may be written: never over a file of ours, over another
 * when asked.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "target.h"

enum { FOLDERS_DEEP = 3, HEADER_BYTES = 16 };

/* What SQLite and we keep beside a workbook. */
static const char *const ends[] = { "-wal", "-shm", "-journal", "-holder" };

/* ---- one file ---- */

/* Whether `path` leads to the same file, present or not. */
static bool
output_is(const struct target *t, const char *path)
{
	struct target ours;
	bool same = target_find(&ours, path, NULL) && target_same(t, &ours);

	target_done(&ours);
	return same;
}

/* A SQLite file: a workbook, a backup of one, or what another program keeps. The workbook in
 * use must not be opened here: closing it would drop the locks that SQLite has on it. */
static bool
output_is_database(const char *path, const struct target *workbook)
{
	char head[HEADER_BYTES] = { 0 };
	struct target t;
	bool is = target_find(&t, path, NULL) && t.fd < 0 && t.there && S_ISREG(t.st.st_mode);

	if (is && !target_same(&t, workbook)) {
		int fd = open(t.path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

		is = fd >= 0 && read(fd, head, sizeof(head)) == HEADER_BYTES &&
			memcmp(head, "SQLite format 3", HEADER_BYTES) == 0;
		if (fd >= 0)
			close(fd);
	}
	target_done(&t);
	return is;
}

/* By name, beside this workbook or another; it need not be there. */
static bool
output_is_beside(const struct target *t, const struct target *workbook)
{
	size_t n = strlen(t->path);

	for (size_t i = 0; i < LEN(ends); i++) {
		size_t end = strlen(ends[i]);

		if (n <= end || strcmp(t->path + n - end, ends[i]) != 0)
			continue;
		char *of = mem_strn(t->path, n - end);
		bool beside = strcmp(of, workbook->path) == 0 || output_is_database(of, workbook);
		free(of);
		if (beside)
			return true;
	}
	return false;
}

/* By inode, whatever other name the log of the workbook in use has. */
static bool
output_is_log(const struct target *t, const struct target *workbook)
{
	bool is = false;

	for (size_t i = 0; i < LEN(ends) && !is; i++) {
		struct text path = { 0 };

		text_addf(&path, "%s%s", workbook->path, ends[i]);
		is = output_is(t, text_str(&path));
		text_free(&path);
	}
	return is;
}

/* ---- folders of ours: settings, packs, drafts, rescued notes, backups ---- */

static bool
output_is_in(const struct target *t, const char *folder, int deep)
{
	DIR *d = t->there ? opendir(folder) : NULL;
	struct dirent *entry;
	bool is = false;

	while (d && !is && (entry = readdir(d))) {
		char *path = path_join(folder, entry->d_name);
		struct stat st, link;

		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0 ||
		    lstat(path, &link) != 0 || stat(path, &st) != 0)
			; /* nothing to compare */
		else if (S_ISDIR(link.st_mode))
			is = deep > 1 && output_is_in(t, path, deep - 1);
		else
			is = st.st_dev == t->st.st_dev && st.st_ino == t->st.st_ino;
		free(path);
	}
	if (d)
		closedir(d);
	return is;
}

/* The folder that `path` (freed) lies in, so many levels deep. */
static bool
output_is_around(const struct target *t, char *path, int deep)
{
	char *slash = strrchr(path, '/');
	bool is;

	if (slash)
		*slash = '\0';
	is = slash && output_is_in(t, path, deep);
	free(path);
	return is;
}

static bool
output_is_ours(const struct target *t, const struct ours *ours)
{
	struct target workbook;
	bool is = target_find(&workbook, ours->workbook, NULL) && (target_same(t, &workbook) ||
		output_is_log(t, &workbook) || output_is_beside(t, &workbook) ||
		output_is_database(t->path, &workbook));
	char *settings = path_config();

	target_done(&workbook);
	is = is || output_is(t, settings) ||
		output_is_around(t, path_bank_user(NULL), FOLDERS_DEEP) ||
		output_is_around(t, path_state(""), FOLDERS_DEEP) ||
		output_is_around(t, mem_str(settings), FOLDERS_DEEP) ||
		output_is_around(t, path_shipped("bank"), FOLDERS_DEEP) ||
		output_is_around(t, path_letters_user(), FOLDERS_DEEP) ||
		output_is_around(t, path_shipped("letters"), FOLDERS_DEEP) ||
		(ours->bank && output_is_in(t, ours->bank, 1));
	free(settings);
	return is;
}

/* ---- the rule ---- */

static enum output
output_of(const struct target *t, const struct ours *ours, const char *file, struct err *e)
{
	if ((!t->there || S_ISREG(t->st.st_mode)) && output_is_ours(t, ours)) {
		err_set(e, "%s is halfhour's own file, and was not written. Name another.",
			file);
		return OUTPUT_OURS;
	}
	if (t->fd >= 0 || !t->there || (!S_ISREG(t->st.st_mode) && !S_ISBLK(t->st.st_mode)))
		return OUTPUT_FREE;
	err_set(e, "%s is there already. Name another file, or add --force to write over it.", file);
	return OUTPUT_THERE;
}

enum output
output_look(const struct ours *ours, const char *file, struct err *e)
{
	struct target t;
	enum output is = target_find(&t, file, e) ? output_of(&t, ours, file, e) : OUTPUT_FREE;

	target_done(&t);
	return is;
}

char *
output_path(const struct ours *ours, const char *file, unsigned how, struct err *e)
{
	enum output is = output_look(ours, file, e);
	char *path = NULL;
	struct target t;

	if (is == OUTPUT_OURS || (is == OUTPUT_THERE && !(how & OUTPUT_FORCE)))
		return NULL;
	if (!target_find(&t, file, e))
		; /* e says why */
	else if (!target_is_file(&t))
		err_set(e, "%s is %s: what is made has to be a file. Name one.", file,
			file_kind(t.st.st_mode));
	else if (target_may_be_replaced(&t, file, e))
		path = mem_str(t.path);
	target_done(&t);
	return path;
}

bool
output_write(const struct ours *ours, const char *file, const struct text *text, unsigned how,
	struct err *e)
{
	enum output is = output_look(ours, file, e);

	if (is == OUTPUT_OURS || (is == OUTPUT_THERE && !(how & OUTPUT_FORCE)))
		return false;
	return file_put(file, text_str(text), text->n,
		(how & OUTPUT_FORCE ? 0 : FILE_NEW) | (how & OUTPUT_WAIT ? FILE_WAIT : 0), e);
}

/* complete.c: the rest of a file's name, where a beginning of it was typed. */
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base_complete.h"

static bool
complete_is_folder(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* Would a line hold the name as it is? */
static bool
complete_is_plain(const char *name)
{
	struct text t = { 0 };

	text_accept(&t, name, strlen(name), ACCEPT_LINE);
	bool same = utf8_valid(name, strlen(name)) && strcmp(text_str(&t), name) == 0;
	text_free(&t);
	return same;
}

/* `folder` is as it was typed, with its "/", or empty. */
static void
complete_one(const char *folder, const char *name, bool folders, struct strings *out)
{
	struct text path = { 0 };

	text_add(&path, folder);
	text_add(&path, name);
	bool is_folder = complete_is_folder(text_str(&path));
	if (is_folder)
		text_addc(&path, '/');
	if (is_folder || !folders)
		strings_add(out, text_str(&path));
	text_free(&path);
}

static bool
complete_begins(const char *name, const char *begin)
{
	bool hidden = name[0] == '.' && begin[0] != '.';

	return !hidden && strcmp(name, ".") != 0 && strcmp(name, "..") != 0 &&
		strncmp(name, begin, strlen(begin)) == 0;
}

static int
complete_order(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

void
complete_names(const char *typed, bool folders, struct strings *out)
{
	const char *slash = strrchr(typed, '/'), *begin = slash ? slash + 1 : typed;
	char *folder = mem_strn(typed, (size_t)(begin - typed));
	DIR *d = opendir(*folder ? folder : ".");

	for (struct dirent *x; d && (x = readdir(d)) != NULL;)
		if (complete_begins(x->d_name, begin) && complete_is_plain(x->d_name))
			complete_one(folder, x->d_name, folders, out);
	if (d)
		closedir(d);
	if (out->n)
		qsort(out->s, out->n, sizeof(*out->s), complete_order);
	free(folder);
}

void
complete_common(const struct strings *names, const char *typed, struct text *out)
{
	const char *first = names->n ? names->s[0] : typed;
	size_t n = strlen(first), at = 0;

	for (size_t i = 1; i < names->n; i++) {
		size_t same = 0;

		while (same < n && names->s[i][same] == first[same])
			same++;
		n = same;
	}
	for (size_t next; at < n && (next = utf8_next(first, strlen(first), at)) <= n;)
		at = next;
	text_set(out, strlen(typed) > at ? typed : "");
	if (at >= strlen(typed))
		text_addn(out, first, at);
}

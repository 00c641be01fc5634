/* Where the workbook, the packs, the settings and the rescue file lie. */
#include <dirent.h>
#include <errno.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base.h"

#ifndef DATADIR
#define DATADIR "/usr/local/share/halfhour"
#endif

char *
path_join(const char *dir, const char *name)
{
	struct text t = { 0 };

	text_add(&t, dir);
	if (t.n && t.s[t.n - 1] != '/')
		text_addc(&t, '/');
	text_add(&t, name);
	return text_take(&t);
}

/* Each part behind one slash; what is empty or "." is no part. */
static void
add_parts(struct text *out, const char *path)
{
	while (*path) {
		size_t n = strcspn(path, "/");

		if (n && !(n == 1 && *path == '.')) {
			text_addc(out, '/');
			text_addn(out, path, n);
		}
		path += n + (path[n] == '/');
	}
}

char *
path_absolute(const char *path)
{
	char *here = path[0] == '/' ? NULL : getcwd(NULL, 0);
	struct text t = { 0 };

	if (here)
		add_parts(&t, here);
	else if (path[0] != '/') /* the folder one is in is gone */
		text_addc(&t, '.');
	add_parts(&t, path);
	if (!t.n)
		text_addc(&t, '/');
	free(here);
	return text_take(&t);
}

/* ---- where things live (product.md, Files) ---- */

/* From the file itself: getpwuid would ask a service over a socket. NULL: it is not there. */
static char *
home_listed(void)
{
	FILE *f = fopen("/etc/passwd", "re");
	struct passwd *pw = NULL;
	char *dir = NULL;

	while (f && (pw = fgetpwent(f)) && pw->pw_uid != getuid())
		;
	if (pw && pw->pw_dir[0] == '/')
		dir = mem_str(pw->pw_dir);
	if (f)
		fclose(f);
	return dir;
}

static char *
home(void)
{
	const char *h = getenv("HOME");
	char *dir = h && *h ? mem_str(h) : home_listed();

	return dir ? dir : mem_str("/");
}

static char *
home_join(const char *name)
{
	char *dir = home(), *path = path_join(dir, name);

	free(dir);
	return path;
}

/* The XDG rules say: a variable that is not an absolute path is ignored. */
static char *
xdg(const char *variable, const char *fallback, const char *name)
{
	const char *dir = getenv(variable);
	char *base = dir && dir[0] == '/' ? mem_str(dir) : home_join(fallback);
	char *ours = path_join(base, "halfhour");
	char *path = path_join(ours, name);

	free(base);
	free(ours);
	return path;
}

static const char *
path_given(const char *option)
{
	return option && *option ? option : NULL;
}

char *
path_workbook(const char *option)
{
	const char *path = path_given(option);

	if (!path)
		path = path_given(getenv("HALFHOUR_WORKBOOK"));
	return path ? mem_str(path) : xdg("XDG_DATA_HOME", ".local/share", "workbook.halfhour");
}

char *
path_bank_user(const char *option)
{
	return path_given(option) ? mem_str(option) : xdg("XDG_DATA_HOME", ".local/share", "bank");
}

char *
path_letters_user(void)
{
	return xdg("XDG_DATA_HOME", ".local/share", "letters");
}

char *
path_data(const char *name)
{
	return xdg("XDG_DATA_HOME", ".local/share", name);
}

char *
path_config(void)
{
	return xdg("XDG_CONFIG_HOME", ".config", "config.yaml");
}

char *
path_state(const char *name)
{
	return xdg("XDG_STATE_HOME", ".local/state", name);
}

/* ---- what is shipped ---- */

/* DIR/SUB/NAME if it is there, else NULL. */
static char *
present(const char *dir, const char *sub, const char *name)
{
	char *data = path_join(dir, sub);
	char *path = path_join(data, name);

	free(data);
	if (path_exists(path))
		return path;
	free(path);
	return NULL;
}

static bool
cut_last(char *path)
{
	char *slash = strrchr(path, '/');

	if (!slash || slash == path)
		return false;
	*slash = '\0';
	return true;
}

/* A program (or a test of it) somewhere beneath build/ uses the tree's own data/. */
static char *
in_build_tree(char *exe, const char *name)
{
	while (cut_last(exe)) {
		const char *base = strrchr(exe, '/');

		if (base && strncmp(base, "/build", 6) == 0) {
			cut_last(exe);
			return present(exe, "data", name);
		}
	}
	return NULL;
}

char *
path_shipped(const char *name)
{
	char exe[4096], copy[4096];
	ssize_t n = readlink("/proc/self/exe", exe, sizeof(exe) - 1);
	char *found = NULL;

	if (n > 0) {
		exe[n] = '\0';
		memcpy(copy, exe, (size_t)n + 1);
		found = in_build_tree(copy, name);
		/* An installation moved as a whole (DESTDIR) still finds its own. */
		if (!found && cut_last(exe) && cut_last(exe))
			found = present(exe, "share/halfhour", name);
	}
	return found ? found : path_join(DATADIR, name);
}

/* ---- directories ---- */

bool
path_exists(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0;
}

static bool
is_dir(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

bool
path_make_dir(const char *dir, struct err *e)
{
	if (!*dir || is_dir(dir))
		return true;
	if (!path_make_parent(dir, e))
		return false;
	if (mkdir(dir, 0700) == 0) {
		chmod(dir, 0700); /* whatever the umask took away */
		return true;
	}
	if (errno == EEXIST && is_dir(dir))
		return true; /* another program was faster */
	return err_set(e, "Cannot make the folder %s: %s. Name another place.",
		dir, strerror(errno));
}

bool
path_make_parent(const char *file, struct err *e)
{
	char *dir = mem_str(file);
	size_t n = strlen(dir);
	bool ok = true;

	while (n > 1 && dir[n - 1] == '/')
		dir[--n] = '\0';
	if (cut_last(dir))
		ok = path_make_dir(dir, e);
	free(dir);
	return ok;
}

static int
path_by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

void
path_list(struct strings *out, const char *dir, const char *suffix)
{
	size_t first = out->n, end = strlen(suffix);
	DIR *d = opendir(dir);
	struct dirent *entry;

	if (!d)
		return;
	while ((entry = readdir(d))) {
		size_t n = strlen(entry->d_name);

		if (entry->d_name[0] != '.' && n > end &&
			strcmp(entry->d_name + n - end, suffix) == 0)
			strings_add(out, entry->d_name);
	}
	closedir(d);
	if (out->n > first)
		qsort(out->s + first, out->n - first, sizeof(*out->s), path_by_name);
}

/* FNV-1a. */
static uint64_t
path_mix(uint64_t h, const void *bytes, size_t n)
{
	const unsigned char *b = bytes;

	for (size_t i = 0; i < n; i++)
		h = (h ^ b[i]) * UINT64_C(1099511628211);
	return h;
}

uint64_t
path_stamp(const char *dir, const char *suffix)
{
	uint64_t h = 0;
	struct strings names = { 0 };

	path_list(&names, dir, suffix);
	for (size_t i = 0; i < names.n; i++) {
		char *path = path_join(dir, names.s[i]);
		struct stat st = { 0 };

		if (stat(path, &st) == 0) {
			const int64_t of[] = { (int64_t)st.st_ino, (int64_t)st.st_size,
				(int64_t)st.st_mtim.tv_sec, (int64_t)st.st_mtim.tv_nsec };
			h = path_mix(h, names.s[i], strlen(names.s[i]) + 1);
			h = path_mix(h, of, sizeof(of));
		}
		free(path);
	}
	strings_free(&names);
	return h;
}

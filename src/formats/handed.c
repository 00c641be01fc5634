/* Shares and feedback as whole files: the digest, what a damaged one still has, the version. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "formats_share.h"

static const struct yaml_limits handed_limits = { SHARE_BYTES_MOST, 4000000 };

void
share_found_done(struct share_found *f)
{
	layout_said_done(&f->said);
	*f = (struct share_found){ 0 };
}

void
share_found_tell(const struct share_found *found, const char *file, struct strings *said)
{
	struct text t = { 0 };

	if (found->cut)
		text_addf(&t, "%s is damaged: it could be read up to line %d.", file, found->cut_line);
	else if (found->damaged)
		text_addf(&t, "%s was changed after it was made: ask the sender for it again if that is not meant.", file);
	if (t.n)
		strings_add(said, text_str(&t));
	for (size_t i = 0; i < found->said.said.n; i++)
		strings_add(said, found->said.said.s[i]);
	text_free(&t);
}

/* ---- out ---- */

/* The digest is that of what a reader will read, so the text is read again for it. */
static void
handed_write(const struct layout *r, const void *s, const char *what, struct text *out)
{
	struct yaml_out o = { 0 };
	struct yaml_doc d;
	struct err e;
	char digest[SHA256_SIZE], *made;

	layout_write(r, s, &o);
	made = yaml_take(&o);
	if (!yaml_doc_read_within(&d, what, made, strlen(made),
		(struct yaml_limits){ SIZE_MAX, SIZE_MAX }, &e))
		die_of_bug("%s", e.text);
	node_digest(d.root, "digest", digest);
	yaml_doc_free(&d);
	text_add(out, made);
	text_addf(out, "digest: \"sha256:%s\"\n", digest);
	free(made);
}

void
share_write(const struct share *s, struct text *out)
{
	handed_write(&share_layout, s, "the share", out);
}

void
feedback_write(const struct feedback *f, struct text *out)
{
	handed_write(&feedback_layout, f, "the feedback", out);
}

/* ---- in ---- */

/* Where the last row of a list that begins before `line` begins: what is before it is whole. */
static size_t
handed_last_row(const char *s, size_t n, int line)
{
	size_t at = 0, row = 0;

	for (int l = 1; l < line && at < n; l++) {
		const char *end = memchr(s + at, '\n', n - at);
		size_t dash = at;

		while (dash < n && s[dash] == ' ')
			dash++;
		if (dash + 1 < n && s[dash] == '-' && s[dash + 1] == ' ')
			row = at;
		at = end ? (size_t)(end - s) + 1 : n;
	}
	return row;
}

/* As much of it as is YAML: a file that was cut or overwritten keeps what is before that. */
static bool
handed_yaml(struct yaml_doc *d, const char *file, const char *s, size_t n,
	struct share_found *found, struct err *e)
{
	struct err again;

	if (yaml_doc_read_within(d, file, s, n, handed_limits, e))
		return true;
	for (int tries = 0; tries < 8 && d->bad_line > 1; tries++) {
		size_t row = handed_last_row(s, n, d->bad_line);

		if (!found->cut)
			found->cut_line = d->bad_line;
		found->cut = found->damaged = true;
		if (!row)
			return false;
		n = row;
		if (yaml_doc_read_within(d, file, s, n, handed_limits, &again))
			return d->root != NULL;
	}
	return false;
}

static void
handed_digest(const struct node *root, struct share_found *found)
{
	const struct node *said = node_get(root, "digest");

	node_digest(root, "digest", found->digest);
	found->unended = !said;
	if (!said || said->kind != NODE_SCALAR || strncmp(said->text, "sha256:", 7) != 0 ||
		strcmp(said->text + 7, found->digest) != 0)
		found->damaged = true;
}

/* The version stands in its first key, and nothing else is read of one that is not known. */
static bool
handed_version(const struct node *root, const char *key, int version, struct err *e)
{
	const struct node *v = root && root->kind == NODE_MAP ? node_get(root, key) : NULL;
	int is = 0;

	if (!v)
		return root ? node_wrong(root, e, "This does not begin with \"%s: %d\". Is it the right "
			"file?", key, version) : err_set(e, "The file is empty.");
	if (v->kind == NODE_SCALAR && word_int(v->text, version, version, &is))
		return true;
	return node_wrong(v, e, "This is version \"%.20s\" of the format; this halfhour reads version "
		"%d. Is there a newer halfhour?", v->text, version);
}

static bool
handed_read(const struct layout *r, void *to, int version, const char *file, const char *s,
	size_t n, struct share_found *found, struct err *e)
{
	struct yaml_doc d;
	bool good = handed_yaml(&d, file, s, n, found, e) &&
		handed_version(d.root, r->fields[0].key, version, e);

	if (good) {
		handed_digest(d.root, found);
		good = layout_read(r, d.root, to, &found->said, e);
	}
	yaml_doc_free(&d);
	return good;
}

bool
share_read(struct share *s, const char *file, const char *bytes, size_t n,
	struct share_found *found, struct err *e)
{
	bool good;

	share_done(s);
	good = handed_read(&share_layout, s, SHARE_VERSION, file, bytes, n, found, e);
	if (!good)
		share_done(s);
	return good;
}

bool
feedback_read(struct feedback *f, const char *file, const char *bytes, size_t n,
	struct share_found *found, struct err *e)
{
	bool good;

	feedback_done(f);
	good = handed_read(&feedback_layout, f, FEEDBACK_VERSION, file, bytes, n, found, e);
	if (!good)
		feedback_done(f);
	return good;
}

/* ---- which it is ---- */

static const struct {
	const char *key;
	enum handed kind;
} handed_keys[] = {
	{ "halfhour-share", HANDED_SHARE },
	{ "halfhour-feedback", HANDED_FEEDBACK },
	{ "halfhour-sealed", HANDED_SEALED },
};

static bool
handed_begins(const char *bytes, size_t n, const char *key, const char *end)
{
	size_t k = strlen(key), z = strlen(end);

	return n >= k + z && memcmp(bytes, key, k) == 0 && memcmp(bytes + k, end, z) == 0;
}

/* JSON is YAML too: what a program of a school's own may have made. */
static enum handed
handed_json_kind(const char *bytes, size_t n)
{
	size_t at = 0;

	while (at < n && strchr(" \t\r\n\"", bytes[at]) && bytes[at])
		at++;
	for (size_t i = 0; i < LEN(handed_keys); i++)
		if (handed_begins(bytes + at, n - at, handed_keys[i].key, "\""))
			return handed_keys[i].kind;
	return HANDED_OTHER;
}

bool
handed_file_read(const char *file, struct text *bytes, struct err *e)
{
	struct stat st;

	text_clear(bytes);
	if (lstat(file, &st) == 0 && S_ISLNK(st.st_mode))
		return err_set(e, "%s is a link. Name the file that it leads to.", file);
	return file_read(file, bytes, 2 * SHARE_BYTES_MOST, e);
}

enum handed
handed_kind(const char *bytes, size_t n)
{
	size_t at = n >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

	while (at < n && (bytes[at] == '#' || bytes[at] == '\n' || bytes[at] == '\r')) {
		const char *end = memchr(bytes + at, '\n', n - at);

		at = end ? (size_t)(end - bytes) + 1 : n;
	}
	if (at < n && bytes[at] == '{')
		return handed_json_kind(bytes + at + 1, n - at - 1);
	for (size_t i = 0; i < LEN(handed_keys); i++)
		if (handed_begins(bytes + at, n - at, handed_keys[i].key, ":"))
			return handed_keys[i].kind;
	return HANDED_OTHER;
}

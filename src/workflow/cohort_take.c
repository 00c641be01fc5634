/*
 * cohort_take.c: the files of a drop folder taken in as a job in slices, all of them one batch.
 * A file that is as it was is not read again; one that is damaged is tried again at the end, and by
 * the next run.
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "drop_folder.h"
#include "formats_seal.h"
#include "formats_zip.h"
#include "model/review.h"
#include "take_in.h"

/* Read before the write lock is taken, so many files, conversations or bytes at once. */
enum { READ_FILES = 16, READ_CONVERSATIONS = 16, READ_BYTES = 512 * 1024, KNOWN_AT_ONCE = 500,
	COUNTED_AT_ONCE = 50 };

/* A file that has been read, and how far it is taken in. */
struct taking {
	struct handed_file file;
	struct share share;
	struct taken_in taken;
	bool is_share, begun;
	size_t nth;              /* conversations of it that are in */
};

struct cohort_take {
	struct desk *d;
	struct cohort_take_wish wish;
	char *dir, *course, *passphrase;
	struct strings files, again; /* again: damaged ones, tried once more */
	size_t at;
	bool second, closed, ended;
	struct archive *zip;     /* in the middle of this archive */
	char *archive;           /* its path within the folder */
	struct stat archive_stat;
	bool archive_waits;      /* an entry of it could not be read */
	struct taking queue[READ_FILES];
	size_t n_queue, done;    /* done: of the queue */
	int64_t batch;           /* 0: none yet */
	struct cohort_counts n;
	struct strings *said;
};

/* ---- telling ---- */

static void
cohort_take_say(struct cohort_take *m, const struct taking *t, const char *why)
{
	struct text said = { 0 };

	text_addf(&said, "%s: %s", t->file.path + strlen(m->dir) + 1, why);
	strings_add(m->said, text_str(&said));
	text_free(&said);
}

static void
cohort_take_part(struct text *out, size_t n, const char *one, const char *many)
{
	if (!n)
		return;
	text_add(out, out->n ? ", " : "");
	count_text(out, n, one, many);
}

void
cohort_take_tell(const struct cohort_take *m, struct text *out)
{
	struct text t = { 0 };

	cohort_take_part(&t, m->n.taken, "taken in", "taken in");
	cohort_take_part(&t, m->n.known, "looked at before", "looked at before");
	cohort_take_part(&t, m->n.same, "the same as another", "the same as another");
	cohort_take_part(&t, m->n.left, "no share", "no shares");
	cohort_take_part(&t, m->n.waits, "not whole yet", "not whole yet");
	count_text(out, m->n.files, "file", "files");
	text_addf(out, ": %s.", t.n ? text_str(&t) : "nothing to take in");
	if (m->batch) {
		text_joinf(out, " ", count_form(m->n.conversations, "%zu conversation, %zu new",
			"%zu conversations, %zu new"), m->n.conversations, m->n.added);
		text_joinf(out, ", ", count_form(m->n.changed, "%zu row changed", "%zu rows changed"), m->n.changed);
		text_joinf(out, "; ", "batch %" PRId64 ".", m->batch);
	}
	text_free(&t);
}

struct cohort_counts
cohort_take_counts(const struct cohort_take *m)
{
	return m->n;
}

int
cohort_take_percent(const struct cohort_take *m)
{
	return m->files.n ? (int)(m->at * 100 / m->files.n) : 100;
}

/* ---- a file read ---- */

static void
taking_done(struct taking *t)
{
	free(t->file.path);
	free(t->file.why);
	share_done(&t->share);
	taken_in_done(&t->taken);
	memset(t, 0, sizeof(*t));
}

/* It is no share, or nobody's: said, and noted down with the others. */
static void
taking_left(struct cohort_take *m, struct taking *t, const char *why)
{
	t->is_share = false;
	t->file.outcome = "left";
	mem_set(&t->file.why, why);
	m->n.left++;
	cohort_take_say(m, t, why);
}

/* Damaged, locked, or not whole yet: tried again at the end, and by the next run. */
static void
taking_waits(struct cohort_take *m, struct taking *t, const char *why)
{
	t->file.outcome = "waits";
	mem_set(&t->file.why, why);
	m->archive_waits |= m->zip != NULL;
	if (!m->second && !m->zip) {
		strings_add(&m->again, t->file.path + strlen(m->dir) + 1);
		return;
	}
	m->n.waits++;
	cohort_take_say(m, t, why);
}

static bool
taking_unseal(struct cohort_take *m, struct text *bytes, struct err *e)
{
	struct text plain = { 0 };
	bool good;

	if (!m->passphrase)
		return err_set(e, "It is sealed: give its passphrase with --passphrase-file.");
	good = seal_open(text_str(bytes), bytes->n, m->passphrase, &plain, e);
	if (good) {
		text_free(bytes);
		*bytes = plain;
	}
	return good;
}

/* The same among those that were read and are not stored yet. */
static bool
taking_waits_too(const struct cohort_take *m, const struct taking *t)
{
	for (size_t i = 0; i < m->n_queue; i++)
		if (&m->queue[i] != t && m->queue[i].is_share && strcmp(m->queue[i].file.digest, t->file.digest) == 0)
			return true;
	return false;
}

/* By its digest, whatever it is called and however its lines end. */
static bool
taking_same(struct cohort_take *m, struct taking *t)
{
	bool same = taking_waits_too(m, t) || store_handed_same(m->d->store, t->file.digest);

	if (same) {
		t->file.outcome = "same";
		m->n.same++;
	}
	return same;
}

static void
taking_share(struct cohort_take *m, struct taking *t, const struct text *bytes)
{
	struct share_found found = { 0 };
	struct err e = { 0 };
	bool good = share_read(&t->share, t->file.path, text_str(bytes), bytes->n, &found, &e);

	if (good && !found.cut && !found.unended) {
		memcpy(t->file.digest, found.digest, sizeof(found.digest));
		if (!taking_same(m, t)) {
			share_found_tell(&found, t->file.path, &t->taken.said);
			t->is_share = true;
		}
	} else {
		struct text why = { 0 };

		if (good && !found.cut)
			text_add(&why, _("It does not end with its digest: it is damaged, or not whole yet."));
		else if (good)
			text_addf(&why, "It is damaged from line %d on, or not whole yet.", found.cut_line);
		else
			text_add(&why, e.text);
		taking_waits(m, t, text_str(&why));
		text_free(&why);
	}
	share_found_done(&found);
}

/* What the bytes are. */
static void
taking_read(struct cohort_take *m, struct taking *t, struct text *bytes)
{
	struct err e = { 0 };

	if (!bytes->n) {
		taking_waits(m, t, "It is empty, or not whole yet.");
		return;
	}
	if (handed_kind(text_str(bytes), bytes->n) == HANDED_SEALED && !taking_unseal(m, bytes, &e)) {
		taking_waits(m, t, e.text);
		return;
	}
	switch (handed_kind(text_str(bytes), bytes->n)) {
	case HANDED_SHARE:
		taking_share(m, t, bytes);
		break;
	case HANDED_FEEDBACK:
		taking_left(m, t, "It is feedback of a coach: `halfhour merge` takes it in.");
		break;
	default:
		taking_left(m, t, _("It is not a share."));
	}
}

static struct taking *
taking_new(struct cohort_take *m, const char *within, const struct stat *st)
{
	struct taking *t = &m->queue[m->n_queue++];

	memset(t, 0, sizeof(*t));
	t->file.path = path_join(m->dir, within);
	t->file.size = st->st_size;
	t->file.time_ns = st->st_mtim.tv_sec * INT64_C(1000000000) + st->st_mtim.tv_nsec;
	t->file.outcome = "taken";
	return t;
}

/* ---- archives ---- */

/* What packing programs add of their own. */
static bool
cohort_take_passed(const char *name)
{
	const char *slash = strrchr(name, '/');

	return strncmp(name, "__MACOSX/", 9) == 0 || (slash ? slash[1] : name[0]) == '.';
}

/* Looked at as a whole, unless something of it has to be tried again. */
static void
cohort_take_archive_end(struct cohort_take *m)
{
	if (!m->archive_waits)
		taking_new(m, m->archive, &m->archive_stat)->file.outcome = "left";
	archive_free(m->zip);
	m->zip = NULL;
	free(m->archive);
	m->archive = NULL;
	m->archive_waits = false;
}

static size_t
cohort_take_entry(struct cohort_take *m)
{
	struct text name = { 0 }, bytes = { 0 };
	struct err why = { 0 };
	size_t n = 0;

	if (!archive_next(m->zip, SHARE_BYTES_MOST, &name, &bytes, &why)) {
		cohort_take_archive_end(m);
	} else if (!cohort_take_passed(text_str(&name))) {
		char *within = path_join(m->archive, text_str(&name));
		struct taking *t = taking_new(m, within, &m->archive_stat);

		free(within);
		m->n.files++;
		n = bytes.n;
		if (why.text[0])
			taking_waits(m, t, why.text);
		else
			taking_read(m, t, &bytes);
	}
	text_free(&name);
	text_free(&bytes);
	return n;
}

static void
cohort_take_archive(struct cohort_take *m, const char *within, const char *path, const struct stat *st)
{
	struct err e = { 0 };

	m->n.files--; /* its entries are the files */
	m->zip = archive_open(path, &e);
	if (m->zip) {
		m->archive = mem_str(within);
		m->archive_stat = *st;
	} else {
		m->n.files++;
		taking_waits(m, taking_new(m, within, st), e.text);
	}
}

/* ---- the folder ---- */

static bool
cohort_take_is_archive(const char *path)
{
	size_t n = strlen(path);

	return n > 4 && strcasecmp(path + n - 4, ".zip") == 0;
}

/* One file; the bytes that were read. */
static size_t
cohort_take_file(struct cohort_take *m, const char *within)
{
	char *path = path_join(m->dir, within);
	struct text bytes = { 0 };
	struct err e = { 0 };
	struct stat st;
	size_t n = 0;

	if (stat(path, &st) != 0) {
		m->n.files--; /* it has gone meanwhile */
	} else if (!m->second && store_handed_known(m->d->store, path, st.st_size,
			st.st_mtim.tv_sec * INT64_C(1000000000) + st.st_mtim.tv_nsec)) {
		m->n.known++;
	} else if (cohort_take_is_archive(path)) {
		cohort_take_archive(m, within, path, &st);
	} else {
		struct taking *t = taking_new(m, within, &st);

		if (st.st_size > SHARE_BYTES_MOST)
			taking_left(m, t, "It is too large to be a share: more than 16 MiB.");
		else if (!file_read(path, &bytes, SHARE_BYTES_MOST, &e))
			taking_waits(m, t, e.text);
		else
			taking_read(m, t, &bytes);
		n = bytes.n;
	}
	text_free(&bytes);
	free(path);
	return n;
}

/* The next files, read; those that are known are passed over. */
static void
cohort_take_read(struct cohort_take *m)
{
	size_t bytes = 0, conversations = 0;

	m->n_queue = m->done = 0;
	for (int looked = 0; m->n_queue < READ_FILES - 1 && bytes < READ_BYTES &&
		conversations < READ_CONVERSATIONS && looked < KNOWN_AT_ONCE; looked++) {
		if (m->zip)
			bytes += cohort_take_entry(m);
		else if (m->at < m->files.n)
			bytes += cohort_take_file(m, m->files.s[m->at++]);
		else
			break;
		if (m->n_queue)
			conversations += m->queue[m->n_queue - 1].share.interviews.n;
	}
}

/* ---- taken in ---- */

/* Whose it is, as the first thing of it in a slice. */
static bool
taking_begin(struct cohort_take *m, struct taking *t, struct err *e)
{
	const struct review_wish wish = { .course = m->course, .anyway = m->wish.anyway };
	struct student s = { 0 };
	struct err why = { 0 };
	bool bad = false, good;

	good = student_of_share(m->d, &t->share, &wish, &s, &t->taken.said, &bad, &why);
	t->begun = true;
	t->taken.student_id = t->file.student_id = s.id;
	t->file.batch_id = m->batch;
	student_done(&s);
	if (!good && !bad)
		return err_set(e, "%s", why.text);
	if (bad)
		taking_left(m, t, why.text);
	return true;
}

static bool
taking_conversation(struct cohort_take *m, struct taking *t, struct err *e)
{
	const struct share_interview *i = row_at(struct share_interview, &t->share.interviews, t->nth++);
	struct err why = { 0 };
	bool bad = false;

	if (take_in_one(m->d, &t->share, i, &t->taken, &bad, &why))
		return true;
	if (!bad)
		return err_set(e, "%s", why.text);
	strings_add(&t->taken.said, why.text);
	return true;
}

static bool
taking_end(struct cohort_take *m, struct taking *t, struct err *e)
{
	for (size_t i = 0; i < t->taken.said.n; i++)
		cohort_take_say(m, t, t->taken.said.s[i]);
	if (t->is_share && !take_in_withdrawn(m->d, &t->share, &t->taken, e))
		return false;
	if (t->is_share) {
		m->n.taken++;
		m->n.conversations += t->taken.conversations;
		m->n.added += t->taken.added;
		m->n.changed += t->taken.changed;
	}
	return store_handed_save(m->d->store, &t->file, e);
}

/* Within a slice: up to READ_CONVERSATIONS of them. */
static bool
cohort_take_rows(struct cohort_take *m, struct err *e)
{
	bool good = true;

	for (size_t n = 0; good && m->done < m->n_queue && n < READ_CONVERSATIONS;) {
		struct taking *t = &m->queue[m->done];
		if (t->is_share && !t->begun)
			good = taking_begin(m, t, e);
		for (; good && t->is_share && t->nth < t->share.interviews.n && n < READ_CONVERSATIONS; n++)
			good = taking_conversation(m, t, e);
		if (good && (!t->is_share || t->nth == t->share.interviews.n)) {
			good = taking_end(m, t, e);
			taking_done(t);
			m->done++;
		}
	}
	return good;
}

static bool
cohort_take_has_share(const struct cohort_take *m)
{
	for (size_t i = m->done; i < m->n_queue; i++)
		if (m->queue[i].is_share)
			return true;
	return false;
}

static bool
cohort_take_slice(struct cohort_take *m, struct err *e)
{
	struct store *s = m->d->store;
	bool good = true;

	if (!m->batch && !cohort_take_has_share(m))
		good = store_begin(s, 0, NULL, e);
	else
		good = (m->batch || store_batch_begin(s, "cohort", &m->batch, e)) &&
			store_batch_slice(s, m->batch, e);
	if (!good)
		return false;
	good = cohort_take_rows(m, e);
	return store_done(s, good, good ? e : NULL) && good;
}

/* ---- from slice to slice ---- */

/* Damaged ones once more: a program may have been writing them. */
static bool
cohort_take_again(struct cohort_take *m)
{
	if (m->second || !m->again.n)
		return false;
	strings_free(&m->files);
	m->files = m->again;
	m->again = (struct strings){ 0 };
	m->second = true;
	m->at = 0;
	return true;
}

static bool
cohort_take_close(struct cohort_take *m, struct err *e)
{
	struct text label = { 0 };
	bool good = true;

	m->closed = true;
	text_addf(&label, "the folder %s", m->dir);
	if (m->batch)
		good = store_batch_take(m->d->store, m->batch, text_str(&label), e);
	text_free(&label);
	return good;
}

bool
cohort_take_step(struct cohort_take *m, bool *ended, struct strings *said, struct err *e)
{
	bool more = false;

	m->said = said;
	*ended = false;
	if (m->closed) {
		if (!store_standing_make(m->d->store, COUNTED_AT_ONCE, &more, e))
			return false;
		*ended = m->ended = !more;
		return true;
	}
	if (m->done == m->n_queue)
		cohort_take_read(m);
	if (m->done < m->n_queue)
		return cohort_take_slice(m, e);
	if (m->zip || m->at < m->files.n || cohort_take_again(m))
		return true;
	return cohort_take_close(m, e);
}

struct cohort_take *
cohort_take_open(struct desk *d, const char *dir, const struct cohort_take_wish *w, struct err *e)
{
	struct cohort_take *m = mem_new(1, sizeof(*m));

	m->d = d;
	m->wish = *w;
	m->dir = path_absolute(dir);
	m->course = w->course ? mem_str(w->course) : NULL;
	m->passphrase = w->passphrase ? mem_str(w->passphrase) : NULL;
	if (drop_folder_list(dir, &m->files, e)) {
		m->n.files = m->files.n;
		return m;
	}
	cohort_take_free(m);
	return NULL;
}

void
cohort_take_free(struct cohort_take *m)
{
	struct text said = { 0 };

	if (!m)
		return;
	if (m->batch && !m->closed)
		store_batch_drop(m->d->store, m->batch, &said, NULL);
	text_free(&said);
	for (size_t i = m->done; i < m->n_queue; i++)
		taking_done(&m->queue[i]);
	archive_free(m->zip);
	strings_free(&m->files);
	strings_free(&m->again);
	if (m->passphrase)
		explicit_bzero(m->passphrase, strlen(m->passphrase));
	free(m->passphrase);
	free(m->archive);
	free(m->course);
	free(m->dir);
	free(m);
}

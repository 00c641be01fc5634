/*
 * load.c: students' shares, and coaches' feedback, taken in, each in one transaction, several at a time. A file that was
 * loaded before changes nothing; one that cannot be read never stops the others.
 */
#include <dirent.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "centre.h"

/* What the processes of one run share. */
struct loading {
	atomic_size_t next;          /* the file that is taken next */
	atomic_size_t files, same, refused, made, known, left, said;
	atomic_bool lost;
};

struct loader {
	struct centre c;
	const struct wish *w;
	struct loading *l;
	const char *file;
	struct strings courses;      /* their names, as found or made */
	int *course_ids;
	size_t n_ids;
};

/* ---- one share ---- */

static void
load_say(const struct loader *d, const char *what)
{
	struct err e;

	err_set(&e, "%s: %s", d->file, what);
	centre_fail(&e);
}

/* An array of SQL, or NULL where they were not agreed to. The caller's. */
static char *
load_counts(const struct share *s)
{
	struct text out = { 0 };

	if (!s->counts.agreed)
		return NULL;
	text_addc(&out, '{');
	for (size_t i = 0; i < LEN(s->counts.stages); i++) {
		text_addi(&out, s->counts.stages[i]);
		text_addc(&out, ',');
	}
	text_addi(&out, s->counts.overdue);
	text_addc(&out, '}');
	return text_take(&out);
}

/* Is it the same student? One of that UUID under another name is not taken for them. */
static bool
load_student(struct loader *d, const struct share *s, struct err *e)
{
	char *counts = load_counts(s);
	const char *const values[] = { s->student.uuid, s->student.id ? s->student.id : "",
		s->student.name ? s->student.name : "", s->names == SHARE_REAL ? "real" : "pseudonyms", counts };
	PGresult *r = centre_rows(&d->c, "INSERT INTO student AS t (uuid, id, name, names, counts) "
		"VALUES ($1, $2, $3, $4, $5) ON CONFLICT (uuid) DO UPDATE SET "
		"id = CASE WHEN EXCLUDED.id = '' THEN t.id ELSE EXCLUDED.id END, "
		"names = EXCLUDED.names, counts = EXCLUDED.counts RETURNING name", 5, values, e);
	bool good = r != NULL;

	free(counts);
	if (good && strcmp(PQgetvalue(r, 0, 0), values[2]) != 0)
		good = err_set(e, "%s: this student is known here as %s, and the file says %s. Ask them; if it is "
			"the same person, let them hand in under the name they had.", d->file,
			PQgetvalue(r, 0, 0), values[2]);
	PQclear(r);
	return good;
}

struct placed {
	int course;
	bool known, others;          /* it is there; it is another student's */
};

/* Where each conversation of the share lies already, in the order of the share. */
static bool
load_places(struct loader *d, const struct share *s, struct placed *out, struct err *e)
{
	struct text ids = { 0 };
	PGresult *r;

	for (size_t i = 0; i < s->interviews.n; i++)
		text_addf(&ids, "%s%s", i ? "," : "{", row_at(struct share_interview, &s->interviews, i)->uuid);
	text_add(&ids, s->interviews.n ? "}" : "{}");
	r = centre_rows(&d->c, "SELECT session, course_id, student FROM place WHERE session = ANY ($1::uuid[])", 1,
		(const char *[]){ text_str(&ids) }, e);
	text_free(&ids);
	for (int n = 0; r && n < PQntuples(r); n++)
		for (size_t i = 0; i < s->interviews.n; i++)
			if (strcmp(row_at(struct share_interview, &s->interviews, i)->uuid, PQgetvalue(r, n, 0)) == 0)
				out[i] = (struct placed){ atoi(PQgetvalue(r, n, 1)), true,
					strcmp(PQgetvalue(r, n, 2), s->student.uuid) != 0 };
	PQclear(r);
	return r != NULL;
}

static bool
load_twice(const struct share *s, size_t nth)
{
	for (size_t i = 0; i < nth; i++)
		if (strcmp(row_at(struct share_interview, &s->interviews, i)->uuid,
			    row_at(struct share_interview, &s->interviews, nth)->uuid) == 0)
			return true;
	return false;
}

/* Into which course it goes where it is new. */
static const char *
load_course_name(const struct loader *d, const struct share_interview *one)
{
	return d->w->course ? d->w->course : one->course && *one->course ? one->course : "-";
}

static int
load_course(const struct loader *d, const char *name)
{
	for (size_t i = 0; i < d->courses.n; i++)
		if (strcmp(d->courses.s[i], name) == 0)
			return d->course_ids[i];
	return -1;
}

/* Made outside the share's transaction, which is short then; asked for once. */
static bool
load_courses(struct loader *d, const struct share *s, struct err *e)
{
	for (size_t i = 0; i < s->interviews.n; i++) {
		const char *name = load_course_name(d, row_at(struct share_interview, &s->interviews, i));
		int id;

		if (load_course(d, name) >= 0)
			continue;
		id = course_make(&d->c, name, e);
		if (id < 0)
			return false;
		mem_grow(d->course_ids, &d->n_ids, d->courses.n + 1);
		d->course_ids[d->courses.n] = id;
		strings_add(&d->courses, name);
	}
	return true;
}

static bool
load_withdrawn(struct loader *d, const struct share *s, struct err *e)
{
	bool good = true;

	for (size_t i = 0; good && i < s->withdrawn.n; i++)
		good = centre_do(&d->c, "UPDATE session SET withdrawn = true, changed_at = now() WHERE student = $1 AND "
			"uuid = $2", 2, (const char *[]){ s->student.uuid, s->withdrawn.s[i] }, e);
	return good;
}

static bool
load_rows(struct loader *d, const struct share *s, const struct placed *at, struct err *e)
{
	struct session *all = mem_new(s->interviews.n + 1, sizeof(*all));
	size_t n = 0, made = 0, left = 0;
	bool good;

	for (size_t i = 0; i < s->interviews.n; i++)
		if (at[i].others || load_twice(s, i)) {
			load_say(d, at[i].others ? _("a conversation in it is another student's here: it was left out.")
				: _("a conversation is in it twice: the second was left out."));
			left++;
		} else {
			struct share_interview *one = row_at(struct share_interview, &s->interviews, i);

			all[n++] = (struct session){ one,
				at[i].known ? at[i].course : load_course(d, load_course_name(d, one)), at[i].known };
			made += !at[i].known;
		}
	good = sessions_put(&d->c, s->student.uuid, all, n, e) && load_withdrawn(d, s, e);
	if (good) {
		atomic_fetch_add(&d->l->made, made);
		atomic_fetch_add(&d->l->known, n - made);
		atomic_fetch_add(&d->l->left, left);
	}
	free(all);
	return good;
}

/* One student's files wait for each other. */
static bool
load_lock(struct loader *d, const struct share *s, struct err *e)
{
	return centre_do(&d->c, "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", 1,
		(const char *[]){ s->student.uuid }, e);
}

static bool
load_put(struct loader *d, const struct share *s, const char *digest, struct err *e)
{
	struct placed *at = mem_new(s->interviews.n + 1, sizeof(*at));
	bool good = load_courses(d, s, e);

	if (good && (good = centre_begin(&d->c, e))) {
		good = load_lock(d, s, e) && load_student(d, s, e) && load_places(d, s, at, e) &&
			load_rows(d, s, at, e) &&
			centre_do(&d->c, "INSERT INTO file (digest, student) VALUES ($1, $2) ON CONFLICT DO NOTHING", 2,
				(const char *[]){ digest, s->student.uuid }, e);
		good = centre_end(&d->c, good, e);
	}
	free(at);
	return good;
}

/* ---- one file ---- */

static void
load_digest(const struct text *bytes, char out[SHA256_SIZE + 2])
{
	struct sha256 d;

	sha256_init(&d);
	sha256_add(&d, bytes->s, bytes->n);
	memcpy(out, "\\x", 2); /* NOLINT(bugprone-not-null-terminated-result): the digest follows */
	sha256_end(&d, out + 2);
}

static bool
load_known(struct loader *d, const char *digest, bool *known, struct err *e)
{
	PGresult *r = centre_rows(&d->c, "SELECT FROM file WHERE digest = $1", 1, &digest, e);

	*known = r && PQntuples(r) == 1;
	PQclear(r);
	return r != NULL;
}

static void
load_told(struct loader *d, const struct share_found *found)
{
	for (size_t i = 0; i < found->said.said.n; i++)
		load_say(d, found->said.said.s[i]);
	if (found->damaged)
		load_say(d, _("it was damaged or changed after it was written: what could be read of it is here."));
}

static bool
load_share(struct loader *d, const struct text *bytes, struct err *e)
{
	struct share s = { 0 };
	struct share_found found = { 0 };
	char digest[SHA256_SIZE + 2];
	bool known = false, good;

	load_digest(bytes, digest);
	good = load_known(d, digest, &known, e);
	if (good && known) {
		atomic_fetch_add(&d->l->same, 1);
		return true;
	}
	good = good && share_read(&s, d->file, text_str(bytes), bytes->n, &found, e) &&
		(*s.student.uuid || err_set(e, "%s: the file does not say whose it is.", d->file)) &&
		load_put(d, &s, digest, e);
	if (good)
		load_told(d, &found);
	share_done(&s);
	share_found_done(&found);
	return good;
}

/* ---- a coach's feedback, which does not say the coach's role ---- */

/* Who gave rows by that coach's UUID before, else the only one who has that student. The caller's;
 * NULL: e. */
static char *
load_rater(struct loader *d, const struct feedback *f, struct err *e)
{
	const char *const who[] = { *f->coach.uuid ? f->coach.uuid : NULL, *f->student.uuid ? f->student.uuid : NULL,
		f->student.id ? f->student.id : "" };
	PGresult *r = centre_rows(&d->c, "WITH one AS (SELECT uuid FROM student WHERE uuid = $2::uuid OR "
		"($2 IS NULL AND id <> '' AND id = $3)), mine AS (SELECT DISTINCT h.coach, EXISTS (SELECT FROM score s "
		"WHERE s.coach = h.coach AND s.coach_uuid = $1::uuid) OR EXISTS (SELECT FROM comment m WHERE "
		"m.coach = h.coach AND m.coach_uuid = $1::uuid) AS known FROM handed_out h JOIN one ON one.uuid = h.student) "
		"SELECT coach FROM mine WHERE known OR NOT EXISTS (SELECT FROM mine WHERE known) LIMIT 2", 3, who, e);
	char *role = NULL;

	if (r && PQntuples(r) == 1)
		role = mem_str(PQgetvalue(r, 0, 0));
	else if (r && PQntuples(r))
		err_set(e, "%s: two coaches have that student, and the file does not say which of them it is of. Take "
			"it in with: halfhour-centre give-back --as COACH", d->file);
	else if (r)
		err_set(e, "%s: this feedback is for a student who was handed out to nobody.", d->file);
	PQclear(r);
	return role;
}

static bool
load_feedback(struct loader *d, const struct text *bytes, struct err *e)
{
	struct feedback f = { 0 };
	struct share_found found = { 0 };
	size_t changed = 0, left = 0;
	char *role = NULL;
	bool good = feedback_read(&f, d->file, text_str(bytes), bytes->n, &found, e) &&
		(role = load_rater(d, &f, e)) != NULL && feedback_put(&d->c, &f, role, &changed, &left, e);

	if (good) {
		atomic_fetch_add(&d->l->said, changed);
		atomic_fetch_add(&d->l->left, left);
		load_told(d, &found);
	}
	feedback_done(&f);
	share_found_done(&found);
	free(role);
	return good;
}

static bool
load_bytes(struct loader *d, const struct text *bytes, struct err *e)
{
	switch (handed_kind(text_str(bytes), bytes->n)) {
	case HANDED_SHARE:
		return load_share(d, bytes, e);
	case HANDED_FEEDBACK:
		return load_feedback(d, bytes, e);
	default:
		return err_set(e, "%s is neither a share nor feedback.", d->file);
	}
}

static void
load_file(struct loader *d)
{
	struct text bytes = { 0 };
	struct err e = { 0 };

	if (centre_file(d->w, d->file, &bytes, &e) && load_bytes(d, &bytes, &e)) {
		atomic_fetch_add(&d->l->files, 1);
	} else {
		atomic_fetch_add(&d->l->refused, 1);
		centre_fail(&e);
	}
	text_free(&bytes);
}

/* ---- all files, by several processes ---- */

static void
load_folder(const char *path, struct strings *files)
{
	struct dirent **names = NULL;
	int n = scandir(path, &names, NULL, alphasort);

	for (int i = 0; i < n; i++) {
		char *file = path_join(path, names[i]->d_name);
		struct stat st;

		if (*names[i]->d_name != '.' && lstat(file, &st) == 0 && S_ISREG(st.st_mode))
			strings_add(files, file);
		free(file);
		free(names[i]);
	}
	free(names);
}

static void
load_files(const struct wish *w, struct strings *files)
{
	for (size_t i = 0; i < w->rest.n; i++) {
		struct stat st;

		if (stat(w->rest.s[i], &st) == 0 && S_ISDIR(st.st_mode))
			load_folder(w->rest.s[i], files);
		else
			strings_add(files, w->rest.s[i]);
	}
}

/* A commit that waits for the disk takes all those before it along. */
static bool
load_flush(struct centre *c, struct err *e)
{
	bool good = centre_do(c, "SET synchronous_commit = on", 0, NULL, e) && centre_begin(c, e) &&
		centre_end(c, centre_do(c, "SELECT pg_current_xact_id()", 0, NULL, e), e);

	if (!good)
		centre_fail(e);
	return good;
}

/* Takes the next file until there is none. */
static int
load_work(struct loader *d, const struct strings *files)
{
	struct err e = { 0 };
	size_t at;

	d->c.as = CENTRE_OWNER;
	if (!centre_open(&d->c, &e)) {
		atomic_store(&d->l->lost, true);
		return centre_fail(&e);
	}
	/* What is told as loaded is on the server's disk: load_flush waits for it, once. */
	if (!centre_do(&d->c, "SET synchronous_commit = off", 0, NULL, &e))
		centre_fail(&e);
	while (!centre_lost(&d->c) && (at = atomic_fetch_add(&d->l->next, 1)) < files->n) {
		d->file = files->s[at];
		load_file(d);
	}
	if (centre_lost(&d->c) || !load_flush(&d->c, &e))
		atomic_store(&d->l->lost, true);
	centre_close(&d->c);
	strings_free(&d->courses);
	free(d->course_ids);
	return CENTRE_DONE;
}

static long
load_jobs(const struct wish *w, size_t files)
{
	long jobs = w->jobs ? w->jobs : sysconf(_SC_NPROCESSORS_ONLN);

	if (jobs < 1)
		jobs = 1;
	return (size_t)jobs > files ? (long)files : jobs;
}

static void
load_all(const struct wish *w, struct loading *l, const struct strings *files)
{
	long jobs = load_jobs(w, files->n), begun = 0;

	fflush(NULL);
	for (; begun < jobs; begun++) {
		struct loader d = { .w = w, .l = l };
		pid_t pid = fork();

		if (pid == 0)
			_exit(load_work(&d, files));
		if (pid < 0)
			break;
	}
	if (!begun && jobs) {
		struct loader d = { .w = w, .l = l };

		load_work(&d, files);
	}
	while (begun-- > 0) {
		int status = 0;

		if (wait(&status) > 0 && !WIFEXITED(status))
			atomic_store(&l->lost, true);
	}
}

static int
load_tell(struct loading *l, size_t files)
{
	size_t read = atomic_load(&l->files), same = atomic_load(&l->same), refused = atomic_load(&l->refused);
	struct text out = { 0 };

	text_addf(&out, count_form(files, "%zu file: %zu loaded, %zu known already, %zu refused",
		"%zu files: %zu loaded, %zu known already, %zu refused"), files, read - same, same, refused);
	text_joinf(&out, "; ", count_form(atomic_load(&l->made), "%zu new conversation, %zu that were here.",
		"%zu new conversations, %zu that were here."), atomic_load(&l->made), atomic_load(&l->known));
	if (atomic_load(&l->said))
		text_joinf(&out, " ", count_form(atomic_load(&l->said), "%zu row of feedback is new or changed.",
			"%zu rows of feedback are new or changed."), atomic_load(&l->said));
	if (read + refused < files)
		text_joinf(&out, " ", count_form(files - read - refused, "%zu file was not reached: run load again.",
			"%zu files were not reached: run load again."), files - read - refused);
	puts(text_str(&out));
	text_free(&out);
	return refused || atomic_load(&l->left) || atomic_load(&l->lost) ? CENTRE_WRONG : CENTRE_DONE;
}

/* Asked once, before several processes would say it. */
static bool
load_may(struct err *e)
{
	struct centre c = { .as = CENTRE_OWNER };
	bool good = centre_open(&c, e);

	centre_close(&c);
	return good;
}

int
centre_load(const struct wish *w)
{
	struct loading *l = mmap(NULL, sizeof(*l), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	struct strings files = { 0 };
	struct err e;
	int status;

	if (l == MAP_FAILED)
		die_of_memory();
	load_files(w, &files);
	if (!files.n)
		err_set(&e, "There is no file to load.");
	if (!files.n || !load_may(&e)) {
		status = centre_fail(&e);
	} else {
		load_all(w, l, &files);
		status = load_tell(l, files.n);
	}
	strings_free(&files);
	munmap(l, sizeof(*l));
	return status;
}

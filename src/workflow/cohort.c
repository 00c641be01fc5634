/* cohort.c: a class: who handed in what, batches taken back, courses and their days. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "formats_document.h"
#include "formats_roster.h"
#include "model/review.h"
#include "model/rubric.h"
#include "workflow.h"

/* In slices, until nothing is left of it. */
static bool
cohort_remove(struct desk *d, struct err *e)
{
	bool more = true, good = true;

	while (good && more)
		good = store_batch_remove(d->store, 50, &more, e);
	for (more = true; good && more;)
		good = store_standing_make(d->store, 50, &more, e);
	return good;
}

bool
cohort_take_back(struct desk *d, int64_t batch, struct text *said, struct err *e)
{
	struct text label = { 0 };
	bool good = store_batch_untake(d->store, batch, &label, e) && cohort_remove(d, e);

	if (good)
		text_addf(said, "Batch %" PRId64 " was taken back: %s.", batch, text_str(&label));
	text_free(&label);
	return good;
}

/* ---- the class list ---- */

struct cohort_listing {
	struct desk *d;
	const char *course;
	struct cohort_roster *out;
	struct err *e;
	bool failed;
};

/* Somebody whose share came before the list: by id, else by a name that one only has. */
static bool
cohort_listed(struct desk *d, const struct roster_row *row, struct student *s)
{
	if (*row->called && store_student_by(d->store, STUDENT_CALLED, row->called, 0, s))
		return true;
	return store_student_by(d->store, STUDENT_NAME_ALONE, row->name, 0, s) &&
		(!*s->called || !*row->called);
}

static bool
cohort_list_one(void *user, const struct roster_row *row)
{
	struct cohort_listing *x = user;
	struct student s = { 0 };
	bool known = cohort_listed(x->d, row, &s);

	if (!known) {
		student_done(&s);
		s = (struct student){ 0 };
		mem_set(&s.name, row->name);
	}
	x->out->listed++;
	x->out->added += !known;
	if (!s.called || !*s.called)
		mem_set(&s.called, row->called);
	if (!s.course || !*s.course || x->course)
		mem_set(&s.course, x->course ? x->course : row->course);
	s.roster = true;
	x->failed = !store_student_save(x->d->store, &s, x->e);
	student_done(&s);
	return !x->failed;
}

bool
cohort_roster(struct desk *d, const char *file, const char *course, struct cohort_roster *out,
	struct err *e)
{
	struct cohort_listing x = { .d = d, .course = course, .out = out, .e = e };
	bool good = store_begin(d->store, 0, NULL, e);

	if (!good)
		return false;
	good = roster_read(file, cohort_list_one, &x, e) && !x.failed;
	if (good && !out->listed)
		good = err_set(e, "%s names nobody.", file);
	return store_done(d->store, good, good ? e : NULL) && good;
}

/* ---- courses ---- */

bool
cohort_course(struct desk *d, const char *course, int day, struct text *said, struct err *e)
{
	struct text when = { 0 };
	bool good = store_course_set(d->store, course, day, e);

	time_format(&when, "%A, %-d %B %Y", time_day_start(day, d->config.zone), d->config.zone);
	if (good)
		text_addf(said, "%s is due on %s.", course, text_str(&when));
	text_free(&when);
	return good;
}

void
cohort_courses(struct desk *d, void (*each)(void *user, const char *course, int day, int students),
	void *user)
{
	store_course_each(d->store, each, user);
}

int
cohort_course_day(struct desk *d, const char *course)
{
	return store_course_day(d->store, course);
}

/* ---- a list of students ---- */

bool
cohort_ready(struct desk *d, struct err *e)
{
	bool more = !store_readonly(d->store), good = true; /* else it is shown as it was */

	while (good && more)
		good = store_standing_make(d->store, 100, &more, e);
	return good;
}

bool
cohort_order(const char *what, struct cohort_wish *w, struct err *e)
{
	struct rubric r = { 0 };
	bool row;
	int by;

	w->by = COHORT_NAME;
	if (!what)
		return true;
	by = word_find(cohort_by_names, COHORT_SCORE, what, false);
	row = by < 0 && rubric_open(RUBRIC_DEFAULT, &r, NULL) && rubric_row_find(&r, what);
	rubric_done(&r);
	if (by < 0 && !row)
		return err_set(e, "The list has no column “%.40s”; it is sorted by name, calls, handed, reviewed, "
			"waiting, overdue, advice, caught or the name of a row of the rubric.", what);
	w->by = row ? COHORT_SCORE : (enum cohort_by)by;
	w->row = row ? what : "";
	return true;
}

size_t
cohort_ids(struct desk *d, const struct cohort_wish *w, int64_t **ids)
{
	return store_standing_ids(d->store, w, ids);
}

void
cohort_each(struct desk *d, const struct cohort_wish *w,
	bool (*each)(void *user, const struct standing *s), void *user)
{
	int64_t *ids;
	size_t n = store_standing_ids(d->store, w, &ids);
	bool more = true;

	for (size_t i = 0; more && i < n; i++) {
		struct standing s = { 0 };

		more = !store_standing_get(d->store, ids[i], &s) || each(user, &s);
		standing_done(&s);
	}
	free(ids);
}

bool
cohort_standing(struct desk *d, int64_t student_id, struct standing *out)
{
	return store_standing_get(d->store, student_id, out);
}

void
cohort_batches(struct desk *d, void (*each)(void *user, const struct batch_row *row), void *user)
{
	store_batch_each(d->store, each, user);
}

/* ---- the marks of a class ---- */

struct cohort_summing {
	const struct rubric *rubric;
	struct cohort_row *rows;
};

static void
cohort_sum_one(void *user, const char *scores)
{
	struct cohort_summing *x = user;
	struct cohort_marks m;

	for (size_t i = 0; i < x->rubric->n; i++)
		if (cohort_marks(scores, x->rubric->rows[i].id, &m))
			cohort_row_add(&x->rows[i], &m);
}

struct cohort_row *
cohort_rows(struct desk *d, const char *course, const struct rubric *rubric)
{
	struct cohort_summing x = { rubric, mem_new(rubric->n + 1, sizeof(struct cohort_row)) };

	store_standing_scores(d->store, course, cohort_sum_one, &x);
	return x.rows;
}

/* ---- moments ---- */

struct moments_page {
	struct document *doc;
	size_t n, left;
	char *question;
};

/* Its words are looked for one by one: "Ana" as well as "Ana Lee". */
static bool
moments_names(const char *text, const char *student)
{
	struct strings words = { 0 };
	bool found = false;

	strings_split(&words, student, " ");
	for (size_t i = 0; i < words.n && !found; i++)
		found = strlen(words.s[i]) > 2 && utf8_has_folded(text, words.s[i]);
	strings_free(&words);
	return found;
}

static void
moments_add(void *user, const struct moment_row *row)
{
	struct moments_page *x = user;

	if (row->named || moments_names(row->text, row->student)) {
		x->left++;
		return;
	}
	x->n++;
	document_quote(x->doc);
	document_text(x->doc, row->text);
	if (*row->question) {
		document_paragraph(x->doc);
		document_textf(x->doc, "Asked: %s", row->question);
	}
}

size_t
cohort_moments(struct desk *d, const char *course, struct document *out, size_t *left)
{
	struct moments_page x = { .doc = out };

	document_title(out, _("Moments of the class"));
	document_heading(out, 1);
	document_text(out, _("Moments of the class"));
	document_paragraph(out);
	document_text(out, _("From conversations whose people agreed that the class may read this. No names."));
	store_moment_each(d->store, course, moments_add, &x);
	*left = x.left;
	return x.n;
}

/* ---- removed for good ---- */

bool
cohort_forget(struct desk *d, const char *course, struct text *said, struct err *e)
{
	size_t n = 0;
	bool good = store_forget_course(d->store, course, &n, e);

	if (good)
		text_addf(said, count_form(n, "%zu student of %s was removed for good, and the undo history with "
			"everything that could bring them back. Backups and the files handed in are still there.",
			"%zu students of %s were removed for good, and the undo history with everything that could "
			"bring them back. Backups and the files handed in are still there."), n, course);
	return good;
}

void
cohort_worked(struct desk *d, const char *course, bool (*each)(void *user, const struct worked_row *row),
	void *user)
{
	store_worked_each(d->store, course, each, user);
}

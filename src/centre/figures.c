/*
 * figures.c: the figures of a conversation, computed here when it comes and stored with it, and what
 * the server counts of them. What each means stands in model/review_figures.h.
 */
#include <stdlib.h>
#include <string.h>

#include "centre.h"
#include "formats.h"
#include "model/review_figures.h"

void
figures_of(const struct share_interview *i, struct text *out)
{
	struct call c = { 0 };
	struct review r = { 0 };
	struct review_figures f;

	share_call(i, &c, &r);
	f = review_figures(&c, &r);
	for (size_t n = 0; n < N_REVIEW_FIGURES; n++) {
		text_addc(out, n ? ',' : '{');
		if (review_figure_counts(&f, &review_figure_rows[n]))
			text_addi(out, review_figure_get(&f, &review_figure_rows[n]));
		else
			text_add(out, "NULL");
	}
	text_addc(out, '}');
	call_done(&c);
	review_done(&r);
}

/* ---- counted by the server ---- */

struct counted {
	char *course;
	int64_t students, conversations, rehearsals, reviewed, comments;
	int64_t n[N_REVIEW_FIGURES], sum[N_REVIEW_FIGURES];
};
struct counted_row {               /* marks of a row of the rubric */
	char *row;
	int64_t n, sum;
};
struct class_figures {
	struct counted all;
	struct counted_row *rows;
	size_t n, cap;
	int64_t twice, agree;        /* marks that two gave for the same; of them, the same mark */
};

static void
figures_done(struct class_figures *f)
{
	for (size_t i = 0; i < f->n; i++)
		free(f->rows[i].row);
	free(f->rows);
	free(f->all.course);
}

static int64_t
figures_number(const PGresult *r, int row, int column)
{
	return strtoll(PQgetvalue(r, row, column), NULL, 10);
}

/* Does who asks see their own conversations only? Those are found by who has them. */
static bool
figures_own(struct centre *c, bool *own, struct err *e)
{
	PGresult *r = centre_rows(c, "SELECT NOT pg_has_role(current_user, '" CENTRE_OWNER "', 'MEMBER') AND "
		"NOT pg_has_role(current_user, 'halfhour_instructor', 'MEMBER')", 0, NULL, e);

	*own = r && *PQgetvalue(r, 0, 0) == 't';
	PQclear(r);
	return r != NULL;
}

/* Whose: of one course ($1), or of all there are for whom asks (NULL); `own`: only what they have. */
struct figures_of_whom {
	const char *course;
	bool own;
};

static PGresult *
figures_rows(struct centre *c, const struct figures_of_whom *w, struct text *sql, struct err *e)
{
	PGresult *r = centre_rows(c, text_str(sql), w->course != NULL, &w->course, e);

	text_free(sql);
	return r;
}

/* Conversations that were taken back are not counted. An index has all that is read here. */
static bool
figures_sums(struct centre *c, const struct figures_of_whom *w, struct counted *out, struct err *e)
{
	struct text sql = { 0 };
	PGresult *r;

	text_add(&sql, "SELECT count(DISTINCT s.student), count(*) FILTER (WHERE NOT practice), "
		"count(*) FILTER (WHERE practice)");
	for (size_t i = 1; i <= N_REVIEW_FIGURES; i++)
		text_addf(&sql, ", count(figure[%zu]) FILTER (WHERE NOT practice), "
			"coalesce(sum(figure[%zu]) FILTER (WHERE NOT practice), 0)", i, i);
	text_add(&sql, w->own ? " FROM handed_out mine JOIN session s ON s.course_id = mine.course_id AND "
		"s.uuid = mine.session AND mine.coach = current_user" : " FROM session s");
	text_add(&sql, " WHERE NOT s.withdrawn");
	text_add(&sql, w->course ? " AND s.course_id = $1::integer" : "");
	r = figures_rows(c, w, &sql, e);
	if (!r)
		return false;
	out->students = figures_number(r, 0, 0);
	out->conversations = figures_number(r, 0, 1);
	out->rehearsals = figures_number(r, 0, 2);
	for (size_t i = 0; i < N_REVIEW_FIGURES; i++) {
		out->n[i] = figures_number(r, 0, 3 + 2 * (int)i);
		out->sum[i] = figures_number(r, 0, 4 + 2 * (int)i);
	}
	PQclear(r);
	return true;
}

static bool
figures_reviewed(struct centre *c, const struct figures_of_whom *w, struct counted *out, struct err *e)
{
	struct text sql = { 0 };
	PGresult *r;

	text_add(&sql, "SELECT count(DISTINCT h.session) FROM handed_out h JOIN session s ON "
		"s.course_id = h.course_id AND s.uuid = h.session WHERE h.given_at IS NOT NULL AND NOT s.withdrawn");
	text_add(&sql, w->own ? " AND h.coach = current_user" : "");
	text_add(&sql, w->course ? " AND h.course_id = $1::integer" : "");
	r = figures_rows(c, w, &sql, e);
	if (r)
		out->reviewed = figures_number(r, 0, 0);
	PQclear(r);
	return r != NULL;
}

/* A mark of 0 was taken back. */
static bool
figures_marks(struct centre *c, const struct figures_of_whom *w, struct class_figures *f, struct err *e)
{
	struct text sql = { 0 };
	PGresult *r;

	text_add(&sql, "SELECT row, count(*), sum(level) FROM score WHERE level > 0");
	text_add(&sql, w->own ? " AND coach = current_user" : "");
	text_add(&sql, w->course ? " AND course_id = $1::integer" : "");
	text_add(&sql, " GROUP BY row ORDER BY row");
	r = figures_rows(c, w, &sql, e);
	for (int i = 0; r && i < PQntuples(r); i++) {
		mem_grow(f->rows, &f->cap, f->n + 1);
		f->rows[f->n++] = (struct counted_row){ mem_str(PQgetvalue(r, i, 0)), figures_number(r, i, 1),
			figures_number(r, i, 2) };
	}
	PQclear(r);
	return r != NULL;
}

/* Nobody sees another's marks of what they have twice: who has own conversations only, none. */
static bool
figures_agree(struct centre *c, const struct figures_of_whom *w, struct class_figures *f, struct err *e)
{
	struct text sql = { 0 };
	PGresult *r;

	if (w->own)
		return true;
	text_add(&sql, "SELECT count(*), count(*) FILTER (WHERE a.level = b.level) FROM score a "
		"JOIN score b ON b.course_id = a.course_id AND b.session = a.session AND b.row = a.row "
		"AND b.coach > a.coach WHERE a.level > 0 AND b.level > 0");
	text_add(&sql, w->course ? " AND a.course_id = $1::integer" : "");
	r = figures_rows(c, w, &sql, e);
	if (r) {
		f->twice = figures_number(r, 0, 0);
		f->agree = figures_number(r, 0, 1);
	}
	PQclear(r);
	return r != NULL;
}

/* ---- told ---- */

static void
figures_json(const struct class_figures *f, struct text *out)
{
	struct json *j = json_map(), *sums = json_map(), *marks = json_map();

	json_put_str(j, "course", f->all.course);
	json_put_int(j, "students", f->all.students);
	json_put_int(j, "conversations", f->all.conversations);
	json_put_int(j, "rehearsals", f->all.rehearsals);
	json_put_int(j, "reviewed", f->all.reviewed);
	for (size_t i = 0; i < N_REVIEW_FIGURES; i++) {
		struct json *one = json_map();

		json_put_int(one, "n", f->all.n[i]);
		json_put_int(one, "sum", f->all.sum[i]);
		json_put(sums, review_figure_rows[i].name, one);
	}
	json_put(j, "figures", sums);
	for (size_t i = 0; i < f->n; i++) {
		struct json *one = json_map();

		json_put_int(one, "n", f->rows[i].n);
		json_put_int(one, "sum", f->rows[i].sum);
		json_put(marks, f->rows[i].row, one);
	}
	json_put(j, "scores", marks);
	json_put_int(j, "marked_twice", f->twice);
	json_put_int(j, "marked_alike", f->agree);
	json_print(j, out);
	json_free(j);
}

static void
figures_mean(const struct review_figure *row, int64_t n, int64_t sum, struct text *out)
{
	char span[16];

	if (!n) {
		text_add(out, _("not measured"));
	} else if (row && row->kind == REVIEW_TIME && sum / n >= 24 * HOUR_MS) {
		text_addf(out, "%.1f d", (double)sum / (double)n / (double)DAY_MS);
	} else if (row && row->kind == REVIEW_TIME) {
		span_text(span, sum / n);
		text_add(out, span);
	} else {
		text_addf(out, "%.1f", (double)sum / (double)n);
	}
}

static void
figures_line(struct document *d, const char *label, int64_t n, const struct text *mean)
{
	document_row(d);
	document_cell(d);
	document_text(d, label);
	document_cell(d);
	document_textf(d, "%lld", (long long)n);
	document_cell(d);
	document_text(d, text_str(mean));
}

static void
figures_head(struct document *d, const char *what)
{
	document_row(d);
	document_cell(d);
	document_text(d, what);
	document_cell(d);
	document_text(d, _("Conversations"));
	document_cell(d);
	document_text(d, _("Mean"));
}

static void
figures_page(const struct class_figures *f, struct document *d)
{
	struct text t = { 0 };

	document_title(d, f->all.course);
	document_heading(d, 1);
	document_text(d, f->all.course);
	document_paragraph(d);
	document_textf(d, "Students: %lld. Conversations: %lld, reviewed: %lld. Rehearsals: %lld.",
		(long long)f->all.students, (long long)f->all.conversations, (long long)f->all.reviewed,
		(long long)f->all.rehearsals);
	figures_head(d, _("Figure"));
	for (size_t i = 0; i < N_REVIEW_FIGURES; i++) {
		text_clear(&t);
		figures_mean(&review_figure_rows[i], f->all.n[i], f->all.sum[i], &t);
		figures_line(d, _(review_figure_rows[i].label), f->all.n[i], &t);
	}
	if (f->n) {
		document_heading(d, 2);
		document_text(d, _("Marks"));
		figures_head(d, _("Row of the rubric"));
	}
	for (size_t i = 0; i < f->n; i++) {
		text_clear(&t);
		figures_mean(NULL, f->rows[i].n, f->rows[i].sum, &t);
		figures_line(d, f->rows[i].row, f->rows[i].n, &t);
	}
	if (f->twice) {
		document_paragraph(d);
		document_textf(d, "Marks given by two raters: %lld. Alike: %lld.", (long long)f->twice,
			(long long)f->agree);
	}
	text_free(&t);
}

static bool
figures_written(const struct wish *w, const struct class_figures *f, struct err *e)
{
	struct document d = { 0 };
	struct text out = { 0 };
	bool good = true;

	if (w->json) {
		figures_json(f, &out);
		text_addc(&out, '\n');
	} else {
		figures_page(f, &d);
		if (w->format && strcmp(w->format, "html") == 0)
			document_html(&d, &out);
		else
			document_markdown(&d, &out);
	}
	document_done(&d);
	if (w->output)
		good = centre_output(w->output, &out, w->force ? OUTPUT_FORCE : 0, e);
	else if (fwrite(out.s, 1, out.n, stdout) != out.n || fflush(stdout) != 0)
		good = err_set(e, "The figures could not be written.");
	text_free(&out);
	return good;
}

/* An index has all that is counted, in fewer pages than the rows are, and is read in its order. */
static bool
figures_from_index(struct centre *c, struct err *e)
{
	return centre_do(c, "SET random_page_cost = 1", 0, NULL, e);
}

int
centre_figures(const struct wish *w)
{
	struct centre c = { .as = w->as };
	struct class_figures f = { .all.course = mem_str(w->course ? w->course : _("All courses")) };
	struct err e = { 0 };
	struct figures_of_whom of = { 0 };
	char id[16] = "";
	bool good = centre_open(&c, &e) && figures_from_index(&c, &e) && figures_own(&c, &of.own, &e);

	if (good && w->course) {
		int found = course_find(&c, w->course, &e);

		good = found >= 0;
		snprintf(id, sizeof(id), "%d", found);
		of.course = id;
	}
	good = good && figures_sums(&c, &of, &f.all, &e) && figures_reviewed(&c, &of, &f.all, &e) &&
		figures_marks(&c, &of, &f, &e) && figures_agree(&c, &of, &f, &e) && figures_written(w, &f, &e);
	centre_close(&c);
	figures_done(&f);
	return good ? CENTRE_DONE : centre_fail(&e);
}

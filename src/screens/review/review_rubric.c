/* review_rubric.c: marking a student's conversation by the rows of a rubric. */
#include "review.h"

#include <inttypes.h>
#include <string.h>
#include <strings.h>

#include "screens/common.h"
#include "screens/write.h"

enum { RUBRIC_NARROW = 60, RUBRIC_TEXT_ROWS = 14, RUBRIC_MEANING = 2 };

void
review_rubric_open(struct review_view *v)
{
	if (!review_rubric(&v->app->desk, &v->call.interview, &v->rubric, &v->rubric_wrong))
		rubric_done(&v->rubric);
}

/* NULL: there is no rubric. */
static const struct rubric_row *
review_rubric_row(const struct review_view *v)
{
	return v->row < v->rubric.n ? &v->rubric.rows[v->row] : NULL;
}

/* The mark that I gave; NULL: none yet. */
static const struct score *
review_rubric_mark(const struct review_view *v, const struct rubric_row *row)
{
	for (size_t i = 0; i < v->review.n_scores; i++)
		if (!*v->review.scores[i].rater && strcmp(v->review.scores[i].row, row->id) == 0)
			return &v->review.scores[i];
	return NULL;
}

/* 0: none. */
static int64_t
review_rubric_level(const struct review_view *v, const struct rubric_row *row)
{
	const struct score *mark = review_rubric_mark(v, row);

	return mark ? mark->level : 0;
}

/* ---- looking ---- */

/* " 1   2  [3]  4 " */
static void
review_rubric_levels(const struct rubric_row *row, int64_t level, struct text *out)
{
	for (size_t i = 1; i <= row->n; i++)
		text_addf(out, (int64_t)i == level ? "[%zu]" : " %zu ", i);
}

static bool
review_rubric_fits(const char *text, int cols)
{
	struct strings lines = { 0 };

	utf8_wrap(&lines, text, cols > 10 ? cols : 10);
	bool fits = lines.n <= RUBRIC_MEANING;
	strings_free(&lines);
	return fits;
}

/* Why I gave it; empty: I did not say. */
static const char *
review_rubric_because(const struct review_view *v, const struct rubric_row *row)
{
	const struct score *mark = review_rubric_mark(v, row);

	return mark && mark->because ? mark->because : "";
}

/* The reason, and what the level says where there is room for it. */
static void
review_rubric_reason(const char *because, int64_t level, const char *says, int cols, struct text *out)
{
	text_addf(out, "%d: %s", (int)level, because);
	size_t n = out->n;
	text_joinf(out, " ", "The level says: %s", says);
	if (!review_rubric_fits(text_str(out), cols))
		text_cut(out, n);
}

/* What the level means; with its example where there is room for it. */
static void
review_rubric_meaning(const struct review_view *v, const struct rubric_row *row, int cols, struct text *out)
{
	int64_t level = review_rubric_level(v, row);
	bool known = level > 0 && level <= (int64_t)row->n;
	const struct rubric_level *l = known ? &row->levels[level - 1] : NULL;
	const char *because = review_rubric_because(v, row);

	if (l && !blank_only(because)) {
		review_rubric_reason(because, level, l->text, cols, out);
		return;
	}
	if (!l) {
		text_addf(out, "No mark yet. For one press 1 to %d; r shows what each level means.",
			(int)row->n);
		return;
	}
	text_addf(out, "%d: %s %s", (int)level, l->text, l->example);
	if (!review_rubric_fits(text_str(out), cols))
		text_cut(out, out->n - strlen(l->example) - 1);
}

static void
review_rubric_wide(struct review_view *v, const struct rubric_row *row, const char *levels)
{
	struct text left = { 0 }, evidence = { 0 };

	text_addf(&left, "Row %zu of %zu  %s  %s", v->row + 1, v->rubric.n, row->title, levels);
	review_evidence(&v->figures, row->id, &evidence);
	review_lines_add(&v->bottom, ROLE_TEXT, text_str(&left), evidence.n ? text_str(&evidence) : NULL);
	text_free(&left);
	text_free(&evidence);
}

void
review_rubric_look(struct review_view *v, int rows, int cols)
{
	const struct rubric_row *row = review_rubric_row(v);
	struct text t = { 0 };

	review_lines_done(&v->bottom);
	if (!row) {
		review_lines_add(&v->bottom, ROLE_MUTED, v->rubric_wrong.text, NULL);
		return;
	}
	int64_t level = review_rubric_level(v, row);
	review_rubric_levels(row, level, &t);
	if (cols < RUBRIC_NARROW)
		review_lines_add(&v->bottom, ROLE_TEXT, row->title, text_str(&t));
	else
		review_rubric_wide(v, row, text_str(&t));
	text_clear(&t);
	review_rubric_meaning(v, row, cols, &t);
	if (rows >= RUBRIC_TEXT_ROWS)
		review_lines_wrap(&v->bottom, ROLE_MUTED, text_str(&t), cols, RUBRIC_MEANING);
	text_free(&t);
}

/* ---- by ear ---- */

void
review_rubric_say(const struct review_view *v, struct text *out)
{
	const struct rubric_row *row = review_rubric_row(v);
	struct text evidence = { 0 };

	if (!row) {
		text_addf(out, "%s\n", v->rubric_wrong.text);
		return;
	}
	int64_t level = review_rubric_level(v, row);
	if (level)
		text_addf(out, "Row %zu of %zu: %s, level %d of %zu", v->row + 1, v->rubric.n, row->title,
			(int)level, row->n);
	else
		text_addf(out, "Row %zu of %zu: %s, no mark yet (score 1 to %zu)", v->row + 1, v->rubric.n,
			row->title, row->n);
	review_evidence(&v->figures, row->id, &evidence);
	text_addf(out, evidence.n ? "; %s\n" : "%s\n", text_str(&evidence));
	text_free(&evidence);
}

/* ---- marking ---- */

static void
review_rubric_told(struct ui *ui, const struct rubric_row *row, int64_t level)
{
	if (level)
		ui_say(ui, "%s: level %d of %zu.", row->title, (int)level, row->n);
	else
		ui_say(ui, "%s: the mark is taken back.", row->title);
}

/* Stored at once. */
static bool
review_rubric_save(struct review_view *v, const struct rubric_row *row, int64_t level, const char *because,
	struct err *e)
{
	struct score p = { .student_id = v->review.student_id, .level = level };

	memcpy(p.interview, v->call.interview.uuid, UUID_SIZE);
	p.row = mem_str(row->id);
	p.because = mem_str(level ? because : "");
	p.rater = mem_str("");
	bool good = score_add(&v->app->desk, &p, e);
	score_done(&p);
	return good;
}

/* Why it was given stays where no reason (NULL) is said. */
static void
review_rubric_give(struct ui *ui, struct review_view *v, int64_t level, const char *because)
{
	const struct rubric_row *row = review_rubric_row(v);
	struct err e = v->rubric_wrong;

	if (row && !because && level == review_rubric_level(v, row))
		ui_refuse(ui, level ? _("It has that mark already; 0 takes it back.")
			: _("There is no mark to take back."));
	else if (row && review_rubric_save(v, row, level, because ? because : review_rubric_because(v, row), &e))
		review_rubric_told(ui, row, level);
	else
		ui_err(ui, &e);
	ui_reload(ui);
}

bool
review_rubric_text(struct ui *ui, void *state, const struct event *ev)
{
	if (ev->kind != EVENT_KEY || ev->key[0] < '0' || ev->key[0] > '9' || ev->key[1])
		return false;
	review_rubric_give(ui, state, ev->key[0] - '0', NULL);
	return true;
}

/* ---- why ---- */

static bool
review_rubric_why_save(struct ui *ui, void *user, const char *text, struct err *e)
{
	struct review_view *v = user;
	const struct rubric_row *row = review_rubric_row(v);

	if (!row || !review_rubric_save(v, row, review_rubric_level(v, row), text, e))
		return false;
	ui_say(ui, blank_only(text) ? N_("%s: the mark has no reason now.")
		: N_("%s: your reason is saved with the mark."), row->title);
	return true;
}

void
review_rubric_why(struct ui *ui, void *state)
{
	static const struct write_use use = { review_rubric_why_save, NULL, NULL };
	struct review_view *v = state;
	const struct rubric_row *row = review_rubric_row(v);
	struct err e = v->rubric_wrong;
	struct text label = { 0 }, draft = { 0 };

	if (!row) {
		ui_err(ui, &e);
		return;
	}
	if (!review_rubric_level(v, row)) {
		ui_refuse(ui, "%s has no mark yet; a digit gives one, then w says why.", row->title);
		return;
	}
	text_addf(&label, "Why level %d of %zu for: %s", (int)review_rubric_level(v, row), row->n, row->title);
	text_addf(&draft, "because:%" PRId64 ":%s", v->id, row->id);
	struct writing w = { .title = mem_str(v->student.name), .label = text_take(&label),
		.text = mem_str(review_rubric_because(v, row)), .draft = text_take(&draft) };
	write_open(ui, &w, &use, v);
}

/* ---- from row to row ---- */

static void
review_rubric_go(struct ui *ui, struct review_view *v, size_t row)
{
	struct text t = { 0 };
	bool same = v->row == row;

	v->row = row;
	ui_reload(ui);
	review_rubric_say(v, &t);
	text_cut(&t, blank_end(text_str(&t), t.n));
	if (ui->linear && same) /* what changed is said anyway */
		ui_say(ui, "%s", text_str(&t));
	text_free(&t);
}

void
review_rubric_next(struct ui *ui, void *state)
{
	struct review_view *v = state;

	review_rubric_go(ui, v, v->rubric.n ? (v->row + 1) % v->rubric.n : 0);
}

void
review_rubric_previous(struct ui *ui, void *state)
{
	struct review_view *v = state;

	review_rubric_go(ui, v, v->rubric.n ? (v->row + v->rubric.n - 1) % v->rubric.n : 0);
}

void
review_rubric_whole(struct ui *ui, void *state)
{
	const struct review_view *v = state;
	const struct rubric_row *row = review_rubric_row(v);
	struct text t = { 0 };
	struct err e = v->rubric_wrong;

	if (row) {
		rubric_row_text(row, &t);
		ui_card(ui, row->title, text_str(&t));
	} else {
		ui_err(ui, &e);
	}
	text_free(&t);
}

/* What is said behind "because"; NULL: nothing. */
static const char *
review_rubric_line_because(const struct strings *words, const char *line)
{
	if (words->n < 4 || strcasecmp(words->s[2], "because") != 0)
		return NULL;
	for (int i = 0; i < 3; i++) {
		line += blank_span(line);
		line += blank_word(line);
	}
	return line + blank_span(line);
}

/* "score 3", "score 3 because …", "row 4", "row" for what its levels mean. */
bool
review_rubric_line(struct ui *ui, void *state, const char *line, bool ended)
{
	struct review_view *v = state;
	struct strings words = { 0 };
	int n = 0;

	strings_split(&words, line, " \t");
	const char *because = review_rubric_line_because(&words, line);
	bool number = (words.n == 2 || because) && word_int(words.s[1], 0, 999, &n);
	bool score = ended && number && strcasecmp(words.s[0], "score") == 0;
	bool row = ended && words.n && !score && strcasecmp(words.s[0], "row") == 0;

	if (score)
		review_rubric_give(ui, v, n, because);
	else if (row && words.n == 1)
		review_rubric_whole(ui, v);
	else if (row && (n < 1 || (size_t)n > v->rubric.n))
		ui_refuse(ui, "The rubric has the rows 1 to %zu.", v->rubric.n);
	else if (row)
		review_rubric_go(ui, v, (size_t)n - 1);
	strings_free(&words);
	return score || row;
}

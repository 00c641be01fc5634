/* compare.c: what many conversations say, narrowed and written; questions tied; interest. */
#include <stdlib.h>
#include <string.h>

#include "workflow.h"

const char *const compare_form_names[N_COMPARE_FORMS] = { "md", "html", "rtf", "text", "json", "csv" };

bool
comparison_read(struct desk *d, struct comparison *out, struct err *e)
{
	return store_comparison(d->store, out, e);
}

/* ---- shared by screens ---- */

struct comparison_kept {
	struct comparison c;            /* the first: released by its address */
	struct desk *desk;
	int64_t state;                  /* of the workbook when it was read */
	size_t held;
};

static void
comparison_free(struct comparison_kept *k)
{
	comparison_done(&k->c);
	free(k);
}

const struct comparison *
comparison_hold(struct desk *d, struct err *e)
{
	int64_t state = store_state(d->store);
	struct comparison_kept *k = d->compared;

	if (!k || k->state != state) {
		k = mem_new(1, sizeof(*k));
		k->desk = d;
		k->state = state;
		if (!comparison_read(d, &k->c, e)) {
			comparison_free(k);
			return NULL;
		}
		d->compared = k;
	}
	k->held++;
	return &k->c;
}

void
comparison_release(const struct comparison *c)
{
	struct comparison_kept *k = (struct comparison_kept *)(uintptr_t)c;

	if (!k || --k->held)
		return;
	if (k->desk->compared == k)
		k->desk->compared = NULL;
	comparison_free(k);
}

/* ---- narrowed ---- */


void
compare_choice_done(struct compare_choice *x)
{
	text_free(&x->person);
	text_free(&x->said);
	*x = (struct compare_choice){ 0 };
}

static void
compare_say(struct compare_choice *x, const char *fmt, const char *value)
{
	text_joinf(&x->said, ", ", fmt, value);
}

static bool
compare_choose_kind(const struct compare_wish *w, struct compare_choice *x, struct err *e)
{
	struct strings kinds = { 0 };
	bool good = true;

	strings_split(&kinds, w->kind ? w->kind : "", ", ");
	for (size_t i = 0; good && i < kinds.n; i++) {
		int kind = word_find(note_kind_names, N_NOTE_KINDS, kinds.s[i], true);
		good = kind >= 0 || err_set(e, "No kind “%.40s”: note, fact, impression, quote, step, referral.", kinds.s[i]);
		if (good) {
			x->filter.kinds |= 1u << kind;
			compare_say(x, N_("kind %s"), note_kind_names[kind]);
		}
	}
	strings_free(&kinds);
	return good;
}

static bool
compare_choose_theme(const struct comparison *c, const struct compare_wish *w,
	struct compare_choice *x, struct err *e)
{
	bool several = false;
	const struct theme *t;

	if (!w->theme || !*w->theme)
		return true;
	t = themes_find(&c->themes, w->theme, &several);
	if (!t)
		return err_set(e, several ? "Several themes begin with “%.60s”."
			: "No theme is called “%.60s”; `halfhour themes` lists them.", w->theme);
	x->filter.theme_id = t->id;
	compare_say(x, N_("theme %s"), t->name);
	return true;
}

static bool
compare_choose_day(struct desk *d, const char *day, bool after, int64_t *ms, struct err *e)
{
	const char *zone = d->config.zone;

	if (!day || !*day)
		return true;
	if (!time_said(day, zone, d->now->wall_ms, SAID_DAY | SAID_PAST, ms, NULL, e))
		return false;
	*ms = time_day_start(after ? time_day_add(time_day(*ms, zone), 1) : time_day(*ms, zone), zone);
	return true;
}

bool
compare_choose(struct desk *d, const struct comparison *c, const struct compare_wish *w,
	struct compare_choice *out, struct err *e)
{
	compare_choice_done(out);
	if (w->starred)
		text_add(&out->said, _("starred"));
	if (w->person && *w->person) {
		utf8_fold(&out->person, w->person);
		compare_say(out, N_("of %s"), w->person);
	}
	if (!compare_choose_kind(w, out, e) || !compare_choose_theme(c, w, out, e) ||
		!compare_choose_day(d, w->since, false, &out->filter.from_ms, e) ||
		!compare_choose_day(d, w->until, true, &out->filter.to_ms, e))
		return false;
	if (out->filter.from_ms)
		compare_say(out, N_("since %s"), w->since);
	if (out->filter.to_ms)
		compare_say(out, N_("until %s"), w->until);
	out->filter.starred = w->starred;
	out->filter.person = out->person.n ? text_str(&out->person) : NULL;
	return true;
}

/* ---- written ---- */

static bool
compare_ends(const char *file, const char *end)
{
	size_t n = strlen(file), m = strlen(end);

	return n > m && strcmp(file + n - m, end) == 0;
}

enum compare_form
compare_form_of(const char *file)
{
	if (compare_ends(file, ".json"))
		return COMPARE_JSON;
	return compare_ends(file, ".csv") ? COMPARE_CSV : (enum compare_form)page_format_of(file);
}

bool
compare_write(struct desk *d, const struct compare_wish *w, enum compare_form as,
	struct text *out, struct err *e)
{
	struct comparison c = { 0 };
	struct compare_choice x = { 0 };
	struct compare_page p = { .c = &c, .filter = &x.filter, .zone = d->config.zone };
	bool good = comparison_read(d, &c, e) && compare_choose(d, &c, w, &x, e);

	p.said = text_str(&x.said);
	if (good && as == COMPARE_JSON)
		compare_json(&p, out);
	else if (good && as == COMPARE_CSV)
		compare_csv(&p, out);
	else if (good)
		compare_as(&p, (enum page_format)as, out);
	compare_choice_done(&x);
	comparison_done(&c);
	return good;
}

/* ---- questions that mean the same ---- */

static bool
compare_begins(const char *title, const char *folded)
{
	struct text own = { 0 };

	utf8_fold(&own, title);
	bool is = strncmp(text_str(&own), folded, strlen(folded)) == 0;
	text_free(&own);
	return is;
}

/* By its id, else by a beginning of its title; COMPARE_NONE and e. */
static size_t
compare_question_named(const struct comparison *c, const char *name, struct err *e)
{
	struct text folded = { 0 };
	size_t found = COMPARE_NONE, n = 0;

	utf8_fold(&folded, name);
	for (size_t i = 0; i < c->n_questions; i++) {
		bool whole = strcmp(c->questions[i].id, name) == 0;
		if (!whole && !compare_begins(c->questions[i].brief, text_str(&folded)))
			continue;
		found = i;
		n = whole ? 1 : n + 1;
		if (whole)
			break;
	}
	text_free(&folded);
	if (n == 1)
		return found;
	err_set(e, n ? "Several questions begin with “%.60s”." : "No question that was asked is “%.60s”; "
		"`halfhour compare --as json` has their ids.", name);
	return COMPARE_NONE;
}

bool
compare_tie(struct desk *d, const char *question, const char *same, struct text *said,
	struct err *e)
{
	struct comparison c = { 0 };
	struct text label = { 0 };
	bool good = comparison_read(d, &c, e);
	size_t a = good ? compare_question_named(&c, question, e) : COMPARE_NONE;
	size_t b = a != COMPARE_NONE ? compare_question_named(&c, same, e) : COMPARE_NONE;

	good = b != COMPARE_NONE;
	if (good && c.questions[a].group == c.questions[b].group)
		good = err_set(e, "These two are compared as one already.");
	if (good) {
		text_addf(&label, "tie the question “%s”", c.questions[a].brief);
		good = store_begin(d->store, 0, text_str(&label), e);
	}
	if (good) {
		good = store_tie_set(d->store, c.questions[c.questions[a].group].id, c.questions[b].id, e);
		good = store_done(d->store, good, good ? e : NULL) && good;
		text_addf(said, "“%s” and “%s” are compared as one now.", c.questions[a].brief,
			c.questions[b].brief);
	}
	text_free(&label);
	comparison_done(&c);
	return good;
}

/* Every one of its group: which of them was tied to which is nobody's concern. */
static bool
compare_untie_all(struct desk *d, const struct comparison *c, size_t group, struct err *e)
{
	bool good = true;

	for (size_t i = 0; good && i < c->n_questions; i++)
		if (c->questions[i].group == group)
			good = store_tie_set(d->store, c->questions[i].id, NULL, e);
	return good;
}

bool
compare_untie(struct desk *d, const char *question, struct text *said, struct err *e)
{
	struct comparison c = { 0 };
	struct text label = { 0 };
	size_t a = comparison_read(d, &c, e) ? compare_question_named(&c, question, e) : COMPARE_NONE;
	bool good = a != COMPARE_NONE;

	if (good) {
		text_addf(&label, "untie the question “%s”", c.questions[a].brief);
		good = store_begin(d->store, 0, text_str(&label), e);
	}
	if (good) {
		good = compare_untie_all(d, &c, c.questions[a].group, e);
		good = store_done(d->store, good, good ? e : NULL) && good;
		text_addf(said, "“%s” is compared on its own again.", c.questions[a].brief);
	}
	text_free(&label);
	comparison_done(&c);
	return good;
}

/* ---- interest ---- */

enum { INTEREST_MOST = 5 };

bool
interest_set(struct desk *d, int64_t interview_id, int before, int after, const char *text,
	struct err *e)
{
	if (before > INTEREST_MOST || after > INTEREST_MOST)
		return err_set(e, "Interest goes from 1, not at all, to 5, very much; 0 takes it back.");
	return store_interest_set(d->store, interview_id, before, after, text, e);
}

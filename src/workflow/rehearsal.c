/* rehearsal.c: practice calls: the scripts, beginning one, its result, nerves over all. */
#include <stdlib.h>
#include <string.h>

#include "model/lesson.h"
#include "model/rehearsal.h"
#include "rehearsal_person.h"
#include "wording.h"
#include "workflow.h"

_Static_assert(LEN(((struct rehearsal_share *)0)->heard) == N_GIFT_KINDS, "a kind of gift is missing");

/* ---- the scripts ---- */

void
rehearsal_names(struct strings *out)
{
	struct strings files = { 0 };
	char *dir = path_shipped("rehearsal");

	path_list(&files, dir, ".yaml");
	for (size_t i = 0; i < files.n; i++) {
		files.s[i][strlen(files.s[i]) - strlen(".yaml")] = '\0';
		strings_add(out, files.s[i]);
	}
	strings_free(&files);
	free(dir);
}

static char *
rehearsal_path(const char *folder, const char *name)
{
	struct text file = { 0 };
	char *dir = path_shipped(folder);

	text_addf(&file, "%s.yaml", name);
	char *path = path_join(dir, text_str(&file));
	text_free(&file);
	free(dir);
	return path;
}

/* Partners with a lesson have a folder of their own: they are no choice for practice. */
static bool
rehearsal_is_lesson(const char *name)
{
	char *path = rehearsal_path("tutor", name);
	bool is = *name && !strchr(name, '/') && path_exists(path);

	free(path);
	return is;
}

static bool
read_script(const char *name, struct partner *out, struct err *e)
{
	char *path = rehearsal_path(rehearsal_is_lesson(name) ? "tutor" : "rehearsal", name);
	bool good = partner_read_file(out, path, e);

	free(path);
	return good;
}

bool
rehearsal_lesson(const struct interview *i, struct lesson *out, struct err *e)
{
	if (!i->practice || !i->partner || !rehearsal_is_lesson(i->partner))
		return false;
	char *path = rehearsal_path("tutor", i->partner);
	bool good = lesson_read_file(out, path, e);
	free(path);
	out->call_id = good ? i->id : 0;
	return good && out->n > 0;
}

bool
rehearsal_partner_of(const struct interview *i, struct partner *out, struct err *e)
{
	bool good = rehearsal_partner(i->partner ? i->partner : "", out, e);

	if (good)
		partner_vary(out, i->seed);
	return good;
}

enum { NEAR = 2 }; /* edits between a name and one that is meant by it */

/* The only one whose person's name has these words in it; -1: none, or several. */
static int
rehearsal_find_name(const struct strings *names, const char *words)
{
	int found = -1;

	for (int i = 0; i < (int)names->n && *words; i++) {
		struct partner p = { 0 };
		bool is = read_script(names->s[i], &p, NULL) && utf8_has_folded(p.name, words);

		partner_done(&p);
		if (is && found >= 0)
			return -1;
		found = is ? i : found;
	}
	return found;
}

/* How far what was typed is from a word of the partner's name or the script's; NEAR + 1: far. */
static int
rehearsal_distance(const char *typed, const char *script, const char *person)
{
	struct text both = { 0 }, folded = { 0 };
	struct strings words = { 0 };
	int best = NEAR + 1;

	text_addf(&both, "%s-%s", script, person);
	utf8_fold(&folded, text_str(&both));
	strings_split(&words, text_str(&folded), " -");
	strings_add(&words, script);
	for (size_t i = 0; i < words.n; i++) {
		int most = (int)strlen(words.s[i]) / 2 < NEAR ? (int)strlen(words.s[i]) / 2 : NEAR;
		int n = word_distance(typed, words.s[i], most);
		best = n <= most && n < best ? n : best;
	}
	strings_free(&words);
	text_free(&both);
	text_free(&folded);
	return best;
}

/* "matthes": the partner whose name is nearest, as "grid-engineer (Matthis Oyelaran)". */
static void
rehearsal_near(const struct strings *names, const char *words, struct text *out)
{
	struct text typed = { 0 };
	int best = NEAR + 1;

	utf8_fold(&typed, words);
	for (size_t i = 0; i < names->n; i++) {
		struct partner p = { 0 };
		int n = read_script(names->s[i], &p, NULL)
			? rehearsal_distance(text_str(&typed), names->s[i], p.name) : NEAR + 1;

		if (n < best) {
			text_clear(out);
			text_addf(out, "%s (%s)", names->s[i], p.name);
			best = n;
		}
		partner_done(&p);
	}
	text_free(&typed);
}

static bool
rehearsal_unknown(const struct strings *names, const char *name, struct err *e)
{
	struct text near = { 0 }, all = { 0 };

	rehearsal_near(names, name, &near);
	strings_join(names, ", ", &all);
	if (!names->n)
		err_set(e, "There is no practice partner “%.40s”; the scripts are missing.", name);
	else if (near.n)
		err_set(e, "There is no practice partner “%.40s”. Is it %s?", name, near.s);
	else
		err_set(e, "There is no practice partner “%.40s”; there are %s.", name, all.s);
	text_free(&near);
	text_free(&all);
	return false;
}

bool
rehearsal_partner(const char *name, struct partner *out, struct err *e)
{
	struct strings names = { 0 };

	if (rehearsal_is_lesson(name))
		return read_script(name, out, e);
	rehearsal_names(&names);
	int i = word_find((const char *const *)names.s, (int)names.n, name, true);
	if (i < 0)
		i = rehearsal_find_name(&names, name);
	bool good = i >= 0 ? read_script(names.s[i], out, e) : rehearsal_unknown(&names, name, e);
	strings_free(&names);
	return good;
}

/* ---- the person of the script ---- */

bool
rehearsal_who(const struct interview *i, struct contact *out)
{
	struct partner p = { 0 };

	if (!i->practice || i->contact_id || !i->partner || !read_script(i->partner, &p, NULL))
		return false;
	partner_vary(&p, i->seed);
	partner_contact(&p, out);
	partner_done(&p);
	return true;
}

char *
rehearsal_partner_name(const char *id)
{
	struct partner p = { 0 };
	struct contact who = { 0 };
	char *name = NULL;

	if (!read_script(id, &p, NULL))
		return NULL;
	partner_contact(&p, &who);
	name = mem_str(who.name ? who.name : "");
	contact_done(&who);
	partner_done(&p);
	return name;
}

void
rehearsal_fill_call(struct interview *i, struct contact *who)
{
	if (!rehearsal_who(i, who))
		return;
	mem_set(&i->contact, who->name);
	mem_set(&i->role, who->role);
	mem_set(&i->organisation, who->organisation);
}

/* ---- beginning one ---- */

struct looking {
	const char *partner;
	int64_t found;
	int before; /* rehearsals with it that have begun */
};

static bool
is_unbegun(void *user, const struct interview *i)
{
	struct looking *l = user;

	if (!i->practice || !i->partner || strcmp(i->partner, l->partner) != 0)
		return true;
	if (i->started_ms)
		l->before++;
	else if (!l->found)
		l->found = i->id;
	return true;
}

static bool
rehearsal_plan(
	struct desk *d, int64_t id, const struct partner *p, int minutes, struct err *e)
{
	struct contact who = { 0 };
	struct plan_wish w = { .who = &who, .kind = p->kind, .agreed_minutes = minutes };
	struct asked *made = NULL;

	partner_contact(p, &who);
	size_t n = plan_propose(desk_bank(d), &w, &made);
	bool good = store_plan_replace(d->store, id, made, n, e);
	for (size_t i = 0; i < n; i++)
		asked_done(&made[i]);
	free(made);
	contact_done(&who);
	return good;
}

static bool
rehearsal_make(struct desk *d, const struct partner *p, struct interview *i, struct err *e)
{
	if (!store_begin(d->store, 0, "begin a rehearsal with {person}", e))
		return false;
	bool fresh = !i->id;
	bool good = store_interview_save(d->store, i, e) &&
		(!fresh || rehearsal_plan(d, i->id, p, p->planned ? p->planned : i->agreed_minutes, e));
	return store_done(d->store, good, good ? e : NULL) && good;
}

bool
rehearsal_seed_fits(const struct partner *p, int seed, struct err *e)
{
	if (seed < 0 || seed > SEED_MOST)
		return err_set(e, "A seed is a number from 1 to %d.", SEED_MOST);
	return !seed || p->n_slots || err_set(e, "%s has no variants; `halfhour rehearse --list` says "
		"who is standard.", p->name);
}

int64_t
rehearsal_begin(struct desk *d, const char *partner, int speed, int seed, int nervous, struct err *e)
{
	struct partner p = { 0 };
	struct call c = { 0 };

	if (!rehearsal_partner(partner, &p, e))
		return 0;
	struct looking l = { .partner = p.id };
	struct interview *i = &c.interview;
	bool good = rehearsal_seed_fits(&p, seed, e) && desk_rehearsals(d, is_unbegun, &l, e) &&
		(!l.found || desk_call(d, l.found, &c, e));
	if (good && !l.found) {
		i->practice = true;
		i->partner = mem_str(p.id);
		i->kind = p.kind;
		i->seed = p.n_slots ? l.before + 1 : 0;
		i->agreed_minutes = p.agreed ? p.agreed : d->config.agreed_minutes;
	}
	if (good && seed)
		i->seed = seed;
	partner_vary(&p, i->seed);
	i->speed = speed > 1 ? speed : 1;
	i->nervous_before = nervous;
	good = good && rehearsal_make(d, &p, i, e);
	int64_t id = good ? i->id : 0;
	call_done(&c);
	partner_done(&p);
	return id;
}

/* ---- what came of it ---- */

static void
add_who(const struct interview *i, const struct partner *p, struct text *out)
{
	struct text nervous = { 0 };

	text_addf(out, "Rehearsal with %s, %s", p->name, p->role);
	if (i->speed > 1)
		text_joinf(out, ", ", "the clock %d times faster", i->speed);
	text_add(out, "\n");
	nerves_text(i, &nervous);
	if (nervous.n)
		text_addf(out, "Nervous, 1 to 10: %s.\n", text_str(&nervous));
	text_free(&nervous);
}

void
rehearsal_text(struct desk *d, const struct call *c, const struct moment *now, struct text *out)
{
	struct partner p = { 0 };
	struct outcome o = { 0 };
	struct err e = { 0 };

	if (!rehearsal_partner_of(&c->interview, &p, &e)) {
		text_addf(out, "%s\n", e.text);
		return;
	}
	add_who(&c->interview, &p, out);
	if (clock_started(&c->clock)) {
		outcome_of(&p, c, desk_bank(d), clock_elapsed(&c->clock, now), &o);
		outcome_text(&p, c, &o, out);
		outcome_done(&o);
	}
	partner_done(&p);
}

void
rehearsal_farewell(const struct call *c, struct text *out)
{
	struct partner p = { 0 };

	if (rehearsal_partner_of(&c->interview, &p, NULL))
		text_addf(out, "%s: %s\n", p.name, p.farewell);
	partner_done(&p);
}

/* ---- nerves over all of them ---- */

struct charting {
	struct strings lines; /* newest first */
	const char *zone;
	int cols; /* 0: in words */
	int n, before, after; /* calls that have both, and their sums */
};

static bool
rehearsal_add_interview(void *user, const struct interview *i)
{
	struct charting *k = user;
	struct text day = { 0 }, line = { 0 };

	if (!i->started_ms)
		return true;
	time_format(&day, "%d %b", i->started_ms, k->zone);
	nerves_line(i, text_str(&day), k->cols, &line);
	if (line.n)
		strings_add(&k->lines, text_str(&line));
	if (i->nervous_before && i->nervous_after) {
		k->n++;
		k->before += i->nervous_before;
		k->after += i->nervous_after;
	}
	text_free(&day);
	text_free(&line);
	return true;
}

/* What share of what could be caught the notes have, a line a rehearsal with a standard partner,
 * the latest first; nothing when there is none. */
static bool rehearsal_caught(struct desk *d, struct text *out, struct err *e);

bool
rehearsal_chart(struct desk *d, int cols, struct text *out, struct err *e)
{
	struct charting k = { .zone = d->config.zone, .cols = cols };
	bool good = desk_rehearsals(d, rehearsal_add_interview, &k, e);

	if (good && !k.lines.n)
		text_add(out, _("No rehearsal has a mark for nerves yet.\n"));
	else if (good)
		text_add(out, cols ? _("Nervous before and after, 1 calm to 10 very\n# stayed, - went, + came\n")
			: _("Nervous before and after, 1 calm to 10 very\n"));
	if (good && k.n > 1)
		text_addf(out, "On average over %d: %.1f before, %.1f after.\n", k.n,
			(double)k.before / k.n, (double)k.after / k.n);
	for (size_t i = 0; good && i < k.lines.n; i++)
		text_add(out, k.lines.s[i]);
	strings_free(&k.lines);
	return good && rehearsal_caught(d, out, e);
}

/* ---- what was caught, over all of them ---- */

/* Ended rehearsals with standard partners, the latest first. */
struct standard {
	struct heard {
		int64_t id, started_ms;
		char *partner;
		int seed;
	} *h;
	size_t n, cap;
};

static bool
standard_add(void *user, const struct interview *i)
{
	struct standard *l = user;

	if (!i->practice || !i->ended_ms || !i->seed)
		return true;
	mem_grow(l->h, &l->cap, l->n + 1);
	l->h[l->n++] = (struct heard){ i->id, i->started_ms, mem_str(i->partner), i->seed };
	return true;
}

static int
share_sum(const int *of)
{
	int n = 0;

	for (int kind = 0; kind < N_GIFT_KINDS; kind++)
		n += of[kind];
	return n;
}

bool
rehearsal_share_call(struct desk *d, const struct call *c, struct rehearsal_share *out)
{
	struct partner p = { 0 };
	struct outcome o = { 0 };
	struct moment none = { 0 };
	bool there = rehearsal_partner_of(&c->interview, &p, NULL);

	*out = (struct rehearsal_share){ 0 };
	if (there) {
		outcome_of(&p, c, desk_bank(d), clock_elapsed(&c->clock, &none), &o);
		memcpy(out->heard, o.heard, sizeof(o.heard));
		memcpy(out->caught, o.caught, sizeof(o.caught));
		outcome_done(&o);
	}
	partner_done(&p);
	return there;
}

bool
rehearsal_share_of(struct desk *d, int64_t interview_id, struct rehearsal_share *out, struct err *e)
{
	struct call c = { 0 };
	bool good = desk_call(d, interview_id, &c, e);

	*out = (struct rehearsal_share){ 0 };
	if (good)
		rehearsal_share_call(d, &c, out);
	call_done(&c);
	return good;
}

/* "22 Nov, dispatcher, variant 1: 8 of 12 caught, 66%; facts 5 of 8, names 2 of 3". */
static void
caught_line(struct desk *d, const struct heard *h, const struct rehearsal_share *share, struct text *out)
{
	int heard = share_sum(share->heard), caught = share_sum(share->caught);
	struct text by = { 0 };

	outcome_kinds_text(share->heard, share->caught, &by);
	if (heard) {
		time_format(out, "%d %b", h->started_ms, d->config.zone);
		text_joinf(out, ", ", "%s, variant %d: %d of %d caught, %d%%; %s\n", h->partner, h->seed,
			caught, heard, caught * 100 / heard, text_str(&by));
	}
	text_free(&by);
}

static bool
rehearsal_caught(struct desk *d, struct text *out, struct err *e)
{
	struct standard l = { 0 };
	struct text lines = { 0 };
	bool good = desk_rehearsals(d, standard_add, &l, e);

	for (size_t i = 0; i < l.n; i++) {
		struct rehearsal_share share;
		good = good && rehearsal_share_of(d, l.h[i].id, &share, e);
		if (good)
			caught_line(d, &l.h[i], &share, &lines);
		free(l.h[i].partner);
	}
	if (lines.n)
		text_addf(out, "%s\n%s", _("Facts, names and promises caught, with standard partners"), lines.s);
	text_free(&lines);
	free(l.h);
	return good;
}

bool
rehearsal_nervous_after(struct desk *d, struct call *c, int nervous, struct err *e)
{
	c->interview.nervous_after = nervous;
	return store_interview_save(d->store, &c->interview, e);
}

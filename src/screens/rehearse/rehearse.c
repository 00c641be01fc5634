/* Practice partners to choose from; Enter begins a call with the chosen one. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/rehearsal.h"
#include "rehearsal.h"
#include "rehearse_begin.h"
#include "screens/common.h"

static const int speeds[] = { 1, 2, 3, 5, 10 };

struct rehearse {
	struct list list;
	struct partner *partners;
	struct row *rows;
	size_t n;
	struct rehearse_begin begin;
	/* Of each partner, by index: calls held, and the one not ended; 0: none. */
	int *held;
	int64_t *running;
};

static size_t
rehearse_fetch(void *user, const char *filter, enum list_from from,
	const struct row *anchor, struct row *out, size_t n)
{
	const struct rehearse *r = user;
	return list_of(r->rows, r->n, filter, from, anchor, out, n);
}

/* ---- what there is ---- */

static void
rehearse_read_partners(struct ui *ui, struct rehearse *r)
{
	struct strings names = { 0 };
	struct err e = { 0 };

	rehearsal_names(&names);
	r->partners = mem_new(names.n + 1, sizeof(*r->partners));
	r->held = mem_new(names.n + 1, sizeof(*r->held));
	r->running = mem_new(names.n + 1, sizeof(*r->running));
	for (size_t i = 0; i < names.n; i++)
		if (rehearsal_partner(names.s[i], &r->partners[r->n], &e))
			r->n++;
		else
			ui_err(ui, &e); /* the others can be rehearsed with */
	strings_free(&names);
}

static bool
rehearse_count(void *user, const struct interview *i)
{
	struct rehearse *r = user;

	for (size_t k = 0; i->practice && i->started_ms && i->partner && k < r->n; k++) {
		if (strcmp(r->partners[k].id, i->partner) != 0)
			continue;
		r->held[k] += i->ended_ms != 0;
		if (!i->ended_ms && !r->running[k])
			r->running[k] = i->id;
	}
	return true;
}

static void
rehearse_drop_rows(struct rehearse *r)
{
	for (size_t i = 0; r->rows && i < r->n; i++)
		row_done(&r->rows[i]);
	free(r->rows);
	r->rows = NULL;
}

/* Plain lines say what each is good for; on the screen the status line has it. */
static void
rehearse_make_rows(struct rehearse *r, bool linear)
{
	rehearse_drop_rows(r);
	r->rows = mem_new(r->n + 1, sizeof(*r->rows));
	for (size_t i = 0; i < r->n; i++) {
		const struct partner *p = &r->partners[i];
		struct text t = { 0 };

		text_addf(&t, "%s\t%s, %s", p->name, p->role, p->organisation);
		if (r->running[i])
			text_joinf(&t, " ", "(not ended)");
		else if (r->held[i])
			text_joinf(&t, " ", "(%d held)", r->held[i]);
		if (linear && *p->good_for)
			text_joinf(&t, "; ", "good for: %s", p->good_for);
		r->rows[i] = (struct row){ .id = (int64_t)i + 1, .text = text_take(&t) };
	}
}

static bool
rehearse_read(struct ui *ui, void *state, struct err *e)
{
	struct rehearse *r = state;

	memset(r->held, 0, r->n * sizeof(*r->held));
	memset(r->running, 0, r->n * sizeof(*r->running));
	bool good = desk_rehearsals(&app_of(ui)->desk, rehearse_count, r, e);
	rehearse_make_rows(r, ui->linear);
	return good;
}

/* ---- the screen ---- */

static int
rehearse_index(const struct rehearse *r, const char *name)
{
	for (size_t i = 0; i < r->n; i++)
		if (strcmp(r->partners[i].id, name) == 0)
			return (int)i;
	return -1;
}

static void
rehearse_lesson(struct ui *ui, void *state)
{
	struct err e = { 0 };
	int64_t id = rehearsal_begin(&app_of(ui)->desk, LESSON_FIRST, 1, 0, 0, &e);

	(void)state;
	if (id)
		screen_open(ui, "live", id);
	else
		ui_err(ui, &e);
}

static void
rehearse_with(struct ui *ui, struct rehearse *r, const char *name)
{
	int i = rehearse_index(r, name);

	struct err e = { 0 };

	if (strcmp(name, LESSON_FIRST) == 0)
		rehearse_lesson(ui, r);
	else if (i >= 0 && !rehearsal_seed_fits(&r->partners[i], r->begin.seed, &e))
		ui_err(ui, &e);
	else
		rehearse_begin(ui, &r->begin, name, i >= 0 ? r->running[i] : 0);
}

/* "PARTNER", "PARTNER SPEED", "PARTNER SPEED SEED", " SPEED" or nothing. */
static bool
rehearse_read_arg(struct ui *ui, struct rehearse *r, const char *arg, struct err *e)
{
	const char *blank = arg ? strchr(arg, ' ') : NULL;
	struct partner p = { 0 };

	if (blank)
		sscanf(blank + 1, "%d %d", &r->begin.speed, &r->begin.seed);
	if (!arg || !*arg || blank == arg)
		return true;
	char *name = mem_strn(arg, blank ? (size_t)(blank - arg) : strlen(arg));
	bool good = rehearsal_partner(name, &p, e);
	if (good) {
		list_choose(&r->list, rehearse_index(r, p.id) + 1);
		rehearse_with(ui, r, p.id);
	}
	partner_done(&p);
	free(name);
	return good;
}

static void
rehearse_close(struct ui *ui, void *state)
{
	struct rehearse *r = state;

	(void)ui;
	rehearse_drop_rows(r);
	for (size_t i = 0; i < r->n; i++)
		partner_done(&r->partners[i]);
	free(r->partners);
	free(r->held);
	free(r->running);
	rehearse_begin_done(&r->begin);
}

static bool
rehearse_open(struct ui *ui, void *state, const char *arg, struct err *e)
{
	struct rehearse *r = state;

	r->begin.speed = 1;
	rehearse_read_partners(ui, r);
	return rehearse_read(ui, r, e) && rehearse_read_arg(ui, r, arg, e);
}

static void
rehearse_act(struct ui *ui, void *state)
{
	struct rehearse *r = state;

	rehearse_with(ui, r, r->partners[list_id(&r->list) - 1].id);
}

static void
rehearse_faster(struct ui *ui, void *state)
{
	struct rehearse *r = state;
	size_t i = 0;

	while (i < LEN(speeds) && speeds[i] <= r->begin.speed)
		i++;
	r->begin.speed = speeds[i < LEN(speeds) ? i : 0];
	if (ui->linear)
		ui_say(ui, r->begin.speed > 1 ? "The clock runs %d times faster."
			: "The clock runs as it does.", r->begin.speed);
}

static void
rehearse_seed_typed(struct ui *ui, void *user, const char *typed)
{
	struct rehearse *r = user;

	if (*typed && !word_int(typed, 1, SEED_MOST, &r->begin.seed)) {
		ui_refuse(ui, "“%s” is no number from 1 to %d", typed, SEED_MOST);
		return;
	}
	r->begin.seed = *typed ? r->begin.seed : 0;
	if (r->begin.seed)
		ui_say(ui, "Variant %d is the one that begins.", r->begin.seed);
	else
		ui_say(ui, "The next variant is the one that begins.");
}

static void
rehearse_variant(struct ui *ui, void *state)
{
	ui_prompt(ui, _("Which variant (a number; empty: the next)"), "", rehearse_seed_typed, state);
}

static void
rehearse_last(struct ui *ui, void *state)
{
	(void)state;
	ui_open(ui, "outcome", NULL);
}

/* clang-format off */
static const struct key rows[] = {
	{ "Enter", rehearse_act, "rehearse-begin", "Begin a practice call with this partner", KEY_ROW | KEY_FOOT, "begin" },
	{ "t", rehearse_lesson, "rehearse-lesson", "A first call that teaches the live screen while you do it, some eight minutes", KEY_FOOT, "lesson" },
	{ "s", rehearse_faster, "rehearse-speed", "Let the clock run faster: 2, 3, 5, 10 times, as it does", KEY_FOOT, "speed" },
	{ "v", rehearse_variant, "rehearse-variant", "Which variant of a standard partner: the same number is the same call", 0, NULL },
	{ "h", rehearsal_show_chart, "rehearse-nerves", "How nervous you were, over all rehearsals, and what share was caught", KEY_FOOT, "nerves" },
	{ "o", rehearse_last, "rehearse-outcome", "What the notes of the last one caught and missed", KEY_FOOT, "outcome" },
};
/* clang-format on */
static const struct keyset keys = { rows, LEN(rows) };

static enum role
rehearse_head(const void *state, struct text *left, struct text *right)
{
	const struct rehearse *r = state;

	text_set(left, _("Rehearse"));
	if (r->begin.speed > 1)
		text_addf(right, "%d times faster", r->begin.speed);
	if (r->begin.seed)
		text_joinf(right, ", ", "variant %d", r->begin.seed);
	return ROLE_TITLE;
}

static void
rehearse_status(const void *state, struct text *out)
{
	const struct rehearse *r = state;
	int64_t id = list_id(&r->list);

	if (id && *r->partners[id - 1].good_for)
		text_addf(out, "Good for: %s.", r->partners[id - 1].good_for);
	else
		text_add(out, _("Invented people; a practice call is counted nowhere else."));
}

static void
rehearse_say(const void *state, struct text *out)
{
	text_add(out, _("Practice partners, invented people; a number begins a call:\n"));
	list_say(&((const struct rehearse *)state)->list, out);
}

static const int widths[] = { 20, 0 };

static const struct list_screen rehearse_list = {
	.fetch = rehearse_fetch,
	.widths = widths,
	.n_columns = LEN(widths),
	.empty = "The scripts of the practice partners are missing.",
	.none = "There is no partner here.",
	.refuses = {
		{ "n e d", "The partners come with the program; Enter begins a call with one." },
	},
	.read = rehearse_read,
};

const struct screen rehearse_screen = {
	.name = "rehearse",
	.title = "Rehearse",
	.help = "A practice call with somebody invented, who answers, interrupts, offers more time "
		"and drops names. The partner hears the questions of the plan, and what you type after "
		"a question mark; in a silence of ten seconds it tells more. At the end it says what "
		"your notes caught and missed. Practice calls are kept apart from real ones everywhere.",
	.keys = { &keys, &list_keys, &global_keys },
	.state_size = sizeof(struct rehearse),
	.list = &rehearse_list,
	.open = rehearse_open,
	.close = rehearse_close,
	.head = rehearse_head,
	.status = rehearse_status,
	.say = rehearse_say,
};

/* Practice partners to choose from; Enter begins a call with the chosen one. */
#include <stdlib.h>

#include "rehearsal.h"
#include "rehearse.h"

static size_t
rehearse_fetch(void *user, const char *filter, enum list_from from,
	const struct row *anchor, struct row *out, size_t n)
{
	const struct rehearse *r = user;
	return list_of(r->rows, r->n, filter, from, anchor, out, n);
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

/* Commands that tell: cards and what to say, the time, where one is. */
#include <assert.h>
#include <string.h>

#include "formats_report.h"
#include "live_card.h"
#include "live_do.h"
#include "model/card.h"
#include "model/pace.h"
#include "model/question.h"

/* ---- cards ---- */

void
live_do_pitch(struct ui *ui, struct live *l, const char *rest)
{
	(void)rest;
	live_card(ui, l, "pitch");
}

static void
card_picked(struct ui *ui, void *user, size_t nth, const char *rest)
{
	(void)rest;
	live_card(ui, user, cards[nth].name);
}

static struct menu_item card_items[16];

static bool
card_prose(struct ui *ui, void *user, const char *typed, enum prose_when when)
{
	return live_prose_card(ui, user, card_items, n_cards, typed, when);
}

/* Without a name, a list of them: where its own digit opened it, a digit shows one. */
void
live_do_card(struct ui *ui, struct live *l, const char *rest)
{
	if (*rest) {
		live_card(ui, l, rest);
		return;
	}
	for (size_t i = 0; ui->linear && i < n_cards; i++) /* a list would take the next note */
		ui_say(ui, "/card %s: %s", cards[i].name, cards[i].title);
	if (ui->linear)
		return;
	assert(n_cards <= LEN(card_items));
	for (size_t i = 0; i < n_cards; i++)
		card_items[i] = (struct menu_item){ .name = cards[i].name, .help = cards[i].title };
	ui_menu(ui, "Cards", card_items, n_cards, card_picked, l);
	ui_menu_prose(ui, card_prose, l->recent.by_digit);
}

void
live_do_stuck(struct ui *ui, struct live *l, const char *rest)
{
	int64_t axis = live_axis(l, &ui->now), topic = stuck_topic(&l->call, &l->habit, axis);
	struct text out = { 0 };

	(void)rest;
	if (topic != l->recent.stuck_topic)
		l->recent.stuck = 0;
	l->recent.stuck_topic = topic;
	stuck_text(&l->call, &l->habit, axis, l->recent.stuck++, &out);
	live_card_say(ui, text_str(&out));
	text_free(&out);
}

/* ---- being told ---- */

void
live_do_notes(struct ui *ui, struct live *l, const char *rest)
{
	(void)rest;
	live_card(ui, l, "notes");
}

void
live_do_time(struct ui *ui, struct live *l, const char *rest)
{
	struct text out = { 0 };
	char at[16], limit[16];

	(void)rest;
	live_clock_read(l, &ui->now);
	clock_text(at, l->clock.at_ms);
	clock_text(limit, call_check(&l->call, l->clock.at_ms).limit_ms);
	live_status_within(l, live_room(ui, 16), &out); /* what a full screen has there */
	ui_say(ui, "%s of %s. %s", at, limit, text_str(&out));
	text_free(&out);
}

/* " Assignment 3 of 9."; nothing without one. */
static void
add_assignment(struct ui *ui, const struct live *l, struct text *out)
{
	const char *name = l->call.interview.assignment;
	const struct pack *p = name && *name ? report_pack(app_bank(app_of(ui)), name) : NULL;
	struct coverage v = { 0 };

	if (!p)
		return;
	coverage_read(&v, p, &l->call);
	text_addf(out, " Assignment %zu of %zu.", v.covered, v.wanted);
	coverage_done(&v);
}

/* " Now: How you came into this."; what ends a sentence itself gets no dot. */
static void
add_named(struct text *out, const char *what, const char *brief)
{
	char last = *brief ? brief[strlen(brief) - 1] : '\0';

	text_addf(out, "%s%s: %s%s", out->n ? " " : "", what, brief,
		last == '?' || last == '!' || last == '.' ? "" : ".");
}

void
live_do_where(struct ui *ui, struct live *l, const char *rest)
{
	const struct asked *a = call_current(&l->call), *n = call_next(&l->call);
	const struct asked *s = call_suggest(&l->call, &l->habit, l->clock.at_ms);
	struct text out = { 0 };

	(void)rest;
	add_named(&out, "Now", a ? a->brief : "before the first question");
	add_named(&out, "Next", n ? n->brief : "nothing planned");
	if (s && s != n)
		add_named(&out, "Better now", s->brief);
	add_assignment(ui, l, &out);
	if (ui->linear) /* else they stand on the screen */
		text_addf(&out, " Asked %d, notes %zu.", call_count_asked(&l->call),
			l->call.n_notes);
	ui_say(ui, "%s", text_str(&out));
	text_free(&out);
}

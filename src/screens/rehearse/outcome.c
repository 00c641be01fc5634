/*
 * The result of a rehearsal: straight after its end, and again when the debrief
 * above it is closed, since a marker written out may have caught more.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/call.h"
#include "rehearsal.h"

struct outcome_view {
	int64_t id;
	bool asking;            /* the nerves, and nothing that would change them is shown */
	struct call call;
	struct text body;
	struct strings lines;   /* wrapped to the window */
	size_t top;
};

static bool
rehearse_outcome_read_all(struct ui *ui, struct outcome_view *v, struct err *e)
{
	int cols = ui_room(ui).cols - 2;

	call_done(&v->call);
	if (!desk_call(&app_of(ui)->desk, v->id, &v->call, e))
		return false;
	text_clear(&v->body);
	if (v->asking)
		rehearsal_farewell(&v->call, &v->body);
	else
		rehearsal_text(&app_of(ui)->desk, &v->call, &ui->now, &v->body);
	strings_free(&v->lines);
	utf8_wrap(&v->lines, text_str(&v->body), cols > 10 ? cols : 10);
	return true;
}

static void
set_nerves(struct ui *ui, void *user, int nervous)
{
	struct outcome_view *v = user;
	struct err e = { 0 };

	v->asking = false;
	if ((nervous && !rehearsal_nervous_after(&app_of(ui)->desk, &v->call, nervous, &e)) ||
	    !rehearse_outcome_read_all(ui, v, &e))
		ui_err(ui, &e);
}

static void
nerves(struct ui *ui, void *state)
{
	nerves_ask(ui, "How nervous are you now?", set_nerves, state);
}

/* The newest rehearsal that was begun. */
static bool
is_begun(void *user, const struct interview *i)
{
	int64_t *id = user;

	if (i->practice && i->started_ms)
		*id = i->id;
	return !*id;
}

static void
rehearse_outcome_close(struct ui *ui, void *state)
{
	struct outcome_view *v = state;

	(void)ui;
	call_done(&v->call);
	text_free(&v->body);
	strings_free(&v->lines);
}

static bool
rehearse_outcome_find(struct ui *ui, struct outcome_view *v, const char *arg, struct err *e)
{
	if (arg)
		v->id = strtoll(arg, NULL, 10);
	else if (!desk_rehearsals(&app_of(ui)->desk, is_begun, &v->id, e))
		return false;
	if (!v->id)
		return err_set(e, "There is no rehearsal yet; :rehearse begins one");
	if (!rehearse_outcome_read_all(ui, v, e))
		return false;
	return v->call.interview.practice ||
		err_set(e, "That was no rehearsal; :interview shows it");
}

/* Straight after the end: the farewell stands alone until the nerves are answered. */
static void
rehearse_outcome_part(struct ui *ui, struct outcome_view *v)
{
	struct err e = { 0 };

	v->asking = clock_ended(&v->call.clock) && !v->call.interview.nervous_after;
	if (!v->asking)
		return;
	if (!rehearse_outcome_read_all(ui, v, &e))
		ui_err(ui, &e);
	if (ui->linear)
		ui_say(ui, "%s", text_str(&v->body));
	nerves(ui, v);
}

static bool
rehearse_outcome_open(struct ui *ui, void *state, const char *arg, struct err *e)
{
	struct outcome_view *v = state;

	if (!rehearse_outcome_find(ui, v, arg, e)) {
		rehearse_outcome_close(ui, v);
		return false;
	}
	rehearse_outcome_part(ui, v);
	return true;
}

static void
rehearse_outcome_reload(struct ui *ui, void *state)
{
	struct err e = { 0 };

	if (!rehearse_outcome_read_all(ui, state, &e))
		ui_err(ui, &e);
}

/* ---- keys ---- */

static void
rehearse_outcome_debrief(struct ui *ui, void *state)
{
	char arg[24];

	snprintf(arg, sizeof(arg), "%lld", (long long)((struct outcome_view *)state)->id);
	ui_open(ui, "debrief", arg);
}

static void
rehearse_outcome_read_back(struct ui *ui, void *state)
{
	char arg[24];

	snprintf(arg, sizeof(arg), "%lld", (long long)((struct outcome_view *)state)->id);
	ui_open(ui, "interview", arg);
}

static void
rehearse_outcome_scroll(struct ui *ui, struct outcome_view *v, int by)
{
	int64_t last = (int64_t)v->lines.n - ui_room(ui).rows, to = (int64_t)v->top + by;

	if (to > last)
		to = last;
	v->top = (size_t)(to < 0 ? 0 : to);
}

static void
rehearse_outcome_up(struct ui *ui, void *state)
{
	rehearse_outcome_scroll(ui, state, -1);
}

static void
rehearse_outcome_down(struct ui *ui, void *state)
{
	rehearse_outcome_scroll(ui, state, 1);
}

static void
rehearse_outcome_page_up(struct ui *ui, void *state)
{
	rehearse_outcome_scroll(ui, state, -(ui->rows / 2));
}

static void
rehearse_outcome_page_down(struct ui *ui, void *state)
{
	rehearse_outcome_scroll(ui, state, ui->rows / 2);
}

/* Taking back the end leads back into the call. */
static void
rehearse_outcome_undo(struct ui *ui, void *state)
{
	struct outcome_view *v = state;
	struct text said = { 0 };
	struct err e = { 0 };
	char arg[24];

	snprintf(arg, sizeof(arg), "%lld", (long long)v->id);
	if (!store_undo(app_of(ui)->desk.store, v->id, &said, &e) ||
		!rehearse_outcome_read_all(ui, v, &e))
		ui_err(ui, &e);
	else if (clock_ended(&v->call.clock))
		ui_say(ui, "Undone: %s", text_str(&said));
	else
		ui_open(ui, "live", arg);
	text_free(&said);
}

/* clang-format off */
static const struct key rows[] = {
	{ "Enter", rehearse_outcome_debrief, "outcome-debrief", "On to the debrief: markers, what was learned", KEY_FOOT, "debrief" },
	{ "n", nerves, "outcome-nerves", "Say how nervous you are now", KEY_FOOT, "nerves" },
	{ "h", rehearsal_show_chart, "outcome-chart", "How nervous you were over all rehearsals", KEY_FOOT, "chart" },
	{ "i", rehearse_outcome_read_back, "outcome-interview", "Read the conversation back", KEY_FOOT, "read back" },
	{ "u", rehearse_outcome_undo, "outcome-undo", "Undo; straight after the end it leads back into the call", 0, NULL },
	{ "Up k", rehearse_outcome_up, "outcome-up", "Scroll up", 0, NULL },
	{ "Down j", rehearse_outcome_down, "outcome-down", "Scroll down", 0, NULL },
	{ "PgUp", rehearse_outcome_page_up, "outcome-page-up", "Scroll half a window up", 0, NULL },
	{ "PgDn Space", rehearse_outcome_page_down, "outcome-page-down", "Scroll half a window down", 0, NULL },
};
/* clang-format on */
static const struct keyset keys = { rows, LEN(rows) };

static enum role
rehearse_outcome_head(const void *state, struct text *left, struct text *right)
{
	const struct outcome_view *v = state;

	(void)right;
	text_addf(left, "Practice · %s", v->call.interview.contact ? v->call.interview.contact : "");
	return ROLE_TITLE;
}

static void
rehearse_outcome_status(const void *state, struct text *out)
{
	const struct outcome_view *v = state;

	if (!clock_ended(&v->call.clock))
		text_add(out, _("Not ended yet."));
	else
		text_add(out, _("Enter goes on to the debrief."));
}

static void
rehearse_outcome_draw(const void *state, struct canvas *c)
{
	const struct outcome_view *v = state;
	size_t room = (size_t)c->rows;
	bool more = v->top + room < v->lines.n;

	if (more) /* says so in a row of its own */
		room--;
	for (size_t y = 0; y < room && v->top + y < v->lines.n; y++)
		canvas_text(c, (int)y, 1, -1, ROLE_TEXT, v->lines.s[v->top + y]);
	if (more)
		canvas_right(c, c->rows - 1, 0, c->cols - 2, ROLE_MORE, _("PgDn for more"));
	canvas_cursor(c, 0, 0);
}

static void
rehearse_outcome_say(const void *state, struct text *out)
{
	text_add(out, text_str(&((const struct outcome_view *)state)->body));
	if (out->n && out->s[out->n - 1] != '\n')
		text_addc(out, '\n');
	rehearse_outcome_status(state, out);
	text_addc(out, '\n');
}

const struct screen outcome_screen = {
	.name = "outcome",
	.title = "What came of it",
	.help = "What the notes of a rehearsal caught and missed, and how its time went.",
	.keys = { &keys, &global_keys },
	.state_size = sizeof(struct outcome_view),
	.open = rehearse_outcome_open,
	.close = rehearse_outcome_close,
	.reload = rehearse_outcome_reload,
	.head = rehearse_outcome_head,
	.status = rehearse_outcome_status,
	.draw = rehearse_outcome_draw,
	.say = rehearse_outcome_say,
};

void
outcome_open(struct ui *ui, int64_t interview_id)
{
	struct outcome_view *v = ui_top_state(ui, &outcome_screen);
	char arg[24];

	if (v && v->id == interview_id) {
		rehearse_outcome_reload(
			ui, v); /* its end was taken back, and the call has ended again */
		rehearse_outcome_part(ui, v);
		return;
	}
	snprintf(arg, sizeof(arg), "%lld", (long long)interview_id);
	ui_open(ui, "outcome", arg);
}

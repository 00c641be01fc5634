/* The live call as plain lines that only append. */
#include <string.h>

#include "live.h"
#include "model/call.h"

static void
say_question(const struct call *c, const struct asked *a, struct text *out)
{
	text_addf(out, a->must ? N_("Question %zu, a must: %s\n") : N_("Question %zu: %s\n"),
		(size_t)(a - c->asked) + 1, a->text);
	for (size_t i = 0; i < a->probes.n; i++) {
		text_add(out, "  ");
		text_addf(out, "then: %s\n", a->probes.s[i]);
	}
}

/* Printed again only when it changed: the question now, not the time. */
void
live_say(const void *state, struct text *out)
{
	const struct live *l = state;
	const struct asked *a = call_current(&l->call);

	if (!live_started(l)) {
		text_add(out, text_str(&l->view.opening));
		if (out->n && out->s[out->n - 1] != '\n')
			text_addc(out, '\n');
		text_add(out, _("Enter starts the clock. A line is a note. /help lists the "
			      "commands.\n"));
	} else if (a) {
		say_question(&l->call, a, out);
	} else {
		text_add(out, _("The clock runs. A line is a note; /next asks the first question; "
			      "/time, /help.\n"));
	}
}

/* A dot is all that is heard after a note, where no sentence is wanted. */
void
live_prompt(const void *state, struct text *out)
{
	const struct live *l = state;

	text_add(out, l->view.dots ? ". " : "> ");
}

/* The words of a line that has not ended: "/7 kids" is no command. */
static const char *
live_say_half(const char *typed)
{
	if (typed[0] != '/' || typed[1] == '/')
		return typed + (typed[0] == '/');
	return blank_within(typed) && !live_is_command(typed + 1) ? typed + 1 : "";
}

/* What is typed of a line that has not ended. Half a command is nothing to keep, and while
 * an older line waits for its Enter that is what is kept. */
void
live_keep_typing(struct ui *ui, struct live *l)
{
	const char *typed = live_say_half(ui_top_state(ui, &live_screen) == l ? text_str(&ui->typing) : "");

	if (!l->line.editing && !draft_empty(&l->line.draft))
		return;
	if (strcmp(typed, text_str(&l->line.typing)) == 0)
		return;
	text_set(&l->line.typing, typed);
	if (l->line.editing)
		live_store_correction(ui, l, typed);
	else
		live_store_line(ui, l, *typed ? typed : NULL, live_axis(l, &ui->line_began));
}

/* The line takes the place of what stood there; without a mark of its own it has the kind
 * of the note that is corrected, or the one that /fact and its like have chosen. */
static void
take_line(struct ui *ui, struct live *l, const char *line)
{
	struct draft *d = &l->line.draft;
	int64_t axis = d->axis_ms >= 0 ? d->axis_ms : live_axis(l, &ui->line_began);
	struct note_mark was = d->mark;
	struct text full = { 0 };

	live_expand(ui, line, &full);
	draft_set(d, text_str(&full), axis);
	text_free(&full);
	if (!d->marks.n)
		draft_mark(d, was);
	else if (was.off && !d->mark.off) /* what was private stays so */
		draft_mark(d, (struct note_mark){ .kind = d->mark.kind, .off = true,
			.starred = d->mark.starred });
}

/* The connection dropped in the middle of a line: it is no note, and no correction, until its Enter;
 * it comes back. */
static void
live_say_dropped(struct ui *ui, struct live *l, const char *line)
{
	line = live_say_half(line);
	if (*line && l->line.draft.line.text.n && !l->line.editing)
		live_enter(ui, l);
	if (*line)
		take_line(ui, l, line);
	l->line.dirty = true;
}

/* A last line without its end is a note like any other, and so is half a command, where the input
 * has ended. */
bool
live_read_line(struct ui *ui, void *state, const char *line, bool ended)
{
	struct live *l = state;

	live_clock_read(l, &ui->now);
	if (!ended && ui->quit) {
		live_say_dropped(ui, l, line);
		return true;
	}
	/* What was being typed on a full screen is a note of its own. */
	if (*line && l->line.draft.line.text.n && !l->line.editing)
		live_enter(ui, l);
	bool command = line[0] == '/' && line[1] != '/';
	if (command && l->line.editing && line[1] && !live_is_command(line + 1)) {
		command = false; /* the words of the correction */
		line++;
	}
	if (command && (ended || live_makes_note(line))) {
		live_run(ui, l, line);
		return true;
	}
	line += line[0] == '/' && line[1] == '/';
	if (*line)
		take_line(ui, l, line);
	live_enter(ui, l);
	return true;
}

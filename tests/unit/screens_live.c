/*
 * What the commands of a call decide, without a screen and without a workbook: a call of 30
 * minutes whose clock reads 12:00, question 1 of 3 being asked, two notes. Written from
 * product.md, "The live screen".
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "call_make.h"
#include "screens/live/live_command.h"

static struct live live;
static struct ui ui;
static struct text told;

static void
setup(void)
{
	struct call *c = &live.call;

	memset(&live, 0, sizeof(live));
	memset(&ui, 0, sizeof(ui));
	make_call(c, 30);
	make_asked(c, "A day", 3, 1, PHASE_EXPLORE);
	make_asked(c, "!Hard to teach", 3, 1, PHASE_EXPLORE);
	make_asked(c, "Who else", 2, 1, PHASE_CLOSE);
	make_asking(c, 1, AT(1, 0));
	make_note(c, "on call one week in five", AT(2, 0));
	make_note(c, "! needs a licence", AT(3, 0));
	live.line.draft.axis_ms = -1;
	ui.now = (struct moment){ .wall_ms = c->interview.started_ms + AT(12, 0),
		.boot_ms = HOUR_MS + AT(12, 0), .mono_ms = HOUR_MS + AT(12, 0),
		.boot_id = "boot" };
	live_clock_read(&live, &ui.now);
}

static void
teardown(void)
{
	call_done(&live.call);
	draft_done(&live.line.draft);
	text_free(&told);
}

/* ---- an outcome in one line ---- */

/* Its name in the rows, without "live_do_". */
static const char *
tell_does(live_does *done)
{
#define X(name, arg, ask, help, does, decide) \
	if (done == does) \
		return &#does[sizeof("live_do_") - 1];
	LIVE_COMMANDS(X)
#undef X
	return "tell";
}

static void
tell_time(const char *what, int64_t ms)
{
	char t[16];

	clock_text(t, ms);
	text_addf(&told, " %s %s", what, t);
}

static void
tell_subject(const struct live_outcome *o)
{
	if (o->does == live_do_answer)
		text_addf(&told, " %s %d%s%s", check_answer_names[o->check.answer],
			o->check.minutes, o->proposed ? " proposed" : "",
			o->check.id ? " instead" : "");
	if (o->does == live_do_state)
		text_addf(&told, " %s", asked_state_names[o->state]);
	if (o->does == live_do_event)
		text_addf(&told, " %s", clock_kind_names[o->event]);
	if (o->does == live_do_line || o->does == live_do_type)
		text_addf(&told, " %s%s%s", o->question ? "question" : note_kind_names[o->kind],
			o->starred ? " starred" : "", o->words.n ? ":" : "");
	if (o->does == live_do_note)
		text_addf(&told, " %lld %s%s of %lld: %s", (long long)o->note.id,
			note_kind_names[o->note.kind], o->note.starred ? " starred" : "",
			(long long)o->note.asked_id, o->note.text);
}

static void
tell(const struct live_outcome *o)
{
	text_clear(&told);
	text_add(&told, tell_does(o->does));
	tell_subject(o);
	if (o->asked_id)
		text_addf(&told, " #%lld", (long long)o->asked_id);
	if (o->check.axis_ms)
		tell_time("at", o->check.axis_ms);
	if (o->axis_ms && o->does != live_do_tell)
		tell_time("at", o->axis_ms);
	if (o->ms && o->does != live_do_tell)
		tell_time("by", o->ms);
	if (o->words.n)
		text_addf(&told, " %s", o->words.s);
	if (o->say.n && o->does != live_do_stuck)
		text_addf(&told, " “%s”", o->say.s);
}

static void
check_decides(const char *command, const char *want)
{
	const struct live_command *c = live_command_meant(command);
	struct live_outcome o = { 0 };

	ck_assert_msg(c, "%s is no command", command);
	live_command_decide(&live, &ui, c, command + strcspn(command, " "), &o);
	tell(&o);
	ck_assert_msg(strcmp(text_str(&told), want) == 0, "/%s: %s, not %s", command,
		text_str(&told), want);
	live_outcome_done(&o);
}

/* ---- in the middle of a call ---- */

START_TEST(what_commands_decide)
{
	static const char *const rows[][2] = {
		{ "wrap", "answer wrapped 0 at 12:00" },
		{ "more", "answer asked 10 proposed at 12:00" },
		{ "more 7", "answer asked 7 at 12:00" },
		{ "offered 600", "answer offered 600 at 12:00" },
		{ "offered 601", "tell “How many minutes? Say /offered 10”" },
		{ "more 0", "tell “How many minutes? Say /more 10”" },
		{ "end", "end at 12:00" },
		{ "end 10:30", "end at 10:30" },
		{ "end 12:01", "tell “/end takes when it ended, as the clock read: /end 24:30”" },
		{ "pause", "event pause at 12:00 “Paused.”" },
		{ "continue", "tell “The clock is not paused”" },
		{ "clock 12:30", "set_clock at 12:00 by 12:30" },
		{ "clock soon", "tell “What should the clock read now? /clock 12:30”" },
		{ "sleep", "tell “No sleep of this machine is known that was counted”" },
		{ "got", "state answered #1 “Question 1 is answered too.”" },
		{ "skip 3", "state skipped #3 “Question 3 is skipped; /go 3 asks it after all.”" },
		{ "go", "tell #1 “Question 1 is being asked”" },
		{ "go 2", "ask #2" },
		{ "go 4", "tell “There is no question \"4\"; they are numbered 1 to 3”" },
		{ "go 2x", "tell “There is no question \"2x\"; they are numbered 1 to 3”" },
		{ "next", "next" },
		{ "pitch", "card pitch" },
		{ "card", "card" },
		{ "card job", "card job" },
		{ "notes", "card notes" },
		{ "kind step", "note 2 step of 1: needs a licence “The last note is a step now.”" },
		{ "kind lie", "tell “Kinds are note, fact, impression, quote, step and referral”" },
		{ "star", "note 2 fact starred of 1: needs a licence “The last note is starred.”" },
		{ "move 3", "note 2 fact of 3: needs a licence #3 “The note belongs to question 3 now.”" },
		{ "fact", "type fact" },
		{ "quote so it goes", "type quote: so it goes" },
		{ "question who pays?", "type question: who pays?" },
		{ "thanked", "event thanks at 12:00 “Kept: you have thanked them.”" },
		{ "later who pays?", "park who pays?" },
		{ "coach was it rude?", "coach was it rude?" },
		{ "coach", "tell “After /coach comes the question to your coach”" },
		{ "later", "tell “After /later comes the question you want to come back to”" },
		{ "undo", "undo" },
		{ "leave", "leave" },
	};

	for (size_t i = 0; i < LEN(rows); i++)
		check_decides(rows[i][0], rows[i][1]);
}
END_TEST

START_TEST(thanks_and_parked)
{
	make_event(&live.call, CLOCK_THANKS, AT(11, 0), 0);
	check_decides("thanked", "tell “The thanks are kept already, at 11:00”");
	draft_set(&live.line.draft, "who pays for it?", AT(11, 30));
	check_decides("later", "park who pays for it?");
	live.line.editing = 1; /* a note that is corrected is no question */
	check_decides("later", "tell “After /later comes the question you want to come back to”");
}
END_TEST

/* The question chosen with the arrows is meant before the one being asked. */
START_TEST(what_is_pointed_at)
{
	live.view.chosen = 3;
	check_decides("got", "state answered #3 “Question 3 is answered too.”");
	check_decides("go", "ask #3");
	check_decides("go 1", "tell #1 “Question 1 is being asked”");
	live.view.chosen = 99; /* gone since */
	check_decides("got", "tell “Which question? Choose it with Up or Down, or /got 3”");
	ui.linear = true;
	check_decides("got", "tell “Which question? /got 3”");
}
END_TEST

/* While a line is typed, or a note is corrected, it is that which is meant. */
START_TEST(the_line_or_the_note)
{
	draft_set(&live.line.draft, "> send it", AT(11, 0));
	check_decides("kind fact", "line fact");
	check_decides("star", "line step starred");
	draft_set(&live.line.draft, "*? who pays", AT(11, 0));
	check_decides("star", "line question");
	check_decides("kind quote", "line quote starred");
	draft_clear(&live.line.draft);
	live.line.editing = 1;
	check_decides("star", "note 1 note starred of 1: on call one week in five "
			      "“The last note is starred.”");
	check_decides("move 2", "note 1 note of 2: on call one week in five #2 "
				"“The note belongs to question 2 now.”");
}
END_TEST

START_TEST(before_the_clock_starts)
{
	call_done(&live.call);
	make_call(&live.call, 30);
	clock_done(&live.call.clock);
	check_decides("wrap", "tell “The call has not begun; Enter starts the clock”");
	check_decides("more 5", "tell “The call has not begun; Enter starts the clock”");
	check_decides("end", "tell “The call has not begun; Enter starts the clock”");
	check_decides("pause", "tell “The clock does not run”");
	check_decides("clock 02:00", "set_clock by 02:00");
	check_decides("star", "line note starred");
	check_decides("move 1", "tell “There is no question \"1\"; they are numbered 1 to 0”");
}
END_TEST

/* Minutes that were proposed are put right by the next answer within a minute; minutes that
 * were said, and wrapping up, are not. */
START_TEST(an_answer_put_right)
{
	make_check(&live.call, CHECK_ASKED, 10, AT(11, 30));
	check_decides("offered 5", "answer offered 5 at 12:00");
	live.recent.proposed = live.call.checks[0].id;
	check_decides("offered 5", "answer offered 5 instead at 11:30");
	check_decides("wrap", "answer wrapped 0 at 12:00");
	ui.now.boot_ms += 30000;
	ui.now.mono_ms += 30000;
	ui.now.wall_ms += 30000;
	check_decides("offered 5", "answer offered 5 at 12:30");
}
END_TEST

START_TEST(a_paused_clock_and_a_machine_that_slept)
{
	live.clock.slept_ms = AT(2, 0);
	live.clock.slept_axis = AT(9, 0);
	check_decides("sleep", "event gap at 09:00 by 02:00 "
			       "“The sleep is out of the clock; undo puts it back.”");
	make_event(&live.call, CLOCK_GAP, AT(9, 0), AT(2, 0));
	check_decides("sleep", "tell “It is already taken out; undo puts it back”");
	make_event(&live.call, CLOCK_PAUSE, AT(10, 0), 0);
	check_decides("pause", "tell “The clock does not run”");
	check_decides("continue", "event resume at 12:00 “The clock runs again.”");
}
END_TEST

/* Asked again about the same topic, /stuck says the next sentence. */
START_TEST(stuck_goes_on)
{
	const struct live_command *c = live_command_meant("stuck");
	struct live_outcome first = { 0 }, second = { 0 };

	live_command_decide(&live, &ui, c, "", &first);
	ck_assert_int_eq(first.turn, 0);
	live.recent.stuck_topic = first.topic;
	live.recent.stuck = 1;
	live_command_decide(&live, &ui, c, "", &second);
	ck_assert_int_eq(second.turn, 1);
	ck_assert_str_ne(text_str(&first.say), text_str(&second.say));
	live_outcome_done(&second);
	live.recent.stuck_topic = first.topic + 1;
	live_command_decide(&live, &ui, c, "", &second);
	ck_assert_str_eq(text_str(&first.say), text_str(&second.say));
	live_outcome_done(&first);
	live_outcome_done(&second);
}
END_TEST

Suite *
screens_live_suite(void)
{
	Suite *s = suite_create("screens_live");
	TCase *t = tcase_create("decide");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, what_commands_decide);
	tcase_add_test(t, thanks_and_parked);
	tcase_add_test(t, what_is_pointed_at);
	tcase_add_test(t, the_line_or_the_note);
	tcase_add_test(t, before_the_clock_starts);
	tcase_add_test(t, an_answer_put_right);
	tcase_add_test(t, a_paused_clock_and_a_machine_that_slept);
	tcase_add_test(t, stuck_goes_on);
	suite_add_tcase(s, t);
	return s;
}

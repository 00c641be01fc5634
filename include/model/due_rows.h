/*
 * due_rows.h: the rules of the field about what is due, a row each: DUE_RULE(KIND, …) with the
 * members of struct due_rule behind it. due.h makes enum due_kind of the rows, due.c the table.
 * A rule that begins at a call's start, time or end, or at a stage, is its row alone.
 * Steps of an assignment are those from HAND_IN to MILESTONE.
 */
/* clang-format off */
DUE_RULE(RUNNING, .kind = "call-running", .event = DUE_AT_START,
	.from = AT_ONCE, .due = AT_ONCE, .until = HOURS(3), .again = true, .stays = true,
	.text = "{call} with {name}", .why = "not ended",
	.means = "A call that was begun and not ended comes first, until it is ended.",
	.source = "a dropped connection must not lose a call",
	.key = "Enter",
	.refusal = "A running call is done by ending it")

DUE_RULE(CALL, .kind = "call", .event = DUE_AT_TIME,
	.from = HOURS(-48), .due = AT_ONCE, .until = HOURS(2), .again = true, .stays = true,
	.text = "{call} with {name}", .why = "agreed",
	.means = "A call is shown from 48 hours before; the plan is one key away.",
	.source = "be ready to be held \"right now\"",
	.key = "Enter",
	.refusal = "A planned call is done by holding it")

DUE_RULE(CONFIRM, .kind = "confirm", .event = DUE_AT_TIME,
	.from = HOURS(-48), .due = HOURS(-24), .until = AT_ONCE, .lapses = true, .again = true,
	.text = "Confirm the call with {name}", .why = "to be confirmed",
	.means = "A call is confirmed from 48 to 24 hours before; one agreed at short notice at once.",
	.source = "confirm in the window from 48 to 24 hours before",
	.key = "Enter",
	.advice = "Name the day, the time in both zones, and the link or the place.")

DUE_RULE(DEBRIEF, .kind = "debrief", .event = DUE_AT_END,
	.from = AT_ONCE, .due = HOURS(2), .until = DAYS(14), .lapses = true,
	.text = "Debrief of the call with {name}", .why = "not looked back on yet",
	.means = "The debrief is held while details are fresh, and asked for until nothing of it is left; "
		"after 14 days it is not asked for any more.",
	.source = "the debrief starts when the call ends",
	.key = "Enter",
	.refusal = "A debrief is done by answering what it asks",
	.wanted = debrief_is_left)

DUE_RULE(THANKS, .kind = "thanks", .event = DUE_AT_END,
	.from = AT_ONCE, .due = HOURS(24), .until = HOURS(48),
	.text = "Thank {them}", .why = "after the call",
	.means = "A thank-you goes out within 24 hours of the call and is overdue at 48.",
	.source = "thank-you within 24 hours, overdue at 48",
	.key = "Enter",
	.advice = "Say something they said, and what you will do with it.")

DUE_RULE(REFERRER_THANKS, .kind = "referrer-thanks", .event = DUE_AT_END,
	.from = AT_ONCE, .due = HOURS(24), .until = HOURS(48),
	.text = "Thank {referrer} for naming {name}", .why = "after the call",
	.means = "Who named the contact is thanked too, and told what came of it.",
	.source = "thank the referrer too, and tell them what came of it",
	.key = "Enter",
	.advice = "Tell them what came of it.",
	.coded = true)

DUE_RULE(PROMISED, .kind = "promised", .event = DUE_AT_END,
	.from = AT_ONCE, .due = DAYS(7), .until = DAYS(7),
	.text = "{note}", .why = "promised in the call",
	.means = "What was promised in a call is due on the day it names (by Wednesday, in March), else 7 days "
		"after its end, whether the debrief took it on or not; it is shown from a week before.",
	.source = "a promise is due from the call's end on",
	.key = "x",
	.coded = true)

DUE_RULE(WRITE_AGAIN, .kind = "write-again", .event = DUE_AT_END,
	.from = AT_ONCE, .due = DAYS(30), .until = DAYS(30),
	.text = "Write to {name} again ({note})", .why = "they said that you may",
	.means = "Who said in a call that they may be written to is written to on the day that the note names "
		"(may write in March), else 30 days after the call's end; it is shown from a week before.",
	.source = "permission to write again, and when, becomes a step",
	.key = "Enter",
	.advice = "Say what you did with what they told you.",
	.coded = true)

DUE_RULE(REFERRAL, .kind = "referral", .event = DUE_AT_END,
	.from = AT_ONCE, .due = DAYS(7), .until = DAYS(7),
	.text = "Write to {note}", .why = "named in the call",
	.means = "Who was named in a call is written to, until they are a contact with steps of their own.",
	.source = "a person named in a call becomes a contact",
	.key = "Enter",
	.coded = true)

DUE_RULE(FOLLOW_UP, .kind = "follow-up", .event = DUE_AT_STAGE, .stage = STAGE_ASKED, .policy = DUE_7D,
	.from = AT_ONCE, .due = DAYS(7), .until = DAYS(7), .again = true,
	.text = "Write to {name} once more", .why = "no answer yet",
	.means = "No answer after 7 days (policy 3b7: 7 business days): one follow-up.",
	.source = "no answer after 7 days: one follow-up step",
	.key = "Enter",
	.advice = "Once more and in short; most people are busy, not unwilling.")

DUE_RULE(SECOND_PERSON, .kind = "second-person", .event = DUE_AT_STAGE, .stage = STAGE_ASKED, .policy = DUE_3B7,
	.from = AT_ONCE, .due = BUSINESS(3), .until = BUSINESS(3), .again = true,
	.text = "Try a second person at {organisation}", .why = "no answer yet",
	.means = "With policy 3b7, after 3 business days a second person at that organisation.",
	.source = "3b7: after 3 business days try a second person",
	.key = "x",
	.wanted = organisation_is_known)

DUE_RULE(DECLINE_THANKS, .kind = "decline-thanks", .event = DUE_AT_STAGE, .stage = STAGE_DECLINED,
	.from = AT_ONCE, .due = DAYS(1), .until = DAYS(2), .again = true,
	.text = "Thank {name} for the answer", .why = "declined",
	.means = "Who declined gets a short thank-you and no more nudges.",
	.source = "declined: a short thank-you, no more nudges",
	.key = "Enter",
	.advice = "A line or two; no more nudges.")

DUE_RULE(HAND_IN, .kind = "hand-in", .event = DUE_AT_DEADLINE,
	.from = AT_ONCE, .due = AT_ONCE, .until = AT_ONCE,
	.text = "Hand in: {course}", .why = "the assignment",
	.means = "An assignment is shown from the moment it is chosen until it is handed in, and its "
		"day is counted down; the steps to it count back from that day.",
	.source = "most students come because of an assignment",
	.key = "Enter")

DUE_RULE(LIST, .kind = "list-people", .event = DUE_AT_DEADLINE,
	.from = AT_ONCE, .due = DAYS(-12), .until = DAYS(-12),
	.text = "List {of} people you could talk to", .why = "listed",
	.means = "12 days before an assignment is due its people are listed, five where the pack does "
		"not say how many.",
	.source = "list several people before the first letter",
	.key = "n")

DUE_RULE(ASK, .kind = "ask-people", .event = DUE_AT_DEADLINE,
	.from = AT_ONCE, .due = DAYS(-10), .until = DAYS(-10),
	.text = "Ask {of} of them for a conversation", .why = "asked",
	.means = "10 days before an assignment is due three people are asked, since not everybody answers.",
	.source = "ignored is normal: ask more than one",
	.key = "Enter")

DUE_RULE(ASK_NEXT, .kind = "ask-next", .event = DUE_AT_ASKING, .stage = STAGE_ASKED,
	.from = DAYS(4), .due = DAYS(4), .until = DAYS(5), .again = true,
	.text = "Ask the next person on your list", .why = "no answer",
	.means = "When nobody answered for four days and an assignment is due, the next person is asked.",
	.source = "ignored is normal: offer the next contact",
	.key = "x")

DUE_RULE(HOLD, .kind = "hold-call", .event = DUE_AT_DEADLINE,
	.from = AT_ONCE, .due = DAYS(-3), .until = DAYS(-3),
	.text = "Hold the conversation", .why = "nobody has agreed yet",
	.means = "3 days before an assignment is due its conversation has been held.",
	.source = "leave time to write it up",
	.key = "Enter")

DUE_RULE(WRITE_UP, .kind = "write-up", .event = DUE_AT_DEADLINE,
	.from = AT_ONCE, .due = DAYS(-1), .until = DAYS(-1),
	.text = "Write it up", .why = "written",
	.means = "The day before an assignment is due each of its questions is written up.",
	.source = "the report is written while details are fresh",
	.key = "Enter")

DUE_RULE(MILESTONE, .kind = "milestone", .event = DUE_AT_DEADLINE,
	.from = AT_ONCE, .due = AT_ONCE, .until = AT_ONCE,
	.text = "{note}", .why = "asked for by the assignment",
	.means = "A milestone of an assignment's pack is due so many days before the assignment.",
	.source = "the instructor's own",
	.key = "x")

DUE_RULE(REPLY, .kind = "reply", .event = DUE_AT_ANSWER,
	.from = AT_ONCE, .due = AT_ONCE, .until = AT_ONCE, .again = true,
	.text = "Reply to {name}: the answer was yes", .why = "a yes, answered the same day",
	.means = "A yes is replied to the same day, with the day, the time, the time zone and the way.",
	.source = "accepted: date, time, time zone, place or link, and channel, the same day",
	.key = "Enter",
	.advice = "The day, the time, the time zone and the way.")

DUE_RULE(LETTER_DAY, .kind = "letter-day", .event = DUE_AT_LETTER,
	.from = AT_ONCE, .due = AT_ONCE, .until = AT_ONCE,
	.text = "Do what your letter to {name} promised", .why = "promised in a letter",
	.means = "A day that a letter promises (I will call on Thursday) is due at its end, and shown from a "
		"week before.",
	.source = "a day promised in a letter becomes a step",
	.key = "x")

DUE_RULE(CONNECT, .kind = "connect", .event = DUE_AT_END,
	.from = AT_ONCE, .due = DAYS(2), .until = DAYS(14), .lapses = true,
	.text = "Ask {name} to connect on LinkedIn", .why = "you have talked",
	.means = "Whoever has a LinkedIn page among their links is asked to connect within 2 days of the first "
		"call; done, the field notebook has it. After 14 days it is not asked for any more.",
	.source = "connect after the conversation, with a line about it",
	.key = "x",
	.advice = "Add a line about what you talked about.",
	.coded = true)

DUE_RULE(KEEP_IN_TOUCH, .kind = "keep-in-touch", .event = DUE_AT_CONTACT,
	.from = AT_ONCE, .due = AT_ONCE, .until = AT_ONCE, .again = true,
	.text = "Keep in touch with {name}", .why = "it has been a while",
	.means = "Who is at the stage in-touch, or has a cadence, is written to when that long has passed since "
		"the last contact of any kind, and never sooner than the setting touch_gap says.",
	.source = "a cadence with a minimum gap, restarted by any contact",
	.key = "Enter",
	.advice = "An article on what they talked about is a good reason.")

DUE_RULE(WRITE, .kind = "write", .event = DUE_AT_STAGE, .stage = STAGE_IDEA,
	.from = AT_ONCE, .due = AT_ONCE, .until = AT_ONCE, .again = true,
	.text = "Write to {name}, {who}", .why = "not written to yet",
	.means = "An idea waits to be written to; it has no day.",
	.source = "ignored is normal: offer the next contact",
	.key = "Enter",
	.refusal = "Who was written to is at the stage \"asked\": change the stage",
	.advice = "Say where you have their name from, and ask for 20 to 30 minutes.")

DUE_RULE(STEP, .kind = "step", .event = DUE_AT_DAY,
	.from = DAYS(-7), .due = AT_ONCE, .until = AT_ONCE,
	.text = "{note}", .why = "to do",
	.means = "A step typed by hand is due on its own day, and shown from a week before.",
	.source = "the person's own",
	.key = "x")
/* clang-format on */

/*
 * Letters: every kind in every medium and variant as the person who gets it would read it
 * (tests/data/letters), what is filled in and what never is, one's own kinds.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "desk_temp.h"
#include "model/contact.h"
#include "model/note.h"
#include "scratch.h"

static struct desk desk;
static struct err e;
static int64_t maya, ines, jo, sam, call;

/* Names and values of fields in turn, ended by a NULL. */
static int64_t
person(const char *const *fields)
{
	struct contact c = { .path = PATH_OTHER };
	int64_t same;

	for (; *fields; fields += 2)
		for (size_t i = 0; i < n_contact_fields; i++)
			if (strcmp(contact_fields[i].name, fields[0]) == 0)
				ck_assert_msg(contact_put(&c, &contact_fields[i], fields[1], &e), "%s", e.text);
	ck_assert_msg(contact_keep(&desk, &c, true, &same, &e), "%s", e.text);
	int64_t id = c.id;
	contact_done(&c);
	return id;
}

#define PERSON(...) person((const char *const[]){ __VA_ARGS__, NULL })

static void
setting(const char *name, const char *value)
{
	ck_assert_msg(config_set(&desk.config, name, value, &e), "%s", e.text);
}

/* 2026-11-22 12:00 in UTC, a Sunday. */
static void
people(void)
{
	setting("name", "Ana Lee");
	setting("about", "I am a second-year design student in Lisbon");
	setting("exploring", "how power grids are planned");
	setting("phone", "+351 912 000 111");
	setting("dates", "on weekdays after 15:00");
	setting("zone", "UTC");
	ines = PERSON("name", "Ines Calloway", "path", "known");
	maya = PERSON("name", "Maya Okafor", "role", "Grid planner", "organisation", "Northlight Energy",
		"zone", "Europe/Stockholm", "referrer", "Ines", "may-use-name", "yes", "path", "referral",
		"why", "moved from design to grids", "address", "Northlight Energy\n4 Harbour Road\nLisbon");
	jo = PERSON("name", "Jo Park", "role", "Dispatcher", "organisation", "Harbour Line", "found",
		"the alumni office", "path", "cold", "common", "both studied maths", "address",
		"1 Mill Lane\nPorto");
	sam = PERSON("name", "Sam Poe", "path", "cold", "referrer", "Maya");
}

static int64_t
note(const char *line, enum record record)
{
	struct note_mark m = note_mark_read(line);
	struct note n = { .kind = m.kind, .starred = m.starred, .text = mem_str(line + m.skip),
		.axis_ms = MINUTE_MS, .record = record };

	ck_assert_msg(store_note_add(desk.store, call, &n, &e), "%s", e.text);
	int64_t id = n.id;
	note_done(&n);
	return id;
}

static void
talked(void)
{
	call = temp_interview(desk.store, maya);
	temp_clock(desk.store, call, CLOCK_START, 0);
	note("*\"walk the grid back up, one town at a time", RECORD_ON);
	note("*! licence exam twice a year", RECORD_ON);
	note("*! her brother is ill", RECORD_OFF);
	note("*= warms up when she talks about outages", RECORD_ON);
	note("> send her the article on storms", RECORD_ON);
	note("> never mention the strike", RECORD_OFF);
	note("@ Dana Ruiz, forecasting +", RECORD_ON);
	note("@ Bo Li, secret +", RECORD_OFF);
	temp_clock(desk.store, call, CLOCK_END, 20 * MINUTE_MS);
	ck_assert(store_reflection_set(desk.store, call, "learned",
		"Restart is rehearsed on cards, not on screens.", &e));
}

static void
agreed(void)
{
	struct interview i = { .contact_id = maya, .agreed_minutes = 20,
		.scheduled_ms = TEMP_WALL + 3 * DAY_MS + 2 * HOUR_MS, .channel = mem_str("video"),
		.place = mem_str("https://meet.example/maya") };

	ck_assert_msg(interview_schedule(&desk, &i, &e), "%s", e.text);
	interview_done(&i);
}

static void
setup(void)
{
	temp_desk(&desk);
	people();
}

static void
teardown(void)
{
	temp_desk_done(&desk);
}

/* ---- as they are read ---- */

/* A shipped letter passes the checks that need nothing of the person. */
static void
passes(const struct letter *l)
{
	static const char *const ours[] = { "job", "minutes", "source", "thanks", "length" };
	struct strings names = { 0 }, wrong = { 0 };

	ck_assert_msg(letter_check_all(&desk, l, NULL, &names, &wrong, &e), "%s", e.text);
	for (size_t i = 0; i < names.n && !strchr(l->text, '['); i++)
		for (size_t k = 0; k < LEN(ours); k++)
			ck_assert_msg(strcmp(names.s[i], ours[k]) != 0 || !*wrong.s[i], "%s, %s: %s\n%s",
				l->kind, letter_medium_names[l->medium], wrong.s[i], l->text);
	strings_free(&names);
	strings_free(&wrong);
}

static void
add_one(const char *kind, int64_t who, const char *medium, const char *variant, struct text *out)
{
	struct letter l = { 0 };
	struct letter_wish w = { .kind = kind, .contact_id = who, .medium = medium, .variant = variant,
		.reason = strcmp(kind, "cancel") == 0 || strcmp(kind, "reschedule") == 0
			? "my mother was taken to hospital this morning" : NULL };

	ck_assert_msg(letter_begin(&desk, &w, &l, &e), "%s", e.text);
	text_addf(out, "---- %s, variant %s\n", medium, variant);
	if (*l.subject)
		text_addf(out, "Subject: %s\n\n", l.subject);
	text_addf(out, "%s\n\n", l.text);
	passes(&l);
	if (l.medium == LETTER_MESSAGE && strchr(l.text, '[') == NULL)
		ck_assert_msg(letter_characters(l.text) <= LETTER_MESSAGE_MOST, "%s: %zu characters: %s",
			kind, letter_characters(l.text), l.text);
	letter_done(&l);
}

static void
add_kind(const char *kind, int64_t who, struct text *out)
{
	struct letter_kind k = { 0 };
	struct strings variants = { 0 };

	ck_assert_msg(letter_kind_find(kind, &k, &e), "%s", e.text);
	letter_variants(&k, &variants);
	for (int m = 0; m < N_LETTER_MEDIA; m++)
		for (size_t v = 0; k.media[m] && v < variants.n; v++)
			add_one(kind, who, letter_medium_names[m], variants.s[v], out);
	strings_free(&variants);
	letter_kind_done(&k);
}

/* What differs is left in the folder for what is made while tests run. */
static void
reads_as(const char *kind, int64_t who)
{
	struct text path = { 0 }, want = { 0 }, got = { 0 };

	text_addf(&path, "tests/data/letters/%s.txt", kind);
	add_kind(kind, who, &got);
	bool there = file_read(text_str(&path), &want, 0, NULL);
	if (!there || strcmp(text_str(&want), text_str(&got)) != 0) {
		struct text left = { 0 };
		const char *dir = getenv("TMPDIR");
		text_addf(&left, "%s/%s.txt", dir ? dir : "/tmp", kind);
		file_write(text_str(&left), got.s, got.n, NULL);
		ck_abort_msg("%s is not %s", text_str(&left), text_str(&path));
	}
	text_free(&path);
	text_free(&want);
	text_free(&got);
}

START_TEST(first_letters)
{
	reads_as("request-cold", jo);
	reads_as("request-referral", maya);
	reads_as("introduction", ines);
}
END_TEST

static const char *
begun(const char *kind, const char *medium, int64_t who)
{
	static struct text out;
	const struct letter_wish w = { .kind = kind, .contact_id = who, .medium = medium };
	struct letter l = { 0 };

	ck_assert_msg(letter_begin(&desk, &w, &l, &e), "%s", e.text);
	text_set(&out, l.text);
	letter_done(&l);
	return text_str(&out);
}

START_TEST(a_while_is_long_only_after_two_months)
{
	struct moment later = *desk.now;

	talked();
	ck_assert_ptr_null(strstr(begun("reconnect", "mail", maya), "last spoke"));
	later.wall_ms += 61 * DAY_MS;
	desk.now = &later;
	ck_assert_ptr_nonnull(strstr(begun("reconnect", "mail", maya), "It has been a while: we last spoke "));
}
END_TEST

START_TEST(ever_since_is_no_word_for_today)
{
	struct moment later = *desk.now;

	talked();
	ck_assert_ptr_null(strstr(begun("thanks", "mail", maya), "ever since"));
	ck_assert_ptr_nonnull(strstr(begun("thanks", "mail", maya), "for me today."));
	later.wall_ms += DAY_MS;
	desk.now = &later;
	ck_assert_ptr_nonnull(strstr(begun("thanks", "mail", maya), "for me yesterday. I have been thinking about it ever since"));
}
END_TEST

START_TEST(a_first_letter_says_one_thing_of_oneself)
{
	setting("background", "I spent a summer at a weather service.");
	ck_assert_ptr_nonnull(strstr(begun("request-cold", "mail", jo), "weather service"));
	ck_assert_ptr_null(strstr(begun("request-cold", "mail", jo), "design student"));
	setting("background", "");
	ck_assert_ptr_nonnull(strstr(begun("request-cold", "mail", jo), "design student"));
}
END_TEST

START_TEST(before_a_call)
{
	struct letter l = { .contact_id = maya, .kind = mem_str("request-referral"),
		.sent_ms = TEMP_WALL - 2 * DAY_MS };

	ck_assert(store_letter_save(desk.store, &l, &e));
	letter_done(&l);
	reads_as("follow-up", maya);
	agreed();
	reads_as("reply", maya);
	reads_as("confirm", maya);
	reads_as("reschedule", maya);
	reads_as("cancel", maya);
	reads_as("decline-thanks", maya);
}
END_TEST

START_TEST(after_a_call)
{
	talked();
	reads_as("thanks", maya);
	reads_as("referrer-thanks", ines);
	reads_as("article", maya);
	reads_as("reconnect", maya);
}
END_TEST

/* Each shipped kind is read by one of the tests above. */
START_TEST(all_kinds_are_read)
{
	struct strings names = { 0 };
	struct text path = { 0 };

	letter_kind_names(&names);
	ck_assert_uint_ge(names.n, 13);
	for (size_t i = 0; i < names.n; i++) {
		text_clear(&path);
		text_addf(&path, "tests/data/letters/%s.txt", names.s[i]);
		ck_assert_msg(path_exists(text_str(&path)), "%s", text_str(&path));
	}
	text_free(&path);
	strings_free(&names);
}
END_TEST

/* ---- what is filled in, and what never is ---- */

static char *
letter_to(const char *kind, int64_t who)
{
	struct letter l = { 0 };
	struct letter_wish w = { .kind = kind, .contact_id = who };

	ck_assert_msg(letter_begin(&desk, &w, &l, &e), "%s", e.text);
	char *text = mem_str(l.text);
	letter_done(&l);
	return text;
}

#define HAS(text, part) ck_assert_msg(strstr(text, part) != NULL, "%s", text)
#define HAS_NOT(text, part) ck_assert_msg(strstr(text, part) == NULL, "%s", text)

START_TEST(off_the_record_is_in_no_letter)
{
	talked();
	char *s = letter_to("thanks", maya);

	HAS(s, "“walk the grid back up, one town at a time”");
	HAS(s, "send you the article on storms");
	HAS(s, "Dana Ruiz");
	HAS_NOT(s, "brother");
	HAS_NOT(s, "strike");
	HAS_NOT(s, "Bo Li");
	HAS_NOT(s, "warms up");
	free(s);
}
END_TEST

/* A promise that the debrief took on is a step of its own; it stays off the record. */
START_TEST(a_step_made_of_a_private_note_is_in_no_letter)
{
	talked();
	struct step st = { .interview_id = call, .contact_id = maya, .kind = mem_str("to do"),
		.text = mem_str("ask the union about it"), .note_id = note("> ask the union", RECORD_OFF) };
	int64_t same;
	ck_assert(step_add(&desk, &st, false, &same, &e));
	char *s = letter_to("thanks", maya);

	HAS_NOT(s, "union");
	step_done(&st);
	free(s);
}
END_TEST

START_TEST(a_referrer_is_named_only_with_leave)
{
	ck_assert(contact_set(&desk, maya, "may-use-name", "no", &e));
	char *s = letter_to("request-referral", maya);

	HAS(s, "[the full name of who named them, once you may use it; you noted: Ines Calloway]");
	HAS_NOT(s, "Ines Calloway suggested");
	free(s);
}
END_TEST

START_TEST(what_is_not_known_stands_between_brackets)
{
	char *s = letter_to("request-cold", sam);
	struct strings blanks = { 0 };

	letter_blanks(s, &blanks);
	ck_assert_uint_eq(blanks.n, 2);
	ck_assert_str_eq(blanks.s[0], "where you came across their name");
	ck_assert_str_eq(blanks.s[1], "why you write to them and not to somebody else");
	strings_free(&blanks);
	free(s);
}
END_TEST

/* ---- kinds ---- */

static void
own_kind(const char *name, const char *yaml)
{
	struct text file = { 0 };
	char *dir = path_letters_user();

	text_addf(&file, "%s/%s.yaml", dir, name);
	ck_assert(path_make_parent(text_str(&file), &e));
	ck_assert_msg(file_write(text_str(&file), yaml, strlen(yaml), &e), "%s", e.text);
	text_free(&file);
	free(dir);
}

START_TEST(ones_own_file_replaces_the_shipped_one_whole)
{
	setenv("XDG_DATA_HOME", temp_path("data"), 1);
	own_kind("thanks", "letter: thanks\nmedium: hand\nbody: \"Ta, {first}.\"\n");
	own_kind("birthday", "letter: birthday\nmedium: [message]\nclauses:\n"
		"  - id: who\n    when: [role]\n    text: \"{role}\"\n"
		"body: {message: \"Happy birthday, {first} {who}{nobody-knows}!\"}\n");
	char *s = letter_to("thanks", sam), *b = letter_to("birth", jo);

	ck_assert_str_eq(s, "[their postal address]\n\n22 November 2026\n\nTa, Sam.");
	ck_assert_str_eq(b, "Happy birthday, Jo dispatcher[nobody-knows]!");
	free(s);
	free(b);
}
END_TEST

START_TEST(what_is_wrong_in_a_file_is_said_with_its_place)
{
	setenv("XDG_DATA_HOME", temp_path("data"), 1);
	own_kind("bad", "letter: bad\nmedium: [mail, pigeon]\nbody: x\n");
	struct letter_wish w = { .kind = "bad", .contact_id = sam };
	struct letter l = { 0 };

	ck_assert(!letter_begin(&desk, &w, &l, &e));
	HAS(e.text, "bad.yaml:2:9: \"pigeon\" is not a medium");
	w.kind = "nonsense";
	ck_assert(!letter_begin(&desk, &w, &l, &e));
	HAS(e.text, "There is no kind of letter \"nonsense\"; there are article,");
	w.kind = "decline-thanks";
	w.medium = "hand";
	ck_assert(!letter_begin(&desk, &w, &l, &e));
	ck_assert_str_eq(e.text,
		"A letter \"decline-thanks\" is written as mail, message, not as \"hand\".");
	letter_done(&l);
}
END_TEST

/* ---- saved, deleted with the contact, brought back ---- */

START_TEST(a_saved_letter_is_taken_up_again_and_goes_with_its_contact)
{
	struct letter l = { 0 };
	struct letter_wish w = { .kind = "request-cold", .contact_id = jo };
	struct text said = { 0 };

	ck_assert(letter_begin(&desk, &w, &l, &e));
	ck_assert_int_eq(l.id, 0);
	mem_set(&l.text, "Dear Jo, hello.");
	ck_assert(store_letter_save(desk.store, &l, &e));
	ck_assert(letter_begin(&desk, &w, &l, &e));
	ck_assert_str_eq(l.text, "Dear Jo, hello.");
	w.anew = true;
	ck_assert(letter_begin(&desk, &w, &l, &e));
	ck_assert_int_eq(l.id, 0);
	ck_assert(contacts_delete(&desk, &jo, 1, &said, &e));
	ck_assert_int_eq(temp_number("SELECT count(*) FROM letter"), 0);
	ck_assert(history_turn(&desk, false, &said, &e));
	ck_assert_int_eq(temp_number("SELECT count(*) FROM letter WHERE text = 'Dear Jo, hello.'"), 1);
	ck_assert(history_turn(&desk, false, &said, &e));
	ck_assert_str_eq(text_str(&said), "write the letter “request-cold”");
	ck_assert_int_eq(temp_number("SELECT count(*) FROM letter"), 0);
	text_free(&said);
	letter_done(&l);
}
END_TEST

/* ---- sent and answered ---- */

static int64_t
day(const char *said)
{
	int64_t ms;

	ck_assert_msg(letter_day(&desk, said, &ms, &e), "%s", e.text);
	return ms;
}

static void
sends(const char *kind, int64_t who, const char *when, const char *want)
{
	struct letter l = { 0 };
	struct letter_wish w = { .kind = kind, .contact_id = who };
	struct text said = { 0 };

	ck_assert_msg(letter_begin(&desk, &w, &l, &e), "%s", e.text);
	ck_assert_msg(letter_send(&desk, &l, day(when), &said, &e), "%s", e.text);
	ck_assert_str_eq(text_str(&said), want);
	text_free(&said);
	letter_done(&l);
}

START_TEST(a_first_letter_sent_makes_an_idea_asked_from_that_day)
{
	sends("request-cold", jo, "2026-11-20",
		"Sent Fri 20 Nov: First letter, to Jo Park. A follow-up is due 7 days after.");
	ck_assert_int_eq(temp_stage(&desk, jo), STAGE_ASKED);
	ck_assert_int_eq(temp_number("SELECT due_ms FROM due WHERE kind = 'follow-up'"),
		day("2026-11-20") + 7 * DAY_MS);
	struct text said = { 0 };
	ck_assert(history_turn(&desk, false, &said, &e));
	ck_assert_str_eq(text_str(&said), "send the request-cold letter to Jo Park");
	ck_assert_int_eq(temp_stage(&desk, jo), STAGE_IDEA);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM letter"), 0);
	text_free(&said);
}
END_TEST

/* A letter on the day they gave does that step; one long before it does not. */
START_TEST(a_letter_when_they_may_be_written_to_does_that_step)
{
	static const char open[] = "SELECT open FROM due WHERE kind = 'write-again'";

	talked();
	note("may write in March", RECORD_ON);
	ck_assert_int_eq(temp_number(open), 1);
	sends("article", maya, "today", "Sent Sun 22 Nov: Something to read, to Maya Okafor.");
	ck_assert_int_eq(temp_number(open), 1);
	desk.now = &(struct moment){ .wall_ms = day("2027-03-02") };
	sends("article", maya, "2027-03-02", "Sent Tue 2 Mar: Something to read, to Maya Okafor.");
	ck_assert_int_eq(temp_number(open), 0);
	char *kind = letter_kind_of_due(&desk, maya, DUE_WRITE_AGAIN);
	ck_assert_str_eq(kind, "article");
	free(kind);
}
END_TEST

START_TEST(what_asked_for_it_is_done)
{
	talked();
	ck_assert_int_eq(temp_number("SELECT open FROM due WHERE kind = 'thanks'"), 1);
	sends("thanks", maya, "today", "Sent Sun 22 Nov: Thanks, to Maya Okafor.");
	ck_assert_int_eq(temp_number("SELECT open FROM due WHERE kind = 'thanks'"), 0);
	ck_assert_int_eq(temp_number("SELECT done_ms FROM due WHERE kind = 'thanks'"), TEMP_WALL);
	ck_assert_int_eq(temp_number("SELECT open FROM due WHERE kind = 'referrer-thanks'"), 1);
	sends("referrer-thanks", ines, "today", "Sent Sun 22 Nov: Thanks for the name, to Ines Calloway.");
	ck_assert_int_eq(temp_number("SELECT open FROM due WHERE kind = 'referrer-thanks'"), 0);
}
END_TEST

START_TEST(a_day_to_come_is_no_day_it_was_sent)
{
	struct letter l = { 0 };
	struct letter_wish w = { .kind = "request-cold", .contact_id = jo };
	struct text said = { 0 };

	ck_assert(letter_begin(&desk, &w, &l, &e));
	ck_assert(!letter_send(&desk, &l, TEMP_WALL + DAY_MS, &said, &e));
	ck_assert_str_eq(e.text, "That day is still to come. Say that it is sent once it is.");
	ck_assert_int_eq(temp_number("SELECT count(*) FROM letter"), 0);
	letter_done(&l);
}
END_TEST

START_TEST(an_answer_is_noted_and_a_no_declines)
{
	struct text said = { 0 };

	ck_assert(!letter_answered(&desk, jo, "request-cold", LETTER_NO, desk.now->wall_ms, &said, &e));
	ck_assert_str_eq(e.text, "No letter \"request-cold\" to Jo Park was sent yet; --sent says when it was.");
	sends("request-cold", jo, "2026-11-20",
		"Sent Fri 20 Nov: First letter, to Jo Park. A follow-up is due 7 days after.");
	ck_assert(letter_answered(&desk, jo, "request-cold", LETTER_YES, desk.now->wall_ms, &said, &e));
	ck_assert_str_eq(text_str(&said), "Jo Park said yes. Reply today: the day, the time and the way.");
	ck_assert_int_eq(temp_stage(&desk, jo), STAGE_ASKED);
	text_clear(&said);
	ck_assert(letter_answered(&desk, jo, "request-cold", LETTER_NO, desk.now->wall_ms, &said, &e));
	ck_assert_str_eq(text_str(&said), "Jo Park said no. Thank them in a line, then no more nudges.");
	ck_assert_int_eq(temp_stage(&desk, jo), STAGE_DECLINED);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM due WHERE kind = 'follow-up'"), 0);
	sends("decline-thanks", jo, "today", "Sent Sun 22 Nov: Thanks for the answer, to Jo Park.");
	ck_assert_int_eq(temp_number("SELECT open FROM due WHERE kind = 'decline-thanks'"), 0);
	text_free(&said);
}
END_TEST

/* A yes asks for a reply the same day, until it is sent; then nothing waits for an answer. */
START_TEST(a_yes_asks_for_a_reply)
{
	struct text said = { 0 };

	sends("request-cold", jo, "2026-11-20",
		"Sent Fri 20 Nov: First letter, to Jo Park. A follow-up is due 7 days after.");
	ck_assert(letter_answered(&desk, jo, "request-cold", LETTER_YES, desk.now->wall_ms, &said, &e));
	ck_assert_int_eq(temp_number("SELECT open FROM due WHERE kind = 'reply'"), 1);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM due WHERE kind = 'follow-up'"), 0);
	char *kind = letter_kind_for(&desk, jo);
	ck_assert_str_eq(kind, "reply");
	sends("reply", jo, "today", "Sent Sun 22 Nov: Reply to a yes, to Jo Park.");
	ck_assert_int_eq(temp_number("SELECT open FROM due WHERE kind = 'reply'"), 0);
	free(kind);
	text_free(&said);
}
END_TEST

/* Silence is no answer: it moves the stage and names who comes next; a yes may come all the same. */
START_TEST(silence_is_no_answer_and_names_the_next)
{
	struct text said = { 0 };

	sends("request-cold", jo, "2026-11-20",
		"Sent Fri 20 Nov: First letter, to Jo Park. A follow-up is due 7 days after.");
	ck_assert(!letter_answered(&desk, jo, NULL, LETTER_YES, day("2026-11-19"), &said, &e));
	ck_assert_str_eq(e.text, "That is before the letter was sent.");
	ck_assert(!letter_answered(&desk, jo, NULL, LETTER_YES, desk.now->wall_ms + DAY_MS, &said, &e));
	ck_assert_str_eq(e.text, "That day is still to come. Say what came back once it has.");
	ck_assert(letter_answered(&desk, jo, NULL, LETTER_SILENT, desk.now->wall_ms, &said, &e));
	ck_assert_str_eq(text_str(&said), "Jo Park did not answer, which is normal. Next: Maya Okafor.");
	ck_assert_int_eq(temp_stage(&desk, jo), STAGE_NO_ANSWER);
	ck_assert_int_eq(temp_number("SELECT answered_ms FROM letter"), 0);
	text_clear(&said);
	ck_assert(letter_answered(&desk, jo, NULL, LETTER_YES, day("2026-11-21"), &said, &e));
	ck_assert_int_eq(temp_stage(&desk, jo), STAGE_ASKED);
	ck_assert_int_eq(temp_number("SELECT answered_ms FROM letter"), day("2026-11-21"));
	text_free(&said);
}
END_TEST

/* Of a call that is moved no time is agreed any more; undo brings it back. */
START_TEST(a_call_that_is_called_off_has_no_time)
{
	struct letter l = { 0 };
	struct letter_wish w = { .kind = "cancel", .contact_id = maya, .reason = "my train stands in the snow",
		.dates = "on Monday" };
	struct text said = { 0 };

	agreed();
	ck_assert_int_eq(temp_stage(&desk, maya), STAGE_SCHEDULED);
	ck_assert_msg(letter_begin(&desk, &w, &l, &e), "%s", e.text);
	ck_assert_ptr_nonnull(strstr(l.text, "My train stands in the snow."));
	ck_assert_ptr_nonnull(strstr(l.text, "I am free on Monday"));
	ck_assert_msg(letter_send(&desk, &l, desk.now->wall_ms, &said, &e), "%s", e.text);
	ck_assert_str_eq(text_str(&said),
		"Sent Sun 22 Nov: Cancelling, to Maya Okafor. No time is agreed any more.");
	ck_assert_int_eq(temp_number("SELECT count(*) FROM interview WHERE scheduled_ms > 0"), 0);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM due WHERE kind IN ('call', 'confirm')"), 0);
	ck_assert_int_eq(temp_stage(&desk, maya), STAGE_ASKED);
	text_clear(&said);
	ck_assert(history_turn(&desk, false, &said, &e));
	ck_assert_int_eq(temp_number("SELECT count(*) FROM interview WHERE scheduled_ms > 0"), 1);
	ck_assert_int_eq(temp_stage(&desk, maya), STAGE_SCHEDULED);
	text_free(&said);
	letter_done(&l);
}
END_TEST

START_TEST(a_day_in_a_letter_becomes_a_step)
{
	struct letter l = { .contact_id = jo, .kind = mem_str("reply"), .variant = mem_str("A"),
		.text = mem_str("Dear Jo, I will call you on Thursday.") };
	struct text said = { 0 };

	ck_assert_msg(letter_send(&desk, &l, TEMP_WALL, &said, &e), "%s", e.text);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM due WHERE kind = 'letter-day' AND open"), 1);
	text_free(&said);
	letter_done(&l);
}
END_TEST

/* A program in place of hunspell, first on PATH: it knows neither of the two words, nor a name. */
static void
speller(char dir[SCRATCH_MAX], const char *script)
{
	struct text path = { 0 };
	char *file;

	scratch_make(dir);
	file = path_join(dir, "hunspell");
	ck_assert(file_write(file, script, strlen(script), &e));
	ck_assert_int_eq(chmod(file, 0700), 0);
	text_addf(&path, "%s:/usr/bin:/bin", dir);
	setenv("PATH", text_str(&path), 1);
	text_free(&path);
	free(file);
}

static bool
spelt(const char *body, struct strings *words, struct strings *names, struct strings *wrong)
{
	struct letter l = { .contact_id = jo, .kind = mem_str("decline-thanks"),
		.subject = mem_str(""), .text = mem_str(body) };
	bool known = spelling_now(&desk, &l, words);

	ck_assert(letter_check_all(&desk, &l, known ? words : NULL, names, wrong, &e));
	letter_done(&l);
	return known;
}

START_TEST(misspelt_words_are_told_where_hunspell_is)
{
	struct strings words = { 0 }, names = { 0 }, wrong = { 0 };
	char dir[SCRATCH_MAX];

	speller(dir, "#!/bin/sh\nexec grep -o -w -e thnak -e Park -e wnat\n");
	ck_assert(spelt("Dear Jo Park, I wnat to thnak you. [thnak] thnak", &words, &names, &wrong));
	ck_assert_int_eq((int)words.n, 2); /* each once; not the name, nothing between brackets */
	ck_assert(strings_has(&names, "spelling"));
	ck_assert_str_eq(wrong.s[wrong.n - 1], "Spelt right? wnat, thnak");
	strings_free(&words);
	strings_free(&names);
	strings_free(&wrong);
	scratch_remove(dir);
}
END_TEST

/* Not there, without its dictionary, or not wanted: the letter is checked for all else. */
START_TEST(without_hunspell_nothing_is_said_of_spelling)
{
	struct strings words = { 0 }, names = { 0 }, wrong = { 0 };
	char dir[SCRATCH_MAX];

	speller(dir, "#!/bin/sh\necho Dear; exit 1\n");
	ck_assert(!spelt("Dear Jo, thank you.", &words, &names, &wrong));
	ck_assert(!strings_has(&names, "spelling"));
	ck_assert(strings_has(&names, "thanks"));
	setting("spelling", "");
	ck_assert(!spelt("Dear Jo, thank you.", &words, &names, &wrong));
	setting("spelling", "en_US");
	setenv("PATH", "/nowhere", 1);
	ck_assert(!spelt("Dear Jo, thank you.", &words, &names, &wrong));
	ck_assert_int_eq((int)words.n, 0);
	ck_assert(!config_set(&desk.config, "spelling", "-D", &e));
	strings_free(&names);
	strings_free(&wrong);
	scratch_remove(dir);
}
END_TEST

START_TEST(a_letter_is_printed_by_the_command_of_the_setting)
{
	struct letter l = { .contact_id = jo, .kind = mem_str("thanks"), .medium = LETTER_HAND,
		.text = mem_str("1 Mill Lane\nPorto\n\nDear Jo,\n\nthank you.") };
	struct text said = { 0 }, printed = { 0 }, command = { 0 };
	char dir[SCRATCH_MAX];

	scratch_make(dir);
	text_addf(&command, "cat >%s/printed", dir);
	setting("print", text_str(&command));
	ck_assert_msg(letter_print(&desk, &l, &said, &e), "%s", e.text);
	ck_assert_ptr_nonnull(strstr(text_str(&said), "Given to \"cat >"));
	char *file = path_join(dir, "printed");
	ck_assert(file_read(file, &printed, 0, &e));
	ck_assert_str_eq(text_str(&printed), "1 Mill Lane\nPorto\n\nDear Jo,\n\nthank you.\n");
	setting("print", "/nowhere/lp");
	ck_assert(!letter_print(&desk, &l, &said, &e));
	ck_assert_str_eq(e.text, "No program \"/nowhere/lp\": change the setting \"print\", or write a file.");
	setting("print", "false");
	ck_assert(!letter_print(&desk, &l, &said, &e));
	ck_assert_str_eq(e.text, "\"false\" did not print it. Write it to a file, and print that.");
	text_free(&said);
	text_free(&printed);
	text_free(&command);
	free(file);
	letter_done(&l);
	scratch_remove(dir);
}
END_TEST

/* The form is the one that --as names, else the file's; line ends of an address stay. */
START_TEST(a_letter_is_written_in_several_forms)
{
	struct letter l = { .contact_id = jo, .kind = mem_str("thanks"), .medium = LETTER_HAND,
		.text = mem_str("1 Mill Lane\nPorto\n\nDear <Jo>") };
	struct text out = { 0 };

	ck_assert(letter_page(&desk, &l, NULL, "a.html", &out, &e));
	ck_assert_ptr_nonnull(strstr(text_str(&out), "1 Mill Lane<br>"));
	ck_assert_ptr_nonnull(strstr(text_str(&out), "Dear &lt;Jo&gt;"));
	text_clear(&out);
	ck_assert(letter_page(&desk, &l, NULL, "a.txt", &out, &e));
	ck_assert_str_eq(text_str(&out), "1 Mill Lane\nPorto\n\nDear <Jo>\n");
	text_clear(&out);
	ck_assert(letter_page(&desk, &l, "rtf", "a.txt", &out, &e));
	ck_assert_int_eq(strncmp(text_str(&out), "{\\rtf", 5), 0);
	ck_assert(!letter_page(&desk, &l, "pdf", NULL, &out, &e));
	ck_assert_str_eq(e.text, "--as takes eml, text, md, html or rtf, not \"pdf\".");
	ck_assert(!letter_page(&desk, &l, "eml", NULL, &out, &e)); /* it goes by hand */
	text_free(&out);
	letter_done(&l);
}
END_TEST

/* ---- a step that was decided upon, and then done ---- */

static bool
see_thanks(void *user, const struct due_row *r)
{
	if (strncmp(r->due.id, "thanks:", 7) == 0)
		due_row_copy(user, r);
	return true;
}

static void
find_thanks(struct due_row *r)
{
	const struct due_wish of = { .interview_id = call };

	due_row_done(r);
	*r = (struct due_row){ 0 };
	ck_assert_msg(store_due_each(desk.store, &of, see_thanks, r, &e), "%s", e.text);
	ck_assert_str_ne(r->due.id, "");
}

enum { DECIDE_NOTHING, DECIDE_WORDS, DECIDE_DAY, DECIDE_BOTH, DECIDE_PUT_OFF, DECIDE_DROP, N_DECISIONS };

static void
decide(const struct due_row *r, int how)
{
	struct text words = { 0 };
	int64_t to = how == DECIDE_DAY || how == DECIDE_BOTH ? TEMP_WALL + 3 * DAY_MS : r->due.due_ms;
	bool good = true;

	if (how == DECIDE_WORDS || how == DECIDE_BOTH)
		text_set(&words, "Thank Maya, by hand");
	else
		due_row_text(r, &words);
	if (how == DECIDE_PUT_OFF)
		good = step_put_off(&desk, r, TEMP_WALL + 2 * DAY_MS, &e);
	else if (how == DECIDE_DROP)
		good = step_drop(&desk, r, &e);
	else if (how != DECIDE_NOTHING)
		good = step_edit(&desk, r, text_str(&words), to, &e);
	ck_assert_msg(good, "%s", e.text);
	text_free(&words);
}

/* Whatever a person decided of the step before, it can be sent, or ticked off, and taken back. */
START_TEST(a_step_decided_upon_is_done_all_the_same)
{
	int how = _i % N_DECISIONS;
	bool sent = _i / N_DECISIONS, was_open = how != DECIDE_DROP;
	struct due_row r = { 0 };
	struct text said = { 0 };

	talked();
	find_thanks(&r);
	decide(&r, how);
	find_thanks(&r);
	ck_assert_int_eq(r.due.open, was_open);
	if (sent)
		sends("thanks", maya, "today", "Sent Sun 22 Nov: Thanks, to Maya Okafor.");
	else
		ck_assert_msg(step_tick(&desk, &r, true, &e), "%s", e.text);
	find_thanks(&r);
	ck_assert(!r.due.open);
	ck_assert_int_eq(r.done_ms != 0, was_open || !sent); /* one that was dropped stays so */
	ck_assert_msg(history_turn(&desk, false, &said, &e), "%s", e.text);
	find_thanks(&r);
	ck_assert_int_eq(r.due.open, was_open);
	ck_assert_int_eq(r.own && *r.own != '\0', how == DECIDE_WORDS || how == DECIDE_BOTH);
	ck_assert_msg(history_turn(&desk, true, &said, &e), "%s", e.text);
	find_thanks(&r);
	ck_assert(!r.due.open);
	text_free(&said);
	due_row_done(&r);
}
END_TEST

/* Who may be told who named them is not told the opposite because of another. */
START_TEST(a_letter_says_of_each_name_what_was_said_of_it)
{
	struct letter l = { 0 };
	struct letter_wish w = { .kind = "thanks", .contact_id = 0 };

	talked();
	note("@ Helga Wirth, nurse", RECORD_ON);
	w.contact_id = maya;
	ck_assert_msg(letter_begin(&desk, &w, &l, &e), "%s", e.text);
	ck_assert_msg(strstr(l.text, "naming Dana Ruiz and Helga Wirth. I will write this week. To Dana Ruiz I "
		"will mention you, as you said I may; to Helga Wirth I will not, unless you tell me that I may."),
		"%s", l.text);
	letter_done(&l);
}
END_TEST

/* Letters are no call: an interview deleted takes none along. */
START_TEST(a_deleted_call_leaves_its_letters)
{
	struct text with = { 0 };

	talked();
	sends("thanks", maya, "today", "Sent Sun 22 Nov: Thanks, to Maya Okafor.");
	ck_assert(interviews_delete(&desk, &call, 1, &with, &e));
	ck_assert_int_eq(temp_number("SELECT count(*) FROM letter WHERE interview_id IS NULL"), 1);
	text_free(&with);
}
END_TEST

Suite *workflow_letter_suite(void);

Suite *
workflow_letter_suite(void)
{
	Suite *suite = suite_create("letter");
	TCase *t = tcase_create("letter");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, first_letters);
	tcase_add_test(t, a_while_is_long_only_after_two_months);
	tcase_add_test(t, ever_since_is_no_word_for_today);
	tcase_add_test(t, a_first_letter_says_one_thing_of_oneself);
	tcase_add_test(t, before_a_call);
	tcase_add_test(t, after_a_call);
	tcase_add_test(t, all_kinds_are_read);
	tcase_add_test(t, off_the_record_is_in_no_letter);
	tcase_add_test(t, a_step_made_of_a_private_note_is_in_no_letter);
	tcase_add_test(t, a_referrer_is_named_only_with_leave);
	tcase_add_test(t, what_is_not_known_stands_between_brackets);
	tcase_add_test(t, ones_own_file_replaces_the_shipped_one_whole);
	tcase_add_test(t, what_is_wrong_in_a_file_is_said_with_its_place);
	tcase_add_test(t, a_saved_letter_is_taken_up_again_and_goes_with_its_contact);
	tcase_add_test(t, a_first_letter_sent_makes_an_idea_asked_from_that_day);
	tcase_add_test(t, a_letter_when_they_may_be_written_to_does_that_step);
	tcase_add_test(t, what_asked_for_it_is_done);
	tcase_add_test(t, a_day_to_come_is_no_day_it_was_sent);
	tcase_add_test(t, an_answer_is_noted_and_a_no_declines);
	tcase_add_test(t, a_yes_asks_for_a_reply);
	tcase_add_test(t, silence_is_no_answer_and_names_the_next);
	tcase_add_test(t, a_call_that_is_called_off_has_no_time);
	tcase_add_test(t, a_day_in_a_letter_becomes_a_step);
	tcase_add_test(t, misspelt_words_are_told_where_hunspell_is);
	tcase_add_test(t, without_hunspell_nothing_is_said_of_spelling);
	tcase_add_test(t, a_letter_is_printed_by_the_command_of_the_setting);
	tcase_add_test(t, a_letter_is_written_in_several_forms);
	tcase_add_loop_test(t, a_step_decided_upon_is_done_all_the_same, 0, 2 * N_DECISIONS);
	tcase_add_test(t, a_letter_says_of_each_name_what_was_said_of_it);
	tcase_add_test(t, a_deleted_call_leaves_its_letters);
	suite_add_tcase(suite, t);
	return suite;
}

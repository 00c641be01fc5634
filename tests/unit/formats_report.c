/* One conversation as JSON and as the document one hands in, against hand-written ones. */
#include <check.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "model/due.h"
#include "formats_compare.h"
#include "formats_report.h"
#include "model/card.h"
#include "model/question.h"

#define SECOND_MS INT64_C(1000)
#define BEGUN_MS INT64_C(1795356300000) /* 2026-11-22T14:05:00Z */

/* ---- the conversation ---- */

static void
add_asked(struct call *c, int64_t id, const char *question_id, const char *text,
	const char *brief, enum asked_state state, bool must)
{
	mem_grow(c->asked, &c->cap_asked, c->n_asked + 1);
	struct asked *a = &c->asked[c->n_asked++];
	*a = (struct asked){ .id = id, .position = (int64_t)c->n_asked,
		.question_id = mem_str(question_id), .text = mem_str(text),
		.brief = mem_str(brief), .minutes = 3, .priority = must ? 1 : 2, .must = must,
		.state = state };
}

static void
add_asking(struct call *c, int64_t asked_id, int64_t axis_ms)
{
	mem_grow(c->askings, &c->cap_askings, c->n_askings + 1);
	c->askings[c->n_askings++] = (struct asking){ .id = (int64_t)c->n_askings + 100,
		.asked_id = asked_id, .axis_ms = axis_ms };
}

static struct note *
add_note(struct call *c, int64_t axis_ms, enum note_kind kind, int64_t asked_id,
	const char *text)
{
	mem_grow(c->notes, &c->cap_notes, c->n_notes + 1);
	struct note *n = &c->notes[c->n_notes++];
	*n = (struct note){ .id = (int64_t)c->n_notes, .kind = kind, .axis_ms = axis_ms,
		.asked_id = asked_id, .text = mem_str(text) };
	return n;
}

static void
add_clock(struct call *c, enum clock_kind kind, int64_t axis_ms, int64_t amount_ms)
{
	struct clock *k = &c->clock;

	mem_grow(k->events, &k->cap, k->n + 1);
	k->events[k->n] = (struct clock_event){ .id = (int64_t)k->n + 1, .kind = kind,
		.axis_ms = axis_ms, .amount_ms = amount_ms, .wall_ms = BEGUN_MS + axis_ms,
		.boot_ms = 1000 + axis_ms, .mono_ms = 1000 + axis_ms,
		.boot_id = mem_str("boot") };
	k->n++;
}

static void
add_step(struct call *c, const char *kind, const char *text, int64_t due_ms, int64_t done_ms)
{
	struct due_row r = { .due = { .kind = (enum due_kind)due_rule_find(kind),
		.due_ms = due_ms, .open = !done_ms }, .done_ms = done_ms, .own = mem_str(text) };

	snprintf(r.due.id, sizeof(r.due.id), "%s:0a1b", kind);

	mem_grow(c->steps, &c->cap_steps, c->n_steps + 1);
	r.number = (int64_t)c->n_steps + 1;
	c->steps[c->n_steps++] = r;
}

static void
add_reflection(struct call *c, const char *prompt, const char *text)
{
	mem_grow(c->reflections, &c->cap_reflections, c->n_reflections + 1);
	c->reflections[c->n_reflections++] =
		(struct reflection){ .prompt = mem_str(prompt), .text = mem_str(text) };
}

static void
make_person(struct call *c)
{
	c->who = (struct contact){ .id = 3, .name = mem_str("Maya Okafor"),
		.role = mem_str("Grid planner"), .organisation = mem_str("Northlight Energy"),
		.email = mem_str("maya@example.org"), .found = mem_str("the alumni list"),
		.why = mem_str("Moved from teaching into planning."),
		.common = mem_str("The same college *and* choir"), .path = PATH_ALUMNI };
	c->interview = (struct interview){ .id = 7, .contact_id = 3,
		.contact = mem_str("Maya Okafor"), .role = mem_str("Grid planner"),
		.organisation = mem_str("Northlight Energy"), .agreed_minutes = 20,
		.channel = mem_str("phone"), .started_ms = BEGUN_MS,
		.ended_ms = BEGUN_MS + 1450 * SECOND_MS };
}

/* 24:10 on the axis, a pause of one minute at 10:00: the clock ends at 23:10. */
static void
make_call(struct call *c)
{
	make_person(c);
	add_clock(c, CLOCK_START, 0, 0);
	add_clock(c, CLOCK_PAUSE, 600 * SECOND_MS, 0);
	add_clock(c, CLOCK_RESUME, 660 * SECOND_MS, 0);
	add_clock(c, CLOCK_END, 1450 * SECOND_MS, 0);
	add_asked(c, 11, "day-last-week", "What did you do in the week just gone?",
		"The week just gone", ASKED_ASKED, false);
	add_asked(c, 12, "skills-hard", "What is hard to teach?", "What is hard to teach",
		ASKED_ASKED, true);
	add_asked(c, 13, "pay-range", "What do beginners earn, as a range?", "Pay range",
		ASKED_ANSWERED, false);
	add_asked(c, 14, "advice-first", "What would you try first?", "What to try first",
		ASKED_PLANNED, true);
	add_asked(c, 15, "path-in", "How did you come into this?", "Path in",
		ASKED_SKIPPED, false);
	add_asked(c, 16, "off-1", "Who checks the plans?", "Who checks the plans?",
		ASKED_OFF_SCRIPT, false);
	add_asking(c, 11, 40 * SECOND_MS);
	add_asking(c, 12, 170 * SECOND_MS);
	add_asking(c, 16, 900 * SECOND_MS);
	add_note(c, 12 * SECOND_MS, NOTE_NOTE, 0, "sounds cheerful");
	add_note(c, 252 * SECOND_MS, NOTE_NOTE, 12, "on call one week in five");
	add_note(c, 330 * SECOND_MS, NOTE_FACT, 12, "needs a state licence <3 years");
	add_note(c, 362 * SECOND_MS, NOTE_IMPRESSION, 12, "warms up about outages");
	add_note(c, 464 * SECOND_MS, NOTE_REFERRAL, 12, "Dana Ruiz, forecasting, same floor +");
	add_note(c, 495 * SECOND_MS, NOTE_NOTE, 12, "")->marker = true;
	c->notes[c->n_notes - 1].starred = true;
	add_note(c, 700 * SECOND_MS, NOTE_QUOTE, 13, "forty to fifty, and it grows slowly");
	add_note(c, 930 * SECOND_MS, NOTE_STEP, 16, "send her the article")->starred = true;
	mem_grow(c->checks, &c->cap_checks, 1);
	c->checks[c->n_checks++] = (struct check){ .id = 1, .axis_ms = 1264 * SECOND_MS,
		.answer = CHECK_ASKED, .minutes = 5 };
	add_reflection(c, "learned", "Licences take two years.\n\nStart early.");
	add_step(c, "thanks", "Thank Maya Okafor", BEGUN_MS + DAY_MS, 0);
	add_step(c, "promised", "Send her the article", 0, BEGUN_MS + 2 * DAY_MS);
}

/* ---- JSON ---- */

static char *
read_expected(const char *name)
{
	struct text path = { 0 }, s = { 0 };
	struct err e = { 0 };

	text_addf(&path, "tests/data/%s", name);
	ck_assert_msg(file_read(text_str(&path), &s, 0, &e), "%s", e.text);
	text_free(&path);
	return text_take(&s);
}

static void
check_same(const char *name, struct text *got)
{
	char *want = read_expected(name);

	ck_assert_str_eq(text_str(got), want);
	free(want);
	text_free(got);
}

static const struct moment later = { BEGUN_MS + 9000000, 9001000, 9001000, "boot" };

START_TEST(a_conversation_as_json)
{
	struct call c = { 0 };
	struct text got = { 0 };

	make_call(&c);
	struct json *j = json_call(&c, &later);
	json_print(j, &got);
	check_same("report.json", &got);
	json_free(j);
	call_done(&c);
}
END_TEST

/* Entered from paper: the clock was made up, so nothing is told that it would have measured. */
START_TEST(a_call_from_paper_is_not_measured)
{
	static const char *const none[] = { "\"elapsed_s\": null", "\"overrun_s\": null",
		"\"spent_s\": null", "\"time_check\": null", "\"source\": \"paper\"" };
	struct call c = { 0 };
	struct text got = { 0 }, page = { 0 };
	struct person me = { .name = "Sam Lee" };
	struct report r = { .call = &c, .me = &me, .zone = "UTC" };

	make_call(&c);
	c.interview.source = SOURCE_PAPER;
	c.interview.agreed_minutes = 5;
	c.clock.events[3].axis_ms = 2400 * SECOND_MS; /* far over, had it been measured */
	struct json *j = json_call(&c, &later);
	json_print(j, &got);
	for (size_t i = 0; i < LEN(none); i++)
		ck_assert_msg(strstr(text_str(&got), none[i]) != NULL, "%s", none[i]);
	report_as(&r, false, PAGE_MARKDOWN, &page);
	ck_assert_ptr_nonnull(strstr(text_str(&page), "entered from paper; 5 minutes agreed"));
	ck_assert_ptr_null(strstr(page.s, " long"));
	ck_assert_ptr_null(strstr(page.s, "Over time"));
	/* Times only where they were given: a note at the end has none, a day alone no hour. */
	c.interview.started_ms = time_day_start(time_day(c.interview.started_ms, "UTC"), "UTC");
	c.notes[0].axis_ms = 2400 * SECOND_MS;
	text_clear(&page);
	report_as(&r, false, PAGE_MARKDOWN, &page);
	ck_assert_ptr_null(strstr(page.s, "40:00"));
	ck_assert_ptr_null(strstr(page.s, "00:00, "));
	text_free(&got);
	text_free(&page);
	json_free(j);
	call_done(&c);
}
END_TEST

START_TEST(a_call_not_begun_has_no_times)
{
	struct call c = { 0 };
	struct text got = { 0 };

	make_person(&c);
	c.interview.started_ms = c.interview.ended_ms = 0;
	text_set(&c.draft, "half a li");
	struct json *j = json_call(&c, &later);
	json_print(j, &got);
	ck_assert_ptr_nonnull(strstr(text_str(&got), "\"started_at\": null"));
	ck_assert_ptr_nonnull(strstr(text_str(&got), "\"ended_at\": null"));
	ck_assert_ptr_nonnull(strstr(text_str(&got), "\"elapsed_s\": 0"));
	ck_assert_ptr_nonnull(strstr(text_str(&got), "\"time_check\": null"));
	ck_assert_ptr_nonnull(strstr(text_str(&got), "\"draft\": \"half a li\""));
	ck_assert_ptr_nonnull(strstr(text_str(&got), "\"notes\": []"));
	text_free(&got);
	json_free(j);
	call_done(&c);
}
END_TEST

START_TEST(a_contact_as_json)
{
	struct contact c = { .id = 3, .name = mem_str("Dana Ruiz"),
		.tags = mem_str("energy, first-gen"), .referrer_id = 2, .may_use_name = true,
		.consent = { [PURPOSE_COACH] = mem_str("written 2026-11-30"),
			[PURPOSE_CLASS] = mem_str("withdrawn 2026-12-01") } };
	struct text got = { 0 };
	struct json *j = json_contact(&c);

	json_print(j, &got);
	ck_assert_ptr_nonnull(strstr(text_str(&got), "{\n  \"id\": \"3\",\n  \"name\": \"Dana Ruiz\",\n"
		"  \"role\": null,\n  \"organisation\": null,\n  \"email\": null,\n  \"phone\": null,"));
	ck_assert_ptr_nonnull(strstr(text_str(&got), "\"path\": \"referral\""));
	ck_assert_ptr_nonnull(strstr(text_str(&got), "\"stage\": \"idea\""));
	ck_assert_ptr_nonnull(strstr(text_str(&got), "\"tags\": [\n    \"energy\",\n    \"first-gen\"\n  ]"));
	ck_assert_ptr_nonnull(strstr(text_str(&got), "\"links\": []"));
	ck_assert_ptr_nonnull(strstr(text_str(&got), "\"consent\": {\n    \"coach\": \"written\",\n"
		"    \"class\": \"withdrawn\"\n  }"));
	ck_assert_ptr_nonnull(strstr(text_str(&got), "\"consent_on\": {\n    \"coach\": \"2026-11-30\",\n"
		"    \"class\": \"2026-12-01\"\n  }"));
	ck_assert_ptr_nonnull(strstr(text_str(&got), "\"target\": false"));
	ck_assert_ptr_nonnull(strstr(text_str(&got), "\"referrer_id\": \"2\""));
	ck_assert_ptr_nonnull(strstr(text_str(&got), "\"may_use_name\": true"));
	for (size_t i = 0; i < n_contact_fields; i++) {
		struct text key = { 0 };
		if (contact_fields[i].flags & FIELD_CONSENT)
			continue;
		text_addf(&key, "\n  \"%s\": ", contact_fields[i].key);
		ck_assert_ptr_nonnull(strstr(text_str(&got), key.s));
		text_free(&key);
	}
	text_free(&got);
	json_free(j);
	contact_done(&c);
}
END_TEST

/* ---- the document ---- */

START_TEST(a_report_as_markdown)
{
	struct call c = { 0 };
	struct text got = { 0 };
	struct person me = { .name = "Sam Lee", .student_id = "for an assignment alone" };
	struct report r = { .call = &c, .me = &me, .zone = "UTC" };

	make_call(&c);
	report_as(&r, false, PAGE_MARKDOWN, &got);
	check_same("report.md", &got);
	call_done(&c);
}
END_TEST

static struct question questions[] = {
	{ .id = (char *)"skills-hard", .text = (char *)"Hard for {role}?", .brief = (char *)"What is hard" },
	{ .id = (char *)"pay-range", .text = (char *)"Pay?", .brief = (char *)"Pay" },
	{ .id = (char *)"advice-first", .text = (char *)"First?", .brief = (char *)"What first" },
	{ .id = (char *)"never-planned", .text = (char *)"Never?", .brief = (char *)"Never planned" },
};

static struct category category = { .id = (char *)"a", .title = (char *)"A",
	.questions = questions, .n = LEN(questions) };

/* ---- off the record ---- */

static const char *const secrets[] = { "Qplant", "Qname", "Qstep", "Qstar" };

/* A call in which one of each kind of line was said in confidence. */
static void
make_private(struct call *c)
{
	make_call(c);
	add_note(c, 940 * SECOND_MS, NOTE_FACT, 12, "the Qplant closes")->record = RECORD_OFF;
	add_note(c, 941 * SECOND_MS, NOTE_REFERRAL, 12, "Qname Lee, boss")->record = RECORD_OFF;
	struct note *n = add_note(c, 942 * SECOND_MS, NOTE_STEP, 12, "ask about the Qstep");
	n->id = 77;
	n->record = RECORD_OFF;
	add_step(c, "promised", "Ask about the Qstep", 0, 0);
	c->steps[c->n_steps - 1].due.note_id = 77;
	n = add_note(c, 943 * SECOND_MS, NOTE_NOTE, 14, "Qstar");
	n->record = RECORD_OFF;
	n->starred = true;
	add_note(c, 944 * SECOND_MS, NOTE_FACT, 12, "Maya says Okafor's firm pays late, not Mayan")
		->record = RECORD_UNATTRIBUTED;
}

START_TEST(pages_leave_out_what_is_off_the_record)
{
	struct call c = { 0 };
	struct text md = { 0 }, page = { 0 };
	struct person me = { .name = "Sam Lee" };
	struct report r = { .call = &c, .me = &me, .zone = "UTC" };

	make_private(&c);
	for (int as = 0; as < 2 * N_PAGE_FORMATS; as++) {
		text_clear(&page);
		report_as(&r, as % 2, (enum page_format)(as / 2), &page);
		for (size_t i = 0; i < LEN(secrets); i++)
			ck_assert_msg(!strstr(text_str(&page), secrets[i]), "%s", secrets[i]);
	}
	report_as(&r, false, PAGE_MARKDOWN, &md);
	ck_assert_ptr_nonnull(strstr(md.s, "4 notes off the record are left out."));
	ck_assert_ptr_nonnull(strstr(md.s, "(not for attribution) "));
	ck_assert_ptr_nonnull(strstr(md.s, "name\\]'s firm pays late, not Mayan"));
	ck_assert_ptr_null(strstr(md.s, "Maya says"));
	/* The planned question was not answered, as far as a page knows. */
	ck_assert_ptr_nonnull(strstr(strstr(md.s, "Planned, not asked"), "What would you try first?"));
	text_free(&md);
	text_free(&page);
	call_done(&c);
}
END_TEST

/* The workbook's own listing has it all, and says what it is. */
START_TEST(show_has_what_is_off_the_record)
{
	struct call c = { 0 };
	struct text got = { 0 };

	make_private(&c);
	struct json *j = json_call(&c, &later);
	json_print(j, &got);
	for (size_t i = 0; i < LEN(secrets); i++)
		ck_assert_ptr_nonnull(strstr(text_str(&got), secrets[i]));
	ck_assert_ptr_nonnull(strstr(text_str(&got), "\"record\": \"off\""));
	ck_assert_ptr_nonnull(strstr(text_str(&got), "\"record\": \"unattributed\""));
	text_free(&got);
	json_free(j);
	call_done(&c);
}
END_TEST

static void
add_writeup(struct call *c, const char *question, const char *text)
{
	mem_grow(c->writeups, &c->cap_writeups, c->n_writeups + 1);
	c->writeups[c->n_writeups++] =
		(struct writeup){ .question = mem_str(question), .text = mem_str(text) };
}

static struct assignment assignment;
static struct pack pack = { .name = (char *)"nine", .title = (char *)"Nine questions",
	.assignment = &assignment, .categories = &category, .n = 1 };

/* Two of four questions written up; the instructor wants the contact and a phone number first. */
static void
make_written(struct call *c)
{
	assignment = (struct assignment){ .course = (char *)"Career Planning",
		.due = (char *)"2026-12-05", .licence = (char *)"CC BY 4.0",
		.attribution = (char *)"After somebody's book." };
	strings_add(&assignment.header, "contact");
	strings_add(&assignment.header, "phone");
	make_call(c);
	add_writeup(c, "skills-hard", "Patience, says Maya.\n\nYou are *on call* one week.");
	add_writeup(c, "never-planned", "Later.");
	add_writeup(c, "advice-first", " \n");
}

static void
written_done(struct call *c)
{
	strings_free(&assignment.header);
	call_done(c);
}

START_TEST(an_assignment_says_what_is_covered)
{
	struct call c = { 0 };
	struct coverage v = { 0 };

	make_written(&c);
	coverage_read(&v, &pack, &c);
	ck_assert_uint_eq(v.wanted, 4);
	ck_assert_uint_eq(v.covered, 2);
	ck_assert_uint_eq(v.planned, 3);
	ck_assert_uint_eq(v.unplanned.n, 1);
	ck_assert_str_eq(v.unplanned.s[0], "Never planned");
	coverage_done(&v);
	written_done(&c);
}
END_TEST

/* Its questions in its order, each written up or not, its notes after it; then what else was said. */
START_TEST(an_assignment_is_written_up)
{
	static const char *const all[] = { "Patience, says Maya.", "Not written up", "Hard for Grid planner?",
		"Never?", "9 words", "warms up about outages", "What else was said", "in the week just gone" };
	struct call c = { 0 };
	struct text got = { 0 };
	struct person me = { .name = "Sam Lee", .student_id = "s-17" };
	struct report r = { .call = &c, .me = &me, .assignment = &pack, .zone = "UTC" };

	make_written(&c);
	report_as(&r, false, PAGE_MARKDOWN, &got);
	check_same("report-assignment.md", &got);
	for (int as = 0; as < N_PAGE_FORMATS; as++) {
		text_clear(&got);
		report_as(&r, false, (enum page_format)as, &got);
		for (size_t i = 0; i < LEN(all); i++)
			ck_assert_msg(strstr(text_str(&got), all[i]) != NULL, "%d: %s", as, all[i]);
	}
	text_free(&got);
	written_done(&c);
}
END_TEST

static void
must_read(const struct report *r, const char *want, bool there)
{
	struct text got = { 0 };

	report_as(r, false, PAGE_TEXT, &got);
	ck_assert_msg((strstr(text_str(&got), want) != NULL) == there, "%s in:\n%s", want, text_str(&got));
	text_free(&got);
}

/* An instructor reads what was learned against what was expected, and when they were thanked. */
START_TEST(an_assignment_says_what_was_unexpected_and_when_they_were_thanked)
{
	struct call c = { 0 };
	struct report r = { .call = &c, .assignment = &pack, .zone = "UTC",
		.interest = "from 3 to 4; the night shifts are fewer" };

	make_written(&c);
	must_read(&r, "thank-you sent", false);
	mem_grow(c.reflections, &c.cap_reflections, c.n_reflections + 1);
	c.reflections[c.n_reflections++] = (struct reflection){ .prompt = mem_str("unexpected"),
		.text = mem_str("Most of it is telephone.") };
	mem_grow(c.steps, &c.cap_steps, c.n_steps + 1);
	c.steps[c.n_steps++] = (struct due_row){ .due = { .kind = DUE_THANKS }, .name = mem_str("Maya Okafor"),
		.done_ms = BEGUN_MS + DAY_MS };
	must_read(&r, "Thanks: thank-you sent on Monday, 23 November 2026", true);
	must_read(&r, "Thank Maya Okafor · sent on Monday, 23 November 2026", true);
	must_read(&r, "Against what I had expected", true);
	must_read(&r, "Interest in this work: from 3 to 4; the night shifts are fewer", true);
	must_read(&r, "What was unexpected?", false); /* told once */
	r.without_notes = true;
	must_read(&r, "Most of it is telephone.", true);
	r.assignment = NULL;
	must_read(&r, "Against what I had expected", false);
	must_read(&r, "What was unexpected?", true);
	written_done(&c);
}
END_TEST

/* Beside other conversations a name reads as it does in the report. */
START_TEST(a_name_is_told_without_its_marks)
{
	const struct { enum note_kind kind; const char *text, *want; } all[] = {
		{ NOTE_REFERRAL, "Dana Ruiz, forecasting, same floor +",
			"Dana Ruiz, forecasting, same floor; I may use the name" },
		{ NOTE_REFERRAL, "her brother", "her brother" }, { NOTE_QUOTE, "start small", "“start small”" },
		{ NOTE_FACT, "C++ and a +", "C++ and a +" } };

	for (size_t i = 0; i < LEN(all); i++) {
		const struct compare_note n = { .kind = all[i].kind, .text = (char *)all[i].text };
		struct text got = { 0 };
		compare_note_text(&n, &got);
		ck_assert_str_eq(text_str(&got), all[i].want);
		text_free(&got);
	}
}
END_TEST

/* What was noted in confidence is left out here as well. */
START_TEST(an_assignment_leaves_out_what_is_off_the_record)
{
	struct call c = { 0 };
	struct text got = { 0 };
	struct report r = { .call = &c, .assignment = &pack, .zone = "UTC" };

	make_private(&c);
	for (int as = 0; as < N_PAGE_FORMATS; as++) {
		text_clear(&got);
		report_as(&r, false, (enum page_format)as, &got);
		for (size_t i = 0; i < LEN(secrets); i++)
			ck_assert_msg(!strstr(text_str(&got), secrets[i]), "%s", secrets[i]);
	}
	text_free(&got);
	call_done(&c);
}
END_TEST

/* What was read before is shown; a link or a number by which they were called is not. */
START_TEST(research_is_shown_and_the_link_is_not)
{
	static const struct { const char *channel, *place; bool shown; } all[] = {
		{ "video", "https://meet.example/x", false }, { "video", "zoom.example/j/123", false },
		{ "phone", "+43 1 234567", false }, { "in person", "Main Street 7/2, first floor", true },
		{ "video", "the small room", true } };

	for (size_t i = 0; i < LEN(all); i++) {
		struct call c = { 0 };
		struct text got = { 0 };
		struct report r = { .call = &c, .zone = "UTC" };
		make_call(&c);
		mem_set(&c.who.research, "Northlight bought Gridco.\n\nWrote on line 7.");
		mem_set(&c.interview.channel, all[i].channel);
		mem_set(&c.interview.place, all[i].place);
		report_as(&r, false, PAGE_TEXT, &got);
		ck_assert_msg((strstr(text_str(&got), all[i].place) != NULL) == all[i].shown, "%s", all[i].place);
		ck_assert_ptr_nonnull(strstr(text_str(&got), "What I had read before"));
		ck_assert_ptr_nonnull(strstr(text_str(&got), "- Wrote on line 7."));
		text_free(&got);
		call_done(&c);
	}
}
END_TEST

START_TEST(an_assignment_without_the_notes)
{
	static const char *const notes[] = { "04:12", "Notes", "warms up", "forty to fifty", "cheerful", "01:40",
		"the article ★", "an impression is mine" };
	struct call c = { 0 };
	struct text got = { 0 };
	struct report r = { .call = &c, .assignment = &pack, .zone = "UTC", .without_notes = true };

	make_written(&c);
	report_as(&r, false, PAGE_MARKDOWN, &got);
	for (size_t i = 0; i < LEN(notes); i++)
		ck_assert_msg(!strstr(text_str(&got), notes[i]), "%s", notes[i]);
	ck_assert_ptr_nonnull(strstr(text_str(&got), "You are \\*on call\\* one week.\n\n### 2. Pay?\n\n"
		"*Not written up · Answered in passing*\n\n### 3. First?\n"));
	ck_assert_ptr_nonnull(strstr(text_str(&got), "## What else was said\n\n"
		"### 1. What did you do in the week just gone?\n\n*Asked at 00:40, 2:10 long*\n\n"
		"### 2. Who checks the plans?\n"));
	text_free(&got);
	written_done(&c);
}
END_TEST

START_TEST(a_report_as_html)
{
	struct call c = { 0 };
	struct text got = { 0 };
	struct report r = { .call = &c, .zone = "UTC" };

	make_call(&c);
	report_as(&r, false, PAGE_HTML, &got);
	ck_assert_ptr_nonnull(strstr(text_str(&got), "<title>Conversation with Maya Okafor</title>"));
	ck_assert_ptr_nonnull(strstr(text_str(&got), "state licence &lt;3 years"));
	ck_assert_ptr_nonnull(strstr(text_str(&got), "<strong>My impression:</strong>"));
	text_free(&got);
	call_done(&c);
}
END_TEST

START_TEST(a_blank_sheet)
{
	struct call c = { 0 };
	struct text got = { 0 };
	struct report r = { .call = &c, .zone = "UTC" };

	make_call(&c);
	strings_add(&c.asked[0].probes, "What was the best hour?");
	report_as(&r, true, PAGE_MARKDOWN, &got);
	check_same("blank.md", &got);
	/* With an appointment there is nothing to fill in by hand. */
	c.interview.scheduled_ms = 0;
	ck_assert(time_parse("2026-12-01T14:00:00Z", NULL, &c.interview.scheduled_ms));
	mem_set(&c.interview.channel, "video");
	mem_set(&c.interview.place, "meet.example/maya");
	text_clear(&got);
	report_as(&r, true, PAGE_MARKDOWN, &got);
	ck_assert_ptr_nonnull(strstr(text_str(&got), "Tuesday, 1 December 2026, 14:00"));
	ck_assert_ptr_nonnull(strstr(text_str(&got), "meet.example/maya"));
	ck_assert_ptr_null(strstr(text_str(&got), "Date: "));
	ck_assert_ptr_null(strstr(text_str(&got), "Link or place"));
	text_free(&got);
	call_done(&c);
}
END_TEST

/* A sheet of many questions has their probes and the opening words all the same, in each format. */
START_TEST(a_sheet_has_opening_and_probes)
{
	static const char *const wanted[N_PAGE_FORMATS][3] = {
		[PAGE_MARKDOWN] = { "Hello Maya,", "*Who taught it 9 times?*", "\n---\n\n---\n" },
		[PAGE_HTML] = { "Hello Maya,", "<em>Who taught it 9 times?</em>", "<hr>\n<hr>" },
		[PAGE_RTF] = { "Hello Maya,", "Who taught it 9 times?", "\\brdrb" },
		[PAGE_TEXT] = { "Hello Maya,", "- Who taught it 9 times?", "____\n\n____" },
	};
	struct call c = { 0 };
	struct person me = { .name = "Ana Lee" };
	struct report r = { .call = &c, .me = &me, .zone = "UTC" };

	make_person(&c);
	for (int i = 0; i < 10; i++) {
		struct text probe = { 0 };
		add_asked(&c, 20 + i, "q", "What is hard?", "Hard", ASKED_PLANNED, false);
		text_addf(&probe, "Who taught it %d times?", i);
		strings_add(&c.asked[i].probes, probe.s);
		text_free(&probe);
	}
	for (size_t as = 0; as < N_PAGE_FORMATS; as++) {
		struct text got = { 0 };

		report_as(&r, true, (enum page_format)as, &got);
		for (size_t k = 0; k < LEN(wanted[as]); k++)
			ck_assert_msg(strstr(text_str(&got), wanted[as][k]), "%s lacks %s:\n%s",
				page_format_names[as], wanted[as][k], text_str(&got));
		ck_assert_ptr_nonnull(strstr(text_str(&got), "My name is Ana Lee."));
		text_free(&got);
	}
	call_done(&c);
}
END_TEST

static void
setup(void)
{
	ck_assert_ptr_nonnull(setlocale(LC_CTYPE, "C.UTF-8"));
}

Suite *
formats_report_suite(void)
{
	Suite *s = suite_create("formats_report");
	TCase *t = tcase_create("report");

	suite_add_tcase(s, t);
	tcase_add_checked_fixture(t, setup, NULL);
	tcase_add_test(t, a_conversation_as_json);
	tcase_add_test(t, a_call_from_paper_is_not_measured);
	tcase_add_test(t, a_call_not_begun_has_no_times);
	tcase_add_test(t, a_contact_as_json);
	tcase_add_test(t, a_report_as_markdown);
	tcase_add_test(t, pages_leave_out_what_is_off_the_record);
	tcase_add_test(t, show_has_what_is_off_the_record);
	tcase_add_test(t, an_assignment_says_what_is_covered);
	tcase_add_test(t, a_name_is_told_without_its_marks);
	tcase_add_test(t, an_assignment_is_written_up);
	tcase_add_test(t, an_assignment_says_what_was_unexpected_and_when_they_were_thanked);
	tcase_add_test(t, an_assignment_leaves_out_what_is_off_the_record);
	tcase_add_test(t, an_assignment_without_the_notes);
	tcase_add_test(t, research_is_shown_and_the_link_is_not);
	tcase_add_test(t, a_report_as_html);
	tcase_add_test(t, a_blank_sheet);
	tcase_add_test(t, a_sheet_has_opening_and_probes);
	return s;
}

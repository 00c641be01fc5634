/* Every noun into the workbook and out again, and what is refused. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "model/call.h"
#include "store.h"
#include "store_temp.h"

static struct store *s;
static struct err e;

static void
setup(void)
{
	temp_new();
	s = temp_store(0);
	e.text[0] = '\0';
}

static void
teardown(void)
{
	store_close(s);
	temp_done();
}

#define OK(x) ck_assert_msg((x), "%s", e.text)
#define SAYS(part) \
	ck_assert_msg(strstr(e.text, part) != NULL, "\"%s\" does not say \"%s\"", e.text, part)

/* ---- contacts ---- */

static void
fill(struct contact *c)
{
	c->name = mem_str("Žofie Okafor");
	c->role = mem_str("Grid planner");
	c->organisation = mem_str("Northlight Energy");
	c->email = mem_str("zofie@northlight.example");
	c->phone = mem_str("+351 21 000 000");
	c->links = mem_str("https://a.example\nhttps://b.example");
	c->zone = mem_str("Europe/Lisbon");
	c->found = mem_str("through Dana");
	c->why = mem_str("plans grids; \"quotes\" and 'more', 田中, 👩‍👩‍👧");
	c->common = mem_str("the same school");
	c->research = mem_str("line one\nline two\ttabbed");
	c->tags = mem_str("energy, first-gen");
	c->seniority = mem_str("senior");
	c->path = PATH_ALUMNI;
	c->stage = STAGE_SCHEDULED;
	c->may_use_name = true;
	c->referral_words = mem_str("say hello from me");
	c->target = true;
}

START_TEST(contact_comes_back_whole)
{
	struct contact c = { 0 }, got = { 0 };

	fill(&c);
	c.referrer_id = temp_contact(s, "Dana Ruiz");
	OK(store_contact_save(s, &c, &e));
	ck_assert_int_gt(c.id, 0);
	ck_assert_int_gt(c.revision, 0);
	OK(store_contact_get(s, c.id, &got, &e));
	ck_assert_str_eq(got.name, "Žofie Okafor");
	ck_assert_str_eq(got.role, "Grid planner");
	ck_assert_str_eq(got.organisation, "Northlight Energy");
	ck_assert_str_eq(got.email, "zofie@northlight.example");
	ck_assert_str_eq(got.phone, "+351 21 000 000");
	ck_assert_str_eq(got.links, "https://a.example\nhttps://b.example");
	ck_assert_str_eq(got.zone, "Europe/Lisbon");
	ck_assert_str_eq(got.found, "through Dana");
	ck_assert_str_eq(got.why, "plans grids; \"quotes\" and 'more', 田中, 👩‍👩‍👧");
	ck_assert_str_eq(got.common, "the same school");
	ck_assert_str_eq(got.research, "line one\nline two\ttabbed");
	ck_assert_str_eq(got.tags, "energy, first-gen");
	ck_assert_str_eq(got.seniority, "senior");
	ck_assert_int_eq(got.path, PATH_ALUMNI);
	ck_assert_int_eq(got.stage, STAGE_SCHEDULED);
	ck_assert_int_eq(got.referrer_id, c.referrer_id);
	ck_assert(got.may_use_name);
	ck_assert_str_eq(got.referral_words, "say hello from me");
	ck_assert(got.target);
	ck_assert_int_eq(got.created_ms, TEMP_WALL);
	ck_assert_int_eq(got.changed_ms, TEMP_WALL);
	ck_assert_str_eq(got.uuid, c.uuid);
	ck_assert_uint_eq(strlen(got.uuid), UUID_SIZE - 1);
	contact_done(&c);
	contact_done(&got);
}
END_TEST

/* A word of its own for a field: "zqsaid", "zymayusename". */
static void
own_word(const struct contact_field *f, const char *begin, struct text *out)
{
	text_set(out, begin);
	for (const char *k = f->key; *k; k++)
		if (*k != '_')
			text_addc(out, *k);
}

static void
put_own(struct contact *c, const struct contact_field *f, const char *begin, int nth)
{
	struct text word = { 0 };

	own_word(f, begin, &word);
	if (f->flags & FIELD_CONSENT) {
		text_clear(&word);
		text_addf(&word, "%s 2026-11-%02d", begin[1] == 'q' ? "spoken" : "written",
			(int)(f - contact_fields) % 28 + 1);
	}
	OK(contact_put(c, f, f->words ? f->words[nth] : text_str(&word), &e));
	text_free(&word);
}

static bool
hit_any(void *user, const struct hit *h)
{
	*(bool *)user |= strcmp(h->kind, "contact") == 0;
	return true;
}

static bool
each_any(void *user, const struct contact *c)
{
	(void)c;
	return *(bool *)user = true;
}

/* One definition: lists as one types, `contacts WORDS` and search look at the same fields. */
static void
found_by(const struct contact_field *f, const char *begin, bool there)
{
	struct text word = { 0 };
	struct store_row row = { 0 };
	bool hit = false, listed = false;

	own_word(f, begin, &word);
	size_t n = store_contact_rows(s, text_str(&word), STORE_FIRST, NULL, 0, &row, 1);
	ck_assert_msg((n == 1) == (there && f->flags & FIELD_SEARCHED), "narrowed by %s", f->name);
	OK(store_contact_each(s, text_str(&word), each_any, &listed, &e));
	ck_assert_msg(listed == (n == 1), "listed by %s", f->name);
	OK(store_search(s, text_str(&word), 9, hit_any, &hit, &e));
	ck_assert_msg(hit == (there && f->flags & FIELD_SEARCHED), "searched for %s", f->name);
	store_row_done(&row);
	text_free(&word);
}

static void
same_fields(const struct contact *c, const struct contact *got)
{
	struct text a = { 0 }, b = { 0 };

	for (size_t i = 0; i < n_contact_fields; i++) {
		text_clear(&a);
		text_clear(&b);
		contact_get(c, &contact_fields[i], &a);
		contact_get(got, &contact_fields[i], &b);
		ck_assert_msg(a.n > 0 && strcmp(text_str(&a), text_str(&b)) == 0, "%s: \"%s\", not \"%s\"",
			contact_fields[i].name, text_str(&b), text_str(&a));
	}
	text_free(&a);
	text_free(&b);
}

/* Whatever row stands in contact_fields is kept, changed, found and narrowed by. */
START_TEST(every_field_is_kept_and_found)
{
	struct contact c = { 0 }, got = { 0 };

	for (int round = 0; round < 2; round++) {
		const char *begin = round ? "zy" : "zq";
		temp_contact(s, round ? "Zyreferrer" : "Zqreferrer");
		for (size_t i = 0; i < n_contact_fields; i++)
			put_own(&c, &contact_fields[i], begin, 1);
		mem_set(&c.name, round ? "zyname" : "zqname");
		OK(store_contact_save(s, &c, &e));
		OK(store_contact_get(s, c.id, &got, &e));
		same_fields(&c, &got);
		for (size_t i = 0; i < n_contact_fields; i++) {
			const struct contact_field *f = &contact_fields[i];
			if (f->words || f->flags & FIELD_REFERRAL)
				continue;
			found_by(f, begin, true);
			found_by(f, round ? "zq" : "zx", false);
		}
	}
	contact_done(&c);
	contact_done(&got);
}
END_TEST

/* ---- what they agreed to ---- */

static void
agree(struct contact *c, enum purpose p, const char *value)
{
	mem_set(&c->consent[p], value);
	OK(store_contact_save(s, c, &e));
	OK(store_contact_get(s, c->id, c, &e));
}

START_TEST(a_consent_has_its_day_and_is_withdrawn)
{
	struct contact c = { 0 };

	OK(store_contact_get(s, temp_contact(s, "Maya Okafor"), &c, &e));
	ck_assert_str_eq(c.consent[PURPOSE_COACH], "");
	agree(&c, PURPOSE_COACH, "written 2026-11-20");
	agree(&c, PURPOSE_CLASS, "declined 2026-11-20");
	ck_assert_str_eq(c.consent[PURPOSE_COACH], "written 2026-11-20");
	ck_assert_str_eq(c.consent[PURPOSE_CLASS], "declined 2026-11-20");
	ck_assert_str_eq(c.consent[PURPOSE_PAPER], "");
	agree(&c, PURPOSE_COACH, "withdrawn 2026-11-25");
	ck_assert_str_eq(c.consent[PURPOSE_COACH], "withdrawn 2026-11-25");
	/* What it was, and when it was given, is still known. */
	ck_assert_int_eq(temp_number("SELECT count(*) FROM consent WHERE answer = 'written' AND "
		"date(given_ms / 1000, 'unixepoch') = '2026-11-20' AND purpose = 'coach'"), 1);
	agree(&c, PURPOSE_COACH, "spoken 2026-11-28");
	ck_assert_str_eq(c.consent[PURPOSE_COACH], "spoken 2026-11-28");
	agree(&c, PURPOSE_COACH, "");
	ck_assert_int_eq(temp_number("SELECT count(*) FROM consent"), 1);
	mem_set(&c.consent[PURPOSE_CLASS], "withdrawn"); /* was declined */
	ck_assert(!store_contact_save(s, &c, &e));
	SAYS("Maya Okafor has not agreed (class); write declined");
	mem_set(&c.consent[PURPOSE_CLASS], "declined 2026-11-20");
	mem_set(&c.consent[PURPOSE_PAPER], "withdrawn");
	ck_assert(!store_contact_save(s, &c, &e));
	SAYS("(paper)");
	contact_done(&c);
}
END_TEST

/* Without a day it is today, where the person is: in Auckland the day has begun already. */
START_TEST(a_consent_without_a_day_is_todays)
{
	struct contact c = { 0 };
	struct moment now = { .wall_ms = INT64_C(1796036400000) }; /* 2026-11-30 11:00 UTC */

	OK(store_due_settings(s, false, "Pacific/Auckland", &(struct strings){ 0 }, &e));
	store_now(s, &now);
	OK(store_contact_get(s, temp_contact(s, "Maya Okafor"), &c, &e));
	agree(&c, PURPOSE_NOTES, "spoken");
	ck_assert_str_eq(c.consent[PURPOSE_NOTES], "spoken 2026-12-01");
	contact_done(&c);
}
END_TEST

START_TEST(a_consent_goes_and_comes_with_the_person)
{
	struct contact c = { 0 };

	OK(store_contact_get(s, temp_contact(s, "Maya Okafor"), &c, &e));
	agree(&c, PURPOSE_RECORDING, "written 2026-11-20");
	agree(&c, PURPOSE_RECORDING, "withdrawn 2026-11-21");
	OK(store_contact_delete(s, c.id, &e));
	ck_assert_int_eq(temp_number("SELECT count(*) FROM consent"), 0);
	OK(store_undo(s, -1, NULL, &e));
	OK(store_contact_get(s, c.id, &c, &e));
	ck_assert_str_eq(c.consent[PURPOSE_RECORDING], "withdrawn 2026-11-21");
	OK(store_undo(s, -1, NULL, &e));
	OK(store_contact_get(s, c.id, &c, &e));
	ck_assert_str_eq(c.consent[PURPOSE_RECORDING], "written 2026-11-20");
	OK(store_undo(s, -1, NULL, &e));
	ck_assert_int_eq(temp_number("SELECT count(*) FROM consent"), 0);
	contact_done(&c);
}
END_TEST

/* ---- who named them ---- */

static const struct referred {
	const char *typed; /* into the form of "Dana Ruiz" */
	const char *by;    /* "": nobody */
	const char *said;  /* why not; NULL: taken */
} referred[] = {
	{ "maya", "Maya Okafor", NULL },
	{ " Okaf ", "Maya Okafor", NULL },
	{ "1", "Maya Okafor", NULL },
	{ "", "", NULL },
	{ "m", NULL, "\"m\" may be Max Muster (2), Maya Okafor (1). Say more of the name" },
	{ "Nobody", NULL, "Nobody in the workbook is called \"Nobody\":" },
	{ "dana", NULL, "Dana Ruiz cannot be their own referrer." },
};

START_TEST(a_referrer_is_found_by_name)
{
	const struct referred *r = &referred[_i];
	const struct contact_field *f = NULL;
	struct contact c = { 0 }, got = { 0 };

	temp_contact(s, "Maya Okafor");
	temp_contact(s, "Max Muster");
	OK(store_contact_get(s, temp_contact(s, "Dana Ruiz"), &c, &e));
	for (size_t i = 0; i < n_contact_fields; i++)
		if (strcmp(contact_fields[i].name, "referrer") == 0)
			f = &contact_fields[i];
	c.referrer_id = r->said ? 0 : 2;
	OK(store_contact_save(s, &c, &e));
	OK(contact_put(&c, f, r->typed, &e));
	ck_assert_int_eq(store_contact_save(s, &c, &e), r->by != NULL);
	if (r->by) {
		OK(store_contact_get(s, c.id, &got, &e));
		ck_assert_str_eq(got.referrer, r->by);
		ck_assert_int_eq(got.referrer_id, *r->by ? 1 : 0);
	} else {
		SAYS(r->said);
	}
	contact_done(&c);
	contact_done(&got);
}
END_TEST

/* Of two with the same name the one that was meant stays when other fields are saved. */
START_TEST(a_referrer_of_two_namesakes_stays)
{
	struct contact c = { .name = mem_str("Dana Ruiz") };

	temp_contact(s, "Maya Okafor");
	c.referrer_id = temp_contact(s, "Maya Okafor");
	OK(store_contact_save(s, &c, &e));
	for (size_t i = 0; i < n_contact_fields; i++) {
		struct text value = { 0 };
		contact_get(&c, &contact_fields[i], &value);
		OK(contact_put(&c, &contact_fields[i], text_str(&value), &e));
		text_free(&value);
	}
	OK(store_contact_save(s, &c, &e));
	ck_assert_int_eq(c.referrer_id, 2);
	contact_done(&c);
}
END_TEST

START_TEST(contact_nothing_is_empty_text)
{
	struct contact got = { 0 };
	int64_t id = temp_contact(s, "Li");

	OK(store_contact_get(s, id, &got, &e));
	ck_assert_str_eq(got.email, "");
	ck_assert_str_eq(got.organisation, "");
	ck_assert_str_eq(got.seniority, "");
	ck_assert_int_eq(got.referrer_id, 0);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM contact WHERE email IS NULL"), 0);
	contact_done(&got);
}
END_TEST

START_TEST(contact_edit_of_an_older_revision_is_refused)
{
	struct contact a = { 0 }, b = { 0 };
	int64_t id = temp_contact(s, "Maya Okafor");

	OK(store_contact_get(s, id, &a, &e));
	OK(store_contact_get(s, id, &b, &e));
	mem_set(&a.role, "Planner");
	temp_at(s, 5000);
	OK(store_contact_save(s, &a, &e));
	mem_set(&b.role, "Plumber");
	ck_assert(!store_contact_save(s, &b, &e));
	SAYS("Maya Okafor was changed elsewhere");
	OK(store_contact_get(s, id, &b, &e));
	ck_assert_str_eq(b.role, "Planner");
	ck_assert_int_eq(b.revision, a.revision);
	ck_assert_int_eq(b.created_ms, TEMP_WALL);
	ck_assert_int_eq(b.changed_ms, TEMP_WALL + 5000);
	OK(store_contact_delete(s, id, &e));
	ck_assert(!store_contact_save(s, &a, &e));
	SAYS("not in the workbook any more");
	contact_done(&a);
	contact_done(&b);
}
END_TEST

/* Taking an edit back brings its old revision back; it must not be given out again. */
START_TEST(revision_is_never_given_out_twice)
{
	struct contact a = { 0 }, b = { 0 };
	int64_t id = temp_contact(s, "Maya Okafor");

	OK(store_contact_get(s, id, &a, &e));
	OK(store_contact_save(s, &a, &e));
	OK(store_undo(s, 0, NULL, &e));
	OK(store_contact_get(s, id, &b, &e));
	mem_set(&b.role, "Planner");
	OK(store_contact_save(s, &b, &e));
	ck_assert_int_ne(a.revision, b.revision);
	ck_assert(!store_contact_save(s, &a, &e));
	contact_done(&a);
	contact_done(&b);
}
END_TEST

START_TEST(organisation_is_one_however_typed)
{
	struct contact c = { 0 };
	int64_t a = temp_contact(s, "Maya, cook, Café Müller"), b = temp_contact(s, "Li, cook, cafe muller");

	ck_assert_int_eq(temp_number("SELECT count(*) FROM organisation"), 1);
	OK(store_contact_get(s, b, &c, &e));
	ck_assert_str_eq(c.organisation, "Café Müller");
	mem_set(&c.organisation, "CAFÉ MÜLLER");
	c.target = true;
	OK(store_contact_save(s, &c, &e));
	OK(store_contact_get(s, a, &c, &e));
	ck_assert_str_eq(c.organisation, "CAFÉ MÜLLER");
	ck_assert(c.target);
	temp_contact(s, "Ana, cook, Cafe Muller");
	OK(store_contact_get(s, a, &c, &e));
	ck_assert(c.target);
	ck_assert_str_eq(c.organisation, "CAFÉ MÜLLER");
	c.target = false;
	OK(store_contact_save(s, &c, &e));
	OK(store_contact_get(s, b, &c, &e));
	ck_assert(!c.target);
	contact_done(&c);
}
END_TEST

START_TEST(contact_is_found_by_a_part)
{
	int64_t maya = temp_contact(s, "Maya Okafor"), max = temp_contact(s, "Max Lindqvist");
	int64_t li = temp_contact(s, "Li"), zizka = temp_contact(s, "Petr Žižka");

	ck_assert_int_eq(store_contact_find(s, "maya", &e), maya);
	ck_assert_int_eq(store_contact_find(s, "OKAF", &e), maya);
	ck_assert_int_eq(store_contact_find(s, "zizka", &e), zizka);
	ck_assert_int_eq(store_contact_find(s, "li", &e), li); /* whole, not "Lindqvist" */
	ck_assert_int_eq(store_contact_find(s, "2", &e), max);
	ck_assert_int_eq(store_contact_find(s, "ma", &e), 0);
	SAYS("Max Lindqvist (2), Maya Okafor (1)");
	ck_assert_int_eq(store_contact_find(s, "nobody", &e), 0);
	SAYS("called \"nobody\"");
	ck_assert_int_eq(store_contact_find(s, "", &e), 0);
	ck_assert_int_eq(store_contact_find(s, "99", &e), 0);
	ck_assert_int_eq(store_contact_count(s), 4);
}
END_TEST

/* ---- conversations ---- */

START_TEST(interview_comes_back_whole)
{
	struct interview i = { .kind = KIND_NETWORKING, .agreed_minutes = 30,
		.scheduled_ms = TEMP_WALL + DAY_MS, .practice = true, .speed = 4,
		.nervous_before = 7, .nervous_after = 3 };
	struct call c = { 0 };

	i.contact_id = temp_contact(s, "Maya Okafor, Grid planner, Northlight");
	i.zone = mem_str("Europe/Prague");
	i.place = mem_str("Café");
	i.channel = mem_str("video");
	i.partner = mem_str("engineer");
	i.assignment = mem_str("career-planning");
	OK(store_interview_save(s, &i, &e));
	OK(store_call_get(s, i.id, &c, &e));
	ck_assert_str_eq(c.interview.contact, "Maya Okafor");
	ck_assert_str_eq(c.interview.role, "Grid planner");
	ck_assert_str_eq(c.interview.organisation, "Northlight");
	ck_assert_str_eq(c.who.name, "Maya Okafor");
	ck_assert_int_eq(c.interview.kind, KIND_NETWORKING);
	ck_assert_int_eq(c.interview.agreed_minutes, 30);
	ck_assert_int_eq(c.interview.scheduled_ms, TEMP_WALL + DAY_MS);
	ck_assert_str_eq(c.interview.zone, "Europe/Prague");
	ck_assert_str_eq(c.interview.place, "Café");
	ck_assert_str_eq(c.interview.channel, "video");
	ck_assert_str_eq(c.interview.partner, "engineer");
	ck_assert_str_eq(c.interview.assignment, "career-planning");
	ck_assert(c.interview.practice);
	ck_assert_int_eq(c.interview.speed, 4);
	ck_assert_int_eq(c.clock.speed, 4);
	ck_assert_int_eq(c.interview.nervous_before, 7);
	ck_assert_int_eq(c.interview.nervous_after, 3);
	ck_assert_int_eq(c.interview.created_ms, TEMP_WALL);
	ck_assert_str_eq(c.interview.uuid, i.uuid);
	ck_assert_int_eq(c.interview.started_ms, 0);
	i.revision = 0;
	ck_assert(!store_interview_save(s, &i, &e));
	SAYS("changed elsewhere");
	interview_done(&i);
	call_done(&c);
}
END_TEST

START_TEST(interview_begins_and_ends_by_its_clock)
{
	int64_t maya = temp_contact(s, "Maya"), i = temp_interview(s, maya);
	struct call c = { 0 };

	ck_assert_int_eq(store_interview_planned(s, maya), i);
	ck_assert_int_eq(store_interview_running(s, 0), 0);
	ck_assert_int_eq(store_interview_find(s, "last", &e), 0);
	SAYS("No interview has begun");
	temp_clock(s, i, CLOCK_START, 0);
	ck_assert_int_eq(store_interview_running(s, 0), i);
	ck_assert_int_eq(store_interview_running(s, maya), i);
	ck_assert_int_eq(store_interview_running(s, maya + 1), 0);
	ck_assert_int_eq(store_interview_planned(s, maya), i);
	ck_assert_int_eq(store_interview_find(s, "last", &e), i);
	OK(store_call_get(s, i, &c, &e));
	ck_assert_int_eq(c.interview.started_ms, TEMP_WALL);
	ck_assert_int_eq(c.interview.ended_ms, 0);
	temp_clock(s, i, CLOCK_END, 20 * MINUTE_MS);
	OK(store_call_get(s, i, &c, &e));
	ck_assert_int_eq(c.interview.ended_ms, TEMP_WALL + 20 * MINUTE_MS);
	ck_assert_int_eq(store_interview_running(s, 0), 0);
	ck_assert_int_eq(store_interview_planned(s, maya), 0);
	/* `/end` can be undone in the debrief. */
	OK(store_undo(s, i, NULL, &e));
	ck_assert_int_eq(store_interview_running(s, 0), i);
	OK(store_call_get(s, i, &c, &e));
	ck_assert_int_eq(c.interview.ended_ms, 0);
	call_done(&c);
}
END_TEST

START_TEST(last_is_most_recently_begun)
{
	int64_t a = temp_interview(s, 0), b = temp_interview(s, 0);
	struct interview old = { .started_ms = TEMP_WALL - DAY_MS, .ended_ms = TEMP_WALL - HOUR_MS };

	OK(store_interview_save(s, &old, &e)); /* came from a file: no clock events */
	ck_assert_int_eq(store_interview_find(s, "last", &e), old.id);
	ck_assert_int_eq(store_interview_running(s, 0), 0);
	temp_clock(s, a, CLOCK_START, 5000);
	ck_assert_int_eq(store_interview_find(s, "last", &e), a);
	temp_clock(s, b, CLOCK_START, 4000);
	ck_assert_int_eq(store_interview_find(s, "last", &e), a);
	ck_assert_int_eq(store_interview_find(s, "2", &e), 2);
	ck_assert_int_eq(store_interview_find(s, "77", &e), 0);
	SAYS("no interview 77");
	ck_assert_int_eq(store_interview_find(s, "first", &e), 0);
	SAYS("\"first\" is not an interview");
}
END_TEST

START_TEST(call_comes_back_in_order)
{
	int64_t i = temp_interview(s, temp_contact(s, "Maya"));
	int64_t q1 = temp_asked(s, i, "one"), q2 = temp_asked(s, i, "two");
	struct asked off = { .state = ASKED_OFF_SCRIPT };
	struct note star = { .kind = NOTE_FACT, .starred = true, .axis_ms = 1000, .asked_id = q1 };
	struct note marker = { .kind = NOTE_QUOTE, .marker = true, .axis_ms = 500 };
	struct asking first = { .asked_id = q2, .axis_ms = 9000, .done_ms = 9900 }, second = { .asked_id = q1 };
	struct check check = { .axis_ms = 7, .answer = CHECK_OFFERED, .minutes = 10 };
	struct call c = { 0 };

	off.text = mem_str("What is that badge?");
	star.text = mem_str("licence after year two");
	OK(store_asked_add(s, i, &off, &e));
	ck_assert_str_eq(off.question_id, "off-1");
	ck_assert_int_eq(off.position, 3);
	ck_assert_int_gt(temp_asked(s, i, "three"), 0);
	temp_note(s, i, "later", 2000);
	OK(store_note_add(s, i, &star, &e));
	OK(store_note_add(s, i, &marker, &e));
	temp_note(s, i, "same moment, after", 1000);
	OK(store_asking_add(s, i, &first, &e));
	OK(store_asking_add(s, i, &second, &e));
	OK(store_check_save(s, i, &check, &e));
	check.minutes = 5; /* it has its id: corrected, not added */
	OK(store_check_save(s, i, &check, &e));
	temp_clock(s, i, CLOCK_START, 0);
	temp_clock(s, i, CLOCK_PAUSE, 9000);
	temp_clock(s, i, CLOCK_GAP, 8000); /* found later, acts earlier */
	OK(store_reflection_set(s, i, "learned", "ask about licences", &e));
	OK(store_reflection_set(s, i, "went-well", "the opening", &e));
	OK(store_reflection_set(s, i, "learned", "ask about licences first", &e));
	OK(store_draft_set(s, "call/1", "half a li", 2500, &e));
	OK(store_call_get(s, i, &c, &e));

	ck_assert_uint_eq(c.n_asked, 4);
	ck_assert_int_eq(c.asked[0].id, q1);
	ck_assert_int_eq(c.asked[1].id, q2);
	ck_assert_str_eq(c.asked[2].question_id, "three");
	ck_assert_str_eq(c.asked[3].text, "What is that badge?");
	ck_assert_int_eq(c.asked[3].state, ASKED_OFF_SCRIPT);
	ck_assert_uint_eq(c.n_askings, 2);
	ck_assert_int_eq(c.askings[0].asked_id, q1);
	ck_assert_int_eq(c.askings[1].axis_ms, 9000);
	ck_assert_int_eq(c.askings[1].done_ms, 9900);
	ck_assert_int_eq(c.askings[0].done_ms, 0);
	ck_assert_uint_eq(c.n_notes, 4);
	ck_assert(c.notes[0].marker);
	ck_assert_int_eq(c.notes[0].kind, NOTE_QUOTE);
	ck_assert_str_eq(c.notes[0].text, "");
	ck_assert_int_eq(c.notes[0].asked_id, 0);
	ck_assert_str_eq(c.notes[1].text, "licence after year two");
	ck_assert(c.notes[1].starred);
	ck_assert_int_eq(c.notes[1].asked_id, q1);
	ck_assert(!c.notes[1].unsaved);
	ck_assert_str_eq(c.notes[2].text, "same moment, after");
	ck_assert_str_eq(c.notes[3].text, "later");
	ck_assert_uint_eq(c.n_checks, 1);
	ck_assert_int_eq(c.checks[0].answer, CHECK_OFFERED);
	ck_assert_int_eq(c.checks[0].axis_ms, 7);
	ck_assert_int_eq(c.checks[0].minutes, 5);
	ck_assert_uint_eq(c.clock.n, 3);
	ck_assert_int_eq(c.clock.events[1].kind, CLOCK_GAP);
	ck_assert_str_eq(c.clock.events[1].boot_id, "boot-a");
	ck_assert_int_eq(c.clock.events[2].kind, CLOCK_PAUSE);
	ck_assert_uint_eq(c.n_reflections, 2);
	ck_assert_str_eq(c.reflections[0].text, "ask about licences first");
	ck_assert_str_eq(text_str(&c.draft), "half a li");
	ck_assert_int_eq(c.draft_axis_ms, 2500);
	OK(store_reflection_set(s, i, "learned", "", &e));
	OK(store_call_get(s, i, &c, &e));
	ck_assert_uint_eq(c.n_reflections, 1);
	ck_assert(!store_call_get(s, 99, &c, &e));
	SAYS("no interview 99");
	asked_done(&off);
	note_done(&star);
	call_done(&c);
}
END_TEST

START_TEST(asked_keeps_every_field)
{
	int64_t i = temp_interview(s, 0);
	struct asked a = { .phase = PHASE_DEEPEN, .tiara = TIARA_ADVICE, .minutes = 4, .priority = 2,
		.must = true, .state = ASKED_SKIPPED };
	struct call c = { 0 };

	a.question_id = mem_str("hard-to-teach");
	a.text = mem_str("What took you longest to learn?");
	a.brief = mem_str("What is hard to teach");
	a.category = mem_str("skills");
	a.pack = mem_str("core");
	a.why = mem_str("for a planner");
	strings_add(&a.probes, "who taught it to you?");
	strings_add(&a.probes, "and then?");
	OK(store_asked_add(s, i, &a, &e));
	a.must = false;
	a.state = ASKED_ANSWERED;
	OK(store_asked_save(s, &a, &e));
	OK(store_call_get(s, i, &c, &e));
	ck_assert_str_eq(c.asked[0].question_id, "hard-to-teach");
	ck_assert_str_eq(c.asked[0].brief, "What is hard to teach");
	ck_assert_str_eq(c.asked[0].category, "skills");
	ck_assert_str_eq(c.asked[0].pack, "core");
	ck_assert_str_eq(c.asked[0].why, "for a planner");
	ck_assert_uint_eq(c.asked[0].probes.n, 2);
	ck_assert_str_eq(c.asked[0].probes.s[1], "and then?");
	ck_assert_int_eq(c.asked[0].phase, PHASE_DEEPEN);
	ck_assert_int_eq(c.asked[0].tiara, TIARA_ADVICE);
	ck_assert_int_eq(c.asked[0].minutes, 4);
	ck_assert_int_eq(c.asked[0].priority, 2);
	ck_assert(!c.asked[0].must);
	ck_assert_int_eq(c.asked[0].state, ASKED_ANSWERED);
	asked_done(&a);
	call_done(&c);
}
END_TEST

static void
check_plan(int64_t i, const char *want)
{
	struct call c = { 0 };
	struct text got = { 0 };

	OK(store_call_get(s, i, &c, &e));
	for (size_t n = 0; n < c.n_asked; n++)
		text_addf(&got, "%s%d", n ? " " : "", (int)c.asked[n].id);
	ck_assert_str_eq(text_str(&got), want);
	text_free(&got);
	call_done(&c);
}

START_TEST(plan_is_moved_and_replaced)
{
	int64_t i = temp_interview(s, 0);
	struct asked plan[3] = { 0 };
	struct asking asked = { .asked_id = 3 };

	for (int n = 1; n <= 4; n++)
		ck_assert_int_eq(temp_asked(s, i, (char[]){ (char)('a' + n - 1), 0 }), n);
	check_plan(i, "1 2 3 4");
	OK(store_asked_move(s, 4, -1, &e));
	check_plan(i, "1 2 4 3");
	OK(store_asked_move(s, 1, 2, &e));
	check_plan(i, "2 4 1 3");
	OK(store_asked_move(s, 2, -1, &e)); /* the first stays first */
	check_plan(i, "2 4 1 3");
	OK(store_asked_delete(s, 4, &e));
	check_plan(i, "2 1 3");
	/* The new plan: a (was 1), and two new ones; c (3) was asked already, so it stays. */
	OK(store_asking_add(s, i, &asked, &e));
	plan[0].question_id = mem_str("x");
	plan[1].question_id = mem_str("a");
	plan[2].question_id = mem_str("y");
	OK(store_plan_replace(s, i, plan, 3, &e));
	ck_assert_int_eq(plan[0].id, 5);
	ck_assert_int_eq(plan[1].id, 1);
	ck_assert_int_eq(plan[2].position, 3);
	check_plan(i, "5 1 6 3");
	OK(store_undo(s, i, NULL, &e));
	check_plan(i, "2 1 3");
	ck_assert(!store_asked_move(s, 99, 1, &e));
	for (int n = 0; n < 3; n++)
		asked_done(&plan[n]);
}
END_TEST

START_TEST(note_is_changed_and_deleted)
{
	int64_t i = temp_interview(s, 0);
	struct note n = { .axis_ms = 10 }, old;
	struct call c = { 0 };

	n.text = mem_str("one");
	OK(store_note_add(s, i, &n, &e));
	old = n;
	mem_set(&n.text, "two");
	n.kind = NOTE_IMPRESSION;
	n.starred = true;
	OK(store_note_save(s, &n, &e));
	OK(store_call_get(s, i, &c, &e));
	ck_assert_str_eq(c.notes[0].text, "two");
	ck_assert_int_eq(c.notes[0].kind, NOTE_IMPRESSION);
	ck_assert(c.notes[0].starred);
	ck_assert_int_eq(c.notes[0].revision, n.revision);
	old.text = NULL;
	ck_assert(!store_note_save(s, &old, &e));
	SAYS("This note was changed elsewhere");
	OK(store_note_delete(s, n.id, &e));
	ck_assert(!store_note_delete(s, n.id, &e));
	SAYS("not in the workbook any more");
	OK(store_call_get(s, i, &c, &e));
	ck_assert_uint_eq(c.n_notes, 0);
	call_done(&c);
	note_done(&n);
}
END_TEST

START_TEST(note_for_an_interview_that_is_gone_is_refused)
{
	struct note n = { 0 };

	n.text = mem_str("to nobody");
	ck_assert(!store_note_add(s, 77, &n, &e));
	SAYS("gone");
	ck_assert_int_eq(n.id, 0);
	note_done(&n);
}
END_TEST

START_TEST(a_step_is_changed_of_the_revision_that_was_read)
{
	struct step soon = { .text = mem_str("soon"), .due_ms = 1000 }, got = { 0 };

	OK(store_step_save(s, &soon, &e));
	soon.done_ms = 5;
	OK(store_step_save(s, &soon, &e));
	ck_assert(store_step_get(s, soon.id, &got));
	ck_assert_str_eq(got.text, "soon");
	ck_assert_int_eq(got.done_ms, 5);
	soon.revision--;
	ck_assert(!store_step_save(s, &soon, &e));
	OK(store_step_delete(s, soon.id, &e));
	ck_assert(!store_step_delete(s, soon.id, &e));
	ck_assert(!store_step_get(s, soon.id, &got));
	step_done(&soon);
	step_done(&got);
}
END_TEST

START_TEST(drafts_are_kept_and_dropped)
{
	struct text got = { 0 };
	struct strings keys = { 0 };
	int64_t axis = 0, i = temp_interview(s, 0);

	ck_assert(!store_draft_get(s, "form/contact", &got, &axis));
	OK(store_draft_set(s, "form/contact", "May", 0, &e));
	OK(store_draft_set(s, "call/1", "one", 5, &e));
	OK(store_draft_set(s, "call/1", "one two", 5, &e));
	ck_assert(store_draft_get(s, "call/1", &got, &axis));
	ck_assert_str_eq(got.s, "one two");
	ck_assert_int_eq(axis, 5);
	store_draft_keys(s, &keys);
	ck_assert_uint_eq(keys.n, 2);
	ck_assert_str_eq(keys.s[0], "call/1");
	temp_note(s, i, "one two", 5); /* saving the line drops its draft */
	ck_assert(!store_draft_get(s, "call/1", &got, &axis));
	OK(store_draft_set(s, "form/contact", NULL, 0, &e));
	ck_assert(!store_draft_get(s, "form/contact", &got, &axis));
	OK(store_draft_set(s, "call/1", "", 9, &e)); /* empty is not gone */
	ck_assert(store_draft_get(s, "call/1", &got, &axis));
	ck_assert_str_eq(text_str(&got), "");
	text_free(&got);
	strings_free(&keys);
}
END_TEST

Suite *
store_noun_suite(void)
{
	Suite *suite = suite_create("store_noun");
	TCase *t = tcase_create("nouns");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, contact_comes_back_whole);
	tcase_add_test(t, a_consent_has_its_day_and_is_withdrawn);
	tcase_add_test(t, a_consent_without_a_day_is_todays);
	tcase_add_test(t, a_consent_goes_and_comes_with_the_person);
	tcase_add_test(t, every_field_is_kept_and_found);
	tcase_add_loop_test(t, a_referrer_is_found_by_name, 0, LEN(referred));
	tcase_add_test(t, a_referrer_of_two_namesakes_stays);
	tcase_add_test(t, contact_nothing_is_empty_text);
	tcase_add_test(t, contact_edit_of_an_older_revision_is_refused);
	tcase_add_test(t, revision_is_never_given_out_twice);
	tcase_add_test(t, organisation_is_one_however_typed);
	tcase_add_test(t, contact_is_found_by_a_part);
	tcase_add_test(t, interview_comes_back_whole);
	tcase_add_test(t, interview_begins_and_ends_by_its_clock);
	tcase_add_test(t, last_is_most_recently_begun);
	tcase_add_test(t, call_comes_back_in_order);
	tcase_add_test(t, asked_keeps_every_field);
	tcase_add_test(t, plan_is_moved_and_replaced);
	tcase_add_test(t, note_is_changed_and_deleted);
	tcase_add_test(t, note_for_an_interview_that_is_gone_is_refused);
	tcase_add_test(t, a_step_is_changed_of_the_revision_that_was_read);
	tcase_add_test(t, drafts_are_kept_and_dropped);
	suite_add_tcase(suite, t);
	return suite;
}

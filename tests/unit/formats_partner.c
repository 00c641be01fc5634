/* Scripts of practice partners: what is read, what is refused and where. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "formats.h"
#include "model/rehearsal.h"

static struct partner p;
static struct err e;

static void
teardown(void)
{
	partner_done(&p);
}

#define HEAD \
	"partner: smith\nname: Ada Quill\nrole: Smith\norganisation: Quill Forge\n" \
	"greeting: Hello.\nnothing_left: No more.\nfarewell: Bye.\n"
#define ANSWERS "answers:\n  - about: [any]\n    say: [Yes.]\n"
#define FACTS \
	"facts:\n  - id: six\n    kind: name\n    text: Six\n    words: [six|6]\n"

static bool
reads(const char *s)
{
	return partner_read(&p, "smith.yaml", s, strlen(s), &e);
}

START_TEST(the_whole_form)
{
	ck_assert_msg(reads(HEAD "field: metal\nseniority: lead\ngood_for: asking on\ncolour: red\n"
		"kind: networking\npath: reconnect\nlate: 6\nminutes: 14\n" FACTS
		"answers:\n"
		"  - about: [day, talk to]\n    gives: [six]\n    say: [At six., At the forge.]\n"
		"    then:\n      - say: [Sharp.]\n      - about: evening\n        say: [Home.]\n"
		"  - about: [any]\n    say: [Yes.]\n"
		"events:\n"
		"  - kind: offer-time\n    at: \"18:30\"\n    minutes: 5\n    wait: 3\n"
		"    say: [More?]\n    then: [Good.]\n    gives: six\n"), "%s", e.text);
	ck_assert_str_eq(p.id, "smith");
	ck_assert_str_eq(p.language, "en");
	ck_assert_str_eq(p.organisation, "Quill Forge");
	ck_assert_str_eq(p.field, "metal");
	ck_assert_str_eq(p.seniority, "lead");
	ck_assert_str_eq(p.good_for, "asking on");
	ck_assert_int_eq(p.kind, KIND_NETWORKING);
	ck_assert_int_eq(p.path, PATH_RECONNECT);
	ck_assert_int_eq(p.late, 6);
	ck_assert_int_eq(p.minutes, 14);
	ck_assert_str_eq(p.farewell, "Bye.");
	ck_assert_uint_eq(p.n_answers, 4);
	ck_assert_uint_eq(p.answers[1].follows, 1);
	ck_assert_uint_eq(p.answers[2].follows, 1);
	ck_assert_str_eq(p.answers[2].about.s[0], "evening");
	ck_assert_uint_eq(p.answers[3].follows, 0);
	ck_assert_str_eq(p.answers[0].about.s[1], "talk to");
	ck_assert_str_eq(p.answers[0].gives.s[0], "six");
	ck_assert_str_eq(p.answers[0].say.s[1], "At the forge.");
	ck_assert_uint_eq(p.n_events, 1);
	ck_assert_int_eq(p.events[0].kind, PARTNER_OFFER_TIME);
	ck_assert_int_eq(p.events[0].at_ms, 18 * MINUTE_MS + 30000);
	ck_assert_int_eq(p.events[0].minutes, 5);
	ck_assert_int_eq(p.events[0].wait_s, 3);
	ck_assert_str_eq(p.events[0].then.s[0], "Good.");
	ck_assert_str_eq(p.events[0].gives.s[0], "six");
	ck_assert_uint_eq(p.n_gifts, 1);
	ck_assert_int_eq(p.gifts[0].kind, GIFT_NAME);
	ck_assert_str_eq(p.gifts[0].words.s[0], "six|6");
}
END_TEST

START_TEST(a_contact_of_it)
{
	struct contact c = { 0 };

	ck_assert(reads(HEAD ANSWERS "field: metal\nseniority: lead\n"));
	partner_contact(&p, &c);
	ck_assert_str_eq(c.name, "Ada Quill");
	ck_assert_str_eq(c.role, "Smith");
	ck_assert_str_eq(c.seniority, "lead");
	ck_assert_str_eq(c.tags, "metal");
	ck_assert_int_eq(c.id, 0);
	contact_done(&c);
}
END_TEST

/* Where, and the first words of why; what was read before it is gone. */
static const struct {
	const char *script, *want;
} wrong[] = {
	{ "", "smith.yaml:1:1: No practice partner" },
	{ "- a\n", "smith.yaml:1:1: No practice partner" },
	{ "partner: [\n", "smith.yaml:" },
	{ "partner: a\npartner: b\n", "smith.yaml:2:1: " },
	{ "partner: smith\n", "smith.yaml:1:1: \"name\" is missing" },
	{ "language: en\npartner: jones\n", "smith.yaml:2:10: This is smith.yaml, and so the partner "
	  "is \"smith\", not \"jones\"" },
	{ "partner:\n  - smith\n", "smith.yaml:2:3: \"partner\" must be one text" },
	{ HEAD, "smith.yaml:1:1: \"answers\" is missing" },
	{ HEAD "answers: []\n", "smith.yaml:1:1: \"answers\" is missing" },
	{ HEAD "answers: yes\n", "smith.yaml:8:10: \"answers\" must be a list" },
	{ HEAD "answers:\n  - Yes.\n", "smith.yaml:9:5: An entry of \"answers\" needs keys" },
	{ HEAD "answers:\n  - say: [Yes.]\n", "smith.yaml:9:5: \"about\" is missing" },
	{ HEAD "answers:\n  - about: [any]\n", "smith.yaml:9:5: \"say\" is missing" },
	{ HEAD "answers:\n  - about: [any]\n    say: [{a: b}]\n", "smith.yaml:10:11: \"say\"" },
	{ HEAD "answers:\n  - about: any\n    gives: [six, ten]\n    say: Yes.\n" FACTS,
	  "smith.yaml:10:18: There is no fact \"ten\"" },
	{ HEAD ANSWERS "    then: Hm.\n", "smith.yaml:11:11: \"then\" must be a list" },
	{ HEAD ANSWERS "    then:\n      - about: six\n", "smith.yaml:12:9: \"say\" is missing" },
	{ HEAD ANSWERS "    then:\n      - say: Hm.\n        gives: ten\n",
	  "smith.yaml:13:16: There is no fact \"ten\"" },
	{ HEAD ANSWERS "late: 31\n", "smith.yaml:11:7: \"late\"" },
	{ HEAD ANSWERS "path: train\n", "smith.yaml:11:7: \"path\" must be" },
	{ HEAD ANSWERS "seniority: boss\n", "smith.yaml:11:12: \"seniority\" must be" },
	{ HEAD ANSWERS "events:\n  - kind: song\n", "smith.yaml:12:11: \"kind\" must be" },
	{ HEAD ANSWERS "events:\n  - at: \"01:00\"\n", "smith.yaml:12:5: \"kind\" is missing" },
	{ HEAD ANSWERS "events:\n  - kind: turned\n    say: Hm.\n", "smith.yaml:12:5: \"at\"" },
	{ HEAD ANSWERS "events:\n  - kind: turned\n    at: soon\n    say: Hm.\n",
	  "smith.yaml:13:9: \"at\" must be the time" },
	{ HEAD ANSWERS "events:\n  - kind: turned\n    at: \"01:75\"\n    say: Hm.\n",
	  "smith.yaml:13:9: \"at\" must be the time" },
	{ HEAD ANSWERS "events:\n  - kind: turned\n    at: \"01:00\"\n    say: Hm.\n    wait: -1\n",
	  "smith.yaml:15:11: \"wait\" must be a whole number from 0 to 600" },
	{ HEAD ANSWERS "events:\n  - kind: offer-time\n    at: \"01:00\"\n    say: Hm.\n",
	  "smith.yaml:12:5: \"minutes\" is missing" },
	{ HEAD ANSWERS "events:\n  - kind: turned\n    at: \"02:00\"\n    say: Hm.\n"
	  "  - kind: turned\n    at: \"01:00\"\n    say: Hm.\n", "smith.yaml:15:5: This event" },
	{ HEAD ANSWERS FACTS "  - id: six\n    kind: fact\n    text: Six\n    words: [six]\n",
	  "smith.yaml:16:9: There is a fact \"six\" already" },
	{ HEAD ANSWERS "facts:\n  - id: six\n    kind: rumour\n", "smith.yaml:12:5: \"text\"" },
	{ HEAD ANSWERS "facts:\n  - id: six\n    text: Six\n    kind: rumour\n",
	  "smith.yaml:14:11: \"kind\" must be" },
	{ HEAD ANSWERS "facts:\n  - id: six\n    text: Six\n    kind: fact\n",
	  "smith.yaml:12:5: \"words\" is missing" },
};

START_TEST(wrong_ones_are_refused)
{
	for (size_t i = 0; i < LEN(wrong); i++) {
		ck_assert_msg(!reads(wrong[i].script), "read: %s", wrong[i].script);
		ck_assert_msg(strncmp(e.text, wrong[i].want, strlen(wrong[i].want)) == 0,
			"%s, not %s", e.text, wrong[i].want);
		ck_assert_ptr_null(p.id);
		ck_assert_uint_eq(p.n_answers, 0);
	}
}
END_TEST

START_TEST(a_file_that_is_not_there)
{
	ck_assert(!partner_read_file(&p, "/no/such/smith.yaml", &e));
	ck_assert_ptr_nonnull(strstr(e.text, "/no/such/smith.yaml"));
}
END_TEST

Suite *
formats_partner_suite(void)
{
	Suite *s = suite_create("partner");
	TCase *t = tcase_create("partner");

	tcase_add_checked_fixture(t, NULL, teardown);
	tcase_add_test(t, the_whole_form);
	tcase_add_test(t, a_contact_of_it);
	tcase_add_test(t, wrong_ones_are_refused);
	tcase_add_test(t, a_file_that_is_not_there);
	suite_add_tcase(s, t);
	return s;
}

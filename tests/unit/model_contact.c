/* A contact's fields by name, and what is not a contact. */
#include <check.h>
#include <stdlib.h>
#include <stdio.h>
#include <string.h>

#include "model/contact.h"

static struct contact c;

static void
setup(void)
{
	c = (struct contact){ 0 };
}

static void
teardown(void)
{
	contact_done(&c);
}

static const struct contact_field *
field(const char *name)
{
	for (size_t i = 0; i < n_contact_fields; i++)
		if (strcmp(contact_fields[i].name, name) == 0)
			return &contact_fields[i];
	ck_abort_msg("no field %s", name);
}

/* value put, value got; NULL: refused, and the words must contain it. */
static const struct put {
	const char *name, *value, *got, *said;
} put_rows[] = {
	{ "name", "  Maya Okafor ", "Maya Okafor", NULL },
	{ "why", "\nplans the grid\nfor storms\n", "plans the grid\nfor storms", NULL },
	{ "tags", "energy,first-gen ,, energy", "energy, first-gen", NULL },
	{ "tags", "", "", NULL },
	{ "name", "\ufeff\u00a0Dana Ruiz\u3000\u2003\u202f", "Dana Ruiz", NULL },
	{ "name", "Dana\r\nRuiz\n", "Dana Ruiz", NULL },
	{ "name", "Dana\x1bRuiz", "Dana\ufffdRuiz", NULL },
	{ "research", "one\r\ntwo\n", "one\ntwo", NULL },
	{ "tags", "energy\u3000,\u00a0first-gen", "energy, first-gen", NULL },
	{ "path", "\u00a0alumni\u2003", "alumni", NULL },
	{ "path", "alumni", "alumni", NULL },
	{ "path", "rec", "reconnect", NULL },
	{ "path", "re", NULL, "one of referral, alumni, known, cold" },
	{ "path", "", NULL, "is not a path" },
	{ "stage", "in-touch", "in-touch", NULL },
	{ "stage", "friend", NULL, "\"friend\" is not a stage" },
	{ "seniority", "lead", "lead", NULL },
	{ "seniority", "", "", NULL },
	{ "seniority", "boss", NULL, "one of student, junior, senior, lead, executive." },
	{ "target", "yes", "yes", NULL },
	{ "target", "no", "no", NULL },
	{ "target", "maybe", NULL, "one of no, yes" },
	{ "consent-coach", "", "", NULL },
	{ "consent-coach", " written ", "written", NULL },
	{ "consent-coach", "wri", "written", NULL },
	{ "consent-coach", "w", NULL, "“w”: write spoken, written, declined or withdrawn" },
	{ "consent-class", "declined  2026-11-30", "declined 2026-11-30", NULL },
	{ "consent-class", "declined 2026-02-30", NULL, "“declined 2026-02-30”: write spoken" },
	{ "consent-class", "declined 2026-11-30 14:00", NULL, "14:00”: write spoken" },
	{ "consent-recording", "yes", NULL, "“yes”: write spoken" },
};

START_TEST(put_and_get)
{
	const struct put *p = &put_rows[_i];
	struct err e = { 0 };
	struct text got = { 0 };

	ck_assert_int_eq(contact_put(&c, field(p->name), p->value, &e), p->got != NULL);
	if (p->got) {
		contact_get(&c, field(p->name), &got);
		ck_assert_str_eq(text_str(&got), p->got);
	} else {
		ck_assert_msg(strstr(e.text, p->said) != NULL, "%s", e.text);
	}
	text_free(&got);
}
END_TEST

static const char *
own_value(const struct contact_field *f)
{
	static char consent[40];

	if (f->words || !(f->flags & FIELD_CONSENT))
		return f->words ? f->words[1] : f->name;
	snprintf(consent, sizeof(consent), "written 2026-11-%02d", (int)(f - contact_fields) % 28 + 1);
	return consent;
}

START_TEST(every_field_is_itself)
{
	struct contact copy = { .name = mem_str("before") };
	struct text got = { 0 };

	for (size_t i = 0; i < n_contact_fields; i++) {
		const struct contact_field *f = &contact_fields[i];
		ck_assert(contact_put(&c, f, own_value(f), NULL));
	}
	contact_copy(&copy, &c);
	contact_done(&c);
	for (size_t i = 0; i < n_contact_fields; i++) {
		const struct contact_field *f = &contact_fields[i];
		text_clear(&got);
		contact_get(&copy, f, &got);
		ck_assert_str_eq(text_str(&got), own_value(f));
	}
	text_free(&got);
	contact_done(&copy);
}
END_TEST

START_TEST(a_refused_word_changes_nothing)
{
	ck_assert(contact_put(&c, field("path"), "event", NULL));
	ck_assert(!contact_put(&c, field("path"), "pigeon", NULL));
	ck_assert_int_eq(c.path, PATH_EVENT);
}
END_TEST

static const struct called {
	const char *name, *said, *pronouns, *is;
} called[] = {
	{ "Maya Okafor", NULL, NULL, "Maya Okafor" },
	{ "Maya Okafor", "MY-ah oh-KAH-for", NULL, "Maya Okafor (MY-ah oh-KAH-for)" },
	{ "Nguyen Van An", "win van ahn", "they", "Nguyen Van An (win van ahn) they" },
	{ "Li", "", "she/her", "Li she/her" },
};

START_TEST(a_name_with_what_it_takes_to_say_it)
{
	const struct called *r = &called[_i];
	struct text got = { 0 };

	mem_set(&c.name, r->name);
	mem_set(&c.said, r->said);
	mem_set(&c.pronouns, r->pronouns);
	contact_called(&c, &got);
	ck_assert_str_eq(text_str(&got), r->is);
	text_free(&got);
}
END_TEST

static const struct checked {
	const char *name, *zone, *email, *said;
} checked[] = {
	{ "Maya", NULL, NULL, NULL },
	{ "Maya", "Europe/Lisbon", "maya@example.org", NULL },
	{ "Maya", "", "", NULL },
	{ "Maya", NULL, "m.o+x@mail.example.org", NULL },
	{ NULL, NULL, NULL, "needs a name" },
	{ " ", NULL, NULL, "needs a name" },
	{ "Maya", "Europe/Atlantis", NULL, "\"Europe/Atlantis\" is not a time zone" },
	{ "Maya", NULL, "maya", "is not an email address" },
	{ "Maya", NULL, "@example.org", "is not an email address" },
	{ "Maya", NULL, "maya@", "is not an email address" },
	{ "Maya", NULL, "maya@example.", "is not an email address" },
	{ "Maya", NULL, "a@b@c", "is not an email address" },
	{ "Maya", NULL, "Maya <m@example.org>", "write only the address" },
};

START_TEST(checks)
{
	const struct checked *k = &checked[_i];
	struct err e = { 0 };

	mem_set(&c.name, k->name);
	mem_set(&c.zone, k->zone);
	mem_set(&c.email, k->email);
	ck_assert_int_eq(contact_check(&c, &e), k->said == NULL);
	if (k->said)
		ck_assert_msg(strstr(e.text, k->said) != NULL, "%s", e.text);
}
END_TEST

Suite *model_contact_suite(void);

Suite *
model_contact_suite(void)
{
	Suite *s = suite_create("model_contact");
	TCase *t = tcase_create("contact");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_loop_test(t, put_and_get, 0, LEN(put_rows));
	tcase_add_test(t, every_field_is_itself);
	tcase_add_test(t, a_refused_word_changes_nothing);
	tcase_add_loop_test(t, a_name_with_what_it_takes_to_say_it, 0, LEN(called));
	tcase_add_loop_test(t, checks, 0, LEN(checked));
	suite_add_tcase(s, t);
	return s;
}

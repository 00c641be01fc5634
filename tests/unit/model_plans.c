/*
 * The plan proposed for twelve people, read by hand (tests/data/plans). Where the bank or the
 * making of plans changes, this says which questions came and went, for whom; read the new plan
 * as that person's coach would, then write it down with HALFHOUR_PLANS=write.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bank.h"
#include "model/contact.h"
#include "model/plan.h"
#include "model/question.h"

static const char *const people[] = { "taxi-driver", "museum-curator", "chief-executive",
	"phd-student", "night-nurse", "aunts-friend", "met-at-a-fair", "former-boss",
	"primary-teacher", "joiner", "developer", "lawyer" };

struct person_file {
	struct contact who;
	enum interview_kind kind;
	struct strings minutes;
	struct text head;  /* who it is: the lines before the plans */
	struct strings plans; /* the lines behind */
};

static void
file_line(struct person_file *f, const char *key, const char *value)
{
	struct err e = { 0 };
	const struct contact_field *field = NULL;

	for (size_t i = 0; i < n_contact_fields; i++)
		if (strcmp(contact_fields[i].name, key) == 0)
			field = &contact_fields[i];
	if (strcmp(key, "kind") == 0)
		f->kind = strcmp(value, "networking") == 0 ? KIND_NETWORKING : KIND_INFORMATIONAL;
	else if (strcmp(key, "minutes") == 0)
		strings_split(&f->minutes, value, ", ");
	else
		ck_assert_msg(field && contact_put(&f->who, field, value, &e), "%s: %s", key,
			e.text);
}

static void
person_read(const char *name, struct person_file *f)
{
	struct text path = { 0 }, all = { 0 };
	struct strings lines = { 0 };
	struct err e = { 0 };
	bool head = true;

	text_addf(&path, "tests/data/plans/%s.txt", name);
	ck_assert_msg(file_read(text_str(&path), &all, 0, &e), "%s", e.text);
	strings_split(&lines, text_str(&all), "\n");
	for (size_t i = 0; i < lines.n; i++) {
		char *s = lines.s[i], *colon = strstr(s, ": ");

		head = head && strncmp(s, "== ", 3) != 0;
		if (!head) {
			strings_add(&f->plans, s);
			continue;
		}
		text_addf(&f->head, "%s\n", s);
		if (*s == '#' || !colon)
			continue;
		*colon = '\0';
		file_line(f, s, colon + 2);
	}
	if (!f->minutes.n)
		strings_split(&f->minutes, "20,30", ",");
	strings_free(&lines);
	text_free(&all);
	text_free(&path);
}

/* "3 min, must: How did you get into this work? (must-ask)". */
static void
plan_lines(const struct bank *b, const struct person_file *f, int minutes, struct strings *out)
{
	struct plan_wish w = { .who = &f->who, .kind = f->kind, .agreed_minutes = minutes };
	struct text line = { 0 };
	struct asked *plan;
	size_t n = plan_propose(b, &w, &plan);

	text_addf(&line, "== %d minutes, %d planned", minutes, plan_minutes(plan, n));
	strings_add(out, text_str(&line));
	for (size_t i = 0; i < n; i++) {
		text_clear(&line);
		text_addf(&line, "%d min%s: %s (%s)", plan[i].minutes, plan[i].must ? ", must" : "",
			plan[i].text, plan[i].why);
		strings_add(out, text_str(&line));
		asked_done(&plan[i]);
	}
	free(plan);
	text_free(&line);
}

static void
person_write(const char *name, const struct person_file *f, const struct strings *plans)
{
	struct text path = { 0 };

	text_addf(&path, "tests/data/plans/%s.txt", name);
	FILE *out = fopen(text_str(&path), "w");
	ck_assert_ptr_nonnull(out);
	fputs(text_str(&f->head), out);
	for (size_t i = 0; i < plans->n; i++)
		fprintf(out, "%s%s\n", strncmp(plans->s[i], "== ", 3) == 0 ? "\n" : "", plans->s[i]);
	fclose(out);
	text_free(&path);
}

/* What is in the one and not in the other, a line each. */
static void
lines_only_in(const struct strings *a, const struct strings *b, const char *mark, struct text *out)
{
	const char *under = "";

	for (size_t i = 0; i < a->n; i++) {
		if (strncmp(a->s[i], "== ", 3) == 0)
			under = a->s[i];
		if (!strings_has(b, a->s[i]))
			text_addf(out, "\n%s %s  %s", mark, a->s[i] == under ? "" : under, a->s[i]);
	}
}

START_TEST(plans_are_as_read)
{
	struct person_file f = { 0 };
	struct strings now = { 0 };
	struct text told = { 0 }, was = { 0 }, is = { 0 };
	struct bank b;

	bank_read(&b, "data/bank", NULL, NULL);
	person_read(people[_i], &f);
	for (size_t i = 0; i < f.minutes.n; i++)
		plan_lines(&b, &f, atoi(f.minutes.s[i]), &now);
	if (getenv("HALFHOUR_PLANS")) {
		person_write(people[_i], &f, &now);
	} else {
		lines_only_in(&f.plans, &now, "-", &told);
		lines_only_in(&now, &f.plans, "+", &told);
		strings_join(&f.plans, "\n", &was);
		strings_join(&now, "\n", &is);
		bool same = strcmp(text_str(&was), text_str(&is)) == 0;
		ck_assert_msg(same, "%s:%.3000s", people[_i], told.n ? text_str(&told) : " another order");
	}
	bank_done(&b);
	contact_done(&f.who);
	strings_free(&f.minutes);
	strings_free(&f.plans);
	strings_free(&now);
	text_free(&f.head);
	text_free(&told);
	text_free(&was);
	text_free(&is);
}
END_TEST

/* ---- every plan that the shipped packs can make ---- */

static const struct question *
planned_question(const struct bank *b, const struct asked *a, bool *assigned)
{
	const struct pack *p = NULL;
	const struct question *q = bank_question(b, a->question_id, &p, NULL);

	ck_assert_ptr_nonnull(q);
	*assigned = p->assignment != NULL;
	return q;
}

static bool
asks_the_same(const struct question *x, const struct question *y)
{
	for (size_t i = 0; i < x->asks.n; i++)
		if (strings_has(&y->asks, x->asks.s[i]))
			return true;
	return false;
}

static void
check_asks_once(const struct bank *b, const struct asked *plan, size_t n, const char *whose)
{
	for (size_t i = 0; i < n; i++)
		for (size_t k = i + 1; k < n; k++) {
			bool mine, yours;
			const struct question *x = planned_question(b, &plan[i], &mine),
				*y = planned_question(b, &plan[k], &yours);
			ck_assert_msg((mine && yours) || !asks_the_same(x, y), "%s: “%s” and “%s”", whose,
				x->text, y->text);
		}
}

/* 3 to 6 of them, each with a reason, two names among them. */
static void
check_musts(const struct asked *plan, size_t n, const char *whose)
{
	int musts = 0;
	bool names = false;

	for (size_t i = 0; i < n; i++) {
		musts += plan[i].must;
		names |= plan[i].must && (strcmp(plan[i].question_id, "closing-two-names") == 0 ||
			strcmp(plan[i].question_id, "staying-names") == 0);
		ck_assert_msg(!plan[i].must || strncmp(plan[i].why, "must-ask", 8) != 0, "%s: %s: %s",
			whose, plan[i].text, plan[i].why);
	}
	ck_assert_msg(musts >= 3 && musts <= 6, "%s: %d must-asks of %zu", whose, musts, n);
	ck_assert_msg(names, "%s: no names", whose);
}

static void
check_plan_of(const struct bank *b, struct plan_wish *w, const char *role)
{
	struct text whose = { 0 };
	struct asked *plan;
	size_t n = plan_propose(b, w, &plan);

	text_addf(&whose, "%s, %s, %d minutes%s", role, interview_kind_names[w->kind], w->agreed_minutes,
		w->assignment ? ", the nine" : "");
	check_asks_once(b, plan, n, text_str(&whose));
	check_musts(plan, n, text_str(&whose));
	for (size_t i = 0; i < n; i++)
		asked_done(&plan[i]);
	free(plan);
	text_free(&whose);
}

static void
check_plans_of(const struct bank *b, const char *role)
{
	static const enum path paths[] = { PATH_COLD, PATH_KNOWN };
	struct contact who = { .role = (char *)role };

	for (int kind = 0; kind < N_INTERVIEW_KINDS; kind++)
		for (int minutes = 10; minutes <= 60; minutes += minutes < 30 ? 10 : 30)
			for (size_t i = 0; i < 2 * LEN(paths); i++) {
				struct plan_wish w = { .who = &who, .kind = (enum interview_kind)kind,
					.agreed_minutes = minutes, .assignment = i % 2 ? "assignment-nine" : NULL };

				who.path = paths[i / 2];
				check_plan_of(b, &w, role);
			}
}

START_TEST(no_shipped_plan_asks_twice)
{
	struct bank b;
	size_t fields = 0;

	bank_read(&b, "data/bank", NULL, NULL);
	check_plans_of(&b, "Taxi driver");
	for (size_t i = 0; i < b.n; i++)
		if (b.packs[i].fields.n) {
			check_plans_of(&b, b.packs[i].fields.s[0]);
			fields++;
		}
	ck_assert_uint_eq(fields, 12);
	bank_done(&b);
}
END_TEST

Suite *model_plans_suite(void);

Suite *
model_plans_suite(void)
{
	Suite *s = suite_create("model_plans");
	TCase *t = tcase_create("plans");

	tcase_add_loop_test(t, plans_are_as_read, 0, (int)LEN(people));
	tcase_add_test(t, no_shipped_plan_asks_twice);
	suite_add_tcase(s, t);
	return s;
}

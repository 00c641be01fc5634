/* The characters that choose a note's kind, and a referral taken apart. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "model/note.h"

/* Every row by hand from product.md: the table of first characters and the lines round it. */
static const struct row {
	const char *line, *text;
	enum note_kind kind;
	bool chosen, starred, question, off;
} rows[] = {
	/* off the record, before any other mark */
	{ "% they may sell the plant", "they may sell the plant", NOTE_NOTE, 1, 0, 0, 1 },
	{ "%they may sell", "they may sell", NOTE_NOTE, 1, 0, 0, 1 },
	{ "%! pays badly", "pays badly", NOTE_FACT, 1, 0, 0, 1 },
	{ "%* pays badly", "pays badly", NOTE_NOTE, 1, 1, 0, 1 },
	{ "*% pays badly", "pays badly", NOTE_NOTE, 1, 1, 0, 1 },
	{ "*%!pays", "pays", NOTE_FACT, 1, 1, 0, 1 },
	{ "%*>write", "write", NOTE_STEP, 1, 1, 0, 1 },
	{ "%!!", "!", NOTE_NOTE, 1, 0, 0, 1 },
	{ "%", "", NOTE_NOTE, 1, 0, 0, 1 },
	{ "%!", "", NOTE_FACT, 1, 0, 0, 1 },
	{ "%? who", "? who", NOTE_NOTE, 1, 0, 0, 1 }, /* a question is asked, never a secret */
	{ "%%", "%", NOTE_NOTE, 0, 0, 0, 0 },
	{ "%% growth", "% growth", NOTE_NOTE, 0, 0, 0, 0 },
	{ "*%%", "%", NOTE_NOTE, 1, 1, 0, 0 },
	{ "% of them leave", "% of them leave", NOTE_NOTE, 0, 0, 0, 0 },
	{ "% of", "% of", NOTE_NOTE, 0, 0, 0, 0 },
	{ "*% of them leave", "% of them leave", NOTE_NOTE, 1, 1, 0, 0 },
	{ "% off the record", "off the record", NOTE_NOTE, 1, 0, 0, 1 },
	{ "% often", "often", NOTE_NOTE, 1, 0, 0, 1 },
	{ "%of course", "of course", NOTE_NOTE, 1, 0, 0, 1 },
	{ "!% of them", "% of them", NOTE_FACT, 1, 0, 0, 0 },
	/* prose stays prose */
	{ ">40 patients", ">40 patients", NOTE_NOTE, 0, 0, 0, 0 },
	{ ">$60k after year two", ">$60k after year two", NOTE_NOTE, 0, 0, 0, 0 },
	{ ">= 3.2 GPA", ">= 3.2 GPA", NOTE_NOTE, 0, 0, 0, 0 },
	{ "> 40 letters to write", "40 letters to write", NOTE_STEP, 1, 0, 0, 0 },
	{ "*>40 patients", ">40 patients", NOTE_NOTE, 1, 1, 0, 0 },
	{ "%>40 patients", ">40 patients", NOTE_NOTE, 1, 0, 0, 1 },
	{ "=> open day", "=> open day", NOTE_NOTE, 0, 0, 0, 0 },
	{ "=5 shifts", "=5 shifts", NOTE_NOTE, 0, 0, 0, 0 },
	{ "= 5 shifts and tired", "5 shifts and tired", NOTE_IMPRESSION, 1, 0, 0, 0 },
	{ "@9am rounds", "@9am rounds", NOTE_NOTE, 0, 0, 0, 0 },
	{ "@ the hospital they have float pool", "the hospital they have float pool",
	  NOTE_REFERRAL, 1, 0, 0, 0 },
	{ "\"I cried\" she said", "I cried\" she said", NOTE_QUOTE, 1, 0, 0, 0 },
	{ "on call one week in five", "on call one week in five", NOTE_NOTE, 0, 0, 0, 0 },
	{ "", "", NOTE_NOTE, 0, 0, 0, 0 },
	{ "! licence after year two", "licence after year two", NOTE_FACT, 1, 0, 0, 0 },
	{ "!licence", "licence", NOTE_FACT, 1, 0, 0, 0 },
	{ "= warms up", "warms up", NOTE_IMPRESSION, 1, 0, 0, 0 },
	{ "\" it is never boring", "it is never boring", NOTE_QUOTE, 1, 0, 0, 0 },
	{ "> send my report", "send my report", NOTE_STEP, 1, 0, 0, 0 },
	{ "@ Dana Ruiz, forecasting", "Dana Ruiz, forecasting", NOTE_REFERRAL, 1, 0, 0, 0 },
	{ "? who pays for it", "who pays for it", NOTE_NOTE, 1, 0, 1, 0 },
	{ "* loved this", "loved this", NOTE_NOTE, 1, 1, 0, 0 },
	/* one blank is dropped, not two; a blank first is text */
	{ "!  two", " two", NOTE_FACT, 1, 0, 0, 0 },
	{ " ! no kind", " ! no kind", NOTE_NOTE, 0, 0, 0, 0 },
	{ "*  two", " two", NOTE_NOTE, 1, 1, 0, 0 },
	/* the star may stand before any other */
	{ "*! exam", "exam", NOTE_FACT, 1, 1, 0, 0 },
	{ "*=warm", "warm", NOTE_IMPRESSION, 1, 1, 0, 0 },
	{ "*\"never boring", "never boring", NOTE_QUOTE, 1, 1, 0, 0 },
	{ "*> write", "write", NOTE_STEP, 1, 1, 0, 0 },
	{ "*@ Dana", "Dana", NOTE_REFERRAL, 1, 1, 0, 0 },
	{ "*? why", "why", NOTE_NOTE, 1, 1, 1, 0 },
	{ "* ! text", "! text", NOTE_NOTE, 1, 1, 0, 0 },
	{ "!* text", "* text", NOTE_FACT, 1, 0, 0, 0 },
	/* doubled types itself */
	{ "!!", "!", NOTE_NOTE, 0, 0, 0, 0 },
	{ "!! wow", "! wow", NOTE_NOTE, 0, 0, 0, 0 },
	{ "!!!", "!!", NOTE_NOTE, 0, 0, 0, 0 },
	{ "==", "=", NOTE_NOTE, 0, 0, 0, 0 },
	{ "\"\"hm\"\"", "\"hm\"\"", NOTE_NOTE, 0, 0, 0, 0 },
	{ ">> both", "> both", NOTE_NOTE, 0, 0, 0, 0 },
	{ "@@work", "@work", NOTE_NOTE, 0, 0, 0, 0 },
	{ "?? really", "? really", NOTE_NOTE, 0, 0, 0, 0 },
	{ "**", "*", NOTE_NOTE, 0, 0, 0, 0 },
	{ "**bold**", "*bold**", NOTE_NOTE, 0, 0, 0, 0 },
	{ "***", "**", NOTE_NOTE, 0, 0, 0, 0 },
	{ "*!!", "!", NOTE_NOTE, 1, 1, 0, 0 },
	{ "*!! wow", "! wow", NOTE_NOTE, 1, 1, 0, 0 },
	/* alone: a marker (chosen and no text) */
	{ "!", "", NOTE_FACT, 1, 0, 0, 0 },
	{ "! ", "", NOTE_FACT, 1, 0, 0, 0 },
	{ "*", "", NOTE_NOTE, 1, 1, 0, 0 },
	{ "*@", "", NOTE_REFERRAL, 1, 1, 0, 0 },
	{ "?", "", NOTE_NOTE, 1, 0, 1, 0 },
	/* not kinds */
	{ "~5 a week", "~5 a week", NOTE_NOTE, 0, 0, 0, 0 },
	{ "/ nothing", "/ nothing", NOTE_NOTE, 0, 0, 0, 0 },
	{ "#!", "#!", NOTE_NOTE, 0, 0, 0, 0 },
	{ "\xc3\xa9t\xc3\xa9", "\xc3\xa9t\xc3\xa9", NOTE_NOTE, 0, 0, 0, 0 },
};

START_TEST(marks)
{
	const struct row *r = &rows[_i];
	struct note_mark m = note_mark_read(r->line);

	ck_assert_str_eq(r->line + m.skip, r->text);
	ck_assert_int_eq(m.kind, r->kind);
	ck_assert_int_eq(m.chosen, r->chosen);
	ck_assert_int_eq(m.starred, r->starred);
	ck_assert_int_eq(m.question, r->question);
	ck_assert_int_eq(m.off, r->off);
}
END_TEST

START_TEST(every_kind_has_its_character)
{
	ck_assert_int_eq(note_kind_char(NOTE_NOTE), 0);
	for (int k = NOTE_NOTE + 1; k < N_NOTE_KINDS; k++) {
		char line[] = { note_kind_char((enum note_kind)k), 'x', 0 };
		ck_assert_int_eq(note_mark_read(line).kind, k);
	}
}
END_TEST

static const struct typed {
	enum note_kind kind;
	const char *typed, *kept;
} typed[] = {
	/* behind the mark that began it: "never" Enter */
	{ NOTE_QUOTE, "never\"", "never" },
	{ NOTE_QUOTE, "never", "never" },
	{ NOTE_QUOTE, "they say \"never\"", "they say \"never\"" },
	{ NOTE_QUOTE, "they say \"never\"\"", "they say \"never\"\"" },
	{ NOTE_QUOTE, "the \"night\" desk\"", "the \"night\" desk\"" },
	/* the only other one in mid-line: both stay */
	{ NOTE_QUOTE, "I cried\" she said", "\"I cried\" she said" },
	{ NOTE_QUOTE, "\"I cried\" she said", "\"I cried\" she said" },
	{ NOTE_QUOTE, "a 5\" pipe", "\"a 5\" pipe" },
	{ NOTE_QUOTE, "\"", "\"" },
	{ NOTE_QUOTE, "", "" },
	{ NOTE_NOTE, "never\"", "never\"" },
	{ NOTE_FACT, "the pipe is 5\"", "the pipe is 5\"" },
};

START_TEST(closing_mark)
{
	char *kept = note_text_kept(typed[_i].kind, typed[_i].typed);

	ck_assert_str_eq(kept, typed[_i].kept);
	free(kept);
}
END_TEST

static const struct named {
	const char *text, *name, *role, *where;
	bool may;
} named[] = {
	{ "Dana Ruiz, forecasting, Northlight +", "Dana Ruiz", "forecasting", "Northlight", 1 },
	{ "Dana Ruiz, forecasting, same floor", "Dana Ruiz", "forecasting", "same floor", 0 },
	{ "@ Dana Ruiz", "Dana Ruiz", NULL, NULL, 0 },
	{ "  Dana Ruiz +  ", "Dana Ruiz", NULL, NULL, 1 },
	{ "Dana Ruiz+", "Dana Ruiz+", NULL, NULL, 0 },
	{ "Bo, teaches A+", "Bo", "teaches A+", NULL, 0 },
	{ "Dana, +", "Dana", NULL, NULL, 1 },
	{ "Dana,, Northlight", "Dana", NULL, "Northlight", 0 },
	{ "Dana, head, Northlight, Lisbon", "Dana", "head", "Northlight, Lisbon", 0 },
	{ "Dana,head,Northlight", "Dana", "head", "Northlight", 0 },
	{ "JD, head", "JD", "head", NULL, 0 },
	{ "   ", NULL, NULL, NULL, 0 },
	{ "Bo, C++", "Bo", "C++", NULL, 0 },
	{ "Bo, C++ +", "Bo", "C++", NULL, 1 },
	{ "\xe7\x94\xb0\xe4\xb8\xad, lab", "\xe7\x94\xb0\xe4\xb8\xad", "lab", NULL, 0 },
	{ "\u00a0Dana Ruiz\u3000,\u2003forecasting\u202f, Northlight\u00a0+\ufeff", "Dana Ruiz",
	  "forecasting", "Northlight", 1 },
	{ "@\u3000Dana\u00a0Ruiz", "Dana\u00a0Ruiz", NULL, NULL, 0 },
	{ "\u3000\u00a0", NULL, NULL, NULL, 0 },
	{ "", NULL, NULL, NULL, 0 },
	{ "+", NULL, NULL, NULL, 0 },
	{ ", boss, Acme +", NULL, NULL, NULL, 0 },
	{ "555-123", NULL, NULL, NULL, 0 },
};

static void
same(const char *got, const char *want)
{
	if (want)
		ck_assert_pstr_eq(got, want);
	else
		ck_assert_ptr_null(got);
}

START_TEST(referrals)
{
	const struct named *n = &named[_i];
	struct referral r = { .name = mem_str("before"), .may_use_name = true };

	ck_assert_int_eq(referral_read(&r, n->text), n->name != NULL);
	same(r.name, n->name);
	same(r.role, n->role);
	same(r.where, n->where);
	ck_assert_int_eq(r.may_use_name, n->may);
	referral_done(&r);
}
END_TEST

static const struct sure {
	const char *text;
	bool proposes;
} sure[] = {
	{ "Dana Ruiz, forecasting", true },
	{ "Dana, head", true },
	{ "Maria de la Cruz, nurse", true },
	{ "Dr Maria de la Cruz, nurse", false },
	{ "Dana Ruiz", false },
	{ "the hospital they have float pool", false },
	{ "the hospital, they have float pool", false },
	{ "The hospital, float pool", false },
	{ "an agency, downtown", false },
	{ "A friend, of theirs", false },
	{ "Anna, nurse", true },
	{ ", boss", false },
	{ "", false },
};

START_TEST(sure_referrals)
{
	ck_assert_int_eq(referral_proposes(sure[_i].text), sure[_i].proposes);
}
END_TEST

/* What is written of a mark and a text is read as these, whatever the text begins with. */
START_TEST(marks_are_written_to_be_read)
{
	static const char *const texts[] = { "", "x", "!x", "!!", "> 4", "4", "40", "$4", "=", ">",
		"of", "of it", "off", "often", " of", "% of", "%", "%%", "*", "**", "*%", "?", " x",
		"\"a\" b", "@", "@9" };
	struct text raw = { 0 };

	for (size_t t = 0; t < LEN(texts); t++)
		for (int k = 0; k < N_NOTE_KINDS * 8; k++) {
			struct note_mark m = { .kind = (enum note_kind)(k / 8), .starred = k & 1,
				.off = (k & 2) != 0, .question = (k & 4) != 0 };
			if (m.question && (m.off || m.kind))
				continue;
			text_clear(&raw);
			note_mark_write(&raw, m, texts[t]);
			text_add(&raw, texts[t]);
			struct note_mark got = note_mark_read(text_str(&raw));
			m.skip = got.skip;
			ck_assert_msg(note_mark_same(got, m) &&
				strcmp(text_str(&raw) + got.skip, texts[t]) == 0, "%s", raw.s);
		}
	text_free(&raw);
}
END_TEST

Suite *model_note_suite(void);

Suite *
model_note_suite(void)
{
	Suite *s = suite_create("model_note");
	TCase *t = tcase_create("note");

	tcase_add_loop_test(t, marks, 0, LEN(rows));
	tcase_add_loop_test(t, sure_referrals, 0, LEN(sure));
	tcase_add_test(t, marks_are_written_to_be_read);
	tcase_add_test(t, every_kind_has_its_character);
	tcase_add_loop_test(t, closing_mark, 0, LEN(typed));
	tcase_add_loop_test(t, referrals, 0, LEN(named));
	suite_add_tcase(s, t);
	return s;
}

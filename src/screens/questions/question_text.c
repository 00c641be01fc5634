/* One question of the bank, whole: words, probes, headings, and what calls know of it. */
#include <stdio.h>

#include "bank.h"
#include "model/contact.h"
#include "questions.h"

static void
add_filled(struct text *out, const char *before, const char *text, const struct contact *who)
{
	text_add(out, before);
	if (who)
		question_fill(out, text, who);
	else
		text_add(out, text);
	text_addc(out, '\n');
}

/* " · senior, lead": the names of the bits; nothing when all are set. */
static void
add_bits(struct text *out, unsigned bits, const char *const *names, int n)
{
	const char *before = " · for ";

	if (bits == (1u << n) - 1)
		return;
	for (int i = 0; i < n; i++)
		if (bits & 1u << i) {
			text_addf(out, "%s%s", before, names[i]);
			before = ", ";
		}
}

static const char *
priority_text(int priority)
{
	static const char *const words[] = { N_("must-ask"), N_("worth asking"), N_("if time allows") };
	return _(words[priority < 1 ? 0 : priority > 3 ? 2 : priority - 1]);
}

static void
add_headings(const struct question *q, struct text *out)
{
	struct text tags = { 0 };

	text_addf(out, "%d min · %s", q->minutes, priority_text(q->priority));
	if (q->phase)
		text_addf(out, " · %s", phase_names[q->phase]);
	if (q->tiara)
		text_addf(out, " · %s", tiara_names[q->tiara]);
	add_bits(out, q->kinds, interview_kind_names, N_INTERVIEW_KINDS);
	add_bits(out, q->seniorities, seniority_names, N_SENIORITIES);
	if (q->retired)
		text_joinf(out, " · ", "retired: no longer proposed");
	text_addc(out, '\n');
	if (q->because && *q->because)
		text_addf(out, "Why: %s\n", q->because);
	if (q->searchable)
		text_add(out, _("A web search would answer it.\n"));
	strings_join(&q->tags, ", ", &tags);
	if (tags.n)
		text_addf(out, "Tags: %s\n", text_str(&tags));
	text_free(&tags);
}

static void
question_text_add_usage(const struct usage *u, struct text *out)
{
	struct text asked = { 0 }, starred = { 0 }, names = { 0 };
	char mean[16];

	if (!u || !u->asked) {
		text_add(out, _("Not asked yet."));
		return;
	}
	if (u->measured) {
		span_text(mean, u->spent_ms / u->measured);
		text_addf(&asked, u->measured > 1
			? count_form(u->asked, "Asked %d time, %s on average", "Asked %d times, %s on average")
			: count_form(u->asked, "Asked %d time, %s", "Asked %d times, %s"), u->asked, mean);
	} else {
		text_addf(&asked, count_form(u->asked, "Asked %d time", "Asked %d times"), u->asked);
	}
	count_text(&starred, (size_t)u->starred, "starred note", "starred notes");
	count_text(&names, (size_t)u->referrals, "name", "names");
	text_addf(out, "%s; it brought %s and %s.", text_str(&asked), text_str(&starred), text_str(&names));
	text_free(&asked);
	text_free(&starred);
	text_free(&names);
}

static const char *
question_text_whose(const struct pack *p)
{
	if (p->shipped)
		return N_("%s, in the pack “%s”, as %s\n");
	return p->replaces ? N_("%s, in the pack “%s” (your copy), as %s\n")
		: N_("%s, in the pack “%s” of your own, as %s\n");
}

static void
add_advice(const struct bank_row *r, struct text *out)
{
	if (!r->pack->assignment)
		advice_lines(question_advice(r->question), out);
}

void
question_text(const struct bank_row *r, const struct contact *who, const struct usage *used,
	struct text *out)
{
	const struct question *q = r->question;

	add_filled(out, "", q->text, who);
	if (q->probes.n)
		text_addc(out, '\n');
	for (size_t i = 0; i < q->probes.n; i++)
		add_filled(out, "then: ", q->probes.s[i], who);
	text_addc(out, '\n');
	add_headings(q, out);
	text_addf(out, question_text_whose(r->pack), r->category->title, r->pack->title, q->id);
	question_text_add_usage(used, out);
	add_advice(r, out);
}

/* learned.c: the notebook of a field of work: what is in it, and what is missing from one's skills. */
#include "strings_at.h"

#include <stdlib.h>
#include <string.h>

#include "model/learned.h"

const char *const learned_kind_names[N_LEARNED_KINDS] = { "term", "subfield", "title", "qualification",
	"wanted", "skill", "way", "connect", "opening", "internship", "mentor" };
const char *const learned_kind_heads[N_LEARNED_KINDS] = { N_("Terms"), N_("Subfields"), N_("Job titles"),
	N_("Qualifications"), N_("Skills asked for"), N_("My skills"), N_("Ways to people tried"),
	N_("Asked to connect on LinkedIn"), N_("Openings that came of it"),
	N_("Internships that came of it"), N_("Mentors that came of it") };

void
learned_done(struct learned *f)
{
	static const size_t owned[] = { offsetof(struct learned, field), offsetof(struct learned, text),
		offsetof(struct learned, source) };

	strings_at_free(f, owned, LEN(owned));
}

void
notebook_done(struct notebook *b)
{
	for (size_t i = 0; i < b->n; i++)
		learned_done(&b->all[i]);
	free(b->all);
	*b = (struct notebook){ 0 };
}

static bool
learned_same(const char *a, const char *b)
{
	struct text x = { 0 }, y = { 0 };

	utf8_fold(&x, a);
	utf8_fold(&y, b);
	bool same = strcmp(text_str(&x), text_str(&y)) == 0;
	text_free(&x);
	text_free(&y);
	return same;
}

bool
learned_is_gap(const struct notebook *b, const struct learned *f)
{
	if (f->kind != LEARNED_WANTED)
		return false;
	for (size_t i = 0; i < b->n; i++)
		if (b->all[i].kind == LEARNED_HAVE && learned_same(b->all[i].text, f->text))
			return false;
	return true;
}

void
notebook_questions(const struct notebook *b, struct strings *out)
{
	static const enum learned_kind then[] = { LEARNED_QUALIFICATION, LEARNED_SUBFIELD };

	for (size_t i = 0; i < b->n; i++)
		if (learned_is_gap(b, &b->all[i]))
			strings_add(out, b->all[i].text);
	for (size_t k = 0; k < LEN(then); k++)
		for (size_t i = 0; i < b->n; i++)
			if (b->all[i].kind == then[k])
				strings_add(out, b->all[i].text);
}

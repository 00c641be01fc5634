/* compare_words.c: who said it and when, in the words that all pages of the comparison have. */
#include "formats_compare.h"
#include "model/brief.h"
#include "model/note.h"

void
compare_call_text(const struct compare_page *p, size_t call, struct text *out)
{
	const struct compare_call *k = &p->c->calls[call];

	text_add(out, *k->name ? k->name : _("somebody, named later"));
	text_add(out, ", ");
	time_format(out, "%-d %B %Y", k->began_ms, p->zone);
}

void
compare_position(const struct compare_call *k, struct text *out)
{
	who_text(out, k->role, k->organisation);
	if (k->path == PATH_REFERRAL && *k->referrer)
		text_joinf(out, " · ", "named by %s", k->referrer);
	else
		text_joinf(out, " · ", "%s", path_names[k->path]);
	if (*k->seniority)
		text_joinf(out, " · ", "%s", k->seniority);
}

void
compare_note_text(const struct compare_note *n, struct text *out)
{
	struct referral r = { 0 };

	if (n->kind == NOTE_REFERRAL && referral_read(&r, n->text)) {
		const char *parts[] = { r.role, r.where };
		text_add(out, r.name);
		for (size_t i = 0; i < LEN(parts); i++)
			if (parts[i])
				text_addf(out, ", %s", parts[i]);
		if (r.may_use_name)
			text_addf(out, "; %s", _("I may use the name"));
	} else {
		text_addf(out, n->kind == NOTE_QUOTE ? "“%s”" : "%s", n->text);
	}
	referral_done(&r);
}

void
nothing_new_text(size_t n, struct text *out)
{
	text_addf(out, count_form(n,
		"The last conversation brought no new theme.",
		"The last %zu conversations brought no new theme: ask other people, or other questions."), n);
}

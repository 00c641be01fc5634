/* What the invented student makes of many conversations: themes, claims, a decision. */
#include <stdlib.h>

#include "demo_script.h"
#include "model/compare.h"
#include "model/letter.h"
#include "model/note.h"

/* "NAME MM:SS": the note of the last call with them at that time; 0: e. */
static int64_t
demo_noted(struct demo *x, char *rest, struct err *e)
{
	const char *clock = demo_last(rest);
	int64_t at_ms;

	if (!demo_at(clock, &at_ms, e) || !demo_call_of(x, rest, false, e))
		return 0;
	for (size_t i = 0; i < x->call.n_notes; i++)
		if (clock_at(&x->call.clock, x->call.notes[i].axis_ms) == at_ms)
			return x->call.notes[i].id;
	err_set(e, "no note of %s is at %s", rest, clock);
	return 0;
}

bool
demo_theme(struct demo *x, char *rest, struct err *e)
{
	int64_t note = demo_noted(x, demo_part(&rest), e);
	struct text said = { 0 };
	bool good = note && theme_give(x->d, &note, 1, rest, &said, e);

	text_free(&said);
	return good;
}

bool
demo_memo(struct demo *x, char *rest, struct err *e)
{
	int64_t id = theme_find(x->d, demo_part(&rest), e);

	return id && theme_memo(x->d, id, rest, e);
}

bool
demo_claim(struct demo *x, char *rest, struct err *e)
{
	int64_t note = demo_noted(x, rest, e);

	return note && claim_set(x->d, note, true, e);
}

static bool
demo_side(struct demo *x, char *rest, int side, struct err *e)
{
	int64_t claim = demo_noted(x, demo_part(&rest), e), note = claim ? demo_noted(x, rest, e) : 0;
	struct text said = { 0 };
	bool good = note && claim_weigh(x->d, claim, note, side, &said, e);

	text_free(&said);
	return good;
}

bool
demo_backs(struct demo *x, char *rest, struct err *e)
{
	return demo_side(x, rest, SIDE_FOR, e);
}

bool
demo_denies(struct demo *x, char *rest, struct err *e)
{
	return demo_side(x, rest, SIDE_AGAINST, e);
}

bool
demo_interest(struct demo *x, char *rest, struct err *e)
{
	char *who = demo_part(&rest);
	int after = atoi(demo_last(who)), before = atoi(demo_last(who));

	return demo_call_of(x, who, false, e) &&
		interest_set(x->d, x->call.interview.id, before, after, rest, e);
}

bool
demo_point(struct demo *x, char *rest, struct err *e)
{
	const char *word = demo_part(&rest);
	int kind = word_find(point_kind_names, N_POINT_KINDS, word, false);

	if (kind < 0)
		return err_set(e, "“%s” is no kind of point", word);
	x->point_id = point_add(x->d, (enum point_kind)kind, rest, e);
	return x->point_id != 0;
}

bool
demo_weigh(struct demo *x, char *rest, struct err *e)
{
	int side = word_find(side_names, N_SIDES, demo_part(&rest), false);
	struct weighed w = { .side = side, .note_id = demo_noted(x, demo_part(&rest), e), .because = rest };
	struct text said = { 0 };
	bool good = w.note_id && point_weigh(x->d, x->point_id, &w, &said, e);

	text_free(&said);
	return good;
}

bool
demo_field(struct demo *x, char *rest, struct err *e)
{
	struct learned f = { .field = mem_str(x->d->config.exploring) };
	const char *who;
	bool good = field_kind(demo_part(&rest), &f.kind, e);

	f.text = mem_str(demo_part(&rest));
	f.source = mem_str(demo_part(&rest));
	who = demo_part(&rest);
	if (good && *who)
		good = (f.contact_id = contact_find(x->d, who, e)) != 0;
	good = good && field_keep(x->d, &f, e);
	learned_done(&f);
	return good;
}

bool
demo_draft(struct demo *x, char *rest, struct err *e)
{
	struct letter_wish wish = { .kind = demo_word(&rest) };
	struct letter l = { 0 };

	wish.contact_id = contact_find(x->d, rest, e);
	bool good = wish.contact_id && letter_begin(x->d, &wish, &l, e) && letter_save(x->d, &l, e);
	letter_done(&l);
	return good;
}

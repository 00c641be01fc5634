/* What the invented student does: contacts, letters, plans, calls, steps, a coach. */
#include <stdlib.h>
#include <string.h>

#include "demo_script.h"
#include "model/letter.h"
#include "model/note.h"
#include "model/review.h"

static bool
demo_fields(struct demo *x, int64_t id, char *rest, struct err *e)
{
	while (*rest) {
		char *part = demo_part(&rest), *is = strchr(part, '=');

		if (!is)
			return err_set(e, "“%s” is no FIELD=VALUE", part);
		*is = '\0';
		if (!contact_set(x->d, id, part, is + 1, e))
			return false;
	}
	return true;
}

bool
demo_add(struct demo *x, char *rest, struct err *e)
{
	struct contact c = { 0 };
	int64_t same = 0;

	c.name = mem_str(demo_part(&rest));
	bool good = contact_keep(x->d, &c, false, &same, e) && demo_fields(x, c.id, rest, e);
	contact_done(&c);
	return good;
}

bool
demo_find(struct demo *x, char *rest, struct err *e)
{
	int64_t id = contact_find(x->d, demo_part(&rest), e);

	return id && demo_fields(x, id, rest, e);
}

bool
demo_letter(struct demo *x, char *rest, struct err *e)
{
	struct letter_wish wish = { .kind = demo_word(&rest) };
	struct text said = { 0 };
	struct letter l = { 0 };

	wish.contact_id = contact_find(x->d, rest, e);
	bool good = wish.contact_id && letter_begin(x->d, &wish, &l, e) &&
		letter_send(x->d, &l, x->at.wall_ms, &said, e);
	letter_done(&l);
	text_free(&said);
	return good;
}

bool
demo_answered(struct demo *x, char *rest, struct err *e)
{
	const char *kind = demo_word(&rest), *answer = demo_last(rest);
	int64_t id = contact_find(x->d, rest, e);
	struct text said = { 0 };

	int how = word_find(letter_answer_names, N_LETTER_ANSWERS, answer, false);
	bool good = id && (how > LETTER_OPEN || err_set(e, "“%s” is no answer", answer)) &&
		letter_answered(x->d, id, kind, (enum letter_answer)how, x->at.wall_ms, &said, e);
	text_free(&said);
	return good;
}

bool
demo_stage(struct demo *x, char *rest, struct err *e)
{
	const char *word = demo_last(rest);
	int64_t id = contact_find(x->d, rest, e);
	struct text said = { 0 };
	enum stage stage;

	bool good = id && stage_word(word, &stage, e) && stage_set(x->d, &id, 1, stage, &said, e);
	text_free(&said);
	return good;
}

bool
demo_agree(struct demo *x, char *rest, struct err *e)
{
	int64_t contact = contact_find(x->d, demo_part(&rest), e);
	int64_t id = contact ? interview_for(x->d, contact, e) : 0;
	char *when = demo_part(&rest);
	const char *day = demo_word(&when);
	struct interview i = { 0 };
	bool good = id && store_interview_get(x->d->store, id, &i, e);

	if (good && !demo_time(x, day, when, &i.scheduled_ms))
		good = err_set(e, "“%s” is no time", when);
	if (good) {
		i.agreed_minutes = atoi(demo_part(&rest));
		mem_set(&i.channel, demo_part(&rest));
		mem_set(&i.place, demo_part(&rest));
		good = interview_schedule(x->d, &i, e);
	}
	interview_done(&i);
	return good;
}

bool
demo_plan(struct demo *x, char *rest, struct err *e)
{
	int64_t contact = contact_find(x->d, demo_part(&rest), e);
	int64_t id = contact ? interview_for(x->d, contact, e) : 0;
	const struct bank_row *rows[16];
	size_t n = 0, added;

	if (!x->bank.n)
		bank_rows_read(&x->bank, desk_bank(x->d));
	while (id && *rest && n < LEN(rows)) {
		const char *question = demo_word(&rest);

		rows[n] = bank_row_find(&x->bank, question);
		if (!rows[n++])
			return err_set(e, "there is no question “%s”", question);
	}
	return id && plan_add(x->d, id, rows, n, &added, e);
}

/* The newest that was begun. */
static bool
demo_begun(void *user, const struct interview *i)
{
	int64_t *id = user;

	if (i->started_ms)
		*id = i->id;
	return *id == 0;
}

bool
demo_call_of(struct demo *x, const char *who, bool planned, struct err *e)
{
	int64_t contact = contact_find(x->d, who, e), id = 0;

	call_done(&x->call);
	x->call = (struct call){ 0 };
	if (!contact)
		return false;
	if (planned)
		id = store_interview_planned(x->d->store, contact);
	else if (!desk_interviews_of(x->d, contact, demo_begun, &id, e))
		return false;
	return id ? desk_call(x->d, id, &x->call, e) : err_set(e, "there is no interview with %s", who);
}

bool
demo_call(struct demo *x, char *rest, struct err *e)
{
	x->asked_id = 0;
	x->started_ms = x->at.wall_ms;
	return demo_call_of(x, rest, true, e) &&
		call_event(x->d, x->call.interview.id, CLOCK_START, 0, 0, e);
}

bool
demo_take(struct demo *x, char *rest, struct err *e)
{
	bool good = demo_call_of(x, rest, false, e);

	for (size_t i = 0; good && i < x->call.n_notes; i++) {
		const struct note *n = &x->call.notes[i];
		struct contact c = { 0 };

		if (n->kind == NOTE_REFERRAL && !referral_contact(x->d, n) &&
			referral_propose(&x->call, n, &c))
			good = referral_take(x->d, &x->call, &c, e);
		contact_done(&c);
	}
	return good;
}

bool
demo_debrief(struct demo *x, char *rest, struct err *e)
{
	char *who = demo_part(&rest);
	const char *prompt = demo_last(who);

	return demo_call_of(x, who, false, e) &&
		debrief_answer(x->d, x->call.interview.id, prompt, rest, e);
}

bool
demo_at(const char *clock, int64_t *ms, struct err *e)
{
	return clock_parse(clock, ms) || err_set(e, "“%s” is no MM:SS", clock);
}

bool
demo_comment(struct demo *x, char *rest, struct err *e)
{
	struct comment m = { .made_ms = x->at.wall_ms };
	char *head = demo_part(&rest);
	char *clock = strpbrk(head, "0123456789");
	int64_t at_ms;

	if (!clock || clock == head)
		return err_set(e, "a comment says at which MM:SS");
	clock[-1] = '\0';
	char *coach = clock;
	if (!demo_call_of(x, head, false, e) || !demo_at(demo_word(&coach), &at_ms, e))
		return false;
	memcpy(m.interview, x->call.interview.uuid, sizeof(m.interview));
	m.at_s = at_ms / 1000;
	m.coach = mem_str(coach);
	m.text = mem_str(rest);
	bool good = store_comment_save(x->d->store, &m, e);
	comment_done(&m);
	return good;
}

bool
demo_coach(struct demo *x, char *rest, struct err *e)
{
	char *who = demo_part(&rest);
	const char *clock = demo_last(who);
	int64_t at_ms;

	return demo_at(clock, &at_ms, e) && demo_call_of(x, who, false, e) &&
		coach_ask(x->d, &x->call, rest, at_ms, e);
}

bool
demo_step(struct demo *x, char *rest, struct err *e)
{
	struct step st = { .contact_id = contact_find(x->d, demo_part(&rest), e) };
	int64_t same = 0;

	if (!st.contact_id)
		return false;
	demo_time(x, demo_part(&rest), "18:00", &st.due_ms);
	st.text = mem_str(rest);
	bool good = step_add(x->d, &st, true, &same, e);
	step_done(&st);
	return good;
}

/* What is open with somebody and due by then, by its id. */
struct demo_open {
	int64_t by_ms;
	struct strings ids;
};

static bool
demo_open_step(void *user, const struct due_row *r)
{
	struct demo_open *o = user;

	if (r->due.open && r->due.kind != DUE_DEBRIEF && r->due.due_ms <= o->by_ms)
		strings_add(&o->ids, r->due.id);
	return true;
}

bool
demo_done(struct demo *x, char *rest, struct err *e)
{
	struct demo_open open = { .by_ms = x->at.wall_ms };
	struct due_wish wish = { .contact_id = contact_find(x->d, rest, e) };
	struct due_row r = { 0 };
	bool good = wish.contact_id && store_due_each(x->d->store, &wish, demo_open_step, &open, e);

	for (size_t i = 0; good && i < open.ids.n; i++)
		good = step_find(x->d, open.ids.s[i], &r, e) && step_tick(x->d, &r, true, e);
	due_row_done(&r);
	strings_free(&open.ids);
	return good;
}

#include "class_make.h"

#include <stdio.h>

#include "formats_share.h"

enum { UUID_STUDENT = 1, UUID_SHARE, UUID_SESSION, UUID_CLOCK, UUID_QUESTION, UUID_NOTE, UUID_CHECK,
	UUID_REFLECTION, UUID_WRITEUP };

/* splitmix64: good enough for words. */
static uint64_t
class_random(uint64_t *state)
{
	uint64_t z = *state += 0x9e3779b97f4a7c15ULL;

	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9ULL;
	z = (z ^ z >> 27) * 0x94d049bb133111ebULL;
	return z ^ z >> 31;
}

void
class_uuid(uint64_t seed, int noun, int64_t number, char out[UUID_SIZE])
{
	snprintf(out, UUID_SIZE, "%08x-%04x-4000-8000-%012llx", (unsigned)(seed & 0xffffffffU),
		(unsigned)noun, (unsigned long long)number & 0xffffffffffffULL);
}

/* A word by its rank: the commonest are short, and half of all words are of the first twenty. */
static void
class_word(uint64_t *r, struct text *out)
{
	static const char *const parts[] = { "ka", "lo", "me", "ri", "su", "ta", "ne", "vo", "pi", "du", "sha",
		"gra", "bel", "tor", "min", "qua" };
	uint64_t rank = class_random(r) % 2 ? class_random(r) % 20 : class_random(r) % 3000;

	do {
		text_add(out, parts[rank % LEN(parts)]);
		rank /= LEN(parts);
	} while (rank);
}

static void
class_text(uint64_t *r, int words, char **to)
{
	struct text t = { 0 };

	for (int i = 0; i < words; i++) {
		text_add(&t, i ? " " : "");
		class_word(r, &t);
	}
	mem_set(to, text_str(&t));
	text_free(&t);
}

static void
class_clock(const struct class_wish *w, int64_t at, struct share_interview *i)
{
	for (int k = 0; k < 2; k++) {
		struct share_clock *c = layout_more(&i->clock, &share_clock_layout);

		class_uuid(w->seed, UUID_CLOCK, at * 2 + k, c->uuid);
		c->kind = k ? CLOCK_END : CLOCK_START;
		c->axis_ms = k ? 22 * 60000 : 0;
	}
}

static void
class_questions(const struct class_wish *w, uint64_t *r, int64_t at, struct share_interview *i)
{
	for (int k = 0; k < 10; k++) {
		struct share_question *q = layout_more(&i->questions, &share_question_layout);
		struct text id = { 0 };

		class_uuid(w->seed, UUID_QUESTION, at * 10 + k, q->uuid);
		text_addf(&id, "question-%d", (int)(class_random(r) % 10) * 10 + k);
		mem_set(&q->id, text_str(&id));
		text_set(&id, "What ");
		class_word(r, &id);
		text_add(&id, " was hard in your work?");
		mem_set(&q->text, text_str(&id));
		q->state = k < 8 ? ASKED_ANSWERED : ASKED_PLANNED;
		q->must = k < 2;
		q->minutes = 3;
		q->asked_ms = k < 8 ? k * 120000 : -1;
		text_free(&id);
	}
}

static void
class_notes(const struct class_wish *w, uint64_t *r, int64_t at, struct share_interview *i)
{
	for (int k = 0; k < w->notes; k++) {
		struct share_note *n = layout_more(&i->notes, &share_note_layout);

		class_uuid(w->seed, UUID_NOTE, at * 1000 + k, n->uuid);
		n->revision = 1;
		n->axis_ms = 20000 + (int64_t)k * 20 * 60000 / (w->notes + 1);
		n->kind = (int)(class_random(r) % N_NOTE_KINDS);
		n->starred = class_random(r) % 12 == 0;
		n->record = RECORD_ON;
		class_uuid(w->seed, UUID_QUESTION, at * 10 + k * 8 / (w->notes + 1), n->question);
		class_text(r, 6 + (int)(class_random(r) % 9), &n->text);
	}
}

static void
class_session(const struct class_wish *w, uint64_t *r, int nth, int session, struct share_interview *i)
{
	static const char *const prompts[] = { "learned", "went-well", "better" };
	int64_t at = (int64_t)nth * 1000 + session;
	struct text t = { 0 };

	class_uuid(w->seed, UUID_SESSION, at, i->uuid);
	i->revision = 1;
	text_addf(&t, "Contact %d", session + 1);
	mem_set(&i->person, text_str(&t));
	mem_set(&i->role, "planner");
	mem_set(&i->organisation, "Organisation 1");
	mem_set(&i->partner, "");
	mem_set(&i->seniority, "senior");
	mem_set(&i->course, w->course ? w->course : "Career Planning");
	mem_set(&i->assignment, "nine-questions");
	mem_set(&i->consent.coach, "written");
	mem_set(&i->consent.class_, nth % 2 ? "declined" : "written");
	i->agreed_minutes = 20;
	i->started_ms = INT64_C(1795788000000) + ((int64_t)session * 7 + nth % 7) * 86400000;
	class_clock(w, at, i);
	class_questions(w, r, at, i);
	class_notes(w, r, at, i);
	for (int k = 0; k < (int)LEN(prompts); k++) {
		struct share_text *x = layout_more(&i->reflections, &share_reflection_layout);

		class_uuid(w->seed, UUID_REFLECTION, at * 10 + k, x->uuid);
		x->revision = 1;
		mem_set(&x->about, prompts[k]);
		class_text(r, 14, &x->text);
	}
	text_free(&t);
}

void
class_share(const struct class_wish *w, int nth, struct share *out)
{
	uint64_t r = w->seed * 1000003 + (uint64_t)nth;
	struct text t = { 0 };

	out->version = SHARE_VERSION;
	class_uuid(w->seed, UUID_SHARE, nth, out->id);
	class_uuid(w->seed, UUID_STUDENT, nth, out->student.uuid);
	out->made_ms = INT64_C(1796000000000) + (int64_t)nth * 60000;
	text_addf(&t, "s-%d", nth);
	mem_set(&out->student.id, text_str(&t));
	text_clear(&t);
	text_addf(&t, "Student %d", nth);
	mem_set(&out->student.name, w->name ? w->name : text_str(&t));
	for (int k = 0; k < w->sessions; k++)
		class_session(w, &r, nth, k, layout_more(&out->interviews, &share_interview_layout));
	text_free(&t);
}

void
class_file(const struct class_wish *w, int nth, struct text *out)
{
	struct share s = { 0 };

	class_share(w, nth, &s);
	share_write(&s, out);
	share_done(&s);
}

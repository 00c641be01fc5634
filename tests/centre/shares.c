/*
 * shares.c: share files of invented students, the same for the same seed:
 * test-shares FOLDER STUDENTS CONVERSATIONS NOTES COURSE [SEED [REVISION]]
 * A higher revision changes each second note of each conversation, and nothing else.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../fuzz/dice.h"
#include "formats_share.h"

static const char *const words[] = { "grid", "storm", "night", "desk", "card", "exam", "Grüße", "town",
	"shift", "budget", "month", "risk", "team", "\"quiet\"", "plan\\b", "model", "licence", "한국" };
static const char *const givens[] = { "Ana", "Bo", "Cy", "Dana", "Eli", "Fay", "Gus", "Hana" };
static const char *const families[] = { "Lee", "Roe", "Okafor", "Åkesson", "Poe", "Silva", "Tanaka" };

struct maker {
	struct dice dice;
	int64_t revision;
	unsigned ids;                /* UUIDs given so far, of this student */
	unsigned student, seed;
	const char *course;
	unsigned notes;
};

static void
shares_uuid(struct maker *m, char out[UUID_SIZE])
{
	snprintf(out, UUID_SIZE, "%08x-%04x-4000-8000-%012x", m->student * 2654435761u, m->seed & 0xffff, m->ids++);
}

static char *
shares_words(struct maker *m, unsigned n)
{
	struct text t = { 0 };

	for (unsigned i = 0; i < n; i++) {
		text_add(&t, i ? " " : "");
		text_add(&t, words[dice(&m->dice, LEN(words))]);
	}
	return text_take(&t);
}

static void
shares_clock(struct maker *m, struct share_interview *i)
{
	for (int end = 0; end < 2; end++) {
		struct share_clock *c = layout_more(&i->clock, &share_clock_layout);

		shares_uuid(m, c->uuid);
		c->kind = end ? CLOCK_END : CLOCK_START;
		c->axis_ms = end ? (18 + dice(&m->dice, 8)) * MINUTE_MS : 0;
	}
}

static void
shares_questions(struct maker *m, struct share_interview *i)
{
	for (unsigned n = 0; n < 9; n++) {
		struct share_question *q = layout_more(&i->questions, &share_question_layout);

		shares_uuid(m, q->uuid);
		q->id = mem_str("day-last-week");
		q->text = shares_words(m, 7);
		q->must = n < 4;
		q->minutes = 2;
		q->asked_ms = n < 7 ? n * 2 * MINUTE_MS : -1;
		q->state = n < 7 ? 1 : 0;
		strings_add(&q->probes, "And then?");
	}
}

static void
shares_notes(struct maker *m, struct share_interview *i)
{
	for (unsigned n = 0; n < m->notes; n++) {
		struct share_note *note = layout_more(&i->notes, &share_note_layout);
		unsigned question = n * 7 / m->notes;

		shares_uuid(m, note->uuid);
		note->revision = n % 2 ? m->revision : 1;
		note->axis_ms = n * 16 * INT64_C(1000);
		note->done_ms = note->axis_ms + 4000;
		note->kind = (int)dice(&m->dice, 5);
		note->starred = dice(&m->dice, 9) == 0;
		memcpy(note->question, row_at(struct share_question, &i->questions, question)->uuid, UUID_SIZE);
		note->text = shares_words(m, 8);
		if (n % 2 && m->revision > 1) {
			free(note->text);
			note->text = mem_str("corrected");
		}
	}
}

static void
shares_conversation(struct maker *m, struct share *s, unsigned nth)
{
	struct share_interview *i = layout_more(&s->interviews, &share_interview_layout);
	struct share_text *learned;

	shares_uuid(m, i->uuid);
	i->revision = m->revision;
	i->person = mem_str("Contact 3");
	i->role = shares_words(m, 2);
	i->organisation = mem_str("an energy firm");
	i->seniority = mem_str("");
	i->partner = mem_str("");
	i->consent.coach = mem_str("written 2026-11-27");
	i->consent.class_ = mem_str("");
	i->agreed_minutes = 20;
	i->started_ms = INT64_C(1764252000000) + nth * DAY_MS;
	i->assignment = mem_str("nine-questions");
	i->course = mem_str(m->course);
	shares_clock(m, i);
	shares_questions(m, i);
	shares_notes(m, i);
	learned = layout_more(&i->reflections, &share_reflection_layout);
	shares_uuid(m, learned->uuid);
	learned->revision = 1;
	learned->about = mem_str("learned");
	learned->text = shares_words(m, 12);
}

static void
shares_student(struct maker *m, unsigned conversations, struct text *out)
{
	struct share s = { .version = SHARE_VERSION, .made_ms = INT64_C(1764800000000) };

	m->ids = (unsigned)m->revision << 24;
	shares_uuid(m, s.id);
	m->ids = 0;
	shares_uuid(m, s.student.uuid);
	s.student.id = mem_str("");
	s.student.name = NULL;
	for (struct text t = { 0 }; !s.student.name; s.student.name = text_take(&t))
		text_addf(&t, "%s %s %u", givens[m->student % LEN(givens)], families[m->student % LEN(families)],
			m->student);
	for (unsigned i = 0; i < conversations; i++)
		shares_conversation(m, &s, i);
	share_write(&s, out);
	share_done(&s);
}

int
main(int argc, char **argv)
{
	unsigned students = argc > 2 ? (unsigned)atoi(argv[2]) : 0;
	uint64_t seed = argc > 6 ? (uint64_t)atoll(argv[6]) : 1;

	if (argc < 6)
		return 2;
	for (unsigned n = 1; n <= students; n++) {
		struct maker m = { .dice = { seed + n }, .revision = argc > 7 ? atoi(argv[7]) : 1, .student = n,
			.seed = (unsigned)seed, .course = argv[5], .notes = (unsigned)atoi(argv[4]) };
		struct text out = { 0 };
		char path[4096];
		FILE *f;

		shares_student(&m, (unsigned)atoi(argv[3]), &out);
		snprintf(path, sizeof(path), "%s/student-%05u.share.yaml", argv[1], n);
		f = fopen(path, "w");
		if (!f || fwrite(out.s, 1, out.n, f) != out.n || fclose(f) != 0)
			return 1;
		text_free(&out);
	}
	return 0;
}

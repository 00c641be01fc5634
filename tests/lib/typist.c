#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "model/call.h"
#include "typist.h"

#define MARKER_MS 15000
#define AT_STAMP SIZE_MAX /* a marker's question: the one asked then, not now */
#define APART_MS 500     /* stamps nearer than that may come in either order */

static const char *const words[] = { "she", "plans", "the", "outages", "for", "a", "region",
	"na\xc3\xafve", "and", "nobody", "sees", "it", "until", "one", "week", "in", "five",
	"caf\xc3\xa9", "they", "hire", "twice", "year", "licence", "\xe7\x94\xb0\xe4\xb8\xad",
	"pays", "what", "moves", "her", "Zoe\xcc\x88", "\xc5\x81\xc3\xb3\x64\xc5\xba", "night",
	"shift", "is", "quiet", "then", "storms", "half", "of", "that", "team", "came", "from",
	"school", "I", "could", "start", "there", "ok\xe2\x80\xa6", "90%", "(about)", "it's",
	"\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7" };

static unsigned
dice(struct typist *t, unsigned n)
{
	t->seed = t->seed * 1103515245u + 12345u;
	return (t->seed >> 16) % n;
}

static void
key(struct typist *t, const char *name)
{
	t->face.key(t->face.user, name, TYPIST_PACE_MS - 25 + (int)dice(t, 51));
	t->keys++;
}

static void
keys(struct typist *t, const char *name, size_t n)
{
	while (n-- > 0)
		key(t, name);
}

/* Every character of it but the one at byte `without`, its graphemes counted. */
static size_t
spell(struct typist *t, const char *s, size_t without)
{
	size_t n = strlen(s), count = 0;

	for (size_t at = 0, end; at < n; at = end, count++) {
		char one[32];
		end = utf8_next(s, n, at);
		if (at == without)
			continue;
		memcpy(one, s + at, end - at);
		one[end - at] = '\0';
		key(t, one);
	}
	return count;
}

/* ---- a word, with the mistakes one makes ---- */

static void
put_in_afterwards(struct typist *t, const char *word)
{
	size_t second = utf8_next(word, strlen(word), 0);
	char one[32];
	size_t n = spell(t, word, second), len = utf8_next(word, strlen(word), second) - second;

	memcpy(one, word + second, len);
	one[len] = '\0';
	keys(t, "<Left>", n - 2);
	key(t, one);
	key(t, "<End>");
}

static void
type_word(struct typist *t, const char *word)
{
	static const char *const slips[] = { "x", "qe", "\xc3\xa9", "\xe7\x94\xb0" };
	const char *slip = slips[dice(t, LEN(slips))];

	switch (dice(t, 12)) {
	case 0: /* too much, taken back */
		spell(t, word, SIZE_MAX);
		keys(t, "<Backspace>", spell(t, slip, SIZE_MAX));
		break;
	case 1: /* the wrong word, killed */
		spell(t, words[dice(t, LEN(words))], SIZE_MAX);
		key(t, "<Ctrl-W>");
		spell(t, word, SIZE_MAX);
		break;
	case 2:
		if (utf8_next(word, strlen(word), 0) < strlen(word)) {
			put_in_afterwards(t, word);
			break;
		}
		/* fall through */
	default:
		spell(t, word, SIZE_MAX);
	}
	text_add(&t->line, word);
}

static void
type_words(struct typist *t, unsigned n)
{
	for (unsigned i = 0; i < n; i++) {
		if (i) {
			key(t, "<Space>");
			text_addc(&t->line, ' ');
		}
		type_word(t, words[dice(t, LEN(words))]);
	}
}

/* ---- lines ---- */

static struct typed_note *
note_new(struct typist *t, int64_t from_ms)
{
	mem_grow(t->notes, &t->cap, t->n + 1);
	size_t at = t->n++;

	for (; at > 0 && t->notes[at - 1].from_ms > from_ms; at--)
		t->notes[at] = t->notes[at - 1];
	t->notes[at] = (struct typed_note){ .from_ms = from_ms };
	return &t->notes[at];
}

static bool
crowded(const struct typist *t, int64_t at_ms)
{
	for (size_t i = 0; i < t->n; i++)
		if (llabs(t->notes[i].from_ms - at_ms) < APART_MS)
			return true;
	return false;
}

/* The kind's character, with a star before it or not; the time it was typed. */
static int64_t
type_kind(struct typist *t, enum note_kind kind, bool starred)
{
	static const char *const chars[N_NOTE_KINDS] = { "", "!", "=", "\"", ">", "@" };
	int64_t from;

	key(t, starred ? "*" : chars[kind]);
	from = t->face.now(t->face.user);
	if (starred && kind)
		key(t, chars[kind]);
	return from;
}

static void
ask_next(struct typist *t, size_t questions)
{
	if (t->planned == questions)
		return;
	key(t, "<Tab>");
	strings_add(&t->trail, "");
	t->planned++;
}

static void
end_note(struct typist *t, enum note_kind kind, bool starred, int64_t from_ms, size_t question)
{
	struct typed_note *n;

	key(t, "<Enter>");
	n = note_new(t, from_ms);
	n->kind = kind;
	n->starred = starred;
	n->question = question;
	text_set(&n->text, text_str(&t->line));
	text_clear(&t->line);
}

static void
type_note(struct typist *t, size_t questions, bool whole)
{
	enum note_kind kind = dice(t, 2) ? NOTE_NOTE : (enum note_kind)dice(t, N_NOTE_KINDS);
	bool starred = dice(t, 8) == 0;
	size_t question = t->trail.n;
	int64_t from = kind || starred ? type_kind(t, kind, starred) : -1;

	t->line_kind = kind;
	if (kind && (dice(t, 2) || kind == NOTE_STEP || kind >= NOTE_IMPRESSION))
		key(t, "<Space>"); /* dropped; without it "=90%" would be prose */
	if (from < 0 && dice(t, 10) == 0) { /* a kind's character as text */
		key(t, "=");
		from = t->face.now(t->face.user);
		key(t, "=");
		text_addc(&t->line, '=');
	} else if (from < 0) { /* its stamp is that of its first character */
		key(t, "I");
		from = t->face.now(t->face.user);
		text_addc(&t->line, 'I');
	}
	if (t->line.n) {
		key(t, "<Space>");
		text_addc(&t->line, ' ');
	}
	type_words(t, 1 + dice(t, 4));
	if (dice(t, 9) == 0)
		ask_next(t, questions); /* in the middle of a line */
	if (dice(t, 2)) {
		key(t, "<Space>");
		text_addc(&t->line, ' ');
		type_words(t, 1 + dice(t, 3));
	}
	if (whole)
		end_note(t, kind, starred, from, question);
}

static void
type_marker(struct typist *t)
{
	int64_t at = t->face.now(t->face.user), from = at - MARKER_MS;
	struct typed_note *n;

	if (from < APART_MS || crowded(t, from + TYPIST_PACE_MS))
		return;
	from = type_kind(t, NOTE_FACT, false) - MARKER_MS;
	key(t, "<Enter>");
	n = note_new(t, from);
	n->kind = NOTE_FACT;
	n->marker = true;
	n->question = AT_STAMP;
}

static void
type_question(struct typist *t)
{
	key(t, "?");
	key(t, "<Space>");
	type_words(t, 2 + dice(t, 3));
	key(t, "<Enter>");
	strings_add(&t->trail, text_str(&t->line));
	text_clear(&t->line);
}

/* An earlier note comes back, gets a few words more, and is put back. */
static void
correct(struct typist *t)
{
	size_t back = 1 + dice(t, 3);

	if (back > t->n)
		return;
	keys(t, "<Ctrl-P>", back);
	struct typed_note *n = &t->notes[t->n - back];
	if (!n->marker) {
		key(t, "<Space>");
		text_addc(&t->line, ' ');
	}
	type_words(t, 1 + dice(t, 2));
	key(t, "<Enter>");
	n = &t->notes[t->n - back];
	text_add(&n->text, text_str(&t->line));
	n->marker = false;
	text_clear(&t->line);
}

static void
command(struct typist *t, const char *text)
{
	spell(t, text, SIZE_MAX);
	key(t, "<Enter>");
}

/* At 20:00 they offer ten minutes more; before those are over, one wraps up. */
static void
answer_check(struct typist *t)
{
	int64_t now = t->face.now(t->face.user);

	if (!t->offered && now > 20 * MINUTE_MS + 3000) {
		command(t, "/offered 10");
		t->offered = true;
	} else if (!t->wrapped && now > 29 * MINUTE_MS) {
		command(t, "/wrap");
		t->wrapped = true;
	}
}

void
typist_call(struct typist *t, int64_t length_ms, size_t questions)
{
	while (t->face.now(t->face.user) < length_ms) {
		answer_check(t);
		switch (dice(t, 16)) {
		case 0:
			ask_next(t, questions);
			break;
		case 1:
			type_question(t);
			break;
		case 2:
			type_marker(t);
			break;
		case 3:
		case 4:
			correct(t);
			break;
		default:
			type_note(t, questions, true);
		}
	}
	type_note(t, questions, false);
}

/* ---- what came of it ---- */

static bool
differ(struct text *wrong, size_t nth, const char *what, const char *want, const char *have)
{
	text_addf(wrong, "%zu: the %s should be \"%s\", is \"%s\"\n", nth, what, want, have);
	return false;
}

static int64_t
question_of(const struct typed_note *n, const struct call *c, int64_t stamp_ms)
{
	int64_t id = 0;

	if (n->question != AT_STAMP)
		return n->question ? c->askings[n->question - 1].asked_id : 0;
	for (size_t i = 0; i < c->n_askings; i++)
		if (c->askings[i].axis_ms <= stamp_ms)
			id = c->askings[i].asked_id;
	return id;
}

static bool
check_note(const struct typist *t, const struct call *c, size_t i, int64_t off_ms,
	struct text *wrong)
{
	const struct typed_note *want = &t->notes[i];
	const struct note *is = &c->notes[i];
	int64_t asked = question_of(want, c, is->axis_ms);
	bool good = true;

	if (strcmp(text_str(&want->text), is->text) != 0)
		good = differ(wrong, i, "text", text_str(&want->text), is->text);
	if (want->kind != is->kind)
		good = differ(wrong, i, "kind", note_kind_names[want->kind], note_kind_names[is->kind]);
	if (want->starred != is->starred || want->marker != is->marker)
		good = differ(wrong, i, "star or marker", text_str(&want->text), is->text);
	if (asked != is->asked_id)
		good = differ(wrong, i, "question", "another", is->text);
	if (llabs(want->from_ms - is->axis_ms) > off_ms) {
		text_addf(wrong, "%zu: typed at %lld ms, stamped %lld\n", i,
			(long long)want->from_ms, (long long)is->axis_ms);
		good = false;
	}
	return good;
}

static bool
check_trail(const struct typist *t, const struct call *c, struct text *wrong)
{
	const struct asked *planned = NULL;
	bool good = true;

	for (size_t i = 0; i < t->trail.n; i++) {
		const struct asked *a = call_asked(c, c->askings[i].asked_id);
		if (*t->trail.s[i] && strcmp(a->text, t->trail.s[i]) != 0)
			good = differ(wrong, i, "off-script question", t->trail.s[i], a->text);
		if (*t->trail.s[i])
			continue;
		if (a->state != ASKED_ASKED || (planned && planned->position >= a->position))
			good = differ(wrong, i, "question asked", "the next planned", a->text);
		planned = a;
	}
	return good;
}

static bool
check_count(struct text *wrong, const char *what, size_t want, size_t have)
{
	if (want != have)
		text_addf(wrong, "%zu %s should be there, are %zu\n", want, what, have);
	return want == have;
}

bool
typist_check(const struct typist *t, const struct call *c, int64_t off_ms, struct text *wrong)
{
	const char *draft = text_str(&c->draft);
	struct note_mark m = note_mark_read(draft);

	if (!check_count(wrong, "questions asked", t->trail.n, c->n_askings) ||
		!check_count(wrong, "notes", t->n, c->n_notes) ||
		!check_count(wrong, "answers to the time check",
			(size_t)t->offered + t->wrapped, c->n_checks))
		return false;
	bool good = check_trail(t, c, wrong);
	for (size_t i = 0; i < t->n; i++)
		good = check_note(t, c, i, off_ms, wrong) && good;
	if (t->offered && (c->checks[0].answer != CHECK_OFFERED || c->checks[0].minutes != 10))
		good = differ(wrong, 0, "answer", "offered 10", "another");
	if (strcmp(draft + m.skip, text_str(&t->line)) != 0 || m.kind != t->line_kind)
		good = differ(wrong, 0, "line", text_str(&t->line), draft);
	return good;
}

void
typist_done(struct typist *t)
{
	for (size_t i = 0; i < t->n; i++)
		text_free(&t->notes[i].text);
	free(t->notes);
	strings_free(&t->trail);
	text_free(&t->line);
	memset(t, 0, sizeof(*t));
}

/*
 * redact.c: names of people and organisations replaced in a person's own text. What is known
 * to be a name goes however it is written; what may be one is told, so that a person decides.
 */
#include <stdlib.h>
#include <string.h>

#include "wording.h"
#include "redact.h"

/* ---- words of a text ---- */

struct redact_word {
	size_t from, to;   /* bytes of the text */
	char *folded;
	bool capital;
	bool begins;       /* a sentence */
	bool joined;       /* only blanks, full stops, commas or a hyphen part it from the one before */
	bool apostrophe;   /* parts it from the one before */
	bool blank;        /* does so, too: else they are one word in pieces */
};

struct redact_words {
	struct redact_word *w;
	size_t n, cap;
};

static void
redact_words_done(struct redact_words *l)
{
	for (size_t i = 0; i < l->n; i++)
		free(l->w[i].folded);
	free(l->w);
}

/* A soft hyphen, one that does not break, a dash, a blank without width or that does not break. */
static bool
redact_is_joint(uint32_t c)
{
	return c == 0xad || c == 0xa0 || c == 0x2060 || c == 0xfffd || (c >= 0x200b && c <= 0x200d) ||
		(c >= 0x2010 && c <= 0x2013);
}

/* Does a sentence begin behind this gap, and may it part two words of a name? */
static void
redact_gap(struct redact_word *w, const char *s, size_t from)
{
	size_t len, to = w->from;

	w->joined = to - from <= 4;
	for (size_t at = from; at < to; at += len) {
		uint32_t c = utf8_decode(s, to, at, &len);

		if (c == 0x2019 || c == '\'') {
			w->apostrophe = true;
			continue;
		}
		if (redact_is_joint(c) || (c == '\n' && at > from && s[at - 1] == '-'))
			continue;
		w->blank |= blank_at(s + at) > 0;
		if (c >= 0x80 || strchr(".!?:;\n\"(|", (int)c))
			w->begins = true;
		if (c >= 0x80 || !strchr(" .,-\t", (int)c))
			w->joined = false;
	}
}

static size_t
redact_word_end(const char *s, size_t n, size_t at)
{
	size_t len;

	for (; at < n; at += len)
		if (!utf8_is_wordly(utf8_decode(s, n, at, &len)))
			break;
	return at;
}

static void
redact_word_add(struct redact_words *l, const char *s, size_t from, size_t to, size_t gap)
{
	struct redact_word *w;
	struct text folded = { 0 };
	char *piece = mem_strn(s + from, to - from);
	size_t len;

	mem_grow(l->w, &l->cap, l->n + 1);
	w = &l->w[l->n++];
	utf8_fold(&folded, piece);
	*w = (struct redact_word){ .from = from, .to = to, .folded = text_take(&folded) };
	if (!w->folded)
		w->folded = mem_str("");
	w->capital = utf8_is_upper(utf8_decode(s, to, from, &len));
	w->begins = l->n == 1;
	redact_gap(w, s, gap);
	free(piece);
}

static void
redact_words_read(struct redact_words *l, const char *s, size_t n)
{
	size_t gap = 0, len;

	for (size_t at = 0; at < n;) {
		size_t end = redact_word_end(s, n, at);

		if (end > at) {
			redact_word_add(l, s, at, end, gap);
			gap = at = end;
		} else {
			utf8_decode(s, n, at, &len);
			at += len;
		}
	}
}

/* ---- what is known ---- */

void
redact_done(struct redact *r)
{
	for (size_t i = 0; i < r->n; i++) {
		strings_free(&r->names[i].parts);
		free(r->names[i].joined);
		free(r->names[i].stand);
	}
	free(r->names);
	free(r->parts);
	strings_free(&r->ordinary);
	strings_free(&r->written);
	strings_free(&r->strange);
	strings_free(&r->keep);
	strings_free(&r->replace);
	strings_free(&r->stand_ins);
	*r = (struct redact){ 0 };
}

void
suspects_done(struct suspects *l)
{
	for (size_t i = 0; i < l->n; i++) {
		free(l->s[i].word);
		free(l->s[i].folded);
		free(l->s[i].example);
	}
	free(l->s);
	*l = (struct suspects){ 0 };
}

void
redact_name_add(struct redact *r, const char *name, const char *stand, bool place)
{
	struct redact_words words = { 0 };
	struct text joined = { 0 };
	struct redact_name *to;

	redact_words_read(&words, name, strlen(name));
	if (words.n) {
		mem_grow(r->names, &r->cap, r->n + 1);
		to = &r->names[r->n++];
		*to = (struct redact_name){ .stand = mem_str(stand), .place = place };
		for (size_t i = 0; i < words.n; i++) {
			strings_add(&to->parts, words.w[i].folded);
			text_add(&joined, words.w[i].folded);
		}
		to->joined = text_take(&joined);
	}
	redact_words_done(&words);
}

void
redact_ordinary_add(struct redact *r, const char *text)
{
	struct redact_words words = { 0 };

	redact_words_read(&words, text, strlen(text));
	for (size_t i = 0; i < words.n; i++)
		if (!words.w[i].capital)
			strings_add(&r->ordinary, words.w[i].folded);
	redact_words_done(&words);
}

static bool
redact_listed(const char *list, const char *word)
{
	for (const char *const *p = wording_list("redact", list); *p; p++)
		if (word_is(word, *p))
			return true;
	return false;
}

void
redact_written_add(struct redact *r, const char *text)
{
	struct redact_words words = { 0 };

	redact_words_read(&words, text, strlen(text));
	for (size_t i = 0; i < words.n; i++) {
		const struct redact_word *w = &words.w[i];

		if (!w->capital)
			strings_add(&r->written, w->folded);
		else if (!w->begins && !redact_listed("capital", w->folded))
			strings_add(&r->strange, w->folded);
	}
	redact_words_done(&words);
}

static int
redact_by_text(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static int
redact_by_part(const void *a, const void *b)
{
	const struct redact_part *x = a, *y = b;
	int c = strcmp(x->part, y->part);

	return c ? c : (x->name > y->name) - (x->name < y->name);
}

static void
redact_sort(struct strings *l)
{
	size_t n = 0;

	if (!l->n)
		return;
	qsort(l->s, l->n, sizeof(*l->s), redact_by_text);
	for (size_t i = 0; i < l->n; i++) {
		if (n && strcmp(l->s[n - 1], l->s[i]) == 0)
			free(l->s[i]);
		else
			l->s[n++] = l->s[i];
	}
	l->n = n;
}

void
redact_ready(struct redact *r)
{
	redact_sort(&r->ordinary);
	redact_sort(&r->written);
	redact_sort(&r->strange);
	for (size_t i = 0; i < r->n; i++)
		for (size_t p = 0; p < r->names[i].parts.n; p++) {
			mem_grow(r->parts, &r->cap_parts, r->n_parts + 1);
			r->parts[r->n_parts++] = (struct redact_part){ r->names[i].parts.s[p], i };
		}
	if (r->n_parts)
		qsort(r->parts, r->n_parts, sizeof(*r->parts), redact_by_part);
}

static bool
redact_in(const struct strings *sorted, const char *word)
{
	return sorted->n &&
		bsearch(&word, sorted->s, sorted->n, sizeof(*sorted->s), redact_by_text);
}

static bool
redact_is_english(const struct redact *r, const char *word)
{
	return redact_in(&r->ordinary, word) || word_common(word);
}

/* English, or written small by the person and never as a name. */
static bool
redact_is_ordinary(const struct redact *r, const char *word)
{
	return redact_is_english(r, word) ||
		(redact_in(&r->written, word) && !redact_in(&r->strange, word));
}

static bool
redact_may_be_word(const struct redact *r, const char *word)
{
	return redact_is_english(r, word) || redact_listed("name-word", word);
}

/* ---- one text ---- */

struct redacting {
	const struct redact *r;
	const char *s;
	size_t n;
	struct redact_words words;
	struct text *out;
	struct suspects *found;
	size_t done;   /* bytes of s that are written */
};

static void
redact_put(struct redacting *x, size_t from, size_t to, const char *stand)
{
	text_addn(x->out, x->s + x->done, from - x->done);
	text_add(x->out, stand);
	x->done = to;
}

/* How many words from the ith on are words of that name, in any order, each at most once. */
static size_t
redact_run(const struct redacting *x, size_t i, const struct redact_name *name)
{
	const struct redact_words *l = &x->words;
	size_t n = 0;
	unsigned long used = 0;

	for (; i + n < l->n && (!n || l->w[i + n].joined); n++) {
		const char *word = l->w[i + n].folded;
		size_t p = 0, most = name->parts.n < 32 ? name->parts.n : 32;

		while (p < most && ((used >> p & 1) || (strcmp(name->parts.s[p], word) != 0 &&
			!(n && !word[1] && !l->w[i + n].apostrophe &&
				name->parts.s[p][0] == word[0]))))
			p++;
		if (p == most)
			break;
		used |= 1ul << p;
	}
	return n;
}

/* From the pth of its words on, two or more of them. */
static bool
redact_is_joined_from(const struct redact_name *name, size_t p, const char *word)
{
	size_t at = strlen(name->parts.s[p]);

	if (strncmp(name->parts.s[p], word, at) != 0)
		return false;
	for (p++; p < name->parts.n; p++) {
		size_t n = strlen(name->parts.s[p]);

		if (strncmp(name->parts.s[p], word + at, n) != 0)
			return false;
		at += n;
		if (!word[at])
			return true;
	}
	return false;
}

/* "mayaokafor", "annemarie" and "OBrien" of Anne-Marie O'Brien, and "Okafors". */
static bool
redact_is_joined(const struct redact_name *name, const char *word)
{
	const char *last = name->parts.s[name->parts.n - 1];
	size_t n = strlen(last);

	for (size_t p = 0; p + 1 < name->parts.n; p++)
		if ((!name->place || p == 0) && redact_is_joined_from(name, p, word))
			return true;
	return n >= 3 && !name->place && strncmp(last, word, n) == 0 && strcmp(word + n, "s") == 0;
}

/* A name of a script without capitals has its particles written to it: "민지가". */
static bool
redact_begins(const struct redact_name *name, const char *word)
{
	return (unsigned char)name->joined[0] >= 0xe1 && strlen(name->joined) >= 6 &&
		strncmp(word, name->joined, strlen(name->joined)) == 0;
}

/* The longest run of a known name at the ith word; the earliest name where two are as long. */
static const struct redact_name *
redact_longest(const struct redacting *x, size_t i, size_t *words)
{
	const struct redact *r = x->r;
	const struct redact_name *best = NULL;
	const char *word = x->words.w[i].folded;
	size_t low = 0, high = r->n_parts;

	*words = 0;
	while (low < high) {
		size_t middle = (low + high) / 2;

		if (strcmp(r->parts[middle].part, word) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < r->n_parts && strcmp(r->parts[low].part, word) == 0; low++) {
		const struct redact_name *name = &r->names[r->parts[low].name];
		size_t n = redact_run(x, i, name);

		if (n > *words && (!name->place || n == name->parts.n)) {
			best = name;
			*words = n;
		}
	}
	for (size_t j = 0; !best && j < r->n; j++)
		if (redact_is_joined(&r->names[j], word) || redact_begins(&r->names[j], word)) {
			best = &r->names[j];
			*words = 1;
		}
	return best;
}

/* The same, with an initial before it: "M. Okafor". */
static const struct redact_name *
redact_known(const struct redacting *x, size_t i, size_t *words)
{
	const struct redact_word *w = &x->words.w[i];
	const struct redact_name *name = redact_longest(x, i, words);

	if (w->folded[0] && !w->folded[1] && *words < 2 && i + 1 < x->words.n && w[1].joined) {
		size_t more;
		const struct redact_name *after = redact_longest(x, i + 1, &more);

		for (size_t p = 0; after && !after->place && p < after->parts.n; p++)
			if (after->parts.s[p][0] == w->folded[0]) {
				*words = more + 1;
				return after;
			}
	}
	return name;
}

static void
redact_suspect(struct redacting *x, const struct redact_word *w)
{
	struct suspects *l = x->found;

	if (!l)
		return;
	for (size_t i = 0; i < l->n; i++)
		if (strcmp(l->s[i].folded, w->folded) == 0) {
			l->s[i].times++;
			return;
		}
	mem_grow(l->s, &l->cap, l->n + 1);
	l->s[l->n++] = (struct suspect){ .word = mem_strn(x->s + w->from, w->to - w->from),
		.folded = mem_str(w->folded), .example = mem_str(x->s), .times = 1 };
}

/* Decided by the person. */
static const char *
redact_decided(const struct redact *r, const char *word)
{
	for (size_t i = 0; i < r->replace.n; i++)
		if (strcmp(r->replace.s[i], word) == 0)
			return r->stand_ins.s[i];
	return NULL;
}

/* A word of a firm's name alone: which of them tells the firm, only a person knows. */
static bool
redact_is_of_place(const struct redact *r, const char *word)
{
	bool begins;
	const struct redact_part *p = redact_part_find(r, word, strlen(word), &begins);

	return p && r->names[p->name].place && r->names[p->name].parts.n > 1 && !redact_is_english(r, word) &&
		!redact_listed("particle", word) && !redact_listed("firm-word", word);
}

/* "zeph" of Zephyrine, written small. */
static bool
redact_is_short(const struct redact *r, const char *word)
{
	bool begins;
	size_t n = strlen(word);
	const struct redact_part *p = redact_part_find(r, word, n, &begins);

	return !p && n >= 4 && begins && !redact_is_english(r, word) && redact_part_person(r, word);
}

/* May it be a name that nobody told? One with a capital, or one that has one elsewhere. */
static bool
redact_strange(const struct redacting *x, const struct redact_word *w)
{
	const struct redact *r = x->r;

	if (strings_has(&r->keep, w->folded) || redact_listed("capital", w->folded))
		return false;
	if (w->folded[0] && !w->folded[1] && (w->apostrophe || !w->capital))
		return false;
	if (redact_part_within(r, w->folded, redact_may_be_word) && !redact_is_english(r, w->folded))
		return true;
	if (!w->capital)
		return redact_is_of_place(r, w->folded) || redact_is_short(r, w->folded) ||
			(redact_in(&r->strange, w->folded) && !redact_is_english(r, w->folded));
	return !w->begins || redact_listed("name-word", w->folded) ||
		!redact_is_ordinary(r, w->folded);
}

/* How many words from the ith on are one word of a person's name in pieces: "zephyr-ine",
 * "z e p h y r i n e". With blanks between them they may not all be words themselves. */
static size_t
redact_pieces(const struct redacting *x, size_t i, const struct redact_name **name)
{
	struct text whole = { 0 };
	bool begins = true, words = true, blank = false;
	size_t n = 0, found = 0;

	for (; begins && i + n < x->words.n && (!n || x->words.w[i + n].joined); n++) {
		const struct redact_word *w = &x->words.w[i + n];

		text_add(&whole, w->folded);
		words = words && w->folded[0] && w->folded[1] && redact_is_english(x->r, w->folded);
		blank |= n && w->blank;
		const struct redact_part *p = redact_part_find(x->r, text_str(&whole), whole.n, &begins);
		if (p && n && whole.n >= 5 && !x->r->names[p->name].place && !(blank && words)) {
			*name = &x->r->names[p->name];
			found = n + 1;
		}
	}
	text_free(&whole);
	return found;
}

/* Returns how many words it has dealt with. */
static size_t
redact_word(struct redacting *x, size_t i)
{
	const struct redact_word *w = &x->words.w[i];
	size_t words;
	const struct redact_name *name = redact_known(x, i, &words);
	const char *decided = redact_decided(x->r, w->folded);

	if (name && words == 1 && name->parts.n > 1 && (!w->folded[1] ||
		redact_listed("particle", w->folded)))
		name = NULL; /* an initial or "van" alone */
	if (name && words == 1 && name->parts.n > 1 && !name->place &&
		redact_may_be_word(x->r, w->folded) && !(decided && w->capital)) {
		if (w->capital && !strings_has(&x->r->keep, w->folded))
			redact_suspect(x, w);
		return 1;
	}
	if (name && !(words == 1 && strings_has(&x->r->keep, w->folded))) {
		size_t to = x->words.w[i + words - 1].to, n = to - w->from;
		bool many = words == 1 && !redact_run(x, i, name) && !redact_begins(name, w->folded) &&
			n && x->s[to - 1] == 's';

		redact_put(x, w->from, many ? to - 1 : to, name->stand);
		return words;
	}
	words = redact_pieces(x, i, &name);
	if (words) {
		redact_put(x, w->from, x->words.w[i + words - 1].to, name->stand);
		return words;
	}
	if (decided && (w->capital || !redact_is_english(x->r, w->folded)))
		redact_put(x, w->from, w->to, decided);
	else if (redact_strange(x, w))
		redact_suspect(x, w);
	return 1;
}

/* The text without addresses, so that no part of one is taken for a word. */
static void
redact_addresses(const char *s, struct text *out)
{
	const char *kind;
	size_t len;

	for (size_t at = 0, n = strlen(s); at < n;) {
		size_t address = redact_address(s, at, &kind);

		if (address) {
			text_add(out, kind);
			at += address;
			continue;
		}
		utf8_decode(s, n, at, &len);
		text_addn(out, s + at, len);
		at += len;
	}
}

void
redact_text(const struct redact *r, const char *text, struct text *out, struct suspects *found)
{
	struct text plain = { 0 };
	struct redacting x = { .r = r, .out = out, .found = found };

	redact_addresses(text, &plain);
	x.s = text_str(&plain);
	x.n = plain.n;
	redact_words_read(&x.words, x.s, x.n);
	for (size_t i = 0; i < x.words.n;)
		i += redact_word(&x, i);
	text_addn(out, x.s + x.done, x.n - x.done);
	redact_words_done(&x.words);
	text_free(&plain);
}

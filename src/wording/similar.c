/*
 * similar.c: whether a hastily typed word is meant to be another one.
 *
 * Misspelt: at most one edit in words of four to seven letters (in those of
 * four not another consonant), two in longer ones; the first letter stands, or
 * is swapped with the second. Words of up to three letters must be right.
 * Abbreviated: the beginning, three letters of it at least; or letters left
 * out, most of the vowels but not the first letter and not many consonants; or
 * the first and the last with a few between.
 * A common English word is never anything but itself: "form" is not "from".
 */

#include <stdlib.h>
#include <string.h>

#include "wording.h"

#define LONGEST 40

/* Sorted. */
static const char *const common[] = {
	"about", "after", "again", "all", "also", "always", "and", "any", "are",
	"arent", "ask", "away", "back", "bad", "because", "been", "before", "best",
	"better", "big", "both", "but", "came", "can", "cant", "car", "come", "comes",
	"could", "day", "days", "did", "didnt", "does", "doesnt", "done", "dont",
	"down", "each", "else", "even", "ever", "every", "far", "few", "find", "first",
	"for", "from", "full", "gave", "get", "gets", "give", "gives", "goes", "good",
	"got", "had", "has", "hasnt", "have", "hear", "her", "here", "hers", "him",
	"his", "how", "into", "isnt", "its", "job", "just", "keep", "kept", "know",
	"last", "late", "later", "least", "left", "less", "let", "life", "like", "list",
	"little", "long", "look", "lot", "lots", "made", "make", "makes", "many", "may",
	"maybe", "mean", "means", "might", "more", "most", "much", "must", "name",
	"near", "need", "needs", "never", "new", "next", "none", "not", "now", "off",
	"often", "old", "once", "one", "only", "other", "our", "out", "over", "own",
	"part", "past", "per", "plan", "put", "quite", "rather", "read", "real",
	"really", "right", "said", "same", "saw", "say", "says", "see", "seem", "seems",
	"sees", "send", "sends", "sent", "she", "show", "shows", "side", "since", "sit",
	"sits", "some", "soon", "start", "starts", "still", "such", "take", "takes",
	"talk", "tell", "tells", "than", "that", "thats", "the", "their", "them",
	"then", "there", "these", "they", "thing", "things", "think", "this", "those",
	"though", "through", "time", "times", "told", "too", "took", "try", "turn",
	"under", "until", "upon", "use", "used", "uses", "very", "want", "wants", "was",
	"wasnt", "way", "week", "weeks", "well", "went", "were", "what", "when",
	"where", "which", "while", "who", "whole", "whom", "why", "will", "with",
	"without", "wont", "word", "words", "work", "works", "would", "year", "years",
	"yes", "yet", "you", "your",
};

static int
similar_compare(const void *key, const void *row)
{
	return strcmp(key, *(const char *const *)row);
}

bool
word_common(const char *s)
{
	return bsearch(s, common, LEN(common), sizeof(*common), similar_compare) != NULL;
}

static int
least(int a, int b)
{
	return a < b ? a : b;
}

int
word_distance(const char *a, const char *b, int most)
{
	size_t n = strlen(a), m = strlen(b);
	int row[3][LONGEST + 1];

	if (n > LONGEST || m > LONGEST)
		return strcmp(a, b) == 0 ? 0 : most + 1;
	for (size_t j = 0; j <= m; j++)
		row[0][j] = (int)j;
	for (size_t i = 1; i <= n; i++) {
		int *now = row[i % 3], *last = row[(i + 2) % 3], *before = row[(i + 1) % 3];
		now[0] = (int)i;
		for (size_t j = 1; j <= m; j++) {
			int other = last[j - 1] + (a[i - 1] != b[j - 1]);
			now[j] = least(least(last[j], now[j - 1]) + 1, other);
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
				now[j] = least(now[j], before[j - 2] + 1);
		}
	}
	return least(row[n % 3][m], most + 1);
}

void
word_nearest(struct word_nearest *n, const char *word)
{
	size_t typed = strlen(n->typed);
	int most = strlen(word) < 4 || typed < 3 ? 1 : 2;
	int edits = word_distance(n->typed, word, most);

	if (typed >= 3 && strncmp(word, n->typed, typed) == 0)
		edits = least(edits, 1);
	if (typed < 2 || edits > most || (n->best && edits >= n->edits))
		return;
	n->best = word;
	n->edits = edits;
}

static bool
vowel(char c)
{
	return c && strchr("aeiouy", c);
}

/* Words of four letters: another consonant makes another word ("ship", "skip"). */
static bool
other_consonant(const char *word, const char *typed)
{
	if (strlen(word) != 4 || strlen(typed) != 4)
		return false;
	for (int i = 0, differ = 0; i < 4; i++)
		if (word[i] != typed[i] && (++differ > 1 || (vowel(word[i]) && vowel(typed[i]))))
			return false; /* swapped letters, or another vowel */
	return true;
}

static bool
misspelt(const char *word, const char *typed)
{
	size_t n = strlen(word);
	int most = n < 4 ? 0 : n < 8 ? 1 : 2;
	bool first = word[0] == typed[0] ||
		(typed[0] && word[0] == typed[1] && word[1] == typed[0]);

	return most && first && strlen(typed) >= 3 && word_distance(word, typed, most) <= most &&
		!other_consonant(word, typed);
}

/* The letters of `typed` stand in `word` in this order, the first one first; most of what is
 * left out are vowels. */
static bool
shortened(const char *word, const char *typed)
{
	int consonants = 0, kept = 0;

	if (word[0] != typed[0] || strlen(typed) < 3 || 2 * strlen(typed) < strlen(word))
		return false;
	for (const char *w = word; *w; w++) {
		bool hit = *typed && *w == *typed;
		typed += hit;
		consonants += !vowel(*w);
		kept += hit && !vowel(*w);
	}
	return !*typed && 3 * kept >= 2 * consonants;
}

/* "dept", "mgr": the first letter and the last, and some between, two letters of five at
 * least; the vowels gone, or four letters of it. */
static bool
contracted(const char *word, const char *typed)
{
	size_t n = strlen(typed), m = strlen(word);
	bool vowels = false;

	if (n < 3 || m < 5 || n >= m || 5 * n < 2 * m || typed[0] != word[0] || typed[n - 1] != word[m - 1])
		return false;
	for (size_t i = 0; i < n; i++)
		vowels |= vowel(typed[i]);
	for (const char *t = typed; *word; word++) {
		t += *t && *t == *word;
		if (!*t)
			return n > 3 || !vowels;
	}
	return false;
}

static bool
beginning(const char *word, const char *typed)
{
	size_t n = strlen(typed);
	return n >= 3 && strlen(word) > n && strncmp(word, typed, n) == 0;
}

/* "visiting" of "visit", "prescribed" of "prescribe", "hardest" of "hard". */
static bool
inflected(const char *word, const char *typed)
{
	static const char *const endings[] = { "s", "es", "d", "ed", "ing", "er", "ers", "est" };
	size_t n = strlen(word);

	n -= n > 4 && word[n - 1] == 'e';
	if (n < 4 || strncmp(word, typed, n) != 0)
		return false;
	for (size_t i = 0; i < LEN(endings); i++)
		if (strcmp(typed + n, endings[i]) == 0)
			return true;
	return false;
}

/* "sun" is short for Sunday and for nothing else: not for Sunder. */
static bool
other_than_day(const char *word, const char *typed)
{
	static const char *const days[] = { "monday", "tuesday", "wednesday", "thursday", "friday",
		"saturday", "sunday", "january", "february", "march", "april", "june", "july", "august",
		"september", "october", "november", "december" };
	size_t n = strlen(typed);

	for (size_t i = 0; n >= 3 && n <= 5 && i < LEN(days); i++)
		if (strncmp(days[i], typed, n) == 0 && strncmp(word, typed, n) == 0)
			return strncmp(word, days[i], strlen(days[i])) != 0;
	return false;
}

bool
word_similar(const char *word, const char *typed)
{
	if (strcmp(word, typed) == 0)
		return true;
	if (word_common(typed) || other_than_day(word, typed))
		return false;
	return misspelt(word, typed) || inflected(word, typed) || beginning(word, typed) ||
		shortened(word, typed) || contracted(word, typed);
}

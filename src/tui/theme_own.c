/* Looks of one's own: a theme with roles that a person describes in words, "bold bright-cyan on black". */
#include <stdlib.h>
#include <string.h>

#include "tui.h"

#include "theme.h"

static const char *const own_colours[] = { "own", "black", "red", "green", "yellow", "blue", "magenta", "cyan",
	"white", "bright-black", "bright-red", "bright-green", "bright-yellow", "bright-blue",
	"bright-magenta", "bright-cyan", "bright-white" };

struct theme *
theme_copy(const struct theme *of)
{
	struct theme *t = mem_new(1, sizeof(*t));

	*t = *(of ? of : themes[0]);
	return t;
}

void
theme_free(struct theme *t)
{
	free(t);
}

/* A colour by its name, or one of 16 to 255 by its number. */
static bool
theme_own_hue(const char *word, struct hue *out)
{
	int named = word_find(own_colours, LEN(own_colours), word, false);
	char *end;
	long number = strtol(word, &end, 10);

	if (named >= 0)
		*out = (struct hue){ (unsigned char)named, 0 };
	else if (end != word && !*end && number >= 16 && number <= 255)
		*out = (struct hue){ 0, (unsigned char)number };
	else
		return false;
	return true;
}

static bool
theme_own_word(struct look *look, const char *word, bool *on)
{
	static const struct {
		const char *word;
		unsigned attribute;
	} words[] = { { "plain", 0 }, { "bold", LOOK_BOLD }, { "dim", LOOK_DIM }, { "reverse", LOOK_REVERSE },
		{ "underline", LOOK_UNDERLINE } };
	bool paper = *on;

	for (size_t i = 0; i < LEN(words); i++)
		if (strcmp(words[i].word, word) == 0) {
			look->attributes |= words[i].attribute;
			return true;
		}
	*on = strcmp(word, "on") == 0;
	return *on || theme_own_hue(word, paper ? &look->paper : &look->ink);
}

bool
theme_set(struct theme *t, const char *role, const char *words, struct err *e)
{
	struct strings l = { 0 };
	struct look look = { 0 };
	bool on = false, good = true;
	enum role of = 0;

	while (of < N_ROLES && strcmp(roles[of].name, role) != 0)
		of++;
	if (of == N_ROLES)
		return err_set(e, "There is no role “%.40s”. man halfhour-keys has their names.", role);
	strings_split(&l, words, " ,");
	for (size_t i = 0; good && i < l.n; i++)
		if (!theme_own_word(&look, l.s[i], &on))
			good = err_set(e, "“%.20s” is not a look; see man halfhour-keys.", l.s[i]);
	if (good)
		t->looks[of] = look;
	strings_free(&l);
	return good;
}

/* Settings: the rows, and values in and out of them. The file is config_file.c's. */
#include <stdlib.h>
#include <string.h>

#include "base_theme.h"
#include "config.h"
#include "formats.h"
#include "model/words.h"

/* ---- the rows ---- */

static const char *const bells[] = { "off", "visual", "audible" };
static const char *const clocks[] = { "seconds", "minutes" };
#define THEME_NAME(id, name) name,
static const char *const theme_names[] = { THEMES(THEME_NAME) };
static const char *const shades[] = { "unsaid", "dark", "light" };
static const char *const keysets[] = { "default", "emacs" };
static const char *const selections[] = { "pointer", "row" };
static const char *const situations[] = { "unsaid", "student", "changing", "between-jobs", "own-firm" };
static const char *const policies[] = { "7d", "3b7" };
static const char *const widths[] = { "0", "20", "40", "80" };

enum { LINE_MAX_BYTES = 400, PITCH_MAX_BYTES = 2000 };

/* Days, parted by blanks or commas. */
static bool
days_known(const char *s)
{
	struct strings l = { 0 };
	bool known = true;
	int64_t ms;

	strings_split(&l, s, ", ");
	for (size_t i = 0; i < l.n; i++)
		known = known && strlen(l.s[i]) == 10 && strspn(l.s[i], "0123456789-") == 10 &&
			time_parse(l.s[i], "UTC", &ms);
	strings_free(&l);
	return known;
}

#define AT(config_field) offsetof(struct config, config_field)
/* A city does: "Vienna". */
static bool
config_zone_meant(const char *s)
{
	char out[ZONE_SIZE];

	return zone_find(s, out, NULL);
}

/* Only an address, without a name. */
/* Names of dictionaries, such as en_US,en_med; never an option. */
static bool
config_dictionary(const char *s)
{
	return *s != '-' && s[strspn(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_,.-@")] == '\0';
}

static bool
config_email(const char *s)
{
	const char *at = strchr(s, '@');

	return !*s || (at && at != s && at[1] && !strpbrk(s, "<>,;\"") && !blank_within(s));
}

#define TEXT_ROW(name, help, max, valid) \
	{ #name, SETTING_TEXT, AT(name), "", help, 0, max, NULL, 0, valid }
#define BOOL_ROW(name, help) { #name, SETTING_BOOL, AT(name), "false", help, 0, 0, NULL, 0, NULL }
#define INT_ROW(name, preset, min, max, help) \
	{ #name, SETTING_INT, AT(name), preset, help, min, max, NULL, 0, NULL }
#define WORD_ROW(name, kind, words, help) \
	{ #name, kind, AT(name), NULL, help, 0, 80, words, LEN(words), NULL }

const struct setting settings[] = {
	TEXT_ROW(name, "Your name, as letters are signed.", LINE_MAX_BYTES, NULL),
	TEXT_ROW(exploring, "What you are finding out about: a field, a kind of work.",
		LINE_MAX_BYTES, NULL),
	TEXT_ROW(about, "One sentence about yourself.", LINE_MAX_BYTES, NULL),
	WORD_ROW(situation, SETTING_WORD, situations, "Where you are: a student, changing fields, between "
		"jobs, or looking round your own firm; kept with each interview."),
	WORD_ROW(scope, SETTING_WORD, scope_names, "What you ask about first: one company, the path into a "
		"field, or a function, the daily work itself; openings, requests and plans follow it."),
	TEXT_ROW(background, "What you have done so far, in a sentence; letters say it.", LINE_MAX_BYTES, NULL),
	TEXT_ROW(phone, "Your telephone number, as letters give it.", 60, NULL),
	TEXT_ROW(email, "Your mail address, from which letters go out.", 200, config_email),
	TEXT_ROW(dates, "When you can talk, as letters say it behind \"I am free\": on weekdays after 15:00.",
		LINE_MAX_BYTES, NULL),
	{ "spelling", SETTING_TEXT, AT(spelling), "en_US", "The dictionary by which hunspell checks letters, where "
		"it is installed; nothing: they are not checked.", 0, 60, NULL, 0, config_dictionary },
	{ "print", SETTING_TEXT, AT(print), "lp", "The command that prints a letter: it reads the text.",
		0, LINE_MAX_BYTES, NULL, 0, NULL },
	TEXT_ROW(student_id, "Your student number, if a course wants one: it goes into the report of an "
		"assignment, and to the coach in a share.", 60, NULL),
	TEXT_ROW(pitch, "What you say about yourself when a call opens; made of about and "
		"exploring when left out.", PITCH_MAX_BYTES, NULL),
	TEXT_ROW(zone, "Your time zone, such as Europe/Vienna; the machine's when left out.",
		60, config_zone_meant),
	BOOL_ROW(coach, "You review other people's interviews."),
	TEXT_ROW(rubric, "By which rubric you mark, the name of a file in rubrics/; that of an assignment goes "
		"before it.", 60, NULL),
	BOOL_ROW(linear, "Every screen as plain lines that only append."),
	WORD_ROW(columns, SETTING_INT, widths, "The width of plain lines; 0 is the terminal's."),
	BOOL_ROW(quiet, "Plain lines in a call: after a note only a dot, which is not spoken over them."),
	WORD_ROW(bell, SETTING_WORD, bells, "How the time check is announced besides the title line."),
	BOOL_ROW(announce, "Full screen for a screen reader: the clock is told on request and at "
		"the marks, never repainted."),
	WORD_ROW(clock, SETTING_WORD, clocks, "What the call's clock shows; minutes suit a slow line."),
	WORD_ROW(theme, SETTING_WORD, theme_names, "How the screens look: default; mono without bold and dim; "
		"contrast for tired eyes; blue-orange where red and green look alike."),
	WORD_ROW(screen, SETTING_WORD, shades, "What is behind the text on your terminal, dark or light: "
		"words are coloured only where this is said, so that they can be read."),
	WORD_ROW(selection, SETTING_WORD, selections, "How the chosen row is shown: by the pointer before it, "
		"or the whole row reversed, which takes a slow line longer."),
	INT_ROW(marker_seconds, "15", 0, 120, "How far back a marker is stamped."),
	INT_ROW(agreed_minutes, "20", 5, 240, "The length proposed for a new interview."),
	INT_ROW(travel_minutes, "30", 0, 240, "The way to a meeting in person, and back: a call that leaves less "
		"time is told."),
	INT_ROW(early_minutes, "10", 0, 60, "How much earlier you want to be there."),
	WORD_ROW(policy, SETTING_WORD, policies, "When silence is followed up: 7d after seven days; "
		"3b7 after three business days a second person, after seven a follow-up."),
	TEXT_ROW(holidays, "Days that do not count as business days: 2026-12-25 2027-01-01.",
		PITCH_MAX_BYTES, days_known),
	{ "touch", SETTING_TEXT, AT(touch), "3 months", "How often to keep in touch with who is at the stage "
		"in-touch, and with a tag: 3 months; energy 6 weeks.", 0, LINE_MAX_BYTES, NULL, 0, NULL },
	INT_ROW(touch_gap, "30", 1, 365, "The least number of days between two contacts."),
	{ "abbreviations", SETTING_PAIRS, AT(abbreviations), "", "What a short word stands for when a blank "
		"is typed after it, such as w/: with.", 0, 0, NULL, 0, NULL },
	{ "looks", SETTING_PAIRS, AT(looks), "", "How roles look to you, over the theme, such as fact: bold blue, "
		"or title: black on yellow; halfhour-keys(5) names the roles.", 0, 0, NULL, 0, NULL },
	WORD_ROW(keyset, SETTING_WORD, keysets, "Which keys move in lists: as shipped, or besides these as in Emacs."),
	{ "keys", SETTING_PAIRS, AT(keys), "", "Keys of your own, by the name of what they do, such as "
		"contact-plan: P; halfhour-keys(5) has the names.", 0, 0, NULL, 0, NULL },
};
const size_t n_settings = LEN(settings);
_Static_assert(LEN(settings) <= 64, "struct config has a bit for each");

const struct setting *
setting_find(const char *name)
{
	for (size_t i = 0; i < n_settings; i++)
		if (strcmp(settings[i].name, name) == 0)
			return &settings[i];
	return NULL;
}

/* ---- fields ---- */

static void *
config_field(struct config *c, const struct setting *row)
{
	return (char *)c + row->at;
}

static const void *
config_look(const struct config *c, const struct setting *row)
{
	return (const char *)c + row->at;
}

static bool
allowed(const struct setting *row, const char *s, int *v)
{
	int i;

	if (!row->words)
		return word_int(s, row->min, row->max, v);
	i = word_find(row->words, row->n_words, s, false);
	if (i >= 0)
		*v = row->kind == SETTING_INT ? atoi(s) : i;
	return i >= 0;
}

static bool
text_fits(const struct setting *row, const char *s)
{
	return strlen(s) <= (size_t)row->max && utf8_valid(s, strlen(s)) &&
		(!row->valid || row->valid(s));
}

static void
text_take_in(char **at, const struct setting *row, const char *s)
{
	char zone[ZONE_SIZE];

	mem_set(at, row->valid == config_zone_meant && zone_find(s, zone, NULL) ? zone : s);
}

bool
setting_take(struct config *c, const struct setting *row, const char *s)
{
	switch (row->kind) {
	case SETTING_TEXT:
		if (!text_fits(row, s))
			return false;
		text_take_in(config_field(c, row), row, s);
		return true;
	case SETTING_BOOL:
		return word_bool(s, config_field(c, row));
	case SETTING_INT:
	case SETTING_WORD:
		return allowed(row, s, config_field(c, row));
	case SETTING_PAIRS:
		break;
	}
	return false;
}

void
setting_wants(const struct setting *row, struct text *out)
{
	if (row->kind == SETTING_BOOL)
		text_add(out, "true or false");
	else if (row->kind == SETTING_PAIRS)
		text_add(out, "a map of short: long");
	else if (row->kind == SETTING_TEXT && row->valid == config_zone_meant)
		text_add(out, "a time zone: the nearest big city (Vienna) or UTC+2");
	else if (row->kind == SETTING_TEXT && row->valid == days_known)
		text_add(out, "days such as 2026-12-25 2027-01-01");
	else if (row->kind == SETTING_TEXT && row->valid == config_email)
		text_add(out, "only the address: ana@example.org");
	else if (row->kind == SETTING_TEXT)
		text_addf(out, "one text of at most %d bytes", row->max);
	else if (!row->words)
		text_addf(out, "a whole number from %d to %d", row->min, row->max);
	else
		for (int i = 0; i < row->n_words; i++)
			text_addf(out, "%s%s", i == 0 ? "" : i == row->n_words - 1 ? " or " : ", ",
				row->words[i]);
}

static void
preset(struct config *c, const struct setting *row)
{
	if (row->kind != SETTING_PAIRS)
		setting_take(c, row, row->preset ? row->preset : row->words[0]);
}

void
config_init(struct config *c)
{
	*c = (struct config){ 0 };
	for (size_t i = 0; i < n_settings; i++)
		preset(c, &settings[i]);
}

static void
pairs_free(struct pairs *p)
{
	strings_free(&p->names);
	strings_free(&p->values);
	strings_free(&p->places);
}

void
config_free(struct config *c)
{
	for (size_t i = 0; i < n_settings; i++)
		if (settings[i].kind == SETTING_TEXT)
			mem_set(config_field(c, &settings[i]), NULL);
		else if (settings[i].kind == SETTING_PAIRS)
			pairs_free(config_field(c, &settings[i]));
}

/* ---- pairs ---- */

static void
config_drop(struct strings *l, size_t i)
{
	free(l->s[i]);
	memmove(l->s + i, l->s + i + 1, (l->n - i - 1) * sizeof(*l->s));
	l->n--;
}

/* An empty `is` takes it out. */
void
setting_pair(struct pairs *p, const char *word, const char *is, const char *place)
{
	for (size_t i = 0; i < p->names.n; i++) {
		if (strcmp(p->names.s[i], word) != 0)
			continue;
		if (*is) {
			mem_set(&p->values.s[i], is);
			mem_set(&p->places.s[i], place);
		} else {
			config_drop(&p->names, i);
			config_drop(&p->values, i);
			config_drop(&p->places, i);
		}
		return;
	}
	if (!*is)
		return;
	strings_add(&p->names, word);
	strings_add(&p->values, is);
	strings_add(&p->places, place);
}

bool
setting_pair_fits(const char *word, const char *is)
{
	return *word && !strpbrk(word, " \t\r\n=") && strlen(word) <= 40 &&
		strlen(is) <= LINE_MAX_BYTES && !strpbrk(is, "\r\n");
}

static bool
set_pair(struct pairs *p, const char *s)
{
	const char *mark = strchr(s, '=');
	char *word = mem_strn(s, mark ? (size_t)(mark - s) : 0);
	bool ok = mark && setting_pair_fits(word, mark + 1);

	if (ok)
		setting_pair(p, word, mark + 1, "");
	free(word);
	return ok;
}

/* ---- by name ---- */

bool
config_set(struct config *c, const char *name, const char *value, struct err *e)
{
	const struct setting *row = setting_find(name);
	struct text wants = { 0 };
	bool ok;

	if (!row)
		return err_set(e, "There is no setting \"%.40s\". `man halfhour` lists them.", name);
	ok = row->kind == SETTING_PAIRS ? set_pair(config_field(c, row), value) : setting_take(c, row, value);
	if (ok) {
		c->set |= UINT64_C(1) << (row - settings);
		return true;
	}
	setting_wants(row, &wants);
	err_set(e, "%s must be %s.", name,
		row->kind == SETTING_PAIRS ? "SHORT=LONG, SHORT without blanks" : text_str(&wants));
	text_free(&wants);
	return false;
}

static void
get_pairs(const struct pairs *p, struct text *out)
{
	for (size_t i = 0; i < p->names.n; i++)
		text_addf(out, "%s%s=%s", i ? ", " : "", p->names.s[i], p->values.s[i]);
}

bool
config_get(const struct config *c, const char *name, struct text *out)
{
	const struct setting *row = setting_find(name);

	if (!row)
		return false;
	switch (row->kind) {
	case SETTING_TEXT:
		text_add(out, *(char *const *)config_look(c, row));
		break;
	case SETTING_BOOL:
		text_add(out, *(const bool *)config_look(c, row) ? "true" : "false");
		break;
	case SETTING_INT:
		text_addf(out, "%d", *(const int *)config_look(c, row));
		break;
	case SETTING_WORD:
		text_add(out, row->words[*(const int *)config_look(c, row)]);
		break;
	case SETTING_PAIRS:
		get_pairs(config_look(c, row), out);
		break;
	}
	return true;
}

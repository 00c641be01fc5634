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
#define THEME_NAME(id, name, said) name,
static const char *const theme_names[] = { THEMES(THEME_NAME) };
static const char *const shades[] = { "unsaid", "dark", "light" };
static const char *const keysets[] = { "default", "emacs" };
static const char *const selections[] = { "pointer", "row" };
static const char *const situations[] = { "unsaid", "student", "changing", "between-jobs", "own-firm" };
static const char *const policies[] = { "7d", "3b7" };
static const char *const widths[] = { "0", "20", "40", "80" };

/* The same as one reads them. */
static const char *const truth[] = { N_("no"), N_("yes") };
static const char *const bells_said[] = { N_("in the title line alone"), N_("a flash of the screen"), N_("a sound") };
static const char *const clocks_said[] = { N_("seconds"), N_("minutes") };
#define THEME_SAID(id, name, said) said,
static const char *const theme_names_said[] = { THEMES(THEME_SAID) };
#define THEME_HELP(id, name, said) name ", " said "; "
static const char *const shades_said[] = { N_("dark or light: not said"), N_("dark"), N_("light") };
static const char *const keysets_said[] = { N_("as shipped"), N_("as in Emacs besides") };
static const char *const selections_said[] = { N_("a pointer before it"), N_("reversed") };
static const char *const situations_said[] = { N_("not said"), N_("a student"), N_("changing fields"),
	N_("between jobs"), N_("in my own firm") };
static const char *const scope_names_said[] = { N_("not said"), N_("one company"), N_("the path into a field"),
	N_("the daily work") };
static const char *const policies_said[] = { N_("after 7 days"), N_("3 business days: a second person; 7: again") };
static const char *const widths_said[] = { N_("the terminal's"), N_("20 columns"), N_("40 columns"), N_("80 columns") };
/* Of a number: how it is said. */
static const char *const seconds[] = { N_FORMS("%d second", "%d seconds") };
static const char *const minutes[] = { N_FORMS("%d minute", "%d minutes") };
static const char *const days[] = { N_FORMS("%d day", "%d days") };

const char *const hook_names[N_HOOKS] = { "after-call", "after-debrief", "thanks-due" };

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

#define TEXT_ROW(name, label, help, max, valid) \
	{ #name, label, NULL, SETTING_TEXT, AT(name), "", help, 0, max, NULL, 0, valid }
#define BOOL_ROW(name, label, help) \
	{ #name, label, truth, SETTING_BOOL, AT(name), "false", help, 0, 0, NULL, 0, NULL }
#define INT_ROW(name, label, unit, preset, min, max, help) \
	{ #name, label, unit, SETTING_INT, AT(name), preset, help, min, max, NULL, 0, NULL }
#define WORD_ROW(name, label, kind, words, said, help) \
	{ #name, label, said, kind, AT(name), NULL, help, 0, 80, words, LEN(words), NULL }

const struct setting settings[] = {
	TEXT_ROW(name, N_("Your name"), "Your name, as letters are signed.", LINE_MAX_BYTES, NULL),
	TEXT_ROW(exploring, N_("What you explore"), "What you are finding out about: a field, a kind of work.",
		LINE_MAX_BYTES, NULL),
	TEXT_ROW(about, N_("About you"), "One sentence about yourself.", LINE_MAX_BYTES, NULL),
	WORD_ROW(situation, N_("Where you are now"), SETTING_WORD, situations, situations_said, "Where you are: a student, changing fields, between "
		"jobs, or looking round your own firm; kept with each interview."),
	WORD_ROW(scope, N_("What you ask about first"), SETTING_WORD, scope_names, scope_names_said, "What you ask about first: one company, the path into a "
		"field, or a function, the daily work itself; openings, requests and plans follow it."),
	TEXT_ROW(background, N_("What you did so far"), "What you have done so far, in a sentence; letters say it.", LINE_MAX_BYTES, NULL),
	TEXT_ROW(phone, N_("Your telephone"), "Your telephone number, as letters give it.", 60, NULL),
	TEXT_ROW(email, N_("Your mail address"), "Your mail address, from which letters go out.", 200, config_email),
	TEXT_ROW(dates, N_("When you can talk"), "When you can talk, as letters say it behind \"I am free\": on weekdays after 15:00.",
		LINE_MAX_BYTES, NULL),
	{ "spelling", N_("Dictionary for letters"), NULL, SETTING_TEXT, AT(spelling), "en_US", "The dictionary by which hunspell checks letters, where "
		"it is installed; nothing: they are not checked.", 0, 60, NULL, 0, config_dictionary },
	{ "print", N_("Command that prints"), NULL, SETTING_TEXT, AT(print), "lp", "The command that prints a letter: it reads the text.",
		0, LINE_MAX_BYTES, NULL, 0, NULL },
	TEXT_ROW(student_id, N_("Your student number"), "Your student number, if a course wants one: it goes into the report of an "
		"assignment, and to the coach in a share.", 60, NULL),
	TEXT_ROW(pitch, N_("What you say first"), "What you say about yourself when a call opens; made of about and "
		"exploring when left out.", PITCH_MAX_BYTES, NULL),
	TEXT_ROW(zone, N_("Your time zone"), "Your time zone, such as Europe/Vienna; the machine's when left out.",
		60, config_zone_meant),
	BOOL_ROW(coach, N_("You review others"), "You review other people's interviews."),
	TEXT_ROW(rubric, N_("Rubric you mark by"), "By which rubric you mark, the name of a file in rubrics/; that of an assignment goes "
		"before it.", 60, NULL),
	BOOL_ROW(linear, N_("Plain lines"), "Every screen as plain lines that only append."),
	WORD_ROW(columns, N_("Width of plain lines"), SETTING_INT, widths, widths_said, "The width of plain lines; 0 is the terminal's."),
	BOOL_ROW(quiet, N_("Only a dot after a note"), "Plain lines in a call: after a note only a dot, which is not spoken over them."),
	WORD_ROW(bell, N_("Sign of the time check"), SETTING_WORD, bells, bells_said, "How the time check is announced besides the title line."),
	BOOL_ROW(announce, N_("For a screen reader"), "Full screen for a screen reader: the clock is told on request and at "
		"the marks, never repainted."),
	WORD_ROW(clock, N_("The call's clock shows"), SETTING_WORD, clocks, clocks_said, "What the call's clock shows; minutes suit a slow line."),
	WORD_ROW(theme, N_("Colours"), SETTING_WORD, theme_names, theme_names_said, "How the screens look: " THEMES(THEME_HELP)
		"single roles by the setting looks."),
	WORD_ROW(screen, N_("Your terminal is"), SETTING_WORD, shades, shades_said, "What is behind the text on your terminal, dark or light: "
		"words are coloured only where this is said, so that they can be read."),
	WORD_ROW(selection, N_("The chosen row"), SETTING_WORD, selections, selections_said, "How the chosen row is shown: by the pointer before it, "
		"or the whole row reversed, which takes a slow line longer."),
	INT_ROW(marker_seconds, N_("Markers go back by"), seconds, "15", 0, 120, "How far back a marker is stamped."),
	INT_ROW(agreed_minutes, N_("Length of a call"), minutes, "20", 5, 240, "The length proposed for a new interview."),
	INT_ROW(travel_minutes, N_("The way to a meeting"), minutes, "30", 0, 240, "The way to a meeting in person, and back: a call that leaves less "
		"time is told."),
	INT_ROW(early_minutes, N_("Be there early by"), minutes, "10", 0, 60, "How much earlier you want to be there."),
	WORD_ROW(policy, N_("Silence is followed up"), SETTING_WORD, policies, policies_said, "When silence is followed up: 7d after seven days; "
		"3b7 after three business days a second person, after seven a follow-up."),
	TEXT_ROW(holidays, N_("Holidays"), "Days that do not count as business days: 2026-12-25 2027-01-01.",
		PITCH_MAX_BYTES, days_known),
	{ "touch", N_("Keep in touch every"), NULL, SETTING_TEXT, AT(touch), "3 months", "How often to keep in touch with who is at the stage "
		"in-touch, and with a tag: 3 months; energy 6 weeks.", 0, LINE_MAX_BYTES, NULL, 0, NULL },
	INT_ROW(touch_gap, N_("At least between"), days, "30", 1, 365, "The least number of days between two contacts."),
	{ "abbreviations", N_("Short words"), NULL, SETTING_PAIRS, AT(abbreviations), "", "What a short word means when a blank "
		"is typed after it, such as w/: with.", 0, 0, NULL, 0, NULL },
	{ "looks", N_("Looks of your own"), NULL, SETTING_PAIRS, AT(looks), "", "How roles look to you, over the theme, such as fact: bold blue, "
		"or title: black on yellow; halfhour-keys(5) names the roles.", 0, 0, NULL, 0, NULL },
	WORD_ROW(keyset, N_("Keys that move"), SETTING_WORD, keysets, keysets_said, "Which keys move in lists: as shipped, or besides these as in Emacs."),
	{ "keys", N_("Keys of your own"), NULL, SETTING_PAIRS, AT(keys), "", "Keys of your own, by the name of what they do, such as "
		"contact-plan: P; halfhour-keys(5) has the names.", 0, 0, NULL, 0, NULL },
	{ "hooks", N_("Commands of your own"), NULL, SETTING_LISTS, AT(hooks), "", "Commands of your own, each a list of words, such as "
		"after-call: [notify-send, Ended]; the number of the interview is added as the last word.",
		0, 0, hook_names, N_HOOKS, NULL },
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
	case SETTING_LISTS:
		break;
	}
	return false;
}

bool
setting_is_map(const struct setting *row)
{
	return row->kind == SETTING_PAIRS || row->kind == SETTING_LISTS;
}

void
setting_wants(const struct setting *row, struct text *out)
{
	if (row->kind == SETTING_BOOL)
		text_add(out, "true or false");
	else if (row->kind == SETTING_PAIRS)
		text_add(out, "a map of short: long");
	else if (row->kind == SETTING_LISTS)
		text_add(out, "lists of words, by after-call, after-debrief or thanks-due");
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
	if (!setting_is_map(row))
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
		else if (setting_is_map(&settings[i]))
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
setting_pair_fits(const struct setting *row, const char *word, const char *is)
{
	if (row->words && word_find(row->words, row->n_words, word, false) < 0)
		return false;
	return *word && !strpbrk(word, " \t\r\n=") && strlen(word) <= 40 &&
		strlen(is) <= LINE_MAX_BYTES && !strpbrk(is, "\r\n");
}

static bool
set_pair(struct pairs *p, const struct setting *row, const char *s)
{
	const char *mark = strchr(s, '=');
	char *word = mem_strn(s, mark ? (size_t)(mark - s) : 0);
	struct strings words = { 0 };
	struct text value = { 0 };

	if (mark && row->kind == SETTING_LISTS) {
		strings_split(&words, mark + 1, " ");
		strings_join(&words, SETTING_BETWEEN, &value);
	} else if (mark) {
		text_add(&value, mark + 1);
	}
	bool ok = mark && setting_pair_fits(row, word, text_str(&value));
	if (ok)
		setting_pair(p, word, text_str(&value), "");
	strings_free(&words);
	text_free(&value);
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
	ok = setting_is_map(row) ? set_pair(config_field(c, row), row, value) : setting_take(c, row, value);
	if (ok) {
		c->set |= UINT64_C(1) << (row - settings);
		return true;
	}
	setting_wants(row, &wants);
	if (row->kind == SETTING_LISTS)
		err_set(e, "%s: write after-call, after-debrief or thanks-due=COMMAND.", name);
	else
		err_set(e, "%s must be %s.", name,
			row->kind == SETTING_PAIRS ? "SHORT=LONG, SHORT without blanks" : text_str(&wants));
	text_free(&wants);
	return false;
}

static void
get_pairs(const struct pairs *p, struct text *out)
{
	for (size_t i = 0; i < p->names.n; i++) {
		text_addf(out, "%s%s=", i ? ", " : "", p->names.s[i]);
		for (const char *s = p->values.s[i]; *s; s++)
			text_addc(out, *s == *SETTING_BETWEEN ? ' ' : *s);
	}
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
	case SETTING_LISTS:
		get_pairs(config_look(c, row), out);
		break;
	}
	return true;
}

/* What is done at random, from a seed alone: nothing here looks at the program. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "dice.h"
#include "screens/live/live_command.h"
#include "script.h"

struct writer {
	struct strings *out;
	struct dice d;
	bool linear;
	struct text bytes; /* of the step being made */
};

#define ANY(w, list) (list)[dice(&(w)->d, LEN(list))]

/* ---- bytes on a line ---- */

static const struct {
	char byte;
	char letter;
} letters[] = { { '\033', 'e' }, { '\r', 'r' }, { '\n', 'n' }, { '\t', 't' }, { '\\', '\\' } };

static void
byte_write(struct text *out, unsigned char c)
{
	for (size_t i = 0; i < LEN(letters); i++)
		if ((char)c == letters[i].byte) {
			text_addf(out, "\\%c", letters[i].letter);
			return;
		}
	if (c < 0x20 || c > 0x7e)
		text_addf(out, "\\x%02x", c);
	else
		text_addc(out, (char)c);
}

void
bytes_write(struct text *out, const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		byte_write(out, (unsigned char)s[i]);
}

void
bytes_read(struct text *out, const char *s)
{
	for (; *s; s++) {
		char c = *s;
		unsigned hex;

		if (c == '\\' && s[1] == 'x' && sscanf(s + 2, "%2x", &hex) == 1) {
			text_addc(out, (char)hex);
			s += 3;
			continue;
		}
		for (size_t i = 0; c == '\\' && i < LEN(letters); i++)
			if (s[1] == letters[i].letter) {
				c = letters[i].byte;
				s++;
				break;
			}
		text_addc(out, c);
	}
}

/* ---- what is typed ---- */

static const char *const words[] = { "she", "plans", "outages", "for", "a", "region", "licence",
	"twice", "year", "Dana Ruiz, forecasting, Northlight +", "na\xc3\xafve", "w/", "b/c", "//",
	"\xe7\x94\xb0\xe4\xb8\xad", "\xe2\x80\xa6", "90%", "it's", "12:30", "3", "20", "-1",
	"99999999999999999999", "%s%n", "'; DROP TABLE note; --", "a\tb", "]]>", "*", "!!", "??" };

/* What a terminal or a library may stumble over. */
static const char *const nasty[] = { "\xcc\x88", "e\xcc\x81", "Zoe\xcc\x88\xcc\xa3\xcc\x87",
	"\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7",
	"\xe2\x80\xae\x64row", "\xe2\x81\xa6x\xe2\x81\xa9", "\xe2\x80\x8b", "\xef\xbb\xbf",
	"\xf3\xa0\x81\x81\xf3\xa0\x81\x82", "\xef\xb8\x8f", "1\xef\xb8\x8f\xe2\x83\xa3",
	"\xe3\x81\x82\xe3\x81\x84\xe3\x81\x86", "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d",
	"\xe0\xa4\x95\xe0\xa5\x8d\xe0\xa4\xb7", "\xed\x95\x9c\xea\xb5\xad", "\xff", "\xc3",
	"\xe2\x82", "\xf0\x9f\x91", "\xc0\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xc2\x85",
	"\xc2\xad", "\xe1\x84\x80\xe1\x85\xa1", "\xf0\x9f\x87\xa9\xf0\x9f\x87\xaa", "\x7f",
	"\xe2\x80\xa8", "\xf0\x9d\x85\xb3", "\xef\xbf\xbd", "\xef\xbf\xbf" };

static const char *const keys[] = { "\r", "\r", "\r", "\t", "\t", "\033[Z", "\033", "\033",
	"\177", "\177", "\010", "\033[3~", "\033OA", "\033[A", "\033OB", "\033[B", "\033OC",
	"\033[C", "\033OD", "\033[D", "\033OH", "\033[F", "\033[5~", "\033[6~", "\033[1;5C",
	"\033[1;5D", "\001", "\002", "\003", "\004", "\005", "\006", "\007", "\007", "\013",
	"\014", "\016", "\020", "\020", "\021", "\022", "\023", "\024", "\024", "\025", "\027",
	"\031", "\032", "\032", "\034", "\000", "\033OP", "\033[15~", " ", " " };

/* Half a key, an answer nobody asked for, what is no key at all. */
static const char *const halves[] = { "\033[", "\033O", "\033[2", "\033[200", "\033[1;", "\033[<0;",
	"\033[0n", "\033[?1;2c", "\033]0;x\007", "\033P1$r\033\\", "\033\033", "\033[[A", "\033[M !!",
	"\xe2", "\xf0\x9f", "\033[99999999999999999999~", "\033[;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;~",
	"\033[201~", "\033[I", "\033[O" };

static const char *const marks[] = { "!", "=", "\"", ">", "@", "?", "*", "*!", "**", "!!", "?*" };

/* What a list, a form or a choice may take for a key of its own. */
static const char list_letters[] = "jkgGneduq?:/ 1234pslfrbmtciowxvyah+-<>{}*!";

static void
type(struct writer *w, const char *s)
{
	text_add(&w->bytes, s);
}

static void
add_words(struct writer *w, unsigned n)
{
	for (unsigned i = 0; i < n; i++) {
		type(w, ANY(w, words));
		type(w, dice(&w->d, 8) ? " " : "");
	}
}

static void
type_note(struct writer *w)
{
	if (dice(&w->d, 2))
		type(w, ANY(w, marks));
	add_words(w, dice(&w->d, 7));
	if (dice(&w->d, 3) == 0)
		type(w, ANY(w, nasty));
	if (dice(&w->d, 3))
		type(w, "\r");
}

static void
type_keys(struct writer *w)
{
	for (unsigned n = 1 + dice(&w->d, 12); n > 0; n--) {
		const char *key = ANY(w, keys);
		text_addn(&w->bytes, key, *key ? strlen(key) : 1);
		if (dice(&w->d, 4) == 0)
			add_words(w, 1);
	}
}

static void
type_nasty(struct writer *w)
{
	for (unsigned n = 1 + dice(&w->d, 5); n > 0; n--) {
		type(w, ANY(w, nasty));
		if (dice(&w->d, 3) == 0)
			type(w, ANY(w, keys));
	}
}

static void
type_letters(struct writer *w)
{
	for (unsigned n = 1 + dice(&w->d, 4); n > 0; n--)
		text_addc(&w->bytes, list_letters[dice(&w->d, sizeof(list_letters) - 1)]);
	if (dice(&w->d, 2))
		type(w, "\r");
}

static void
type_half(struct writer *w)
{
	type(w, ANY(w, halves));
	if (dice(&w->d, 2))
		add_words(w, 1);
}

static void
type_paste(struct writer *w)
{
	static const char *const parts[] = { "\r", "\n", "\r\n", "\t", "/end\r", "\001", "\033[A",
		"!", "* ", "q", ":" };

	type(w, "\033[200~");
	for (unsigned n = dice(&w->d, 8); n > 0; n--) {
		add_words(w, dice(&w->d, 3));
		type(w, dice(&w->d, 3) ? ANY(w, parts) : ANY(w, nasty));
	}
	if (dice(&w->d, 8))
		type(w, "\033[201~");
}

static void
type_command(struct writer *w)
{
	const struct live_command *c = &live_commands[dice(&w->d, (unsigned)n_live_commands)];

	if (strcmp(c->name, "end") == 0 && dice(&w->d, 3)) /* else every call is a short one */
		c = &live_commands[0];
	text_addf(&w->bytes, "%s%s", dice(&w->d, 3) ? "/" : "\007", c->name);
	if (c->arg && dice(&w->d, 2)) {
		type(w, " ");
		add_words(w, 1 + dice(&w->d, 2));
	}
	type(w, dice(&w->d, 8) ? "\r" : "\033");
}

static void
type_screen(struct writer *w)
{
	const struct screen *s = screens[dice(&w->d, (unsigned)n_screens)];

	text_addf(&w->bytes, ":%s\r", s->name);
}

static void
type_menu(struct writer *w)
{
	text_addf(&w->bytes, "\007%u", 1 + dice(&w->d, 9));
	if (dice(&w->d, 2)) {
		add_words(w, 1);
		type(w, "\r");
	}
}

static const struct {
	unsigned weight;
	void (*make)(struct writer *w);
} typings[] = {
	{ 30, type_note },   { 14, type_keys },    { 8, type_nasty }, { 12, type_letters },
	{ 4, type_half },    { 5, type_paste },    { 8, type_command }, { 5, type_screen },
	{ 4, type_menu },
};

static void
type_any(struct writer *w)
{
	unsigned all = 0, at;

	for (size_t i = 0; i < LEN(typings); i++)
		all += typings[i].weight;
	at = dice(&w->d, all);
	for (size_t i = 0; i < LEN(typings); at -= typings[i++].weight)
		if (at < typings[i].weight) {
			typings[i].make(w);
			return;
		}
}

/* ---- steps ---- */

static void
step(struct writer *w, const char *fmt, unsigned a, unsigned b)
{
	char line[64];

	snprintf(line, sizeof(line), fmt, a, b); /* fmt is one of those below */
	strings_add(w->out, line);
}

static void
step_type(struct writer *w)
{
	struct text line = { 0 };

	text_clear(&w->bytes);
	type_any(w);
	if (!w->linear && dice(&w->d, 16) == 0)
		text_addf(&line, "drip %u ", dice(&w->d, 2) ? 5 : 600);
	else
		text_add(&line, w->linear ? "line " : "type ");
	bytes_write(&line, text_str(&w->bytes), w->bytes.n);
	strings_add(w->out, text_str(&line));
	text_free(&line);
}

static void
step_size(struct writer *w)
{
	static const unsigned usual[][2] = { { 80, 24 }, { 80, 24 }, { 40, 12 }, { 200, 60 },
		{ 1, 1 }, { 20, 5 }, { 19, 4 }, { 300, 100 }, { 21, 6 }, { 80, 5 }, { 20, 24 } };
	const unsigned *u = ANY(w, usual);
	unsigned cols = dice(&w->d, 300); /* before the rows, with any compiler */

	if (w->linear)
		return;
	if (dice(&w->d, 2))
		step(w, "size %ux%u", u[0], u[1]);
	else
		step(w, "size %ux%u", 1 + cols, 1 + dice(&w->d, 100));
}

static void
step_time(struct writer *w)
{
	static const unsigned waits[] = { 10, 10, 1000, 1000, 3000, 30000, 61000, 300000, 1200000 };

	step(w, "wait %u", ANY(w, waits), 0);
}

static void
step_clock(struct writer *w)
{
	const char *what = dice(&w->d, 2) ? "sleep %u" : "wall %u";

	step(w, what, dice(&w->d, 9000000), 0);
}

static void
step_open(struct writer *w)
{
	const struct screen *s = screens[dice(&w->d, (unsigned)n_screens)];
	char line[64];

	snprintf(line, sizeof(line), "open %s %u", s->name, 1 + dice(&w->d, 3));
	if (dice(&w->d, 3) == 0)
		snprintf(line, sizeof(line), "open live");
	strings_add(w->out, dice(&w->d, 3) ? line : "restart");
}

static void
step_hangup(struct writer *w)
{
	step(w, "hangup", 0, 0);
}

static void
step_undo(struct writer *w)
{
	step(w, "undo %u", 1 + dice(&w->d, 30), 0);
}

static void
step_lock(struct writer *w)
{
	step(w, dice(&w->d, 3) ? "unlock" : "lock", 0, 0);
}

static const struct {
	unsigned weight;
	void (*make)(struct writer *w);
} steps_of[] = {
	{ 80, step_type }, { 6, step_size }, { 6, step_time }, { 2, step_clock }, { 4, step_open },
	{ 1, step_hangup }, { 3, step_undo }, { 2, step_lock },
};

static void
step_any(struct writer *w)
{
	unsigned all = 0, at;

	for (size_t i = 0; i < LEN(steps_of); i++)
		all += steps_of[i].weight;
	at = dice(&w->d, all);
	for (size_t i = 0; i < LEN(steps_of); at -= steps_of[i++].weight)
		if (at < steps_of[i].weight) {
			steps_of[i].make(w);
			return;
		}
}

/* ---- a workbook with something in it ---- */

static const char *const before[] = { "config about I plan grids", "config abbreviations w/=with" };

static const char *const screen_begin[] = { "open",
	"type 2nMaya Okafor\\rGrid planner\\rNorthlight\\x13", "type l\\r",
	"type \\t!needs a licence\\r*\\r@Dana Ruiz, forecasting, same floor +\\r>send it\\r",
	"wait 61000", "type \\tshe plans outages\\r", "type /end\\r", "type \\x1b",
	"open contacts", "type nBen Ol\\x13", "open live", "type \\r" };

static const char *const lines_begin[] = { "open live", "line ", "line /next",
	"line !needs a licence", "line *", "line @Dana Ruiz, forecasting +", "line /end",
	"open live", "line " };

static void
add_all(struct writer *w, const char *const *lines, size_t n)
{
	for (size_t i = 0; i < n; i++)
		strings_add(w->out, lines[i]);
}

void
script_make(struct strings *out, unsigned seed, size_t steps)
{
	struct writer w = { .out = out, .d = { seed } };

	add_all(&w, before, LEN(before));
	w.linear = dice(&w.d, 5) == 0;
	if (w.linear)
		step(&w, "linear %u", dice(&w.d, 2) ? 40 : 80, 0);
	if (dice(&w.d, 8) == 0)
		strings_add(out, "ascii");
	if (dice(&w.d, 8) == 0)
		strings_add(out, "config announce yes");
	if (w.linear)
		add_all(&w, lines_begin, LEN(lines_begin));
	else
		add_all(&w, screen_begin, LEN(screen_begin));
	while (out->n < steps)
		step_any(&w);
	text_free(&w.bytes);
}

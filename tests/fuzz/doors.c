/*
 * The doors: what comes from a terminal, a file or a stranger, byte by byte. Good
 * examples are spoilt at random and read; nothing may crash, and what comes out is
 * fit to be shown. Run under the sanitizers this is where they earn their keep.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bank.h"
#include "config_temp.h"
#include "dice.h"
#include "fuzz.h"
#include "model/rehearsal.h"
#include "new_workbook.h"
#include "script.h"
#include "store/rescue.h"

static struct dice d;
static const char *door;     /* being tried */
static struct text thrown;   /* at it */

/* Says what was thrown, so that it can be thrown again. */
static void spoilt(const char *what) __attribute__((noreturn));

static void
spoilt(const char *what)
{
	struct text out = { 0 };

	bytes_write(&out, text_str(&thrown), thrown.n);
	wrong("%s: %s, for\n%s\n", door, what, text_str(&out));
}

#define MUST(x) ((x) ? (void)0 : spoilt(#x))

/* ---- spoiling ---- */

static const char *const pieces[] = { "\n", "  ", "- ", ": ", "\"", "'", "[", "]", "{", "}", "#", "|",
	">", "&a", "*a", "!!str", "%", "@", "`", "---\n", "...\n", "\t", "\r\n", "\xef\xbb\xbf", "\xff",
	"\xc3", "\xe2\x80\xae", "\xf0\x9f\x91\xa9\xe2\x80\x8d", "e\xcc\x81", "\\", "\\x41", "\033", "\033[",
	"\033[200~", "\033[201~", "~", "null", "yes", "-1", "99999999999999999999", "1e9", "2026-02-30",
	"id", "text", "pack", "\x7f", "=", "\001" };

static void
spoil_once(struct text *t)
{
	size_t at = dice(&d, (unsigned)t->n + 1), n = 1 + dice(&d, dice(&d, 4) ? 6 : 200);
	const char *piece = pieces[dice(&d, LEN(pieces))];

	switch (dice(&d, 6)) {
	case 0:
		if (at < t->n)
			t->s[at] = (char)dice(&d, 256);
		break;
	case 1:
		text_remove(t, at, n < t->n - at ? n : t->n - at);
		break;
	case 2: { /* a part of it again */
		char *copy = mem_strn(text_str(t) + at, n < t->n - at ? n : t->n - at);
		text_insert(t, dice(&d, (unsigned)t->n + 1), copy, strlen(copy));
		free(copy);
		break;
	}
	case 3:
		if (dice(&d, 4) == 0)
			text_cut(t, at);
		break;
	default:
		text_insert(t, at, piece, strlen(piece));
	}
}

static void
spoil(struct text *t)
{
	for (unsigned n = 1 + dice(&d, 8); n > 0; n--)
		spoil_once(t);
}

/* ---- examples ---- */

static void
example(const char *folder)
{
	struct strings names = { 0 };
	char *shipped = path_shipped(folder), *path;

	path_list(&names, shipped, ".yaml");
	if (!names.n)
		wrong("no examples in %s", shipped);
	path = path_join(shipped, names.s[dice(&d, (unsigned)names.n)]);
	file_read(path, &thrown, 0, NULL);
	if (dice(&d, 2)) /* a short one is spoilt more thoroughly */
		text_cut(&thrown, dice(&d, 1500));
	free(path);
	free(shipped);
	strings_free(&names);
	spoil(&thrown);
}

static void
random_bytes(unsigned most)
{
	text_clear(&thrown);
	for (unsigned n = dice(&d, most); n > 0; n--) {
		const char *piece = pieces[dice(&d, LEN(pieces))];
		if (dice(&d, 2))
			text_add(&thrown, piece);
		else
			text_addc(&thrown, (char)(dice(&d, 3) ? 0x20 + dice(&d, 95) : dice(&d, 256)));
	}
}

static bool
harmless(const char *s, size_t n, bool lines)
{
	for (size_t at = 0, len; at < n; at += len) {
		uint32_t c = utf8_decode(s, n, at, &len);
		bool join = c == 0x200c || c == 0x200d;
		if ((c < 0x20 && !(lines && c == '\n')) || (c >= 0x7f && c < 0xa0) ||
			(text_hidden(c) && !join))
			return false;
	}
	return true;
}

/* ---- keys ---- */

/* Every event as a line; given out in the same order however the bytes were split. */
static void
decode(struct text *out, bool split, uint64_t seed)
{
	struct dice cuts = { seed };
	struct moment now = { .mono_ms = 1000 };
	struct input in = { 0 };
	struct event ev;

	input_bind(&in, "\033OA", "Up");
	input_bind(&in, "\033[1~", "Home");
	for (size_t at = 0; at <= thrown.n;) {
		size_t n = split ? 1 + dice(&cuts, 5) : thrown.n;
		bool last = at + n >= thrown.n;
		input_feed(&in, text_str(&thrown) + at, last ? thrown.n - at : n, &now);
		for (int late = 0; late <= (last ? 3 : 0); late++, now.mono_ms += last ? late * 6000 : 0)
			while (input_next(&in, &ev, &now)) {
				MUST(strlen(ev.key) < sizeof(ev.key));
				MUST(ev.kind != EVENT_KEY || utf8_valid(ev.key, strlen(ev.key)));
				MUST(!ev.n || utf8_valid(ev.text, ev.n));
				MUST(ev.kind != EVENT_KEY || !ev.n || (unsigned char)*ev.text >= 0x20);
				text_addf(out, "%d %s ", (int)ev.kind, ev.kind == EVENT_KEY ? ev.key : "");
				text_addn(out, ev.n ? ev.text : "", ev.n);
				text_addc(out, '\n');
			}
		at += last ? thrown.n + 1 : n;
	}
	MUST(input_due(&in, &now) < 0 || in.in.n || in.pasting);
	input_done(&in);
}

static void
door_keys(void)
{
	struct text whole = { 0 }, parts = { 0 };

	random_bytes(60);
	decode(&whole, false, 0);
	decode(&parts, true, d.state);
	if (strcmp(text_str(&whole), text_str(&parts)) != 0) {
		text_addf(&thrown, "\n--- at once\n%s--- in parts\n%s", text_str(&whole),
			text_str(&parts));
		spoilt("not the same when it is split");
	}
	text_free(&whole);
	text_free(&parts);
}

/* ---- text ---- */

static void
door_text(void)
{
	struct text out = { 0 }, ascii = { 0 };
	struct strings lines = { 0 };
	int cols = 1 + (int)dice(&d, 30);

	random_bytes(80);
	utf8_repair(&out, text_str(&thrown), thrown.n);
	MUST(utf8_valid(out.s, out.n));
	for (size_t at = 0, next; at < out.n; at = next) {
		next = utf8_next(out.s, out.n, at);
		MUST(next > at && next <= out.n);
		MUST(utf8_prev(out.s, out.n, next) == at);
	}
	text_set(&thrown, text_str(&out)); /* without its NULs */
	text_clear(&out);
	text_show(&out, text_str(&thrown));
	MUST(harmless(text_str(&out), out.n, false));
	MUST(utf8_columns(text_str(&out), utf8_fit(text_str(&out), out.n, cols)) <= cols);
	utf8_wrap(&lines, text_str(&out), cols < 2 ? 2 : cols);
	for (size_t i = 0; i < lines.n; i++)
		MUST(utf8_columns(lines.s[i], strlen(lines.s[i])) <= (cols < 2 ? 2 : cols));
	text_clear(&out);
	text_show_lines(&out, text_str(&thrown));
	MUST(harmless(text_str(&out), out.n, true));
	text_ascii(&ascii, text_str(&thrown));
	for (size_t i = 0; i < ascii.n; i++)
		MUST((ascii.s[i] >= 0x20 && ascii.s[i] < 0x7f) || ascii.s[i] == '\n');
	strings_free(&lines);
	text_free(&out);
	text_free(&ascii);
}

/* ---- files ---- */

static void
door_pack(void)
{
	struct problems l = { 0 };
	struct pack p = { 0 };

	example("bank");
	bool read = pack_read(&p, "x.yaml", text_str(&thrown), thrown.n, &l);
	MUST(read || problems_errors(&l) > 0);
	if (read)
		pack_advise(&p, &l);
	pack_done(&p);
	problems_done(&l);
}

static void
door_partner(void)
{
	struct partner p = { 0 };
	struct err e = { "" };

	example("rehearsal");
	MUST(partner_read(&p, "x.yaml", text_str(&thrown), thrown.n, &e) || *e.text);
	partner_done(&p);
}

/* What was read is written, and read again the same. */
static void
door_config(void)
{
	struct config c, again;
	struct strings said = { 0 };
	struct err e = { "" };
	char *path = path_config();

	text_set(&thrown, "name: Ann\nexploring: grids\nagreed_minutes: 30\nbell: visual\n"
		"abbreviations:\n  w/: with\n  b/c: because\nclock: minutes\nmarker_seconds: 10\n"
		"unknown: [1, {a: b}]\n");
	spoil(&thrown);
	MUST(path_make_parent(path, NULL) && file_write(path, text_str(&thrown), thrown.n, NULL));
	config_init(&c);
	config_init(&again);
	config_load(&c, path, &said);
	unlink(path);
	MUST(config_save(&c, path, &e));
	MUST(config_load(&again, path, &said));
	for (size_t i = 0; i < n_settings; i++) {
		struct text a = { 0 }, b = { 0 };
		config_get(&c, settings[i].name, &a);
		config_get(&again, settings[i].name, &b);
		MUST(strcmp(text_str(&a), text_str(&b)) == 0);
		text_free(&a);
		text_free(&b);
	}
	config_free(&c);
	config_free(&again);
	strings_free(&said);
	free(path);
}

/* ---- what a program left behind that could not write the workbook ---- */

static const char *const left[] = {
	"draft\tUUID\t1\tkey=call/1\ttext=half a line\taxis_ms=1000\tgone=0",
	"note-add\tUUID\t1\tid=9\tuuid=UUID\tkind=fact\tstarred=1\ttext=x\\ty\taxis_ms=70",
	"note-save\tUUID\t1\tid=1\trevision=0\tkind=step\ttext=other\taxis_ms=5",
	"clock\tUUID\t1\tid=4\tkind=pause\taxis_ms=9\twall_ms=1\tboot_ms=2\tmono_ms=3\tboot_id=b",
	"check\tUUID\t1\tid=1\taxis_ms=9\tanswer=offered\tminutes=10",
	"asked-add\tUUID\t1\tid=3\tquestion_id=q\ttext=What?\tposition=3",
};

static void
add_left(const char *uuid)
{
	size_t from = thrown.n;
	struct text line = { 0 };
	const char *s = left[dice(&d, LEN(left))];

	text_add(&line, s);
	for (char *at; (at = strstr(line.s, "UUID"));) {
		char one[UUID_SIZE];
		uuid_new(one);
		text_remove(&line, (size_t)(at - line.s), 4);
		text_insert(&line, (size_t)(at - line.s), dice(&d, 4) ? one : uuid, UUID_SIZE - 1);
	}
	if (dice(&d, 3))
		spoil_once(&line);
	text_addn(&thrown, line.s, line.n);
	if (dice(&d, 6))
		line_seal(&thrown, from);
	else
		text_add(&thrown, "\t0123456789abcdef\n");
	text_free(&line);
}

static void
leave(const char *workbook, const char *uuid)
{
	struct text name = { 0 };
	char *state, *path;

	text_addf(&name, "%.8s.%s.rescue", uuid, uuid);
	state = path_state("rescue");
	path = path_join(state, name.s);
	text_clear(&thrown);
	text_addf(&thrown, "halfhour rescue 1\t%s\t%s", uuid, workbook);
	line_seal(&thrown, 0);
	for (unsigned n = 1 + dice(&d, 6); n > 0; n--)
		add_left(uuid);
	if (dice(&d, 6) == 0)
		spoil_once(&thrown);
	MUST(path_make_parent(path, NULL) && file_write(path, thrown.s, thrown.n, NULL));
	text_free(&name);
	free(state);
	free(path);
}

static void
door_rescue(void)
{
	char *path = path_workbook(NULL);
	struct err e = { "" };
	new_workbook(path);
	struct store *s = store_open(path, STORE_MAKE, &e);
	struct interview i = { .agreed_minutes = 20 };
	struct note n = { .text = (char[]){ "one" } };
	struct call c = { 0 };
	char uuid[UUID_SIZE];

	MUST(s && store_interview_save(s, &i, &e) && store_note_add(s, i.id, &n, &e));
	snprintf(uuid, sizeof(uuid), "%s", s->uuid);
	store_close(s);
	leave(path, uuid);
	s = store_open(path, 0, &e);
	MUST(s != NULL);
	MUST(store_call_get(s, i.id, &c, &e));
	for (size_t k = 0; k < c.n_notes; k++)
		MUST((unsigned)c.notes[k].kind < N_NOTE_KINDS && c.notes[k].text);
	MUST(store_check(s, &e));
	call_done(&c);
	store_close(s);
	unlink(path);
	free(path);
}

/* ---- all ---- */

static const struct {
	const char *name;
	void (*throw)(void);
	unsigned often;      /* in a round */
} doors[] = {
	{ "keys", door_keys, 20 }, { "text", door_text, 20 }, { "pack", door_pack, 1 },
	{ "partner", door_partner, 1 }, { "config", door_config, 2 }, { "rescue", door_rescue, 1 },
};

void
doors_throw(unsigned seed, unsigned rounds)
{
	d.state = seed;
	for (unsigned i = 0; i < rounds; i++)
		for (size_t k = 0; k < LEN(doors); k++) {
			door = doors[k].name;
			for (unsigned n = 0; n < doors[k].often; n++)
				doors[k].throw();
		}
	text_free(&thrown);
}

/*
 * base.h: what every room is built on. Errors that carry a sentence, memory
 * that is never NULL, growing text, UTF-8 by graphemes and columns, the gate
 * that makes text fit to show, times, and the places where files live.
 * Nothing here knows what an interview is.
 */
#ifndef HALFHOUR_BASE_H
#define HALFHOUR_BASE_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define LEN(a) (sizeof(a) / sizeof((a)[0]))
#define PRINTF(f, a) __attribute__((format(printf, f, a)))
#define FORMAT_ARG(f) __attribute__((format_arg(f))) /* what comes back is the format given */

/* ---- errors: the world's, never a bug's (a bug asserts) ---- */

/* One sentence for a person: what, where, what to do. Zeroed is "none". */
struct err {
	char text[512];
};

/* Words the error and returns false, so that `return err_set(...)` reads. A
 * NULL `e` is allowed: the caller does not want the words. */
bool err_set(struct err *e, const char *fmt, ...) PRINTF(2, 3);

/* ---- memory: zeroed, or the program saves and dies in one place ---- */

void *mem_new(size_t n, size_t size);
void *mem_copy(const void *p, size_t n);
char *mem_str(const char *s);             /* NULL stays NULL */
char *mem_strn(const char *s, size_t n);
void mem_set(char **at, const char *s);   /* frees what was there, copies s */
/* Room for `need` items in the list `p`, a pointer to any type (capacity `*cap`), new ones zeroed.
 * A macro, because a function would have to write a `T *` through a `void **`, which C forbids. */
#define mem_grow(p, cap, need) ((p) = mem_grown((p), (cap), (need), sizeof(*(p))))
/* The list `p` or where it is now, with room for `need` items of `size` bytes. */
void *mem_grown(void *p, size_t *cap, size_t need, size_t size);
/* Room for one more at the end of a list (the address of its pointer, n, cap): zeroed. */
void *list_more(void *at, size_t *n, size_t *cap, size_t size);

/* ---- the ends the program makes itself (die.c) ---- */

/* Called once before the last message: it restores the terminal. */
void die_first(void (*before)(void));
_Noreturn void die_of_memory(void);       /* exit status 1 */
/* Says which bug was met, and aborts. */
_Noreturn void die_of_bug(const char *fmt, ...) PRINTF(1, 2);

/* Nothing of this process's memory goes into a core dump, for as long as it runs. */
void core_off(void);

/* ---- text: the growing owned buffer ---- */

/* Zeroed is empty. `s` is NUL-terminated whenever it is not NULL. */
struct text {
	char *s;
	size_t n;   /* bytes, without the NUL */
	size_t cap; /* bytes owned */
};

void text_free(struct text *t);
void text_clear(struct text *t);
void text_add(struct text *t, const char *s);
void text_addn(struct text *t, const char *s, size_t n);
void text_addc(struct text *t, char c);
void text_addi(struct text *t, int64_t n);                /* in decimal, without printf */
void text_addf(struct text *t, const char *fmt, ...) PRINTF(2, 3);
void text_addv(struct text *t, const char *fmt, va_list ap) PRINTF(2, 0);
/* Adds one part of a list of parts, each whole in itself; the separator only behind another. */
void text_joinf(struct text *t, const char *separator, const char *fmt, ...) PRINTF(3, 4);
void text_set(struct text *t, const char *s);
void text_cut(struct text *t, size_t n);                  /* keep the first n bytes */
void text_insert(struct text *t, size_t at, const char *s, size_t n);
void text_remove(struct text *t, size_t at, size_t n);
const char *text_str(const struct text *t);               /* never NULL; borrowed */
char *text_take(struct text *t);                          /* the caller's; t is empty after */

/* A list of owned strings: probes, tags, lines. Zeroed is empty. */
struct strings {
	char **s;
	size_t n, cap;
};

void strings_add(struct strings *l, const char *s);
void strings_free(struct strings *l);
void strings_copy(struct strings *to, const struct strings *from);
bool strings_has(const struct strings *l, const char *s);
/* Splits at any byte of `seps`, where a ' ' is any blank; blanks round an item are cut, empty
 * items left out. */
void strings_split(struct strings *l, const char *s, const char *seps);
void strings_join(const struct strings *l, const char *sep, struct text *out);

/* ---- the language of a person (language.c) ---- */

/* Once, behind setlocale. In English nothing is looked up and no file is opened. */
void language_open(void);
/* `s`, a sentence or a format of ours, in the language of the person; it lives as long as the
 * program. What is not in the catalogue comes back as it is, and so does NULL. Whatever takes a
 * format (ui_say, err_set, text_addf, canvas_textf, count_form …) asks for it itself; a
 * sentence that is no format is written _("…"), and N_("…") in a table, with _() where the row is shown. */
const char *language_text(const char *s) FORMAT_ARG(1);
const char *language_form(uint64_t n, const char *one, const char *many)
	FORMAT_ARG(2) FORMAT_ARG(3);
#define _(s) language_text(s)
#define N_(s) s
#define N_FORMS(one, many) one, many /* a row that count_form gets */

/* ---- numbers with their nouns (count.c; no plural is made anywhere else) ---- */

/* Of two sentences the one for `n` things: count_form(n, "%d note is left", "%d notes are
 * left"). Both are formats of the same arguments. A language may have more forms than two. */
#define count_form(n, one, many) count_form_of((uint64_t)(n), one, many)
const char *count_form_of(uint64_t n, const char *one, const char *many)
	FORMAT_ARG(2) FORMAT_ARG(3);
/* "1 marker", "3 markers". */
void count_text(struct text *out, size_t n, const char *one, const char *many);

/* ---- UTF-8: bytes, graphemes, columns (utf8.c is the only file that knows) ---- */

bool utf8_valid(const char *s, size_t n);
/* Bad bytes become U+FFFD; the rest is normalised to NFC. */
void utf8_repair(struct text *out, const char *s, size_t n);
/* The grapheme boundary after / before byte `at` (which is one itself); n at the ends. */
size_t utf8_next(const char *s, size_t n, size_t at);
size_t utf8_prev(const char *s, size_t n, size_t at);
/* Word boundaries as readline has them (letters and digits are a word). */
size_t utf8_word_next(const char *s, size_t n, size_t at);
size_t utf8_word_prev(const char *s, size_t n, size_t at);
/* Columns by wcwidth, as curses lays out; a character without a width counts 0. */
int utf8_columns(const char *s, size_t n);
/* Bytes of `s` (at whole graphemes) that fit into `columns`. */
size_t utf8_fit(const char *s, size_t n, int columns);
/* One scalar value at `at`; *len its bytes. U+FFFD for a bad byte. */
uint32_t utf8_decode(const char *s, size_t n, size_t at, size_t *len);
size_t utf8_encode(uint32_t c, char out[5]);
/* Folded for matching: without case, width and diacritics ("Žižka" -> "zizka"). */
void utf8_fold(struct text *out, const char *s);
bool utf8_is_upper(uint32_t c);  /* a capital letter, of any script that has them */
bool utf8_is_wordly(uint32_t c); /* a letter, a mark on one, or a digit */
/* Adds `c` without its diacritics if that is ASCII ("é" -> "e"); else false. */
bool utf8_plain(struct text *out, uint32_t c);
bool utf8_has_folded(const char *text, const char *part); /* folds both */
/* A name made fit to begin a file's name: folded, its letters and digits (of any script) joined
 * by '-', 120 bytes at most. Adds nothing where there is no letter and no digit. */
void utf8_file_name(struct text *out, const char *s);
/* Cuts to `columns` with an ellipsis when something is lost. */
void utf8_cut(struct text *out, const char *s, int columns);
/* Breaks at blanks into lines of at most `columns`; a longer word is cut; a newline ends
 * a line. Nothing gives no line. */
void utf8_wrap(struct strings *out, const char *s, int columns);

/* ---- blanks (blank.c): Unicode's White_Space, and a byte-order mark inside a text ---- */

/* Where a text of a person is cut, split or compared, nothing else says what a blank is
 * (tests/check/blanks.sh). `s` ends with a NUL. */
size_t blank_at(const char *s);                  /* bytes of the blank s begins with; 0: none */
size_t blank_before(const char *s, size_t at);   /* bytes of the blank that ends before `at` */
size_t blank_span(const char *s);                /* bytes of all the blanks s begins with */
size_t blank_word(const char *s);                /* bytes up to the first blank or the end */
size_t blank_end(const char *s, size_t n);       /* n without the blanks at the end */
bool blank_only(const char *s);                  /* no text in it; NULL too */
bool blank_within(const char *s);                /* there is one in it */
char *blank_trimmed(const char *s);              /* without those at both ends; the caller's */

/* The gate for what comes in. Byte-order marks before it go; NUL, controls and bad bytes become
 * U+FFFD; every end of a line is "\n"; the rest is normalised to NFC. */
enum accept { ACCEPT_LINES,
	ACCEPT_LINE }; /* a name, a field, a command: ends of lines and tabs become ' ' */
void text_accept(struct text *out, const char *s, size_t n, enum accept how);

/* The gate: what may be shown on a terminal. Controls, bidi overrides,
 * zero-width and tag characters come out visible and inert (U+FFFD or <U+202E>
 * in ASCII); joiners and variation selectors inside a valid grapheme stay. A
 * newline or tab becomes a blank. */
void text_show(struct text *out, const char *s);
/* True when the gate leaves all of `s` as it is and every byte is one column: printable
 * ASCII, which most of what is drawn is. *n is its length. */
bool text_is_plain(const char *s, size_t *n);
/* The same, keeping newlines: for whole documents on stdout. */
void text_show_lines(struct text *out, const char *s);
/* For a terminal that cannot show UTF-8: what the locale's charset has as it is, else the
 * nearest ASCII ("é" -> "e", "✓" -> "x", "│" -> "|", "…" -> "..."); never changes the number of
 * columns of box drawing. It is a gate too: controls (but the newline) become "?", what is
 * hidden <U+202E>. */
void text_ascii(struct text *out, const char *s);

/* ---- the locale's charset, where it is not UTF-8 (charset.c) ---- */

bool charset_open(const char *locale); /* once, at the start; false: it is not known */
bool charset_is(void);                 /* one is open */
bool charset_has(uint32_t c);          /* it shows c in as many columns as we count; none open: no */
void charset_use(bool on);             /* for curses, which writes by the thread's locale */
struct charset_part { char s[16]; size_t n; }; /* a character that came in part; zeroed at first */
/* Bytes of a terminal into UTF-8; what is no character becomes U+FFFD. `part` may be NULL
 * where these are all. */
void charset_in(struct charset_part *part, const char *s, size_t n, struct text *out);
/* UTF-8 that text_ascii made, into bytes for a terminal. */
void charset_out(struct text *out, const char *s);

bool text_hidden(uint32_t c); /* zero-width, a direction control, a tag; not a joiner */

/* ---- words of an enumeration ---- */

/* The index of `s` in names (exactly; then by unique beginning if `brief`), or -1. */
int word_find(const char *const *names, int n, const char *s, bool brief);

/* ---- times: milliseconds since the epoch (UTC) unless said ---- */

/* One reading of the clocks: only the loop takes it, once a wake. */
struct moment {
	int64_t wall_ms; /* since the epoch; a person may change it */
	int64_t boot_ms; /* since the machine's boot, sleep included */
	int64_t mono_ms; /* since the machine's boot, sleep left out */
	const char *boot_id; /* names the boot; borrowed, lives as long as the program */
};

#define MINUTE_MS (INT64_C(60) * 1000)
#define HOUR_MS (60 * MINUTE_MS)
#define DAY_MS (24 * HOUR_MS)

void time_iso(char out[32], int64_t ms);           /* 2026-11-22T14:05:00Z */
/* ISO with Z or an offset, or in `zone`: "2026-11-22 14:05", "2026-11-22" (its midnight).
 * A day or hour that does not exist is false. */
bool time_parse(const char *s, const char *zone, int64_t *ms);
/* strftime in `zone` (NULL or "": this machine's). */
void time_format(struct text *out, const char *fmt, int64_t ms, const char *zone);

/* A day and a time as people say them: "tomorrow 3pm", "fri 15:00", "in 2 weeks", "4 Dec 10:00",
 * "2026-12-04 15:00", a zone or a city behind it ("15:00 Lisbon"), else in `zone`. */
enum said_want {
	SAID_MOMENT = 0, /* a day and an hour; an hour alone is today's */
	SAID_DAY = 1,    /* a day, an hour only if it is said; a lone number is a day of the month */
	SAID_PAST = 2,   /* a past day: "fri" is the last one */
};
/* `want`: of enum said_want, or'ed. A day alone is its midnight; `hour` (or NULL) tells whether
 * one was said. An hour that a change of the clocks skips or repeats is refused with what to
 * write instead ("02:30 second"). False: `e` says what was not understood. */
bool time_said(const char *text, const char *zone, int64_t now_ms, unsigned want, int64_t *ms,
	bool *hour, struct err *e);

enum { ZONE_SIZE = 64 };
/* Milliseconds east of UTC at `ms`. */
int64_t zone_offset(int64_t ms, const char *zone);
/* The zone a person means by "London", "Sweden", "new york", "UTC+2", as zone_known knows it; ""
 * stays "". False: `e` says what to write, `out` is unchanged. */
bool zone_find(const char *said, char out[ZONE_SIZE], struct err *e);
/* What a zone is called: "New_York" of "America/New_York". */
const char *zone_city(const char *zone);
/* A name of the zone database, or a fixed "UTC+2", "-05:00"; NULL and "" are known. */
bool zone_known(const char *zone);
/* The local day of `ms` as 20261122, and back to its first millisecond. */
int time_day(int64_t ms, const char *zone);
int64_t time_day_start(int day, const char *zone);
int time_day_add(int day, int days); /* 20261231 + 1 = 20270101 */
/* On the clock: "04:12", "12:41", "1:02:07"; negative with a minus. */
void clock_text(char out[16], int64_t ms);
void span_text(char out[16], int64_t ms);          /* how long: "2:10" */
void number_text(char out[16], int n);              /* 0 to 9999 */
bool clock_parse(const char *s, int64_t *ms);      /* MM:SS, H:MM:SS, or MM */

/* ---- files and places (product.md, Files) ---- */

/* Owned path strings; directories are made 0700 by path_make_parent. */
char *path_workbook(const char *option); /* --workbook, $HALFHOUR_WORKBOOK, XDG data */
char *path_bank_user(const char *option);/* --bank, else XDG data/halfhour/bank */
char *path_letters_user(void);           /* XDG data/halfhour/letters */
char *path_data(const char *name);       /* $XDG_DATA_HOME/halfhour/NAME */
char *path_config(void);                 /* .../config.yaml */
char *path_state(const char *name);      /* $XDG_STATE_HOME/halfhour/NAME */
char *path_shipped(const char *name);    /* data/NAME in the build tree, else DATADIR/NAME */
char *path_join(const char *dir, const char *name);
/* From the root, without "//" and "/./": for a library that reads more than a path into a
 * name. Links and ".." are left in it. The caller's. */
char *path_absolute(const char *path);
bool path_make_dir(const char *dir, struct err *e);
bool path_make_parent(const char *file, struct err *e);
bool path_exists(const char *path);
/* Names (not paths) in `dir` ending in `suffix`, sorted; no error for a missing dir. */
void path_list(struct strings *out, const char *dir, const char *suffix);
/* Another number when such a file was added, removed, replaced or written; 0: there is none. */
uint64_t path_stamp(const char *dir, const char *suffix);
/* At most `max` bytes (0: any number) of a regular file; `out` is replaced. A pipe, a device
 * or a socket is refused without waiting for it; /dev/null is empty. */
bool file_read(const char *path, struct text *out, size_t max, struct err *e);
/* Where a regular file is, or none: through a synced temporary file beside it and rename, so
 * that it is there whole or not at all. Links are followed to the file, also to a missing one;
 * a present file keeps its mode and owner, a new one is 0600. One that is read-only is
 * refused. A pipe, a device, /dev/stdout is written through. */
bool file_write(const char *path, const char *s, size_t n, struct err *e);
enum { FILE_NEW = 1,   /* only where there is none */
       FILE_WAIT = 2   /* for the reader of a pipe, however long that takes; else 2 seconds */ };
bool file_put(const char *path, const char *s, size_t n, unsigned how, struct err *e);
const char *file_kind(unsigned mode); /* "a pipe", "a folder", … for a sentence */
/* Syncs the folder of `path`, so that files made, renamed or removed there are on the disk. */
void file_sync_folder(const char *path);
bool file_append(const char *path, const char *s, size_t n, struct err *e); /* 0600, synced */

/* A new, empty file in the folder of `target`, for what is not whole yet: its name goes to
 * `path`, the caller renames or removes it, and closes it last: while it is open nobody takes
 * it for a dead program's. -1: errno. */
int temporary_open(const char *target, struct text *path);
/* Removes those whose program has ended, with what SQLite put beside them. Not while this
 * process has one of them open by SQLite. */
void temporary_sweep(const char *dir);
void temporary_sweep_beside(const char *file);

/* SHA-256, fed piece by piece; the digest is 64 lower-case hex digits and a NUL. */
#define SHA256_SIZE 65
struct sha256 {
	uint64_t state[32]; /* libmd's */
};
void sha256_init(struct sha256 *d);
void sha256_add(struct sha256 *d, const void *bytes, size_t n);
void sha256_end(struct sha256 *d, char out[SHA256_SIZE]);
bool file_sha256(const char *path, char out[SHA256_SIZE], struct err *e);

/* How the text `b` differs from `a`, as bytes to keep; delta_turn makes `b` of `a`, or with
 * `back` `a` of `b`. False: the delta is none, or it is not of this text. */
void delta_make(struct text *out, const char *a, size_t n_a, const char *b, size_t n_b);
bool delta_turn(struct text *out, const struct text *delta, const char *s, size_t n, bool back);

/* ---- what was made for a person: every `-o FILE`, and each file a screen writes ---- */

/* Files of ours that no output goes over, told by inode: the workbook in use and what is
 * beside it, every other workbook and backup, settings, packs, drafts, rescued notes. */
struct ours {
	const char *workbook, *bank; /* the workbook in use, the folder of one's own packs; borrowed */
};
enum output { OUTPUT_FREE,  /* nothing is there that would be lost: no file, a pipe, a device */
	OUTPUT_THERE,       /* another's file: only when the person says so */
	OUTPUT_OURS };      /* never */
/* What writing to `file` would mean; e says why where it is not OUTPUT_FREE. */
enum output output_look(const struct ours *ours, const char *file, struct err *e);
enum { OUTPUT_FORCE = 1,  /* over another's file too */
       OUTPUT_WAIT = 2 /* for the reader of a pipe, however long that takes */ };
bool output_write(const struct ours *ours, const char *file, const struct text *text, unsigned how,
	struct err *e);
/* For what cannot be written through, as a database: the file that it leads to, links followed;
 * the caller's. NULL: e says why not. */
char *output_path(const struct ours *ours, const char *file, unsigned how, struct err *e);

#define UUID_SIZE 37
void uuid_new(char out[UUID_SIZE]);
/* 36 characters, lower-case hex digits and '-' where they belong? */
bool uuid_valid(const char *s);

/* ---- for other programs' eyes (base64.c) ---- */

void text_base64(struct text *out, const char *s, size_t n);
/* What asks a terminal of xterm's kind to put that into its clipboard. */
void text_osc52(struct text *out, const char *s, size_t n);

/* ---- another program that is given a text and answers (child.c) ---- */

/* Zeroed memory is none. */
struct child {
	int pid;                   /* 0: none */
	int in, out;               /* its standard input and output; -1: closed */
	struct text text;          /* what it is given, and how much of it it has */
	size_t fed;
};
/* Starts argv[0] (by PATH) with that text as its standard input. False: it cannot be started,
 * and errno says why (ENOENT: it is not there). */
bool child_start(struct child *c, const char *const *argv, const char *s, size_t n);
/* Appends what it has answered, for which it waits that long at most; true: that was all. */
bool child_read(struct child *c, struct text *out, int wait_ms);
/* Ends it where it has not, and frees; its exit status, -1: there is none. */
int child_end(struct child *c);

#endif

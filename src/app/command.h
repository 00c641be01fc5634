/*
 * The command line. A command is one file (cmd_NAME.c) with one const struct
 * command, and one row in COMMANDS; --help, the man page and the completions
 * are printed from these rows.
 */
#ifndef HALFHOUR_APP_COMMAND_H
#define HALFHOUR_APP_COMMAND_H

#include <sys/types.h>

#include "screens.h"

enum { EXIT_DONE = 0, EXIT_WRONG = 1, EXIT_USAGE = 2 };

/* `value` names what the option takes; NULL: a flag. */
struct option_row {
	const char *name;
	char letter;
	const char *value;
	const char *help;
};

/* Every command that writes a file has these two, and command_output for what it made. */
#define OUTPUT_OPTIONS \
	{ "output", 'o', "FILE", "into this file instead of standard output" }, \
	{ "force", 0, NULL, "also over a file that is there, if it is not one of halfhour's" }

#define ARGS_MOST 40
#define ARGS_SEEN 200 /* options of one command line that may be given again and again */

struct command;

/* A parsed command line; everything is borrowed from argv. */
struct args {
	const struct command *command; /* NULL: none named, the full program */
	const char *group;             /* help is wanted on all commands that begin with it; or NULL */
	struct option_row rows[ARGS_MOST];
	const char *values[ARGS_MOST]; /* by row; "" for a flag that stands there */
	size_t n_rows;
	struct {
		size_t row;
		const char *value;
	} seen[ARGS_SEEN];             /* in their order, for options that may be repeated */
	size_t n_seen;
	char **rest;
	int n_rest;
	struct strings kept; /* values as they came through the gate */
};

enum { COMMAND_STORE = 1,  /* opens the workbook to look; there has to be one */
       COMMAND_WRITES = 2, /* opens it to change; one that is not there is made by command_open */
       COMMAND_FIELDS = 4, /* has an option for every field of a contact */
       COMMAND_SCREEN = 8, /* goes on in the full program */
       COMMAND_HISTORY = 16, /* edits files: the workbook, if there is one, keeps how to undo it */
       COMMAND_LOOKS = 32 /* looks into the workbook too, if there is one that can be read */ };

struct command {
	const char *name;      /* one word, or two: "add contact" */
	const char *args;      /* for the usage line: "INTERVIEW [--json]" */
	const char *help;      /* one sentence */
	unsigned flags;
	struct option_row options[22]; /* up to the first without a name */
	int least, most;       /* arguments; most -1: any number */
	int (*run)(struct app *a, const struct args *g);
};

extern const struct command *const commands[]; /* ended by a NULL */
extern const size_t n_commands;
extern const struct option_row global_options[];
extern const size_t n_global_options;

/* A contact's field as an option of the commands that take them. */
struct contact_field;
struct option_row args_field(const struct contact_field *f);
/* By the commands `known`, up to a NULL. False: told on stderr, exit status 2. */
bool args_read(struct args *g, const struct command *const *known, int argc, char **argv);
void args_done(struct args *g);
const char *args_get(const struct args *g, const char *name); /* NULL: not given */
bool args_has(const struct args *g, const char *name);
/* Every value of an option that may be given more than once, through the gate. */
void args_all(const struct args *g, const char *name, struct strings *out);
bool args_number(const struct args *g, const char *name, int *out, struct err *e);
/* The arguments from the nth on, joined by blanks. */
void args_words(const struct args *g, int from, struct text *out);
void command_usage(const struct command *c, struct text *out); /* NULL: of the whole program */
/* Of the commands that begin with that word: "add". */
void command_usage_group(const char *word, struct text *out);

/* What follows is put into the nearest ASCII where it goes to a terminal. */
void command_ascii(bool on);
void command_columns(int columns); /* what is said of an error is wrapped to them; 0: never */
/* Says "halfhour: …" on stderr through the gate; returns EXIT_WRONG. */
int command_fail(const struct err *e);
/* What is added twice is mostly a command repeated: e, which says what is there already, tells how
 * to add it all the same. */
void command_say_anyway(struct err *e);
/* What went wrong with single records, a sentence each; after command_fail_each the list is empty. */
void command_tell_each(const struct strings *said);
void command_fail_each(struct strings *said);
/* The bank; errors in its packs are told on stderr, since what has one may be missing. */
struct bank *command_bank(struct app *a);
/* The workbook for a command that writes (COMMAND_WRITES), made if there is none: called once
 * nothing is left to refuse, so that a refusal leaves no workbook behind. */
bool command_open(struct app *a, const struct args *g, struct err *e);
/* The workbook as a command that changes it opens it, but never made. */
bool command_open_there(struct app *a, struct err *e);
/* The same of one that is open only to look. */
bool command_open_again(struct app *a, struct err *e);
bool command_open_store(struct app *a, unsigned flags, struct err *e);
/* Before a command runs: the workbook it reads has to be there. */
bool command_open_present(struct app *a, const struct command *c, struct err *e);
/* The contact named in an option or argument; 0: nobody, as always without a workbook. */
int64_t command_contact(struct app *a, const char *who, struct err *e);
/* The interview named: "last" or an id; 0 and e likewise. */
int64_t command_interview(struct app *a, const char *which, struct err *e);
/* Writes what a command found to stdout (through the gate unless raw) and flushes. */
int command_print(const struct text *out, bool raw);

/* The answer of a command that has changed something: where it cannot be written, `done` (a
 * sentence's beginning: "Contact 3 was added") is told on stderr, and the status is 1. */
int command_print_done(const struct text *out, bool raw, const char *done);
/* A sentence that says what was changed, printed so. */
int command_done(const struct text *said);
/* The same to -o FILE where one is named, after OUTPUT_OPTIONS; e says why not. */
int command_output(const struct app *a, const struct args *g, const struct text *out);

/* Sealed files (passphrase.c); commands that call these have this option. */
#define PASSPHRASE_OPTION \
	{ "passphrase-file", 0, "FILE", "the passphrase of a sealed file is its first line" }
/* Seals the bytes with the passphrase of the options, else one that is asked for twice. */
bool command_seal(const struct args *g, struct text *bytes, struct err *e);
/* The passphrase of the options, into an empty text; none is named: nothing. */
bool command_passphrase(const struct args *g, struct text *out, struct err *e);
/* Reads a file that was handed over, and opens it where it is sealed. */
bool command_handed(const struct args *g, const char *file, struct text *bytes, struct err *e);

/* The loop: runs what is open in a->ui until it quits; full screen or lines. */
int loop_screen(struct app *a, struct err *e);
int loop_lines(struct app *a);
void moment_read(struct moment *now);

/* Everything the program keeps goes into a new folder, removed at the end: settings, packs, copies. The
 * workbook in it is NAME.halfhour and not opened yet. */
bool throwaway_open(struct app *a, const char *name, struct err *e);

/* The first line of plain lines: that they are on, and what has turned them on. */
void start_tell_lines(struct app *a, const char *why);
/* The full program's views in a window; what is drawn or printed is another's. */
void program_open(struct app *a, int rows, int cols, const char *screen, const char *arg);
/* Runs the full program: Today, and above it a screen if one is named. The workbook is
 * open. */
int start_program(struct app *a, const char *screen, const char *arg);
/* The hook that hands a text to $VISUAL or $EDITOR and takes it back. */
bool edit_outside(struct ui *ui, struct text *text, const struct edit_of *of, struct err *e);
/* What editors of programs that are gone had saved becomes drafts; returns how many there
 * were, and `where` says what the last one belongs to. */
size_t edit_adopt(struct store *s, int64_t now_ms, struct text *where);
/* Waits for a child. False: this program is asked to leave meanwhile, the loop will be told,
 * and the child still lives after a moment of grace. */
bool loop_wait(pid_t child, int *status);
/* Around anything that wants the terminal for itself. */
void loop_lend(void);
void loop_take_back(void);

/* doctor.c: what may be wrong around the workbook, looked at without changing anything and
 * without opening a store (which `a` must not have open). */
struct finding {
	const char *id;     /* "terminal", "workbook", … */
	char *text;         /* what is so; a whole sentence */
	char *advice;       /* what to do; NULL: it is ok */
};
struct findings {
	struct finding *f;
	size_t n, cap;
};
void doctor_look(struct app *a, struct findings *out);
/* Builds a damaged index of the search anew; `said`: what was done. */
bool doctor_rebuild(struct app *a, struct text *said, struct err *e);
void doctor_done(struct findings *l);

/* lines.c: the terminal of linear mode, which gives its bytes one by one. No-ops where
 * lines come from something else. */
void lines_open(struct typed *t);
void lines_close(void);
void lines_lend(void);
void lines_take_back(void);
bool lines_reading(void);           /* the bytes are for typed_byte; else whole lines come */
int lines_columns(void);            /* of the terminal printed to; 0: none, or not known */
void lines_echo(struct typed *t);   /* writes what there is to show, and clears it */

#endif

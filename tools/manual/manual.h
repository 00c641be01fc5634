/*
 * manual.h: the tool that prints from the program's own tables what its manual
 * pages, its shell completions and its map say: main.c the templates, parts.c
 * what stands at a mark in one, acts.c the keystrokes of common acts, mdoc.c
 * the markup, complete.c and its like the shells, sentences.c and source.c the
 * sentences for a translation. It is linked with all of the program but its main, so that nothing about a key or an option is written twice.
 */
#ifndef HALFHOUR_MANUAL_H
#define HALFHOUR_MANUAL_H

#include "app/command.h"
#include "bank.h"
#include "formats/config.h"
#include "screens/live/live_command.h"

/* ---- mdoc.c ---- */

/* One argument of a macro, a blank before it; never read as a macro itself. */
void mdoc_arg(struct text *out, const char *s);
/* Filled lines, a sentence a line, as the lint of mandoc likes them. */
void mdoc_text(struct text *out, const char *s);
/* Filled, as lines of text that ends in a full stop. */
void mdoc_sentence(struct text *out, const char *s);
/* Lines as they are, inside a literal display. */
void mdoc_literal(struct text *out, const char *s);
/* ".It Ic Up , k": the names in a key row. */
void mdoc_keys(struct text *out, const char *keys);
/* "[CONTACT] [--minutes N]" as macros, to stand behind `.It Ic live`. */
void mdoc_synopsis(struct text *out, const char *args);

/* ---- parts.c ---- */

/* What stands at a line "@NAME ARGUMENT" of a template. False: there is no such part. */
bool part_write(struct text *out, const char *name, const char *argument);

/* ---- acts.c ---- */

#define ACT_STROKES 2 /* at most, besides the text itself (the promise of the live call) */

void acts_write(struct text *out);
/* A line "ok …" or "not ok …" for each act; false: one costs too much or does not exist. */
bool acts_check(struct text *out);

/* ---- sentences.c, source.c ---- */

/* A line _("…") for each sentence of a table whose rows are shown. */
void sentences_write(struct text *out);
/* Of a file's text the same, and ngettext("…", "…", 0), for each that is given to a function which
 * takes a sentence. */
enum sentences_of { SENTENCES_ALL,
	SENTENCES_WRITER,  /* it writes what a program reads: its formats are no sentences */
	SENTENCES_STATUS,  /* "FILE:LINE: TEXT" of those that go to the status line */
	SENTENCES_PLACED   /* "FILE:LINE: TEXT" of all */ };
void source_sentences(struct text *out, const char *file, const char *text, enum sentences_of of);

/* ---- bash.c, zsh.c, fish.c ---- */

void bash_write(struct text *out);
void zsh_write(struct text *out);
void fish_write(struct text *out);
/* The words an option's value may be, parted by blanks; "" for any, "FILE" or "DIR". */
void value_words(const struct option_row *row, struct text *out);
/* The options of a command (NULL: of the program), one after the other. */
struct option_list {
	const struct command *command;
	bool own;              /* without those of the program */
	size_t at;
	struct option_row row; /* the one now */
};
bool option_next(struct option_list *l);
bool takes_files(const struct command *c);
/* Bytes of the first word of the name of commands[i]; `two`: it has another; `first`: it is
 * the first of those that begin with it. */
size_t first_word(size_t i, bool *two, bool *first);

#endif

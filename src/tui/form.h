/* What the files of the form share. */
#ifndef HALFHOUR_TUI_FORM_H
#define HALFHOUR_TUI_FORM_H

#include "private.h"

/* As long as the field has the value that was refused. */
struct fault {
	char *said, *value; /* NULL: nothing was wrong */
};

struct form {
	char *title, *draft;
	struct form_field *fields; /* a copy; the words in it are borrowed */
	size_t n, at;              /* at: the field with the focus */
	struct line *lines;        /* one a field */
	void (*advise)(const char *value, struct text *out); /* on the field `advised`; NULL: none */
	size_t advised;
	struct fault *faults;      /* one a field: what was wrong when it was last to be saved */
	struct text *was;          /* one a field: what is stored, as far as it is known here */
	struct text kept;          /* as last kept as a draft */
	bool merged;               /* what was stored elsewhere meanwhile has been taken over */
	bool (*done)(struct ui *ui, void *user, const char *const *values, struct err *e);
	void *user;
};

/* The words a field chooses from; *n 0: it is typed. */
const char *const *form_words(const struct form_field *d, int *n);
/* Are the line ends in it kept? */
bool form_keeps_lines(const struct form_field *d);
/* Enter in a field; false: it goes on to the next. */
bool form_field_enter(struct line *l, const struct form_field *d);
/* Is it typed, and shown over as many rows as it takes? */
bool form_wraps(const struct form_field *d);
/* Columns for the values in a window so wide. */
int form_columns(const struct form *f, int cols);

/* The form on top; NULL: none is. */
struct form *form_top(struct ui *ui);
/* To another field; a word begun in this one is done with. */
void form_go(struct form *f, size_t to);
/* A key in a field; `was`: what is stored. */
bool form_field_key(struct ui *ui, struct line *l, const struct form_field *d, const char *was,
	const struct event *ev);

/* form_draft.c */
bool form_field_changed(const struct form *f, size_t i);
bool form_changed(const struct form *f);
void form_encode(const struct form *f, struct text *out);
/* True: a field was changed elsewhere as well. */
bool form_decode(struct ui *ui, struct form *f, const char *s);

/* form_fault.c */
void form_faults_drop(struct form *f);
/* A field as it was stored when the edit began, and as it is stored now: who has not changed
 * it takes the other's text over. True: both have, and both texts are shown. */
bool form_merge(struct ui *ui, struct form *f, size_t i, const char *was, const char *now);
/* By ear all of them, one a line; in sight the first, which has the pointer now. False:
 * there are none. */
bool form_tell_faults(struct ui *ui, struct form *f);
/* The field one has come to: what is wrong with it, or what it is where the window would cut
 * that. */
void form_tell_field(struct ui *ui, const struct form *f);
/* Advice on the field one has left: said once, and one is on the next field already. */
void form_tell_advice(struct ui *ui, const struct form *f, size_t left);

/* What is wrong with a field as it stands; NULL: nothing that is known. */
const char *form_fault(const struct form *f, size_t nth);

/* What is to be said of the field as it stands; empty: nothing. */
void form_advice(const struct form *f, size_t nth, struct text *out);

/* form.c: keys */
void form_enter(struct ui *ui, void *state);
void form_outside(struct ui *ui, void *state); /* Ctrl-O: an editor of one's own */
void form_save(struct ui *ui, void *state);
void form_leave(struct ui *ui, void *state);

/* form_view.c: functions of the screen */
enum role form_head(const void *state, struct text *left, struct text *right);
void form_status(const void *state, struct text *out);
void form_draw(const void *state, struct canvas *c);
void form_say(const void *state, struct text *out);
void form_ask(const void *state, struct text *out);
bool form_line(struct ui *ui, void *state, const char *s, bool ended);

#endif

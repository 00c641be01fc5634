/*
 * questions.h: the state of the Questions screen, shared by its files.
 * questions.c is the screen, questions_rows.c its rows, questions_read.c reads, questions_show.c
 * shows one, questions_plan.c puts them into a plan; question_text.c
 * tells one question whole; question_acts.c edits the bank, question_form.c
 * asks for a question's fields.
 */
#ifndef HALFHOUR_SCREENS_QUESTIONS_H
#define HALFHOUR_SCREENS_QUESTIONS_H

#include "bank.h"
#include "model/call.h"
#include "screens.h"

struct contact;

/* An edit on its way, kept while a person is asked something: a question's words, which
 * of two versions to keep. Owned; zeroed is none. */
struct question_wish {
	enum edit_kind kind;
	char *pack, *id, *key, *value, *category, *after, *new_id;
	struct question question;
	int by;
	bool named;  /* EDIT_ADD: the person named the pack, which is their own */
	bool begun; /* EDIT_WHOLE: the value is what an editor saved, and a draft until it is done */
};

struct questions {
	struct list list;        /* its ids are those of the bank's rows */
	struct app *app;
	struct bank_rows bank;   /* made anew when the bank was dropped */
	unsigned dropped;        /* app->bank_drops when it was made */
	/* What is left when narrowed: 2 i for the heading over row i of the bank, 2 i + 1 for
	 * the row itself, ascending. */
	size_t *shown;
	size_t n_shown, n_fit;   /* with headings, and without */
	char *narrowed;          /* the words it was narrowed to; NULL: to be done */
	int64_t plan;            /* the interview it was opened from; 0: none */
	struct call call;        /* of it: who it is for, what it has already */
	int64_t put_in;          /* the interview that questions were put into last */
	char *whose;             /* the name typed last */
	struct question_wish wish;
	struct menu_item *places; /* categories offered, while the menu is open */
};

/* The chosen question; NULL, and told. Borrowed from the bank. */
const struct bank_row *questions_chosen(struct ui *ui, const struct questions *s);
/* Those that are marked, in the order of the bank, or the chosen one; the caller frees. */
size_t questions_marked(struct ui *ui, const struct questions *s, const struct bank_row ***out);

/* ---- editing (question_acts.c, question_form.c) ---- */

extern const struct keyset question_acts;
void question_wish_done(struct question_wish *w);
/* Does what s->wish says and tells of it; asks when another program changed the same
 * question. False: e says why, and the wish stays. */
bool question_do(struct ui *ui, struct questions *s, struct err *e);
/* The forms of a new question, behind the chosen one, and of a question there is. */
void question_new(struct ui *ui, void *state);
/* Asks for a category and a pack, makes what is not there, and goes on to a question in it. */
void category_new(struct ui *ui, void *state);
void question_edit(struct ui *ui, void *state);

/* ---- one question, whole (question_text.c) ---- */

/* `who` (may be NULL) fills the blanks; `used` (may be NULL) is what calls know of it. */
void question_text(const struct bank_row *r, const struct contact *who,
	const struct usage *used, struct text *out);

/* questions_rows.c */
size_t questions_fetch(void *user, const char *filter, enum list_from from,
	const struct row *anchor, struct row *out, size_t n);

/* questions_show.c */
void questions_show(struct ui *ui, void *state);
void questions_pane(struct ui *ui, void *state, int columns, struct pane *out);

/* questions_plan.c */
void questions_plan(struct ui *ui, void *state);

/* questions_read.c */
void questions_read_bank(struct questions *s);
bool questions_read_plan(struct questions *s, struct err *e);
bool questions_read(struct ui *ui, void *state, struct err *e);

#endif

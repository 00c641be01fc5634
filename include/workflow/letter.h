/* workflow/letter.h: letters, written here and sent by the person. */
#ifndef HALFHOUR_WORKFLOW_LETTER_H
#define HALFHOUR_WORKFLOW_LETTER_H

#include "model/letter.h"
#include "workflow/desk.h"

/* ---- letters (letter.c): written here, sent by the person ---- */

/* The names of all kinds, shipped and one's own; and one read by its name or a unique
 * beginning: one's own file takes the place of the shipped one. */
void letter_kind_names(struct strings *out);
bool letter_kind_find(const char *name, struct letter_kind *out, struct err *e);

/* The kind that fits now: what is due first with them, else the stage; and the one
 * that a due rule asks for (NULL: none). The caller's. */
char *letter_kind_for(struct desk *d, int64_t contact_id);
char *letter_kind_of_due(struct desk *d, int64_t contact_id, enum due_kind kind);

struct letter_wish {
	const char *kind;
	int64_t contact_id;
	int64_t interview_id;      /* the call it is about; 0: the one that fits the kind */
	const char *medium;        /* NULL: the kind's first */
	const char *variant;       /* NULL: "A" */
	const char *reason;        /* why a call is moved or cancelled; NULL: not said */
	const char *dates;         /* when one is free; NULL: as the setting says */
	bool anew;                 /* filled again, whatever was saved unsent */
};
/* The letter of that kind that was saved and not sent, else a new one (id 0, not saved) filled
 * from the workbook. `out` is zeroed or was read before; the caller's (letter_done). */
bool letter_begin(struct desk *d, const struct letter_wish *w, struct letter *out, struct err *e);
bool letter_save(struct desk *d, struct letter *l, struct err *e);
/* What they said, to be put in: starred notes of the call, never off the record. */
bool letter_their_words(struct desk *d, const struct letter *l, struct strings *out, struct err *e);
/* What it is checked for by its kind: of each check its name, and what is wrong ("": nothing).
 * `misspelt` are words of spelling_words; NULL: the spelling was not looked at. */
bool letter_check_all(struct desk *d, const struct letter *l, const struct strings *misspelt,
	struct strings *names, struct strings *wrong, struct err *e);
/* Words that hunspell does not know, where it is installed (spelling.c): it is started, and its
 * answer read by child_read while one types on; names of theirs and of mine are left out. False: it
 * is not there, or is not to be asked. */
bool spelling_start(struct desk *d, const struct letter *l, struct child *c);
void spelling_words(struct desk *d, const struct letter *l, const char *answer, struct strings *out);
bool spelling_now(struct desk *d, const struct letter *l, struct strings *out); /* waits for it */
/* As a file that mail programs open as an unsent message; refused where it is no mail. */
bool letter_eml(struct desk *d, const struct letter *l, struct text *out, struct err *e);
/* As one reads it: a mail with its subject, a letter by hand with its day and address. */
void letter_text_page(const struct letter *l, struct text *out);
/* As a file in the form that its name, or `as` (eml, text, md, html, rtf), says; NULL: text. */
bool letter_page(struct desk *d, const struct letter *l, const char *as, const char *file,
	struct text *out, struct err *e);
/* Gives it to the command of the setting `print`; `said`: what is certain of it. */
bool letter_print(struct desk *d, const struct letter *l, struct text *said, struct err *e);
/* To one contact, or (0) to all, the latest first. */
bool letters_each(struct desk *d, int64_t contact_id,
	bool (*each)(void *user, const struct letter *l), void *user, struct err *e);
/* Sent, as the person says: saved with its day, and what asked for it is done; who was an idea is
 * asked now; a call that is moved or cancelled has no time any more. A day to come is refused.
 * `said`: what follows. One step of undo. */
bool letter_send(struct desk *d, struct letter *l, int64_t sent_ms, struct text *said, struct err *e);
/* "today", "fri", "2026-11-30": today is now, of another day its noon. */
bool letter_day(struct desk *d, const char *day, int64_t *ms, struct err *e);
/* What came back, and when, to the last one that was sent, of a kind (NULL: of any). A no declines;
 * silence is noted on the contact, and `said` names who comes next (pipeline_after). */
bool letter_answered(struct desk *d, int64_t contact_id, const char *kind, enum letter_answer answer,
	int64_t at_ms, struct text *said, struct err *e);
/* "Thanks, variant B, mail, 84 words, said yes on 3 Dec", of a list. */
void letter_brief(struct desk *d, const struct letter *l, struct text *out);
/* Was any sent to them that can be answered? False: e says what to do. */
bool letter_can_be_answered(struct desk *d, int64_t contact_id, struct err *e);

#endif

/*
 * letter.h: the state of a letter being written, shared by its files, and each of these
 * calls only those declared above it. letter.c is the screen.
 */
#ifndef HALFHOUR_SCREENS_LETTER_H
#define HALFHOUR_SCREENS_LETTER_H

#include "model/contact.h"
#include "screens/common.h"

enum { LETTER_CHECK_ROWS = 3, LETTER_SMALL_ROWS = 14,
	LETTER_TEXT_COLUMNS = 78 }; /* longer lines are hard to read */

struct letter_state {
	struct app *app;
	struct letter l;           /* as it is saved, or was begun */
	struct contact who;
	char *title;               /* of its kind: "Thanks" */
	bool narrow;               /* the title line has no room for all that is counted */
	struct text_edit edit;     /* its mark: the filling it was made from */
	struct strings fillings;   /* "MEDIUM<Tab>VARIANT<Tab>text": as it was opened, and filled again */
	char *draft;               /* the key of what is typed */
	struct text kept;          /* as it was kept last */
	struct strings names, wrong; /* of the checks */
	struct strings words;      /* what Ctrl-T offers */
	struct strings kinds, titles; /* what Ctrl-G offers */
	struct menu_item *items;   /* of them, which the menu borrows */
	char *next;                /* the kind that waits for a reason */
	char *reason, *dates;      /* of a call that is moved or cancelled; NULL: not said */
	struct {                   /* how it is to be filled again, once that is answered */
		enum letter_medium medium;
		char *variant;
	} wish;
	bool touched;              /* since the checks looked */
	struct {
		struct child child; /* hunspell, while it reads */
		struct text answer;
		struct strings words; /* that it does not know */
		bool known;         /* it has answered, here */
		bool wanted;        /* the text has changed since it was asked */
		int64_t rest_ms;    /* boot clock of the last change */
	} spelling;
};

/* letter_text.c: the letter as one text, with its subject as the first line where it has one. */
const char *letter_typed(const struct letter_state *s); /* borrowed */
bool letter_is_changed(const struct letter_state *s);   /* since it was saved, or begun */
void letter_load(struct ui *ui, struct letter_state *s); /* shows the letter, or its draft */
void letter_take_reason(struct letter_state *s, const char *reason, const char *dates); /* "": none */
void letter_keep(struct ui *ui, struct letter_state *s); /* as a draft, where it has changed */
/* The text came from that medium and variant; `text` "": what is there is the person's own. */
void letter_add_filling(struct letter_state *s, const char *text);
void letter_take_filling(struct letter_state *s); /* the medium and variant of the text there is */
bool letter_is_own(const struct letter_state *s); /* something was written since it was filled */
void letter_forget_draft(struct ui *ui, struct letter_state *s);
bool letter_put(struct ui *ui, struct letter_state *s, struct err *e); /* saved, and no draft any more */
bool letter_store(struct ui *ui, struct letter_state *s); /* false: not saved, and told why */

/* letter_check.c: what the checks say, and a spelling checker, which reads while one types on. */
void letter_look(struct letter_state *s);
int64_t letter_spelling_due(const void *state, const struct moment *now);
void letter_spelling_tick(struct ui *ui, void *state);

/* The acts of keys: letter_acts.c, letter_fill.c (filled again), letter_out.c (taken out). */
void letter_key_save(struct ui *ui, void *state);
void letter_key_sent(struct ui *ui, void *state);
void letter_key_leave(struct ui *ui, void *state);
void letter_key_words(struct ui *ui, void *state);
void letter_key_outside(struct ui *ui, void *state);
void letter_key_undo(struct ui *ui, void *state);
void letter_key_redo(struct ui *ui, void *state);
void letter_key_medium(struct ui *ui, void *state);
void letter_key_variant(struct ui *ui, void *state);
void letter_key_kind(struct ui *ui, void *state);
void letter_key_out(struct ui *ui, void *state); /* asks which of these three */
void letter_key_file(struct ui *ui, void *state);
void letter_key_copy(struct ui *ui, void *state);
void letter_key_print(struct ui *ui, void *state);

/* letter_draw.c, letter_lines.c: full screen, and by numbered lines. */
enum role letter_head(const void *state, struct text *left, struct text *right);
void letter_draw(const void *state, struct canvas *c);
void letter_wrong(const struct letter_state *s, const char *before, struct text *out); /* a line each */
void letter_say(const void *state, struct text *out);
bool letter_line(struct ui *ui, void *state, const char *typed, bool ended);

#endif

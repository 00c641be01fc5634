/* workflow/compare.h: what many conversations say, read, narrowed and written; interest, ties. */
#ifndef HALFHOUR_WORKFLOW_COMPARE_H
#define HALFHOUR_WORKFLOW_COMPARE_H

#include "formats_compare.h"
#include "workflow/desk.h"

/* What many conversations say, as it is now; `out` is zeroed or was read before. */
bool comparison_read(struct desk *d, struct comparison *out, struct err *e);
/* The same for screens, which share it for as long as one of them holds it and nothing in the
 * workbook has changed. NULL and e; else the caller releases it. */
const struct comparison *comparison_hold(struct desk *d, struct err *e);
void comparison_release(const struct comparison *c); /* NULL is fine */

/* Which notes are looked at, as a person says it; NULL and "" are all. Borrowed. */
struct compare_wish {
	const char *kind, *theme, *person, *since, *until;
	bool starred;
};
/* The same, understood; zeroed, and compare_choice_done after. */
struct compare_choice {
	struct compare_filter filter;
	struct text person, said;       /* folded; in words */
};
bool compare_choose(struct desk *d, const struct comparison *c, const struct compare_wish *w,
	struct compare_choice *out, struct err *e);
void compare_choice_done(struct compare_choice *x);

enum compare_form { COMPARE_MARKDOWN, COMPARE_HTML, COMPARE_RTF, COMPARE_TEXT, COMPARE_JSON,
	COMPARE_CSV, N_COMPARE_FORMS };
extern const char *const compare_form_names[N_COMPARE_FORMS];
enum compare_form compare_form_of(const char *file); /* by how it is named */
/* Appends all of it. */
bool compare_write(struct desk *d, const struct compare_wish *w, enum compare_form as,
	struct text *out, struct err *e);

/* Two questions mean the same and are compared as one; named by their ids, or by a beginning of
 * the title that only one has. */
bool compare_tie(struct desk *d, const char *question, const char *same, struct text *said,
	struct err *e);
bool compare_untie(struct desk *d, const char *question, struct text *said, struct err *e);

/* How interested one was before and after a conversation, 1 to 5, 0: not said, -1: as it was;
 * and the sentence that changed it (NULL: as it was). */
bool interest_set(struct desk *d, int64_t interview_id, int before, int after, const char *text,
	struct err *e);

#endif

/*
 * contact_page.h: one contact as rows to read, on its own screen and beside lists.
 */
#ifndef HALFHOUR_SCREENS_CONTACT_PAGE_H
#define HALFHOUR_SCREENS_CONTACT_PAGE_H

#include "model/contact.h"
#include "screens.h"
#include "screens/rows.h"

/* What a row is of (rows_part). */
enum part { PART_FIELD, PART_REFERRER, PART_INTERVIEW, PART_LETTER, PART_STEP, PART_DONE, PART_TOP };

enum { CONTACT_LABEL = 15, CONTACT_EDGE = 4, CONTACT_PAGE_COLUMNS = 2,
       CONTACT_COLUMNS_MOST = 100 /* a line of text that is longer is hard to read */ };
extern const int contact_page_widths[CONTACT_PAGE_COLUMNS];

struct contact_page {
	struct desk *desk;
	int64_t id;
	struct contact c;
	struct rows rows;
	int64_t now_ms;
	/* While the rows are made. */
	enum part under;
	bool done;   /* steps that are done are read, not those still to do */
	int columns; /* for a value; 0: not wrapped */
};

/* `p` is zeroed or was read before; `columns` is the room for a value, 0: not wrapped. */
bool contact_page_read(struct contact_page *p, struct desk *desk, int64_t id, int columns,
	struct err *e);
void contact_page_done(struct contact_page *p);
/* "Maya Okafor · Grid planner, Northlight Energy" */
void contact_page_title(const struct contact_page *p, struct text *out);
/* The pane of a list whose ids are contacts. */
void contact_pane(struct ui *ui, void *state, int columns, struct pane *out);

#endif

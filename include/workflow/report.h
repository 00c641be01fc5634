/* workflow/report.h: the report one hands in. */
#ifndef HALFHOUR_WORKFLOW_REPORT_H
#define HALFHOUR_WORKFLOW_REPORT_H

#include "formats_document.h"
#include "workflow/desk.h"

/* ---- the report (report.c): the document one hands in ---- */

struct report_wish {
	const char *assignment; /* a pack's name; NULL: the one the interview was held for */
	enum page_format as;       /* Markdown, HTML, RTF or plain text */
	bool without_notes;     /* what was written up alone */
	bool figures;           /* with those of all conversations: asked, answered, talked … */
	bool blank;             /* the plan as a sheet to print and write on */
};
/* Appends it, with the name of whom the settings say it is; e: there is no such interview,
 * pack or plan. */
bool report_write(struct desk *d, int64_t interview_id, const struct report_wish *w,
	struct text *out, struct err *e);

/* ---- to a printer (print.c) ---- */

/* Gives a page to the command of the setting `print`; `said`: what is certain of it. */
bool page_print(struct desk *d, const struct text *page, struct text *said, struct err *e);
/* The same of the report, or the plan as a sheet to write on (blank), as plain text. */
bool report_print(struct desk *d, int64_t interview_id, bool blank, struct text *said, struct err *e);

#endif

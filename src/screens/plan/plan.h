/*
 * plan.h: the state of the plan screen, shared by its files. plan.c is the
 * screen; plan_rows.c makes its rows; plan_acts.c what its keys change; plan_form.c what is
 * typed; plan_common.c is used by both.
 */
#ifndef HALFHOUR_SCREENS_PLAN_H
#define HALFHOUR_SCREENS_PLAN_H

#include "formats_report.h"
#include "model/call.h"
#include "workflow.h"
#include "screens/interview/interview_acts.h"
#include "screens/rows.h"

struct asked;
struct pack;

struct plan {
	struct list list;       /* its ids are those of the asked rows */
	struct app *app;
	int64_t id;             /* of the interview */
	struct call call;
	const struct pack *assignment; /* the bank's; NULL: none chosen */
	struct coverage coverage;
	struct rows rows;
	struct report_ask sheet;
	struct call_off off;
	struct text line;       /* the status line when nothing is told */
	struct strings names;   /* what an open menu offers */
	struct menu_item *items;
	char *template;         /* the name kept or taken up last */
	int64_t editing;        /* the question in an open form; 0: a new one */
	struct strings research; /* lines that have no question yet */
	int64_t interest;       /* whose interest is asked */
	struct strings claims;  /* of others, which the plan does not ask about yet */
	char *about;            /* the one a new question is written for; NULL: none */
};

/* What a row is of beside questions, whose ids are their own. */
enum { PART_RESEARCH = 1, PART_CLAIM };

/* plan_common.c */
const struct asked *plan_chosen(struct ui *ui, const struct plan *p); /* or NULL, and told */
/* False, and told: what was held is history. */
bool plan_open_to_change(struct ui *ui, const struct plan *p);
/* The interview's own facts (kind, length, when …) saved as one step of undo; `said` is told. */
bool plan_save_interview(struct ui *ui, struct plan *p, const char *said);

/* The chosen line of research that has no question yet; NULL: another row. */
const char *plan_research(const struct plan *p);

/* The chosen claim that the plan does not ask about yet; NULL: another row. */
const char *plan_claim(const struct plan *p);

/* plan_acts.c, plan_form.c */
extern const struct keyset plan_keys;
void plan_write(struct ui *ui, void *state);    /* a question of one's own */
void plan_edit(struct ui *ui, void *state);     /* the wording of the chosen one */
void plan_write_about(struct ui *ui, struct plan *p, const char *line); /* one about that line */
void plan_schedule(struct ui *ui, void *state);

/* plan_rows.c */
bool plan_read(struct ui *ui, void *state, struct err *e);
/* Without a plan yet, one is proposed at once. */
bool plan_propose_first(struct ui *ui, struct plan *p, struct err *e);

#endif

/*
 * rehearse.h: Rehearse. What its files share: rehearse.c is the screen, rehearse_partners.c reads
 * the partners, rehearse_acts.c has its keys.
 */
#ifndef HALFHOUR_SCREENS_REHEARSE_REHEARSE_H
#define HALFHOUR_SCREENS_REHEARSE_REHEARSE_H

#include "model/rehearsal.h"
#include "rehearse_begin.h"

struct rehearse {
	struct list list;
	struct partner *partners;
	struct row *rows;
	size_t n;
	struct rehearse_begin begin;
	/* Of each partner, by index: calls held, and the one not ended; 0: none. */
	int *held;
	int64_t *running;
};

/* ---- rehearse_partners.c ---- */

void rehearse_read_partners(struct ui *ui, struct rehearse *r);
void rehearse_drop_rows(struct rehearse *r);
bool rehearse_read(struct ui *ui, void *state, struct err *e);
int rehearse_index(const struct rehearse *r, const char *name);

/* ---- rehearse_acts.c ---- */

void rehearse_lesson(struct ui *ui, void *state);
/* "PARTNER", "PARTNER SPEED", "PARTNER SPEED SEED", " SPEED" or nothing. */
bool rehearse_read_arg(struct ui *ui, struct rehearse *r, const char *arg, struct err *e);
void rehearse_act(struct ui *ui, void *state);
void rehearse_faster(struct ui *ui, void *state);
void rehearse_variant(struct ui *ui, void *state);
void rehearse_last(struct ui *ui, void *state);

#endif

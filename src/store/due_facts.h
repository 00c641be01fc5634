/*
 * due_facts.h: what is due, kept in the table `due`. What its files share: due.c decides which owners
 * are made anew and when, due_facts.c reads what the rules look at, due_make.c makes and keeps
 * the steps of one owner, due_batch.c shows and hides those of a batch.
 */
#ifndef HALFHOUR_STORE_DUE_FACTS_H
#define HALFHOUR_STORE_DUE_FACTS_H

#include "model/due.h"
#include "model/letter.h"
#include "private.h"

enum { DUE_OWNERS_AT_ONCE = 32 }; /* made anew within the transaction that touched them */

/* Owned; due_facts_done frees what it holds. */
struct due_reading {
	struct due_facts f;
	struct contact who;
	struct interview *interviews; size_t n_interviews, cap_interviews;
	struct due_call *calls;
	struct step *steps;           size_t n_steps, cap_steps;
	struct coursework work;
	struct coursework_state state;
	struct letter *letters;       size_t n_letters, cap_letters;
};

/* ---- due_facts.c ---- */

void due_facts_done(struct due_reading *k);
bool due_facts_read(struct store *s, int64_t owner, struct due_reading *k);

/* ---- due_make.c ---- */

bool due_make_owner(struct store *s, int64_t owner, struct err *e);

/* ---- due_batch.c ---- */

/* The next owners of a batch are touched, when no others wait. */
bool due_batch_slice(struct store *s, struct err *e);

#endif

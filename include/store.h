/*
 * store.h: the workbook, and the only SQL. Everything that can be saved or
 * asked of one. A function that can fail on the world returns bool and words
 * the error; what a query returns is the caller's, with the noun's X_done.
 * Every change is one transaction (BEGIN IMMEDIATE), tells the undo log, and
 * is refused when the row's revision is not the one that was read. Ids and
 * revisions grow and are never given out twice, undone or not. A NULL text is
 * stored, and comes back, as "".
 *
 * Nothing here waits long. A command waits two seconds for another program's
 * write, a screen a tenth; what is done in a call (drafts, notes, questions and
 * their trail, clock, time checks) 5 ms, and then goes to the rescue file under
 * the state folder: true comes back, it is safe, store_call_get shows it, and
 * store_tick brings it in. Times of rows are those of the last store_now.
 */
#ifndef HALFHOUR_STORE_H
#define HALFHOUR_STORE_H

#include "store/backups.h"
#include "store/batch.h"
#include "store/cohort.h"
#include "store/contact.h"
#include "store/coursework.h"
#include "store/draft.h"
#include "store/due.h"
#include "store/dump.h"
#include "store/interview.h"
#include "store/learned.h"
#include "store/letter.h"
#include "store/places.h"
#include "store/pseudonym.h"
#include "store/review.h"
#include "store/rows.h"
#include "store/scratch.h"
#include "store/search.h"
#include "store/undo.h"
#include "store/usage.h"
#include "store/workbook.h"

#endif

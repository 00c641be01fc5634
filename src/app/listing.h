/* listing.h: a command that lists: words in, a table or one JSON array out. What is listed is
 * written as it is read, however long it is. */
#ifndef HALFHOUR_APP_LISTING_H
#define HALFHOUR_APP_LISTING_H

#include "command.h"
#include "table.h"

struct listing {
	struct app *app;
	const struct args *args;
	struct text words;      /* what the list is narrowed to */
	bool as_json;
	struct table table;     /* when not as_json */
	struct text out;        /* not written yet */
	size_t n;               /* items of the array so far */
	int status;             /* EXIT_DONE until a write failed */
};

/* One pass over what is listed: of each row the cells, or listing_json, and then listing_more.
 * It may be called twice. */
typedef bool listing_pass(struct listing *l, struct err *e);

/* Lists; returns the exit status. `few`: a pass is dear and its rows are few, so that one pass
 * is enough. */
int listing_run(struct app *a, const struct args *g, size_t columns, bool few, listing_pass *pass);
void listing_json(struct listing *l, struct json *item); /* takes the item */
bool listing_more(struct listing *l);                    /* false: nobody reads any more */

#endif

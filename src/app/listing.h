/* listing.h: a command that lists: words in, a table or one JSON array out. */
#ifndef HALFHOUR_APP_LISTING_H
#define HALFHOUR_APP_LISTING_H

#include "command.h"
#include "table.h"

struct listing {
	struct app *app;
	struct text words;      /* what the list is narrowed to */
	bool as_json;
	struct json *json;      /* the array, when as_json */
	struct table table;     /* else */
};

void listing_open(struct listing *l, struct app *a, const struct args *g, size_t columns);
/* Prints what was gathered, or e when it was not good; returns the exit status. */
int listing_close(struct listing *l, bool good, const struct err *e);

#endif

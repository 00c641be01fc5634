/*
 * store/search.h: words found in everything that is stored.
 */
#ifndef HALFHOUR_STORE_SEARCH_H
#define HALFHOUR_STORE_SEARCH_H

#include "base.h"

struct store;

struct hit {
	const char *kind;         /* "note", "contact", "question", "debrief", "write-up", "field" */
	int64_t id;               /* of the thing */
	int64_t interview_id;     /* 0: not in one */
	char *title, *excerpt;    /* excerpt: the words found between « and » */
};
bool store_search(struct store *s, const char *words, size_t most,
	bool (*each)(void *user, const struct hit *h), void *user, struct err *e);
/* The same over what students noted, were answered and wrote; of all of them, or of one. The title
 * is whose it is. */
bool store_search_class(struct store *s, int64_t student_id, const char *words, size_t most,
	bool (*each)(void *user, const struct hit *h), void *user, struct err *e);

#endif

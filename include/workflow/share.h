/* workflow/share.h: conversations handed over. */
#ifndef HALFHOUR_WORKFLOW_SHARE_H
#define HALFHOUR_WORKFLOW_SHARE_H

#include "wording_redact.h"
#include "workflow/desk.h"

/* ---- handing over (share.c) ---- */

struct share_wish {
	const int64_t *interviews; /* ids; borrowed */
	size_t n;
	bool with_names, keep_roles;
	struct strings keep, replace; /* words decided now; kept for the next share too */
};
struct share_made {
	struct text bytes;         /* exactly what leaves */
	struct suspects suspects;  /* words that may be names: not to be written while there are any */
	size_t off_record;         /* lines that stay behind */
	struct strings uuids;      /* of the conversations in it */
};
/* False: e says which conversation cannot be shared, and why. */
bool share_make(struct desk *d, const struct share_wish *wish, struct share_made *made, struct err *e);
/* Once it was written: a conversation deleted later is told in the next share. */
bool share_left(struct desk *d, const struct share_made *made, struct err *e);
void share_made_done(struct share_made *m);

#endif

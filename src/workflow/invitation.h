/* invitation.h: appointments of a calendar's file, taken in by import.c. */
#ifndef HALFHOUR_WORKFLOW_INVITATION_H
#define HALFHOUR_WORKFLOW_INVITATION_H

#include "import_keys.h"
#include "workflow.h"

struct invitations;
/* Opens the file. NULL: e says why it cannot be read. */
struct invitations *invitations_open(struct desk *d, const char *file, bool dry, struct err *e);
/* As import_step; `keys` are the contacts by their addresses. All that is taken in is one step of
 * undo, made at the end. */
bool invitations_step(struct invitations *v, const struct import_keys *keys, struct import_counts *n,
	bool *ended, struct strings *said, struct err *e);
/* A line for each appointment that was taken in, moved or taken off. */
void invitations_tell(const struct invitations *v, struct text *out);
const struct strings *invitations_told(const struct invitations *v); /* the same, borrowed */
void invitations_free(struct invitations *v);

#endif

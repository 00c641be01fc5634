/* workflow/contact.h: contacts saved, staged, named in a call and forgotten. */
#ifndef HALFHOUR_WORKFLOW_CONTACT_H
#define HALFHOUR_WORKFLOW_CONTACT_H

#include "workflow/desk.h"

/* ---- contacts (contact.c) ---- */

/* Saves a contact, new (id 0; all its fields are checked) or edited, as one step of undo, with
 * what a change of its stage brings. False with *same set: somebody else of that name is at
 * that organisation, e names both; `anyway` saves it all the same. Who has kept name and
 * organisation is not asked about again. */
bool contact_keep(struct desk *d, struct contact *c, bool anyway, int64_t *same, struct err *e);
/* What the person agrees to, as in c->consent, as one step of undo. */
bool consent_keep(struct desk *d, struct contact *c, struct err *e);
/* One field by its name, as the form would; e names the fields, or the values, there are. */
bool contact_set(struct desk *d, int64_t id, const char *field, const char *value,
	struct err *e);
/* "Maya Okafor", "3 contacts". */
void contacts_name(struct desk *d, const int64_t *ids, size_t n, struct text *out);
/* A stage by its name or a unique beginning; e names them. */
bool stage_word(const char *word, enum stage *stage, struct err *e);
/* Brings contacts to a stage as one step of undo; `said` gets who, and what is due now. */
bool stage_set(struct desk *d, const int64_t *ids, size_t n, enum stage to, struct text *said,
	struct err *e);
/* Deletes them with their interviews as one step of undo; `said` gets "delete Maya Okafor". */
bool contacts_delete(struct desk *d, const int64_t *ids, size_t n, struct text *said,
	struct err *e);
struct holds contacts_hold(struct desk *d, const int64_t *ids, size_t n); /* what is deleted with them */

bool contacts_each(struct desk *d, const char *words,
	bool (*each)(void *user, const struct contact *c), void *user, struct err *e);
/* With what a line of a list says: id, name, organisation, role, stage and path. */
bool contacts_each_brief(struct desk *d, const char *words,
	bool (*each)(void *user, const struct contact *c), void *user, struct err *e);
bool usage_each(struct desk *d, bool (*each)(void *user, const struct usage *u), void *user,
	struct err *e);

/* ---- who it was, and whom they named (person.c) ---- */

/* The call was with `who`, saved first when new: contacts made of its referrals learn by whom,
 * the stage follows. One step of undo. */
bool person_set(struct desk *d, int64_t interview_id, struct contact *who, struct err *e);
/* The contact that a referral note names, where they are one already; else 0. */
int64_t referral_contact(struct desk *d, const struct note *n);
/* Within the step of undo that gives the note another text: the contact made of it stays the
 * one it names. */
bool referral_reworded(struct desk *d, const struct note *was, const char *text, struct err *e);
/* The contact a referral note proposes: who named them, in which words, whether the name may
 * be used. False: the note gives no name. `out` is the caller's. */
bool referral_propose(const struct call *c, const struct note *n, struct contact *out);
/* Makes it a contact, as one step of undo of that call. */
bool referral_take(struct desk *d, const struct call *c, struct contact *proposed,
	struct err *e);

/* ---- a person removed for good (forget.c) ---- */

/* `said`: what was done and where the person still is, a line each. Cannot be undone. */
bool contact_forget(struct desk *d, int64_t contact_id, struct text *said, struct err *e);

#endif

/* What d deletes of one contact: the contact, a letter or a step. */
#include "contact.h"
#include "screens/rows.h"

void
contact_along(struct ui *ui, void *state, const int64_t *ids, size_t n, struct text *out)
{
	struct contact_state *s = state;
	int64_t of = rows_of(ids[0]);

	if (rows_part(ids[0]) == PART_INTERVIEW)
		interviews_along(ui, s, &of, n, out);
	else if (rows_part(ids[0]) != PART_STEP)
		contacts_along(ui, s, &s->id, 1, out);
}

bool
contact_drop(struct ui *ui, void *state, const int64_t *ids, size_t n)
{
	struct contact_state *s = state;
	int64_t of = rows_of(ids[0]);

	if (rows_part(ids[0]) == PART_INTERVIEW)
		return interviews_drop(ui, s, &of, n);
	if (rows_part(ids[0]) == PART_STEP)
		return step_delete(ui, of);
	if (!contacts_drop(ui, s, &s->id, 1))
		return false;
	ui_back(ui);
	return true;
}

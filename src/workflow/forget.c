/* forget.c: a person removed for good, and what is said of it. */
#include "workflow.h"

bool
contact_forget(struct desk *d, int64_t contact_id, struct text *said, struct err *e)
{
	struct store_forgotten f = { 0 };
	struct text name = { 0 };

	contacts_name(d, &contact_id, 1, &name);
	bool good = store_forget(d->store, contact_id, &f, e);

	if (good) {
		text_addf(said, "%s is removed for good. The history of undo is empty now.", text_str(&name));
		if (f.named)
			text_addf(said, count_form(f.named, "\nThe name is still in %zu other text: "
				"`halfhour search` shows it.", "\nThe name is still in %zu other texts: "
				"`halfhour search` shows them."), f.named);
		for (size_t i = 0; i < f.left.n; i++)
			text_addf(said, "\nStill in the backup %s: delete it when you no longer need it.",
				f.left.s[i]);
	}
	strings_free(&f.left);
	text_free(&name);
	return good;
}

/* What the stage of a contact asks for (product.md, "Ask and schedule"). */
#include "model.h"

#define FOLLOW_UP_MS (7 * DAY_MS)
#define THANKS_MS DAY_MS

/* The text stands round the contact's name. */
static const struct rule {
	enum stage stage;
	const char *kind, *before, *after;
	int64_t wait_ms;
} rules[] = {
	{ STAGE_ASKED, "follow-up", "Write to ", " once more",
		FOLLOW_UP_MS },
	{ STAGE_DECLINED, "decline-thanks", "Thank ", " in a line or two for the answer", THANKS_MS },
};

bool
stage_step(const struct contact *c, int64_t now_ms, struct step *out)
{
	struct text t = { 0 };

	for (size_t i = 0; i < LEN(rules); i++) {
		const struct rule *r = &rules[i];
		if (r->stage != c->stage)
			continue;
		text_addf(&t, "%s%s%s", r->before, c->name ? c->name : "them", r->after);
		*out = (struct step){ .contact_id = c->id, .text = text_take(&t),
			.kind = mem_str(r->kind), .due_ms = now_ms + r->wait_ms };
		return true;
	}
	return false;
}

bool
stage_answered(enum stage s)
{
	return s != STAGE_IDEA && s != STAGE_ASKED;
}

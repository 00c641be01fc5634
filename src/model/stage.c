/* What the stage of a contact asks for (product.md, "Ask and schedule"). */
#include "model/step.h"

/* The text stands round the contact's name, or round the organisation's. */
static const struct rule {
	enum stage stage;
	bool business;      /* of the policy 3b7 alone; else of 7d alone, but see `any` */
	bool any;           /* of every policy */
	const char *kind, *before, *after;
	bool organisation;
	int days;
} rules[] = {
	{ STAGE_ASKED, false, false, "follow-up", "Write to ", " once more", false, 7 },
	{ STAGE_ASKED, true, false, "second-person", "Try a second person at ", "", true, 3 },
	{ STAGE_ASKED, true, false, "follow-up", "Write to ", " once more", false, 7 },
	{ STAGE_DECLINED, false, true, "decline-thanks", "Thank ",
		" in a line or two for the answer", false, 1 },
};

/* Saturdays and Sundays do not count; public holidays are nobody's to know here. */
static int64_t
business_days(int64_t from_ms, int days)
{
	struct text day = { 0 };

	while (days > 0) {
		from_ms += DAY_MS;
		text_clear(&day);
		time_format(&day, "%u", from_ms, NULL);
		days -= text_str(&day)[0] < '6';
	}
	text_free(&day);
	return from_ms;
}

static void
make(const struct contact *c, const struct rule *r, int64_t now_ms, struct step *out)
{
	const char *who = r->organisation ? c->organisation : c->name;
	struct text t = { 0 };

	text_addf(&t, "%s%s%s", r->before, who && *who ? who : "them", r->after);
	*out = (struct step){ .contact_id = c->id, .text = text_take(&t),
		.kind = mem_str(r->kind),
		.due_ms = r->business ? business_days(now_ms, r->days)
				      : now_ms + r->days * DAY_MS };
}

size_t
stage_steps(const struct contact *c, bool business, int64_t now_ms, struct step out[STAGE_STEPS])
{
	size_t n = 0;

	for (size_t i = 0; i < LEN(rules) && n < STAGE_STEPS; i++) {
		const struct rule *r = &rules[i];
		if (r->stage != c->stage || (!r->any && r->business != business))
			continue;
		if (r->organisation && !(c->organisation && *c->organisation))
			continue;
		make(c, r, now_ms, &out[n++]);
	}
	return n;
}

bool
stage_answered(enum stage s)
{
	return s != STAGE_IDEA && s != STAGE_ASKED;
}

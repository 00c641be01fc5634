/*
 * circle.h: everybody in the workbook and every call that was held, as the
 * figures, the pipeline and the tree look at them: few fields of many people.
 */
#ifndef HALFHOUR_MODEL_CIRCLE_H
#define HALFHOUR_MODEL_CIRCLE_H

#include "base.h"
#include "model/words.h"

struct circle_person {
	int64_t id;
	char *name, *role, *organisation;
	char *seniority;         /* a word of seniority_names, or empty */
	char *variant;           /* of the first letter sent: "request-cold A"; NULL, "": none was */
	enum path path;
	enum stage stage;
	bool target;             /* the organisation is a target */
	bool may_use_name;       /* the referrer allowed it */
	bool researched;         /* there are research notes */
	bool private;            /* and they hold a private detail (research_private) */
	int64_t referrer_id;     /* 0: nobody named them */
	int64_t asked_ms;        /* first asked; 0: never, or not known when */
	int64_t talked_ms;       /* the first call with them began; 0: none was held */
	int64_t told_ms;         /* who named them was told of it; 0: not yet */
	int asked_month, talked_month; /* 202611; 0: not known */
};

/* A call that was held, no rehearsal. */
struct circle_call {
	int64_t contact_id;      /* 0: the person is not named yet */
	enum path path;          /* of the person; PATH_OTHER without one */
	int64_t ended_ms;
	int64_t thanked_ms;      /* 0: not yet */
	int names;               /* people named in it */
	int month;               /* in which it began */
};

/* Zeroed is an empty one. People are in the order of their ids. */
struct circle {
	struct circle_person *people;
	size_t n, cap;
	struct circle_call *calls;
	size_t n_calls, cap_calls;
	struct strings variants; /* those of the people, each once, in their order */
	int64_t now_ms;          /* when it was read */
	const char *zone;        /* months and days are of this zone; borrowed */
};

void circle_done(struct circle *c);
/* By id; NULL: nobody. */
const struct circle_person *circle_person(const struct circle *c, int64_t id);
/* The month in which that was, as 202611; 0: never. */
int circle_month(int64_t ms, const char *zone);
/* Is a role or a rank that of somebody at the head of an organisation? */
bool circle_at_the_head(const struct circle_person *p);
/* Do research notes hold what one should not note of a stranger: family, health, faith, politics? */
bool research_private(const char *text);

#endif

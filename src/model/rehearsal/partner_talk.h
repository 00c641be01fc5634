/* partner_talk.h: a practice partner's talk as it is played: its pace, what is asked and told. */
#ifndef HALFHOUR_MODEL_PARTNER_TALK_H
#define HALFHOUR_MODEL_PARTNER_TALK_H

#include "model/words.h"

struct asked;
struct bank;
struct call;
struct partner;
struct partner_event;
struct speech;

#define WORD_MS 400  /* 150 words a minute */
#define BREATH_MS 600  /* between sentences */
#define THINK_MS 1000  /* before an answer */
#define SILENCE_MS 10000 /* time to say a probe aloud; then it goes on by itself */
#define NEVER INT64_MAX

/* When the call was so answered, in the time that has run; NEVER. */
int64_t check_when(const struct call *c, enum check_answer answer);
/* When the event is due, in the time that has run. */
int64_t event_when(const struct call *c, const struct partner_event *e);

/* What a question has got so far. */
struct reply {
	int64_t asked_id;
	int answer;          /* of the script, the last one; -1: nothing was left */
	size_t said;         /* of its sentences */
};

struct player {
	const struct partner *p;
	const struct call *c;
	const struct bank *b;
	bool *given;         /* of the answers */
	bool *fired;         /* of the events */
	struct reply *replies;
	size_t n_replies, cap_replies;
	size_t last;         /* 1 + the reply that was being told last; 0: none */
	int topic;           /* the answer talked about; -1: none */
	struct speech *out;
	size_t n, cap;
	int64_t free_ms;     /* when the partner has finished what it was saying */
};

/* Has all of it been told? */
bool reply_told(const struct player *y, const struct reply *r);
/* The reply has this answer from here on; -1: nothing is left. */
void reply_take(struct player *y, struct reply *r, int answer);
/* The reply to a question, made when it is asked for the first time. */
struct reply *reply_to(struct player *y, const struct asked *a);

#endif

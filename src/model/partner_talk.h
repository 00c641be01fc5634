/* partner_talk.h: the pace of a practice partner's talk, and when it speaks unasked. */
#ifndef HALFHOUR_MODEL_PARTNER_TALK_H
#define HALFHOUR_MODEL_PARTNER_TALK_H

#include "model.h"

#define WORD_MS 400  /* 150 words a minute */
#define BREATH_MS 600  /* between sentences */
#define THINK_MS 1000  /* before an answer */
#define SILENCE_MS 10000 /* time to say a probe aloud; then it goes on by itself */
#define NEVER INT64_MAX

/* When the call was so answered, in the time that has run; NEVER. */
int64_t check_when(const struct call *c, enum check_answer answer);
/* When the event is due, in the time that has run. */
int64_t event_when(const struct call *c, const struct partner_event *e);

#endif

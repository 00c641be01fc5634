/* asked.c: a question in the plan of one interview, or asked off the script. */
#include "own.h"

#include "model.h"

static const size_t owned[] = {
	offsetof(struct asked, question_id), offsetof(struct asked, text),
	offsetof(struct asked, brief), offsetof(struct asked, category),
	offsetof(struct asked, pack), offsetof(struct asked, why),
};

void
asked_done(struct asked *a)
{
	own_free(a, owned, LEN(owned));
	strings_free(&a->probes);
}

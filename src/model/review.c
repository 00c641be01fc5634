/* review.c: what a coach sees and says of a student's conversations, as plain structs. */
#include <stdlib.h>

#include "model/review.h"

void
student_done(struct student *s)
{
	free(s->called);
	free(s->name);
	free(s->course);
	*s = (struct student){ 0 };
}

void
comment_done(struct comment *c)
{
	free(c->text);
	free(c->coach);
	*c = (struct comment){ 0 };
}

void
score_done(struct score *s)
{
	free(s->row);
	free(s->title);
	free(s->because);
	free(s->rater);
	*s = (struct score){ 0 };
}

void
review_done(struct review *r)
{
	for (size_t i = 0; i < r->n_comments; i++)
		comment_done(&r->comments[i]);
	for (size_t i = 0; i < r->n_scores; i++)
		score_done(&r->scores[i]);
	for (size_t i = 0; i < r->n_to_coach; i++)
		free(r->to_coach[i].text);
	for (size_t i = 0; i < r->n_steps; i++) {
		free(r->steps[i].id);
		free(r->steps[i].text);
	}
	free(r->comments);
	free(r->scores);
	free(r->to_coach);
	free(r->steps);
	free(r->person);
	free(r->course);
	*r = (struct review){ 0 };
}

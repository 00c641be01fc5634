/* review_json.c: comments, scores and questions to the coach, beside a conversation as JSON. */
#include "formats_report.h"
#include "model/call.h"
#include "model/review.h"

static struct json *
json_comment(const struct comment *c)
{
	struct json *j = json_map();

	json_put_str(j, "id", c->uuid);
	json_put_word(j, "on", c->on);
	if (c->at_s < 0)
		json_put_null(j, "at_s");
	else
		json_put_int(j, "at_s", c->at_s);
	json_put_str(j, "text", c->text);
	json_put_word(j, "coach", c->coach);
	json_put_bool(j, "private", c->private_);
	json_put_time(j, "made_at", c->made_ms);
	return j;
}

static struct json *
json_score(const struct score *p)
{
	struct json *j = json_map();

	json_put_str(j, "id", p->uuid);
	json_put_str(j, "row", p->row);
	json_put_int(j, "level", p->level);
	json_put_word(j, "because", p->because);
	json_put_word(j, "rater", p->rater);
	return j;
}

void
json_review(struct json *call, const struct call *c, const struct review *r)
{
	struct json *comments = json_list(), *scores = json_list(), *asked = json_list();

	for (size_t i = 0; i < r->n_comments; i++)
		json_put(comments, NULL, json_comment(&r->comments[i]));
	for (size_t i = 0; i < r->n_scores; i++)
		json_put(scores, NULL, json_score(&r->scores[i]));
	for (size_t i = 0; i < r->n_to_coach; i++) {
		struct json *j = json_map();

		json_put_str(j, "id", r->to_coach[i].uuid);
		json_put_int(j, "at_s", clock_at(&c->clock, r->to_coach[i].axis_ms) / 1000);
		json_put_str(j, "text", r->to_coach[i].text);
		json_put(asked, NULL, j);
	}
	json_put(call, "comments", comments);
	json_put(call, "scores", scores);
	json_put(call, "to_coach", asked);
}

/* tree.c: who led to whom, as text, sentences, JSON and a picture. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "formats_report.h"
#include "formats_svg.h"
#include "wording.h"
#include "workflow.h"

bool
referrals_read(struct desk *d, struct referrals *out, struct err *e)
{
	referrals_done(out);
	if (!store_circle(d->store, d->config.zone, d->now->wall_ms, &out->circle, e))
		return false;
	out->n = tree_of(&out->circle, &out->rows);
	return true;
}

void
referrals_done(struct referrals *r)
{
	circle_done(&r->circle);
	free(r->rows);
	*r = (struct referrals){ 0 };
}

/* "3 people were named; 2 who named them are not told yet". */
void
referrals_count(const struct referrals *r, struct text *out)
{
	size_t named = 0, untold = 0;

	for (size_t i = 0; i < r->n; i++) {
		named += r->rows[i].parent != TREE_TOP;
		untold += tree_untold(r->rows, i);
	}
	count_text(out, named, "referral", "referrals");
	if (untold)
		text_joinf(out, ", ", count_form(untold, "%zu to be told", "%zu to be told"), untold);
}

bool
referrals_text(struct desk *d, struct text *out, struct err *e)
{
	struct referrals r = { 0 };
	bool good = referrals_read(d, &r, e);

	for (size_t i = 0; good && i < r.n; i++) {
		tree_line(&r.circle, r.rows, i, out);
		text_add(out, "\n");
	}
	if (good && !r.n)
		text_add(out, _("Nobody has named anybody yet.\n"));
	referrals_done(&r);
	return good;
}

/* ---- JSON ---- */

static void
tree_item(struct json *list, const struct referrals *r, size_t at)
{
	const struct tree_row *row = &r->rows[at];
	struct json *j = json_map();
	struct text outcome = { 0 };

	tree_outcome(&r->circle, row, &outcome);
	json_put_id(j, "id", row->person->id);
	json_put_str(j, "name", row->person->name);
	json_put_word(j, "organisation", row->person->organisation);
	json_put_id(j, "named_by", row->parent == TREE_TOP ? 0 : r->rows[row->parent].person->id);
	json_put_int(j, "depth", row->depth);
	json_put_int(j, "named", (int64_t)row->named);
	json_put_str(j, "stage", stage_names[row->person->stage]);
	json_put_bool(j, "may_use_name", row->person->may_use_name);
	json_put_time(j, "talked_at", row->person->talked_ms);
	json_put_time(j, "told_at", row->person->told_ms);
	json_put_str(j, "outcome", text_str(&outcome));
	json_put(list, NULL, j);
	text_free(&outcome);
}

bool
referrals_json(struct desk *d, struct text *out, struct err *e)
{
	struct referrals r = { 0 };
	struct json *list = json_list();
	bool good = referrals_read(d, &r, e);

	for (size_t i = 0; good && i < r.n; i++)
		tree_item(list, &r, i);
	if (good)
		json_print(list, out);
	json_free(list);
	referrals_done(&r);
	return good;
}

/* ---- the picture ---- */

static enum svg_tone
tree_tone(const struct circle_person *p)
{
	static const enum svg_tone tones[N_STAGES] = { [STAGE_IDEA] = SVG_TONE_WAITING,
		[STAGE_ASKED] = SVG_TONE_ASKED, [STAGE_SCHEDULED] = SVG_TONE_ASKED,
		[STAGE_TALKED] = SVG_TONE_TALKED, [STAGE_IN_TOUCH] = SVG_TONE_TALKED,
		[STAGE_DECLINED] = SVG_TONE_ENDED, [STAGE_NO_ANSWER] = SVG_TONE_ENDED };

	return p->talked_ms ? SVG_TONE_TALKED : tones[p->stage];
}

/* Texts are kept in `words`. */
static void
tree_node(const struct referrals *r, size_t at, struct strings *words, struct svg_node *node)
{
	const struct tree_row *row = &r->rows[at];
	const struct circle_person *p = row->person;
	struct text detail = { 0 }, outcome = { 0 }, by = { 0 };
	bool untold = tree_untold(r->rows, at);

	text_add(&detail, p->role);
	text_addf(&detail, "%s%s", detail.n && *p->organisation ? ", " : "", p->organisation);
	tree_outcome(&r->circle, row, &outcome);
	if (untold)
		say_first_name(&by, r->rows[row->parent].person->name);
	if (untold)
		text_joinf(&outcome, " · ", "tell %s", text_str(&by));
	strings_add(words, text_str(&detail));
	strings_add(words, text_str(&outcome));
	*node = (struct svg_node){ p->name, words->s[words->n - 2], words->s[words->n - 1], row->parent,
		row->depth, tree_tone(p), row->parent != TREE_TOP && !p->may_use_name, untold };
	text_free(&detail);
	text_free(&outcome);
	text_free(&by);
}

static void
tree_picture(const struct referrals *r, struct text *out)
{
	struct svg_node *nodes = mem_new(r->n + 1, sizeof(*nodes));
	struct strings words = { 0 };
	struct text desc = { 0 }, under = { 0 };

	for (size_t i = 0; i < r->n; i++) {
		tree_node(r, i, &words, &nodes[i]);
		tree_say(&r->circle, r->rows, i, &desc);
		text_add(&desc, ". ");
	}
	referrals_count(r, &under);
	svg_tree(_("Who led to whom"), text_str(&under), text_str(&desc), nodes, r->n, out);
	strings_free(&words);
	text_free(&desc);
	text_free(&under);
	free(nodes);
}

bool
referrals_svg(struct desk *d, struct text *out, struct err *e)
{
	struct referrals r = { 0 };
	bool good = referrals_read(d, &r, e);

	if (good)
		tree_picture(&r, out);
	referrals_done(&r);
	return good;
}

enum { TREE_LEVELS = 8 }; /* of a list; deeper ones are told on the last */

static void
tree_page_row(const struct referrals *r, size_t at, struct document *page)
{
	struct text line = { 0 };
	int depth = r->rows[at].depth;

	tree_say(&r->circle, r->rows, at, &line);
	document_item(page, depth < TREE_LEVELS ? depth : TREE_LEVELS - 1);
	document_text(page, text_str(&line));
	text_free(&line);
}

static void
tree_page(const struct referrals *r, struct document *page)
{
	struct text s = { 0 };

	document_title(page, _("Who led to whom"));
	document_heading(page, 1);
	document_text(page, _("Who led to whom"));
	referrals_count(r, &s);
	document_say(page, text_str(&s));
	if (r->n) {
		text_clear(&s);
		tree_picture(r, &s);
		document_picture(page, text_str(&s));
		document_text(page, _("The same in words:"));
	}
	for (size_t i = 0; i < r->n; i++)
		tree_page_row(r, i, page);
	text_free(&s);
}

bool
referrals_page(struct desk *d, enum page_format as, struct text *out, struct err *e)
{
	struct referrals r = { 0 };
	struct document page = { 0 };
	bool good = referrals_read(d, &r, e);

	if (good) {
		tree_page(&r, &page);
		document_write(&page, as, out);
	}
	document_done(&page);
	referrals_done(&r);
	return good;
}

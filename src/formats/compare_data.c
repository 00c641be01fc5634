/* compare_data.c: what many conversations say for other programs: JSON, and a table of a row a note. */
#include <stdlib.h>

#include "formats_compare.h"
#include "formats_contacts.h"
#include "formats_report.h"

/* ---- JSON ---- */

static void
compare_put_breadth(struct json *j, struct breadth b)
{
	json_put_int(j, "notes", (int64_t)b.notes);
	json_put_int(j, "people", (int64_t)b.people);
	json_put_int(j, "paths", (int64_t)b.paths);
	json_put_int(j, "organisations", (int64_t)b.organisations);
}

static struct json *
compare_json_call(const struct comparison *c, size_t call)
{
	const struct compare_call *k = &c->calls[call];
	struct json *j = json_map();
	struct strings names = { 0 };

	json_put_id(j, "id", k->id);
	json_put_id(j, "contact", k->contact_id);
	json_put_word(j, "name", k->name);
	json_put_word(j, "role", k->role);
	json_put_word(j, "organisation", k->organisation);
	json_put_word(j, "seniority", k->seniority);
	json_put_str(j, "path", path_names[k->path]);
	json_put_word(j, "referrer", k->referrer);
	json_put_time(j, "started_at", k->began_ms);
	compare_new_themes(c, call, &names);
	json_put_strings(j, "new_themes", &names);
	json_put_word(j, "values", k->values);
	json_put_int(j, "interest_before", k->before);
	json_put_int(j, "interest_after", k->after);
	json_put_word(j, "moved_by", k->moved);
	strings_free(&names);
	return j;
}

static struct json *
compare_json_note(const struct comparison *c, size_t note)
{
	const struct compare_note *n = &c->notes[note];
	const struct compare_call *k = &c->calls[n->call];
	bool named = n->record == RECORD_ON;
	struct strings names = { 0 };
	struct json *j = json_map();

	compare_theme_names(c, note, &names);
	json_put_id(j, "id", named ? n->id : 0);
	json_put_id(j, "interview", named ? k->id : 0);
	json_put_str(j, "who", compare_who(c, note));
	json_put_str(j, "question", n->question == COMPARE_NONE ? NULL : c->questions[n->question].id);
	json_put_str(j, "kind", note_kind_names[n->kind]);
	json_put_bool(j, "starred", n->starred);
	json_put_bool(j, "claim", n->claim);
	json_put_str(j, "text", n->text);
	json_put_strings(j, "themes", &names);
	strings_free(&names);
	return j;
}

static struct json *
compare_json_claim(const struct comparison *c, size_t note)
{
	struct claim_figure f = figure_claim(c, note);
	struct text state = { 0 };
	struct json *j = json_map();

	claim_text(c, note, &state);
	json_put_str(j, "text", c->notes[note].text);
	json_put_str(j, "who", compare_who(c, note));
	json_put_int(j, "borne_out_by", (int64_t)f.backers);
	json_put_int(j, "contradicted_by", (int64_t)f.opponents);
	json_put_str(j, "state", text_str(&state));
	text_free(&state);
	return j;
}

static void
compare_json_notes(const struct compare_page *p, struct json *notes, struct json *claims)
{
	for (size_t i = 0; i < p->c->n_notes; i++) {
		if (!compare_passes(p->c, p->filter, i))
			continue;
		json_put(notes, NULL, compare_json_note(p->c, i));
		if (p->c->notes[i].claim)
			json_put(claims, NULL, compare_json_claim(p->c, i));
	}
}

static void
compare_json_questions(const struct compare_page *p, struct json *list)
{
	size_t *order, n = compare_ranked(p->c, p->filter, &order);

	for (size_t i = 0; i < n; i++) {
		struct json *j = json_map();
		json_put_str(j, "id", p->c->questions[order[i]].id);
		json_put_str(j, "text", p->c->questions[order[i]].text);
		compare_put_breadth(j, figure_question(p->c, p->filter, order[i]));
		json_put(list, NULL, j);
	}
	free(order);
}

static void
compare_json_themes(const struct compare_page *p, struct json *list)
{
	for (size_t i = 0; i < p->c->themes.n; i++) {
		const struct theme *t = &p->c->themes.t[i], *above = themes_above(&p->c->themes, t);
		struct json *j;
		if (t->merged_id)
			continue;
		j = json_map();
		json_put_str(j, "name", t->name);
		json_put_str(j, "under", above ? above->name : NULL);
		json_put_word(j, "memo", t->memo);
		compare_put_breadth(j, figure_theme(p->c, p->filter, t->id));
		json_put(list, NULL, j);
	}
}

static void
compare_json_alike(const struct comparison *c, struct json *list)
{
	static const char *const names[N_ALIKE] = { "path", "referrer", "organisation", "seniority" };

	for (int in = 0; in < N_ALIKE; in++) {
		struct alike_figure f = figure_alike(c, (enum alike)in);
		struct text t = { 0 };
		struct json *j;
		if (!f.same)
			continue;
		alike_text((enum alike)in, f, &t);
		j = json_map();
		json_put_str(j, "in", names[in]);
		json_put_str(j, "what", f.what);
		json_put_int(j, "same", (int64_t)f.same);
		json_put_int(j, "people", (int64_t)f.people);
		json_put_str(j, "text", text_str(&t));
		json_put(list, NULL, j);
		text_free(&t);
	}
}

void
compare_json(const struct compare_page *p, struct text *out)
{
	struct json *all = json_map(), *calls = json_list(), *notes = json_list(), *claims = json_list(),
		*questions = json_list(), *themes = json_list(), *alike = json_list();

	for (size_t i = 0; i < p->c->n_calls; i++)
		json_put(calls, NULL, compare_json_call(p->c, i));
	compare_json_notes(p, notes, claims);
	compare_json_questions(p, questions);
	compare_json_themes(p, themes);
	compare_json_alike(p->c, alike);
	json_put(all, "interviews", calls);
	json_put(all, "questions", questions);
	json_put(all, "notes", notes);
	json_put(all, "themes", themes);
	json_put(all, "claims", claims);
	json_put_int(all, "nothing_new_for", (int64_t)figure_nothing_new(p->c));
	json_put(all, "alike", alike);
	json_put_int(all, "off_record", (int64_t)p->c->off_record);
	json_print(all, out);
	json_free(all);
}

/* ---- a table ---- */

static void
compare_csv_row(const struct compare_page *p, size_t note, struct text *out)
{
	const struct compare_note *n = &p->c->notes[note];
	const struct compare_call *k = &p->c->calls[n->call];
	bool named = n->record == RECORD_ON;
	struct strings names = { 0 };
	struct text day = { 0 }, themes = { 0 };

	time_format(&day, "%Y-%m-%d", k->began_ms, p->zone);
	compare_theme_names(p->c, note, &names);
	strings_join(&names, "; ", &themes);
	const char *const cells[] = { n->question == COMPARE_NONE ? "" : p->c->questions[n->question].brief,
		compare_who(p->c, note), named ? k->role : "", named ? k->organisation : "",
		named ? path_names[k->path] : "", named ? k->seniority : "", named ? text_str(&day) : "",
		note_kind_names[n->kind], n->starred ? "yes" : "", n->claim ? "yes" : "", text_str(&themes),
		n->text };
	for (size_t i = 0; i < LEN(cells); i++)
		csv_put(out, i, cells[i]);
	csv_end(out);
	strings_free(&names);
	text_free(&day);
	text_free(&themes);
}

void
compare_csv(const struct compare_page *p, struct text *out)
{
	static const char *const heads[] = { "question", "who", "role", "organisation", "path", "seniority",
		"day", "kind", "starred", "claim", "themes", "text" };

	for (size_t i = 0; i < LEN(heads); i++)
		csv_put(out, i, heads[i]);
	csv_end(out);
	for (size_t i = 0; i < p->c->n_notes; i++)
		if (compare_passes(p->c, p->filter, i))
			compare_csv_row(p, i, out);
}

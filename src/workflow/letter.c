/*
 * letter.c: letters to a contact: which kinds there are, a letter begun from one, saved, said to
 * be sent, answered. Nothing is ever sent from here.
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "letter_facts.h"
#include "model/contact.h"
#include "workflow.h"

/* ---- kinds ---- */

static void
letter_add_names(char *dir, struct strings *out)
{
	struct strings files = { 0 };

	path_list(&files, dir, ".yaml");
	for (size_t i = 0; i < files.n; i++) {
		files.s[i][strlen(files.s[i]) - strlen(".yaml")] = '\0';
		if (!strings_has(out, files.s[i]))
			strings_add(out, files.s[i]);
	}
	strings_free(&files);
	free(dir);
}

void
letter_kind_names(struct strings *out)
{
	letter_add_names(path_shipped("letters"), out);
	letter_add_names(path_letters_user(), out);
}

/* The file of a kind: a person's own before the shipped one. *own: it is. */
static char *
letter_path(const char *name, bool *own)
{
	struct text file = { 0 };
	char *mine = path_letters_user(), *dir;

	text_addf(&file, "%s.yaml", name);
	char *path = path_join(mine, text_str(&file));
	*own = path_exists(path);
	if (!*own) {
		free(path);
		dir = path_shipped("letters");
		path = path_join(dir, text_str(&file));
		free(dir);
	}
	free(mine);
	text_free(&file);
	return path;
}

static bool
letter_kind_read_named(const char *name, struct letter_kind *out, struct err *e)
{
	bool own;
	char *path = letter_path(name, &own);
	bool good = letter_kind_read_file(out, path, e);

	if (good) {
		out->own = own;
		mem_set(&out->name, name); /* letters are found by the file's name */
	}
	free(path);
	return good;
}

bool
letter_kind_find(const char *name, struct letter_kind *out, struct err *e)
{
	struct strings names = { 0 };
	struct text all = { 0 };

	letter_kind_names(&names);
	int i = word_find((const char *const *)names.s, (int)names.n, name, true);
	bool good = i >= 0 && letter_kind_read_named(names.s[i], out, e);
	if (i < 0) {
		strings_join(&names, ", ", &all);
		err_set(e, "There is no kind of letter \"%.40s\"; there are %s.", name, text_str(&all));
	}
	strings_free(&names);
	text_free(&all);
	return good;
}

/* ---- which kind ---- */

/* Who was named is written to as such, who is known of old as that. */
static const char *
letter_first(const struct contact *c)
{
	if (c->referrer_id || c->path == PATH_REFERRAL)
		return "request-referral";
	return contact_known(c) ? "reconnect" : "request-cold";
}

/* Of the kinds that a rule asks for, the first by name; NULL: none. The caller's. */
static char *
letter_kind_by_due(const char *due)
{
	struct strings names = { 0 };
	char *found = NULL;

	letter_kind_names(&names);
	for (size_t i = 0; i < names.n && !found; i++) {
		struct letter_kind k = { 0 };
		if (letter_kind_read_named(names.s[i], &k, NULL) && strings_has(&k.due, due))
			found = mem_str(names.s[i]);
		letter_kind_done(&k);
	}
	strings_free(&names);
	return found;
}

char *
letter_kind_of_due(struct desk *d, int64_t contact_id, enum due_kind kind)
{
	struct contact c = { 0 };
	char *name = NULL;

	if (kind != DUE_WRITE)
		return letter_kind_by_due(due_rules[kind].kind);
	if (store_contact_get(d->store, contact_id, &c, NULL))
		name = mem_str(letter_first(&c));
	contact_done(&c);
	return name;
}

struct kind_finding {
	struct desk *d;
	char *name;
};

static bool
letter_see_due(void *user, const struct due_row *r)
{
	struct kind_finding *f = user;

	if (r->due.open && r->due.from_ms <= f->d->now->wall_ms && !due_lapsed(&r->due, f->d->now->wall_ms))
		f->name = letter_kind_of_due(f->d, r->due.contact_id, r->due.kind);
	return !f->name;
}

char *
letter_kind_for(struct desk *d, int64_t contact_id)
{
	static const char *const by_stage[N_STAGES] = { [STAGE_ASKED] = "follow-up",
		[STAGE_SCHEDULED] = "confirm", [STAGE_TALKED] = "thanks", [STAGE_IN_TOUCH] = "article",
		[STAGE_DECLINED] = "decline-thanks", [STAGE_NO_ANSWER] = "follow-up" };
	struct kind_finding f = { .d = d };
	struct contact c = { 0 };

	store_due_each(d->store, &(struct due_wish){ .contact_id = contact_id }, letter_see_due, &f, NULL);
	if (!f.name && store_contact_get(d->store, contact_id, &c, NULL))
		f.name = mem_str(by_stage[c.stage] ? by_stage[c.stage] : letter_first(&c));
	contact_done(&c);
	return f.name ? f.name : mem_str("request-cold");
}

/* ---- begun ---- */

static int
letter_medium_find(const struct letter_kind *k, const char *word, struct err *e)
{
	int m = word ? word_find(letter_medium_names, N_LETTER_MEDIA, word, true) : (int)k->medium;
	struct text all = { 0 };

	if (m >= 0 && k->media[m])
		return m;
	for (int i = 0; i < N_LETTER_MEDIA; i++)
		if (k->media[i])
			text_addf(&all, "%s%s", all.n ? ", " : "", letter_medium_names[i]);
	err_set(e, "A letter \"%s\" is written as %s, not as \"%.40s\".", k->name, text_str(&all),
		word ? word : "");
	text_free(&all);
	return -1;
}

static bool
letter_variant_find(const struct letter_kind *k, const char *word, char **out, struct err *e)
{
	struct strings all = { 0 };
	struct text told = { 0 };

	letter_variants(k, &all);
	int i = word ? word_find((const char *const *)all.s, (int)all.n, word, false) : 0;
	if (i < 0 && word && strlen(word) == 1 && *word >= 'a' && *word <= 'z') {
		char upper[2] = { (char)(*word - 'a' + 'A'), 0 };
		i = word_find((const char *const *)all.s, (int)all.n, upper, false);
	}
	if (i >= 0)
		mem_set(out, all.s[i]);
	strings_join(&all, ", ", &told);
	if (i < 0)
		err_set(e, "A letter \"%s\" has no variant \"%.40s\"; it has %s.", k->name, word,
			text_str(&told));
	text_free(&told);
	strings_free(&all);
	return i >= 0;
}

/* Filled anew, with the medium and the variant it has. */
static bool
letter_refill(struct desk *d, const struct letter_kind *k, const struct letter_wish *w,
	struct letter *l, struct err *e)
{
	struct letter_facts f = { 0 };
	struct text subject = { 0 }, text = { 0 };
	bool good = letter_collect(d, k, l, w, &f, e);

	if (good) {
		letter_fill(k, &f, l->medium, l->variant, &subject, &text);
		mem_set(&l->subject, text_str(&subject));
		mem_set(&l->text, text_str(&text));
	}
	text_free(&subject);
	text_free(&text);
	letter_facts_done(&f);
	return good;
}

static bool
letter_new(struct desk *d, const struct letter_kind *k, const struct letter_wish *w,
	struct letter *out, struct err *e)
{
	int m = letter_medium_find(k, w->medium, e);

	letter_done(out);
	*out = (struct letter){ .contact_id = w->contact_id, .interview_id = w->interview_id,
		.kind = mem_str(k->name), .medium = m < 0 ? LETTER_MAIL : (enum letter_medium)m };
	return m >= 0 && letter_variant_find(k, w->variant, &out->variant, e) &&
		letter_refill(d, k, w, out, e);
}

/* Is the unsent one that was saved what is asked for now? */
static bool
letter_is_wished(const struct letter *l, const struct letter_wish *w)
{
	return !w->reason && !w->dates && (!w->interview_id || !l->interview_id || w->interview_id == l->interview_id) &&
		(!w->medium || strcmp(letter_medium_names[l->medium], w->medium) == 0) &&
		(!w->variant || strcmp(l->variant, w->variant) == 0);
}

bool
letter_begin(struct desk *d, const struct letter_wish *w, struct letter *out, struct err *e)
{
	struct letter_kind k = { 0 };
	bool good = letter_kind_find(w->kind ? w->kind : "", &k, e);

	if (good && (w->anew || !store_letter_last(d->store, w->contact_id, k.name, false, out) ||
			    !letter_is_wished(out, w)))
		good = letter_new(d, &k, w, out, e);
	letter_kind_done(&k);
	return good;
}

bool
letter_eml(struct desk *d, const struct letter *l, struct text *out, struct err *e)
{
	struct contact c = { 0 };

	if (l->medium != LETTER_MAIL)
		return err_set(e, "Only a mail is written as .eml; this one goes by another way.");
	if (!store_contact_get(d->store, l->contact_id, &c, e))
		return false;
	mail_write(&(struct mail){ .from_name = d->config.name, .from = d->config.email,
		.to_name = c.name, .to = c.email, .subject = l->subject, .text = l->text,
		.date_ms = d->now->wall_ms, .zone = d->config.zone }, out);
	contact_done(&c);
	return true;
}

/* ---- saved ---- */

static void
letter_label(struct desk *d, const char *act, const struct letter *l, struct text *out)
{
	struct text name = { 0 };

	contacts_name(d, &l->contact_id, 1, &name);
	text_addf(out, act, l->kind, text_str(&name));
	text_free(&name);
}

bool
letter_save(struct desk *d, struct letter *l, struct err *e)
{
	struct text label = { 0 };

	letter_label(d, l->id ? N_("change the %s letter to %s") : N_("write the %s letter to %s"), l, &label);
	bool good = store_begin(d->store, 0, text_str(&label), e);
	if (good) {
		good = store_letter_save(d->store, l, e);
		good = store_done(d->store, good, good ? e : NULL) && good;
	}
	text_free(&label);
	return good;
}

bool
letters_each(struct desk *d, int64_t contact_id,
	bool (*each)(void *user, const struct letter *l), void *user, struct err *e)
{
	return store_letter_each(d->store, contact_id, each, user, e);
}

/* ---- in a list ---- */

static void
letter_brief_answer(struct desk *d, const struct letter *l, struct text *out)
{
	static const char *const formats[] = { [LETTER_YES] = N_("said yes on %s"),
		[LETTER_NO] = N_("said no on %s") };
	struct text day = { 0 };

	time_format(&day, "%-d %b", l->answered_ms, d->config.zone);
	if (l->answer == LETTER_SILENT)
		text_add(out, _("no answer"));
	else
		text_addf(out, formats[l->answer], text_str(&day));
	text_free(&day);
}

void
letter_brief(struct desk *d, const struct letter *l, struct text *out)
{
	struct letter_kind k = { 0 };
	struct text words = { 0 }, answer = { 0 };
	bool known = letter_kind_find(l->kind, &k, NULL);

	count_text(&words, letter_words(l->text), "word", "words");
	if (l->answer != LETTER_OPEN)
		letter_brief_answer(d, l, &answer);
	text_addf(out, "%s, variant %s, %s, %s", known ? k.title : l->kind, l->variant,
		letter_medium_names[l->medium], text_str(&words));
	if (answer.n)
		text_joinf(out, ", ", "%s", text_str(&answer));
	text_free(&words);
	text_free(&answer);
	letter_kind_done(&k);
}

/* What stands at the marks of a template, each part from one table of the program. */
#include <string.h>

#include "bank.h"
#include "manual.h"
#include "model/card.h"
#include "model/letter.h"
#include "model/letter.h"
#include "model/pace.h"
#include "model/step.h"

static void
begin(struct text *out, const char *width)
{
	text_addf(out, ".Bl -tag -width \"%s\" -compact\n", width);
}

static void
end(struct text *out)
{
	text_add(out, ".El\n");
}

/* ---- keys ---- */

static void
add_rows(struct text *out, const struct keyset *set)
{
	begin(out, "Shift-Tab, Up");
	for (size_t i = 0; i < set->n; i++) {
		if (!set->keys[i].help)
			continue;
		if (*set->keys[i].key)
			mdoc_keys(out, set->keys[i].key);
		else
			text_addf(out, ".It Ic :%s\n", set->keys[i].name);
		mdoc_sentence(out, set->keys[i].help);
	}
	end(out);
}

static bool
is_shared(const struct keyset *set)
{
	return set == &list_keys || set == &global_keys || set == &named_keys || set == &ui_keys ||
		set == &ui_keys_always;
}

/* The screens, each with what one does there and the keys that are its own. */
static void
screen_parts(struct text *out)
{
	for (size_t i = 0; i < n_screens; i++) {
		const struct screen *s = screens[i];
		text_addf(out, ".Ss %s\n", s->title);
		if (s->help)
			mdoc_sentence(out, s->help);
		for (size_t k = 0; k < LEN(s->keys) && s->keys[k]; k++)
			if (!is_shared(s->keys[k]))
				add_rows(out, s->keys[k]);
	}
}

/* ---- the live call ---- */

static void
live_command_part(struct text *out)
{
	begin(out, "/impression TEXT");
	for (size_t i = 0; i < n_live_commands; i++) {
		const struct live_command *c = &live_commands[i];
		text_addf(out, ".It Ic /%s", c->name);
		if (c->arg)
			text_addf(out, "%s Ar %s", c->ask ? "" : " Op", c->arg);
		text_addc(out, '\n');
		if (i < 9)
			text_addf(out, ".Pq digit Ic \\&%zu\n", i + 1);
		mdoc_sentence(out, c->help);
	}
	end(out);
}

/* The row of the live screen whose key is the one character. */
static const char *
live_help(char c)
{
	const struct keyset *set = live_screen.keys[0];
	char key[2] = { c, '\0' };

	for (size_t i = 0; i < set->n; i++)
		if (strcmp(set->keys[i].key, key) == 0)
			return set->keys[i].help;
	return NULL;
}

static void
kind_part(struct text *out)
{
	begin(out, "impression");
	for (int k = 0; k < N_NOTE_KINDS; k++) {
		char c = note_kind_char((enum note_kind)k);
		text_addf(out, ".It Cm %s", note_kind_names[k]);
		if (c)
			text_addf(out, " Pq Ic \\&%c", c);
		text_addc(out, '\n');
		mdoc_sentence(out, c ? live_help(c) : "What begins with no other character");
	}
	end(out);
}

static void
card_names_part(struct text *out)
{
	begin(out, "five-minutes");
	for (size_t i = 0; i < n_cards; i++) {
		text_addf(out, ".It Cm %s\n", cards[i].name);
		mdoc_sentence(out, cards[i].title);
	}
	end(out);
}

static void
prompt_part(struct text *out)
{
	begin(out, "unexpected");
	for (size_t i = 0; i < n_debrief_prompts; i++) {
		text_addf(out, ".It Cm %s\n", debrief_prompts[i].name);
		mdoc_sentence(out, debrief_prompts[i].text);
	}
	end(out);
}

/* ---- the formula of the pace: plain lines, a word and its meaning indented ---- */

/* Takes one line of `*s`; the line is [*at, *at + *n). */
static bool
take_line(const char **s, const char **at, size_t *n)
{
	if (!**s)
		return false;
	*at = *s;
	*n = strcspn(*s, "\n");
	*s += *n + ((*s)[*n] == '\n');
	return true;
}

enum pace_block { PACE_NONE, PACE_PROSE, PACE_TERMS, PACE_SUM };

static enum pace_block
pace_block_of(const char *at, size_t n, enum pace_block now)
{
	size_t indent = strspn(at, " ");

	if (n == 0)
		return PACE_NONE;
	if (indent < 2)
		return PACE_PROSE;
	if (now == PACE_TERMS)
		return PACE_TERMS;
	/* "  factor   how long": a word, and its meaning two blanks or more away. */
	size_t word = strcspn(at + indent, " \n");
	return strspn(at + indent + word, " ") >= 2 ? PACE_TERMS : PACE_SUM;
}

static void
pace_flush(struct text *out, enum pace_block block, struct text *words)
{
	if (block == PACE_SUM)
		text_add(out, ".Bd -filled -offset indent -compact\n");
	mdoc_text(out, text_str(words));
	if (block == PACE_SUM)
		text_add(out, ".Ed\n");
	text_clear(words);
}

static void
pace_term(struct text *out, struct text *words, const char **at, size_t *n)
{
	size_t word = strcspn(*at, " ");

	mdoc_text(out, text_str(words));
	text_clear(words);
	text_add(out, ".It Em");
	struct text term = { 0 };
	text_addn(&term, *at, word);
	mdoc_arg(out, text_str(&term));
	text_free(&term);
	text_addc(out, '\n');
	*at += word;
	*n -= word;
}

static void
pace_part(struct text *out)
{
	enum pace_block block = PACE_NONE;
	struct text words = { 0 };
	const char *s = pace_manual, *at;
	size_t n;

	while (take_line(&s, &at, &n)) {
		enum pace_block next = pace_block_of(at, n, block);
		if (next != block) {
			pace_flush(out, block, &words);
			if (block == PACE_TERMS)
				end(out);
			if (next == PACE_NONE && *s)
				text_add(out, ".Pp\n");
			if (next == PACE_TERMS)
				begin(out, "factor");
			block = next;
		}
		size_t indent = strspn(at, " ");
		at += indent;
		n -= indent;
		if (block == PACE_TERMS && indent == 2)
			pace_term(out, &words, &at, &n);
		text_addn(&words, at, n);
		text_addc(&words, ' ');
	}
	pace_flush(out, block, &words);
	if (block == PACE_TERMS)
		end(out);
	text_free(&words);
}

/* ---- the command line ---- */

static void
add_option(struct text *out, const struct option_row *row)
{
	text_addf(out, ".It Fl -%s", row->name);
	if (row->value)
		mdoc_synopsis(out, row->value);
	if (row->letter)
		text_addf(out, " , Fl %c", row->letter);
	text_addc(out, '\n');
	mdoc_sentence(out, row->help);
}

static void
global_option_part(struct text *out)
{
	begin(out, "--workbook FILE");
	for (size_t i = 0; i < n_global_options; i++)
		add_option(out, &global_options[i]);
	end(out);
}

static void
command_part(struct text *out)
{
	text_add(out, ".Bl -tag -width Ds\n");
	for (size_t i = 0; i < n_commands; i++) {
		const struct command *c = commands[i];
		text_addf(out, ".It Xo Ic %s", c->name);
		mdoc_synopsis(out, c->args);
		text_add(out, " Xc\n");
		mdoc_sentence(out, c->help);
		if (c->flags & COMMAND_FIELDS)
			mdoc_text(out, "There is an option for every field of a contact, see below.");
		if (!c->options[0].name)
			continue;
		text_add(out, ".Pp\n");
		begin(out, "--minutes N");
		for (size_t k = 0; k < LEN(c->options) && c->options[k].name; k++)
			add_option(out, &c->options[k]);
		end(out);
	}
	end(out);
}

static void
add_words(struct text *out, const char *const *words, int n)
{
	bool first = true;

	text_add(out, ".Cm");
	for (int i = 0; i < n; i++) {
		if (!*words[i])
			continue;
		text_add(out, first ? "" : " ,");
		mdoc_arg(out, words[i]);
		first = false;
	}
}

static void
field_part(struct text *out)
{
	begin(out, "--organisation TEXT");
	for (size_t i = 0; i < n_contact_fields; i++) {
		const struct contact_field *f = &contact_fields[i];
		if (f->flags & FIELD_BARE)
			text_addf(out, ".It Fl -%s\n", f->name);
		else
			text_addf(out, ".It Fl -%s Ar %s\n", f->name, args_field(f).value);
		mdoc_sentence(out, f->help);
		if (!f->words)
			continue;
		add_words(out, f->words, f->n_words);
		text_add(out, " .\n");
	}
	end(out);
}

/* ---- what is due ---- */

/* Every rule: what it asks, when, and the rule of the field behind it. */
static void
due_part(struct text *out)
{
	begin(out, "referrer-thanks");
	for (int i = 0; i < N_DUE_KINDS; i++) {
		const struct due_rule *r = &due_rules[i];
		struct text from = { 0 };
		text_addf(out, ".It Cm %s\n", r->kind);
		mdoc_sentence(out, r->means);
		text_addf(&from, "From: %s", r->source);
		mdoc_sentence(out, text_str(&from));
		text_free(&from);
	}
	end(out);
}

/* ---- settings ---- */

static void
add_setting(struct text *out, const struct setting *row)
{
	static const char *const truth[] = { "true", "false" };
	const char *preset = row->preset ? row->preset : row->words ? row->words[0] : "";
	struct text wants = { 0 };

	text_addf(out, ".It Cm %s\n", row->name);
	mdoc_sentence(out, row->help);
	if ((row->words && row->kind != SETTING_LISTS) || row->kind == SETTING_BOOL) {
		add_words(out, row->words ? row->words : truth, row->words ? row->n_words : 2);
		text_addf(out, " ; at first\n.Cm %s .\n", preset);
		return;
	}
	setting_wants(row, &wants);
	if (*preset)
		text_addf(&wants, "; at first %s", preset);
	mdoc_sentence(out, text_str(&wants));
	text_free(&wants);
}

static void
setting_part(struct text *out)
{
	text_add(out, ".Bl -tag -width Ds\n");
	for (size_t i = 0; i < n_settings; i++)
		add_setting(out, &settings[i]);
	end(out);
}

/* ---- lists of words: "@words seniority ." ---- */

static const struct word_list {
	const char *name;
	const char *const *words;
	int n;
} word_lists[] = {
	{ "path", path_names, N_PATHS },
	{ "stage", stage_names, N_STAGES },
	{ "kind", interview_kind_names, N_INTERVIEW_KINDS },
	{ "phase", phase_names, N_PHASES },
	{ "tiara", tiara_names, N_TIARAS },
	{ "seniority", seniority_names, N_SENIORITIES },
	{ "state", asked_state_names, N_ASKED_STATES },
	{ "check", check_answer_names, N_CHECK_ANSWERS },
};

static bool
words_part(struct text *out, const char *argument)
{
	size_t n = strcspn(argument, " ");

	for (size_t i = 0; i < LEN(word_lists); i++) {
		const struct word_list *l = &word_lists[i];
		if (strlen(l->name) != n || strncmp(l->name, argument, n) != 0)
			continue;
		add_words(out, l->words, l->n);
		text_addf(out, "%s\n", argument + n);
		return true;
	}
	return false;
}

/* ---- packs: their keys and their rules ---- */

static void
add_pack_keys(struct text *out, const struct pack_keys *level)
{
	begin(out, "attribution");
	for (size_t i = 0; i < level->n; i++) {
		const struct pack_key *k = &level->keys[i];
		text_addf(out, ".It Cm %s\n", k->name);
		mdoc_sentence(out, k->help);
		if (k->words) {
			add_words(out, k->words, k->n_words);
			text_add(out, " .\n");
		}
		if (k->must)
			mdoc_text(out, "It must be there.");
	}
	end(out);
}

/* An example of one line is text, one of more is shown as it stands. */
static void
add_example(struct text *out, const char *label, const char *s)
{
	text_addf(out, ".It Em %s\n", label);
	if (!strchr(s, '\n')) {
		mdoc_text(out, s);
		return;
	}
	text_add(out, ".Bd -literal -compact\n");
	mdoc_literal(out, s);
	text_add(out, ".Ed\n");
}

static void
add_rules(struct text *out, bool errors)
{
	text_add(out, ".Bl -tag -width Ds\n");
	for (size_t i = 0; i < N_BANK_RULES; i++) {
		const struct bank_rule *r = &bank_rules[i];
		if (r->error != errors)
			continue;
		text_addf(out, ".It Cm %s\n", r->name);
		mdoc_sentence(out, r->reason);
		mdoc_sentence(out, r->remedy);
		begin(out, "better");
		add_example(out, "not", r->bad);
		add_example(out, errors ? "but" : "better", r->good);
		end(out);
	}
	end(out);
}

static void
error_part(struct text *out)
{
	add_rules(out, true);
}

static void
advice_part(struct text *out)
{
	add_rules(out, false);
}

/* ---- letters ---- */

/* What it is called, and its media. */
static void
letter_kind_line(struct text *out, const struct letter_kind *k)
{
	struct text line = { 0 };

	text_addf(&line, "%s: ", k->title);
	for (int m = 0, n = 0; m < N_LETTER_MEDIA; m++)
		if (k->media[m])
			text_addf(&line, "%s%s", n++ ? ", " : "", letter_medium_names[m]);
	text_addf(out, ".It Cm %s\n", k->name);
	mdoc_sentence(out, text_str(&line));
	text_free(&line);
}

static void
letter_kind_part(struct text *out)
{
	struct strings names = { 0 };

	letter_kind_names(&names);
	begin(out, "request-referral");
	for (size_t i = 0; i < names.n; i++) {
		struct letter_kind k = { 0 };
		if (letter_kind_find(names.s[i], &k, NULL))
			letter_kind_line(out, &k);
		letter_kind_done(&k);
	}
	end(out);
	strings_free(&names);
}

static void
letter_check_part(struct text *out)
{
	begin(out, "specific");
	for (size_t i = 0; i < n_letter_checks; i++) {
		text_addf(out, ".It Cm %s\n", letter_checks[i].name);
		mdoc_sentence(out, letter_checks[i].means);
	}
	end(out);
}

static void
letter_slot_part(struct text *out)
{
	begin(out, "on-call-day");
	for (size_t i = 0; i < n_letter_slots; i++) {
		text_addf(out, ".It Brq %s\n", letter_slots[i].name);
		mdoc_sentence(out, letter_slots[i].wants);
	}
	end(out);
}

/* ---- actions and roles ---- */

static void
action_row(struct text *out, const struct key *k, struct strings *told)
{
	if (!k->name || !k->help || strings_has(told, k->name))
		return;
	strings_add(told, k->name);
	text_addf(out, ".It Cm %s\n", k->name);
	mdoc_sentence(out, k->help);
	if (!*k->key)
		return;
	text_add(out, "As shipped:\n.Ic");
	for (const char *s = k->key; *s;) {
		size_t n = strcspn(s, " ");
		struct text key = { 0 };

		text_addn(&key, s, n);
		text_addc(out, ' ');
		mdoc_arg(out, text_str(&key));
		text_free(&key);
		s += n + (s[n] == ' ');
	}
	text_addc(out, '\n');
}

/* Every action by its name, with the keys it has as shipped. */
static void
action_part(struct text *out)
{
	const struct keyset *const shared[] = { &list_keys, &global_keys, &named_keys, &ui_keys, &ui_keys_always, &form_keys,
		&prompt_keys, &choose_keys, &confirm_keys, &menu_keys, &card_keys, &help_keys };
	struct strings told = { 0 };

	begin(out, "interview-length-more");
	for (size_t i = 0; i < LEN(shared); i++)
		for (size_t k = 0; k < shared[i]->n; k++)
			action_row(out, &shared[i]->keys[k], &told);
	for (size_t s = 0; s < n_screens; s++)
		for (size_t i = 0; i < LEN(screens[s]->keys); i++)
			for (size_t k = 0; screens[s]->keys[i] && k < screens[s]->keys[i]->n; k++)
				action_row(out, &screens[s]->keys[i]->keys[k], &told);
	end(out);
	strings_free(&told);
}

static void
role_part(struct text *out)
{
	begin(out, "chosen-muted");
	for (size_t i = 0; i < N_ROLES; i++) {
		text_addf(out, ".It Cm %s\n", roles[i].name);
		mdoc_sentence(out, roles[i].meaning);
	}
	end(out);
}

/* ---- by name ---- */

static const struct part {
	const char *name;
	void (*write)(struct text *out);
	const struct keyset *keys;     /* in place of write */
	const struct pack_keys *level; /* so is this */
} parts[] = {
	{ "actions", action_part, NULL, NULL },
	{ "acts", acts_write, NULL, NULL },
	{ "advice", advice_part, NULL, NULL },
	{ "always-keys", NULL, &ui_keys_always, NULL },
	{ "assignment-keys", NULL, NULL, &assignment_level },
	{ "card-keys", NULL, &card_keys, NULL },
	{ "cards", card_names_part, NULL, NULL },
	{ "category-keys", NULL, NULL, &category_level },
	{ "choose-keys", NULL, &choose_keys, NULL },
	{ "commands", command_part, NULL, NULL },
	{ "confirm-keys", NULL, &confirm_keys, NULL },
	{ "due", due_part, NULL, NULL },
	{ "errors", error_part, NULL, NULL },
	{ "fields", field_part, NULL, NULL },
	{ "form-keys", NULL, &form_keys, NULL },
	{ "frame-keys", NULL, &ui_keys, NULL },
	{ "global-keys", NULL, &global_keys, NULL },
	{ "named-keys", NULL, &named_keys, NULL },
	{ "kinds", kind_part, NULL, NULL },
	{ "letter-checks", letter_check_part, NULL, NULL },
	{ "letter-kinds", letter_kind_part, NULL, NULL },
	{ "letter-slots", letter_slot_part, NULL, NULL },
	{ "letter-kinds", letter_kind_part, NULL, NULL },
	{ "letter-slots", letter_slot_part, NULL, NULL },
	{ "list-keys", NULL, &list_keys, NULL },
	{ "live-commands", live_command_part, NULL, NULL },
	{ "menu-keys", NULL, &menu_keys, NULL },
	{ "options", global_option_part, NULL, NULL },
	{ "pace", pace_part, NULL, NULL },
	{ "pack-keys", NULL, NULL, &pack_level },
	{ "prompt-keys", NULL, &prompt_keys, NULL },
	{ "prompts", prompt_part, NULL, NULL },
	{ "question-keys", NULL, NULL, &question_level },
	{ "roles", role_part, NULL, NULL },
	{ "screens", screen_parts, NULL, NULL },
	{ "settings", setting_part, NULL, NULL },
};

bool
part_write(struct text *out, const char *name, const char *argument)
{
	if (strcmp(name, "words") == 0)
		return words_part(out, argument);
	for (size_t i = 0; i < LEN(parts); i++)
		if (strcmp(parts[i].name, name) == 0) {
			if (parts[i].write)
				parts[i].write(out);
			else if (parts[i].keys)
				add_rows(out, parts[i].keys);
			else
				add_pack_keys(out, parts[i].level);
			return true;
		}
	return false;
}

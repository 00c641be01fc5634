/* The sentences of the program's tables as lines of C, for the catalogue of translations. */
#include <string.h>

#include "manual.h"
#include "model/card.h"
#include "model/step.h"

static void
sentence_write(struct text *out, const char *s)
{
	if (!s || !*s)
		return;
	text_add(out, "_(\"");
	for (; *s; s++)
		if (*s == '\n')
			text_add(out, "\\n");
		else {
			if (*s == '"' || *s == '\\')
				text_addc(out, '\\');
			text_addc(out, *s);
		}
	text_add(out, "\")\n");
}

/* What the next ones are, for a translator. */
static void
sentence_of(struct text *out, const char *what, const char *name)
{
	text_addf(out, "#line 1 \"%s%s%s\"\n", what, name ? " " : "", name ? name : "");
}

static void
sentence_keys(struct text *out, const struct keyset *set)
{
	for (size_t i = 0; i < set->n; i++) {
		sentence_write(out, set->keys[i].help);
		sentence_write(out, set->keys[i].brief);
	}
}

static void
sentence_list(struct text *out, const struct list_screen *l)
{
	for (size_t i = 0; l->heads && i < l->n_columns; i++)
		sentence_write(out, l->heads[i]);
	sentence_write(out, l->empty);
	sentence_write(out, l->none);
	for (size_t i = 0; i < LEN(l->refuses); i++)
		sentence_write(out, l->refuses[i].why);
}

static void
sentence_screens(struct text *out)
{
	for (size_t i = 0; i < n_screens; i++) {
		const struct screen *s = screens[i];
		sentence_of(out, "screen", s->name);
		sentence_write(out, s->title);
		sentence_write(out, s->help);
		for (size_t k = 0; k < LEN(s->keys) && s->keys[k]; k++)
			sentence_keys(out, s->keys[k]);
		if (s->list)
			sentence_list(out, s->list);
	}
}

static void
sentence_options(struct text *out, const struct option_row *rows, size_t n)
{
	for (size_t i = 0; i < n && rows[i].name; i++)
		sentence_write(out, rows[i].help);
}

static void
sentence_commands(struct text *out)
{
	sentence_of(out, "option", NULL);
	sentence_options(out, global_options, n_global_options);
	for (size_t i = 0; i < n_commands; i++) {
		sentence_of(out, "command", commands[i]->name);
		sentence_write(out, commands[i]->help);
		sentence_options(out, commands[i]->options, LEN(commands[i]->options));
	}
	for (size_t i = 0; i < n_live_commands; i++) {
		sentence_of(out, "command of a call", live_commands[i].name);
		sentence_write(out, live_commands[i].help);
		sentence_write(out, live_commands[i].ask);
	}
}

static void
sentence_rules(struct text *out)
{
	for (size_t i = 0; i < N_DUE_KINDS; i++) {
		sentence_of(out, "step", due_rules[i].kind);
		sentence_write(out, due_rules[i].text);
		sentence_write(out, due_rules[i].why);
		sentence_write(out, due_rules[i].refusal);
		sentence_write(out, due_rules[i].advice);
	}
	for (size_t i = 0; i < N_BANK_RULES; i++) {
		sentence_of(out, "advice", bank_rules[i].name);
		sentence_write(out, bank_rules[i].reason);
		sentence_write(out, bank_rules[i].remedy);
	}
}

void
sentences_write(struct text *out)
{
	static const struct keyset *const overlays[] = { &form_keys, &prompt_keys, &choose_keys,
		&confirm_keys, &menu_keys, &card_keys, &help_keys, &list_keys, &named_keys, &ui_keys, &ui_keys_always };

	sentence_screens(out);
	sentence_of(out, "keys of lists, forms and help", NULL);
	for (size_t i = 0; i < LEN(overlays); i++)
		sentence_keys(out, overlays[i]);
	sentence_commands(out);
	sentence_rules(out);
	sentence_of(out, "fields of a contact", NULL);
	for (size_t i = 0; i < n_contact_fields; i++) {
		sentence_write(out, contact_fields[i].label);
		sentence_write(out, contact_fields[i].help);
	}
	sentence_of(out, "settings", NULL);
	for (size_t i = 0; i < n_settings; i++) {
		sentence_write(out, settings[i].help);
		for (int k = 0; settings[i].words && settings[i].said && k < settings[i].n_words; k++)
			sentence_write(out, settings[i].said[k]);
	}
	sentence_of(out, "titles of cards", NULL);
	for (size_t i = 0; i < n_cards; i++)
		sentence_write(out, cards[i].title);
	sentence_of(out, "questions of the debrief", NULL);
	for (size_t i = 0; i < n_debrief_prompts; i++)
		sentence_write(out, debrief_prompts[i].text);
}

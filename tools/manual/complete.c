/* What the three shells need to know of options and their values. */
#include <string.h>

#include "manual.h"
#include "model/contact.h"

static void
add_field_words(const char *name, struct text *out)
{
	for (size_t i = 0; i < n_contact_fields; i++) {
		const struct contact_field *f = &contact_fields[i];
		if (strcmp(f->name, name) != 0)
			continue;
		for (int w = 0; w < f->n_words; w++)
			if (*f->words[w])
				text_addf(out, "%s%s", out->n ? " " : "", f->words[w]);
	}
}

/* "md|html" says its words itself; WORD is one of a contact's field. */
void
value_words(const struct option_row *row, struct text *out)
{
	const char *value = row->value ? row->value : "";

	if (strcmp(value, "FILE") == 0 || strcmp(value, "DIR") == 0)
		text_add(out, value);
	else if (strcmp(value, "WORD") == 0)
		add_field_words(row->name, out);
	else if (strchr(value, '|'))
		for (; *value; value++)
			text_addc(out, *value == '|' ? ' ' : *value);
}

/* The command's own, then a contact's fields, then the program's. */
bool
option_next(struct option_list *l)
{
	const struct command *c = l->command;
	size_t own = 0, fields = c && c->flags & COMMAND_FIELDS ? n_contact_fields : 0;

	while (c && own < LEN(c->options) && c->options[own].name)
		own++;
	size_t at = l->at++;
	if (at < own) {
		l->row = c->options[at];
	} else if (at < own + fields) {
		l->row = args_field(&contact_fields[at - own]);
		if (*l->row.value == '[') /* mostly it stands alone */
			l->row.value = NULL;
	} else if (!l->own && at < own + fields + n_global_options) {
		l->row = global_options[at - own - fields];
	} else {
		return false;
	}
	return true;
}

bool
takes_files(const struct command *c)
{
	const char *at = strstr(c->args, "FILE");

	/* "-o FILE" is an option's. */
	return at && (at == c->args || at[-1] == '[' || (at > c->args + 1 && at[-2] != 'o'));
}

size_t
first_word(size_t i, bool *two, bool *first)
{
	const char *name = commands[i]->name;
	size_t n = strcspn(name, " ");

	*two = name[n] == ' ';
	*first = true;
	for (size_t k = 0; k < i; k++)
		if (strncmp(commands[k]->name, name, n) == 0 && strchr(" ", commands[k]->name[n]))
			*first = false;
	return n;
}

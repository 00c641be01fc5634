/* halfhour query: contacts the way a mailer's address query wants them, an address a line. */
#include <string.h>

#include "command.h"
#include "model/contact.h"

struct cmd_query {
	struct text words, out;
	size_t n;
};

/* "ADDRESS<TAB>NAME<TAB>EXTRA", whatever the values have in them. */
static bool
cmd_query_put(struct cmd_query *q, const struct contact *c)
{
	const char *between = "";

	text_show(&q->out, c->email);
	text_addc(&q->out, '\t');
	text_show(&q->out, c->name);
	text_addc(&q->out, '\t');
	if (*c->role && *c->organisation)
		between = ", ";
	text_show(&q->out, c->role);
	text_add(&q->out, between);
	text_show(&q->out, c->organisation);
	text_addc(&q->out, '\n');
	q->n++;
	return true;
}

static bool
cmd_query_each(void *user, const struct contact *c)
{
	return !*c->email || cmd_query_put(user, c);
}

static bool
cmd_query_address(void *user, const struct contact *c)
{
	struct cmd_query *q = user;

	return !*c->email || !utf8_has_folded(c->email, text_str(&q->words)) || cmd_query_put(q, c);
}

/* By the words of lists; where nobody has these, by a part of the address. mutt leaves out the
 * first line and aerc does not, so it is empty. */
static int
cmd_query_run(struct app *a, const struct args *g)
{
	struct cmd_query q = { 0 };
	struct err e = { 0 };

	args_words(g, 0, &q.words);
	text_add(&q.out, "\n");
	bool good = contacts_each(&a->desk, text_str(&q.words), cmd_query_each, &q, &e) &&
		(q.n || contacts_each(&a->desk, "", cmd_query_address, &q, &e));
	int status = good ? command_print(&q.out, true) : command_fail(&e);
	text_free(&q.words);
	text_free(&q.out);
	return status;
}

const struct command cmd_query = {
	.name = "query",
	.args = "WORDS",
	.help = "Contacts the way a mailer's address query wants them: address, name and what they do.",
	.flags = COMMAND_STORE,
	.least = 1,
	.most = -1,
	.run = cmd_query_run,
};

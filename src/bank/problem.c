/* What is wrong with a file, gathered. */
#include <stdlib.h>
#include <string.h>

#include "bank.h"

static void
problem_done(struct problem *p)
{
	free(p->file);
	free(p->reason);
	free(p->remedy);
}

void
problems_done(struct problems *l)
{
	for (size_t i = 0; i < l->n; i++)
		problem_done(&l->p[i]);
	free(l->p);
	*l = (struct problems){ 0 };
}

/* Those of one file stand together: its count is that of the tail. */
static size_t
of_file(const struct problems *l, const char *file)
{
	size_t n = 0;

	while (n < l->n && n < PROBLEMS_MOST && strcmp(l->p[l->n - 1 - n].file, file) == 0)
		n++;
	return n;
}

/* A file is full: an error takes the place of its last advice. False: there is no place. */
static bool
problem_place(struct problems *l, enum bank_rule_id rule)
{
	size_t i = l->n, first = l->n - PROBLEMS_MOST;

	l->cut = true;
	if (!bank_rules[rule].error)
		return false;
	while (i > first && bank_rules[l->p[i - 1].rule].error)
		i--;
	if (i == first)
		return false;
	problem_done(&l->p[i - 1]);
	memmove(&l->p[i - 1], &l->p[i], (l->n - i) * sizeof(*l->p));
	l->n--;
	return true;
}

void
problem_add(struct problems *l, const char *file, int line, int column,
	enum bank_rule_id rule, const char *reason, const char *remedy)
{
	if (!l || (of_file(l, file) == PROBLEMS_MOST && !problem_place(l, rule)))
		return;
	mem_grow(l->p, &l->cap, l->n + 1);
	l->p[l->n++] = (struct problem){
		.file = mem_str(file),
		.line = line,
		.column = column,
		.rule = rule,
		.reason = mem_str(_(reason ? reason : bank_rules[rule].reason)),
		.remedy = mem_str(_(remedy ? remedy : bank_rules[rule].remedy)),
	};
}

size_t
problems_errors(const struct problems *l)
{
	size_t n = 0;

	for (size_t i = 0; i < l->n; i++)
		n += bank_rules[l->p[i].rule].error;
	return n;
}

void
problems_quiet(struct problems *l, unsigned rules)
{
	struct problems kept = { .cut = l->cut };

	for (size_t i = 0; i < l->n; i++) {
		const struct problem *p = &l->p[i];

		if (bank_rules[p->rule].error || !(rules & 1u << p->rule))
			problem_add(&kept, p->file, p->line, p->column, p->rule, p->reason,
				p->remedy);
	}
	problems_done(l);
	*l = kept;
}

static int
problem_compare(const void *a, const void *b)
{
	const struct problem *x = a, *y = b;
	int c = strcmp(x->file, y->file);

	if (c)
		return c;
	if (x->line != y->line)
		return x->line < y->line ? -1 : 1;
	if (x->column != y->column)
		return x->column < y->column ? -1 : 1;
	return (int)x->rule - (int)y->rule;
}

void
problems_sort(struct problems *l)
{
	if (l->n)
		qsort(l->p, l->n, sizeof(*l->p), problem_compare);
}

void
problems_cut(const struct problems *l, struct text *out)
{
	if (l->cut)
		text_addf(out, N_("Of one file, no more than the first %d are told."), PROBLEMS_MOST);
}

void
problem_text(const struct problem *p, struct text *out)
{
	text_add(out, p->file);
	if (p->line)
		text_addf(out, ":%d:%d", p->line, p->column);
	text_addf(out, ": %s: %s %s [%s]", bank_rules[p->rule].error ? "error" : "advice",
		p->reason, p->remedy, bank_rules[p->rule].name);
}

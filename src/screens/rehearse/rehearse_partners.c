/* The practice partners, and which calls with each were held. */
#include <stdlib.h>
#include <string.h>

#include "rehearse.h"

void
rehearse_read_partners(struct ui *ui, struct rehearse *r)
{
	struct strings names = { 0 };
	struct err e = { 0 };

	rehearsal_names(&names);
	r->partners = mem_new(names.n + 1, sizeof(*r->partners));
	r->held = mem_new(names.n + 1, sizeof(*r->held));
	r->running = mem_new(names.n + 1, sizeof(*r->running));
	for (size_t i = 0; i < names.n; i++)
		if (rehearsal_partner(names.s[i], &r->partners[r->n], &e))
			r->n++;
		else
			ui_err(ui, &e); /* the others can be rehearsed with */
	strings_free(&names);
}

static bool
rehearse_count(void *user, const struct interview *i)
{
	struct rehearse *r = user;

	for (size_t k = 0; i->practice && i->started_ms && i->partner && k < r->n; k++) {
		if (strcmp(r->partners[k].id, i->partner) != 0)
			continue;
		r->held[k] += i->ended_ms != 0;
		if (!i->ended_ms && !r->running[k])
			r->running[k] = i->id;
	}
	return true;
}

void
rehearse_drop_rows(struct rehearse *r)
{
	for (size_t i = 0; r->rows && i < r->n; i++)
		row_done(&r->rows[i]);
	free(r->rows);
	r->rows = NULL;
}

/* Plain lines say what each is good for; on the screen the status line has it. */
static void
rehearse_make_rows(struct rehearse *r, bool linear)
{
	rehearse_drop_rows(r);
	r->rows = mem_new(r->n + 1, sizeof(*r->rows));
	for (size_t i = 0; i < r->n; i++) {
		const struct partner *p = &r->partners[i];
		struct text t = { 0 };

		text_addf(&t, "%s\t%s, %s", p->name, p->role, p->organisation);
		if (r->running[i])
			text_joinf(&t, " ", "(not ended)");
		else if (r->held[i])
			text_joinf(&t, " ", "(%d held)", r->held[i]);
		if (linear && *p->good_for)
			text_joinf(&t, "; ", "good for: %s", p->good_for);
		r->rows[i] = (struct row){ .id = (int64_t)i + 1, .text = text_take(&t) };
	}
}

bool
rehearse_read(struct ui *ui, void *state, struct err *e)
{
	struct rehearse *r = state;

	memset(r->held, 0, r->n * sizeof(*r->held));
	memset(r->running, 0, r->n * sizeof(*r->running));
	bool good = desk_rehearsals(&app_of(ui)->desk, rehearse_count, r, e);
	rehearse_make_rows(r, ui->linear);
	return good;
}

int
rehearse_index(const struct rehearse *r, const char *name)
{
	for (size_t i = 0; i < r->n; i++)
		if (strcmp(r->partners[i].id, name) == 0)
			return (int)i;
	return -1;
}

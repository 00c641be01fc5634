/* Rows of an import: its columns, its appointments, what differs, what was said. */
#include <inttypes.h>
#include <string.h>

#include "import.h"
#include "model/import_map.h"
#include "screens/common.h"

const struct import *
import_shown(const struct import_screen *s)
{
	return s->shown ? s->shown : s->job;
}

static void
import_rows_columns(struct import_screen *s, const struct import *job)
{
	const struct strings *header = import_header(job), *sample = import_sample(job);
	const struct column_map *m = import_map(job);

	if (!header)
		return;
	rows_head(&s->rows, "Columns: what each is, and the first row; Enter changes it");
	for (size_t i = 0; i < header->n; i++)
		rows_add(&s->rows, rows_id(ROW_COLUMN, (int64_t)i + 1), m->to[i] == COLUMN_NONE, "%s\t%s\t%s",
			header->s[i], column_name(m->to[i]), i < sample->n ? sample->s[i] : "");
}

static void
import_rows_appointments(struct import_screen *s, const struct import *job)
{
	const struct strings *told = import_appointments(job);

	if (told && told->n)
		rows_head(&s->rows, "Appointments; Enter shows all of one");
	for (size_t i = 0; told && i < told->n; i++)
		rows_add(&s->rows, rows_id(ROW_APPOINTMENT, (int64_t)i + 1), false, "%s", told->s[i]);
}

void
import_take_name(const struct import_differ *d, struct text *out)
{
	text_clear(out);
	text_addf(out, "%" PRId64 ":%s", d->line, d->field);
}

bool
import_takes_row(const struct import_screen *s, const struct import_differ *d)
{
	struct text name = { 0 };

	import_take_name(d, &name);
	bool takes = s->theirs != strings_has(&s->turned, text_str(&name));
	text_free(&name);
	return takes;
}

/* The value that counts has a star. */
static void
import_rows_differ(struct import_screen *s, const struct import *job)
{
	size_t n;
	const struct import_differ *d = import_differs(job, &n);

	if (n)
		rows_head(&s->rows, "Differs: here, in the file; * counts, t turns one, T all");
	for (size_t i = 0; i < n; i++) {
		bool theirs = import_takes_row(s, &d[i]);

		rows_add(&s->rows, rows_id(ROW_DIFFER, (int64_t)i + 1), false, "%s, %s\t%s%s\t%s%s", d[i].who,
			d[i].field, theirs ? "" : "* ", d[i].mine, theirs ? "* " : "", d[i].their);
	}
}

/* Sentences about what differs have rows already. */
static void
import_rows_said(struct import_screen *s)
{
	bool head = false;

	for (size_t i = 0; i < s->said.n && i < 200; i++) {
		if (strstr(s->said.s[i], ", but not the same"))
			continue;
		if (!head)
			rows_head(&s->rows, "Left out; Enter shows all of it");
		head = true;
		rows_add(&s->rows, rows_id(ROW_SAID, (int64_t)i + 1), false, "%s", s->said.s[i]);
	}
}

/* There is a file, and nothing of it to choose from. */
static const char *
import_nothing(const struct import_screen *s)
{
	/* In the order of enum import_phase. */
	static const char *const said[] = { N_("It could not be read; f chooses another file"),
		N_("Looking at the file"), N_("Nothing here to choose; i imports it"), N_("Importing"),
		N_("Imported; u takes it back") };

	return _(said[s->phase]);
}

bool
import_screen_read(struct ui *ui, void *state, struct err *e)
{
	struct import_screen *s = state;

	(void)ui, (void)e;
	rows_done(&s->rows);
	if (!import_shown(s))
		return true;
	import_rows_columns(s, import_shown(s));
	import_rows_appointments(s, import_shown(s));
	import_rows_differ(s, import_shown(s));
	import_rows_said(s);
	if (!s->rows.n)
		rows_head(&s->rows, import_nothing(s));
	return true;
}

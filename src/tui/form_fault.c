/* What a form says of its fields: what is wrong, what was changed elsewhere, advice. */
#include <stdlib.h>
#include <string.h>

#include "form.h"

void
form_faults_drop(struct form *f)
{
	for (size_t i = 0; i < f->n; i++) {
		free(f->faults[i].said);
		free(f->faults[i].value);
		f->faults[i] = (struct fault){ 0 };
	}
}

const char *
form_fault(const struct form *f, size_t nth)
{
	const struct fault *k = &f->faults[nth];

	return k->said && strcmp(k->value, text_str(&f->lines[nth].text)) == 0 ? k->said : NULL;
}

void
ui_form_fault(struct ui *ui, size_t nth, const char *fmt, ...)
{
	struct form *f = form_top(ui);
	struct text s = { 0 };
	va_list ap;

	va_start(ap, fmt);
	text_addv(&s, fmt, ap);
	va_end(ap);
	mem_set(&f->faults[nth].said, s.s);
	mem_set(&f->faults[nth].value, text_str(&f->lines[nth].text));
	text_free(&s);
}

/* ---- what was stored elsewhere meanwhile ---- */

bool
form_merge(struct ui *ui, struct form *f, size_t i, const char *was, const char *now)
{
	const char *label = _(f->fields[i].label), *mine = text_str(&f->lines[i].text);
	bool both = strcmp(was, now) != 0 && strcmp(mine, now) != 0 && strcmp(mine, was) != 0;
	struct text joined = { 0 };

	if (!both && strcmp(mine, was) == 0)
		line_set(&f->lines[i], now);
	text_set(&f->was[i], now);
	if (both && form_keeps_lines(&f->fields[i])) {
		text_addf(&joined, "%s\n%s", now, mine);
		line_set(&f->lines[i], joined.s);
		ui_form_fault(ui, i, "%s was changed elsewhere: both texts are here", label);
	} else if (both) {
		ui_form_fault(ui, i, "%s was changed elsewhere, to “%s”; saving keeps yours",
			label, now);
	}
	text_free(&joined);
	return both;
}

bool
ui_form_now(struct ui *ui, const char *const *values)
{
	struct form *f = form_top(ui);
	bool same = true;

	for (size_t i = 0; i < f->n; i++) {
		const char *now = values[i] ? values[i] : "";
		char *was = mem_str(text_str(&f->was[i]));

		same = strcmp(was, now) == 0 && same;
		form_merge(ui, f, i, was, now);
		free(was);
	}
	f->merged = !same;
	return same;
}

bool
form_tell_faults(struct ui *ui, struct form *f)
{
	size_t n = 0, first = 0;

	for (size_t i = f->n; i-- > 0;)
		if (f->faults[i].said) {
			first = i;
			n++;
		}
	if (n == 0)
		return false;
	if (ui->linear && n > 1)
		ui_refuse(ui, count_form(n, "%zu field needs attention:",
			"%zu fields need attention:"), n);
	for (size_t i = first; ui->linear && i < f->n; i++)
		if (f->faults[i].said)
			ui_refuse(ui, "%s", f->faults[i].said);
	if (!ui->linear && n > 1)
		ui_refuse(ui, count_form(n, "%zu field needs attention: %s",
			"%zu fields need attention: %s"), n, f->faults[first].said);
	else if (!ui->linear)
		ui_refuse(ui, "%s", f->faults[first].said);
	form_go(f, first);
	ui_ring(ui);
	return true;
}

void
form_tell_field(struct ui *ui, const struct form *f)
{
	struct text s = { 0 };

	form_status(f, &s);
	if (!ui->linear &&
		(form_fault(f, f->at) || utf8_columns(text_str(&s), s.n) > ui->cols - 2))
		ui_say(ui, "%s", text_str(&s));
	text_free(&s);
}

/* ---- advice, which is in the way of nothing ---- */

void
form_advice(const struct form *f, size_t nth, struct text *out)
{
	if (f->advise && nth == f->advised && f->lines[nth].text.n)
		f->advise(text_str(&f->lines[nth].text), out);
}

void
ui_form_advise(struct ui *ui, size_t nth, void (*advise)(const char *value, struct text *out))
{
	struct form *f = form_top(ui);

	f->advise = advise;
	f->advised = nth;
}

void
form_tell_advice(struct ui *ui, const struct form *f, size_t left)
{
	struct text s = { 0 };

	if (form_field_changed(f, left))
		form_advice(f, left, &s);
	if (s.n)
		ui_say(ui, "%s", text_str(&s));
	text_free(&s);
}

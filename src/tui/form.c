/*
 * A form: named fields, each a line, a word out of some, a number or yes and
 * no. What is typed is kept as a draft after every burst, and is back when the
 * form is opened again.
 */
#include <stdlib.h>
#include <string.h>

#include "form.h"

static const struct screen form_screen;

/* ---- values as text, for drafts ----
 *
 * Of each field that was changed "name<Tab>value", and before it what was stored when the edit
 * began, "<Tab>name<Tab>value": when it is taken up again that may be another.
 */

static bool
field_changed(const struct form *f, size_t i)
{
	return strcmp(text_str(&f->lines[i].text), text_str(&f->was[i])) != 0;
}

static bool
form_changed(const struct form *f)
{
	for (size_t i = 0; i < f->n; i++)
		if (field_changed(f, i))
			return true;
	return false;
}

void
form_draft_put(struct text *draft, const char *name, const char *value)
{
	text_addf(draft, "%s\t", name);
	for (const char *s = value; *s; s++) {
		if (*s == '\\' || *s == '\n')
			text_addc(draft, '\\');
		text_addc(draft, *s == '\n' ? 'n' : *s);
	}
	text_addc(draft, '\n');
}

static void
encode(const struct form *f, struct text *out)
{
	for (size_t i = 0; i < f->n; i++) {
		if (!field_changed(f, i))
			continue;
		text_addc(out, '\t');
		form_draft_put(out, f->fields[i].name, text_str(&f->was[i]));
		form_draft_put(out, f->fields[i].name, text_str(&f->lines[i].text));
	}
}

static void
decode_value(const char *v, const char *end, struct text *out)
{
	for (; v < end; v++) {
		bool escaped = *v == '\\' && v + 1 < end;

		v += escaped;
		text_addc(out, escaped && *v == 'n' ? '\n' : *v);
	}
}

bool
form_draft_get(const char *draft, const char *name, struct text *out)
{
	size_t length = strlen(name);
	bool found = false;

	text_clear(out);
	for (size_t n; *draft; draft += n + (draft[n] == '\n')) {
		n = strcspn(draft, "\n");
		if (n <= length || strncmp(draft, name, length) != 0 || draft[length] != '\t')
			continue;
		text_clear(out);
		decode_value(draft + length + 1, draft + n, out);
		found = true;
	}
	return found;
}

/* The field of such a name; f->n: none. */
static size_t
find_field(const struct form *f, const char *name, size_t n)
{
	size_t i = 0;

	while (i < f->n && (strlen(f->fields[i].name) != n ||
				   strncmp(f->fields[i].name, name, n) != 0))
		i++;
	return i;
}

static bool form_merge(struct ui *ui, struct form *f, size_t i, const char *was, const char *now);

/* One field of a draft; true: it was changed elsewhere as well. */
static bool
form_take_value(struct ui *ui, struct form *f, size_t i, const char *was, const char *value)
{
	char *now = mem_str(text_str(&f->was[i]));
	bool both;

	line_set(&f->lines[i], value);
	both = form_merge(ui, f, i, was, now);
	free(now);
	return both;
}

/* True: a field was changed elsewhere as well. */
static bool
decode(struct ui *ui, struct form *f, const char *s)
{
	struct text was = { 0 }, value = { 0 };
	bool both = false, known = false;

	for (size_t n; *s; s += n + (s[n] == '\n')) {
		bool before = *s == '\t';
		const char *name = s + before, *end = s + (n = strcspn(s, "\n"));
		const char *tab = memchr(name, '\t', (size_t)(end - name));
		size_t i = tab ? find_field(f, name, (size_t)(tab - name)) : f->n;

		if (i == f->n)
			continue;
		text_clear(before ? &was : &value);
		decode_value(tab + 1, end, before ? &was : &value);
		if (!before)
			both |= form_take_value(ui, f, i, known ? text_str(&was) : text_str(&f->was[i]),
				text_str(&value));
		known = before;
	}
	text_free(&was);
	text_free(&value);
	return both;
}

/* ---- a field ---- */

/* The next word after the chosen one, by 1 or -1. */
static void
word_cycle(struct line *l, const struct form_field *d, int by)
{
	int n, at;
	const char *const *words = form_words(d, &n);

	at = word_find(words, n, text_str(&l->text), false);
	line_set(l, words[at < 0 ? (by > 0 ? 0 : n - 1) : (at + by + n) % n]);
}

/* The beginning of the word that has been typed stands before the cursor; one that was typed
 * whole, or was not typed, has the cursor behind it, and the next letter begins anew. */
static size_t
word_typed(const struct line *l)
{
	return l->at < l->text.n ? l->at : 0;
}

/* Chooses the first word, from the `by`th after the chosen one on, that begins with what is
 * typed; false: none does, and nothing is changed. */
static bool
word_begin(struct line *l, const struct form_field *d, const char *typed, int by)
{
	int n, at;
	const char *const *words = form_words(d, &n);
	size_t len = strlen(typed);

	at = word_find(words, n, text_str(&l->text), false);
	at = at < 0 ? 0 : at + by;
	for (int i = 0; i < n; i++) {
		const char *word = words[(at + i) % n];

		if (strncasecmp(word, typed, len) == 0) {
			line_set(l, word);
			l->at = len;
			return true;
		}
	}
	return false;
}

/* A letter goes on with the word begun; the first letter again goes to the next word with it. */
static bool
word_letter(struct line *l, const struct form_field *d, const char *letter)
{
	struct text typed = { 0 };
	size_t n = word_typed(l);

	text_addn(&typed, text_str(&l->text), n);
	text_add(&typed, letter);
	bool again = n == strlen(letter) && strncasecmp(text_str(&l->text), letter, n) == 0;
	bool good = word_begin(l, d, typed.s, n ? 0 : 1) || (again && word_begin(l, d, letter, 1));
	text_free(&typed);
	return good;
}

/* One letter less typed; without any, the word that was there before. Never to nothing. */
static void
word_back(struct line *l, const struct form_field *d, const char *was)
{
	size_t n = word_typed(l);
	char *typed;

	if (n == 0 && l->at > 0 && strcmp(text_str(&l->text), was) != 0)
		n = l->at;
	while (n > 0 && ((unsigned char)l->text.s[--n] & 0xc0) == 0x80)
		;
	typed = mem_strn(text_str(&l->text), n);
	line_set(l, "");
	if (n == 0 || !word_begin(l, d, typed, 0))
		line_set(l, was);
	free(typed);
}

/* To another field; a word begun in this one is done with. */
static void
form_go(struct form *f, size_t to)
{
	struct line *l = &f->lines[f->at];
	int n;

	form_words(&f->fields[f->at], &n);
	if (n > 0)
		l->at = l->text.n;
	f->at = to;
}

static bool
word_key(struct ui *ui, struct line *l, const struct form_field *d, const char *was,
	const struct event *ev)
{
	if (ev->kind != EVENT_KEY)
		return true;
	if (key_names("Right Space", ev->key))
		word_cycle(l, d, 1);
	else if (key_names("Left", ev->key))
		word_cycle(l, d, -1);
	else if (key_names("Backspace Ctrl-H", ev->key))
		word_back(l, d, was);
	else if (key_names("Delete Ctrl-U", ev->key))
		line_set(l, "");
	else if (ev->n > 0 && !word_letter(l, d, ev->text))
		ui_ring(ui);
	return true;
}

static bool
field_key(struct ui *ui, struct line *l, const struct form_field *d, const char *was,
	const struct event *ev)
{
	int n;

	form_words(d, &n);
	if (n > 0)
		return word_key(ui, l, d, was, ev);
	if (d->kind == FIELD_NUMBER && ev->n != strspn(ev->text ? ev->text : "", "0123456789.-+")) {
		ui_ring(ui);
		return true;
	}
	if (d->kind == FIELD_LONG && ev->kind == EVENT_PASTE)
		line_type(l, ev->text, ev->n); /* with the ends of its lines */
	else
		line_key(l, ev);
	return true;
}

/* ---- what is wrong with a field ---- */

static void
faults_drop(struct form *f)
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
	struct form *f = ui_top_state(ui, &form_screen);
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

/* A field as it was stored when the edit began, and as it is stored now: who has not changed
 * it takes the other's text over. True: both have, and both texts are shown. */
static bool
form_merge(struct ui *ui, struct form *f, size_t i, const char *was, const char *now)
{
	const char *label = f->fields[i].label, *mine = text_str(&f->lines[i].text);
	bool both = strcmp(was, now) != 0 && strcmp(mine, now) != 0 && strcmp(mine, was) != 0;
	struct text joined = { 0 };

	if (!both && strcmp(mine, was) == 0)
		line_set(&f->lines[i], now);
	text_set(&f->was[i], now);
	if (both && f->fields[i].kind == FIELD_LONG) {
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
	struct form *f = ui_top_state(ui, &form_screen);
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

/* By ear all of them, one a line; in sight the first, which has the pointer now. False:
 * there are none. */
static bool
tell_faults(struct ui *ui, struct form *f)
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

/* The field one has come to says what is wrong with it, or what it is where the window would
 * cut that. */
static void
tell_field(struct ui *ui, const struct form *f)
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
	struct form *f = ui_top_state(ui, &form_screen);

	f->advise = advise;
	f->advised = nth;
}

/* The field one has left: said once, and one is on the next field already. */
static void
tell_advice(struct ui *ui, const struct form *f, size_t left)
{
	struct text s = { 0 };

	if (field_changed(f, left))
		form_advice(f, left, &s);
	if (s.n)
		ui_say(ui, "%s", text_str(&s));
	text_free(&s);
}

/* ---- opening, keeping, leaving ---- */

static void
form_close(struct ui *ui, void *state)
{
	struct form *f = state;

	(void)ui;
	for (size_t i = 0; i < f->n; i++)
		line_done(&f->lines[i]);
	free(f->title);
	free(f->draft);
	faults_drop(f);
	free(f->faults);
	free(f->fields);
	free(f->lines);
	for (size_t i = 0; i < f->n; i++)
		text_free(&f->was[i]);
	free(f->was);
	text_free(&f->kept);
}

static void
form_settle(struct ui *ui, void *state)
{
	struct form *f = state;
	struct text now = { 0 };

	for (size_t i = 0; i < f->n; i++)
		line_scroll(&f->lines[i], form_columns(f, ui->cols));
	if (!f->draft || !ui->hooks.draft_save)
		return;
	encode(f, &now);
	if (strcmp(text_str(&now), text_str(&f->kept)) == 0) {
		text_free(&now);
		return;
	}
	ui->hooks.draft_save(ui, f->draft, now.n ? now.s : NULL);
	text_free(&f->kept);
	f->kept = now;
}

static void
draft_drop(struct ui *ui, const struct form *f)
{
	if (f->draft && ui->hooks.draft_save)
		ui->hooks.draft_save(ui, f->draft, NULL);
}

static void
restore(struct ui *ui, struct form *f)
{
	struct text draft = { 0 };

	if (f->draft && ui->hooks.draft_load && ui->hooks.draft_load(ui, f->draft, &draft)) {
		if (decode(ui, f, text_str(&draft)))
			tell_faults(ui, f);
		else if (form_changed(f))
			ui_say(ui, "Restored what you had typed here.");
	}
	text_free(&draft);
}

static bool
try_save(struct ui *ui, struct form *f, struct err *e)
{
	const char **values = mem_new(f->n, sizeof(*values));
	bool good;

	for (size_t i = 0; i < f->n; i++)
		values[i] = text_str(&f->lines[i].text);
	f->merged = false;
	good = f->done(ui, f->user, values, e);
	free(values);
	return good;
}

static bool
has_faults(const struct form *f)
{
	for (size_t i = 0; i < f->n; i++)
		if (f->faults[i].said)
			return true;
	return false;
}

/* Where another program changed other fields only, theirs and ours are saved together. */
void
form_save(struct ui *ui, void *state)
{
	struct form *f = state;
	struct err e = { 0 };

	faults_drop(f);
	bool good = try_save(ui, f, &e);
	if (!good && f->merged && !has_faults(f))
		good = try_save(ui, f, &e);
	if (good) {
		draft_drop(ui, f);
		view_close(ui, f);
	} else if (!tell_faults(ui, f) && ui_top_state(ui, &form_screen) == f) {
		ui_err(ui, &e); /* else `done` asked something, which says why */
	}
}

void
ui_form_again(struct ui *ui)
{
	void *f = ui_top_state(ui, &form_screen);

	if (f)
		form_save(ui, f);
}

void
form_leave(struct ui *ui, void *state)
{
	struct form *f = state;

	draft_drop(ui, f);
	view_close(ui, f);
}

static void
form_answered(struct ui *ui, void *user, size_t nth)
{
	if (nth == 0)
		form_leave(ui, user);
}

static void
form_cancel(struct ui *ui, void *state)
{
	static const struct answer answers[] = { { "y", "yes" }, { "n", "no" } };

	if (form_changed(state))
		ui_choose(ui, "Leave without saving?", answers, LEN(answers), form_answered, state);
	else
		form_leave(ui, state);
}

static void
form_escape(struct ui *ui, void *state)
{
	if (!form_changed(state)) {
		form_leave(ui, state);
		return;
	}
	form_save(ui, state);
	if (ui_top_state(ui, &form_screen) == state && !ui->linear) { /* whoever wants out */
		char *why = mem_str(text_str(&ui->message));
		size_t n = strlen(why);
		ui_say(ui, "%.*s · Ctrl-C leaves without saving",
			(int)(n && why[n - 1] == '.' ? n - 1 : n), why);
		free(why);
	}
}

/* ---- keys ---- */

static void
form_next(struct ui *ui, void *state)
{
	struct form *f = state;
	size_t left = f->at;

	form_go(f, (f->at + 1) % f->n);
	tell_field(ui, f);
	tell_advice(ui, f, left);
}

static void
form_prev(struct ui *ui, void *state)
{
	struct form *f = state;

	size_t left = f->at;

	form_go(f, (f->at + f->n - 1) % f->n);
	tell_field(ui, f);
	tell_advice(ui, f, left);
}

void
form_enter(struct ui *ui, void *state)
{
	struct form *f = state;

	if (f->at + 1 < f->n)
		form_next(ui, state);
	else
		form_save(ui, state);
}

/* All that is typed is kept before, since the editor may be open for long. */
void
form_outside(struct ui *ui, void *state)
{
	struct form *f = state;
	const struct form_field *field = &f->fields[f->at];
	struct text s = { 0 }, where = { 0 };
	struct err e = { 0 };
	struct edit_of of = { f->draft ? f->draft : f->title, field->name, NULL, ".txt" };

	if (!ui->hooks.edit_outside)
		return;
	form_settle(ui, f);
	text_addf(&where, "%s, %s", f->title, field->label);
	of.where = text_str(&where);
	text_set(&s, text_str(&f->lines[f->at].text));
	if (ui->hooks.edit_outside(ui, &s, &of, &e))
		line_set(&f->lines[f->at], text_str(&s));
	if (*e.text)
		ui_err(ui, &e);
	text_free(&s);
	text_free(&where);
}

static bool
form_text(struct ui *ui, void *state, const struct event *ev)
{
	struct form *f = state;

	return field_key(ui, &f->lines[f->at], &f->fields[f->at], text_str(&f->was[f->at]), ev);
}

static const struct key rows[] = {
	/* clang-format off */
	{ "Enter",        form_enter,   "form-enter",  "Go to the next field; on the last one save", KEY_TYPED, "next" },
	{ "Tab Down",     form_next,    "form-next",   "Go to the next field", KEY_TYPED, NULL },
	{ "Shift-Tab Up", form_prev,    "form-prev",   "Go to the field before", KEY_TYPED, NULL },
	{ "Ctrl-S",       form_save,    "form-save",   "Save", KEY_TYPED, "save" },
	{ "Esc",          form_escape,  "form-leave",  "Leave; what was changed is saved", KEY_TYPED, "leave" },
	{ "Ctrl-C Ctrl-G",form_cancel,  "form-cancel", "Leave without saving", KEY_TYPED, "drop" },
	{ "Ctrl-O",       form_outside, "form-editor", "Write this field in your own editor", KEY_TYPED, NULL },
	/* clang-format on */
};

const struct keyset form_keys = { rows, LEN(rows) };

static const struct screen form_screen = {
	.name = "form",
	.title = "A form",
	.help = "Fill in what you know; every field may stay empty unless it says so. What is "
		"typed is kept as a draft until it is saved. A field marked ! is to be mended first.",
	.keys = { &form_keys },
	.state_size = sizeof(struct form),
	.close = form_close,
	.head = form_head,
	.status = form_status,
	.draw = form_draw,
	.text = form_text,
	.settle = form_settle,
	.say = form_say,
	.ask = form_ask,
	.line = form_line,
	.types = true,
};

void
ui_form(struct ui *ui, const char *title, const char *draft,
	const struct form_field *fields, size_t n, const char *const *values,
	bool (*done)(struct ui *ui, void *user, const char *const *values, struct err *e),
	void *user)
{
	struct form *f;

	ui_push(ui, &form_screen, NULL, NULL);
	f = ui_top_state(ui, &form_screen);
	f->title = mem_str(title);
	f->draft = mem_str(draft);
	f->fields = mem_copy(fields, n * sizeof(*fields));
	f->n = n;
	f->lines = mem_new(n, sizeof(*f->lines));
	f->faults = mem_new(n, sizeof(*f->faults));
	f->was = mem_new(n, sizeof(*f->was));
	f->done = done;
	f->user = user;
	for (size_t i = 0; i < n; i++)
		line_set(&f->lines[i], values && values[i] ? values[i] : "");
	for (size_t i = 0; i < n; i++)
		text_set(&f->was[i], text_str(&f->lines[i].text));
	tell_field(ui, f);
	restore(ui, f);
}

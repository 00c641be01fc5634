/* session_set.c: the lines of a transcript that set the world round the program. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "model/step.h"
#include "model/review.h"
#include "session_own.h"

static bool
set_size(struct session *s, const char *arg, struct err *e)
{
	struct event ev = { .kind = EVENT_RESIZE };

	if (sscanf(arg, "%dx%d", &s->cols, &s->rows) != 2)
		return err_set(e, "a size is 80x24");
	ev.rows = s->rows;
	ev.cols = s->cols;
	session_send(s, &ev);
	return true;
}

static bool
set_at(struct session *s, const char *arg, struct err *e)
{
	return time_parse(arg, "UTC", &s->now.wall_ms) || err_set(e, "not a time");
}

static bool
set_linear(struct session *s, const char *arg, struct err *e)
{
	(void)e;
	s->linear = true;
	s->columns = atoi(arg);
	return true;
}

static bool
set_ascii(struct session *s, const char *arg, struct err *e)
{
	(void)arg;
	(void)e;
	s->ascii = true;
	return true;
}

static bool
set_config(struct session *s, const char *arg, struct err *e)
{
	(void)e;
	strings_add(&s->config, arg);
	return true;
}

static bool
set_open(struct session *s, const char *arg, struct err *e)
{
	size_t n = strcspn(arg, " ");

	free(s->screen_name);
	free(s->arg);
	s->screen_name = n ? mem_strn(arg, n) : NULL;
	s->arg = arg[n] ? mem_str(arg + n + 1) : NULL;
	if (!session_open(s, e))
		return false;
	session_settle(s);
	return true;
}

/* On a terminal, the last key of it now. */
static bool
set_half(struct session *s, const char *arg, struct err *e)
{
	(void)e;
	s->app.ui.now = s->now;
	ui_typing(&s->app.ui, arg);
	session_settle(s);
	return true;
}

/* Ctrl-T in the middle of it. */
static bool
set_complete(struct session *s, const char *arg, struct err *e)
{
	(void)arg;
	(void)e;
	ui_complete(&s->app.ui, &s->now);
	return true;
}

const char *
session_typing(const struct session *s)
{
	return text_str(&s->app.ui.typing);
}

static bool
set_restart(struct session *s, const char *arg, struct err *e)
{
	return set_open(s, arg, e);
}

static bool
set_wait(struct session *s, const char *arg, struct err *e)
{
	int64_t ms;
	if (!clock_parse(arg, &ms))
		return err_set(e, "a time is 12:00");
	session_wait(s, ms);
	return true;
}

static bool
set_sleep(struct session *s, const char *arg, struct err *e)
{
	int64_t ms;
	struct event tick = { .kind = EVENT_TICK };
	if (!clock_parse(arg, &ms))
		return err_set(e, "a time is 12:00");
	session_pass(s, ms, true);
	session_send(s, &tick);
	return true;
}

void
session_wall(struct session *s, int64_t ms)
{
	s->now.wall_ms += ms;
	s->app.ui.now = s->now;
}

static bool
set_reboot(struct session *s, const char *arg, struct err *e)
{
	int64_t ms;
	if (!clock_parse(arg, &ms))
		return err_set(e, "a time is 1:00");
	session_leave(s);
	session_pass(s, ms, false);
	s->now.boot_id = strcmp(s->now.boot_id, "boot-2") == 0 ? "boot-3" : "boot-2";
	s->now.boot_ms = s->now.mono_ms = SESSION_BOOT_MS;
	return session_open(s, e) && (session_settle(s), true);
}

static bool
set_wall(struct session *s, const char *arg, struct err *e)
{
	int64_t ms;
	bool back = *arg == '-';
	if (!clock_parse(arg + (back || *arg == '+'), &ms))
		return err_set(e, "a time is -1:00:00");
	session_wall(s, back ? -ms : ms);
	return true;
}

/* Another program writes to the workbook, and does not come to an end. */
static bool
set_busy(struct session *s, const char *arg, struct err *e)
{
	(void)arg;
	return (sqlite3_open(s->app.workbook, &s->other) == SQLITE_OK &&
		       sqlite3_exec(s->other, "BEGIN IMMEDIATE", 0, 0, 0) == SQLITE_OK) ||
		err_set(e, "the workbook cannot be held");
}

static bool
set_free(struct session *s, const char *arg, struct err *e)
{
	(void)arg;
	(void)e;
	sqlite3_close(s->other);
	s->other = NULL;
	return true;
}

/* Before a restart: the workbook becomes one that a later program made. */
static bool
set_newer(struct session *s, const char *arg, struct err *e)
{
	char *path = mem_str(s->app.workbook);
	(void)arg;
	session_leave(s);
	bool good = sqlite3_open(path, &s->other) == SQLITE_OK &&
		sqlite3_exec(s->other, "PRAGMA user_version = 9999", 0, 0, 0) == SQLITE_OK;
	sqlite3_close(s->other);
	s->other = NULL;
	free(path);
	return good || err_set(e, "the workbook cannot be changed");
}

/* ---- a second program on the same workbook, for one act in the last call ---- */

static bool
beside_note(struct session *s, struct store *other, int64_t id, const char *arg, struct err *e)
{
	struct note n = { .text = mem_str(arg), .axis_ms = 1000 }; /* where no transcript has one */
	bool good = store_note_add(other, id, &n, e);

	(void)s;
	note_done(&n);
	return good;
}

static bool
beside_end(struct session *s, struct store *other, int64_t id, const char *arg, struct err *e)
{
	struct clock_event end = { .kind = CLOCK_END, .axis_ms = MINUTE_MS,
		.wall_ms = s->now.wall_ms, .boot_ms = s->now.boot_ms,
		.mono_ms = s->now.mono_ms, .boot_id = mem_str(s->now.boot_id) };
	bool good = store_clock_add(other, id, &end, e);

	(void)arg;
	free(end.boot_id);
	return good;
}

static bool
beside_undo(struct session *s, struct store *other, int64_t id, const char *arg, struct err *e)
{
	(void)s;
	(void)arg;
	return store_undo(other, id, NULL, e);
}

/* The text of the newest note. */
static bool
beside_correct(struct session *s, struct store *other, int64_t id, const char *arg,
	struct err *e)
{
	struct call c = { 0 };
	bool good = store_call_get(other, id, &c, e) && c.n_notes;

	(void)s;
	if (good) {
		struct note *n = &c.notes[c.n_notes - 1];
		mem_set(&n->text, arg);
		n->marker = false;
		good = store_note_save(other, n, e);
	}
	call_done(&c);
	return good;
}

/* To what one learned. */
static bool
beside_answer(struct session *s, struct store *other, int64_t id, const char *arg,
	struct err *e)
{
	(void)s;
	return store_reflection_set(other, id, debrief_prompts[0].name, arg, e);
}

/* The first question of the plan. */
static bool
beside_ask(struct session *s, struct store *other, int64_t id, const char *arg, struct err *e)
{
	struct call c = { 0 };
	bool good = store_call_get(other, id, &c, e) && c.n_asked;

	(void)s;
	if (good) {
		mem_set(&c.asked[0].text, arg);
		good = store_asked_save(other, &c.asked[0], e);
	}
	call_done(&c);
	return good;
}

static bool
beside_place(struct session *s, struct store *other, int64_t id, const char *arg, struct err *e)
{
	struct call c = { 0 };
	bool good = store_call_get(other, id, &c, e);

	(void)s;
	if (good) {
		mem_set(&c.interview.place, arg);
		good = store_interview_save(other, &c.interview, e);
	}
	call_done(&c);
	return good;
}

/* "role Tester": a field of the contact of the call. */
static bool
beside_contact(struct session *s, struct store *other, int64_t id, const char *arg,
	struct err *e)
{
	struct call c = { 0 };
	const char *value = strchr(arg, ' ');
	char *name = value ? mem_strn(arg, (size_t)(value - arg)) : mem_str(arg);
	const struct contact_field *f = NULL;

	for (size_t i = 0; i < n_contact_fields; i++)
		if (strcmp(contact_fields[i].name, name) == 0)
			f = &contact_fields[i];
	bool good = f && value && store_call_get(other, id, &c, e) &&
		contact_put(&c.who, f, value + 1, e) && store_contact_save(other, &c.who, e);

	(void)s;
	free(name);
	call_done(&c);
	return good;
}

static bool
reword(struct store *other, int64_t id, const struct due_row *r, const char *words, struct err *e)
{
	struct decided k = { .event_ms = r->due.event_ms };
	struct step st = { 0 };

	if (!store_step_get(other, r->due.step_id, &st))
		return store_decide(other, id, r->due.id, &k, words, "change step", e);
	mem_set(&st.text, words);
	bool good = store_step_save(other, &st, e);
	step_done(&st);
	return good;
}

static bool
beside_step(struct session *s, struct store *other, int64_t id, const char *arg, struct err *e)
{
	struct call c = { 0 };
	bool good = store_call_get(other, id, &c, e) && c.n_steps &&
		reword(other, id, &c.steps[c.n_steps - 1], arg, e);

	(void)s;
	call_done(&c);
	return good;
}

/* "comment SECONDS TEXT", or of the last note "comment note TEXT": halfhour merge takes in what a coach says. */
static bool
beside_comment(struct session *s, struct store *other, int64_t id, const char *arg, struct err *e)
{
	size_t n = strcspn(arg, " ");
	struct comment m = { .revision = 1, .at_s = strtol(arg, NULL, 10),
		.text = mem_str(arg + n + (arg[n] == ' ')), .coach = mem_str("Ms. Coach") };
	struct call c = { 0 };
	bool good = store_call_get(other, id, &c, e);

	(void)s;
	memcpy(m.interview, c.interview.uuid, UUID_SIZE);
	if (good && c.n_notes && strncmp(arg, "note ", 5) == 0) {
		memcpy(m.on, c.notes[c.n_notes - 1].uuid, UUID_SIZE);
		m.at_s = -1;
	}
	good = good && store_comment_save(other, &m, e);
	comment_done(&m);
	call_done(&c);
	return good;
}

/* "set QUESTION FIELD VALUE": halfhour bank set. */
static bool
beside_set(struct session *s, struct store *other, int64_t id, const char *arg, struct err *e)
{
	struct desk d = { .store = other, .bank_dir = mem_str(s->app.desk.bank_dir) };
	struct strings words = { 0 };
	struct text said = { 0 };

	(void)id;
	strings_split(&words, arg, " ");
	bool good = words.n > 2 && question_set(&d, words.s[0], words.s[1],
		strstr(arg, words.s[2]), &said, e);
	strings_free(&words);
	text_free(&said);
	d.store = NULL; /* the caller's */
	desk_done(&d);
	return good;
}

/* "pack QUESTION": the file it lies in gets a line more, as an editor would write it. */
static bool
beside_pack(struct session *s, struct store *other, int64_t id, const char *arg, struct err *e)
{
	struct desk d = { .bank_dir = mem_str(s->app.desk.bank_dir) };
	const struct pack *p = NULL;
	struct text bytes = { 0 };

	(void)other;
	(void)id;
	bool good = bank_question(desk_bank(&d), arg, &p, NULL) &&
		file_read(p->file, &bytes, YAML_SIZE_MAX, e);
	text_add(&bytes, "# by hand\n");
	good = good && file_write(p->file, text_str(&bytes), bytes.n, e);
	text_free(&bytes);
	desk_done(&d);
	return good;
}

static const struct {
	const char *name;
	bool (*act)(struct session *s, struct store *other, int64_t id, const char *arg,
		struct err *e);
} besides[] = {
	{ "note", beside_note }, { "end", beside_end }, { "undo", beside_undo },
	{ "correct", beside_correct }, { "answer", beside_answer }, { "ask", beside_ask },
	{ "place", beside_place }, { "contact", beside_contact }, { "step", beside_step },
	{ "set", beside_set }, { "pack", beside_pack }, { "comment", beside_comment },
};

static bool
set_beside(struct session *s, const char *arg, struct err *e)
{
	struct store *other = store_open(s->app.workbook, 0, e);
	int64_t id = other ? store_interview_find(other, "last", NULL) : 0;
	size_t n = strcspn(arg, " ");
	bool good = false;

	if (other && !id) /* none has begun: the first that is planned */
		id = store_interview_find(other, "1", e);
	for (size_t i = 0; id && i < LEN(besides); i++)
		if (strlen(besides[i].name) == n && strncmp(besides[i].name, arg, n) == 0)
			good = besides[i].act(s, other, id, arg + n + (arg[n] == ' '), e);
	store_close(other);
	return good || (!e->text[0] && err_set(e, "nothing to do beside"));
}

/* The program goes on from the session's own folder, in which such a file lies; "\n" in its text
 * ends a line. */
static bool
set_file(struct session *s, const char *arg, struct err *e)
{
	size_t n = strcspn(arg, " ");
	char *name = mem_strn(arg, n);
	const char *text = arg[n] ? arg + n + 1 : "";
	struct text bytes = { 0 };

	for (; *text; text++)
		if (text[0] == '\\' && text[1] == 'n') {
			text_addc(&bytes, '\n');
			text++;
		} else {
			text_addc(&bytes, *text);
		}
	bool good = chdir(s->dir) == 0 && (!strchr(name, '/') || path_make_parent(name, e)) &&
		file_write(name, text_str(&bytes), bytes.n, e);

	text_free(&bytes);
	free(name);
	return good;
}

/* ---- the real program, a command a line ---- */

/* What `config` lines have set, as the program itself would keep it. */
static bool
shell_settings(struct session *s, struct err *e)
{
	struct config *c = &s->app.desk.config;
	struct text was = { 0 }, now = { 0 };
	char *path = path_config();
	bool good = s->open || path_exists(path);

	if (!good) {
		config_init(c);
		session_config(s);
		good = config_edit(c, path, &was, &now, e) && path_make_parent(path, e) &&
			file_write(path, text_str(&now), now.n, e);
		config_free(c);
	}
	text_free(&was);
	text_free(&now);
	free(path);
	return good;
}

/* Beside the tests: build/halfhour and build/clock.so of build/test-ui, wherever that is. */
static void
shell_line(const struct session *s, const char *arg, struct text *out)
{
	char own[PATH_MAX] = "";
	ssize_t n = readlink("/proc/self/exe", own, sizeof(own) - 1);
	char *slash = n > 0 ? strrchr(own, '/') : NULL;

	if (slash)
		*slash = '\0';
	text_addf(out, "cd '%s' && export ASAN_OPTIONS=$ASAN_OPTIONS:verify_asan_link_order=0 "
		"HALFHOUR_TEST_WALL_MS=%lld; halfhour() { LD_PRELOAD='%s/clock.so' '%s/halfhour' \"$@\"; }; "
		"{ %s; } 2>&1", s->dir, (long long)s->now.wall_ms, own, own, arg);
}

/* At the session's moment; what it prints was said. */
static bool
set_shell(struct session *s, const char *arg, struct err *e)
{
	struct text line = { 0 };
	char bytes[4096];

	if (!shell_settings(s, e))
		return false;
	shell_line(s, arg, &line);
	session_pass(s, SESSION_KEY_MS, false);
	text_clear(&s->said);
	FILE *f = popen(text_str(&line), "r");
	for (size_t n; f && (n = fread(bytes, 1, sizeof(bytes), f)) > 0;)
		text_addn(&s->said, bytes, n);
	text_free(&line);
	return (f && pclose(f) == 0) || err_set(e, "it fails: %.300s", text_str(&s->said));
}

static const struct {
	const char *name;
	bool (*set)(struct session *s, const char *arg, struct err *e);
} sets[] = {
	{ "size", set_size }, { "at", set_at },     { "linear", set_linear },
	{ "ascii", set_ascii }, { "config", set_config }, { "open", set_open },
	{ "restart", set_restart }, { "wait", set_wait }, { "sleep", set_sleep },
	{ "wall", set_wall },   { "reboot", set_reboot }, { "busy", set_busy },
	{ "free", set_free },   { "newer", set_newer },   { "half", set_half },
	{ "complete", set_complete }, { "beside", set_beside }, { "file", set_file },
	{ "$", set_shell },
};

bool
session_set(struct session *s, const char *line, struct err *e)
{
	size_t n = strcspn(line, " ");

	for (size_t i = 0; i < LEN(sets); i++)
		if (strlen(sets[i].name) == n && strncmp(sets[i].name, line, n) == 0)
			return sets[i].set(s, line[n] ? line + n + 1 : "", e);
	return err_set(e, "there is no such line");
}

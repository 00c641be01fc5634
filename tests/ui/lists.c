/*
 * lists.c: what is true of one list is true of every list (product.md, "Screens"): each key
 * either changes what is seen or is answered by a sentence, on every list screen of the
 * program, as a full screen and as plain lines.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lists.h"
#include "screens.h"
#include "session.h"

/* What a list screen is opened with; one that is not here fails the test. */
static const struct {
	const char *screen, *arg;
} lists[] = {
	{ "import", "people.csv" },
	{ "today", NULL }, { "contacts", NULL }, { "questions", NULL }, { "interviews", NULL },
	{ "plan", "2" }, { "debrief", "1" }, { "interview", "1" }, { "contact", "2" },
	{ "rehearse", NULL }, { "settings", NULL }, { "search", "ask" },
	{ "numbers", NULL }, { "tree", NULL }, { "pipeline", NULL },
	{ "reviews", NULL }, { "review", NULL }, { "cohort", NULL }, { "student", "1" }, { "grade", NULL },
	{ "assignment", "2" }, { "field", NULL }, { "help", NULL },
	{ "compare", NULL }, { "answers", "theme 1" }, { "decide", NULL },
};

/* Keys before it, so that it can do something, and the key. */
static const struct {
	const char *before, *key;
} keys[] = {
	{ "<Down>", "<Up>" }, { "", "<Down>" }, { "<Down>", "k" }, { "", "j" },
	{ "<PgDn>", "<PgUp>" }, { "", "<PgDn>" }, { "<PgDn>", "g" }, { "", "G" },
	{ "", "/" }, { "", "<Enter>" }, { "", "n" }, { "", "e" }, { "", "d" }, { "", "u" },
	{ "", "<Space>" }, { "", "?" }, { "", ":" }, { "", "q" }, { "", "<Esc>" }, { "", "1" },
	{ "", "2" }, { "", "3" }, { "", "4" }, { "", "5" }, { "", "6" },
};

/* The same in lines; rows go by number there. */
static const char *const lines[] = { "1", "n", "e 1", "d 1", "e", "d", "mark 1", "/ma", "?", "u",
	"q", ".", "today", "x y z" };

/* Advised and marked, so that a student has rows enough to go by. */
static bool
lists_marked(struct session *s, int64_t interview_id, int64_t student_id)
{
	struct desk *d = &session_app(s)->desk;
	struct comment m = { .at_s = -1, .text = mem_str("well done") };
	struct score p = { .student_id = student_id, .row = mem_str("questions"), .level = 3,
		.because = mem_str(""), .rater = mem_str("") };
	struct call c = { 0 };
	bool good = desk_call(d, interview_id, &c, NULL) && comment_add(d, &c, &m, NULL);

	memcpy(p.interview, c.interview.uuid, UUID_SIZE);
	good = good && score_add(d, &p, NULL);
	comment_done(&m);
	score_done(&p);
	call_done(&c);
	return good;
}

/* What a student handed in, and the same from another one: every uuid is another. */
static void
lists_take(struct session *s)
{
	const struct review_wish wish = { 0 };
	struct text bytes = { 0 };
	struct err e = { 0 };
	bool good = file_read("tests/data/handed/ana.share.yaml", &bytes, 0, &e);

	for (int i = 0; good && i < 2; i++) {
		struct taken_in t = { 0 };

		good = review_take(&session_app(s)->desk, "ana.share.yaml", &bytes, &wish, &t, &e);
		good = good && (i || lists_marked(s, t.first, t.student_id));
		taken_in_done(&t);
		for (char *at = bytes.s; (at = strstr(at, "-4000-8")); at += 7)
			at[6] = '9';
	}
	if (!good)
		fprintf(stderr, "%s\n", e.text);
	text_free(&bytes);
}

/* Notes with a theme, and something to decide. */
static void
lists_themes(struct session *s)
{
	struct desk *d = &session_app(s)->desk;
	struct text said = { 0 };
	struct err e = { 0 };
	const int64_t notes[] = { 1, 3 };

	if (!theme_give(d, notes, LEN(notes), "licences", &said, &e) ||
		!point_add(d, POINT_OPTION, "The control room", &e) ||
		!point_add(d, POINT_OPTION, "The planning office", &e))
		fprintf(stderr, "%s\n", e.text);
	text_free(&said);
}

/* Two people, a call that was held, with a marker, a step, a name and one taken on, one that is planned, and a
 * student's. */
static struct session *
lists_begin(bool linear)
{
	static const char *const typed[] = { "nMaya Okafor<Ctrl-S>", "nBen Olu<Ctrl-S>", "gl",
		"<Enter>", "they ask a lot<Enter>", "*<Enter>", ">ask Ben<Enter>",
		"@Ada Obi, planner, Kumasi<Enter>", "@Eva Boateng, planner, Accra<Enter>",
		"/end<Enter>", "/Eva<Enter>", "<Enter>", "qq", "2Gp",
		"x1<Enter>", "q", ":field<Enter>", "nterm<Tab>black start<Tab><Tab><Tab>energy<Ctrl-S>",
		"nterm<Tab>islanding<Ctrl-S>", "nway<Tab>the alumni evening<Ctrl-S>", "q" };
	struct session *s = session_start();
	struct err e = { 0 };

	if (!session_set(s, "open contacts", &e))
		fprintf(stderr, "%s\n", e.text);
	for (size_t i = 0; i < LEN(typed); i++)
		session_keys(s, typed[i]);
	lists_take(s);
	lists_themes(s);
	if (!session_set(s, "file people.csv name,role,Who\\nAda,planner,x\\nBen Olu,y,z\\n", &e))
		fprintf(stderr, "%s\n", e.text);
	if (linear && !session_set(s, "linear", &e))
		fprintf(stderr, "%s\n", e.text);
	if (linear && !session_set(s, "restart", &e))
		fprintf(stderr, "%s\n", e.text);
	return s;
}

static bool
lists_open(struct session *s, const char *screen, const char *arg)
{
	struct ui *ui = &session_app(s)->ui;

	while (ui->n_views > 1)
		ui_back(ui);
	ui_unsay(ui);
	bool good = strcmp(screen, "today") == 0 || ui_open(ui, screen, arg);
	session_settle(s);
	return good;
}

/* What is seen, where the cursor is, and what was said. */
static void
lists_look(struct session *s, struct text *out)
{
	struct ui *ui = &session_app(s)->ui;
	struct canvas c = { 0 };

	text_clear(out);
	if (session_linear(s)) {
		session_said(s, out, true);
		return;
	}
	session_screen(s, out);
	ui_flatten(ui, &c);
	text_addf(out, "%d %d %d", c.cursor_y, c.cursor_x, ui->quit);
	canvas_done(&c);
}

static bool
lists_tell(bool good, const char *screen, const char *key, const char *seen)
{
	if (!good)
		printf("not ok ui lists: %s: %s does nothing and says nothing\n%s\n", screen, key,
			seen);
	return good;
}

static bool
lists_keys(struct session *s, const char *screen, const char *arg)
{
	struct text before = { 0 }, after = { 0 };
	bool good = true;

	for (size_t i = 0; i < LEN(keys); i++) {
		if (!lists_open(s, screen, arg))
			return lists_tell(false, screen, "opening it", "");
		session_keys(s, keys[i].before);
		lists_look(s, &before);
		session_keys(s, keys[i].key);
		bool left = session_app(s)->ui.quit; /* the first screen's q */
		session_app(s)->ui.quit = false;
		lists_look(s, &after);
		good &= lists_tell(left || strcmp(text_str(&before), text_str(&after)) != 0, screen,
			keys[i].key, text_str(&after));
	}
	text_free(&before);
	text_free(&after);
	return good;
}

/* A prompt alone is no answer, and neither is that a key of every list is not a choice. */
static bool
lists_lines(struct session *s, const char *screen, const char *arg)
{
	struct text said = { 0 };
	bool good = true;

	for (size_t i = 0; i < LEN(lines); i++) {
		bool contract = strlen(lines[i]) < 4;

		if (!lists_open(s, screen, arg))
			return lists_tell(false, screen, "opening it", "");
		lists_look(s, &said);
		session_line(s, lines[i]);
		bool left = session_app(s)->ui.quit;
		session_app(s)->ui.quit = false;
		lists_look(s, &said);
		good &= lists_tell(left || (said.n > 3 &&
				!(contract && strstr(text_str(&said), "is not a choice here"))),
			screen, lines[i], text_str(&said));
	}
	text_free(&said);
	return good;
}

/* What the help of the plain lines prints of a row: its keys, its name, its word in the footer. */
static bool
lists_row(void *user, const struct view *v, const struct key *k)
{
	struct strings *printed = user;
	struct strings words = { 0 };

	(void)v;
	if (!k->act || k->flags & KEY_TYPED) /* for the full screen only */
		return true;
	strings_split(&words, k->key, " ");
	for (size_t i = 0; i < words.n; i++)
		if (strspn(words.s[i], "0123456789") < strlen(words.s[i])) /* numbers are rows */
			strings_add(printed, words.s[i]);
	strings_free(&words);
	if (k->name)
		strings_add(printed, k->name);
	if (k->brief)
		strings_add(printed, k->brief);
	return true;
}

/* An editor that changes nothing: waiting for a real one needs the loop's signals. */
static bool
lists_editor(struct ui *ui, struct text *text, const struct edit_of *of, struct err *e)
{
	(void)ui;
	(void)text;
	(void)of;
	(void)e;
	return true;
}

/* Whatever is printed as a choice is one when it is typed. */
static bool
lists_printed(struct session *s, const char *screen, const char *arg)
{
	struct strings printed = { 0 };
	struct text said = { 0 };
	bool good = lists_open(s, screen, arg);
	size_t tried = 0;

	session_app(s)->ui.hooks.edit_outside = lists_editor;
	ui_rows(&session_app(s)->ui, lists_row, &printed);
	for (size_t i = 0; good && i < printed.n; i++) {
		if (!lists_open(s, screen, arg))
			continue; /* a choice before it has finished the last review */
		tried++;
		lists_look(s, &said);
		session_line(s, printed.s[i]);
		session_app(s)->ui.quit = false;
		lists_look(s, &said);
		good &= lists_tell(!strstr(text_str(&said), "is not a choice here"), screen, printed.s[i],
			text_str(&said));
	}
	good &= lists_tell(tried > 10, screen, "printing its choices", "");
	strings_free(&printed);
	text_free(&said);
	return good;
}

static bool
lists_one(const char *screen, const char *arg)
{
	bool good = true;

	for (int linear = 0; linear < 2; linear++) {
		struct session *s = lists_begin(linear);

		good &= linear ? lists_lines(s, screen, arg) : lists_keys(s, screen, arg);
		good &= !linear || lists_printed(s, screen, arg);
		session_stop(s);
	}
	if (good)
		printf("ok ui lists: %s\n", screen);
	return good;
}

bool
lists_play(void)
{
	bool good = true;

	for (size_t i = 0; i < n_screens; i++) {
		size_t k = 0;

		while (k < LEN(lists) && strcmp(lists[k].screen, screens[i]->name) != 0)
			k++;
		if (k < LEN(lists))
			good &= lists_one(lists[k].screen, lists[k].arg);
		else if (screens[i]->list)
			good = lists_tell(false, screens[i]->name, "every key", "It is not in the table.");
	}
	return good;
}

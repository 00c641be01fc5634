/*
 * pictures FOLDER: screens of the program on the demo's workbook as SVG, cell by cell, each on a
 * dark and on a light ground. `make pictures` prints those of the README.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pictures.h"
#include "session_own.h"
#include "workflow.h"

/* What is opened and typed, with seconds waited between, before it is drawn. */
static const struct picture {
	const char *name, *alt, *open;
	int rows, cols;
	const char *keys[14]; /* "wait 1:00", or keys */
} pictures[] = {
	{ "today", "Today: what is due, and why, and what one wants to know before doing it", "today", 24, 80,
		{ "jj" } },
	{ "live", "A live call: questions above, stamped notes below, the line that takes everything", "contacts", 24,
		80, { "/Grace<Enter>", "l<Enter><Tab>", "wait 2:10",
		"came from a law firm, hated every hour billed<Enter>", "wait 1:30", "<Tab>",
		"!decides what a grid may charge, two pages a day<Enter>", "wait 1:05",
		"=chooses each word as if it were printed<Enter>", "wait 2:20", "*\"nobody thanks you for a light that is on<Enter>",
		"wait 1:40", "@Ana Sousa, tariffs, the Energy Office +<Enter>", ">send her the table of the three tow" } },
	{ "plan", "A plan: questions in order with their minutes and must-asks", "contacts", 24, 80,
		{ "/Grace<Enter>", "p" } },
	{ "contact", "A contact as a page: why, what is to do, what happened, whom they named", "contacts", 24, 80,
		{ "/grid planner<Enter><Enter>" } },
	{ "interview", "A conversation read back: stamps, kinds, stars and a coach's comments", "interviews", 24, 80,
		{ "/Maya<Enter><Enter>" } },
	{ "compare", "Compare: how many people answered each question", "compare", 24, 80,
		{ "j" } },
	{ "wide", "A wide window: the conversation beside the list", "interviews", 30, 160,
		{ "jjj", "wait 0:01" } },
	{ "tree", "Who led to whom", "tree", 24, 80, { "" } },
};

/* The demo's student, on a Monday before lunch. */
static struct session *
picture_session(const struct picture *p, struct err *e)
{
	struct session *s = session_start();
	struct text size = { 0 };

	text_addf(&size, "size %dx%d", p->cols, p->rows);
	bool good = session_set(s, "at 2026-11-30T11:20:00Z", e) && session_set(s, text_str(&size), e) &&
		session_set(s, "open today", e) && demo_settings(&session_app(s)->desk, e) &&
		demo_make(&session_app(s)->desk, e);
	text_free(&size);
	if (good && strcmp(p->open, "today") != 0)
		ui_goto(&session_app(s)->ui, p->open);
	if (good)
		ui_reload(&session_app(s)->ui);
	if (!good)
		fprintf(stderr, "pictures: %s: %s\n", p->name, e->text);
	return s;
}

static bool
picture_make(const struct picture *p, const char *folder)
{
	struct err e = { 0 };
	struct session *s = picture_session(p, &e);
	struct text screen = { 0 };

	for (size_t i = 0; !*e.text && i < LEN(p->keys) && p->keys[i]; i++)
		if (strncmp(p->keys[i], "wait ", 5) == 0)
			session_set(s, p->keys[i], &e);
		else
			session_keys(s, p->keys[i]);
	session_screen(s, &screen);
	for (size_t i = 0; !*e.text && i < N_GROUNDS; i++) {
		struct text svg = { 0 }, path = { 0 };

		picture_draw(p->alt, i, &s->screen, &svg);
		text_addf(&path, "%s/%s-%s.svg", folder, p->name, ground_names[i]);
		FILE *f = fopen(text_str(&path), "w");
		if (!f || fwrite(svg.s, 1, svg.n, f) != svg.n || fclose(f) != 0)
			err_set(&e, "%s cannot be written", text_str(&path));
		text_free(&svg);
		text_free(&path);
	}
	text_free(&screen);
	session_stop(s);
	if (*e.text)
		fprintf(stderr, "pictures: %s: %s\n", p->name, e.text);
	return !*e.text;
}

int
main(int argc, char **argv)
{
	char *folder = argc > 1 ? realpath(argv[1], NULL) : NULL;
	int bad = 0;

	if (!folder) {
		fputs("usage: pictures FOLDER\n", stderr);
		return 2;
	}
	for (size_t i = 0; i < LEN(pictures); i++)
		bad += !picture_make(&pictures[i], folder);
	free(folder);
	return bad ? EXIT_FAILURE : EXIT_SUCCESS;
}

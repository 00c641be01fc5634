/*
 * The question bank at its largest: 10,000 questions in 200 packs, opened,
 * narrowed at each key and edited on the Questions screen, without a terminal;
 * beside it the same files read by another YAML library.
 */
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "app/command.h"
#include "bank.h"
#include "model/contact.h"
#include "model/plan.h"
#include "figures.h"

enum { PACKS = 200, CATEGORIES = 5, QUESTIONS = 10 };

/* ---- the packs ---- */

static const char *const words[] = { "work", "week", "people", "night", "numbers", "clients",
	"tools", "choice", "beginning", "mistake", "path", "habit", "team", "morning", "field",
	"question", "letter", "season", "rule", "skill", "patience", "machine", "harbour", "bridge" };

static unsigned long dice = 7;

static const char *
word(void)
{
	dice = dice * 1103515245 + 12345;
	return words[(dice >> 16) % LEN(words)];
}

static void
put_question(struct text *t, int pack, int category, int n)
{
	text_addf(t, "      - id: p%d-c%d-q%d\n", pack, category, n);
	text_addf(t, "        text: \"How does the %s of your %s change what the %s asks of %s?\"\n",
		word(), word(), word(), word());
	text_addf(t, "        short: \"The %s and the %s\"\n        probes:\n", word(), word());
	for (int i = 0; i < 2; i++)
		text_addf(t, "          - \"What would the %s say about the %s?\"\n", word(), word());
	text_addf(t, "        phase: explore\n        tiara: insights\n        minutes: 2\n"
		"        priority: %d\n        tags: [%s, %s]\n", 1 + n % 3, word(), word());
}

static void
put_pack(const char *dir, int pack)
{
	struct text t = { 0 };
	struct err e = { 0 };
	char name[32];
	char *path;

	text_addf(&t, "# Made for measuring.\npack: bench-%d\ntitle: \"Pack %d\"\nlanguage: en\n"
		"categories:\n", pack, pack);
	for (int c = 0; c < CATEGORIES; c++) {
		text_addf(&t, "  - id: c%d\n    title: \"Category %d\"\n    questions:\n", c, c);
		for (int q = 0; q < QUESTIONS; q++)
			put_question(&t, pack, c, q);
	}
	snprintf(name, sizeof(name), "bench-%03d.yaml", pack);
	path = path_join(dir, name);
	if (!file_write(path, text_str(&t), t.n, &e))
		fprintf(stderr, "bench-bank: %s\n", e.text);
	free(path);
	text_free(&t);
}

/* ---- the program, without a terminal ---- */

static void
key(struct app *a, const char *name, const char *text)
{
	struct event ev = { .kind = EVENT_KEY, .text = text, .n = strlen(text), .now = a->ui.now };

	snprintf(ev.key, sizeof(ev.key), "%s", name);
	ui_event(&a->ui, &ev);
	ui_settle(&a->ui);
	ui_draw(&a->ui);
}

static double
timed(struct app *a, const char *name, const char *text)
{
	double began = now();

	key(a, name, text);
	return now() - began;
}

static void
open_it(struct app *a)
{
	struct err e = { 0 };
	double first, second;

	config_init(&a->desk.config);
	a->workbook = path_workbook(NULL);
	a->desk.bank_dir = path_bank_user(NULL);
	a->desk.store = store_open(a->workbook, STORE_MAKE, &e);
	if (!a->desk.store) {
		fprintf(stderr, "bench-bank: %s\n", e.text);
		exit(1);
	}
	double began = now();
	program_open(a, 24, 80, NULL, NULL);
	ui_draw(&a->ui);
	first = now() - began;
	second = timed(a, "3", "3");
	tell("first screen (no pack is read for it)", &first, 1);
	tell("Questions, first time: all packs read", &second, 1);
	key(a, "1", "1");
	second = timed(a, "3", "3");
	tell("Questions, again", &second, 1);
}

static void
narrow(struct app *a)
{
	static const char typed[] = "how does the patience of harbour";
	double ms[sizeof(typed)];
	size_t n = 0;

	key(a, "/", "/");
	for (const char *s = typed; *s; s++) {
		char c[2] = { *s, 0 };
		ms[n++] = timed(a, *s == ' ' ? "Space" : c, c);
	}
	tell("narrowed by one key", ms, n);
	key(a, "Ctrl-U", "");
	key(a, "Enter", "");
}

static void
edit(struct app *a)
{
	double ms[20];

	for (size_t i = 0; i < LEN(ms); i++) {
		ms[i] = timed(a, "r", "r"); /* retired: written, synced, read back, drawn */
		key(a, "j", "j");
	}
	tell("one edit saved", ms, LEN(ms));
	for (size_t i = 0; i < LEN(ms); i++)
		ms[i] = timed(a, "u", "u");
	tell("one edit taken back", ms, LEN(ms));
}

static void
propose(struct app *a)
{
	struct contact who = { .role = (char[]){ "Harbour engineer" }, .tags = (char[]){ "tools" } };
	struct plan_wish w = { .who = &who, .agreed_minutes = 30 };
	struct asked *plan;
	double ms[5];

	for (size_t i = 0; i < LEN(ms); i++) {
		double began = now();
		size_t n = plan_propose(app_bank(a), &w, &plan);

		ms[i] = now() - began;
		while (n)
			asked_done(&plan[--n]);
		free(plan);
	}
	tell("a plan proposed", ms, LEN(ms));
}

/* ---- beside it ---- */

static void
peer(const char *dir, const char *loader)
{
	struct text command = { 0 };
	char line[64] = "";
	FILE *f;

	text_addf(&command, "python3 -c 'import glob, time, yaml\n"
		"files = [open(f).read() for f in glob.glob(\"%s/*.yaml\")]\n"
		"began = time.perf_counter()\n"
		"n = sum(len(c[\"questions\"]) for s in files for c in yaml.load(s, yaml.%s)[\"categories\"])\n"
		"print((time.perf_counter() - began) * 1e3)' 2>/dev/null", dir, loader);
	f = popen(text_str(&command), "r");
	if (f && fgets(line, sizeof(line), f)) {
		double ms = atof(line);
		char what[64];

		snprintf(what, sizeof(what), "PyYAML %s, parsing alone", loader);
		tell(what, &ms, 1);
	} else {
		printf("  PyYAML is not here to compare with\n");
	}
	if (f)
		pclose(f);
	text_free(&command);
}

static void
reading(const char *dir)
{
	double ms[5];

	for (size_t i = 0; i < LEN(ms); i++) {
		struct bank b;
		double began = now();

		bank_read(&b, NULL, dir, NULL);
		ms[i] = now() - began;
		bank_done(&b);
	}
	tell("all packs read, files opened and checked", ms, LEN(ms));
	peer(dir, "CSafeLoader");
	peer(dir, "SafeLoader");
}

/* 1 MiB of one thing over and over: what a pack from a stranger can cost. */
static void
hostile(void)
{
	static const char *const parts[] = { "[", "[\n", "{a: ", "- ", "- {}\n", "a", "? ",
		"\"\\x41", "x: y\n", "- {id: a, text: b, c: d}\n", "&a ", "\xef\xbb\xbf", "#\n", "'",
		"|\n ", "- {id: a, text: Do you?}\n" };
	double ms[LEN(parts)];

	for (size_t i = 0; i < LEN(parts); i++) {
		struct problems l = { 0 };
		struct text s = { 0 };
		struct pack p;

		text_add(&s, "pack: p\ncategories:\n");
		while (s.n < (1 << 20) - 64)
			text_add(&s, parts[i]);
		double began = now();
		pack_read(&p, "x.yaml", s.s, s.n, &l);
		ms[i] = now() - began;
		problems_done(&l);
		pack_done(&p);
		text_free(&s);
	}
	tell("a hostile pack of 1 MiB, refused or read", ms, LEN(ms));
}

static int
remove_one(const char *path, const struct stat *st, int kind, struct FTW *ftw)
{
	(void)st;
	(void)kind;
	(void)ftw;
	return remove(path);
}

int
main(void)
{
	const char *tmp = getenv("TMPDIR");
	struct text dir = { 0 };
	struct app a = { 0 };
	struct rusage used;
	struct err e = { 0 };

	text_addf(&dir, "%s/halfhour-bench-XXXXXX", tmp ? tmp : "/tmp");
	if (!mkdtemp(dir.s))
		return 1;
	setenv("XDG_DATA_HOME", dir.s, 1);
	setenv("XDG_CONFIG_HOME", dir.s, 1);
	setenv("XDG_STATE_HOME", dir.s, 1);
	char *bank = path_bank_user(NULL);
	path_make_dir(bank, &e);
	for (int i = 0; i < PACKS; i++)
		put_pack(bank, i);
	printf("The bank: %d questions in %d packs, and the shipped ones\n",
		PACKS * CATEGORIES * QUESTIONS, PACKS);
	reading(bank);
	hostile();
	moment_read(&a.ui.now);
	open_it(&a);
	narrow(&a);
	edit(&a);
	propose(&a);
	getrusage(RUSAGE_SELF, &used);
	printf("  %-44s %8.1f MiB\n", "memory at most", (double)used.ru_maxrss / 1024);
	app_done(&a);
	nftw(dir.s, remove_one, 16, FTW_DEPTH | FTW_PHYS);
	free(bank);
	text_free(&dir);
	return 0;
}

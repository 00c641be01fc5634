/*
 * crowd.c: many coaches at once: test-crowd CENTRE FOLDER COACHES ACTIONS
 * Coach N comes as the role coach_N, takes their files, then gives feedback on one of them, counts
 * figures, takes again, in turn. Prints how long an action took (p50, p99) and how many rows of
 * feedback were given; whoever started it counts those on the server. What the program says of an
 * action that failed is in FOLDER/coach_N.said.
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "../fuzz/dice.h"
#include "formats_share.h"

enum { ACTIONS_MOST = 1000, KINDS = 3 };
static const char *const kinds[KINDS] = { "give-back", "figures", "take" };

struct crowd {
	const char *centre, *folder;
	int coaches, actions;
	double *ms;                  /* of each coach, an action each */
	int *failed, *rows;
};

static double
crowd_now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

/* Runs it quietly, what it has to complain about appended to `said`; returns its exit status. */
static int
crowd_run(const struct crowd *w, const char *said, const char *const *args)
{
	int status = 0;
	pid_t pid = fork();

	if (pid == 0) {
		if (!freopen("/dev/null", "w", stdout) || !freopen(said, "a", stderr))
			_exit(9);
		execv(w->centre, (char *const *)(const void *)args);
		_exit(9);
	}
	waitpid(pid, &status, 0);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 9;
}

/* ---- feedback on one of the coach's files ---- */

static bool
crowd_share(const char *folder, struct dice *d, struct share *s)
{
	struct strings files = { 0 };
	struct share_found found = { 0 };
	struct text bytes = { 0 };
	struct err e;
	char *path = NULL;
	bool good = false;

	path_list(&files, folder, ".share.yaml");
	if (files.n) {
		path = path_join(folder, files.s[dice(d, (unsigned)files.n)]);
		good = file_read(path, &bytes, 0, &e) &&
			share_read(s, path, text_str(&bytes), bytes.n, &found, &e);
	}
	share_found_done(&found);
	strings_free(&files);
	text_free(&bytes);
	free(path);
	return good && s->interviews.n;
}

/* A remark and a mark. */
static void
crowd_say(const struct share *s, struct dice *d, struct feedback *f)
{
	const struct share_interview *i = row_at(struct share_interview, &s->interviews,
		dice(d, (unsigned)s->interviews.n));
	struct feedback_comment *m = layout_more(&f->comments, &feedback_comment_layout);
	struct feedback_score *score = layout_more(&f->scores, &feedback_score_layout);

	f->version = FEEDBACK_VERSION;
	f->made_ms = INT64_C(1764800000000);
	uuid_new(f->id);
	memcpy(f->student.uuid, s->student.uuid, UUID_SIZE);
	f->rubric.name = mem_str("default");
	uuid_new(m->uuid);
	m->revision = 1;
	m->at_s = -1;
	m->text = mem_str("Well asked.");
	memcpy(m->interview, i->uuid, UUID_SIZE);
	uuid_new(score->uuid);
	score->revision = 1;
	score->row = mem_str("questions");
	score->level = 1 + dice(d, 4);
	score->because = mem_str("");
	memcpy(score->interview, i->uuid, UUID_SIZE);
}

static bool
crowd_feedback(const char *folder, struct dice *d, const char *file)
{
	struct share s = { 0 };
	struct feedback f = { 0 };
	struct text out = { 0 };
	struct err e;
	bool good = crowd_share(folder, d, &s);

	if (good) {
		crowd_say(&s, d, &f);
		feedback_write(&f, &out);
		good = file_write(file, out.s, out.n, &e);
	}
	share_done(&s);
	feedback_done(&f);
	text_free(&out);
	return good;
}

/* ---- one coach ---- */

static void
crowd_coach(struct crowd *w, int nth)
{
	struct dice d = { (uint64_t)nth };
	char role[32], folder[1024], file[1100], errors[1100];
	const char *take[] = { "halfhour-centre", "take", "-o", folder, NULL };
	const char *figures[] = { "halfhour-centre", "figures", "--json", NULL };
	const char *give[] = { "halfhour-centre", "give-back", file, NULL };

	snprintf(role, sizeof(role), "coach_%d", nth + 1);
	snprintf(folder, sizeof(folder), "%s/%s", w->folder, role);
	snprintf(file, sizeof(file), "%s.feedback.yaml", folder);
	snprintf(errors, sizeof(errors), "%s.said", folder);
	setenv("PGUSER", role, 1);
	w->failed[nth] += crowd_run(w, errors, take) != 0;
	for (int i = 0; i < w->actions; i++) {
		int kind = i % KINDS;
		bool said = kind == 0 && crowd_feedback(folder, &d, file);
		double began = crowd_now();
		int status = crowd_run(w, errors, kind == 0 ? give : kind == 1 ? figures : take);

		w->ms[nth * w->actions + i] = crowd_now() - began;
		w->failed[nth] += status != 0;
		w->rows[nth] += said && status == 0 ? 2 : 0;
	}
}

static int
crowd_order(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return x < y ? -1 : x > y;
}

/* Of every action, or only of those of a kind (-1: all). */
static void
crowd_tell(const struct crowd *w, int kind)
{
	double *ms = mem_new((size_t)(w->coaches * w->actions) + 1, sizeof(*ms));
	size_t n = 0;

	for (int i = 0; i < w->coaches * w->actions; i++)
		if (kind < 0 || i % w->actions % KINDS == kind)
			ms[n++] = w->ms[i];
	qsort(ms, n, sizeof(*ms), crowd_order);
	if (n)
		printf("%-10s %6zu actions, p50 %.1f ms, p99 %.1f ms, most %.1f ms\n",
			kind < 0 ? "all" : kinds[kind], n, ms[n / 2], ms[n * 99 / 100], ms[n - 1]);
	free(ms);
}

static void *
crowd_shared(size_t n, size_t size)
{
	void *p = mmap(NULL, n * size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	if (p == MAP_FAILED)
		die_of_memory();
	return p;
}

int
main(int argc, char **argv)
{
	struct crowd w = { .centre = argc > 1 ? argv[1] : "", .folder = argc > 2 ? argv[2] : "" };
	int failed = 0, rows = 0;

	if (argc < 5)
		return 2;
	w.coaches = atoi(argv[3]);
	w.actions = atoi(argv[4]) < ACTIONS_MOST ? atoi(argv[4]) : ACTIONS_MOST;
	w.ms = crowd_shared((size_t)(w.coaches * w.actions), sizeof(*w.ms));
	w.failed = crowd_shared((size_t)w.coaches, sizeof(*w.failed));
	w.rows = crowd_shared((size_t)w.coaches, sizeof(*w.rows));
	for (int i = 0; i < w.coaches; i++)
		if (fork() == 0) {
			crowd_coach(&w, i);
			_exit(0);
		}
	while (wait(NULL) > 0)
		continue;
	for (int i = 0; i < w.coaches; i++) {
		failed += w.failed[i];
		rows += w.rows[i];
	}
	for (int kind = -1; kind < KINDS; kind++)
		crowd_tell(&w, kind);
	printf("failed %d\nrows %d\n", failed, rows);
	return failed != 0;
}

/*
 * A class: shares made from a seed, taken in from a drop folder; beside it a bare SQLite program that
 * stores the same rows in the same tables, indexes and full text. BENCH_CLASS=60000 is another number
 * of conversations than 600; `bench-class make DIR STUDENTS SESSIONS NOTES` only makes the files.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "../lib/class_make.h"

static void
make_files(const char *dir, int students, const struct class_wish *w)
{
	char path[4200];

	mkdir(dir, 0700);
	for (int i = 1; i <= students; i++) {
		struct text bytes = { 0 };
		FILE *f;

		class_file(w, i, &bytes);
		snprintf(path, sizeof(path), "%s/student-%d.share.yaml", dir, i);
		f = fopen(path, "w");
		if (!f || fwrite(bytes.s, 1, bytes.n, f) != bytes.n || fclose(f) != 0) {
			perror(path);
			exit(1);
		}
		text_free(&bytes);
	}
}

int
main(int argc, char **argv)
{
	struct class_wish w = { .seed = 7, .sessions = 12, .notes = 60 };

	if (argc == 6 && strcmp(argv[1], "make") == 0) {
		w.sessions = atoi(argv[4]);
		w.notes = atoi(argv[5]);
		make_files(argv[2], atoi(argv[3]), &w);
	}
	return 0;
}

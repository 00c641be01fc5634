/*
 * keep_read.c: lines that other programs have on their way into the workbook.
 * What a killed one left is brought in by the next that writes; one that only
 * reads sees it, and a living program's too, over what is in the workbook.
 */
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "keep.h"

static const struct place *
newest(const struct sheet *sheet)
{
	const struct place *a = &sheet->places[0], *b = &sheet->places[1];
	const struct place *p = a->turn > b->turn ? a : b;
	bool whole = p->n_key <= LINE_BYTES && p->n_text <= LINE_BYTES - p->n_key;

	return p->turn && p->n_key && whole ? p : NULL;
}

/* Of a program that lives it may be written just now: read again until it stood still. */
static bool
read_sheet(int fd, struct sheet *out)
{
	enum { TIMES = 8 };
	struct sheet *again = mem_new(1, sizeof(*again));
	bool same = false;

	for (int i = 0; i < TIMES && !same; i++)
		same = pread(fd, out, sizeof(*out), 0) == (ssize_t)sizeof(*out) &&
			pread(fd, again, sizeof(*again), 0) == (ssize_t)sizeof(*again) &&
			memcmp(out, again, sizeof(*out)) == 0;
	free(again);
	return same;
}

static bool
of_now(const struct sheet *sheet)
{
	char boot[BOOT_SIZE];

	boot_read(boot);
	return boot[0] && memcmp(boot, sheet->boot, sizeof(boot)) == 0;
}

/* The line that is still on its way into this workbook; NULL: none. */
static const struct place *
on_its_way(const struct store *s, struct sheet *sheet, bool *other)
{
	sheet->head[HEAD_BYTES - 1] = '\0';
	sheet->head[strcspn(sheet->head, "\n")] = '\0';
	*other = rescue_of_another(s, sheet->head);
	return !*other && of_now(sheet) ? newest(sheet) : NULL;
}

static bool
keep_read_give(struct store *s, const struct place *p,
	bool (*to)(struct store *s, const char *key, const char *text, int64_t axis_ms,
		struct err *e))
{
	struct text key = { 0 }, text = { 0 };
	bool ok;

	utf8_repair(&key, p->bytes, p->n_key);
	utf8_repair(&text, p->bytes + p->n_key, p->n_text);
	ok = to(s, text_str(&key), p->gone ? NULL : text_str(&text), p->axis_ms, NULL);
	text_free(&key);
	text_free(&text);
	return ok;
}

/* It is ours while we hold its lock; one that is held is a living program's own. */
static void
keep_read_adopt(struct store *s, const char *path)
{
	struct sheet *sheet = mem_new(1, sizeof(*sheet));
	int fd = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW);

	if (fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) == 0) {
		bool other = false;
		const struct place *p = read_sheet(fd, sheet) ? on_its_way(s, sheet, &other) : NULL;
		if (!other && (!p || keep_read_give(s, p, draft_put)))
			unlink(path);
	}
	if (fd >= 0)
		close(fd);
	free(sheet);
}

void
keep_adopt(struct store *s)
{
	rescue_each(s, "line", keep_read_adopt);
}

static void
keep_read_look(struct store *s, const char *path)
{
	struct sheet *sheet = mem_new(1, sizeof(*sheet));
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	bool other;
	const struct place *p = fd >= 0 && read_sheet(fd, sheet) ? on_its_way(s, sheet, &other)
								 : NULL;

	if (p)
		keep_read_give(s, p, draft_overlay);
	if (fd >= 0)
		close(fd);
	free(sheet);
}

void
keep_look(struct store *s)
{
	if (!(s->flags & STORE_READ))
		return;
	waits_free(&s->waits);
	rescue_each(s, "line", keep_read_look);
}

/*
 * draft_buffer_read.c: lines that other programs have on their way into the workbook.
 * What a killed one left is brought in by the next that writes; one that only
 * reads sees it, and a living program's too, over what is in the workbook.
 */
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "draft_buffer.h"

static const struct draft_slot *
newest(const struct draft_file *file)
{
	const struct draft_slot *a = &file->slots[0], *b = &file->slots[1];
	const struct draft_slot *p = a->generation > b->generation ? a : b;
	bool whole = p->n_key <= LINE_BYTES && p->n_text <= LINE_BYTES - p->n_key;

	return p->generation && p->n_key && whole ? p : NULL;
}

/* Of a program that lives it may be written just now: read again until it stood still. */
static bool
draft_file_read(int fd, struct draft_file *out)
{
	enum { TIMES = 8 };
	struct draft_file *again = mem_new(1, sizeof(*again));
	bool same = false;

	for (int i = 0; i < TIMES && !same; i++)
		same = pread(fd, out, sizeof(*out), 0) == (ssize_t)sizeof(*out) &&
			pread(fd, again, sizeof(*again), 0) == (ssize_t)sizeof(*again) &&
			/* Bytes as they lie in the file, padding too. NOLINTNEXTLINE(bugprone-suspicious-memory-comparison) */
			memcmp(out, again, sizeof(*out)) == 0;
	free(again);
	return same;
}

static bool
of_now(const struct draft_file *file)
{
	char boot[BOOT_SIZE];

	boot_read(boot);
	return boot[0] && memcmp(boot, file->boot, sizeof(boot)) == 0;
}

/* The line that is still on its way into this workbook; NULL: none. */
static const struct draft_slot *
on_its_way(const struct store *s, struct draft_file *file, bool *other)
{
	file->head[HEAD_BYTES - 1] = '\0';
	file->head[strcspn(file->head, "\n")] = '\0';
	*other = rescue_of_another(s, file->head);
	return !*other && of_now(file) ? newest(file) : NULL;
}

static bool
draft_buffer_read_give(struct store *s, const struct draft_slot *p,
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
draft_buffer_read_adopt(struct store *s, const char *path)
{
	struct draft_file *file = mem_new(1, sizeof(*file));
	int fd = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW);

	if (fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) == 0) {
		bool other = false;
		const struct draft_slot *p = draft_file_read(fd, file) ? on_its_way(s, file, &other) : NULL;
		if (!other && (!p || draft_buffer_read_give(s, p, draft_put)))
			unlink(path);
	}
	if (fd >= 0)
		close(fd);
	free(file);
}

void
draft_buffer_adopt(struct store *s)
{
	rescue_each(s, "line", draft_buffer_read_adopt);
}

static void
draft_buffer_read_look(struct store *s, const char *path)
{
	struct draft_file *file = mem_new(1, sizeof(*file));
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	bool other;
	const struct draft_slot *p = fd >= 0 && draft_file_read(fd, file) ? on_its_way(s, file, &other)
								 : NULL;

	if (p)
		draft_buffer_read_give(s, p, draft_overlay);
	if (fd >= 0)
		close(fd);
	free(file);
}

void
draft_buffer_look(struct store *s)
{
	if (!(s->flags & STORE_READ))
		return;
	waits_free(&s->waits);
	rescue_each(s, "line", draft_buffer_read_look);
}

/*
 * log.c: reads a log or journal that a killed program left beside a workbook, before SQLite
 * does: does it belong to this file, and can all of it be read? SQLite believes any log of
 * the right name, and passes over what it cannot read without a word.
 *
 * Page 1 of a workbook counts its own changes. Each log has it (sync.c, begin_log), and so
 * has each journal; a file whose count does not fit is not the one they were written for.
 * The formats: https://www.sqlite.org/fileformat2.html
 */
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "log.h"

enum { COUNT_AT = 24, PAGES_AT = 28, LOG_HEAD = 32, FRAME_HEAD = 24, SHM_HEAD = 48, JOURNAL_HEAD = 28 };

uint32_t
log_number(const unsigned char *b)
{
	return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
}

static bool
log_get(int fd, void *out, size_t n, off_t at)
{
	return pread(fd, out, n, at) == (ssize_t)n;
}

/* ---- a write-ahead log ---- */

struct log_sum {
	bool high_first; /* how its words are read */
	uint32_t a, b;
};

static void
sum_add(struct log_sum *s, const unsigned char *bytes, size_t n)
{
	for (size_t i = 0; i < n; i += 4) {
		const unsigned char *w = bytes + i;
		uint32_t word = s->high_first ? log_number(w)
			: (uint32_t)w[3] << 24 | (uint32_t)w[2] << 16 | (uint32_t)w[1] << 8 | w[0];
		uint32_t *to = i / 4 % 2 ? &s->b : &s->a, other = i / 4 % 2 ? s->a : s->b;
		*to += word + other;
	}
}

static bool
sum_is(const struct log_sum *s, const unsigned char *stored)
{
	return s->a == log_number(stored) && s->b == log_number(stored + 4);
}

static bool
log_head_good(const unsigned char *head, struct log_sum *sum)
{
	uint32_t magic = log_number(head), page = log_number(head + 8);

	*sum = (struct log_sum){ .high_first = magic & 1 };
	sum_add(sum, head, 24);
	return (magic & ~1u) == 0x377f0682 && page >= 512 && page <= 65536 && !(page & (page - 1)) &&
		sum_is(sum, head + 24);
}

static void
count_page(struct log_found *f, uint32_t count)
{
	if (!f->counted)
		f->first = count;
	f->counted = true;
	f->last = count;
}

/* Frames of this log carry its salts; older ones may lie behind its end. */
static uint32_t
log_scan(int fd, const unsigned char *head, struct log_sum *sum, struct log_found *f)
{
	size_t page = log_number(head + 8), size = FRAME_HEAD + page;
	unsigned char *frame = mem_new(1, size);
	uint32_t committed = 0;
	bool good = true;

	for (uint32_t i = 0; log_get(fd, frame, size, LOG_HEAD + (off_t)(i * size)); i++) {
		bool commit = log_number(frame + 4) != 0, of_it = memcmp(frame + 8, head + 16, 8) == 0;
		uint32_t number = log_number(frame);

		if (good) {
			sum_add(sum, frame, 8);
			sum_add(sum, frame + FRAME_HEAD, page);
			good = of_it && number && sum_is(sum, frame + 16);
			if (good && number == 1)
				count_page(f, log_number(frame + FRAME_HEAD + COUNT_AT));
			if (good && commit)
				committed = i + 1;
		} else if (of_it && commit && number) {
			f->lost = true;
		}
	}
	free(frame);
	return committed;
}

/* How many frames the programs that had it open knew to be committed; 0: not known. */
static uint32_t
log_known(const char *path, const unsigned char *head)
{
	unsigned char both[2 * SHM_HEAD];
	uint32_t known = 0;
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	if (fd >= 0 && log_get(fd, both, sizeof(both), 0) &&
	    memcmp(both, both + SHM_HEAD, SHM_HEAD) == 0 && both[12] == 1 &&
	    memcmp(both + 32, head + 16, 8) == 0)
		memcpy(&known, both + 16, sizeof(known)); /* as this machine has numbers */
	if (fd >= 0)
		close(fd);
	return known;
}

bool
log_read(const char *log, const char *shm, struct log_found *f)
{
	unsigned char head[LOG_HEAD];
	struct log_sum sum;
	int fd = open(log, O_RDONLY | O_CLOEXEC);

	*f = (struct log_found){ 0 };
	if (fd < 0)
		return false;
	if (log_get(fd, head, sizeof(head), 0)) {
		if (log_head_good(head, &sum))
			f->lost |= log_known(shm, head) > log_scan(fd, head, &sum, f);
		else /* none of it will be */
			f->lost = lseek(fd, 0, SEEK_END) > LOG_HEAD + FRAME_HEAD;
	}
	close(fd);
	return true;
}

/* ---- a rollback journal: pages as they were ---- */

static bool
journal_head(int fd, off_t at, unsigned char head[JOURNAL_HEAD])
{
	static const unsigned char magic[8] = { 0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7 };

	return log_get(fd, head, JOURNAL_HEAD, at) && memcmp(head, magic, sizeof(magic)) == 0 &&
		log_number(head + 20) >= JOURNAL_HEAD;
}

/* Pages behind a head, as many as it says or up to the end; returns where they end. */
static off_t
journal_pages(int fd, off_t at, const unsigned char *head, struct log_found *f)
{
	unsigned char record[4 + COUNT_AT + 4];
	off_t size = 8 + (off_t)log_number(head + 24);

	for (uint32_t n = log_number(head + 8); n && !f->counted &&
		log_get(fd, record, sizeof(record), at); n--, at += size)
		if (log_number(record) == 1)
			count_page(f, log_number(record + 4 + COUNT_AT) + 1);
	return at;
}

/* Each time it is synced a new head begins, at the next whole sector. */
bool
journal_read(const char *path, struct log_found *f)
{
	unsigned char head[JOURNAL_HEAD];
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	*f = (struct log_found){ 0 };
	if (fd < 0)
		return false;
	for (off_t at = 0; !f->counted && journal_head(fd, at, head);) {
		off_t sector = log_number(head + 20);

		f->pages = log_number(head + 16);
		at = journal_pages(fd, at + sector, head, f);
		at = (at + sector - 1) / sector * sector;
	}
	close(fd);
	return true;
}

/* ---- whose it is ---- */

bool
log_fits(const struct log_found *f, const unsigned char *header)
{
	uint32_t count = log_number(header + COUNT_AT);

	if (f->counted)
		return count + 1 >= f->first && count <= f->last;
	return !f->pages || f->pages == log_number(header + PAGES_AT);
}

/*
 * draft_buffer.c: the memory-mapped copy of the line being typed, so that a kill loses
 * nothing that was on the screen. A commit takes longer than all the rest of a
 * key; so a line is written to mapped memory before the frame that shows it,
 * and to the workbook behind that frame. draft_buffer_read.c reads the files of others.
 *
 * The file. One for each open store, "RANDOM.WORKBOOK.line" in the state
 * folder, about 21 KB (draft_buffer.h): a head that names the workbook, the boot it
 * was made in, and two slots. A slot is a generation (a number that grows), the key
 * of the draft's row with its owner in it (draft.c), the stamp and the text.
 * Lines are written to the two slots alternately. The generation is set to 0 first and
 * to its number last, so whenever the program is killed one slot is whole: the
 * one being written, or the one before it. The newest whole slot is the line;
 * no slot with a generation means that the workbook has everything.
 *
 * The file is never synced and never grows: a key costs a memcpy, no write, no
 * sync, no lock. After a reboot it is worth nothing, because the workbook on
 * the disk may be newer; the boot's name in it says so, and sync points save
 * the workbook every quarter of a second.
 *
 * The lock. The program holds flock(LOCK_EX) on its file as long as it runs,
 * and the kernel drops the lock however it ends. Whoever gets the lock of a
 * file may therefore take its line over: write it to the workbook under the
 * key that is in it, then remove the file. Between open and flock of a new
 * file another program may have done just that; so map() looks at the link
 * count once it has the lock, and does without a file that is already removed.
 *
 * The states of a store's file (k->state):
 *
 *   NO_FILE   nothing was typed yet                     -> WANTED
 *             set_now: the first line goes straight to the workbook
 *   WANTED    the next quiet moment makes the file      -> MAPPED or WITHOUT
 *             draft_buffer_tick, behind a frame: no key waits for it
 *   MAPPED    lines go to the file first                -> WITHOUT
 *             put: somebody cut the file short (SIGBUS); the program's end
 *   WITHOUT   lines go straight to the workbook, for good
 *             a full disk, a network file system, no state folder
 *
 * The states of a line while MAPPED (k->line, k->lost):
 *
 *   clean     any = false: the workbook has it, all slots are empty
 *   pending   any = true: only the file has it
 *   lost      lost = true: neither the workbook nor the rescue file took it;
 *             the file still has it, as it is now, and each key tries the
 *             workbook again
 *
 *   event                          from -> to         what is written
 *   a key (store_draft_keep)       clean -> pending   slot
 *                                  pending -> pending slot (the same draft);
 *                                                     another draft: flush first
 *                                  lost -> clean/lost workbook, then slots emptied;
 *                                                     or slot, and it is told
 *   behind the frame, or anything  pending -> clean   workbook (or the rescue
 *   else asked of the store                           file), then slots emptied
 *   (draft_buffer_flush)                   pending -> lost    nothing could be written
 *   a longer line than a slot      any -> clean       workbook, then slots emptied
 *   SIGBUS while writing a slot    pending -> clean   workbook; state WITHOUT
 *   store_close                    pending -> clean   workbook; the file is removed
 *                                  lost stays lost    the file stays for the next start
 *   kill                           pending            the file has the line; the next
 *                                                     program adopts it (draft_buffer_adopt)
 *
 * The order is always: write the new slot, then empty the old one. Killed in
 * between, the same draft is in both, under the same key and with the same
 * text, so adopting it again changes nothing. What is gone (NULL text) is kept
 * the same way, as a slot marked gone. An adopted line is still its owner's in
 * the workbook, and is offered to the next who asks, because that one ended.
 *
 * Inside a transaction a line goes straight to the workbook, since it must not
 * be committed before what surrounds it.
 */
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "draft_buffer.h"

/* What is on its way. */
struct pending {
	bool any, gone;
	struct text key, text;  /* the key of its row, its owner in it (draft.c) */
	int64_t axis_ms;
};

struct draft_buffer {
	enum { NO_FILE, WANTED, MAPPED, WITHOUT } state;
	int fd;
	char *path;
	struct draft_file *file; /* while MAPPED */
	uint64_t generation;
	struct pending line;
	struct text row;     /* the key of what is being kept */
	bool lost;           /* neither workbook nor rescue file took it */
};

/* ---- memory over a file that may be cut short ---- */

static sigjmp_buf torn;
static _Thread_local volatile sig_atomic_t writing; /* the other thread has maps of its own */

static struct sigaction bus_before;

static void
on_bus(int number, siginfo_t *info, void *context)
{
	(void)context;
	if (writing)
		siglongjmp(torn, 1);
	/* Not of our memory: whoever watched it before us has it, when it comes again. */
	sigaction(number, &bus_before, NULL);
	if (info->si_code <= 0)
		raise(number);
}

static void
watch_bus(void)
{
	struct sigaction sa = { .sa_sigaction = on_bus, .sa_flags = SA_NODEFER | SA_SIGINFO };
	struct sigaction now;

	sigaction(SIGBUS, NULL, &now);
	if (now.sa_sigaction == on_bus)
		return;
	bus_before = now;
	sigaction(SIGBUS, &sa, NULL);
}

static void
write_slot(struct draft_slot *p, uint64_t generation, const struct pending *l)
{
	atomic_store_explicit(&p->generation, 0, memory_order_relaxed);
	atomic_signal_fence(memory_order_seq_cst);
	p->axis_ms = l->axis_ms;
	p->gone = l->gone;
	p->n_key = (uint32_t)l->key.n;
	p->n_text = (uint32_t)l->text.n;
	memcpy(p->bytes, text_str(&l->key), l->key.n);
	memcpy(p->bytes + l->key.n, text_str(&l->text), l->text.n);
	atomic_store_explicit(&p->generation, generation, memory_order_release);
}

static void
wipe_slots(struct draft_file *file)
{
	for (size_t i = 0; i < LEN(file->slots); i++)
		atomic_store_explicit(&file->slots[i].generation, 0, memory_order_relaxed);
}

/* ---- the file of this program ---- */

static void
unmap(struct draft_buffer *k, bool remove)
{
	if (k->state != MAPPED)
		return;
	if (remove)
		unlink(k->path);
	munmap(k->file, sizeof(*k->file));
	close(k->fd); /* and with it the lock */
	free(k->path);
	k->path = NULL;
	k->file = NULL;
	k->state = WITHOUT;
}

/* Writes the line, or that it has come in. False: the file is not what it was; from now on
 * the workbook alone is. */
static bool
draft_buffer_put(struct draft_buffer *k)
{
	if (sigsetjmp(torn, 0)) {
		writing = 0;
		unmap(k, true);
		return false;
	}
	writing = 1;
	if (k->line.any)
		write_slot(&k->file->slots[(k->generation + 1) % 2], k->generation + 1, &k->line);
	else
		wipe_slots(k->file);
	writing = 0;
	k->generation++;
	return true;
}

/* Room is taken for all of it now: a full disk must not be met while writing to memory.
 * Should another program have looked in before the lock was ours, it took the file for a
 * dead one's and removed it. */
static bool
draft_buffer_map(struct draft_buffer *k)
{
	struct stat st;
	void *at;

	if (flock(k->fd, LOCK_EX | LOCK_NB) != 0 ||
	    posix_fallocate(k->fd, 0, (off_t)sizeof(*k->file)) != 0)
		return false;
	at = mmap(NULL, sizeof(*k->file), PROT_READ | PROT_WRITE, MAP_SHARED, k->fd, 0);
	if (at == MAP_FAILED)
		return false;
	k->file = at;
	if (fstat(k->fd, &st) == 0 && st.st_nlink > 0)
		return true;
	munmap(at, sizeof(*k->file));
	return false;
}

static bool
write_head(struct store *s, struct draft_buffer *k)
{
	struct text head = { 0 };
	char boot[BOOT_SIZE];
	bool ok;

	rescue_head(s, &head);
	boot_read(boot);
	ok = head.n < HEAD_BYTES && boot[0] &&
		pwrite(k->fd, head.s, head.n, 0) == (ssize_t)head.n &&
		pwrite(k->fd, boot, sizeof(boot), HEAD_BYTES) == (ssize_t)sizeof(boot);
	text_free(&head);
	return ok;
}

static void
draft_buffer_make(struct store *s)
{
	struct draft_buffer *k = s->draft_buffer;

	k->state = WITHOUT;
	k->path = rescue_file_name(s, "line");
	if (!path_make_parent(k->path, NULL) || place_is_network(k->path))
		goto without;
	k->fd = open(k->path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (k->fd < 0)
		goto without;
	if (write_head(s, k) && draft_buffer_map(k)) {
		k->state = MAPPED;
		watch_bus();
		return;
	}
	unlink(k->path);
	close(k->fd);
without:
	free(k->path);
	k->path = NULL;
}

void
draft_buffer_open(struct store *s)
{
	s->draft_buffer = mem_new(1, sizeof(*s->draft_buffer));
}

void
draft_buffer_close(struct store *s)
{
	struct draft_buffer *k = s->draft_buffer;

	if (!k)
		return;
	draft_buffer_flush(s);
	unmap(k, !k->line.any);
	text_free(&k->line.key);
	text_free(&k->line.text);
	text_free(&k->row);
	free(k);
	s->draft_buffer = NULL;
}

void
draft_buffer_tick(struct store *s)
{
	draft_buffer_flush(s);
	if (s->draft_buffer && s->draft_buffer->state == WANTED)
		draft_buffer_make(s);
}

/* ---- on its way ---- */

static void
arrived(struct draft_buffer *k)
{
	k->line.any = k->lost = false;
	if (k->state == MAPPED)
		draft_buffer_put(k);
}

void
draft_buffer_flush(struct store *s)
{
	struct draft_buffer *k = s->draft_buffer;
	struct pending *l = k ? &k->line : NULL;
	struct err e;

	/* Within a reading transaction it would only seem to be stored. */
	if (!k || !l->any || s->tx.depth || !sqlite3_get_autocommit(s->db))
		return;
	l->any = false; /* or setting it would want it in before */
	if (draft_put(s, text_str(&l->key), l->gone ? NULL : text_str(&l->text), l->axis_ms, &e))
		arrived(k);
	else
		l->any = k->lost = true;
}

bool
draft_buffer_waits(const struct store *s, struct draft_line *out)
{
	const struct pending *l = s->draft_buffer ? &s->draft_buffer->line : NULL;

	if (!l || !l->any)
		return false;
	*out = (struct draft_line){ text_str(&l->key), l->gone ? NULL : text_str(&l->text),
		l->axis_ms };
	return true;
}

static bool
draft_buffer_fits(const struct text *row, const char *text)
{
	return row->n + (text ? strlen(text) : 0) <= LINE_BYTES;
}

static void
set_line(struct pending *l, const char *row, const char *text, int64_t axis_ms)
{
	l->any = true;
	l->gone = !text;
	text_set(&l->key, row);
	text_set(&l->text, text ? text : "");
	l->axis_ms = axis_ms;
}

/* Straight into the workbook. */
static bool
set_now(struct store *s, const char *row, const char *text, int64_t axis_ms, struct err *e)
{
	struct draft_buffer *k = s->draft_buffer;

	if (!draft_put(s, row, text, axis_ms, e))
		return false;
	if (strcmp(text_str(&k->line.key), row) == 0)
		arrived(k); /* what it takes the place of */
	if (k->state == NO_FILE)
		k->state = WANTED;
	return true;
}

/* Nothing took it; but what is seen is in the file, for a start that may write. */
static bool
set_lost(struct store *s, const char *text, int64_t axis_ms)
{
	struct draft_buffer *k = s->draft_buffer;

	if (k->state == MAPPED && k->lost && !s->tx.depth && draft_buffer_fits(&k->row, text) &&
		strcmp(text_str(&k->line.key), k->row.s) == 0) {
		set_line(&k->line, k->row.s, text, axis_ms);
		draft_buffer_put(k);
	}
	return false;
}

bool
store_draft_keep(struct store *s, const char *key, const char *text, int64_t axis_ms,
	struct err *e)
{
	struct draft_buffer *k = s->draft_buffer;

	if (!k)
		return store_draft_set(s, key, text, axis_ms, e);
	draft_key(s, key, &k->row);
	if (k->state != MAPPED || k->lost || s->tx.depth || !draft_buffer_fits(&k->row, text))
		return set_now(s, k->row.s, text, axis_ms, e) || set_lost(s, text, axis_ms);
	if (k->line.any && strcmp(text_str(&k->line.key), k->row.s) != 0)
		draft_buffer_flush(s);
	set_line(&k->line, k->row.s, text, axis_ms);
	return draft_buffer_put(k) || set_now(s, k->row.s, text, axis_ms, e);
}

bool
store_draft_kept(const struct store *s)
{
	return !s->draft_buffer || !s->draft_buffer->lost;
}

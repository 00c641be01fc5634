/*
 * pieces.c: the small pieces of memory that SQLite asks for, thousands for each statement it
 * prepares. Its own store of them is left out of Debian's build, and malloc takes three times as
 * long: what is given back waits here, in a row for each size, to be given out again.
 */
#include <sched.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "private.h"

enum { PIECE_STEP = 16, PIECE_SIZES = 64, /* up to 1,024 bytes; larger ones are malloc's */
       PIECES_BLOCK = 32 << 10 };

/* What stands before each; while it waits, `next` is where its bytes were. */
struct piece {
	size_t room;
	struct piece *next;
};

enum { PIECE_HEAD = offsetof(struct piece, next) };

static struct {
	atomic_flag busy; /* held for a few instructions: others wait without sleeping */
	struct piece *waiting[PIECE_SIZES + 1];
	struct block {
		struct block *next; /* so that whoever looks for leaks finds all */
	} *blocks;
	char *free, *end;
} pieces = { .busy = ATOMIC_FLAG_INIT };

static void
pieces_lock(void)
{
	while (atomic_flag_test_and_set_explicit(&pieces.busy, memory_order_acquire))
		sched_yield();
}

static void
pieces_unlock(void)
{
	atomic_flag_clear_explicit(&pieces.busy, memory_order_release);
}

/* Of SIZE bytes with its head, from the block that is begun, else from a new one. */
static struct piece *
piece_cut(size_t size)
{
	if ((size_t)(pieces.end - pieces.free) < size) {
		struct block *b = malloc(PIECES_BLOCK);

		if (!b)
			return NULL;
		b->next = pieces.blocks;
		pieces.blocks = b;
		pieces.free = (char *)b + PIECE_STEP - PIECE_HEAD;
		pieces.end = (char *)b + PIECES_BLOCK;
	}
	struct piece *p = (struct piece *)(void *)pieces.free;
	pieces.free += size;
	p->room = size - PIECE_HEAD;
	return p;
}

static void *
piece_small(size_t i)
{
	struct piece *p;

	pieces_lock();
	p = pieces.waiting[i];
	if (p)
		pieces.waiting[i] = p->next;
	else
		p = piece_cut(i * PIECE_STEP);
	pieces_unlock();
	return p ? &p->next : NULL;
}

static struct piece *
piece_of(void *at)
{
	return (struct piece *)(void *)((char *)at - PIECE_HEAD);
}

/* Its row; above PIECE_SIZES it is malloc's. */
static size_t
piece_row(size_t room)
{
	return (room + PIECE_HEAD + PIECE_STEP - 1) / PIECE_STEP;
}

static void *
piece_large(struct piece *p, size_t i)
{
	if (!p)
		return NULL;
	p->room = i * PIECE_STEP - PIECE_HEAD;
	return &p->next;
}

static void *
piece_malloc(int n)
{
	size_t i = piece_row((size_t)n);

	return i <= PIECE_SIZES ? piece_small(i) : piece_large(malloc(i * PIECE_STEP), i);
}

static void
piece_free(void *at)
{
	struct piece *p = piece_of(at);
	size_t i = piece_row(p->room);

	if (i > PIECE_SIZES) {
		free(p);
		return;
	}
	pieces_lock();
	p->next = pieces.waiting[i];
	pieces.waiting[i] = p;
	pieces_unlock();
}

static int
piece_size(void *at)
{
	return at ? (int)piece_of(at)->room : 0;
}

static void *
piece_realloc(void *at, int n)
{
	size_t had = piece_of(at)->room, was = piece_row(had), is = piece_row((size_t)n);

	if (was == is)
		return at;
	if (was > PIECE_SIZES && is > PIECE_SIZES)
		return piece_large(realloc(piece_of(at), is * PIECE_STEP), is);
	void *to = piece_malloc(n);
	if (to) {
		memcpy(to, at, had < (size_t)n ? had : (size_t)n);
		piece_free(at);
	}
	return to;
}

static int
piece_round(int n)
{
	return (int)(piece_row((size_t)n) * PIECE_STEP - PIECE_HEAD);
}

static int
pieces_begin(void *user)
{
	(void)user;
	return SQLITE_OK;
}

static void
pieces_end(void *user)
{
	(void)user;
}

#ifdef SANITIZED /* it watches malloc's */
enum { PIECES_OURS = false };
#else
enum { PIECES_OURS = true };
#endif

void
pieces_use(void)
{
	static const sqlite3_mem_methods ours = { piece_malloc, piece_free, piece_realloc, piece_size,
		piece_round, pieces_begin, pieces_end, NULL };
	static bool used;

	if (PIECES_OURS && !used)
		sqlite3_config(SQLITE_CONFIG_MALLOC, &ours);
	used = true;
}

/* Memory that SQLite asks for: what is given out is nobody else's, whole, and as large as wanted. */
#include <check.h>
#include <pthread.h>
#include <string.h>

#include "store/private.h"
#include "store_temp.h"

enum { HELD = 64, TURNS = 40000 };

/* All sizes in turn, those about a row's end among them, and some that are malloc's own. */
static int
size_of(unsigned turn)
{
	return 1 + (int)(turn * 7919u % 1500u);
}

static bool
is_filled(const unsigned char *p, int n, unsigned char with)
{
	for (int i = 0; i < n; i++)
		if (p[i] != with)
			return false;
	return true;
}

/* Holds 64 pieces filled with bytes of its own; each turn one of them grows or shrinks, or is given
 * back for another. The number of those that were not as they were left. */
static void *
hold_and_give(void *mark)
{
	unsigned char *held[HELD] = { 0 };
	int sizes[HELD] = { 0 };
	unsigned char with = *(const unsigned char *)mark;
	size_t wrong = 0;

	for (unsigned turn = 0; turn < TURNS; turn++) {
		unsigned at = turn * 31u % HELD;
		int n = size_of(turn);

		wrong += !is_filled(held[at], sizes[at], with);
		if (turn % 3) {
			held[at] = sqlite3_realloc(held[at], n);
			wrong += !is_filled(held[at], sizes[at] < n ? sizes[at] : n, with);
		} else {
			sqlite3_free(held[at]);
			held[at] = sqlite3_malloc(n);
		}
		wrong += !held[at] || sqlite3_msize(held[at]) < (sqlite3_uint64)n || (uintptr_t)held[at] % 8;
		sizes[at] = n;
		memset(held[at], with, (size_t)n);
	}
	for (int i = 0; i < HELD; i++)
		sqlite3_free(held[i]);
	return (void *)wrong;
}

START_TEST(a_piece_is_nobody_elses)
{
	static const unsigned char marks[] = { 0x55, 0xaa };
	struct store *s = temp_store(0);
	pthread_t other;
	void *theirs = NULL;

	ck_assert_int_eq(pthread_create(&other, NULL, hold_and_give, (void *)&marks[1]), 0);
	ck_assert_ptr_null(hold_and_give((void *)&marks[0]));
	ck_assert_int_eq(pthread_join(other, &theirs), 0);
	ck_assert_ptr_null(theirs);
	store_close(s);
}
END_TEST

Suite *store_pieces_suite(void);

Suite *
store_pieces_suite(void)
{
	Suite *t = suite_create("store pieces");
	TCase *c = tcase_create("all");

	tcase_add_checked_fixture(c, temp_new, temp_done);
	tcase_add_test(c, a_piece_is_nobody_elses);
	suite_add_tcase(t, c);
	return t;
}

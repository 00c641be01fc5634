/*
 * hear.h: screens listened to, a row of budget.txt each, and other programs whose faults the ear
 * must find.
 */
#ifndef TESTS_HEAR_H
#define TESTS_HEAR_H

#include "ear.h"
#include "../pty/pty.h"

/* One row: how a screen is reached, what is pressed there, and how much may be spoken. */
struct budget {
	char *face, *screen;     /* full, small, announce, lines; a name of its own */
	char *start;             /* arguments of the program, parted by blanks */
	char *way;               /* keys that lead to it */
	char *shows;             /* what can be read then */
	char *key;               /* what is pressed, key by key, three times */
	bool stays;              /* the cursor, on the line in which one types */
	int stream, follow;      /* words a press, at most */
	int rest;                /* words in a second in which nothing is pressed; -1: not listened to */
	int boxes, repainted;    /* a press */
};

struct budgets {
	struct budget *rows;
	size_t n, cap;
};

/* Reads tests/hear/budget.txt; what is wrong in it ends the program. */
void budgets_read(struct budgets *b, const char *file);
void budgets_free(struct budgets *b);
/* A home with the demo's workbook, which each row has a copy of. */
void hear_home_make(struct pty_home *h);
/* Listens to one row in a home of its own; says what was spoken, and whether the budget was
 * kept. True: it was. */
bool hear_screen(const struct budget *b, const struct pty_home *from, bool all);
/* How many programs there are that are none of ours; listens to one, if it is installed, and says what
 * was heard of it. True: the fault that it has, and of the small ones no other. */
size_t hear_others(void);
bool hear_nth_other(size_t nth);
int hear_fake(const char *name);
/* Any program, what is spoken at its start, at each key, in two seconds of rest. */
int hear_listen(const char *const *argv, const char *keys);

/* Writes what was heard, for a person. */
void hear_tell(const char *at, const struct heard *h);

#endif

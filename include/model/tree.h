/*
 * tree.h: who led to whom. Everybody who was named by somebody, or who named
 * somebody, as the rows of a tree from the top down.
 */
#ifndef HALFHOUR_MODEL_TREE_H
#define HALFHOUR_MODEL_TREE_H

#include "model/circle.h"

#define TREE_TOP SIZE_MAX

struct tree_row {
	const struct circle_person *person; /* of the circle; borrowed */
	size_t parent;  /* the row of who named them; TREE_TOP: nobody, or they stand at the head of a
	                 * circle of people who named each other */
	int depth;      /* from 0 */
	size_t named;   /* how many they named: rows whose parent this is */
	bool last;      /* of those whom the same person named */
};

/* The rows in the order they are shown: each before those it led to, these in the order they were
 * added. Nobody is in it twice, whatever names whom. The caller's to free; n of them. */
size_t tree_of(const struct circle *c, struct tree_row **out);
/* Talked with, and whoever named them was not told of it yet. */
bool tree_untold(const struct tree_row *rows, size_t at);
/* How it turned out: "talked on 27 Nov 2026", "asked on 3 Nov 2026", "not written to yet". */
void tree_outcome(const struct circle *c, const struct tree_row *r, struct text *out);
/* The branches and the name, "└─ Maya Okafor, Northlight Energy"; and what there is to say of it,
 * "talked on 27 Nov · tell Ines Halloran": for where they do not fit on one line. */
void tree_name(const struct tree_row *rows, size_t at, struct text *out);
void tree_state(const struct circle *c, const struct tree_row *rows, size_t at, struct text *out);
/* The row with its branches: "└─ Maya Okafor, Northlight Energy · talked on 27 Nov". */
void tree_line(const struct circle *c, const struct tree_row *rows, size_t at, struct text *out);
/* One sentence: "Ines Halloran named Maya Okafor; you may use her name; …". */
void tree_say(const struct circle *c, const struct tree_row *rows, size_t at, struct text *out);

#endif

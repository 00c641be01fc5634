/*
 * class_make.h: shares of a made-up class, from a seed: the same seed gives the same bytes. Students,
 * people and questions are named by numbers; notes are words of a small language of their own.
 */
#ifndef CLASS_MAKE_H
#define CLASS_MAKE_H

#include "model/share.h"

struct class_wish {
	uint64_t seed;
	int sessions, notes;         /* of a student; of a session */
	const char *name;            /* of the student; NULL: "Student 12" */
	const char *course;          /* NULL: "Career Planning" */
};
/* The share of the nth student, into a zeroed one; the nth session has a fixed uuid. */
void class_share(const struct class_wish *w, int nth, struct share *out);
/* A name that has the seed, a noun and a number in it; always the same. */
void class_uuid(uint64_t seed, int noun, int64_t number, char out[UUID_SIZE]);
/* The share as the bytes of a file. */
void class_file(const struct class_wish *w, int nth, struct text *out);

#endif

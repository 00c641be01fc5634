/*
 * formats_rubric.h: a rubric's file (YAML: rubric, title, late_day, rows of id, title, weight
 * and levels of points, text, example). Keys not known are passed over.
 */
#ifndef HALFHOUR_FORMATS_RUBRIC_H
#define HALFHOUR_FORMATS_RUBRIC_H

#include "formats.h"
#include "model/rubric.h"

/* Fills `r`, which is done first. False: e says file, line, column, what and the remedy, and
 * `r` is empty. */
bool rubric_read(struct rubric *r, const char *file, const char *s, size_t n, struct err *e);
bool rubric_read_file(struct rubric *r, const char *path, struct err *e);

#endif

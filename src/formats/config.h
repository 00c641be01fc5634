/* config.h: what config.c and config_file.c share. */
#ifndef HALFHOUR_FORMATS_CONFIG_H
#define HALFHOUR_FORMATS_CONFIG_H

#include "formats.h"

/* Takes a value as written; false: it does not fit, nothing changed. Not for pairs. */
bool setting_take(struct config *c, const struct setting *row, const char *s);
void setting_wants(const struct setting *row, struct text *out); /* "true or false" */
void setting_pair(struct pairs *p, const char *word, const char *is, const char *place);
bool setting_pair_fits(const struct setting *row, const char *word, const char *is);
bool setting_is_map(const struct setting *row);

#endif

/* yaml_part.h: what the two readers of YAML share: yaml.c (libyaml, all of it) and yaml_quick.c. */
#ifndef HALFHOUR_FORMATS_YAML_PART_H
#define HALFHOUR_FORMATS_YAML_PART_H

#include "formats.h"

/* n bytes of zeros, freed with the document. */
void *yaml_carve(struct yaml_doc *d, size_t n);
/* The first of a map's children whose key another one before it has; NULL: none. */
const struct node *yaml_key_twice(const struct node *map);

/* Reads what is written as nearly all packs and settings are: see yaml_quick.c. False: something
 * else stands in it; then nothing is said of the text, and `d` is to be freed. */
bool yaml_quick(struct yaml_doc *d, const char *file, const char *s, size_t n, size_t most_nodes);

#endif

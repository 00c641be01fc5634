/*
 * wording_redact.h: names of people and organisations, addresses and numbers taken out of a
 * person's own text, before it is shared.
 */
#ifndef HALFHOUR_WORDING_REDACT_H
#define HALFHOUR_WORDING_REDACT_H

#include "base.h"

/* What is known of names; filled once, then used for many texts. Zeroed knows nothing. */
struct redact {
	struct redact_name {
		struct strings parts;      /* its words, folded */
		char *joined;              /* the words without blanks */
		char *stand;               /* what is put in its place */
		bool place;                /* an organisation: only the whole name is one */
	} *names;
	size_t n, cap;
	struct redact_part {
		const char *part;          /* borrowed of the name */
		size_t name;
	} *parts;                          /* sorted by part, then in the order of the names */
	size_t n_parts, cap_parts;
	struct strings ordinary;           /* words that are English, folded, sorted */
	struct strings written;            /* words the person writes small */
	struct strings strange;            /* words the person writes with a capital in mid-sentence */
	struct strings keep, replace;      /* decided by the person: folded words */
	struct strings stand_ins;          /* of .replace, what is put in its place */
};

/* A word that may be a name: nobody but the person can say. */
struct suspect {
	char *word;     /* as it was written first */
	char *folded;
	char *example;  /* the text that it was found in first */
	size_t times;
};
struct suspects {
	struct suspect *s;
	size_t n, cap;
};

void redact_done(struct redact *r);
/* A person's name (each of its words alone counts), or an organisation's. A name added earlier
 * is taken first where two share a word. */
void redact_name_add(struct redact *r, const char *name, const char *stand, bool place);
/* Takes the words of `text`, not the person's own, that are written small for ordinary ones. */
void redact_ordinary_add(struct redact *r, const char *text);
/* Learns from the person's own text: "petra" may be a name where "Petra" stands in a sentence. */
void redact_written_add(struct redact *r, const char *text);
void redact_ready(struct redact *r); /* once all is added */
/* Appends `text` with names, addresses, links and telephone numbers replaced. What may be a name
 * and was not decided on stays, and is added to `found` (may be NULL): given names that are
 * English words ("Will"), and words with a capital that nothing explains. */
void redact_text(const struct redact *r, const char *text, struct text *out,
	struct suspects *found);
void suspects_done(struct suspects *l);
/* Bytes of the e-mail address, link, handle or telephone number that begins at `s + at`; 0: none
 * does. `kind`: what to put in its place. */
size_t redact_address(const char *s, size_t at, const char **kind);

#endif

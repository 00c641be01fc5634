/*
 * formats_seal.h: a share or feedback closed with a passphrase: a first line
 * "halfhour-sealed: 1", then base64 of a salt and a stream of libsodium (secretstream) whose
 * key is made of the passphrase by Argon2id at a fixed cost. libsodium's only door is seal.c;
 * built without it, both functions refuse.
 */
#ifndef HALFHOUR_FORMATS_SEAL_H
#define HALFHOUR_FORMATS_SEAL_H

#include "base.h"

/* Appends the sealed text. False: e says why (no libsodium, no memory for the key). */
bool seal_close(const struct text *plain, const char *passphrase, struct text *out, struct err *e);
/* Appends what was sealed. False: another passphrase, a damaged or a cut file; e says which can be
 * told, and nothing is appended. */
bool seal_open(const char *sealed, size_t n, const char *passphrase, struct text *out, struct err *e);

#endif

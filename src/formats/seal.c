/* seal.c: texts closed with a passphrase, by libsodium, where there is one at build. */
#include <stdlib.h>
#include <string.h>

#include "base_library.h"
#include "formats_seal.h"

#ifdef HAVE_SODIUM
#include <sodium.h>

#define SEAL_HEAD "halfhour-sealed: 1\n"
/* Part of the format: a reader makes the key at the same cost. 64 MiB, and three passes. */
enum { SEAL_OPS = 3, SEAL_MEMORY = 64 * 1024 * 1024, SEAL_CHUNK = 64 * 1024, SEAL_LINE = 76,
	SEAL_SALT = crypto_pwhash_SALTBYTES,
	SEAL_BEGIN = crypto_secretstream_xchacha20poly1305_HEADERBYTES,
	SEAL_MORE = crypto_secretstream_xchacha20poly1305_ABYTES,
	SEAL_KEY = crypto_secretstream_xchacha20poly1305_KEYBYTES };

#define SEAL_CALLS(X) \
	X(, crypto_pwhash) X(, crypto_secretstream_xchacha20poly1305_init_pull) \
	X(, crypto_secretstream_xchacha20poly1305_init_push) X(, crypto_secretstream_xchacha20poly1305_pull) \
	X(, crypto_secretstream_xchacha20poly1305_push) X(, randombytes_buf) \
	X(, sodium_base642bin) X(, sodium_bin2base64) \
	X(, sodium_init) X(, sodium_memzero)
LIBRARY(sodium, SEAL_CALLS, "libsodium", LIBSODIUM)

/* Loaded, and ready. */
static bool
seal_usable(struct err *e)
{
	return sodium_usable(e) &&
		(sodium.sodium_init() >= 0 || err_set(e, "libsodium cannot be used here."));
}

static bool
seal_key(const char *passphrase, const unsigned char *salt, unsigned char key[SEAL_KEY],
	struct err *e)
{
	if (sodium.crypto_pwhash(key, SEAL_KEY, passphrase, strlen(passphrase), salt, SEAL_OPS, SEAL_MEMORY,
		crypto_pwhash_ALG_ARGON2ID13) != 0)
		return err_set(e, "There is not enough memory to make a key: 64 MiB are needed.");
	return true;
}

/* base64 in lines, so that mail carries it. */
static void
seal_base64(const struct text *raw, struct text *out)
{
	size_t size = sodium_base64_ENCODED_LEN(raw->n, sodium_base64_VARIANT_ORIGINAL);
	char *s = mem_new(size, 1);

	sodium.sodium_bin2base64(s, size, (const unsigned char *)raw->s, raw->n,
		sodium_base64_VARIANT_ORIGINAL);
	text_add(out, SEAL_HEAD);
	for (size_t at = 0, n = strlen(s); at < n; at += SEAL_LINE) {
		text_addn(out, s + at, n - at < SEAL_LINE ? n - at : SEAL_LINE);
		text_addc(out, '\n');
	}
	free(s);
}

bool
seal_close(const struct text *plain, const char *passphrase, struct text *out, struct err *e)
{
	crypto_secretstream_xchacha20poly1305_state state;
	unsigned char salt[SEAL_SALT], key[SEAL_KEY], begin[SEAL_BEGIN];
	struct text raw = { 0 };

	if (!seal_usable(e))
		return false;
	unsigned char *chunk = mem_new(SEAL_CHUNK + SEAL_MORE, 1);
	sodium.randombytes_buf(salt, sizeof(salt));
	bool good = seal_key(passphrase, salt, key, e);

	if (good) {
		sodium.crypto_secretstream_xchacha20poly1305_init_push(&state, begin, key);
		text_addn(&raw, (const char *)salt, sizeof(salt));
		text_addn(&raw, (const char *)begin, sizeof(begin));
	}
	for (size_t at = 0, n; good; at += n) {
		unsigned long long len;
		bool last = plain->n - at <= SEAL_CHUNK;

		n = last ? plain->n - at : SEAL_CHUNK;
		sodium.crypto_secretstream_xchacha20poly1305_push(&state, chunk, &len,
			(const unsigned char *)text_str(plain) + at, n, NULL, 0,
			last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : 0);
		text_addn(&raw, (const char *)chunk, (size_t)len);
		if (last)
			break;
	}
	if (good)
		seal_base64(&raw, out);
	sodium.sodium_memzero(key, sizeof(key));
	text_free(&raw);
	free(chunk);
	return good;
}

/* The bytes behind the first line. False: it is none, or no base64. */
static bool
seal_bytes(const char *sealed, size_t n, struct text *raw)
{
	const char *end = memchr(sealed, '\n', n);
	size_t at = end ? (size_t)(end - sealed) + 1 : n, len = 0;
	unsigned char *bytes = mem_new(n - at + 1, 1);
	bool good = sodium.sodium_base642bin(bytes, n - at + 1, sealed + at, n - at, " \r\n\t", &len, NULL,
		sodium_base64_VARIANT_ORIGINAL) == 0;

	if (good)
		text_addn(raw, (const char *)bytes, len);
	free(bytes);
	return good && raw->n >= SEAL_SALT + SEAL_BEGIN + SEAL_MORE;
}

/* Chunk after chunk; whole only with the one that says it is the last. */
static bool
seal_chunks(const struct text *raw, const unsigned char *key, struct text *out)
{
	crypto_secretstream_xchacha20poly1305_state state;
	const unsigned char *s = (const unsigned char *)raw->s + SEAL_SALT;
	unsigned char *plain = mem_new(SEAL_CHUNK, 1), tag = 0;
	size_t at = SEAL_SALT + SEAL_BEGIN;
	bool good = sodium.crypto_secretstream_xchacha20poly1305_init_pull(&state, s, key) == 0;

	while (good && tag != crypto_secretstream_xchacha20poly1305_TAG_FINAL && at < raw->n) {
		size_t n = raw->n - at < SEAL_CHUNK + SEAL_MORE ? raw->n - at : SEAL_CHUNK + SEAL_MORE;
		unsigned long long len;

		good = n >= SEAL_MORE && sodium.crypto_secretstream_xchacha20poly1305_pull(&state, plain, &len,
			&tag, (const unsigned char *)raw->s + at, n, NULL, 0) == 0;
		if (good)
			text_addn(out, (const char *)plain, (size_t)len);
		at += n;
	}
	free(plain);
	return good && tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL && at == raw->n;
}

bool
seal_open(const char *sealed, size_t n, const char *passphrase, struct text *out, struct err *e)
{
	unsigned char key[SEAL_KEY];
	struct text raw = { 0 }, plain = { 0 };
	bool good;

	if (n < strlen(SEAL_HEAD) - 1 || strncmp(sealed, SEAL_HEAD, strlen(SEAL_HEAD) - 1) != 0)
		return err_set(e, "Not a sealed file that is known here: it must begin \"halfhour-sealed: 1\".");
	if (!seal_usable(e))
		return false;
	if (!seal_bytes(sealed, n, &raw)) {
		text_free(&raw);
		return err_set(e, "The sealed file is damaged or cut. Ask for it again.");
	}
	good = seal_key(passphrase, (const unsigned char *)raw.s, key, e);
	if (good && !seal_chunks(&raw, key, &plain))
		good = err_set(e, "The passphrase does not open this file, or the file is damaged.");
	if (good)
		text_addn(out, text_str(&plain), plain.n);
	sodium.sodium_memzero(key, sizeof(key));
	text_free(&raw);
	text_free(&plain);
	return good;
}

#else

static bool
seal_without(struct err *e)
{
	return err_set(e, "Built without libsodium, this halfhour cannot seal or open sealed files.");
}

bool
seal_close(const struct text *plain, const char *passphrase, struct text *out, struct err *e)
{
	(void)plain, (void)passphrase, (void)out;
	return seal_without(e);
}

bool
seal_open(const char *sealed, size_t n, const char *passphrase, struct text *out, struct err *e)
{
	(void)sealed, (void)n, (void)passphrase, (void)out;
	return seal_without(e);
}
#endif

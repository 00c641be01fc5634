/* sha256.c: libmd's only door: SHA-256 (FIPS 180-4) of bytes and of whole files, as sha256sum(1) prints it. */
#include <errno.h>
#include <fcntl.h>
#include <sha2.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base.h"

/* What libmd counts in lies in ours, which knows no header of it. */
_Static_assert(sizeof(SHA2_CTX) <= sizeof(struct sha256), "libmd's state does not fit");
_Static_assert(_Alignof(SHA2_CTX) <= _Alignof(struct sha256), "libmd's state does not lie right");

static SHA2_CTX *
sha256_of(struct sha256 *d)
{
	/* cppcheck-suppress ctuuninitvar ; libmd fills it */
	return (SHA2_CTX *)(void *)d->state;
}

void
sha256_init(struct sha256 *d)
{
	SHA256Init(sha256_of(d));
}

void
sha256_add(struct sha256 *d, const void *bytes, size_t n)
{
	SHA256Update(sha256_of(d), bytes, n);
}

void
sha256_end(struct sha256 *d, char out[SHA256_SIZE])
{
	uint8_t digest[SHA256_DIGEST_LENGTH];

	SHA256Final(digest, sha256_of(d));
	for (size_t i = 0; i < sizeof(digest); i++)
		snprintf(out + 2 * i, 3, "%02x", (unsigned)digest[i]);
}

bool
file_sha256(const char *path, char out[SHA256_SIZE], struct err *e)
{
	unsigned char block[65536];
	struct sha256 d;
	ssize_t n = 0;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

	if (fd < 0)
		return err_set(e, "Cannot read %s: %s.", path, strerror(errno));
	sha256_init(&d);
	while ((n = read(fd, block, sizeof(block))) > 0 || (n < 0 && errno == EINTR))
		if (n > 0)
			sha256_add(&d, block, (size_t)n);
	int why = errno;
	close(fd);
	if (n < 0)
		return err_set(e, "Cannot read %s: %s.", path, strerror(why));
	sha256_end(&d, out);
	return true;
}

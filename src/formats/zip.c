/*
 * zip.c: archives in, by the directory at their end: an entry is unpacked into memory, never onto
 * the disk, whatever its name says.
 */
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "formats_zip.h"

/* ---- raw deflate (RFC 1951) ---- */

enum { CODE_BITS = 15, LITERALS = 288, DISTANCES = 32, BLOCK_END = 256 };

struct inflating {
	const unsigned char *in;
	size_t n, at;
	uint32_t bits;             /* not used yet, the next lowest */
	int n_bits;
	size_t most;
	struct text *out;
	size_t from;               /* of out: what was there before is not a window */
	bool bad;
};

/* How many codes have each length, and the symbols in the order of their codes. */
struct huffman {
	uint16_t count[CODE_BITS + 1];
	uint16_t symbol[LITERALS];
};

static uint32_t
inflate_bits(struct inflating *z, int n)
{
	uint32_t got;

	while (z->n_bits < n) {
		if (z->at == z->n) {
			z->bad = true;
			return 0;
		}
		z->bits |= (uint32_t)z->in[z->at++] << z->n_bits;
		z->n_bits += 8;
	}
	got = z->bits & ((1U << n) - 1);
	z->bits >>= n;
	z->n_bits -= n;
	return got;
}

/* False: the lengths are no code. */
static bool
huffman_make(struct huffman *h, const unsigned char *lengths, int n)
{
	uint16_t first[CODE_BITS + 2] = { 0 };
	int left = 1;

	memset(h->count, 0, sizeof(h->count));
	for (int i = 0; i < n; i++)
		h->count[lengths[i]]++;
	h->count[0] = 0;
	for (int len = 1; len <= CODE_BITS; len++) {
		left = left * 2 - h->count[len];
		if (left < 0)
			return false;
		first[len + 1] = (uint16_t)(first[len] + h->count[len]);
	}
	for (int i = 0; i < n; i++)
		if (lengths[i])
			h->symbol[first[lengths[i]]++] = (uint16_t)i;
	return true;
}

static int
huffman_read(struct inflating *z, const struct huffman *h)
{
	int code = 0, first = 0, index = 0;

	for (int len = 1; len <= CODE_BITS && !z->bad; len++) {
		code |= (int)inflate_bits(z, 1);
		if (code - h->count[len] < first)
			return h->symbol[index + code - first];
		index += h->count[len];
		first = (first + h->count[len]) * 2;
		code *= 2;
	}
	z->bad = true;
	return 0;
}

static void
inflate_byte(struct inflating *z, char c)
{
	if (z->out->n - z->from == z->most)
		z->bad = true;
	else
		text_addc(z->out, c);
}

static void
inflate_copy(struct inflating *z, size_t length, size_t back)
{
	if (back > z->out->n - z->from || length > z->most - (z->out->n - z->from)) {
		z->bad = true;
		return;
	}
	for (size_t i = 0; i < length; i++)
		text_addc(z->out, z->out->s[z->out->n - back]);
}

/* A length or a distance: its least value, and bits that are added to it. */
static const uint16_t length_least[] = { 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51,
	59, 67, 83, 99, 115, 131, 163, 195, 227, 258 };
static const uint8_t length_bits[] = { 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4,
	5, 5, 5, 5, 0 };
static const uint16_t distance_least[] = { 1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257,
	385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577 };
static const uint8_t distance_bits[] = { 0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9,
	10, 10, 11, 11, 12, 12, 13, 13 };

static void
inflate_back(struct inflating *z, int symbol, const struct huffman *distances)
{
	size_t length, back;
	int at = symbol - BLOCK_END - 1, far;

	if (at >= (int)LEN(length_least)) {
		z->bad = true;
		return;
	}
	length = length_least[at] + inflate_bits(z, length_bits[at]);
	far = huffman_read(z, distances);
	if (z->bad || far >= (int)LEN(distance_least)) {
		z->bad = true;
		return;
	}
	back = distance_least[far] + inflate_bits(z, distance_bits[far]);
	if (!z->bad)
		inflate_copy(z, length, back);
}

static void
inflate_codes(struct inflating *z, const struct huffman *literals, const struct huffman *distances)
{
	while (!z->bad) {
		int symbol = huffman_read(z, literals);

		if (z->bad || symbol == BLOCK_END)
			return;
		if (symbol < BLOCK_END)
			inflate_byte(z, (char)symbol);
		else
			inflate_back(z, symbol, distances);
	}
}

static void
inflate_stored(struct inflating *z)
{
	size_t n;

	z->bits = 0;
	z->n_bits = 0;
	if (z->n - z->at < 4) {
		z->bad = true;
		return;
	}
	n = z->in[z->at] | (size_t)z->in[z->at + 1] << 8;
	z->bad = n != (0xffff & ~(z->in[z->at + 2] | (size_t)z->in[z->at + 3] << 8)) ||
		n > z->n - z->at - 4 || n > z->most - (z->out->n - z->from);
	if (z->bad)
		return;
	text_addn(z->out, (const char *)z->in + z->at + 4, n);
	z->at += 4 + n;
}

static void
inflate_fixed(struct inflating *z)
{
	unsigned char lengths[LITERALS];
	struct huffman literals, distances;

	for (int i = 0; i < LITERALS; i++)
		lengths[i] = i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8;
	huffman_make(&literals, lengths, LITERALS);
	memset(lengths, 5, 30);
	huffman_make(&distances, lengths, 30);
	inflate_codes(z, &literals, &distances);
}

/* The lengths of both codes, themselves coded: 16 repeats the last, 17 and 18 are runs of 0. */
static bool
inflate_lengths(struct inflating *z, const struct huffman *h, unsigned char *lengths, int n)
{
	for (int i = 0; i < n && !z->bad;) {
		int symbol = huffman_read(z, h), times = 1;
		unsigned char value = symbol < 16 ? (unsigned char)symbol : 0;

		if (symbol == 16) {
			if (i == 0)
				return false;
			value = lengths[i - 1];
			times = 3 + (int)inflate_bits(z, 2);
		} else if (symbol == 17) {
			times = 3 + (int)inflate_bits(z, 3);
		} else if (symbol == 18) {
			times = 11 + (int)inflate_bits(z, 7);
		}
		if (times > n - i)
			return false;
		memset(lengths + i, value, (size_t)times);
		i += times;
	}
	return !z->bad;
}

static void
inflate_dynamic(struct inflating *z)
{
	static const unsigned char order[19] = { 16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15 };
	unsigned char lengths[LITERALS + DISTANCES] = { 0 };
	int n_literals = 257 + (int)inflate_bits(z, 5), n_distances = 1 + (int)inflate_bits(z, 5);
	int n_codes = 4 + (int)inflate_bits(z, 4);
	struct huffman codes, literals, distances;

	for (int i = 0; i < n_codes; i++)
		lengths[order[i]] = (unsigned char)inflate_bits(z, 3);
	if (z->bad || n_literals > 286 || n_distances > 30 || !huffman_make(&codes, lengths, 19)) {
		z->bad = true;
		return;
	}
	memset(lengths, 0, sizeof(lengths));
	if (!inflate_lengths(z, &codes, lengths, n_literals + n_distances) || !lengths[BLOCK_END] ||
		!huffman_make(&literals, lengths, n_literals) ||
		!huffman_make(&distances, lengths + n_literals, n_distances)) {
		z->bad = true;
		return;
	}
	inflate_codes(z, &literals, &distances);
}

bool
zip_inflate(const unsigned char *in, size_t n, size_t most, struct text *out)
{
	struct inflating z = { .in = in, .n = n, .most = most, .out = out, .from = out->n };
	bool last = false;

	while (!last && !z.bad) {
		last = inflate_bits(&z, 1);
		switch (inflate_bits(&z, 2)) {
		case 0:
			inflate_stored(&z);
			break;
		case 1:
			inflate_fixed(&z);
			break;
		case 2:
			inflate_dynamic(&z);
			break;
		default:
			z.bad = true;
		}
	}
	return !z.bad;
}

/* ---- CRC-32, as an entry says it of what it holds ---- */

static uint32_t
zip_crc(const char *s, size_t n)
{
	uint32_t crc = 0xffffffffU;

	for (size_t i = 0; i < n; i++) {
		crc ^= (unsigned char)s[i];
		for (int bit = 0; bit < 8; bit++)
			crc = crc >> 1 ^ (crc & 1 ? 0xedb88320U : 0);
	}
	return ~crc;
}

/* ---- the archive ---- */

enum { END_SIZE = 22, ENTRY_SIZE = 46, LOCAL_SIZE = 30, COMMENT_MOST = 65535 };
enum { METHOD_STORED = 0, METHOD_DEFLATED = 8, FLAG_ENCRYPTED = 1, NAME_MOST = 4096 };

struct zip {
	int fd;
	size_t size;
	size_t at, end;    /* in the directory: the next entry, and its end */
	size_t left;       /* entries */
};

static uint32_t
zip_16(const unsigned char *p)
{
	return p[0] | (uint32_t)p[1] << 8;
}

static uint32_t
zip_32(const unsigned char *p)
{
	return zip_16(p) | zip_16(p + 2) << 16;
}

static bool
zip_read(const struct zip *z, size_t at, void *to, size_t n)
{
	size_t got = 0;

	if (at > z->size || n > z->size - at)
		return false;
	while (got < n) {
		ssize_t one = pread(z->fd, (char *)to + got, n - got, (off_t)(at + got));

		if (one <= 0)
			return false;
		got += (size_t)one;
	}
	return true;
}

/* The directory's end is the last such mark; a comment may follow it. */
static bool
zip_directory(struct zip *z)
{
	size_t n = z->size < END_SIZE + COMMENT_MOST ? z->size : END_SIZE + COMMENT_MOST;
	unsigned char *tail = mem_new(n + 1, 1);
	bool found = false;

	if (n >= END_SIZE && zip_read(z, z->size - n, tail, n))
		for (size_t i = n - END_SIZE + 1; i-- > 0 && !found;) {
			found = memcmp(tail + i, "PK\5\6", 4) == 0;
			if (!found)
				continue;
			z->left = zip_16(tail + i + 10);
			z->at = zip_32(tail + i + 16);
			z->end = z->at + zip_32(tail + i + 12);
		}
	free(tail);
	return found && z->end <= z->size;
}

struct zip *
zip_open(const char *path, struct err *e)
{
	struct zip *z = mem_new(1, sizeof(*z));
	struct stat st;

	z->fd = open(path, O_RDONLY | O_CLOEXEC);
	if (z->fd >= 0 && fstat(z->fd, &st) == 0)
		z->size = (size_t)st.st_size;
	if (z->fd >= 0 && zip_directory(z))
		return z;
	zip_free(z);
	err_set(e, "This archive is damaged or not whole yet.");
	return NULL;
}

void
zip_free(struct zip *z)
{
	if (!z)
		return;
	if (z->fd >= 0)
		close(z->fd);
	free(z);
}

/* What its directory says of an entry. */
struct zip_entry {
	uint32_t flags, method, crc, packed, size, local;
};

static bool
zip_unpack(const struct zip *z, const struct zip_entry *x, size_t most, struct text *out)
{
	unsigned char head[LOCAL_SIZE], *packed;
	size_t at;
	bool good;

	if (!zip_read(z, x->local, head, sizeof(head)) || memcmp(head, "PK\3\4", 4) != 0)
		return false;
	at = x->local + LOCAL_SIZE + zip_16(head + 26) + zip_16(head + 28);
	if (at > z->size || x->packed > z->size - at)
		return false;
	packed = mem_new((size_t)x->packed + 1, 1);
	good = zip_read(z, at, packed, x->packed);
	if (good && x->method == METHOD_STORED)
		text_addn(out, (char *)packed, x->packed);
	else
		good = good && zip_inflate(packed, x->packed, most, out);
	free(packed);
	return good && out->n == x->size && zip_crc(text_str(out), out->n) == x->crc;
}

static void
zip_take(const struct zip *z, const struct zip_entry *x, size_t most, struct text *out, struct err *why)
{
	if (x->flags & FLAG_ENCRYPTED)
		err_set(why, "It is closed with a password of the archive.");
	else if (x->method != METHOD_STORED && x->method != METHOD_DEFLATED)
		err_set(why, "It is packed in a way that is not known here; unpack the archive.");
	else if (x->size > most || x->packed > z->size)
		err_set(why, "It is too large: more than %zu MiB.", most >> 20);
	else if (!zip_unpack(z, x, most, out))
		err_set(why, "It is damaged in the archive.");
	if (why->text[0])
		text_clear(out);
}

/* False: the directory is at its end, or damaged. */
static bool
zip_entry_next(struct zip *z, struct zip_entry *x, struct text *name)
{
	unsigned char head[ENTRY_SIZE];
	char *s;
	size_t n;
	bool good;

	if (!z->left || !zip_read(z, z->at, head, sizeof(head)) || memcmp(head, "PK\1\2", 4) != 0)
		return false;
	n = zip_16(head + 28);
	*x = (struct zip_entry){ zip_16(head + 8), zip_16(head + 10), zip_32(head + 16), zip_32(head + 20),
		zip_32(head + 24), zip_32(head + 42) };
	s = mem_new(n + 1, 1);
	good = n <= NAME_MOST && zip_read(z, z->at + ENTRY_SIZE, s, n);
	text_clear(name);
	text_add(name, s);
	free(s);
	z->at += ENTRY_SIZE + n + zip_16(head + 30) + zip_16(head + 32);
	z->left--;
	return good;
}

bool
zip_next(struct zip *z, size_t most, struct text *name, struct text *out, struct err *why)
{
	struct zip_entry x;

	text_clear(out);
	why->text[0] = '\0';
	while (zip_entry_next(z, &x, name)) {
		if (!name->n || name->s[name->n - 1] == '/')
			continue;
		zip_take(z, &x, most, out, why);
		return true;
	}
	return false;
}

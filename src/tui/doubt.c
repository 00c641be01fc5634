/*
 * doubt.c: characters whose width terminals do not agree on: joined emoji, skin tones, flags,
 * signs that U+FE0F makes a picture. Behind these the cursor may be elsewhere than one thinks.
 */
#include "tui.h"

enum { JOINER = 0x200d, PICTURE = 0xfe0f };

struct doubt {
	bool any, joins; /* joins: the next cell as well */
};

static struct doubt
doubt_of(const struct canvas *c, int y, int x)
{
	struct cluster shown;
	struct doubt d = { 0 };

	canvas_cluster(c, y, x, &shown);
	uint32_t first = (uint32_t)shown.ch[0];
	d.any = (first >= 0x1f1e6 && first <= 0x1f1ff) || (first >= 0x1f3fb && first <= 0x1f3ff);
	for (size_t i = 1; i < LEN(shown.ch) && shown.ch[i]; i++) {
		d.joins = shown.ch[i] == JOINER;
		d.any |= d.joins || shown.ch[i] == PICTURE;
	}
	return d;
}

int
canvas_doubt_end(const struct canvas *c, int y, int x)
{
	const struct cell *row = c->cells + (size_t)y * (size_t)c->stride;
	bool within = false, joined = false;

	for (; x < c->cols; x++) {
		if (row[x].width == 0)
			continue;
		struct doubt d = { 0 };
		if (row[x].ch >= 0x80)
			d = doubt_of(c, y, x);
		if (within && !d.any && !joined)
			return x;
		within |= d.any;
		joined = d.joins;
	}
	return -1;
}

/* FNV-1a */
uint32_t
canvas_row_sum(const struct canvas *c, int y)
{
	uint32_t sum = UINT32_C(2166136261);

	for (int x = 0; x < c->cols; x++) {
		struct cluster shown;

		canvas_cluster(c, y, x, &shown);
		sum = (sum ^ c->cells[(size_t)y * (size_t)c->stride + (size_t)x].role) * UINT32_C(16777619);
		for (size_t i = 0; i < LEN(shown.ch) && shown.ch[i]; i++)
			sum = (sum ^ (uint32_t)shown.ch[i]) * UINT32_C(16777619);
	}
	return sum ? sum : 1;
}

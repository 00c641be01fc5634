/* dice.h: the same throws for the same seed, on any machine. */
#ifndef FUZZ_DICE_H
#define FUZZ_DICE_H

#include <stdint.h>

struct dice {
	uint64_t state;
};

/* 0 to n-1; splitmix64. */
static inline unsigned
dice(struct dice *d, unsigned n)
{
	uint64_t z = d->state += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
	return (unsigned)((z ^ z >> 31) % n);
}

#endif

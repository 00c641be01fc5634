#include "fuzz.h"
bool doors_play(unsigned seed, unsigned rounds) { (void)seed; (void)rounds; return true; }

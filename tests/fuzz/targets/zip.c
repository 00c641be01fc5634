/* Raw deflate of a stranger. */
#include "formats_zip.h"

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n);

int
LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n)
{
	struct text out = { 0 };

	zip_inflate(bytes, n, 1 << 20, &out);
	text_free(&out);
	return 0;
}

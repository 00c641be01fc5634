/* base64.c: bytes as letters, digits, plus and slash (RFC 4648, 4), without line ends. */
#include "base.h"

void
text_base64(struct text *out, const char *s, size_t n)
{
	static const char signs[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

	for (size_t i = 0; i < n; i += 3) {
		unsigned long three = (unsigned long)(unsigned char)s[i] << 16;
		three |= i + 1 < n ? (unsigned long)(unsigned char)s[i + 1] << 8 : 0;
		three |= i + 2 < n ? (unsigned char)s[i + 2] : 0;
		text_addc(out, signs[three >> 18 & 63]);
		text_addc(out, signs[three >> 12 & 63]);
		text_addc(out, i + 1 < n ? signs[three >> 6 & 63] : '=');
		text_addc(out, i + 2 < n ? signs[three & 63] : '=');
	}
}

void
text_osc52(struct text *out, const char *s, size_t n)
{
	text_add(out, "\033]52;c;");
	text_base64(out, s, n);
	text_add(out, "\007");
}

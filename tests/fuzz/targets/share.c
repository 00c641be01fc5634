/*
 * share.c: bytes that are said to be a share. Whatever is read is written and read again as the
 * same, undamaged; texts are fit to be kept.
 */
#include <stdlib.h>
#include <string.h>

#include "formats_share.h"

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n);

#define MUST(x) ((x) ? (void)0 : abort())

static void
fuzz_share(const char *bytes, size_t n)
{
	struct share s = { 0 };
	struct share_found found = { 0 }, again = { 0 };
	struct text once = { 0 }, twice = { 0 };
	struct err e = { 0 };

	if (share_read(&s, "share", bytes, n, &found, &e)) {
		share_write(&s, &once);
		MUST(share_read(&s, "share", text_str(&once), once.n, &again, &e));
		MUST(!again.damaged && !again.cut && !again.said.said.n);
		share_write(&s, &twice);
		MUST(strcmp(text_str(&once), text_str(&twice)) == 0);
		MUST(utf8_valid(text_str(&once), once.n));
	}
	share_found_done(&found);
	share_found_done(&again);
	share_done(&s);
	text_free(&once);
	text_free(&twice);
}

int
LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n)
{
	fuzz_share((const char *)bytes, n);
	return 0;
}

/*
 * calendar.c: bytes that are said to be a calendar. Each appointment is read; what is written of
 * one is valid, and is read as the same.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "formats_calendar.h"

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n);

#define MUST(x) ((x) ? (void)0 : abort())

static void
fuzz_again(const struct calendar_item *it)
{
	struct text out = { 0 };
	struct calendar c;
	struct calendar_item back = { 0 };
	struct err e = { 0 };

	MUST(calendar_begin(&out, &e));
	calendar_put_event(&out, &(struct calendar_event){ .uid = "u", .stamp_ms = 1000, .start_ms = it->start_ms,
		.end_ms = it->start_ms + it->minutes * MINUTE_MS, .summary = it->summary, .location = it->place });
	calendar_end(&out);
	MUST(utf8_valid(text_str(&out), out.n));
	calendar_memory(&c, text_str(&out), out.n, "");
	MUST(calendar_next(&c, &back, &e) && !e.text[0]);
	MUST(back.start_ms / 1000 == it->start_ms / 1000 && back.minutes == it->minutes);
	MUST(strcmp(back.summary, it->summary) == 0);
	MUST(!calendar_next(&c, &back, &e));
	calendar_item_done(&back);
	calendar_done(&c);
	text_free(&out);
}

int
LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n)
{
	struct calendar c;
	struct calendar_item it = { 0 };
	struct err e = { 0 };

	calendar_memory(&c, (const char *)bytes, n, "Europe/Vienna");
	while (calendar_next(&c, &it, &e)) {
		if (!e.text[0] && !it.all_day)
			fuzz_again(&it);
		calendar_item_done(&it);
		e.text[0] = '\0';
	}
	calendar_done(&c);
	return 0;
}

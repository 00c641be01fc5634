/*
 * csv.c: bytes that are said to be a table. Every record is read as a contact; cells are
 * fit to be kept, and what is written of a contact comes back.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "formats_contacts.h"
#include "model/import_map.h"

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n);

#define MUST(x) ((x) ? (void)0 : abort())

static void
fuzz_cells(const struct csv *c)
{
	struct text cell = { 0 };

	for (size_t i = 0; i < c->n; i++) {
		csv_text(c, i, &cell);
		MUST(utf8_valid(text_str(&cell), cell.n));
		MUST(strlen(text_str(&cell)) == cell.n);
	}
	text_free(&cell);
}

/* Our own row of somebody is read as the same row. */
static void
fuzz_again(const struct contact *c)
{
	struct csv table;
	struct text once = { 0 }, twice = { 0 }, kept = { 0 };
	struct strings header = { 0 };
	struct column_map m = { 0 };
	struct contact back = { 0 };
	struct err e = { 0 };

	csv_put_header(&once);
	csv_put_contact(&once, c, "");
	csv_memory(&table, text_str(&once), once.n);
	MUST(csv_header(&table, &header, &m, &e) && csv_next(&table));
	MUST(csv_contact(&table, &m, &back, &kept, NULL, &e));
	csv_put_header(&twice);
	csv_put_contact(&twice, &back, text_str(&kept));
	if (strcmp(text_str(&once), text_str(&twice)) != 0) {
		fprintf(stderr, "written: %s\nagain: %s\n", text_str(&once), text_str(&twice));
		abort();
	}
	contact_done(&back);
	csv_done(&table);
	strings_free(&header);
	column_map_done(&m);
	text_free(&once);
	text_free(&twice);
	text_free(&kept);
}

int
LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n)
{
	struct csv c;
	struct strings header = { 0 }, left = { 0 };
	struct column_map m = { 0 };
	struct err e = { 0 };

	csv_memory(&c, (const char *)bytes, n);
	bool more = csv_header(&c, &header, &m, &e);
	while (more && csv_next(&c)) {
		struct contact who = { 0 };
		struct text kept = { 0 };

		fuzz_cells(&c);
		if (csv_contact(&c, &m, &who, &kept, &left, &e))
			fuzz_again(&who);
		contact_done(&who);
		text_free(&kept);
	}
	csv_done(&c);
	strings_free(&header);
	strings_free(&left);
	column_map_done(&m);
	return 0;
}

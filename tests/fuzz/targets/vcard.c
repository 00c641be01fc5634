/*
 * vcard.c: bytes that are said to be cards. Each is read as a contact, and what is written of
 * it in either version is read as the same contact with the same kept lines.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "formats_contacts.h"
#include "model/contact.h"

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n);

#define MUST(x) ((x) ? (void)0 : abort())

static void
fuzz_fields(const struct contact *c, struct text *out)
{
	for (size_t i = 0; i < n_contact_fields; i++) {
		contact_get(c, &contact_fields[i], out);
		text_addc(out, '\037');
	}
}

static void
fuzz_again(const struct contact *c, const char *kept, enum vcard_version version)
{
	struct text out = { 0 }, lines = { 0 }, before = { 0 }, after = { 0 };
	struct vcard v;
	struct vcard_card card = { 0 };
	struct contact back = { 0 };
	struct err e = { 0 };

	vcard_put(&out, c, kept, version);
	MUST(utf8_valid(text_str(&out), out.n));
	vcard_memory(&v, text_str(&out), out.n);
	MUST(vcard_next(&v, &card, &e) && !e.text[0]);
	MUST(vcard_contact(&card, &back, &lines, &e));
	fuzz_fields(c, &before);
	fuzz_fields(&back, &after);
	if (strcmp(text_str(&before), text_str(&after)) != 0) {
		fprintf(stderr, "written:\n%s\nbefore: %s\nafter:  %s\n", text_str(&out), text_str(&before), text_str(&after));
		abort();
	}
	MUST(!vcard_next(&v, &card, &e));
	vcard_done(&v);
	vcard_card_done(&card);
	contact_done(&back);
	text_free(&out);
	text_free(&lines);
	text_free(&before);
	text_free(&after);
}

int
LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n)
{
	struct vcard v;
	struct vcard_card card = { 0 };
	struct err e = { 0 };

	vcard_memory(&v, (const char *)bytes, n);
	while (vcard_next(&v, &card, &e)) {
		struct contact c = { 0 };
		struct text kept = { 0 };

		if (!e.text[0] && vcard_contact(&card, &c, &kept, &e)) {
			MUST(utf8_valid(text_str(&kept), kept.n));
			fuzz_again(&c, text_str(&kept), VCARD_3);
			fuzz_again(&c, text_str(&kept), VCARD_4);
		}
		contact_done(&c);
		text_free(&kept);
	}
	vcard_card_done(&card);
	vcard_done(&v);
	return 0;
}

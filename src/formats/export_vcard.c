/* export_vcard.c: contacts as cards for address books. */
#include "formats_contacts.h"
#include "formats_export.h"

static void
export_vcard_contact(struct text *out, const struct exported *x)
{
	vcard_put(out, x->contact, x->kept, x->old ? VCARD_3 : VCARD_4);
}

const struct export_form export_vcard = { .put = { [EXPORT_CONTACTS] = export_vcard_contact } };

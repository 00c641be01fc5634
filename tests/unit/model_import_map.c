/* Which field a column goes to: headers as other programs write them. */
#include <check.h>
#include <string.h>

#include "model/import_map.h"

/* A header, with "|" between, and what its columns are. */
static const struct {
	const char *header, *map;
} headers[] = {
	/* LinkedIn, in languages */
	{ "First Name|Last Name|URL|Email Address|Company|Position|Connected On",
	  "given=1,family=2,links=3,email=4,organisation=5,role=6,connected=7" },
	{ "Vorname|Nachname|URL|E-Mail-Adresse|Unternehmen|Position|Verknüpft am",
	  "given=1,family=2,links=3,email=4,organisation=5,role=6,connected=7" },
	{ "Prénom|Nom|URL|Adresse e-mail|Entreprise|Poste|En relation depuis",
	  "given=1,family=2,links=3,email=4,organisation=5,role=6,connected=7" },
	{ "Nombre|Apellidos|URL|Dirección de correo electrónico|Empresa|Cargo|Conectado el",
	  "given=1,family=2,links=3,email=4,organisation=5,role=6,connected=7" },
	{ "Nome|Sobrenome|URL|Endereço de e-mail|Empresa|Cargo|Conectado em",
	  "given=1,family=2,links=3,email=4,organisation=5,role=6,connected=7" },
	{ "Nome|Cognome|URL|Indirizzo e-mail|Azienda|Posizione|Collegato il",
	  "given=1,family=2,links=3,email=4,organisation=5,role=6,connected=7" },
	{ "Voornaam|Achternaam|URL|E-mailadres|Bedrijf|Functie|Verbonden op",
	  "given=1,family=2,links=3,email=4,organisation=5,role=6,connected=7" },
	{ "Förnamn|Efternamn|URL|E-postadress|Företag|Befattning|Ansluten den",
	  "given=1,family=2,links=3,email=4,organisation=5,role=6,connected=7" },
	/* Google, before 2024 and since */
	{ "Name|Given Name|Additional Name|Family Name|Yomi Name|Notes|Group Membership|E-mail 1 - Type|E-mail 1 - Value|"
	  "E-mail 2 - Type|E-mail 2 - Value|Phone 1 - Type|Phone 1 - Value|Organization 1 - Name|Organization 1 - Title|"
	  "Website 1 - Type|Website 1 - Value",
	  "name=1,given=2,middle=3,family=4,research=6,tags=7,email=9,email=11,phone=13,organisation=14,role=15,links=17" },
	{ "First Name|Middle Name|Last Name|Phonetic First Name|Name Prefix|Name Suffix|Nickname|File As|Organization Name|"
	  "Organization Title|Organization Department|Birthday|Notes|Photo|Labels|E-mail 1 - Label|E-mail 1 - Value|"
	  "Phone 1 - Label|Phone 1 - Value|Website 1 - Label|Website 1 - Value",
	  "given=1,middle=2,family=3,prefix=5,suffix=6,organisation=9,role=10,research=13,tags=15,email=17,phone=19,links=21" },
	/* Outlook */
	{ "Title|First Name|Middle Name|Last Name|Suffix|Company|Department|Job Title|Business Street|Business Phone|"
	  "Home Phone|Mobile Phone|Categories|E-mail Address|E-mail Type|E-mail 2 Address|Notes|Web Page",
	  "prefix=1,given=2,middle=3,family=4,suffix=5,organisation=6,role=8,phone=10,phone=11,phone=12,tags=13,email=14,"
	  "email=16,research=17,links=18" },
	/* people's own */
	{ "Name|Title|Firm|Mail|Tel.", "name=1,role=2,organisation=3,email=4,phone=5" },
	{ "NAME|E-MAIL|WHY", "name=1,email=2,why=3" },
	{ "1|2|3", "" },
	{ "Ama Boateng|Northlight|ama@example.org", "" },
};

static void
header_of(struct strings *out, const char *line)
{
	strings_free(out);
	strings_split(out, line, "|");
}

START_TEST(headers_are_known)
{
	struct strings header = { 0 };
	struct column_map m = { 0 }, again = { 0 };
	struct text map = { 0 }, back = { 0 };

	header_of(&header, headers[_i].header);
	column_map_guess(&m, &header);
	column_map_write(&m, &map);
	ck_assert_str_eq(text_str(&map), headers[_i].map);
	column_map_read(&again, header.n, text_str(&map));
	column_map_write(&again, &back);
	ck_assert_str_eq(text_str(&back), headers[_i].map);
	column_map_done(&m);
	column_map_done(&again);
	strings_free(&header);
	text_free(&map);
	text_free(&back);
}
END_TEST

/* Our own table names each field as it is called. */
START_TEST(our_own_header)
{
	struct strings header = { 0 };
	struct column_map m = { 0 };

	for (size_t i = 0; i < n_contact_fields; i++)
		strings_add(&header, contact_fields[i].name);
	ck_assert_uint_eq(column_map_guess(&m, &header), n_contact_fields);
	for (size_t i = 0; i < n_contact_fields; i++)
		ck_assert_msg(m.to[i] == (int)i, "%s is taken for %s", contact_fields[i].name, column_name(m.to[i]));
	column_map_done(&m);
	strings_free(&header);
}
END_TEST

Suite *
model_import_map_suite(void)
{
	Suite *suite = suite_create("model_import_map");
	TCase *t = tcase_create("map");

	tcase_add_loop_test(t, headers_are_known, 0, (int)LEN(headers));
	tcase_add_test(t, our_own_header);
	suite_add_tcase(suite, t);
	return suite;
}

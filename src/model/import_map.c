/* import_map.c: which field the columns of a table go to, by the words of its header. */
#include <stdlib.h>
#include <string.h>

#include "model/import_map.h"

static const char *const column_parts[] = { "prefix", "given", "middle", "family", "suffix", "connected" };
_Static_assert(LEN(column_parts) == COLUMN_PARTS_END - COLUMN_PREFIX, "a part of the name has no word");

/* ---- words: folded, without digits and marks ("E-mail 1 - Value" is "e mail value") ---- */

/* A field's name, or a part's. Of LinkedIn in the languages it is exported in, of Google's and
 * Outlook's tables, and of what people call such columns themselves. */
static const struct {
	const char *to;
	const char *words; /* with commas between */
} column_words[] = {
	{ "name", "name,full name,display name,contact name,contact,person,formatted name,vollstandiger name,"
		"nom complet,nom affiche,nombre completo,nome completo,nome e cognome,naam,navn,namn,fullt navn,"
		"volledige naam,weergavenaam,imie i nazwisko,jmeno a prijmeni,氏名,名前,姓名,이름,имя и фамилия,nom,nombre,nome,ad soyad" },
	{ "given", "first name,given name,forename,firstname,givenname,vorname,prenom,prenoms,nombre de pila,primeiro nome,"
		"voornaam,fornavn,fornamn,forenavn,etunimi,imie,jmeno,ad,adi,имя,名,firstname,first" },
	{ "middle", "middle name,additional name,middlename,weitere vornamen,deuxieme prenom,segundo nombre,"
		"nome do meio,secondo nome,tussenvoegsel,mellemnavn,mellomnavn" },
	{ "family", "last name,family name,surname,lastname,familyname,nachname,familienname,nom de famille,apellidos,apellido,"
		"sobrenome,apelido,cognome,achternaam,efternavn,etternavn,efternamn,sukunimi,nazwisko,prijmeni,"
		"soyad,soyadi,фамилия,姓,last" },
	{ "prefix", "name prefix,prefix,honorific prefix,anrede,namensprafix,salutation" },
	{ "suffix", "name suffix,suffix,honorific suffix,namenssuffix" },
	{ "role", "position,job title,title,role,organization title,occupation,job,organisation title,"
		"beruf,positionsbezeichnung,stelle,poste,fonction,intitule du poste,cargo,puesto,posizione,qualifica,"
		"functie,functietitel,stilling,befattning,stanowisko,pozice,pozisyon,unvan,должность,役職,职位,직책,tehtava" },
	{ "organisation", "company,organisation,organization,organization name,organisation name,employer,company name,"
		"firm,firma,unternehmen,entreprise,societe,organisation actuelle,empresa,organizacion,azienda,"
		"organizzazione,bedrijf,virksomhed,bedrift,foretag,yritys,spolecnost,sirket,компания,会社,公司,회사" },
	{ "email", "email,e mail,email address,e mail address,mail,e mail value,email value,mail address,emailaddress,"
		"e mail adresse,email adresse,adresse e mail,adresse email,courriel,adresse de courriel,"
		"correo,correo electronico,direccion de correo electronico,direccion de correo,endereco de e mail,"
		"endereco de email,indirizzo e mail,indirizzo email,e mailadres,e postadress,e postadresse,e post,mailadresse,"
		"sahkopostiosoite,adres e mail,e mailova adresa,e posta adresi,e posta,адрес электронной почты,"
		"メールアドレス,电子邮件地址,电邮地址,이메일 주소,이메일" },
	{ "phone", "phone,phone value,telephone,tel,mobile,mobile phone,business phone,home phone,primary phone,phone number,"
		"mobile number,cell,cell phone,company main phone,other phone,telefon,handy,mobiltelefon,telefonnummer,"
		"telephone portable,mobile professionnel,telefono,movil,telefone,celular,cellulare,telefoon,puhelin,телефон,電話番号,电话" },
	{ "links", "url,profile url,linkedin url,linkedin,profile,website,website value,web page,web,homepage,webpage,"
		"public profile url,profil url,linkedin profile,personal web page,webseite,site web,sitio web,site" },
	{ "zone", "time zone,timezone,zeitzone,fuseau horaire,zona horaria" },
	{ "tags", "tags,labels,categories,group membership,groups,keywords,kategorien,etiquetas,etichette,stichworte" },
	{ "research", "notes,note,comments,comment,notizen,bemerkungen,remarques,notas,note personali,opmerkingen,anmerkungen" },
	{ "pronouns", "pronouns,pronomen,pronoms,pronombres,pronomi" },
	{ "said", "pronounced,pronunciation,said,phonetic name" },
	{ "found", "found,found through,source,via" },
	{ "why", "why,why this person,reason" },
	{ "common", "common,common ground" },
	{ "path", "path" },
	{ "stage", "stage,status" },
	{ "seniority", "seniority" },
	{ "target", "target" },
	{ "field", "field,field of work" },
	{ "referrer", "referrer,named by,referred by" },
	{ "may-use-name", "may use name" },
	{ "connected", "connected on,verknupft am,vernetzt am,kontakt seit,en relation depuis,relation depuis le,connexion le,"
		"en relation depuis le,conectado el,contactado el,fecha de conexion,conectado em,conectou se em,"
		"collegato il,data collegamento,verbonden op,gelegd op,forbundet,ansluten den,kontakt etableret,polaczono,spojeno,"
		"baglanti tarihi,связаны с,つながった日,连接日期,연결 날짜" },
};

static bool
column_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80;
}

static void
column_fold(const char *cell, struct text *out)
{
	struct text folded = { 0 };
	bool between = false;

	text_clear(out);
	utf8_fold(&folded, cell);
	for (const char *s = text_str(&folded); *s; s++) {
		if (!column_letter(*s)) {
			between = true;
			continue;
		}
		text_add(out, between && out->n ? " " : "");
		text_addc(out, *s);
		between = false;
	}
	text_free(&folded);
}

/* Is the word in the list, whole? */
static bool
column_in(const char *list, const char *word)
{
	size_t n = strlen(word);

	for (const char *s = list; n && *s; s += strcspn(s, ","), s += *s == ',')
		if (strcspn(s, ",") == n && strncmp(s, word, n) == 0)
			return true;
	return false;
}

/* ---- names of what a column is ---- */

static int
column_named(const char *name)
{
	for (size_t i = 0; i < n_contact_fields; i++)
		if (strcmp(contact_fields[i].name, name) == 0)
			return (int)i;
	for (size_t i = 0; i < LEN(column_parts); i++)
		if (strcmp(column_parts[i], name) == 0)
			return COLUMN_PREFIX + (int)i;
	return COLUMN_NONE;
}

const char *
column_name(int to)
{
	if (to >= COLUMN_PREFIX && to < COLUMN_PARTS_END)
		return column_parts[to - COLUMN_PREFIX];
	return to >= 0 && (size_t)to < n_contact_fields ? contact_fields[to].name : "-";
}

/* ---- guessing ---- */

static int
column_guess(const char *cell)
{
	struct text word = { 0 };
	int to = COLUMN_NONE;

	column_fold(cell, &word);
	for (size_t i = 0; to == COLUMN_NONE && i < LEN(column_words); i++)
		if (column_in(column_words[i].words, text_str(&word)))
			to = column_named(column_words[i].to);
	for (size_t i = 0; to == COLUMN_NONE && word.n && i < n_contact_fields; i++) {
		struct text name = { 0 };

		column_fold(contact_fields[i].name, &name);
		if (strcmp(text_str(&name), word.s) == 0)
			to = (int)i;
		text_free(&name);
	}
	text_free(&word);
	return to;
}

static bool
column_map_has(const struct column_map *m, int to)
{
	for (size_t i = 0; i < m->n; i++)
		if (m->to[i] == to)
			return true;
	return false;
}

static void
column_map_turn(struct column_map *m, int from, int to)
{
	for (size_t i = 0; i < m->n; i++)
		if (m->to[i] == from)
			m->to[i] = to;
}

/* "Nom" beside "Prénom" is the family's name, "Nombre" beside "Apellidos" the given one; "Title"
 * beside "Job Title" stands before a name. */
static void
column_map_settle(struct column_map *m, const struct strings *header)
{
	int name = column_named("name"), role = column_named("role");
	bool given = column_map_has(m, COLUMN_GIVEN), family = column_map_has(m, COLUMN_FAMILY);
	size_t roles = 0;
	struct text word = { 0 };

	if (given && !family)
		column_map_turn(m, name, COLUMN_FAMILY);
	if (family && !given)
		column_map_turn(m, name, COLUMN_GIVEN);
	for (size_t i = 0; i < m->n; i++)
		roles += m->to[i] == role;
	for (size_t i = 0; roles > 1 && i < m->n; i++) {
		column_fold(header->s[i], &word);
		if (m->to[i] == role && strcmp(text_str(&word), "title") == 0)
			m->to[i] = COLUMN_PREFIX;
	}
	text_free(&word);
}

static void
column_map_begin(struct column_map *m, size_t n)
{
	column_map_done(m);
	m->to = mem_new(n + 1, sizeof(*m->to));
	m->n = n;
	for (size_t i = 0; i < n; i++)
		m->to[i] = COLUMN_NONE;
}

void
column_map_done(struct column_map *m)
{
	free(m->to);
	*m = (struct column_map){ 0 };
}

size_t
column_map_guess(struct column_map *m, const struct strings *header)
{
	size_t known = 0;

	column_map_begin(m, header->n);
	for (size_t i = 0; i < m->n; i++) {
		m->to[i] = column_guess(header->s[i]);
		known += m->to[i] != COLUMN_NONE;
	}
	column_map_settle(m, header);
	return known;
}

bool
column_map_named(const struct column_map *m)
{
	static const char *const any[] = { "name", "given", "family", "organisation", "email" };

	for (size_t i = 0; i < LEN(any); i++)
		if (column_map_has(m, column_named(any[i])))
			return true;
	return false;
}

/* ---- said by a person ---- */

static bool
column_refuse_field(const char *word, size_t n, struct err *e)
{
	struct text all = { 0 };

	for (size_t i = 0; i < n_contact_fields; i++)
		if (!(contact_fields[i].flags & FIELD_CONSENT))
			text_joinf(&all, ", ", "%s", contact_fields[i].name);
	err_set(e, "\"%.*s\" is not a field. There are: %s, given and family (name).",
		(int)(n < 40 ? n : 40), word, text_str(&all));
	text_free(&all);
	return false;
}

static bool
column_refuse(const struct strings *header, const char *word, struct err *e)
{
	struct text all = { 0 };

	for (size_t i = 0; i < header->n && all.n < 300; i++)
		text_addf(&all, "%s%zu %.40s", i ? ", " : "", i + 1, header->s[i]);
	err_set(e, "There is no column \"%.60s\"; there are: %s.", word, text_str(&all));
	text_free(&all);
	return false;
}

/* By its number, or what its header says. -1: there is none. */
static int
column_find(const struct strings *header, const char *word)
{
	struct text a = { 0 }, b = { 0 };
	char *end;
	long n = strtol(word, &end, 10);
	int found = *word && !*end && n >= 1 && (size_t)n <= header->n ? (int)n - 1 : -1;

	utf8_fold(&a, word);
	for (size_t i = 0; found < 0 && *end && i < header->n; i++) {
		text_clear(&b);
		utf8_fold(&b, header->s[i]);
		if (strcmp(text_str(&a), text_str(&b)) == 0)
			found = (int)i;
	}
	text_free(&a);
	text_free(&b);
	return found;
}

bool
column_map_set(struct column_map *m, const struct strings *header, const char *said, struct err *e)
{
	size_t n = strcspn(said, "=");
	char *word = mem_strn(said, n);
	int to = column_named(word), at;
	bool none = strcmp(word, "-") == 0;

	free(word);
	if (said[n] != '=' || (to == COLUMN_NONE && !none))
		return column_refuse_field(said, n, e);
	at = column_find(header, said + n + 1);
	if (at < 0)
		return column_refuse(header, said + n + 1, e);
	m->to[at] = to;
	return true;
}

void
column_map_write(const struct column_map *m, struct text *out)
{
	for (size_t i = 0; i < m->n; i++)
		if (m->to[i] != COLUMN_NONE)
			text_addf(out, "%s%s=%zu", out->n ? "," : "", column_name(m->to[i]), i + 1);
}

void
column_map_read(struct column_map *m, size_t columns, const char *said)
{
	struct strings all = { 0 };

	column_map_begin(m, columns);
	strings_split(&all, said, ",");
	for (size_t i = 0; i < all.n; i++) {
		char *at = strchr(all.s[i], '=');
		long n = at ? strtol(at + 1, NULL, 10) : 0;

		if (!at || n < 1 || (size_t)n > columns)
			continue;
		*at = '\0';
		m->to[n - 1] = column_named(all.s[i]);
	}
	strings_free(&all);
}

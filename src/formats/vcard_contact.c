/*
 * vcard_contact.c: a card as a contact, and a contact as a card. What a contact
 * has no place for is kept as lines, and given back with it.
 */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "formats_contacts.h"
#include "model/contact.h"

#define OURS "X-HALFHOUR-"

/* ---- properties, and the fields they go to ---- */

enum vcard_many {
	MANY_ONE,    /* the first counts; a kept line gives way when the field was edited since */
	MANY_JOINED, /* all of them are the one field */
	MANY_REST,   /* the first is the field, the others are kept */
	MANY_LINES,  /* each is a line of the field */
};

/* The first of a field is written; the others are read as it. */
static const struct vcard_property {
	const char *name, *field;
	enum vcard_many many;
	const char *cut;     /* what a value of it may begin with */
} vcard_properties[] = {
	{ "FN", "name", MANY_ONE, "" },
	{ "TITLE", "role", MANY_ONE, "" },
	{ "ORG", "organisation", MANY_ONE, "" },
	{ "EMAIL", "email", MANY_REST, "mailto:" },
	{ "TEL", "phone", MANY_REST, "tel:" },
	{ "URL", "links", MANY_LINES, "" },
	{ "SOCIALPROFILE", "links", MANY_LINES, "" },
	{ "X-SOCIALPROFILE", "links", MANY_LINES, "" },
	{ "TZ", "zone", MANY_ONE, "" },
	{ "NOTE", "research", MANY_JOINED, "" },
	{ "CATEGORIES", "tags", MANY_JOINED, "" },
	{ "PRONOUNS", "pronouns", MANY_ONE, "" },
	{ "X-PRONOUNS", "pronouns", MANY_ONE, "" },
	{ "ROLE", "role", MANY_ONE, "" },
};

/* What is made anew for each card. */
static const char *const vcard_made[] = { "BEGIN", "END", "VERSION", "PRODID", "REV" };

static const struct vcard_property *
vcard_property(const char *name)
{
	for (size_t i = 0; i < LEN(vcard_properties); i++)
		if (strcasecmp(vcard_properties[i].name, name) == 0)
			return &vcard_properties[i];
	return NULL;
}

static bool
vcard_is_made(const char *name)
{
	for (size_t i = 0; i < LEN(vcard_made); i++)
		if (strcasecmp(vcard_made[i], name) == 0)
			return true;
	return strncasecmp(name, OURS, strlen(OURS)) == 0;
}

static const struct contact_field *
vcard_field(const char *name, size_t n)
{
	for (size_t i = 0; i < n_contact_fields; i++)
		if (strncasecmp(contact_fields[i].name, name, n) == 0 && !contact_fields[i].name[n])
			return &contact_fields[i];
	return NULL;
}

/* ---- values ---- */

/* Up to the first unescaped byte of `stop`. */
static const char *
vcard_unescape(struct text *out, const char *s, const char *stop)
{
	for (; *s && !strchr(stop, *s); s++) {
		if (*s == '\\' && (s[1] == 'n' || s[1] == 'N')) {
			text_addc(out, '\n');
			s++;
			continue;
		}
		s += *s == '\\' && s[1];
		text_addc(out, *s);
	}
	return s;
}

static void
vcard_escape(struct text *out, const char *s)
{
	for (; *s; s++) {
		if (*s == '\n')
			text_add(out, "\\n");
		else if (strchr("\\,;", *s))
			text_addf(out, "\\%c", *s);
		else
			text_addc(out, *s);
	}
}

static void
vcard_text(const struct vcard_property *p, const char *value, struct text *out)
{
	size_t n = strlen(p->cut);

	if (n && strncasecmp(value, p->cut, n) == 0)
		value += n;
	text_clear(out);
	vcard_unescape(out, value, p->name[0] == 'O' ? ";" : "");
	for (size_t i = 0; i < out->n && strcmp(p->name, "NOTE") != 0; i++)
		if (out->s[i] == '\n') /* only a note has lines */
			out->s[i] = ' ';
	char *trimmed = blank_trimmed(text_str(out));
	text_set(out, trimmed);
	free(trimmed);
}

/* "Okafor;Maya;Ann;Dr.;" as "Dr. Maya Ann Okafor". */
static void
vcard_full_name(const char *n, struct text *out)
{
	static const int order[] = { 3, 1, 2, 0, 4 };
	struct text part[5] = { { 0 } };

	for (size_t i = 0; i < LEN(part); i++) {
		n = vcard_unescape(&part[i], n, ";");
		n += *n == ';';
	}
	text_clear(out);
	for (size_t i = 0; i < LEN(order); i++)
		if (!blank_only(text_str(&part[order[i]])))
			text_addf(out, "%s%s", out->n ? " " : "", text_str(&part[order[i]]));
	for (size_t i = 0; i < LEN(part); i++)
		text_free(&part[i]);
}

/* The last word is the family's, where nobody said more. */
static void
vcard_split_name(const char *name, struct text *out)
{
	size_t n = strlen(name), at = n;

	while (at > 0 && !blank_before(name, at))
		at--;
	vcard_escape(out, name + at);
	text_addc(out, ';');
	char *given = mem_strn(name, at - blank_before(name, at));
	vcard_escape(out, given);
	free(given);
	text_add(out, ";;;");
}

/* ---- lines that are kept ---- */

static void
kept_line(struct text *kept, const struct vcard_line *l)
{
	text_addf(kept, "%s%s%s%s:%s\n", l->group, *l->group ? "." : "", l->name, l->params, l->value);
}

void
kept_put(struct text *kept, const char *name, const char *value)
{
	text_addf(kept, "%s:", name);
	vcard_escape(kept, value);
	text_addc(kept, '\n');
}

/* Where name, parameters and value of a kept line lie. */
struct kept_at {
	const char *name, *params, *value, *end;
	size_t n_name;
};

static bool
kept_read(const char *s, struct kept_at *k)
{
	const char *dot;

	k->end = s + strcspn(s, "\n");
	k->params = s + strcspn(s, ";:\n");
	dot = memchr(s, '.', (size_t)(k->params - s));
	k->name = dot ? dot + 1 : s;
	k->n_name = (size_t)(k->params - k->name);
	k->value = k->params;
	for (bool quoted = false; k->value < k->end && (quoted || *k->value != ':'); k->value++)
		quoted = quoted != (*k->value == '"');
	k->value += k->value < k->end;
	return *s != '\0';
}

static bool
kept_is(const struct kept_at *k, const char *name)
{
	return k->n_name == strlen(name) && strncasecmp(k->name, name, k->n_name) == 0;
}

static const char *
kept_next(const struct kept_at *k)
{
	return k->end + (*k->end == '\n');
}

/* The value as it is read; of a name's parts, the whole name. */
static void
kept_text(const struct kept_at *k, struct text *out)
{
	char *name = mem_strn(k->name, k->n_name), *value = mem_strn(k->value, (size_t)(k->end - k->value));
	const struct vcard_property *p = vcard_property(name);

	if (p)
		vcard_text(p, value, out);
	else if (strcasecmp(name, "N") == 0)
		vcard_full_name(value, out);
	else
		text_set(out, value);
	free(name);
	free(value);
}

void
kept_values(const char *kept, const char *name, struct strings *out)
{
	struct text value = { 0 };
	struct kept_at k;

	for (const char *s = kept; kept_read(s, &k); s = kept_next(&k)) {
		if (!kept_is(&k, name))
			continue;
		kept_text(&k, &value);
		strings_add(out, text_str(&value));
	}
	text_free(&value);
}

static bool
kept_has_name(const char *kept, const char *name)
{
	struct kept_at k;

	for (const char *s = kept; kept_read(s, &k); s = kept_next(&k))
		if (kept_is(&k, name))
			return true;
	return false;
}

static bool
kept_has(const char *kept, const struct kept_at *want)
{
	struct kept_at k;
	size_t n = (size_t)(want->end - want->value);

	for (const char *s = kept; kept_read(s, &k); s = kept_next(&k))
		if (k.n_name == want->n_name && strncasecmp(k.name, want->name, k.n_name) == 0 &&
			(size_t)(k.end - k.value) == n && strncmp(k.value, want->value, n) == 0)
			return true;
	return false;
}

bool
kept_add(struct text *kept, const char *more)
{
	struct kept_at k;
	size_t before = kept->n;

	for (const char *s = more; kept_read(s, &k); s = kept_next(&k))
		if (!kept_has(text_str(kept), &k)) {
			text_addn(kept, s, (size_t)(k.end - s));
			text_addc(kept, '\n');
		}
	return kept->n > before;
}

/* ---- a card as a contact ---- */

static char **
vcard_member(struct contact *c, const struct contact_field *f)
{
	return (char **)(void *)((char *)c + f->at);
}

/* What the field has, with another line, word or paragraph. */
static void
vcard_join_field(struct contact *c, const struct contact_field *f, const char *between, const char *value)
{
	char **at = vcard_member(c, f);
	struct text joined = { 0 };

	if (*at && **at)
		text_addf(&joined, "%s%s", *at, between);
	text_add(&joined, value);
	contact_put(c, f, text_str(&joined), NULL);
	text_free(&joined);
}

static bool
vcard_has_line(const char *lines, const char *line)
{
	struct strings all = { 0 };

	strings_split(&all, lines, "\n");
	bool has = strings_has(&all, line);
	strings_free(&all);
	return has;
}

static void
vcard_put_field(struct contact *c, const struct vcard_property *p, const char *value)
{
	const struct contact_field *f = vcard_field(p->field, strlen(p->field));
	char *const *at = vcard_member(c, f);
	bool there = *at && **at;

	if (!*value || (p->many == MANY_LINES && there && vcard_has_line(*at, value)))
		return;
	if (p->many == MANY_LINES || p->many == MANY_JOINED) {
		vcard_join_field(c, f, strcmp(f->name, "tags") == 0 ? "," : "\n", value);
	} else if (!there) {
		contact_put(c, f, value, NULL);
		if (!contact_field_check(c, f, NULL))
			contact_put(c, f, "", NULL);
	}
}

/* A preferred address is the field, wherever it is written. */
static bool
vcard_params_prefer(const char *params)
{
	struct text pref = { 0 };
	bool is = (vcard_param(params, "PREF", &pref) && strcmp(text_str(&pref), "1") == 0) ||
		vcard_type(params, "pref");

	text_free(&pref);
	return is;
}

static bool
vcard_preferred(const struct vcard_line *l)
{
	return vcard_params_prefer(l->params);
}

/* "urn:uuid:" and a UUID: the contact's own. */
static void
vcard_uid(struct contact *c, const char *value)
{
	static const char form[] = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
	const char *s = value + 9;

	if (strncasecmp(value, "urn:uuid:", 9) != 0 || strlen(s) != UUID_SIZE - 1)
		return;
	for (size_t i = 0; form[i]; i++)
		if (form[i] == '-' ? s[i] != '-' : !strchr("0123456789abcdef", s[i]))
			return;
	memcpy(c->uuid, s, UUID_SIZE);
}

static void
vcard_read_line(struct contact *c, const struct vcard_line *l)
{
	const struct vcard_property *p = vcard_property(l->name);
	const struct contact_field *f;
	struct text value = { 0 };

	if (p) {
		vcard_text(p, l->value, &value);
		vcard_put_field(c, p, text_str(&value));
	} else if (strncasecmp(l->name, OURS, strlen(OURS)) == 0) {
		f = vcard_field(l->name + strlen(OURS), strlen(l->name + strlen(OURS)));
		vcard_unescape(&value, l->value, "");
		if (f)
			contact_put(c, f, text_str(&value), NULL);
	} else if (strcasecmp(l->name, "UID") == 0) {
		vcard_uid(c, l->value);
	}
	text_free(&value);
}

/* Is the line just what the contact says by itself? */
static bool
vcard_says_all(const struct contact *c, const struct vcard_line *l)
{
	const struct vcard_property *p = vcard_property(l->name);
	struct text value = { 0 }, again = { 0 };
	bool all = false;

	if (!*l->value)
		return true;
	if (*l->group || *l->params)
		return false;
	if (strcasecmp(l->name, "UID") == 0)
		return c->uuid[0] && strcmp(l->value + 9, c->uuid) == 0;
	if (strcasecmp(l->name, "N") == 0) {
		vcard_split_name(c->name, &again);
		all = strcmp(text_str(&again), l->value) == 0;
	} else if (p && strcasecmp(p->name, "ROLE") != 0) {
		struct contact copy = *c;
		const char *has = *vcard_member(&copy, vcard_field(p->field, strlen(p->field)));

		vcard_text(p, l->value, &value);
		vcard_escape(&again, text_str(&value));
		all = p->many == MANY_JOINED || p->many == MANY_LINES ||
			(has && strcmp(has, text_str(&value)) == 0 &&
				(p->name[0] != 'O' || strcmp(text_str(&again), l->value) == 0));
	}
	text_free(&value);
	text_free(&again);
	return all;
}

/* Without a full name: its parts, then the organisation, then the address. */
static void
vcard_name_else(const struct vcard_card *card, struct contact *c)
{
	const struct contact_field *name = vcard_field("name", 4);
	struct text full = { 0 };

	for (size_t i = 0; i < card->n && !(c->name && *c->name); i++)
		if (strcasecmp(card->l[i].name, "N") == 0) {
			vcard_full_name(card->l[i].value, &full);
			contact_put(c, name, text_str(&full), NULL);
		}
	if (!(c->name && *c->name) && c->organisation && *c->organisation)
		contact_put(c, name, c->organisation, NULL);
	if (!(c->name && *c->name) && c->email)
		contact_put(c, name, c->email, NULL);
	text_free(&full);
}

bool
vcard_contact(const struct vcard_card *card, struct contact *c, struct text *kept, struct err *e)
{
	c->path = PATH_OTHER;
	for (size_t i = 0; i < card->n; i++)
		if (vcard_preferred(&card->l[i]))
			vcard_read_line(c, &card->l[i]);
	for (size_t i = 0; i < card->n; i++)
		if (!vcard_preferred(&card->l[i]) ||
			vcard_property(card->l[i].name) == NULL)
			vcard_read_line(c, &card->l[i]);
	vcard_name_else(card, c);
	if (!(c->name && *c->name))
		return err_set(e, "nobody is named in it: neither FN nor N nor ORG nor EMAIL has a value.");
	for (size_t i = 0; i < card->n; i++)
		if (!vcard_is_made(card->l[i].name) && !vcard_says_all(c, &card->l[i]))
			kept_line(kept, &card->l[i]);
	return true;
}

/* ---- a contact as a card ---- */

/* Folded at 75 bytes, between characters. */
static void
vcard_fold(struct text *out, const char *s, size_t n)
{
	size_t room = 75;

	while (n > room) {
		size_t cut = room;

		while (cut > 0 && ((unsigned char)s[cut] & 0xc0) == 0x80)
			cut--;
		text_addn(out, s, cut);
		text_add(out, "\r\n ");
		s += cut;
		n -= cut;
		room = 74;
	}
	text_addn(out, s, n);
	text_add(out, "\r\n");
}

static void
vcard_put_value(struct text *out, const char *name, const char *value)
{
	struct text line = { 0 };

	text_addf(&line, "%s:", name);
	vcard_escape(&line, value);
	vcard_fold(out, text_str(&line), line.n);
	text_free(&line);
}

/* Version 4 has bytes in a data: URI and a preference as PREF=1. */
static void
vcard_put_kept(struct text *out, const struct kept_at *k, const char *from, enum vcard_version v)
{
	struct text line = { 0 }, type = { 0 };
	char *params = mem_strn(k->params, (size_t)(k->value - k->params));
	char *name = mem_strn(k->name, k->n_name);
	bool bytes = v == VCARD_4 && !vcard_property(name) && vcard_param(params, "ENCODING", &type) &&
		strcasecmp(text_str(&type), "b") == 0;

	text_clear(&type);
	if (bytes) {
		bool typed = vcard_param(params, "TYPE", &type);
		text_addf(&line, "%.*s:data:%s%s;base64,%.*s", (int)(k->params - from), from,
			typed && !strchr(text_str(&type), '/') ? "image/" : "",
			typed ? text_str(&type) : "application/octet-stream",
			(int)(k->end - k->value), k->value);
	} else {
		text_addn(&line, from, (size_t)(k->end - from));
	}
	vcard_fold(out, text_str(&line), line.n);
	free(params);
	free(name);
	text_free(&line);
	text_free(&type);
}

static bool
kept_reads_as(const struct kept_at *k, const char *field, const char *value)
{
	char *name = mem_strn(k->name, k->n_name);
	const struct vcard_property *p = vcard_property(name);
	bool own = p ? strcmp(p->field, field) == 0 : strcasecmp(name, "N") == 0 && strcmp(field, "N") == 0;
	struct text text = { 0 };

	if (own && p && strcasecmp(p->name, "ROLE") == 0)
		own = false;
	if (own)
		kept_text(k, &text);
	own = own && strcmp(text_str(&text), value) == 0;
	text_free(&text);
	free(name);
	return own;
}

static bool
kept_prefers(const struct kept_at *k)
{
	char *params = mem_strn(k->params, (size_t)(k->value - k->params));
	bool prefers = vcard_params_prefer(params);

	free(params);
	return prefers;
}

/* The kept line that says this value, of two the preferred one (another number may be preferred as
 * well, and would come first), else the plain one. */
static void
vcard_put_one(struct text *out, const char *name, const char *field, const char *value, const char *kept,
	enum vcard_version v)
{
	struct kept_at k, found = { 0 };
	const char *at = NULL;

	for (const char *s = kept; kept_read(s, &k); s = kept_next(&k))
		if (kept_reads_as(&k, field, value) && (!at || (!kept_prefers(&found) && kept_prefers(&k)))) {
			found = k;
			at = s;
		}
	if (at)
		vcard_put_kept(out, &found, at, v);
	else
		vcard_put_value(out, name, value);
}

static void
vcard_put_lines(struct text *out, const struct vcard_property *p, const char *values, const char *kept,
	enum vcard_version v)
{
	struct strings lines = { 0 };

	strings_split(&lines, values, "\n");
	for (size_t i = 0; i < lines.n; i++)
		vcard_put_one(out, p->name, p->field, lines.s[i], kept, v);
	strings_free(&lines);
}

/* Commas part tags, so they are no part of one. */
static void
vcard_put_tags(struct text *out, const char *tags)
{
	struct strings all = { 0 };
	struct text line = { 0 };

	strings_split(&all, tags, ",");
	text_add(&line, "CATEGORIES:");
	for (size_t i = 0; i < all.n; i++) {
		text_add(&line, i ? "," : "");
		vcard_escape(&line, all.s[i]);
	}
	vcard_fold(out, text_str(&line), line.n);
	strings_free(&all);
	text_free(&line);
}

static const struct vcard_property *
vcard_first_of(const char *field)
{
	for (size_t i = 0; i < LEN(vcard_properties); i++)
		if (strcmp(vcard_properties[i].field, field) == 0)
			return &vcard_properties[i];
	return NULL;
}

/* What a contact has from the start is not written. */
static bool
vcard_preset(const struct contact_field *f, const char *value)
{
	return !*value || (f->held == HELD_FLAG && strcmp(value, "no") == 0) ||
		(f->held == HELD_ENUM && (strcmp(value, path_names[PATH_OTHER]) == 0 ||
			strcmp(value, stage_names[0]) == 0));
}

static void
vcard_put_own(struct text *out, const struct contact_field *f, const char *value)
{
	struct text name = { 0 };

	text_add(&name, OURS);
	for (const char *s = f->name; *s; s++)
		text_addc(&name, *s >= 'a' && *s <= 'z' ? (char)(*s - 'a' + 'A') : *s);
	vcard_put_value(out, text_str(&name), value);
	text_free(&name);
}

static void
vcard_put_contact_field(struct text *out, const struct contact_field *f, const char *value,
	const char *kept, enum vcard_version v)
{
	const struct vcard_property *p = vcard_first_of(f->name);

	if (vcard_preset(f, value))
		return;
	if (!p)
		vcard_put_own(out, f, value);
	else if (p->many == MANY_LINES)
		vcard_put_lines(out, p, value, kept, v);
	else if (strcmp(f->name, "tags") == 0)
		vcard_put_tags(out, value);
	else
		vcard_put_one(out, v == VCARD_3 && strcmp(p->name, "PRONOUNS") == 0 ? "X-PRONOUNS" : p->name,
			p->field, value, kept, v);
}

/* Was it written in a field's place, or is it one that gives way to the field? */
static bool
kept_is_done(const struct contact *c, const struct kept_at *k)
{
	char *name = mem_strn(k->name, k->n_name);
	const struct vcard_property *p = vcard_property(name);
	struct text value = { 0 };
	bool done = strcasecmp(name, "N") == 0;

	if (p && strcasecmp(p->name, "ROLE") != 0) {
		done = p->many == MANY_ONE || p->many == MANY_JOINED;
		for (size_t i = 0; !done && i < n_contact_fields; i++) {
			struct strings lines = { 0 };
			text_clear(&value);
			contact_get(c, &contact_fields[i], &value);
			if (strcmp(contact_fields[i].name, p->field) == 0)
				strings_split(&lines, text_str(&value), "\n");
			for (size_t j = 0; !done && j < lines.n; j++)
				done = kept_reads_as(k, p->field, lines.s[j]);
			strings_free(&lines);
		}
	}
	text_free(&value);
	free(name);
	return done;
}

void
vcard_put(struct text *out, const struct contact *c, const char *kept, enum vcard_version v)
{
	struct text value = { 0 };
	struct kept_at k;

	kept = kept ? kept : "";
	text_addf(out, "BEGIN:VCARD\r\nVERSION:%s\r\nPRODID:-//halfhour//EN\r\n", v == VCARD_3 ? "3.0" : "4.0");
	if (c->uuid[0] && !kept_has_name(kept, "UID"))
		text_addf(out, "UID:urn:uuid:%s\r\n", c->uuid);
	text_add(&value, "N:");
	vcard_split_name(c->name, &value);
	bool n_kept = false;
	for (const char *s = kept; !n_kept && kept_read(s, &k); s = kept_next(&k))
		if ((n_kept = kept_reads_as(&k, "N", c->name)))
			vcard_put_kept(out, &k, s, v);
	if (!n_kept)
		vcard_fold(out, text_str(&value), value.n);
	for (size_t i = 0; i < n_contact_fields; i++) {
		text_clear(&value);
		contact_get(c, &contact_fields[i], &value);
		vcard_put_contact_field(out, &contact_fields[i], text_str(&value), kept, v);
	}
	for (const char *s = kept; kept_read(s, &k); s = kept_next(&k))
		if (!kept_is_done(c, &k))
			vcard_put_kept(out, &k, s, v);
	text_add(out, "END:VCARD\r\n");
	text_free(&value);
}

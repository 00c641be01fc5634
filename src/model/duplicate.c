/* duplicate.c: the same person twice: known again by address, profile link, or name and organisation. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "model/duplicate.h"

/* ---- keys: FNV-1a, 64 bits ---- */

static uint64_t
known_hash(uint64_t h, const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		h = (h ^ (unsigned char)s[i]) * UINT64_C(0x100000001b3);
	return h;
}

static uint64_t
known_begin(enum known_by by)
{
	return UINT64_C(0xcbf29ce484222325) ^ (uint64_t)by;
}

static bool
known_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

/* Folded words: case, accents and what stands between words do not count. */
static uint64_t
known_words(uint64_t h, const char *s)
{
	struct text folded = { 0 };
	bool between = false;

	utf8_fold(&folded, s ? s : "");
	for (const char *p = text_str(&folded); *p; p++) {
		if (known_letter(*p)) {
			if (between)
				h = known_hash(h, " ", 1);
			h = known_hash(h, p, 1);
			between = false;
		} else if (p != folded.s) {
			between = true;
		}
	}
	text_free(&folded);
	return h;
}

static void
known_address(const char *address, known_key *key, void *user)
{
	uint64_t h = known_begin(KNOWN_ADDRESS);

	if (!address || !*address)
		return;
	for (const char *p = address; *p; p++) {
		char c = *p >= 'A' && *p <= 'Z' ? (char)(*p - 'A' + 'a') : *p;

		h = known_hash(h, &c, 1);
	}
	key(user, KNOWN_ADDRESS, h);
}

/* ---- profile links ---- */

/* Hosts (their languages' too: de.linkedin.com) and how the path of a person begins. */
static const struct {
	const char *host, *path;
} known_profiles[] = {
	{ "linkedin.com", "/in/" }, { "linkedin.com", "/pub/" }, { "linkedin.com", "/sales/lead/" },
	{ "xing.com", "/profile/" }, { "github.com", "/" }, { "gitlab.com", "/" },
	{ "twitter.com", "/" }, { "x.com", "/" }, { "facebook.com", "/" }, { "instagram.com", "/" },
	{ "bsky.app", "/profile/" }, { "orcid.org", "/" }, { "researchgate.net", "/profile/" },
	{ "scholar.google.com", "/citations?user=" },
};

static bool
known_host(const char *host, size_t n, const char *of)
{
	size_t len = strlen(of);

	return n >= len && strncasecmp(host + n - len, of, len) == 0 && (n == len || host[n - len - 1] == '.');
}

static bool
known_link(const char *link, size_t n, known_key *key, void *user)
{
	char url[512];
	const char *s = url, *path;
	size_t host;

	if (n == 0 || n >= sizeof(url))
		return false;
	memcpy(url, link, n);
	url[n] = '\0';
	path = strstr(s, "://");
	s = path ? path + 3 : s;
	host = strcspn(s, "/?#");
	path = s + host;
	for (size_t i = 0; i < LEN(known_profiles); i++) {
		size_t begins = strlen(known_profiles[i].path);
		if (!known_host(s, host, known_profiles[i].host) ||
			strncasecmp(path, known_profiles[i].path, begins) != 0)
			continue;
		size_t who = strcspn(path + begins, "/?#&");
		uint64_t h = known_begin(KNOWN_LINK);
		h = known_hash(h, known_profiles[i].host, strlen(known_profiles[i].host));
		for (size_t j = 0; j < who; j++) {
			char c = path[begins + j];
			c = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
			h = known_hash(h, &c, 1);
		}
		if (who)
			key(user, KNOWN_LINK, h);
		return who > 0;
	}
	return false;
}

/* ---- all of somebody ---- */

/* True: somebody has a profile. */
static bool
known_links(const char *links, known_key *key, void *user)
{
	bool any = false;

	for (const char *s = links ? links : ""; *s; s += strcspn(s, "\n"), s += *s == '\n')
		any |= known_link(s, strcspn(s, "\n"), key, user);
	return any;
}

/* Bits of what speaks against somebody else of the same name who has it too. */
enum { KNOWN_PROFILED = 1, KNOWN_MAILED = 2, N_KNOWN_SETS = 4 };

/* Known by the own set; looked for by those sets that share nothing with it. */
static void
known_name(const struct known *k, unsigned has, bool looked, known_key *key, void *user)
{
	uint64_t h = known_hash(known_words(known_begin(KNOWN_NAME), k->name), "\n", 1);

	h = known_words(h, k->organisation);
	for (unsigned set = 0; set < N_KNOWN_SETS; set++)
		if (looked ? !(set & has) : set == has)
			key(user, KNOWN_NAME, (h & ~UINT64_C(3)) | set);
}

void
known_keys(const struct known *k, const struct strings *addresses, bool looked, known_key *key,
	void *user)
{
	bool nowhere = !k->organisation || !*k->organisation;
	unsigned has = 0;

	if (k->uuid && *k->uuid)
		key(user, KNOWN_UUID, known_hash(known_begin(KNOWN_UUID), k->uuid, strlen(k->uuid)));
	known_address(k->email, key, user);
	for (size_t i = 0; i < addresses->n; i++)
		known_address(addresses->s[i], key, user);
	has |= known_links(k->links, key, user) ? KNOWN_PROFILED : 0;
	has |= nowhere && k->email && *k->email ? KNOWN_MAILED : 0;
	known_name(k, has, looked, key, user);
}

/* ---- joined ---- */

static bool
merge_has_line(const char *lines, const char *line)
{
	size_t n = strlen(line);

	for (const char *s = lines; *s; s += strcspn(s, "\n"), s += *s == '\n')
		if (strcspn(s, "\n") == n && strncmp(s, line, n) == 0)
			return true;
	return false;
}

/* What theirs has and ours lacks, behind ours. */
static void
merge_lists(const char *mine, const char *their, bool tags, struct text *out)
{
	struct strings parts = { 0 }, own = { 0 };

	strings_split(&parts, their, tags ? "," : "\n");
	strings_split(&own, mine, tags ? "," : "\n");
	text_add(out, mine);
	for (size_t i = 0; i < parts.n; i++)
		if (tags ? !strings_has(&own, parts.s[i]) : !merge_has_line(text_str(out), parts.s[i]))
			text_addf(out, "%s%s", out->n ? tags ? ", " : "\n" : "", parts.s[i]);
	strings_free(&parts);
	strings_free(&own);
}

/* Does the contact have this from the start? */
static bool
merge_preset(const struct contact_field *f, const char *value)
{
	return !*value || (f->held == HELD_FLAG && strcmp(value, "no") == 0) ||
		(f->held == HELD_ENUM && (strcmp(value, path_names[PATH_OTHER]) == 0 ||
			strcmp(value, stage_names[STAGE_IDEA]) == 0));
}

static void
merge_say(const struct contact_field *f, const char *mine, const char *their, bool theirs,
	struct text *differs)
{
	text_addf(differs, "%s\t%s\t%s\t%s\n", f->name, mine, their, theirs ? "theirs" : "");
}

static bool
merge_field(struct contact *c, const struct contact_field *f, const char *mine, const char *their,
	bool theirs, struct text *differs)
{
	bool tags = strcmp(f->name, "tags") == 0;
	struct text joined = { 0 };

	if (merge_preset(f, their) || strcmp(mine, their) == 0)
		return false;
	if (merge_preset(f, mine)) {
		text_add(&joined, their);
	} else if (f->tall || tags) {
		merge_lists(mine, their, tags, &joined);
	} else if (contact_field_several(f) && !theirs) {
		text_add(&joined, mine); /* the other is one more */
	} else {
		merge_say(f, mine, their, theirs, differs);
		text_add(&joined, theirs ? their : mine);
	}
	bool changed = strcmp(text_str(&joined), mine) != 0 && contact_put(c, f, text_str(&joined), NULL);
	text_free(&joined);
	return changed;
}

/* Of somebody without a name the address was taken for one. */
static bool
merge_name_is_address(const struct contact *c)
{
	return c->name && c->email && strcmp(c->name, c->email) == 0;
}

uint64_t
contact_field_bit(const char *name)
{
	for (size_t i = 0; i < n_contact_fields; i++)
		if (strcmp(contact_fields[i].name, name) == 0)
			return UINT64_C(1) << i;
	return 0;
}

bool
contact_merge(struct contact *mine, const struct contact *their, uint64_t theirs, struct text *differs)
{
	struct text a = { 0 }, b = { 0 };
	bool changed = false;

	for (size_t i = 0; i < n_contact_fields; i++) {
		text_clear(&a);
		text_clear(&b);
		if (contact_fields[i].at == offsetof(struct contact, name) && merge_name_is_address(their))
			continue;
		contact_get(mine, &contact_fields[i], &a);
		contact_get(their, &contact_fields[i], &b);
		changed |= merge_field(mine, &contact_fields[i], text_str(&a), text_str(&b),
			theirs >> i & 1, differs);
	}
	text_free(&a);
	text_free(&b);
	return changed;
}

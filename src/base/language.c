/*
 * language.c: a sentence in the language of whoever uses the program. It is written in
 * English; a catalogue of gettext (po/) puts another language in the place of each sentence.
 */
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "base.h"

#if defined(__linux__) && __has_include(<libintl.h>)
#include <libintl.h>
#else /* no gettext in the C library: English */
#define dgettext(domain, s) ((void)(domain), s)
#define dngettext(domain, one, many, n) ((void)(domain), (n) == 1 ? one : many)
#define bindtextdomain(domain, folder) ((void)(domain), (void)(folder))
#define bind_textdomain_codeset(domain, codeset) ((void)(domain), (void)(codeset))
#endif

#ifndef LOCALEDIR
#define LOCALEDIR DATADIR "/../locale" /* PREFIX/share/locale */
#endif

static const char domain[] = "halfhour";

/* False for English: then nothing is looked up, and no file is opened. */
static bool foreign;

static bool
language_is_ours(const char *name)
{
	return strncmp(name, "en", 2) == 0 || strcmp(name, "C") == 0 || strncmp(name, "C.", 2) == 0 ||
		strcmp(name, "POSIX") == 0;
}

/* As gettext chooses: LANGUAGE has the first word, but in the locale C. */
static bool
language_is_foreign(void)
{
	const char *locale = setlocale(LC_MESSAGES, NULL), *list = getenv("LANGUAGE");

	if (!locale || strcmp(locale, "C") == 0 || strcmp(locale, "POSIX") == 0)
		return false;
	return !language_is_ours(list && *list ? list : locale);
}

void
language_open(void)
{
	const char *folder = getenv("TEXTDOMAINDIR");

	foreign = language_is_foreign();
	if (!foreign)
		return;
	bindtextdomain(domain, folder && *folder ? folder : LOCALEDIR);
	bind_textdomain_codeset(domain, "UTF-8");
}

const char *
language_text(const char *s)
{
	return foreign && s && *s ? dgettext(domain, s) : s;
}

const char *
language_form(uint64_t n, const char *one, const char *many)
{
	if (!foreign)
		return n == 1 ? one : many;
	return dngettext(domain, one, many, (unsigned long)n);
}

/* import_say.c: what an import has to say of a record, with the file and the line. */
#include <inttypes.h>
#include <string.h>

#include "import_job.h"

const char *
import_file_name(const struct import *m)
{
	const char *slash = strrchr(m->file, '/');

	return slash && slash[1] ? slash + 1 : m->file;
}

void
import_say(struct import *m, int64_t line, const char *what)
{
	struct text t = { 0 };

	if (line)
		text_addf(&t, "%s: line %" PRId64 ": %s", import_file_name(m), line, what);
	else
		text_addf(&t, "%s: %s", import_file_name(m), what);
	strings_add(m->said, text_str(&t));
	text_free(&t);
}

void
import_say_bad(struct import *m, int64_t line, const char *why)
{
	m->n.bad++;
	import_say(m, line, why);
}

/* Settings written to a file for tests. */
#include <string.h>

#include "config_temp.h"

bool
config_save(const struct config *c, const char *path, struct err *e)
{
	struct text was = { 0 }, now = { 0 };
	bool ok = config_edit(c, path, &was, &now, e);
	bool same = path_exists(path) && was.n == now.n &&
		memcmp(text_str(&was), text_str(&now), now.n) == 0;

	ok = ok && (same || (path_make_parent(path, e) &&
				    file_write(path, text_str(&now), now.n, e)));
	text_free(&was);
	text_free(&now);
	return ok;
}

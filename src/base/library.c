/* library.c: libraries that are loaded when they are first needed, not at every start. */
#include <dlfcn.h>
#include <string.h>

#include "base_library.h"

static bool
library_load(const struct library *l, void *pointers)
{
	void *handle = dlopen(l->file, RTLD_NOW | RTLD_LOCAL);

	for (size_t i = 0; handle && i < l->n; i++) {
		void *at = dlsym(handle, l->calls[i]);

		if (!at)
			return false;
		memcpy((char *)pointers + i * sizeof(at), &at, sizeof(at));
	}
	return handle != NULL;
}

bool
library_open(struct library *l, void *pointers, struct err *e)
{
	if (l->state == LIBRARY_UNTRIED)
		l->state = library_load(l, pointers) ? LIBRARY_THERE : LIBRARY_MISSING;
	return l->state == LIBRARY_THERE ||
		err_set(e, "This needs %s (%s). Install it, then try again.",
			l->name, l->file);
}

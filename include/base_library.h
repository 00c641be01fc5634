/* base_library.h: libraries that are loaded when they are first needed, not at every start. */
#ifndef HALFHOUR_BASE_LIBRARY_H
#define HALFHOUR_BASE_LIBRARY_H

#include "base.h"

/* One that few runs need and that would be a good part of each start. */
struct library {
	const char *name;         /* "libical", as one installs it */
	const char *file;         /* "libical.so.3", found when this program was built */
	const char *const *calls; /* names of its functions */
	size_t n;
	enum { LIBRARY_UNTRIED, LIBRARY_THERE, LIBRARY_MISSING } state;
};

/* Fills `pointers`, a struct of n pointers to functions in the order of the names; asked again it
 * costs nothing. False: it is not installed, or lacks one of them; e says so. */
bool library_open(struct library *l, void *pointers, struct err *e);

/* What the only file that calls a library says once: its functions in `calls(X)`, a list of
 * X(prefix, rest of the name). They are called by `var.rest()`, after var_usable(e) was true. Where
 * the linker's name of the library is not known (no ELF), it is linked and always there. */
#define LIBRARY_POINTER(prefix, f) __typeof__(prefix##f) *f; /* NOLINT(bugprone-macro-parentheses): a declaration */
#define LIBRARY_NAME(prefix, f) #prefix #f,
#define LIBRARY_ADDRESS(prefix, f) prefix##f,
#ifdef LIBRARIES_LATE
#define LIBRARY(var, calls, title, soname) \
	static struct { calls(LIBRARY_POINTER) } var; \
	static bool var##_usable(struct err *e) \
	{ \
		static const char *const names[] = { calls(LIBRARY_NAME) }; \
		static struct library l = { title, soname, names, LEN(names), LIBRARY_UNTRIED }; \
		return library_open(&l, &var, e); \
	}
#else
#define LIBRARY(var, calls, title, soname) \
	static const struct { calls(LIBRARY_POINTER) } var = { calls(LIBRARY_ADDRESS) }; /* NOLINT(bugprone-macro-parentheses): a name */ \
	static bool var##_usable(struct err *e) \
	{ \
		(void)e; \
		return true; \
	}
#endif

#endif

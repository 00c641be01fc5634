/* Many invented people, for a workbook that is to be large. */
#include "demo_script.h"

static const char *const demo_first[] = { "Amina", "Bruno", "Chiara", "Daniel", "Elif", "Farid", "Greta",
	"Hana", "Ivo", "Jun", "Kofi", "Leila", "Mateo", "Nadia", "Omar", "Pia", "Quinn", "Rosa", "Sven",
	"Thu" };
static const char *const demo_family[] = { "Adler", "Baptiste", "Costa", "Dahl", "Endo", "Fischer", "Garcia",
	"Haddad", "Ito", "Jensen", "Kaya", "Lindgren", "Mensah", "Novak", "Osei", "Petrov", "Quist", "Rossi",
	"Silva", "Tanaka" };
static const char *const demo_work[] = { "Nurse", "Grid planner", "Teacher", "Site manager", "Analyst",
	"Carpenter", "Lawyer", "Chef", "Archivist", "Engineer" };
static const char *const demo_place[] = { "Lakeside", "Harbour", "Northlight", "Old Town", "Riverbank" };
static const char *const demo_house[] = { "Hospital", "Works", "School", "Energy", "Studio", "Office" };

/* The nth of them: names repeat only after 400, and differ then by a number. */
static bool
demo_person(struct desk *d, int n, struct err *e)
{
	struct text name = { 0 }, organisation = { 0 };
	struct contact c = { .path = (enum path)(n % N_PATHS), .stage = STAGE_IDEA };

	text_addf(&name, "%s %s", demo_first[n % 20], demo_family[n / 20 % 20]);
	if (n >= 400)
		text_addf(&name, " %d", n / 400 + 1);
	text_addf(&organisation, "%s %s", demo_place[n / 7 % 5], demo_house[n / 3 % 6]);
	c.name = text_take(&name);
	c.role = mem_str(demo_work[n % 10]);
	c.organisation = text_take(&organisation);
	bool good = store_contact_save(d->store, &c, e);
	contact_done(&c);
	return good;
}

bool
demo_people(struct desk *d, int n, struct err *e)
{
	enum { SLICE = 500 };
	int64_t batch = 0;
	bool good = n <= 0 || store_batch_begin(d->store, "import", &batch, e);

	for (int i = 0; good && i < n;) {
		good = store_batch_slice(d->store, batch, e);
		for (int end = i + SLICE; good && i < end && i < n; i++)
			good = demo_person(d, i, e);
		good = store_done(d->store, good, e) && good;
	}
	return good && (!batch || store_batch_close(d->store, batch, "the demo's people", e));
}

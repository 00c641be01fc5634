/* partner.c: what a practice partner is called in lists; the workbook knows the script's name only. */
#include <stdlib.h>
#include <string.h>

#include "private.h"

/* Each name is asked for once. */
static const char *
partner_called(struct store *s, const char *id)
{
	for (size_t i = 0; i < s->partner.ids.n; i++)
		if (strcmp(s->partner.ids.s[i], id) == 0)
			return s->partner.names.s[i];
	char *name = s->partner.name && *id ? s->partner.name(id) : NULL;
	strings_add(&s->partner.ids, id);
	strings_add(&s->partner.names, name ? name : id);
	free(name);
	return s->partner.names.s[s->partner.names.n - 1];
}

/* partner_name(id) in SQL. */
static void
partner_sql(sqlite3_context *x, int n, sqlite3_value **v)
{
	const char *id = (const char *)sqlite3_value_text(v[0]);

	(void)n;
	if (id)
		sqlite3_result_text(x, partner_called(sqlite3_user_data(x), id), -1, SQLITE_TRANSIENT);
}

void
store_partner_names(struct store *s, char *(*name)(const char *partner))
{
	strings_free(&s->partner.ids);
	strings_free(&s->partner.names);
	s->partner.name = name;
}

bool
partner_function_add(struct store *s, struct err *e)
{
	s->rc = sqlite3_create_function_v2(s->db, "partner_name", 1, SQLITE_UTF8 | SQLITE_DIRECTONLY, s,
		partner_sql, NULL, NULL, NULL);
	return sql_ok(s, e);
}

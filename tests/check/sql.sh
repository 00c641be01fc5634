#!/bin/sh
# sql.sh: what tools/embed-sql.sh builds into the program is the scripts to the byte.

cd "$(dirname "$0")/../.." || exit 1
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT

cat >"$scratch/002-b.sql" <<'END'
-- a "quoted" name, a back\slash, é 田中, what?? (in C11 that might be a trigraph: ??/ ??=)
CREATE TABLE t(	x TEXT DEFAULT '%s\n' /* not a */ );

END
printf 'SELECT 1;\n-- the last line ends nowhere' >"$scratch/001-a.sql"
cat >"$scratch/print.c" <<'END'
#include <stdio.h>
#include "sql.h"
int
main(void)
{
	for (size_t i = 0; i < n_sql_files; i++)
		printf("%s:\n%s", sql_files[i].name, sql_files[i].text);
	return sql_files[n_sql_files].name != NULL;
}
END
{
	printf '001-a.sql:\n'
	cat "$scratch/001-a.sql"
	printf '\n002-b.sql:\n'
	cat "$scratch/002-b.sql"
} >"$scratch/expected"

tools/embed-sql.sh "$scratch/001-a.sql" "$scratch/002-b.sql" >"$scratch/sql.c" &&
	${CC:-cc} -std=c11 -Wall -Wextra -Werror -Isrc/store -o "$scratch/print" \
		"$scratch/print.c" "$scratch/sql.c" &&
	"$scratch/print" >"$scratch/found" && cmp "$scratch/expected" "$scratch/found" &&
	echo "ok sql: scripts are embedded to the byte" ||
	echo "not ok sql: scripts are embedded to the byte"

tools/embed-sql.sh >"$scratch/sql.c" &&
	${CC:-cc} -std=c11 -Wall -Wextra -Wpedantic -Werror -Isrc/store -o "$scratch/print" \
		"$scratch/print.c" "$scratch/sql.c" &&
	[ -z "$("$scratch/print")" ] && echo "ok sql: no scripts, an empty table" ||
	echo "not ok sql: no scripts, an empty table"

# Within a trigger OR IGNORE is overruled by the statement that fired it: under ON CONFLICT DO UPDATE
# it fails where the row is there already.
grep -n "OR IGNORE" data/sql/triggers.sql &&
	echo "not ok sql: triggers say ON CONFLICT DO NOTHING" ||
	echo "ok sql: triggers say ON CONFLICT DO NOTHING"

#!/bin/sh
# embed-sql.sh FILE...: prints a C file that holds the SQL scripts, a string a line.
# A question mark is escaped too: in C11 two of them may begin a trigraph.

echo '/* Made from data/sql by tools/embed-sql.sh; change those. */'
echo '#include "sql.h"'
echo
echo 'const struct sql_file sql_files[] = {'
for file; do
	printf '\t{ "%s",\n' "${file##*/}"
	LC_ALL=C sed -e 's/[\\"?]/\\&/g' -e 's/^/	  "/' -e 's/$/\\n"/' "$file"
	printf '\t  "" },\n'
done
printf '\t{ NULL, NULL },\n};\n'
echo 'const size_t n_sql_files = sizeof(sql_files) / sizeof(sql_files[0]) - 1;'

#!/bin/sh
# embed-sql.sh FILE...: prints a C file that holds the SQL scripts, a string a line: those with a
# number in one table, another NAME.sql as sql_NAME.
# A question mark is escaped too: in C11 two of them may begin a trigraph.

echo '/* Made from data/sql by tools/embed-sql.sh; change those. */'
echo '#include "sql.h"'
echo
lines() {
	LC_ALL=C sed -e 's/[\\"?]/\\&/g' -e 's/^/	  "/' -e 's/$/\\n"/' "$1"
}

for file; do
	name=${file##*/}
	case $name in [!0-9]*)
		echo "const char sql_${name%.sql}[] ="
		lines "$file"
		printf '\t  "";\n\n'
	esac
done
echo 'const struct sql_file sql_files[] = {'
for file; do
	case ${file##*/} in [0-9]*)
		printf '\t{ "%s",\n' "${file##*/}"
		lines "$file"
		printf '\t  "" },\n'
	esac
done
printf '\t{ NULL, NULL },\n};\n'
echo 'const size_t n_sql_files = sizeof(sql_files) / sizeof(sql_files[0]) - 1;'

#!/bin/sh
# embed-centre.sh FILE...: prints a C file that holds the centre's migrations, a string a line.
# A question mark is escaped too: in C11 two of them may begin a trigraph.

echo '/* Made from data/centre by tools/embed-centre.sh; change those. */'
echo '#include "centre.h"'
echo
echo 'const struct migration migrations[] = {'
for file; do
	printf '\t{ "%s",\n' "${file##*/}"
	LC_ALL=C sed -e 's/[\\"?]/\\&/g' -e 's/^/	  "/' -e 's/$/\\n"/' "$file"
	printf '\t  "" },\n'
done
echo '};'
echo 'const size_t n_migrations = sizeof(migrations) / sizeof(migrations[0]);'

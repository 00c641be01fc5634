#!/bin/sh
# catalogue.sh MANUAL: prints the catalogue of all sentences for people, by xgettext of gettext:
# those that MANUAL finds in the source, by the functions they are given to, and those of the
# tables, each with where it is said. Nothing on a status line may be longer than two rows of 40
# columns. It is printed when wanted, not kept: two branches with a new sentence each would meet in it.

cd "$(dirname "$0")/.." || exit 1
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT

# What these write is read by a program: their formats are no sentences.
writers='^src/store/|^src/formats/(document_|html|json|markdown|yaml|nouns_json)|^src/base/delta'
files=$(ls src/*/*.c src/*/*/*.c)
{
	"$1" --sentences && "$1" --said $(echo "$files" | grep -vE "$writers") &&
		"$1" --written $(echo "$files" | grep -E "$writers")
} >"$scratch/sentences.c" &&
	xgettext -k_ -kngettext:1,2 --from-code=UTF-8 -L C -o "$scratch/halfhour.pot" --force-po \
		--sort-by-file --package-name=halfhour "$scratch/sentences.c" &&
	sed 's/charset=CHARSET/charset=UTF-8/' "$scratch/halfhour.pot"

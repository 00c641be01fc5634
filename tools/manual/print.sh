#!/bin/sh
# print.sh MANUAL FOLDER: the manual pages, the completions, the map of the source and the
# picture of the README into FOLDER; what is as before is left alone.

manual=$1 folder=$2

# put FILE COMMAND...: what the command prints, when it succeeds
put() {
	file=$folder/$1
	shift
	mkdir -p "${file%/*}"
	"$@" >"$file.new" || { rm -f "$file.new"; exit 1; }
	if cmp -s "$file.new" "$file"; then
		rm "$file.new"
	else
		mv "$file.new" "$file" && echo "$file"
	fi
}

for template in man/*.in; do
	put "${template%.in}" "$manual" <"$template" || exit 1
done
put completions/halfhour.bash "$manual" --bash
put completions/_halfhour "$manual" --zsh
put completions/halfhour.fish "$manual" --fish
put src/MAP.md tools/map.sh
put docs/accessibility.md tools/accessibility.sh

# The first block of the README is the screen of a transcript.
put README.md awk '
	NR == FNR { if (sub(/^[|] ?/, "")) rows = rows $0 "\n"; next }
	/^```/ { fences++; if (fences == 2) printf "%s", rows }
	fences != 1 || /^```/' tests/ui/picture.session README.md

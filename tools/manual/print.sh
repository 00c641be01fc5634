#!/bin/sh
# print.sh MANUAL FOLDER: the manual pages and completions into man/ and completions/ of
# FOLDER, each from its template or the tables alone; what is as before is left alone.

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

#!/bin/sh
# language.sh: a translation needs no code. The catalogue is translated into a language made up for
# the test, each sentence between ⟦ and ⟧; the program runs in it, and every word of ours that it shows
# stands between the marks.

cd "$(dirname "$0")/../.." || exit 1
build=${HALFHOUR_BIN:-build/halfhour}
build=${build%/*}
case $build in /*) ;; *) build=$PWD/$build ;; esac
for tool in xgettext msgen msgfilter msgfmt; do
	command -v $tool >/dev/null || { echo "not ok language: $tool is missing: make deps"; exit 0; }
done
[ -x "$build/manual" ] || { echo "not ok language: $build/manual is not built"; exit 0; }
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT

# A word may stand alone and with a plural: xgettext warns, and it works.
tools/catalogue.sh "$build/manual" >"$scratch/halfhour.pot" 2>"$scratch/told"
[ $? -eq 0 ] && [ -s "$scratch/halfhour.pot" ] && echo "ok language: the catalogue is printed" ||
	{ echo "not ok language: the catalogue: $(cat "$scratch/told")"; exit 0; }

# What xgettext would not have found: the second of two, and one of a table.
for text in 'Choose by arrow or name' 'Go to Today' '%zu fields need attention:'; do
	grep -qF "\"$text\"" "$scratch/halfhour.pot" && echo "ok language: it has: $text" ||
		echo "not ok language: it has not: $text"
done

mkdir -p "$scratch/qq/LC_MESSAGES"
sed -e 's/nplurals=INTEGER; plural=EXPRESSION/nplurals=2; plural=(n != 1)/' \
	-e 's/^"Language: /"Language: qq/' "$scratch/halfhour.pot" >"$scratch/qq.pot"
msgen "$scratch/qq.pot" | msgfilter --keep-header -o "$scratch/qq.po" \
	sed -e ':all' -e '$!{' -e 'N' -e 'ball' -e '}' -e 's/^\(\n*\)/\1⟦/' -e 's/\(\n*\)$/⟧\1/' 2>"$scratch/told"
msgfmt --check-format --check-header -o "$scratch/qq/LC_MESSAGES/halfhour.mo" "$scratch/qq.po" 2>"$scratch/told" &&
	echo "ok language: msgfmt compiles it" || echo "not ok language: msgfmt: $(grep -v warning "$scratch/told")"
export LC_ALL=C.UTF-8 LANGUAGE=qq TEXTDOMAINDIR="$scratch"

# unmarked FILE: the lines with a word of our letters outside of all marks; names of keys, of
# commands and of their arguments are what one types in every language.
unmarked() {
	LC_ALL=C awk '
	{ text = text $0 "\n" }
	END {
		gsub(/\342\237\246/, "\001", text)
		gsub(/\342\237\247/, "\002", text)
		while (gsub(/\001[^\001\002]*\002/, "", text)) ;
		gsub(/(^|\n)  (--)?[a-z][^\n]*/, "", text)
		gsub(/Ctrl-[A-Z]|Enter|Tab|Esc/, "", text)
		n = split(text, line, "\n")
		for (i = 1; i <= n; i++)
			if (line[i] ~ /[A-Za-z][A-Za-z]/) print line[i]
	}' "$1"
}
printf '%s\n' '⟦All of ⟦it⟧' 'is.⟧ Enter' '⟦One⟧ is not' '1 ⟦a⟧ 2' >"$scratch/lines"
[ "$(unmarked "$scratch/lines")" = ' is not' ] && echo "ok language: what is not marked is seen" ||
	echo "not ok language: what is not marked is seen"

# shows WHAT FILE: all of it is marked.
shows() {
	left=$(unmarked "$2")
	if [ ! -s "$2" ] || ! grep -q ⟦ "$2"; then
		echo "not ok language: $1 shows nothing in the other language: $(head -3 "$2")"
	elif [ "$left" ]; then
		echo "not ok language: $1: this is left in English: $left"
	else
		echo "ok language: $1"
	fi
}

# What a person wrote is Greek here, so that Latin letters are ours.
export XDG_DATA_HOME="$scratch/d" XDG_CONFIG_HOME="$scratch/c" XDG_STATE_HOME="$scratch/s" TZ=UTC
"$build/halfhour" --help >"$scratch/help"
shows "--help" "$scratch/help"
"$build/halfhour" add contact --name 'Ωμέγα' --organisation 'Άλφα' >/dev/null
"$build/halfhour" today >"$scratch/today"
shows "today" "$scratch/today"

#!/bin/sh
# language.sh: a translation needs no code. The catalogue is translated into a language made up for
# the test, each sentence between ⟦ and ⟧; the program runs in it, and every word of ours that it shows
# stands between the marks. In a second one each letter is another letter: every session of tests/ui
# is played in it, and no sentence of the source is left in what the screens show.

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

# ---- every screen ----

# letters: the text with Cyrillic letters for ours; what a format fills in stays.
cat >"$scratch/letters.awk" <<'END'
BEGIN {
	RS = "\001"
	for (i = 0; i < 26; i++) {
		to[sprintf("%c", 97 + i)] = i < 16 ? sprintf("\320%c", 176 + i) : sprintf("\321%c", 112 + i)
		to[sprintf("%c", 65 + i)] = sprintf("\320%c", 144 + i)
	}
}
{
	out = ""
	while ($0 != "") {
		if (match($0, /^%[-+ #0-9.*]*(<[A-Za-z0-9]*>|(hh|h|ll|l|z|j|t)?[A-Za-z%])/) || match($0, /^[{][^}]*[}]/)) {
			out = out substr($0, 1, RLENGTH)
			$0 = substr($0, RLENGTH + 1)
		} else {
			c = substr($0, 1, 1)
			$0 = substr($0, 2)
			out = out (c in to ? to[c] : c)
		}
	}
	printf "%s", out
}
END
mkdir -p "$scratch/qx/LC_MESSAGES"
sed 's/^"Language: qq/"Language: qx/' "$scratch/qq.pot" >"$scratch/qx.pot"
msgen "$scratch/qx.pot" |
	msgfilter --keep-header -o "$scratch/qx.po" env LC_ALL=C awk -f "$scratch/letters.awk" 2>"$scratch/told" &&
	msgfmt --check-format -o "$scratch/qx/LC_MESSAGES/halfhour.mo" "$scratch/qx.po" 2>"$scratch/told" ||
	echo "not ok language: the second language: $(grep -v warning "$scratch/told")"

# beginnings FILE...: of each text in the source, between what a format fills in, two to four words.
beginnings() {
	LC_ALL=C awk '
	/^[ \t]*(\/?\*|\/\/)/ || /^#include/ { next }
	{
		line = $0
		while (match(line, /"([^"\\]|\\.)*"/)) {
			text = substr(line, RSTART + 1, RLENGTH - 2)
			line = substr(line, RSTART + RLENGTH)
			gsub(/\\"/, "\"", text)
			gsub(/\\[nt]|[{][a-z]*[}]|%[-+ #0-9.*]*(hh|h|ll|l|z|j|t)?[a-zA-Z]/, "\001", text)
			n = split(text, part, "\001")
			for (i = 1; i <= n; i++) {
				sub(/^[^A-Za-z]+/, "", part[i])
				m = split(part[i], word, " ")
				said = word[1]
				for (k = 2; k <= m && k <= 4; k++)
					said = said " " word[k]
				if (m > 1 && length(said) > 8 && said ~ /[a-z][a-z] [a-z]|[a-z] [a-z][a-z]/) print said
			}
		}
	}' "$@" | sort -u
}

# left_in SHOWN: the beginnings that are shown in English, without those that a person typed.
left_in() {
	grep -oaFf "$scratch/beginnings" "$1" | sort -u >"$scratch/shown"
	grep -oaFf "$scratch/shown" "$scratch/typed" | sort -u >"$scratch/theirs"
	comm -23 "$scratch/shown" "$scratch/theirs"
}

# The workbook's own SQL and the centre's are no sentences; what a script of tests/ui types, and what the
# packs, partners and letters say, is in its own language.
beginnings $(ls src/*/*.c src/*/*/*.c | grep -v -e '^src/centre/') >"$scratch/beginnings"
{
	grep -hvE '^(expect|absent|[|]|cursor|role|same|#|window)' tests/ui/*.session
	cat tests/ui/*.c tests/lib/*.c data/*/*.yaml
} >"$scratch/typed"
printf '%s\n' 'Maya: Nothing is due.' 'Усгж' >"$scratch/seen"
[ "$(left_in "$scratch/seen")" = "Nothing is due." ] && echo "ok language: a sentence left in English is found" ||
	echo "not ok language: a sentence left in English is not found: $(left_in "$scratch/seen")"

for session in tests/ui/*.session; do
	session=${session##*/}
	echo "${session%.session}"
done >"$scratch/sessions"
mkdir "$scratch/there" # a report that a session writes lies here
ln -s "$PWD"/* "$scratch/there"
(cd "$scratch/there" && LANGUAGE=qx "$build/test-ui" $(cat "$scratch/sessions")) >"$scratch/walked" 2>/dev/null
sort -u "$scratch/walked" >"$scratch/walk"
if ! grep -q 'Ноузинж' "$scratch/walk"; then
	echo "not ok language: the screens do not show the second language"
elif left=$(left_in "$scratch/walk") && [ "$left" ]; then
	echo "not ok language: the screens show this in English (_(), N_(), or takers[] of tools/manual/source.c): $left"
else
	echo "ok language: $(wc -l <"$scratch/sessions") sessions show no sentence in English"
fi

# Of each command what --help prints; its own name and what it takes are typed in every language.
"$build/halfhour" --help | sed -n 's/^  \([a-z][a-z]*\( [a-z][a-z]*\)*\).*/\1/p' | sort -u >"$scratch/commands"
while read -r command; do
	LANGUAGE=qx "$build/halfhour" $command --help </dev/null 2>&1
done <"$scratch/commands" >"$scratch/helps"
left=$(left_in "$scratch/helps" | grep -vxFf "$scratch/commands" | grep -v '[[|]')
[ -z "$left" ] && echo "ok language: --help of each command" || echo "not ok language: --help shows this in English: $left"

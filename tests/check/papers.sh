#!/bin/sh
# papers.sh: every file of ours and every make goal that a paper names is there; the picture
# and the five minutes of the README are those of transcripts.

cd "$(dirname "$0")/../.." || exit 1

# The code of a Markdown file, a span or a line each, and where its links lead.
code() {
	awk '
	/^ *```/ { fenced = !fenced; next }
	fenced { print; next }
	{
		while (match($0, /`[^`]*`|\]\([^)]*\)/)) {
			span = substr($0, RSTART, RLENGTH)
			$0 = substr($0, RSTART + RLENGTH)
			gsub(/[`()\]]|#.*/, "", span)
			print span
		}
	}' "$1"
}

# A word in capitals stands for any name: src/screens/NAME.c.
paths() {
	tr -s ' \t,;│├└─' '\n' | grep -E '^(src|include|data|tests|tools|man|completions|[.]ci)/' |
		sed 's/[A-Z][A-Z_]*/*/g; s/[.:]$//' | sort -u
}

goals() {
	sed -n 's/^[ $]*make \([a-z][a-z-]*\).*/\1/p' | sort -u
}

# check TREE PAPER: what is named and is not there
check() (
	cd "$1" || exit
	code "$2" | paths | while read -r path; do
		for file in $path; do
			[ -e "$file" ] || echo "$2 names $path"
			break
		done
	done
	code "$2" | goals | while read -r goal; do
		grep -qE "^([a-z-]+ )*$goal( [a-z-]+)*:" Makefile || echo "$2 says make $goal"
	done
)

scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
mkdir -p "$scratch/src/base"
: >"$scratch/src/base/err.c"
printf 'all:\ncheck clean:\n' >"$scratch/Makefile"
cat >"$scratch/paper.md" <<'END'
One may make believe in prose. See `src/base/err.c`, `src/base/NAME.c`, [lost](src/lost.c#part)
and `tests/none/*.c`; `make all` and `make gone`.
```
$ make clean
  make dust     # too
src/base        errors
tools/missing   nothing
```
END
expected='paper.md names src/lost.c
paper.md names tests/none/*.c
paper.md names tools/missing
paper.md says make dust
paper.md says make gone'
found=$(check "$scratch" paper.md)
if [ "$found" = "$expected" ]; then
	echo "ok papers: what is not there is seen"
else
	echo "not ok papers: what is not there is seen: $found"
fi

for paper in *.md src/*.md; do
	[ -f "$paper" ] || continue
	found=$(check . "$paper")
	[ -z "$found" ] && echo "ok papers: $paper" || echo "$found" | sed 's/^/not ok papers: /'
done

# same WHAT FOUND EXPECTED
same() {
	if [ -n "$3" ] && [ "$2" = "$3" ]; then
		echo "ok papers: $1"
	else
		echo "not ok papers: $1: $2"
	fi
}

# The first block of a paper, and the rows of the only screen of a transcript.
block() {
	awk '/^```/ { if (fenced++) exit; next } fenced' "$1"
}

rows() {
	sed -n 's/^| \{0,1\}//p' "$1"
}

same "the picture of the README is of the program" "$(block README.md)" \
	"$(rows tests/ui/picture.session)"

# The keys in the tour's table, each in a span of its own, in the notation of transcripts.
keys() {
	awk -F ' [|] ' '/^## / { tour = /Five minutes/ } tour && /^[|] `/ { print $1 }' "$1" |
		grep -o '`[^`]*`' | tr -d '`' |
		sed 's/</<lt>/g; s/^\(Enter\|Tab\|Esc\|Down\|Ctrl-[A-Z]\)$/<\1>/' | tr -d '\n'
}

same "the tour of the README is played" "$(keys README.md)" \
	"$(sed -n 's/^> //p' tests/ui/tour.session | tr -d '\n')"

# Every command that a paper has somebody type is one.
commands() {
	"$1" --help | sed -n 's/^  \([a-z]*\( [a-z]*\)\{0,1\}\).*/\1/p' | sed 's/ *$//'
}

typed() {
	{
		code README.md | sed -n 's/^[ $]*build\/halfhour \([a-z].*\)/\1/p'
		sed -n 's/^[ $|]*halfhour \([a-z].*\)/\1/p; s/^\.Ic halfhour \([a-z][a-z ]*\).*/\1/p' man/*.in
	} | sed 's/ [^a-z].*//' | sort -u
}

[ -x "${HALFHOUR_BIN:-build/halfhour}" ] || exit 0
commands "${HALFHOUR_BIN:-build/halfhour}" | sort -u >"$scratch/commands"
typed | while read -r first second rest; do
	if grep -qx "$first" "$scratch/commands" || grep -qx "$first $second" "$scratch/commands"; then
		echo "ok papers: halfhour $first $second"
	else
		echo "not ok papers: there is no command halfhour $first $second"
	fi
done

# A table begins with its head and the line under it; a row behind an empty line is in none.
stray() {
	awk '
	/^\|/ && !table { head = FNR; table = 1; rows = 0 }
	/^\|/ { rows++; if (rows == 2 && $0 !~ /^\|[-|: ]+$/) print FILENAME ":" head; next }
	{ if (table && rows == 1) print FILENAME ":" head; table = 0 }
	END { if (table && rows == 1) print FILENAME ":" head }' "$1"
}
printf '| a | b |\n|---|---|\n| 1 | 2 |\n\n| 3 | 4 |\n' >"$scratch/table.md"
[ "$(stray "$scratch/table.md")" = "$scratch/table.md:5" ] || echo "not ok papers: a stray row is not found"
for paper in README.md tests/README.md src/README.md; do
	rows=$(stray "$paper")
	[ -z "$rows" ] && echo "ok papers: the tables of $paper" ||
		echo "not ok papers: a row outside its table: $rows"
done
for words in 'start afresh' 'halfhour backup FILE' '\.old-1-wal'; do
	grep -q "$words" README.md && sed 's/Ic halfhour backup Ar/halfhour backup/' man/halfhour.1.in |
		grep -q "$words" && echo "ok papers: \"$words\" is told" ||
		echo "not ok papers: \"$words\" is not in both README.md and the manual"
done

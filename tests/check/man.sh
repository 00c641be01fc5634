#!/bin/sh
# man.sh: every manual page is clean, and the program has its page.

cd "$(dirname "$0")/../.." || exit 1

# Whether another page is installed here says nothing about ours.
lint() {
	! mandoc -T lint -W base "$@" 2>&1 |
		grep -v -e 'referenced manual not found' -e 'outdated mandoc.db'
}

scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
printf '.Dd January 2, 2026\n.Dt BAD 1\n.Os\n.Sh NAME\n.Nm bad\n.Nd "is bad"\n.It lost\n' \
	>"$scratch/bad.1"
lint "$scratch/bad.1" >/dev/null && echo "not ok man: a bad page passes for a clean one" ||
	echo "ok man: a bad page is seen"

for page in man/*.[1-9]; do
	[ -f "$page" ] || continue
	if found=$(lint "$page"); then
		echo "ok man: $page"
	else
		echo "$found" | sed 's/^/not ok man: /'
	fi
done
[ ! -f src/app/main.c ] || [ -f man/halfhour.1 ] || echo "not ok man: there is no man/halfhour.1"

# What is kept is what the tables say now.
manual=${HALFHOUR_BIN:-build/halfhour}
manual=${manual%/*}/manual
[ -x "$manual" ] || exit 0
mkdir "$scratch/fresh"
tools/manual/print.sh "$manual" "$scratch/fresh" >"$scratch/printed" ||
	echo "not ok man: the pages cannot be printed"
while read -r file; do
	kept=${file#"$scratch/fresh/"}
	cmp -s "$file" "$kept" && echo "ok man: $kept is as the tables say" ||
		echo "not ok man: $kept is not as the tables say: make manual"
done <"$scratch/printed"

echo '@nothing of the kind' | "$manual" >"$scratch/none" 2>&1 &&
	echo "not ok man: a mark without a part passes" || echo "ok man: a mark without a part is seen"

# What the page says the commonest acts take is done, key by key, in a transcript.
"$manual" --acts >"$scratch/acts"
while IFS= read -r line; do
	echo "$line"
	grep -qxF "# ${line#* manual: }" tests/ui/acts.session ||
		echo "not ok man: tests/ui/acts.session does not do: ${line#* manual: }"
done <"$scratch/acts"
[ "$(grep -c '^ok' "$scratch/acts")" -eq 15 ] || echo "not ok man: not fifteen acts"

# The completions say no nonsense to the shells that are here.
for shell in bash:halfhour.bash zsh:_halfhour fish:halfhour.fish; do
	command -v "${shell%:*}" >/dev/null || continue
	"${shell%:*}" -n "completions/${shell#*:}" && echo "ok man: ${shell%:*} reads its completions" ||
		echo "not ok man: ${shell%:*} reads its completions"
done

# completes SHELL WORDS EXPECTED: the last word has one end
completes() {
	case $1 in
	bash)
		found=$(bash -c '. completions/halfhour.bash; COMP_WORDS=($1) COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
			_halfhour; echo "${COMPREPLY[*]}"' bash "$2" 2>/dev/null) ;;
	fish)
		found=$(fish -N -c 'source completions/halfhour.fish; complete -C $argv[1]' "$2" | cut -f 1) ;;
	esac
	[ "$found" = "$3" ] && echo "ok man: $1 completes $2" || echo "not ok man: $1 completes $2: $found"
}

for shell in bash fish; do
	command -v "$shell" >/dev/null || continue
	completes $shell "halfhour rep" report
	completes $shell "halfhour --workbook x add i" interview
	completes $shell "halfhour add contact --path c" cold
	completes $shell "halfhour report last --as h" html
	completes $shell "halfhour live Maya --mi" --minutes
done

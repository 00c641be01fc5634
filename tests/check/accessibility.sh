#!/bin/sh
# accessibility.sh: every claim of tests/accessibility.txt names tests that exist, and every criterion of WCAG 2.2,
# A and AA, has a row. docs/accessibility.md is printed from it; man.sh compares.

cd "$(dirname "$0")/../.." || exit 1

# rows FILE: CLAUSE|LEVEL|WORDS|TESTS, one a line
rows() {
	awk '/^#/ || /^$/ || /^=/ { next } /^ / { row = row $0; next } { if (row) print row; row = $0 } END { print row }' "$1"
}

# exists KIND NAME [CASE]
exists() {
	case $1 in
	ui) [ -f "tests/ui/$2.session" ] ;;
	unit | core | pty) grep -q "START_TEST($3)" "tests/$1/$2.c" 2>/dev/null ;;
	hear) grep -qE "^$2  +$3  " tests/hear/budget.txt ;;
	check) [ -f "tests/check/$2.sh" ] ;;
	lists) [ -f tests/ui/lists.c ] ;;
	*) false ;;
	esac
}

# judge FILE: a sentence for each claim that is wrong
judge() {
	rows "$1" | while IFS='|' read -r clause level words tests; do
		level=$(echo $level)
		case $level in
		supports | partly) [ -n "$(echo $tests)" ] || echo "$clause: no test shows it" ;;
		no | 'not tried' | 'not applicable') ;;
		*) echo "$clause: \"$level\" is no level" ;;
		esac
		[ -n "$(echo $words)" ] || echo "$clause: nothing is said of it"
		echo "$tests" | tr ';' '\n' | while read -r kind name case; do
			[ -z "$kind" ] || exists $kind $name $case || echo "$clause: there is no test \"$kind $name $case\""
		done
	done
}

scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
cat >"$scratch/bad" <<'END'
1.1.1 A | supports | Words. | ui no-such-session
1.1.2 B | supports | Words. | unit tui_theme no_such_case; hear full no-such-screen
1.1.3 C | supports | Words. |
1.1.4 D | perhaps | Words. | check man
END
[ "$(judge "$scratch/bad" | grep -c .)" -eq 5 ] && echo "ok accessibility: wrong claims are seen" ||
	judge "$scratch/bad" | sed 's/^/not ok accessibility: of five wrong claims only these are seen: /'

wrong=$(judge tests/accessibility.txt)
[ -z "$wrong" ] && echo "ok accessibility: every claim names tests that there are" ||
	echo "$wrong" | sed 's/^/not ok accessibility: /'

criteria='1.1.1 1.2.1 1.2.2 1.2.3 1.2.4 1.2.5 1.3.1 1.3.2 1.3.3 1.3.4 1.3.5 1.4.1 1.4.2 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11
1.4.12 1.4.13 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 2.4.4 2.4.5 2.4.6 2.4.7 2.4.11 2.5.1 2.5.2 2.5.3
2.5.4 2.5.7 2.5.8 3.1.1 3.1.2 3.2.1 3.2.2 3.2.3 3.2.4 3.2.6 3.3.1 3.3.2 3.3.3 3.3.4 3.3.7 3.3.8 4.1.2 4.1.3'
sed '/^= EN/,$d' tests/accessibility.txt >"$scratch/wcag"
for c in $criteria; do
	[ "$(grep -c "^$c " "$scratch/wcag")" -eq 1 ] || echo "not ok accessibility: WCAG $c has no row, or two"
done
[ "$(rows "$scratch/wcag" | grep -c .)" -eq 55 ] && echo "ok accessibility: the 55 criteria of WCAG 2.2 have a row each" ||
	echo "not ok accessibility: WCAG 2.2 has 55 criteria of A and AA"

# Each screen has a budget of words.
without=$(sed -n 's/^\tX(\([a-z]*\)).*/\1/p' include/screens.h | while read -r screen; do
	grep -qE "^[a-z]+  +$screen  " tests/hear/budget.txt || echo "$screen"
done)
[ -z "$without" ] && echo "ok accessibility: every screen has a row in tests/hear/budget.txt" ||
	echo "not ok accessibility: no row in tests/hear/budget.txt for" $without

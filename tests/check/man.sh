#!/bin/sh
# man.sh: every manual page is clean, and the program has its page.

cd "$(dirname "$0")/../.." || exit 1

lint() {
	mandoc -T lint -W base "$@" 2>&1
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

#!/bin/sh
# start.sh: libraries that few runs need are loaded by those runs alone, and one that is not
# installed is named in a sentence.

cd "$(dirname "$0")/../.." || exit 1
halfhour=${HALFHOUR_BIN:-$PWD/build/halfhour}
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
export HOME="$scratch" XDG_DATA_HOME="$scratch" XDG_CONFIG_HOME="$scratch" XDG_STATE_HOME="$scratch" \
	HALFHOUR_WORKBOOK="$scratch/workbook.halfhour" LC_ALL=C.UTF-8 LD_BIND_NOW=
unset LD_LIBRARY_PATH

readelf -d "$halfhour" >"$scratch/needed" 2>/dev/null || {
	echo "ok start: no ELF here, so all libraries are linked"
	exit
}

# late WORD WHAT: it is no part of each start.
late() {
	if grep -q "NEEDED.*\[$1" "$scratch/needed"; then
		echo "not ok start: $2 is loaded at each start"
	else
		echo "ok start: $2 is loaded when it is needed"
	fi
}
late libical libical
late libsodium libsodium
late libzip libzip
late libmd4c md4c
late libstdc++ "the library of C++"

# loads YES-OR-NO COMMAND...: is libical among the files that the dynamic linker opens?
loads() {
	wanted=$1
	shift
	LD_DEBUG=files LD_DEBUG_OUTPUT="$scratch/files" "$halfhour" "$@" >"$scratch/out" 2>&1
	cat "$scratch"/files.* >"$scratch/all" 2>/dev/null
	rm -f "$scratch"/files.*
	[ -s "$scratch/all" ] || { echo "ok start: $* (this linker does not tell)"; return; }
	grep -q 'file=libical[^ ]*;* .*generating' "$scratch/all" && found=yes || found=no
	[ $found = "$wanted" ] && echo "ok start: $* ($wanted)" || echo "not ok start: $*: libical $found"
}
"$halfhour" add contact --name "Maya Okafor" >/dev/null || echo "not ok start: add contact"
"$halfhour" add interview --contact "Maya Okafor" --at "2027-03-01 10:00" >/dev/null ||
	echo "not ok start: add interview"
loads no --version
loads no today
loads no contacts --json
loads no export contacts
loads yes export interviews --as ics

# A file that is no library in its place.
mkdir "$scratch/broken"
for library in "$(strings -a "$halfhour" | grep '^libical\.so')" "$(strings -a "$halfhour" | grep '^libsodium\.so')"; do
	[ -z "$library" ] || : >"$scratch/broken/$library"
done
# says WORDS COMMAND...
says() {
	words=$1
	shift
	LD_LIBRARY_PATH="$scratch/broken" "$halfhour" "$@" >"$scratch/out" 2>&1
	status=$?
	if [ $status -ne 0 ] && [ $status -lt 128 ] && grep -qF "$words" "$scratch/out"; then
		echo "ok start: $1 without its library"
	else
		echo "not ok start: $*: status $status, $(cat "$scratch/out")"
	fi
}
printf 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n' >"$scratch/in.ics"
says "This needs libical" export interviews --as ics
says "This needs libical" export steps --as ics
says "This needs libical" import "$scratch/in.ics"
LD_LIBRARY_PATH="$scratch/broken" "$halfhour" export interviews >/dev/null &&
	echo "ok start: the rest goes on without it"

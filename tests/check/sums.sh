#!/bin/sh
# sums.sh: tests/run counts right, and nothing that goes wrong passes for a success.

cd "$(dirname "$0")/../.." || exit 1
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
mkdir -p "$scratch/tests/check" "$scratch/build"
cp tests/run "$scratch/tests/run"

# part NAME SCRIPT: a runner, or a check when the name ends in .sh
part() {
	case $1 in
	*.sh) file=$scratch/tests/check/$1 ;;
	*) file=$scratch/build/test-$1 ;;
	esac
	printf '#!/bin/sh\n%s\n' "$2" >"$file"
	chmod +x "$file"
}

# expect WHAT STATUS LAST-LINE [PART...]; then starts afresh
expect() {
	what=$1 wanted=$2 line=$3
	shift 3
	"$scratch/tests/run" build "$@" >"$scratch/out" 2>&1
	status=$?
	last=$(tail -n 1 "$scratch/out")
	if [ "$status" -eq "$wanted" ] && [ "$last" = "$line" ]; then
		echo "ok sums: $what"
	else
		echo "not ok sums: $what: status $status, $last"
	fi
	rm -f "$scratch"/build/* "$scratch"/tests/check/*
}

part unit 'echo "100%: Checks: 12, Failures: 0, Errors: 0"'
part ui 'echo "ok first"; echo "ok second"'
part a.sh 'echo "ok third"'
expect "Check, lines and scripts are added up" 0 "15 passed, 0 failed"

part unit 'echo "75%: Checks: 12, Failures: 2, Errors: 1"; exit 1'
expect "failures and errors of Check" 1 "9 passed, 3 failed"

part unit 'echo "ok said by what is tested"; echo "100%: Checks: 2, Failures: 0, Errors: 0"'
expect "Check's line is the truth about its tests" 0 "2 passed, 0 failed"

part ui 'echo "ok first"; echo "not ok second: why"'
expect "a failure told with exit status 0" 1 "1 passed, 1 failed"

part ui 'echo "ok first"; kill -9 $$'
expect "a runner that dies" 1 "1 passed, 1 failed"

part ui 'echo hello'
expect "a runner that tells nothing" 1 "0 passed, 1 failed"

part unit 'echo "100%: Checks: 0, Failures: 0, Errors: 0"'
expect "a runner without tests" 1 "0 passed, 1 failed"

part ui 'echo "ok first"; sleep 20'
TEST_TIMEOUT=1 expect "a runner that hangs" 1 "1 passed, 1 failed"

part ui 'echo "ok first"'
part unit 'echo "not ok first: why"'
expect "one part by name" 0 "1 passed, 0 failed" ui

expect "a part that is not there" 1 "0 passed, 1 failed" nowhere
expect "no tests at all" 1 "0 passed, 0 failed"

part pty '[ -z "$HALFHOUR_WORKBOOK$XDG_DATA_HOME$ACCESSIBLE" ] && [ -d "$HOME" ] &&
	[ "$TERM" = xterm-256color ] && [ "${HALFHOUR_BIN##*/build/}" = halfhour ] && echo "ok clean"'
HALFHOUR_WORKBOOK=x XDG_DATA_HOME=y ACCESSIBLE=1 TERM=dumb \
	expect "nothing of the person's own is seen" 0 "1 passed, 0 failed"

#!/bin/sh
# lint.sh [C-FLAG...]: what the compilers do not say. Silent, and exit status 0, when all is
# well. Which checks are asked for, and why others are not, stands in .clang-tidy; single
# places are excused where they stand, with the reason.

cd "$(dirname "$0")/.." || exit 1
status=0
jobs=$(nproc 2>/dev/null || echo 2)

fail() {
	status=1
}

# It knows no _Noreturn of ours beyond one file, and takes what is checked afterwards for
# proof that it may be NULL before: these two rules are left to clang's analyzer.
cppcheck --quiet --enable=warning,performance,portability --std=c11 --inline-suppr -j "$jobs" \
	-Iinclude -Isrc -D_GNU_SOURCE '-DDATADIR="x"' '-DVERSION="x"' --suppress=missingIncludeSystem \
	--suppress=nullPointerRedundantCheck --suppress=nullPointerArithmeticRedundantCheck \
	--suppress=duplicateAssignExpression --error-exitcode=1 \
	--template='{file}:{line}: {id}: {message}' src tools/manual || fail

export FLAGS="$*"
find src tools/manual -name '*.c' | sort | xargs -P "$jobs" -n 20 sh -c '
	clang-tidy --quiet "$@" -- -std=c11 -Iinclude -Isrc -D_GNU_SOURCE \
		"-DDATADIR=\"x\"" "-DVERSION=\"x\"" $FLAGS 2>/dev/null' sh || fail

# SC2034, SC2154: the columns of a table are read by name. SC2046, SC2086: words are meant to
# be split. SC1007, SC1010, SC1111: as written. SC2010, SC2115, SC2254: names are our own.
git ls-files | xargs grep -lE '^#!.*\bsh\b' | grep -v '^completions/' |
	xargs shellcheck -S warning -e SC1007,SC1010,SC1111,SC2010,SC2034,SC2046,SC2086,SC2115,SC2154,SC2254 || fail

mandoc -T lint -W warning man/*.1 man/*.5 || fail
exit $status

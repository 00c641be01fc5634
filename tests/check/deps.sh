#!/bin/sh
# deps.sh: tools/deps.sh on machines made up of a folder of commands that only take notes.

cd "$(dirname "$0")/../.." || exit 1
deps=$PWD/tools/deps.sh
fake=$(mktemp -d) || exit 1
trap 'rm -rf "$fake"' EXIT
export FAKE="$fake"

fake_command() {
	printf '#!/bin/sh\n%s\n' "$2" >"$fake/bin/$1"
	chmod +x "$fake/bin/$1"
}

# machine UID [NAME...]: a Debian where all of a build is there but for these modules,
# which its apt-get brings.
machine() {
	rm -rf "$fake/bin"
	mkdir "$fake/bin"
	for name in env sh; do
		ln -s "$(command -v $name)" "$fake/bin/$name"
	done
	fake_command id "echo $1"
	shift
	printf '%s\n' "$@" >"$fake/missing"
	: >"$fake/log"
	fake_command cc 'while read -r line; do :; done'
	fake_command make :
	fake_command mandoc :
	fake_command xgettext :
	fake_command pkg-config 'while read -r name; do
		case " $* " in *" $name "*) exit 1 ;; esac
	done <"$FAKE/missing"'
	fake_command apt-get 'echo "apt-get $*" >>"$FAKE/log"
		case $* in *" install "*) : >"$FAKE/missing" ;; esac'
}

run() {
	PATH="$fake/bin" CI= CC=cc "$fake/bin/sh" "$deps" "$@" >"$fake/out" 2>&1 </dev/null
	status=$?
}

# expect WHAT STATUS PATTERN: how it ended, and what it said and did
expect() {
	said=$(cat "$fake/out" "$fake/log")
	case $said in
	$3) [ "$status" -eq "$2" ] && echo "ok deps: $1" && return ;;
	esac
	echo "not ok deps: $1: status $status, $said"
}

machine 0
run build
expect "silent when nothing is missing" 0 ""

machine 0 jansson md4c
run build
expect "says what is missing" 0 "Missing here: jansson md4c*"
expect "goes ahead where nobody can answer" 0 \
	"*apt-get*install --no-install-recommends libjansson-dev libmd4c-dev"

machine 0 ncursesw panelw
run build
expect "names a package once" 0 "*--no-install-recommends libncurses-dev"

machine 0 check
run build
expect "leaves other groups alone" 0 ""
run build test
expect "takes the groups it is given" 0 "*--no-install-recommends check*"

machine 1000 jansson
run build
expect "not root and no sudo: says what to do" 1 "*as root, install: libjansson-dev"
fake_command sudo 'echo "sudo $*" >>"$FAKE/log"; shift; exec "$@"'
run build
expect "not root: through sudo, which may not ask" 0 \
	"*sudo -n env DEBIAN_FRONTEND=noninteractive apt-get*install*libjansson-dev*"

machine 0 jansson
fake_command apt-get 'echo "apt-get $*" >>"$FAKE/log"
	case $* in
	*" update") : >"$FAKE/fresh" ;;
	*) [ -e "$FAKE/fresh" ] || exit 100; : >"$FAKE/missing" ;;
	esac'
run build
expect "old package lists are fetched anew" 0 "*apt-get*update*apt-get*install*libjansson-dev*"

machine 0 jansson
fake_command apt-get 'exit 100'
run build
expect "installing fails" 1 "*deps: installing failed; missing: jansson (packages: libjansson-dev)"
fake_command apt-get :
run build
expect "a package that does not bring it" 1 "*deps: still missing after installing: jansson"

machine 0 jansson
rm "$fake/bin/apt-get"
run build
expect "no package system" 1 "*jansson*please install these by hand"
fake_command apk 'echo "apk $*" >>"$FAKE/log"; : >"$FAKE/missing"'
run build
expect "another package family" 0 "*apk add -U jansson-dev"

# A person at a terminal is asked; the terminal is script's.
if command -v script >/dev/null; then
	answer() {
		machine 0 jansson
		echo "$1" | script -qec "env CI= CC=cc PATH=$fake/bin sh $deps build" /dev/null \
			>"$fake/out" 2>&1
		status=$?
	}
	answer n
	expect "no, at a terminal: nothing is installed" 1 "*Install them now*nothing was installed*"
	case $said in *apt-get*) echo "not ok deps: installed against a no" ;; esac
	answer y
	expect "yes, at a terminal" 0 "*Install them now*apt-get*install*libjansson-dev*"
fi

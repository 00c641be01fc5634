#!/bin/sh
# run.sh [REVISION]: the way of a newcomer, on a bare Debian 12 and on a bare Debian 13, with
# make and nothing else.
#
# Makes such machines in temporary folders (debootstrap and chroot, so it wants root), puts
# the committed tree there and does what the README says. BARE_MIRROR names another mirror,
# BARE_SUITES other releases.

cd "$(dirname "$0")/../.." || exit 1
revision=${1:-HEAD}
mirror=${BARE_MIRROR:-http://deb.debian.org/debian}

fail() {
	echo "not ok bare: $*"
	exit 1
}
suites=${BARE_SUITES:-bookworm trixie}
case $suites in
*' '*)
	all=0
	for suite in $suites; do
		BARE_SUITES=$suite "tests/bare/${0##*/}" "$revision" || all=1
	done
	exit $all
	;;
esac
[ "$(id -u)" -eq 0 ] || fail "wants root, for chroot"
command -v debootstrap >/dev/null || fail "wants debootstrap"
root=$(mktemp -d /var/tmp/halfhour-bare.XXXXXX) || exit 1
chmod 755 "$root"
clean_up() {
	for place in dev/pts proc; do
		! mountpoint -q "$root/$place" || umount "$root/$place" || exit 1
	done
	rm -rf --one-file-system "$root" "$root.conf"
}
trap clean_up EXIT
trap 'exit 130' INT HUP TERM

# How this machine reaches a mirror is all that the bare one takes from it.
apt-config dump >"$root.conf" 2>/dev/null
eval "$(apt-config shell proxy Acquire::http::Proxy 2>/dev/null)"
export http_proxy="${http_proxy:-$proxy}"
[ -n "$http_proxy" ] || unset http_proxy

echo "--- a bare machine: $suites"
debootstrap --variant=minbase --include=make "$suites" "$root" "$mirror" >"$root/log" 2>&1 ||
	{ tail -n 20 "$root/log"; fail "debootstrap of $mirror"; }
grep -E '^Acquire::[^ ]+ ' "$root.conf" | grep -v Auto-Detect >"$root/etc/apt/apt.conf.d/99host"
cp -L /etc/resolv.conf "$root/etc/resolv.conf"
! [ -d /etc/apt/auth.conf.d ] || cp -R /etc/apt/auth.conf.d "$root/etc/apt/"
mount -t proc proc "$root/proc" && mkdir -p "$root/dev/pts" &&
	mount -t devpts -o newinstance,ptmxmode=0666,mode=0620 devpts "$root/dev/pts" ||
	fail "mounting /proc and /dev/pts"
mkdir "$root/root/halfhour"
git archive "$revision" | tar -x -C "$root/root/halfhour" || fail "git archive $revision"

# inside COMMAND: in the tree, with nothing of this machine's environment
inside() {
	chroot "$root" env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
		HOME=/root ${http_proxy:+http_proxy="$http_proxy"} \
		sh -c "cd /root/halfhour && { $1; }" </dev/null
}

# step SECONDS WHAT COMMAND
bad=0
step() {
	echo "--- $3"
	began=$(date +%s)
	if inside "$3"; then
		took=$(($(date +%s) - began))
		if [ "$took" -le "$1" ]; then
			echo "ok bare: $suites: $2 ($took s)"
			return
		fi
		echo "not ok bare: $suites: $2: took $took s, not $1"
	else
		echo "not ok bare: $suites: $2"
	fi
	bad=1
}

step 600 "make run installs what it needs, builds and starts" "make run ARGS=--version"
step 60 "a build from nothing" "make clean && make -j2"
step 900 "the tests" ".ci/run"
step 10 "it finds its data from the build tree" \
	"cd / && /root/halfhour/build/halfhour questions --json | grep -q '\"id\"'"
step 60 "it finds its data once installed" \
	"make install && mv build data /tmp && cd / && halfhour questions --json | grep -q '\"id\"'"
step 10 "make uninstall leaves nothing" \
	"mv /tmp/build /tmp/data . && make uninstall && ! find /usr/local -name '*halfhour*' | grep ."
exit $bad

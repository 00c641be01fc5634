#!/bin/sh
# deps.sh GROUP...: installs what these groups of the table need and is missing.
# deps.sh --list FAMILY GROUP...: only names the packages.
#
# This table is the one place that names packages. Where a person is there to ask,
# it asks first; in a script it goes ahead. Exit status 0: nothing is missing now.

# What finds it: cmd:COMMAND, pc:PKG-CONFIG-MODULE, hdr:C-HEADER, py:PYTHON-MODULE,
# tz:, term:, san: and pg: for the time zones, the terminal descriptions, clang's sanitizers and a
# PostgreSQL server. "-": nothing to install.
table='
group    probe            apt               dnf                pacman      apk                    zypper            brew
build    cmd:cc           gcc               gcc                gcc         gcc                    gcc               -
build    hdr:stdio.h      libc6-dev         glibc-devel        glibc       musl-dev               glibc-devel       -
build    cmd:make         make              make               make        make                   make              make
build    cmd:pkg-config   pkg-config        pkgconf-pkg-config pkgconf     pkgconf                pkg-config        pkgconf
build    pc:ncursesw      libncurses-dev    ncurses-devel      ncurses     ncurses-dev            ncurses-devel     ncurses
build    pc:panelw        libncurses-dev    ncurses-devel      ncurses     ncurses-dev            ncurses-devel     ncurses
build    pc:sqlite3       libsqlite3-dev    sqlite-devel       sqlite      sqlite-dev             sqlite3-devel     sqlite
build    pc:yaml-0.1      libyaml-dev       libyaml-devel      libyaml     yaml-dev               libyaml-devel     libyaml
build    pc:libutf8proc   libutf8proc-dev   utf8proc-devel     libutf8proc utf8proc-dev           utf8proc-devel    utf8proc
build    pc:jansson       libjansson-dev    jansson-devel      jansson     jansson-dev            libjansson-devel  jansson
build    pc:libmd         libmd-dev         libmd-devel        libmd       libmd-dev              libmd-devel       libmd
build    pc:md4c          libmd4c-dev       md4c-devel         md4c        md4c-dev               md4c-devel        md4c
build    pc:md4c-html     libmd4c-html0-dev md4c-devel         md4c        md4c-dev               md4c-devel        md4c
build    pc:libsodium     libsodium-dev     libsodium-devel    libsodium   libsodium-dev          libsodium-devel   libsodium
build    pc:libzip        libzip-dev        libzip-devel       libzip      libzip-dev             libzip-devel      libzip
build    pc:libical       libical-dev       libical-devel      libical     libical-dev            libical-devel     libical
run      tz:              tzdata            tzdata             tzdata      tzdata                 timezone          -
run      term:            ncurses-base      ncurses-base       ncurses     ncurses-terminfo-base  terminfo-base     -
test     pc:check         check             check-devel        check       check-dev              check-devel       check
test     pc:vterm         libvterm-dev      libvterm-devel     libvterm    libvterm-dev           libvterm-devel    libvterm
test     cmd:mandoc       mandoc            mandoc             mandoc      mandoc                 mandoc            mandoc
test     cmd:xgettext     gettext           gettext            gettext     gettext                gettext-tools     gettext
valgrind cmd:valgrind     valgrind          valgrind           valgrind    valgrind               valgrind          -
clang    cmd:clang        clang             clang              clang       clang                  clang             -
clang    san:             libclang-rt-dev   compiler-rt        compiler-rt compiler-rt            clang             -
translate cmd:xgettext    gettext           gettext            gettext     gettext                gettext-tools     gettext
lint     cmd:cppcheck     cppcheck          cppcheck           cppcheck    cppcheck               cppcheck          cppcheck
lint     cmd:clang-tidy   clang-tidy        clang-tools-extra  clang       clang-extra-tools      clang-tools       llvm
lint     cmd:shellcheck   shellcheck        ShellCheck         shellcheck  shellcheck             ShellCheck        shellcheck
lint     cmd:mandoc       mandoc            mandoc             mandoc      mandoc                 mandoc            mandoc
coverage cmd:gcov         gcc               gcc                gcc         gcc                    gcc               -
bench    cmd:python3      python3           python3            python      python3                python3           python3
bench    py:pyte          python3-pyte      python3-pyte       python-pyte py3-pyte               python3-pyte      -
bench    cmd:vi           vim-tiny          vim-minimal        vi          vim                    vim               -
bench    cmd:nano         nano              nano               nano        nano                   nano              -
centre   pc:libpq         libpq-dev         libpq-devel        postgresql-libs libpq-dev          postgresql-devel  libpq
centre-test pg:           postgresql        postgresql-server  postgresql  postgresql             postgresql-server postgresql
bare     cmd:debootstrap  debootstrap       debootstrap        debootstrap debootstrap            -                 -
'

wanted() {
	case " $groups " in *" $1 "*) ;; *) false ;; esac
}

any_of() {
	for path; do
		[ -e "$path" ] && return
	done
	false
}

have() {
	name=${1#*:}
	case $1 in
	cmd:cc) command -v "${CC%% *}" ;;
	cmd:*) command -v "$name" ;;
	hdr:*) echo "#include <$name>" | $CC -E - ;;
	pc:*) [ -n "$all_modules" ] || pkg-config --exists "$name" ;;
	py:*) python3 -c "import $name" || /usr/bin/python3 -c "import $name" ;;
	pg:) any_of /usr/lib/postgresql/*/bin/initdb || command -v initdb ;;
	san:) echo "int main(void) { return 0; }" |
		clang -fsanitize=address,undefined -x c - -o /dev/null ;;
	tz:) any_of "${TZDIR:-/usr/share/zoneinfo}/Europe/Berlin" ;;
	term:) any_of /etc/terminfo/*/xterm-256color /lib/terminfo/*/xterm-256color \
		/usr/share/terminfo/*/xterm-256color ;;
	esac >/dev/null 2>&1
}

# One call for every module: it is all that a run with nothing missing costs.
ask_modules() {
	modules=
	while read -r group probe rest; do
		case $probe in pc:*) wanted "$group" && modules="$modules ${probe#*:}" ;; esac
	done <<-END
		$table
	END
	all_modules=
	[ -z "$modules" ] || ! pkg-config --exists $modules 2>/dev/null || all_modules=yes
}

# Sets missing (what the probes look for) and packages (what this family calls them).
look() {
	missing= packages=
	ask_modules
	while read -r group probe apt dnf pacman apk zypper brew; do
		wanted "$group" || continue
		[ -z "$listing" ] && have "$probe" && continue
		case $probe in
		tz:) missing="$missing time-zones" ;;
		term:) missing="$missing terminal-descriptions" ;;
		san:) missing="$missing clang-sanitizers" ;;
		pg:) missing="$missing postgresql" ;;
		*) missing="$missing ${probe#*:}" ;;
		esac
		eval "package=\${$family:--}"
		case " $packages - " in *" $package "*) ;; *) packages="$packages $package" ;; esac
	done <<-END
		$table
	END
	missing=${missing# } packages=${packages# }
}

find_family() {
	family=none none=-
	for pair in apt-get:apt dnf:dnf pacman:pacman apk:apk zypper:zypper brew:brew; do
		command -v "${pair%:*}" >/dev/null && family=${pair#*:} && return
	done
}

fail() {
	echo "deps: $*" >&2
	exit 1
}

# Sets root: what goes before a command that only root may run.
find_root() {
	root=
	[ "$family" != brew ] && [ "$(id -u)" -ne 0 ] || return 0
	command -v sudo >/dev/null || fail "missing: $missing. There is no sudo here;" \
		"as root, install: $packages"
	root=sudo
	[ -n "$person" ] || root='sudo -n'
}

# Debian makes and starts a server of its own with the package: the tests start theirs.
apt_no_cluster() {
	"$@" install --no-install-recommends postgresql-common || return
	$root sed -i 's/^#* *create_main_cluster.*/create_main_cluster = false/' /etc/postgresql-common/createcluster.conf
}

apt_install() {
	set -- $root env DEBIAN_FRONTEND=noninteractive apt-get -q -y \
		-o DPkg::Lock::Timeout=120 -o Dpkg::Use-Pty=0
	any_of /var/lib/apt/lists/*_Packages* || "$@" update
	case " $packages " in *' postgresql '*) apt_no_cluster "$@" || return ;; esac
	"$@" install --no-install-recommends $packages ||
		{ "$@" update && "$@" install --no-install-recommends $packages; }
}

install() {
	case $family in
	apt) apt_install ;;
	dnf) $root dnf install -y $packages ;;
	pacman) $root pacman -S --needed --noconfirm $packages ||
		$root pacman -Sy --needed --noconfirm $packages ;;
	apk) $root apk add -U $packages ;;
	zypper) $root zypper --non-interactive install $packages ;;
	brew) brew install $packages ;;
	esac
}

ask() {
	printf 'Install them now (%s)? [Y/n] ' "${root:+sudo, }$packages"
	read -r answer || answer=n
	case $answer in [Nn]*) fail "nothing was installed; missing: $missing" ;; esac
}

listing=
if [ "$1" = --list ]; then
	family=$2 listing=yes
	shift 2
fi
CC=${CC:-cc}
groups="$*"
case $CC in *clang*) groups="$groups clang" ;; esac
[ -n "$listing" ] || find_family
look
if [ -n "$listing" ]; then
	echo "$packages"
	exit
fi
[ -n "$missing" ] || exit 0

person=
[ -t 0 ] && [ -t 1 ] && [ -z "$CI" ] && person=yes
echo "Missing here: $missing"
[ "$family" != none ] || fail "no package system known to $0; please install these by hand"
[ -n "$packages" ] || fail "no package of $family is known to bring these; please install them by hand"
find_root
[ -z "$person" ] || ask
install || fail "installing failed; missing: $missing (packages: $packages)"
look
[ -z "$missing" ] || fail "still missing after installing: $missing"

# halfhour: make builds, make run opens it, make test proves it.
#
#   make              build/halfhour, and nothing else
#   make run          installs what is missing, builds, opens the program
#   make test         installs what is missing, builds, runs every test, and unit, core
#                     and ui once more under the sanitizers (T="unit ui" runs only those)
#   make install      DESTDIR and PREFIX (/usr/local) are honoured; uninstall too
#   make manual       prints the manuals and completions anew from the program's tables
#   make catalogue    prints build/halfhour.pot, all sentences for a translation (wants gettext)
#   make lint         cppcheck, clang-tidy, shellcheck, mandoc: silent when all is well
#   make centre       halfhour-centre, for many coaches on a PostgreSQL server
#   make coverage     lines that the tests reach, by layer
#   make check-valgrind, bench, nightly, clean
#
# SAN=1 builds with the address and undefined-behaviour sanitizers in build-san,
# CC=clang in build-clang, WERROR=1 makes warnings fatal, V=1 shows commands.
# What has to be installed stands in one place: tools/deps.sh.

PREFIX  ?= /usr/local
DATADIR  = $(PREFIX)/share/halfhour
MANDIR   = $(PREFIX)/share/man
LOCALEDIR = $(DATADIR)/../locale
VERSION  = 0.1.0

ifeq ($(origin CC),default)
CC       = cc
endif
CFLAGS  ?= $(if $(SAN),-O1,$(if $(COV),-O0 --coverage -fprofile-update=atomic,-O2)) -g
INSTALL  = install
PKG_CONFIG ?= pkg-config

# Without libsodium all is built but the sealing of shares; NO_SODIUM=1 leaves it out.
SODIUM  := $(if $(NO_SODIUM),,$(shell $(PKG_CONFIG) --exists libsodium 2>/dev/null && echo libsodium))
# The order is that in which the loader looks for a name: SQLite asks for 1,200 at each start, of
# itself and of the C library, so these two come first.
LIBS     = sqlite3 ncursesw panelw yaml-0.1 libutf8proc jansson libmd md4c md4c-html $(SODIUM) libical libzip
TESTLIBS = check vterm
# Loaded when they are first needed (include/base_library.h): few runs need one, and libical alone,
# with ICU and the library of C++, was a third of each start. Where the name by which the linker
# knows one cannot be found out (no ELF, no readelf), all are linked.
LATE     = libical libzip md4c md4c-html $(SODIUM)
soname   = $(shell readelf -d "$$($(CC) -print-file-name=lib$1.so)" 2>/dev/null | sed -n 's/.*soname: \[\(.*\)\]/\1/p')
SONAMES  = $(eval SONAMES := $$(foreach l,ical zip md4c-html $$(SODIUM:lib%=%),$$l=$$(call soname,$$l)))$(SONAMES)
ALL_LATE = $(if $(LINKED)$(filter %=,$(SONAMES)),,yes)
late     = $(if $(ALL_LATE),-DLIBRARIES_LATE) -D$1='"$(patsubst $2=%,%,$(filter $2=%,$(SONAMES)))"'

CLANG   := $(findstring clang,$(notdir $(CC)))
B        = build$(CLANG:%=-%)$(if $(SAN),-san)$(if $(COV),-cov)$(if $(GUIDED),-guided)
LINUX   := $(filter Linux,$(shell uname -s))

# ---- flags ----------------------------------------------------------------

WARN     = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes \
	-Wpointer-arith -Wwrite-strings -Wvla $(if $(WERROR),-Werror)
SANITIZE = -fsanitize=address,undefined -fno-sanitize-recover=all \
	-fno-omit-frame-pointer -DSANITIZED
# _FORTIFY_SOURCE warns when nothing optimises, and is deaf under the sanitizers.
FORTIFY  = $(if $(SAN),,$(if $(filter -O -O1 -O2 -O3 -Os -Og,$(CFLAGS)),\
	-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2))
HARDEN   = $(FORTIFY) -fstack-protector-strong -fPIE \
	$(if $(LINUX),-fstack-clash-protection)
HARDLD   = $(if $(LINUX),-pie -Wl$(comma)-z$(comma)relro -Wl$(comma)-z$(comma)now)
comma    = ,

# Asked once, and only by a goal that compiles: a bare machine must get as far
# as installing pkg-config.
pkg      = $(shell $(PKG_CONFIG) $1)$(if $(filter 0,$(.SHELLSTATUS)),,\
	$(error a library is missing: "make deps" says which and installs it))
PKG_CFLAGS = $(eval PKG_CFLAGS := $$(call pkg,--cflags $(LIBS)))$(PKG_CFLAGS)
PKG_LIBS   = $(eval PKG_LIBS := $$(call pkg,--libs $(firstword $(LIBS))) $$(if $$(SAN),,-lc) \
	$$(call pkg,--libs $$(if $$(ALL_LATE),$$(filter-out $(LATE),$(LIBS)) ,$(LIBS))) \
	$$(if $$(LINUX),-ldl))$(PKG_LIBS)
TEST_CFLAGS = $(eval TEST_CFLAGS := $$(call pkg,--cflags $(TESTLIBS)))$(TEST_CFLAGS)
TEST_LIBS   = $(eval TEST_LIBS := $$(call pkg,--libs $(TESTLIBS)))$(TEST_LIBS)

DEFINES  = -D_GNU_SOURCE -DDATADIR='"$(DATADIR)"' -DVERSION='"$(VERSION)"'
COMPILE  = $(CC) -std=c11 -Iinclude -Isrc $(DEFINES) $(WARN) $(HARDEN) \
	$(if $(SAN),$(SANITIZE)) $(if $(GUIDED),-fsanitize=fuzzer-no-link) \
	-pthread $(PKG_CFLAGS) $(CPPFLAGS) $(CFLAGS)
LINK     = $(CC) $(HARDLD) $(if $(SAN),$(SANITIZE)) -pthread $(CFLAGS) $(LDFLAGS)

# ---- files ----------------------------------------------------------------

BIN      = $(B)/halfhour
MAIN     = $(B)/src/app/main.o
# The centre is a program of its own, made by "make centre" alone.
SRC      = $(filter-out src/centre/%,$(sort $(wildcard src/*/*.c src/*/*/*.c)))
OBJ      = $(SRC:%.c=$(B)/%.o) $(B)/gen/sql.o $(B)/gen/wording.o
LIBOBJ   = $(filter-out $(MAIN),$(OBJ))
SQL      = $(sort $(wildcard data/sql/*.sql))
WORDING  = $(sort $(wildcard data/wording/en/*.txt))

# A suite is one file tests/unit/NAME.c or tests/core/NAME.c that defines
# Suite *NAME_suite(void).
suites   = $(filter-out tests/$1/main.c,$(sort $(wildcard tests/$1/*.c)))
helpers  = $(patsubst %.c,$(B)/%.o,$(sort $(wildcard tests/lib/*.c)))
testobj  = $(patsubst %.c,$(B)/%.o,$(sort $(wildcard tests/$1/*.c))) $(helpers)
UNITOBJ  = $(call testobj,unit)
# All layers but those that draw or read a command line: no rule hides in these.
CORELIB  = $(filter-out $(addprefix $(B)/src/,tui/% screens/% app/%),$(OBJ))
CORETEST = $(filter-out $(patsubst %,$(B)/tests/lib/%.o,tui_drive terminal typist),\
	$(call testobj,core))
UIOBJ    = $(filter-out $(B)/tests/ui/clock_shim.o,$(call testobj,ui))
PTYOBJ   = $(call testobj,pty)
# The fault series preloads a library; under the sanitizers that cannot be.
FAULTOBJ = $(filter-out $(B)/tests/fault/shim.o,$(call testobj,fault)) $(B)/tests/pty/pty.o
HEAROBJ  = $(call testobj,hear) $(B)/tests/pty/pty.o
FUZZOBJ  = $(call testobj,fuzz) $(patsubst %.c,$(B)/%.o,$(wildcard tests/ui/session*.c))
TESTBIN  = $(if $(wildcard tests/unit/*.c),$(B)/test-unit) \
	$(if $(wildcard tests/core/*.c),$(B)/test-core) \
	$(if $(wildcard tests/ui/*.c),$(B)/test-ui $(B)/clock.so) \
	$(if $(wildcard tests/pty/*.c),$(B)/test-pty) \
	$(if $(wildcard tests/hear/*.c),$(B)/test-hear) \
	$(if $(wildcard tests/fuzz/*.c),$(B)/test-fuzz) \
	$(if $(wildcard tests/fault/*.c),$(if $(SAN),,$(B)/test-fault $(B)/fault.so)) \
	$(if $(wildcard src/app/main.c),$(B)/manual)

quiet    = $(findstring s,$(firstword -$(MAKEFLAGS)))
say      = @$(if $(V)$(quiet),:,echo)
Q        = $(if $(V),,@)
# Inside make run and make test a bare "make" uses every processor.
SUBMAKE  = +@$(MAKE) --no-print-directory \
	$(if $(filter -j%,$(MAKEFLAGS)),,-j$(shell getconf _NPROCESSORS_ONLN || echo 2))

# ---- build ----------------------------------------------------------------

all: $(if $(SRC),$(LIBOBJ) $(if $(wildcard src/app/main.c),$(BIN)),nothing)
	@:

nothing:
	@echo nothing to build yet

$(BIN): $(OBJ) $(B)/gen/objects
	$(say) ld $@
	$(Q)$(LINK) -o $@ $(OBJ) $(PKG_LIBS) $(LDLIBS)

$(B)/%.o: %.c $(B)/gen/flags
	$(say) cc $<
	@mkdir -p $(@D)
	$(Q)$(COMPILE) $(EXTRA) -MMD -MP -c -o $@ $<

$(B)/src/formats/seal.o: EXTRA = $(if $(SODIUM),-DHAVE_SODIUM $(call late,LIBSODIUM,sodium))
$(B)/src/formats/ics.o: EXTRA = $(call late,LIBICAL,ical)
$(B)/src/formats/html.o: EXTRA = $(call late,LIBMD4C,md4c-html)
$(B)/src/formats/zip.o: EXTRA = $(call late,LIBZIP,zip)

$(B)/gen/sql.o: $(B)/gen/sql.c $(B)/gen/flags
	$(say) cc $<
	$(Q)$(COMPILE) -Isrc/store -Wno-overlength-strings -MMD -MP -c -o $@ $<

$(B)/gen/wording.o: $(B)/gen/wording.c $(B)/gen/flags
	$(say) cc $<
	$(Q)$(COMPILE) -MMD -MP -c -o $@ $<

# Written at each make and kept when nothing in them changed, so that another
# flag, a new file or a lost one rebuilds what it touches.
define keep
$(shell mkdir -p $(@D))$(file >$@.new,$1)@cmp -s $@.new $@ && rm $@.new || mv $@.new $@
endef

$(B)/gen/flags: FORCE
	$(call keep,$(COMPILE))
# An object whose source is gone would still be read by the checks of what calls what.
STALE = $(filter-out $(OBJ) $(B)/src/centre/%,$(wildcard $(B)/src/*/*.o $(B)/src/*/*/*.o))

$(B)/gen/objects: FORCE
	$(if $(STALE),@rm -f $(STALE))
	$(call keep,$(LINK) $(OBJ) $(PKG_LIBS) $(LDLIBS))
$(B)/gen/tests: FORCE
	$(call keep,$(UNITOBJ) $(CORETEST) $(CORELIB) $(UIOBJ) $(PTYOBJ) $(FUZZOBJ) $(FAULTOBJ) $(HEAROBJ))

$(B)/gen/sql.c: FORCE
	@mkdir -p $(@D)
	@tools/embed-sql.sh $(SQL) >$@.new
	@cmp -s $@.new $@ && rm $@.new || mv $@.new $@

$(B)/gen/wording.c: FORCE
	@mkdir -p $(@D)
	@tools/embed-wording.sh $(WORDING) >$@.new
	@cmp -s $@.new $@ && rm $@.new || mv $@.new $@

$(B)/gen/%_suites.h: names = $(notdir $(basename $(call suites,$*)))
$(B)/gen/%_suites.h: FORCE
	@mkdir -p $(@D)
	@{ printf 'Suite *%s_suite(void);\n' $(names); \
	   printf '#define SUITES(X)'; printf ' X(%s)' $(names); echo; } >$@.new
	@cmp -s $@.new $@ && rm $@.new || mv $@.new $@

FORCE:

# ---- the centre: many coaches on one PostgreSQL server -------------------------

CENTRE   = $(B)/halfhour-centre
CENTREOBJ = $(patsubst %.c,$(B)/%.o,$(sort $(wildcard src/centre/*.c))) $(B)/gen/centre.o
# Of the other layers: what needs neither the workbook nor a terminal.
CENTRELIB = $(filter $(addprefix $(B)/,src/base/% src/wording/% src/model/% src/formats/% gen/wording.o),$(OBJ))
PQ_CFLAGS = $(eval PQ_CFLAGS := $$(call pkg,--cflags libpq))$(PQ_CFLAGS)
PQ_LIBS   = $(eval PQ_LIBS := $$(call pkg,--libs libpq))$(PQ_LIBS)
CENTRE_LIBS = $(eval CENTRE_LIBS := $$(call pkg,--libs $$(filter-out ncursesw panelw sqlite3,$$(LIBS))))$(CENTRE_LIBS)

centre:
	$(call need,build centre)
	$(SUBMAKE) $(CENTRE)

$(B)/src/centre/%.o $(B)/gen/centre.o: EXTRA = -Isrc/centre $(PQ_CFLAGS)

# An archive, so that only what it calls is linked, and only the libraries of that.
$(B)/centre.a: $(CENTRELIB)
	$(Q)rm -f $@ && ar rcs $@ $^

$(CENTRE): $(CENTREOBJ) $(B)/centre.a
	$(say) ld $@
	$(Q)$(LINK) $(if $(LINUX),-Wl$(comma)--as-needed) -o $@ $^ $(PQ_LIBS) $(CENTRE_LIBS) $(LDLIBS)

# A program a file of tests/centre: what it is tested and measured with.
CENTRETEST = $(patsubst tests/centre/%.c,$(B)/test-%,$(wildcard tests/centre/*.c))

centre-programs: $(CENTRE) $(CENTRETEST)
	@:

$(B)/tests/centre/%.o: EXTRA = $(PQ_CFLAGS)

$(CENTRETEST): $(B)/test-%: $(B)/tests/centre/%.o $(B)/centre.a
	$(say) ld $@
	$(Q)$(LINK) $(if $(LINUX),-Wl$(comma)--as-needed) -o $@ $^ $(PQ_LIBS) $(PKG_LIBS) $(LDLIBS)

$(B)/gen/centre.o: $(B)/gen/centre.c $(B)/gen/flags
	$(say) cc $<
	$(Q)$(COMPILE) $(EXTRA) -Wno-overlength-strings -MMD -MP -c -o $@ $<

$(B)/gen/centre.c: FORCE
	@mkdir -p $(@D)
	@tools/embed-centre.sh $(sort $(wildcard data/centre/*.sql)) >$@.new
	@cmp -s $@.new $@ && rm $@.new || mv $@.new $@

# ---- run and test ---------------------------------------------------------

need     = @CC='$(CC)' tools/deps.sh $1

deps:
	$(call need,build run)

run:
	$(call need,build run)
	$(SUBMAKE) all
	@exec $(BIN) $(ARGS)

# Unit, core and ui run once more, built by clang with the sanitizers; not where only some
# parts are asked for, nor for a build of another kind.
SANITIZED = $(if $(T)$(SAN)$(CLANG),,build-clang-san)

test:
	$(call need,build run test $(if $(SANITIZED),clang) $(if $(HALFHOUR_NO_CENTRE),,centre centre-test))
	$(SUBMAKE) WERROR=1 all test-programs $(if $(HALFHOUR_NO_CENTRE),,centre-programs)
	$(if $(SANITIZED),$(SUBMAKE) WERROR=1 SAN=1 CC=clang all sanitized-tests)
	@tests/run $(if $(SANITIZED),--also $(SANITIZED)) $(B) $(T)

sanitized-tests: $(B)/test-unit $(B)/test-core $(B)/test-ui $(B)/clock.so
	@:

coverage:
	$(call need,build run test coverage)
	$(SUBMAKE) COV=1 all test-programs
	@find build-cov -name '*.gcda' -delete
	@HALFHOUR_FAULT_MEMORY=0 tests/run build-cov unit core ui pty fuzz fault commands papers handed \
		language >build-cov/tests.log || { tail -5 build-cov/tests.log; false; }
	@tools/coverage.sh build-cov

lint:
	$(call need,build run lint)
	@tools/lint.sh $(PKG_CFLAGS) $(PQ_CFLAGS)

check-valgrind:
	$(call need,build run test valgrind)
	$(SUBMAKE) all test-programs
	@tests/run --valgrind $(B) $(T)

test-programs: $(TESTBIN)
	@:

$(B)/tests/%.o: EXTRA = -Itests/lib -Itests/ui -I$(B)/gen $(TEST_CFLAGS)
$(B)/tests/unit/formats_seal.o: EXTRA += $(if $(SODIUM),-DHAVE_SODIUM)
$(B)/tests/unit/main.o: $(B)/gen/unit_suites.h
$(B)/tests/core/main.o: $(B)/gen/core_suites.h

$(B)/test-unit: $(UNITOBJ) $(LIBOBJ) $(B)/gen/tests
$(B)/test-core: $(CORETEST) $(CORELIB) $(B)/gen/tests
$(B)/test-ui: $(UIOBJ) $(LIBOBJ) $(B)/gen/tests
$(B)/test-pty: $(PTYOBJ) $(LIBOBJ) $(B)/gen/tests
$(B)/test-fuzz: $(FUZZOBJ) $(LIBOBJ) $(B)/gen/tests
$(B)/test-hear: $(HEAROBJ) $(LIBOBJ) $(B)/gen/tests
$(B)/test-fault: $(FAULTOBJ) $(LIBOBJ) $(B)/gen/tests
$(B)/test-unit $(B)/test-core $(B)/test-ui $(B)/test-pty $(B)/test-fuzz $(B)/test-fault $(B)/test-hear:
	$(say) ld $@
	$(Q)$(LINK) -o $@ $(filter %.o,$^) $(TEST_LIBS) $(PKG_LIBS) -lutil $(LDLIBS)

# The pictures of the README, drawn from the program's own cells.
PICTUREOBJ = $(patsubst %.c,$(B)/%.o,$(sort $(wildcard tests/pictures/*.c))) $(filter $(B)/tests/ui/session%,$(UIOBJ)) $(helpers)
$(B)/pictures: $(PICTUREOBJ) $(LIBOBJ) $(B)/gen/tests
	$(say) ld $@
	$(Q)$(LINK) -o $@ $(filter %.o,$^) $(TEST_LIBS) $(PKG_LIBS) -lutil $(LDLIBS)

pictures:
	$(call need,build run test)
	$(SUBMAKE) $(B)/pictures
	@$(B)/pictures docs/pictures

# Half a minute of the real program, for asciinema's player.
cast: $(B)/halfhour
	@tests/pictures/cast.py $(B)/halfhour docs/pictures/demo.cast

$(B)/fault.so: tests/fault/shim.c tests/fault/shim.h $(B)/gen/flags
	$(say) ld $@
	$(Q)$(COMPILE) -U_FORTIFY_SOURCE -fPIC -shared -Itests/fault -o $@ $< -ldl

# Without the sanitizers in every build: it comes before theirs, and calls nothing.
$(B)/clock.so: tests/ui/clock_shim.c $(B)/gen/flags
	$(say) ld $@
	$(Q)$(CC) -std=gnu11 -O1 -fPIC -shared -o $@ $<

# A reader of a stranger's bytes, fuzzed by coverage: one file tests/fuzz/targets/NAME.c, its
# first bytes in tests/data. Built by clang with the sanitizers, in a folder of its own.
GUIDED_TARGETS = $(basename $(notdir $(wildcard tests/fuzz/targets/*.c)))
GUIDED_OBJ = $(filter $(addprefix $(B)/,src/base/% src/wording/% src/model/% src/formats/% gen/wording.o),$(OBJ))
GUIDED_SECONDS ?= 600

$(B)/guided-%: $(B)/tests/fuzz/targets/%.o $(GUIDED_OBJ)
	$(say) ld $@
	$(Q)$(LINK) -fsanitize=fuzzer -o $@ $^ $(PKG_LIBS) $(LDLIBS)

guided-programs: $(GUIDED_TARGETS:%=$(B)/guided-%)
	@:

# Each for GUIDED_SECONDS, with the executions counted; what breaks one stays in its folder.
guided:
	$(call need,build run clang)
	$(SUBMAKE) CC=clang SAN=1 GUIDED=1 guided-programs
	@for t in $(GUIDED_TARGETS); do mkdir -p build-clang-san-guided/found-$$t; \
		nice build-clang-san-guided/guided-$$t -max_total_time=$(GUIDED_SECONDS) -timeout=10 \
			-rss_limit_mb=1024 -max_len=65536 -print_final_stats=1 -verbosity=0 \
			-artifact_prefix=build-clang-san-guided/$$t- build-clang-san-guided/found-$$t tests/data/contacts \
			tests/data/calendars tests/data/handed data/rubrics \
			|| exit; done

# A measurement is one file tests/bench/NAME.c; the floor is curses and nothing else.
BENCHBIN = $(patsubst tests/bench/%.c,$(B)/bench-%,$(wildcard tests/bench/*.c))

bench:
	$(call need,build run bench)
	$(SUBMAKE) all bench-programs
	@tests/bench/run $(B)

bench-programs: $(BENCHBIN)
	@:

$(B)/bench-floor: $(B)/tests/bench/floor.o
	$(say) ld $@
	$(Q)$(LINK) -o $@ $< $(call pkg,--libs ncursesw) $(LDLIBS)

$(B)/bench-class: $(B)/tests/lib/class_make.o
$(B)/bench-%: $(B)/tests/bench/%.o $(LIBOBJ) $(B)/gen/objects
	$(say) ld $@
	$(Q)$(LINK) -o $@ $(filter %.o,$^) $(PKG_LIBS) $(LDLIBS)

# Everything that takes long or wants root: both compilers without a warning, the
# sanitizers, valgrind, the measurements, a thousand kills and half an hour of typing on
# the real program, every call of it gone wrong once, random keys with new seeds, a
# machine with make and nothing else.
nightly:
	$(call need,build run test valgrind bench clang lint coverage bare)
	$(SUBMAKE) test
	$(SUBMAKE) WERROR=1 CC=clang test
	$(SUBMAKE) WERROR=1 SAN=1 test
	$(SUBMAKE) lint coverage
	$(SUBMAKE) WERROR=1 check-valgrind
	$(SUBMAKE) WERROR=1 bench
	+@HALFHOUR_KILLS=1000 HALFHOUR_CALL_SECONDS=1800 TEST_TIMEOUT=7200 tests/run $(B) unit pty
	+@AXE=$(AXE) tests/run $(B) axe
	@tests/terminals/run.py $(B)/halfhour $(B)/terminals
	+@HALFHOUR_FAULTS=all TEST_TIMEOUT=14400 tests/run $(B) fault
	+@HALFHOUR_FUZZ_MINUTES=20 TEST_TIMEOUT=7200 tests/run $(B) fuzz
	+@HALFHOUR_FUZZ_MINUTES=20 TEST_TIMEOUT=7200 tests/run $(B)-san fuzz
	$(SUBMAKE) guided
	@tests/bare/run.sh

# ---- manuals: what stands in tables is printed from them ----------------------

$(B)/tools/%.o: EXTRA = -Isrc

$(B)/manual: $(patsubst %.c,$(B)/%.o,$(sort $(wildcard tools/manual/*.c))) $(LIBOBJ) $(B)/gen/objects
	$(say) ld $@
	$(Q)$(LINK) -o $@ $(filter %.o,$^) $(PKG_LIBS) $(LDLIBS)

manual:
	$(call need,build run)
	$(SUBMAKE) $(B)/manual
	@tools/manual/print.sh $(B)/manual .

# ---- translations: po/LANGUAGE.po, if msgfmt is there to compile it -------------------

catalogue:
	$(call need,build run translate)
	$(SUBMAKE) $(B)/manual
	@tools/catalogue.sh $(B)/manual >$(B)/halfhour.pot && echo $(B)/halfhour.pot

MSGFMT   = $(shell command -v msgfmt)
LANGUAGES = $(if $(wildcard po/*.po),$(if $(MSGFMT),$(basename $(notdir $(wildcard po/*.po)))))

# ---- install --------------------------------------------------------------

# What goes where, from:to; what is not there is passed over.
PLACES   = data/bank/*.yaml:$(DATADIR)/bank \
	data/rehearsal/*.yaml:$(DATADIR)/rehearsal \
	data/letters/*.yaml:$(DATADIR)/letters \
	data/rubrics/*.yaml:$(DATADIR)/rubrics \
	data/examples/*.yaml:$(DATADIR)/examples \
	data/demo/*.txt:$(DATADIR)/demo \
	data/tutor/*.yaml:$(DATADIR)/tutor \
	man/*.1:$(MANDIR)/man1 man/*.5:$(MANDIR)/man5 \
	completions/halfhour.bash:$(PREFIX)/share/bash-completion/completions \
	completions/_halfhour:$(PREFIX)/share/zsh/site-functions \
	completions/halfhour.fish:$(PREFIX)/share/fish/vendor_completions.d
from     = $(word 1,$(subst :, ,$1))
to       = $(word 2,$(subst :, ,$1))
PLACED   = $(foreach p,$(PLACES),$(foreach f,$(wildcard $(call from,$p)),\
	$f:$(call to,$p)/$(notdir $f)))

install: all
	@mkdir -p '$(DESTDIR)$(PREFIX)/bin'
	$(INSTALL) -m 755 $(BIN) '$(DESTDIR)$(PREFIX)/bin/halfhour'
	@for p in $(PLACED); do to='$(DESTDIR)'$${p#*:}; \
		mkdir -p "$${to%/*}" && $(INSTALL) -m 644 "$${p%%:*}" "$$to" || exit; \
		$(if $(quiet),:,echo "$$to"); done
	@for l in $(LANGUAGES); do to='$(DESTDIR)$(LOCALEDIR)'/$$l/LC_MESSAGES; \
		mkdir -p "$$to" && msgfmt -c -o "$$to/halfhour.mo" po/$$l.po || exit; \
		$(if $(quiet),:,echo "$$to/halfhour.mo"); done

uninstall:
	rm -f '$(DESTDIR)$(PREFIX)/bin/halfhour'
	@for p in $(PLACED); do rm -f '$(DESTDIR)'$${p#*:}; done
	@rm -f $(LANGUAGES:%='$(DESTDIR)$(LOCALEDIR)/%/LC_MESSAGES/halfhour.mo')
	@cd '$(DESTDIR)$(DATADIR)' 2>/dev/null && rmdir bank rehearsal letters rubrics examples demo tutor 2>/dev/null; \
		rmdir '$(DESTDIR)$(DATADIR)' 2>/dev/null; true

clean:
	rm -rf build build-*

-include $(wildcard $(B)/src/*/*.d $(B)/src/*/*/*.d $(B)/tests/*/*.d $(B)/tools/*/*.d $(B)/gen/*.d)

.PHONY: pictures cast all nothing deps run test centre centre-programs guided guided-programs sanitized-tests lint coverage test-programs check-valgrind bench bench-programs nightly \
	manual catalogue install uninstall clean FORCE
.DELETE_ON_ERROR:
.SUFFIXES:

#!/bin/sh
# unused.sh: a function or table of src that other files can see is called by one of them, or by a
# test and its own file; what nothing calls is deleted, or stands below with its reason.

cd "$(dirname "$0")/../.." || exit 1
build=${HALFHOUR_BIN:-$PWD/build/halfhour}
build=${build%/*}

# Called by tests alone: a pattern for its name, and why it stays.
kept="^main$ the system calls it
^(canvas_row|ui_flatten|event_parse)$ tests look at the screen and press keys by it
^(store_check|store_undo_records)$ tests ask the workbook whether all is well
^document_(link|page)$ the four writers know it; letters need it
^html_page$ a person's own Markdown, in feedback and in shared files
^review_figure_counts$ the centre calls it, which is built only where PostgreSQL is
^yaml_comment$ shared files are written and read by it
^(csv|vcard)_memory$ tests and fuzzers read bytes by it
^(csv|vcard|calendar)_memory$ tests and fuzzers read bytes by it
"

# symbols FOLDER...: a line a symbol: "def OBJECT NAME" or "use OBJECT NAME".
symbols() {
	find "$@" -name '*.o' 2>/dev/null | LC_ALL=C sort | xargs nm -A -P 2>/dev/null | awk '
	{ sub(/:$/, "", $1) }
	$2 ~ /^__/ { next } # of the sanitizers
	$3 ~ /^[TDRBGC]$/ { print "def", $1, $2 }
	$3 == "U" { print "use", $1, $2 }'
}

# unused OBJECTS SOURCES TESTS: what is wrong with the objects under OBJECTS, whose sources lie under
# SOURCES by the same names; TESTS has the objects of the tests.
unused() {
	{
		symbols "$1" "$build/gen" "$build/tools/manual"
		symbols "$3" | sed 's/^use/test/; /^def/d'
	} | awk -v root="$1/" -v sources="$2/" -v kept="$kept" '
	BEGIN {
		n_kept = split(kept, lines, "\n") - 1 # the last is empty
		for (i = 1; i <= n_kept; i++)
			pattern[i] = substr(lines[i], 1, index(lines[i], " ") - 1)
	}
	$1 == "def" && index($2, root) == 1 { home[$3] = $2 }
	$1 == "use" { used[$3] = 1 }
	$1 == "test" { tested[$3] = 1 }

	# Does the file itself call what it defines? Comments do not count.
	function calls_itself(file, name,   line, comment, n) {
		n = 0
		while ((getline line < file) > 0) {
			gsub(/\/\*([^*]|\*[^\/])*\*\//, "", line)
			if (comment && !sub(/^.*\*\//, "", line))
				continue
			comment = sub(/\/\*.*$/, "", line)
			if ((" " line " ") ~ ("[^A-Za-z0-9_]" name "[^A-Za-z0-9_]"))
				n++
		}
		close(file)
		return n > 1
	}
	END {
		for (name in home) {
			file = sources substr(home[name], length(root) + 1)
			sub(/[.]o$/, ".c", file)
			why = ""
			if (!(name in used) && !calls_itself(file, name))
				why = (name in tested) ? "is called by tests only" : "is called by nothing"
			else if (!(name in used) && !(name in tested))
				why = "is called by no other file: make it static"
			for (i = 1; i <= n_kept; i++)
				if (name ~ pattern[i]) {
					seen[i] = 1
					if (why != "")
						why = ""
					else if (name in used && lines[i] !~ /[$] the centre /) # built or not
						why = "is called now: it needs no reason to stay any more"
				}
			if (why != "")
				print file ": " name " " why
		}
		for (i = 1; i <= n_kept && sources == "src/"; i++)
			if (!(i in seen))
				print "unused.sh: nothing is named " pattern[i] " any more"
	}' | LC_ALL=C sort
}

found=$(unused "$build/src" src "$build/tests")
if [ ! -d "$build/src" ] || [ ! -d "$build/tests" ]; then
	echo "not ok unused: no tests are built in $build; \`make test-programs\` builds them"
elif [ -z "$found" ]; then
	echo "ok unused"
else
	echo "$found" | sed 's/^/not ok unused: /'
fi

# ---- the self-test: one of each kind -------------------------------------------

scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/src" "$scratch/objects" "$scratch/tests"
cat >"$scratch/src/one.c" <<'END'
int shared(void);
int nobody(void) { return shared(); } /* nobody calls nobody */
int inside(void) { return 1; }
int both(void) { return 2; }
int shared(void) { return inside() + both(); }
int tested(void) { return 3; }
END
echo 'int shared(void); int main(void) { return shared(); }' >"$scratch/src/two.c"
echo 'int both(void); int tested(void); int test(void) { return both() + tested(); }' >"$scratch/three.c"
${CC:-cc} -c -o "$scratch/objects/one.o" "$scratch/src/one.c" &&
	${CC:-cc} -c -o "$scratch/objects/two.o" "$scratch/src/two.c" &&
	${CC:-cc} -c -o "$scratch/tests/three.o" "$scratch/three.c" || exit
found=$(unused "$scratch/objects" "$scratch/src" "$scratch/tests" | sed "s,^$scratch/src/,,")
want="one.c: inside is called by no other file: make it static
one.c: nobody is called by nothing
one.c: tested is called by tests only"
if [ "$found" = "$want" ]; then
	echo "ok unused: what nothing calls is seen"
else
	echo "not ok unused: what nothing calls: found $(echo "$found" | tr '\n' ';')"
fi

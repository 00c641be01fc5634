#!/bin/sh
# layers.sh: no file includes upwards, each library, the clock and the looks of a role have one
# door, and no pointer is written through a void ** that is none.
# layers.sh TREE: prints only what is wrong in another tree (the self-test at the end).

self=$(cd "$(dirname "$0")" && pwd)/${0##*/}

check() {
	find src include -name '*.[ch]' 2>/dev/null | LC_ALL=C sort | xargs awk '
	BEGIN {
		may["base"]     = "base"
		may["wording"]  = "base wording"
		may["model"]    = "base wording model"
		may["store"]    = "base model store"
		may["formats"]  = "base model formats"
		may["bank"]     = "base wording model formats bank"
		may["workflow"] = "base wording model store formats bank workflow"
		may["tui"]      = "base tui"
		may["screens"]  = may["workflow"] " tui screens"
		may["app"]      = may["screens"] " app"
		may["centre"]   = "base wording model formats centre" # a program of its own

		# A header of the system, and the only files that may include it.
		door["^(n?cursesw?|ncursesw?/.*|panel|form|menu|term)[.]h$"] = "src/tui/term_curses.c"
		door["^sqlite3(ext)?[.]h$"] = "src/store/[^/]*[.][ch]"
		door["^libpq-fe[.]h$"]      = "src/centre/[^/]*[.][ch]"
		door["^yaml[.]h$"]          = "src/formats/yaml.c"
		door["^zip[.]h$"]           = "src/formats/zip.c"
		door["^(sha2|sha256|md5)[.]h$"] = "src/base/sha256.c"
		door["^jansson[.]h$"]       = "src/formats/json.c"
		door["^libical/.*[.]h$"]    = "src/formats/ics.c"
		door["^utf8proc[.]h$"]      = "src/base/utf8.c"
		door["^sodium([.]h|/.*)$"]  = "src/formats/seal.c"
		door["^dlfcn[.]h$"]         = "src/base/library.c"
		door["^libintl[.]h$"]       = "src/base/language.c"
		door["^md4c(-html)?[.]h$"]  = "src/formats/html.c"
		door["^(sys/socket|netdb|netinet/.*|arpa/inet)[.]h$"] = "nobody: there is no network"
		clock = "(^|[^A-Za-z0-9_.>])(clock_gettime|clock|time|ftime|gettimeofday|timespec_get)[ \t]*[(]"
		clock_door = "src/app/loop.c"
		# How a role looks: only themes say it, and only the terminal shows it.
		look = "(^|[^A-Za-z0-9_])((LOOK|ATTR)_[A-Z]+|A_(NORMAL|BOLD|DIM|REVERSE|STANDOUT|UNDERLINE|BLINK|ITALIC)|COLOR_PAIR)([^A-Za-z0-9_]|$)"
		look_door = "src/tui/(theme[a-z_]*[.][ch]|term_curses[.]c)"
		# A call that has to go through one file, and the files that may make it.
		only["store_call_get"]       = "src/(store/.*|workflow/desk[.]c)"
		why_only["store_call_get"]   = "desk_call, which knows rehearsals"
		only["store_interview_each"] = "src/(store/.*|workflow/desk[.]c)"
		why_only["store_interview_each"] = "desk_interviews, which knows rehearsals"
		only["rehearsal_fill_call"]      = "src/workflow/(desk[.]c|rehearsal[a-z_]*[.][ch])"
		why_only["rehearsal_fill_call"]  = "desk_call"
		only["report_(markdown|html|blank|blank_html)"] = "src/(formats/.*|workflow/report[.]c)"
		why_only["report_(markdown|html|blank|blank_html)"] = "report_write, which knows whose it is"
		only["bank_(edit|add)"]      = "src/(bank/bank_edit|workflow/bank)[.]c"
		why_only["bank_(edit|add)"]  = "pack_change or pack_take, which the history knows of"
		# Commands reach the workbook through workflow: workbook.c opens it.
		only["store_[a-z_]+"] = "src/(store|workflow|screens|tui)/.*|src/app/(main|loop|start|workbook|doctor|edit_file|lines)[.][ch]"
		why_only["store_[a-z_]+"] = "workflow"
		# Screens read the workbook and leave its changes to acts. What is written down while a call
		# is held (notes, questions asked, the time check) has no command beside it.
		changes = "store_(interview|contact|organisation|asked|asking|note|check|reflection|step|plan|template|clock)_(save|add|delete|move|replace|set)"
		only[changes] = "src/(store|workflow|app|screens/live)/.*|src/screens/interview/note_acts[.]c"
		why_only[changes] = "an act of workflow"
		# Calls that may ask a service over a socket without a socket in sight.
		asks = "(^|[^A-Za-z0-9_])(get(pw|gr|sp)(nam|uid|gid|ent)(_r)?|getgrouplist|initgroups|getaddrinfo|getnameinfo|gethostby[a-z]+|getlogin|openlog|v?syslog|wordexp|socket|socketpair)[ \t]*[(]"
	}

	function wrong(why) { print FILENAME ":" FNR ": " why }

	# include/NAME.h belongs to the layer NAME, or to LAYER when it is LAYER_MORE.h or LAYER/MORE.h.
	function layer_of_header(name) {
		sub(/[.]h$/, "", name)
		sub(/[-_\/].*/, "", name)
		return name in may ? name : ""
	}

	function exists(path,   line, found) {
		found = (getline line < path) >= 0
		close(path)
		return found
	}

	# Beside it, elsewhere in its own layer ("screens/rows.h" from a folder below), or public.
	function check_ours(name,   layer) {
		if (folder !~ /^include/ && name !~ "/" && exists(folder "/" name))
			return
		if (name !~ /[.][.]\// && index(name, here "/") == 1 && exists("src/" name))
			return
		layer = layer_of_header(name)
		if (!exists("include/" name) || name ~ /[.][.]\//)
			wrong("\"" name "\" is neither beside it, nor in its layer, nor in include/")
		else if (layer && index(" " may[here] " ", " " layer " ") == 0)
			wrong(here " may not include " layer " (\"" name "\")")
	}

	function check_system(name,   like) {
		for (like in door)
			if (name ~ like && FILENAME !~ ("^" door[like] "$"))
				wrong("<" name "> is for " door[like])
	}

	# What remains of a line without its comments.
	function code(line,   start, end) {
		if (in_comment) {
			end = index(line, "*/")
			if (!end)
				return ""
			line = substr(line, end + 2)
			in_comment = 0
		}
		while (start = match(line, /\/\*|\/\//)) {
			if (substr(line, start, 2) == "//")
				return substr(line, 1, start - 1)
			end = index(substr(line, start + 2), "*/")
			in_comment = !end
			if (!end)
				return substr(line, 1, start - 1)
			line = substr(line, 1, start - 1) " " substr(line, start + 3 + end)
		}
		return line
	}

	FNR == 1 {
		in_comment = 0
		folder = FILENAME
		sub(/\/[^\/]*$/, "", folder)
		here = folder
		sub(/^src\//, "", here)
		sub(/\/.*/, "", here)
		if (folder ~ /^include/ && (here = layer_of_header(substr(FILENAME, 9))) == "")
			wrong("belongs to no layer: call it LAYER.h, LAYER_MORE.h or LAYER/MORE.h")
		else if (!(here in may))
			wrong("there is no layer " here)
	}

	{ text = $0 }
	text !~ /^[ \t]*#[ \t]*include/ { gsub(/"([^"\\]|\\.)*"/, "\"\"", text) }
	{ text = code(text) }

	text ~ /^[ \t]*#[ \t]*include[ \t]*["<]/ {
		name = text
		sub(/^[^"<]*["<]/, "", name)
		sub(/[">].*/, "", name)
		if (text ~ /include[ \t]*</)
			check_system(name)
		else
			check_ours(name)
	}
	text ~ clock && FILENAME != clock_door { wrong("reads a clock; that is for " clock_door) }
	FILENAME ~ /^src/ {
		for (name in only)
			if (text ~ ("(^|[^A-Za-z0-9_])" name "[ \t]*[(]") && FILENAME !~ ("^" only[name] "$"))
				wrong("makes a call that goes through " why_only[name])
	}
	text ~ look && FILENAME !~ ("^" look_door "$") { wrong("names an attribute; a screen names a role (tui_role.h)") }
	text ~ asks { wrong("may open a socket; nobody does") }
	text ~ /[(]void [*][*][)][ \t]*&/ { wrong("a pointer of another type as a void *: mem_grow takes any") }
	' /dev/null
}

if [ $# -gt 0 ]; then
	cd "$1" && check
	exit
fi

cd "${self%/*}/../.." || exit 1
wrong=$(check)
if [ -z "$wrong" ]; then
	echo "ok layers"
else
	echo "$wrong" | sed 's/^/not ok layers: /'
fi

# ---- the self-test: each of these must be seen, and nothing else ------------

scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT

# try WHAT "what is found" FILE LINE...: a good tree and one more file.
try() {
	what=$1 expected=$2 file=$3
	shift 3
	rm -rf "${scratch:?}/tree"
	for layer in base wording model store formats bank workflow tui screens app centre; do
		mkdir -p "$scratch/tree/src/$layer" "$scratch/tree/include"
		echo "#include \"base.h\"" >"$scratch/tree/src/$layer/good.c"
		: >"$scratch/tree/include/$layer.h"
	done
	mkdir -p "$scratch/tree/include/model" "$scratch/tree/src/screens/live"
	: >"$scratch/tree/include/model/note.h"
	: >"$scratch/tree/include/model_note.h"
	: >"$scratch/tree/src/screens/rows.h"
	: >"$scratch/tree/src/screens/live/live.h"
	: >"$scratch/tree/src/store/sql.h"
	mkdir -p "$scratch/tree/${file%/*}"
	printf '%s\n' "$@" >"$scratch/tree/$file"
	found=$(sh "$self" "$scratch/tree")
	case $expected in
	yes) case $found in "$file:1: "*" is for "*) found=yes ;; esac ;;
	esac
	if [ "$found" = "$expected" ]; then
		echo "ok layers: $what"
	else
		echo "not ok layers: $what: found \"$found\", not \"$expected\""
	fi
}

try "a good tree" "" src/screens/more.c \
	'#include "model_note.h"' '#include "base.h" /* time(NULL) */' '#include <stdio.h>' \
	'/* clock_gettime(' ' * time(0) */ int x = draw_time(1), y = v->clock(2);' \
	'const char *s = "time(0)"; // time(0)'
try "a header beside it" "" src/store/more.c '#include "sql.h"' '#include <sqlite3.h>'
try "headers of its own layer from a folder below" "" src/screens/plan/more.c \
	'#include "screens/rows.h"' '#include "screens/live/live.h"' '#include "model/note.h"'
try "a folder below that includes upwards" \
	'src/model/rehearsal/more.c:1: model may not include store ("store.h")' \
	src/model/rehearsal/more.c '#include "store.h"'
try "a header of a folder below that includes upwards" \
	'include/model/more.h:1: model may not include tui ("tui.h")' \
	include/model/more.h '#include "tui.h"'
try "a private header of another layer" \
	'src/app/more.c:1: "screens/rows.h" is neither beside it, nor in its layer, nor in include/' \
	src/app/more.c '#include "screens/rows.h"'
try "workflow without a screen" \
	'src/workflow/more.c:1: workflow may not include tui ("tui.h")' \
	src/workflow/more.c '#include "tui.h"'
try "a layer that includes upwards" \
	'src/model/more.c:2: model may not include store ("store.h")' \
	src/model/more.c '/* x */' '#include "store.h"'
try "two layers side by side" \
	'src/formats/more.c:1: formats may not include store ("store.h")' \
	src/formats/more.c '#include "store.h"'
try "the terminal that knows a noun" \
	'src/tui/more.c:1: tui may not include model ("model_note.h")' \
	src/tui/more.c '#  include  "model_note.h"'
try "a header that includes upwards" \
	'include/base_more.h:1: base may not include tui ("tui.h")' \
	include/base_more.h '#include "tui.h"'
try "a hand in another layer's pocket" \
	'src/app/more.c:1: "../store/sql.h" is neither beside it, nor in its layer, nor in include/' \
	src/app/more.c '#include "../store/sql.h"'
try "a header of no layer" \
	'include/note.h:1: belongs to no layer: call it LAYER.h, LAYER_MORE.h or LAYER/MORE.h' \
	include/note.h 'struct note;'
try "a new layer" 'src/util/more.c:1: there is no layer util' src/util/more.c 'int x;'
try "a conversation read past the desk" \
	'src/screens/more.c:1: makes a call that goes through desk_call, which knows rehearsals' \
	src/screens/more.c 'bool x = store_call_get(s, 1, &c, &e);'
try "a report written past the act" \
	'src/app/more.c:1: makes a call that goes through report_write, which knows whose it is' \
	src/app/more.c 'report_html(&r, &out, &e);'
try "a command at the workbook" \
	'src/app/cmd_more.c:1: makes a call that goes through workflow' \
	src/app/cmd_more.c 'bool x = store_contact_save(s, &c, &e);'
try "a screen that changes the workbook" \
	'src/screens/more.c:1: makes a call that goes through an act of workflow' \
	src/screens/more.c 'bool x = store_interview_save(s, &i, &e);'
try "a screen that reads the workbook" "" src/screens/more.c 'store_interview_get(s, 1, &i, &e);'
try "a conversation read by the desk" "" src/workflow/desk.c 'store_call_get(s, 1, &c, &e);'
try "a clock outside the loop" \
	'src/app/more.c:1: reads a clock; that is for src/app/loop.c' \
	src/app/more.c 'long now = time(NULL);'
try "a screen that names an attribute" \
	'src/screens/more.c:1: names an attribute; a screen names a role (tui_role.h)' \
	src/screens/more.c 'canvas_text(c, 0, 0, -1, LOOK_BOLD, s);'
try "a widget that names an attribute of curses" \
	'src/tui/more.c:1: names an attribute; a screen names a role (tui_role.h)' \
	src/tui/more.c 'unsigned a = A_REVERSE;'
try "a theme that names attributes" "" src/tui/theme_more.c '[ROLE_CHOSEN] = { LOOK_BOLD | LOOK_DIM },'
try "a name looked up by a service" \
	'src/base/more.c:1: may open a socket; nobody does' \
	src/base/more.c 'struct passwd *pw = getpwuid(getuid());'
try "a name looked up in a file" "" src/base/more.c 'pw = fgetpwent(f); x = my_socket(1);'
try "a pointer written as a void *" \
	'src/base/more.c:1: a pointer of another type as a void *: mem_grow takes any' \
	src/base/more.c 'grow((void **)&l->s, &l->cap);'
try "the clock in the loop" "" src/app/loop.c 'int x = clock_gettime(0, 0);'
for header in curses panel ncursesw/curses term sqlite3 yaml jansson utf8proc md4c \
	md4c-html libical/ical sodium dlfcn libintl sys/socket; do
	try "<$header.h> outside its door" yes src/screens/more.c "#include <$header.h>"
done
try "curses behind its door" "" src/tui/term_curses.c '#include <curses.h>' '#include <panel.h>'

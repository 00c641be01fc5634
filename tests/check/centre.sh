#!/bin/sh
# centre.sh: the centre on a real server, started here in a folder of its own, on a local socket, as
# another user than root, and ended here. HALFHOUR_NO_CENTRE=1 leaves it out.

cd "$(dirname "$0")/../.." || exit 1
bin=${HALFHOUR_BIN:-$PWD/build/halfhour}
build=${bin%/*}
centre=$build/halfhour-centre

if [ -n "$HALFHOUR_NO_CENTRE" ]; then
	echo "ok centre: left out, as HALFHOUR_NO_CENTRE asks; nothing of it is tested"
	exit 0
fi
[ -x "$centre" ] || { echo "not ok centre: $centre is not built (make centre-programs)"; exit 0; }
. tests/centre/server.sh
[ -n "$server" ] || { echo "not ok centre: there is no PostgreSQL server here (make test installs it)"; exit 0; }

scratch=$(mktemp -d /tmp/centre.XXXXXX) || exit 1 # a socket's path is short
started=
trap '[ -z "$started" ] || control stop -m immediate >/dev/null 2>&1; [ -z "$mounted" ] || umount -l "$mounted"; rm -rf "$scratch"' EXIT
trap 'exit 130' INT HUP TERM
chmod 711 "$scratch"
export XDG_DATA_HOME="$scratch/d" XDG_CONFIG_HOME="$scratch/c" XDG_STATE_HOME="$scratch/s" TZ=UTC

# ok WHAT [COMMAND...]; is WHAT GOT WANTED
ok() {
	what=$1
	shift
	if "$@"; then echo "ok centre: $what"; else echo "not ok centre: $what: $(head -c 300 "$scratch/err")"; fi
}
is() {
	if [ "$2" = "$3" ]; then echo "ok centre: $1"; else echo "not ok centre: $1: \"$2\", not \"$3\""; fi
}

start "$scratch/server" "'fsync = off'" 2>"$scratch/err" || { echo "not ok centre: no server: $(tail -3 "$scratch/initdb" "$scratch/err")"; exit 0; }
export PGHOST="$scratch/server" PGUSER=boss PGDATABASE=centre PGOPTIONS='-c search_path=halfhour'

sql() { psql -qAtc "$1" 2>"$scratch/err"; }
as() { PGUSER=$1 psql -qAtc "$2" 2>"$scratch/err"; }

# ---- what it can do is in its manual page ----

missing=
for command in $("$centre" --help | sed -n 's/^  \([a-z-]*\) .*/\1/p'); do
	grep -q "^\.It Cm $command\$" man/halfhour-centre.1 || missing="$missing $command"
	for option in $("$centre" $command --help | sed -n 's/^  --\([a-z-]*\).*/\1/p'); do
		grep -q "Fl -$option" man/halfhour-centre.1 || missing="$missing $command --$option"
	done
done
is "the manual page has every command and option" "$missing" ""

# ---- set up ----

is "without tables one is told how to make them" "$("$centre" figures 2>&1 | grep -c 'halfhour-centre setup')" 1
is "setup makes the tables" "$("$centre" setup --course Career --coach coach_a --coach coach_b --instructor teacher 2>&1)" \
	"The tables are made."
is "setup again changes nothing" "$("$centre" setup 2>&1)" "The tables were there already."
is "a coach wants a course" "$("$centre" setup --coach coach_c 2>&1; echo $?)" \
	"halfhour-centre: For which course? Name it, with --course.
2"

# ---- taken in ----

rows() { sql "SELECT count(*) || ' ' || count(DISTINCT student) FROM session; SELECT count(*) FROM notes;
	SELECT count(*) FROM questions; SELECT count(*) FROM reflections; SELECT count(*) FROM clock" | tr '\n' ' '; }
mkdir "$scratch/one" "$scratch/two" "$scratch/other"
"$build/test-shares" "$scratch/one" 20 3 10 Career
"$build/test-shares" "$scratch/two" 20 3 10 Career 1 2
"$build/test-shares" "$scratch/other" 2 2 5 "Other course" 900
is "twenty shares of three conversations" "$("$centre" load --jobs 3 "$scratch/one" 2>&1)" \
	"20 files: 20 loaded, 0 known already, 0 refused; 60 new conversations, 0 that were here."
is "each row is there once" "$(rows)" "60 20 600 540 60 120 "
is "the same again changes nothing" "$("$centre" load "$scratch/one" 2>&1)" \
	"20 files: 0 loaded, 20 known already, 0 refused; 0 new conversations, 0 that were here."
is "a newer revision updates" "$("$centre" load "$scratch/two" 2>&1)" \
	"20 files: 20 loaded, 0 known already, 0 refused; 0 new conversations, 60 that were here."
is "half of the notes are corrected, none is doubled" "$(rows)$(sql "SELECT count(*) FROM notes WHERE text = 'corrected'")" \
	"60 20 600 540 60 120 300"
sql "DELETE FROM file"
"$centre" load "$scratch/one" >/dev/null 2>&1
is "an older one takes nothing back" "$(sql "SELECT count(*) FROM notes WHERE text = 'corrected' AND revision = 2")" 300
is "a student of the same UUID under another name is refused" \
	"$(sed 's/Bo Roe 1/Zoe Roe 1/' "$scratch/one/student-00001.share.yaml" >"$scratch/zoe.yaml"
	"$centre" load "$scratch/zoe.yaml" 2>&1 >/dev/null | grep -c 'is known here as Bo Roe 1, and the file says Zoe Roe 1')" 1
sed 's/^  uuid: .*/  uuid: "00000077-0000-4000-8000-000000000077"/; s/^digest.*//' "$scratch/one/student-00003.share.yaml" >"$scratch/thief.yaml"
is "another student's conversation is not taken over" \
	"$("$centre" load "$scratch/thief.yaml" 2>&1 >/dev/null | grep -c "is another student's here")$(rows)" "360 20 600 540 60 120 "
sql "DELETE FROM student WHERE uuid = '00000077-0000-4000-8000-000000000077'"

# ---- files of strangers ----

cp "$scratch/one/student-00001.share.yaml" "$scratch/good.yaml"
printf 'halfhour-share: 2\nid: x\n' >"$scratch/version.yaml"
{ printf 'halfhour-share: 1\nx: '; head -c 100000 /dev/zero | tr '\0' '['; } >"$scratch/deep.yaml"
head -c 40000000 /dev/zero | tr '\0' 'a' >"$scratch/large.yaml"
printf 'halfhour-share: 1\nid: &a x\nstudent: *a\n' >"$scratch/alias.yaml"
: >"$scratch/empty.yaml"
mkfifo "$scratch/pipe.yaml"
ln -s "$scratch/good.yaml" "$scratch/link.yaml"
bad=0
for file in version deep large alias empty pipe; do
	timeout 20 "$centre" load "$scratch/$file.yaml" >"$scratch/out" 2>"$scratch/err"
	[ $? -eq 1 ] && [ -s "$scratch/err" ] && grep -q ' 0 loaded, 0 known already, 1 refused' "$scratch/out" || bad="$bad $file"
done
is "what is no share is refused with a sentence" "$bad" 0
is "nothing of it is stored" "$(rows)" "60 20 600 540 60 120 "
if "$bin" share --help 2>/dev/null | grep -q seal; then
	"$bin" add contact --name "Maya Okafor" >/dev/null
	printf '! a fact\n/end\n' | "$bin" --linear live Maya --now >/dev/null 2>&1
	echo "a long pass phrase" >"$scratch/phrase"
	"$bin" share last -o "$scratch/sealed.yaml" --seal --passphrase-file "$scratch/phrase" >"$scratch/out" 2>"$scratch/err"
	is "a sealed share wants its passphrase" "$("$centre" load "$scratch/sealed.yaml" 2>&1 | grep -c -- --passphrase-file)" 1
	is "a sealed share is loaded" \
		"$("$centre" load --course Sealed --passphrase-file "$scratch/phrase" "$scratch/sealed.yaml" 2>"$scratch/err" | cut -d, -f1)" \
		"1 file: 1 loaded"
	"$centre" forget Sealed >/dev/null
fi

# ---- handed out ----

"$centre" hand-out --course Career --each 12 >"$scratch/out1" 2>&1 &
"$centre" hand-out --course Career --each 12 >"$scratch/out2" 2>&1
wait $!
is "two who hand out at once hand nothing out twice" \
	"$(sql "SELECT count(*), count(DISTINCT session), max(n) FROM (SELECT session, count(*) OVER (PARTITION BY session) AS n FROM handed_out) AS h")" \
	"48|48|1"
"$centre" hand-out --course Career --twice 3 >/dev/null 2>&1
is "the rest, one in three of it to two" "$(sql "SELECT count(*) FILTER (WHERE NOT second), count(*) FILTER (WHERE second) FROM handed_out")" "60|4"
is "twice is not the same coach" "$(sql "SELECT count(*) FROM (SELECT session FROM handed_out GROUP BY session, coach HAVING count(*) > 1) AS h")" 0
is "hand-out names who is no coach" "$("$centre" hand-out --course Career --coach nobody 2>&1 | grep -c 'nobody is not a coach')" 1

# ---- who sees what ----

mine=$(sql "SELECT count(*) FROM handed_out WHERE coach = 'coach_a'")
is "a coach sees the conversations handed to them" "$(as coach_a "SELECT count(*) FROM session")" "$mine"
is "and their notes only" "$(as coach_a "SELECT count(*) FROM notes")" "$((mine * 10))"
is "and their students only" "$(as coach_a "SELECT count(*) FROM student")" \
	"$(sql "SELECT count(DISTINCT student) FROM handed_out WHERE coach = 'coach_a'")"
refused=
for what in "SELECT * FROM notes_1" "SELECT * FROM file" "UPDATE session SET withdrawn = true" "DELETE FROM notes" \
	"INSERT INTO handed_out (course_id, session, student, coach, second) SELECT course_id, uuid, student, 'coach_a', false FROM session LIMIT 1" \
	"SET ROLE halfhour_centre" "SET ROLE coach_b" "SELECT course_made('mine')" "CREATE TABLE halfhour.mine (n integer)" \
	"UPDATE handed_out SET coach = 'coach_b'" \
	"INSERT INTO score (course_id, uuid, revision, student, session, coach, coach_name, rubric, row, level, because)
	SELECT 1, gen_random_uuid(), 1, student, uuid, 'coach_b', '', 'default', 'questions', 4, '' FROM session LIMIT 1"; do
	as coach_a "$what" >/dev/null && refused="$refused; $what"
done
is "what is not theirs is refused" "$refused" ""
other=$(sql "SELECT student || ' ' || session FROM handed_out WHERE coach = 'coach_b' AND session NOT IN (SELECT session FROM handed_out WHERE coach = 'coach_a') LIMIT 1")
is "a mark on another's conversation is refused" "$(as coach_a "INSERT INTO score (course_id, uuid, revision, student, session, coach, coach_name, rubric, row, level, because)
	VALUES (1, gen_random_uuid(), 1, '${other% *}', '${other#* }', 'coach_a', '', 'default', 'questions', 4, '')"; grep -c 'row-level security' "$scratch/err")" 1
"$centre" load "$scratch/other" >/dev/null 2>&1
"$centre" setup --course "Other course" --coach coach_c >/dev/null
is "the other course has its own" "$(sql "SELECT count(*), count(DISTINCT course_id) FROM session")" "64|2"
is "an instructor sees the course and no other" "$(as teacher "SELECT count(*), count(DISTINCT course_id) FROM session")" "60|1"
is "a coach cannot load" "$(PGUSER=coach_a "$centre" load "$scratch/one" 2>&1 | grep -c 'Your role may not do that')" 1

# ---- taken, reviewed in halfhour, given back ----

is "a coach takes their files" "$("$centre" take --as coach_a -o "$scratch/taken" 2>"$scratch/err" | grep -c 'conversations are in')" 1
is "a file a student" "$(ls "$scratch/taken" | wc -l)" "$(as coach_a "SELECT count(*) FROM student")"
is "there is nothing new then" "$(PGUSER=coach_a "$centre" take -o "$scratch/taken" 2>&1)" "There is nothing new for you."
# What a student handed in is what comes out, but for the file's own id, day and digest.
same=0 all=0
for file in "$scratch/taken"/*; do
	number=$(sed -n 's/^  name: ".* \([0-9]*\)"$/\1/p' "$file" | head -1)
	[ "$(grep -c '^    revision' "$file")" -eq 3 ] || continue
	all=$((all + 1))
	for f in "$file" "$scratch/two/student-$(printf %05d "$number").share.yaml"; do
		sed '/^id:/d; /^made:/d; /^digest:/d' "$f" >"$scratch/$([ "$f" = "$file" ] && echo a || echo b)"
	done
	cmp -s "$scratch/a" "$scratch/b" && same=$((same + 1))
done
ok "what comes out is what came in ($same of $all)" [ "$all" -gt 5 -a "$same" -eq "$all" ]
coach="$bin --workbook $scratch/coach_a.halfhour"
$coach review "$scratch/taken"/* --course Career >"$scratch/out" 2>"$scratch/err"
ok "halfhour takes them in" [ "$($coach review --json | grep -c '"student_uuid"')" -eq "$mine" ]
first=$($coach review --json | sed -n 's/^ *"id": "\([0-9]*\)".*/\1/p' | head -1)
student=$($coach review --json | sed -n 's/^ *"student_uuid": "\([-0-9a-f]*\)".*/\1/p' | head -1)
$coach score "$first" questions 3 --because "asks on" >/dev/null 2>&1
$coach comment "$first" "Well asked." >/dev/null 2>&1
$coach comment "$first" --private "Not for them." >/dev/null 2>&1
$coach feedback "$student" -o "$scratch/back.yaml" >"$scratch/out" 2>"$scratch/err"
is "feedback comes in" "$(PGUSER=coach_a "$centre" give-back "$scratch/back.yaml" 2>&1)" "$scratch/back.yaml: 2 rows are new or changed."
is "a second time it changes nothing" "$("$centre" give-back --as coach_a "$scratch/back.yaml" 2>&1)" "$scratch/back.yaml: 0 rows are new or changed."
is "load takes feedback in as the coach's whose it is" \
	"$(sql "DELETE FROM score"; "$centre" load "$scratch/back.yaml" 2>&1; sql "SELECT DISTINCT coach FROM score")" \
	"1 file: 1 loaded, 0 known already, 0 refused; 0 new conversations, 0 that were here. 1 row of feedback is new or changed.
coach_a"
is "another coach's feedback on it is refused" "$(PGUSER=coach_c "$centre" give-back "$scratch/back.yaml" 2>&1 | grep -c 'not handed out to you')" 1
is "marks are their coach's alone" "$(as coach_b "SELECT count(*) FROM score")$(as coach_a "SELECT count(*) FROM score")$(as teacher "SELECT count(*) FROM score")" 011
"$centre" load --course Career "$scratch/one" >/dev/null 2>&1

# ---- figures ----

is "figures count" "$("$centre" figures --course Career --json | tr -d ' \n' | grep -o '"students":20,"conversations":60,"rehearsals":0,"reviewed":1')" \
	'"students":20,"conversations":60,"rehearsals":0,"reviewed":1'
is "figures are a page" "$("$centre" figures --course Career | head -1)$("$centre" figures --as html | grep -c '<table')" "# Career2"

# ---- no connection free ----

sql "ALTER ROLE coach_a CONNECTION LIMIT 1"
PGUSER=coach_a psql -qAtc "SELECT pg_sleep(1)" >/dev/null &
until [ "$(sql "SELECT count(*) FROM pg_stat_activity WHERE usename = 'coach_a'")" = 1 ]; do :; done
ok "where no connection is free one waits a little" env PGUSER=coach_a "$centre" figures --json -o "$scratch/waited.json" 2>"$scratch/err"
wait
sql "ALTER ROLE coach_a CONNECTION LIMIT 0"
is "and is told so in the end" "$(PGUSER=coach_a "$centre" figures 2>&1 | grep -c 'no connection free.*Try again')" 1
sql "ALTER ROLE coach_a CONNECTION LIMIT -1"

# ---- one definition of a figure: the same class in a workbook and here ----

# "figure asked 60 420" of each figure and row of the rubric, from figures --json.
sums() {
	"$centre" figures --course "$1" --json | awk '
		/^  "figures"/ { what = "figure" }
		/^  "scores"/ { what = "score" }
		/^    "[a-z_-]*": {/ { gsub(/[" :{]/, ""); name = $0 }
		/"n":/ { n = $2; sub(/,/, "", n) }
		/"sum":/ { print what, name, n, $2 }'
}

mkdir "$scratch/class"
"$build/test-shares" "$scratch/class" 10 2 24 Class 500
ten=$(i=0; while [ $i -lt 10 ]; do i=$((i + 1)); echo "--coach rater_$i"; done)
"$centre" setup --course Class $ten >/dev/null
"$centre" load "$scratch/class" >/dev/null 2>"$scratch/err"
"$centre" hand-out --course Class --each 2 >/dev/null 2>"$scratch/err"

# mark WORKBOOK: each conversation by a rule that goes by its student's name alone.
mark() {
	"$bin" --workbook "$1" review --json | awk '
		/^ *"id":/ { gsub(/[",]/, ""); id = $2 }
		/^ *"student":/ { gsub(/[",]/, ""); n = $NF; print id, 1 + n % 4, 1 + n % 3 }' >"$scratch/marks"
	while read -r id questions listening; do
		"$bin" --workbook "$1" score "$id" questions "$questions" >/dev/null 2>&1
		"$bin" --workbook "$1" score "$id" listening "$listening" >/dev/null 2>&1
	done <"$scratch/marks"
}

"$bin" --workbook "$scratch/one.halfhour" review "$scratch/class"/* --course Class >/dev/null 2>"$scratch/err"
mark "$scratch/one.halfhour"
i=0
while [ $i -lt 10 ]; do
	i=$((i + 1))
	"$centre" take --as rater_$i -o "$scratch/rater_$i" >/dev/null 2>"$scratch/err"
	"$bin" --workbook "$scratch/rater_$i.halfhour" review "$scratch/rater_$i"/* --course Class >/dev/null 2>"$scratch/err"
	mark "$scratch/rater_$i.halfhour"
	"$bin" --workbook "$scratch/rater_$i.halfhour" feedback --all -o "$scratch/back_$i" >/dev/null 2>"$scratch/err"
	"$centre" give-back --as rater_$i "$scratch/back_$i"/*.feedback.yaml >/dev/null 2>"$scratch/err"
done
"$build/test-sums" "$scratch/one.halfhour" >"$scratch/sums_one" 2>"$scratch/err"
sums Class >"$scratch/sums_ten"
is "there are figures and marks to compare" "$(wc -l <"$scratch/sums_ten") $(grep -c 'score.* 20 ' "$scratch/sums_ten")" "20 2"
is "one coach's workbook and ten coaches here have the same figures" "$(diff "$scratch/sums_one" "$scratch/sums_ten" | head -5)" ""
"$centre" forget Class >/dev/null 2>&1

# ---- kept and put back ----

as_server "$server/pg_dump" -h "$PGHOST" -U boss --schema=halfhour centre >"$scratch/dump" 2>"$scratch/err"
sql "CREATE DATABASE again"
PGDATABASE=again psql -qf "$scratch/dump" >/dev/null 2>"$scratch/err"
is "a dump brings all of it back" "$(PGDATABASE=again rows)" "$(rows)"
is "and who sees what" "$(PGDATABASE=again PGUSER=coach_a psql -qAtc 'SELECT count(*) FROM session')" "$mine"
sql "DROP DATABASE again"

# ---- ended in the middle ----

"$centre" forget "Other course" >/dev/null 2>&1
mkdir "$scratch/many"
"$build/test-shares" "$scratch/many" 60 4 40 Middle 77
whole() { sql "SELECT count(*) FROM session s JOIN course c ON c.id = s.course_id AND c.name = 'Middle'" ; }
halves() { sql "SELECT count(*) FROM (SELECT s.uuid FROM session s JOIN course c ON c.id = s.course_id AND c.name = 'Middle'
	LEFT JOIN notes n ON n.course_id = s.course_id AND n.session = s.uuid GROUP BY s.uuid HAVING count(n.uuid) <> 40) AS h"; }
"$centre" load --jobs 2 "$scratch/many" >/dev/null 2>&1 &
pid=$!
while [ "$(whole)" -lt 8 ] && kill -0 $pid 2>/dev/null; do :; done
kill -9 $pid $(ps -o pid= --ppid $pid) 2>/dev/null
wait $pid 2>/dev/null
is "killed in the middle leaves whole conversations" "$(halves)" 0
"$centre" load --jobs 2 "$scratch/many" >"$scratch/out" 2>"$scratch/err" &
pid=$!
while [ "$(whole)" -lt 60 ] && kill -0 $pid 2>/dev/null; do :; done
control restart -m immediate >/dev/null 2>&1
wait $pid
status=$?
ok "a server that restarts in the middle is told (status $status)" [ $status -eq 1 -a "$(grep -c 'connection to the server is lost' "$scratch/err")" -ge 1 ]
is "and leaves whole conversations" "$(halves)" 0
"$centre" load "$scratch/many" >"$scratch/out" 2>&1
is "load again goes on to the end" "$(whole) $(halves)" "240 0"

# ---- removed for good ----

canary=zebracanary
sed "s/corrected/$canary/" "$scratch/two/student-00004.share.yaml" | sed 's/^  name: .*/  name: "Dana Roe Quagga"/; s/revision: 2/revision: 3/; s/^  uuid: .*/  uuid: "00000088-0000-4000-8000-000000000088"/; s/uuid: "\(........\)-....-4/uuid: "\1-cafe-4/; s/question: "\(........\)-....-4/question: "\1-cafe-4/; /^digest/d' >"$scratch/canary.yaml"
"$centre" load --course Career "$scratch/canary.yaml" >/dev/null 2>&1
sql "CHECKPOINT"
ok "the canary is there" [ "$(sql "SELECT count(*) FROM notes WHERE text = '$canary'")" -gt 0 ]
"$centre" forget "Dana Roe Quagga" >/dev/null 2>"$scratch/err"
sql "CHECKPOINT"
is "a student who is forgotten is in no table" "$(sql "SELECT count(*) FROM notes WHERE text = '$canary'")$(sql "SELECT count(*) FROM student WHERE name LIKE '%Quagga'")" 00
is "nor in the server's table files" "$(grep -rlE "$canary|Quagga" "$data/base" 2>/dev/null | wc -l)" 0
"$centre" forget Career >/dev/null 2>"$scratch/err"
is "a course is removed with all that is in it" "$(sql "SELECT count(*) FROM course WHERE name = 'Career'")$(sql "SELECT count(*) FROM score")$(whole)" 00240

# ---- no room on the server ----

control stop -m immediate >/dev/null 2>&1
started=
mkdir "$scratch/full"
if mount -t tmpfs -o size=130m,mode=755 none "$scratch/full" 2>/dev/null; then
	mounted=$scratch/full
	export PGHOST="$scratch/full"
	start "$scratch/full" "'fsync = off'" 2>"$scratch/err"
	"$centre" setup >/dev/null 2>&1
	head -c 1000000000 /dev/zero >"$scratch/full/ballast" 2>/dev/null
	fill=$(stat -c %s "$scratch/full/ballast")
	truncate -s $((fill - 1500000)) "$scratch/full/ballast"
	"$centre" load "$scratch/many" >"$scratch/out" 2>"$scratch/err"
	status=$?
	ok "a server without room is told (status $status)" [ $status -eq 1 -a "$(grep -cE 'no room left|connection to the server is lost|Cannot reach' "$scratch/err")" -ge 1 ]
	rm "$scratch/full/ballast"
	control restart -m immediate >/dev/null 2>&1
	is "what was stored is whole" "$(halves)" 0
	"$centre" load "$scratch/many" >"$scratch/out" 2>&1
	is "with room load goes on to the end" "$(whole) $(halves)" "240 0"
else
	echo "ok centre: a full disk is left out: no file system can be mounted here"
fi

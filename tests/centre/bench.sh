#!/bin/sh
# bench.sh [STUDENTS]: a term on a server started here (STUDENTS of twelve conversations of sixty notes):
# loaded, beside a bare COPY of the same rows in the same run; then fifty coaches at once; then how
# the server finds the rows of each query. Files lie in TMPDIR: name one with room.

cd "$(dirname "$0")/../.." || exit 1
build=${HALFHOUR_BUILD:-build}
centre=$PWD/$build/halfhour-centre
students=${1:-500}
. tests/centre/server.sh
scratch=$(mktemp -d) || exit 1
started=
trap '[ -z "$started" ] || control stop -m immediate >/dev/null 2>&1; rm -rf "$scratch"' EXIT
trap 'exit 130' INT HUP TERM
chmod 711 "$scratch"
start "$scratch/s" "'shared_buffers = 256MB' 'max_wal_size = 4GB'" || exit 1
export PGHOST="$scratch/s" PGUSER=boss PGDATABASE=centre PGOPTIONS='-c search_path=halfhour'
sql() { psql -qAtc "$1"; }
now() { date +%s.%N; }
since() { echo "$1 $(now)" | awk '{ printf "%.2f", $2 - $1 }'; }

"$centre" setup >/dev/null
mkdir "$scratch/shares" "$scratch/rows"
"$build/test-shares" "$scratch/shares" "$students" 12 60 Career
sessions=$((students * 12))

began=$(now)
"$centre" load "$scratch/shares" || exit 1
load=$(since "$began")

# The same rows, whole, by nothing but COPY into the same tables and indexes.
tables='student file place session clock questions notes time_checks reflections writeups steps to_coach'
chmod 777 "$scratch/rows"
for table in $tables; do
	psql -qc "\\copy (SELECT * FROM $table) TO '$scratch/rows/$table'"
done
sql "CREATE DATABASE bare" && PGDATABASE=bare "$centre" setup --course Career >/dev/null
began=$(now)
for table in $tables; do
	PGDATABASE=bare psql -qc "\\copy $table FROM '$scratch/rows/$table'" || exit 1
done
copy=$(since "$began")
sql "DROP DATABASE bare"
echo "$sessions $load $copy" | awk '{ printf "%d conversations: loaded in %s s, %.0f a second; bare COPY %s s; ratio %.2f\n", $1, $2, $1 / $2, $3, $3 / $2 }'
began=$(now)
"$centre" load "$scratch/shares" >/dev/null
echo "again, nothing new: $(since "$began") s"

# ---- fifty coaches ----

n=0 coaches=
while [ $n -lt 50 ]; do n=$((n + 1)); coaches="$coaches --coach coach_$n"; done
"$centre" setup --course Career $coaches >/dev/null
"$centre" hand-out --course Career --each 12 --twice 10 | head -1
sql ANALYZE
mkdir "$scratch/crowd"
"$build/test-crowd" "$centre" "$scratch/crowd" 50 "${ACTIONS:-100}" | tee "$scratch/out"
# What was said of those that failed, numbers and names apart.
cat "$scratch"/crowd/*.said | sed 's/[0-9a-f-]\{8,\}/ID/g; s/coach_[0-9]*/COACH/g' | sort | uniq -c | sort -rn | head -20
wanted=$(sed -n 's/^rows //p' "$scratch/out")
echo "rows given $wanted, stored $(sql "SELECT (SELECT count(*) FROM comment) + (SELECT count(*) FROM score)"), deadlocks $(sql "SELECT sum(deadlocks) FROM pg_stat_database")"

# ---- how rows are found ----

explain() {
	echo "$1: $(PGUSER=${3:-boss} psql -qAtc "EXPLAIN $2" | grep -cE 'Seq Scan on (session|notes|handed_out|place|score|comment|questions)') of its tables read whole"
}
one=$(sql "SELECT session FROM handed_out WHERE coach = 'coach_1' LIMIT 1")
student=$(sql "SELECT student FROM handed_out WHERE coach = 'coach_1' LIMIT 1")
explain "a conversation" "SELECT * FROM session WHERE course_id = 1 AND uuid = '$one'"
explain "its notes" "SELECT * FROM notes WHERE course_id = 1 AND session = '$one' ORDER BY axis_ms"
explain "its notes, for a coach" "SELECT * FROM notes WHERE course_id = 1 AND session = '$one' ORDER BY axis_ms" coach_1
explain "where conversations lie" "SELECT session, course_id, student FROM place WHERE session = ANY ('{$one}'::uuid[])"
explain "a coach's files" "SELECT h.session, x.started_at FROM handed_out h JOIN session x ON x.course_id = h.course_id AND x.uuid = h.session JOIN student s ON s.uuid = h.student WHERE h.coach = 'coach_1'" coach_1
explain "the course of a conversation given back" "SELECT course_id FROM handed_out WHERE coach = 'coach_1' AND student = '$student' AND session = '$one'" coach_1
explain "what waits to be handed out" "SELECT uuid FROM session s WHERE s.course_id = 1 AND s.handed = 0 ORDER BY s.student, s.uuid LIMIT 100"
explain "marks by row" "SELECT row, count(*), sum(level) FROM score WHERE course_id = 1 AND row = 'questions' GROUP BY row"
explain "figures of a course (all of it is counted)" "SELECT count(*), sum(figure[1]) FROM session WHERE course_id = 1"

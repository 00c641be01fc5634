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

# ---- how rows are found: the server's own plans of all that the program asks ----

# A course of which all is handed out and marked.
psql -q <<-'END'
	INSERT INTO handed_out (course_id, session, student, coach, second, given_at) SELECT course_id, uuid, student,
		'coach_' || 1 + hashtext(student::text) % 25 + 24, false, now() FROM session ON CONFLICT DO NOTHING;
	UPDATE session SET handed = 1;
	INSERT INTO score (course_id, uuid, revision, student, session, coach, coach_name, rubric, row, level, because)
		SELECT course_id, gen_random_uuid(), 1, student, session, coach, '', 'default', row, 1 + abs(hashtext(row)) % 4, ''
		FROM handed_out, unnest('{questions,listening,thanks}'::text[]) row;
	VACUUM ANALYZE;
	LOAD 'auto_explain';
	ALTER SYSTEM SET session_preload_libraries = 'auto_explain';
	ALTER SYSTEM SET auto_explain.log_min_duration = 0;
	ALTER SYSTEM SET auto_explain.log_nested_statements = on;
END
sql "SELECT pg_reload_conf()" >/dev/null
large=$(sql "SELECT relname FROM pg_class WHERE relkind = 'r' AND reltuples > 1000")
mkdir "$scratch/more" "$scratch/forth"
"$build/test-shares" "$scratch/more" 3 4 60 Career 99
someone=$(sql "SELECT uuid FROM student LIMIT 1")
# found WHAT COMMAND...: the large tables that a plan of it reads whole.
found() {
	what=$1
	shift
	log=$(wc -l <"$data/log")
	"$@" >/dev/null 2>"$scratch/err" || cat "$scratch/err"
	tail -n +$((log + 1)) "$data/log" >"$scratch/plans"
	whole=
	for table in $large; do
		grep -q "Seq Scan on $table\( \|$\)" "$scratch/plans" && whole="$whole $table"
	done
	echo "$what: $(grep -c 'plan:$' "$scratch/plans") plans, read whole:${whole:- nothing}"
}
found "load, new" "$centre" load "$scratch/more"
found "load, known" "$centre" load "$scratch/more"
found "hand-out" "$centre" hand-out --course Career --each 1
found "take" env PGUSER=coach_49 "$centre" take -o "$scratch/forth"
found "give-back" env PGUSER=coach_1 "$centre" give-back "$scratch/crowd/coach_1.feedback.yaml"
# So that it is clear whose the next one is.
sql "DELETE FROM handed_out h USING handed_out one WHERE one.coach = 'coach_1' AND h.student = one.student AND h.coach <> 'coach_1'"
found "load, feedback" "$centre" load "$scratch/crowd/coach_1.feedback.yaml"
found "figures of a course" "$centre" figures --course Career
found "figures of all" "$centre" figures
found "figures of a coach" env PGUSER=coach_1 "$centre" figures
found "figures of a coach in a course" env PGUSER=coach_1 "$centre" figures --course Career
found "forget a student" "$centre" forget "$someone"

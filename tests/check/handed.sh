#!/bin/sh
# handed.sh: a class by commands alone: students' workbooks with names planted in awkward places,
# shares of them, a coach who takes them in, remarks and marks, feedback, and merges.
# HALFHOUR_CLASS says how many students (6).

cd "$(dirname "$0")/../.." || exit 1
bin=${HALFHOUR_BIN:-$PWD/build/halfhour}
[ -x "$bin" ] || { echo "not ok handed: $bin is not built"; exit 0; }
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
export XDG_DATA_HOME="$scratch/d" XDG_CONFIG_HOME="$scratch/c" XDG_STATE_HOME="$scratch/s" TZ=UTC
students=${HALFHOUR_CLASS:-6}

# Names that are no English word and stand in no question of ours; the nth of each list.
givens='Zoltan Ottilie Bjorn Anneliese Thandiwe Kasimir Ludmila Oyelaran Saoirse Xiomara'
families='Quillfeather Brandvold Okonjo Vukovic Ferreira Haverkamp Zielinska Nakagawa Ruizdael Poelstra'
nth() { echo "$2" | cut -d' ' -f$(($1 % 10 + 1)); }
lower() { echo "$1" | tr '[:upper:]' '[:lower:]'; }
upper() { echo "$1" | tr '[:lower:]' '[:upper:]'; }

# people N: a table of ten, so that all twenty names are known.
people() {
	echo "name,organisation"
	for i in 0 1 2 3 4 5 6 7 8 9; do
		echo "$(nth $(($1 + i)) "$givens") $(nth $(($1 * 3 + i)) "$families"),$(nth $i "$families")bank Trust"
	done
}

# awkward N: each of the twenty once where it is easily overlooked.
awkward() {
	i=0
	while [ $i -lt 10 ]; do
		g=$(nth $i "$givens") f=$(nth $(($1 + i)) "$families") sg=$(lower "$g") sf=$(lower "$f")
		case $((($1 + i) % 10)) in
		0) echo "saved as ${sg}_notes.pdf, by ${f}s" ;;
		1) echo "she's $sg's boss; $(upper "$f")'S idea" ;;
		2) echo "mail $sg.$sf@x.example or $sg (at) $sf" ;;
		3) echo "#$sg and @$sf, ${sg}2 too" ;;
		4) echo "$(echo "$sg" | sed 's/./& /g')is spelt so; $(echo "$sf" | sed 's/^..../&-/')" ;;
		5) echo "ex-$g, $sf-like, z$sf" ;;
		6) echo "$g/$f, $g&$f; $sg+$sf" ;;
		7) echo "«$g» „$f“ \`$sg\` ($sf)" ;;
		8) echo "${g}ish, Mc$f, Dr.$g" ;;
		9) echo "$f, $g and ${sf}bank, the $(lower "${f}bank") way" ;;
		esac
		i=$((i + 1))
	done
}

# student N: a workbook whose names are of the seed N.
student() {
	book=$scratch/$1.halfhour
	g1=$(nth "$1" "$givens") f1=$(nth $(($1 / 3)) "$families")
	g2=$(nth $(($1 + 3)) "$givens") f2=$(nth $(($1 + 5)) "$families")
	g3=$(nth $(($1 + 6)) "$givens") f3=$(nth $(($1 + 2)) "$families")
	organisation="${f2}works Grid"
	mkdir -p "$scratch/c/halfhour"
	echo "name: Student $1" >"$scratch/c/halfhour/config.yaml"
	"$bin" --workbook "$book" add contact --name "$g1 $f1" --organisation "$organisation" \
		--role "Chief ferret keeper" --why "a talk with $g3 $f3" >/dev/null
	people "$1" >"$scratch/people.csv"
	"$bin" --workbook "$book" import "$scratch/people.csv" >/dev/null 2>&1
	"$bin" --workbook "$book" plan 1 >/dev/null
	small=$(echo "$g1 $f1" | tr '[:upper:]' '[:lower:]')
	"$bin" --workbook "$book" --linear live 1 --now >/dev/null 2>&1 <<-END
		$(awkward "$1")
		$small says hello
		! $f1's team is small, the ${f1}s are many
		= warms up when $g1 speaks
		"ask $g2, said $g1"
		@ $g2 $f2, forecasting, $organisation
		> write to $g2 $f2
		mail $small@example.org or www.$f1.example/$g1
		%the secret of $g1 $f1
		$f1, $g1: planner
		${g1}_$f1 and $g1/$g2
		$g3 comes up, and $(echo "$g3" | tr '[:upper:]' '[:lower:]') again
		call +49 30 1234567
		/coach was it right to let $g1 and $(upper "$f2") talk?
		/end
	END
	"$bin" --workbook "$book" debrief last learned "$g1 and $f2 see it as I do" >/dev/null
	"$bin" --workbook "$book" share last --keep Chief -o "$scratch/$1.share.yaml" >"$scratch/out" 2>"$scratch/err"
	grep -c 'may be a name' "$scratch/err" >>"$scratch/asked"
	# Whatever is asked about is replaced.
	set -- "$1" $(sed -n 's/.*Decide with --keep \([^ ]*\) or.*/--replace \1/p' "$scratch/err")
	number=$1
	shift
	[ $# -eq 0 ] || "$bin" --workbook "$book" share last "$@" -o "$scratch/$number.share.yaml" >/dev/null 2>"$scratch/err"
	if [ ! -f "$scratch/$number.share.yaml" ]; then
		echo "not ok handed: student $number has no share: $(head -2 "$scratch/err")"
		return
	fi
	leaks=
	for name in $givens $families secret example.org x.example 1234567 ferret; do
		! grep -qi "$name" "$scratch/$number.share.yaml" || leaks="$leaks $name"
	done
	[ -z "$leaks" ] && echo "ok handed: nothing of student $number leaves" ||
		echo "not ok handed: of student $number leaves:$leaks: $(grep -i -m1 "${leaks##* }" "$scratch/$number.share.yaml")"
}

n=0
while [ $n -lt "$students" ]; do
	n=$((n + 1))
	student $n
done

# ---- the coach ----

echo "name: Coach" >"$scratch/c/halfhour/config.yaml"
coach="$bin --workbook $scratch/coach.halfhour"
$coach review "$scratch"/*.share.yaml --course "A class" >/dev/null 2>"$scratch/err"
taken=$($coach review --json | grep -c '"student_uuid"')
[ "$taken" -eq "$students" ] && echo "ok handed: $taken conversations are taken in" ||
	echo "not ok handed: $taken of $students are taken in: $(head -3 "$scratch/err")"
for id in $($coach review --json | sed -n 's/^    "id": "\([0-9]*\)".*/\1/p'); do
	$coach comment "$id" --on 00:00 "A good beginning." >/dev/null &&
		$coach comment "$id" --private "for myself" >/dev/null &&
		$coach score "$id" questions 3 >/dev/null || echo "not ok handed: conversation $id"
done
$coach feedback --all -o "$scratch/back" >/dev/null 2>"$scratch/err"
back=$(ls "$scratch"/back/*.feedback.yaml 2>/dev/null | wc -l)
[ "$back" -eq "$students" ] && echo "ok handed: $back students get feedback" ||
	echo "not ok handed: $back of $students get feedback: $(head -3 "$scratch/err")"
if grep -rq "for myself" "$scratch/back"; then
	echo "not ok handed: a private remark is given back"
else
	echo "ok handed: private remarks stay"
fi

# ---- back ----

n=0 merged=0
while [ $n -lt "$students" ]; do
	n=$((n + 1))
	for file in "$scratch"/back/*.feedback.yaml; do
		grep -q "name: \"Student $n\"" "$file" || continue
		"$bin" --workbook "$scratch/$n.halfhour" merge "$file" >"$scratch/out" 2>"$scratch/err" &&
			grep -q '1 comment, 1 score' "$scratch/out" &&
			"$bin" --workbook "$scratch/$n.halfhour" merge "$file" | grep -q 'nothing is new' &&
			merged=$((merged + 1))
	done
done
[ "$merged" -eq "$students" ] && echo "ok handed: $merged students have it, and a second time changes nothing" ||
	echo "not ok handed: $merged of $students have it: $(cat "$scratch/err")"

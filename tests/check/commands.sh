#!/bin/sh
# commands.sh: the command line on a workbook of its own: what it prints, its exit status,
# and that nothing is half done.

cd "$(dirname "$0")/../.." || exit 1
bin=${HALFHOUR_BIN:-build/halfhour}
[ -x "$bin" ] || { echo "not ok commands: $bin is not built"; exit 0; }
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
export XDG_DATA_HOME="$scratch/d" XDG_CONFIG_HOME="$scratch/c" XDG_STATE_HOME="$scratch/s"
export TZ=UTC

# run WHAT STATUS ARGUMENT...: runs the program; $out and $err are what it said.
run() {
	what=$1 want=$2
	shift 2
	out=$("$bin" "$@" 2>"$scratch/err" </dev/null)
	got=$?
	err=$(cat "$scratch/err")
	if [ "$got" = "$want" ]; then
		echo "ok commands: $what"
	else
		echo "not ok commands: $what: status $got, not $want: $out $err"
	fi
}

# says WHAT TEXT: the last run printed it; tells WHAT TEXT: on standard error.
has() {
	case $2 in
	*"$3"*) echo "ok commands: $1" ;;
	*) echo "not ok commands: $1: \"$3\" is not in \"$2\"" ;;
	esac
}
says() { has "$1" "$out" "$2"; }
tells() { has "$1" "$err" "$2"; }
is() {
	[ "$out" = "$2" ] && echo "ok commands: $1" || echo "not ok commands: $1: \"$out\", not \"$2\""
}
# keys WHAT KEY...: each stands in what was printed, as a key of JSON.
keys() {
	what=$1
	shift
	for key; do
		case $out in
		*"\"$key\": "*) ;;
		*) echo "not ok commands: $what: no key $key"; return ;;
		esac
	done
	echo "ok commands: $what"
}

# ---- refused, and nothing is left behind ----

# none WHAT ARGUMENT...: refused, and no workbook is made.
none() {
	what=$1
	shift
	run "$what" 1 "$@"
	[ ! -e "$XDG_DATA_HOME/halfhour" ] && echo "ok commands: and leaves no workbook" ||
		echo "not ok commands: $what leaves $(ls "$XDG_DATA_HOME/halfhour")"
}
none "a contact without a name, first of all" add contact --role planner
none "a path that is none, first of all" add contact --name X --path bus
none "somebody named by nobody" add contact --name X --referrer maya
none "an interview with nobody" add interview --contact maya
none "an interview of no kind" add interview --kind dinner
none "a step of nothing" add step
none "a step for nobody" add step --text x --contact maya
none "a step after no interview" add step --text x --interview last
none "a call with nobody" live maya --now
none "a call of no length" live --minutes soon
run "the demo opens, as plain lines" 0 demo --linear
run "the demo with many people" 0 demo --linear --people 50
run "a demo of too many" 1 demo --people 1000001
run "the tutor opens, as plain lines" 0 tutor --linear
none "the tutor leaves nothing behind" show last
none "a rehearsal with nobody" rehearse no-such-partner
none "rehearsals there were none" rehearse --history
none "contacts of no workbook" contacts
run "partners are listed" 0 rehearse --list
says "what each is good for" "good for: a first rehearsal"
none "a variant of who has none" rehearse accountant --seed 3
tells "is refused" "Philippa Sorrel has no variants; \`halfhour rehearse --list\` says who is standard."
none "a seed that is none" rehearse dispatcher --seed 10000
run "partners are listed as JSON" 0 rehearse --list --json
says "with what each is good for" '"good_for": "a first rehearsal'
[ ! -e "$XDG_DATA_HOME/halfhour" ] && echo "ok commands: without a workbook" ||
	echo "not ok commands: a list made a workbook"

# ---- adding ----

run "a contact is added" 0 add contact --name 'Maya Okafor' --organisation 'Northlight Energy' \
	--role 'Grid planner' --email maya@example.org --path alumni --why 'Knows grids' \
	--tags 'energy, first-gen' --said 'MY-ah oh-KAH-for' --pronouns she
is "its number is printed" 1
run "a second one, named by the first" 0 add contact --name 'Dana Ruiz' --referrer maya --may-use-name
is "with the next number" 2
run "named by several is refused" 1 add contact --name X --referrer a
tells "naming them" "Dana Ruiz"
run "a name of blanks is none" 1 add contact --name "$(printf '\343\200\200\302\240')"
run "other blanks make no second person" 1 add contact --organisation "$(printf '\302\240')" \
	--name "$(printf '\357\273\277\302\240Dana\342\200\203Ruiz\343\200\200')"
tells "naming the first" "number 2"
run "nor does the end of a line" 1 add contact --name "$(printf 'Dana\r\nRuiz')"
run "a contact without a name is refused" 1 add contact --role planner
run "a path that is none is refused" 1 add contact --name X --path bus
tells "with those there are" "alumni"
run "an unknown option is wrong usage" 2 add contact --nam
run "an interview is added" 0 add interview --contact maya --at '2026-11-25 14:00' --minutes 30 \
	--channel phone
is "its number is printed" 1
run "500 minutes are refused" 1 add interview --contact maya --minutes 500
tells "with how many there may be" "1 to 240 minutes"
run "an unknown channel is refused" 1 add interview --contact maya --channel pigeon
tells "with those there are" "phone, video or in person"
run "an unknown assignment is refused" 1 add interview --contact maya --assignment nowhere
tells "with where they are listed" "halfhour bank list"
run "a partner is found by a part of the name" 0 rehearse sorrel
says "and the call begins" "How nervous are you now?"
run "a part that several have is refused" 1 rehearse e
run "help on a word of several commands" 0 add --help
says "lists them" "add interview"
run "so it does for packs" 0 bank --help
says "with theirs" "bank check"
run "the word alone is wrong usage" 2 add
tells "and says where they are listed" "halfhour add --help"
run "a time that does not exist is refused" 1 add interview --contact maya --at '2026-02-30 10:00'
run "so is an hour that the clocks skip" 1 add interview --contact maya --at '28 mar 2027 02:30' --zone berlin
tells "with the reason" "02:30 is skipped on Sun 28 Mar 2027"
run "so is a city nobody knows" 1 add interview --contact maya --at 'tomorrow 15:00' --zone gotham
tells "with what to write" "--zone: “gotham” is no time zone. Write a big city nearby"
run "a name that may be several is refused" 1 add interview --contact a
tells "naming them" "Dana Ruiz"
run "somebody who declined" 0 add contact --name "Lea Moss" --stage declined
run "agrees to a time after all" 0 add interview --contact lea --at "2026-11-26 10:00"
run "and is looked for" 0 contacts lea --json
says "and is scheduled" '"stage": "scheduled"'
run "a step is added" 0 add step --text 'Send the paper' --due 2026-11-24 --contact maya
run "a step says what" 1 add step --due 2026-11-24

# ---- lists ----

run "contacts" 0 contacts
says "in the order of their names" "2  Dana Ruiz"
run "contacts as JSON" 0 contacts --json
keys "with the contract's keys" id name said pronouns organisation role email phone path stage tags \
	referrer may_use_name
says "an id is a string" '"id": "2"'
says "tags are a list" '"tags": [
      "energy",
      "first-gen"
    ]'
says "a referral by its referrer" '"path": "referral"'
says "who that was" '"referrer": "Maya Okafor"'
says "and that the name may be used" '"may_use_name": true'
says "how the name is said" '"said": "MY-ah oh-KAH-for"'
says "and the pronouns" '"pronouns": "she"'
says "scheduled by its interview" '"stage": "scheduled"'
run "contacts with a word" 0 contacts grid --json
says "has it" "Maya Okafor"
run "contacts without" 0 contacts nobody --json
is "are an empty list" "[]"
run "interviews as JSON" 0 interviews --json
keys "with the contract's keys" id contact kind started_at ended_at practice
says "not begun is null" '"started_at": null'
says "the time agreed in UTC" '"scheduled_at": "2026-11-25T14:00:00Z"'
run "today of a day" 0 today --date 2026-11-25
says "what is overdue first" "Send the paper
    to do, overdue since yesterday
Call with Maya Okafor"
run "today as JSON" 0 today --date 2026-11-25 --json
keys "with its keys" id kind text why due_at contact
run "today of no day" 1 today --date soon
tells "says how one is written" "2026-12-04"

# ---- a call, through lines ----

printf '%s\n' '' '/next' 'leads the eastern feeders' '!42 substations' '*' '/end' '1' \
	'first solo outage plan' '/leave' 'q' 'q' |
	"$bin" live maya --now --linear >"$scratch/call" 2>&1 ||
	echo "not ok commands: a call in lines"
run "the last interview, shown" 0 show last
says "whole" "42 substations"
run "as JSON" 0 show last --json
keys "interview" interview questions notes comments scores id contact organisation kind \
	agreed_minutes granted_minutes started_at ended_at elapsed_s time_check practice draft
keys "questions" text state must asked_at_s spent_s
keys "notes" at_s starred marker question
says "a marker written out is none any more" '"text": "first solo outage plan"'
says "thirty minutes were agreed" '"agreed_minutes": 30'
run "an interview that is not there" 1 show 99
tells "says so" "no interview 99"
run "an interview is needed" 2 show
run "the report" 0 report last
says "is a document" "# Conversation with Maya Okafor"
says "facts are called facts" "**Fact:** 42 substations"
run "the report with figures" 0 report last --figures --as text
says "of all conversations" "Conversations so far"
run "the report as HTML, to a file" 0 report last --as html -o "$scratch/r.html"
is "prints nothing" ""
out=$(cat "$scratch/r.html")
says "is a page" "<h1>Conversation with Maya Okafor</h1>"
run "a report as something else" 2 report last --as pdf
run "a report to no folder" 1 report last -o "$scratch/none/r.md"

# ---- handing over ----

run "a share" 0 share last --keep Nothing -o "$scratch/ana.share.yaml"
says "how many are in it" "1 conversation is in"
grep -q '^halfhour-share: 1$' "$scratch/ana.share.yaml" && grep -q '^digest: "sha256:' "$scratch/ana.share.yaml" &&
	echo "ok commands: a share with its digest" || echo "not ok commands: no share: $(cat "$scratch/ana.share.yaml")"
run "a share over a file" 1 share last -o "$scratch/ana.share.yaml"
run "a share with names" 0 share last --with-names -o "$scratch/ana.share.yaml" --force
echo "four words and more" >"$scratch/pass"
run "a sealed share" 0 share last --seal --passphrase-file "$scratch/pass" -o "$scratch/sealed.yaml"
head -1 "$scratch/sealed.yaml" | grep -qx 'halfhour-sealed: 1' &&
	echo "ok commands: it is sealed" || echo "not ok commands: it is not sealed"
run "a sealed share taken in" 0 review "$scratch/sealed.yaml" --passphrase-file "$scratch/pass" --workbook "$scratch/sealed.halfhour"
run "without its passphrase" 1 review "$scratch/sealed.yaml" --workbook "$scratch/sealed.halfhour"
tells "what to do" "--passphrase-file"
echo "another" >"$scratch/pass2"
run "with another passphrase" 1 review "$scratch/sealed.yaml" --passphrase-file "$scratch/pass2" --workbook "$scratch/sealed.halfhour"
run "what was taken in, without a workbook" 0 review --json --workbook "$scratch/nothing.halfhour"
is "an empty list" "[]"
run "a share taken in" 0 review "$scratch/ana.share.yaml" --workbook "$scratch/coach.halfhour"
says "what came" "1 conversation of"
run "the same again, printed" 0 review --print "$scratch/ana.share.yaml" --workbook "$scratch/coach.halfhour"
says "that it is not new" "0 new"
for example in data/examples/*.share.yaml; do
	run "an example that is shipped" 0 review "$example" --print --workbook "$scratch/examples.halfhour"
	[ -z "$err" ] && echo "ok commands: it is as it was made" ||
		echo "not ok commands: $err"
	pack=$(sed -n 's/^ *"assignment": "\(.*\)"$/\1/p' "$example")
	grep -qsx "pack: $pack" data/bank/*.yaml && echo "ok commands: its assignment is shipped" ||
		echo "not ok commands: $example is for \"$pack\", which is no pack"
done
run "what was taken in" 0 review --json --workbook "$scratch/coach.halfhour"
keys "a row of it" id contact student student_uuid reviewed
taken=$(printf '%s' "$out" | sed -n 's/^ *"id": "\([0-9]*\)".*/\1/p' | head -1)
run "a comment" 0 comment "$taken" --on 00:05 "well begun" --workbook "$scratch/coach.halfhour"
run "a comment on nothing" 1 comment "$taken" --on nothing "x" --workbook "$scratch/coach.halfhour"
run "a score" 0 score "$taken" questions 3 --because "open" --workbook "$scratch/coach.halfhour"
run "a score of nobody" 1 score Nobody questions 3 --workbook "$scratch/coach.halfhour"
run "a score that is no number" 1 score "$taken" questions high --workbook "$scratch/coach.halfhour"
run "a score of no row" 1 score "$taken" quests 3 --workbook "$scratch/coach.halfhour"
tells "the rows there are" "its rows are person, research"
run "a score beyond its levels" 1 score "$taken" questions 5 --workbook "$scratch/coach.halfhour"
tells "the levels there are" "has the levels 1 to 4, not 5"
# An installation that lost its rubric, or has half of it.
mkdir -p "$scratch/half/bin" "$scratch/half/share/halfhour/rubrics"
cp "$bin" "$scratch/half/bin/halfhour"
whole=$bin bin=$scratch/half/bin/halfhour
run "no rubric came with it" 1 score "$taken" questions 3 --workbook "$scratch/coach.halfhour"
tells "what to do without one" "The program's own rubric is missing. Install halfhour again."
head -c 700 data/rubrics/default.yaml >"$scratch/half/share/halfhour/rubrics/default.yaml"
run "half of a rubric came with it" 1 score "$taken" questions 3 --workbook "$scratch/coach.halfhour"
tells "where half a rubric ends" "default.yaml"
bin=$whole
run "what it says" 0 show "$taken" --json --workbook "$scratch/coach.halfhour"
keys "a comment and a score of it" comments scores level at_s
run "feedback" 0 feedback Somebody -o "$scratch/fb.yaml" --workbook "$scratch/coach.halfhour"
grep -q 'well begun' "$scratch/fb.md" && grep -q 'well begun' "$scratch/fb.txt" &&
	echo "ok commands: feedback as pages" || echo "not ok commands: no page of the feedback"
grep -q 'Questions.*: 3 of 4' "$scratch/fb.md" && grep -q 'digest: "sha256:[0-9a-f]\{64\}"' "$scratch/fb.yaml" &&
	echo "ok commands: marks in the rubric's words" || echo "not ok commands: marks without the rubric's words"
run "feedback for all" 0 feedback --all -o "$scratch/fb" --workbook "$scratch/coach.halfhour"
run "feedback without a file" 2 feedback Somebody --workbook "$scratch/coach.halfhour"
run "feedback taken in" 0 merge "$scratch/fb.yaml"
says "from whom" "1 comment, 1 score."
run "the same again" 0 merge "$scratch/fb.yaml"
says "nothing new" "nothing is new"
run "a share merged" 1 merge "$scratch/ana.share.yaml"
mkdir -p "$scratch/drop"
# One whose papers are always the same: of others one in ten comes a second time.
cp tests/data/handed/ana.share.yaml "$scratch/drop/ana.share (1).yaml"
echo "an essay" >"$scratch/drop/essay.txt"
run "a folder taken in" 1 cohort --take "$scratch/drop" --course Planning --workbook "$scratch/class.halfhour"
says "how many" "2 files: 1 taken in, 1 no share. 1 conversation, 1 new"
tells "which is not one" "essay.txt: It is not a share."
run "the same folder again" 0 cohort --take "$scratch/drop" --workbook "$scratch/class.halfhour"
says "nothing new" "2 looked at before"
run "a folder that is not there" 1 cohort --take "$scratch/nodrop" --workbook "$scratch/class.halfhour"
printf 'Student,ID\nZoe Adams,z-1\n' >"$scratch/class.csv"
run "a class list" 0 cohort --roster "$scratch/class.csv" --course Planning --workbook "$scratch/class.halfhour"
says "who is on it" "1 student is on the list, 1 of them new."
run "a class list without names" 1 cohort --roster "$scratch/pass" --workbook "$scratch/class.halfhour"
run "a course's day" 0 cohort --course Planning --due 2026-12-14 --workbook "$scratch/class.halfhour"
says "when" "Planning is due on Monday, 14 December 2026."
run "a day of no course" 2 cohort --due 2026-12-14 --workbook "$scratch/class.halfhour"
run "the class" 0 cohort --workbook "$scratch/class.halfhour"
says "who handed in nothing" "Zoe Adams"
run "the class as JSON" 0 cohort --course Planning --sort handed --json --workbook "$scratch/class.halfhour"
keys "a row of it" id name student_id course calls to_review handed_in_at advice marks rehearsals
run "by a row of the rubric" 0 cohort --sort questions --workbook "$scratch/class.halfhour"
run "by nothing" 1 cohort --sort shoes --workbook "$scratch/class.halfhour"
tells "the columns" "sorted by name, calls, handed"
run "no class" 0 cohort --json --workbook "$scratch/nothing.halfhour"
is "an empty list" "[]"
run "the paper to be marked" 0 grade questions --workbook "$scratch/class.halfhour"
says "which it is" "Questions · example 1 of 3"
run "by a row's number" 0 grade 4 --course Planning --json --workbook "$scratch/class.halfhour"
keys "a paper" row levels example paper of counted lines
run "a row that is none" 1 grade shoes --workbook "$scratch/class.halfhour"
tells "what to give" "no row “shoes”: give 1 to 8"
run "no level" 1 grade questions high --workbook "$scratch/class.halfhour"
run "a level too high" 1 grade questions 9 --workbook "$scratch/class.halfhour"
cp "$scratch/class.halfhour" "$scratch/graded.halfhour"
run "an example marked" 0 grade questions 3 --workbook "$scratch/graded.halfhour"
says "what comes" "Questions · example 2 of 3"
run "the second" 0 grade questions 3 --workbook "$scratch/graded.halfhour"
run "the third" 0 grade questions 3 --workbook "$scratch/graded.halfhour"
says "where one differs" "3: you gave level 3, the model 1. Mostly closed"
run "a paper that is not at hand" 1 grade questions 3 --paper 7 --workbook "$scratch/graded.halfhour"
tells "which is" "Paper 7 is not shown now: paper 1 of 1 is."
run "the paper at hand" 0 grade questions 3 --paper 1 --workbook "$scratch/graded.halfhour"
says "none is left" "Questions · done"
run "one more" 1 grade questions 3 --workbook "$scratch/graded.halfhour"
tells "none is left" "No paper is left for this row."
run "words of the class" 0 search what --class --json --workbook "$scratch/class.halfhour"
keys "a hit of it" id kind interview title
run "words of nobody" 1 search hello --student Nobody --workbook "$scratch/class.halfhour"
run "questions that work" 0 cohort --questions --json --workbook "$scratch/class.halfhour"
keys "a question" id text asked notes
run "its runs" 0 cohort --batches --json --workbook "$scratch/class.halfhour"
keys "a run" id label conversations
printf 'Student,ID,Report\nZoe,z-1,\n' >"$scratch/grades.csv"
run "points of nobody marked" 1 cohort --grades "$scratch/grades.csv" --column Report --workbook "$scratch/class.halfhour"
tells "who has no mark" "Zoe Adams (z-1) has no mark."
run "points into no column" 1 cohort --grades "$scratch/grades.csv" --column Essay --workbook "$scratch/class.halfhour"
run "points without a column" 2 cohort --grades "$scratch/grades.csv" --workbook "$scratch/class.halfhour"
run "moments of nobody" 1 cohort --moments --workbook "$scratch/class.halfhour"
run "a course that is none forgotten" 1 cohort --forget Nothing --yes --workbook "$scratch/class.halfhour"
cp "$scratch/class.halfhour" "$scratch/class2.halfhour"
run "a course forgotten" 0 cohort --forget Planning --workbook "$scratch/class2.halfhour"
says "how many" "2 students of Planning were removed for good"
run "a run taken back" 0 cohort --take-back 1 --workbook "$scratch/class.halfhour"
run "the same again" 1 cohort --take-back 1 --workbook "$scratch/class.halfhour"
run "feedback reviewed" 1 review "$scratch/fb.yaml" --workbook "$scratch/coach.halfhour"
ln -sf "$scratch/ana.share.yaml" "$scratch/link.yaml"
run "a link to a share" 1 review "$scratch/link.yaml"
tells "is not followed" "is a link. Name the file"
run "a share of nobody" 1 share 999 -o "$scratch/none.yaml"

# ---- numbers ----

run "numbers" 0 numbers
says "a row a figure" "Names a call"
run "numbers by path" 0 numbers --by path
run "numbers by nothing" 2 numbers --by phase
run "numbers as JSON" 0 numbers --json
keys "all of them" id month path asked answered talked thanked_in_time days_to_talk names
run "numbers as a page" 0 numbers --as html
says "with its picture" "<svg"
run "numbers as something else" 2 numbers --as pdf
run "numbers into a picture" 0 numbers -o "$scratch/n.svg"
case $(cat "$scratch/n.svg") in
"<svg"*"</svg>") echo "ok commands: which is one" ;;
*) echo "not ok commands: no picture: $(head -c 60 "$scratch/n.svg")" ;;
esac
# ---- forgotten ----

"$bin" add contact --name "Kanarie Vogel" --why "Kanarie Vogel sings" --workbook "$scratch/forget.halfhour" >"$scratch/err" 2>&1
run "a person forgotten" 0 forget Kanarie --workbook "$scratch/forget.halfhour"
says "what was done" "Kanarie Vogel is removed for good"
if grep -qa Kanarie "$scratch/forget.halfhour"*; then
	echo "not ok commands: the name is still in the workbook"
else
	echo "ok commands: nothing of the name is in the workbook"
fi
run "somebody who is not there" 1 forget Kanarie --yes --workbook "$scratch/forget.halfhour"

# ---- the pipeline ----

run "the pipeline" 0 pipeline
run "by organisation" 0 pipeline --by organisation
run "by nothing" 2 pipeline --by name
run "the pipeline as JSON" 0 pipeline --json
keys "with its people" id stage count contacts name next

# ---- who led to whom ----

run "the tree" 0 tree
run "the tree as JSON" 0 tree --json
run "the tree as a picture" 0 tree --as svg
says "which is one" "</svg>"
run "the tree as a page" 0 tree --as html
says "with its picture" "<figure>"
run "the tree as something else" 2 tree --as pdf

# ---- where a report goes ----

book=$XDG_DATA_HOME/halfhour/workbook.halfhour
run "a report over another file" 1 report last -o "$scratch/r.html"
tells "says how it is asked for" "--force"
out=$(cat "$scratch/r.html")
says "and leaves it alone" "<h1>Conversation with Maya Okafor</h1>"
run "with --force" 0 report last -o "$scratch/r.html" --force --as md
out=$(cat "$scratch/r.html")
says "it is written over" "# Conversation with Maya Okafor"
run "without --as" 0 report last -o "$scratch/named.html"
out=$(cat "$scratch/named.html")
says "the name says that it is a page" "<h1>Conversation with Maya Okafor</h1>"
before=$(cksum <"$book")
ln "$book" "$scratch/book"
for file in "$book" "$book-wal" "$scratch/book"; do
	run "a report over ${file##*/} of ours" 1 report last --force -o "$file"
	tells "is refused" "halfhour's own"
done
[ "$before" = "$(cksum <"$book")" ] && [ ! -e "$book-wal" ] && echo "ok commands: and it is as it was" ||
	echo "not ok commands: the workbook is not as it was"
mkfifo "$scratch/fifo"
timeout 20 cat "$scratch/fifo" >"$scratch/through" &
run "a report into a pipe" 0 report last -o "$scratch/fifo"
wait
out=$(cat "$scratch/through")
says "arrives" "# Conversation with Maya Okafor"
[ -p "$scratch/fifo" ] && echo "ok commands: which is still a pipe" ||
	echo "not ok commands: the pipe was replaced"
# A link of our own: a mistake here must not cost the machine its /dev/stdout.
ln -s /proc/self/fd/1 "$scratch/stdout"
run "a report into standard output by name" 0 report last -o "$scratch/stdout"
says "is printed" "# Conversation with Maya Okafor"
echo before >"$scratch/log"
"$bin" report last -o "$scratch/stdout" >>"$scratch/log"
[ -L "$scratch/stdout" ] || echo "not ok commands: the link was replaced"
out=$(cat "$scratch/log")
says "and put behind what is there" "before
# Conversation"
run "an assignment that is none" 1 report last --assignment none
run "the assignment's coverage" 0 report last --assignment assignment-nine
says "is told" "of 9 questions covered"
run "the sheet" 0 report last --blank
says "is ruled" "---"
run "search" 0 search feeders
says "finds the note" "«feeders»"
run "search as JSON" 0 search maya --json
keys "with its keys" id kind interview title excerpt
says "finds the contact" '"kind": "contact"'
tab=$(printf '\t')
run "a mailer's query" 0 query okafor
is "has an empty first line, then address, name and what they do" "
maya@example.org${tab}Maya Okafor${tab}Grid planner, Northlight Energy"
run "a query for a part of an address" 0 query @EXAMPLE
says "finds it, too" "maya@example.org${tab}Maya"
run "a query that finds nobody" 0 query nobody-here
is "has the first line alone" ""
run "a query without words is wrong usage" 2 query

# ---- the same twice, and answers that cannot be printed: a workbook of its own ----

export HALFHOUR_WORKBOOK="$scratch/twice.halfhour"
run "a contact is added" 0 add contact --name 'Maya Okafor' --organisation 'Northlight Energy'
run "and one without an organisation" 0 add contact --name 'Dana Ruiz'
run "the same person again is refused" 1 add contact --name ' maya OKAFOR' \
	--organisation 'northlight energy'
tells "with the number" "number 1."
tells "and how to add it all the same" "--anyway"
run "the same name elsewhere is another person" 0 add contact --name 'Maya Okafor' --organisation Other
run "with --anyway it is added" 0 add contact --name 'Dana Ruiz' --anyway
"$bin" add contact --name 'Ama Mensah' >/dev/full 2>"$scratch/err"
got=$? err=$(cat "$scratch/err")
[ $got = 1 ] && echo "ok commands: an answer that cannot be printed" ||
	echo "not ok commands: an answer that cannot be printed: $got"
tells "says what was done" "Contact 5 was added, but"
run "so that a retry is refused" 1 add contact --name 'Ama Mensah'
tells "with its number" "number 5."
"$bin" add contact --name 'Ama Mensah' --anyway >&- 2>"$scratch/err"
err=$(cat "$scratch/err")
tells "the same with standard output closed" "Contact 6 was added, but"
for file in "$HALFHOUR_WORKBOOK" "$XDG_STATE_HOME"; do
	grep -rq 'was added' "$file" && echo "not ok commands: what was printed is in a file of ours"
done
run "an interview at a time" 0 add interview --contact 1 --at '2026-11-25 14:00'
run "the same again" 1 add interview --contact 1 --at '2026-11-25 14:00'
tells "is refused with its number" "number 1."
run "with --anyway it is added" 0 add interview --contact 1 --at '2026-11-25 14:00' --anyway
run "a step" 0 add step --text 'Send the paper' --due 2026-11-24 --contact 1
run "the same step" 1 add step --text 'Send the paper' --due 2026-11-24 --contact 1
tells "is refused with its number" "number 1."
run "another day makes another one" 0 add step --text 'Send the paper' --due 2026-11-25 --contact 1
run "so does --anyway" 0 add step --text 'Send the paper' --due 2026-11-24 --contact 1 --anyway
for command in contacts interviews questions 'show 1' 'search maya' 'query maya' 'export contacts' today 'report 1' \
	'bank list' 'bank check' 'rehearse --list' '--help' 'add contact --help' 'contacts --json'; do
	"$bin" $command >/dev/full 2>"$scratch/err" </dev/null
	got=$? err=$(cat "$scratch/err")
	case $got:$err in
	1:*"standard output"*) echo "ok commands: $command says that it cannot be printed" ;;
	*) echo "not ok commands: $command on a full disk: $got $err" ;;
	esac
done
unset HALFHOUR_WORKBOOK

# ---- in from other programs, and out ----

export HALFHOUR_WORKBOOK="$scratch/people.halfhour"
printf 'Name;E-Mail;Firma\nMaya Okafor;maya@example.org;Northlight\n;;\nBj\366rn;"lost;x\n' >"$scratch/p.csv"
run "a table tells what would come in" 1 import --dry-run "$scratch/p.csv"
is "with how many" "Would be: p.csv: 1 new, 2 left out."
tells "and what is left out, by its line" "p.csv: line 4: a quotation mark is never closed"
[ ! -e "$HALFHOUR_WORKBOOK" ] && echo "ok commands: and makes no workbook" ||
	echo "not ok commands: a dry run made a workbook"
run "a table comes in" 1 import "$scratch/p.csv"
is "all but what cannot be read" "p.csv: 1 new, 2 left out."
run "twice changes nothing" 1 import "$scratch/p.csv"
is "and says so" "p.csv: 1 there already, 2 left out."
printf 'name,email,organisation,role\nMaya Okafor,maya@example.org,Southlight,Head\n' >"$scratch/d.csv"
run "what differs, looked at" 0 import --dry-run "$scratch/d.csv"
tells "is told field by field" "organisation: Northlight | Southlight (the first stays)"
run "one field of one line is taken" 0 import --dry-run "$scratch/d.csv" --take 2:organisation
tells "and only that" "organisation: Northlight | Southlight (taken)."
run "what is not kept anyway" 2 import "$scratch/d.csv" --keep role
run "all are taken but one" 0 import --dry-run "$scratch/d.csv" --theirs --keep organisation
tells "which stays" "(the first stays)"
printf 'Who,Where\nDana Ruiz,Harbour\n' >"$scratch/q.csv"
run "a table of other words is refused" 1 import "$scratch/q.csv"
tells "with what to say" "--map name=1"
run "and comes in when it is said" 0 import "$scratch/q.csv" --map name=1 --map organisation=where
run "which is remembered" 0 import "$scratch/q.csv"
is "for this header" "q.csv: 1 there already."
run "a column that is none" 1 import "$scratch/q.csv" --map name=7
run "a field that is none" 1 import "$scratch/q.csv" --map nam=1
run "a form that is none" 1 import "$scratch/q.csv" --as xls
run "a file that is none" 1 import "$scratch/nowhere.vcf"
run "cards go out" 0 export contacts --as vcard
says "as version 4" "VERSION:4.0"
says "with all of them" "FN:Dana Ruiz"
run "as version 3 where asked" 0 export contacts dana --as vcard --old
says "that is" "VERSION:3.0"
case $out in *Maya*) echo "not ok commands: words are not heard" ;; esac
run "a table goes out" 0 export contacts -o "$scratch/out.csv"
run "a second time" 1 export contacts -o "$scratch/out.csv"
tells "is refused without --force" "--force"
run "what went out comes in" 0 import "$scratch/out.csv"
is "and changes nothing" "out.csv: 2 there already."
run "interviews as a table" 0 export interviews --as csv
says "have a header" "id,contact,organisation,kind"
run "steps as JSON" 0 export steps --as json
run "steps for a calendar" 0 export steps --as ics
says "are to-dos" "BEGIN:VCALENDAR"
run "interviews for a calendar" 0 export interviews -o "$scratch/out.ics"
run "what went out for a calendar" 0 import "$scratch/out.ics"
printf '%s\n' BEGIN:VCALENDAR BEGIN:VEVENT UID:a "DTSTART:20991203T140000Z" "DTEND:20991203T143000Z" \
	"ORGANIZER;CN=Dana Ruiz:mailto:d@x.org" END:VEVENT BEGIN:VEVENT UID:b "DTSTART:20991203T141500Z" \
	"ATTENDEE;CN=Jo Nobody:mailto:j@x.org" END:VEVENT END:VCALENDAR >"$scratch/in.ics"
run "an invitation, looked at" 1 import --dry-run "$scratch/in.ics"
says "says what would be" "Would be: in.ics: 1 new, 1 left out."
run "an invitation" 1 import "$scratch/in.ics"
says "with whom and when" "Dana Ruiz: Thu 3 Dec 2099 14:00, 30 minutes."
tells "what is left out" "in.ics: line 8: nobody of your contacts takes part"
run "a call that overlaps it" 0 add interview --contact Dana --at "2099-12-03 14:10"
tells "is told" "It overlaps the call with Dana Ruiz, Thu 3 Dec 2099 14:00."
# In lines from a script: what is looked at and imported has ended before the next line is read.
sed 's/UID:a/UID:lines/; s/20991203/20991204/g' "$scratch/in.ics" >"$scratch/lines.ics"
case $(printf ':import %s\ni\nq\n:interviews\nq\n' "$scratch/lines.ics" | "$bin" --linear 2>&1) in
*"Appointments; Enter shows all of one"*"lines.ics: 1 new"*"Fri 4 Dec 2099 14:00"*) echo "ok commands: an import in lines from a script" ;;
*) echo "not ok commands: an import in lines from a script has not ended when the next line comes" ;;
esac
run "no calendar" 1 import --as ics "$scratch/out.csv"
tells "is said" "is not a calendar"
run "a noun that is none" 2 export coffees
tells "names what there is" "contacts, interviews, steps, all"
run "everything as JSON" 0 export all -o "$scratch/all.json"
HALFHOUR_WORKBOOK="$scratch/empty.halfhour"
run "comes into an empty workbook" 0 import "$scratch/all.json"
run "and goes out again" 0 export all -o "$scratch/again.json"
cmp -s "$scratch/all.json" "$scratch/again.json" && echo "ok commands: byte for byte the same" ||
	echo "not ok commands: $(diff "$scratch/all.json" "$scratch/again.json" | head -3)"
run "a file that is cut off" 1 import "$scratch/p.csv" --as json
run "a form that a noun has not" 2 export steps --as vcard
tells "names those it has" "csv, json"
unset HALFHOUR_WORKBOOK

# ---- hostile words ----

run "a name with an escape in it" 0 add contact --name "$(printf 'Eve \033[31mRed')"
run "contacts" 0 contacts eve
case $out in
*"$(printf '\033')"*) echo "not ok commands: an escape reaches the terminal" ;;
*) echo "ok commands: no escape reaches the terminal" ;;
esac
run "a name that is no UTF-8" 0 add contact --name "$(printf 'B\344r')"
run "contacts as JSON again" 0 contacts --json

says "it is repaired" "B�r"

# The reader is gone before anything is written.
(sleep 0.2; exec "$bin" contacts 2>"$scratch/err") | true
[ -s "$scratch/err" ] && echo "not ok commands: a closed pipe: $(cat "$scratch/err")" ||
	echo "ok commands: a closed pipe is quiet"

# ---- backup and restore ----

run "a backup" 0 backup
backup=$out
has "lies in the backups folder" "$backup" "$XDG_STATE_HOME/halfhour/backups/"
(cd "${backup%/*}" && sha256sum -c --quiet "${backup##*/}.sha256") &&
	echo "ok commands: its digest is sha256sum's" || echo "not ok commands: its digest is sha256sum's"
run "a backup of that name" 0 backup "$scratch/b"
is "is told" "$scratch/b"
run "the same again" 1 backup "$scratch/b"
tells "is refused" "is halfhour's own"
run "by force" 1 backup "$scratch/b" --force
tells "is refused too" "is halfhour's own"
here=$XDG_DATA_HOME/halfhour/workbook.halfhour
ln "$here" "$scratch/hard"
for ours in "$here" "$here-wal" "$here-journal" "$scratch/hard" "$scratch/b-wal"; do
	run "a backup named ${ours##*/}" 1 backup "$ours" --force
	tells "is refused" "is halfhour's own"
done
rm "$scratch/hard"
ln -s to "$scratch/dangling"
run "a backup through a dangling link" 0 backup "$scratch/dangling"
[ -L "$scratch/dangling" ] && [ -f "$scratch/to" ] && [ -f "$scratch/to.sha256" ] &&
	echo "ok commands: is made where it leads" || echo "not ok commands: is made where it leads"
echo letter >"$scratch/letter"
run "a backup over a letter" 1 backup "$scratch/letter"
tells "asks for --force" "add --force"
[ "$(cat "$scratch/letter")" = letter ] && echo "ok commands: the letter is there" ||
	echo "not ok commands: the letter is there"
chmod 444 "$scratch/letter"
run "over one that is read-only" 1 backup "$scratch/letter" --force
tells "is refused" "is read-only"
chmod 644 "$scratch/letter"
run "over a letter by force" 0 backup "$scratch/letter" --force
(cd "$scratch" && sha256sum -c --quiet letter.sha256) &&
	echo "ok commands: with its digest" || echo "not ok commands: with its digest"
mkfifo "$scratch/pipe"
run "a backup into a pipe" 1 backup "$scratch/pipe"
tells "is refused" "has to be a file"
"$bin" backup "$scratch/untold" >/dev/full 2>"$scratch/err" </dev/null
err="$? $(cat "$scratch/err")"
tells "a backup that cannot be told" "untold was made, but that could not be written"
[ -f "$scratch/untold" ] && echo "ok commands: is there" || echo "not ok commands: is there"
"$bin" restore "$scratch/untold" >/dev/full 2>"$scratch/err" </dev/null
err="$? $(cat "$scratch/err")"
tells "nor can a restore" "is in the place of the workbook, but that could not be written"
mkdir "$scratch/disk"
run "a backup into a folder" 0 backup "$scratch/disk"
[ -f "$out" ] && [ "${out%/*}" = "$scratch/disk" ] && echo "ok commands: has a name there" ||
	echo "not ok commands: has a name there: $out"
run "a contact too many" 0 add contact --name 'Zoe Last'
run "restore without a file" 2 restore
run "restore" 0 restore "$backup"
says "says how to go back" "halfhour restore $XDG_STATE_HOME/halfhour/backups/"
back=${out##*halfhour restore }
run "the contact" 0 contacts zoe
is "is gone" ""
run "restore of what was set aside" 0 restore "$back"
run "the contact" 0 contacts zoe
says "is back" "Zoe Last"
run "restore of a letter" 1 restore "$scratch/r.html"
tells "is refused" "is not a workbook"

# ---- doctor ----

# state: all files there are, their bytes and their times
state() { find "$scratch/d" "$scratch/s" "$scratch/c" -exec stat -c '%n %s %Y %a' {} + 2>/dev/null | sort
	find "$scratch/d" "$scratch/s" -type f -exec cksum {} + | sort; }
before=$(state)
run "doctor" 0 doctor
says "has a line for the workbook" "workbook.halfhour opens, version"
says "and for the newest backup" "The newest, of "
run "doctor as JSON" 0 doctor --json
keys "with its keys" id ok text advice
for id in terminal locale workbook index log rescue backups permissions room network files packs settings; do
	says "a row for $id" "\"id\": \"$id\""
done
[ "$(state)" = "$before" ] && echo "ok commands: doctor changes nothing" ||
	echo "not ok commands: doctor changes nothing"
run "doctor with an index that is whole" 0 doctor --rebuild
says "and says so" "was whole; nothing is changed"
run "doctor without a workbook" 1 --workbook "$scratch/none" doctor
says "says so" "is not there yet"
[ ! -e "$scratch/none" ] && echo "ok commands: and makes none" || echo "not ok commands: and makes none"
mkdir -p "$XDG_CONFIG_HOME/halfhour"
mv "$XDG_CONFIG_HOME/halfhour/config.yaml" "$scratch/config.kept" 2>/dev/null
printf 'bell: loud\nkeys:\n  list-right: l\n' >"$XDG_CONFIG_HOME/halfhour/config.yaml"
run "doctor with two wrong settings" 1 doctor
says "names the value that is none" "must be off, visual or audible"
says "and the key of no action" "There is no action “list-right”."
rm "$XDG_CONFIG_HOME/halfhour/config.yaml"
mv "$scratch/config.kept" "$XDG_CONFIG_HOME/halfhour/config.yaml" 2>/dev/null
TERM=no-such run "doctor on an unknown terminal" 1 doctor
says "says what to set" "Set TERM to"
LC_ALL=xx_XX.ISO-8859-1 run "doctor in a locale that is not here" 1 doctor
says "says what was asked for" "LC_ALL asks for xx_XX.ISO-8859-1"
book=$XDG_DATA_HOME/halfhour/workbook.halfhour
cp "$book" "$book.bak"
run "doctor beside a copy made by hand" 1 doctor
says "names it" "workbook.halfhour.bak"
rm "$book.bak"
chmod 644 "$book"
run "doctor on a file for others" 1 doctor
says "says how to close it" "chmod 600"
chmod 600 "$book"
printf 'x' | dd of="$backup" bs=1 seek=60 conv=notrunc 2>/dev/null
cp "$backup" "$scratch/spoilt"
cp "$backup.sha256" "$scratch/spoilt.sha256"
run "restore of a backup with a wrong byte" 1 restore "$scratch/spoilt"
tells "is refused" "its digest is not the one"
run "a fresh backup" 0 backup
fresh=$out
dd if=/dev/zero of="$book" bs=4096 seek=1 count=20 conv=notrunc 2>/dev/null
run "doctor on a damaged workbook" 1 doctor
says "names the command" "halfhour restore"
says "and the backup" "$fresh"
run "which does" 0 restore "$fresh"
run "bring it back" 0 contacts zoe
says "whole" "Zoe Last"

echo quit | ACCESSIBLE=1 "$bin" >"$scratch/screen" 2>&1
out=$(head -1 "$scratch/screen")
is "plain lines say what has turned them on" "Plain lines are on (ACCESSIBLE=1). ? helps, in a call /help."
run "a partner's name misspelt" 1 rehearse Matthes
tells "the near one is said" "Is it grid-engineer (Matthis Oyelaran)?"
run "one that is near none" 1 rehearse xyzzy
tells "all of them are" "there are accountant,"

# On a network file system another program has it for itself: that is no damage.
export HALFHOUR_ASSUME_NETWORK=1
mkfifo "$scratch/keys"
"$bin" --linear <"$scratch/keys" >"$scratch/screen" 2>&1 &
exec 3>"$scratch/keys"
tries=0
while [ ! -e "$book-holder" ] && [ $tries -lt 100 ]; do
	sleep 0.1
	tries=$((tries + 1))
done
run "doctor while another program has the workbook" 0 doctor
says "does not call it damaged" "is held by another program"
run "restore then" 1 restore "$fresh"
tells "is refused" "is open in another program (process $!)"
exec 3>&-
wait
unset HALFHOUR_ASSUME_NETWORK

# ---- what the screens do with one key ----

run "somebody to do it with" 0 add contact --name "Ben Olu"
run "a plan is made" 0 plan lea
planned=$out
run "and is made once" 0 plan lea
is "with the same number" "$planned"
run "its sheet can be printed" 0 report "$planned" --blank
says "with the opening words" "May I take notes while we talk?"
run "a plan with nobody" 1 plan nobody-here
run "research" 0 set lea research "Moved from teaching into planning
Northlight bought Gridco in May"
run "is listed until it is asked about" 0 plan lea --research
is "a line each" "1 Moved from teaching into planning
2 Northlight bought Gridco in May"
run "a question about one" 0 plan lea --ask "What has changed since?" --about 2
run "one of one's own that shares its words" 0 plan lea --ask "What did teaching give you for planning?"
run "then nothing is left" 0 plan lea --research
is "and that is said" "Every line of research has its question."
run "as JSON" 0 plan lea --research --json
is "an empty list" "[]"
run "a line that is not there" 1 plan lea --ask "Why?" --about 1
tells "is refused" "No line 1 of research is without a question"
run "a line alone" 1 plan lea --about 1
run "no words" 1 plan lea --ask " "
run "a stage is set" 0 stage ben asked
is "and what is due is said" "Ben Olu: asked; a follow-up is due in 7 days"
run "a stage that is none" 1 stage ben married
tells "the stages are named" "idea, asked, scheduled, talked, in-touch, declined, no-answer"
run "a stage of somebody who may be several" 1 stage e asked
run "a stage without one" 2 stage ben
run "a field is set" 0 set ben role "Line foreman"
is "and it is said" "Ben Olu is saved."
run "a field that is none" 1 set ben shoes 42
tells "the fields are named" "there are name, role, organisation,"
run "a value that is none" 1 set ben zone Nowhere/Town
run "an interview is put right" 0 correct "$planned" place "the canteen"
is "and it is said" "Interview $planned is saved."
run "what was put right" 0 show "$planned"
says "is shown" "the canteen"
run "an interview's field that is none" 1 correct "$planned" shoes 42
tells "the fields are named" "there are contact, at, minutes, channel, place, kind."
run "a length that is none" 1 correct "$planned" minutes 500
tells "is refused" "A call is agreed for 1 to 240 minutes, not 500."
run "a correction without a value" 2 correct "$planned" place
run "a field set to somebody who is there" 1 set lea name "Ben Olu"
tells "says who" "Ben Olu is there already: number"
# Long lists are written as they are read: nine thousand questions in the address space of few.
mkdir "$scratch/many"
for p in 1 2 3; do
	awk -v p=$p 'BEGIN {
		print "pack: many" p "\ntitle: Many\nlanguage: en\ncategories:"
		for (c = 0; c < 50; c++) {
			print "  - id: cat-" c "\n    title: Cat\n    questions:"
			for (q = 0; q < 60; q++)
				print "      - id: p" p "-c" c "-q" q "\n        text: How does part " q " of it begin?"
		}
	}' >"$scratch/many/many$p.yaml"
done
# shellcheck disable=SC3045 # every sh that a system of ours has knows -v
room() { (ulimit -v "$1" && "$bin" --bank "$scratch/many" $2 >"$scratch/many.out" 2>/dev/null); }
for cells in 30000 40000 50000 60000 70000 80000 90000; do # what a list of packs takes, which is short
	room $cells "bank list" && break
done
if room $((cells + 10000)) "bank list"; then
	room $((cells + 10000)) "questions --json" && tail -n 1 "$scratch/many.out" | grep -qx ']' &&
		echo "ok commands: questions are written as they are read" ||
		echo "not ok commands: questions are written as they are read: not in $((cells + 10000)) KiB"
fi # a sanitizer takes terabytes

mkdir -p "$scratch/cells/halfhour"
echo "columns: 20" >"$scratch/cells/halfhour/config.yaml"
XDG_CONFIG_HOME=$scratch/cells run "an error on a braille line of 20 cells" 1 show 99999
long=$(printf '%s\n' "$err" | awk 'length($0) > 20')
[ -n "$err" ] && [ -z "$long" ] && echo "ok commands: is wrapped to them" ||
	echo "not ok commands: is wrapped to them: \"$err\""
run "an answer of a call not begun" 1 debrief "$planned" learned "That it rains"
tells "is refused" "This call has not begun"
run "an answer of no call" 1 debrief 99 learned "That it rains"
run "an answer to nothing asked" 1 debrief "$planned" regrets "None"
tells "the questions are named" "it asks learned, went-well, unexpected, better, values, next"
run "a length nobody agrees to" 1 add interview --minutes 601
tells "is refused" "A call is agreed for 1 to 240 minutes, not 601."

# ---- what is due, and what is done with it ----

export HALFHOUR_WORKBOOK="$scratch/steps"
run "no step in no workbook" 1 done step:1
tells "is said" "there is no workbook yet"
run "somebody asked" 0 add contact --name 'Ben Olu' --organisation Northlight --stage asked
run "somebody to be written to" 0 add contact --name 'Ada Mensah'
run "a step by hand" 0 add step --text 'Bring the book' --contact ben
run "today as JSON" 0 today --json
keys "with the contract's keys" id kind contact interview text why due_at until overdue key
says "a follow-up by its rule" '"kind": "follow-up"'
says "named by what caused it" '"id": "follow-up:'
run "nothing is due" 3 today --due
is "and says so" "Nothing is due."
run "nothing as JSON" 3 today --due --json
is "is an empty list" "[]"
run "later something is" 0 today --due --date 2099-01-31
says "which is overdue" "Write to Ben Olu once more
    no answer yet, overdue for"
run "the same day gives the same" 0 today --due --date 2099-01-31
run "done by the beginning of an id" 0 "done" step:
is "says what" "Done: Bring the book"
run "no such step" 1 "done" thanks:1
tells "is said with how to find them" 'There is no step "thanks:1". "halfhour today --json" lists'
run "what is not ticked off" 1 "done" write:
tells "is said with what to do" 'change the stage'
run "put off to no day" 1 snooze follow-up: soon
tells "says how a day is written" "2026-12-04"
run "put off to the past" 1 snooze follow-up: 2020-01-01
tells "is refused" "That day has begun already."
run "put off" 0 snooze follow-up: 2099-02-01
is "says to when" "Put off to Sun 1 Feb 2099: Write to Ben Olu once more"
run "it is not shown before" 3 today --due --date 2099-01-31
run "and is from that day on" 0 today --due --date 2099-02-01
run "dropped" 0 drop follow-up:
is "says what was" "Dropped: Write to Ben Olu once more"
run "it is not asked for any more" 3 today --due --date 2099-02-01
mkdir -p "$XDG_CONFIG_HOME/halfhour"
echo 'policy: 3b7' >"$XDG_CONFIG_HOME/halfhour/config.yaml"
run "another policy" 0 today --date 2099-01-31
says "makes other steps, also for one that only reads" "Try a second person at Northlight"
rm "$XDG_CONFIG_HOME/halfhour/config.yaml"
unset HALFHOUR_WORKBOOK

# ---- the assignment: chosen, counted back, written up; in a workbook of its own ----

export HALFHOUR_WORKBOOK="$scratch/course.halfhour"
run "no assignment yet" 1 assignment
tells "and how to choose one" "No assignment is chosen. \`halfhour assignment PACK --due DAY\` chooses one."
run "an assignment that is none" 1 assignment no-such-pack --due fri
tells "is refused" "There is no assignment “no-such-pack”; \`halfhour bank list\` shows the packs."
run "a day that is none" 1 assignment assignment-nine --due whenever
run "no assignment to put away" 1 assignment --none
[ -e "$HALFHOUR_WORKBOOK" ] && echo "not ok commands: a refused assignment made a workbook" ||
	echo "ok commands: a refused assignment makes no workbook"
run "an assignment is chosen by a beginning" 0 assignment nine --due "in 2 weeks"
says "and its day told" "Nine-question assignment, due "
says "with the days left" ", in 14 days"
run "the day alone moves it" 0 assignment --due "in 15 days"
says "and is told" ", in 15 days"
run "today counts back" 0 today
says "people to list" "List 5 people you could talk to
    0 of 5 listed, due in 3 days"
says "and the day itself" "Hand in: Nine-question assignment
    the assignment, due in 15 days"
run "somebody is listed" 0 add contact --name "Maya Okafor"
run "and counted" 0 today
says "one of five" "1 of 5 listed"
run "a plan is for it" 0 plan maya
run "as long as the pack says" 0 show 1 --json
says "thirty minutes" '"agreed_minutes": 30'
run "a question is written up" 0 writeup 1 2 She works in "four days."
is "and its words are counted" "5 words are written up."
run "another by its id" 0 writeup 1 assignment-advice "$(printf 'Ask.\n\nAnd ask again.')"
run "one that is none" 1 writeup 1 10 x
tells "is refused" "Nine-question assignment has no question “10”: give its id or number."
run "the report for it" 0 report 1 --no-notes
says "has them under its questions" "questions covered; written up: 2 of 9, 9 words."
says "in full words" "### 2. What are your working conditions like, for example the hours and the place?

*5 words · Not asked*

She works in four days."
run "it is read with its conversation" 0 show 1
says "under a head of its own" "Written up
"
run "and found by its words" 0 search works four days
says "as a write-up" "write-up"
run "how far it is" 0 assignment
says "by question" "2. Working conditions: 5 words
3. Liked most and least: not written"
says "and by what it is marked" "It can bring 44 points. Each day late takes 0.5 points off."
says "and where that stands" "Marked by “Informational interview and report”; --rubric shows it."
run "as JSON" 0 assignment --json
keys "with its keys" pack course due days_late chosen_at interview rubric questions
says "and line ends kept" '"written": "Ask.\n\nAnd ask again."'
run "the rubric whole" 0 assignment --rubric
says "with levels" "4 (4 points) "
run "one taken away" 0 writeup 1 2 ""
is "is said" "What was written up is taken away."
run "the assignment is put away" 0 assignment --none
run "and nothing of it is due" 0 today
case $out in *"Hand in"*) echo "not ok commands: put away, and still due" ;; *) echo "ok commands: nothing of it" ;; esac
unset HALFHOUR_WORKBOOK

# ---- what `show` puts side by side ----

HALFHOUR_WORKBOOK=$scratch/beside
run "one who names" 0 add contact --name Ines
run "one who is named" 0 add contact --name Nia --referrer ines
printf '%s\n' 'on call' '/end' | "$bin" live nia --now --linear >"$scratch/call" 2>&1
run "a call that asks for two thanks" 0 show last
says "a long kind apart from its words" "referrer-thanks Thank Ines"

# What is typed comes back without its escapes, whatever refuses it.
esc=$(printf '\033')
for typed in "x${esc}[31m" "bank ${esc}[31m" "contacts --x${esc}[31m" "--x${esc}[31m" "-$esc" "contacts --json=${esc}[31m" \
	"show zz${esc}[31m" "stage zz${esc}[31m idea" "today --date ${esc}[31m" "add contact --name x --path ${esc}[31m" \
	"plan zz${esc}[31m" "bank check --quiet ${esc}[31m" "rehearse ${esc}[31m"; do
	what=$(printf '%s' "$typed" | tr -d '\033')
	"$bin" $typed >"$scratch/all" 2>&1 </dev/null
	[ $? != 0 ] && ! grep -q "$esc" "$scratch/all" && grep -q . "$scratch/all" && echo "ok commands: refused without escapes: $what" ||
		echo "not ok commands: refused with escapes, or not: $what: $(cat -v "$scratch/all")"
done
run "an option that is none is usage" 2 contacts --colour
tells "and named" 'there is no option "--colour"'
run "as is one that is nearly one" 2 contacts --jsn
tells "and named, with what it may be" 'there is no option "--jsn"; is it "--json"?'
run "and one that begins several" 2 add contact --re x
tells "and said" 'more than one option begins with "--re"'
run "a command that is nearly one is usage" 2 shar 1
tells "and the near one is named" 'there is no command "shar"; is it "share"?'
run "so is a beginning" 2 inter
tells "and named as a whole" 'is it "interviews"?'
run "and the second of two words" 2 bank chek
tells "and both are named" 'is it "bank check"?'
run "and both words" 2 ad contct
tells "and named" 'is it "add contact"?'
run "a group alone is none" 2 bank
tells "and wants a word" '"bank" needs one word more'
run "what is near nothing is only refused" 2 frobnicate
tells "and nothing is named" 'there is no command "frobnicate"; `halfhour --help` lists them'
run "so is a value that is not taken" 2 contacts --json=x
tells "and said" "--json takes no value"
run "and one that is missing" 2 add contact --name
tells "and asked for" "--name needs a value"

# A locale that is not installed says all the same that the terminal shows UTF-8.
for asked in "LC_CTYPE=UTF-8 UTF-8" "LANG=xx_YY.UTF-8 UTF-8" "LC_ALL=xx_YY.utf8 UTF-8" "LC_ALL=C ASCII" \
	"LC_ALL=xx_YY.ISO-8859-1 ASCII" "LC_ALL=xx_YY ASCII" "LC_ALL=C.UTF-8 UTF-8"; do
	shown=$(env -u LC_ALL -u LC_CTYPE -u LANG "${asked% *}" "$bin" doctor 2>&1 | sed -n 's/.*Text is shown in \([A-Z0-9-]*\)[.].*/\1/p')
	[ "$shown" = "${asked#* }" ] && echo "ok commands: $asked" || echo "not ok commands: $asked, not $shown"
done

# ---- letters ----

run "somebody to write to is added" 0 add contact --name "Jo Park" --found "the alumni office"
jo=$out
run "a first letter" 0 letter request-cold "Jo Park"
says "with how the name was found" "I came across your name through the alumni office."
tells "what is not known is told" "empty: Left to fill in: one sentence about yourself (and "
run "as a message" 0 letter request-cold jo --medium message
run "as a mail that is not sent" 0 letter request-cold jo --as eml
says "so that it opens as a draft" "X-Unsent: 1"
if command -v python3 >/dev/null; then
	"$bin" set jo email jo@example.org
	"$bin" set jo name "Žofie Ünal-Park, of the very long Department of Names That Do Not End in Time"
	"$bin" letter request-cold "$jo" --as eml 2>/dev/null | python3 -c '
import email, email.policy, sys
m = email.message_from_binary_file(sys.stdin.buffer, policy=email.policy.default)
a = m["To"].addresses[0]
ok = a.display_name.startswith("Žofie Ünal-Park, of the very") and a.addr_spec == "jo@example.org"
ok = ok and m["X-Unsent"] == "1" and m["Date"].datetime and not m.defects
ok = ok and "Dear Žofie Ünal-Park" in m.get_content() and "\r\n\r\nI came" in m.get_content().replace("\n", "\r\n")
print("ok commands: a mail as others read it" if ok else "not ok commands: a mail as others read it: %s" % m)'
	"$bin" set "$jo" name "Jo Park"
fi
run "a message is no mail file" 1 letter request-cold jo --medium message --as eml
run "a kind that is none" 1 letter love jo
tells "and which there are" "There is no kind of letter \"love\"; there are article, cancel,"
run "a day to come" 1 letter request-cold jo --sent "in 3 days"
run "no letter yet" 0 letter jo --json
is "an empty list" "[]"
run "it was sent" 0 letter request-cold jo --variant B --sent today
says "and what follows" "First letter, to Jo Park. A follow-up is due 7 days after."
run "silence" 0 letter request-cold jo --answer silent --on today
says "and that it is normal" "Jo Park did not answer, which is normal."
run "what came back" 0 letter request-cold jo --answer no
run "an answer that is none" 1 letter request-cold jo --answer perhaps
run "an answer before the letter" 1 letter request-cold jo --answer yes --on 2020-01-01
printf 'Subject: Thanks\n\nDear Jo, thank you all the same.\n' >"$scratch/own.txt"
run "a text of one's own" 0 letter decline-thanks jo --from "$scratch/own.txt"
says "and it is kept" "Saved. It is not sent; --sent says that it was."
run "it is there again" 0 letter decline-thanks jo
says "as it was written" "Dear Jo, thank you all the same."
run "no such file" 1 letter decline-thanks jo --from "$scratch/none.txt"
run "the letters to somebody" 0 letter jo --json
keys "letters as JSON" id contact contact_id interview kind medium variant subject text made_at sent_at \
	answer answered_at
says "with the variant" '"variant": "B"'
says "and the answer" '"answer": "no"'
run "all letters" 0 letter
says "as a list" "request-cold"

# ---- the notebook of a field ----

run "an entry" 0 field "power grids" wanted SCADA systems --source "a job advert" --with jo
entry=$out
run "one of mine" 0 field power skill scada systems
run "a term" 0 field power term black start
run "no kind" 1 field power love it
tells "and which there are" "\"love\" is no kind of entry: it is one of term, subfield, title,"
run "without words" 1 field power term
run "with nobody" 1 field power opening a summer job --with nobody-at-all
run "the notebook" 0 field
says "by kind" "Skills asked for"
says "with its source" "SCADA systems · Jo Park · from: a job advert"
run "as JSON" 0 field power --json
keys "an entry as JSON" id field kind text source contact gap made_at
says "no gap, however it is written" '"gap": false'
run "taken out" 0 field --drop "$entry"
run "it is gone" 1 field --drop "$entry"
run "an empty one" 0 field design
says "is told" 'The notebook of "design" is empty.'

# ---- text that comes in by a pipe ----

run "somebody is added" 0 add contact --name Vera
printf '\357\273\277!a fact\r\n\343\200\200\302\240\nwith\000a NUL\n!\302\240blank\r\n/end\n' |
	"$bin" live vera --now --linear >"$scratch/call" 2>&1
run "what was piped in" 0 show last --json
says "without its byte-order mark" '"text": "a fact"'
says "a NUL seen" "$(printf 'with\357\277\275a NUL')"
says "a kind before another blank" '"text": "blank"'
[ "$(printf %s "$out" | grep -c '"kind": "fact"')" = 2 ] && echo "ok commands: two facts" ||
	echo "not ok commands: two facts: $out"

# ---- themes and claims: a workbook of its own ----

export HALFHOUR_WORKBOOK="$scratch/many.halfhour"
run "somebody says something" 0 add contact --name "Ama Boateng" --path alumni
run "somebody else" 0 add contact --name "Bo Lind" --path cold
for who in ama lind; do
	printf '!exam twice a year\nlong nights\n/end\n' | "$bin" live $who --now --linear >/dev/null 2>&1
done
run "notes get a theme" 0 theme give "work / exams" 1 3
is "how many" "2 notes have the theme “work / exams” now."
run "and another" 0 theme give pay 2
run "what is no note" 1 theme give pay 99
tells "is named" "There is no note 99."
run "nor is a word" 1 theme give pay one
tells "with where to look" "NOTE is the id of a note in \`show --json\`"
run "all themes" 0 themes
says "with those under them" "  exams: 2 notes, 2 people, 2 paths, 0 organisations"
run "narrowed, as JSON" 0 themes exam --json
keys "with" id name under memo notes people paths organisations merged
run "a note's themes" 0 show 2 --json
says "stand beside it" '"work / exams"'
run "a memo" 0 theme set exams memo "when, and what they cost"
run "another name" 0 theme set exams name licences
run "a field that is none" 1 theme set licences colour red
tells "with those there are" "A theme has name, memo and under, not \"colour\"."
run "an upper one" 0 theme set licences under ""
run "merged" 0 theme merge pay licences
is "which is said" "“pay” counts as “licences” now."
run "and split again" 0 theme split licences
run "once only" 1 theme split licences
run "a note leaves for a theme of its own" 0 theme split pay --into wages 2
is "which is said" "1 note has the theme “wages” now."
run "notes without its name" 1 theme split pay 2
tells "are asked for it" "Say with --into NAME which theme these notes are to have."
run "gone again" 0 theme drop wages
run "given again" 0 theme give pay 2
run "taken away" 0 theme take pay 2
run "deleted" 0 theme drop pay
run "what is not there" 1 theme drop pay
tells "where they are listed" "No theme is called “pay”; \`halfhour themes\` lists them."
run "a claim" 0 claim 1
run "that nobody has confirmed" 0 claims
says "rests on one" "rests on Ama Boateng alone"
run "of the same person" 1 claim 1 --for 2
tells "does not count" "Ama Boateng made the claim"
run "somebody else" 0 claim 1 --for 3
run "as JSON" 0 claims --json
keys "with" id text who interview borne_out_by contradicted_by state
says "counted" '"borne_out_by": 1'
run "asked of nobody" 1 claim 1 --ask
tells "what to do" "No conversation is planned"
run "a conversation with somebody else" 0 add interview --contact lind
run "asked" 0 claim 1 --ask
is "of whom" "It is a question in the plan for Bo Lind now."
run "side by side" 0 compare
says "with how many" "2 conversations with 2 people"
says "the themes" "2 people, 2 paths, 0 organisations"
says "the claims" "Ama Boateng: exam twice a year"
run "only some" 0 compare --kind fact --theme licences --as md --person lind
says "are told" "Only these notes are looked at: of lind, kind fact, theme licences."
run "of no kind" 1 compare --kind rumour
tells "with those there are" "No kind “rumour”: note, fact, impression, quote"
run "of no theme" 1 compare --theme nowhere
run "of no day" 1 compare --since someday
run "as nothing" 2 compare --as pdf
tells "with what there is" "--as takes md, html, rtf, text, json or csv"
run "as JSON" 0 compare --as json
keys "with" interviews questions notes themes claims nothing_new_for alike off_record new_themes
run "as a table" 0 compare --as csv
says "a row a note" "yes,licences,exam twice a year"
run "into a file" 0 compare -o "$scratch/compare.html"
has "by its name" "$(cat "$scratch/compare.html")" "<h1>What the conversations say</h1>"
run "a question nobody put" 1 tie love "how did"
tells "is named" "No question that was asked is “love”"
run "how interested" 0 interest 1 --before 2 --after 4 --because "exam twice a year"
run "and no more than that" 1 interest 1 --after 9
tells "with how far it goes" "from 1, not at all, to 5, very much"
run "something to decide" 0 point add question "Stay or go?"
run "an option" 0 point add option Stay
is "its id" 2
run "of no kind" 1 point add dream X
tells "with those there are" "KIND is question, option, value, skill or unknown"
run "an unknown" 0 point add unknown "Is it loud?"
run "whom to ask" 0 point set 3 --ask lind
run "weighed" 0 weigh 2 for --note 1 --because "it is what I want"
is "is said" "It speaks for “Stay”."
run "no side" 1 weigh 2 perhaps --note 1
run "nothing that speaks" 1 weigh 2 for
run "what is no option" 1 weigh 3 for --note 1
tells "cannot be weighed" "Options, values and skills are weighed, not “Is it loud?”."
run "a whole conversation" 0 weigh 2 against --interview 2
run "the page" 0 decide
says "with whom to ask" "Is it loud? Ask Bo Lind."
says "and the evidence" "exam twice a year (it is what I want) — Ama Boateng"
run "as JSON" 0 decide --json
keys "with" id kind text mine ask evidence side note interview because
run "a point less" 0 point drop 3
run "what is not there" 1 point drop 3
run "a call held with paper" 0 paper lind --at "2026-11-03 15:00" --minutes 25 --note "02:00 *the desk is loud"
paper=$out
run "is there" 0 show "$paper" --json
says "as one from paper" '"source": "paper"'
says "with its note" '"text": "the desk is loud"'
says "on its day" '"started_at": "2026-11-03T15:00:00Z"'
run "a note remembered later" 0 note "$paper" '12:30 !twelve people'
run "is in it" 0 show "$paper" --json
says "as a fact" '"kind": "fact"'
run "the same call again" 1 paper lind --at "2026-11-03 15:00"
tells "is refused with its number" "number $paper. Add --anyway to add it again."
run "a call to come" 1 paper lind --at tomorrow
tells "is not from paper" "That is still to come."
run "no claim any more" 0 claim 1 --off
run "none" 0 claims --json
is "an empty list" "[]"
unset HALFHOUR_WORKBOOK

# ---- hooks ----

export HALFHOUR_WORKBOOK="$scratch/hooks.halfhour"
mkdir -p "$XDG_CONFIG_HOME/halfhour"
printf 'echo "$1" "$2" >>%s/hooked\n' "$scratch" >"$scratch/hook"
cat >"$XDG_CONFIG_HOME/halfhour/config.yaml" <<EOF
hooks:
  thanks-due: [/bin/sh, $scratch/hook, "two words; \$HOME"]
EOF
run "somebody to thank" 0 add contact --name "Ama Boateng"
run "a talk of yesterday" 0 paper ama --at "yesterday 10:00"
call=$out
run "what is due" 0 today --due
says "the thanks" "Thank Ama Boateng"
for _ in 1 2 3 4 5 6 7 8 9 10; do
	[ -s "$scratch/hooked" ] && break
	sleep 0.2
done
out=$(cat "$scratch/hooked" 2>&1)
is "runs the hook with the interview's number" "two words; \$HOME $call"
run "once more" 0 today --due
sleep 0.3
out=$(cat "$scratch/hooked")
is "runs it no second time" "two words; \$HOME $call"
printf 'hooks:\n  thanks-due: [/no/such/program]\n' >"$XDG_CONFIG_HOME/halfhour/config.yaml"
run "another talk" 0 paper ama --at "yesterday 15:00"
run "with a hook that is not there" 0 today --due
tells "which is told" "The hook thanks-due failed: /no/such/program: No such file or directory."
rm "$XDG_CONFIG_HOME/halfhour/config.yaml"
unset HALFHOUR_WORKBOOK

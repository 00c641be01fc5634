#!/bin/sh
# planted.sh: ten conversations of one invented student over a year, with known truths in them:
# three themes, two contradictions, one claim on one person, a circle by one path, nothing new
# after the seventh. Each must be found and told. PLANTED_ONLY=DIR makes the workbook there and
# looks no further, so that its pages can be read.

cd "$(dirname "$0")/../.." || exit 1
bin=${HALFHOUR_BIN:-build/halfhour}
[ -x "$bin" ] || { echo "not ok planted: $bin is not built"; exit 0; }
if [ -n "$PLANTED_ONLY" ]; then
	scratch=$PLANTED_ONLY
else
	scratch=$(mktemp -d) || exit 1
	trap 'rm -rf "$scratch"' EXIT
fi
export XDG_DATA_HOME="$scratch/d" XDG_CONFIG_HOME="$scratch/c" XDG_STATE_HOME="$scratch/s" TZ=UTC

# before DAYS: the day so many days ago.
before() {
	date -d "-$1 days" +%Y-%m-%d 2>/dev/null || date -v "-$1d" +%Y-%m-%d
}
# call NAME ROLE ORGANISATION SENIORITY PATH DAYS LINE...: a conversation held so many days ago.
n=0
call() {
	name=$1 role=$2 place=$3 rank=$4 path=$5 day=$(before "$6")
	shift 6
	n=$((n + 1))
	"$bin" add contact --name "$name" --role "$role" --organisation "$place" --seniority "$rank" \
		--path "$path" >/dev/null
	"$bin" plan "$name" >/dev/null
	{
		printf '/go 4\n'
		printf '%s\n' "$@"
		printf '/end\n'
	} | "$bin" live "$name" --linear --now >/dev/null 2>&1
	"$bin" correct "$n" at "$day 14:00" >/dev/null
}
# note TEXT: the number of the note that has this text.
note() {
	"$bin" search "$1" --json | awk -F '"' '$2 == "id" { id = $4 } $4 == "note" { print id; exit }'
}
# theme NAME TEXT...: gives it to the notes.
theme() {
	name=$1
	shift
	for text; do
		"$bin" theme give "$name" "$(note "$text")" >/dev/null || echo "not ok planted: no note: $text"
	done
}
# interest N BEFORE AFTER TEXT
interest() {
	"$bin" interest "$1" --before "$2" --after "$3" --because "$4" >/dev/null
}

call "Maya Okafor" "Grid planner" "Northlight Energy" senior alumni 362 \
	'!the licence exam is twice a year' '"walk the grid back up, one town at a time' '=warms up about outages'
call "Dana Ruiz" "Forecaster" "Northlight Energy" junior alumni 320 \
	'!the licence exam is once a year' '!nights are one week in five'
call "Sam Poe" "Control room operator" "Coast Grid" senior alumni 292 \
	'!night shifts are paid double' 'you learn to be slow at night' '=tired, and proud of it'
call "Jo Park" "Engineer" "Coast Grid" junior alumni 271 \
	'!the firm pays for the licence' '!a junior earns forty'
call "Ines Calloway" "Team lead" "Sundry Transmission" lead alumni 222 \
	'!night shifts are not paid extra' '!the pay rises after the licence'
call "Björn Åkesson" "Planner" "Nordnät" senior alumni 194 \
	'!everybody will be replaced by software in three years' '!the licence took me two years'
call "Ama Boateng" "Analyst" "Sundry Transmission" junior alumni 166 \
	'!the pay is better in the south' '!two nights a week'
call "Lea Moss" "Planner" "Coast Grid" senior alumni 110 \
	'!the licence matters more than a degree'
call "Tom Reed" "Operator" "Nordnät" senior alumni 75 \
	'!nights are the hard part' '%!he is leaving'
call "Wu Min" "Engineer" "Isle Power" junior event 19 \
	'!the pay is fair'

theme "licences" "twice a year" "once a year" "firm pays for the licence" "took me two years" \
	"more than a degree"
theme "nights" "one week in five" "shifts are paid double" "slow at night" "not paid extra" \
	"two nights a week" "hard part"
theme "pay" "earns forty" "rises after the licence" "better in the south" "pay is fair"
theme "nights / night pay" "shifts are paid double" "not paid extra"
theme "the future" "replaced by software"
theme "wages" "rises after the licence"
theme "the south" "better in the south"
"$bin" theme set licences memo "When, what it costs, who pays." >/dev/null
"$bin" theme merge wages pay >/dev/null
"$bin" claim "$(note "twice a year")" >/dev/null
"$bin" claim "$(note "twice a year")" --against "$(note "once a year")" >/dev/null
"$bin" claim "$(note "shifts are paid double")" >/dev/null
"$bin" claim "$(note "shifts are paid double")" --against "$(note "not paid extra")" >/dev/null
"$bin" claim "$(note "replaced by software")" >/dev/null
interest 1 2 4 "walk the grid back up, one town at a time"
interest 3 4 3 "tired, and proud of it"
interest 5 3 2 "night shifts are not paid extra"
interest 8 3 5 "the licence matters more than a degree"
"$bin" debrief 1 values "Calm people, real work: it fits." >/dev/null
"$bin" debrief 5 values "Every fifth week at night does not go with my evenings at the choir." >/dev/null
point() {
	"$bin" point add "$@"
}
point question "Control room or planning office?" >/dev/null
room=$(point option "The control room") office=$(point option "The planning office")
value=$(point value "My evenings are mine") skill=$(point skill "The state licence")
point skill "Statistics" >/dev/null
unknown=$(point unknown "Does the planning office want the licence, too?")
"$bin" point set "$unknown" --ask "Lea Moss" >/dev/null
"$bin" weigh "$room" for --note "$(note "shifts are paid double")" >/dev/null
"$bin" weigh "$room" against --note "$(note "hard part")" >/dev/null
"$bin" weigh "$office" for --note "$(note "more than a degree")" >/dev/null
"$bin" weigh "$value" against --interview 5 --because "Every fifth week at night." >/dev/null
"$bin" weigh "$skill" for --note "$(note "took me two years")" >/dev/null
"$bin" weigh "$skill" for --note "$(note "firm pays for the licence")" >/dev/null
[ -z "$PLANTED_ONLY" ] || exit 0

# ---- each is found, and told ----

# has WHAT TEXT: what was printed has it; lacks likewise.
has() {
	case $out in
	*"$2"*) echo "ok planted: $1" ;;
	*) echo "not ok planted: $1: \"$2\" is not told" ;;
	esac
}
lacks() {
	case $out in
	*"$2"*) echo "not ok planted: $1: \"$2\" is told" ;;
	*) echo "ok planted: $1" ;;
	esac
}
out=$("$bin" themes)
has "the first theme" "licences: 5 notes, 5 people, 1 path, 3 organisations · When, what it costs, who pays."
has "the second, with the one under it" "nights: 6 notes, 5 people"
has "the one under it" "  night pay: 2 notes, 2 people"
has "the third, with the one merged into it" "pay: 4 notes, 4 people, 2 paths, 3 organisations"
out=$("$bin" claims)
has "the first contradiction" "Maya Okafor says it; contradicted by Dana Ruiz"
has "the second" "Sam Poe says it; contradicted by Ines Calloway"
has "the claim on one person" "rests on Björn Åkesson alone"
out=$("$bin" compare)
has "ten conversations" "10 conversations with 10 people"
has "a circle by one path" "9 of 10 were reached by one path, alumni: reach the next one another way."
has "nothing new since the seventh" "The last 3 conversations brought no new theme"
has "what the first added" "1. Maya Okafor, $(date -d "$(before 362)" '+%-d %B %Y' 2>/dev/null): 1 new (licences)"
has "the line off the record is counted" "1 line off the record is left out."
lacks "and not told" "he is leaving"
has "impressions by themselves" "What I thought: tired, and proud of it"
out=$("$bin" compare --as json)
has "the same as data" '"nothing_new_for": 3'
out=$("$bin" compare --theme nights --starred)
has "only some notes" "Only these notes are looked at: starred, theme nights."
out=$("$bin" decide)
has "the question" "Control room or planning office?"
has "what speaks for an option, who said it and when" "night shifts are paid double — Sam Poe, "
has "what speaks against it" "nights are the hard part — Tom Reed, "
has "a value" "Every fifth week at night. — Ines Calloway, "
has "each conversation's answer" "Calm people, real work: it fits. — Maya Okafor, "
has "interest, and what moved it" "from 2 to 4. What moved it: “walk the grid"
has "skills asked for" "2 people"
has "whom to ask" "Does the planning office want the licence, too? Ask Lea Moss."
has "the open claim" "Only Björn Åkesson says it."

# ---- the pages are one valid file that asks for nothing ----

"$bin" set dana referrer maya >/dev/null
for page in compare decide tree numbers "report 1"; do
	[ "$page" = "report 1" ] && "$bin" report 1 -o "$scratch/$page.html" >/dev/null || "$bin" $page -o "$scratch/$page.html" >/dev/null
	out=$(cat "$scratch/$page.html")
	lacks "$page loads nothing" 'src="http'
	lacks "$page has no script" '<script'
	if command -v tidy >/dev/null; then
		said=$(tidy -q -e "$scratch/$page.html" 2>&1 | grep -v proprietary)
		[ -z "$said" ] && echo "ok planted: $page is valid" || echo "not ok planted: $page is valid: $said"
	fi
	doubled=$(grep -o ' id="[^"]*"' "$scratch/$page.html" | sort | uniq -d)
	[ -z "$doubled" ] && echo "ok planted: $page has each id once" ||
		echo "not ok planted: $page has each id once: $doubled"
done
out=$(cat "$scratch/compare.html")
has "a picture of themes by person" "aria-label=\"Themes by person\""
has "with its words" "licences: Maya Okafor 1, Dana Ruiz 1, Jo Park 1, Björn Åkesson 1, Lea Moss 1."
out=$(cat "$scratch/decide.html")
has "a picture of interest" "aria-label=\"Interest over time\""

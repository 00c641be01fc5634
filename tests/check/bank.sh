#!/bin/sh
# bank.sh: the bank on the command line: exit statuses, edits in place, packs taken in.

cd "$(dirname "$0")/../.." || exit 1
program=${HALFHOUR_BIN:-build/halfhour}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
bank=$dir/bank

# is NAME WANTED GOT
is() {
	if [ "$2" = "$3" ]; then
		echo "ok bank: $1"
	else
		echo "not ok bank: $1: wanted \"$2\", got \"$3\""
	fi
}

run() { "$program" --workbook "$dir/none" --bank "$bank" "$@" 2>"$dir/err"; }
status() { run "$@" >/dev/null; echo $?; }

is "the shipped packs have nothing wrong" 0 "$(status bank check)"
is "and nothing to be said about" "nothing to say." "$(run bank check | sed 's/.*: //')"

printf 'pack: a\ncategories:\n- id: c\n  questions:\n  - {id: a-1, text: Do you like it?, mood: x}\n' >"$dir/a.yaml"
printf 'pack: b\ncategories:\n- id: c\n  questions:\n  - {id: b-1}\n' >"$dir/b.yaml"
is "advice leaves status 0" 0 "$(status bank check "$dir/a.yaml")"
is "with file, line, column, rule" "a.yaml:5:5: [closed] a.yaml:5:38: [unknown-key]" \
	"$(run bank check "$dir/a.yaml" | sed -n 's|.*/\(a.yaml:[0-9:]*\).*\(\[.*\]\)|\1 \2|p' | tr '\n' ' ' | sed 's/ $//')"
is "advice can be silenced" "1 pack, 1 question: nothing to say." \
	"$(run bank check --quiet closed,unknown-key "$dir/a.yaml")"
is "errors make it 1" 1 "$(status bank check "$dir/b.yaml")"
is "a rule that is none is usage" 2 "$(status bank check --quiet mood)"
is "the same as JSON" '"closed" "unknown-key"' "$(run bank check --json "$dir/a.yaml" |
	sed -n 's/.*"rule": \(".*"\),/\1/p' | tr '\n' ' ' | sed 's/ $//')"

# More than anybody reads: it says that there is more, and an error is never what is left out.
{
	printf 'pack: m\ncategories:\n- id: c\n  questions:\n'
	for i in $(seq 1 200); do
		printf '  - {id: m-%s, text: What is it like?, mood: x}\n' "$i"
	done
} >"$dir/m.yaml"
is "two hundred are told" "1 pack, 200 questions: 0 errors, 200 pieces of advice." \
	"$(run bank check --quiet searchable "$dir/m.yaml" | tail -n 1)"
printf '  - {id: m-201, text: What is it like?, mood: x}\n' >>"$dir/m.yaml"
is "of more, that there are more" "1 pack, 201 questions: 0 errors, 200 pieces of advice. Of one file, no more than the first 200 are told." \
	"$(run bank check "$dir/m.yaml" | tail -n 1)"
printf '  - {id: m-202}\n' >>"$dir/m.yaml"
is "an error after them is told" "1 1" \
	"$(status bank check "$dir/m.yaml") $(run bank check "$dir/m.yaml" | grep -c ' error: ')"

is "a pack is taken in" 0 "$(status bank add "$dir/a.yaml")"
is "byte for byte" "" "$(cmp "$dir/a.yaml" "$bank/a.yaml" 2>&1)"
is "once" 1 "$(status bank add "$dir/a.yaml")"
is "not with errors" 1 "$(status bank add "$dir/b.yaml")"
is "its questions are listed" a-1 "$(run questions a-1 | sed 's/ .*//')"
is "its files are private" "drwx------ -rw-------" \
	"$(ls -ld "$bank/a.yaml" "$bank" | cut -c1-10 | tr '\n' ' ' | sed 's/ $//')"

# What is not read, or read in part, is told by whatever lists it.
printf 'pack: c\ncategories:\n- id: c\n  questions:\n  - id: c-1\n    text: What is your #1 tool?\n    probes:\n    - Why #2? # no\n  - id: c-2\n    text: What is new here? # a comment\n' >"$dir/c.yaml"
is "a text cut by a # is told" "c.yaml:6:11: [comment] c.yaml:8:7: [comment]" \
	"$(run bank check "$dir/c.yaml" | sed -n 's|.*/\(c.yaml:[0-9:]*\).*\(\[comment\]\)|\1 \2|p' | tr '\n' ' ' | sed 's/ $//')"
for list in "bank list" "questions a-1"; do
	is "nothing is told by $list where nothing is wrong" 0 "$(run $list >/dev/null; wc -l <"$dir/err")"
	cp "$dir/b.yaml" "$bank/b.yaml"
	is "errors are told by $list" 1 "$(run $list >/dev/null; grep -c 'have 1 error,' "$dir/err")"
	mv "$bank/b.yaml" "$bank/b.yml"
	is "an ending that is not read is told by $list" 1 "$(run $list >/dev/null; grep -c 'have 1 error,' "$dir/err")"
	is "and named" "[ending]" "$(run bank check | sed -n 's|.*/b.yml: error.*\(\[.*\]\)|\1|p')"
	rm "$bank/b.yml"
done

is "a field is set" 0 "$(status bank set a-1 minutes 4)"
is "in place" "  - {id: a-1, text: Do you like it?, minutes: 4, mood: x}" "$(sed -n 5p "$bank/a.yaml")"
is "a wrong value is refused" 1 "$(status bank set a-1 minutes many)"
is "and nothing changed" "  - {id: a-1, text: Do you like it?, minutes: 4, mood: x}" "$(sed -n 5p "$bank/a.yaml")"
is "a field that is none is refused" 1 "$(status bank set a-1 mood y)"
is "something missing is usage" 2 "$(status bank set a-1)"
cp "$bank/a.yaml" "$dir/was.yaml"
is "two blanks are set" 0 "$(status bank set a-1 text '  How  is it: your #1?  ')"
is "as they were typed" '  - {id: a-1, text: "How  is it: your #1?", minutes: 4, mood: x}' "$(sed -n 5p "$bank/a.yaml")"
is "and in no other line" 2 "$(diff "$dir/was.yaml" "$bank/a.yaml" | grep -c '^[<>]')"
cp "$dir/was.yaml" "$bank/a.yaml"

is "a category is made, with its pack" 0 "$(status bank new "My ward" "Night work" --title "On the ward")"
is "named by words of its title" "pack: my-ward id: night-work" \
	"$(sed -n 's/^pack: /&/p; s/.*- id: /id: /p' "$bank/my-ward.yaml" | tr '\n' ' ' | sed 's/ $//')"
is "one more" 0 "$(status bank new my-ward "Day work")"
is "made once" 'The category “night WORK” is in the pack “my-ward” already.' "$(run bank new my-ward "night WORK")"
is "not in a shipped pack" 1 "$(status bank new core Pay)"
is "not without a name" 1 "$(status bank new my-ward " ")"
is "a category is not left out" 2 "$(status bank new my-ward)"
is "nothing is wrong with it" 0 "$(status bank check "$bank/my-ward.yaml")"

is "a shipped question is set" 0 "$(status bank set day-last-week minutes 5)"
is "in a copy that differs in one line" 2 "$(diff data/bank/core.yaml "$bank/core.yaml" | grep -c '^[<>]')"
is "and stands for the shipped pack" "your copy" "$(run bank list | sed -n 's/^core .*  \(your copy\).*/\1/p')"
is "with every key as JSON" 5 "$(run questions --json day-last-week |
	sed -n 's/.*"minutes": \([0-9]*\),/\1/p')"

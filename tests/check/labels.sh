#!/bin/sh
# labels.sh: a step of undo says which thing it is about. Where its label is written down as it
# is, it has a blank for the thing ("delete note {note}"); undo_label.c fills them.

cd "$(dirname "$0")/../.." || exit 1

# bare FILE...: "FILE:LINE: LABEL" of each label without a blank
bare() {
	awk '
	/(store_begin|act_begin|tx_change|tx_begin|change)\(/ { call = $0; from = FNR }
	!/(store_begin|act_begin|tx_change|tx_begin|change)\(/ && open { call = call $0 }
	call {
		open = call !~ /\)/
		while (!open && match(call, /"[^"]*"/)) {
			label = substr(call, RSTART, RLENGTH)
			call = substr(call, RSTART + RLENGTH)
			if (label !~ /\{[a-z]+\}/) print FILENAME ":" from ": " label
		}
		if (!open) call = ""
	}
	# What an operation of the store says of itself.
	/_?label\(const void \*noun\)/ { within = 1 }
	within && match($0, /"[^"]*"/) {
		label = substr($0, RSTART, RLENGTH)
		if (label !~ /\{[a-z]+\}/) print FILENAME ":" FNR ": " label
	}
	/^}/ { within = 0 }
	' "$@"
}

told=$(bare src/store/*.c src/workflow/*.c $(find src/screens -name '*.c') src/app/cmd_*.c |
	grep -v note_acts.c)
if [ -z "$told" ]; then
	echo "ok labels"
else
	echo "$told" | sed 's/^/not ok labels: names no thing: /'
fi

scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
printf '%s\n' 'x = act_begin(ui, id, "delete note");' 'store_begin(s, 0,' '	"add {note}", e);' \
	'label(const void *noun)' '{' '	return "ask";' '}' >"$scratch/a.c"
found=$(bare "$scratch/a.c" | sed "s|$scratch/||" | tr '\n' ' ')
if [ "$found" = 'a.c:1: "delete note" a.c:6: "ask" ' ]; then
	echo "ok labels: a label without a blank is seen"
else
	echo "not ok labels: a label without a blank is seen: found \"$found\""
fi

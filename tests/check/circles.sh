#!/bin/sh
# circles.sh: no new circle of files that call each other within a layer; read off the object
# files. A circle that is known has a sentence why in src/README.md ("Circles").

cd "$(dirname "$0")/../.." || exit 1
build=${HALFHOUR_BIN:-$PWD/build/halfhour}
build=${build%/*}

# A line a known circle: its layer, and how many of its files call each other at the most.
known="store 26
store 2
tui 17
tui 5
tui 2
screens 29
screens 2
screens 2
app 62
formats 5
workflow 3
wording 2
base 2
bank 2
bank 2"

# circles FOLDER: a line a circle: LAYER SIZE FILE...
circles() {
	find "$1" -name '*.o' | LC_ALL=C sort | xargs nm -A -P 2>/dev/null | awk -v root="$1/" '
	{
		file = $1
		sub(/:$/, "", file)
		file = substr(file, length(root) + 1)
		sub(/[.]o.*$/, "", file)
		if (!(file in seen)) {
			seen[file] = 1
			files[++n] = file
		}
		if ($3 == "U")
			wants[file] = wants[file] " " $2
		else if ($3 ~ /^[TDRBGC]$/)
			home[$2] = file
	}
	function layer(f) { sub(/\/.*/, "", f); return f }
	END {
		for (i = 1; i <= n; i++) {
			k = split(wants[files[i]], names, " ")
			for (j = 1; j <= k; j++)
				if ((to = home[names[j]]) && to != files[i] && layer(to) == layer(files[i]))
					reach[files[i], to] = 1
		}
		for (m = 1; m <= n; m++)
			for (i = 1; i <= n; i++)
				if ((files[i], files[m]) in reach)
					for (j = 1; j <= n; j++)
						if ((files[m], files[j]) in reach)
							reach[files[i], files[j]] = 1
		for (i = 1; i <= n; i++) {
			if (files[i] in told)
				continue
			all = ""
			size = 0
			for (j = 1; j <= n; j++)
				if (((files[i], files[j]) in reach) && ((files[j], files[i]) in reach)) {
					all = all " " files[j]
					told[files[j]] = 1
					size++
				}
			if (size > 1)
				print layer(files[i]), size all
		}
	}'
}

# new: of the circles on the input, those that no known one has room for.
new() {
	awk -v known="$known" '
	BEGIN {
		n = split(known, lines, "\n")
		for (i = 1; i <= n; i++) {
			split(lines[i], w, " ")
			layer[i] = w[1]
			room[i] = w[2]
		}
	}
	{
		best = 0
		for (i = 1; i <= n; i++)
			if (layer[i] == $1 && room[i] >= $2 && (!best || room[i] < room[best]))
				best = i
		if (best)
			layer[best] = ""
		else
			print
	}'
}

found=$(circles "$build/src" | sort -k2,2nr | new)
if [ -z "$(find "$build/src" -name '*.o' 2>/dev/null | head -n 1)" ]; then
	echo "not ok circles: nothing is built in $build"
elif [ -z "$found" ]; then
	echo "ok circles"
else
	echo "$found" | sed 's/^/not ok circles: a new one, or one that has grown: /'
fi

# ---- the self-test: two files that call each other are seen -------------------

scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/model"
echo 'int two(void); int one(void) { return two(); }' >"$scratch/one.c"
echo 'int one(void); int two(void) { return one(); }' >"$scratch/two.c"
echo 'int one(void); int three(void) { return one(); }' >"$scratch/three.c"
for name in one two three; do
	${CC:-cc} -c -o "$scratch/model/$name.o" "$scratch/$name.c" || exit
done
found=$(circles "$scratch" | new)
if [ "$found" = "model 2 model/one model/two" ]; then
	echo "ok circles: two files that call each other are seen"
else
	echo "not ok circles: two files that call each other: found \"$found\""
fi

#!/bin/sh
# map.sh: prints a line for each file of the program: the first sentence of the comment at
# its head, or at the head of the header beside it; of a command, what its help says.

# The first sentence of the first comment of a file, if the file begins with one.
sentence() {
	awk '
	NR == 1 && !/^\/\*/ { exit }
	{
		line = $0
		sub(/^\/\*/, "", line)
		sub(/^ \*/, "", line)
		last = sub(/\*\/.*/, "", line)
		sub(/^[ \t]*/, "", line)
		sub(/[ \t]*$/, "", line)
		if (line == "" && text != "")
			exit
		text = text (text == "" ? "" : " ") line
		if (last)
			exit
	}
	END {
		sub(/^[a-z0-9_\/]+[.][ch]: /, "", text)
		if (match(text, /[.;]( |$)/))
			text = substr(text, 1, RSTART - 1)
		print text
	}' "$1"
}

echo "# A line a file"
echo
echo "Printed from the heads of the files: \`make manual\`. The tour is in [README.md](README.md)."
# row FILE NAME [SAID]: a row of the table.
row() {
	said=${3:-$(sentence "$1")}
	[ -n "$said" ] || { echo "map: $1 says nothing at its head" >&2; exit 1; }
	printf '| `%s` | %s |\n' "$2" "$(echo "$said" | sed "s/|/\\\\|/g; s/^[a-z][a-z]*[ ,']/\\u&/")"
}

for layer in base wording model store formats bank workflow tui screens app centre; do
	[ -d "src/$layer" ] || continue
	printf '\n## %s\n\n| file | what it is |\n|---|---|\n' "$layer"
	for file in src/"$layer"/*.c src/"$layer"/*/*.c; do
		[ -f "$file" ] || continue
		said=$(sentence "$file")
		[ -n "$said" ] || [ ! -f "${file%.c}.h" ] || said=$(sentence "${file%.c}.h")
		[ -n "$said" ] || said=$(sed -n 's/^	\.help = "\([^.;]*\).*/\1/p' "$file" | head -n 1)
		row "$file" "${file#src/$layer/}" "$said"
	done
done

printf '\n## Headers that rooms share\n\n| file of `include` | what it is |\n|---|---|\n'
for file in include/*.h include/*/*.h; do
	row "$file" "${file#include/}"
done

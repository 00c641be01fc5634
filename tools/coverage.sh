#!/bin/sh
# coverage.sh BUILD-FOLDER: of each layer, how many of its lines the tests have reached, and
# the ten files with most lines left.

cd "$(dirname "$0")/.." || exit 1
build=$1

find "$build/src" -name '*.gcda' | while read -r data; do
	gcov -n -o "${data%.gcda}.o" "${data%.gcda}.o" 2>/dev/null
done | awk '
	/^File / { file = $2; gsub(/\047/, "", file) }
	/^Lines executed:/ && file ~ /^src\// {
		split($0, part, /[:% ]+/)
		split(file, folder, "/")
		n = part[5]; hit = n * part[3] / 100
		lines[folder[2]] += n; reached[folder[2]] += hit
		all += n; all_reached += hit
		left[file] = n - hit
		file = ""
	}
	END {
		for (layer in lines)
			printf "%-10s %5.1f %% of %6d lines\n", layer, 100 * reached[layer] / lines[layer], lines[layer]
		printf "%-10s %5.1f %% of %6d lines\n", "all", 100 * all_reached / all, all
		for (file in left)
			printf "%6d lines not reached in %s\n", left[file] + 0.5, file | "sort -rn | head -10"
	}'

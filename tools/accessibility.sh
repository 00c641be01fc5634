#!/bin/sh
# accessibility.sh [TABLE]: docs/accessibility.md, printed from the claims and the tests that show them.

awk '
	function level(s) {
		if (s == "supports")
			return "Supports"
		if (s == "not tried")
			return "Not tried"
		return s == "partly" ? "Partially supports" : s == "no" ? "Does not support" : "Not applicable"
	}
	function trim(s) { gsub(/^ +| +$/, "", s); return s }
	function end_row(    f, n, i, t, shown) {
		if (row == "")
			return
		split(row, f, "|")
		n = split(f[4], t, ";")
		shown = ""
		for (i = 1; i <= n; i++)
			if (trim(t[i]) != "")
				shown = shown (shown == "" ? "" : "<br>") "`" trim(t[i]) "`"
		printf "| %s | %s | %s | %s |\n", trim(f[1]), level(trim(f[2])), trim(f[3]), shown
		row = ""
	}
	BEGIN {
		print "# Accessibility of halfhour"
		print ""
		print "A conformance report in the form of a VPAT 2.5 (international edition): the criteria of WCAG 2.2, levels A and AA,"
		print "and the clauses of EN 301 549 that a terminal program can meet or miss. Every claim names the tests that show it;"
		print "`make test` runs them, but `check axe`, which `make nightly` runs. This page is printed from `tests/accessibility.txt` by `make manual`, and"
		print "`tests/check/accessibility.sh` fails when a test that is named here does not exist. It is the project'"'"'s own word:"
		print "nobody else has examined it."
		print ""
		print "Where to begin with a screen reader: answer any question of the first start with `screen reader`, or run"
		print "`halfhour --linear tutor`, a first call that teaches itself in plain lines. `build/test-hear announce live` prints what a"
		print "screen reader would speak of a screen (`tests/README.md`)."
		print ""
		print "*Supports*: it is so. *Partially supports*: some of it is not. *Does not support*: it is not so. *Not applicable*: there is"
		print "nothing of the kind here."
	}
	/^#/ || /^$/ { next }
	/^= / {
		end_row()
		print "\n## " substr($0, 3) "\n\n| | level | what is so | shown by |\n|---|---|---|---|"
		next
	}
	/^ / { row = row $0; next }
	{ end_row(); row = $0 }
	END { end_row() }' "${1:-tests/accessibility.txt}"

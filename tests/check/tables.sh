#!/bin/sh
# tables.sh: a table that has an entry for each value of an enum has no hole. A size such as
# [N_NOTE_KINDS] lets a new value go without one, and no compiler says so.

cd "$(dirname "$0")/../.." || exit 1

# Tables in which a value may lack an entry: how many have one, of how many, and the reason. One
# value more, and the line no longer holds: somebody has to look.
excuses="
src/formats/report_notes.c words 5 of 6: a plain note has no word before it
src/model/call.c counts_as_asked 3 of 5: the others are false
src/model/card.c card_scopes 3 of 4: unsaid, so nothing is added
src/model/note.c kind_chars 5 of 6: a plain note has no character
src/model/note.c prose_after 3 of 6: after the others all is a note
src/model/plan.c scope_grounds 3 of 4: unsaid, so nothing is preferred
src/screens/debrief/debrief_rows.c words 4 of 6: counted are those before DEBRIEF_STEP
src/screens/interview/talk.c said 5 of 7: corrections of the clock are no rows
src/screens/plan/plan_rows.c marks 4 of 5: a planned one has its number
src/screens/review/review.c parts 4 of 6: moments without a row are found by their time
src/workflow/contact.c then 3 of 7: after the others nothing follows
src/workflow/letter.c by_stage 6 of 7: a stage without a letter of its own has the first one there is
src/workflow/letter_facts.c facts_scopes 3 of 4: unsaid, so nothing is added
"

# holes FILE...: a line a hole: FILE:LINE TABLE has N of M. Headers first: they have the enums.
holes() {
	awk '
	function plain(line,    end) {
		if (open_comment) {
			if (!(end = index(line, "*/")))
				return ""
			line = substr(line, end + 2)
			open_comment = 0
		}
		gsub(/"([^"\\]|\\.)*"/, "S", line)
		gsub(/\047([^\047\\]|\\.)\047/, "C", line)
		while ((end = index(line, "/*")) && index(substr(line, end), "*/"))
			line = substr(line, 1, end - 1) substr(line, end + index(substr(line, end), "*/") + 1)
		if (end) {
			line = substr(line, 1, end - 1)
			open_comment = 1
		}
		return line
	}
	# The entries between the outer braces of s, in entry[1 ...].
	function entries(s,    i, c, deep, n, now) {
		n = 0
		now = ""
		for (i = index(s, "{") + 1; i <= length(s); i++) {
			c = substr(s, i, 1)
			if (index("{([", c))
				deep++
			if (index("})]", c) && deep-- == 0)
				break
			if (c == "," && deep == 0) {
				entry[++n] = now
				now = ""
			} else
				now = now c
		}
		if (now ~ /[^ \t]/)
			entry[++n] = now
		return n
	}
	function balanced(s,    a, b) {
		a = gsub(/\{/, "{", s)
		b = gsub(/\}/, "}", s)
		return a && a == b
	}
	function count_enum(s,    n, i) {
		n = entries(s)
		for (i = 1; i <= n; i++)
			if (entry[i] ~ /\(/ || entry[i] ~ /=[ \t]*[^0 \t]/)
				return
		gsub(/[ \t]/, "", entry[n])
		if (entry[n] ~ /^N_/)
			size[entry[n]] = n - 1
	}
	function check(name, of, n) {
		if (of in size && n < size[of])
			print where " " name " has " n " of " size[of]
	}
	function count_table(s,    head, name, first, second, n, i, whole) {
		head = substr(s, 1, index(s, "=") - 1)
		name = head
		sub(/\[.*/, "", name)
		sub(/.*[^A-Za-z0-9_]/, "", name)
		first = head
		sub(/^[^\[]*\[/, "", first)
		second = first
		sub(/\].*/, "", first)
		sub(/^[^\]]*\]\[?/, "", second)
		sub(/\].*/, "", second)
		n = entries(s)
		# { 0 }, and rows that a macro writes.
		if (n == 1 && entry[1] ~ /^[ \t]*(0|[A-Z_]+\(.*\))[ \t]*$/)
			return
		check(name, first, n)
		for (i = 1; i <= n; i++)
			whole = whole "\n" entry[i]
		n = split(substr(whole, 2), rows, "\n")
		for (i = 1; i <= n; i++)
			if (rows[i] ~ /\{/)
				check(name, second, entries(rows[i]))
	}
	FNR == 1 { kind = ""; open_comment = 0 }
	{
		line = plain($0)
		if (kind == "" && line ~ /enum[ a-z_]*\{/)
			kind = "enum"
		else if (kind == "" && line ~ /\[N_[A-Z_]+\](\[[A-Z_0-9]*\])?[ ]*=[ ]*\{/)
			kind = "table"
		if (kind == "")
			next
		if (text == "") {
			where = FILENAME ":" FNR
			# "} name[N_X] = {": the struct before it is not its entries.
			if (kind == "table")
				sub(/^[^\[]*\}/, "", line)
			else
				sub(/^.*enum/, "", line)
		}
		text = text " " line
		if (balanced(text)) {
			if (kind == "enum")
				count_enum(text)
			else
				count_table(text)
			kind = text = ""
		}
	}' "$@"
}

status=0
sources=$(find include src -name '*.h' | LC_ALL=C sort; find src -name '*.c' | LC_ALL=C sort)
# shellcheck disable=SC2086 # a list of names without blanks
found=$(holes $sources | while read -r where name rest; do
	echo "$excuses" | grep -qF "${where%:*} $name ${rest#has }: " || echo "$where $name $rest"
done)
if [ -n "$found" ]; then
	echo "not ok tables: a value of the enum has no entry:"
	echo "$found"
	status=1
else
	echo "ok tables"
fi

# The check sees what it should.
made=$(mktemp) || exit 1
trap 'rm -f "$made"' EXIT
cat >"$made" <<'END'
enum made { MADE_A, MADE_B, /* the last */ MADE_C, N_MADES };
enum wide { WIDE, NARROW, N_WIDES };
static const char *const whole[N_MADES] = { "a, {", "b", "c" };
static const char *const named[N_MADES] = {
	[MADE_A] = "a",
	[MADE_C] = "c",
};
static const char *const two[N_WIDES][N_MADES] = {
	[WIDE] = { "a", "b", "c" },
	[NARROW] = { "a", "b" },
};
static int zero[N_MADES] = { 0 };
END
told=$(holes "$made" | cut -d' ' -f2- | tr '\n' ';')
if [ "$told" = "named has 2 of 3;two has 2 of 3;" ]; then
	echo "ok tables: a hole is seen"
else
	echo "not ok tables: holes not seen: $told"
	status=1
fi
exit $status

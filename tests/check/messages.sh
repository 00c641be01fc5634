#!/bin/sh
# messages.sh: what the screens say fits two rows of a window of 40 columns: the status line
# and the row of the keys. Every text of ui_say and, where it reaches a screen, of err_set is
# taken from the source (tools/manual/source.c, as for the catalogue), with a name for each %s and
# two digits for each number. Not asked of: what only linear mode says, which has a line as long as it needs. And no plural is made by
# hand: a sentence with a number in it has both its forms in count_form or count_text. And no
# entry of the catalogue is a piece of a sentence, which no translator could place.

cd "$(dirname "$0")/../.." || exit 1

manual=${HALFHOUR_BIN:-build/halfhour}
manual=${manual%/*}/manual
[ -x "$manual" ] || { echo "not ok messages: $manual is not built"; exit 0; }

# measure FILE...: "FILE:LINE: TEXT" of each text that is too long
measure() {
	"$manual" --status "$@" | LC_ALL=C awk '
	function columns(s) { gsub(/[\200-\277]/, "", s); return length(s) }
	function rows(s,   n, i, r, x, word) {
		n = split(s, word, " ")
		r = 1
		for (i = 1; i <= n; i++) {
			if (x && x + 1 + columns(word[i]) > 38) { r++; x = 0 }
			x += (x ? 1 : 0) + columns(word[i])
		}
		return r
	}
	{
		told++
		text = $0
		sub(/^[^:]*:[0-9]*: /, "", text)
		gsub(/\\"/, "\"", text)
		gsub(/%\.?[0-9*]*s/, "Maya Okafor", text)
		gsub(/%(z|ll|" PRI)?[du](64 ")?/, "12", text)
		if (rows(text) > 2) print
	}
	END { if (!told) print "no text was found" }'
}

scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
cat >"$scratch/a.c" <<'END'
	ui_say(ui, "Short enough: %s", name);
	ui_say(ui, n ? "This one is far too long for two rows of a window of forty columns, "
		   "since it goes on" : "this one is not");
	if (ui->linear)
		ui_say(ui, "This one is far too long for two rows of a window of forty columns, too.");
	return err_set(e, "words678901234567890 12345678901234567890 12345678901234567890"); /* words */
END
if [ "$(measure "$scratch/a.c" | cut -d: -f2 | tr '\n' ' ')" != "2 6 " ]; then
	echo "not ok messages: the check finds what it should"
	measure "$scratch/a.c"
	exit 1
fi
echo "ok messages: the check finds what it should"

# Forms, lists and the help of linear mode, and what only the command line asks, are no screens.
long=$(measure $(ls src/screens/*.c src/screens/*/*.c src/tui/*.c src/app/loop.c src/model/contact.c |
	grep -v -e tui/linear -e tui/form_view -e tui/term_curses) |
	grep -v -e ': A line is a note[.] Its first' -e ': A name may be cut to three letters')
if [ -n "$long" ]; then
	echo "not ok messages: what the screens say fits two rows of 40 columns"
	echo "$long"
	exit 1
fi
echo "ok messages: what the screens say fits two rows of 40 columns"

# Errors of the layers below end on a status line or beside a form's field as well. Longer may be
# what only the shell says: what names a command or an option, and the sentences that begin so.
cat >"$scratch/shell" <<'END'
"%.*s" is not a field. There are	--map
%s is damaged (%s), so nothing was changed	restore
%s is the workbook itself	restore
%s is not a file, so nothing was changed	restore
A newer halfhour made %s (version	restore
The backup %s is not what was written	restore
The workbook %s is open in another	open elsewhere: said before there is a screen
The workbook %s is damaged	said before there is a screen
The workbook %s is of an older version	said before there is a screen
Cannot make the workbook %s	said before there is a screen
%s cannot be looked at	doctor
The list has no column	cohort --sort
More than one column is called	cohort --grades
%02d:%02d 	its values are times, of five columns
“%s” can be read two ways	its values are a few digits
END
cut -f1 "$scratch/shell" >"$scratch/shells"
long=$(measure src/base/*.c src/model/*.c src/model/*/*.c src/store/*.c src/formats/*.c src/bank/*.c src/workflow/*.c |
	grep -v -e '[`"]halfhour [a-z]' -e ' --[a-z]' | sed 's/\\"/"/g' | grep -vFf "$scratch/shells")
if [ -n "$long" ]; then
	echo "not ok messages: what acts refuse fits two rows of 40 columns"
	echo "$long"
	exit 1
fi
echo "ok messages: what acts refuse fits two rows of 40 columns"

# plurals FILE...: "FILE:LINE: TEXT" of each statement that makes a plural itself
plurals() {
	LC_ALL=C awk '
	FNR == 1 { all = ""; from = 1 }
	/^[ \t]*(\/\*|\*)/ { next }
	{ if (all == "") from = FNR; all = all " " $0 }
	!/[;{}][ \t]*(\/\*.*)?$/ { next }
	{
		one = all
		all = ""
		text = one
		gsub(/" PRI?[du]64 "/, "d", text)
		if (one ~ /\? *"[^"]*s?" *: *"s"/ || one ~ /\? *"s" *: *""/ || one ~ /[!=]= 1 *\? *"/) {
			print FILENAME ":" from ": " one
			next
		}
		if (one ~ /count_(form|text)\(/ || one ~ /^[ \t]*(static const|\[|{)/) # a table has both
			next
		gsub(/ (is|was|has|less|asks|times faster)([^a-z]|$)/, " ", text)
		if (text ~ /%(z|ll)?[du] ([a-z]+ )?[a-z][a-z-]+s[^a-z"]/ || text ~ /%(z|ll)?[du] ([a-z]+ )?[a-z][a-z-]+s"/)
			print FILENAME ":" from ": " one
	}' "$@"
}

cat >"$scratch/b.c" <<'END'
	text_addf(out, "%zu pack%s", n, n == 1 ? "" : "s");
	text_addf(out, "%d notes",
		n);
	ui_say(ui, n == 1 ? "A note" : "Notes");
	ui_say(ui, count_form(n, "%d note", "%d notes"), n);
	ui_say(ui, "Question %zu is answered.", n);
END
if [ "$(plurals "$scratch/b.c" | cut -d: -f2 | tr '\n' ' ')" != "1 2 4 " ]; then
	echo "not ok messages: the check finds plurals made by hand"
	plurals "$scratch/b.c"
	exit 1
fi
echo "ok messages: the check finds plurals made by hand"

# Not one of these is ever "1": the greatest that a value may be, a terminal's size and colours;
# a priority is no number of things; what is said of a bug is not translated.
by_hand=$(plurals src/*/*.c src/*/*/*.c | grep -v -e 'at most %d bytes' -e 'is agreed for 1 to %d minutes' \
	-e '%d colours' -e '%d columns and %d rows' -e 'priority == 1' -e 'die_of_bug(')
if [ -n "$by_hand" ]; then
	echo "not ok messages: no plural is made by hand (count_form, count_text)"
	echo "$by_hand"
	exit 1
fi
echo "ok messages: no plural is made by hand"

# pieces: of "FILE:LINE: TEXT" those that are no whole phrase: they begin or end with a blank, a
# comma or a word that joins, leave a bracket or a quotation mark open, or have a value that
# touches a word or another value.
pieces() {
	LC_ALL=C awk '
	function count(s, what) { return gsub(what, "", s) }
	{
		text = $0
		sub(/^[^:]*:[0-9]*: /, "", text)
		gsub(/\\"/, "\"", text)
		gsub(/" PRI?[du]64 "/, "d", text)
		gsub(/%%/, "", text)
		while (sub(/^\\n/, "", text)) ;
		while (sub(/\\n$/, "", text)) ;
		gsub(/\\[nt]/, "\n", text)
		if (text ~ /^ / || text ~ / $/ || text ~ /^[,;:.)]/ || text ~ /^\302\267/ || text ~ /(,|;|\302\267)$/ ||
		    text ~ /^(and|or|but|because|so|which|is|are|does|was|were) / ||
		    text ~ /(^| )(and|or|but|because|of|an|a|the|from|through)$/ ||
		    count(text, "[(]") != count(text, "[)]") || count(text, "\"") % 2 ||
		    count(text, "\342\200\234") != count(text, "\342\200\235") ||
		    text ~ /[A-Za-z?!,;]%[.0-9*]*[sdc]/ || text ~ /%[.0-9*]*s[A-Za-z]/ || text ~ /%[.0-9*]*[sdc]%/)
			print
	}'
}

printf 'a.c:%d: %s\n' 1 'Whole: %s, “%s” (%d).' 2 ' is saved.' 3 '. The newest, of' 4 'add the step “' 5 ', must' \
	6 '%s (who is it?%s)' 7 '\n%d min%s' 8 'It was ' 9 'because of %s' 10 'One:\n' 11 'is empty.' 12 'to the' \
	13 '%s\t%d min' 14 '· must' >"$scratch/c.txt"
found=$(pieces <"$scratch/c.txt" | cut -d: -f2 | tr '\n' ' ')
if [ "$found" != "2 3 4 5 6 7 8 9 11 12 14 " ]; then
	echo "not ok messages: the check finds pieces of sentences: $found"
	exit 1
fi
echo "ok messages: the check finds pieces of sentences"

# What begins so, and why it may.
cat >"$scratch/excused" <<'END'
{\\pard	RTF, and no sentence
%d.\\tab	RTF, and no sentence
Date: %s,	a line of a mail, which no language changes
* starred, %% off the record; alone	the quotation mark that makes a quote
write %d %c%.2s	the short name of a month, as one types it
<	a tag of SVG, and no sentence
 AND%s	SQL
 FROM \"%s	SQL
 WHERE%s	SQL
(SELECT r.	SQL
SELECT 1 FROM	SQL
INSERT OR IGNORE	SQL
INSERT INTO %s	SQL
EXCLUDED.	SQL
FILTER (WHERE	SQL
SELECT %s FROM	SQL
END
cut -f1 "$scratch/excused" >"$scratch/excuses"
glued=$("$manual" --placed src/*/*.c src/*/*/*.c | pieces | grep -vFf "$scratch/excuses")
if [ "$glued" ]; then
	echo "not ok messages: each entry of the catalogue is a whole phrase (text_joinf joins several)"
	echo "$glued"
	exit 1
fi
echo "ok messages: each entry of the catalogue is a whole phrase"

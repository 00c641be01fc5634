#!/bin/sh
# blanks.sh: what is blank in a person's text is asked of base (blank_at and its like), and what
# comes in passes one gate (text_accept); no file tests for ' ' or '\t' itself but those below.

cd "$(dirname "$0")/../.." || exit 1

# by_hand FILE...: "FILE:LINE: TEXT" of each test for a blank, and each second gate
by_hand() {
	grep -nE "isspace|isblank|[!=]= *'( |\\\\t)'|'( |\\\\t)' *[!=]=|str(c?spn|chr|pbrk)\([^;?]*(\"( |\\\\t)*( |\\\\t)(\\\\[trn])*\"|' ')|case '( |\\\\t)'|utf8_repair\(" "$@" /dev/null
}

scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
cat >"$scratch/a.c" <<'END'
	s += strspn(s, " ");
	return c == ' ' || c == '\t';
	while (isspace(*s))
	n = strcspn(s, " \t\n");
	if (strchr(s, ' '))
	text_addc(out, ' ');
	s += blank_span(s);
	utf8_repair(&t, s, n);
END
if [ "$(by_hand "$scratch/a.c" | cut -d: -f2 | tr '\n' ' ')" != "1 2 3 4 5 8 " ]; then
	echo "not ok blanks: the check finds what it should"
	by_hand "$scratch/a.c"
	exit 1
fi
echo "ok blanks: the check finds what it should"

# Not a person's text, or not cut there: the functions of base themselves; what is laid out in
# columns (wrapping breaks at ' ' only: U+00A0 is there to prevent it); the syntax of formats, of
# our own rows, key notations and patterns; texts folded before; drafts' and rescue lines' own
# marks; U+FFFD for the bytes of a half-written draft, and of JSON.
made=$(by_hand $(ls src/*/*.c src/*/*/*.c) | grep -v \
	-e '^src/base/\(blank\|accept\|strings\|utf8\|show\|ascii\|path\|delta\|time\|zone\)\.c' \
	-e '^src/app/\(table\|args\|commands\|first_kept\)\.c' -e '^src/bank/' \
	-e '^src/formats/\(yaml\|yaml_out\|handed\|mail\|markdown\|html\|json\|document\|document_[a-z]*\)\.c' \
	-e '^src/model/rehearsal/partner_match\.c' -e '^src/wording/\(token\|wording\)\.c' \
	-e '^src/workflow/\(find\|demo\|demo_words\)\.c' -e '^src/screens/\(write\|rows\|rehearse/rehearse_acts\)\.c' \
	-e '^src/screens/\(live/live_recall\|debrief/debrief\|interview/talk\|interview/interviews_rows\|review/reviews\)\.c' \
	-e '^src/store/\(match\|rescue\|rescue_line\|holder\|backup\|draft\|draft_buffer_read\|interview\|undo_label\)\.c' \
	-e '^src/tui/\(canvas\|event\|form_draft\|frame\|frame_title\|help\|input\|key_give\|line_rows\|linear_out\|list_draw\|menu\|name\|page\|sequence\|typed\)\.c')
if [ -n "$made" ]; then
	echo "not ok blanks: a blank is asked of base, and text comes in by one gate"
	echo "$made"
	exit 1
fi
echo "ok blanks: a blank is asked of base, and text comes in by one gate"

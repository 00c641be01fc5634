#!/bin/sh
# embed-wording.sh FILE...: prints a C file that holds the word lists and patterns of data/wording/en.
#
#   # a comment
#   [list] what it is for       the same list may be taken up again
#   a pattern | with words
#     and where it goes on      two blanks
#   	An example that it finds.   a tab
#   name:                       in classes.txt: a class, its words below

exec awk '
function quoted(s) {
	gsub(/[\\"?]/, "\\\\&", s)
	return "\"" s "\""
}
function place(s) {
	gsub(/[^a-z]/, "_", s)
	return s
}
function pattern_end() {
	if (pattern == "")
		return
	patterns[list] = patterns[list] "\t" quoted(pattern) ",\n"
	examples[list] = examples[list] "\t" quoted(example) ",\n"
	pattern = example = ""
}
function class_end() {
	if (class != "")
		classes = classes "\t{ " quoted(class) ", " quoted(words) " },\n"
	class = words = ""
}
FNR == 1 {
	pattern_end()
	file = FILENAME
	sub(/.*\//, "", file)
	sub(/\.txt$/, "", file)
}
/^#/ || /^$/ { next }
/^\[/ {
	pattern_end()
	name = substr($0, 2, index($0, "]") - 2)
	list = file SUBSEP name
	if (!(list in patterns)) {
		order[++n] = list
		files[list] = file
		names[list] = name
	}
	next
}
file == "classes" && /^[a-z_]+:$/ {
	class_end()
	class = substr($0, 1, length($0) - 1)
	next
}
file == "classes" {
	sub(/^ */, "")
	gsub(/ /, "|")
	words = words (words == "" ? "" : "|") $0
	next
}
/^\t/ {
	example = substr($0, 2)
	next
}
/^  / {
	sub(/^ */, "")
	pattern = pattern (pattern ~ /\|$/ ? "" : " ") $0
	next
}
{
	pattern_end()
	pattern = $0
}
END {
	pattern_end()
	class_end()
	print "/* Made from data/wording/en by tools/embed-wording.sh; change those. */"
	print "#include \"wording.h\"\n"
	for (i = 1; i <= n; i++) {
		c = place(files[order[i]] "_" names[order[i]])
		printf "static const char *const %s[] = {\n%s\tNULL\n};\n", c, patterns[order[i]]
		printf "static const char *const %s_examples[] = {\n%s\tNULL\n};\n", c, examples[order[i]]
	}
	print "const struct wording_list wording_lists[] = {"
	for (i = 1; i <= n; i++) {
		c = place(files[order[i]] "_" names[order[i]])
		printf "\t{ %s, %s, %s, %s_examples },\n", quoted(files[order[i]]), quoted(names[order[i]]), c, c
	}
	print "\t{ NULL, NULL, NULL, NULL },\n};\n"
	printf "const struct wording_class wording_classes[] = {\n%s\t{ NULL, NULL },\n};\n", classes
}' "$@"

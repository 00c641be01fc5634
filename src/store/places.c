/*
 * places.c: every place that can hold bytes of a person, one row each: what it
 * is and how these bytes are erased there. What removes a person walks this
 * table; a test finds a table or a file that stands in no row.
 */
#include <fnmatch.h>
#include <string.h>

#include "private.h"

/* Files: W is the workbook's name, U its uuid. */
/* clang-format off */
const struct store_place store_places[] = {
	{ PLACE_TABLE, "note", "notes", PLACE_DELETE, NULL },
	{ PLACE_TABLE, "contact", "people", PLACE_DELETE, NULL },
	{ PLACE_TABLE, "organisation", "organisations, left when nobody belongs to them", PLACE_DELETE, NULL },
	{ PLACE_TABLE, "interview", "conversations", PLACE_DELETE, NULL },
	{ PLACE_TABLE, "asked", "questions of plans, with names filled in", PLACE_DELETE, NULL },
	{ PLACE_TABLE, "asking", "when a question was asked", PLACE_DELETE, NULL },
	{ PLACE_TABLE, "clock", "when a call began and ended", PLACE_DELETE, NULL },
	{ PLACE_TABLE, "check", "answers to the time check", PLACE_DELETE, NULL },
	{ PLACE_TABLE, "reflection", "answers of the debrief", PLACE_DELETE, NULL },
	{ PLACE_TABLE, "writeup", "answers written up for an assignment", PLACE_DELETE, NULL },
	{ PLACE_TABLE, "coursework", "the assignment chosen, with its course", PLACE_NONE, NULL },
	{ PLACE_TABLE, "milestone", "its instructor's steps", PLACE_NONE, NULL },
	{ PLACE_TABLE, "step", "things to do", PLACE_DELETE, NULL },
	{ PLACE_TABLE, "decided", "what was decided about steps, some in words", PLACE_DELETE, NULL },
	{ PLACE_TABLE, "consent", "what a person agreed to", PLACE_DELETE, NULL },
	{ PLACE_TABLE, "kept", "what came with a person from an address book", PLACE_DELETE, NULL },
	{ PLACE_TABLE, "student", "whose conversations a coach has taken in", PLACE_DELETE,
		"taken in from a file; taken back as a batch" },
	{ PLACE_TABLE, "taken", "what a share says of a conversation", PLACE_DELETE,
		"taken in from a file; taken back as a batch" },
	{ PLACE_TABLE, "taken_step", "a student's steps", PLACE_DELETE,
		"taken in from a file; taken back as a batch" },
	{ PLACE_TABLE, "to_coach", "questions to a coach", PLACE_DELETE, NULL },
	{ PLACE_TABLE, "comment", "what a coach said", PLACE_DELETE, NULL },
	{ PLACE_TABLE, "score", "how a coach marked it", PLACE_DELETE, NULL },
	{ PLACE_TABLE, "letter", "letters to them", PLACE_DELETE, NULL },
	{ PLACE_TABLE, "theme", "themes, whose names and memos may name somebody", PLACE_LOOK, NULL },
	{ PLACE_TABLE, "note_theme", "which notes have a theme", PLACE_DELETE, NULL },
	{ PLACE_TABLE, "point", "what a decision is made of, and whom to ask", PLACE_LOOK, NULL },
	{ PLACE_TABLE, "evidence", "what speaks for or against a claim or an option", PLACE_DELETE, NULL },
	{ PLACE_TABLE, "interest", "interest before and after a call", PLACE_DELETE, NULL },
	{ PLACE_TABLE, "tie", "questions that mean the same", PLACE_NONE, NULL },
	{ PLACE_TABLE, "learned", "the notebook of a field, whose entries may name somebody", PLACE_LOOK, NULL },
	{ PLACE_TABLE, "template", "plans by name", PLACE_LOOK, NULL },
	{ PLACE_TABLE, "template_asked", "their questions, which may name somebody", PLACE_LOOK, NULL },
	{ PLACE_TABLE, "batch", "imports; the label may name a file or a course", PLACE_LOOK,
		"a batch is hidden and shown as a whole" },
	{ PLACE_TABLE, "draft", "lines that are being typed", PLACE_DELETE,
		"a line is kept as it is typed" },
	{ PLACE_TABLE, "batch_change", "what imports changed, as it was before", PLACE_DELETE,
		"it is the history" },
	{ PLACE_TABLE, "undo", "the history, with all that was deleted", PLACE_DELETE,
		"it is the history" },
	{ PLACE_TABLE, "due", "steps made from rules", PLACE_DERIVED,
		"made from rules" },
	{ PLACE_TABLE, "timing", "when a call was, made from the clock", PLACE_DERIVED,
		"made from the clock" },
	{ PLACE_TABLE, "due_named", "who is named in which note", PLACE_DERIVED,
		"made from rules" },
	{ PLACE_TABLE, "due_touched", "numbers of contacts", PLACE_NONE,
		"made from rules" },
	{ PLACE_TABLE, "due_made", "settings", PLACE_NONE,
		"made from rules" },
	{ PLACE_TABLE, "course", "courses of students, with their day", PLACE_NONE,
		"set again, not undone" },
	{ PLACE_TABLE, "session", "figures of a student's conversation", PLACE_DERIVED,
		"taken in from a file; taken back as a batch" },
	{ PLACE_TABLE, "standing", "what a list of students shows", PLACE_DERIVED,
		"made from what it counts" },
	{ PLACE_TABLE, "standing_touched", "numbers of students", PLACE_NONE,
		"made from what it counts" },
	{ PLACE_TABLE, "handed_file", "files of students that were looked at", PLACE_DELETE,
		"a file is looked at again, not undone" },
	{ PLACE_TABLE, "column_map", "headers of imported tables, and what their columns are", PLACE_NONE,
		"how columns were matched is asked again" },
	{ PLACE_TABLE, "rescued", "which lines of rescue files came in", PLACE_NONE,
		"a line comes in once, undone or not" },
	{ PLACE_TABLE, "serial", "the last numbers given out", PLACE_NONE,
		"a number is given out once, undone or not" },
	{ PLACE_TABLE, "pseudonym", "who is \"Contact 3\" in shares", PLACE_DELETE,
		"a number is given out once, undone or not" },
	{ PLACE_TABLE, "share_word", "words that may be names, and what was decided", PLACE_LOOK,
		"a word is decided anew, not undone" },
	{ PLACE_TABLE, "shared", "which conversations were handed over", PLACE_NONE,
		"what has left cannot be undone" },
	{ PLACE_TABLE, "given", "numbers of students for whom feedback was written", PLACE_NONE,
		"what was written stays written" },
	{ PLACE_TABLE, "workbook", "the workbook's own uuid", PLACE_NONE,
		"it never changes" },
	{ PLACE_INDEX, "*_text", "full text", PLACE_DERIVED, NULL },
	{ PLACE_INDEX, "*_text_*", "what it is kept in", PLACE_DERIVED, NULL },
	{ PLACE_INDEX, "*_words", "full text of names", PLACE_DERIVED, NULL },
	{ PLACE_INDEX, "*_words_*", "what it is kept in", PLACE_DERIVED, NULL },
	{ PLACE_BESIDE, "W-wal", "the workbook's log", PLACE_CHECKPOINT, NULL },
	{ PLACE_BESIDE, "W-shm", "an index of the log", PLACE_CHECKPOINT, NULL },
	{ PLACE_BESIDE, "W-journal", "the log on a network file system", PLACE_CHECKPOINT, NULL },
	{ PLACE_BESIDE, "W.version-*", "the workbook before it was brought up to date", PLACE_REMOVE, NULL },
	{ PLACE_BESIDE, "W.old-*", "a log set aside", PLACE_REMOVE, NULL },
	{ PLACE_BESIDE, "W.new-*", "a workbook that was being made", PLACE_REMOVE, NULL },
	{ PLACE_BESIDE, "W-holder", "who has it open", PLACE_NONE, NULL },
	{ PLACE_RESCUE, "*.U.line", "a line typed that is not in the workbook yet", PLACE_REMOVE, NULL },
	{ PLACE_RESCUE, "*.U.rescue", "changes that wait for the workbook", PLACE_REMOVE, NULL },
	{ PLACE_RESCUE, "U.lost", "changes that could not be saved", PLACE_REMOVE, NULL },
	{ PLACE_RESCUE, "U.*.lost", "the same, from another time", PLACE_REMOVE, NULL },
	{ PLACE_BACKUPS, "U.*.halfhour", "a backup", PLACE_REMOVE, NULL },
	{ PLACE_BACKUPS, "U.*.halfhour.sha256", "its digest", PLACE_REMOVE, NULL },
	{ PLACE_BACKUPS, "unknown.*.halfhour", "a workbook that was set aside", PLACE_REMOVE, NULL },
	{ PLACE_EDIT, "*.txt", "a text in an editor", PLACE_REMOVE, NULL },
	{ PLACE_EDIT, "*.yaml", "a question in an editor", PLACE_REMOVE, NULL },
	{ PLACE_EDIT, "*.edit", "what that text belongs to", PLACE_REMOVE, NULL },
};
/* clang-format on */
const size_t n_store_places = LEN(store_places);

/* ---- what a dump leaves out ---- */

/* Tables that say nothing in another workbook, and why. */
static const struct {
	const char *table, *why;
} here_only[] = {
	{ "workbook", "which workbook it is" },
	{ "serial", "numbers given out in it" },
	{ "batch", "what came in at once; the rows of it are exported" },
	{ "undo", "its history" },
	{ "batch_change", "its history" },
	{ "draft", "lines that somebody is typing in it" },
	{ "rescued", "rescue files that came into it" },
	{ "due", "made from rules" },
	{ "due_named", "made from rules" },
	{ "due_touched", "made from rules" },
	{ "due_made", "made from rules" },
	{ "timing", "made from the clock" },
	{ "session", "figures of a student's conversation" },
	{ "standing", "made from a student's conversations" },
	{ "standing_touched", "numbers of students whose rows are made anew" },
	{ "handed_file", "which files were taken in here" },
	{ "given", "which feedback was written from here" },
};

const char *
store_here_only(const char *table)
{
	for (size_t i = 0; i < LEN(here_only); i++)
		if (strcmp(here_only[i].table, table) == 0)
			return here_only[i].why;
	return NULL;
}

/* ---- files ---- */

/* The pattern with W and U replaced. */
static void
place_pattern(const struct store_place *p, const char *workbook, const char *uuid, struct text *out)
{
	for (const char *s = p->name; *s; s++)
		if (*s == 'W')
			text_add(out, workbook);
		else if (*s == 'U')
			text_add(out, uuid);
		else
			text_addc(out, *s);
}

const struct store_place *
store_place_of(enum place_kind kind, const char *name, const char *workbook, const char *uuid)
{
	const struct store_place *found = NULL;

	for (size_t i = 0; !found && i < n_store_places; i++) {
		struct text pattern = { 0 };

		place_pattern(&store_places[i], workbook, uuid, &pattern);
		if (store_places[i].kind == kind && fnmatch(text_str(&pattern), name, 0) == 0)
			found = &store_places[i];
		text_free(&pattern);
	}
	return found;
}

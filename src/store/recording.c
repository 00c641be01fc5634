/*
 * recording.c: the session (of SQLite's session extension) in which a transaction's changes on
 * what a person made are written down for undo.
 */
#include <string.h>

#include "private.h"

static const char *const recorded[] = { "decided", "consent", "letter", "learned", "kept", "asking", "step", "note_theme", "evidence",
	"note", "check", "reflection",
	"writeup", "coursework", "milestone", "clock",
	"asked", "interview", "contact", "organisation", "template_asked", "template",
	"to_coach", "comment", "score",
	"interest", "theme", "point", "tie" };

bool
store_undo_records(const char *table)
{
	for (size_t i = 0; i < LEN(recorded); i++)
		if (strcmp(recorded[i], table) == 0)
			return true;
	return false;
}

bool
recording_begin(struct store *s)
{
	int rc = sqlite3session_create(s->db, "main", &s->tx.session);

	for (size_t i = 0; rc == SQLITE_OK && i < LEN(recorded); i++)
		rc = sqlite3session_attach(s->tx.session, recorded[i]);
	return rc == SQLITE_OK;
}

/* What a person cannot undo by itself goes with the import that brought it. */
void
recording_all(struct store *s)
{
	for (size_t i = 0; s->tx.session && i < n_store_places; i++)
		if (store_places[i].kind == PLACE_TABLE && !store_here_only(store_places[i].name))
			sqlite3session_attach(s->tx.session, store_places[i].name);
}

void
recording_pause(struct store *s, bool pause)
{
	if (s->tx.session)
		sqlite3session_enable(s->tx.session, !pause);
}

void
recording_end(struct store *s)
{
	if (s->tx.session)
		sqlite3session_delete(s->tx.session);
	s->tx.session = NULL;
	s->tx.unrecorded = true;
}

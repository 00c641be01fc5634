/*
 * forget.c: a person removed for good: the rows, all that was derived of them, the history that
 * could bring them back, and the files of places.c. What another place still holds is told.
 */
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "private.h"

struct forgetting {
	struct store *s;
	int64_t id;
	char *name, *uuid;
	struct store_forgotten *out;
	struct err *e;
};

/* ---- rows ---- */

static bool
forget_run(struct forgetting *f, const char *sql)
{
	sqlite3_stmt *st = sql_get(f->s, sql);

	if (sqlite3_bind_parameter_index(st, ":id"))
		sql_int(st, ":id", f->id);
	if (sqlite3_bind_parameter_index(st, ":name"))
		sql_text(st, ":name", f->name);
	return sql_run(f->s, st, f->e);
}

/* Before the conversations go: what hangs on their numbers and names. */
static const char *const forget_before[] = {
#define CALLS "(SELECT id FROM interview WHERE contact_id = :id)"
#define UUIDS "(SELECT uuid FROM contact WHERE id = :id UNION ALL " \
	"SELECT uuid FROM interview WHERE contact_id = :id UNION ALL " \
	"SELECT uuid FROM note WHERE interview_id IN " CALLS " UNION ALL " \
	"SELECT uuid FROM step WHERE contact_id = :id OR interview_id IN " CALLS ")"
	"DELETE FROM decided WHERE substr(id, instr(id, ':') + 1) IN " UUIDS,
	"DELETE FROM comment WHERE interview IN " UUIDS " OR on_uuid IN " UUIDS,
	"DELETE FROM score WHERE interview IN " UUIDS,
	"DELETE FROM shared WHERE interview IN " UUIDS,
	/* "letter:CONTACT:…", "referral:NOTE", and by the interview all others: "call/INTERVIEW", "note:…" */
	("DELETE FROM draft WHERE instr(text, :name) OR key IN (SELECT key FROM "
		"(SELECT key, substr(k, 1, instr(k, ':') - 1) AS noun, substr(k, instr(k, ':')) AS number FROM "
		"(SELECT key, replace(substr(key, 1, instr(key || char(9), char(9)) - 1), '/', ':') || ':' AS k "
		"FROM draft)) WHERE CASE WHEN noun IN ('contact', 'consent', 'letter') "
		"THEN number LIKE ':' || :id || ':%' "
		"WHEN noun = 'referral' THEN EXISTS (SELECT 1 FROM note WHERE interview_id IN " CALLS
		" AND number LIKE ':' || note.id || ':%') "
		"ELSE EXISTS (SELECT 1 FROM interview WHERE contact_id = :id "
		"AND number LIKE ':' || interview.id || ':%') END)"),
	"DELETE FROM due WHERE contact_id = :id OR interview_id IN " CALLS,
	"UPDATE pseudonym SET folded = '', contact_id = NULL WHERE contact_id = :id",
};

/* What could bring them back goes too: the history is everybody's, so it goes whole. */
static const char *const forget_after[] = {
	"DELETE FROM undo",
	"DELETE FROM batch_change",
	("DELETE FROM organisation WHERE id NOT IN (SELECT organisation_id FROM contact "
		"WHERE organisation_id IS NOT NULL) AND target = 0"),
	"INSERT INTO contact_words(contact_words) VALUES ('optimize')",
	"INSERT INTO contact_text(contact_text) VALUES ('optimize')",
	"INSERT INTO note_text(note_text) VALUES ('optimize')",
	"INSERT INTO asked_text(asked_text) VALUES ('optimize')",
	"INSERT INTO reflection_text(reflection_text) VALUES ('optimize')",
	"INSERT INTO writeup_text(writeup_text) VALUES ('optimize')",
	"INSERT INTO learned_text(learned_text) VALUES ('optimize')",
};

static bool
forget_rows(struct forgetting *f)
{
	bool good = tx_change(f->s, 0, NULL, f->e);

	if (!good)
		return false;
	recording_end(f->s);
	for (size_t i = 0; good && i < LEN(forget_before); i++)
		good = forget_run(f, forget_before[i]);
	good = good && contact_remove(f->s, f->id, f->e);
	for (size_t i = 0; good && i < LEN(forget_after); i++)
		good = forget_run(f, forget_after[i]);
	return tx_end(f->s, good, good ? f->e : NULL) && good;
}

/* The pages that held them are written over, and the log is emptied into the workbook. */
static bool
forget_pages(struct forgetting *f)
{
	static const char *const all[] = { "PRAGMA temp_store = MEMORY", "VACUUM",
		"PRAGMA wal_checkpoint(TRUNCATE)" };

	for (size_t i = 0; i < LEN(all); i++)
		if (!sql_exec(f->s, all[i], f->e))
			return false;
	return true;
}

/* ---- words in other places ---- */

static void
forget_named(struct forgetting *f)
{
	sqlite3_stmt *st = sql_get(f->s, "SELECT (SELECT count(*) FROM note WHERE instr(text, :name)) + "
		"(SELECT count(*) FROM reflection WHERE instr(text, :name)) + "
		"(SELECT count(*) FROM contact WHERE instr(searched, :name)) + "
		"(SELECT count(*) FROM writeup WHERE instr(text, :name)) + "
		"(SELECT count(*) FROM letter WHERE instr(subject || ' ' || text, :name)) + "
		"(SELECT count(*) FROM comment WHERE instr(text, :name)) + "
		"(SELECT count(*) FROM to_coach WHERE instr(text, :name)) + "
		"(SELECT count(*) FROM step WHERE instr(text, :name)) + "
		"(SELECT count(*) FROM theme WHERE instr(name || ' ' || memo, :name)) + "
		"(SELECT count(*) FROM point WHERE instr(text, :name)) + "
		"(SELECT count(*) FROM learned WHERE instr(text || ' ' || source, :name))");

	sql_text(st, ":name", f->name);
	f->out->named = (size_t)sql_number(f->s, st);
}

/* ---- files ---- */

static bool
forget_in_file(struct forgetting *f, const char *path)
{
	struct text t = { 0 };
	bool has = file_read(path, &t, 0, NULL) && t.n &&
		(memmem(t.s, t.n, f->name, strlen(f->name)) || memmem(t.s, t.n, f->uuid, strlen(f->uuid)));

	text_free(&t);
	return has;
}

static void
forget_file(struct forgetting *f, const char *folder, const char *name, enum place_kind kind)
{
	const char *slash = strrchr(f->s->path, '/');
	const struct store_place *p = store_place_of(kind, name, slash ? slash + 1 : f->s->path,
		f->s->uuid);
	char *path = path_join(folder, name);

	if (p && p->erased == PLACE_REMOVE && forget_in_file(f, path)) {
		if (kind == PLACE_BACKUPS || unlink(path) != 0)
			strings_add(&f->out->left, path);
		else
			f->out->removed++;
	}
	free(path);
}

static void
forget_folder(struct forgetting *f, const char *folder, enum place_kind kind)
{
	DIR *d = opendir(folder);

	for (struct dirent *x; d && (x = readdir(d)) != NULL;)
		forget_file(f, folder, x->d_name, kind);
	if (d)
		closedir(d);
}

static void
forget_files(struct forgetting *f)
{
	static const struct {
		enum place_kind kind;
		const char *folder;
	} state[] = { { PLACE_RESCUE, "rescue" }, { PLACE_BACKUPS, "backups" }, { PLACE_EDIT, "edit" } };
	const char *slash = strrchr(f->s->path, '/');
	char *beside = slash ? mem_strn(f->s->path, (size_t)(slash - f->s->path)) : mem_str(".");

	forget_folder(f, beside, PLACE_BESIDE);
	free(beside);
	for (size_t i = 0; i < LEN(state); i++) {
		char *folder = path_state(state[i].folder);

		forget_folder(f, folder, state[i].kind);
		free(folder);
	}
}

bool
store_forget(struct store *s, int64_t contact_id, struct store_forgotten *out, struct err *e)
{
	struct forgetting f = { .s = s, .id = contact_id, .out = out, .e = e };
	struct contact c = { 0 };
	bool good = store_contact_get(s, contact_id, &c, e);

	if (good && store_waiting(s))
		good = err_set(e, "Changes still wait to be saved; nobody can be forgotten before they are.");
	f.name = c.name;
	f.uuid = c.uuid;
	good = good && forget_rows(&f) && forget_pages(&f);
	if (good) {
		forget_named(&f);
		forget_files(&f);
	}
	contact_done(&c);
	return good;
}

/* ---- a course ---- */

/* Children first, as interview_remove has them, for all of its students at once. */
static const char *const forget_course_rows[] = {
#define STUDENTS "(SELECT id FROM student WHERE course = :course)"
#define CALLS_OF "(SELECT id FROM interview WHERE student_id IN " STUDENTS ")"
	"DELETE FROM asking WHERE interview_id IN " CALLS_OF,
	"DELETE FROM note_theme WHERE note_id IN (SELECT id FROM note WHERE interview_id IN " CALLS_OF ")",
	"DELETE FROM evidence WHERE interview_id IN " CALLS_OF " OR note_id IN (SELECT id FROM note WHERE "
		"interview_id IN " CALLS_OF ") OR claim_id IN (SELECT id FROM note WHERE interview_id IN " CALLS_OF ")",
	"DELETE FROM note WHERE interview_id IN " CALLS_OF,
	"DELETE FROM \"check\" WHERE interview_id IN " CALLS_OF,
	"DELETE FROM reflection WHERE interview_id IN " CALLS_OF,
	"DELETE FROM to_coach WHERE interview_id IN " CALLS_OF,
	"DELETE FROM taken_step WHERE interview_id IN " CALLS_OF,
	"DELETE FROM taken WHERE interview_id IN " CALLS_OF,
	"DELETE FROM session WHERE interview_id IN " CALLS_OF,
	"DELETE FROM writeup WHERE interview_id IN " CALLS_OF,
	"DELETE FROM clock WHERE interview_id IN " CALLS_OF,
	"DELETE FROM asked WHERE interview_id IN " CALLS_OF,
	"DELETE FROM timing WHERE interview_id IN " CALLS_OF,
	"DELETE FROM interview WHERE student_id IN " STUDENTS,
	"DELETE FROM comment WHERE student_id IN " STUDENTS,
	"DELETE FROM score WHERE student_id IN " STUDENTS,
	"DELETE FROM handed_file WHERE student_id IN " STUDENTS,
	"DELETE FROM standing WHERE student_id IN " STUDENTS,
	"DELETE FROM given WHERE student_id IN " STUDENTS,
	"DELETE FROM draft WHERE key LIKE 'comment:%' AND :course = :course",
	"DELETE FROM student WHERE course = :course",
	"DELETE FROM course WHERE name = :course",
	"DELETE FROM batch WHERE kind = 'cohort' AND whole = 3 AND :course = :course AND NOT EXISTS "
		"(SELECT 1 FROM interview i WHERE i.batch_id = batch.id) AND NOT EXISTS "
		"(SELECT 1 FROM note n WHERE n.batch_id = batch.id)",
	"DELETE FROM standing_touched WHERE :course = :course",
};

static bool
forget_course_run(struct forgetting *f, const char *course)
{
	bool good = tx_change(f->s, 0, NULL, f->e);

	if (!good)
		return false;
	f->s->tx.unrecorded = true;
	sqlite3session_enable(f->s->tx.session, 0);
	for (size_t i = 0; good && i < LEN(forget_course_rows); i++) {
		sqlite3_stmt *st = sql_get(f->s, forget_course_rows[i]);

		sql_text(st, ":course", course);
		good = sql_run(f->s, st, f->e);
	}
	for (size_t i = 0; good && i < LEN(forget_after); i++)
		good = forget_run(f, forget_after[i]);
	return tx_end(f->s, good, good ? f->e : NULL) && good;
}

bool
store_forget_course(struct store *s, const char *course, size_t *students, struct err *e)
{
	struct store_forgotten none = { 0 };
	struct forgetting f = { .s = s, .name = (char *)(uintptr_t)"", .out = &none, .e = e };
	sqlite3_stmt *st = sql_get(s, "SELECT count(*) FROM student WHERE course = :course AND course <> ''");

	sql_text(st, ":course", course);
	*students = (size_t)sql_number(s, st);
	if (!*students)
		return err_set(e, "No student is of the course “%s”; `halfhour cohort --json` shows the courses.", course);
	if (store_waiting(s))
		return err_set(e, "Changes still wait to be saved; nobody can be forgotten before they are.");
	return forget_course_run(&f, course) && forget_pages(&f);
}

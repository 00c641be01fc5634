-- The triggers: what keeps full text, times and due steps true to the rows. They are made for the
-- connection that writes, before its first change of a table (store/triggers.c reads "CREATE TEMP" at
-- the beginning of a line, " ON TABLE" and "END;"), and are no part of the file: a program that
-- only reads does not take them apart at each start, and a newer one has its own. Nothing
-- but the store writes to a workbook.
PRAGMA temp_store = MEMORY;
BEGIN;

-- ---- times: table timing ----

-- An end may be laid into the past, so it is counted from the start and not read off the
-- wall clock of the moment it was stored.
CREATE TEMP VIEW timing_now AS
SELECT i.id AS interview_id,
	CASE WHEN s.id IS NULL THEN i.started_ms ELSE s.wall_ms END AS started_ms,
	CASE WHEN s.id IS NULL THEN i.ended_ms
	     WHEN e.id IS NULL THEN 0
	     ELSE s.wall_ms + e.axis_ms - s.axis_ms END AS ended_ms,
	CASE WHEN s.id IS NOT NULL THEN s.wall_ms
	     WHEN i.started_ms > 0 THEN i.started_ms
	     WHEN i.scheduled_ms > 0 THEN i.scheduled_ms
	     ELSE i.created_ms END AS at_ms,
	coalesce(i.student_id, 0) AS student_id
FROM interview i
LEFT JOIN clock s ON s.id =
	(SELECT min(id) FROM clock WHERE interview_id = i.id AND kind = 'start')
LEFT JOIN clock e ON e.id =
	(SELECT max(id) FROM clock WHERE interview_id = i.id AND kind = 'end');
-- A student's is written once, at the end of its intake (intake.c).
CREATE TEMP TRIGGER timing_interview_new AFTER INSERT ON interview WHEN new.student_id IS NULL BEGIN
	INSERT OR REPLACE INTO timing SELECT * FROM timing_now WHERE interview_id = new.id;
END;
CREATE TEMP TRIGGER timing_interview_set AFTER UPDATE ON interview WHEN new.student_id IS NULL BEGIN
	INSERT OR REPLACE INTO timing SELECT * FROM timing_now WHERE interview_id = new.id;
END;
CREATE TEMP TRIGGER timing_interview_gone AFTER DELETE ON interview BEGIN
	DELETE FROM timing WHERE interview_id = old.id;
END;
CREATE TEMP TRIGGER timing_clock_new AFTER INSERT ON clock
WHEN (SELECT student_id FROM interview WHERE id = new.interview_id) IS NULL BEGIN
	INSERT OR REPLACE INTO timing
	SELECT * FROM timing_now WHERE interview_id = new.interview_id;
END;
CREATE TEMP TRIGGER timing_clock_set AFTER UPDATE ON clock
WHEN (SELECT student_id FROM interview WHERE id = new.interview_id) IS NULL BEGIN
	INSERT OR REPLACE INTO timing
	SELECT * FROM timing_now WHERE interview_id = new.interview_id;
END;
CREATE TEMP TRIGGER timing_clock_gone AFTER DELETE ON clock
WHEN (SELECT student_id FROM interview WHERE id = old.interview_id) IS NULL BEGIN
	INSERT OR REPLACE INTO timing
	SELECT * FROM timing_now WHERE interview_id = old.interview_id;
END;

-- ---- full text; what a slice of a batch adds comes in at its end (batch.c) ----

CREATE TEMP TRIGGER contact_text_new AFTER INSERT ON contact
WHEN NOT EXISTS (SELECT 1 FROM batch WHERE id = new.batch_id AND new.id > contacts_to) BEGIN
	INSERT INTO contact_words(rowid, words) VALUES (new.id, new.words);
	INSERT INTO contact_text(rowid, searched) VALUES (new.id, new.searched);
END;
CREATE TEMP TRIGGER contact_text_gone AFTER DELETE ON contact
WHEN NOT EXISTS (SELECT 1 FROM batch WHERE id = old.batch_id AND old.id > contacts_to) BEGIN
	INSERT INTO contact_words(contact_words, rowid, words) VALUES ('delete', old.id, old.words);
	INSERT INTO contact_text(contact_text, rowid, searched)
	VALUES ('delete', old.id, old.searched);
END;
CREATE TEMP TRIGGER contact_text_set AFTER UPDATE OF words, searched ON contact
WHEN (old.words <> new.words OR old.searched <> new.searched) AND NOT EXISTS (SELECT 1 FROM batch WHERE id = old.batch_id AND old.id > contacts_to) BEGIN
	INSERT INTO contact_words(contact_words, rowid, words) VALUES ('delete', old.id, old.words);
	INSERT INTO contact_words(rowid, words) VALUES (new.id, new.words);
	INSERT INTO contact_text(contact_text, rowid, searched)
	VALUES ('delete', old.id, old.searched);
	INSERT INTO contact_text(rowid, searched) VALUES (new.id, new.searched);
END;
CREATE TEMP TRIGGER note_text_new AFTER INSERT ON note
WHEN NOT EXISTS (SELECT 1 FROM batch WHERE id = new.batch_id AND new.id > notes_to) BEGIN
	INSERT INTO note_text(rowid, text, who) VALUES (new.id, new.text, new.who);
END;
CREATE TEMP TRIGGER note_text_gone AFTER DELETE ON note
WHEN NOT EXISTS (SELECT 1 FROM batch WHERE id = old.batch_id AND old.id > notes_to) BEGIN
	INSERT INTO note_text(note_text, rowid, text, who) VALUES ('delete', old.id, old.text, old.who);
END;
CREATE TEMP TRIGGER note_text_set AFTER UPDATE OF text ON note
WHEN old.text <> new.text AND NOT EXISTS
	(SELECT 1 FROM batch WHERE id = old.batch_id AND old.id > notes_to) BEGIN
	INSERT INTO note_text(note_text, rowid, text, who) VALUES ('delete', old.id, old.text, old.who);
	INSERT INTO note_text(rowid, text, who) VALUES (new.id, new.text, new.who);
END;
CREATE TEMP TRIGGER asked_text_new AFTER INSERT ON asked WHEN new.who = 'ʘme' BEGIN
	INSERT INTO asked_text(rowid, text, who) VALUES (new.id, new.text, new.who);
END;
CREATE TEMP TRIGGER asked_text_gone AFTER DELETE ON asked BEGIN
	INSERT INTO asked_text(asked_text, rowid, text, who) VALUES ('delete', old.id, old.text, old.who);
END;
CREATE TEMP TRIGGER asked_text_set AFTER UPDATE OF text ON asked
WHEN old.text <> new.text BEGIN
	INSERT INTO asked_text(asked_text, rowid, text, who) VALUES ('delete', old.id, old.text, old.who);
	INSERT INTO asked_text(rowid, text, who) VALUES (new.id, new.text, new.who);
END;
CREATE TEMP TRIGGER reflection_text_new AFTER INSERT ON reflection WHEN new.who = 'ʘme' BEGIN
	INSERT INTO reflection_text(rowid, text, who) VALUES (new.id, new.text, new.who);
END;
CREATE TEMP TRIGGER reflection_text_gone AFTER DELETE ON reflection BEGIN
	INSERT INTO reflection_text(reflection_text, rowid, text, who)
	VALUES ('delete', old.id, old.text, old.who);
END;
CREATE TEMP TRIGGER reflection_text_set AFTER UPDATE OF text ON reflection
WHEN old.text <> new.text BEGIN
	INSERT INTO reflection_text(reflection_text, rowid, text, who)
	VALUES ('delete', old.id, old.text, old.who);
	INSERT INTO reflection_text(rowid, text, who) VALUES (new.id, new.text, new.who);
END;
CREATE TEMP TRIGGER writeup_text_new AFTER INSERT ON writeup WHEN new.who = 'ʘme' BEGIN
	INSERT INTO writeup_text(rowid, text, who) VALUES (new.id, new.text, new.who);
END;
CREATE TEMP TRIGGER writeup_text_gone AFTER DELETE ON writeup BEGIN
	INSERT INTO writeup_text(writeup_text, rowid, text, who) VALUES ('delete', old.id, old.text, old.who);
END;
CREATE TEMP TRIGGER writeup_text_set AFTER UPDATE OF text ON writeup
WHEN old.text <> new.text BEGIN
	INSERT INTO writeup_text(writeup_text, rowid, text, who) VALUES ('delete', old.id, old.text, old.who);
	INSERT INTO writeup_text(rowid, text, who) VALUES (new.id, new.text, new.who);
END;
CREATE TEMP TRIGGER learned_text_new AFTER INSERT ON learned BEGIN
	INSERT INTO learned_text(rowid, text, source) VALUES (new.id, new.text, new.source);
END;
CREATE TEMP TRIGGER learned_text_gone AFTER DELETE ON learned BEGIN
	INSERT INTO learned_text(learned_text, rowid, text, source)
	VALUES ('delete', old.id, old.text, old.source);
END;
CREATE TEMP TRIGGER learned_text_set AFTER UPDATE OF text, source ON learned BEGIN
	INSERT INTO learned_text(learned_text, rowid, text, source)
	VALUES ('delete', old.id, old.text, old.source);
	INSERT INTO learned_text(rowid, text, source) VALUES (new.id, new.text, new.source);
END;

-- ---- what is due: owners in due_touched ----

CREATE TEMP TRIGGER due_contact_new AFTER INSERT ON contact
WHEN NOT EXISTS (SELECT 1 FROM batch WHERE id = new.batch_id AND whole = 0) BEGIN
	INSERT INTO due_touched VALUES (new.id) ON CONFLICT DO NOTHING;
	INSERT INTO due_touched
	SELECT owner FROM due_named WHERE name IN (new.sort, new.referral_words)
	ON CONFLICT DO NOTHING;
END;
CREATE TEMP TRIGGER due_contact_set AFTER UPDATE OF stage, stage_ms, organisation_id, referrer_id,
	referral_words, sort, tags, cadence, links, found ON contact BEGIN
	INSERT INTO due_touched VALUES (new.id) ON CONFLICT DO NOTHING;
	INSERT INTO due_touched SELECT owner FROM due_named
	WHERE name IN (new.sort, new.referral_words, old.sort, old.referral_words)
	ON CONFLICT DO NOTHING;
	INSERT INTO due_touched SELECT 0 FROM coursework
	WHERE new.stage <> old.stage OR new.stage_ms <> old.stage_ms
	ON CONFLICT DO NOTHING;
END;
CREATE TEMP TRIGGER due_contact_gone AFTER DELETE ON contact BEGIN
	INSERT INTO due_touched SELECT owner FROM due WHERE owner = old.id
	ON CONFLICT DO NOTHING;
	INSERT INTO due_touched
	SELECT owner FROM due_named WHERE name IN (old.sort, old.referral_words)
	ON CONFLICT DO NOTHING;
	INSERT INTO due_touched SELECT 0 FROM coursework WHERE true ON CONFLICT DO NOTHING;
END;

-- An interview or an event of its clock that comes, changes or goes puts a row into timing.
CREATE TEMP TRIGGER due_timing AFTER INSERT ON timing WHEN new.student_id = 0 BEGIN
	INSERT INTO due_touched
	SELECT coalesce(contact_id, -id) FROM interview WHERE id = new.interview_id
	ON CONFLICT DO NOTHING;
	INSERT INTO due_touched SELECT 0 FROM coursework WHERE true ON CONFLICT DO NOTHING;
END;
CREATE TEMP TRIGGER due_interview_set AFTER UPDATE OF contact_id ON interview BEGIN
	INSERT INTO due_touched VALUES (coalesce(old.contact_id, -old.id))
	ON CONFLICT DO NOTHING;
END;
CREATE TEMP TRIGGER due_interview_gone AFTER DELETE ON interview WHEN old.student_id IS NULL BEGIN
	INSERT INTO due_touched VALUES (coalesce(old.contact_id, -old.id))
	ON CONFLICT DO NOTHING;
END;

-- In a running call nothing is due of a note, so nothing is made anew there.
CREATE TEMP TRIGGER due_note_new AFTER INSERT ON note
WHEN new.who = 'ʘme' AND (SELECT ended_ms FROM timing WHERE interview_id = new.interview_id) > 0 BEGIN
	INSERT INTO due_touched
	SELECT coalesce(contact_id, -id) FROM interview WHERE id = new.interview_id
	ON CONFLICT DO NOTHING;
END;
CREATE TEMP TRIGGER due_note_set AFTER UPDATE OF kind, marker, text ON note
WHEN new.who = 'ʘme' AND (SELECT ended_ms FROM timing WHERE interview_id = new.interview_id) > 0 BEGIN
	INSERT INTO due_touched
	SELECT coalesce(contact_id, -id) FROM interview WHERE id = new.interview_id
	ON CONFLICT DO NOTHING;
END;
CREATE TEMP TRIGGER due_note_gone AFTER DELETE ON note
WHEN old.who = 'ʘme' AND (SELECT ended_ms FROM timing WHERE interview_id = old.interview_id) > 0 BEGIN
	INSERT INTO due_touched
	SELECT coalesce(contact_id, -id) FROM interview WHERE id = old.interview_id
	ON CONFLICT DO NOTHING;
END;
CREATE TEMP TRIGGER due_reflection_new AFTER INSERT ON reflection WHEN new.who = 'ʘme' BEGIN
	INSERT INTO due_touched
	SELECT coalesce(contact_id, -id) FROM interview WHERE id = new.interview_id
	ON CONFLICT DO NOTHING;
END;
CREATE TEMP TRIGGER due_reflection_set AFTER UPDATE OF text ON reflection WHEN new.who = 'ʘme' BEGIN
	INSERT INTO due_touched
	SELECT coalesce(contact_id, -id) FROM interview WHERE id = new.interview_id
	ON CONFLICT DO NOTHING;
END;
CREATE TEMP TRIGGER due_reflection_gone AFTER DELETE ON reflection WHEN old.who = 'ʘme' BEGIN
	INSERT INTO due_touched
	SELECT coalesce(contact_id, -id) FROM interview WHERE id = old.interview_id
	ON CONFLICT DO NOTHING;
END;

CREATE TEMP VIEW step_owner AS
SELECT s.id, coalesce(s.contact_id, i.contact_id, -i.id, 0) AS owner
FROM step s LEFT JOIN interview i ON i.id = s.interview_id;
CREATE TEMP TRIGGER due_step_new AFTER INSERT ON step BEGIN
	INSERT INTO due_touched SELECT owner FROM step_owner WHERE id = new.id
	ON CONFLICT DO NOTHING;
END;
CREATE TEMP TRIGGER due_step_set AFTER UPDATE ON step BEGIN
	INSERT INTO due_touched SELECT owner FROM step_owner WHERE id = new.id
	ON CONFLICT DO NOTHING;
	INSERT INTO due_touched SELECT owner FROM due WHERE id = 'step:' || new.uuid
	ON CONFLICT DO NOTHING;
END;
CREATE TEMP TRIGGER due_step_gone AFTER DELETE ON step BEGIN
	INSERT INTO due_touched SELECT owner FROM due WHERE id = 'step:' || old.uuid
	ON CONFLICT DO NOTHING;
END;

CREATE TEMP TRIGGER due_learned_new AFTER INSERT ON learned WHEN new.contact_id IS NOT NULL BEGIN
	INSERT INTO due_touched VALUES (new.contact_id) ON CONFLICT DO NOTHING;
END;
CREATE TEMP TRIGGER due_learned_set AFTER UPDATE ON learned BEGIN
	INSERT INTO due_touched SELECT id FROM contact WHERE id IN (old.contact_id, new.contact_id)
	ON CONFLICT DO NOTHING;
END;
CREATE TEMP TRIGGER due_learned_gone AFTER DELETE ON learned WHEN old.contact_id IS NOT NULL BEGIN
	INSERT INTO due_touched SELECT id FROM contact WHERE id = old.contact_id
	ON CONFLICT DO NOTHING;
END;
CREATE TEMP TRIGGER due_letter_new AFTER INSERT ON letter BEGIN
	INSERT INTO due_touched VALUES (new.contact_id) ON CONFLICT DO NOTHING;
END;
CREATE TEMP TRIGGER due_letter_set AFTER UPDATE ON letter BEGIN
	INSERT INTO due_touched VALUES (new.contact_id) ON CONFLICT DO NOTHING;
END;
CREATE TEMP TRIGGER due_letter_gone AFTER DELETE ON letter BEGIN
	INSERT INTO due_touched VALUES (old.contact_id) ON CONFLICT DO NOTHING;
END;

CREATE TEMP TRIGGER due_decided_new AFTER INSERT ON decided BEGIN
	INSERT INTO due_touched SELECT owner FROM due WHERE id = new.id ON CONFLICT DO NOTHING;
END;
CREATE TEMP TRIGGER due_decided_set AFTER UPDATE ON decided BEGIN
	INSERT INTO due_touched SELECT owner FROM due WHERE id = new.id ON CONFLICT DO NOTHING;
END;
CREATE TEMP TRIGGER due_decided_gone AFTER DELETE ON decided BEGIN
	INSERT INTO due_touched SELECT owner FROM due WHERE id = old.id ON CONFLICT DO NOTHING;
END;

-- ---- the assignment ----

-- The steps of the assignment are of owner 0; who is listed, asked and talked to counts for them: where
-- a contact goes, and with timing, that is above. Milestones change only together with it.
CREATE TEMP TRIGGER due_coursework_new AFTER INSERT ON coursework BEGIN
	INSERT INTO due_touched VALUES (0) ON CONFLICT DO NOTHING;
END;
CREATE TEMP TRIGGER due_coursework_set AFTER UPDATE ON coursework BEGIN
	INSERT INTO due_touched VALUES (0) ON CONFLICT DO NOTHING;
END;
CREATE TEMP TRIGGER due_coursework_gone AFTER DELETE ON coursework BEGIN
	INSERT INTO due_touched VALUES (0) ON CONFLICT DO NOTHING;
END;
CREATE TEMP TRIGGER due_writeup_new AFTER INSERT ON writeup WHEN EXISTS (SELECT 1 FROM coursework) BEGIN
	INSERT INTO due_touched VALUES (0) ON CONFLICT DO NOTHING;
END;
CREATE TEMP TRIGGER due_writeup_gone AFTER DELETE ON writeup WHEN EXISTS (SELECT 1 FROM coursework) BEGIN
	INSERT INTO due_touched VALUES (0) ON CONFLICT DO NOTHING;
END;
CREATE TEMP TRIGGER due_listed_new AFTER INSERT ON contact WHEN EXISTS (SELECT 1 FROM coursework) BEGIN
	INSERT INTO due_touched VALUES (0) ON CONFLICT DO NOTHING;
END;

-- ---- what a list of students shows: students in standing_touched (standing.c) ----

CREATE TEMP TRIGGER standing_comment_new AFTER INSERT ON comment WHEN new.student_id > 0 BEGIN
	INSERT INTO standing_touched VALUES (new.student_id) ON CONFLICT DO NOTHING;
END;
CREATE TEMP TRIGGER standing_comment_set AFTER UPDATE ON comment WHEN new.student_id > 0 BEGIN
	INSERT INTO standing_touched VALUES (new.student_id) ON CONFLICT DO NOTHING;
END;
CREATE TEMP TRIGGER standing_comment_gone AFTER DELETE ON comment WHEN old.student_id > 0 BEGIN
	INSERT INTO standing_touched VALUES (old.student_id) ON CONFLICT DO NOTHING;
END;
CREATE TEMP TRIGGER standing_score_new AFTER INSERT ON score WHEN new.student_id > 0 BEGIN
	INSERT INTO standing_touched VALUES (new.student_id) ON CONFLICT DO NOTHING;
END;
CREATE TEMP TRIGGER standing_score_set AFTER UPDATE ON score WHEN new.student_id > 0 BEGIN
	INSERT INTO standing_touched VALUES (new.student_id) ON CONFLICT DO NOTHING;
END;
CREATE TEMP TRIGGER standing_score_gone AFTER DELETE ON score WHEN old.student_id > 0 BEGIN
	INSERT INTO standing_touched VALUES (old.student_id) ON CONFLICT DO NOTHING;
END;
CREATE TEMP TRIGGER standing_taken_new AFTER INSERT ON taken BEGIN
	INSERT INTO standing_touched
	SELECT student_id FROM interview WHERE id = new.interview_id
	ON CONFLICT DO NOTHING;
END;
CREATE TEMP TRIGGER standing_taken_set AFTER UPDATE ON taken BEGIN
	INSERT INTO standing_touched
	SELECT student_id FROM interview WHERE id = new.interview_id
	ON CONFLICT DO NOTHING;
END;
CREATE TEMP TRIGGER standing_taken_gone AFTER DELETE ON taken BEGIN
	INSERT INTO standing_touched
	SELECT student_id FROM interview WHERE id = old.interview_id
	ON CONFLICT DO NOTHING;
END;

COMMIT;

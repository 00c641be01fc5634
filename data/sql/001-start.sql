-- The workbook, version 1.
--
-- What a person made stands in the tables from organisation to template_asked; each change
-- of these is recorded for undo (src/store/undo.c names them). No foreign key has an action:
-- deleting is spelled out by the program, so that taking a change back never takes more with
-- it than was recorded. Numbers of rows and revisions come from "serial" and are never given
-- out twice. Times are milliseconds since the epoch (UTC); axis_ms counts from the
-- interview's start. Words of an enumeration stand as words.

CREATE TABLE workbook (
	id     INTEGER PRIMARY KEY CHECK (id = 1),
	uuid   TEXT NOT NULL
) STRICT;

CREATE TABLE serial (
	noun   TEXT PRIMARY KEY,
	last   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- ---- people ----

CREATE TABLE organisation (
	id     INTEGER PRIMARY KEY,
	name   TEXT NOT NULL,
	folded TEXT NOT NULL UNIQUE,           -- case and accents gone
	target INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE contact (
	id              INTEGER PRIMARY KEY,
	revision        INTEGER NOT NULL,
	uuid            TEXT NOT NULL UNIQUE,
	name            TEXT NOT NULL,
	sort            TEXT NOT NULL,         -- the name folded: the order of lists
	words           TEXT NOT NULL,         -- name, organisation, role, tags folded: to narrow by
	role            TEXT NOT NULL,
	organisation_id INTEGER REFERENCES organisation(id),
	email           TEXT NOT NULL,
	phone           TEXT NOT NULL,
	links           TEXT NOT NULL,
	zone            TEXT NOT NULL,
	found           TEXT NOT NULL,
	why             TEXT NOT NULL,
	common          TEXT NOT NULL,
	research        TEXT NOT NULL,
	tags            TEXT NOT NULL,
	seniority       TEXT NOT NULL,
	path            TEXT NOT NULL,
	stage           TEXT NOT NULL,
	referrer_id     INTEGER REFERENCES contact(id),
	may_use_name    INTEGER NOT NULL,
	referral_words  TEXT NOT NULL,
	created_ms      INTEGER NOT NULL,
	changed_ms      INTEGER NOT NULL
) STRICT;
CREATE INDEX contact_sort ON contact(sort, id);
CREATE INDEX contact_organisation ON contact(organisation_id);
CREATE INDEX contact_stage ON contact(stage, path = 'referral' DESC, id DESC); -- who waits
CREATE INDEX contact_referrer ON contact(referrer_id) WHERE referrer_id IS NOT NULL;

CREATE VIEW contact_whole AS
SELECT c.*, coalesce(o.name, '') AS organisation, coalesce(o.target, 0) AS target
FROM contact c LEFT JOIN organisation o ON o.id = c.organisation_id;

-- ---- conversations ----

-- started_ms and ended_ms count only where no clock event tells better (table timing).
CREATE TABLE interview (
	id             INTEGER PRIMARY KEY,
	revision       INTEGER NOT NULL,
	uuid           TEXT NOT NULL UNIQUE,
	contact_id     INTEGER REFERENCES contact(id),
	kind           TEXT NOT NULL,
	agreed_minutes INTEGER NOT NULL,
	scheduled_ms   INTEGER NOT NULL,
	zone           TEXT NOT NULL,
	place          TEXT NOT NULL,
	channel        TEXT NOT NULL,
	started_ms     INTEGER NOT NULL,
	ended_ms       INTEGER NOT NULL,
	practice       INTEGER NOT NULL,
	partner        TEXT NOT NULL,
	speed          INTEGER NOT NULL,
	nervous_before INTEGER NOT NULL,
	nervous_after  INTEGER NOT NULL,
	assignment     TEXT NOT NULL,
	created_ms     INTEGER NOT NULL
) STRICT;
CREATE INDEX interview_contact ON interview(contact_id);

CREATE TABLE clock (
	id           INTEGER PRIMARY KEY,
	interview_id INTEGER NOT NULL REFERENCES interview(id),
	kind         TEXT NOT NULL,
	axis_ms      INTEGER NOT NULL,
	amount_ms    INTEGER NOT NULL,
	wall_ms      INTEGER NOT NULL,
	boot_ms      INTEGER NOT NULL,
	mono_ms      INTEGER NOT NULL,
	boot_id      TEXT NOT NULL
) STRICT;
CREATE INDEX clock_interview ON clock(interview_id, axis_ms, id);

CREATE TABLE asked (
	id           INTEGER PRIMARY KEY,
	interview_id INTEGER NOT NULL REFERENCES interview(id),
	position     INTEGER NOT NULL,
	question_id  TEXT NOT NULL,
	text         TEXT NOT NULL,
	brief        TEXT NOT NULL,
	category     TEXT NOT NULL,
	pack         TEXT NOT NULL,
	probes       TEXT NOT NULL,            -- one a line
	phase        TEXT NOT NULL,
	tiara        TEXT NOT NULL,
	minutes      INTEGER NOT NULL,
	priority     INTEGER NOT NULL,
	must         INTEGER NOT NULL,
	state        TEXT NOT NULL,
	why          TEXT NOT NULL,
	UNIQUE (interview_id, question_id)
) STRICT;

CREATE TABLE asking (
	id           INTEGER PRIMARY KEY,
	interview_id INTEGER NOT NULL REFERENCES interview(id),
	asked_id     INTEGER NOT NULL REFERENCES asked(id),
	axis_ms      INTEGER NOT NULL
) STRICT;
CREATE INDEX asking_interview ON asking(interview_id, axis_ms, id);
CREATE INDEX asking_asked ON asking(asked_id);

CREATE TABLE note (
	id           INTEGER PRIMARY KEY,
	revision     INTEGER NOT NULL,
	uuid         TEXT NOT NULL UNIQUE,
	interview_id INTEGER NOT NULL REFERENCES interview(id),
	asked_id     INTEGER REFERENCES asked(id),
	kind         TEXT NOT NULL,
	starred      INTEGER NOT NULL,
	marker       INTEGER NOT NULL,
	text         TEXT NOT NULL,
	axis_ms      INTEGER NOT NULL
) STRICT;
CREATE INDEX note_interview ON note(interview_id, axis_ms, id);
CREATE INDEX note_asked ON note(asked_id) WHERE asked_id IS NOT NULL;

CREATE TABLE "check" (
	id           INTEGER PRIMARY KEY,
	interview_id INTEGER NOT NULL REFERENCES interview(id),
	axis_ms      INTEGER NOT NULL,
	answer       TEXT NOT NULL,
	minutes      INTEGER NOT NULL
) STRICT;
CREATE INDEX check_interview ON "check"(interview_id, axis_ms, id);

CREATE TABLE reflection (
	id           INTEGER PRIMARY KEY,
	interview_id INTEGER NOT NULL REFERENCES interview(id),
	prompt       TEXT NOT NULL,
	text         TEXT NOT NULL,
	UNIQUE (interview_id, prompt)
) STRICT;

CREATE TABLE step (
	id           INTEGER PRIMARY KEY,
	revision     INTEGER NOT NULL,
	contact_id   INTEGER REFERENCES contact(id),
	interview_id INTEGER REFERENCES interview(id),
	note_id      INTEGER REFERENCES note(id),
	text         TEXT NOT NULL,
	kind         TEXT NOT NULL,
	due_ms       INTEGER NOT NULL,
	done_ms      INTEGER NOT NULL
) STRICT;
CREATE INDEX step_due ON step(due_ms, id) WHERE done_ms = 0;
CREATE INDEX step_contact ON step(contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX step_interview ON step(interview_id) WHERE interview_id IS NOT NULL;
CREATE INDEX step_note ON step(note_id) WHERE note_id IS NOT NULL;

-- A plan kept by name.
CREATE TABLE template (
	id     INTEGER PRIMARY KEY,
	name   TEXT NOT NULL,
	folded TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE template_asked (
	id           INTEGER PRIMARY KEY,
	template_id  INTEGER NOT NULL REFERENCES template(id),
	position     INTEGER NOT NULL,
	question_id  TEXT NOT NULL,
	text         TEXT NOT NULL,
	brief        TEXT NOT NULL,
	category     TEXT NOT NULL,
	pack         TEXT NOT NULL,
	probes       TEXT NOT NULL,
	phase        TEXT NOT NULL,
	tiara        TEXT NOT NULL,
	minutes      INTEGER NOT NULL,
	priority     INTEGER NOT NULL,
	must         INTEGER NOT NULL,
	why          TEXT NOT NULL
) STRICT;
CREATE INDEX template_asked_template ON template_asked(template_id, position);

-- ---- what is not recorded for undo ----

CREATE TABLE draft (
	key     TEXT PRIMARY KEY,
	text    TEXT NOT NULL,
	axis_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE undo (
	id      INTEGER PRIMARY KEY AUTOINCREMENT,
	scope   INTEGER NOT NULL,              -- an interview's id, or 0
	label   TEXT NOT NULL,
	undone  INTEGER NOT NULL DEFAULT 0,
	made_ms INTEGER NOT NULL,
	changes BLOB                           -- a changeset; NULL: too large to keep
) STRICT;
CREATE INDEX undo_scope ON undo(scope, undone, id);

-- Lines of a rescue file that have been brought in: never twice.
CREATE TABLE rescued (
	uuid TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- When a conversation began and ended, by its clock events; kept by triggers, so that lists
-- have an index to walk.
CREATE TABLE timing (
	interview_id INTEGER PRIMARY KEY,
	started_ms   INTEGER NOT NULL,
	ended_ms     INTEGER NOT NULL,
	at_ms        INTEGER NOT NULL          -- started, else scheduled, else made
) STRICT;
CREATE INDEX timing_at ON timing(at_ms, interview_id);
CREATE INDEX timing_started ON timing(started_ms, interview_id);
CREATE INDEX timing_open ON timing(started_ms, interview_id) WHERE ended_ms = 0;

-- An end may be laid into the past, so it is counted from the start and not read off the
-- wall clock of the moment it was stored.
CREATE VIEW timing_now AS
SELECT i.id AS interview_id,
	CASE WHEN s.id IS NULL THEN i.started_ms ELSE s.wall_ms END AS started_ms,
	CASE WHEN s.id IS NULL THEN i.ended_ms
	     WHEN e.id IS NULL THEN 0
	     ELSE s.wall_ms + e.axis_ms - s.axis_ms END AS ended_ms,
	CASE WHEN s.id IS NOT NULL THEN s.wall_ms
	     WHEN i.started_ms > 0 THEN i.started_ms
	     WHEN i.scheduled_ms > 0 THEN i.scheduled_ms
	     ELSE i.created_ms END AS at_ms
FROM interview i
LEFT JOIN clock s ON s.id =
	(SELECT min(id) FROM clock WHERE interview_id = i.id AND kind = 'start')
LEFT JOIN clock e ON e.id =
	(SELECT max(id) FROM clock WHERE interview_id = i.id AND kind = 'end');

CREATE VIEW interview_whole AS
SELECT i.id, i.revision, i.uuid, i.contact_id, i.kind, i.agreed_minutes, i.scheduled_ms,
	i.zone, i.place, i.channel, t.started_ms, t.ended_ms, i.practice, i.partner, i.speed,
	i.nervous_before, i.nervous_after, i.assignment, i.created_ms, t.at_ms,
	coalesce(c.name, i.partner) AS contact, coalesce(c.role, '') AS role,
	coalesce(o.name, '') AS organisation
FROM interview i
JOIN timing t ON t.interview_id = i.id
LEFT JOIN contact c ON c.id = i.contact_id
LEFT JOIN organisation o ON o.id = c.organisation_id;

CREATE TRIGGER timing_interview_new AFTER INSERT ON interview BEGIN
	INSERT OR REPLACE INTO timing SELECT * FROM timing_now WHERE interview_id = new.id;
END;
CREATE TRIGGER timing_interview_set AFTER UPDATE ON interview BEGIN
	INSERT OR REPLACE INTO timing SELECT * FROM timing_now WHERE interview_id = new.id;
END;
CREATE TRIGGER timing_interview_gone AFTER DELETE ON interview BEGIN
	DELETE FROM timing WHERE interview_id = old.id;
END;
CREATE TRIGGER timing_clock_new AFTER INSERT ON clock BEGIN
	INSERT OR REPLACE INTO timing
	SELECT * FROM timing_now WHERE interview_id = new.interview_id;
END;
CREATE TRIGGER timing_clock_set AFTER UPDATE ON clock BEGIN
	INSERT OR REPLACE INTO timing
	SELECT * FROM timing_now WHERE interview_id = new.interview_id;
END;
CREATE TRIGGER timing_clock_gone AFTER DELETE ON clock BEGIN
	INSERT OR REPLACE INTO timing
	SELECT * FROM timing_now WHERE interview_id = old.interview_id;
END;

-- ---- full text, kept by triggers ----

-- To narrow lists as one types. The words are folded by the program, so the plainest
-- tokenizer does: everything but ASCII letters, digits and what is not ASCII parts words.
CREATE VIRTUAL TABLE contact_words USING fts5(words, content = 'contact',
	content_rowid = 'id', tokenize = 'ascii', prefix = '1 2 3', detail = 'none',
	columnsize = 0);
CREATE VIRTUAL TABLE contact_text USING fts5(words, email, found, why, common, research,
	referral_words, content = 'contact', content_rowid = 'id',
	tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
CREATE VIRTUAL TABLE note_text USING fts5(text, content = 'note', content_rowid = 'id',
	tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
CREATE VIRTUAL TABLE asked_text USING fts5(text, content = 'asked', content_rowid = 'id',
	tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
CREATE VIRTUAL TABLE reflection_text USING fts5(text, content = 'reflection',
	content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');

CREATE TRIGGER contact_text_new AFTER INSERT ON contact BEGIN
	INSERT INTO contact_words(rowid, words) VALUES (new.id, new.words);
	INSERT INTO contact_text(rowid, words, email, found, why, common, research, referral_words)
	VALUES (new.id, new.words, new.email, new.found, new.why, new.common, new.research,
		new.referral_words);
END;
CREATE TRIGGER contact_text_gone AFTER DELETE ON contact BEGIN
	INSERT INTO contact_words(contact_words, rowid, words) VALUES ('delete', old.id, old.words);
	INSERT INTO contact_text(contact_text, rowid, words, email, found, why, common, research,
		referral_words)
	VALUES ('delete', old.id, old.words, old.email, old.found, old.why, old.common,
		old.research, old.referral_words);
END;
CREATE TRIGGER contact_text_set
AFTER UPDATE OF words, email, found, why, common, research, referral_words ON contact BEGIN
	INSERT INTO contact_words(contact_words, rowid, words) VALUES ('delete', old.id, old.words);
	INSERT INTO contact_text(contact_text, rowid, words, email, found, why, common, research,
		referral_words)
	VALUES ('delete', old.id, old.words, old.email, old.found, old.why, old.common,
		old.research, old.referral_words);
	INSERT INTO contact_words(rowid, words) VALUES (new.id, new.words);
	INSERT INTO contact_text(rowid, words, email, found, why, common, research, referral_words)
	VALUES (new.id, new.words, new.email, new.found, new.why, new.common, new.research,
		new.referral_words);
END;

CREATE TRIGGER note_text_new AFTER INSERT ON note BEGIN
	INSERT INTO note_text(rowid, text) VALUES (new.id, new.text);
END;
CREATE TRIGGER note_text_gone AFTER DELETE ON note BEGIN
	INSERT INTO note_text(note_text, rowid, text) VALUES ('delete', old.id, old.text);
END;
CREATE TRIGGER note_text_set AFTER UPDATE OF text ON note
WHEN old.text <> new.text BEGIN
	INSERT INTO note_text(note_text, rowid, text) VALUES ('delete', old.id, old.text);
	INSERT INTO note_text(rowid, text) VALUES (new.id, new.text);
END;

CREATE TRIGGER asked_text_new AFTER INSERT ON asked BEGIN
	INSERT INTO asked_text(rowid, text) VALUES (new.id, new.text);
END;
CREATE TRIGGER asked_text_gone AFTER DELETE ON asked BEGIN
	INSERT INTO asked_text(asked_text, rowid, text) VALUES ('delete', old.id, old.text);
END;
CREATE TRIGGER asked_text_set AFTER UPDATE OF text ON asked
WHEN old.text <> new.text BEGIN
	INSERT INTO asked_text(asked_text, rowid, text) VALUES ('delete', old.id, old.text);
	INSERT INTO asked_text(rowid, text) VALUES (new.id, new.text);
END;

CREATE TRIGGER reflection_text_new AFTER INSERT ON reflection BEGIN
	INSERT INTO reflection_text(rowid, text) VALUES (new.id, new.text);
END;
CREATE TRIGGER reflection_text_gone AFTER DELETE ON reflection BEGIN
	INSERT INTO reflection_text(reflection_text, rowid, text)
	VALUES ('delete', old.id, old.text);
END;
CREATE TRIGGER reflection_text_set AFTER UPDATE OF text ON reflection
WHEN old.text <> new.text BEGIN
	INSERT INTO reflection_text(reflection_text, rowid, text)
	VALUES ('delete', old.id, old.text);
	INSERT INTO reflection_text(rowid, text) VALUES (new.id, new.text);
END;

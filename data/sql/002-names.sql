-- The workbook, version 2: a name of its own (uuid) for everything that is shared or merged;
-- what is due, kept in one table that is made from rules (src/model/due.c) and from what a
-- person decided; notes off the record and claims; consent; batches; the undo history holds
-- edits of packs and settings too.
--
-- Undo starts empty: changes recorded against older tables do not fit these.

-- Triggers and views are no part of the file any more: each start took them apart. The store has
-- them (triggers.sql, src/store/private.h).
DROP TRIGGER timing_interview_new;
DROP TRIGGER timing_interview_set;
DROP TRIGGER timing_interview_gone;
DROP TRIGGER timing_clock_new;
DROP TRIGGER timing_clock_set;
DROP TRIGGER timing_clock_gone;
DROP TRIGGER contact_text_new;
DROP TRIGGER contact_text_gone;
DROP TRIGGER contact_text_set;
DROP TRIGGER note_text_new;
DROP TRIGGER note_text_gone;
DROP TRIGGER note_text_set;
DROP TRIGGER asked_text_new;
DROP TRIGGER asked_text_gone;
DROP TRIGGER asked_text_set;
DROP TRIGGER reflection_text_new;
DROP TRIGGER reflection_text_gone;
DROP TRIGGER reflection_text_set;
DROP VIEW contact_whole;
DROP VIEW interview_whole;
DROP VIEW timing_now;

-- ---- batches: many rows added by one act (an import, a class taken in) ----

CREATE TABLE batch (
	id       INTEGER PRIMARY KEY,
	uuid     TEXT NOT NULL UNIQUE,
	kind     TEXT NOT NULL,                -- "import", "cohort" …
	label    TEXT NOT NULL,                -- in words, as undo tells it
	made_ms  INTEGER NOT NULL,
	whole    INTEGER NOT NULL,             -- 0: still being added, 2: taken back, 3: another's; lists leave these out
	owner    TEXT NOT NULL,                -- the program that adds to it; when it has ended, it goes
	revision INTEGER NOT NULL,             -- the last given out when it was whole: later ones are edits
	contacts_to   INTEGER NOT NULL DEFAULT 0, -- the full text has its contacts up to this one,
	notes_to      INTEGER NOT NULL DEFAULT 0, -- and its notes: a slice adds its own set-wise
	due_contact   INTEGER,                 -- since it was shown or hidden steps are made up to this
	due_interview INTEGER                  -- contact, this interview; NULL: of all
) STRICT;
CREATE INDEX batch_hidden ON batch(id) WHERE whole <> 1;

-- ---- people ----

ALTER TABLE organisation ADD COLUMN batch_id INTEGER REFERENCES batch(id);

ALTER TABLE contact ADD COLUMN said TEXT NOT NULL DEFAULT '';     -- how the name is pronounced
ALTER TABLE contact ADD COLUMN pronouns TEXT NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN field TEXT NOT NULL DEFAULT '';    -- of work, as chosen; empty: the role tells
ALTER TABLE contact ADD COLUMN stage_ms INTEGER NOT NULL DEFAULT 0; -- when it came to its stage
ALTER TABLE contact ADD COLUMN searched TEXT NOT NULL DEFAULT ''; -- what the full text looks into, in one
ALTER TABLE contact ADD COLUMN batch_id INTEGER REFERENCES batch(id);
CREATE INDEX contact_batch ON contact(batch_id, id, revision) WHERE batch_id IS NOT NULL;

UPDATE contact SET searched = name || char(31) || role || char(31) || coalesce(
		(SELECT o.name FROM organisation o WHERE o.id = organisation_id), '') || char(31) ||
	email || char(31) || found || char(31) || why || char(31) || common || char(31) ||
	research || char(31) || tags || char(31) || iif(path = 'other', '', path) || char(31) ||
	referral_words;

-- One column holds the text of all fields that are searched (src/model/contact.c says which),
-- so that a field more is no change here.
DROP TABLE contact_text;
CREATE VIRTUAL TABLE contact_text USING fts5(searched, content = 'contact', content_rowid = 'id',
	tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3', columnsize = 0);
INSERT INTO contact_text(contact_text) VALUES ('rebuild');
-- Lists narrow by the same text, folded.
UPDATE contact SET words = words_fold(searched);
INSERT INTO contact_words(contact_words) VALUES ('rebuild');

-- What a person agreed to, by purpose: notes, paper (named in my paper), coach, class,
-- recording.
CREATE TABLE consent (
	id           INTEGER PRIMARY KEY,
	revision     INTEGER NOT NULL,
	uuid         TEXT NOT NULL UNIQUE,
	contact_id   INTEGER NOT NULL REFERENCES contact(id),
	purpose      TEXT NOT NULL,
	answer       TEXT NOT NULL,            -- "spoken", "written" or "declined"
	given_ms     INTEGER NOT NULL,
	withdrawn_ms INTEGER NOT NULL,         -- 0: it holds
	UNIQUE (contact_id, purpose)
) STRICT;

-- When an asked or declined contact came to that stage is read off the step it then got.
UPDATE contact SET stage_ms = coalesce(
	(SELECT min(s.due_ms) - 7 * 86400000 FROM step s
	 WHERE s.contact_id = contact.id AND s.kind = 'follow-up' AND contact.stage = 'asked'),
	(SELECT min(s.due_ms) - 86400000 FROM step s
	 WHERE s.contact_id = contact.id AND s.kind = 'decline-thanks'
	 AND contact.stage = 'declined'),
	changed_ms);

-- ---- conversations ----

ALTER TABLE interview ADD COLUMN source TEXT NOT NULL DEFAULT 'live'; -- or 'paper': entered afterwards
ALTER TABLE interview ADD COLUMN situation TEXT NOT NULL DEFAULT '';  -- mine at that time
ALTER TABLE interview ADD COLUMN seed INTEGER NOT NULL DEFAULT 0;     -- of a standard partner's variant
ALTER TABLE interview ADD COLUMN batch_id INTEGER REFERENCES batch(id);
CREATE INDEX interview_practice ON interview(practice) WHERE practice = 1;
CREATE INDEX interview_batch ON interview(batch_id) WHERE batch_id IS NOT NULL;

ALTER TABLE note ADD COLUMN record TEXT NOT NULL DEFAULT 'on';    -- 'on', 'unattributed', 'off'
ALTER TABLE note ADD COLUMN claim INTEGER NOT NULL DEFAULT 0;
ALTER TABLE note ADD COLUMN done_ms INTEGER NOT NULL DEFAULT 0;   -- on the axis: when Enter came; 0: not known
ALTER TABLE note ADD COLUMN edited_ms INTEGER NOT NULL DEFAULT 0; -- 0: never since
ALTER TABLE note ADD COLUMN batch_id INTEGER REFERENCES batch(id);
CREATE INDEX note_batch ON note(batch_id) WHERE batch_id IS NOT NULL;

ALTER TABLE "check" ADD COLUMN revision INTEGER NOT NULL DEFAULT 1;
ALTER TABLE reflection ADD COLUMN revision INTEGER NOT NULL DEFAULT 1;

ALTER TABLE asked ADD COLUMN uuid TEXT NOT NULL DEFAULT '';
ALTER TABLE asking ADD COLUMN uuid TEXT NOT NULL DEFAULT '';
ALTER TABLE asking ADD COLUMN done_ms INTEGER NOT NULL DEFAULT 0; -- as note.done_ms, of a typed question
ALTER TABLE clock ADD COLUMN uuid TEXT NOT NULL DEFAULT '';
ALTER TABLE "check" ADD COLUMN uuid TEXT NOT NULL DEFAULT '';
ALTER TABLE reflection ADD COLUMN uuid TEXT NOT NULL DEFAULT '';
ALTER TABLE step ADD COLUMN uuid TEXT NOT NULL DEFAULT '';
ALTER TABLE template ADD COLUMN uuid TEXT NOT NULL DEFAULT '';

-- Random, as RFC 9562 wants version 4.
UPDATE asked SET uuid = lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' ||
	substr(hex(randomblob(2)), 2) || '-' || substr('89ab', 1 + (random() & 3), 1) ||
	substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)));
UPDATE asking SET uuid = lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' ||
	substr(hex(randomblob(2)), 2) || '-' || substr('89ab', 1 + (random() & 3), 1) ||
	substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)));
UPDATE clock SET uuid = lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' ||
	substr(hex(randomblob(2)), 2) || '-' || substr('89ab', 1 + (random() & 3), 1) ||
	substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)));
UPDATE "check" SET uuid = lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' ||
	substr(hex(randomblob(2)), 2) || '-' || substr('89ab', 1 + (random() & 3), 1) ||
	substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)));
UPDATE reflection SET uuid = lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' ||
	substr(hex(randomblob(2)), 2) || '-' || substr('89ab', 1 + (random() & 3), 1) ||
	substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)));
UPDATE step SET uuid = lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' ||
	substr(hex(randomblob(2)), 2) || '-' || substr('89ab', 1 + (random() & 3), 1) ||
	substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)));
UPDATE template SET uuid = lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' ||
	substr(hex(randomblob(2)), 2) || '-' || substr('89ab', 1 + (random() & 3), 1) ||
	substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)));
CREATE UNIQUE INDEX asked_uuid ON asked(uuid);
CREATE UNIQUE INDEX asking_uuid ON asking(uuid);
CREATE UNIQUE INDEX clock_uuid ON clock(uuid);
CREATE UNIQUE INDEX check_uuid ON "check"(uuid);
CREATE UNIQUE INDEX reflection_uuid ON reflection(uuid);
CREATE UNIQUE INDEX step_uuid ON step(uuid);
CREATE UNIQUE INDEX template_uuid ON template(uuid);

-- ---- full text ----

-- Words are found from their first letter on: that beginning has an index, too. Lists of people
-- have longer ones: of a word that all have (a street, an employer) each letter went through all.
DROP TABLE contact_words;
CREATE VIRTUAL TABLE contact_words USING fts5(words, content = 'contact', content_rowid = 'id',
	tokenize = 'ascii', prefix = '1 2 3 4 5 6', detail = 'none', columnsize = 0);
INSERT INTO contact_words(contact_words) VALUES ('rebuild');
-- Whose text it is, a word of the index: what I search passes over a class of others' texts.
-- It begins with a letter that nobody types, or "m" and "me" would be found in no text, but in each row.
ALTER TABLE note ADD COLUMN who TEXT NOT NULL DEFAULT 'ʘme';      -- or "ʘs12": of student 12
ALTER TABLE asked ADD COLUMN who TEXT NOT NULL DEFAULT 'ʘme';
ALTER TABLE reflection ADD COLUMN who TEXT NOT NULL DEFAULT 'ʘme';
DROP TABLE note_text;
CREATE VIRTUAL TABLE note_text USING fts5(text, who, content = 'note', content_rowid = 'id',
	tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3', columnsize = 0);
INSERT INTO note_text(note_text) VALUES ('rebuild');
DROP TABLE asked_text;
CREATE VIRTUAL TABLE asked_text USING fts5(text, who, content = 'asked', content_rowid = 'id',
	tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3', columnsize = 0);
INSERT INTO asked_text(asked_text) VALUES ('rebuild');
DROP TABLE reflection_text;
CREATE VIRTUAL TABLE reflection_text USING fts5(text, who, content = 'reflection',
	content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3', columnsize = 0);
INSERT INTO reflection_text(reflection_text) VALUES ('rebuild');

-- ---- what is due ----

-- What a person decided about a step, by the step's id ("KIND:UUID" of what caused it). It
-- outlives the step: a step whose reason comes back is still done.
CREATE TABLE decided (
	id         TEXT PRIMARY KEY,
	event_ms   INTEGER NOT NULL,           -- of the event it was decided on
	done_ms    INTEGER NOT NULL,           -- 0: not done
	dropped_ms INTEGER NOT NULL,           -- 0: not dropped
	snoozed_ms INTEGER NOT NULL,           -- not shown before; 0: not put off
	own_ms     INTEGER NOT NULL,           -- the person's own day; 0: the rule's
	text       TEXT NOT NULL               -- the person's own words; '': the rule's
) STRICT, WITHOUT ROWID;

-- Made from the rules (src/model/due.c), rewritten in the transaction that changes what they
-- look at; never edited, not recorded for undo. `owner` is the contact whose rows are made
-- together, minus the interview's id for a call with somebody not named yet, 0 for steps of
-- nobody. A row keeps its number while its step is there.
CREATE TABLE due (
	number       INTEGER PRIMARY KEY,
	id           TEXT NOT NULL UNIQUE,     -- "KIND:UUID" of what caused it
	owner        INTEGER NOT NULL,
	kind         TEXT NOT NULL,
	contact_id   INTEGER,                  -- whom it is about
	interview_id INTEGER,
	note_id      INTEGER,
	step_id      INTEGER,                  -- typed by hand
	event_ms     INTEGER NOT NULL,         -- what it is reckoned from
	from_ms      INTEGER NOT NULL,         -- not shown before
	due_ms       INTEGER NOT NULL,         -- 0: no day
	until_ms     INTEGER NOT NULL,         -- overdue, or over, from then on; 0: never
	done_ms      INTEGER NOT NULL,         -- 0: not done
	open         INTEGER NOT NULL          -- 0: done or dropped
) STRICT;
CREATE INDEX due_open ON due(kind, from_ms) WHERE open = 1;
CREATE INDEX due_owner ON due(owner);
CREATE INDEX due_contact ON due(contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX due_interview ON due(interview_id) WHERE interview_id IS NOT NULL;

-- Who was named in ended calls, folded as contact.sort is, and in the note's own words: when a
-- contact of that name comes or goes, the step to write to them goes or comes.
CREATE TABLE due_named (
	name  TEXT NOT NULL,
	owner INTEGER NOT NULL,
	PRIMARY KEY (name, owner)
) STRICT, WITHOUT ROWID;
CREATE INDEX due_named_owner ON due_named(owner);
CREATE INDEX contact_referral_words ON contact(referral_words) WHERE referral_words <> '';

-- Of which settings the rows were made: policy, zone, holidays, the rules' own version.
CREATE TABLE due_made (
	id       INTEGER PRIMARY KEY CHECK (id = 1),
	settings TEXT NOT NULL                 -- '': of none yet, all owners are in due_touched
) STRICT;
INSERT INTO due_made VALUES (1, '');

-- Owners whose rows are to be made anew: a few at the end of each transaction, many in slices.
CREATE TABLE due_touched (
	owner INTEGER PRIMARY KEY
) STRICT;

-- Steps of version 1 that a rule makes now: what was decided about them is kept by their new
-- id, and they go.
INSERT OR IGNORE INTO decided
SELECT s.kind || ':' || i.uuid, t.ended_ms, s.done_ms, 0, 0,
	CASE WHEN s.due_ms = t.ended_ms + 86400000 THEN 0 ELSE s.due_ms END, ''
FROM step s JOIN interview i ON i.id = s.interview_id JOIN timing t ON t.interview_id = i.id
WHERE s.kind IN ('thanks', 'referrer-thanks')
AND (s.done_ms > 0 OR s.due_ms <> t.ended_ms + 86400000);
INSERT OR IGNORE INTO decided
SELECT s.kind || ':' || n.uuid, t.ended_ms, s.done_ms, 0, 0,
	CASE WHEN s.due_ms = t.ended_ms + 7 * 86400000 THEN 0 ELSE s.due_ms END,
	CASE WHEN s.kind = 'promised' AND s.text <> n.text THEN s.text ELSE '' END
FROM step s JOIN note n ON n.id = s.note_id JOIN timing t ON t.interview_id = n.interview_id
WHERE s.kind IN ('promised', 'referral')
AND (s.done_ms > 0 OR s.due_ms <> t.ended_ms + 7 * 86400000
	OR (s.kind = 'promised' AND s.text <> n.text));
INSERT OR IGNORE INTO decided
SELECT s.kind || ':' || c.uuid, c.stage_ms, s.done_ms, 0, 0, s.due_ms, ''
FROM step s JOIN contact c ON c.id = s.contact_id
WHERE s.kind IN ('follow-up', 'second-person', 'decline-thanks') AND s.interview_id IS NULL;
DELETE FROM step WHERE (kind IN ('thanks', 'referrer-thanks') AND interview_id IS NOT NULL)
	OR (kind IN ('promised', 'referral') AND note_id IS NOT NULL)
	OR (kind IN ('follow-up', 'second-person', 'decline-thanks') AND contact_id IS NOT NULL
		AND interview_id IS NULL);
DELETE FROM draft WHERE key LIKE 'thanks/%';

-- ---- handing over ----

-- Who is "Contact 3" in every share, whatever becomes of the name. A number is given once.
CREATE TABLE pseudonym (
	number     INTEGER NOT NULL,
	kind       TEXT NOT NULL,              -- 'contact' or 'organisation'
	folded     TEXT NOT NULL,              -- the name; '' once the person is forgotten
	contact_id INTEGER,                    -- NULL: named, and no contact
	PRIMARY KEY (kind, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX pseudonym_folded ON pseudonym(kind, folded);
CREATE INDEX pseudonym_contact ON pseudonym(contact_id) WHERE contact_id IS NOT NULL;

-- What was decided about words that may be names.
CREATE TABLE share_word (
	folded TEXT PRIMARY KEY,
	keep   INTEGER NOT NULL                -- 1: it names nobody; 0: it is replaced
) STRICT, WITHOUT ROWID;

-- Conversations that were handed over: one that is deleted later is told in the next share.
CREATE TABLE shared (
	interview TEXT PRIMARY KEY,            -- its uuid
	made_ms   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- ---- people from other programs ----

-- What came in with somebody and no field holds: lines of vCards, as version 4 writes them, and
-- further addresses and numbers.
CREATE TABLE kept (
	contact_id INTEGER PRIMARY KEY REFERENCES contact(id),
	lines      TEXT NOT NULL
) STRICT;

-- Which field the columns of a table went to, by the table's header: taken again next time.
CREATE TABLE column_map (
	header TEXT PRIMARY KEY,               -- its cells, with tabs between
	map    TEXT NOT NULL                   -- "name=1,email=3"
) STRICT, WITHOUT ROWID;
-- ---- the assignment one works on, and one's own answers to its questions ----

-- The pack chosen and its day, with what counting back from the day needs of the pack; one at
-- most. Chosen anew with another pack it has another uuid, so that its steps begin anew.
CREATE TABLE coursework (
	id        INTEGER PRIMARY KEY CHECK (id = 1),
	revision  INTEGER NOT NULL,
	uuid      TEXT NOT NULL UNIQUE,
	pack      TEXT NOT NULL,
	course    TEXT NOT NULL,
	day       INTEGER NOT NULL,            -- 20261214; 0: not known yet
	chosen_ms INTEGER NOT NULL,
	list      INTEGER NOT NULL,            -- people to list
	wanted    INTEGER NOT NULL             -- questions to write up
) STRICT;
CREATE TABLE milestone (
	id          INTEGER PRIMARY KEY,
	uuid        TEXT NOT NULL UNIQUE,
	days_before INTEGER NOT NULL,
	text        TEXT NOT NULL
) STRICT;
CREATE TABLE writeup (
	id           INTEGER PRIMARY KEY,
	revision     INTEGER NOT NULL,
	uuid         TEXT NOT NULL UNIQUE,
	interview_id INTEGER NOT NULL REFERENCES interview(id),
	question     TEXT NOT NULL,            -- its id in the pack
	text         TEXT NOT NULL,
	UNIQUE (interview_id, question)
) STRICT;
CREATE INDEX interview_assignment ON interview(assignment) WHERE assignment <> '';

-- How much of a step is done, of how much; 0 of 0: not counted.
ALTER TABLE due ADD COLUMN n_done INTEGER NOT NULL DEFAULT 0;
ALTER TABLE due ADD COLUMN n_of INTEGER NOT NULL DEFAULT 0;

-- ---- students, and what a coach says of their conversations ----

-- A student's conversations are rows as mine are, of a batch that my own lists leave out
-- (batch.whole = 3: taken in).
CREATE TABLE student (
	id      INTEGER PRIMARY KEY,
	uuid    TEXT NOT NULL,                 -- of their workbook; '': of the roster, nothing came yet
	called  TEXT NOT NULL,                 -- the id that a coach or a school gave
	name    TEXT NOT NULL,
	sort    TEXT NOT NULL,                 -- the name folded
	course  TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX student_uuid ON student(uuid) WHERE uuid <> '';
CREATE INDEX student_sort ON student(sort, id);

ALTER TABLE interview ADD COLUMN student_id INTEGER REFERENCES student(id); -- NULL: mine
CREATE INDEX interview_student ON interview(student_id) WHERE student_id IS NOT NULL;

-- What a share says of a conversation that has no column of its own.
CREATE TABLE taken (
	interview_id INTEGER PRIMARY KEY,
	revision     INTEGER NOT NULL,         -- of the share's row: an older one changes nothing
	course       TEXT NOT NULL,
	person       TEXT NOT NULL,            -- "Contact 3"
	taken_ms     INTEGER NOT NULL,
	reviewed_ms  INTEGER NOT NULL,         -- 0: not yet
	withdrawn_ms INTEGER NOT NULL DEFAULT 0 -- the student took it back; 0: no
) STRICT;
CREATE TABLE taken_step (
	interview_id INTEGER NOT NULL,
	id           TEXT NOT NULL,            -- "KIND:UUID"
	text         TEXT NOT NULL,
	due_ms       INTEGER NOT NULL,
	done_ms      INTEGER NOT NULL,
	PRIMARY KEY (interview_id, id)
) STRICT, WITHOUT ROWID;

-- A question to the coach, at a moment of the call.
CREATE TABLE to_coach (
	id           INTEGER PRIMARY KEY,
	revision     INTEGER NOT NULL,
	uuid         TEXT NOT NULL UNIQUE,
	interview_id INTEGER NOT NULL REFERENCES interview(id),
	axis_ms      INTEGER NOT NULL,
	text         TEXT NOT NULL
) STRICT;
CREATE INDEX to_coach_interview ON to_coach(interview_id, axis_ms, id);

-- No foreign keys: what was said about a note stays when the note is deleted.
CREATE TABLE comment (
	id           INTEGER PRIMARY KEY,
	revision     INTEGER NOT NULL,
	uuid         TEXT NOT NULL UNIQUE,
	student_id   INTEGER NOT NULL,         -- 0: I am the student
	interview    TEXT NOT NULL,            -- its uuid; '': on the student as a whole
	on_uuid      TEXT NOT NULL,            -- a note's, a question's; '': on a moment or on the whole
	at_s         INTEGER NOT NULL,         -- on the call's clock; -1: on no moment
	text         TEXT NOT NULL,
	private      INTEGER NOT NULL,         -- 1: never leaves this workbook
	withdrawn    INTEGER NOT NULL,
	coach        TEXT NOT NULL,            -- who said it; '': I did
	made_ms      INTEGER NOT NULL,
	promised     INTEGER NOT NULL DEFAULT 0 -- 1: to be written out for the student; private until then
) STRICT;
CREATE INDEX comment_interview ON comment(interview, at_s, id);
CREATE INDEX comment_student ON comment(student_id, id);

CREATE TABLE score (
	id           INTEGER PRIMARY KEY,
	revision     INTEGER NOT NULL,
	uuid         TEXT NOT NULL UNIQUE,
	student_id   INTEGER NOT NULL,         -- 0: I am the student
	interview    TEXT NOT NULL,            -- its uuid; '': on the student as a whole
	row          TEXT NOT NULL,            -- of the rubric
	level        INTEGER NOT NULL,         -- from 1; 0: taken back
	because      TEXT NOT NULL,
	rater        TEXT NOT NULL,            -- '': I did
	made_ms      INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX score_of ON score(student_id, interview, row, rater);

-- Up to what feedback was written for a student: the sum of the revisions of what may leave.
CREATE TABLE given (
	student_id INTEGER PRIMARY KEY,
	revisions  INTEGER NOT NULL,
	made_ms    INTEGER NOT NULL
) STRICT;

-- ---- letters ----

-- Written here and sent by the person, who says when.
CREATE TABLE letter (
	id           INTEGER PRIMARY KEY,
	revision     INTEGER NOT NULL,
	uuid         TEXT NOT NULL UNIQUE,
	contact_id   INTEGER NOT NULL REFERENCES contact(id),
	interview_id INTEGER REFERENCES interview(id), -- the call it is about
	kind         TEXT NOT NULL,            -- data/letters/KIND.yaml
	medium       TEXT NOT NULL,            -- "mail", "message", "spoken" or "hand"
	variant      TEXT NOT NULL,
	subject      TEXT NOT NULL,
	text         TEXT NOT NULL,
	made_ms      INTEGER NOT NULL,
	sent_ms      INTEGER NOT NULL,         -- 0: not sent
	answer       TEXT NOT NULL,            -- "yes", "no", "silent" or ''
	answered_ms  INTEGER NOT NULL          -- 0: no answer, or silence
) STRICT;
CREATE INDEX letter_contact ON letter(contact_id);
CREATE INDEX letter_interview ON letter(interview_id) WHERE interview_id IS NOT NULL;

ALTER TABLE contact ADD COLUMN cadence TEXT NOT NULL DEFAULT '';  -- how often to keep in touch
ALTER TABLE contact ADD COLUMN address TEXT NOT NULL DEFAULT '';  -- of letters by hand

-- ---- figures ----

-- When somebody was first asked, which a later stage does not tell any more. Of those whose stage
-- went on in version 1 it is not known.
ALTER TABLE contact ADD COLUMN asked_ms INTEGER NOT NULL DEFAULT 0; -- 0: an idea, or not known
UPDATE contact SET asked_ms = stage_ms WHERE stage = 'asked';
-- ---- appointments from calendars ----

-- Whose name an invitation gives the appointment, and which version of it is here: a later one
-- moves it. An appointment of one's own has none: its uuid and revision take their place.
ALTER TABLE interview ADD COLUMN uid TEXT NOT NULL DEFAULT '';
ALTER TABLE interview ADD COLUMN sequence INTEGER NOT NULL DEFAULT 0;
ALTER TABLE interview ADD COLUMN stamp_ms INTEGER NOT NULL DEFAULT 0;
CREATE INDEX interview_uid ON interview(uid) WHERE uid <> '';
CREATE INDEX interview_scheduled ON interview(scheduled_ms) WHERE scheduled_ms > 0;

-- ---- targets: openings and closings name them ----

CREATE INDEX organisation_target ON organisation(folded) WHERE target;
-- ---- what many conversations say ----

-- A theme is a tag over notes of any conversation; some are under another one, and each has a
-- memo. One that was merged into another keeps its notes, so that it can be split again.
CREATE TABLE theme (
	id        INTEGER PRIMARY KEY,
	revision  INTEGER NOT NULL,
	uuid      TEXT NOT NULL UNIQUE,
	parent_id INTEGER REFERENCES theme(id), -- the theme it is under; NULL: none
	merged_id INTEGER REFERENCES theme(id), -- its notes count for that one; NULL: it is none of another
	name      TEXT NOT NULL,
	folded    TEXT NOT NULL UNIQUE,        -- case and accents gone
	memo      TEXT NOT NULL,
	used_ms   INTEGER NOT NULL             -- given last: recent ones have the digits
) STRICT;
CREATE INDEX theme_parent ON theme(parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX theme_merged ON theme(merged_id) WHERE merged_id IS NOT NULL;
CREATE TABLE note_theme (
	id       INTEGER PRIMARY KEY,
	uuid     TEXT NOT NULL UNIQUE,
	note_id  INTEGER NOT NULL REFERENCES note(id),
	theme_id INTEGER NOT NULL REFERENCES theme(id),
	UNIQUE (note_id, theme_id)
) STRICT;
CREATE INDEX note_theme_theme ON note_theme(theme_id);

-- What a decision is made of: the question, its options, my values, skills, what is still unknown.
CREATE TABLE point (
	id         INTEGER PRIMARY KEY,
	revision   INTEGER NOT NULL,
	uuid       TEXT NOT NULL UNIQUE,
	kind       TEXT NOT NULL,              -- "question", "option", "value", "skill", "unknown"
	text       TEXT NOT NULL,
	mine       INTEGER NOT NULL,           -- of a skill: I have it
	contact_id INTEGER REFERENCES contact(id) -- of what is unknown: whom to ask
) STRICT;
CREATE INDEX point_contact ON point(contact_id) WHERE contact_id IS NOT NULL;

-- What bears out or contradicts a claim, speaks for or against a point: a note, or a whole
-- conversation with a sentence about it.
CREATE TABLE evidence (
	id           INTEGER PRIMARY KEY,
	revision     INTEGER NOT NULL,
	uuid         TEXT NOT NULL UNIQUE,
	claim_id     INTEGER REFERENCES note(id),
	point_id     INTEGER REFERENCES point(id),
	note_id      INTEGER REFERENCES note(id),
	interview_id INTEGER REFERENCES interview(id),
	side         TEXT NOT NULL,            -- "for" or "against"
	text         TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX evidence_of ON evidence(coalesce(claim_id, 0), coalesce(point_id, 0),
	coalesce(note_id, 0), coalesce(interview_id, 0));
CREATE INDEX evidence_point ON evidence(point_id) WHERE point_id IS NOT NULL;
CREATE INDEX evidence_note ON evidence(note_id) WHERE note_id IS NOT NULL;
CREATE INDEX evidence_interview ON evidence(interview_id) WHERE interview_id IS NOT NULL;

-- How interested one was before a conversation and after it, and what moved it.
CREATE TABLE interest (
	id           INTEGER PRIMARY KEY,
	revision     INTEGER NOT NULL,
	uuid         TEXT NOT NULL UNIQUE,
	interview_id INTEGER NOT NULL UNIQUE REFERENCES interview(id),
	before       INTEGER NOT NULL,         -- 1 to 5; 0: not said
	after        INTEGER NOT NULL,
	text         TEXT NOT NULL
) STRICT;

CREATE INDEX note_claim ON note(interview_id) WHERE claim = 1;

-- Questions that mean the same: compared as one.
CREATE TABLE tie (
	id       INTEGER PRIMARY KEY,
	uuid     TEXT NOT NULL UNIQUE,
	question TEXT NOT NULL UNIQUE,         -- its id, as asked.question_id
	same     TEXT NOT NULL                 -- the one that it is compared with
) STRICT;
-- ---- a class: students' rows apart from mine, what was taken in, what lists of students show ----

-- A student's rows lie apart from mine in every index that a list of conversations walks.
ALTER TABLE timing ADD COLUMN student_id INTEGER NOT NULL DEFAULT 0; -- 0: mine
DROP INDEX timing_at;
DROP INDEX timing_started;
DROP INDEX timing_open;
CREATE INDEX timing_at ON timing(student_id, at_ms, interview_id);
CREATE INDEX timing_started ON timing(student_id, started_ms, interview_id);
CREATE INDEX timing_open ON timing(student_id, started_ms, interview_id) WHERE ended_ms = 0;

-- With whom a student talked: no contact of mine. When it was handed in first, as the share says.
ALTER TABLE taken ADD COLUMN role TEXT NOT NULL DEFAULT '';
ALTER TABLE taken ADD COLUMN organisation TEXT NOT NULL DEFAULT '';
ALTER TABLE taken ADD COLUMN path TEXT NOT NULL DEFAULT 'other';
ALTER TABLE taken ADD COLUMN seniority TEXT NOT NULL DEFAULT '';
ALTER TABLE taken ADD COLUMN class TEXT NOT NULL DEFAULT '';      -- consent to be shown to the class
ALTER TABLE taken ADD COLUMN named INTEGER NOT NULL DEFAULT 0;   -- 1: names in it are real
ALTER TABLE taken ADD COLUMN handed_ms INTEGER NOT NULL DEFAULT 0;
CREATE INDEX taken_waiting ON taken(taken_ms, interview_id) WHERE reviewed_ms < taken_ms;
CREATE INDEX taken_done ON taken(taken_ms, interview_id) WHERE reviewed_ms >= taken_ms OR withdrawn_ms > 0;

ALTER TABLE student ADD COLUMN words TEXT NOT NULL DEFAULT '';  -- name, id, course folded: to narrow by
ALTER TABLE student ADD COLUMN roster INTEGER NOT NULL DEFAULT 0; -- 1: named in a class list
ALTER TABLE student ADD COLUMN overdue INTEGER NOT NULL DEFAULT 0; -- steps, where that was agreed to
CREATE INDEX student_course ON student(course, sort, id);
UPDATE student SET words = words_fold(name || ' ' || called || ' ' || course);
CREATE INDEX student_called ON student(called) WHERE called <> '';

CREATE TABLE course (
	name    TEXT PRIMARY KEY,
	day     INTEGER NOT NULL               -- it is due, 20261214; 0: not known
) STRICT, WITHOUT ROWID;

-- The figures of a conversation (model/review_figures.c), computed when it is taken in or changed.
CREATE TABLE session (
	interview_id INTEGER PRIMARY KEY,
	measured     INTEGER NOT NULL,
	planned      INTEGER NOT NULL,
	asked        INTEGER NOT NULL,
	must         INTEGER NOT NULL,
	must_asked   INTEGER NOT NULL,
	off_script   INTEGER NOT NULL,
	follow_up    INTEGER NOT NULL,
	open         INTEGER NOT NULL,
	facts        INTEGER NOT NULL,
	impressions  INTEGER NOT NULL,
	quotes       INTEGER NOT NULL,
	notes        INTEGER NOT NULL,
	names        INTEGER NOT NULL,
	may_use      INTEGER NOT NULL,
	granted      INTEGER NOT NULL,         -- minutes
	length_ms    INTEGER NOT NULL,
	over_ms      INTEGER NOT NULL,
	silence_ms   INTEGER NOT NULL,
	thanks_ms    INTEGER NOT NULL,         -- -1: not yet, not known
	caught       TEXT NOT NULL DEFAULT ''  -- of a rehearsal with a standard partner, "5/8,2/3,0/1,0/0"
) STRICT;

-- What a list of students shows of each, made of the rows it counts.
CREATE TABLE standing (
	student_id  INTEGER PRIMARY KEY,
	stale       INTEGER NOT NULL,          -- 1: to be made anew
	calls       INTEGER NOT NULL,
	practised   INTEGER NOT NULL,
	waiting     INTEGER NOT NULL,          -- to be reviewed
	handed_ms   INTEGER NOT NULL,          -- the last conversation; 0: none
	reviewed_ms INTEGER NOT NULL,
	advised_ms  INTEGER NOT NULL,
	people      TEXT NOT NULL,             -- with whom
	advice      TEXT NOT NULL,             -- what was said last
	scores      TEXT NOT NULL,             -- "questions=2,3;listening=1": a mark a conversation
	rehearsed   TEXT NOT NULL DEFAULT '',  -- "dispatcher:1:5/8,2/3,0/1,0/0;…": one a rehearsal
	caught      INTEGER NOT NULL DEFAULT -1 -- of a hundred, in the last of them; -1: none
) STRICT;
-- Students whose rows were changed in this transaction.
CREATE TABLE standing_touched (
	student_id INTEGER PRIMARY KEY
) STRICT;
CREATE INDEX standing_stale ON standing(student_id) WHERE stale = 1;

CREATE INDEX score_rater ON score(rater) WHERE rater <> '';

-- Files of drop folders: what came of each. One that is as it was is not read again.
CREATE TABLE handed_file (
	path       TEXT PRIMARY KEY,           -- of the file; in an archive "class.zip/ana.yaml"
	size       INTEGER NOT NULL,
	time_ns    INTEGER NOT NULL,           -- when it was changed
	digest     TEXT NOT NULL,              -- SHA-256 of its bytes
	outcome    TEXT NOT NULL,              -- 'taken', 'same', 'waits' or 'left'
	why        TEXT NOT NULL,
	student_id INTEGER NOT NULL,           -- 0: not known
	batch_id   INTEGER NOT NULL,           -- it came in with; 0: none
	looked_ms  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX handed_file_digest ON handed_file(digest) WHERE outcome = 'taken';

-- ---- write-ups: found by their words ----

ALTER TABLE writeup ADD COLUMN who TEXT NOT NULL DEFAULT 'ʘme';
CREATE VIRTUAL TABLE writeup_text USING fts5(text, who, content = 'writeup', content_rowid = 'id',
	tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3', columnsize = 0);

-- ---- the notebook of a field of work ----

CREATE TABLE learned (
	id         INTEGER PRIMARY KEY,
	revision   INTEGER NOT NULL,
	uuid       TEXT NOT NULL UNIQUE,
	field      TEXT NOT NULL,              -- "power grids", as it was named
	kind       TEXT NOT NULL,              -- learned_kind_names
	text       TEXT NOT NULL,
	source     TEXT NOT NULL,              -- or ''
	contact_id INTEGER REFERENCES contact(id), -- whom it is about, or came by
	made_ms    INTEGER NOT NULL
) STRICT;
CREATE INDEX learned_contact ON learned(contact_id) WHERE contact_id IS NOT NULL;
CREATE VIRTUAL TABLE learned_text USING fts5(text, source, content = 'learned', content_rowid = 'id',
	tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3', columnsize = 0);

-- ---- undo: one history over the workbook, the packs and the settings ----

DROP TABLE undo;
CREATE TABLE undo (
	id       INTEGER PRIMARY KEY AUTOINCREMENT,
	scope    INTEGER NOT NULL,             -- an interview's id, or 0
	label    TEXT NOT NULL,                -- what was done, with the thing's name
	undone   INTEGER NOT NULL DEFAULT 0,   -- in the order they were taken back
	made_ms  INTEGER NOT NULL,
	place    TEXT NOT NULL DEFAULT '',     -- of a file: 'bank' or 'settings'
	changes  BLOB,                         -- of the workbook, a changeset; NULL: none, or too large
	path     TEXT NOT NULL DEFAULT '',     -- of a file that was edited; '': the workbook
	before   TEXT NOT NULL DEFAULT '',     -- the file's digest before, '' when there was none
	after    TEXT NOT NULL DEFAULT '',     -- and after
	patch    BLOB,                         -- turns the file after into the file before, and back
	act      INTEGER NOT NULL DEFAULT 0,   -- id of the first row of those undone together; 0: alone
	batch_id INTEGER                       -- of rows that are deleted to undo it; NULL: none
) STRICT;
CREATE INDEX undo_scope ON undo(scope, undone, id);
CREATE INDEX undo_batch ON undo(batch_id) WHERE batch_id IS NOT NULL;
-- What a batch changed of rows that were there before, a changeset a slice.
CREATE TABLE batch_change (
	id       INTEGER PRIMARY KEY,
	batch_id INTEGER NOT NULL,
	changes  BLOB NOT NULL
) STRICT;
CREATE INDEX batch_change_batch ON batch_change(batch_id);

-- Everybody's steps are made at the first opening.
INSERT OR IGNORE INTO due_touched SELECT id FROM contact;
INSERT OR IGNORE INTO due_touched SELECT -id FROM interview WHERE contact_id IS NULL;
INSERT OR IGNORE INTO due_touched VALUES (0);

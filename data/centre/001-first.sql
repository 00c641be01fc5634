-- The centre's tables. What belongs to a course is partitioned by it, so that a course can lie on
-- another server and is removed at once. The columns of what a share carries have the names of its
-- keys (formats/share.c): a list within a conversation is a table of its own.

CREATE TABLE course (
	id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	name text NOT NULL UNIQUE
);

-- Which course a coach or an instructor works for, by the name of their role.
CREATE TABLE member (
	role name NOT NULL,
	course_id integer NOT NULL REFERENCES course ON DELETE CASCADE,
	PRIMARY KEY (role, course_id)
);

CREATE TABLE student (
	uuid uuid PRIMARY KEY,
	id text NOT NULL DEFAULT '',
	name text NOT NULL DEFAULT '',
	names text NOT NULL DEFAULT 'pseudonyms',
	counts bigint[]                    -- contacts by stage, then steps overdue; NULL: not agreed to
);
CREATE INDEX student_id ON student (id) WHERE id <> '';
CREATE INDEX student_name ON student (lower(name));

-- Files that were loaded, by their bytes: the same again changes nothing.
CREATE TABLE file (
	digest bytea PRIMARY KEY,
	student uuid NOT NULL,
	loaded_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX file_student ON file (student);

-- Where a conversation lies, whatever its course.
CREATE TABLE place (
	session uuid PRIMARY KEY,
	course_id integer NOT NULL REFERENCES course ON DELETE CASCADE,
	student uuid NOT NULL REFERENCES student ON DELETE CASCADE
);
CREATE INDEX place_student ON place (student);
CREATE INDEX place_course ON place (course_id);

CREATE TABLE session (
	course_id integer NOT NULL,
	student uuid NOT NULL,
	uuid uuid NOT NULL,
	revision bigint NOT NULL,
	kind text NOT NULL,
	source text NOT NULL,
	practice boolean NOT NULL,
	partner text NOT NULL,
	seed bigint NOT NULL,
	person text NOT NULL,
	role text NOT NULL,
	organisation text NOT NULL,
	path text NOT NULL,
	seniority text NOT NULL,
	consent_coach text NOT NULL,
	consent_class text NOT NULL,
	agreed_minutes bigint NOT NULL,
	started_at bigint NOT NULL,
	assignment text NOT NULL,
	course text NOT NULL,
	withdrawn boolean NOT NULL DEFAULT false,
	changed_at timestamptz NOT NULL DEFAULT now(),
	handed smallint NOT NULL DEFAULT 0,
	-- Computed by the program when it is loaded or changed (model/review_figures.c). A time that
	-- was not measured is NULL.
	figure bigint[] NOT NULL DEFAULT '{}',
	PRIMARY KEY (course_id, uuid)
) PARTITION BY LIST (course_id);
CREATE INDEX session_student ON session (student);
CREATE INDEX session_handed ON session (course_id, handed, student);
-- All that figures are counted from, so that a course's are read here and not in its rows.
CREATE INDEX session_counted ON session (course_id, student) INCLUDE (practice, uuid, figure) WHERE NOT withdrawn;

CREATE TABLE clock (
	course_id integer NOT NULL, session uuid NOT NULL, ord integer NOT NULL,
	uuid uuid NOT NULL, kind text NOT NULL, axis_ms bigint NOT NULL, amount_ms bigint NOT NULL,
	PRIMARY KEY (course_id, session, uuid)
) PARTITION BY LIST (course_id);

CREATE TABLE questions (
	course_id integer NOT NULL, session uuid NOT NULL, ord integer NOT NULL,
	uuid uuid NOT NULL, id text NOT NULL, text text NOT NULL, state text NOT NULL,
	must boolean NOT NULL, minutes bigint NOT NULL, probes text[] NOT NULL, asked_ms bigint NOT NULL,
	PRIMARY KEY (course_id, session, uuid)
) PARTITION BY LIST (course_id);

CREATE TABLE notes (
	course_id integer NOT NULL, session uuid NOT NULL, ord integer NOT NULL,
	uuid uuid NOT NULL, revision bigint NOT NULL, axis_ms bigint NOT NULL, done_ms bigint NOT NULL,
	kind text NOT NULL, starred boolean NOT NULL, marker boolean NOT NULL, claim boolean NOT NULL,
	record text NOT NULL, question uuid, text text NOT NULL, edited_ms bigint NOT NULL,
	themes text[] NOT NULL,
	PRIMARY KEY (course_id, session, uuid)
) PARTITION BY LIST (course_id);

CREATE TABLE time_checks (
	course_id integer NOT NULL, session uuid NOT NULL, ord integer NOT NULL,
	uuid uuid NOT NULL, revision bigint NOT NULL, axis_ms bigint NOT NULL, answer text NOT NULL,
	minutes bigint NOT NULL,
	PRIMARY KEY (course_id, session, uuid)
) PARTITION BY LIST (course_id);

CREATE TABLE reflections (
	course_id integer NOT NULL, session uuid NOT NULL, ord integer NOT NULL,
	uuid uuid NOT NULL, revision bigint NOT NULL, prompt text NOT NULL, text text NOT NULL,
	PRIMARY KEY (course_id, session, uuid)
) PARTITION BY LIST (course_id);

CREATE TABLE writeups (
	course_id integer NOT NULL, session uuid NOT NULL, ord integer NOT NULL,
	uuid uuid NOT NULL, revision bigint NOT NULL, question text NOT NULL, text text NOT NULL,
	PRIMARY KEY (course_id, session, uuid)
) PARTITION BY LIST (course_id);

CREATE TABLE steps (
	course_id integer NOT NULL, session uuid NOT NULL, ord integer NOT NULL,
	id text NOT NULL, text text NOT NULL, due_at bigint NOT NULL, done_at bigint NOT NULL,
	PRIMARY KEY (course_id, session, id)
) PARTITION BY LIST (course_id);

CREATE TABLE to_coach (
	course_id integer NOT NULL, session uuid NOT NULL, ord integer NOT NULL,
	uuid uuid NOT NULL, revision bigint NOT NULL, axis_ms bigint NOT NULL, text text NOT NULL,
	PRIMARY KEY (course_id, session, uuid)
) PARTITION BY LIST (course_id);

-- Which coach reviews a conversation; `second`: once more, without seeing the first one's marks.
CREATE TABLE handed_out (
	course_id integer NOT NULL,
	session uuid NOT NULL,
	student uuid NOT NULL,
	coach name NOT NULL,
	second boolean NOT NULL,
	handed_at timestamptz NOT NULL DEFAULT now(),
	taken_at timestamptz,
	taken_change timestamptz,          -- of the conversation, as it was taken
	given_at timestamptz,
	PRIMARY KEY (course_id, session, coach)
) PARTITION BY LIST (course_id);
CREATE INDEX handed_out_coach ON handed_out (coach, student);
CREATE INDEX handed_out_student ON handed_out (student);
CREATE INDEX handed_out_given ON handed_out (course_id, session, coach) WHERE given_at IS NOT NULL;

CREATE TABLE comment (
	course_id integer NOT NULL, uuid uuid NOT NULL, revision bigint NOT NULL, student uuid NOT NULL,
	session uuid, coach name NOT NULL, coach_uuid uuid, coach_name text NOT NULL,
	at_uuid uuid, at_s bigint NOT NULL, text text NOT NULL, withdrawn boolean NOT NULL,
	PRIMARY KEY (course_id, uuid)
) PARTITION BY LIST (course_id);
CREATE INDEX comment_student ON comment (student);

CREATE TABLE score (
	course_id integer NOT NULL, uuid uuid NOT NULL, revision bigint NOT NULL, student uuid NOT NULL,
	session uuid, coach name NOT NULL, coach_uuid uuid, coach_name text NOT NULL,
	rubric text NOT NULL, row text NOT NULL, level bigint NOT NULL, because text NOT NULL,
	PRIMARY KEY (course_id, uuid)
) PARTITION BY LIST (course_id);
CREATE INDEX score_student ON score (student);
CREATE INDEX score_row ON score (course_id, row, session, coach) INCLUDE (level) WHERE level > 0;
CREATE INDEX score_coach ON score (coach);

-- ---- who sees what ----

-- The tables that are partitioned by course.
CREATE FUNCTION parts() RETURNS SETOF text LANGUAGE sql IMMUTABLE AS
$$ VALUES ('session'), ('clock'), ('questions'), ('notes'), ('time_checks'), ('reflections'),
	('writeups'), ('steps'), ('to_coach'), ('handed_out'), ('comment'), ('score') $$;

ALTER TABLE student ENABLE ROW LEVEL SECURITY;
ALTER TABLE place ENABLE ROW LEVEL SECURITY;
ALTER TABLE member ENABLE ROW LEVEL SECURITY;
ALTER TABLE course ENABLE ROW LEVEL SECURITY;
DO $$
DECLARE part text;
BEGIN
	FOR part IN SELECT * FROM parts() LOOP
		EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', part);
		EXECUTE format('GRANT SELECT ON %I TO halfhour_coach, halfhour_instructor', part);
		EXECUTE format('CREATE POLICY instructor ON %I FOR SELECT TO halfhour_instructor '
			'USING (course_id IN (SELECT course_id FROM member WHERE role = current_user))', part);
	END LOOP;
	-- What a share carries: a coach sees what was handed to them.
	FOR part IN SELECT * FROM parts() AS p(t) WHERE t NOT IN ('session', 'handed_out', 'comment', 'score') LOOP
		EXECUTE format('CREATE POLICY coach ON %I FOR SELECT TO halfhour_coach USING (EXISTS '
			'(SELECT FROM handed_out h WHERE h.course_id = %1$I.course_id AND h.session = %1$I.session '
			'AND h.coach = current_user))', part);
	END LOOP;
END $$;
CREATE POLICY coach ON session FOR SELECT TO halfhour_coach USING (EXISTS
	(SELECT FROM handed_out h WHERE h.course_id = session.course_id AND h.session = session.uuid
	AND h.coach = current_user));
CREATE POLICY coach ON handed_out FOR SELECT TO halfhour_coach USING (coach = current_user);
CREATE POLICY coach_takes ON handed_out FOR UPDATE TO halfhour_coach USING (coach = current_user);
GRANT UPDATE (taken_at, taken_change, given_at) ON handed_out TO halfhour_coach;
-- Own remarks and marks only, so that a second reader does not see the first one's.
CREATE POLICY coach ON comment TO halfhour_coach USING (coach = current_user) WITH CHECK (coach = current_user
	AND EXISTS (SELECT FROM handed_out h WHERE h.coach = current_user AND h.course_id = comment.course_id
	AND h.student = comment.student AND (comment.session IS NULL OR h.session = comment.session)));
CREATE POLICY coach ON score TO halfhour_coach USING (coach = current_user) WITH CHECK (coach = current_user
	AND EXISTS (SELECT FROM handed_out h WHERE h.coach = current_user AND h.course_id = score.course_id
	AND h.student = score.student AND (score.session IS NULL OR h.session = score.session)));
GRANT INSERT, UPDATE ON comment, score TO halfhour_coach;
GRANT SELECT ON student, course, member, place TO halfhour_coach, halfhour_instructor;
CREATE POLICY own ON member FOR SELECT TO halfhour_coach, halfhour_instructor USING (role = current_user);
CREATE POLICY own ON course FOR SELECT TO halfhour_coach, halfhour_instructor
	USING (id IN (SELECT course_id FROM member WHERE role = current_user));
CREATE POLICY coach ON student FOR SELECT TO halfhour_coach USING (EXISTS
	(SELECT FROM handed_out h WHERE h.student = student.uuid AND h.coach = current_user));
CREATE POLICY instructor ON student FOR SELECT TO halfhour_instructor USING (EXISTS
	(SELECT FROM place p WHERE p.student = student.uuid));
CREATE POLICY instructor ON place FOR SELECT TO halfhour_instructor
	USING (course_id IN (SELECT course_id FROM member WHERE role = current_user));
CREATE POLICY coach ON place FOR SELECT TO halfhour_coach USING (EXISTS
	(SELECT FROM handed_out h WHERE h.course_id = place.course_id AND h.session = place.session
	AND h.coach = current_user));

-- The course of that name; a new one gets its partitions. Each is made on its own and then
-- attached, which keeps nobody from reading meanwhile.
CREATE FUNCTION course_made(wanted text) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
	made integer;
	part text;
BEGIN
	SELECT id INTO made FROM course WHERE name = wanted;
	IF made IS NOT NULL THEN
		RETURN made;
	END IF;
	PERFORM pg_advisory_xact_lock(hashtext('halfhour course'));
	SELECT id INTO made FROM course WHERE name = wanted;
	IF made IS NOT NULL THEN
		RETURN made;
	END IF;
	INSERT INTO course (name) VALUES (wanted) RETURNING id INTO made;
	FOR part IN SELECT * FROM parts() LOOP
		EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING ALL)', part || '_' || made, part);
		EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', part || '_' || made);
		EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES IN (%s)', part, part || '_' || made, made);
	END LOOP;
	RETURN made;
END $$;
REVOKE ALL ON FUNCTION course_made(text) FROM PUBLIC;

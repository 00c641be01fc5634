/*
 * Shares as files: a row for each key that may leave. What has no row here is never written,
 * and never read.
 */
#include <string.h>

#include "formats_share.h"

static const char *const share_names_words[N_SHARE_NAMES] = { "pseudonyms", "real" };

#define MOST_MS INT64_C(4102444800000) /* the year 2100; on an axis, more than any call lasts */
/* The names are only initialisers. NOLINTBEGIN(bugprone-macro-parentheses) */
#define AT(member) offsetof(struct ROW, member)
#define UUID_OF(k, member) { .key = k, .kind = LAYOUT_UUID, .at = AT(member), .needed = true }
#define UUID_IF(k, member) { .key = k, .kind = LAYOUT_UUID, .at = AT(member) }
#define TEXT(k, member) { .key = k, .kind = LAYOUT_TEXT, .at = AT(member) }
#define LINE(k, member) { .key = k, .kind = LAYOUT_LINE, .at = AT(member) }
#define INT(k, member, low, high) { .key = k, .kind = LAYOUT_INT, .at = AT(member), .least = low, .most = high }
#define REVISION { .key = "revision", .kind = LAYOUT_INT, .at = AT(revision), .needed = true, .least = 1, \
	.most = INT64_C(1) << 53 }
#define AXIS(k, member) { .key = k, .kind = LAYOUT_INT, .at = AT(member), .least = 0, .most = MOST_MS }
#define BOOL(k, member) { .key = k, .kind = LAYOUT_BOOL, .at = AT(member) }
#define WORD(k, member, names) { .key = k, .kind = LAYOUT_WORD, .at = AT(member), .words = names, .n_words = LEN(names) }
#define TIME(k, member) { .key = k, .kind = LAYOUT_TIME, .at = AT(member) }
#define LIST(k, member, rows, high) { .key = k, .kind = LAYOUT_LIST, .at = AT(member), .of = &rows, .most = high }
#define ROWS(k, member, rows) LIST(k, member, rows, SHARE_ROWS_MOST)
#define LAYOUT(fields) { fields, LEN(fields), sizeof(struct ROW) }
/* NOLINTEND(bugprone-macro-parentheses) */

#define ROW share_student
static const struct layout_field student_fields[] = {
	UUID_IF("uuid", uuid), LINE("id", id), LINE("name", name),
};
static const struct layout student_layout = LAYOUT(student_fields);
#undef ROW

#define ROW share_counts
static const struct layout_field counts_fields[] = {
	{ .key = "stages", .kind = LAYOUT_COUNTS, .at = AT(stages), .words = stage_names, .n_words = N_STAGES,
		.most = 1000000 },
	INT("overdue", overdue, 0, 1000000),
};
static const struct layout counts_layout = LAYOUT(counts_fields);
#undef ROW

#define ROW share_consent
static const struct layout_field consent_fields[] = {
	LINE("coach", coach), LINE("class", class_),
};
static const struct layout consent_layout = LAYOUT(consent_fields);
#undef ROW

#define ROW share_clock
static const struct layout_field clock_fields[] = {
	UUID_OF("uuid", uuid),
	{ .key = "kind", .kind = LAYOUT_WORD, .at = AT(kind), .needed = true, .words = clock_kind_names,
		.n_words = N_CLOCK_KINDS },
	AXIS("axis_ms", axis_ms), INT("amount_ms", amount_ms, -MOST_MS, MOST_MS),
};
const struct layout share_clock_layout = LAYOUT(clock_fields);
#undef ROW

#define ROW share_question
static const struct layout_field question_fields[] = {
	UUID_OF("uuid", uuid), LINE("id", id), LINE("text", text),
	WORD("state", state, asked_state_names), BOOL("must", must), INT("minutes", minutes, 0, 240),
	{ .key = "probes", .kind = LAYOUT_TEXTS, .at = AT(probes) },
	{ .key = "asked_ms", .kind = LAYOUT_INT, .at = AT(asked_ms), .least = -1, .most = MOST_MS, .preset = -1 },
};
const struct layout share_question_layout = LAYOUT(question_fields);
#undef ROW

#define ROW share_note
static const struct layout_field note_fields[] = {
	UUID_OF("uuid", uuid), REVISION, AXIS("axis_ms", axis_ms), AXIS("done_ms", done_ms),
	WORD("kind", kind, note_kind_names), BOOL("starred", starred), BOOL("marker", marker),
	BOOL("claim", claim), WORD("record", record, record_names), UUID_IF("question", question),
	TEXT("text", text), AXIS("edited_ms", edited_ms), { .key = "themes", .kind = LAYOUT_TEXTS, .at = AT(themes) },
};
const struct layout share_note_layout = LAYOUT(note_fields);
#undef ROW

#define ROW share_check
static const struct layout_field check_fields[] = {
	UUID_OF("uuid", uuid), REVISION, AXIS("axis_ms", axis_ms),
	WORD("answer", answer, check_answer_names), INT("minutes", minutes, 0, 240),
};
const struct layout share_check_layout = LAYOUT(check_fields);
#undef ROW

#define ROW share_text
static const struct layout_field reflection_fields[] = {
	UUID_OF("uuid", uuid), REVISION, LINE("prompt", about), TEXT("text", text),
};
const struct layout share_reflection_layout = LAYOUT(reflection_fields);
static const struct layout_field writeup_fields[] = {
	UUID_OF("uuid", uuid), REVISION, LINE("question", about), TEXT("text", text),
};
const struct layout share_writeup_layout = LAYOUT(writeup_fields);
#undef ROW

#define ROW share_step
static const struct layout_field step_fields[] = {
	{ .key = "id", .kind = LAYOUT_LINE, .at = AT(id), .needed = true }, LINE("text", text), TIME("due_at", due_ms),
	TIME("done_at", done_ms),
};
const struct layout share_step_layout = LAYOUT(step_fields);
#undef ROW

#define ROW share_to_coach
static const struct layout_field to_coach_fields[] = {
	UUID_OF("uuid", uuid), REVISION, AXIS("axis_ms", axis_ms), TEXT("text", text),
};
const struct layout share_to_coach_layout = LAYOUT(to_coach_fields);
#undef ROW

#define ROW share_interview
static const struct layout_field interview_fields[] = {
	UUID_OF("uuid", uuid), REVISION, WORD("kind", kind, interview_kind_names),
	WORD("source", source, source_names), BOOL("practice", practice), LINE("partner", partner),
	INT("seed", seed, 0, 1000000), LINE("person", person), LINE("role", role),
	LINE("organisation", organisation), WORD("path", path, path_names),
	LINE("seniority", seniority), { .key = "consent", .kind = LAYOUT_MAP, .at = AT(consent), .of = &consent_layout },
	INT("agreed_minutes", agreed_minutes, 0, 240), TIME("started_at", started_ms),
	LINE("assignment", assignment), LINE("course", course),
	ROWS("clock", clock, share_clock_layout), ROWS("questions", questions, share_question_layout),
	ROWS("notes", notes, share_note_layout), ROWS("time_checks", time_checks, share_check_layout),
	ROWS("reflections", reflections, share_reflection_layout),
	ROWS("writeups", writeups, share_writeup_layout), ROWS("steps", steps, share_step_layout),
	ROWS("to_coach", to_coach, share_to_coach_layout),
};
const struct layout share_interview_layout = LAYOUT(interview_fields);
#undef ROW

#define ROW share
static const struct layout_field share_fields[] = {
	{ .key = "halfhour-share", .kind = LAYOUT_INT, .at = AT(version), .needed = true, .least = 1, .most = 1000000 },
	UUID_OF("id", id), TIME("made", made_ms), WORD("names", names, share_names_words),
	{ .key = "student", .kind = LAYOUT_MAP, .at = AT(student), .needed = true, .of = &student_layout },
	{ .key = "counts", .kind = LAYOUT_MAP, .at = AT(counts), .of = &counts_layout },
	{ .key = "withdrawn", .kind = LAYOUT_UUIDS, .at = AT(withdrawn) },
	LIST("interviews", interviews, share_interview_layout, SHARE_INTERVIEWS_MOST),
	{ .key = "digest", .kind = LAYOUT_SKIP },
};
const struct layout share_layout = LAYOUT(share_fields);
#undef ROW

#define ROW feedback_coach
static const struct layout_field coach_fields[] = { UUID_IF("uuid", uuid), LINE("name", name) };
static const struct layout coach_layout = LAYOUT(coach_fields);
#undef ROW

#define ROW feedback_rubric
static const struct layout_field rubric_fields[] = { LINE("name", name), LINE("digest", digest) };
static const struct layout feedback_rubric_layout = LAYOUT(rubric_fields);
#undef ROW

#define ROW feedback_comment
static const struct layout_field comment_fields[] = {
	UUID_OF("uuid", uuid), REVISION, UUID_IF("interview", interview), UUID_IF("on", on),
	{ .key = "at_s", .kind = LAYOUT_INT, .at = AT(at_s), .least = -1, .most = MOST_MS / 1000, .preset = -1 },
	TEXT("text", text), BOOL("withdrawn", withdrawn),
};
const struct layout feedback_comment_layout = LAYOUT(comment_fields);
#undef ROW

#define ROW feedback_score
static const struct layout_field score_fields[] = {
	UUID_OF("uuid", uuid), REVISION, UUID_IF("interview", interview),
	{ .key = "row", .kind = LAYOUT_LINE, .at = AT(row), .needed = true }, INT("level", level, 0, 100),
	TEXT("because", because),
};
const struct layout feedback_score_layout = LAYOUT(score_fields);
#undef ROW

#define ROW feedback
static const struct layout_field feedback_fields[] = {
	{ .key = "halfhour-feedback", .kind = LAYOUT_INT, .at = AT(version), .needed = true, .least = 1,
		.most = 1000000 },
	UUID_OF("id", id), TIME("made", made_ms),
	{ .key = "student", .kind = LAYOUT_MAP, .at = AT(student), .needed = true, .of = &student_layout },
	{ .key = "coach", .kind = LAYOUT_MAP, .at = AT(coach), .of = &coach_layout },
	{ .key = "rubric", .kind = LAYOUT_MAP, .at = AT(rubric), .of = &feedback_rubric_layout },
	ROWS("comments", comments, feedback_comment_layout),
	ROWS("scores", scores, feedback_score_layout), { .key = "digest", .kind = LAYOUT_SKIP },
};
const struct layout feedback_layout = LAYOUT(feedback_fields);
#undef ROW

void
share_done(struct share *s)
{
	layout_done(&share_layout, s);
	*s = (struct share){ 0 };
}

void
feedback_done(struct feedback *f)
{
	layout_done(&feedback_layout, f);
	*f = (struct feedback){ 0 };
}

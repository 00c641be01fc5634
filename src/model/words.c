/*
 * words.c: the words of every enumeration, as they stand in the workbook, in
 * packs and in --json. They are a public contract (product.md): never change
 * one, only add. The order is the order of the enums in model.h.
 */
#include "model/rehearsal.h"

const char *const path_names[N_PATHS] = {
	"referral", "alumni", "known", "cold", "reconnect", "event", "other",
};
const char *const stage_names[N_STAGES] = {
	"idea", "asked", "scheduled", "talked", "in-touch", "declined", "no-answer",
};
const char *const channel_names[N_CHANNELS] = { "", "phone", "video", "in person" };
const char *const interview_kind_names[N_INTERVIEW_KINDS] = {
	"informational", "networking",
};
const char *const note_kind_names[N_NOTE_KINDS] = {
	"note", "fact", "impression", "quote", "step", "referral",
};
const char *const scope_names[N_SCOPES] = { "unsaid", "company", "path", "function" };
const char *const phase_names[N_PHASES] = {
	"", "open", "explore", "deepen", "close",
};
const char *const tiara_names[N_TIARAS] = {
	"", "trends", "insights", "advice", "resources", "assignments",
};
const char *const seniority_names[N_SENIORITIES] = {
	"student", "junior", "senior", "lead", "executive",
};
const char *const asked_state_names[N_ASKED_STATES] = {
	"planned", "asked", "answered", "skipped", "off-script",
};
const char *const record_names[N_RECORDS] = { "on", "unattributed", "off" };
const char *const source_names[N_SOURCES] = { "live", "paper" };
const char *const check_answer_names[N_CHECK_ANSWERS] = {
	"wrapped", "asked", "offered",
};
const char *const clock_kind_names[N_CLOCK_KINDS] = {
	"start", "pause", "resume", "shift", "gap", "end", "thanks",
};
const char *const gift_kind_names[N_GIFT_KINDS] = {
	"fact", "name", "promise", "check",
};

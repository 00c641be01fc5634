/*
 * screens.h: what one sees, one file a screen. Screens reach each other only
 * by name through SCREENS(X), and the house through `struct app`: the
 * workbook, the settings, the bank, which is read when first asked for. The
 * command line (app) uses the same struct without a terminal.
 */
#ifndef HALFHOUR_SCREENS_H
#define HALFHOUR_SCREENS_H

#include "bank.h"
#include "formats.h"
#include "model/call.h"
#include "store.h"
#include "tui.h"

struct bank;
struct contact;
struct interview;
struct partner;
struct person;
struct question;

/* A new screen: its file, and its row here. In the order of the number keys first. */
#define SCREENS(X) \
	X(today) \
	X(contacts) \
	X(questions) \
	X(interviews) \
	X(plan) \
	X(live) \
	X(debrief) \
	X(interview) \
	X(contact) \
	X(search) \
	X(rehearse) \
	X(outcome) \
	X(settings)

#define X(name) extern const struct screen name##_screen;
SCREENS(X)
#undef X

extern const struct screen *const screens[];
extern const size_t n_screens;
/* Keys of every whole screen in which letters are not text: 1…6, `:`, `?`, u, q. */
extern const struct keyset global_keys;

struct app {
	struct ui ui;              /* ui.app points back here */
	struct store *store;
	struct config config;
	struct bank *bank;         /* NULL until app_bank; use that */
	struct bank_editor editor; /* edits of packs, and their undo */
	struct undo_other {        /* what was done outside the workbook, in its order (undo.c) */
		int64_t behind;    /* the workbook's last step before it */
		char *name, *was;  /* a setting's; NULL: an edit of a pack */
		unsigned act;      /* as bank_editor counts them */
	} *others;
	size_t n_others, cap_others;
	int64_t undo_named;        /* what u has named and not taken back: a step's id, or -n of others */
	unsigned bank_drops;       /* counts app_bank_drop: what was borrowed of it is gone */
	char *workbook, *bank_dir; /* paths, as the options and the environment say */
	struct text pitch;         /* what app_person gave */
	struct {                   /* the begun call that was open last in this sitting */
		int64_t id;        /* 0: none */
		struct slept slept;/* what nobody has answered for, as it was told */
		int64_t slept_ms, slept_axis; /* what /sleep takes out */
	} been;
};

void app_done(struct app *a);
struct app *app_of(struct ui *ui);
/* The whole bank, read on first use; files that cannot be read are left out and told. */
struct bank *app_bank(struct app *a);
void app_bank_drop(struct app *a);     /* files changed: read again next time */
void app_person(struct app *a, struct person *me); /* borrowed until the next call */
/* Sets one setting and saves the file; false: e says why, and nothing changed on the disk. */
bool app_setting(struct app *a, const char *name, const char *value, struct err *e);
/* The same, but no act of the person's: no step of undo. */
bool app_setting_put(struct app *a, const char *name, const char *value, struct err *e);
/* The clock by minutes, or by seconds again; told on the status line. */
void app_clock_show(struct ui *ui);
void app_hooks(struct app *a);         /* undo, drafts, $EDITOR of the ui */
/* The contact's planned interview, made if there is none; 0 and a message on failure. */
int64_t app_interview_for(struct app *a, int64_t contact_id, struct err *e);
/* The call to hold: the unfinished one with the contact; asked for without one (0), whichever
 * is unfinished, but none that began CALL_LONG_MS ago or more: that was forgotten, and would
 * take in the notes of somebody else's. Else as app_interview_for. */
int64_t app_call_for(struct app *a, int64_t contact_id, const struct moment *now, struct err *e);
#define CALL_LONG_MS (3 * HOUR_MS) /* a call left running so long is asked about */
/* Stores the thank-yous (to the contact, to who named them) of a call that has ended, once;
 * those made while nobody was named are made anew. Other steps wait for the debrief. */
bool app_thanks(struct app *a, int64_t interview_id, struct err *e);
/* The workbook cannot take them, and the stage, now: they are owed, and paid when it can be
 * had again. True: some were; `left` (may be NULL): so many calls are still owed theirs. */
bool app_thanks_later(struct app *a, int64_t interview_id, struct err *e);
bool app_thanks_pay(struct app *a, size_t *left);
/* What a contact's new stage brings: its step, and an end to nudges when they answered. */
bool app_stage_steps(struct app *a, const struct contact *c, enum stage was, struct err *e);
/* The contact of a real call has been talked to; one further on stays there. */
bool app_stage_talked(struct app *a, const struct interview *i, struct err *e);
/* The proposed plan put into an interview that has none. */
bool app_plan_propose(struct app *a, int64_t interview_id, struct err *e);

/* A conversation as the lines the interview screen shows, whole. */
void app_show(const struct call *c, int64_t now_ms, const char *zone, struct text *out);
/* As time_parse; a day alone is the end of that day, since that is when it is over. */
bool due_parse(const char *s, const char *zone, int64_t *ms);
/* "Grid planner, Northlight Energy", either alone, or nothing. */
void who_text(struct text *out, const char *role, const char *organisation);

/* ---- what is due, and why: Today, and `halfhour today` ---- */

/* In the order they are shown. */
enum agenda_kind { AGENDA_RUNNING, AGENDA_OVERDUE, AGENDA_CALL, AGENDA_DUE, AGENDA_DEBRIEF,
	AGENDA_DRAFT, AGENDA_SOON, AGENDA_WAITING, AGENDA_IDEA, N_AGENDA_KINDS };
/* For --json: "call-running", "step-overdue", "call", "step", "debrief", … */
extern const char *const agenda_kind_names[N_AGENDA_KINDS];

struct agenda_item {
	enum agenda_kind kind;
	int64_t id;                /* of the interview, step or contact; 0 of a draft of a new one */
	int64_t contact_id, interview_id; /* 0: none */
	char *contact;             /* the name, or NULL */
	char *text;                /* what it is */
	char *why;                 /* why it is here, and since or until when */
	int64_t due_ms;            /* 0: no time */
};

struct agenda {
	struct agenda_item *items;
	size_t n, cap;
	bool empty;                /* no contact and no call in the whole workbook */
};

bool agenda_read(struct app *a, int64_t now_ms, struct agenda *out, struct err *e);
void agenda_done(struct agenda *g);

/* ---- search: the workbook and the bank together ---- */

/* Calls `each` with at most `most` hits of the workbook, best first, then with at most as
 * many questions of the bank (`q`, NULL before; hit.title is its short title), until it says
 * false. Every word must be found; the last may be a beginning. */
bool app_search(struct app *a, const char *words, size_t most,
	bool (*each)(void *user, const struct hit *h, const struct question *q), void *user,
	struct err *e);

/* ---- rehearsals (rehearsal.c): practice calls, kept apart from real ones ---- */

/* The names of all scripts, and one read by its name, or by a unique beginning of it. */
void rehearsal_names(struct strings *out);
bool rehearsal_partner(const char *name, struct partner *out, struct err *e);
/* Gives a practice call, a practice interview the person of its script: name, role,
 * organisation. Leaves every other alone. */
void rehearsal_dress(struct call *c);
void rehearsal_dress_interview(struct interview *i);
/* The person of the script; false: it is no practice call, or its script is gone. */
bool rehearsal_who(const struct interview *i, struct contact *out);
/* What came of it, for `show` and the screen; the nerves before and after among it. */
void rehearsal_text(struct app *a, const struct call *c, const struct moment *now,
	struct text *out);
/* Nervousness over all rehearsals: the mean, then a line each, the latest first; with bars in
 * `cols` columns, in words when that is 0. */
bool rehearsal_chart(struct app *a, int cols, struct text *out, struct err *e);
/* An act of a key row: the chart on a card. */
void rehearsal_show_chart(struct ui *ui, void *state);

#endif

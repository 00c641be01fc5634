/*
 * review_figures.h: what a coach sees of a conversation at first sight: figures, a timeline, and
 * the moments worth a look. All computed from one call and what is beside it.
 */
#ifndef HALFHOUR_MODEL_REVIEW_FIGURES_H
#define HALFHOUR_MODEL_REVIEW_FIGURES_H

#include "model/call.h"
#include "model/review.h"

/* Of a call from paper `measured` is false, and every time in it is 0 or -1. */
struct review_figures {
	bool measured;
	int planned, asked;          /* questions of the plan; of them, asked or answered */
	int must, must_asked;
	int off_script, follow_up;   /* follow_up: of those, asked behind a note of an answer */
	int open;                    /* of all that were asked: not to be answered by yes or no */
	int facts, impressions, quotes, notes; /* notes: of every kind */
	int names, may_use;          /* named; of them, with leave to use the name */
	int check;                   /* enum check_answer, the last one; -1: none */
	int granted;                 /* minutes granted in all */
	int64_t length_ms, agreed_ms, over_ms; /* of the clock; what was agreed; the overrun */
	int64_t limit_ms;            /* what was agreed and granted */
	int64_t silence_ms, silence_at_ms;     /* the longest time without a note, and its begin */
	int64_t thanks_ms;           /* from the end to the thank-you; -1: not yet, not known */
	int64_t thanks_late_ms;      /* behind the day its step is due; 0: in time; -1: not known */
	bool thanks_asked;           /* a step for it is there */
	int64_t longest_ms;          /* the longest question */
	const struct asked *longest; /* borrowed from the call; NULL: none was asked */
};
struct review_figures review_figures(const struct call *c, const struct review *r);

/*
 * Those that are stored with a conversation and counted over many, in a coach's workbook and on the
 * centre's server alike: the member, which is the column's name, what it is called, and whether it is
 * a count, or a time (int64_t, only where time was measured).
 */
#define REVIEW_FIGURES(X) \
	X(planned, "Questions planned", REVIEW_COUNT) \
	X(asked, "Questions asked", REVIEW_COUNT) \
	X(must, "Must-asks planned", REVIEW_COUNT) \
	X(must_asked, "Must-asks asked", REVIEW_COUNT) \
	X(off_script, "Questions off the script", REVIEW_COUNT) \
	X(follow_up, "Follow-up questions", REVIEW_COUNT) \
	X(open, "Open questions", REVIEW_COUNT) \
	X(facts, "Facts", REVIEW_COUNT) \
	X(impressions, "Impressions", REVIEW_COUNT) \
	X(quotes, "Quotes", REVIEW_COUNT) \
	X(notes, "Notes", REVIEW_COUNT) \
	X(names, "People named", REVIEW_COUNT) \
	X(may_use, "Names that may be used", REVIEW_COUNT) \
	X(granted, "Minutes granted", REVIEW_COUNT) \
	X(length_ms, "Length", REVIEW_TIME) \
	X(over_ms, "Overrun", REVIEW_TIME) \
	X(silence_ms, "Longest time without a note", REVIEW_TIME) \
	X(thanks_ms, "Time to the thank-you", REVIEW_TIME)
enum figure_kind { REVIEW_COUNT, REVIEW_TIME };
struct review_figure {
	const char *name, *label;
	size_t at;                   /* offsetof */
	enum figure_kind kind;
};
#define REVIEW_FIGURE_ONE(member, label, kind) + 1 /* NOLINT(bugprone-macro-parentheses): one of a sum */
enum { N_REVIEW_FIGURES = 0 REVIEW_FIGURES(REVIEW_FIGURE_ONE) };
extern const struct review_figure review_figure_rows[N_REVIEW_FIGURES];
int64_t review_figure_get(const struct review_figures *f, const struct review_figure *row);
void review_figure_set(struct review_figures *f, const struct review_figure *row, int64_t value);
/* Is there a value that counts? A time that was not measured is none. */
bool review_figure_counts(const struct review_figures *f, const struct review_figure *row);

/* The whole as sentences, a line each; a time that was not measured is said to be so. */
void review_figures_text(const struct review_figures *f, struct strings *out);
/* What changed from an earlier conversation to this one, as one line: "open-ended 2 of 7, now 6 of
 * 9 · thanked in 31 h, now in 5 h". Empty: nothing that is counted. */
void review_changes_text(const struct review_figures *before, const struct review_figures *now,
	struct text *out);
/* "7 questions in 21:40 of 20 min; the longest, What is hard to teach, took 4:34." */
void review_timeline_text(const struct review_figures *f, struct text *out);

/* How the student came to the person, "Found by a referral"; of another path nothing. */
void review_path_text(enum path path, struct text *out);

/* The figure that belongs to a row of the shipped rubric, "2 open questions"; of others nothing. */
void review_evidence(const struct review_figures *f, const char *row, struct text *out);

/* The call as rows of so many columns. Empty where no time was measured. */
struct review_timeline {
	struct text scale;           /* minutes: "0        5        10" */
	struct text bars;            /* a question: "▐███"; off-script "░░░"; closing "▌▌▌" */
	struct text ticks;           /* "?" asks me, "★", "!" a claim, "‖" a pause, "·" a note */
};
void review_timeline(const struct call *c, const struct review *r, int columns,
	struct review_timeline *out);
void review_timeline_done(struct review_timeline *t);

/* Pictures of the call in so many columns, what was asked of what was planned with them, and all of it as
 * sentences; 0 columns: only these. */
void call_picture_text(const struct call *c, const struct review *r, int columns, struct text *out);

/* Its short title, or where a share has none its text. Borrowed. */
const char *review_asked_name(const struct asked *a);

/* What one may want to look at, in the order of the clock. What the coach says of it is none of these. */
enum review_at { REVIEW_TO_COACH, REVIEW_STAR, REVIEW_OFF_SCRIPT, REVIEW_UNANSWERED,
	REVIEW_SILENCE, REVIEW_OVERRUN, N_REVIEW_AT };
struct review_moment {
	enum review_at what;
	int64_t axis_ms, at_ms;      /* at_ms: of the clock */
	int64_t long_ms;             /* of a silence or an overrun */
	const char *text;            /* borrowed from the call or the review; may be empty */
	int64_t id;                  /* of the note, asking or question to the coach; 0: none */
};
struct review_moments {
	struct review_moment *s;
	size_t n, cap;
};
enum { REVIEW_SILENCE_MS = 3 * 60 * 1000 };
/* Into a zeroed list; the caller frees `s`. */
void review_moments(const struct call *c, const struct review *r, struct review_moments *out);
/* "18:20  asks you: was it rude to cut in here?" */
void review_moment_text(const struct call *c, const struct review_moment *m, struct text *out);

#endif

/*
 * screens.h: what one sees, one file a screen. Screens reach each other only
 * by name through SCREENS(X), and what is done through `struct desk` of
 * workflow.h, which `struct app` holds.
 */
#ifndef HALFHOUR_SCREENS_H
#define HALFHOUR_SCREENS_H

#include "tui.h"
#include "workflow.h"


/* A new screen: its file, and its row here. In the order of the number keys first. */
#define SCREENS(X) \
	X(today) \
	X(contacts) \
	X(questions) \
	X(interviews) \
	X(compare) \
	X(answers) \
	X(decide) \
	X(plan) \
	X(live) \
	X(debrief) \
	X(interview) \
	X(contact) \
	X(reviews) \
	X(cohort) \
	X(student) \
	X(grade) \
	X(review) \
	X(share) \
	X(letter) \
	X(search) \
	X(import) \
	X(rehearse) \
	X(outcome) \
	X(pipeline) \
	X(tree) \
	X(numbers) \
	X(assignment) \
	X(field) \
	X(settings)

#define X(name) extern const struct screen name##_screen;
SCREENS(X)
#undef X

extern const struct screen *const screens[];
extern const size_t n_screens;
/* Keys of every whole screen in which letters are not text: 1…6, `:`, `?`, u, q. */
extern const struct keyset global_keys;
/* What each of them has by name alone, as by a command: report, export … */
extern const struct keyset named_keys;

enum compare_wishes { COMPARE_KIND, COMPARE_STARRED, COMPARE_THEME, COMPARE_PERSON, COMPARE_SINCE,
	COMPARE_UNTIL, N_COMPARE_WISHES };

struct app {
	struct ui ui;              /* ui.app points back here */
	struct desk desk;          /* what acts need: workbook, settings, bank */
	int64_t undo_named;        /* the step that u has named and not undone; -id: to be redone */
	int64_t looked_ms;         /* the boot clock when the packs' files were looked at last */
	const char *mark;          /* what every title says besides, and the first message; or NULL */
	const char *greeting;
	struct lesson *lesson;     /* of the practice call that was open last; NULL: none was */
	struct theme *looks;       /* a theme with roles as the settings have them; or NULL */
	struct strings wrong;      /* what of looks and keys could not be taken, sentences */
	struct strings misread;    /* what of the settings could not be read as they were opened */
	bool no_colour;            /* NO_COLOR is set: bold and dim remain */
	char *compare[N_COMPARE_WISHES]; /* which notes Compare looks at; NULL and "": all */
	char *workbook;            /* its path, as the options and the environment say */
	struct {                   /* the begun call that was open last in this sitting */
		int64_t id;        /* 0: none */
		struct slept slept;/* what nobody has answered for, as it was told */
		int64_t slept_ms, slept_axis; /* what /sleep takes out */
	} last_call;
};

/* What the empty lists of a person who learns, or coaches, say. */
struct role_words {
	const char *today, *nothing_due, *reviewed, *contacts, *interviews; /* reviewed: NULL: not said */
};
const struct role_words *role_words(const struct app *a);

void app_done(struct app *a);
struct app *app_of(struct ui *ui);
/* The whole bank, read on first use; files that cannot be read are left out and told. */
struct bank *app_bank(struct app *a);
/* Sets one setting and saves the file; false: e says why, and nothing changed on the disk. */
bool app_setting(struct app *a, const char *name, const char *value, struct err *e);
/* What the ui keeps of the settings, after they were changed or read again. */
void app_settings_taken(struct app *a);
/* The clock by minutes, or by seconds again; told on the status line. */
void app_clock_show(struct ui *ui);
void app_hooks(struct app *a);         /* undo, drafts, $EDITOR of the ui */
/* A conversation as the lines the interview screen shows, whole. */
void app_show(const struct call *c, const struct review *beside, int64_t now_ms, const char *zone,
	struct text *out);

#endif

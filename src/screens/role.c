/* What empty lists say, by what a person uses the program for: a row per role. */
#include "screens.h"

enum role_of { ROLE_OF_LEARNER, ROLE_OF_COACH, N_ROLES_OF };

static const struct role_words role_rows[N_ROLES_OF] = {
	[ROLE_OF_LEARNER] = {
		.today = N_("Nothing here yet. n adds the first person you would like to talk to.\n"
			"In a call already? l starts the notes now; the person is named later."),
		.nothing_due = N_("Nothing is due. n adds another person to talk to; 2 shows those you have.\n"
			"l starts a call now."),
		.contacts = N_("No contacts yet. n adds the first person you would like to talk to."),
		.interviews = N_("No interviews yet. In Contacts (2), p plans one and l starts one now."),
	},
	[ROLE_OF_COACH] = {
		.today = N_("Nothing to review yet. n takes a student's share in from a file; halfhour review FILE\n"
			"does the same. 3 lists the questions; halfhour bank add takes a pack in for a class."),
		.nothing_due = N_("Nothing is due. n takes a student's share in; N adds somebody you would like to\n"
			"talk to yourself."),
		.reviewed = N_("All reviewed. n takes the next share in; R lists those reviewed."),
		.contacts = N_("No contacts yet. n adds somebody you would like to talk to yourself."),
		.interviews = N_("No interviews yet. Those you hold yourself begin in Contacts (2)."),
	},
};

const struct role_words *
role_words(const struct app *a)
{
	return &role_rows[a->desk.config.coach ? ROLE_OF_COACH : ROLE_OF_LEARNER];
}

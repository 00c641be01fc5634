/* add contact, add interview, add step: each made from options; the new id is printed. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "command.h"
#include "model/call.h"

static int
print_id(const char *noun, int64_t id)
{
	struct text out = { 0 }, done = { 0 };

	text_addf(&out, "%" PRId64 "\n", id);
	text_addf(&done, "%s %" PRId64 " was added", noun, id);
	int status = command_print_done(&out, true, text_str(&done));
	text_free(&out);
	text_free(&done);
	return status;
}

#define ANYWAY { "anyway", 0, NULL, "add it even if the same is there already" }

static bool
say_anyway(int64_t same, struct err *e)
{
	if (same)
		command_say_anyway(e);
	return false;
}

/* CONTACT of an option: an id or a part of a name; left out: 0. */
static bool
cmd_add_find_contact(struct app *a, const struct args *g, const char *option, int64_t *id,
	struct err *e)
{
	const char *who = args_get(g, option);

	*id = who ? command_contact(a, who, e) : 0;
	return !who || *id;
}

/* Of an option that could not be read; false. */
static bool
cmd_add_wrong(const char *option, const struct err *why, struct err *e)
{
	return err_set(e, "--%s: %s", option, why->text);
}

/* ---- contact ---- */

static bool
read_fields(const struct args *g, struct contact *c, struct err *e)
{
	for (size_t i = 0; i < n_contact_fields; i++) {
		const struct contact_field *f = &contact_fields[i];
		const char *value = args_get(g, f->name);
		if (value && f->flags & FIELD_BARE && !*value)
			value = "yes";
		if (value && !contact_put(c, f, value, e))
			return false;
	}
	return true;
}

/* Who was named by a contact is reached by referral, unless it is said otherwise. */
static bool
read_referrer(struct app *a, const struct args *g, struct contact *c, struct err *e)
{
	if (!c->referrer || !*c->referrer)
		return true;
	c->referrer_id = command_contact(a, c->referrer, e);
	if (!args_has(g, "path"))
		c->path = PATH_REFERRAL;
	return c->referrer_id != 0;
}

static bool
save_contact(struct app *a, const struct args *g, struct contact *c, struct err *e)
{
	int64_t same = 0;

	return command_open(a, g, e) &&
		(contact_keep(&a->desk, c, args_has(g, "anyway"), &same, e) || say_anyway(same, e));
}

static int
cmd_add_add_contact(struct app *a, const struct args *g)
{
	struct contact c = { .path = PATH_OTHER };
	struct err e = { 0 };

	bool good = read_fields(g, &c, &e) && contact_check(&c, &e) &&
		read_referrer(a, g, &c, &e) && save_contact(a, g, &c, &e);
	int status = good ? print_id("Contact", c.id) : command_fail(&e);
	contact_done(&c);
	return status;
}

const struct command cmd_add_contact = {
	.name = "add contact",
	.args = "--name NAME [--organisation NAME] [--role ROLE] [FIELD …] [--anyway]",
	.help = "Adds a contact and prints its number; one that is there already is refused "
		"with its number.",
	.flags = COMMAND_WRITES | COMMAND_FIELDS,
	.options = {
		ANYWAY,
	},
	.run = cmd_add_add_contact,
};

/* ---- interview ---- */

static bool
read_interview(struct app *a, const struct args *g, struct interview *i, struct err *e)
{
	const char *kind = args_get(g, "kind"), *zone = args_get(g, "zone");
	const char *at = args_get(g, "at");
	int n = kind ? word_find(interview_kind_names, N_INTERVIEW_KINDS, kind, true) : 0;

	if (n < 0)
		return err_set(e, "--kind takes informational or networking, not \"%s\"", kind);
	char meant[ZONE_SIZE] = "";
	struct err why = { 0 };
	if (zone && !zone_find(zone, meant, &why))
		return cmd_add_wrong("zone", &why, e);
	i->zone = mem_str(meant);
	i->place = mem_str(args_has(g, "place") ? args_get(g, "place") : "");
	i->channel = mem_str(args_has(g, "channel") ? args_get(g, "channel") : "");
	i->assignment = mem_str(args_has(g, "assignment") ? args_get(g, "assignment") : "");
	if (!args_number(g, "minutes", &i->agreed_minutes, e) ||
		!cmd_add_find_contact(a, g, "contact", &i->contact_id, e))
		return false;
	i->kind = kind || !i->contact_id ? (enum interview_kind)n
		: interview_kind_for(&a->desk, i->contact_id);
	return (!at || time_said(at, *meant ? meant : a->desk.config.zone, a->ui.now.wall_ms,
			SAID_MOMENT, &i->scheduled_ms, NULL, &why) || cmd_add_wrong("at", &why, e));
}

static bool
save_interview(struct app *a, const struct args *g, struct interview *i, struct err *e)
{
	int64_t same = 0;

	return command_open(a, g, e) &&
		(interview_add(&a->desk, i, args_has(g, "anyway"), &same, e) ||
			say_anyway(same, e));
}

/* Told beside the id, on stderr. */
static void
cmd_add_conflict(struct app *a, const struct interview *i)
{
	struct text conflict = { 0 };
	struct err e = { 0 };

	appointment_conflict(&a->desk, i, &conflict);
	if (conflict.n) {
		err_set(&e, "%s", text_str(&conflict));
		command_fail(&e);
	}
	text_free(&conflict);
}

static int
cmd_add_add_interview(struct app *a, const struct args *g)
{
	struct interview i = { .agreed_minutes = a->desk.config.agreed_minutes, .speed = 1 };
	struct err e = { 0 };

	bool good = read_interview(a, g, &i, &e) && save_interview(a, g, &i, &e);
	int status = good ? print_id("Interview", i.id) : command_fail(&e);
	if (good)
		cmd_add_conflict(a, &i);
	interview_done(&i);
	return status;
}

const struct command cmd_add_interview = {
	.name = "add interview",
	.args = "[--contact CONTACT] [--at \"tomorrow 15:00\"] [OPTION …]",
	.help = "Adds an interview to be held and prints its number.",
	.flags = COMMAND_WRITES,
	.options = {
		{ "contact", 0, "CONTACT", "with whom: a number or a part of a name" },
		{ "kind", 0, "informational|networking", "what kind of conversation" },
		{ "minutes", 0, "N", "the agreed length" },
		{ "at", 0, "TIME", "the time agreed: \"fri 3pm\", \"4 Dec 15:00\"" },
		{ "zone", 0, "ZONE", "of that time: Lisbon, +02:00" },
		{ "place", 0, "TEXT", "where, or the link" },
		{ "channel", 0, "CHANNEL", "phone, video or \"in person\"" },
		{ "assignment", 0, "PACK", "the assignment it is held for" },
		ANYWAY,
	},
	.run = cmd_add_add_interview,
};

/* ---- step ---- */

static bool
read_step(struct app *a, const struct args *g, struct step *st, struct err *e)
{
	const char *text = args_get(g, "text"), *interview = args_get(g, "interview");
	const char *due = args_get(g, "due");
	struct err why = { 0 };

	if (!text || !*text)
		return err_set(e, "A step needs --text: what there is to do");
	st->text = mem_str(text);
	st->kind = mem_str(args_has(g, "kind") ? args_get(g, "kind") : "to do");
	if (interview)
		st->interview_id = command_interview(a, interview, e);
	return (!interview || st->interview_id) &&
		cmd_add_find_contact(a, g, "contact", &st->contact_id, e) &&
		(!due || due_said(due, a->desk.config.zone, a->ui.now.wall_ms, &st->due_ms, &why) ||
			cmd_add_wrong("due", &why, e));
}

static int
cmd_add_add_step(struct app *a, const struct args *g)
{
	struct step st = { 0 };
	struct err e = { 0 };
	int64_t same = 0;

	bool good = read_step(a, g, &st, &e) && command_open(a, g, &e) &&
		(step_add(&a->desk, &st, args_has(g, "anyway"), &same, &e) ||
			say_anyway(same, &e));
	int status = good ? print_id("Step", st.id) : command_fail(&e);
	step_done(&st);
	return status;
}

const struct command cmd_add_step = {
	.name = "add step",
	.args = "--text TEXT [--due TIME] [--contact CONTACT] [--interview INTERVIEW]",
	.help = "Adds something to do and prints its number.",
	.flags = COMMAND_WRITES,
	.options = {
		{ "text", 0, "TEXT", "what there is to do" },
		{ "due", 0, "TIME", "when: \"tomorrow 15:00\", or the day alone" },
		{ "contact", 0, "CONTACT", "for whom" },
		{ "interview", 0, "INTERVIEW", "after which interview" },
		{ "kind", 0, "KIND", "thanks, follow-up, promised, meet …" },
		ANYWAY,
	},
	.run = cmd_add_add_step,
};

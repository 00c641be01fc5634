/*
 * students.c: whose a share is, and which student is meant by what was typed.
 */
#include <stdlib.h>
#include <string.h>

#include "model/review.h"
#include "model/share.h"
#include "take_in.h"
#include "workflow.h"

/* ---- as it was typed ---- */

struct student_looking {
	const char *what;
	struct text folded;
	struct student *out;
	size_t found;
	bool exact;
};

static void
student_copy(struct student *to, const struct student *from)
{
	to->id = from->id;
	memcpy(to->uuid, from->uuid, UUID_SIZE);
	mem_set(&to->called, from->called);
	mem_set(&to->name, from->name);
	mem_set(&to->course, from->course);
}

static bool
student_look(void *user, const struct student *s)
{
	struct student_looking *x = user;
	bool exact = (*s->uuid && strcmp(s->uuid, x->what) == 0) ||
		(*s->called && strcmp(s->called, x->what) == 0);

	if (exact) {
		student_copy(x->out, s);
		x->found = 1;
		x->exact = true;
		return false;
	}
	if (utf8_has_folded(s->name, x->what)) {
		student_copy(x->out, s);
		x->found++;
	}
	return true;
}

static bool
student_seen(void *user, const struct student *s)
{
	(void)s;
	*(bool *)user = true;
	return false;
}

bool
student_any(struct desk *d)
{
	bool any = false;

	store_student_each(d->store, student_seen, &any);
	return any;
}

struct student_telling {
	struct desk *d;
	void (*each)(void *user, const struct student *s);
	void *user;
};

static bool
student_has_one(void *user, int64_t interview_id, int64_t student_id, unsigned how)
{
	(void)interview_id, (void)student_id, (void)how;
	*(bool *)user = true;
	return false;
}

static bool
student_tell(void *user, const struct student *s)
{
	const struct student_telling *x = user;
	bool any = false;

	store_taken_each(x->d->store, s->id, false, student_has_one, &any);
	if (any)
		x->each(x->user, s);
	return true;
}

void
student_each_reviewed(struct desk *d, void (*each)(void *user, const struct student *s), void *user)
{
	store_student_each(d->store, student_tell, &(struct student_telling){ d, each, user });
}

bool
student_find(struct desk *d, const char *what, struct student *out, struct err *e)
{
	struct student_looking x = { .what = what, .out = out };

	if (!blank_only(what))
		store_student_each(d->store, student_look, &x);
	if (x.found == 1)
		return true;
	student_done(out);
	return x.found
		? err_set(e, "More than one student is called “%s”. Give the id.", what)
		: err_set(e, "There is no student “%s”: `halfhour review FILE` takes one in.", what);
}

/* ---- of a share ---- */

/* "s-17" was given to two: it is told, and neither is changed. */
static void
student_doubled(struct desk *d, const struct student *s, struct strings *said)
{
	struct student other = { 0 };
	struct text t = { 0 };

	if (*s->called && store_student_by(d->store, STUDENT_CALLED, s->called, s->id, &other)) {
		text_addf(&t, "Two students have the id %s: %s and %s. The gradebook needs one of its own "
			"for each.", s->called, s->name, other.name);
		strings_add(said, text_str(&t));
	}
	student_done(&other);
	text_free(&t);
}

/* Someone of the class list of whom nothing has come yet: by the id, else by a name that only one
 * there has. */
static bool
student_of_roster(struct desk *d, const struct share_student *s, struct student *out)
{
	if (*s->id && store_student_by(d->store, STUDENT_ROSTER_CALLED, s->id, 0, out))
		return true;
	return !blank_only(s->name) && store_student_by(d->store, STUDENT_ROSTER_NAME, s->name, 0, out);
}

/* That of the last conversation that says one. */
static const char *
student_course(const struct share *s)
{
	for (size_t i = s->interviews.n; i-- > 0;)
		if (*row_at(struct share_interview, &s->interviews, i)->course)
			return row_at(struct share_interview, &s->interviews, i)->course;
	return "";
}

bool
student_of_share(struct desk *d, const struct share *s, const struct review_wish *wish,
	struct student *out, struct strings *said, bool *bad, struct err *e)
{
	const char *name = blank_only(s->student.name) ? _("Somebody without a name") : s->student.name;
	bool known;

	*bad = true;
	if (!*s->student.uuid)
		return err_set(e, "The share does not say whose it is: \"student\" has no uuid.");
	known = store_student_by(d->store, STUDENT_UUID, s->student.uuid, 0, out);
	if (known && *out->name && strcmp(out->name, name) != 0 && !wish->anyway)
		return err_set(e, "This share is of “%s”, but that student is %s here. If it is the same "
			"person, add --anyway.", name, out->name);
	if (!known && student_of_roster(d, &s->student, out))
		known = true;
	memcpy(out->uuid, s->student.uuid, UUID_SIZE);
	if (!out->roster || wish->anyway)
		mem_set(&out->name, name);
	if (!out->called || (*s->student.id && !out->roster))
		mem_set(&out->called, s->student.id);
	if (!out->course || !*out->course || wish->course)
		mem_set(&out->course, wish->course ? wish->course : student_course(s));
	if (s->counts.agreed)
		out->overdue = (int)s->counts.overdue;
	*bad = false;
	if (!store_student_save(d->store, out, e))
		return false;
	if (!known)
		student_doubled(d, out, said);
	return true;
}

/*
 * invitation.c: appointments out of a calendar's file. One with a contact becomes a planned
 * interview; the same one again, in a later version, moves it or takes it off.
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "formats_calendar.h"
#include "invitation.h"
#include "model/appointment.h"
#include "model/contact.h"
#include "model/duplicate.h"
#include "model/interview.h"

enum { INVITATIONS_SLICE = 100, INVITATIONS_MOST = 200, INVITATIONS_TOLD = 20 };

enum invitation_act { INVITATION_LEFT, INVITATION_SAME, INVITATION_ADD, INVITATION_CHANGE, INVITATION_OFF };

struct invitation {
	struct calendar_item it;
	enum invitation_act act;
	int64_t contact_id, interview_id; /* 0: none */
};

struct invitations {
	struct desk *d;
	char *file;
	bool dry;
	struct calendar calendar;
	struct invitation *p;  /* what is to be done */
	size_t n, cap;
	size_t left, over;     /* told as left out; over before now */
	struct strings told;   /* an appointment each, as a sentence */
	const struct import_keys *keys;
	struct import_counts *counts;
	struct strings *said;
};

static void
invitation_done(struct invitation *p)
{
	calendar_item_done(&p->it);
	memset(p, 0, sizeof(*p));
}

/* ---- telling ---- */

static const char *
invitations_name(const struct invitations *v)
{
	const char *slash = strrchr(v->file, '/');

	return slash && slash[1] ? slash + 1 : v->file;
}

/* What is left out, and why; of many only the first. */
static void
invitation_left(struct invitations *v, int64_t line, const char *why)
{
	struct text t = { 0 };

	v->counts->bad++;
	if (v->left++ >= INVITATIONS_TOLD)
		return;
	text_addf(&t, "%s: line %" PRId64 ": %s", invitations_name(v), line, why);
	strings_add(v->said, text_str(&t));
	text_free(&t);
}

static void
invitations_left_more(struct invitations *v)
{
	struct text t = { 0 };

	if (v->left > INVITATIONS_TOLD) {
		text_addf(&t, count_form(v->left - INVITATIONS_TOLD, "%s: %zu more is left out too.",
			"%s: %zu more are left out too."), invitations_name(v), v->left - INVITATIONS_TOLD);
		strings_add(v->said, text_str(&t));
	}
	text_free(&t);
}

void
invitations_tell(const struct invitations *v, struct text *out)
{
	if (v->over)
		text_joinf(out, " ", count_form(v->over, "%zu is over already.", "%zu are over already."), v->over);
	for (size_t i = 0; i < v->told.n; i++)
		text_addf(out, "\n%s", v->told.s[i]);
}

const struct strings *
invitations_told(const struct invitations *v)
{
	return &v->told;
}

/* ---- whom it is with ---- */

struct invitation_match {
	const struct import_keys *keys;
	int64_t id;
};

static void
invitation_match_key(void *user, enum known_by by, uint64_t key)
{
	struct invitation_match *f = user;

	if (by == KNOWN_ADDRESS && !f->id)
		f->id = import_keys_get(f->keys, key);
}

static int64_t
invitation_by_address(const struct invitations *v, const struct calendar_item *it)
{
	struct invitation_match f = { v->keys, 0 };
	struct strings none = { 0 };

	for (size_t i = 0; !f.id && i < it->n_people; i++) {
		const struct known k = { 0, "", "", "", it->people[i].address, "", "" };

		known_keys(&k, &none, true, invitation_match_key, &f);
	}
	return f.id > 0 ? f.id : 0;
}

/* "Okafor, Maya" as "Maya Okafor". */
static char *
invitation_turned(const char *name)
{
	const char *comma = strchr(name, ',');
	struct text t = { 0 };

	if (comma) {
		text_addf(&t, "%s ", comma + 1 + blank_span(comma + 1));
		text_addn(&t, name, (size_t)(comma - name));
	}
	return text_take(&t);
}

static int64_t
invitation_by_name(const struct invitations *v, const struct calendar_item *it)
{
	int64_t id = 0;

	for (size_t i = 0; !id && i < it->n_people; i++) {
		char *turned = invitation_turned(it->people[i].name);

		id = store_contact_called(v->d->store, it->people[i].name);
		if (!id && turned)
			id = store_contact_called(v->d->store, turned);
		free(turned);
	}
	return id;
}

static int64_t
invitation_contact(const struct invitations *v, const struct calendar_item *it)
{
	int64_t id = v->d->store ? invitation_by_address(v, it) : 0;

	return id || !v->d->store ? id : invitation_by_name(v, it);
}

/* ---- what it does ---- */

static enum invitation_act
invitation_leave(struct invitations *v, const struct calendar_item *it, const char *why)
{
	invitation_left(v, it->line, why);
	return INVITATION_LEFT;
}

/* "nobody among your contacts is Maya Okafor <maya@example.org>: …" */
static enum invitation_act
invitation_nobody(struct invitations *v, const struct calendar_item *it)
{
	const struct calendar_person *who = it->n_people ? &it->people[0] : NULL;
	struct text t = { 0 };

	if (!who)
		text_addf(&t, "“%.60s” names nobody it is with, so it is left out.", it->summary);
	else
		text_addf(&t, "nobody of your contacts takes part in “%.60s”, which %.60s invites to: add them first.",
			it->summary, *who->name ? who->name : who->address);
	invitation_left(v, it->line, text_str(&t));
	text_free(&t);
	return INVITATION_LEFT;
}

/* Below 0: it is older than what is here; 0: the same; above: later. */
static int
invitation_version(const struct interview *i, const struct calendar_item *it)
{
	bool mine = !i->uid || !*i->uid;
	int64_t sequence = mine ? i->revision : i->sequence;

	if (strcmp(it->uid, i->uuid) == 0 && it->sequence == i->revision)
		return 0; /* as it went out */
	if (it->sequence != sequence)
		return it->sequence < sequence ? -1 : 1;
	if (mine || it->stamp_ms == i->stamp_ms ||
		(it->start_ms == i->scheduled_ms && it->minutes == i->agreed_minutes))
		return 0; /* written anew, and says the same */
	return it->stamp_ms < i->stamp_ms ? -1 : 1;
}

static enum invitation_act
invitation_again(struct invitations *v, const struct calendar_item *it, const struct interview *i)
{
	int version = invitation_version(i, it);

	if (i->started_ms)
		return version ? invitation_leave(v, it, "this conversation has been held; it stays as it was.")
		               : INVITATION_SAME;
	if (it->cancelled && !i->scheduled_ms)
		return INVITATION_SAME;
	if (version < 0)
		return invitation_leave(v, it, "a later version of this appointment is here already.");
	if (it->cancelled)
		return INVITATION_OFF;
	return version ? INVITATION_CHANGE : INVITATION_SAME;
}

/* An interview planned for them that has no time yet, or that very time by hand, is this one. */
static void
invitation_fits(struct invitations *v, struct invitation *p)
{
	struct interview i = { 0 };
	int64_t id = store_interview_planned(v->d->store, p->contact_id);

	if (id && store_interview_get(v->d->store, id, &i, NULL) && !i.started_ms && (!i.uid || !*i.uid) &&
		(!i.scheduled_ms || i.scheduled_ms == p->it.start_ms))
		p->interview_id = id;
	interview_done(&i);
}

/* Two programs invite to one conversation: the second is told apart by its link, if by anything. */
static bool
invitation_beside(struct invitations *v, struct invitation *p, enum invitation_act *act)
{
	int64_t id = store_interview_same(v->d->store, p->contact_id, p->it.start_ms);
	struct interview i = { 0 };
	bool beside = id && store_interview_get(v->d->store, id, &i, NULL) && *i.uid;

	if (beside) {
		bool adds = !*i.place && (*p->it.place || *p->it.link);

		*act = adds ? INVITATION_CHANGE : INVITATION_SAME;
		p->interview_id = id;
	}
	interview_done(&i);
	return beside;
}

static enum invitation_act
invitation_first(struct invitations *v, struct invitation *p)
{
	const struct calendar_item *it = &p->it;
	enum invitation_act act;

	if (it->start_ms + it->minutes * MINUTE_MS < v->d->now->wall_ms) {
		v->over++;
		return INVITATION_LEFT;
	}
	p->contact_id = invitation_contact(v, it);
	if (!p->contact_id)
		return invitation_nobody(v, it);
	if (invitation_beside(v, p, &act))
		return act;
	invitation_fits(v, p);
	return INVITATION_ADD;
}

static enum invitation_act
invitation_decide(struct invitations *v, struct invitation *p)
{
	const struct calendar_item *it = &p->it;
	struct interview i = { 0 };
	enum invitation_act act;

	if (it->answer)
		return invitation_leave(v, it, "this is an answer to an invitation and changes nothing here.");
	if (it->changed)
		return invitation_leave(v, it, "this is one time of an appointment that repeats, so it is left out.");
	p->interview_id = v->d->store && *it->uid ? store_interview_uid(v->d->store, it->uid) : 0;
	if (it->cancelled && !p->interview_id)
		return invitation_leave(v, it, "this takes off an appointment that is not here.");
	if (it->all_day && !it->cancelled)
		return invitation_leave(v, it, "this is for a whole day and has no hour, so it is left out.");
	if (p->interview_id && store_interview_get(v->d->store, p->interview_id, &i, NULL)) {
		p->contact_id = i.contact_id;
		act = invitation_again(v, it, &i);
	} else {
		act = invitation_first(v, p);
	}
	interview_done(&i);
	return act;
}

/* ---- reading ---- */

/* In the file twice: the later version counts. */
static struct invitation *
invitation_twice(struct invitations *v, const struct calendar_item *it)
{
	for (size_t i = 0; *it->uid && i < v->n; i++)
		if (strcmp(v->p[i].it.uid, it->uid) == 0)
			return &v->p[i];
	return NULL;
}

static bool
invitation_later(const struct calendar_item *a, const struct calendar_item *b)
{
	return a->sequence != b->sequence ? a->sequence > b->sequence : a->stamp_ms >= b->stamp_ms;
}

static void
invitation_take(struct invitations *v, struct invitation *p)
{
	struct invitation *other = invitation_twice(v, &p->it);

	v->counts->read++;
	if (other && !p->it.answer && !p->it.changed) {
		v->counts->twice++;
		if (!invitation_later(&p->it, &other->it))
			return;
		struct invitation swap = *other;
		*other = *p;
		*p = swap;
		return;
	}
	if (v->n >= INVITATIONS_MOST) {
		invitation_left(v, p->it.line, "there are too many appointments in one file.");
		return;
	}
	struct invitation *to = list_more(&v->p, &v->n, &v->cap, sizeof(*to));
	*to = *p;
	memset(p, 0, sizeof(*p));
}

/* What is over, or with nobody, is not kept: a whole calendar may be long. */
static void
invitation_read(struct invitations *v, struct invitation *p, const struct err *why)
{
	if (why->text[0]) {
		invitation_left(v, p->it.line, why->text);
		return;
	}
	p->act = invitation_decide(v, p);
	if (p->act == INVITATION_SAME)
		v->counts->same++;
	else if (p->act != INVITATION_LEFT)
		invitation_take(v, p);
}

static bool
invitations_read(struct invitations *v, bool *more, struct err *e)
{
	*more = true;
	for (int i = 0; *more && i < INVITATIONS_SLICE; i++) {
		struct invitation p = { 0 };
		struct err why = { 0 };

		*more = calendar_next(&v->calendar, &p.it, &why);
		if (*more)
			invitation_read(v, &p, &why);
		invitation_done(&p);
	}
	if (!*more && v->calendar.in.refused)
		return err_set(e, "%s could not be read to its end: %s.", v->file, strerror(v->calendar.in.refused));
	if (!*more && !v->calendar.calendar)
		return err_set(e, "%s is not a calendar: it has no BEGIN:VCALENDAR.", v->file);
	return true;
}

/* ---- as an interview ---- */

static bool
invitation_is_number(const char *place)
{
	size_t digits = 0;

	if (strncmp(place, "tel:", 4) == 0)
		return true;
	for (const char *c = place; *c; c++) {
		if (!strchr("0123456789+-() ./", *c))
			return false;
		digits += *c >= '0' && *c <= '9';
	}
	return digits >= 6;
}

/* A place that says no more than that there is a link. */
static bool
invitation_is_online(const char *place)
{
	static const char *const words[] = { "microsoft teams", "zoom", "google meet", "webex", "online", "video",
		"skype", "https://", "http://", "facetime" };

	for (size_t i = 0; i < LEN(words); i++)
		if (utf8_has_folded(place, words[i]))
			return true;
	return !*place;
}

static void
invitation_place(const struct calendar_item *it, struct interview *i)
{
	bool online = *it->link && invitation_is_online(it->place);
	struct text place = { 0 };

	text_addf(&place, "%s%s%s", online ? "" : it->place, !online && *it->link ? ", " : "", it->link);
	if (place.n)
		mem_set(&i->place, text_str(&place));
	if (online)
		mem_set(&i->channel, "video");
	else if (*it->place)
		mem_set(&i->channel, invitation_is_number(it->place) ? "phone"
			: invitation_is_online(it->place) ? "video" : "in person");
	text_free(&place);
}

/* The interview as it will be. */
static bool
invitation_interview(struct invitations *v, const struct invitation *p, struct interview *i, struct err *e)
{
	const struct calendar_item *it = &p->it;

	if (p->interview_id) {
		if (!store_interview_get(v->d->store, p->interview_id, i, e))
			return false;
	} else {
		i->contact_id = p->contact_id;
		i->kind = interview_kind_for(v->d, p->contact_id);
		i->agreed_minutes = v->d->config.agreed_minutes;
		i->speed = 1;
	}
	if (!i->uid || !*i->uid)
		mem_set(&i->uid, it->uid);
	if (strcmp(i->uid, it->uid) == 0) {
		i->sequence = it->sequence;
		i->stamp_ms = it->stamp_ms;
	}
	i->scheduled_ms = p->act == INVITATION_OFF ? 0 : it->start_ms;
	if (p->act == INVITATION_OFF)
		return true;
	mem_set(&i->zone, it->zone);
	if (it->minutes > 0 && it->minutes <= MINUTES_MOST)
		i->agreed_minutes = it->minutes;
	invitation_place(it, i);
	return true;
}

/* ---- told, one appointment a line ---- */

static void
invitation_when(const struct invitations *v, const struct interview *i, int64_t ms, struct text *out)
{
	appointment_text(out, ms, v->d->now->wall_ms, v->d->config.zone,
		i->theirs && *i->theirs ? i->theirs : i->zone);
}

static void
invitation_sentence(struct text *out, const char *s)
{
	if (out->n)
		text_addc(out, ' ');
	text_add(out, s);
}

static void
invitation_tell_more(struct invitations *v, const struct invitation *p, const struct interview *i, struct text *t)
{
	struct text more = { 0 };

	if (p->it.repeats)
		invitation_sentence(t, _("It repeats: only the first time is taken."));
	if (p->it.floating && *p->it.zone_said)
		text_addf(&more, "Its time zone “%.60s” is not known, so the hour is taken as yours.", p->it.zone_said);
	else if (p->it.floating)
		text_addf(&more, "It says no time zone, so the hour is taken as yours.");
	if (more.n)
		invitation_sentence(t, text_str(&more));
	text_clear(&more);
	appointment_conflict(v->d, i, &more);
	if (more.n)
		invitation_sentence(t, text_str(&more));
	text_free(&more);
}

static void
invitation_tell(struct invitations *v, const struct invitation *p, const struct interview *i, int64_t was_ms,
	const char *name)
{
	struct text t = { 0 }, was = { 0 }, is = { 0 }, length = { 0 };

	if (was_ms)
		invitation_when(v, i, was_ms, &was);
	if (i->scheduled_ms)
		invitation_when(v, i, i->scheduled_ms, &is);
	count_text(&length, (size_t)i->agreed_minutes, "minute", "minutes");
	if (p->act == INVITATION_OFF)
		text_addf(&t, "%s: cancelled, so %s is taken off; the plan stays.", name, text_str(&was));
	else if (was_ms && was_ms != i->scheduled_ms)
		text_addf(&t, "%s: moved from %s to %s.", name, text_str(&was), text_str(&is));
	else
		text_addf(&t, "%s: %s, %s%s%s.", name, text_str(&is), text_str(&length),
			i->channel && *i->channel ? ", " : "", i->channel ? i->channel : "");
	if (p->act != INVITATION_OFF)
		invitation_tell_more(v, p, i, &t);
	strings_add(&v->told, text_str(&t));
	text_free(&t);
	text_free(&was);
	text_free(&is);
	text_free(&length);
}

/* ---- done ---- */

static int64_t
invitation_was(const struct invitations *v, const struct invitation *p)
{
	struct interview i = { 0 };
	int64_t ms = p->interview_id && store_interview_get(v->d->store, p->interview_id, &i, NULL) ? i.scheduled_ms : 0;

	interview_done(&i);
	return ms;
}

static bool
invitation_make(struct invitations *v, const struct invitation *p, struct err *e)
{
	struct interview i = { 0 };
	struct contact c = { 0 };
	int64_t was_ms = invitation_was(v, p);
	bool good = invitation_interview(v, p, &i, e);

	if (good && p->contact_id)
		good = store_contact_get(v->d->store, p->contact_id, &c, e);
	if (good && !i.theirs && c.zone)
		mem_set(&i.theirs, c.zone);
	if (good)
		invitation_tell(v, p, &i, was_ms, name_or(c.name));
	good = good && (v->dry || interview_schedule(v->d, &i, e));
	interview_done(&i);
	contact_done(&c);
	return good;
}

static void
invitations_count(struct invitations *v)
{
	for (size_t i = 0; i < v->n; i++) {
		v->counts->added += v->p[i].act == INVITATION_ADD;
		v->counts->changed += v->p[i].act != INVITATION_ADD;
	}
}

static void
invitations_label(const struct invitations *v, struct text *out)
{
	const struct import_counts *n = v->counts;

	struct text counts = { 0 };

	if (n->added)
		text_addf(&counts, "%zu new", n->added);
	if (n->changed)
		text_joinf(&counts, ", ", "%zu changed", n->changed);
	text_addf(out, "import of %.60s: %s", invitations_name(v), text_str(&counts));
	text_free(&counts);
}

static bool
invitations_make(struct invitations *v, struct err *e)
{
	struct text label = { 0 };
	bool good = true;

	invitations_count(v);
	invitations_label(v, &label);
	if (v->n && !v->dry)
		good = store_begin(v->d->store, 0, text_str(&label), e);
	text_free(&label);
	if (!good)
		return false;
	for (size_t i = 0; good && i < v->n; i++)
		good = invitation_make(v, &v->p[i], e);
	if (v->n && !v->dry)
		good = store_done(v->d->store, good, good ? e : NULL) && good;
	return good;
}

bool
invitations_step(struct invitations *v, const struct import_keys *keys, struct import_counts *n, bool *ended,
	struct strings *said, struct err *e)
{
	bool more;

	v->keys = keys;
	v->counts = n;
	v->said = said;
	*ended = false;
	if (!invitations_read(v, &more, e))
		return false;
	if (more)
		return true;
	invitations_left_more(v);
	*ended = invitations_make(v, e);
	return *ended;
}

struct invitations *
invitations_open(struct desk *d, const char *file, bool dry, struct err *e)
{
	struct invitations *v = mem_new(1, sizeof(*v));

	v->d = d;
	v->file = mem_str(file);
	v->dry = dry;
	if (calendar_open(&v->calendar, file, d->config.zone, e))
		return v;
	invitations_free(v);
	return NULL;
}

void
invitations_free(struct invitations *v)
{
	if (!v)
		return;
	for (size_t i = 0; i < v->n; i++)
		invitation_done(&v->p[i]);
	free(v->p);
	calendar_done(&v->calendar);
	strings_free(&v->told);
	free(v->file);
	free(v);
}

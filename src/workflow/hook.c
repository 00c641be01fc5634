/*
 * hook.c: commands of a person's own. A command is a list of words and no shell sees it; it is
 * started and left alone, outside calls only, and its end is looked at without waiting.
 */
#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base_child.h"
#include "model/call.h"
#include "workflow.h"

enum { HOOK_LOOK_MS = 60 * 1000, HOOK_TICK_MS = 1000 };

/* One that waits (pid 0) or runs. */
struct hook_run {
	enum hook hook;
	int64_t interview_id;
	char uuid[UUID_SIZE];
	pid_t pid;
};

struct hooks {
	struct hook_run *run;
	size_t n, cap;
	int64_t looked_ms, ticked_ms; /* by the boot clock; 0: not yet */
};

/* The words of a hook's command; NULL: none is set. */
static const char *
hook_command(const struct desk *d, enum hook h)
{
	const struct pairs *p = &d->config.hooks;

	for (size_t i = 0; i < p->names.n; i++)
		if (strcmp(p->names.s[i], hook_names[h]) == 0)
			return p->values.s[i];
	return NULL;
}

static struct hooks *
hooks_of(struct desk *d)
{
	if (!d->hooks)
		d->hooks = mem_new(1, sizeof(*d->hooks));
	return d->hooks;
}

/* ---- what waits ---- */

static bool
hook_waits(const struct hooks *l, enum hook h, int64_t interview_id)
{
	for (size_t i = 0; i < l->n; i++)
		if (l->run[i].hook == h && l->run[i].interview_id == interview_id)
			return true;
	return false;
}

void
hook_wants(struct desk *d, enum hook h, const struct interview *i)
{
	if (!hook_command(d, h) || i->practice || hook_waits(hooks_of(d), h, i->id))
		return;
	struct hooks *l = hooks_of(d);
	struct hook_run *to = list_more(&l->run, &l->n, &l->cap, sizeof(*to));

	*to = (struct hook_run){ .hook = h, .interview_id = i->id };
	memcpy(to->uuid, i->uuid, UUID_SIZE);
}

void
hook_debrief(struct desk *d, int64_t interview_id)
{
	struct interview i = { 0 };
	struct due_row r = { 0 };
	struct text id = { 0 };

	if (!hook_command(d, HOOK_AFTER_DEBRIEF) || !store_interview_get(d->store, interview_id, &i, NULL))
		return;
	text_addf(&id, "debrief:%s", i.uuid);
	bool left = store_due_find(d->store, text_str(&id), &r, NULL) && r.due.open;
	if (!left && i.ended_ms)
		hook_wants(d, HOOK_AFTER_DEBRIEF, &i);
	due_row_done(&r);
	text_free(&id);
	interview_done(&i);
}

struct hook_looking {
	struct desk *d;
	int64_t end_ms; /* of the day */
};

static bool
hook_take_thanks(void *user, const struct due_row *r)
{
	struct hook_looking *k = user;
	struct interview i = { 0 };

	if (r->due.due_ms < k->end_ms && r->due.open &&
		store_interview_get(k->d->store, r->due.interview_id, &i, NULL))
		hook_wants(k->d, HOOK_THANKS_DUE, &i);
	interview_done(&i);
	return true;
}

void
hooks_look(struct desk *d)
{
	int64_t now_ms = d->now->wall_ms;
	const char *zone = d->config.zone;
	struct hook_looking k = { .d = d,
		.end_ms = time_day_start(time_day_add(time_day(now_ms, zone), 1), zone) };
	const struct due_wish w = { .kind = DUE_THANKS, .shown_ms = now_ms };

	if (!d->store || !hook_command(d, HOOK_THANKS_DUE))
		return;
	hooks_of(d)->looked_ms = d->now->boot_ms;
	store_due_each(d->store, &w, hook_take_thanks, &k, NULL);
}

/* ---- what runs ---- */

static void
hook_say(struct strings *failed, enum hook h, const char *why)
{
	struct text s = { 0 };

	text_addf(&s, N_("The hook %s failed: %s"), hook_names[h], why);
	strings_add(failed, text_str(&s));
	text_free(&s);
}

/* Once an interview, by whichever program comes first. */
static bool
hook_first(struct desk *d, const struct hook_run *r)
{
	struct text key = { 0 };

	text_addf(&key, "hook:%s:%s", hook_names[r->hook], r->uuid);
	bool first = store_mark_once(d->store, text_str(&key));
	text_free(&key);
	return first;
}

static void
hook_start(struct desk *d, struct hook_run *r, struct strings *failed)
{
	struct strings words = { 0 };
	const char *command = hook_command(d, r->hook);
	struct text id = { 0 };

	strings_split(&words, command ? command : "", SETTING_BETWEEN);
	text_addf(&id, "%" PRId64, r->interview_id);
	strings_add(&words, text_str(&id));
	const char **argv = mem_new(words.n + 1, sizeof(*argv));
	for (size_t i = 0; i < words.n; i++)
		argv[i] = words.s[i];
	r->pid = words.n > 1 ? child_leave(argv) : 0;
	if (!r->pid && words.n > 1) {
		text_clear(&id);
		text_addf(&id, "%s: %s.", words.s[0], strerror(errno));
		hook_say(failed, r->hook, text_str(&id));
	}
	free(argv);
	text_free(&id);
	strings_free(&words);
}

/* Has it ended? What it ended with is told unless that is 0. */
static bool
hook_ended(const struct hook_run *r, struct strings *failed)
{
	struct text why = { 0 };
	int code;

	if (!child_ended(r->pid, &code))
		return false;
	if (code > 0)
		text_addf(&why, "it ended with status %d.", code);
	else if (code < 0)
		text_addf(&why, "a signal ended it.");
	if (why.n)
		hook_say(failed, r->hook, text_str(&why));
	text_free(&why);
	return true;
}

static void
hooks_run(struct desk *d, struct hooks *l, struct strings *failed)
{
	size_t kept = 0;

	for (size_t i = 0; i < l->n; i++) {
		struct hook_run *r = &l->run[i];
		bool waits = !r->pid;
		if (waits && hook_first(d, r))
			hook_start(d, r, failed);
		if (r->pid && (waits || !hook_ended(r, failed)))
			l->run[kept++] = *r;
	}
	l->n = kept;
}

static bool
hooks_rest(struct hooks *l, int64_t boot_ms)
{
	bool rest = l->ticked_ms && boot_ms - l->ticked_ms < HOOK_TICK_MS;

	l->ticked_ms = rest ? l->ticked_ms : boot_ms;
	return rest;
}

void
hooks_tick(struct desk *d, struct strings *failed)
{
	if (!d->store || (!d->config.hooks.names.n && !d->hooks))
		return;
	struct hooks *l = hooks_of(d);
	int64_t boot_ms = d->now->boot_ms;

	if (hooks_rest(l, boot_ms) || store_interview_running(d->store, -1))
		return;
	if (!l->looked_ms || boot_ms - l->looked_ms >= HOOK_LOOK_MS)
		hooks_look(d);
	hooks_run(d, l, failed);
}

void
hooks_now(struct desk *d, struct strings *failed)
{
	if (d->hooks && d->store && !store_interview_running(d->store, -1))
		hooks_run(d, d->hooks, failed);
}

int64_t
hooks_due(const struct desk *d)
{
	if (d->hooks && d->hooks->n)
		return HOOK_TICK_MS;
	return hook_command(d, HOOK_THANKS_DUE) ? HOOK_LOOK_MS : -1;
}

void
hooks_done(struct desk *d)
{
	if (d->hooks)
		free(d->hooks->run);
	free(d->hooks);
	d->hooks = NULL;
}

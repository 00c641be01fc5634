/* A desk for tests, at an empty workbook of its own. */
#include <check.h>
#include <string.h>

#include "desk_temp.h"
#include "model/contact.h"

static struct moment desk_now;

void
temp_desk(struct desk *d)
{
	temp_new();
	memset(d, 0, sizeof(*d));
	desk_now = (struct moment){ .wall_ms = TEMP_WALL, .boot_id = "boot" };
	d->store = temp_store(0);
	d->now = &desk_now;
	config_init(&d->config);
}

void
temp_desk_done(struct desk *d)
{
	desk_done(d);
	temp_done();
}

int64_t
temp_contact_at(struct desk *d, const char *name, enum stage stage)
{
	struct contact c = { .name = mem_str(name), .stage = stage };
	struct err e = { 0 };

	ck_assert_msg(store_contact_save(d->store, &c, &e), "%s", e.text);
	int64_t id = c.id;
	contact_done(&c);
	return id;
}

enum stage
temp_stage(struct desk *d, int64_t contact_id)
{
	struct contact c = { 0 };
	struct err e = { 0 };

	ck_assert_msg(store_contact_get(d->store, contact_id, &c, &e), "%s", e.text);
	enum stage stage = c.stage;
	contact_done(&c);
	return stage;
}

int64_t
temp_held(struct desk *d, int64_t contact_id, int minutes)
{
	int64_t id = temp_interview(d->store, contact_id);

	temp_clock(d->store, id, CLOCK_START, 0);
	temp_clock(d->store, id, CLOCK_END, minutes * MINUTE_MS);
	return id;
}

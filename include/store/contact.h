/*
 * store/contact.h: contacts, who led to whom, and what other programs know of them.
 */
#ifndef HALFHOUR_STORE_CONTACT_H
#define HALFHOUR_STORE_CONTACT_H

#include "model/stage.h"

struct circle;
struct contact;
struct interview;
struct store;

/* A `referrer` that was only typed (referrer_id 0) is found: the number or a part of the name;
 * e names the candidates. Its whole name takes the place of what was typed. */
bool store_contact_referrer(struct store *s, struct contact *c, struct err *e);
/* id 0: adds; sets id, revision; finds the referrer first. */
bool store_contact_save(struct store *s, struct contact *c, struct err *e);
/* The only one of that name, however it was typed; 0: nobody, or several. */
int64_t store_contact_called(struct store *s, const char *name);
/* Who has this name at this organisation (or none) already, however it was typed; 0: nobody. */
int64_t store_contact_same(struct store *s, const char *name, const char *organisation);
bool store_contact_get(struct store *s, int64_t id, struct contact *out, struct err *e);
/* How one came to them; of nobody it is "other". */
enum path store_contact_path(struct store *s, int64_t id);
/* To the stage where a talk with them leads: scheduled, talked. Those who are further stay there. */
bool store_contact_comes_to(struct store *s, int64_t id, enum stage to, struct err *e);
/* With its interviews. */
bool store_contact_delete(struct store *s, int64_t id, struct err *e);
/* An id, or an unambiguous part of a name; e names the candidates. 0: none. */
int64_t store_contact_find(struct store *s, const char *who, struct err *e);
/* All of them in the screen's order, narrowed: for --json. */
bool store_contact_each(struct store *s, const char *words,
	bool (*each)(void *user, const struct contact *c), void *user, struct err *e);
/* The same with what a line of a list says: id, name, organisation, role, stage and path. */
bool store_contact_each_brief(struct store *s, const char *words,
	bool (*each)(void *user, const struct contact *c), void *user, struct err *e);
/* Those whom this contact named. */
bool store_contact_named_by(struct store *s, int64_t referrer_id,
	bool (*each)(void *user, const struct contact *c), void *user, struct err *e);

/* Everybody and every call that was held (model/circle.h), as it is now; `out` is zeroed or
 * was read before. Months are of the zone, which is borrowed. */
bool store_circle(struct store *s, const char *zone, int64_t now_ms, struct circle *out,
	struct err *e);

/* Lines of a card that came in with somebody and no field holds ("BDAY:1990-01-02"), each ended by
 * a newline; replaces `out`. */
void store_kept_get(struct store *s, int64_t contact_id, struct text *out);
bool store_kept_set(struct store *s, int64_t contact_id, const char *lines, struct err *e);
/* How the columns under that header were matched last; no step of undo. False: never. */
bool store_column_map(struct store *s, const char *header, struct text *map);
bool store_column_map_set(struct store *s, const char *header, const char *map, struct err *e);
/* Nobody has this UUID, shown or hidden. */
bool store_contact_uuid_free(struct store *s, const char *uuid);
/* Who of an open batch has this name; 0: nobody. */
int64_t store_batch_contact(struct store *s, int64_t batch_id, const char *name);
/* The next `most` who are shown, by number, and what they are known again by (model/duplicate.h).
 * *after is the last one's number, and then that of this last one; 0: there are no more. */
struct known;
bool store_known_some(struct store *s, int64_t *after, size_t most, void (*each)(void *user, const struct known *k),
	void *user, struct err *e);

#endif

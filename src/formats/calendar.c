/* Calendars in: a file taken apart into appointments by its lines, so that a damaged one stops no
 * other; ics.c reads each. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "ics.h"

/* ---- lines ---- */

struct calendar_line {
	const char *s;  /* in the buffer, until the next one */
	size_t n;       /* without its end */
};

static bool
calendar_more(struct calendar *c)
{
	text_remove(&c->buffer, 0, c->at);
	c->at = 0;
	c->large = c->large || c->in.done >= CALENDAR_FILE_MAX;
	c->ended = c->ended || c->large || !incoming_more(&c->in, &c->buffer);
	return !c->ended;
}

/* False: there is no more. */
static bool
calendar_line(struct calendar *c, struct calendar_line *l)
{
	const char *end = NULL;
	size_t looked = c->at;

	do {
		end = c->buffer.n > looked ? memchr(c->buffer.s + looked, '\n', c->buffer.n - looked) : NULL;
		looked = c->buffer.n - c->at;
	} while (!end && calendar_more(c));
	if (c->at == c->buffer.n)
		return false;
	l->s = c->buffer.s + c->at;
	l->n = end ? (size_t)(end - l->s) : c->buffer.n - c->at;
	c->was = c->at;
	c->at += l->n + (end != NULL);
	while (l->n && l->s[l->n - 1] == '\r')
		l->n--;
	c->line++;
	return true;
}

/* The last line will come once more. */
static void
calendar_again(struct calendar *c)
{
	c->at = c->was;
	c->line--;
}

/* "BEGIN:VEVENT" of BEGIN: what follows the colon, in `word`. */
static bool
calendar_word(const struct calendar_line *l, const char *name, char word[24])
{
	size_t n = strlen(name), k = 0;

	if (l->n <= n || strncasecmp(l->s, name, n) != 0 || l->s[n] != ':')
		return false;
	for (size_t i = n + 1; i < l->n && k < 23 && (unsigned char)l->s[i] > 0x20; i++)
		word[k++] = l->s[i];
	word[k] = '\0';
	return true;
}

/* ---- one part: an appointment, a zone, or what else there may be ---- */

struct calendar_part {
	char name[24];
	int64_t line;
	struct text lines;
	char inner[CALENDAR_DEPTH_MAX][24];
	int depth;           /* parts that are open in it */
	bool large, deep, cut; /* over a limit; ended by something else than its END */
};

static void
calendar_keep(struct calendar_part *p, const struct calendar_line *l)
{
	p->large = p->large || p->lines.n + l->n + 2 > CALENDAR_ITEM_MAX;
	if (p->large)
		return;
	text_addn(&p->lines, l->s, l->n);
	text_add(&p->lines, "\r\n");
}

static void
calendar_open_inner(struct calendar_part *p, const char *word)
{
	if (p->depth < CALENDAR_DEPTH_MAX)
		memcpy(p->inner[p->depth], word, 24);
	else
		p->deep = true;
	p->depth++;
}

/* Does this line end the part? What ends a part around it, or begins its like, cuts it off. */
static bool
calendar_ends(struct calendar_part *p, const struct calendar_line *l)
{
	char word[24];

	if (calendar_word(l, "BEGIN", word)) {
		p->cut = strcasecmp(word, p->name) == 0 || strcasecmp(word, "VCALENDAR") == 0;
		if (!p->cut)
			calendar_open_inner(p, word);
	} else if (calendar_word(l, "END", word)) {
		if (!p->depth)
			p->cut = strcasecmp(word, p->name) != 0;
		else if (p->depth > CALENDAR_DEPTH_MAX || strcasecmp(word, p->inner[p->depth - 1]) == 0)
			return p->depth--, false;
		else
			p->cut = true;
		return true;
	}
	return p->cut;
}

/* From behind its BEGIN to its END. A line that cuts it off is read again. */
static void
calendar_part(struct calendar *c, struct calendar_part *p)
{
	struct calendar_line l;

	text_addf(&p->lines, "BEGIN:%s\r\n", p->name);
	p->cut = true; /* unless an END comes */
	while (calendar_line(c, &l)) {
		p->cut = false;
		bool ends = calendar_ends(p, &l);
		if (p->cut) {
			calendar_again(c);
			return;
		}
		calendar_keep(p, &l);
		if (ends)
			return;
		p->cut = true;
	}
}

static bool
calendar_whole(const struct calendar_part *p, struct err *why)
{
	if (p->cut)
		return err_set(why, "the appointment that begins here has no end, so it is left out.");
	if (p->large)
		return err_set(why, "this appointment is larger than %d MiB, so it is left out.",
			CALENDAR_ITEM_MAX / 1024 / 1024);
	return !p->deep || err_set(why, "this appointment has too many parts within each other, so it is left out.");
}

/* ---- the file ---- */

static void
calendar_zone(struct calendar *c, const struct calendar_part *p)
{
	if (!p->cut && !p->large && !p->deep && c->zones.n < CALENDAR_ZONES_MAX)
		strings_add(&c->zones, text_str(&p->lines));
}

/* A line of the file itself. */
static void
calendar_head(struct calendar *c, const struct calendar_line *l)
{
	static const char zone[] = "X-WR-TIMEZONE:";
	char word[24];

	if (calendar_word(l, "METHOD", word))
		memcpy(c->method, word, sizeof(word));
	if (l->n > sizeof(zone) - 1 && strncasecmp(l->s, zone, sizeof(zone) - 1) == 0) {
		char *said = mem_strn(l->s + sizeof(zone) - 1, l->n - (sizeof(zone) - 1));

		if (*said && zone_known(said))
			mem_set(&c->default_zone, said);
		free(said);
	}
}

static void
calendar_begins(struct calendar *c)
{
	c->calendar = true;
	c->method[0] = '\0';
	mem_set(&c->default_zone, NULL);
	strings_free(&c->zones);
}

/* What the whole file says of it: it is taken off, or it is no invitation. */
static void
calendar_said(const struct calendar *c, struct calendar_item *it)
{
	it->cancelled = it->cancelled || strcasecmp(c->method, "CANCEL") == 0;
	it->answer = strcasecmp(c->method, "REPLY") == 0 || strcasecmp(c->method, "COUNTER") == 0 ||
		strcasecmp(c->method, "REFRESH") == 0 || strcasecmp(c->method, "DECLINECOUNTER") == 0;
}

static void
calendar_event(struct calendar *c, const struct calendar_part *p, struct calendar_item *it, struct err *why)
{
	it->line = p->line;
	if (calendar_whole(p, why) && ics_read(text_str(&p->lines), c, it, why))
		calendar_said(c, it);
}

bool
calendar_next(struct calendar *c, struct calendar_item *it, struct err *why)
{
	struct calendar_line l;
	bool found = false;

	while (!found && calendar_line(c, &l)) {
		struct calendar_part p = { .line = c->line };

		if (!calendar_word(&l, "BEGIN", p.name)) {
			calendar_head(c, &l);
			continue;
		}
		if (strcasecmp(p.name, "VCALENDAR") == 0) {
			calendar_begins(c);
			continue;
		}
		calendar_part(c, &p);
		found = strcasecmp(p.name, "VEVENT") == 0;
		if (found)
			calendar_event(c, &p, it, why);
		else if (strcasecmp(p.name, "VTIMEZONE") == 0)
			calendar_zone(c, &p);
		text_free(&p.lines);
	}
	return found;
}

bool
calendar_open(struct calendar *c, const char *path, const char *mine, struct err *e)
{
	memset(c, 0, sizeof(*c));
	c->mine = mem_str(mine ? mine : "");
	if (calendar_usable(e) && incoming_open(&c->in, path, e))
		return true;
	calendar_done(c);
	return false;
}

void
calendar_memory(struct calendar *c, const char *s, size_t n, const char *mine)
{
	memset(c, 0, sizeof(*c));
	c->mine = mem_str(mine ? mine : "");
	incoming_memory(&c->in, s, n);
}

void
calendar_item_done(struct calendar_item *it)
{
	for (size_t i = 0; i < it->n_people; i++) {
		free(it->people[i].name);
		free(it->people[i].address);
	}
	free(it->people);
	free(it->uid);
	free(it->zone_said);
	free(it->zone);
	free(it->summary);
	free(it->place);
	free(it->link);
	memset(it, 0, sizeof(*it));
}

void
calendar_done(struct calendar *c)
{
	incoming_done(&c->in);
	text_free(&c->buffer);
	strings_free(&c->zones);
	free(c->mine);
	free(c->default_zone);
	memset(c, 0, sizeof(*c));
}

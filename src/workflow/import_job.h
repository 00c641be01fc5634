/*
 * import_job.h: what the files of an import share: the job, and somebody in the file. import.c is
 * the job from its opening to its end, import_record.c reads, import_known.c knows who is there
 * already, import_join.c joins what the file says with what is here, import_everything.c takes
 * another workbook in.
 */
#ifndef HALFHOUR_WORKFLOW_IMPORT_JOB_H
#define HALFHOUR_WORKFLOW_IMPORT_JOB_H

#include "formats_contacts.h"
#include "import_keys.h"
#include "invitation.h"
#include "model/duplicate.h"
#include "model/import_map.h"
#include "workflow.h"

enum import_as { IMPORT_VCARD, IMPORT_LINKEDIN, IMPORT_GOOGLE, IMPORT_OUTLOOK, IMPORT_CSV,
	IMPORT_ICS, IMPORT_JSON, N_IMPORT_AS };

/* Somebody in the file. */
struct newcomer {
	struct contact c;
	struct text kept;    /* lines of their card that no field holds */
	int64_t line;
	int64_t of;          /* the contact that gets what is missing; 0: new */
};

struct newcomers {
	struct newcomer *p;
	size_t n, cap;
};

/* A field for which it is turned whose value counts. */
struct import_turn {
	int64_t line;        /* 0: each */
	uint64_t field;      /* its bit: contact_field_bit */
};

struct import {
	struct desk *d;
	char *file;
	enum import_as as;
	bool dry, theirs, read, ended;
	struct import_turn *turned;
	size_t n_turned, cap_turned;
	struct csv csv;
	struct strings header, sample;
	struct column_map map;
	struct vcard vcard;
	struct vcard_card card;
	struct import_keys keys; /* of the workbook and of what was stored; those of a dry run are -1's */
	bool known;          /* all of the workbook are among them */
	int64_t known_to;    /* contacts up to this one */
	int64_t last;        /* of those: who has a greater number came from this file */
	struct newcomers slice;
	struct import_key *slice_keys; /* of those in the slice, who have no number yet: -1 the first … */
	size_t n_slice_keys, cap_slice_keys;
	struct store_scratch *later; /* who changes somebody, when all is read */
	struct json_rows rows; /* everything of another workbook */
	struct store_loading *loading;
	bool begun;          /* what was taken back before is removed */
	struct invitations *invitations; /* of a calendar; NULL: it is none */
	int64_t batch;       /* 0: none yet */
	struct import_counts n;
	struct import_differ *differs;
	size_t n_differs, cap_differs;
	struct strings *said;
};

/* ---- telling (import_say.c) ---- */

const char *import_file_name(const struct import *m); /* without its folder */
void import_say(struct import *m, int64_t line, const char *what); /* 0: no line */
void import_say_bad(struct import *m, int64_t line, const char *why); /* and counts it */

/* ---- a record (import_record.c) ---- */

void newcomer_done(struct newcomer *p);
void newcomers_clear(struct newcomers *l);
void newcomers_add(struct newcomers *l, struct newcomer *p); /* takes it over */
/* The next of a table or of cards. False: there is no more. What cannot be read is told, and its
 * name stays NULL. */
bool import_record_read(struct import *m, struct newcomer *p);
/* What waits in a queue until all is read: its fields, its line and whom it changes. */
bool newcomer_wait(struct store_scratch **x, const struct newcomer *p, struct err *e);
bool newcomer_next(struct store_scratch *x, struct newcomer *p, struct err *e); /* false: none, or e */

/* ---- who is there already (import_known.c) ---- */

/* Some more keys of the workbook. */
bool import_known_read(struct import *m, struct err *e);
/* Somebody new, the last of the slice or stored by now. */
void import_known_slice(struct import *m, const struct newcomer *p);
void import_known_add(struct import *m, const struct newcomer *p, int64_t id);
/* Of a contact; negative: which of the slice, from 1; 0: nobody. */
int64_t import_known_find(struct import *m, const struct newcomer *p);

/* ---- joined with who is there (import_join.c) ---- */

/* "role", "12:role". */
bool import_turned_read(struct import *m, const struct import_wish *w, struct err *e);
/* Somebody of the workbook: what the file adds is told and counted, and waits to be changed. */
bool import_join_there(struct import *m, struct newcomer *p, struct err *e);
/* Two of the file that are the same, before either is stored. */
void import_join_twice(struct import *m, struct newcomer *with, const struct newcomer *p);
/* The changes of a slice, as part of the import's step of undo; *more: there may be others. */
bool import_change(struct import *m, bool *more, struct err *e);
void import_label(const struct import *m, struct text *out);
bool import_begin(struct import *m, struct err *e); /* its batch, unless it has one */

/* ---- everything of another workbook (import_everything.c) ---- */

/* A slice of it; *ended: all is in the batch. */
bool import_everything(struct import *m, bool *ended, struct err *e);
void import_everything_done(struct import *m);

#endif

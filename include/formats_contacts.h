/*
 * formats_contacts.h: people in the files of other programs: CSV and vCard. A file
 * is read piece by piece, so that what a reader holds is one record, whatever the
 * file's size; what is wrong with one record is said with its line, and the next
 * one is read.
 */
#ifndef HALFHOUR_FORMATS_CONTACTS_H
#define HALFHOUR_FORMATS_CONTACTS_H

#include "base.h"

struct contact;

/* ---- a file as UTF-8 (incoming.c) ---- */

enum encoding { ENCODING_UTF8, ENCODING_UTF16_LE, ENCODING_UTF16_BE, ENCODING_WINDOWS_1252,
	ENCODING_RAW /* set by a reader that decodes by itself: bytes as they are */ };

/* What is read of a file or of memory, as UTF-8. Its encoding is told by its first 64 KiB; a
 * byte that is no UTF-8 further on is taken for Windows-1252. */
struct incoming {
	bool file;           /* else memory */
	int fd;
	const char *mem;     /* borrowed */
	size_t mem_n;
	enum encoding encoding;
	struct text raw;     /* bytes read and not decoded: at most a piece, and a cut character */
	bool ended;          /* nothing more to be read */
	int64_t size;        /* of the whole, in bytes; 0: not known */
	int64_t done;        /* bytes decoded so far */
	int refused;         /* errno of the reading that failed; 0: none */
};

enum { INCOMING_PIECE = 64 * 1024 };

/* A regular file. False: e says why it cannot be read. */
bool incoming_open(struct incoming *in, const char *path, struct err *e);
void incoming_memory(struct incoming *in, const char *s, size_t n); /* borrowed */
/* Adds the next piece to `out`; false: there is no more. */
bool incoming_more(struct incoming *in, struct text *out);
void incoming_done(struct incoming *in);
/* Bytes that are UTF-8, or else Windows-1252, as UTF-8. */
void incoming_text(struct text *out, const char *s, size_t n);

/* ---- CSV in (csv.c) ---- */

enum { CSV_RECORD_MAX = 1024 * 1024 }; /* bytes; a longer one has lost a quotation mark */

/* As it lies in the reader until the next record; not ended by a NUL. */
struct csv_cell {
	const char *s;
	size_t n;
};

struct csv {
	struct incoming in;
	char delimiter;
	struct text buffer;  /* decoded, from `at` on not read yet */
	size_t at;
	bool ended;          /* nothing comes after the buffer */
	bool keep;           /* what was read stays in the buffer, to be read again */
	struct text room;    /* cells that had quotation marks or controls in them */
	struct csv_cell *cells;
	size_t *in_room;     /* cells that lie in `room`: where, plus one; 0: it does not */
	size_t n, cap, cap_room;
	int64_t line;        /* of the record's beginning, from 1 */
	int64_t next_line;
	bool unclosed;       /* a quotation mark was never closed: read as if it were a letter */
};

/* Finds encoding and delimiter (comma, semicolon, tab; "sep=;" before all). */
bool csv_open(struct csv *c, const char *path, struct err *e);
void csv_memory(struct csv *c, const char *s, size_t n); /* borrowed */
/* The next record that is not an empty line; false: there is no more. */
bool csv_next(struct csv *c);
/* A cell through the gate, blanks at its ends and the guard against formulas taken off; ""
 * where the record is too short. Replaces `out`. */
void csv_text(const struct csv *c, size_t nth, struct text *out);
void csv_done(struct csv *c);

/* ---- CSV out ---- */

/* A cell that a spreadsheet would take for a formula gets one "'" before it. */
void csv_put(struct text *out, size_t nth, const char *value);
void csv_end(struct text *out); /* of a record: CR LF, as RFC 4180 has it */

/* ---- vCard in (vcard.c): cards as their lines ---- */

enum { VCARD_CARD_MAX = 4 * 1024 * 1024, VCARD_LINES_MAX = 2000 };

/* A line of a card, unfolded, decoded, as versions 3 and 4 write it: no quoted-printable, no
 * character set, every parameter with its name. */
struct vcard_line {
	char *group;         /* "item1"; "" */
	char *name;          /* as it was written: "Tel" */
	char *params;        /* ";TYPE=home;PREF=1", or "" */
	char *value;         /* with its escapes: "a\, b\nc" */
};

struct vcard_card {
	struct vcard_line *l;
	size_t n, cap;
	int64_t line;        /* of its BEGIN, from 1 */
};

struct vcard {
	struct incoming in;
	struct text buffer;  /* bytes, from `at` on not read yet */
	size_t at;
	bool ended;
	int64_t next_line;
	bool begun;          /* a BEGIN was read already */
	bool old;            /* of the card being read: version 2.1 */
};

bool vcard_open(struct vcard *v, const char *path, struct err *e);
void vcard_memory(struct vcard *v, const char *s, size_t n); /* borrowed */
/* The next card, `out` replaced; false: there is no more. `wrong` is set where there is none to
 * be had: why, and of which line; the one after it is read all the same. */
bool vcard_next(struct vcard *v, struct vcard_card *out, struct err *wrong);
void vcard_card_done(struct vcard_card *c);
void vcard_done(struct vcard *v);
/* A parameter's value, its first where it has several; false: there is none of that name. */
bool vcard_param(const char *params, const char *name, struct text *out);
/* Does a TYPE say so ("home"), or, without TYPE=, the parameter itself? */
bool vcard_type(const char *params, const char *type);

/* ---- a card as a contact, and a contact as a card (vcard_contact.c) ---- */

enum vcard_version { VCARD_3, VCARD_4 };

/* Fills `c` (zeroed). What a contact has no place for, and what says more than its value does
 * (TEL;TYPE=home), goes to `kept`, a line each. False: there is nobody in it. */
bool vcard_contact(const struct vcard_card *card, struct contact *c, struct text *kept, struct err *e);
/* Adds a card: `kept` (may be NULL) gives back what came in with the contact. */
void vcard_put(struct text *out, const struct contact *c, const char *kept, enum vcard_version v);
/* The values of the lines of that name in `kept`: further addresses ("EMAIL"), numbers ("TEL"). */
void kept_values(const char *kept, const char *name, struct strings *out);
/* Adds the lines that are not in it yet, by name and value; true: there were some. */
bool kept_add(struct text *kept, const char *more);
/* A line of such: a further address out of a table. */
void kept_put(struct text *kept, const char *name, const char *value);

/* ---- a row of a table as a contact, and contacts as a table (csv_contact.c) ---- */

struct column_map;
/* The header of a table: its first record with two cells that are known, within the first twenty
 * (LinkedIn has notes before it); else the first of two cells or more. The map is guessed. False:
 * e says why there is none. */
bool csv_header(struct csv *c, struct strings *header, struct column_map *m, struct err *e);
/* The cells of the next record, which is read again. */
void csv_sample(struct csv *c, struct strings *out);
/* The record that was read, as csv_next left it. Fills `c` (zeroed); further addresses and numbers
 * go to `kept`. `left` (may be NULL) gets a sentence for each value that is none of its field.
 * False: e says why there is nobody in it. */
bool csv_contact(const struct csv *r, const struct column_map *m, struct contact *c, struct text *kept,
	struct strings *left, struct err *e);
/* The header of our own table, and a contact as its row. */
void csv_put_header(struct text *out);
void csv_put_contact(struct text *out, const struct contact *c, const char *kept);

/* ---- everything as JSON, a row at a time (json_rows.c) ---- */

struct json_rows {
	struct incoming in;
	struct text buffer;
	size_t at;
	int64_t line;
	bool begun, within;  /* the outermost object; a list of rows */
	int version;         /* as the file says; 0: not yet */
	struct text table;   /* the table whose rows come */
	struct text row;     /* the row that was read, as JSON */
};

enum json_rows_what { JSON_ROWS_ROW, JSON_ROWS_END, JSON_ROWS_WRONG };
bool json_rows_open(struct json_rows *r, const char *path, struct err *e);
enum json_rows_what json_rows_next(struct json_rows *r, struct err *e);
void json_rows_done(struct json_rows *r);

#endif

/* ics.h: what calendar.c asks of ics.c: one appointment and one zone, taken apart. */
#ifndef HALFHOUR_FORMATS_ICS_H
#define HALFHOUR_FORMATS_ICS_H

#include "formats_calendar.h"

/* A VEVENT of its lines; `zones` are the VTIMEZONEs of its file. False: e says what is wrong. */
bool ics_read(const char *event, const struct calendar *file, struct calendar_item *it, struct err *e);
/* The zone database's name of what Windows calls "W. Europe Standard Time"; NULL: not in the table. */
const char *ics_windows_zone(const char *name);

#endif

/* days.h: days of the calendar, as time_day has them (20261130), counted. */
#ifndef HALFHOUR_MODEL_DAYS_H
#define HALFHOUR_MODEL_DAYS_H

/* So many days after `from` is `to`; below 0 where it is before. */
int days_after(int from, int to);

#endif

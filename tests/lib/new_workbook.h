/*
 * new_workbook.h: new workbooks for tests. To make one takes twenty times as long as to open it,
 * so tests/run names a file ($TEST_NEW_WORKBOOK) that is made once and copied from then on.
 */
#ifndef NEW_WORKBOOK_H
#define NEW_WORKBOOK_H

/* Where there is no file at `path` yet, and a file to copy is named, it is made there; else
 * whoever opens the workbook makes it. */
void new_workbook(const char *path);

#endif

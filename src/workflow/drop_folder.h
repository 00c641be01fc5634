/* drop_folder.h: the files of a folder into which a class hands in, subfolders too. */
#ifndef HALFHOUR_WORKFLOW_DROP_FOLDER_H
#define HALFHOUR_WORKFLOW_DROP_FOLDER_H

#include "base.h"

/* Their paths within it, sorted; hidden ones, links and those that a program is still writing
 * ("ana.yaml.part") are left out. False: e says why the folder cannot be read. */
bool drop_folder_list(const char *dir, struct strings *out, struct err *e);

#endif

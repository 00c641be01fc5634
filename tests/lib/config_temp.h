/* config_temp.h: settings written to a file for tests, as desk_setting writes them, but in no history. */
#ifndef CONFIG_TEMP_H
#define CONFIG_TEMP_H

#include "formats.h"

bool config_save(const struct config *c, const char *path, struct err *e);

#endif

/*
 * Keys of one's own: rows of the constant tables that were given other keys. Everything that
 * walks the rows (ui_rows) gets such a row's copy in its place, so that the footer, the help,
 * the palette and the plain lines say the new key.
 */
#include <stdlib.h>
#include <string.h>

#include "private.h"

const struct key *
key_own(const struct ui *ui, const struct key *row)
{
	for (size_t i = 0; i < ui->n_own; i++)
		if (ui->own[i].of == row)
			return &ui->own[i].row;
	return row;
}

void
ui_keys_reset(struct ui *ui)
{
	for (size_t i = 0; i < ui->n_own; i++)
		free(ui->own[i].keys);
	free(ui->own);
	ui->own = NULL;
	ui->n_own = ui->cap_own = 0;
	ui->acted = NULL; /* it may have been a copy */
}

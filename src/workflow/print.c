/* print.c: a page given to the command that prints, as the setting `print` says. */
#include "workflow.h"

enum { PRINT_WAIT_MS = 500, PRINT_TRIES = 20 };

bool
page_print(struct desk *d, const struct text *page, struct text *said, struct err *e)
{
	const char *command = d->config.print;
	const char *argv[] = { "/bin/sh", "-c", command, NULL };
	struct text answer = { 0 };
	struct child c = { 0 };

	if (!command || !*command)
		return err_set(e, "The setting \"print\" is empty. Write a file and print that.");
	bool good = child_start(&c, argv, text_str(page), page->n), ended = false;
	for (int i = 0; good && !ended && i < PRINT_TRIES; i++)
		ended = child_read(&c, &answer, PRINT_WAIT_MS);
	int status = good ? child_end(&c) : -1;
	good = ended && status == 0;
	if (good)
		text_addf(said, "Given to \"%s\".", command);
	else if (status == 127)
		err_set(e, "No program \"%.60s\": change the setting \"print\", or write a file.", command);
	else
		err_set(e, "\"%.60s\" did not print it. Write it to a file, and print that.", command);
	text_free(&answer);
	return good;
}

bool
report_print(struct desk *d, int64_t interview_id, bool blank, struct text *said, struct err *e)
{
	const struct report_wish wish = { .as = PAGE_TEXT, .blank = blank };
	struct text page = { 0 };
	bool good = report_write(d, interview_id, &wish, &page, e) && page_print(d, &page, said, e);

	text_free(&page);
	return good;
}

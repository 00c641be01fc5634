/* People from other programs: read in slices, joined with who is there, one step of undo. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "desk_temp.h"
#include "model/contact.h"
#include "model/import_map.h"
#include "workflow/import_keys.h"

static struct desk desk;
static struct err e;
static struct strings said;
static struct import_counts n;

static void
setup(void)
{
	temp_desk(&desk);
}

static void
teardown(void)
{
	strings_free(&said);
	temp_desk_done(&desk);
}

static const char *
file_of(const char *name, const char *bytes)
{
	const char *path = temp_path(name);

	ck_assert_msg(file_write(path, bytes, strlen(bytes), &e), "%s", e.text);
	return path;
}

/* Imports a file of these bytes; `how` has --as, --theirs or --dry-run. False: e. */
static bool
import_bytes(const char *name, const char *bytes, const struct import_wish *how)
{
	static const struct import_wish plain = { 0 };
	struct import *m = import_open(&desk, file_of(name, bytes), how ? how : &plain, &e);
	bool ended = false, good = m != NULL;

	strings_free(&said);
	while (good && !ended)
		good = import_step(m, &ended, &said, &e);
	if (good)
		n = import_counts(m);
	import_free(m);
	return good;
}

static void
check_counts(size_t added, size_t changed, size_t same, size_t twice, size_t bad)
{
	ck_assert_uint_eq(n.added, added);
	ck_assert_uint_eq(n.changed, changed);
	ck_assert_uint_eq(n.same, same);
	ck_assert_uint_eq(n.twice, twice);
	ck_assert_uint_eq(n.bad, bad);
}

#define OK(x) ck_assert_msg((x), "%s", e.text)

static const char linkedin[] = "Notes:\r\n\"When exporting your connection data, you may notice, etc.\"\r\n\r\n"
	"First Name,Last Name,URL,Email Address,Company,Position,Connected On\r\n"
	"Maya,Okafor,https://www.linkedin.com/in/maya,maya@example.org,\"Northlight, Inc.\",Grid planner,12 Mar 2024\r\n"
	"Björn,Åkesson,https://www.linkedin.com/in/bjorn,,City,Engineer,01 Jan 2020\r\n"
	",,,,,,\r\n"
	"Dana,Ruiz,https://www.linkedin.com/in/dana,,,,02 Feb 2021\r\n";

START_TEST(a_table_comes_in_once)
{
	OK(import_bytes("Connections.csv", linkedin, NULL));
	check_counts(3, 0, 0, 0, 1);
	ck_assert_uint_eq(said.n, 1);
	ck_assert_str_eq(said.s[0], "Connections.csv: line 7: there is no name and no address, so it is left out.");
	char *rows = temp_rows("SELECT c.name, coalesce(o.name, ''), role, email, links, found "
		"FROM contact c LEFT JOIN organisation o ON o.id = c.organisation_id ORDER BY c.id");
	ck_assert_str_eq(rows, "Maya Okafor|Northlight, Inc.|Grid planner|maya@example.org|"
		"https://www.linkedin.com/in/maya|LinkedIn, connected 12 Mar 2024\n"
		"Björn Åkesson|City|Engineer||https://www.linkedin.com/in/bjorn|LinkedIn, connected 01 Jan 2020\n"
		"Dana Ruiz||||https://www.linkedin.com/in/dana|LinkedIn, connected 02 Feb 2021\n");
	free(rows);
	int64_t before = temp_number("SELECT sum(revision) FROM contact");
	OK(import_bytes("Connections.csv", linkedin, NULL));
	check_counts(0, 0, 3, 0, 1);
	ck_assert_int_eq(temp_number("SELECT sum(revision) FROM contact"), before);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM contact"), 3);
}
END_TEST

START_TEST(a_dry_run_changes_nothing)
{
	const struct import_wish dry = { .dry = true };

	OK(import_bytes("Connections.csv", linkedin, &dry));
	check_counts(3, 0, 0, 0, 1);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM contact"), 0);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM batch"), 0);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM undo"), 0);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM column_map"), 0);
}
END_TEST

/* New people, and what changed of those who were there, go and come as one step. */
START_TEST(an_import_is_one_step_of_undo)
{
	struct text t = { 0 };
	int64_t id = temp_contact(desk.store, "Maya Okafor, Head, Northlight");

	OK(import_bytes("p.vcf", "BEGIN:VCARD\nFN:Maya Okafor\nORG:Northlight\nEMAIL:maya@x.org\nBDAY:1990\nEND:VCARD\n"
		"BEGIN:VCARD\nFN:New One\nEMAIL:one@x.org\nX-A:b\nEND:VCARD\n", NULL));
	check_counts(1, 1, 0, 0, 0);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM contact WHERE email <> ''"), 2);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM kept"), 2);
	OK(store_undo(desk.store, -1, &t, &e));
	ck_assert_str_eq(text_str(&t), "import of p.vcf: 1 new, 1 changed");
	ck_assert_int_eq(store_contact_count(desk.store), 1);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM contact WHERE id = 1 AND email <> ''"), 0);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM kept WHERE contact_id = 1"), 0);
	OK(store_redo(desk.store, -1, &t, &e));
	ck_assert_int_eq(store_contact_count(desk.store), 2);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM contact WHERE email <> ''"), 2);
	ck_assert_int_eq(id, 1);
	text_free(&t);
}
END_TEST

/* Only changes: undone as one step, too; and nothing is left of the batch. */
START_TEST(changes_alone_are_one_step)
{
	struct text t = { 0 }, cards = { 0 };

	for (int i = 0; i < 60; i++) {
		text_clear(&t);
		text_addf(&t, "Person %d, Role, Firm", i);
		temp_contact(desk.store, text_str(&t));
		text_addf(&cards, "BEGIN:VCARD\nFN:Person %d\nORG:Firm\nTEL:%d\nEND:VCARD\n", i, i);
	}
	OK(import_bytes("p.vcf", text_str(&cards), NULL));
	check_counts(0, 60, 0, 0, 0);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM contact WHERE phone <> ''"), 60);
	OK(store_undo(desk.store, -1, &t, &e));
	ck_assert_str_eq(text_str(&t), "import of p.vcf: 60 changed");
	ck_assert_int_eq(temp_number("SELECT count(*) FROM contact WHERE phone <> ''"), 0);
	OK(store_redo(desk.store, -1, &t, &e));
	ck_assert_int_eq(temp_number("SELECT count(*) FROM contact WHERE phone <> ''"), 60);
	text_free(&t);
	text_free(&cards);
}
END_TEST

static const struct {
	const char *there, *incoming; /* "name|organisation|email|link" */
	bool same;
} pairs[] = {
	{ "Maya|A|m@x.org|", "M. Okafor|B|M@X.ORG|", true },
	{ "Maya|A||https://linkedin.com/in/maya", "M.|B||http://www.linkedin.com/in/Maya/?x=1", true },
	{ "Maya|A||https://de.linkedin.com/in/maya", "M.|B||linkedin.com/in/maya", true },
	{ "Maya|Firm||", "MAYA|firm|m@x.org|", true },
	{ "José  Łuca|Ü-Firm||", "jose luca|u firm||", true },
	{ "Maya|A|a@x.org|", "Maya|A|b@x.org|", true },     /* one person, two addresses */
	{ "Maya|A||", "Maya|B||", false },
	{ "Maya|A||", "Maya|||", false },
	{ "Maya||a@x.org|", "Maya||b@x.org|", false },      /* nothing but the name */
	{ "Maya||a@x.org|", "Maya|||", true },
	{ "Maya|A||https://linkedin.com/in/m1", "Maya|A||https://linkedin.com/in/m2", false },
	{ "Maya|A||https://firm.example", "Ben|A||https://firm.example", false },
	{ "Maya|A||https://github.com/maya", "Ben|B||https://github.com/maya/project", true },
};

static void
line_of(struct text *out, const char *row)
{
	for (; *row; row++)
		text_addc(out, *row == '|' ? ',' : *row);
	text_addc(out, '\n');
}

/* The same whether one is there already or above in the same file. */
START_TEST(who_is_the_same)
{
	struct text one = { 0 }, two = { 0 }, both = { 0 };

	text_set(&one, "name,organisation,email,url\n");
	text_set(&two, text_str(&one));
	text_set(&both, text_str(&one));
	line_of(&one, pairs[_i].there);
	line_of(&two, pairs[_i].incoming);
	line_of(&both, pairs[_i].there);
	line_of(&both, pairs[_i].incoming);
	const struct import_wish dry = { .dry = true };
	OK(import_bytes("b.csv", text_str(&both), &dry));
	ck_assert_uint_eq(n.twice, pairs[_i].same);
	OK(import_bytes("a.csv", text_str(&one), NULL));
	OK(import_bytes("b.csv", text_str(&two), NULL));
	ck_assert_uint_eq(n.added, !pairs[_i].same);
	text_free(&one);
	text_free(&two);
	text_free(&both);
}
END_TEST

START_TEST(in_the_file_twice)
{
	OK(import_bytes("a.csv", "name,email,phone,role\nMaya,m@x.org,1,\nMaya,m@x.org,2,Planner\n", NULL));
	check_counts(1, 0, 0, 1, 0);
	char *rows = temp_rows("SELECT name, role, phone, lines FROM contact, kept WHERE contact_id = id");
	ck_assert_str_eq(rows, "Maya|Planner|1|TEL:2\n\n");
	free(rows);
}
END_TEST

/* What differs is told, and stays; with --theirs the file's counts. */
START_TEST(what_differs_is_told)
{
	const struct import_wish theirs = { .theirs = true };

	OK(import_bytes("a.csv", "name,email,role,tags\nMaya,m@x.org,Planner,grid\n", NULL));
	OK(import_bytes("b.csv", "name,email,role,tags\nMaya,m@x.org,Head,\"grid, night\"\n", NULL));
	check_counts(0, 1, 0, 0, 0);
	ck_assert_uint_eq(said.n, 1);
	ck_assert_str_eq(said.s[0], "b.csv: line 2: Maya is contact 1, but not the same: role: Planner | Head (the first stays).");
	char *rows = temp_rows("SELECT role, tags FROM contact");
	ck_assert_str_eq(rows, "Planner|grid, night\n");
	free(rows);
	OK(import_bytes("b.csv", "name,email,role,tags\nMaya,m@x.org,Head,\"grid, night\"\n", &theirs));
	rows = temp_rows("SELECT role, tags FROM contact");
	ck_assert_str_eq(rows, "Head|grid, night\n");
	free(rows);
}
END_TEST

/* Field by field: which value counts is turned for one field, of all or of one line. */
START_TEST(what_counts_is_chosen_field_by_field)
{
	static const char both[] = "name,email,phone,role\nMaya,m@x.org,1,Planner\nDana,d@x.org,3,Clerk\n";
	static const char other[] = "name,email,phone,role\nMaya,m@x.org,2,Head\nDana,d@x.org,4,Judge\n";
	struct strings turned = { 0 };
	const struct import_wish wish = { .turned = &turned };
	const struct import_wish all_but = { .turned = &turned, .theirs = true };
	char *rows;

	OK(import_bytes("a.csv", both, NULL));
	strings_add(&turned, "2:role");
	strings_add(&turned, "phone");
	OK(import_bytes("b.csv", other, &wish));
	check_counts(0, 2, 0, 0, 0);
	ck_assert_str_eq(said.s[0], "b.csv: line 2: Maya is contact 1, but not the same: role: Planner | Head (taken); "
		"phone: 1 | 2 (taken).");
	ck_assert_str_eq(said.s[1], "b.csv: line 3: Dana is contact 2, but not the same: role: Clerk | Judge; "
		"phone: 3 | 4 (taken).");
	rows = temp_rows("SELECT name, role, phone FROM contact ORDER BY id");
	ck_assert_str_eq(rows, "Maya|Head|2\nDana|Clerk|4\n");
	free(rows);
	rows = temp_rows("SELECT lines FROM kept ORDER BY contact_id");
	ck_assert_str_eq(rows, "TEL:1\n\nTEL:3\n\n"); /* the number before is a further one */
	free(rows);
	OK(import_bytes("a.csv", both, &all_but));
	rows = temp_rows("SELECT name, role, phone FROM contact ORDER BY id");
	ck_assert_str_eq(rows, "Maya|Head|2\nDana|Clerk|4\n");
	free(rows);
	strings_add(&turned, "3:shoe size");
	ck_assert(!import_bytes("b.csv", other, &wish));
	ck_assert_str_eq(e.text, "“3:shoe size” is not a field of a contact. Say --take role, or --take 12:role for line 12.");
	strings_free(&turned);
}
END_TEST

/* A header once matched is matched the same way again. */
START_TEST(columns_are_remembered)
{
	static const char table[] = "Who;Mailbox\nMaya;m@x.org\n";
	struct strings maps = { 0 };
	const struct import_wish wish = { .maps = &maps };

	ck_assert(!import_bytes("t.csv", table, NULL));
	ck_assert_str_eq(e.text, "t.csv: which column has the names? There are: 1 Who, 2 Mailbox. Write: --map name=1.");
	strings_add(&maps, "name=1");
	strings_add(&maps, "email=mailbox");
	OK(import_bytes("t.csv", table, &wish));
	check_counts(1, 0, 0, 0, 0);
	OK(import_bytes("t.csv", table, NULL));
	check_counts(0, 0, 1, 0, 0);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM contact WHERE email = 'm@x.org'"), 1);
	strings_free(&maps);
	strings_add(&maps, "mail=1");
	ck_assert(!import_bytes("t.csv", table, &wish));
	ck_assert_ptr_nonnull(strstr(e.text, "\"mail\" is not a field"));
	strings_free(&maps);
	strings_add(&maps, "email=9");
	ck_assert(!import_bytes("t.csv", table, &wish));
	ck_assert_str_eq(e.text, "There is no column \"9\"; there are: 1 Who, 2 Mailbox.");
	strings_free(&maps);
}
END_TEST

/* Who is named by somebody of the same file, or of the workbook. */
START_TEST(who_named_them)
{
	OK(import_bytes("a.csv", "name,referrer\nBen,Maya\nMaya,\nCem,Nobody Known\n", NULL));
	check_counts(3, 0, 0, 0, 0);
	char *rows = temp_rows("SELECT c.name, c.path, r.name FROM contact c JOIN contact r ON r.id = c.referrer_id");
	ck_assert_str_eq(rows, "Ben|referral|Maya\n");
	free(rows);
	ck_assert_uint_eq(said.n, 1);
	ck_assert_ptr_nonnull(strstr(said.s[0], "Nobody Known"));
}
END_TEST

/* More keys than memory is given for them: each is found, the first who has one keeps it. */
START_TEST(keys_beyond_memory)
{
	enum { MANY_KEYS = 250000 };
	const uint64_t odd = UINT64_C(0x9e3779b97f4a7c15);
	struct import_keys k = { 0 };

	for (uint64_t i = 1; i <= MANY_KEYS; i++)
		import_keys_put(&k, i * odd, (int64_t)i);
	for (uint64_t i = 1; i <= MANY_KEYS; i += 1000)
		import_keys_put(&k, i * odd, -1);
	import_keys_put(&k, UINT64_MAX, 7);
	import_keys_put(&k, 0, 8);
	ck_assert_str_eq(k.wrong.text, "");
	ck_assert_ptr_nonnull(k.file);
	ck_assert_uint_le(k.cap, 1 << 17);
	for (uint64_t i = 1; i <= MANY_KEYS; i++)
		ck_assert_msg(import_keys_get(&k, i * odd) == (int64_t)i, "key %d", (int)i);
	for (uint64_t i = MANY_KEYS + 1; i <= 2 * MANY_KEYS; i++)
		ck_assert_msg(import_keys_get(&k, i * odd) == 0, "key %d", (int)i);
	ck_assert_int_eq(import_keys_get(&k, UINT64_MAX), 7);
	ck_assert_int_eq(import_keys_get(&k, 0), 8);
	import_keys_done(&k);
}
END_TEST

/* Where there is no room for them, the import ends and says so. */
START_TEST(keys_without_a_file)
{
	const uint64_t odd = UINT64_C(0x9e3779b97f4a7c15);
	struct import_keys k = { 0 };

	char *was = mem_str(getenv("TMPDIR"));
	setenv("TMPDIR", "/no/such/folder", 1);
	for (uint64_t i = 1; i <= 200000; i++)
		import_keys_put(&k, i * odd, (int64_t)i);
	if (was)
		setenv("TMPDIR", was, 1);
	else
		unsetenv("TMPDIR");
	free(was);
	ck_assert_ptr_nonnull(strstr(k.wrong.text, "No such file or directory"));
	ck_assert_int_eq(import_keys_get(&k, odd), 0);
	import_keys_done(&k);
}
END_TEST

/* Given up in the middle: nothing of it is seen, and nothing stays. */
START_TEST(given_up_in_the_middle)
{
	struct text table = { 0 };
	bool ended, more = true;
	const struct import_wish plain = { 0 };

	text_add(&table, "name\n");
	for (int i = 0; i < 500; i++)
		text_addf(&table, "Person %d\n", i);
	struct import *m = import_open(&desk, file_of("a.csv", text_str(&table)), &plain, &e);
	for (int i = 0; i < 3; i++)
		OK(import_step(m, &ended, &said, &e));
	ck_assert_int_gt(temp_number("SELECT count(*) FROM contact"), 0);
	ck_assert_int_eq(store_contact_count(desk.store), 0);
	import_free(m);
	while (more)
		OK(store_batch_remove(desk.store, 200, &more, &e));
	ck_assert_int_eq(temp_number("SELECT count(*) FROM contact"), 0);
	text_free(&table);
}
END_TEST

/* After an undo the same cards come in again, though their UUIDs are still in hidden rows. */
START_TEST(undone_and_imported_again)
{
	static const char card[] = "BEGIN:VCARD\nUID:urn:uuid:3f2504e0-4f89-41d3-9a0c-0305e82c3301\nFN:Maya\nEND:VCARD\n";
	struct text t = { 0 };

	OK(import_bytes("a.vcf", card, NULL));
	OK(store_undo(desk.store, -1, &t, &e));
	OK(import_bytes("a.vcf", card, NULL));
	check_counts(1, 0, 0, 0, 0);
	OK(import_bytes("a.vcf", card, NULL));
	check_counts(0, 0, 1, 0, 0);
	text_free(&t);
}
END_TEST

Suite *
workflow_import_suite(void)
{
	Suite *suite = suite_create("workflow_import");
	TCase *t = tcase_create("import");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, a_table_comes_in_once);
	tcase_add_test(t, a_dry_run_changes_nothing);
	tcase_add_test(t, an_import_is_one_step_of_undo);
	tcase_add_test(t, changes_alone_are_one_step);
	tcase_add_loop_test(t, who_is_the_same, 0, (int)LEN(pairs));
	tcase_add_test(t, in_the_file_twice);
	tcase_add_test(t, what_differs_is_told);
	tcase_add_test(t, what_counts_is_chosen_field_by_field);
	tcase_add_test(t, columns_are_remembered);
	tcase_add_test(t, who_named_them);
	tcase_add_test(t, keys_beyond_memory);
	tcase_add_test(t, keys_without_a_file);
	tcase_add_test(t, given_up_in_the_middle);
	tcase_add_test(t, undone_and_imported_again);
	suite_add_tcase(suite, t);
	return suite;
}

/*
 * The only file that knows curses. Every view that shows has a panel; a frame
 * puts the rows that changed into the panels' windows and lets curses send the
 * difference. Bytes are read here and not by curses: so a burst is one read, a
 * paste is one event, bad UTF-8 is seen and the end of the terminal is noticed.
 */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

/* Ours first: the macros of curses take common words. */
#include "input.h"
#include "theme.h"

#define NCURSES_NOMACROS
#define term terminfo_entry
#include <curses.h>
#include <panel.h>
#include <term.h>
#undef bell
#undef term

/* A view's place on the terminal. */
struct term_panel {
	struct box box;
	WINDOW *win;       /* NULL: no room */
	PANEL *panel;
	struct cell *cells; /* as last put into the window */
	uint32_t *doubts;   /* a row of doubtful widths, told from others; 0: none; NULL: no row has any */
};

/* The rest of a row, behind what may be narrower or wider on this terminal than in curses. */
struct rest {
	size_t pane;
	int y, x;
};

struct term {
	struct ui *ui;
	SCREEN *screen;
	int fd;
	struct term_panel *panes; /* bottom first */
	size_t n_panes, cap_panes;
	struct style style;  /* of what is in the windows */
	struct term_look {
		attr_t attributes;
		short pair;  /* of colours; 0: the terminal's own */
	} looks[N_ROLES];
	int colours;         /* it has so many */
	bool styled, paired; /* looks are made; curses has been told of colours */
	struct input in;
	struct charset_part part; /* of a character, where the charset is not UTF-8 */
	bool xterm;         /* known to speak xterm's dialect: pastes, titles, answers */
	bool burst;         /* in the middle of one: size and bytes were looked at */
	bool ready, resized; /* bytes are there; the size may be another: see term_woken */
	bool moved;         /* panes came or went since the last frame */
	struct rest *rests; /* to be put with the cursor placed anew */
	size_t n_rests, cap_rests;
	bool hung, away;    /* the terminal is gone; suspended */
	bool own_page;      /* the terminal brings back what was there before */
	bool titled;        /* the title that was there before has been put aside */
	struct termios shell; /* the modes that were there before */
	struct text title;  /* the window's, as last set */
};

#ifdef SANITIZED
/* The panel library never frees the panel it keeps for the bottom of a screen, the C library not what
 * it splits LOCPATH into. */
const char *__lsan_default_suppressions(void);

const char *
__lsan_default_suppressions(void)
{
	return "leak:new_panel\nleak:argz_add_sep\n";
}
#endif

/* ---- which terminal ---- */

static const char *const dialects[] = { "xterm", "screen", "tmux", "rxvt", "vte", "gnome",
	"konsole", "alacritty", "foot", "kitty", "ghostty", "wezterm", "putty", "mintty", "iterm",
	"st-", "contour", "rio" };

bool
term_is_xterm(const char *name)
{
	for (size_t i = 0; name && i < LEN(dialects); i++)
		if (strncasecmp(name, dialects[i], strlen(dialects[i])) == 0)
			return true;
	return name && strcmp(name, "st") == 0;
}

/* Does terminfo know it? 1 yes and it can move its cursor, 0 yes but it cannot, -1 no. */
static int
term_curses_known(const char *name)
{
	int why;
	const char *cup;

	if (!name || !*name || setupterm(name, STDOUT_FILENO, &why) != OK)
		return -1;
	cup = tigetstr("cup");
	del_curterm(cur_term);
	return cup && cup != (const char *)-1;
}

bool
term_capable(const char *term_name)
{
	return term_curses_known(term_name) != 0;
}

int
term_colours(const char *term_name)
{
	int why, n;

	if (term_curses_known(term_name) < 0 ||
		setupterm(term_name, STDOUT_FILENO, &why) != OK)
		return -1;
	n = tigetnum("colors");
	del_curterm(cur_term);
	return n > 0 ? n : 0;
}

/* The name to use for `name`: itself, or one that works when terminfo does not know it. */
static const char *
usable(const char *name)
{
	static const char *const others[] = { "xterm", "vt100", "ansi" };

	if (term_curses_known(name) >= 0)
		return name;
	if (term_is_xterm(name) && term_curses_known("xterm-256color") > 0)
		return "xterm-256color";
	for (size_t i = 0; i < LEN(others); i++)
		if (term_curses_known(others[i]) > 0)
			return others[i];
	return NULL;
}

static void
bind_keys(struct input *in)
{
	static const struct {
		const char *cap, *name;
	} caps[] = {
		{ "kcuu1", "Up" }, { "kcud1", "Down" }, { "kcuf1", "Right" }, { "kcub1", "Left" },
		{ "khome", "Home" }, { "kend", "End" }, { "kpp", "PgUp" }, { "knp", "PgDn" },
		{ "kich1", "Insert" }, { "kdch1", "Delete" }, { "kcbt", "Shift-Tab" },
		{ "kf1", "F1" }, { "kent", "Enter" },
	};

	for (size_t i = 0; i < LEN(caps); i++) {
		const char *bytes = tigetstr(caps[i].cap);

		if (bytes && bytes != (const char *)-1)
			input_bind(in, bytes, caps[i].name);
	}
}

/* ---- modes ---- */

/* What curses has no word for: at once, beside its own buffer. Nowhere does it matter
 * where the cursor is. */
static void
term_curses_say(const struct term *t, const char *s)
{
	for (size_t n = t->hung ? 0 : strlen(s); n > 0;) {
		ssize_t done = write(STDOUT_FILENO, s, n);

		if (done < 0 && errno != EINTR)
			return;
		s += done > 0 ? done : 0;
		n -= done > 0 ? (size_t)done : 0;
	}
}

/* Its bytes, without the pauses that old terminals were given. */
static void
add_cap(struct text *out, const char *cap)
{
	const char *end;

	if (!cap || cap == (const char *)-1)
		return;
	while (*cap)
		if (cap[0] == '$' && cap[1] == '<' && (end = strchr(cap, '>')))
			cap = end + 1;
		else
			text_addc(out, *cap++);
}

/* What modes_off does, for an end that cannot call it. */
static void
arm(const struct term *t)
{
	static const char *const caps[] = { "sgr0", "op", "cnorm", "rmkx" };
	const char *cup = tigetstr("cup");
	struct text s = { 0 };

	text_add(&s, t->titled ? "\033[23;0t" : "");
	text_add(&s, t->xterm ? "\033[?2004l" : "");
	for (size_t i = 0; i < LEN(caps); i++)
		add_cap(&s, tigetstr(caps[i]));
	if (cup && cup != (const char *)-1)
		add_cap(&s, tparm(cup, (long)LINES - 1, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L));
	if (t->own_page)
		add_cap(&s, tigetstr("rmcup"));
	else
		text_add(&s, "\r\n");
	restore_arm(STDOUT_FILENO, &t->shell, text_str(&s), s.n);
	text_free(&s);
}

static void
modes_on(struct term *t)
{
	arm(t);
	raw(); /* Ctrl-S, Ctrl-C and Ctrl-Z are keys */
	noecho();
	nonl();
	if (t->xterm)
		term_curses_say(t, "\033[?2004h"); /* pastes come between marks */
}

static void
give_title_back(struct term *t)
{
	if (t->titled)
		term_curses_say(t, "\033[23;0t");
	t->titled = false;
	text_clear(&t->title);
}

static void
modes_off(struct term *t)
{
	give_title_back(t);
	if (t->xterm)
		term_curses_say(t, "\033[?2004l");
	endwin();
	if (!t->own_page)
		term_curses_say(
			t, "\r\n"); /* the shell's prompt below what is left standing */
	restore_disarm();
}

static bool
size(const struct term *t, int *rows, int *cols)
{
	struct winsize w;

	if (ioctl(t->fd, TIOCGWINSZ, &w) != 0 || w.ws_row == 0 || w.ws_col == 0)
		return false;
	*rows = w.ws_row;
	*cols = w.ws_col;
	return true;
}

static void
panes_cut(struct term *t, size_t n)
{
	while (t->n_panes > n) {
		struct term_panel *p = &t->panes[--t->n_panes];

		if (p->panel)
			del_panel(p->panel);
		if (p->win)
			delwin(p->win);
		free(p->cells);
		free(p->doubts);
		*p = (struct term_panel){ 0 };
		t->moved = true;
	}
}

/* All windows are made anew: curses would stretch them by rules of its own. */
static void
term_curses_fit(struct term *t, int rows, int cols)
{
	panes_cut(t, 0);
	if (resizeterm(rows, cols) == ERR)
		die_of_memory();
	arm(t);
	clearok(curscr, TRUE);
}

static void
term_size(struct term *t, int *rows, int *cols)
{
	if (size(t, rows, cols))
		return;
	*rows = LINES;
	*cols = COLS;
}

struct term *
term_open(struct ui *ui, const char *term_name, struct err *e)
{
	const char *name = usable(term_name);
	struct term *t = mem_new(1, sizeof(*t));
	void (*stop)(int);
	int rows, cols;

	*t = (struct term){ .ui = ui, .fd = STDIN_FILENO, .resized = true };
	use_env(FALSE); /* the window's size, whatever LINES says */
	use_tioctl(TRUE);
	tcgetattr(STDOUT_FILENO, &t->shell);
	restore_arm(STDOUT_FILENO, &t->shell, "", 0); /* curses changes the modes at once */
	/* Stopping is the loop's business: curses leaves alone what it finds ignored. */
	stop = signal(SIGTSTP, SIG_IGN);
	charset_use(true);
	if (name && term_curses_known(name) > 0)
		t->screen = newterm(name, stdout, stdin);
	charset_use(false);
	signal(SIGTSTP, stop);
	if (!t->screen) {
		restore_now();
		free(t);
		err_set(e, "The terminal “%s” cannot be drawn on. --linear works on every one.",
			term_name ? term_name : "");
		return NULL;
	}
	t->xterm = term_is_xterm(term_name);
	ui->copies = t->xterm;
	t->colours = tigetnum("colors");
	t->own_page = tigetstr("rmcup") && tigetstr("rmcup") != (const char *)-1;
	bind_keys(&t->in);
	modes_on(t);
	/* Once through endwin and back, or curses splits every frame into many writes. */
	refresh();
	endwin();
	refresh();
	if (size(t, &rows, &cols) && (rows != LINES || cols != COLS))
		term_curses_fit(t, rows, cols);
	term_size(t, &ui->rows, &ui->cols);
	return t;
}

void
term_close(struct term *t)
{
	if (!t)
		return;
	panes_cut(t, 0);
	if (!t->away)
		modes_off(t);
	delscreen(t->screen);
	input_done(&t->in);
	text_free(&t->title);
	free(t->panes);
	free(t->rests);
	free(t);
}

void
term_suspend(struct term *t)
{
	modes_off(t);
	t->away = true;
}

void
term_resume(struct term *t)
{
	t->away = false;
	t->resized = true;
	reset_prog_mode();
	modes_on(t);
	t->ui->redraw = true;
}

int
term_fd(const struct term *t)
{
	return t->hung ? -1 : t->fd;
}

/* ---- reading ---- */

void
term_woken(struct term *t, bool input, bool signal)
{
	t->ready = input;
	t->resized |= signal;
}

static void
term_curses_feed(struct term *t, const char *s, size_t n, const struct moment *now)
{
	struct text in = { 0 };

	if (!charset_is()) {
		input_feed(&t->in, s, n, now);
		return;
	}
	charset_in(&t->part, s, n, &in);
	if (in.n)
		input_feed(&t->in, text_str(&in), in.n, now);
	text_free(&in);
}

/* What is there to be read within `ms`, into the input; returns how much. */
static size_t
read_some(struct term *t, int ms, const struct moment *now)
{
	struct pollfd p = { .fd = t->fd, .events = POLLIN };
	bool ready = t->ready;
	char s[4096];
	ssize_t n;

	t->ready = false;
	if (t->hung || (!ready && poll(&p, 1, ms) <= 0))
		return 0;
	n = read(t->fd, s, sizeof(s));
	if (n > 0)
		term_curses_feed(t, s, (size_t)n, now);
	else if (n == 0 || (errno != EINTR && errno != EAGAIN))
		t->hung = true;
	return n > 0 ? (size_t)n : 0;
}

enum { BURST_MAX = 64 * 1024, /* bytes until a frame must come between */
       KEYS_MAX = 64 };       /* fewer came from keys, and were all there was */

static void
read_burst(struct term *t, const struct moment *now)
{
	bool hung = t->hung;

	while (read_some(t, 0, now) >= KEYS_MAX && input_left(&t->in) < BURST_MAX)
		;
	if (input_lone_esc(&t->in))
		read_some(t, HOLD_ESC, now);
	t->burst = true;
	if (hung)
		t->hung = true;
}

static bool
resized(struct term *t, struct event *ev, const struct moment *now)
{
	int rows, cols;

	if (!t->resized)
		return false;
	t->resized = false;
	if (!size(t, &rows, &cols) || (rows == LINES && cols == COLS))
		return false;
	term_curses_fit(t, rows, cols);
	*ev = (struct event){ .kind = EVENT_RESIZE, .rows = rows, .cols = cols, .now = *now };
	return true;
}

bool
term_read(struct term *t, struct event *ev, const struct moment *now)
{
	bool was_hung = t->hung;

	if (!t->burst && resized(t, ev, now))
		return true;
	if (!t->burst)
		read_burst(t, now);
	if (input_next(&t->in, ev, now))
		return true;
	if (input_lone_esc(&t->in)) {
		input_esc(&t->in, ev, now);
		return true;
	}
	t->burst = false;
	if (!t->hung || was_hung)
		return false;
	*ev = (struct event){ .kind = EVENT_HANGUP, .now = *now };
	return true;
}

int64_t
term_due(const struct term *t, const struct moment *now)
{
	return t->hung ? -1 : input_due(&t->in, now);
}

bool
term_ask_status(struct term *t, const struct moment *now)
{
	if (!t->xterm || t->hung)
		return false;
	term_curses_say(t, "\033[5n");
	input_asked(&t->in, now);
	return true;
}

/* ---- drawing ---- */

static attr_t
term_curses_attributes(unsigned a)
{
	return (a & LOOK_BOLD ? A_BOLD : 0) | (a & LOOK_DIM ? A_DIM : 0)
		| (a & LOOK_REVERSE ? A_REVERSE : 0) | (a & LOOK_UNDERLINE ? A_UNDERLINE : 0);
}

/* A cluster's number is its frame's own: what it stands for may have changed. */
static bool
cell_same(const struct cell *a, const struct cell *b)
{
	return memcmp(a, b, sizeof(*a)) == 0 && a->ch < CELL_CLUSTER;
}

static void
term_curses_put_cells(WINDOW *win, const struct canvas *c, int y, int x, int end,
	const struct term_look *looks)
{
	const struct cell *row = c->cells + (size_t)y * (size_t)c->stride;

	for (; x < end; x++) {
		struct cluster shown;
		cchar_t cell;

		if (row[x].width == 0)
			continue;
		canvas_cluster(c, y, x, &shown);
		setcchar(&cell, shown.ch, looks[row[x].role].attributes, looks[row[x].role].pair,
			NULL);
		mvwadd_wch(win, y, x, &cell); /* ERR in the last corner, and yet put */
	}
}

/* From the first cell that differs to the last. */
static void
term_curses_put_row(WINDOW *win, const struct canvas *c, int y, const struct cell *old,
	const struct term_look *looks)
{
	const struct cell *row = c->cells + (size_t)y * (size_t)c->stride;
	int x = 0, cols = c->cols;

	while (x < cols && cell_same(&old[x], &row[x]))
		x++;
	while (cols > x && cell_same(&old[cols - 1], &row[cols - 1]))
		cols--;
	term_curses_put_cells(win, c, y, x, cols, looks);
}

/* Puts a row with a run of doubtful width up to the run's end: the rest comes when the cursor is
 * placed anew. False: it has none, and is put as any other. */
static bool
put_doubtful(struct term *t, struct term_panel *p, const struct canvas *c, int y)
{
	int end = c->n_clusters || p->doubts ? canvas_doubt_end(c, y, 0) : -1;

	if (!p->doubts && end >= 0)
		p->doubts = mem_new((size_t)c->rows, sizeof(*p->doubts));
	uint32_t sum = end < 0 ? 0 : canvas_row_sum(c, y), was = p->doubts ? p->doubts[y] : 0;
	if (p->doubts)
		p->doubts[y] = sum;
	if (!sum || sum == was)
		return sum != 0;
	term_curses_put_cells(p->win, c, y, 0, end, t->looks);
	wmove(p->win, y, end);
	wclrtoeol(p->win);
	mem_grow(t->rests, &t->cap_rests, t->n_rests + 1);
	t->rests[t->n_rests++] = (struct rest){ (size_t)(p - t->panes), y, end };
	return true;
}

/* With the cursor in a corner, where it is certain, the rest of each row up to its next such run;
 * curses then goes to where it begins. */
static void
put_rests(struct term *t, size_t base)
{
	while (t->n_rests) {
		wmove(newscr, 0, 0);
		doupdate();
		for (size_t i = t->n_rests; i-- > 0;) {
			struct rest *r = &t->rests[i];
			const struct canvas *c = &t->ui->views[base + r->pane].canvas;
			int end = canvas_doubt_end(c, r->y, r->x);

			term_curses_put_cells(t->panes[r->pane].win, c, r->y, r->x, end < 0 ? c->cols : end,
				t->looks);
			if (end >= 0)
				r->x = end;
			else
				*r = t->rests[--t->n_rests];
		}
		update_panels();
	}
}

static void
put_view(struct term *t, struct term_panel *p, struct canvas *c)
{
	size_t n = (size_t)c->cols;

	for (int y = c->from; p->win && y < c->to; y++) {
		const struct cell *row = c->cells + (size_t)y * (size_t)c->stride;
		struct cell *old = p->cells + (size_t)y * n;

		if (!c->n_clusters && memcmp(old, row, n * sizeof(*row)) == 0)
			continue;
		if (!put_doubtful(t, p, c, y))
			term_curses_put_row(p->win, c, y, old, t->looks);
		memcpy(old, row, n * sizeof(*row));
	}
	c->from = c->to = 0;
}

static void
pane_open(struct term *t, struct box b)
{
	struct term_panel *p;

	mem_grow(t->panes, &t->cap_panes, t->n_panes + 1);
	p = &t->panes[t->n_panes++];
	t->moved = true;
	*p = (struct term_panel){ .box = b };
	if (b.rows <= 0 || b.cols <= 0)
		return;
	p->win = newwin(b.rows, b.cols, b.y, b.x);
	p->panel = p->win ? new_panel(p->win) : NULL;
	if (!p->panel) /* the view would never be seen */
		die_of_memory();
	p->cells = mem_new((size_t)b.rows * (size_t)b.cols, sizeof(*p->cells));
}

static bool
term_curses_same(struct box a, struct box b)
{
	return a.y == b.y && a.x == b.x && a.rows == b.rows && a.cols == b.cols;
}

/* A panel for every view that shows, in their order; those that lie as before stay. */
static void
panes_match(struct term *t, size_t base)
{
	size_t n = t->ui->n_views - base;

	for (size_t i = 0; i < n; i++) {
		if (i < t->n_panes &&
			term_curses_same(t->panes[i].box, t->ui->views[base + i].box))
			continue;
		panes_cut(t, i);
		pane_open(t, t->ui->views[base + i].box);
	}
	panes_cut(t, n);
}

/* After update_panels the cursor is elsewhere: the focused window has the last word. */
static void
put_cursor(struct term *t, size_t base)
{
	const struct view *focus = ui_focus(t->ui);
	const struct term_panel *p;

	if (!focus || focus < &t->ui->views[base])
		return;
	p = &t->panes[focus - &t->ui->views[base]];
	if (!p->win && base < t->ui->n_views) { /* too small for overlays */
		p = &t->panes[0];
		focus = &t->ui->views[base];
	}
	if (!p->win)
		return;
	if (focus->canvas.cursor_y >= 0)
		wmove(p->win, focus->canvas.cursor_y, focus->canvas.cursor_x);
	wnoutrefresh(p->win);
}

static void
term_curses_put_title(struct term *t)
{
	/* Readers that know no titles speak them, each minute of a call. */
	const char *want = t->ui->spoken ? "" : text_str(&t->ui->window_title);
	struct text shown = { 0 }, s = { 0 };

	if (!t->xterm || strcmp(text_str(&t->title), want) == 0)
		return;
	if (!*want) {
		give_title_back(t);
		return;
	}
	text_show(&shown, want);
	text_add(&s, t->titled ? "\033]0;" : "\033[22;0t\033]0;");
	if (t->ui->ascii) {
		struct text plain = { 0 };
		text_ascii(&plain, text_str(&shown));
		charset_out(&s, text_str(&plain));
		text_free(&plain);
	} else {
		text_add(&s, text_str(&shown));
	}
	text_add(&s, "\007");
	term_curses_say(t, s.s);
	if (!t->titled) {
		t->titled = true;
		arm(t);
	}
	text_set(&t->title, want);
	text_free(&shown);
	text_free(&s);
}

static void
term_curses_put_copied(struct term *t)
{
	struct text s = { 0 };

	if (!t->ui->copied.n)
		return;
	text_osc52(&s, t->ui->copied.s, t->ui->copied.n);
	term_curses_say(t, s.s);
	text_free(&s);
	text_free(&t->ui->copied);
}

static void
ring(struct ui *ui)
{
	if (ui->bell_rung && ui->bell == BELL_AUDIBLE)
		beep();
	else if (ui->bell_rung && ui->bell == BELL_VISUAL)
		flash();
	ui->bell_rung = false;
}

/* Colours are begun with the first role that has one. */
static void
term_curses_take_look(struct term *t, enum role role)
{
	struct shown s = theme_shown(&t->style, t->colours, role);
	struct term_look *look = &t->looks[role];

	*look = (struct term_look){ .attributes = term_curses_attributes(s.attributes) };
	if (s.ink < 0 && s.paper < 0)
		return;
	if (!t->paired) {
		start_color();
		use_default_colors();
		t->paired = true;
	}
	if (init_extended_pair((int)role + 1, s.ink, s.paper) != ERR)
		look->pair = (short)((int)role + 1);
}

static bool
style_same(const struct style *a, const struct style *b)
{
	return a->theme == b->theme && a->shade == b->shade && a->plain == b->plain &&
		a->whole_row == b->whole_row && a->turn == b->turn;
}

/* With another theme every cell is to be put again, though it is what it was. */
static void
term_curses_take_style(struct term *t)
{
	if (t->styled && style_same(&t->style, &t->ui->style))
		return;
	t->styled = true;
	t->style = t->ui->style;
	for (enum role role = 0; role < N_ROLES; role++)
		term_curses_take_look(t, role);
	for (size_t i = 0; i < t->n_panes; i++) {
		const struct term_panel *p = &t->panes[i];

		if (p->cells)
			memset(p->cells, 0, (size_t)p->box.rows * (size_t)p->box.cols *
				sizeof(*p->cells));
	}
}

void
term_draw(struct term *t)
{
	size_t base = ui_base(t->ui);

	if (t->hung || t->away || t->ui->n_views == 0)
		return;
	if (t->ui->redraw) {
		reset_prog_mode(); /* who stopped us may have changed the modes */
		clearok(curscr, TRUE);
	}
	panes_match(t, base);
	term_curses_take_style(t);
	for (size_t i = 0; i < t->n_panes; i++) {
		if (t->panes[i].doubts && (t->moved || t->ui->redraw)) /* they may be sent again */
			memset(t->panes[i].doubts, 0, (size_t)t->panes[i].box.rows * sizeof(*t->panes[i].doubts));
		put_view(t, &t->panes[i], &t->ui->views[base + i].canvas);
	}
	t->ui->redraw = false;
	if (t->n_panes > 1 || t->moved || t->n_rests) /* one alone is what put_cursor refreshes */
		update_panels();
	t->moved = false;
	charset_use(true);
	put_rests(t, base);
	put_cursor(t, base);
	term_curses_put_title(t);
	term_curses_put_copied(t);
	doupdate();
	charset_use(false);
	ring(t->ui);
}

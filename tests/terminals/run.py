#!/usr/bin/env python3
"""The real program in real terminals: typed in, pasted into, made larger and smaller, suspended, killed, left.

usage: run.py PROGRAM FOLDER [TERMINAL ...]

Each terminal that is installed gets a shell, and the shell the program; what is typed goes through the
terminal's own keyboard. Behind each way out the terminal is asked how it is set (probe.py). FOLDER
has the pictures, to be looked at. For `make nightly`; docs/terminals.md says what was found.
"""
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
PROGRAM = str(pathlib.Path(sys.argv[1]).resolve())
PASTED = "pasted first line\npasted second line\n"
SHELL = ["bash", "--noprofile", "--rcfile", str(HERE / "inside.sh"), "-i"]


def until(true, seconds=15):
    """Whether it has become true in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if true():
            return True
        time.sleep(0.05)
    return False


def quiet(*words, **more):
    """What a command prints; nothing, if it fails."""
    return subprocess.run([str(w) for w in words], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        **more).stdout


class Terminal:
    """What is common to all: a room of its own, and the processes that were started in it."""
    needs = ()          # programs; without one of them it is left out
    size = (80, 24)
    restores = True     # has an alternate screen
    hangs_up = True     # when its window is closed, the program within hears of it

    def __init__(self, name, folder):
        self.name, self.folder, self.started = name, folder, []
        self.room = pathlib.Path(tempfile.mkdtemp(prefix="terminals-"))
        self.room.chmod(0o777)
        self.env = {"HOME": str(self.room), "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8",
            "TERMINALS_ROOM": str(self.room), "TERMINALS_PROGRAM": PROGRAM, "SHELL": "/bin/bash",
            "TERMINALS_PROBE": str(HERE / "probe.py"), "TMPDIR": str(self.room), "SCREENDIR": str(self.room / "screens"),
            "HALFHOUR_WORKBOOK": str(self.room / "workbook.halfhour"), "XDG_CONFIG_HOME": str(self.room),
            "XDG_DATA_HOME": str(self.room), "XDG_STATE_HOME": str(self.room)} # some set HOME anew

    def start(self, *words, user=(), **env):
        """A process in its own group, ended with the terminal."""
        log = open(self.room / "log", "a")
        child = subprocess.Popen([*user, *map(str, words)], env={**self.env, **env}, stdin=subprocess.DEVNULL,
            stdout=log, stderr=log, start_new_session=True, cwd=self.room)
        self.started.append(child)
        return child

    def end(self):
        for child in reversed(self.started):
            if child.poll() is None:
                child.terminate()
                try:
                    child.wait(5)
                except subprocess.TimeoutExpired:
                    child.kill()
                    child.wait()
        shutil.rmtree(self.room, ignore_errors=True)

    def line(self, text):
        self.type(text)
        self.key("Return")

    def modes(self):
        """What only the terminal's own tool tells of how it is set."""
        return {}

    def look(self, what):
        """A picture of it: a file in the folder."""
        time.sleep(0.5)
        self.picture(self.folder / f"{self.name}-{what}")


class Tmux(Terminal):
    """A terminal that is text: tmux with a TERM of one's own, and what runs within it."""
    needs = ("tmux",)

    def __init__(self, name, folder, term="tmux-256color", restores=True, **more):
        super().__init__(name, folder)
        self.term, self.inner, self.restores = term, None, restores
        self.__dict__.update(more)

    def tmux(self, *words, **more):
        return quiet("tmux", "-S", self.room / "socket", "-f", "/dev/null", *words, env=self.env, **more)

    def open(self):
        words = self.inner() if self.inner else SHELL
        self.tmux("new", "-d", "-x", "80", "-y", "24", "sleep", "1000000")
        self.tmux("set", "-g", "default-terminal", self.term)
        self.tmux("new-window", "-k", "-t", "0", *words)
        self.tmux("resize-window", "-x", "80", "-y", "24")

    def type(self, text):
        self.tmux("send-keys", "-l", text)

    def key(self, name):
        self.tmux("send-keys", {"Return": "Enter", "ctrl+z": "C-z"}.get(name, name))

    def paste(self, text):
        self.tmux("load-buffer", "-", input=text)
        self.tmux("paste-buffer", "-p")

    def resize(self, columns, rows):
        self.tmux("resize-window", "-x", columns, "-y", rows)

    def picture(self, file):
        file.with_suffix(".txt").write_text(self.tmux("capture-pane", "-p"))

    def modes(self):
        said = self.tmux("display", "-p", "#{alternate_on} #{cursor_flag} #{mouse_any_flag} #{keypad_cursor_flag}")
        return dict(zip(("alternate screen", "cursor shown", "mouse", "cursor keys"), said.split()))

    def close(self):
        self.tmux("kill-server")

    def end(self):
        self.tmux("kill-server")
        if self.name == "screen":
            quiet("screen", "-X", "quit", env=self.env)
        super().end()


def mosh(terminal):
    """A server of its own on this machine, and the words that start its client."""
    said = quiet("mosh-server", "new", "-i", "127.0.0.1", "-p", "60900:60990", "--", *SHELL,
        env={**terminal.env, "TERM": "xterm-256color"})
    port, key = next(l for l in said.splitlines() if l.startswith("MOSH CONNECT")).split()[2:4]
    return ["env", f"MOSH_KEY={key}", "mosh-client", "127.0.0.1", port]


def screen(terminal):
    """Screen with the setting that gives programs an alternate screen; as shipped it has none."""
    file = terminal.room / "screenrc"
    (terminal.room / "screens").mkdir(mode=0o700)
    file.write_text("altscreen on\nstartup_message off\n")
    return ["screen", "-U", "-c", file, *SHELL]


class X11(Terminal):
    """A window under Xvfb; keys by xdotool, as from a keyboard."""
    needs = ("Xvfb", "xdotool", "import", "xclip")
    paste_key = "ctrl+shift+v"

    def __init__(self, name, folder, words, **more):
        super().__init__(name, folder)
        self.words = words
        self.__dict__.update(more)

    def tool(self, *words, **more):
        return quiet(*words, env=self.env, **more)

    def open(self):
        screen = self.room / "screen"
        with open(screen, "w") as out:
            server = subprocess.Popen(["Xvfb", "-displayfd", "1", "-screen", "0", "1280x960x24", "-nolisten", "tcp"],
                stdout=out, stderr=subprocess.DEVNULL, start_new_session=True)
        self.started.append(server)
        until(lambda: screen.read_text().strip())
        self.env.update(DISPLAY=":" + screen.read_text().strip(), LIBGL_ALWAYS_SOFTWARE="1")
        self.child = self.start(*self.words, *SHELL)
        until(lambda: self.tool("xdotool", "search", "--onlyvisible", "--class", self.name).split())
        self.window = self.tool("xdotool", "search", "--onlyvisible", "--class", self.name).split()[-1]
        self.tool("xdotool", "windowfocus", "--sync", self.window)
        box = self.tool("xdotool", "getwindowgeometry", "--shell", self.window)
        self.box = [int(next(l for l in box.splitlines() if l.startswith(w)).split("=")[1])
            for w in ("WIDTH", "HEIGHT")]

    def type(self, text):
        self.tool("xdotool", "type", "--delay", "15", "--", text)

    def key(self, name):
        self.tool("xdotool", "key", name)

    def paste(self, text):
        for which in ("primary", "clipboard"):
            keeper = self.start("xclip", "-selection", which, "-quiet", self.room / "pasted")
            (self.room / "pasted").write_text(text)
            self.started.append(keeper)
        time.sleep(0.5)
        self.key(self.paste_key)

    def resize(self, columns, rows):
        width, height = self.box[0] * columns // 80 + 2, self.box[1] * rows // 24 + 2
        self.tool("xdotool", "windowsize", self.window, width, height)

    def picture(self, file):
        self.tool("import", "-window", "root", "-crop", "1100x800+0+0", file.with_suffix(".png"))

    def close(self):
        self.child.terminate()


class Wayland(Terminal):
    """A window in a headless sway, by a user who is not root."""
    needs = ("sway", "wtype", "grim", "wl-copy", "runuser")

    def __init__(self, name, folder, words, **more):
        super().__init__(name, folder)
        self.words = words
        self.user = ["runuser", "-u", "nobody", "--", "env", f"HOME={self.room}"] if os.getuid() == 0 else []
        self.__dict__.update(more)

    def tool(self, *words, **more):
        return quiet(*self.user, *words, env=self.env, **more)

    def open(self):
        (self.room / "run").mkdir()
        (self.room / "config").write_text("output * mode 1280x960\nfor_window [app_id=.*] floating enable\n"
            "for_window [app_id=.*] border none\n")
        for folder in (self.room, self.room / "run"):
            if self.user:
                shutil.chown(folder, "nobody")
        (self.room / "run").chmod(0o700)
        self.env.update(XDG_RUNTIME_DIR=str(self.room / "run"), WLR_BACKENDS="headless", WLR_RENDERER="pixman",
            WLR_LIBINPUT_NO_DEVICES="1", LIBGL_ALWAYS_SOFTWARE="1")
        self.start("sway", "-c", self.room / "config", user=self.user)
        run = self.room / "run"
        until(lambda: list(run.glob("wayland-?")) and list(run.glob("sway-ipc*")))
        self.env.update(WAYLAND_DISPLAY=next(iter(run.glob("wayland-?"))).name,
            SWAYSOCK=str(next(iter(run.glob("sway-ipc*")))))
        self.child = self.start(*self.words, *SHELL, user=self.user)
        until(lambda: self.window())
        self.box = (self.window() or {"rect": {"width": 640, "height": 400}})["rect"]

    def window(self):
        def under(node):
            for inner in node.get("nodes", []) + node.get("floating_nodes", []):
                if inner.get("app_id"):
                    return inner
                if found := under(inner):
                    return found
            return None
        said = self.tool("swaymsg", "-r", "-t", "get_tree")
        return under(json.loads(said)) if said else None

    def type(self, text):
        self.tool("wtype", "-s", "300", "-d", "20", "--", text)

    def key(self, name):
        held = [w for m in name.split("+")[:-1] for w in ("-M", m)]
        self.tool("wtype", "-s", "300", *held, "-k", name.split("+")[-1])

    def paste(self, text):
        self.tool("wl-copy", input=text)
        time.sleep(0.3)
        self.key("ctrl+shift+v")

    def resize(self, columns, rows):
        self.tool("swaymsg", f"[app_id=.*] resize set {self.box['width'] * columns // 80 + 2} "
            f"{self.box['height'] * rows // 24 + 2}")

    def picture(self, file):
        self.tool("grim", self.room / "seen.png")
        if (self.room / "seen.png").exists():
            shutil.copyfile(self.room / "seen.png", file.with_suffix(".png"))

    def close(self):
        self.tool("swaymsg", "[app_id=.*] kill") if not self.user else os.killpg(self.child.pid, signal.SIGTERM)


# ---- what is tried in each ----

class Sitting:
    def __init__(self, terminal):
        self.t, self.good, self.asked = terminal, True, 0
        self.pid = 0

    def say(self, good, what, why=""):
        self.good &= bool(good)
        print(f"{'ok' if good else 'not ok'} terminals: {self.t.name}: {what}{'' if good or not why else ': ' + why}",
            flush=True)

    def probe(self, name):
        """How the terminal is set, asked from the shell in it."""
        file = self.t.room / name
        time.sleep(0.4)
        self.t.line(f"probe {name}")
        if not until(file.exists):
            return {}
        found = json.loads(file.read_text())
        found["modes"].update(self.t.modes())
        return found

    def state(self):
        """Of the program: R, S, T; empty: gone."""
        try:
            return open(f"/proc/{self.pid}/stat").read().rsplit(")", 1)[1].split()[0].replace("Z", "")
        except OSError:
            return ""

    def idle(self):
        """It waits, and has not worked for half a second."""
        def worked():
            try:
                return open(f"/proc/{self.pid}/stat").read().rsplit(")", 1)[1].split()[11:13]
            except OSError:
                return None
        last, since = worked(), time.monotonic()
        while time.monotonic() - since < 0.5:
            time.sleep(0.1)
            if worked() != last:
                last, since = worked(), time.monotonic()

    def begin(self, *words):
        pid = self.t.room / "pid"
        pid.unlink(missing_ok=True)
        self.t.line(" ".join(("clear; hh", *words)))
        if not until(lambda: pid.exists() and pid.read_text().strip()):
            self.pid = 0
            return
        self.pid = int(pid.read_text())
        time.sleep(0.5)
        self.idle()

    def leave(self):
        """Out of a call, and out of Today behind it."""
        self.t.line("/leave")
        time.sleep(0.5)
        self.idle()
        self.t.type("q")
        return self.gone()

    def gone(self):
        return until(lambda: not self.state())

    def shown(self):
        """What the workbook has of the call."""
        said = quiet(*getattr(self.t, "user", []), PROGRAM, "show", "last", "--json", env=self.t.env)
        return json.loads(said) if said else {"notes": [], "interview": {"draft": None}}

    def noted(self, text):
        return until(lambda: any(text in n["text"] for n in self.shown()["notes"]), 8)

    def same(self, what, before, after):
        """The terminal is set as before, and its screen is back."""
        if not before or not after:
            return self.say(False, what, "the shell does not answer")
        wrong = [k for k in ("line", "modes") if before[k] != after[k]]
        if self.t.restores and after["row"] > 22: # the shell began at the top
            wrong.append(f"screen, cursor in row {after['row']}")
        self.say(not wrong, what, f"not as before: {', '.join(wrong)} {before['modes']} {after['modes']}")

    def run(self):
        t = self.t
        t.open()
        if not until((t.room / "ready").exists, 30):
            t.look("start")
            return self.say(False, "starts", (t.room / "log").read_text()[-300:] if (t.room / "log").exists() else "")
        before = self.probe("before")
        self.say(before, "a shell answers in it", "no answer")
        self.begin("live", "--now")
        self.say(self.state(), "the program starts")
        t.look("call")
        t.line("!needs a state licence")
        self.say(self.noted("needs a state licence"), "what is typed is a note")
        t.paste(PASTED)
        time.sleep(0.5)
        t.key("Return")
        self.say(self.noted("pasted first line") and self.noted("pasted second line"),
            "what is pasted is kept, both lines", str([n["text"] for n in self.shown()["notes"]]))
        self.resize()
        self.suspend(before)
        self.say(self.leave(), "/leave and q leave")
        self.same("left: as before", before, self.probe("left"))
        t.look("left")
        self.killed(before)
        self.today(before)
        self.closed()

    def resize(self):
        for columns, rows in ((100, 30), (50, 14), (80, 24)):
            self.t.resize(columns, rows)
            time.sleep(0.3)
            self.idle()
            self.t.look(f"{columns}x{rows}")
        self.t.line("after the sizes")
        self.say(self.noted("after the sizes"), "larger, smaller and back, and a note behind it")

    def suspend(self, before):
        self.t.line("/suspend")
        stopped = until(lambda: self.state() == "T")
        self.same("/suspend in a call: as before", before, self.probe("suspended"))
        self.t.line("fg")
        self.say(stopped and until(lambda: self.state() in "SR"), "/suspend stops it, fg resumes it", self.state())
        time.sleep(0.5)
        self.t.line("after fg")
        self.say(self.noted("after fg"), "a note behind fg")

    def killed(self, before):
        for name, number in (("TERM", signal.SIGTERM), ("HUP", signal.SIGHUP)):
            self.begin("live")
            self.t.type(f"half at {name}")
            kept = until(lambda: f"half at {name}" in (self.shown()["interview"]["draft"] or ""), 8)
            self.pid and os.kill(self.pid, number)
            self.say(self.gone() and kept, f"SIG{name}: ends, and the half line is kept", str(kept))
            self.same(f"SIG{name}: as before", before, self.probe(name))
            self.begin("live")
            self.t.key("Return")
            self.say(self.leave() and self.noted(f"half at {name}"), f"SIG{name}: the half line is there again")

    def today(self, before):
        self.begin()
        self.t.key("ctrl+z")
        stopped = until(lambda: self.state() == "T")
        self.same("Ctrl-Z in a list: as before", before, self.probe("listed"))
        self.t.line("fg")
        self.say(stopped and until(lambda: self.state() in "SR"), "Ctrl-Z stops it, fg resumes it")
        time.sleep(0.5)
        self.t.look("today")
        self.t.type("q")
        self.say(self.gone(), "q leaves")
        self.same("q: as before", before, self.probe("quit"))

    def closed(self):
        self.begin("live")
        self.t.type("window closed here")
        until(lambda: "window closed" in (self.shown()["interview"]["draft"] or ""), 8)
        self.t.close()
        if self.t.hangs_up:
            self.say(self.gone(), "its window closed: the program ends")
        self.say("window closed here" in (self.shown()["interview"]["draft"] or ""),
            "its window closed: the half line is kept")
        if not self.t.hangs_up and self.state():
            os.kill(self.pid, signal.SIGKILL)


def all_terminals(folder):
    made = [
        X11("xterm", folder, ["xterm", "-fa", "DejaVu Sans Mono", "-fs", "11", "-geometry", "80x24", "-e"],
            paste_key="shift+Insert"),
        X11("alacritty", folder, ["alacritty", "-o", "window.dimensions.columns=80", "-o",
            "window.dimensions.lines=24", "-e"]),
        Wayland("foot", folder, ["foot", "-W", "80x24"]),
        Wayland("kitty", folder, ["kitty", "-o", "initial_window_width=80c", "-o", "initial_window_height=24c", "-o",
            "remember_window_size=no", "-o", "update_check_interval=0", "-o", "confirm_os_window_close=0"]),
        Tmux("tmux", folder),
        Tmux("screen", folder, needs=("tmux", "screen"), hangs_up=False),
        Tmux("script", folder, needs=("tmux", "script"), hangs_up=False),
        Tmux("linux", folder, term="linux", restores=False),
        Tmux("vt100", folder, term="vt100", restores=False),
        Tmux("mosh", folder, restores=False, needs=("tmux", "mosh-server", "mosh-client")),
    ]
    by_name = {t.name: t for t in made}
    by_name["mosh"].inner = lambda: mosh(by_name["mosh"])
    by_name["screen"].inner = lambda: screen(by_name["screen"])
    by_name["script"].inner = lambda: ["script", "-q", "-c", " ".join(SHELL), "/dev/null"]
    return made


def main():
    folder = pathlib.Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    wanted, good = sys.argv[3:], True
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1)) # what was started is ended all the same
    for terminal in all_terminals(folder):
        if wanted and terminal.name not in wanted:
            continue
        missing = [p for p in (*terminal.needs, getattr(terminal, "words", ["sh"])[0]) if not shutil.which(p)]
        try:
            if missing:
                print(f"ok terminals: {terminal.name}: left out: there is no {missing[0]}")
            else:
                sitting = Sitting(terminal)
                sitting.run()
                good &= sitting.good
        finally:
            terminal.end()
    sys.exit(0 if good else 1)


if __name__ == "__main__":
	main()

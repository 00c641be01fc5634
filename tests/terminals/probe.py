"""Writes down how the terminal is set: its line modes, the row of the cursor, and which modes it says are on."""
import json
import os
import re
import select
import sys
import termios
import time

ASKED = {"1049": "alternate screen", "25": "cursor shown", "2004": "bracketed paste", "1000": "mouse"}


def ask(fd):
    os.write(fd, b"\033[6n" + b"".join(b"\033[?%s$p" % m.encode() for m in ASKED) + b"\033[c")
    said, end = b"", time.monotonic() + 3
    while not re.search(rb"\033\[\?[\d;]*c", said) and (left := end - time.monotonic()) > 0:
        if select.select([fd], [], [], left)[0]:
            said += os.read(fd, 1000)
    return said.decode(errors="replace")


fd = os.open("/dev/tty", os.O_RDWR)
before = termios.tcgetattr(fd)
raw = termios.tcgetattr(fd)
raw[3] &= ~(termios.ICANON | termios.ECHO)
termios.tcsetattr(fd, termios.TCSANOW, raw)
said = ask(fd)
termios.tcsetattr(fd, termios.TCSANOW, before)
row = re.search(r"\033\[(\d+);\d+R", said)
found = {ASKED[m]: int(v) for m, v in re.findall(r"\033\[\?(\d+);(\d)\$y", said) if m in ASKED}
modes = [x if isinstance(x, int) else [c if isinstance(c, int) else c.hex() for c in x] for x in before]
with open(sys.argv[1] + ".new", "w") as out:
    json.dump({"line": modes, "row": int(row.group(1)) if row else 0, "modes": found,
        "size": list(os.get_terminal_size(fd))}, out)
os.rename(sys.argv[1] + ".new", sys.argv[1])

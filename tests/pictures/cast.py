#!/usr/bin/env python3
"""Records thirty seconds of the real program on a pseudo-terminal, as an asciicast of version 2.

usage: cast.py PROGRAM FILE      records `PROGRAM demo`
       cast.py --play FILE       plays a recording in this terminal
"""
import fcntl
import json
import os
import pty
import select
import struct
import sys
import tempfile
import termios
import time

ROWS, COLS = 24, 80
# Keys, and the seconds that one looks at what they bring; a text behind "type" goes letter by letter.
KEYS = [("", 2.5), ("j", 0.6), ("j", 1.6), ("2", 1.5), ("/", 0.4), ("type Grace", 0.5), ("\r", 0.8),
	("\r", 2.5), ("l", 2.5), ("\r", 1.5), ("\t", 1.0),
	("type came from a law firm, hated every hour billed", 0.4), ("\r", 0.7),
	("type !decides what a grid may charge", 0.4), ("\r", 0.7), ("\t", 0.8),
	("type *\"nobody thanks you for a light that is on", 0.4), ("\r", 0.9),
	("type @Ana Sousa, tariffs, the Energy Office +", 0.4), ("\r", 1.5), ("/", 1.2), ("\033", 0.5),
	("type > send her the table of the three towns", 1.5), ("\r", 1.5)]


def record(program, path):
	home = tempfile.mkdtemp()
	began = time.monotonic()
	pid, fd = pty.fork()
	if pid == 0:
		env = {"HOME": home, "TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": os.environ["PATH"],
			"COLUMNS": str(COLS), "LINES": str(ROWS)}
		os.execve(program, [program, "demo"], env)
	fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLS, 0, 0))
	with open(path, "w") as out:
		head = {"version": 2, "width": COLS, "height": ROWS, "title": "halfhour demo"}
		out.write(json.dumps(head) + "\n")

		def watch(seconds):
			end = time.monotonic() + seconds
			while (left := end - time.monotonic()) > 0:
				if select.select([fd], [], [], left)[0]:
					data = os.read(fd, 65536).decode(errors="replace")
					out.write(json.dumps([round(time.monotonic() - began, 3), "o", data]) + "\n")

		for keys, seconds in KEYS:
			if keys.startswith("type "):
				for ch in keys[5:]:
					os.write(fd, ch.encode())
					watch(0.05)
			else:
				os.write(fd, keys.encode())
			watch(seconds)
	os.close(fd)
	os.waitpid(pid, 0)


def play(path):
	with open(path) as lines:
		next(lines)
		at = 0
		for when, _, data in map(json.loads, lines):
			time.sleep(max(0, when - at))
			at = when
			sys.stdout.write(data)
			sys.stdout.flush()


if len(sys.argv) != 3:
	sys.exit(__doc__)
if sys.argv[1] == "--play":
	play(sys.argv[2])
else:
	record(os.path.abspath(sys.argv[1]), sys.argv[2])

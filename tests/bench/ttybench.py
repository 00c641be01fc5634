#!/usr/bin/env python3
"""Measures a full-screen terminal program from outside, on a pseudo-terminal.

usage: ttybench.py [--size 80x24] [--term NAME] [--runs N] [--script FILE] [--env K=V]...
                   [--reset COMMAND] -- PROGRAM [ARGUMENT...]

Prints one JSON object. The program is started --runs times (start-up: from the spawn to the
last byte before it has been quiet and asleep for a while), the last start goes on with the
script. --reset is run by the shell before every start.

A script has a command a line, words quoted as in a shell:

  expect TEXT        fails unless TEXT stands on the screen, so that no figure is ever
  absent TEXT        taken off a wrong one; the reverse
  send KEYS          keys that are not measured
  phase NAME [pace=MS]
                     the keys after it are measured under this name, one keypress each:
  rep N KEYS           the same key N times
  type TEXT            each character
  prose N [nowrap]     N characters of English; Enter at the first blank after 64 columns,
                       measured as NAME-enter
  end
  idle SECONDS [NAME]  what the program does when nobody does anything
  quit KEYS          how to leave it; without, the terminal is taken away

KEYS are characters and <Enter> <Esc> <Tab> <BS> <Space> <lt> <Up> <Down> <Left> <Right>
<Home> <End> <Del> <PgUp> <PgDn> <C-x> <M-x>.

Of each key: the time to the first and to the last byte of the answer, and its bytes. An answer
ends when the program is asleep and has sent nothing for GAP_MS; what comes later without a key
(a clock that ticks) is counted apart, so that it is neither a key's bytes nor a key's time.
"""
import argparse
import fcntl
import gc
import json
import os
import re
import select
import shlex
import signal
import struct
import subprocess
import sys
import termios
import time

from screen import new_screen

GAP_MS = 2           # quiet and asleep this long: the answer is complete
QUIET_MS = 8         # then nothing for this long: the next key
START_QUIET_MS = 150
TIMEOUT_MS = 3000

KEYS = {'Enter': '\r', 'Esc': '\x1b', 'Tab': '\t', 'BS': '\x7f', 'Space': ' ', 'lt': '<',
        'Del': '\x1b[3~', 'PgUp': '\x1b[5~', 'PgDn': '\x1b[6~'}
CURSOR_KEYS = {'Up': 'A', 'Down': 'B', 'Right': 'C', 'Left': 'D', 'Home': 'H', 'End': 'F'}
PROSE = ('she said the team moved to the new depot last spring and that hiring slowed down '
         'after the merger; the hard part of the job is saying no to a good idea without losing '
         'whoever brought it. ask again how they choose what to build, who signs it off, and '
         'what an ordinary tuesday looks like. he would talk to maria in research next, and '
         'read both papers he mentioned before writing back. ')
QUERY = re.compile(rb'\x1b\[(?:([56])n|([>=]?)0?c|\?(\d+)\$p)|\x1b\](1[01]);\?(?:\x07|\x1b\\)')


def now_ms():
    return time.perf_counter_ns() / 1e6


def key_bytes(keys, application_mode=False):
    """The bytes that a terminal sends for these keys."""
    def one(match):
        name = match.group(1)
        if name in KEYS:
            return KEYS[name]
        if name in CURSOR_KEYS:
            return ('\x1bO' if application_mode else '\x1b[') + CURSOR_KEYS[name]
        if name[:2] == 'C-':
            return chr(ord(name[2].upper()) ^ 64)
        if name[:2] == 'M-':
            return '\x1b' + name[2]
        raise ValueError(f'no key <{name}>')
    return re.sub(r'<(\w+|[CM]-.)>', one, keys).encode()


def prose(count, wrap=True):
    """count characters of English; None stands for Enter."""
    keys, column = [], 0
    for char in (PROSE * (count // len(PROSE) + 1))[:count]:
        if wrap and char == ' ' and column >= 64:
            keys.append(None)
            column = 0
        else:
            keys.append(char)
            column += 1
    return keys


def spread(values):
    if not values:
        return None
    values = sorted(values)
    n = len(values)

    def at(part):
        return round(values[min(n - 1, int(part * n))], 3)
    return {'n': n, 'p50': at(.5), 'p95': at(.95), 'p99': at(.99), 'max': at(1),
            'mean': round(sum(values) / n, 3)}


class Program:
    """A process that thinks it has a terminal of its own."""

    def __init__(self, command, size, term, env):
        self.cols, self.rows = size
        self.fd, other = os.openpty()
        fcntl.ioctl(other, termios.TIOCSWINSZ, struct.pack('HHHH', self.rows, self.cols, 0, 0))
        name = os.ttyname(other)
        os.set_blocking(self.fd, False)
        self.received, self.scanned, self.shown = bytearray(), 0, 0
        self.screen = new_screen(self.cols, self.rows)
        self.ended = self.application_mode = False
        self.poll = select.poll()
        self.poll.register(self.fd, select.POLLIN)
        self.began = now_ms()
        self.pid = os.posix_spawnp(
            command[0], command, dict(os.environ, TERM=term, **env), setsid=True,
            setsigdef=[signal.SIGPIPE, signal.SIGINT],
            file_actions=[(os.POSIX_SPAWN_OPEN, 0, name, os.O_RDWR, 0),
                          (os.POSIX_SPAWN_DUP2, 0, 1), (os.POSIX_SPAWN_DUP2, 0, 2)])
        os.close(other)

    # What the system knows of it

    def threads(self):
        todo = [self.pid]
        while todo:
            pid = todo.pop()
            try:
                for thread in os.listdir(f'/proc/{pid}/task'):
                    path = f'/proc/{pid}/task/{thread}'
                    with open(path + '/children') as file:
                        todo += file.read().split()
                    yield path
            except OSError:
                pass

    def asleep(self):
        for path in self.threads():
            try:
                with open(path + '/stat', 'rb') as file:
                    stat = file.read()
                if stat[stat.rindex(b')') + 2:][:1] in b'RD':
                    return False
            except (OSError, ValueError):
                pass
        return True

    def usage(self):
        """CPU milliseconds and wake-ups so far: each ends in a switch of its own will."""
        cpu = switches = 0
        for path in self.threads():
            try:
                with open(path + '/schedstat') as file:
                    cpu += int(file.read().split()[0]) / 1e6
                with open(path + '/status') as file:
                    switches += sum(int(line.split()[1]) for line in file
                                    if line.startswith('voluntary_ctxt_sw'))
            except OSError:
                pass
        return cpu, switches

    def peak_kib(self):
        try:
            with open(f'/proc/{self.pid}/status') as file:
                return next(int(line.split()[1]) for line in file if line.startswith('VmHWM'))
        except (OSError, StopIteration):
            return None

    def alive(self):
        try:
            return os.waitpid(self.pid, os.WNOHANG) == (0, 0)
        except ChildProcessError:
            return False

    # What comes and goes

    def read(self):
        count = 0
        while True:
            try:
                data = os.read(self.fd, 65536)
            except BlockingIOError:
                break
            except OSError:
                data = b''
            if not data:
                self.ended = True
                break
            self.received += data
            count += len(data)
            if len(data) < 4096:
                break
        if count:
            self.answer_queries()
        return count

    def answer_queries(self):
        start = max(0, self.scanned - 16)
        chunk = bytes(self.received[start:])
        on, off = chunk.rfind(b'\x1b[?1h'), chunk.rfind(b'\x1b[?1l')
        if on >= 0 or off >= 0:
            self.application_mode = on > off
        for match in QUERY.finditer(chunk):
            if start + match.end() <= self.scanned:
                continue
            status, attributes, mode, colour = match.groups()
            if status == b'5':
                reply = b'\x1b[0n'
            elif status == b'6':
                self.show(start + match.start())
                reply = b'\x1b[%d;%dR' % self.screen.cursor()
            elif mode:
                reply = b'\x1b[?%s;0$y' % mode
            elif colour:
                shade = b'0000' if colour == b'11' else b'ffff'
                reply = b'\x1b]%s;rgb:%s\x1b\\' % (colour, b'/'.join([shade] * 3))
            elif attributes == b'>':
                reply = b'\x1b[>41;354;0c'
            else:
                reply = b'\x1b[?62;22c'
            os.write(self.fd, reply)
        self.scanned = len(self.received)

    def show(self, upto=None):
        upto = len(self.received) if upto is None else upto
        if upto > self.shown:
            self.screen.feed(bytes(self.received[self.shown:upto]))
            self.shown = upto

    def drain(self):
        while self.poll.poll(0) and self.read():
            pass

    def answer(self, quiet=QUIET_MS, gap=GAP_MS, timeout=TIMEOUT_MS):
        """Waits until it is quiet: (ms of first byte, ms of last, bytes), bytes that came apart."""
        first = last = None
        count, apart, complete = 0, [], False
        began = quiet_since = now_ms()
        while now_ms() - began < timeout and not self.ended:
            if self.poll.poll(gap):
                at, got = now_ms(), self.read()
                if not got:
                    continue
                quiet_since = at
                if complete:
                    apart.append(got)
                    continue
                first, last, count = first or at, at, count + got
            elif not self.asleep():
                quiet_since = now_ms()
            else:
                complete = complete or first is not None
                if now_ms() - quiet_since >= (quiet if complete else 4 * quiet):
                    break
        return (first, last, count), apart

    def press(self, keys):
        self.drain()
        at = now_ms()
        os.write(self.fd, key_bytes(keys, self.application_mode))
        (first, last, count), apart = self.answer()
        if first is None:
            return None, apart
        return {'first': first - at, 'last': last - at, 'bytes': count}, apart

    def stop(self, keys=None):
        """By its own keys, else by hang-up; milliseconds until it was gone."""
        try:
            if keys and not self.ended:
                os.write(self.fd, key_bytes(keys, self.application_mode))
                self.wait_end(2000)
        except OSError:
            pass
        began = now_ms()
        os.close(self.fd)
        while now_ms() - began < 3000:
            if not self.alive():
                return now_ms() - began
            time.sleep(.005)
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        return None

    def wait_end(self, timeout):
        began = now_ms()
        while now_ms() - began < timeout and not self.ended:
            if self.poll.poll(20):
                self.read()


class Session:
    """One run of a script; its figures are in .result."""

    def __init__(self, program):
        self.program = program
        self.quit_keys = None
        self.result = {'keys': {}, 'apart': [], 'idle': {}, 'failed': []}
        self.phase, self.pace = None, 0

    def run(self, script):
        for line in script.splitlines():
            words = shlex.split(line, comments=True)
            if not words:
                continue
            if self.program.ended:
                self.result['failed'].append(f'ended before: {line}')
                return
            getattr(self, 'do_' + words[0])(*words[1:])

    def do_expect(self, text, wanted=True):
        self.program.show()
        if self.program.screen.shows(text) != wanted:
            self.result['failed'].append(f'{"expect" if wanted else "absent"} {text}')
            self.result['screen'] = self.program.screen.rows()

    def do_absent(self, text):
        self.do_expect(text, wanted=False)

    def do_send(self, keys):
        os.write(self.program.fd, key_bytes(keys, self.program.application_mode))
        self.program.answer(quiet=100)

    def do_phase(self, name, *options):
        self.phase = name
        self.pace = float(dict(option.split('=') for option in options).get('pace', 0))

    def do_end(self):
        self.phase = None

    def measure(self, keys, name=None):
        key, apart = self.program.press(keys)
        self.result['keys'].setdefault(name or self.phase, []).append(key)
        self.result['apart'] += apart
        time.sleep(self.pace / 1000)

    def do_rep(self, count, keys):
        for _ in range(int(count)):
            self.measure(keys)

    def do_type(self, text):
        for char in text:
            self.measure('<lt>' if char == '<' else char)

    def do_prose(self, count, nowrap=None):
        for char in prose(int(count), wrap=not nowrap):
            if char:
                self.measure(char)
            else:
                self.measure('<Enter>', self.phase + '-enter')

    def do_idle(self, seconds, name='idle'):
        program, paints, last = self.program, [], 0
        program.drain()
        cpu, switches = program.usage()
        began = now_ms()
        end = began + float(seconds) * 1000
        while now_ms() < end and not program.ended:
            if not program.poll.poll(max(1, int(end - now_ms()))):
                continue
            got, at = program.read(), now_ms()
            if got and at - last > 50:
                paints.append(0)
            if got:
                paints[-1] += got
                last = at
        took = (now_ms() - began) / 1000
        cpu_after, switches_after = program.usage()
        self.result['idle'][name] = {
            'seconds': took, 'paints': paints, 'bytes_per_s': sum(paints) / took,
            'switches_per_s': (switches_after - switches) / took,
            'cpu_ms_per_s': (cpu_after - cpu) / took}

    def do_quit(self, keys):
        self.quit_keys = keys


def measure(command, script='', runs=1, size=(80, 24), term='xterm-256color', env=None,
            reset=None):
    """Starts the program runs times and plays the script on the last; the raw figures."""
    starts = []
    quit_keys = next((shlex.split(line)[1] for line in script.splitlines()
                      if line.startswith('quit ')), None)
    gc.disable()
    for run in range(runs):
        if reset:
            subprocess.run(reset, shell=True, check=True)
        program = Program(command, size, term, env or {})
        (first, last, count), _ = program.answer(
            quiet=START_QUIET_MS, gap=START_QUIET_MS, timeout=30000)
        if last is None:
            program.stop()
            return {'failed': ['it said nothing at its start'], 'starts': []}
        starts.append({'first': first - program.began, 'last': last - program.began,
                       'bytes': count, 'cpu_ms': program.usage()[0]})
        if run < runs - 1:
            program.stop(quit_keys)
    session = Session(program)
    session.run(script)
    result = dict(session.result, starts=starts, peak_kib=program.peak_kib())
    result['end_ms'] = program.stop(session.quit_keys)
    if result['end_ms'] is None:
        result['failed'].append('it did not end by itself')
    gc.enable()
    return result


def summary(result):
    """The raw figures of measure() as spreads."""
    out = dict(result, keys={}, starts={
        what: spread([start[what] for start in result['starts']])
        for what in ('first', 'last', 'bytes', 'cpu_ms')})
    for phase, keys in result.get('keys', {}).items():
        heard = [key for key in keys if key]
        out['keys'][phase] = {'keys': len(keys), 'unanswered': len(keys) - len(heard)}
        for what in ('first', 'last', 'bytes'):
            out['keys'][phase][what] = spread([key[what] for key in heard])
    return out


def be_first():
    """What else runs on the machine is not to be measured."""
    try:
        os.setpriority(os.PRIO_PROCESS, 0, -20)
    except OSError:
        pass


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split('\n\n')[1][7:])
    parser.add_argument('--size', default='80x24')
    parser.add_argument('--term', default='xterm-256color')
    parser.add_argument('--runs', type=int, default=11)
    parser.add_argument('--script', type=argparse.FileType())
    parser.add_argument('--env', action='append', default=[])
    parser.add_argument('--reset')
    parser.add_argument('command', nargs=argparse.REMAINDER)
    args = parser.parse_args()
    command = args.command[1:] if args.command[:1] == ['--'] else args.command
    be_first()
    result = measure(command, args.script.read() if args.script else '', args.runs,
                     tuple(int(n) for n in args.size.split('x')), args.term,
                     dict(pair.split('=', 1) for pair in args.env), args.reset)
    print(json.dumps(summary(result), indent=1))
    return 1 if result['failed'] else 0


if __name__ == '__main__':
    sys.exit(main())

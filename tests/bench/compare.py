"""Sets halfhour beside a bare curses program, vi and nano: typing, standing still, starting.

usage: compare.py BUILD-FOLDER

The programs take turns, so that a slow minute of the machine is everybody's. The wanted
figures are those the project has set itself; they are printed, not enforced.
"""
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile

from ttybench import be_first, measure, spread

HERE = os.path.dirname(os.path.abspath(__file__))
ROUNDS = int(os.environ.get('BENCH_ROUNDS', 3))
STARTS = 11


class Contestant:
    """One program: how it is started, brought to where one types, and left."""

    def __init__(self, name, command, before='', leave=None, types=True, reset=None):
        self.name, self.command, self.before, self.types = name, command, before, types
        self.leave, self.reset = f'quit "{leave}"\n' if leave else '', reset
        self.rounds = []

    def script(self, first):
        parts = [self.before]
        if self.types:
            parts.append(read('typing.keys'))
        if first:
            parts.append(read('still.keys'))
        return '\n'.join(parts + [self.leave])

    def play(self, env):
        first = not self.rounds
        self.rounds.append(measure(self.command, self.script(first), STARTS if first else 1,
                                   env=env, reset=self.reset))
        for failure in self.rounds[-1]['failed']:
            print(f'{self.name}: {failure}', *self.rounds[-1].get('screen', []), sep='\n  ')

    def keys(self, *phases):
        """The answered keys of these phases, a list a round."""
        return [[key for phase in phases for key in one.get('keys', {}).get(phase, []) if key]
                for one in self.rounds]

    def bytes(self, *phases):
        return mean([key['bytes'] for keys in self.keys(*phases) for key in keys])

    def latency(self, what, part):
        """The median of the rounds: one slow moment of the machine is not the program's."""
        rounds = [spread([key[what] for key in keys])[part] for keys in self.keys('typed') if keys]
        return statistics.median(rounds) if rounds else None

    def start(self, what):
        starts = [start[what] for start in self.rounds[0]['starts']]
        return statistics.median(starts) if starts else None

    def idle(self):
        return self.rounds[0].get('idle', {}).get('idle', {})

    def tick(self):
        return mean(self.idle().get('paints', []))


def mean(values):
    return sum(values) / len(values) if values else None


def read(name):
    with open(os.path.join(HERE, name)) as file:
        return file.read()


def contestants(build, home):
    halfhour, files = os.path.join(build, 'halfhour'), os.path.join(home, 'files')
    yield Contestant('floor', [os.path.join(build, 'bench-floor')],
                     'expect "/ 20:00"', leave='<C-d>')
    if os.access(halfhour, os.X_OK):
        workbook = os.path.join(home, 'workbook.halfhour')
        kept = os.path.join(home, 'kept.halfhour')
        for name in 'Maya Okafor', 'Ama Owusu', 'Ben Sol', 'Cem Kaya', 'Dana Ruiz':
            subprocess.run([halfhour, 'add', 'contact', '--name', name, '--role',
                            'Grid planner', '--organisation', 'Northlight Energy'],
                           check=True, stdout=subprocess.DEVNULL)
        shutil.copy(workbook, kept)
        reset = f"rm -f '{workbook}'*; cp '{kept}' '{workbook}'"
        yield Contestant('halfhour live', [halfhour, 'live', '--now', '--minutes', '20'],
                         'expect "/ 20:00"', reset=reset)
        yield Contestant('halfhour today', [halfhour],
                         'expect "Today"\nphase move\nrep 3 j\nrep 3 k\nend', leave='q',
                         types=False, reset=reset)
    else:
        print('halfhour itself is not built yet.')
    if shutil.which('vi'):
        yield Contestant('vi', ['vi', files + '.vi'], 'send "i"', leave='<Esc>:q!<Enter>')
    else:
        print('vi is not installed here.')
    if shutil.which('nano'):
        yield Contestant('nano', ['nano', files + '.nano'], leave='<C-x>n')
    else:
        print('nano is not installed here.')


def number(value, digits=2):
    return '-' if value is None else f'{value:.{digits}f}'


def table(heads, rows):
    rows = [heads] + rows
    widths = [max(len(row[i]) for row in rows) for i in range(len(heads))]
    for row in rows:
        print(row[0].ljust(widths[0]),
              *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:])), sep='  ')


def ratio(value, floor):
    return value / floor if value and floor else None


def typing_rows(programs):
    floor = programs[0]
    for one in programs:
        if not one.types:
            continue
        times = [one.latency(what, part) for what in ('first', 'last') for part in ('p50', 'p99')]
        ratios = [ratio(one.latency('last', part), floor.latency('last', part))
                  for part in ('p50', 'p99')]
        yield [one.name, *(number(ms) for ms in times), *(number(r, 1) for r in ratios),
               number(one.bytes('typed', 'long')), number(one.bytes('long')),
               number(one.bytes('typed-enter'), 0)]
    yield ['wanted at most', '', '', '', '', '1.5', '1.5', '1.60', '', '']


def still_rows(programs):
    for one in programs:
        idle = one.idle()
        yield [one.name, number(one.start('last'), 1),
               number(ratio(one.start('last'), programs[0].start('last'))),
               number(one.start('bytes'), 0), number(one.bytes('move'), 0),
               number(one.tick(), 0), number(idle.get('bytes_per_s'), 1),
               number(idle.get('switches_per_s'), 1), number(idle.get('cpu_ms_per_s')),
               number((one.rounds[0].get('peak_kib') or 0) / 1024, 1),
               number(one.rounds[0].get('end_ms'), 0)]
    yield ['wanted at most', '', '1.35', '', '12', '17', '', '1.0', '', '', '1000']


def main():
    build = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as home:
        env = {'HOME': home, 'XDG_DATA_HOME': home, 'XDG_CONFIG_HOME': home,
               'XDG_STATE_HOME': home, 'LC_ALL': 'C.UTF-8', 'TZ': 'UTC',
               'HALFHOUR_WORKBOOK': os.path.join(home, 'workbook.halfhour')}
        os.environ.update(env)
        os.environ.pop('ACCESSIBLE', None)
        be_first()
        programs = list(contestants(build, home))
        for turn in range(ROUNDS):
            for one in programs:
                if turn == 0 or one.types:
                    one.play(env)
    print(f'Typing: {ROUNDS} times 500 characters of prose and 200 in one line, '
          '80x24, xterm-256color')
    table(['', 'first p50', 'p99 ms', 'last p50', 'p99 ms', 'x floor', 'p99', 'bytes/char',
           'long line', 'Enter'], list(typing_rows(programs)))
    print(f'\nStarting (median of {STARTS}) and standing still (10 s)')
    table(['', 'start ms', 'x floor', 'bytes', 'bytes/move', 'bytes/tick', 'bytes/s', 'wakes/s',
           'cpu ms/s', 'peak MiB', 'end ms'], list(still_rows(programs)))
    with open(os.path.join(build, 'bench.json'), 'w') as file:
        json.dump({one.name: one.rounds for one in programs}, file)
    return any(one['failed'] for program in programs for one in program.rounds)


if __name__ == '__main__':
    sys.exit(main())

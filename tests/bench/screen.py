"""What stands on a terminal after some bytes, for the `expect` of a key script.

With pyte, the real screen; without it, the text that was sent, its escape sequences removed.
"""
import re

try:
    import pyte
except ImportError:
    pyte = None

ESCAPES = re.compile(rb'\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[ -/]*[0-~])')


class SentText:
    def __init__(self, cols, rows):
        self.sent = bytearray()

    def feed(self, data):
        self.sent += data

    def shows(self, text):
        return text in ESCAPES.sub(b'', bytes(self.sent)).decode('utf-8', 'replace')

    def rows(self):
        return []

    def cursor(self):
        return 1, 1


if pyte:
    class _Screen(pyte.Screen):
        """pyte, with what curses sends and pyte lacks: scrolling up and down, repetition."""

        def set_margins(self, *args, **flags):
            flags.pop('private', None)
            super().set_margins(*args)

        def select_graphic_rendition(self, *args, **flags):
            if not flags.pop('private', None):
                super().select_graphic_rendition(*args)

        def report_device_status(self, *args, **flags):
            pass

        def report_device_attributes(self, *args, **flags):
            pass

        def _at_top(self, change, count):
            y, x = self.cursor.y, self.cursor.x
            self.cursor.y = self.margins.top if self.margins else 0
            change(count or 1)
            self.cursor.y, self.cursor.x = y, x

        def scroll_up(self, count=1, **flags):
            self._at_top(self.delete_lines, count)

        def scroll_down(self, count=1, **flags):
            self._at_top(self.insert_lines, count)

        def draw(self, data):
            self._last = data[-1:] or ' '
            super().draw(data)

        def repeat(self, count=1, **flags):
            super().draw(getattr(self, '_last', ' ') * (count or 1))

    class _Stream(pyte.ByteStream):
        csi = dict(pyte.ByteStream.csi, S='scroll_up', T='scroll_down', b='repeat')
        events = frozenset(set(pyte.ByteStream.events) | {'scroll_up', 'scroll_down', 'repeat'})

    class RealScreen:
        def __init__(self, cols, rows):
            self.screen = _Screen(cols, rows)
            self.stream = _Stream(self.screen)

        def feed(self, data):
            self.stream.feed(data)

        def shows(self, text):
            return any(text in row for row in self.screen.display)

        def rows(self):
            return [row.rstrip() for row in self.screen.display]

        def cursor(self):
            cursor = self.screen.cursor
            return cursor.y + 1, min(cursor.x + 1, self.screen.columns)


def new_screen(cols, rows):
    return (RealScreen if pyte else SentText)(cols, rows)

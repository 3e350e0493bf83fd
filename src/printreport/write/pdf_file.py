"""A PDF file written as its objects come: object streams, streams, and a cross-reference stream at the end.

What stays in memory is eight bytes an object. Source: ISO 32000-1, 7.5.2 (header), 7.5.7 (object
streams), 7.5.8 (cross-reference streams), 14.4 (file identifiers).
"""

from __future__ import annotations

import hashlib
import sys
import zlib
from array import array
from collections.abc import Iterable, Sequence
from itertools import accumulate, count
from operator import add
from typing import BinaryIO

from printreport.write.pdf_values import dictionary, reference

__all__ = ["PdfFile", "joined"]

_LEAST_VERSION = (1, 5)
"""The first that has object streams."""
_MOST_OBJECTS = 200
_MOST_CHARACTERS = 1 << 16
_PLAIN, _PACKED = 1 << 56, 2 << 56
"""Kinds of entry, as the first of the eight bytes of one: kind, offset or stream, place in the stream."""
_LEVEL = 6
_ENTRIES_AT_ONCE = 1 << 16
_FAST = 1
"""Of zlib; elements of rows in bulk grow by a sixteenth and take half the time."""


class PdfFile:
    """Writes numbered objects to a stream.

    Parameters
    ----------
    stream : binary file
        Is written from start to end, never read and never moved.
    version : (int, int)
        At least 1.5 is written, for the sake of object streams.
    """

    def __init__(self, stream: BinaryIO, version: tuple[int, int] = (1, 7)) -> None:
        self._stream = stream
        self._at = 0
        self._digest = hashlib.sha256()
        self._entries = array("Q", [0])
        self._numbers: list[int] = []
        self._bodies: list[str] = []
        self._waiting = 0
        major, minor = max(version, _LEAST_VERSION)
        # Four bytes past 127 tell programs that move files that this one is no text.
        self._write(b"%%PDF-%d.%d\n%%\xbf\xf7\xa2\xfe\n" % (major, minor))

    @property
    def sha256(self) -> str:
        """The digest of all that is written."""
        return self._digest.hexdigest()

    def reserve(self, count: int = 1) -> int:
        """Give the first of some numbers in a row, for objects that are put later."""
        first = len(self._entries)
        self._entries.extend((0,) * count if count < 64 else array("Q", bytes(8 * count)))
        return first

    def put(self, number: int, body: str) -> None:
        """Put an object, which is no stream, under a number that was reserved."""
        self._numbers.append(number)
        self._bodies.append(body)
        self._waiting += len(body)
        if len(self._numbers) >= _MOST_OBJECTS or self._waiting > _MOST_CHARACTERS:
            self.flush()

    def add(self, body: str) -> int:
        """Put an object under a new number, and give that."""
        number = self.reserve()
        self.put(number, body)
        return number

    def put_run(self, first: int, bodies: Sequence[str]) -> None:
        """Put many objects under numbers in a row, quickly rather than in the least room."""
        for start in range(0, len(bodies), _MOST_OBJECTS):
            part = bodies[start : start + _MOST_OBJECTS]
            number = first + start
            self._put_objects(range(number, number + len(part)), part, _FAST)

    def stream(self, data: bytes, keys: str = "", number: int = 0, *, filters: str = "/FlateDecode") -> int:
        """Put a stream, and give its number.

        Parameters
        ----------
        keys : str
            Entries of its dictionary, besides length and filter.
        filters : str
            What ``data`` is packed with already; empty for nothing.
        """
        made = number or self.reserve()
        packed = f"/Filter {filters}" if filters else ""
        head = f"{made} 0 obj\n<<{keys}{packed}/Length {len(data)}>>\nstream\n"
        self._entries[made] = _PLAIN | self._at << 16
        # The end of line before the last keyword is CR and LF: data may end in CR.
        self._write(head.encode("ascii"), data, b"\r\nendstream\nendobj\n")
        return made

    def packed(self, data: bytes, keys: str = "", number: int = 0) -> int:
        """Pack data, put it as a stream, and give its number."""
        return self.stream(zlib.compress(data, _LEVEL), keys, number)

    def flush(self) -> None:
        """Write the objects that wait as an object stream."""
        if not self._numbers:
            return
        numbers, bodies = self._numbers, self._bodies
        self._numbers, self._bodies, self._waiting = [], [], 0
        self._put_objects(numbers, bodies, _LEVEL)

    def _put_objects(self, numbers: Sequence[int], bodies: Sequence[str], level: int) -> None:
        # Each body ends with a line feed, which counts too.
        offsets = map(add, accumulate(map(len, bodies), initial=0), count())
        head = " ".join(map("%d %d".__mod__, zip(numbers, offsets, strict=False)))
        holder = self.reserve()
        entry = _PACKED | holder << 16
        if isinstance(numbers, range):
            self._entries[numbers[0] : numbers[-1] + 1] = array("Q", range(entry, entry + len(numbers)))
        else:
            for index, number in enumerate(numbers):
                self._entries[number] = entry | index
        lines = "\n".join(bodies)
        data = zlib.compress(f"{head}\n{lines}\n".encode("ascii"), level)
        self.stream(data, f"/Type /ObjStm/N {len(bodies)}/First {len(head) + 1}", holder)

    def finish(self, catalog: int, info: int = 0) -> str:
        """Write the cross-reference stream and the end; give the digest of the whole file."""
        self.flush()
        number = self.reserve()
        identifier = self._digest.hexdigest()[:32].upper()
        start = self._at
        self._entries[number] = _PLAIN | start << 16
        # Object 0 heads the list of free numbers, of which there are no others (7.5.4).
        self._entries[0] = 0xFFFF
        lost = [at for at, entry in enumerate(self._entries) if not entry]
        assert not lost, f"objects {lost[:5]} were reserved and never put"
        data = self._packed_entries()
        keys = dictionary(
            {
                "Type": "/XRef",
                "Size": str(len(self._entries)),
                "W": "[1 5 2]",
                "Root": reference(catalog),
                "Info": reference(info) if info else "",
                "ID": f"[<{identifier}><{identifier}>]",
            }
        )
        self.stream(data, keys[2:-2], number)
        self._write(b"startxref\n%d\n%%%%EOF\n" % start)
        return self.sha256

    def _packed_entries(self) -> bytes:
        """Give the cross-reference entries, packed some at a time: there may be a million."""
        packer = zlib.compressobj(_LEVEL)
        made = []
        for start in range(0, len(self._entries), _ENTRIES_AT_ONCE):
            some = self._entries[start : start + _ENTRIES_AT_ONCE]
            if sys.byteorder == "little":
                some.byteswap()
            made.append(packer.compress(some.tobytes()))
        return b"".join((*made, packer.flush()))

    def _write(self, *parts: bytes) -> None:
        for part in parts:
            self._stream.write(part)
            self._digest.update(part)
            self._at += len(part)


def joined(numbers: Iterable[int]) -> str:
    """Write references to objects, one after the other."""
    text = " 0 R ".join(map(str, numbers))
    return f"{text} 0 R" if text else ""

"""Part of stage 1: a YAML file becomes dicts, lists and texts that know their places.

In: the bytes of a file of the author's. Out: :class:`PlacedDict`, lists, placed texts and numbers,
and findings for what YAML of this project does not hold: doubled keys, anchors, tags, bare ``{{``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from printreport.cache.inputs import read_file
from printreport.errors import ReadError
from printreport.findings import Findings, Place
from printreport.load.scalars import LineStarts, resolve_plain, text_of
from printreport.load.syntax import explain_syntax
from printreport.model.placed import PlacedDict, PlacedStr

__all__ = ["load_text", "read_yaml", "read_yaml_text"]

MOST_BYTES = 4_000_000
MOST_DEPTH = 60
_MOST_BARE_BRACES = 100

# Under these names a mapping hands its places to its spec.
_HIDDEN = ("__origin__", "__places__")

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load_text(path: Path, file: str, findings: Findings) -> str | None:
    """Read a file as UTF-8 text, without a byte order mark.

    Returns
    -------
    str or None
        None where the file is no UTF-8 text or too big [PR110]; a finding says so.

    Raises
    ------
    ReadError [PR004]
        The file is missing or may not be read.
    """
    try:
        data = read_file(path)
    except FileNotFoundError as error:
        raise ReadError(f'there is no file "{file}"') from error
    except OSError as error:
        raise ReadError(
            f'"{file}" can not be read: {(error.strerror or "unknown reason").lower()}'
        ) from error
    if len(data) > MOST_BYTES:
        findings.error("PR110", f"the file has {len(data):,} bytes, {MOST_BYTES:,} are the most", Place(file))
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        start = data.rfind(b"\n", 0, error.start) + 1
        column = len(data[start : error.start].decode("utf-8", "replace")) + 1
        findings.error(
            "PR110",
            f"the byte 0x{data[error.start]:02X} is no UTF-8 text, the encoding of all files of a project",
            Place(file, line, column),
            hint="save the file with the encoding UTF-8",
        )
        return None


def read_yaml(path: Path, file: str, findings: Findings) -> Any:
    """Read a YAML file; see :func:`read_yaml_text`.

    Raises
    ------
    ReadError [PR004]
        The file is missing or may not be read.
    """
    text = load_text(path, file, findings)
    return None if text is None else read_yaml_text(text, file, findings)


def read_yaml_text(text: str, file: str, findings: Findings) -> Any:
    """Read YAML text by the core schema of YAML 1.2.

    Returns
    -------
    PlacedDict, list, PlacedStr, number, bool or None
        None also for an empty file and after a syntax error [PR100]. Doubled keys [PR107],
        anchors, aliases and tags [PR108] and values that begin with a bare ``{{`` [PR109]
        are findings, and reading goes on.
    """
    bare: list[tuple[int, int]] = []
    source = text
    for _ in range(_MOST_BARE_BRACES):
        reader = _Reader(text, source, file, findings)
        try:
            made = reader.read()
        except _BareBracesError as stop:
            bare.append((stop.start, stop.end))
            # Same length, so that every later place stays right; letters, so that it is one plain scalar.
            source = source[: stop.start] + "x" * (stop.end - stop.start) + source[stop.end :]
            continue
        except _TooDeepError as stop:
            findings.error(
                "PR110", f"more than {MOST_DEPTH} levels inside each other", reader.lines.place(stop.start)
            )
            made = None
        except yaml.YAMLError as error:
            if not bare:
                message, index, hint = explain_syntax(error, text)
                findings.error("PR100", message, reader.lines.place(index), hint)
            made = None
        findings.items.extend(item for item in reader.noticed.items if item not in findings.items)
        break
    else:
        made = None
    for start, end in bare:
        value = text[start:end]
        findings.error(
            "PR109",
            "a value that begins with {{ needs quotes, else YAML reads it as a mapping",
            reader.lines.place(start, len(value)),
            hint=f"`{_quoted(value)}`",
        )
    return made


def _quoted(value: str) -> str:
    return f'"{value}"' if '"' not in value and "\\" not in value else "'" + value.replace("'", "''") + "'"


class _BareBracesError(Exception):
    def __init__(self, start: int, end: int) -> None:
        super().__init__()
        self.start = start
        self.end = end


class _TooDeepError(Exception):
    def __init__(self, start: int) -> None:
        super().__init__()
        self.start = start


class _Reader:
    """Builds the values of one document from the parser's events.

    Events rather than nodes: they carry anchors and aliases, and a deep file can not overflow a stack.
    """

    def __init__(self, text: str, source: str, file: str, findings: Findings) -> None:
        self.text = text
        self.source = source
        self.lines = LineStarts(text, file)
        self.noticed = Findings()
        self._depth = 0
        self._flow = 0

    def read(self) -> Any:
        events: Iterator[Any] = yaml.parse(self.source, Loader=_Loader)
        made: Any = None
        documents = 0
        for event in events:
            start = event.start_mark.index
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    place = self.lines.place(start)
                    self.noticed.error(
                        "PR100", 'a second document begins with "---", one was expected', place
                    )
                    break
            elif isinstance(event, yaml.NodeEvent):
                made = self._value(event, events)
        return made

    def _value(self, event: Any, events: Iterator[Any]) -> Any:
        """Give the value that begins with an event; the events that belong to it are used up."""
        start = event.start_mark.index
        if event.anchor is not None:
            self._refuse(event, start)
        if isinstance(event, yaml.AliasEvent):
            return None
        if event.tag is not None and event.tag != "!":
            place = self.lines.place(start)
            self.noticed.error("PR108", f'the tag "{event.tag}" is not read here', place, hint="leave it out")
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, start)
        self._depth += 1
        if self._depth > MOST_DEPTH:
            raise _TooDeepError(start)
        if event.flow_style:
            if isinstance(event, yaml.MappingStartEvent) and self.source.startswith("{{", start):
                raise _BareBracesError(start, self._braces_end(start))
            self._flow += 1
        made: Any
        if isinstance(event, yaml.MappingStartEvent):
            made = self._mapping(start, events)
        else:
            made = []
            for item in events:
                if isinstance(item, yaml.SequenceEndEvent):
                    break
                made.append(self._value(item, events))
        self._depth -= 1
        self._flow -= 1 if event.flow_style else 0
        return made

    def _scalar(self, event: Any, start: int) -> Any:
        end = event.end_mark.index
        on_one_line = event.start_mark.line == event.end_mark.line
        if not event.style:
            if on_one_line:
                text = self.text[start:end] if self.source is not self.text else event.value
                return resolve_plain(text, self.lines.place(start, max(1, end - start)))
        elif on_one_line and event.style in ("'", '"') and len(event.value) == end - start - 2:
            place = self.lines.place(start + 1, max(1, len(event.value)))
            return PlacedStr(event.value, place)
        return text_of(event.value, event.style, start, end, self.lines)

    def _mapping(self, start: int, events: Iterator[Any]) -> PlacedDict:
        made = PlacedDict()
        places: dict[str, Place] = {}
        made.origin = self.lines.place(start)
        made.places = places
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            index, end = event.start_mark.index, event.end_mark.index
            if isinstance(event, yaml.ScalarEvent):
                if event.anchor is not None:
                    self._refuse(event, index)
                key = event.value
                place = self.lines.place(index, max(1, end - index))
                value = self._value(next(events), events)
            else:
                if isinstance(event, yaml.AliasEvent):
                    self._refuse(event, index)
                else:
                    self._value(event, events)
                    self.noticed.error(
                        "PR100", "a key is text, not a list or mapping", self.lines.place(index)
                    )
                self._value(next(events), events)
                continue
            if key in _HIDDEN:
                self.noticed.error("PR101", f"`{key}` is no key of any mapping", place)
                continue
            if key in places:
                first = places[key]
                self.noticed.error(
                    "PR107", f"the key `{key}` stands here a second time, first in line {first.line}", place
                )
                continue
            places[key] = place
            made[key] = value
        return made

    def _refuse(self, event: Any, start: int) -> None:
        sign, what = ("*", "alias") if isinstance(event, yaml.AliasEvent) else ("&", "anchor")
        self.noticed.error(
            "PR108",
            f'the {what} "{sign}{event.anchor}" is not read here',
            self.lines.place(start, len(event.anchor) + 1),
            hint=f"quotes around the value, if {sign} belongs to the text",
        )

    def _braces_end(self, start: int) -> int:
        """Give the end of a value that begins with two braces: of the line, or inside a flow list."""
        line_end = re.compile(r"[\r\n]|\Z").search(self.source, start)
        end = line_end.start() if line_end else len(self.source)
        value = self.source[start:end]
        if self._flow:
            inner = re.match(r"\{\{.*?\}\}[^,\]}]*", value)
            value = inner[0] if inner else value
        else:
            value = re.split(r"\s#", value, maxsplit=1)[0]
        return start + len(value.rstrip())

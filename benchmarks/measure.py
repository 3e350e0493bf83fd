"""Measure whole processes: how long, how much memory at most, how large what they write.

``python benchmarks/measure.py --rounds 9 --output out.pdf -- command …`` measures one command. The other
benchmarks take :func:`in_turn`, which runs several works round by round, so that a machine that is busy
for a while slows all of them alike, and gives medians.
"""

from __future__ import annotations

import argparse
import ctypes
import os
import platform
import resource
import select
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

__all__ = ["Measured", "Taken", "Work", "in_turn", "machine", "once", "unwarmed"]

MEBIBYTE = 1024 * 1024
_SUBREAPER = 36
"""PR_SET_CHILD_SUBREAPER of prctl(2)."""
_LONGEST_END = 10.0
"""Seconds that what a process leaves behind is waited for."""


def nothing() -> None:
    """Prepare nothing."""


@dataclass(frozen=True, slots=True)
class Work:
    """One process to measure.

    ``before`` is called before every round, outside the time taken. ``output`` is a file or a folder
    whose bytes are counted. ``inner`` takes what is measured from what the process prints, where the
    whole process is not what is asked for.
    """

    name: str
    command: Sequence[str]
    output: Path | None = None
    environment: Mapping[str, str] = field(default_factory=dict)
    folder: Path | None = None
    before: Callable[[], None] = nothing
    inner: Callable[[str], float] | None = None
    warm_up: bool = True
    limit: float = 900.0
    """Seconds after which the process is stopped, and the work counts as not done."""


def unwarmed(work: Work) -> Work:
    """Give a work without a round to warm up, for one that takes minutes."""
    return replace(work, warm_up=False)


@dataclass(frozen=True, slots=True)
class Taken:
    """What one round took: seconds, those of processors, mebibytes at most, bytes written.

    ``note`` says how it failed.
    """

    seconds: float
    processor: float
    mebibytes: float
    size: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Measured:
    """Medians over the rounds, and the fastest and slowest."""

    name: str
    rounds: int
    seconds: float
    fastest: float
    slowest: float
    processor: float
    mebibytes: float
    size: int
    note: str = ""

    def plain(self) -> dict[str, object]:
        """Give it for JSON."""
        return asdict(self)


def once(work: Work) -> Taken:
    """Run a work once; its memory is the resident set of its largest process [MiB].

    Processes that it leaves behind, such as the one that its workers are forked from, are waited for, and
    count as its own; the seconds end with the process that was started.
    """
    work.before()
    known = _children()
    _adopt(True)
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": ""} | dict(work.environment)
    with tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as complained:
        start = time.perf_counter()
        process = subprocess.Popen(
            work.command, cwd=work.folder, env=environment, stdout=said, stderr=complained
        )
        late = _wait(process, start + work.limit)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        processor, largest = usage.ru_utime + usage.ru_stime, usage.ru_maxrss
        for left in _left_behind(known):
            processor, largest = processor + left.ru_utime + left.ru_stime, max(largest, left.ru_maxrss)
        _adopt(False)
        note = ""
        if late:
            note = f"stopped after {work.limit:.0f} s"
        elif process.returncode != 0:
            complained.seek(0)
            note = f"ended with {process.returncode}: {complained.read()[-600:].decode(errors='replace')}"
        elif work.inner is not None:
            said.seek(0)
            seconds = work.inner(said.read().decode())
    # Of a part of a process the processor's time is not known.
    processor = processor if work.inner is None else 0.0
    return Taken(seconds, processor, largest / 1024, _size(work.output), note)


def _adopt(wanted: bool) -> None:
    """Let processes that outlive the one that started them become children of this one, on Linux."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SUBREAPER, int(wanted))


def _children() -> set[int]:
    """Give the processes that have this one as their parent; none where the system does not tell."""
    told = (path.read_text() for path in Path("/proc/self/task").glob("*/children"))
    return {int(process) for line in told for process in line.split()}


def _left_behind(known: set[int]) -> Iterator[resource.struct_rusage]:
    """Wait for every process that was adopted, and give what it used."""
    until = time.perf_counter() + _LONGEST_END
    while (left := _children() - known) and time.perf_counter() < until:
        for process in left:
            done, _, usage = os.wait4(process, os.WNOHANG)
            if done:
                yield usage
        time.sleep(0.005)


def _wait(process: subprocess.Popen[bytes], until: float) -> bool:
    """Wait for the end without reaping; stop the process and give true where it comes too late.

    On Linux the system tells of the end; where it is looked for now and then, it is found too late by as much
    as a tenth of a short process.
    """
    if hasattr(os, "pidfd_open"):
        handle = os.pidfd_open(process.pid)
        try:
            if select.select([handle], [], [], max(until - time.perf_counter(), 0.0))[0]:
                return False
        finally:
            os.close(handle)
        process.kill()
        return True
    pause = 0.0005
    while os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
        if time.perf_counter() > until:
            process.kill()
            return True
        time.sleep(pause)
        pause = min(pause * 1.2, 0.02)
    return False


def _size(path: Path | None) -> int:
    if path is None or not path.exists():
        return 0
    if path.is_dir():
        return sum(each.stat().st_size for each in path.rglob("*") if each.is_file())
    return path.stat().st_size


def in_turn(works: Sequence[Work], rounds: int, say: Callable[[str], None] = print) -> dict[str, Measured]:
    """Run works in turn, round by round, and give the medians by name; what fails is not run again."""
    taken: dict[str, list[Taken]] = {work.name: [] for work in works}
    failed: dict[str, str] = {}
    for number in range(-1, rounds):
        for work in works:
            if work.name in failed or (number < 0 and not work.warm_up):
                continue
            found = once(work)
            if found.note:
                failed[work.name] = found.note
                say(f"  {work.name}: {found.note}")
            if number >= 0:
                taken[work.name].append(found)
                say(f"  {work.name}: {found.seconds:.3f} s, {found.mebibytes:.0f} MiB")
    return {work.name: _medians(work.name, taken[work.name], failed.get(work.name, "")) for work in works}


def _medians(name: str, taken: Sequence[Taken], note: str) -> Measured:
    seconds = [each.seconds for each in taken] or [0.0]
    return Measured(
        name,
        len(taken),
        statistics.median(seconds),
        min(seconds),
        max(seconds),
        statistics.median(each.processor for each in taken) if taken else 0.0,
        statistics.median(each.mebibytes for each in taken) if taken else 0.0,
        taken[-1].size if taken else 0,
        note,
    )


def machine() -> dict[str, object]:
    """Describe the machine: processor, cores, memory, system, Python."""
    model = platform.processor() or platform.machine()
    try:
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                model = line.partition(":")[2].strip()
                break
    except OSError:
        pass
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return {
        "processor": model,
        "cores": len(os.sched_getaffinity(0)),
        "memory": f"{pages / 1024**3:.0f} GiB",
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
    }


def main() -> int:
    """Measure one command."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--rounds", type=int, default=9, help="how often")
    parser.add_argument("--output", type=Path, help="a file or folder whose bytes are counted")
    parser.add_argument("command", nargs=argparse.REMAINDER, help="after `--`")
    options = parser.parse_args()
    command = options.command[1:] if options.command[:1] == ["--"] else options.command
    if not command:
        parser.error("no command stands after `--`")
    work = Work("command", command, options.output)
    found = in_turn([work], options.rounds, lambda _: None)["command"]
    if found.note:
        sys.exit(found.note)
    spread = f"{found.fastest:.3f} to {found.slowest:.3f}"
    print(f"{found.seconds:.3f} s ({spread}), {found.mebibytes:.0f} MiB, {found.size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())

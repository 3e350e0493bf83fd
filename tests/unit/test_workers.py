"""Workers answer what they are sent, hold what was loaded early, and end with what started them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from house.sources import SRC
from printreport import workers
from printreport.errors import OutputError
from printreport.workers import WorkerEndedError, start_python

HELPERS = """
import functools, os, sys, time
from printreport import workers

def answer():
    loaded = sorted(set(sys.modules) & {"helpers", "printreport.findings", "yaml"})
    return lambda order: (order, os.getpid(), loaded)

def measure(text):
    return lambda order: len(text) * order

def be_slow():
    def wait(seconds):
        os.write(2, f"{os.getpid()}\\n".encode())
        time.sleep(seconds)
        os.write(2, b"made\\n")
    return wait

def start(early, count, first):
    if early == "early":
        workers.begin_workers(3, lambda: __import__("printreport.findings"))
    made = workers.start_workers(count)
    for worker in made:
        worker.send(first)
    return made

def end(made):
    for worker in made:
        worker.close()
    for worker in made:
        try:
            worker.receive()
        except workers.WorkerEndedError:
            worker.wait()
"""
ANSWERED = """
import helpers, sys
made = helpers.start(sys.argv[1], 2, helpers.answer)
for order in range(3):
    for worker in made:
        worker.send(order)
told = [worker.receive() for order in range(3) for worker in made]
print(*(order for order, _, _ in told), *told[0][2], len({process for _, process, _ in told}))
helpers.end(made)
"""
SENT = """
import functools, helpers, sys
made = helpers.start(sys.argv[1], 3, functools.partial(helpers.measure, "x" * 3_000_000))
for worker in made:
    worker.send(2)
print(*(worker.receive() for worker in made))
helpers.end(made)
"""
KILLED = """
import helpers, os, signal, sys
made = helpers.start(sys.argv[1], 2, helpers.be_slow)
for worker in made:
    for seconds in (1.0, 600.0):
        worker.send(seconds)
sys.stdin.readline()
os.kill(os.getpid(), signal.SIGKILL)
"""
CLOSED = """
import helpers, sys
made = helpers.start("early", 1, helpers.answer)
made[0].send("heard")
sys.stderr.write(made[0].receive()[0])
helpers.end(made)
"""
NONE_WANTED = """
import helpers, os
helpers.workers.begin_workers(2, lambda: None)
print(os.getpid())
"""
EVERY_WAY = pytest.mark.parametrize(
    "way",
    [
        pytest.param(
            "early",
            marks=pytest.mark.skipif(sys.platform != "linux", reason="elsewhere each is a new Python"),
        ),
        "anew",
    ],
)


def script(folder: Path, text: str) -> Path:
    (folder / "helpers.py").write_text(HELPERS, encoding="utf-8")
    path = folder / "script.py"
    path.write_text(text, encoding="utf-8")
    return path


def environment(folder: Path) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": f"{SRC}{os.pathsep}{folder}"}


def run(folder: Path, text: str, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, script(folder, text), *words],
        env=environment(folder),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@EVERY_WAY
def test_each_worker_answers_in_order_and_has_what_was_loaded(way: str, tmp_path: Path) -> None:
    done = run(tmp_path, ANSWERED, way)
    assert (done.returncode, done.stderr) == (0, "")
    loaded = ["helpers", "printreport.findings"] if way == "early" else ["helpers"]
    assert done.stdout.split() == ["0", "0", "1", "1", "2", "2", *loaded, "2"]


@EVERY_WAY
def test_what_a_pipe_can_not_hold_reaches_every_worker(way: str, tmp_path: Path) -> None:
    done = run(tmp_path, SENT, way)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.split() == ["6000000"] * 3


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere none is begun early")
def test_nothing_is_left_of_what_was_begun_and_not_wanted(tmp_path: Path) -> None:
    done = run(tmp_path, NONE_WANTED)
    assert (done.returncode, done.stderr) == (0, "")
    wait_until_gone(lambda: started_with(tmp_path / "script.py"))


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere none is begun early")
def test_nothing_is_left_where_streams_are_closed(tmp_path: Path) -> None:
    path = script(tmp_path, CLOSED)
    done = subprocess.run(
        ["/bin/sh", "-c", f"exec '{sys.executable}' '{path}' <&- >&-"],
        env=environment(tmp_path),
        stderr=subprocess.PIPE,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, "heard")
    wait_until_gone(lambda: started_with(path))


def test_more_than_a_process_may_have_files_are_not_begun_early(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[tuple[int, int]] = []
    real = os.pipe

    def scarce() -> tuple[int, int]:
        if len(made) == 5:
            raise OSError
        made.append(real())
        return made[-1]

    monkeypatch.setattr(workers, "_PLATFORM", "linux")
    monkeypatch.setattr(os, "pipe", scarce)
    workers.begin_workers(1_000, list)
    assert not workers._begun
    for number in sum(made, ()):
        with pytest.raises(OSError, match="descriptor"):
            os.fstat(number)


def raising() -> object:
    def answer(order: object) -> object:
        if order == "full":
            raise OutputError("the disk is full", "another one")
        if order == "local":

            class LocalError(Exception):
                pass

            raise LocalError("of nowhere")
        if order == "end":
            os._exit(3)
        return (lambda: 1) if order == "a function" else order

    return answer


def test_what_answering_raises_is_raised_where_the_answer_is_waited_for() -> None:
    worker = start_python()
    worker.send(raising)
    try:
        worker.send("full")
        with pytest.raises(OutputError, match="the disk is full") as caught:
            worker.receive()
        assert caught.value.hint == "another one"
        assert "In a worker:" in caught.value.__notes__[0]
        for order, said in (("local", "LocalError: of nowhere"), ("a function", "pickle")):
            worker.send(order)
            with pytest.raises(Exception, match=said):
                worker.receive()
        worker.send("heard")
        assert worker.receive() == "heard"
        worker.send("end")
        with pytest.raises(WorkerEndedError):
            worker.receive()
        worker.send("nobody hears it")
        with pytest.raises(WorkerEndedError):
            worker.receive()
    finally:
        worker.kill()


def starting() -> object:
    return lambda _: start_python()


def test_a_worker_starts_no_workers() -> None:
    worker = start_python()
    worker.send(starting)
    worker.send("one more")
    try:
        with pytest.raises(RuntimeError, match="starts no workers"):
            worker.receive()
    finally:
        worker.kill()


@EVERY_WAY
def test_workers_end_after_what_they_are_at_when_their_parent_is_killed(way: str, tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, script(tmp_path, KILLED), way],
        env=environment(tmp_path),
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as parent:
        assert parent.stdin is not None
        assert parent.stderr is not None
        made = [int(parent.stderr.readline()) for _ in range(2)]
        assert all(runs(worker) for worker in made)
        parent.stdin.write("\n")
        parent.stdin.flush()
        assert parent.wait(timeout=30) == -signal.SIGKILL
        # Nobody hears their answer; so they are not at the next one, which would take ten minutes.
        assert [parent.stderr.readline() for _ in range(2)] == ["made\n"] * 2
        wait_until_gone(lambda: [worker for worker in made if runs(worker)])


def wait_until_gone(left: Callable[[], list[int]]) -> None:
    until = time.monotonic() + 30
    while left() and time.monotonic() < until:
        time.sleep(0.02)
    for process in (forgotten := left()):
        os.kill(process, signal.SIGKILL)
    assert not forgotten


def started_with(path: Path) -> list[int]:
    """Give the processes that have a path among their words."""
    found = []
    for each in Path("/proc").glob("[0-9]*"):
        try:
            words = (each / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        found += [int(each.name)] if str(path).encode() in words else []
    return found


def runs(process: int) -> bool:
    """Tell whether a process runs; one that has ended and is not yet asked for does not."""
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"

"""Workers hold what was loaded early, and end with the process that started them, however that ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from house.sources import SRC

HELPERS = """
import os, sys, time
from printreport import workers

def loaded(name):
    return name in sys.modules

held = None

def take(sent):
    global held
    held = sent

def taken(_):
    return held["pages"], len(held["text"])

def wait_for_ever():
    os.write(1, f"{os.getpid()}\\n".encode())
    time.sleep(600)
"""
LOADED = """
import helpers
from concurrent.futures import ProcessPoolExecutor
if __name__ == "__main__":
    helpers.workers.begin_workers(["helpers", "printreport.findings"])
    context = helpers.workers.context_of_workers()
    with ProcessPoolExecutor(1, context) as pool:
        print(context.get_start_method(), *pool.map(helpers.loaded, ["printreport.findings", "yaml"]))
"""
SENT = """
import helpers
from concurrent.futures import ProcessPoolExecutor
if __name__ == "__main__":
    helpers.workers.begin_workers(["helpers"])
    parcel = helpers.workers.Parcel({"pages": 4, "text": "x" * 300_000})
    context = helpers.workers.context_of_workers()
    with ProcessPoolExecutor(2, context, helpers.take, (parcel,)) as pool:
        print(*pool.map(helpers.taken, range(6)))
    with ProcessPoolExecutor(1, context, helpers.take, (parcel,)) as pool:
        print(*pool.map(helpers.taken, range(1)))
"""
KILLED = """
import helpers, os, signal, sys
from concurrent.futures import ProcessPoolExecutor
if __name__ == "__main__":
    if sys.argv[1] == "early":
        helpers.workers.begin_workers(["helpers"])
    pool = ProcessPoolExecutor(2, helpers.workers.context_of_workers(), helpers.workers.end_with_parent)
    for _ in range(2):
        pool.submit(helpers.wait_for_ever)
    sys.stdin.readline()
    os.kill(os.getpid(), signal.SIGKILL)
"""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere every worker is a new Python")


def script(folder: Path, text: str) -> Path:
    (folder / "helpers.py").write_text(HELPERS, encoding="utf-8")
    path = folder / "script.py"
    path.write_text(text, encoding="utf-8")
    return path


def environment(folder: Path) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": f"{SRC}{os.pathsep}{folder}"}


def run(folder: Path, text: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, script(folder, text)],
        env=environment(folder),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_a_worker_has_what_was_loaded_early(tmp_path: Path) -> None:
    done = run(tmp_path, LOADED)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["forkserver", "True", "False"]


def test_every_worker_gets_what_is_sent_in_a_parcel(tmp_path: Path) -> None:
    done = run(tmp_path, SENT)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [" ".join(["(4, 300000)"] * 6), "(4, 300000)"]


def test_the_early_process_is_a_copy_that_ends_with_this_one(tmp_path: Path) -> None:
    code = """
import os
from printreport import workers
workers.begin_workers(["helpers"])
if workers.context_of_workers().get_start_method() == "forkserver":
    from multiprocessing.forkserver import _forkserver
    copy = _forkserver._forkserver_pid
    told = [open(f"/proc/{process}/cmdline", "rb").read() for process in (copy, os.getpid())]
    print(copy, told[0] == told[1], flush=True)
os._exit(0)
"""
    done = run(tmp_path, code)
    assert done.returncode == 0, done.stderr
    copy, is_copy = done.stdout.split()
    assert is_copy == "True"
    # It would not, if it held the pipe open that tells it of our end.
    until = time.monotonic() + 30
    while runs(int(copy)) and time.monotonic() < until:
        time.sleep(0.02)
    assert not runs(int(copy))


CLOSED = """
import helpers, os, sys
from concurrent.futures import ProcessPoolExecutor
if __name__ == "__main__":
    helpers.workers.begin_workers(["helpers"])
    with ProcessPoolExecutor(1, helpers.workers.context_of_workers()) as pool:
        sys.stderr.write(str(pool.submit(helpers.loaded, "helpers").result()))
"""


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
    assert (done.returncode, done.stderr) == (0, "True")
    until = time.monotonic() + 30
    while (left := started_with(path)) and time.monotonic() < until:
        time.sleep(0.02)
    assert not left


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


@pytest.mark.parametrize("way", ["early", "copies"])
def test_workers_end_when_their_parent_is_killed(way: str, tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, script(tmp_path, KILLED), way],
        env=environment(tmp_path),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as parent:
        assert parent.stdin is not None
        assert parent.stdout is not None
        workers = [int(parent.stdout.readline()) for _ in range(2)]
        assert all(runs(worker) for worker in workers)
        parent.stdin.write("\n")
        parent.stdin.flush()
        assert parent.wait(timeout=30) == -signal.SIGKILL
        until = time.monotonic() + 30
        while any(map(runs, workers)) and time.monotonic() < until:
            time.sleep(0.02)
        left = [worker for worker in workers if runs(worker)]
        for worker in left:
            os.kill(worker, signal.SIGKILL)
        assert not left


def runs(process: int) -> bool:
    """Tell whether a process runs; one that has ended and is not yet asked for does not."""
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"

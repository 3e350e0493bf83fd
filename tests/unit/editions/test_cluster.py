"""Editions made by workers of a real cluster on this machine: a scheduler and workers, each a process."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

import pytest

from printreport.editions import Outcome, build_editions
from printreport.editions.journal import MANIFEST
from printreport.errors import ClusterError
from unit.editions.test_build import digests
from unit.editions.towns import make_project

SOURCES = Path(__file__).resolve().parents[3] / "src"
SECONDS = 60

needs_dask = pytest.mark.skipif(
    find_spec("distributed") is None,
    reason='dask.distributed is not installed; to get it: pip install "printreport[cluster]"',
)


@dataclass
class Cluster:
    """A scheduler and its workers, as processes; ``address`` is that of the scheduler."""

    folder: Path
    address: str = ""
    running: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start(self, command: str, *options: str, sources: Path = SOURCES) -> subprocess.Popen[bytes]:
        """Start ``dask scheduler`` or ``dask worker``."""
        environment = {**os.environ, "PYTHONPATH": f"{sources}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"}
        with (self.folder / f"{command}-{len(self.running)}.log").open("wb") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "dask", command, *options],
                cwd=self.folder,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        self.running.append(process)
        return process

    def start_scheduler(self) -> None:
        """Start the scheduler on a free port of this machine alone, and learn its address."""
        told = self.folder / "scheduler.json"
        self.start(
            "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(told)
        )
        deadline = time.monotonic() + SECONDS
        while not told.exists() or not told.read_text(encoding="utf-8").strip():
            assert time.monotonic() < deadline, "the scheduler does not start"
            time.sleep(0.05)
        self.address = json.loads(told.read_text(encoding="utf-8"))["address"]

    def start_worker(self, name: str, sources: Path = SOURCES) -> subprocess.Popen[bytes]:
        """Start one worker of one thread."""
        options = ("--host", "127.0.0.1", "--nthreads", "1", "--no-nanny", "--no-dashboard", "--name", name)
        return self.start("worker", self.address, *options, sources=sources)

    def wait_for(self, n_workers: int) -> None:
        """Wait until so many workers have come."""
        from distributed import Client

        with Client(self.address, set_as_default=False) as client:
            client.wait_for_workers(n_workers, timeout=SECONDS)

    def stop(self) -> None:
        """End what is still running."""
        for process in reversed(self.running):
            if process.poll() is None:
                process.terminate()
        for process in self.running:
            try:
                process.wait(timeout=3)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    folder = tmp_path / "cluster"
    folder.mkdir()
    made = Cluster(folder)
    try:
        made.start_scheduler()
        yield made
    finally:
        made.stop()


@needs_dask
@pytest.mark.slow
def test_a_worker_killed_in_the_middle_loses_nothing_and_nothing_comes_twice(
    cluster: Cluster, tmp_path: Path
) -> None:
    towns = make_project(tmp_path / "project", n_towns=80)
    workers = [cluster.start_worker(f"w{index}") for index in range(3)]
    cluster.wait_for(3)
    seen: list[str] = []

    def watch(outcome: Outcome, done: int, total: int) -> None:
        seen.append(outcome.task.key)
        if done == 8:
            workers[0].send_signal(signal.SIGKILL)

    report = build_editions(
        "towns", project=towns, output=tmp_path / "far", scheduler=cluster.address, watcher=watch
    )
    assert workers[0].wait(timeout=SECONDS) == -signal.SIGKILL
    assert report.ok, report.findings
    assert report.n_built == 80
    assert len(seen) == len(set(seen)) == 80
    entries = json.loads((tmp_path / "far" / MANIFEST).read_text(encoding="utf-8"))["editions"]
    assert len({entry["edition"] for entry in entries}) == len(entries) == 80
    assert {entry["file"]: entry["sha256"] for entry in entries} == digests(tmp_path / "far")
    build_editions("towns", project=towns, output=tmp_path / "near", only=["town_aaaa", "town_aahj"])
    assert digests(tmp_path / "near").items() <= digests(tmp_path / "far").items()
    resumed = build_editions(
        "towns", project=towns, output=tmp_path / "far", scheduler=cluster.address, resume=True
    )
    assert (resumed.n_built, resumed.n_kept) == (0, 80)


@needs_dask
@pytest.mark.slow
def test_a_worker_of_another_version_is_refused(cluster: Cluster, tmp_path: Path) -> None:
    towns = make_project(tmp_path / "project")
    other = tmp_path / "other"
    shutil.copytree(SOURCES, other, ignore=shutil.ignore_patterns("__pycache__"))
    for folder in ("fonts", "icc", "layouts"):
        (tmp_path / folder).symlink_to(SOURCES.parent / folder)
    with (other / "printreport" / "units.py").open("a", encoding="utf-8") as file:
        file.write("\n# another version\n")
    cluster.start_worker("same")
    cluster.start_worker("other", sources=other)
    cluster.wait_for(2)
    with pytest.raises(ClusterError, match="has another version of printreport"):
        build_editions("towns", project=towns, scheduler=cluster.address)
    assert not list((towns / "out").rglob("*.pdf"))


@needs_dask
@pytest.mark.slow
def test_workers_that_read_other_files_and_a_scheduler_without_workers(
    cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    towns = make_project(tmp_path / "project")
    with pytest.raises(ClusterError, match="has no worker"):
        build_editions("towns", project=towns, scheduler=cluster.address)
    cluster.start_worker("one")
    cluster.wait_for(1)
    from printreport.editions.workshop import Workshop

    monkeypatch.setattr(Workshop, "inputs", property(lambda shop: "0" * 64))
    with pytest.raises(ClusterError, match="other data or layouts"):
        build_editions("towns", project=towns, scheduler=cluster.address)


@needs_dask
def test_a_scheduler_that_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from printreport.editions import cluster

    monkeypatch.setattr(cluster, "_SECONDS", 1)
    with pytest.raises(ClusterError, match="there is no scheduler"):
        build_editions("towns", project=make_project(tmp_path / "project"), scheduler="tcp://127.0.0.1:9")


def test_without_the_extra_the_way_to_get_it_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ClusterError) as caught:
        build_editions("towns", project=make_project(tmp_path / "project"), scheduler="tcp://127.0.0.1:8786")
    assert caught.value.hint == 'pip install "printreport[cluster]"'


def test_editions_without_a_scheduler_import_no_dask(tmp_path: Path) -> None:
    towns = make_project(tmp_path / "project")
    script = (
        "import sys; from printreport.editions import build_editions; "
        f"assert build_editions('towns', project={str(towns)!r}).ok; "
        "assert not {'dask', 'distributed', 'tornado'} & set(sys.modules)"
    )
    environment = {**os.environ, "PYTHONPATH": str(SOURCES)}
    subprocess.run([sys.executable, "-c", script], check=True, env=environment)

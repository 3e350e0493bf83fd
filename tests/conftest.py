"""What every test may ask for: the project, the command line as a real process, a built report, programs."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent

# program -> what to type on Debian; elsewhere the package has much the same name
HOW_TO_GET = {
    "chromium": "apt-get install chromium",
    "gs": "apt-get install ghostscript",
    "git": "apt-get install git",
    "java": "apt-get install default-jre-headless",
    "make": "apt-get install make",
    "pdffonts": "apt-get install poppler-utils",
    "pdfimages": "apt-get install poppler-utils",
    "pdfinfo": "apt-get install poppler-utils",
    "pdftoppm": "apt-get install poppler-utils",
    "pdftotext": "apt-get install poppler-utils",
    "qpdf": "apt-get install qpdf",
    "verapdf": "run .ci/run once with Java and Maven at hand, and set VERAPDF_JAR to the file it fetches",
}

# Everywhere the same examples where a merge hangs on them; new ones on an author's own machine.
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="rewrite the references of the golden tests"
    )


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--update-golden") and os.environ.get("CI"):
        raise pytest.UsageError(
            "--update-golden rewrites references, which is done by hand and not where CI is set"
        )


def pytest_runtest_setup(item: pytest.Item) -> None:
    for marker in item.iter_markers("needs_system"):
        for name in marker.args:
            require_program(name)


def require_program(name: str) -> str:
    """Give the path of a program (for ``verapdf``, of its jar), or skip the test and say how to get it."""
    if name == "verapdf":
        require_program("java")
        jar = os.environ.get("VERAPDF_JAR", "")
        found = jar if jar and Path(jar).is_file() else None
    else:
        found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not on this machine; to get it: {HOW_TO_GET.get(name, 'install it')}")
    return found


@dataclass(frozen=True, slots=True)
class BuiltReport:
    """One report as ``printreport build`` left it; all tests share the file, so none may change it."""

    year: int
    pdf: Path
    stdout: str
    stderr: str


RunCli = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session", autouse=True)
def cache_of_the_tests(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[Path]:
    """A cache that all workers of a run share, and no run before it has filled."""
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "cache"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PRINTREPORT_CACHE", str(folder))
        yield folder


@pytest.fixture(scope="session")
def project_root() -> Path:
    """The folder of ``pyproject.toml``, ``layouts/`` and ``data/``."""
    return ROOT


@pytest.fixture(scope="session")
def system_program() -> Callable[[str], str]:
    """A function that gives a program's path, or skips the test with the way to get the program."""
    return require_program


@pytest.fixture(scope="session")
def run_cli(cache_of_the_tests: Path) -> RunCli:
    """``run_cli(["build", "2021"], cwd=folder)``: the command line in a process, as a user has it."""

    def run(
        args: Sequence[str | Path],
        cwd: Path = ROOT,
        env: Mapping[str, str] | None = None,
        timeout: float = 300,
    ) -> subprocess.CompletedProcess[str]:
        environment = {
            k: v for k, v in os.environ.items() if not k.startswith(("PRINTREPORT_", "SOURCE_DATE"))
        }
        environment |= {"PYTHONPATH": str(ROOT / "src"), "NO_COLOR": "1", "COLUMNS": "120", "PYTHONUTF8": "1"}
        environment["PRINTREPORT_CACHE"] = str(cache_of_the_tests)
        environment |= env or {}
        return subprocess.run(
            [sys.executable, "-m", "printreport", *map(str, args)],
            cwd=cwd,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=timeout,
            check=False,
        )

    return run


@pytest.fixture
def project_copy(tmp_path: Path) -> Path:
    """A copy of the author's files (layouts, data) that a test may change."""
    for name in ("layouts", "data"):
        shutil.copytree(ROOT / name, tmp_path / "project" / name)
    return tmp_path / "project"


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether the run was asked to rewrite the references of the golden tests."""
    return bool(request.config.getoption("--update-golden"))


@contextmanager
def only_one(path: Path) -> Iterator[None]:
    """Let one process in at a time; the system lifts the lock when a process dies."""
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


@pytest.fixture(scope="session")
def built_report(
    run_cli: RunCli, tmp_path_factory: pytest.TempPathFactory, worker_id: str
) -> Callable[[int], BuiltReport]:
    """``built_report(2021)``: the flagship of that year, built once in a run for all workers."""
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "built-reports"
    folder.mkdir(exist_ok=True)

    def build(year: int) -> BuiltReport:
        pdf = folder / f"impact-{year}.pdf"
        outcome = folder / f"impact-{year}.json"
        with only_one(folder / f"impact-{year}.lock"):
            if not outcome.exists():
                done = run_cli(["build", str(year), "--output", pdf])
                outcome.write_text(json.dumps([done.returncode, done.stdout, done.stderr]), encoding="utf-8")
        code, stdout, stderr = json.loads(outcome.read_text(encoding="utf-8"))
        if code != 0 or not pdf.is_file():
            pytest.fail(
                f"printreport build {year} ended with exit code {code}\n{stdout}{stderr}", pytrace=False
            )
        return BuiltReport(year, pdf, stdout, stderr)

    return build

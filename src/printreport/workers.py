"""Processes that work side by side: each gets orders and answers them, through two pipes of its own.

A worker is a new Python. On Linux a process of our own may begin some early: a copy of it loads modules while
it still reads its input, and then copies itself for each of them, which has all modules at once.
Only a process of our own does so: it costs a program that never asks for workers, and they would not know
what has changed in that program since.

A worker ends when its pipe of orders does: nothing that is made is cut off, and however this process ends,
none is left behind. It does not heed an interrupt from the keyboard, of which this process is told as well.
"""

from __future__ import annotations

import os
import pickle
import sys
from contextlib import suppress

from printreport.lean import on_a_long_stack, start_lean

TYPE_CHECKING = False
if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from typing import IO, Any, NoReturn

__all__ = ["Worker", "WorkerEndedError", "begin_workers", "serve_streams", "start_python", "start_workers"]

_SERVE = """
import sys
sys.path[:] = {path!r}
from printreport.workers import serve_streams
serve_streams()
"""
_PLATFORM: str = sys.platform
_serving: list[bool] = []
_N_STREAMS = 3
_N_BYTES = 8
_MOST_BYTES = 1 << 20
_GREETING = b"printreport's own"


class WorkerEndedError(Exception):
    """A worker has ended, and gives no more answers."""


class Worker:
    """Another process, which answers one order after the other until it gets no more.

    The first order is a function without arguments that gives the one which answers all others; it has no
    answer, unless it fails.
    """

    def __init__(
        self, orders: IO[bytes], answers: IO[bytes], process: subprocess.Popen[bytes] | None = None
    ) -> None:
        self._orders, self._answers, self._process = orders, answers, process
        self._is_greeted = False

    def send(self, order: object) -> None:
        """Send an order; that the worker has ended is told by the answer."""
        packed = pickle.dumps(order, pickle.HIGHEST_PROTOCOL)
        with suppress(OSError):
            _write(self._orders, packed)

    def receive(self) -> Any:  # noqa: ANN401  whatever the function gives
        """Wait for the next answer.

        Raises
        ------
        WorkerEndedError
            There is none any more.
        Exception
            What answering has raised, in the worker.
        """
        try:
            # What was started may be no Python, as in a program that has one within itself.
            if not self._is_greeted and self._answers.read(len(_GREETING)) != _GREETING:
                raise EOFError
            self._is_greeted = True
            packed = _read(self._answers)
        except (OSError, EOFError) as fault:
            raise WorkerEndedError from fault
        answer, error = pickle.loads(packed)
        if error is not None:
            raise error
        return answer

    def close(self) -> None:
        """Send no more orders: it ends when it has answered those it was sent."""
        with suppress(OSError):  # what it did not read
            self._orders.close()

    def wait(self) -> None:
        """Wait until it has ended, which a copy is not asked for; all its answers have been received."""
        if self._process is not None:
            self._process.wait()
            self._answers.close()

    def kill(self) -> None:
        """End it at once, whatever it is at."""
        if self._process is not None:
            self._process.kill()
        self.close()
        self.wait()


_Pipes = tuple[int, int]
"""The end of a pipe that a worker reads orders from, and the end of the one that it writes answers to."""


_begun: list[Worker] = []
"""Workers that were begun early and are not in use."""


def begin_workers(count: int, load: Callable[[], object]) -> None:
    """Begin what as many workers are copies of, and let it load modules; where that can not be, nothing.

    This process has no other threads, and nothing else has been begun.
    """
    if _PLATFORM != "linux":
        return
    _occupy_streams()
    pipes: list[_Pipes] = []
    try:
        for _ in range(2 * count):
            pipes.append(os.pipe())  # one by one: those there are would be closed
        copy = os.fork()
    except OSError:  # as where more are asked for than a process may have files
        for number in sum(pipes, ()):
            os.close(number)
        return
    pairs = list(zip(pipes[::2], pipes[1::2], strict=True))
    theirs = [(orders[0], answers[1]) for orders, answers in pairs]
    ours = [(orders[1], answers[0]) for orders, answers in pairs]
    for number in sum(theirs if copy else ours, ()):
        os.close(number)
    if not copy:
        _become_workers(theirs, load)
    for orders, _ in ours:
        _widen(orders)
    _begun.extend(Worker(os.fdopen(orders, "wb"), os.fdopen(answers, "rb")) for orders, answers in ours)


def _widen(pipe: int) -> None:
    """Let a pipe hold what a worker is sent first, so that it need not read while that is written."""
    import fcntl

    with suppress(OSError):  # it is more than a user may have
        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _MOST_BYTES)


def _occupy_streams() -> None:
    """Give the streams that the shell has closed somewhere to go, so that no pipe takes their numbers."""
    for stream in range(_N_STREAMS):
        try:
            os.fstat(stream)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # gets the lowest number that is free


def _become_workers(pipes: list[_Pipes], load: Callable[[], object]) -> NoReturn:
    """Load modules, and be a worker for each pair of pipes: this process is the last of them."""
    code = 1
    try:
        _leave_terminal()
        start_lean()
        on_a_long_stack(load)
        orders, answers = _share_out(pipes)
        on_a_long_stack(lambda: _serve(orders, answers))
        code = 0
    except BaseException:  # noqa: BLE001  told, for nobody else can
        sys.excepthook(*sys.exc_info())
    finally:
        os._exit(code)


def _share_out(pipes: list[_Pipes]) -> _Pipes:
    """Make a copy of this process for each pair of pipes but one; give each its own, and close the others."""
    while True:
        own = pipes.pop()
        if not pipes:
            return own
        if not os.fork():
            for number in sum(pipes, ()):
                os.close(number)
            return own
        for number in own:
            os.close(number)


def start_workers(count: int) -> list[Worker]:
    """Start workers: copies of what was begun early, else each a new Python.

    Raises
    ------
    OSError
        It can not be started.
    """
    made, _begun[:] = _begun[:count], _begun[count:]
    try:
        while len(made) < count:
            made.append(start_python())
    except OSError:
        for worker in made:
            worker.kill()
        raise
    return made


def start_python(quiet: bool = False) -> Worker:
    """Start a new Python that is a worker; a quiet one does not tell on stderr what goes wrong.

    Raises
    ------
    OSError
        It can not be started.
    RuntimeError
        This is a worker: where its orders name a module that starts workers itself, there would be no end.
    """
    if _serving:
        raise RuntimeError("a worker starts no workers")
    if not sys.executable or getattr(sys, "frozen", False):
        raise FileNotFoundError("in a program that has a Python within itself, there is none to start")
    import subprocess

    process = subprocess.Popen(
        [sys.executable, "-c", _SERVE.format(path=sys.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL if quiet else None,
    )
    assert process.stdin is not None, "a pipe was asked for"
    assert process.stdout is not None, "a pipe was asked for"
    return Worker(process.stdin, process.stdout, process)


def serve_streams() -> None:
    """Be a worker that was started as a new Python: orders come on stdin, answers go to stdout."""
    orders, answers = os.dup(0), os.dup(1)
    _leave_terminal()
    start_lean()
    on_a_long_stack(lambda: _serve(orders, answers))
    os._exit(0)


def _leave_terminal() -> None:
    """Heed no interrupt, read no stdin and print on no stdout: all are for the one that gives orders."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    os.close(nowhere)


def _serve(orders_from: int, answers_to: int) -> None:
    """Answer orders until there are no more, or nobody waits for the answer."""
    answer: Callable[[object], object] | None = None
    _serving.append(True)
    with (
        suppress(EOFError, OSError),
        os.fdopen(orders_from, "rb") as orders,
        os.fdopen(answers_to, "wb") as answers,
    ):
        answers.write(_GREETING)
        while True:
            packed = _read(orders)
            try:
                order = pickle.loads(packed)
                if answer is None:
                    answer = order()
                    continue
                told = _packed(answer(order), None)
            except Exception as error:  # noqa: BLE001  raised again where the answer is waited for
                told = _packed(None, error)
            _write(answers, told)


def _packed(answer: object, error: Exception | None) -> bytes:
    """Pack an answer, or what was raised instead; an error that can not be sent is told in words."""
    if error is None:
        return pickle.dumps((answer, None), pickle.HIGHEST_PROTOCOL)
    import traceback

    trace = "".join(traceback.format_exception(error))
    try:
        error.add_note(f"In a worker:\n{trace}")
        packed = pickle.dumps((None, error), pickle.HIGHEST_PROTOCOL)
        pickle.loads(packed)
    except Exception:  # noqa: BLE001  whatever its class does
        said = RuntimeError(f"{type(error).__name__}: {error}")
        said.add_note(f"In a worker:\n{trace}")
        return pickle.dumps((None, said), pickle.HIGHEST_PROTOCOL)
    return packed


def _write(file: IO[bytes], packed: bytes) -> None:
    file.write(len(packed).to_bytes(_N_BYTES, "big"))
    file.write(packed)
    file.flush()


def _read(file: IO[bytes]) -> bytes:
    """Read what was written at once.

    Raises
    ------
    EOFError
        There is nothing more, or the one that wrote it has ended meanwhile.
    """
    head = file.read(_N_BYTES)
    size = int.from_bytes(head, "big")
    packed = file.read(size)
    if len(head) < _N_BYTES or len(packed) < size:
        raise EOFError
    return packed

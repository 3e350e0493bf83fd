"""A file under 350 lines, a function under 60: past that it holds two things, and wants to be two."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from house.sources import modules, shown, tree

MOST_LINES_OF_A_FILE = 350
MOST_LINES_OF_A_FUNCTION = 60

Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(path: Path) -> Iterator[Function]:
    for node in ast.walk(tree(path)):
        if isinstance(node, Function):
            yield node


def length(function: Function) -> int:
    """Lines from ``def`` to the end, without the docstring."""
    lines = (function.end_lineno or function.lineno) - function.lineno + 1
    if ast.get_docstring(function, clean=False) is None:
        return lines
    docstring = function.body[0]
    return lines - ((docstring.end_lineno or docstring.lineno) - docstring.lineno + 1)


def test_no_file_is_too_long() -> None:
    lines = {shown(path): len(path.read_text(encoding="utf-8").splitlines()) for path in modules()}
    assert lines, "src/printreport holds no Python file"
    long = [f"{name}: {n} lines" for name, n in lines.items() if n > MOST_LINES_OF_A_FILE]
    assert not long, "cut these files in two along what they do:\n" + "\n".join(long)


def test_no_function_is_too_long() -> None:
    long = [
        f"{shown(path)}:{function.lineno}: {function.name} has {length(function)} lines"
        for path in modules()
        for function in functions(path)
        if length(function) > MOST_LINES_OF_A_FUNCTION
    ]
    assert not long, "take a step with a name of its own out of these functions:\n" + "\n".join(long)


def test_a_docstring_does_not_count() -> None:
    source = 'def f():\n    """One.\n\n    Two.\n    """\n    return 1\n'
    function = ast.parse(source).body[0]
    assert isinstance(function, ast.FunctionDef)
    assert length(function) == 2

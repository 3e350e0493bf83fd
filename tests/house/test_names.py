"""Every module says what it is for, and none is named after nothing."""

from __future__ import annotations

import ast

import pytest

from house.sources import SRC, modules, shown, tree

EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "base", "misc", "tools"}


def test_every_module_has_a_docstring() -> None:
    silent = [shown(path) for path in modules() if not ast.get_docstring(tree(path))]
    assert not silent, "say in the first line what these modules give:\n" + "\n".join(silent)


def test_every_folder_is_a_package() -> None:
    folders = {path.parent for path in modules()}
    bare = [shown(folder) for folder in sorted(folders) if not (folder / "__init__.py").is_file()]
    assert not bare, "these folders need an __init__.py that says what they hold:\n" + "\n".join(bare)


def test_no_module_is_named_after_nothing() -> None:
    empty = [shown(path) for path in modules() if EMPTY_NAMES & {path.stem, *path.relative_to(SRC).parts}]
    assert not empty, "name these after what they hold:\n" + "\n".join(empty)


@pytest.mark.parametrize("forbidden", ["import_module", "__import__"])
def test_kinds_are_not_found_by_import_magic(forbidden: str) -> None:
    users = [
        f"{shown(path)}:{node.lineno}"
        for path in modules()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Name | ast.Attribute)
        and (node.id if isinstance(node, ast.Name) else node.attr) == forbidden
        and path.name != "__init__.py"
    ]
    assert not users, "tables of kinds are dict literals:\n" + "\n".join(users)

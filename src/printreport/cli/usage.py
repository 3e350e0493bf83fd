"""What is wrong with the words typed, in the voice of all other messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from printreport.errors import UsageError

if TYPE_CHECKING:
    from typer.exceptions import TyperException

__all__ = ["explain_usage"]


def explain_usage(error: TyperException) -> UsageError:
    """Turn an error of the parser of options into one of ours.

    Returns
    -------
    UsageError [PR003]
        What is there, then what was expected; the hint is a command that can be typed.
    """
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "printreport"
    param = getattr(error, "param", None)
    name = _name_of(param)
    help_hint = f"`{command} --help`"
    match type(error).__name__:
        case "NoSuchOption":
            near = sorted(getattr(error, "possibilities", None) or ())
            option = getattr(error, "option_name", "")
            hint = f"`{near[0]}`" if near else help_hint
            return UsageError(f"`{command}` has no option `{option}`", hint)
        case "MissingParameter":
            return UsageError(f"`{command}` lacks {name}", help_hint)
        case "BadOptionUsage":
            return UsageError(f"`{getattr(error, 'option_name', '')}` stands without its value", help_hint)
        case "BadParameter":
            return UsageError(f"{name}: {_lower(error.message)}", help_hint)
    return UsageError(_lower(error.format_message()), help_hint)


def _name_of(param: object) -> str:
    options = [text for text in getattr(param, "opts", ()) if text.startswith("-")]
    if options:
        return f"`{options[-1]}`"
    return str(getattr(param, "metavar", None) or getattr(param, "name", "") or "a word").upper()


def _lower(message: str) -> str:
    said = (
        message.strip()
        .removeprefix("Value error, ")
        .removeprefix("value error, ")
        .rstrip(".")
        .replace("'", '"')
    )
    return said[:1].lower() + said[1:]

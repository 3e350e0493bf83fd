"""What was made of an object that nobody changes, found again by the very object: in this process alone.

For values that many editions share, to compare two of which would take longer than to make it anew.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    T = TypeVar("T")

__all__ = ["ByIdentity"]


class ByIdentity:
    """Results by the object they were made of.

    Parameters
    ----------
    most : int
        When there are so many, all are forgotten. Until then their objects live on.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._made: dict[int, tuple[object, object, object]] = {}

    def get(self, held: object, make: Callable[[], T], beside: object = None) -> T:
        """Give what was made of an object, where ``beside`` was equal to what it is now; else make it."""
        known = self._made.get(id(held))
        if known is not None and known[0] is held and known[1] == beside:
            return known[2]  # type: ignore[return-value]
        made = make()
        if len(self._made) >= self._most:
            self._made.clear()
        self._made[id(held)] = (held, beside, made)
        return made

"""Contrast by the formula of WCAG, on the grounds that text really stands on."""

from __future__ import annotations

import pytest

from printreport.check.theme.contrast import check_contrast, contrast, grounds_of
from printreport.findings import Findings
from printreport.model.theme import STYLE_ROLES, ThemeSpec
from specimen.look import style


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#FFFFFF", 21.0),
        ("#777777", "#FFFFFF", 4.48),
        ("#FF0000", "#FFFFFF", 4.0),
        ("#123456", "#123456", 1.0),
    ],
)
def test_ratios_are_those_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)
    assert contrast(one, other) == contrast(other, one)


def changed(role: str, rgb: str) -> ThemeSpec:
    theme: ThemeSpec = style().theme
    color = theme.colors[role].model_copy(update={"rgb": rgb})
    return theme.model_copy(update={"colors": {**theme.colors, role: color}})


def codes(theme: ThemeSpec) -> set[str]:
    findings = Findings()
    check_contrast(theme, findings)
    return {item.code for item in findings}


def test_the_theme_that_comes_with_printreport_is_clean() -> None:
    assert codes(style().theme) == set()


@pytest.mark.parametrize(
    ("role", "rgb", "code"),
    [
        ("muted", "#8A949E", "PR132"),
        ("on_primary_soft", "#5A6C80", "PR132"),
        ("zebra", "#6F7780", "PR132"),
        ("shade_3", "#7A7A7A", "PR132"),
        ("accent", "#E8C890", "PR133"),
        ("shade_2", "#EEF4F5", "PR134"),
        ("secondary", "#12304A", "PR134"),
    ],
)
def test_a_color_that_is_hard_to_see_is_found(role: str, rgb: str, code: str) -> None:
    assert code in codes(changed(role, rgb))


@pytest.mark.parametrize("role", STYLE_ROLES)
def test_every_kind_of_text_has_a_ground(role: str) -> None:
    assert set(grounds_of(style().theme, role)) <= set(style().theme.colors)

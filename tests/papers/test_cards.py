"""Badges and name plates: values that print well."""

import pytest

from hoinghi.papers.cards import Band


def luminance(colour: tuple[int, int, int]) -> float:
    """Relative luminance. Source: WCAG 2.2, definition of relative luminance."""
    parts = [part / 255 for part in colour]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("band", Band)
def test_white_letters_can_be_read_on_every_band(band):
    contrast = 1.05 / (luminance(band.value) + 0.05)

    assert contrast >= 4.5

"""Colours as settings write them, and how well one is read on another."""

from __future__ import annotations

import re
from colorsys import hls_to_rgb, rgb_to_hls
from typing import Annotated, NamedTuple

from cmqplan.model.values import Reads, read_texte_court, refuse


class Couleur(NamedTuple):
    """Red, green and blue, from 0 to 255. As a text: « #0f5c66 »."""

    rouge: int
    vert: int
    bleu: int

    def __str__(self) -> str:
        return f"#{self.rouge:02x}{self.vert:02x}{self.bleu:02x}"


WHITE = Couleur(255, 255, 255)
LEGIBLE = 4.5
"""The least contrast of a text with its ground: WCAG 2.2, 1.4.3, which the RGAA takes up."""
TINT = 8
"""Per cent of a colour in the ground that goes with it, under notes and the heads of rows."""

_HEXADECIMAL = re.compile(r"#?([0-9a-f]{6}|[0-9a-f]{3})", re.IGNORECASE)


def couleur(text: str) -> Couleur | None:
    """« #0f5c66 », « 0f5c66 » or « #9cf » as a colour; None for any other text."""
    match = _HEXADECIMAL.fullmatch(text.strip())
    if match is None:
        return None
    digits = match[1] if len(match[1]) == 6 else "".join(digit * 2 for digit in match[1])
    return Couleur(*bytes.fromhex(digits))


def contrast(one: Couleur, other: Couleur) -> float:
    """From 1, the same, to 21, black on white (WCAG 2.2)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Couleur) -> float:
    parts = [part / 255 for part in colour]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def mixed(colour: Couleur, ground: Couleur, percent: int) -> Couleur:
    """So many per cent of a colour in another."""
    return Couleur(
        *(
            (part * percent + under * (100 - percent) + 50) // 100
            for part, under in zip(colour, ground, strict=True)
        )
    )


def lightened(colour: Couleur, lightness: float) -> Couleur:
    """The same hue, this light: from 0, black, to 1, white."""
    hue, _, saturation = rgb_to_hls(*(part / 255 for part in colour))
    return Couleur(*(round(part * 255) for part in hls_to_rgb(hue, lightness, saturation)))


def legibility(colour: Couleur) -> float:
    """The contrast of a text in this colour with the tint of it, the least of the grounds that it is printed on."""
    return contrast(colour, mixed(colour, WHITE, TINT))


def legible(colour: Couleur) -> Couleur:
    """The colour, or the nearest darker one of the same hue that is read well on paper."""
    percent = round(rgb_to_hls(*(part / 255 for part in colour))[1] * 100)
    darker = (lightened(colour, light / 100) for light in range(percent - 1, -1, -1))
    return colour if legibility(colour) >= LEGIBLE else next(c for c in darker if legibility(c) >= LEGIBLE)


def read_couleur(value: object) -> Couleur:
    """A colour that texts may be printed in."""
    text = read_texte_court(value)
    found = couleur(text)
    if found is None:
        refuse("CMQ128", params={"text": text})
    if legibility(found) < LEGIBLE:
        suggestion = str(legible(found))
        contrasts = f"{int(legibility(found) * 10) / 10}".replace(".", ",")
        refuse("CMQ128", "pale", {"text": text, "contrast": contrasts, "suggestion": suggestion})
    return found


CouleurLue = Annotated[Couleur, Reads(read_couleur)]

"""The colours of a document: the workspace's own, or ours, and the tints that each page makes of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cmqplan.model.couleur import LEGIBLE, TINT, WHITE, Couleur, contrast, couleur, lightened, mixed
from cmqplan.model.settings import Apparence

ACCENT, LIGHT, MARK, WARM = "#0f5c66", "#d3e5e6", "#9a3412", "#fbe9df"
"""Our own colours, in which charts are drawn: each page has others in their place."""
_TINTED = 17
"""Per cent of a colour where a chart tints a shape with it."""
_TINTS = (7, 15, 25, 36)
"""Per cent of a colour in the cells of a tinted table; the style sheet has the same."""
_DARK_TINT = 22
"""The same in the ground of notes and row heads on a dark page."""


def _own(text: str) -> Couleur:
    found = couleur(text)
    assert found is not None
    return found


_ACCENT, _WARN, _DARK_PAPER = _own(ACCENT), _own(MARK), _own("#12191e")


@dataclass(frozen=True, slots=True)
class Palette:
    """``accent`` is the colour of titles, heads of tables and links; ``warn`` of what is missing, refused or late."""

    accent: Couleur = _ACCENT
    warn: Couleur = _WARN

    @classmethod
    def of(cls, look: Apparence) -> Palette:
        """The colours that a workspace's settings choose, ours where they choose none."""
        return cls(look.couleur or _ACCENT, look.couleur_alerte or _WARN)

    @property
    def accent_tint(self) -> Couleur:
        return mixed(self.accent, WHITE, TINT)

    @property
    def warn_tint(self) -> Couleur:
        return mixed(self.warn, WHITE, TINT)

    @property
    def tints(self) -> tuple[Couleur, ...]:
        """Grounds of a table's cells, each darker than the one before."""
        return tuple(mixed(self.accent, WHITE, part) for part in _TINTS)

    def chart(self) -> dict[str, str]:
        """What stands in a picture for each colour that it is drawn in."""
        return {
            ACCENT: str(self.accent),
            LIGHT: str(mixed(self.accent, WHITE, _TINTED)),
            MARK: str(self.warn),
            WARM: str(mixed(self.warn, WHITE, _TINTED)),
        }

    def css(self) -> str:
        """The style sheet's variables for these colours, on a light page, a dark one, and paper."""
        light = "".join(_variables(self, dark=False))
        dark = "".join(_variables(self, dark=True))
        return f":root {{{light} }}\n@media screen and (prefers-color-scheme: dark) {{ :root {{{dark} }} }}\n"


def _variables(palette: Palette, *, dark: bool) -> Iterator[str]:
    for name, colour in (("accent", palette.accent), ("warn", palette.warn)):
        tint = mixed(colour, _DARK_PAPER, _DARK_TINT) if dark else mixed(colour, WHITE, TINT)
        yield f" --{name}: {_on_dark(colour, tint) if dark else colour}; --{name}-soft: {tint};"


def _on_dark(colour: Couleur, ground: Couleur) -> Couleur:
    """The same hue, light enough to be read well on a dark ground."""
    lights = (lightened(colour, light / 100) for light in range(60, 101))
    return next(found for found in lights if contrast(found, ground) >= LEGIBLE * 1.5)

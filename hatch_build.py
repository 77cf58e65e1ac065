"""Compile the message catalogues while the package is built or installed in place; write the manual pages of a wheel."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)
"""Of a catalogue that says none: the same source makes the same wheel."""


class GeneratedFiles(BuildHookInterface):  # type: ignore[type-arg]
    """Write each ``.po`` as the ``.mo`` beside it that gettext reads, and from the commands' help, in both languages, the pages
    that ``man`` reads."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        from babel.messages.mofile import write_mo
        from babel.messages.pofile import read_po

        for source in sorted((Path(self.root) / "cmqplan" / "locale").glob("*/LC_MESSAGES/*.po")):
            with source.open("rb") as file:
                catalogue = read_po(file, locale=source.parts[-3])
            catalogue.creation_date = catalogue.revision_date = NO_DATE
            with source.with_suffix(".mo").open("wb") as file:
                write_mo(file, catalogue)
        if self.target_name == "wheel" and version != "editable":
            sys.path.insert(0, self.root)
            from docs import manual

            folder = Path(self.root) / "build" / "man"
            for page in (manual.write(language, folder) for language in manual.LANGUAGES):
                build_data["shared_data"][str(page)] = f"share/man/{page.relative_to(folder).as_posix()}"

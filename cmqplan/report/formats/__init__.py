"""How a report is written: for people (text, concise), and for other programs."""

from __future__ import annotations

from enum import StrEnum


class Format(StrEnum):
    """The formats of ``cmqplan validate``."""

    TEXT = "text"
    CONCISE = "concise"
    MARKDOWN = "markdown"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"
    GITLAB = "gitlab"
    JUNIT = "junit"

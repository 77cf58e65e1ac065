"""CMQ001: a file that can't be opened or is far too large."""

from cmqplan.findings import N_, Severity
from cmqplan.rules.example import FICHE
from cmqplan.rules.rule import Example, Origin, Rule, Source

RULE = Rule(
    code="CMQ001",
    slug="unreadable-file",
    severity=Severity.ERROR,
    title=N_("A file that can't be read"),
    messages={
        "": N_("this can't be read: {reason}"),
        "forbidden": N_("“{name}” may not be read by you"),
        "too-large": N_("this file has {size} bytes; at most {most} are read"),
        "folder": N_("“{name}” is a folder, where a file belongs"),
        "special": N_("“{name}” isn't an ordinary file"),
        "broken-link": N_("“{name}” is a link to a file that doesn't exist"),
    },
    helps={
        "": N_("check that the file exists, that you may read it and that no other program holds it open"),
        "forbidden": N_("ask whoever made it for the right to read it, or copy it into a file of your own"),
        "too-large": N_(
            "a fiche takes a few pages: check that this isn't another kind of file under a .yaml name"
        ),
        "folder": N_("move the folder elsewhere, or take “.yaml” out of its name"),
        "special": N_("put an ordinary file of that name here"),
        "broken-link": N_("put the file itself here instead of the link"),
    },
    reason=N_(
        "A file that can't be read leaves a hole in the plan: its action, and its money, would be missing without a word."
    ),
    source=Source(Origin.FORMAT, N_("One file for each fiche, each campus and each convention")),
    failing=Example("plans/plan-exemple/1.2-dossier.yaml/note.txt", "Notes de réunion\n", line=1),
    passing=Example(FICHE, "numero: 1.1\ntitre: Forum des métiers du bois\nporteurs: [cmq-bois]\n"),
)

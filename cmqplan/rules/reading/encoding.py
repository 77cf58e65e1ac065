"""CMQ002: a file that isn't UTF-8."""

from cmqplan.findings import N_, Severity
from cmqplan.rules.example import FICHE
from cmqplan.rules.rule import Example, Origin, Rule, Source

RULE = Rule(
    code="CMQ002",
    slug="not-utf-8",
    severity=Severity.ERROR,
    title=N_("A file that isn't saved in UTF-8"),
    messages={
        "": N_("this file isn't in UTF-8: here stands a byte that {encoding} reads as “{character}”"),
        "other-encoding": N_("this file is in {encoding}, not in UTF-8"),
        "invalid": N_("this file isn't in UTF-8: a byte stands here that is no character"),
        "office": N_("this is a Word, Excel or LibreOffice file (or an archive), not a text file"),
        "pdf": N_("this is a PDF, not a text file"),
        "rtf": N_("this is a file of a word processor (RTF), not a plain text file"),
        "image": N_("this is an image, not a text file"),
    },
    helps={
        "": N_("save the file again in UTF-8 (in the Windows Notepad: Save as, Encoding: UTF-8)"),
        "office": N_("copy its text into a new file made with a text editor, and save it in UTF-8"),
        "pdf": N_("copy its text into a new file made with a text editor, and save it in UTF-8"),
        "rtf": N_("save it again as plain text, in UTF-8"),
        "image": N_(
            "give the image its own ending back (.png, .jpg), and write the fiche with a text editor"
        ),
    },
    reason=N_(
        "The same bytes are other letters in another encoding: « Région » would become « RÃ©gion » in the document, "
        "or the file couldn't be read at all. UTF-8 holds every character and is what editors save by default today."
    ),
    source=Source(Origin.FORMAT, N_("YAML 1.2, section 5.2, which recommends UTF-8")),
    failing=Example(
        FICHE, "numero: 1.1\ntitre: Forum des métiers\nporteurs: [cmq-bois]\n".encode("cp1252"), line=2
    ),
    passing=Example(FICHE, "numero: 1.1\ntitre: Forum des métiers\nporteurs: [cmq-bois]\n"),
)

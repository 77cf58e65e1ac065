"""CMQ002: a file that isn't UTF-8."""

from cmqplan.rules.declare import ERROR, Rule, Said, Says, fiche, file_format

_COPY = Said(
    "copiez son texte dans un nouveau fichier fait avec un éditeur de texte, et enregistrez-le en UTF-8",
    "copy its text into a new file made with a text editor, and save it in UTF-8",
)

RULE = Rule(
    "CMQ002",
    "not-utf-8",
    ERROR,
    title=Said("Un fichier qui n'est pas enregistré en UTF-8", "A file that isn't saved in UTF-8"),
    says={
        "": Says(
            "ce fichier n'est pas enregistré en UTF-8 : « {character} » y est écrit en {encoding}",
            "this file isn't in UTF-8: here stands a byte that {encoding} reads as “{character}”",
        ),
        "other-encoding": Says(
            "ce fichier est en {encoding}, et non en UTF-8", "this file is in {encoding}, not in UTF-8"
        ),
        "invalid": Says(
            "ce fichier n'est pas enregistré en UTF-8 : ce qui se trouve ici n'y est aucun caractère",
            "this file isn't in UTF-8: a byte stands here that is no character",
        ),
        "misread": Says(
            fr=(
                "« {text} » a été lu dans un autre encodage, puis enregistré ainsi : c'était « {right} »",
                "écrivez « {right} » ; quand tout un texte est ainsi, copiez-le de nouveau depuis l'original",
            ),
            en=(
                "“{text}” was read in another encoding and saved so: it was “{right}”",
                "write “{right}”; where a whole text is so, copy it once more from the original",
            ),
        ),
        "lost": Says(
            fr=(
                "un caractère a été perdu ici, et « � » en tient lieu",
                "écrivez de nouveau le caractère ; il s'est perdu quand le texte a changé d'encodage",
            ),
            en=(
                "a character was lost here, and “�” stands in its place",
                "write the character again; it was lost when the text changed its encoding",
            ),
        ),
        "office": Said(
            "c'est un fichier Word, Excel ou LibreOffice (ou une archive), et non un fichier de texte",
            "this is a Word, Excel or LibreOffice file (or an archive), not a text file",
        ).advising(_COPY),
        "pdf": Said("c'est un PDF, et non un fichier de texte", "this is a PDF, not a text file").advising(
            _COPY
        ),
        "rtf": Says(
            fr=(
                "c'est un fichier de traitement de texte (RTF), et non un fichier de texte brut",
                "enregistrez-le de nouveau en texte brut, en UTF-8",
            ),
            en=(
                "this is a file of a word processor (RTF), not a plain text file",
                "save it again as plain text, in UTF-8",
            ),
        ),
        "image": Says(
            fr=(
                "c'est une image, et non un fichier de texte",
                "rendez son extension à l'image (.png, .jpg), et écrivez la fiche avec un éditeur de texte",
            ),
            en=(
                "this is an image, not a text file",
                "give the image its own ending back (.png, .jpg), and write the fiche with a text editor",
            ),
        ),
    },
    help=Said(
        "enregistrez de nouveau le fichier en UTF-8 (dans le Bloc-notes de Windows : Enregistrer sous, Encodage : UTF-8)",
        "save the file again in UTF-8 (in the Windows Notepad: Save as, Encoding: UTF-8)",
    ),
    reason=Said(
        "Lues dans un autre encodage, les lettres accentuées en deviennent d'autres : « Région » deviendrait « RÃ©gion » dans le document, ou le fichier serait illisible. L'UTF-8 contient tous les caractères, et c'est l'encodage par défaut des éditeurs d'aujourd'hui.",
        "The same bytes are other letters in another encoding: « Région » would become « RÃ©gion » in the document, or the file couldn't be read at all. UTF-8 holds every character and is what editors save by default today.",
    ),
    source=file_format(
        "YAML 1.2, section 5.2, qui recommande l'UTF-8", "YAML 1.2, section 5.2, which recommends UTF-8"
    ),
    fails=fiche().saved_as("cp1252").at_line(2),
    passes=fiche(),
    fixable=True,
)

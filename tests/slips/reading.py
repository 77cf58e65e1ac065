"""Slips that keep a file, or a part of it, from being read at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tests.slips.slip import (
    BOIS,
    CONVENTION,
    F22,
    F24,
    GREEN_CITY,
    ORGANISMES,
    PLAN22,
    PLAN24,
    PLANS,
    SETTINGS,
    STUDY,
    Slip,
    chance,
    fewer_over,
    line_of,
    raw,
    sites,
    slip,
)

LOST: Mapping[str, Mapping[str, Any]] = {
    ORGANISMES: {"gone": (("CMQ501", GREEN_CITY),)},
    PLAN24: {"gone": (("CMQ302", F24["2.2"]),)},
}
"""What can only be said of other files while these can be read: what kind of party a member is, which year a plan is for."""


def slips() -> Iterator[Slip]:
    yield from encodings()
    yield from emptied()
    yield from quotes_and_brackets()
    yield from colons()
    yield from indentation()
    yield from keys_twice()
    yield from machinery()
    yield from files()
    yield from comments()


def encodings() -> Iterator[Slip]:
    """Saved by an editor that isn't set to UTF-8: the first accent is shown."""
    for file in (F24["1.1"], F22["1.1"], PLAN24, ORGANISMES, CONVENTION, BOIS):
        text = PLANS[file]
        first = next(n for n, c in enumerate(text) if not c.isascii())
        data = text.encode("cp1252", errors="replace")
        yield raw("latin-1", "CMQ002", file, data, line_of(text, first), **_unread(file))
    yield raw("utf-16", "CMQ002", F24["2.3"], PLANS[F24["2.3"]].encode("utf-16"), 1)


def emptied() -> Iterator[Slip]:
    for file in (F24["1.2"], F22["2.2"], PLAN22, ORGANISMES, GREEN_CITY, STUDY):
        yield raw("emptied", "CMQ003", file, b"", 1, **_unread(file))
    yield raw(
        "emptied", "CMQ003", F24["2.1"], b"# Fiche-action 2.1\n\n# to be written\n", 1, name="only-comments"
    )
    yield raw("emptied", "CMQ003", F24["2.3"], b"   \n\n", 1, name="only-spaces")
    yield raw("list-on-top", "CMQ013", F24["2.3"], b"- numero: 2.3\n- titre: Inauguration RESPONSE\n", 1)
    yield raw("text-on-top", "CMQ013", F24["1.2"], "Évènement d'open innovation\n".encode(), 1)
    items = PLANS[ORGANISMES][PLANS[ORGANISMES].index("cmq-green-city:") :]
    listed = "".join(
        "- " + line if not line.startswith((" ", "#", "\n")) else "  " + line
        for line in items.splitlines(keepends=True)
    )
    yield raw("list-on-top", "CMQ013", ORGANISMES, listed.encode(), 1, **_unread(ORGANISMES))


def quotes_and_brackets() -> Iterator[Slip]:
    unread = {"unread": True}
    yield slip(
        "unclosed-quote",
        "CMQ006",
        F24["1.2"],
        "titre: Évènement d'open innovation",
        "titre: \"Évènement d'open innovation",
        **unread,
    )
    yield slip(
        "unclosed-quote",
        "CMQ006",
        F24["2.3"],
        "titre: Inauguration RESPONSE",
        "titre: 'Inauguration RESPONSE",
        **unread,
    )
    yield slip("unclosed-quote", "CMQ006", F24["2.2"], 'lycee, "..."]', 'lycee, "...]', **unread)
    yield slip(
        "apostrophe-in-quotes",
        "CMQ006",
        F24["2.3"],
        "titre: Inauguration RESPONSE",
        "titre: 'L'inauguration de RESPONSE'",
        **unread,
    )
    yield slip(
        "unclosed-bracket",
        "CMQ006",
        F24["1.1"],
        "porteurs: [cmq-green-city]",
        "porteurs: [cmq-green-city",
        **unread,
    )
    yield slip(
        "unclosed-bracket",
        "CMQ006",
        F24["2.2"],
        "publics: [Jeunes, Scolaires, Étudiants, Grand public]",
        "publics: [Jeunes, Scolaires, Étudiants, Grand public",
        **unread,
    )
    yield slip(
        "unclosed-bracket",
        "CMQ006",
        F24["1.1"],
        "livrables: [Réponse à l'AMI CMA]",
        "livrables: [Réponse à l'AMI CMA",
        **unread,
    )
    yield slip("unclosed-brace", "CMQ006", F24["1.1"], "montant: 8 000 €}", "montant: 8 000 €", **unread)
    yield slip(
        "unclosed-brace", "CMQ006", F24["1.1"], "nature: fonds propres}", "nature: fonds propres", **unread
    )
    yield slip(
        "unclosed-brace",
        "CMQ006",
        CONVENTION,
        "ligne_credit: developpement-economique}",
        "ligne_credit: developpement-economique",
        **_unread(CONVENTION),
    )
    yield slip("wrong-bracket", "CMQ006", F24["1.1"], "montant: 8 000 €}", "montant: 8 000 €]", **unread)
    yield slip(
        "comma-lost",
        "CMQ006",
        F24["1.1"],
        "5 000 €, nature: subvention}",
        "5 000 € nature: subvention}",
        **unread,
    )
    yield slip(
        "text-after-quote",
        "CMQ006",
        F24["2.1"],
        "titre: Festival des transitions",
        'titre: "Festival" des transitions',
        **unread,
    )


def colons() -> Iterator[Slip]:
    unread = {"unread": True}
    yield slip(
        "colon",
        "CMQ005",
        F24["2.1"],
        "titre: Festival des transitions",
        "titre: Festival : les transitions",
        on="titre:",
        **unread,
    )
    yield slip(
        "colon",
        "CMQ005",
        F24["2.3"],
        "titre: Inauguration RESPONSE",
        "titre: RESPONSE: inauguration",
        on="titre:",
        **unread,
    )
    yield slip(
        "colon",
        "CMQ005",
        F24["1.2"],
        "objectifs: Rendre les",
        "objectifs: But : rendre les",
        on="objectifs:",
        **unread,
    )
    yield slip(
        "colon",
        "CMQ005",
        PLAN24,
        "sous_titre: Année 2024",
        "sous_titre: Année : 2024",
        on="sous_titre:",
        **_unread(PLAN24),
    )
    yield slip(
        "colon",
        "CMQ005",
        GREEN_CITY,
        "region: Bourgogne-Franche-Comté",
        "region: Région : Bourgogne",
        on="region: Région",
        **_unread(GREEN_CITY),
    )
    yield slip("colon-lost", "CMQ007", F24["2.1"], "livrables:\n", "livrables\n", **unread)
    yield slip("colon-lost", "CMQ007", F24["2.3"], "titre: Inauguration", "titre Inauguration", **unread)
    yield slip("space-lost", "CMQ007", F24["2.2"], "total: 15 000 €", "total:15 000 €", **unread)
    yield slip(
        "space-lost", "CMQ007", F24["1.1"], "calendrier: Décembre 2024", "calendrier:Décembre 2024", **unread
    )
    yield slip(
        "space-lost", "CMQ007", F22["1.1"], "numero: 1.1", "numero:1.1", unread=True, **fewer_over(F22["1.1"])
    )


def indentation() -> Iterator[Slip]:
    unread = {"unread": True}
    yield slip("tab", "CMQ004", F24["2.2"], "    total: 15 000 €", "\t\ttotal: 15 000 €", **unread)
    yield slip("tab", "CMQ004", F24["1.2"], "  humains: Animation", "\thumains: Animation", **unread)
    yield slip("tab", "CMQ004", F24["2.1"], "  - Tirer parti", "\t- Tirer parti", **unread)
    yield slip("tab", "CMQ004", ORGANISMES, "  sigle: ESTP", "\tsigle: ESTP", **_unread(ORGANISMES))
    yield slip(
        "no-break-space",
        "CMQ004",
        F24["2.3"],
        "  humains: Animation",
        "\u00a0\u00a0humains: Animation",
        **unread,
    )
    yield slip("one-space-more", "CMQ007", F24["2.1"], "titre: Festival", " titre: Festival", **unread)
    yield slip(
        "one-space-more", "CMQ007", F24["1.1"], "    objet: Assistance", "     objet: Assistance", **unread
    )
    yield slip(
        "one-space-less", "CMQ007", F24["1.1"], "    objet: Assistance", "   objet: Assistance", **unread
    )
    yield slip("one-space-less", "CMQ007", F24["1.1"], "  financiers:\n", " financiers:\n", **unread)
    yield slip("one-space-less", "CMQ007", F24["1.2"], "  - diiage\n", " - diiage\n", **unread)
    yield slip("one-space-more", "CMQ007", PLAN22, "  - numero: 2\n", "   - numero: 2\n", **_unread(PLAN22))
    yield slip(
        "one-space-more",
        "CMQ007",
        ORGANISMES,
        "edf:\n  nom",
        "edf:\n   nom",
        on="type: entreprise",
        on_after="edf:",
        **_unread(ORGANISMES),
    )
    yield slip("dash-lost", "CMQ007", F24["1.2"], "  - eseo\n", "  eseo\n", **unread)
    yield slip("dash-without-space", "CMQ007", F24["1.2"], "  - estp\n", "  -estp\n", **unread)
    yield slip(
        "text-not-indented",
        "CMQ007",
        F24["2.2"],
        "  formations qui y préparent",
        "formations qui y préparent",
        **unread,
    )


def keys_twice() -> Iterator[Slip]:
    dice = chance("keys twice")
    for file in (F24["1.1"], F24["2.1"], F22["1.2"], PLAN24, GREEN_CITY, BOIS):
        top = [site for site in sites(PLANS[file]) if len(site.path) == 1 and site.scalar]
        site = dice.choice(top)
        more = (
            f"{site.name}: {PLANS[file][slice(*site.value)].splitlines()[0]}\n"
            if "\n" not in PLANS[file][slice(*site.value)]
            else f"{site.name}: Encore\n"
        )
        text = PLANS[file] + more
        kept = _unread(file)
        yield raw(
            "key-twice",
            "CMQ009",
            file,
            text.encode(),
            line_of(text, len(PLANS[file])),
            name=site.name,
            **kept,
        )
    yield slip(
        "key-twice",
        "CMQ009",
        F24["1.1"],
        "montant: 8 000 €}",
        "montant: 8 000 €, montant: 8 000 €}",
        unread=True,
    )
    yield slip(
        "key-twice",
        "CMQ009",
        ORGANISMES,
        "eseo:\n",
        "estp:\n",
        on="estp:",
        on_after="nom: École",
        **_unread(ORGANISMES),
    )


def machinery() -> Iterator[Slip]:
    unread = {"unread": True}
    yield slip(
        "anchor",
        "CMQ010",
        F24["1.1"],
        "porteurs: [cmq-green-city]",
        "porteurs: &moi [cmq-green-city]",
        **unread,
    )
    yield slip("alias", "CMQ010", F24["1.1"], "titre: Accompagnement", "titre: *Accompagnement", **unread)
    yield slip("tag", "CMQ010", F24["2.3"], "titre: Inauguration", "titre: !Inauguration", **unread)
    yield slip("two-documents", "CMQ011", F24["1.2"], "calendrier:\n", "---\ncalendrier:\n", **unread)
    yield slip("question-mark", "CMQ008", F24["1.1"], "montant: 12 000 €", "montant: ?", **unread)
    yield slip("percent-first", "CMQ016", F24["2.3"], "titre: Inauguration", "titre: %Inauguration", **unread)
    yield slip("at-first", "CMQ016", F24["2.3"], "titre: Inauguration", "titre: @Inauguration", **unread)
    yield slip("backquote", "CMQ016", F24["2.3"], "titre: Inauguration", "titre: `Inauguration", **unread)
    yield slip(
        "control-character", "CMQ016", F24["2.3"], "titre: Inauguration", "titre: Inaugu\x07ration", **unread
    )
    deep = "[" * 120 + "x" + "]" * 120
    yield slip("too-deep", "CMQ012", F24["2.3"], "titre: Inauguration RESPONSE", f"titre: {deep}", **unread)


def files() -> Iterator[Slip]:
    fiche = F24["1.2"]
    yield Slip(
        "renamed",
        "yml",
        {fiche: None, fiche.replace(".yaml", ".yml"): PLANS[fiche].encode()},
        "CMQ014",
        fiche.replace(".yaml", ".yml"),
        1,
        unread=True,
    )
    for named in (PLAN22, GREEN_CITY, CONVENTION, ORGANISMES):
        wrong = named.replace(".yaml", ".yml")
        yield Slip(
            "renamed", wrong, {named: None, wrong: PLANS[named].encode()}, "CMQ014", wrong, 1, **_kept(named)
        )
    yield Slip(
        "misplaced", "fiche-in-plans", {fiche: None, "plans/1.2-open-innovation.yaml": PLANS[fiche].encode()}, "CMQ014", "plans/1.2-open-innovation.yaml", 1, unread=True,
    )  # fmt: skip
    yield Slip(
        "plan-file-removed", "plan-2024", {PLAN24: None}, "CMQ015", "plans/plan-2024", 1, **_kept(PLAN24)
    )
    yield Slip(
        "organismes-removed",
        "organismes",
        {ORGANISMES: None},
        "CMQ015",
        "plans",
        1,
        gone=(("CMQ501", GREEN_CITY),),
    )
    yield Slip(
        "stranger", "notes", {"plans/plan-2024/notes.toml": b"x\n"}, "CMQ018", "plans/plan-2024/notes.toml", 1
    )
    yield Slip(
        "too-deep-folder",
        "brouillons",
        {"plans/plan-2024/brouillons/1.3-essai.yaml": b"numero: 1.3\n"},
        "CMQ014",
        "plans/plan-2024/brouillons",
        1,
    )
    for file in (F24["2.2"], PLAN22, GREEN_CITY, ORGANISMES):
        yield Slip(
            "folder-for-file",
            file.rsplit("/", 1)[-1],
            {file: None, file + "/x.txt": b""},
            "CMQ001",
            file,
            1,
            **_kept(file),
        )


def comments() -> Iterator[Slip]:
    yield slip(
        "hash", "CMQ017", F24["2.1"], "titre: Festival des transitions", "titre: Festival #transitions"
    )
    yield slip(
        "useless-ignore",
        "CMQ019",
        F24["1.1"],
        "montant: 8 000 €}",
        "montant: 8 000 €}  # cmqplan: ignore[CMQ201]",
        on="# cmqplan",
    )
    yield slip(
        "useless-ignore",
        "CMQ019",
        F24["1.1"],
        "montant: 8 000 €}",
        "montant: 8 000 €}  # cmqplan: ignore[CMQ999]",
        on="# cmqplan",
    )
    yield Slip("settings-tab", "settings", {SETTINGS: b"regles:\n\tCMQ602: aucune\n"}, "CMQ004", SETTINGS, 2)


def _kept(file: str) -> dict[str, Any]:
    known = _unread(file)
    return {"unread": True, "also": tuple(known.get("also", ())), "gone": tuple(known.get("gone", ()))}


def _unread(file: str) -> dict[str, Any]:
    """What else changes when this file can't be read."""
    return {"unread": True, **LOST.get(file, fewer_over(file))}

"""CMQ323: the steps of a decision in the wrong order."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import Finding, Related
from cmqplan.model.convention import Convention
from cmqplan.rules.declare import WARNING, Rule, Said, Says, convention, document
from cmqplan.workspace.workspace import Entry, Workspace

_VOTE = "vote: {{date: 5 février 2024, organisme: region, convocation: {}, pour: 30}}\n"

RULE = Rule(
    "CMQ323",
    "decision-order",
    WARNING,
    title=Said(
        "Les étapes d'une décision dans le mauvais ordre", "The steps of a decision in the wrong order"
    ),
    says={
        "convocation": Says(
            "l'assemblée est convoquée le {convocation}, après son vote ({vote})",
            "the assembly is called on {convocation}, after it voted ({vote})",
        ),
        "signature": Says(
            "la convention est signée le {signature}, avant d'être votée ({vote})",
            "the convention is signed on {signature}, before it is voted ({vote})",
        ),
    },
    help=Said(
        "vérifiez les deux jours et leur année : l'assemblée est convoquée, puis vote, puis la convention est signée",
        "check both days and their years: the assembly is called, then votes, then the convention is signed",
    ),
    reason=Said(
        "L'assemblée est convoquée avant de se réunir, et son vote permet la signature. Un autre ordre est une date mal saisie, ou un acte qui peut être annulé.",
        "The assembly is called before it meets, and its vote allows the signature. Another order is a date typed wrong, or an act that can be annulled.",
    ),
    source=document(
        "Délibération du 23 juin 2022 : convocation le 17 juin, vote le 23, qui autorise le président à signer",
        "The decision of 23 June 2022: called on 17 June, voted on the 23rd, which allows the president to sign",
    ),
    fails=convention(_VOTE.format("6 février 2024")).at_line(9),
    passes=convention(_VOTE.format("29 janvier 2024")),
)


def check_convention(entry: Entry[Convention], workspace: Workspace) -> Iterator[Finding]:  # noqa: ARG001
    vote, signed = entry.model.vote, entry.model.signature
    if vote is None:
        return
    related = Related(entry.at("vote", "date"), Said("le vote est daté ici", "the vote is dated here"))
    if vote.convocation is not None and vote.convocation > vote.date:
        params = {"convocation": vote.convocation, "vote": vote.date}
        yield RULE.found(entry.at("vote", "convocation"), "convocation", related, **params)
    if signed is not None and signed < vote.date:
        params = {"signature": signed, "vote": vote.date}
        yield RULE.found(entry.at("signature"), "signature", related, **params)

"""What is refused: a text, the kind of refusal, the characters at fault, and what is offered instead.

``=`` is a suggestion, ``/`` stands between the two readings of an ambiguity."""

from __future__ import annotations

REFUSED = """
# Words that aren't understood
abc                     | unknown-word           | abc                     |
décembr 2024            | unknown-word           | décembr                 | = décembre 2024
decmbre 2024            | unknown-word           | decmbre                 | = décembre 2024
Q1 2024                 | unknown-word           | Q1                      | = T1 2024
juinn 2024              | unknown-word           | juinn                   | = juin 2024
4T 2024                 | unknown-word           | 4T                      | = T4 2024
5T 2024                 | unknown-word           | T                       |
1T2024                  | unknown-word           | 1T                      | = T1 2024
1T 2024                 | unknown-word           | 1T                      | = T1 2024
mar 2024                | unknown-word           | mar                     | = mars 2024
mars 2O24               | unknown-word           | 2O24                    | = mars 2024
l2 mars 2024            | unknown-word           | l2                      | = 12 mars 2024
Noël 2024               | unknown-word           | Noël                    |
2024-XX                 | unknown-word           | XX                      |
week-end du 9 mars 2024 | unknown-word           | week                    |

# Words in the wrong place
mars avril 2024 | misplaced-word         | avril           |
mars 2024 2025  | misplaced-word         | 2025            |
de de mars 2024 | misplaced-word         | de              |
2024 mars       | misplaced-word         | mars            |
(mars 2024)     | misplaced-word         | (               |
mars 2024 !     | misplaced-word         | !               |
2e mars 2024    | misplaced-word         | mars            |
quinzaine       | misplaced-word         | quinzaine       |
entre mars 2024 mai | misplaced-word     | mai             |
5e semaine de mars 2024 | misplaced-word | 5e semaine de mars 2024 |
lundi mars 2024 | misplaced-word         | mars            |
lundi 2024      | misplaced-word         | lundi           |
/2024-03-01     | misplaced-word         | /               |
mars avril 2024 (à confirmer) | misplaced-word | avril     |
2e quinzaine 03/2024 | misplaced-word    | 03              |
1ère quinzaine 2024 | misplaced-word     | 2024            |
2024-100        | written-number         | 2024-100        |
2024-01-09T14   | time-of-day            | T14             | = 2024-01-09
05/00/2024      | no-such-month          | 05/00/2024      |
31/13/2024      | no-such-month          | 31/13/2024      |
05/13/2024      | no-such-month          | 05/13/2024      | = 13 mai 2024

# Sentences that stop
mars 2024 à        | unfinished             | à                  |
entre mars 2024    | unfinished             | entre mars 2024    |
d'ici              | unfinished             | ici                |
du                 | unfinished             | du                 |
2024-03-01/        | unfinished             | /                  |
2025 (automne      | unfinished             | automne            |
entre mars 2024 et | unfinished             | et                 |

# Words that say no date
vers mars 2024                | vague-word             | vers                          |
environ mars 2024             | vague-word             | environ                       |
vacances de la Toussaint 2024 | vague-word             | vacances                      |
le mois prochain              | relative-word          | prochain                      |
cette année                   | relative-word          | cette                         |
bientôt                       | relative-word          | bientôt                       |
aujourd'hui                   | relative-word          | aujourd'hui                   |
d'ici là                      | relative-word          | d'ici là                      |
dernier trimestre             | relative-word          | dernier trimestre             |
dernière semaine 2024         | relative-word          | dernière semaine              |
chaque mois                   | frequency              | chaque mois                   |
tous les lundis               | frequency              | tous les lundis               |
trimestriel                   | frequency              | trimestriel                   |
en continu                    | recurring              | continu                       |
à définir                     | undecided              | à définir                     |
à confirmer                   | undecided              | à confirmer                   |
date à fixer                  | undecided              | date à fixer                  |
dès que possible              | soon                   | dès que possible              |
au plus vite                  | soon                   | au plus vite                  |
moyen terme                   | term                   | moyen terme                   |
en cours                      | status                 | en cours                      |
réalisé en 2024               | status                 | réalisé en                    | = 2024
sans objet                    | no-period              | sans objet                    |
durée du contrat              | other-period           | durée du contrat              |
année N+1                     | relative-year          | année N+1                     |
mars 2024 (à confirmer)       | to-confirm             | (à confirmer)                 | = mars 2024
lancement en 2024             | named                  | lancement                     | = en 2024
printemps 2024 pour 2 ans     | length-start           | printemps 2024                |
mars 2024 pour 3 jours        | length-start           | mars 2024                     |
hiver 2023-2024 pour 1 an     | length-start           | hiver 2023-2024               |
début 2024 pour 1 an          | length-start           | début 2024                    |
jusqu'en mars 2024 pour 2 mois | length-start          | mars 2024                     |
de mars à juin 2024 pour 2 mois | length-start         | mars                          |
2024-2026 (2 ans)             | length-differs         | 2024-2026 (2 ans)             |
mars 2024 pour 200 ans        | too-long-length        | 200 ans                       |
2150 pour 100 ans             | too-long-length         | 2150 pour 100 ans             |
prochainement                 | relative-word          | prochainement                 |
d'ici 3 mois                  | duration               | 3 mois                        |
dans 2 ans                    | duration               | 2 ans                         |
14h                           | time-of-day            | 14h                           |
le 9 janvier 2024 à 14h30     | time-of-day            | à 14h30                       | = le 9 janvier 2024
2024-01-09T10:00              | time-of-day            | T10:00                        | = 2024-01-09
2024?                         | uncertain-sign         | ?                             |
2024~                         | uncertain-sign         | ~                             |
mars ou avril 2024            | alternative            | ou                            | = mars à avril 2024

# Days that don't exist
31 novembre 2024                | no-such-day            | 31 novembre 2024                | = 30 novembre 2024
31 avril – 2 mai 2024           | no-such-day            | 31 avril                        | = 30 avril 2024 – 2 mai 2024
29 février 2023                 | no-such-day            | 29 février 2023                 | = 28 février 2023
29 février 2100                 | no-such-day            | 29 février 2100                 | = 28 février 2100
32 mars 2024                    | no-such-day            | 32 mars 2024                    | = 31 mars 2024
0 mars 2024                     | no-such-day            | 0 mars 2024                     | = 31 mars 2024
30/02/2024                      | no-such-day            | 30/02/2024                      | = 29 février 2024
2024-02-30                      | no-such-day            | 2024-02-30                      | = 29 février 2024
13/13/2024                      | no-such-month          | 13/13/2024                      |
04/13/2024                      | no-such-month          | 04/13/2024                      | = 13 avril 2024
2024-13                         | no-such-month          | 2024-13                         |
00/2024                         | no-such-month          | 00/2024                         |
du 30 au 31 juin 2024           | no-such-day            | 31 juin 2024                    | = du 30 au 30 juin 2024
semaine 53 2024                 | no-such-week           | semaine 53 2024                 | = semaine 52 de 2024
2024-W54                        | no-such-week           | 2024-W54                        | = semaine 52 de 2024
2024-W0012                      | no-such-week           | 2024-W0012                      | = semaine 52 de 2024
2024-T0002                      | no-such-quarter        | 2024-T0002                      | = 4e trimestre 2024
2024-S0002                      | no-such-half-year      | 2024-S0002                      | = 2e semestre 2024
2024-W12-8                      | no-such-weekday        | 2024-W12-8                      |
T0 2024                         | no-such-quarter        | T0 2024                         | = 1er trimestre 2024
S0 2024                         | no-such-half-year      | S0 2024                         | = 1er semestre 2024
T5 2024                         | no-such-quarter        | T5 2024                         | = 4e trimestre 2024
5e trimestre 2024               | no-such-quarter        | 5e trimestre 2024               | = 4e trimestre 2024
S3 2024                         | no-such-half-year      | S3                              | = semaine 3 2024
S12 2024                        | no-such-half-year      | S12                             | = semaine 12 2024
3e quinzaine de mars 2024       | no-such-fortnight      | 3e quinzaine de mars 2024       | = seconde quinzaine de mars 2024
mardi 4 mars 2024               | wrong-weekday          | mardi 4 mars 2024               | = lundi 4 mars 2024
du lundi 4 au jeudi 8 mars 2024 | wrong-weekday          | jeudi 8 mars 2024               | = du lundi 4 au vendredi 8 mars 2024

# Years
31/12/24                 | two-digit-year         | 24                       | = 31/12/2024
mars 24                  | two-digit-year         | 24                       | = mars 2024
7 mars 24                | two-digit-year         | 24                       | = 7 mars 2024
T1 24                    | two-digit-year         | 24                       | = T1 2024
12/24                    | two-digit-year         | 24                       | = 12/2024
2022-25                  | two-digit-year         | 25                       | = 2022-2025
2024-25                  | two-digit-year         | 25                       | = 2024-2025
année scolaire 24/25     | two-digit-year         | 24/25                    | = année scolaire 2024-2025
hiver 2024-25            | two-digit-year         | 25                       | = hiver 2024-2025
mars '24                 | two-digit-year         | '24                      | = mars 2024
1899                     | implausible-year       | 1899                     |
2300                     | implausible-year       | 2300                     |
mars 0024                | implausible-year       | 0024                     |
T1 24 le                 | two-digit-year         | 24                       |
mars 2024-25             | two-digit-year         | 25                       |
mars 2024 - 25           | missing-month          | 25                       |
mars 2024- 25            | missing-month          | 25                       |
mars 2024 -25            | missing-month          | 25                       |
2011/12                  | two-digit-year         | 12                       |
année 24                 | two-digit-year         | 24                       | = année 2024
mars 2024-2025           | year-pair              | 2024-2025                | = mars 2024
mars 2024-2025.          | year-pair              | 2024-2025                | = mars 2024.
T1 2024-2025             | year-pair              | 2024-2025                | = T1 2024
été 2024-2025            | year-pair              | 2024-2025                | = été 2024
rentrée 2024-2025        | year-pair              | 2024-2025                | = rentrée 2024
hiver 2024-2026          | bad-year-pair          | 2024-2026                | = hiver 2024-2025
année scolaire 2025-2024 | bad-year-pair          | 2025-2024                | = année scolaire 2025-2026

# Years that miss
mars                       | missing-year           | mars                       |
9 janvier                  | missing-year           | 9 janvier                  |
09/01                      | missing-year           | 09/01                      |
été                        | missing-year           | été                        |
T1                         | missing-year           | T1                         |
rentrée                    | missing-year           | rentrée                    |
hiver                      | missing-year           | hiver                      |
année scolaire             | missing-year           | année scolaire             |
toute l'année              | missing-year           | année                      |
mars-avril                 | missing-year           | avril                      |
novembre 2024 à mars       | missing-year           | mars                       |
du 28 mars 2024 au 3 avril | missing-year           | 3 avril                    | = du 28 mars 2024 au 3 avril 2024

# Months and units that miss
le 9               | missing-month          | 9                  |
09 / 01 / 24       | missing-month          | 01                 |
mi/rentrée         | missing-unit           | mi                 |
première semaine de mars | missing-year     | première semaine de mars |
7 et 8             | missing-month          | 7                  |
fin                | missing-unit           | fin                |
1er                | missing-unit           | 1er                |
mois               | missing-month          | mois               |
première quinzaine | missing-month          | première quinzaine |
24                 | missing-month          | 24                 |
9 - 10 - 2024      | missing-month          | 10                 |
24 / 12            | missing-month          | 24                 |
mars/12            | missing-month          | 12                 |

# Figures
20240109 | written-number         | 20240109 | = 2024-01-09
12345    | written-number         | 12345    |
S122     | written-number         | 122      |
semaine 123 2024 | written-number | 123      |
2024-3   | written-number         | 2024-3   | = 2024-03
2024-3-1 | written-number         | 2024-3-1 | = 2024-03-01
2024-3-15 | written-number        | 2024-3-15 | = 2024-03-15
0/0/0    | written-number         | 0/0/0    |

# Two readings
hiver 2024                                | ambiguous-winter       | hiver 2024                                | hiver 2023-2024 / hiver 2024-2025
automne-hiver 2024                        | ambiguous-winter       | hiver 2024                                | hiver 2023-2024 / hiver 2024-2025
année scolaire 2024                       | ambiguous-school-year  | année scolaire 2024                       | année scolaire 2023-2024 / année scolaire 2024-2025
2024/2025                                 | ambiguous-year-pair    | 2024/2025                                 | de 2024 à 2025 / année scolaire 2024-2025
année 2024-2025                           | ambiguous-year-pair    | année 2024-2025                           | de 2024 à 2025 / année scolaire 2024-2025
2023-24                                   | ambiguous-numbers      | 2023-24                                   | de 2023 à 2024 / hiver 2023-2024
du 20 décembre au 5 janvier 2025          | ambiguous-years        | 20 décembre au 5 janvier 2025             | du 20 décembre 2024 au 5 janvier 2025 / du 20 décembre 2025 au 5 janvier 2026
novembre à mars 2025                      | ambiguous-years        | novembre à mars 2025                      | de novembre 2024 à mars 2025 / de novembre 2025 à mars 2026
entre le 20 décembre et le 5 janvier 2025 | ambiguous-years        | 20 décembre et le 5 janvier 2025          | du 20 décembre 2024 au 5 janvier 2025 / du 20 décembre 2025 au 5 janvier 2026
20/12 au 05/01/2025                       | ambiguous-years        | 20/12 au 05/01/2025                       | du 20 décembre 2024 au 5 janvier 2025 / du 20 décembre 2025 au 5 janvier 2026
semaine du 6 mars 2024                    | ambiguous-week         | semaine du 6 mars 2024                    | du 4 au 10 mars 2024 / du 6 au 12 mars 2024
première semaine de mars 2024             | ambiguous-week         | première semaine de mars 2024             | du 1er au 7 mars 2024 / du 4 au 10 mars 2024
dernière semaine d'avril 2024             | ambiguous-week         | dernière semaine d'avril 2024             | du 24 au 30 avril 2024 / du 22 au 28 avril 2024
2e sem. 2024                              | ambiguous-abbreviation | 2e sem.                                   | semaine 2 2024 / 2e semestre 2024
sem. 1 2024                               | ambiguous-abbreviation | sem.                                      | semaine 1 2024 / semestre 1 2024
sem 1 2024                                | ambiguous-abbreviation | sem                                       | semaine 1 2024 / semestre 1 2024
du 9 janvier 2024                         | ambiguous-bound        | du 9 janvier 2024                         | 9 janvier 2024 / à partir du 9 janvier 2024
de mars 2024                              | ambiguous-bound        | de mars 2024                              | mars 2024 / à partir de mars 2024
au 31 mars 2024                           | ambiguous-bound        | au 31 mars 2024                           | 31 mars 2024 / jusqu'au 31 mars 2024

# Order
10 mars 2024 au 9 mars 2024                        | reversed               | 10 mars 2024 au 9 mars 2024                        | = du 9 au 10 mars 2024
2026-2024                                          | reversed               | 2026-2024                                          | = de 2024 à 2026
juin 2024 à mars 2024                              | reversed               | juin 2024 à mars 2024                              | = de mars à juin 2024
du 28 au 3 avril 2024                              | reversed               | 28 au 3 avril 2024                                 | = du 28 mars au 3 avril 2024
7, 9 et 8 mars 2024                                | unordered              | 9 et 8 mars 2024                                   |
de 2024 à juin 2024                                | nested                 | 2024 à juin 2024                                   |
de mars à début mars 2024                          | nested                 | mars à début mars 2024                             |
mars, 2024                                         | nested                 | mars, 2024                                         | = mars 2024
dès rentrée 2024 et avant année scolaire 2024-2025 | reversed               | rentrée 2024 et avant année scolaire 2024-2025     |

# Composition
mars à juin et septembre 2024                  | several-ranges         | mars à juin et septembre 2024                  |
de mars à juin et de septembre à novembre 2024 | several-ranges         | mars à juin et de septembre à novembre 2024    |
5-7 mars et 9 avril 2024                       | several-ranges         | 5-7 mars et 9 avril 2024                       |
jusqu'à mars-avril 2024                        | half-open-range        | jusqu'à                                        |
à partir de mars-avril 2024                    | half-open-range        | à partir de                                    |
dès 7 et 8 mars 2024                           | half-open-range        | dès                                            |
fin de l'été 2024                              | no-part                | fin de l'été 2024                              |
mi-hiver 2024-2025                             | no-part                | mi-hiver 2024-2025                             |
fin de la semaine 12 2024                      | no-part                | fin de la semaine 12 2024                      |
début fin mars 2024                            | misplaced-word         | début fin mars 2024                            |
"""

REFUSED_IN_2024 = """
# In the plan of 2024
hiver                       | ambiguous-winter       | hiver                       | hiver 2023-2024 / hiver 2024-2025
année scolaire              | ambiguous-school-year  | année scolaire              | année scolaire 2023-2024 / année scolaire 2024-2025
novembre à mars             | ambiguous-years        | novembre à mars             | de novembre 2023 à mars 2024 / de novembre 2024 à mars 2025
du 20 décembre au 5 janvier | ambiguous-years        | 20 décembre au 5 janvier    | du 20 décembre 2023 au 5 janvier 2024 / du 20 décembre 2024 au 5 janvier 2025
novembre 2023 à mars        | missing-year           | mars                        |
mardi 4 mars                | wrong-weekday          | mardi 4 mars                | = lundi 4 mars 2024
30 février                  | no-such-day            | 30 février                  | = 29 février 2024
"""

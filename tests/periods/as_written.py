"""What French public documents write where a period belongs: the spans it is, or why it is none and what is offered."""

from __future__ import annotations

READ = """
prévue pour 2023 | 2023-01-01 2023-12-31
Prévu pour 2023 | 2023-01-01 2023-12-31
prévu en 2023 | 2023-01-01 2023-12-31
prévue fin 2025 | 2025-09-01 2025-12-31
prévisionnel : 2024 | 2024-01-01 2024-12-31
horizon 2016-2018 | 2016-01-01 2018-12-31
Horizon 2030 | .. 2030-12-31
à l'horizon 2030 | .. 2030-12-31
à l’horizon 2016-2018 | 2016-01-01 2018-12-31
horizon : 2030 | .. 2030-12-31
d'ici 2030 | .. 2030-12-31
D'ici à 2030 | .. 2030-12-31
d'ici fin 2025 | .. 2025-12-31
d’ici à la fin 2025 | .. 2025-12-31
d'ici la fin de l'année 2025 | .. 2025-12-31
d'ici l'été 2026 | .. 2026-09-22
1er juillet 2011 pour une durée de 5 ans | 2011-07-01 2016-06-30
1er juillet 2011, pour 5 ans | 2011-07-01 2016-06-30
à compter du 1er juillet 2011 pour une durée de 5 ans | 2011-07-01 2016-06-30
pendant 3 ans à compter de janvier 2024 | 2024-01-01 2026-12-31
pendant 3 ans à compter du 1er janvier 2024 | 2024-01-01 2026-12-31
3 ans à compter du 1er janvier 2024 | 2024-01-01 2026-12-31
durée de 5 ans à partir du 1er juillet 2011 | 2011-07-01 2016-06-30
pour 3 ans à partir de 2024 | 2024-01-01 2026-12-31
janvier 2024 pour 18 mois | 2024-01-01 2025-06-30
sur 3 ans à partir de septembre 2024 | 2024-09-01 2027-08-31
3 ans (2024-2026) | 2024-01-01 2026-12-31
2024-2026 (3 ans) | 2024-01-01 2026-12-31
mars et septembre 2015 | 2015-03-01 2015-03-31 + 2015-09-01 2015-09-30
mars, juin et septembre 2015 | 2015-03-01 2015-03-31 + 2015-06-01 2015-06-30 + 2015-09-01 2015-09-30
mars et avril 2015 | 2015-03-01 2015-04-30
mars puis septembre 2015 | 2015-03-01 2015-03-31 + 2015-09-01 2015-09-30
12 mars et 4 avril 2024 | 2024-03-12 2024-03-12 + 2024-04-04 2024-04-04
12 mars 2024 et 4 avril 2024 | 2024-03-12 2024-03-12 + 2024-04-04 2024-04-04
12 et 13 mars 2024 | 2024-03-12 2024-03-13
le 12 mars et le 4 avril 2024 | 2024-03-12 2024-03-12 + 2024-04-04 2024-04-04
T1 et T3 2024 | 2024-01-01 2024-03-31 + 2024-07-01 2024-09-30
T1 et T2 2024 | 2024-01-01 2024-06-30
T3-T4 2024 | 2024-07-01 2024-12-31
T3/T4 2024 | 2024-07-01 2024-12-31
T1-T4 2024 | 2024-01-01 2024-12-31
T4 2024 - T2 2025 | 2024-10-01 2025-06-30
S1 et S2 2024 | 2024-01-01 2024-12-31
2022 et 2024 | 2022-01-01 2022-12-31 + 2024-01-01 2024-12-31
2022, 2023 et 2024 | 2022-01-01 2024-12-31
printemps et automne 2024 | 2024-03-20 2024-06-20 + 2024-09-23 2024-12-20
juin et décembre 2024, juin 2025 | 2024-06-01 2024-06-30 + 2024-12-01 2024-12-31 + 2025-06-01 2025-06-30
mars 2024 et mars 2025 | 2024-03-01 2024-03-31 + 2025-03-01 2025-03-31
mars 2024, mars 2025 et mars 2026 | 2024-03-01 2024-03-31 + 2025-03-01 2025-03-31 + 2026-03-01 2026-03-31
fin 2025/début 2026 | 2025-09-01 2026-04-30
fin 2025 / début 2026 | 2025-09-01 2026-04-30
fin 2025 - début 2026 | 2025-09-01 2026-04-30
fin 2025-début 2026 | 2025-09-01 2026-04-30
fin 2025 et début 2026 | 2025-09-01 2026-04-30
fin 2025 à début 2026 | 2025-09-01 2026-04-30
de fin 2025 à début 2026 | 2025-09-01 2026-04-30
toute l'année 2024 | 2024-01-01 2024-12-31
tout au long de l’année 2024 | 2024-01-01 2024-12-31
2024 | 2024-01-01 2024-12-31
2024. | 2024-01-01 2024-12-31
En 2024 | 2024-01-01 2024-12-31
en 2024 | 2024-01-01 2024-12-31
année 2024 | 2024-01-01 2024-12-31
Année 2024 | 2024-01-01 2024-12-31
courant 2024 | 2024-01-01 2024-12-31
courant de l'année 2024 | 2024-01-01 2024-12-31
Courant 2e semestre 2024 | 2024-07-01 2024-12-31
au cours de l'année 2024 | 2024-01-01 2024-12-31
exercice 2024 | 2024-01-01 2024-12-31
2024-2026 | 2024-01-01 2026-12-31
2024 - 2026 | 2024-01-01 2026-12-31
2024–2026 | 2024-01-01 2026-12-31
2024/2026 | 2024-01-01 2026-12-31
2024 à 2026 | 2024-01-01 2026-12-31
de 2024 à 2026 | 2024-01-01 2026-12-31
2024 → 2026 | 2024-01-01 2026-12-31
2024-2025 | 2024-01-01 2025-12-31
année scolaire 2024/2025 | 2024-09-01 2025-08-31
Année scolaire 2024-2025 | 2024-09-01 2025-08-31
année universitaire 2024-2025 | 2024-09-01 2025-08-31
rentrée 2024 | 2024-09-01 2024-09-30
rentrée scolaire 2024 | 2024-09-01 2024-09-30
Rentrée de septembre 2024 | 2024-09-01 2024-09-30
à la rentrée 2024 | 2024-09-01 2024-09-30
dès la rentrée 2024 | 2024-09-01 ..
à partir de 2024 | 2024-01-01 ..
A partir de 2024 | 2024-01-01 ..
à partir de septembre 2024 | 2024-09-01 ..
à compter du 1er janvier 2024 | 2024-01-01 ..
depuis 2020 | 2020-01-01 ..
dès 2024 | 2024-01-01 ..
dès septembre 2024 | 2024-09-01 ..
avant 2025 | .. 2024-12-31
avant fin 2025 | .. 2025-12-31
avant le 31 décembre 2025 | .. 2025-12-30
avant la fin de l'année 2025 | .. 2025-12-31
au plus tard le 31 décembre 2025 | .. 2025-12-31
31 décembre 2025 au plus tard | .. 2025-12-31
au plus tard fin 2025 | .. 2025-12-31
jusqu'en 2025 | .. 2025-12-31
jusqu'à fin 2025 | .. 2025-12-31
jusqu'au 31 décembre 2025 | .. 2025-12-31
jusqu’en juin 2025 | .. 2025-06-30
après 2025 | 2026-01-01 ..
à partir de 2024 jusqu'en 2026 | 2024-01-01 2026-12-31
du 1er janvier 2024 au 31 décembre 2026 | 2024-01-01 2026-12-31
du 1er janvier au 31 décembre 2024 | 2024-01-01 2024-12-31
du 01/01/2024 au 31/12/2026 | 2024-01-01 2026-12-31
01/01/2024 - 31/12/2026 | 2024-01-01 2026-12-31
01/01/2024-31/12/2026 | 2024-01-01 2026-12-31
2024-01-01/2026-12-31 | 2024-01-01 2026-12-31
2024-01-01 au 2026-12-31 | 2024-01-01 2026-12-31
10/11/2025 au 30/11/2025 | 2025-11-10 2025-11-30
du 10 au 30 novembre 2025 | 2025-11-10 2025-11-30
10-30 novembre 2025 | 2025-11-10 2025-11-30
10/30 novembre 2025 | 2025-11-10 2025-11-30
10 novembre 2025 - 30 novembre 2025 | 2025-11-10 2025-11-30
01.01.2024 | 2024-01-01 2024-01-01
1.1.2024 | 2024-01-01 2024-01-01
12-03-2024 | 2024-03-12 2024-03-12
2024-03-12 | 2024-03-12 2024-03-12
12 mars 2024 | 2024-03-12 2024-03-12
12 MARS 2024 | 2024-03-12 2024-03-12
Mardi 12 mars 2024 | 2024-03-12 2024-03-12
mar. 12 mars 2024 | 2024-03-12 2024-03-12
le 12 mars 2024 | 2024-03-12 2024-03-12
1er mars 2024 | 2024-03-01 2024-03-01
1 mars 2024 | 2024-03-01 2024-03-01
mars 2024 | 2024-03-01 2024-03-31
Mars 2024 | 2024-03-01 2024-03-31
MARS 2024 | 2024-03-01 2024-03-31
mars-2024 | 2024-03-01 2024-03-31
03/2024 | 2024-03-01 2024-03-31
2024/03 | 2024-03-01 2024-03-31
03-2024 | 2024-03-01 2024-03-31
03.2024 | 2024-03-01 2024-03-31
fev. 2024 | 2024-02-01 2024-02-29
févr. 2024 | 2024-02-01 2024-02-29
fevrier 2024 | 2024-02-01 2024-02-29
Décembre 2024 | 2024-12-01 2024-12-31
decembre 2024 | 2024-12-01 2024-12-31
déc. 2024 | 2024-12-01 2024-12-31
déc 2024 | 2024-12-01 2024-12-31
sept. 2024 | 2024-09-01 2024-09-30
aout 2024 | 2024-08-01 2024-08-31
Août 2024 | 2024-08-01 2024-08-31
juil. 2024 | 2024-07-01 2024-07-31
mars à juin 2024 | 2024-03-01 2024-06-30
mars - juin 2024 | 2024-03-01 2024-06-30
mars-juin 2024 | 2024-03-01 2024-06-30
mars/juin 2024 | 2024-03-01 2024-06-30
de mars à juin 2024 | 2024-03-01 2024-06-30
mars 2024 à juin 2025 | 2024-03-01 2025-06-30
de mars 2024 à juin 2025 | 2024-03-01 2025-06-30
mars 2024 - juin 2025 | 2024-03-01 2025-06-30
mars 2024-juin 2025 | 2024-03-01 2025-06-30
mars 2024/juin 2025 | 2024-03-01 2025-06-30
entre mars et juin 2024 | 2024-03-01 2024-06-30
entre mars 2024 et juin 2025 | 2024-03-01 2025-06-30
d'octobre 2024 à mars 2025 | 2024-10-01 2025-03-31
d’octobre à décembre 2024 | 2024-10-01 2024-12-31
octobre 2024 – mars 2025 | 2024-10-01 2025-03-31
1er trimestre 2024 | 2024-01-01 2024-03-31
1er trim. 2024 | 2024-01-01 2024-03-31
1er trim 2024 | 2024-01-01 2024-03-31
premier trimestre 2024 | 2024-01-01 2024-03-31
2ème trimestre 2024 | 2024-04-01 2024-06-30
2e trimestre 2024 | 2024-04-01 2024-06-30
2nd trimestre 2024 | 2024-04-01 2024-06-30
3eme trimestre 2024 | 2024-07-01 2024-09-30
IVe trimestre 2024 | 2024-10-01 2024-12-31
T1 2024 | 2024-01-01 2024-03-31
T1-2024 | 2024-01-01 2024-03-31
T1/2024 | 2024-01-01 2024-03-31
2024 T1 | 2024-01-01 2024-03-31
2024-T1 | 2024-01-01 2024-03-31
2024T1 | 2024-01-01 2024-03-31
trimestre 1 2024 | 2024-01-01 2024-03-31
1er semestre 2024 | 2024-01-01 2024-06-30
1er sem. 2024 | 2024-01-01 2024-06-30
1er sem 2024 | 2024-01-01 2024-06-30
premier semestre 2024 | 2024-01-01 2024-06-30
second semestre 2024 | 2024-07-01 2024-12-31
2nd semestre 2024 | 2024-07-01 2024-12-31
2e semestre 2024 | 2024-07-01 2024-12-31
2ème semestre 2024 | 2024-07-01 2024-12-31
S1 2024 | 2024-01-01 2024-06-30
S2 2024 | 2024-07-01 2024-12-31
S2-2024 | 2024-07-01 2024-12-31
2024 S2 | 2024-07-01 2024-12-31
2024-S2 | 2024-07-01 2024-12-31
semestre 2 2024 | 2024-07-01 2024-12-31
S1 2024 - S2 2025 | 2024-01-01 2025-12-31
S1 2024 à S2 2025 | 2024-01-01 2025-12-31
du 1er semestre 2024 au 2nd semestre 2025 | 2024-01-01 2025-12-31
1er et 2e trimestres 2024 | 2024-01-01 2024-06-30
1er et 2nd semestres 2024 | 2024-01-01 2024-12-31
fin du premier semestre 2020 | 2020-05-01 2020-06-30
fin 1er semestre 2020 | 2020-05-01 2020-06-30
fin S1 2020 | 2020-05-01 2020-06-30
début 2024 | 2024-01-01 2024-04-30
Début 2024 | 2024-01-01 2024-04-30
debut 2024 | 2024-01-01 2024-04-30
mi-2024 | 2024-05-01 2024-08-31
mi 2024 | 2024-05-01 2024-08-31
milieu 2024 | 2024-05-01 2024-08-31
fin 2024 | 2024-09-01 2024-12-31
Fin 2024 | 2024-09-01 2024-12-31
fin d'année 2024 | 2024-09-01 2024-12-31
fin de l'année 2024 | 2024-09-01 2024-12-31
début d'année 2024 | 2024-01-01 2024-04-30
fin mars 2024 | 2024-03-21 2024-03-31
mi-mars 2024 | 2024-03-11 2024-03-20
mi mars 2024 | 2024-03-11 2024-03-20
début mars 2024 | 2024-03-01 2024-03-10
fin mars - début avril 2024 | 2024-03-21 2024-04-10
fin du mois de mars 2024 | 2024-03-21 2024-03-31
courant mars 2024 | 2024-03-01 2024-03-31
courant du mois de mars 2024 | 2024-03-01 2024-03-31
au mois de mars 2024 | 2024-03-01 2024-03-31
printemps 2024 | 2024-03-20 2024-06-20
Printemps 2024 | 2024-03-20 2024-06-20
été 2024 | 2024-06-21 2024-09-22
ETE 2024 | 2024-06-21 2024-09-22
Eté 2024 | 2024-06-21 2024-09-22
à l'été 2024 | 2024-06-21 2024-09-22
l'été 2024 | 2024-06-21 2024-09-22
automne 2024 | 2024-09-23 2024-12-20
hiver 2024-2025 | 2024-12-21 2025-03-19
hiver 2024/2025 | 2024-12-21 2025-03-19
sem. 12 2024 | 2024-03-18 2024-03-24
sem 12 2024 | 2024-03-18 2024-03-24
semaine 12 2024 | 2024-03-18 2024-03-24
semaine 12 de 2024 | 2024-03-18 2024-03-24
semaine n°12 2024 | 2024-03-18 2024-03-24
semaines 12 et 13 2024 | 2024-03-18 2024-03-31
semaines 12 à 14 2024 | 2024-03-18 2024-04-07
semaine du 11 mars 2024 | 2024-03-11 2024-03-17
1ère quinzaine de mars 2024 | 2024-03-01 2024-03-15
première quinzaine de mars 2024 | 2024-03-01 2024-03-15
2ème quinzaine de mars 2024 | 2024-03-16 2024-03-31
2024 et suivantes | 2024-01-01 ..
2024 et au-delà | 2024-01-01 ..
2024 et après | 2024-01-01 ..
2024 et + | 2024-01-01 ..
échéance 2025 | 2025-01-01 2025-12-31
échéance : fin 2025 | 2025-09-01 2025-12-31
échéance fin 2025 | 2025-09-01 2025-12-31
calendrier : 2024-2026 | 2024-01-01 2026-12-31
période 2024-2026 | 2024-01-01 2026-12-31
sur la période 2024-2026 | 2024-01-01 2026-12-31
pour la période 2024-2026 | 2024-01-01 2026-12-31
pour l'année 2024 | 2024-01-01 2024-12-31
au titre de 2024 | 2024-01-01 2024-12-31
2025 (1er semestre) | 2025-01-01 2025-06-30
2025 - 1er semestre | 2025-01-01 2025-06-30
2025, 1er semestre | 2025-01-01 2025-06-30
janvier-février 2025 | 2025-01-01 2025-02-28
janv.-févr. 2025 | 2025-01-01 2025-02-28
janv. - mars 2025 | 2025-01-01 2025-03-31
nov. 2024 – janv. 2025 | 2024-11-01 2025-01-31
novembre-décembre 2024 | 2024-11-01 2024-12-31
novembre/décembre 2024 | 2024-11-01 2024-12-31
été - automne 2024 | 2024-06-21 2024-12-20
été/automne 2024 | 2024-06-21 2024-12-20
de l'été à l'automne 2024 | 2024-06-21 2024-12-20
"""

REFUSED = """
réalisé en 2024 | status | 2024
réalisée | status
5 ans | duration
pour 5 ans | duration
durée : 5 ans | duration
18 mois | duration
3 semaines | duration
2 jours | duration
Durée du contrat | other-period
toute la durée du plan | other-period
chaque année en mars | frequency | annuelle
chaque année | frequency | annuelle
annuel | frequency | annuelle
Annuelle | frequency | annuelle
annuellement | frequency | annuelle
tous les ans | frequency | annuelle
tous les 2 ans | frequency | biennale
tous les mois | frequency | mensuelle
mensuel | frequency | mensuelle
mensuelle | frequency | mensuelle
hebdomadaire | frequency | hebdomadaire
chaque semaine | frequency | hebdomadaire
chaque mois | frequency | mensuelle
chaque lundi | frequency | hebdomadaire
tous les lundis | frequency | hebdomadaire
trimestriel | frequency | trimestrielle
une fois par an | frequency | annuelle
1 fois par an | frequency | annuelle
2 fois par an | frequency | semestrielle
deux fois par an | frequency | semestrielle
2x/an | frequency | semestrielle
1/an | frequency | annuelle
une réunion par trimestre | frequency | trimestrielle
par an | frequency | annuelle
biannuel | frequency | semestrielle
semestrielle | frequency | semestrielle
en continu | recurring
continu | recurring
permanent | recurring
récurrent | recurring
action récurrente | unknown-word
tout au long de l'année | missing-year
toute l'année | missing-year
tout au long du contrat | other-period
pluriannuel | unknown-word
ponctuel | recurring
à définir | undecided
A définir | undecided
à préciser | undecided
à déterminer | undecided
date à définir | undecided
date à fixer | undecided
dates à fixer | undecided
date à confirmer | undecided
dès que possible | soon
Dès que possible | soon
au plus vite | soon
au plus tôt | soon
ASAP | soon
immédiat | soon
immédiate | soon
immédiatement | soon
en cours | status
En cours | status
action en cours | status
déjà engagé | status
engagé | status
en attente | undecided
non défini | undecided
non déterminé | undecided
NC | undecided
court terme | term
à court terme | term
moyen terme | term
Moyen / long terme | term
long terme | term
sans objet | no-period
? | undecided
- | no-period
n/a | no-period
14h30 | time-of-day
9h-12h | time-of-day
12 mars 2024 à 14h30 | time-of-day | 12 mars 2024
12 mars 2024, 14h | time-of-day | 12 mars 2024
mardi 12 mars 2024 à 18 h | time-of-day | mardi 12 mars 2024
le 12 mars 2024 de 9h à 12h | time-of-day | le 12 mars 2024
18h | time-of-day
matin | time-of-day
2024-26 | two-digit-year | 2024-2026
2024/25 | two-digit-year
2024/2025 | ambiguous-year-pair | de 2024 à 2025 / année scolaire 2024-2025
année scolaire 2024-25 | two-digit-year | année scolaire 2024-2025
12/03/24 | two-digit-year | 12/03/2024
12 mars | missing-year
1er. mars 2024 | misplaced-word
mars-24 | two-digit-year | mars 2024
mars 24 | two-digit-year | mars 2024
mars '24 | two-digit-year | mars 2024
T1 24 | two-digit-year | T1 2024
1T2024 | unknown-word | T1 2024
1T 2024 | unknown-word | T1 2024
Q1 2024 | unknown-word | T1 2024
1S 2024 | unknown-word | S1 2024
1S2024 | unknown-word | S1 2024
hiver 2024 | ambiguous-winter | hiver 2023-2024 / hiver 2024-2025
semaine 12 | missing-year
S12 2024 | no-such-half-year | semaine 12 2024
sem. 12 | missing-year
semaine du 12 mars 2024 | ambiguous-week | du 11 au 17 mars 2024 / du 12 au 18 mars 2024
vacances de Pâques 2024 | vague-word
vacances scolaires | vague-word
hors vacances scolaires | unknown-word
mars 2024 (à confirmer) | to-confirm | mars 2024
mars 2024 ? | uncertain-sign
vers mars 2024 | vague-word
environ mars 2024 | vague-word
mars ou avril 2024 | alternative | mars à avril 2024
2024 ou 2025 | alternative | 2024 à 2025
mars | missing-year
mars-juin | missing-year
T1 | missing-year
été | missing-year
31/02/2024 | no-such-day | 29 février 2024
30 février 2024 | no-such-day | 29 février 2024
32 mars 2024 | no-such-day | 31 mars 2024
13/13/2024 | no-such-month
juin à mars 2024 | ambiguous-years | de juin 2023 à mars 2024 / de juin 2024 à mars 2025
2026-2024 | reversed | de 2024 à 2026
n | relative-year
N+1 | relative-year
année N | relative-year
à partir de 2024 (annuel) | frequency | annuelle
2024 : lancement | misplaced-word
lancement en 2024 | named | en 2024
démarrage 2024 | named | 2024
démarrage en mars 2024 | named | en mars 2024
Démarrage : mars 2024 | named | mars 2024
début des travaux : 2024 | named | 2024
livraison 2025 | named | 2025
mise en œuvre : 2024-2026 | named | 2024-2026
Réalisation 2024 | named | 2024
Période : 2024-2026 | named | 2024-2026
programmation 2021-2027 | named | 2021-2027
plan 2021-2027 | named | 2021-2027
mandat 2020-2026 | named | 2020-2026
2020-2026 (mandat) | misplaced-word
CPER 2021-2027 | named | 2021-2027
2 ans | duration
deux ans | duration
cinq ans | duration
sur trois ans | duration
2025 T1 à T3 | missing-year | 2025 T1 à T3 2025
novembre à janvier | missing-year
novembre à janvier 2025 | ambiguous-years | de novembre 2024 à janvier 2025 / de novembre 2025 à janvier 2026
fin d'été 2024 | no-part
15 jours en mars 2024 | duration
1 semaine en mars 2024 | duration
"""

"""What is read: a text, its bounds (``..`` is open), its precision, and the French words it is written back with."""

from __future__ import annotations

READ = """
# Days
2024-01-09                | 2024-01-09 2024-01-09 | jour           | 9 janvier 2024
09/01/2024                | 2024-01-09 2024-01-09 | jour           | 9 janvier 2024
9/1/2024                  | 2024-01-09 2024-01-09 | jour           | 9 janvier 2024
1/03/2024                 | 2024-03-01 2024-03-01 | jour           | 1er mars 2024
09.01.2024                | 2024-01-09 2024-01-09 | jour           | 9 janvier 2024
09-01-2024                | 2024-01-09 2024-01-09 | jour           | 9 janvier 2024
09 / 01 / 2024            | 2024-01-09 2024-01-09 | jour           | 9 janvier 2024
2024/01/09                | 2024-01-09 2024-01-09 | jour           | 9 janvier 2024
9 janvier 2024            | 2024-01-09 2024-01-09 | jour           | 9 janvier 2024
09 janvier 2024           | 2024-01-09 2024-01-09 | jour           | 9 janvier 2024
le 9 janvier 2024         | 2024-01-09 2024-01-09 | jour           | 9 janvier 2024
1er mars 2024             | 2024-03-01 2024-03-01 | jour           | 1er mars 2024
1 er mars 2024            | 2024-03-01 2024-03-01 | jour           | 1er mars 2024
premier mars 2024         | 2024-03-01 2024-03-01 | jour           | 1er mars 2024
1ᵉʳ mars 2024             | 2024-03-01 2024-03-01 | jour           | 1er mars 2024
9 janv. 2024              | 2024-01-09 2024-01-09 | jour           | 9 janvier 2024
9 janv 2024               | 2024-01-09 2024-01-09 | jour           | 9 janvier 2024
31 déc. 2024              | 2024-12-31 2024-12-31 | jour           | 31 décembre 2024
Lundi 4 mars 2024         | 2024-03-04 2024-03-04 | jour           | 4 mars 2024
lun. 4 mars 2024          | 2024-03-04 2024-03-04 | jour           | 4 mars 2024
le mardi 9 janvier 2024   | 2024-01-09 2024-01-09 | jour           | 9 janvier 2024
mercredi 1er mai 2024     | 2024-05-01 2024-05-01 | jour           | 1er mai 2024
mar. 5 mars 2024          | 2024-03-05 2024-03-05 | jour           | 5 mars 2024
jeudi 29 février 2024     | 2024-02-29 2024-02-29 | jour           | 29 février 2024
29/02/2024                | 2024-02-29 2024-02-29 | jour           | 29 février 2024
2024-02-29                | 2024-02-29 2024-02-29 | jour           | 29 février 2024
2024-W12-3                | 2024-03-20 2024-03-20 | jour           | 20 mars 2024
9 janvier de l'année 2024 | 2024-01-09 2024-01-09 | jour           | 9 janvier 2024
9 janvier 2024.           | 2024-01-09 2024-01-09 | jour           | 9 janvier 2024

# Several days: the first to the last
1er mars 2024-31 mars 2024              | 2024-03-01 2024-03-31 | jour           | du 1er au 31 mars 2024
09 et 10 janvier 2024                   | 2024-01-09 2024-01-10 | jour           | du 9 au 10 janvier 2024
9 & 10 janvier 2024                     | 2024-01-09 2024-01-10 | jour           | du 9 au 10 janvier 2024
7, 8 et 9 mars 2024                     | 2024-03-07 2024-03-09 | jour           | du 7 au 9 mars 2024
7-8-9 mars 2024                         | 2024-03-07 2024-03-09 | jour           | du 7 au 9 mars 2024
7/8/9 mars 2024                         | 2024-03-07 2024-03-09 | jour           | du 7 au 9 mars 2024
7, 8, 9 mars 2024                       | 2024-03-07 2024-03-09 | jour           | du 7 au 9 mars 2024
les 7 et 15 mars 2024                   | 2024-03-07 2024-03-15 | jour           | 7 et 15 mars 2024
le 7 et le 8 mars 2024                  | 2024-03-07 2024-03-08 | jour           | du 7 au 8 mars 2024
des 7 et 8 mars 2024                    | 2024-03-07 2024-03-08 | jour           | du 7 au 8 mars 2024
7-8 mars 2024                           | 2024-03-07 2024-03-08 | jour           | du 7 au 8 mars 2024
7/8 mars 2024                           | 2024-03-07 2024-03-08 | jour           | du 7 au 8 mars 2024
7–8 mars 2024                           | 2024-03-07 2024-03-08 | jour           | du 7 au 8 mars 2024
9-10/01/2024                            | 2024-01-09 2024-01-10 | jour           | du 9 au 10 janvier 2024
du 7 au 8 décembre 2022                 | 2022-12-07 2022-12-08 | jour           | du 7 au 8 décembre 2022
du 7 décembre au 8 décembre 2022        | 2022-12-07 2022-12-08 | jour           | du 7 au 8 décembre 2022
du 28 mars au 3 avril 2024              | 2024-03-28 2024-04-03 | jour           | du 28 mars au 3 avril 2024
28 mars - 3 avril 2024                  | 2024-03-28 2024-04-03 | jour           | du 28 mars au 3 avril 2024
du 1er janvier 2024 au 31 décembre 2025 | 2024-01-01 2025-12-31 | jour           | du 1er janvier 2024 au 31 décembre 2025
du 20 décembre 2024 au 5 janvier 2025   | 2024-12-20 2025-01-05 | jour           | du 20 décembre 2024 au 5 janvier 2025
du 09/01 au 10/01/2024                  | 2024-01-09 2024-01-10 | jour           | du 9 au 10 janvier 2024
09/01 - 10/01/2024                      | 2024-01-09 2024-01-10 | jour           | du 9 au 10 janvier 2024
09/01/2024-10/01/2024                   | 2024-01-09 2024-01-10 | jour           | du 9 au 10 janvier 2024
15/03/2024 au 30/04/2024                | 2024-03-15 2024-04-30 | jour           | du 15 mars au 30 avril 2024
du lundi 4 au vendredi 8 mars 2024      | 2024-03-04 2024-03-08 | jour           | du 4 au 8 mars 2024
samedi 9 et dimanche 10 mars 2024       | 2024-03-09 2024-03-10 | jour           | du 9 au 10 mars 2024
entre le 7 et le 15 mars 2024           | 2024-03-07 2024-03-15 | jour           | du 7 au 15 mars 2024
7 → 9 mars 2024                         | 2024-03-07 2024-03-09 | jour           | du 7 au 9 mars 2024
9 janvier 2024 et 10 février 2025       | 2024-01-09 2025-02-10 | jour           | 9 janvier 2024 et 10 février 2025
semaine du 4 au 8 mars 2024             | 2024-03-04 2024-03-08 | jour           | du 4 au 8 mars 2024
2024-01-09/2024-01-10                   | 2024-01-09 2024-01-10 | jour           | du 9 au 10 janvier 2024
2024-03-01/05                           | 2024-03-01 2024-03-05 | jour           | du 1er au 5 mars 2024
2024-03-01/04-05                        | 2024-03-01 2024-04-05 | jour           | du 1er mars au 5 avril 2024
du 4 au 8 mars 2024 inclus              | 2024-03-04 2024-03-08 | jour           | du 4 au 8 mars 2024

# Months
décembre 2024                 | 2024-12-01 2024-12-31 | mois           | décembre 2024
Décembre 2024                 | 2024-12-01 2024-12-31 | mois           | décembre 2024
DECEMBRE 2024                 | 2024-12-01 2024-12-31 | mois           | décembre 2024
déc. 2024                     | 2024-12-01 2024-12-31 | mois           | décembre 2024
dec 2024                      | 2024-12-01 2024-12-31 | mois           | décembre 2024
sept 2024                     | 2024-09-01 2024-09-30 | mois           | septembre 2024
juil. 2024                    | 2024-07-01 2024-07-31 | mois           | juillet 2024
juill. 2024                   | 2024-07-01 2024-07-31 | mois           | juillet 2024
févr. 2024                    | 2024-02-01 2024-02-29 | mois           | février 2024
fév. 2024                     | 2024-02-01 2024-02-29 | mois           | février 2024
aout 2024                     | 2024-08-01 2024-08-31 | mois           | août 2024
AOÛT 2024                     | 2024-08-01 2024-08-31 | mois           | août 2024
2024-12                       | 2024-12-01 2024-12-31 | mois           | décembre 2024
2024/12                       | 2024-12-01 2024-12-31 | mois           | décembre 2024
12/2024                       | 2024-12-01 2024-12-31 | mois           | décembre 2024
12-2024                       | 2024-12-01 2024-12-31 | mois           | décembre 2024
12.2024                       | 2024-12-01 2024-12-31 | mois           | décembre 2024
mars/2024                     | 2024-03-01 2024-03-31 | mois           | mars 2024
mars-2024                     | 2024-03-01 2024-03-31 | mois           | mars 2024
mars2024                      | 2024-03-01 2024-03-31 | mois           | mars 2024
mars de l'année 2024          | 2024-03-01 2024-03-31 | mois           | mars 2024
mois de mars 2024             | 2024-03-01 2024-03-31 | mois           | mars 2024
au mois d'avril 2024          | 2024-04-01 2024-04-30 | mois           | avril 2024
en mars 2024                  | 2024-03-01 2024-03-31 | mois           | mars 2024
courant mars 2024             | 2024-03-01 2024-03-31 | mois           | mars 2024
courant du mois de mars 2024  | 2024-03-01 2024-03-31 | mois           | mars 2024
au cours du mois de mars 2024 | 2024-03-01 2024-03-31 | mois           | mars 2024
pendant le mois de mars 2024  | 2024-03-01 2024-03-31 | mois           | mars 2024
février 2024                  | 2024-02-01 2024-02-29 | mois           | février 2024
février 2023                  | 2023-02-01 2023-02-28 | mois           | février 2023
février 2100                  | 2100-02-01 2100-02-28 | mois           | février 2100
rentrée 2024                  | 2024-09-01 2024-09-30 | mois           | rentrée 2024
à la rentrée 2024             | 2024-09-01 2024-09-30 | mois           | rentrée 2024
rentrée scolaire 2024         | 2024-09-01 2024-09-30 | mois           | rentrée 2024
rentrée universitaire 2024    | 2024-09-01 2024-09-30 | mois           | rentrée 2024
rentrée de septembre 2024     | 2024-09-01 2024-09-30 | mois           | septembre 2024
rentrée de janvier 2025       | 2025-01-01 2025-01-31 | mois           | janvier 2025

# Several months
de mars à juin 2024            | 2024-03-01 2024-06-30 | mois           | de mars à juin 2024
mars-juin 2024                 | 2024-03-01 2024-06-30 | mois           | de mars à juin 2024
mars – juin 2024               | 2024-03-01 2024-06-30 | mois           | de mars à juin 2024
mars—juin 2024                 | 2024-03-01 2024-06-30 | mois           | de mars à juin 2024
mars → juin 2024               | 2024-03-01 2024-06-30 | mois           | de mars à juin 2024
mars au juin 2024              | 2024-03-01 2024-06-30 | mois           | de mars à juin 2024
mars jusqu'à juin 2024         | 2024-03-01 2024-06-30 | mois           | de mars à juin 2024
de mars jusqu'en juin 2024     | 2024-03-01 2024-06-30 | mois           | de mars à juin 2024
mars/avril 2024                | 2024-03-01 2024-04-30 | mois           | de mars à avril 2024
janv.-févr. 2024               | 2024-01-01 2024-02-29 | mois           | de janvier à février 2024
sept/oct 2024                  | 2024-09-01 2024-10-31 | mois           | de septembre à octobre 2024
mars et avril 2024             | 2024-03-01 2024-04-30 | mois           | de mars à avril 2024
mars et juin 2024              | 2024-03-01 2024-06-30 | mois           | mars et juin 2024
mars, avril et mai 2024        | 2024-03-01 2024-05-31 | mois           | de mars à mai 2024
mars-avril-mai 2024            | 2024-03-01 2024-05-31 | mois           | de mars à mai 2024
en mars et en juin 2024        | 2024-03-01 2024-06-30 | mois           | mars et juin 2024
courant mars-avril 2024        | 2024-03-01 2024-04-30 | mois           | de mars à avril 2024
entre mars et juin 2024        | 2024-03-01 2024-06-30 | mois           | de mars à juin 2024
janvier 2024 à mars 2025       | 2024-01-01 2025-03-31 | mois           | de janvier 2024 à mars 2025
novembre 2024 à mars 2025      | 2024-11-01 2025-03-31 | mois           | de novembre 2024 à mars 2025
2024-03/2024-06                | 2024-03-01 2024-06-30 | mois           | de mars à juin 2024
2024-03/06                     | 2024-03-01 2024-06-30 | mois           | de mars à juin 2024
mars 2024-2025-01              | 2024-03-01 2025-01-31 | mois           | de mars 2024 à janvier 2025
mars 2024-2025/01              | 2024-03-01 2025-01-31 | mois           | de mars 2024 à janvier 2025
2024-03 à 2024-06              | 2024-03-01 2024-06-30 | mois           | de mars à juin 2024
03-06/2024                     | 2024-03-01 2024-06-30 | mois           | de mars à juin 2024
mars 2024 / juin 2024          | 2024-03-01 2024-06-30 | mois           | de mars à juin 2024
les mois de mars et avril 2024 | 2024-03-01 2024-04-30 | mois           | de mars à avril 2024

# Quarters and half-years
T1 2024                         | 2024-01-01 2024-03-31 | trimestre      | 1er trimestre 2024
t4 2024                         | 2024-10-01 2024-12-31 | trimestre      | 4e trimestre 2024
T1-2024                         | 2024-01-01 2024-03-31 | trimestre      | 1er trimestre 2024
T1/2024                         | 2024-01-01 2024-03-31 | trimestre      | 1er trimestre 2024
2024-T1                         | 2024-01-01 2024-03-31 | trimestre      | 1er trimestre 2024
2024 T1                         | 2024-01-01 2024-03-31 | trimestre      | 1er trimestre 2024
T II 2024                       | 2024-04-01 2024-06-30 | trimestre      | 2e trimestre 2024
1er trimestre 2024              | 2024-01-01 2024-03-31 | trimestre      | 1er trimestre 2024
premier trimestre 2024          | 2024-01-01 2024-03-31 | trimestre      | 1er trimestre 2024
Ier trimestre 2024              | 2024-01-01 2024-03-31 | trimestre      | 1er trimestre 2024
2e trimestre 2024               | 2024-04-01 2024-06-30 | trimestre      | 2e trimestre 2024
2ème trimestre 2024             | 2024-04-01 2024-06-30 | trimestre      | 2e trimestre 2024
2° trimestre 2024               | 2024-04-01 2024-06-30 | trimestre      | 2e trimestre 2024
IIe trimestre 2024              | 2024-04-01 2024-06-30 | trimestre      | 2e trimestre 2024
deuxième trimestre 2024         | 2024-04-01 2024-06-30 | trimestre      | 2e trimestre 2024
troisième trimestre 2024        | 2024-07-01 2024-09-30 | trimestre      | 3e trimestre 2024
3e trim. 2024                   | 2024-07-01 2024-09-30 | trimestre      | 3e trimestre 2024
trimestre 4 2024                | 2024-10-01 2024-12-31 | trimestre      | 4e trimestre 2024
trimestre IV 2024               | 2024-10-01 2024-12-31 | trimestre      | 4e trimestre 2024
dernier trimestre 2024          | 2024-10-01 2024-12-31 | trimestre      | 4e trimestre 2024
1er trimestre de l'année 2024   | 2024-01-01 2024-03-31 | trimestre      | 1er trimestre 2024
au cours du 2e trimestre 2024   | 2024-04-01 2024-06-30 | trimestre      | 2e trimestre 2024
S1 2024                         | 2024-01-01 2024-06-30 | semestre       | 1er semestre 2024
S2 2024                         | 2024-07-01 2024-12-31 | semestre       | 2e semestre 2024
second semestre 2024            | 2024-07-01 2024-12-31 | semestre       | 2e semestre 2024
2nd semestre 2024               | 2024-07-01 2024-12-31 | semestre       | 2e semestre 2024
2e semestre 2024                | 2024-07-01 2024-12-31 | semestre       | 2e semestre 2024
IIe semestre 2024               | 2024-07-01 2024-12-31 | semestre       | 2e semestre 2024
semestre 2 2024                 | 2024-07-01 2024-12-31 | semestre       | 2e semestre 2024
1er sem. 2024                   | 2024-01-01 2024-06-30 | semestre       | 1er semestre 2024
dernier semestre 2024           | 2024-07-01 2024-12-31 | semestre       | 2e semestre 2024
T1 à T3 2024                    | 2024-01-01 2024-09-30 | trimestre      | du 1er au 3e trimestre 2024
T1-T2 2024                      | 2024-01-01 2024-06-30 | trimestre      | du 1er au 2e trimestre 2024
T1/T2 2024                      | 2024-01-01 2024-06-30 | trimestre      | du 1er au 2e trimestre 2024
T1, T2 et T3 2024               | 2024-01-01 2024-09-30 | trimestre      | du 1er au 3e trimestre 2024
du 1er au 3e trimestre 2024     | 2024-01-01 2024-09-30 | trimestre      | du 1er au 3e trimestre 2024
1er et 2e trimestres 2024       | 2024-01-01 2024-06-30 | trimestre      | du 1er au 2e trimestre 2024
au 1er et au 2e trimestre 2024  | 2024-01-01 2024-06-30 | trimestre      | du 1er au 2e trimestre 2024
premier et second semestre 2024 | 2024-01-01 2024-12-31 | semestre       | du 1er au 2e semestre 2024
S1 2024 à S2 2025               | 2024-01-01 2025-12-31 | semestre       | du 1er semestre 2024 au 2e semestre 2025

# Years
2024                         | 2024-01-01 2024-12-31 | année          | 2024
année 2024                   | 2024-01-01 2024-12-31 | année          | 2024
l'année 2024                 | 2024-01-01 2024-12-31 | année          | 2024
année 2024-2026              | 2024-01-01 2026-12-31 | année          | de 2024 à 2026
an 2024                      | 2024-01-01 2024-12-31 | année          | 2024
en 2024                      | 2024-01-01 2024-12-31 | année          | 2024
du 5 mars 2024 à l'année scolaire du 2025-2026 | 2024-03-05 2026-08-31 | année scolaire | du 5 mars 2024 à l'année scolaire 2025-2026
2 ans, à partir de 2024      | 2024-01-01 2025-12-31 | année          | de 2024 à 2025
à partir de 2024 pour 2 ans  | 2024-01-01 2025-12-31 | année          | de 2024 à 2025
à partir de l'année scolaire 2024-2025 pour 2 ans | 2024-09-01 2026-08-31 | année scolaire | de l'année scolaire 2024-2025 à l'année scolaire 2025-2026
31 janvier 2024 pour 1 mois  | 2024-01-31 2024-02-29 | jour           | du 31 janvier au 29 février 2024
courant 2024                 | 2024-01-01 2024-12-31 | année          | 2024
tout au long de l'année 2024 | 2024-01-01 2024-12-31 | année          | 2024
toute l'année 2024           | 2024-01-01 2024-12-31 | année          | 2024
pour l'année 2022            | 2022-01-01 2022-12-31 | année          | 2022
au titre de l'année 2022     | 2022-01-01 2022-12-31 | année          | 2022
sur l'année 2024             | 2024-01-01 2024-12-31 | année          | 2024
année civile 2024            | 2024-01-01 2024-12-31 | année          | 2024
exercice 2024                | 2024-01-01 2024-12-31 | année          | 2024
exercice budgétaire 2024     | 2024-01-01 2024-12-31 | année          | 2024
2022-2025                    | 2022-01-01 2025-12-31 | année          | de 2022 à 2025
2022–2025                    | 2022-01-01 2025-12-31 | année          | de 2022 à 2025
2022 - 2025                  | 2022-01-01 2025-12-31 | année          | de 2022 à 2025
2022/2025                    | 2022-01-01 2025-12-31 | année          | de 2022 à 2025
2024-2025                    | 2024-01-01 2025-12-31 | année          | de 2024 à 2025
de 2022 à 2025               | 2022-01-01 2025-12-31 | année          | de 2022 à 2025
2024 et 2025                 | 2024-01-01 2025-12-31 | année          | de 2024 à 2025
2024, 2025 et 2026           | 2024-01-01 2026-12-31 | année          | de 2024 à 2026
années 2022-2025             | 2022-01-01 2025-12-31 | année          | de 2022 à 2025
années 2024-2025             | 2024-01-01 2025-12-31 | année          | de 2024 à 2025
sur la période 2022-2025     | 2022-01-01 2025-12-31 | année          | de 2022 à 2025

# School years
année scolaire 2024/2025                            | 2024-09-01 2025-08-31 | année scolaire | année scolaire 2024-2025
Année scolaire 2024/2025                            | 2024-09-01 2025-08-31 | année scolaire | année scolaire 2024-2025
année scolaire 2024-2025                            | 2024-09-01 2025-08-31 | année scolaire | année scolaire 2024-2025
année scolaire 2024 – 2025                          | 2024-09-01 2025-08-31 | année scolaire | année scolaire 2024-2025
l'année scolaire 2024-2025                          | 2024-09-01 2025-08-31 | année scolaire | année scolaire 2024-2025
année universitaire 2024-2025                       | 2024-09-01 2025-08-31 | année scolaire | année universitaire 2024-2025
durant l'année universitaire 2024/2025              | 2024-09-01 2025-08-31 | année scolaire | année universitaire 2024-2025
années scolaires 2024-2025 et 2025-2026             | 2024-09-01 2026-08-31 | année scolaire | de l'année scolaire 2024-2025 à l'année scolaire 2025-2026
de l'année scolaire 2024-2025 à l'année 2026        | 2024-09-01 2026-12-31 | année scolaire | de l'année scolaire 2024-2025 à l'année 2026
année scolaire 2024-2025 à année scolaire 2026-2027 | 2024-09-01 2027-08-31 | année scolaire | de l'année scolaire 2024-2025 à l'année scolaire 2026-2027

# Seasons
printemps 2024                      | 2024-03-20 2024-06-20 | saison         | printemps 2024
été 2024                            | 2024-06-21 2024-09-22 | saison         | été 2024
ete 2024                            | 2024-06-21 2024-09-22 | saison         | été 2024
l'été 2024                          | 2024-06-21 2024-09-22 | saison         | été 2024
Été 2024                            | 2024-06-21 2024-09-22 | saison         | été 2024
automne 2024                        | 2024-09-23 2024-12-20 | saison         | automne 2024
hiver 2024-2025                     | 2024-12-21 2025-03-19 | saison         | hiver 2024-2025
hiver 2024/2025                     | 2024-12-21 2025-03-19 | saison         | hiver 2024-2025
l'hiver 2024-2025                   | 2024-12-21 2025-03-19 | saison         | hiver 2024-2025
au printemps 2024                   | 2024-03-20 2024-06-20 | saison         | printemps 2024
à l'été 2024                        | 2024-06-21 2024-09-22 | saison         | été 2024
printemps-été 2024                  | 2024-03-20 2024-09-22 | saison         | du printemps à l'été 2024
printemps et automne 2024           | 2024-03-20 2024-12-20 | saison         | printemps et automne 2024
automne-hiver 2024-2025             | 2024-09-23 2025-03-19 | saison         | de l'automne 2024 à l'hiver 2024-2025
de l'automne 2024 au printemps 2025 | 2024-09-23 2025-06-20 | saison         | de l'automne 2024 au printemps 2025
2024-21                             | 2024-03-20 2024-06-20 | saison         | printemps 2024
2024-22                             | 2024-06-21 2024-09-22 | saison         | été 2024
2024-23                             | 2024-09-23 2024-12-20 | saison         | automne 2024
2024-24                             | 2024-12-21 2025-03-19 | saison         | hiver 2024-2025

# Weeks and halves of a month
semaine 12 2024                                             | 2024-03-18 2024-03-24 | semaine        | semaine 12 de 2024
semaine 12 de 2024                                          | 2024-03-18 2024-03-24 | semaine        | semaine 12 de 2024
trimestre n° 2 de 2024                                      | 2024-04-01 2024-06-30 | trimestre      | 2e trimestre 2024
semaine n° 12 de 2024                                       | 2024-03-18 2024-03-24 | semaine        | semaine 12 de 2024
sem. 12 2024                                                | 2024-03-18 2024-03-24 | semaine        | semaine 12 de 2024
12e semaine 2024                                            | 2024-03-18 2024-03-24 | semaine        | semaine 12 de 2024
2024-W12                                                    | 2024-03-18 2024-03-24 | semaine        | semaine 12 de 2024
2024-W01                                                    | 2024-01-01 2024-01-07 | semaine        | semaine 1 de 2024
semaine 53 2026                                             | 2026-12-28 2027-01-03 | semaine        | semaine 53 de 2026
semaine 1 2025                                              | 2024-12-30 2025-01-05 | semaine        | semaine 1 de 2025
semaine du 4 mars 2024                                      | 2024-03-04 2024-03-10 | semaine        | semaine 10 de 2024
semaine du lundi 4 mars 2024                                | 2024-03-04 2024-03-10 | semaine        | semaine 10 de 2024
semaine du 30 décembre 2024                                 | 2024-12-30 2025-01-05 | semaine        | semaine 1 de 2025
semaines 12 à 14 2024                                       | 2024-03-18 2024-04-07 | semaine        | de la semaine 12 à la semaine 14 de 2024
semaines 12 et 13 de 2024                                   | 2024-03-18 2024-03-31 | semaine        | de la semaine 12 à la semaine 13 de 2024
semaines du 4 et du 11 mars 2024                            | 2024-03-04 2024-03-17 | semaine        | de la semaine 10 à la semaine 11 de 2024
2024-W12/2024-W14                                           | 2024-03-18 2024-04-07 | semaine        | de la semaine 12 à la semaine 14 de 2024
première semaine d'avril 2024                               | 2024-04-01 2024-04-07 | semaine        | semaine 14 de 2024
dernière semaine de mars 2024                               | 2024-03-25 2024-03-31 | semaine        | semaine 13 de 2024
première quinzaine de mars 2024                             | 2024-03-01 2024-03-15 | quinzaine      | première quinzaine de mars 2024
1re quinzaine de mars 2024                                  | 2024-03-01 2024-03-15 | quinzaine      | première quinzaine de mars 2024
1ère quinzaine du mois d'avril 2024                         | 2024-04-01 2024-04-15 | quinzaine      | première quinzaine d'avril 2024
seconde quinzaine de février 2024                           | 2024-02-16 2024-02-29 | quinzaine      | seconde quinzaine de février 2024
2e quinzaine d'août 2024                                    | 2024-08-16 2024-08-31 | quinzaine      | seconde quinzaine d'août 2024
dernière quinzaine de mars 2024                             | 2024-03-16 2024-03-31 | quinzaine      | seconde quinzaine de mars 2024
première et seconde quinzaine de mars 2024                  | 2024-03-01 2024-03-31 | quinzaine      | de la première à la seconde quinzaine de mars 2024
seconde quinzaine de mars à première quinzaine d'avril 2024 | 2024-03-16 2024-04-15 | quinzaine      | de la seconde quinzaine de mars à la première quinzaine d'avril 2024

# Beginning, middle, end
début mars 2024                    | 2024-03-01 2024-03-10 | partie de mois | début mars 2024
mi-mars 2024                       | 2024-03-11 2024-03-20 | partie de mois | mi-mars 2024
mi mars 2024                       | 2024-03-11 2024-03-20 | partie de mois | mi-mars 2024
mi–mars 2024                       | 2024-03-11 2024-03-20 | partie de mois | mi-mars 2024
milieu mars 2024                   | 2024-03-11 2024-03-20 | partie de mois | mi-mars 2024
fin mars 2024                      | 2024-03-21 2024-03-31 | partie de mois | fin mars 2024
fin février 2024                   | 2024-02-21 2024-02-29 | partie de mois | fin février 2024
fin février 2023                   | 2023-02-21 2023-02-28 | partie de mois | fin février 2023
fin du mois de mars 2024           | 2024-03-21 2024-03-31 | partie de mois | fin mars 2024
début 2024                         | 2024-01-01 2024-04-30 | partie d'année | début 2024
mi-2024                            | 2024-05-01 2024-08-31 | partie d'année | mi-2024
mi 2024                            | 2024-05-01 2024-08-31 | partie d'année | mi-2024
fin 2024                           | 2024-09-01 2024-12-31 | partie d'année | fin 2024
en fin d'année 2024                | 2024-09-01 2024-12-31 | partie d'année | fin 2024
fin de l'année 2024                | 2024-09-01 2024-12-31 | partie d'année | fin 2024
milieu d'année 2024                | 2024-05-01 2024-08-31 | partie d'année | mi-2024
à la mi-mars 2024                  | 2024-03-11 2024-03-20 | partie de mois | mi-mars 2024
début T2 2024                      | 2024-04-01 2024-04-30 | mois           | début du 2e trimestre 2024
fin du 1er trimestre 2024          | 2024-03-01 2024-03-31 | mois           | fin du 1er trimestre 2024
milieu du 2e semestre 2024         | 2024-09-01 2024-10-31 | mois           | milieu du 2e semestre 2024
fin de l'année scolaire 2024-2025  | 2025-05-01 2025-08-31 | partie d'année | fin de l'année scolaire 2024-2025
fin mars-début avril 2024          | 2024-03-21 2024-04-10 | partie de mois | de fin mars à début avril 2024
fin 2024 - début 2025              | 2024-09-01 2025-04-30 | partie d'année | de fin 2024 à début 2025
mi-mars à mi-juin 2024             | 2024-03-11 2024-06-20 | partie de mois | de mi-mars à mi-juin 2024
début à mi-mars 2024               | 2024-03-01 2024-03-20 | partie de mois | de début mars à mi-mars 2024
du début à la fin mars 2024        | 2024-03-01 2024-03-31 | partie de mois | de début mars à fin mars 2024
entre fin mars et début avril 2024 | 2024-03-21 2024-04-10 | partie de mois | de fin mars à début avril 2024

# Mixed ranges
début mars – fin juin 2024                 | 2024-03-01 2024-06-30 | partie de mois | de début mars à fin juin 2024
de mars 2024 à l'été 2025                  | 2024-03-01 2025-09-22 | saison         | de mars 2024 à l'été 2025
rentrée 2024 à fin juin 2025               | 2024-09-01 2025-06-30 | mois           | de la rentrée 2024 à fin juin 2025
entre mars 2024 et l'été 2025              | 2024-03-01 2025-09-22 | saison         | de mars 2024 à l'été 2025
T1 2024 à juin 2025                        | 2024-01-01 2025-06-30 | trimestre      | du 1er trimestre 2024 à juin 2025
du 15 mars 2024 à fin 2025                 | 2024-03-15 2025-12-31 | partie d'année | du 15 mars 2024 à fin 2025
mars 2024 à 2026                           | 2024-03-01 2026-12-31 | année          | de mars 2024 à 2026
semaine 12 2024 à fin juin 2024            | 2024-03-18 2024-06-30 | partie de mois | de la semaine 12 à fin juin 2024
de l'été 2024 à l'année scolaire 2025-2026 | 2024-06-21 2026-08-31 | année scolaire | de l'été 2024 à l'année scolaire 2025-2026

# Open at the start
avant le 31 mars 2024          | .. 2024-03-30         | jour           | avant le 31 mars 2024
avant le 31 mars 2024 inclus   | .. 2024-03-31         | jour           | jusqu'au 31 mars 2024
avant mars 2024                | .. 2024-02-29         | mois           | avant mars 2024
avant 2025                     | .. 2024-12-31         | année          | avant 2025
avant l'été 2024               | .. 2024-06-20         | saison         | avant l'été 2024
avant la rentrée 2024          | .. 2024-08-31         | mois           | avant la rentrée 2024
avant le 2e trimestre 2024     | .. 2024-03-31         | trimestre      | avant le 2e trimestre 2024
avant début mars 2024          | .. 2024-02-29         | partie de mois | avant début mars 2024
avant mi-mars 2024             | .. 2024-03-10         | partie de mois | avant mi-mars 2024
avant fin mars 2024            | .. 2024-03-31         | partie de mois | avant fin mars 2024
avant la fin de l'année 2024   | .. 2024-12-31         | partie d'année | avant fin 2024
jusqu'au 30 mars 2024          | .. 2024-03-30         | jour           | jusqu'au 30 mars 2024
jusqu'au 30 mars 2024 inclus   | .. 2024-03-30         | jour           | jusqu'au 30 mars 2024
jusqu'en juin 2024             | .. 2024-06-30         | mois           | jusqu'en juin 2024
jusqu'à fin 2025               | .. 2025-12-31         | partie d'année | jusqu'à fin 2025
jusqu'à la mi-juin 2024        | .. 2024-06-20         | partie de mois | jusqu'à mi-juin 2024
jusqu’en 2025                  | .. 2025-12-31         | année          | jusqu'en 2025
d'ici fin 2025                 | .. 2025-12-31         | partie d'année | d'ici fin 2025
d’ici à la fin de l'année 2025 | .. 2025-12-31         | partie d'année | d'ici fin 2025
d'ici mars 2024                | .. 2024-03-31         | mois           | d'ici mars 2024
d'ici le 30 mars 2024          | .. 2024-03-30         | jour           | d'ici au 30 mars 2024
d'ici au 30 mars 2024          | .. 2024-03-30         | jour           | d'ici au 30 mars 2024
au plus tard le 30 mars 2024   | .. 2024-03-30         | jour           | jusqu'au 30 mars 2024
au plus tard en juin 2024      | .. 2024-06-30         | mois           | jusqu'en juin 2024
fin 2025 au plus tard          | .. 2025-12-31         | partie d'année | jusqu'à fin 2025
30 mars 2024 au plus tard      | .. 2024-03-30         | jour           | jusqu'au 30 mars 2024
à l'horizon 2030               | .. 2030-12-31         | année          | à l'horizon 2030
horizon 2030                   | .. 2030-12-31         | année          | à l'horizon 2030
à l'horizon fin 2030           | .. 2030-12-31         | partie d'année | à l'horizon fin 2030
../2024-03-30                  | .. 2024-03-30         | jour           | jusqu'au 30 mars 2024

# Open at the end
à partir de mars 2024            | 2024-03-01 ..         | mois           | à partir de mars 2024
à partir du 1er mars 2024        | 2024-03-01 ..         | jour           | à partir du 1er mars 2024
à partir du 1er mars 2024 inclus | 2024-03-01 ..         | jour           | à partir du 1er mars 2024
a partir de la rentrée 2024      | 2024-09-01 ..         | mois           | à partir de la rentrée 2024
à compter du 1er mars 2024       | 2024-03-01 ..         | jour           | à partir du 1er mars 2024
à dater du 1er mars 2024         | 2024-03-01 ..         | jour           | à partir du 1er mars 2024
dès septembre 2024               | 2024-09-01 ..         | mois           | à partir de septembre 2024
dès la rentrée 2024              | 2024-09-01 ..         | mois           | à partir de la rentrée 2024
des septembre 2024               | 2024-09-01 ..         | mois           | à partir de septembre 2024
dès le 1er mars 2024             | 2024-03-01 ..         | jour           | à partir du 1er mars 2024
depuis 2022                      | 2022-01-01 ..         | année          | à partir de 2022
depuis le 9 janvier 2024         | 2024-01-09 ..         | jour           | à partir du 9 janvier 2024
au plus tôt en mars 2024         | 2024-03-01 ..         | mois           | à partir de mars 2024
pas avant mars 2024              | 2024-03-01 ..         | mois           | à partir de mars 2024
après le 3 mars 2024             | 2024-03-04 ..         | jour           | après le 3 mars 2024
après mars 2024                  | 2024-04-01 ..         | mois           | après mars 2024
après l'été 2024                 | 2024-09-23 ..         | saison         | après l'été 2024
au-delà de 2025                  | 2026-01-01 ..         | année          | après 2025
mars 2024 et après               | 2024-03-01 ..         | mois           | à partir de mars 2024
2024 et au-delà                  | 2024-01-01 ..         | année          | à partir de 2024
2024-03-01/..                    | 2024-03-01 ..         | jour           | à partir du 1er mars 2024

# Both bounds said
à partir de mars 2024 et jusqu'en juin 2024  | 2024-03-01 2024-06-30 | mois           | de mars à juin 2024
à partir de mars et jusqu'en juin 2024       | 2024-03-01 2024-06-30 | mois           | de mars à juin 2024
à partir de mars 2024, jusqu'à juin 2025     | 2024-03-01 2025-06-30 | mois           | de mars 2024 à juin 2025
dès la rentrée 2024 et jusqu'à fin juin 2025 | 2024-09-01 2025-06-30 | mois           | de la rentrée 2024 à fin juin 2025
dès la rentrée 2024 à juin 2025              | 2024-09-01 2025-06-30 | mois           | de la rentrée 2024 à juin 2025
depuis 2022 jusqu'à fin 2025                 | 2022-01-01 2025-12-31 | année          | de 2022 à fin 2025
après le 3 mars et avant le 10 juin 2024     | 2024-03-04 2024-06-09 | jour           | après le 3 mars 2024 et avant le 10 juin 2024
"""

EXERCICE_2024 = """
mars                       | 2024-03-01 2024-03-31 | mois           | mars 2024
9 janvier                  | 2024-01-09 2024-01-09 | jour           | 9 janvier 2024
09/01                      | 2024-01-09 2024-01-09 | jour           | 9 janvier 2024
9/12                       | 2024-12-09 2024-12-09 | jour           | 9 décembre 2024
7, 8 et 9 mars             | 2024-03-07 2024-03-09 | jour           | du 7 au 9 mars 2024
de mars à juin             | 2024-03-01 2024-06-30 | mois           | de mars à juin 2024
du 09/01 au 10/01          | 2024-01-09 2024-01-10 | jour           | du 9 au 10 janvier 2024
T1                         | 2024-01-01 2024-03-31 | trimestre      | 1er trimestre 2024
premier semestre           | 2024-01-01 2024-06-30 | semestre       | 1er semestre 2024
été                        | 2024-06-21 2024-09-22 | saison         | été 2024
printemps-été              | 2024-03-20 2024-09-22 | saison         | du printemps à l'été 2024
rentrée                    | 2024-09-01 2024-09-30 | mois           | rentrée 2024
à la rentrée               | 2024-09-01 2024-09-30 | mois           | rentrée 2024
toute l'année              | 2024-01-01 2024-12-31 | année          | 2024
fin d'année                | 2024-09-01 2024-12-31 | partie d'année | fin 2024
début mars – fin juin      | 2024-03-01 2024-06-30 | partie de mois | de début mars à fin juin 2024
avant le 31 mars           | .. 2024-03-30 | jour           | avant le 31 mars 2024
à partir de mars           | 2024-03-01 .. | mois           | à partir de mars 2024
semaine 12                 | 2024-03-18 2024-03-24 | semaine        | semaine 12 de 2024
semaines 12 à 14           | 2024-03-18 2024-04-07 | semaine        | de la semaine 12 à la semaine 14 de 2024
première quinzaine de mars | 2024-03-01 2024-03-15 | quinzaine      | première quinzaine de mars 2024
lundi 4 mars               | 2024-03-04 2024-03-04 | jour           | 4 mars 2024
29 février                 | 2024-02-29 2024-02-29 | jour           | 29 février 2024
courant mars               | 2024-03-01 2024-03-31 | mois           | mars 2024
mars 2025                  | 2025-03-01 2025-03-31 | mois           | mars 2025
"""

"""CMQ7xx: what a publication lacks, told by the export that makes it."""

"""What was found in each fiche, remembered from one run to the next.

The contract: deleting this room, or its files, changes nothing but time. A fiche's result is used again only when the fiche
and everything it was judged by are unchanged; a cache that is damaged, foreign or old is as good as none.
"""

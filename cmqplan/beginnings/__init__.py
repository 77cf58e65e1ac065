"""Files that begin something: a workspace, a plan, a fiche, an organisme, a convention, a campus, a document.

Nothing here writes. Each function says what the files would hold, as ``Written``, or why not, as ``Unfit``; what is there
already is changed by the pen (``source.edits``) and new files are its work on the commented models of ``files/``.
"""

"""A plan as a workbook to fill in, and what comes back.

``formes`` is what a file may hold, as the models say it, in one form whichever way it is written; ``tables`` lays a plan's
values out in rows and columns and says who may write which; ``workbook`` writes them; ``answer`` reads a workbook that
comes back; ``changes`` holds it against what was sent and against the files as they are today.
"""

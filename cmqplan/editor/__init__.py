"""What an editor asks for while somebody types: findings of what it holds unsaved, proposals, meanings, places.

``opened`` keeps a workspace judged and redoes only what a change touches; ``server`` speaks to the editor; the rest answers
its questions from the texts and the models, and knows nothing of any protocol.
"""

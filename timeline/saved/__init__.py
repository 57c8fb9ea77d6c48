"""Saved timelines as they are told: from a published edition, or from a draft that is previewed.

``told`` is what an edition says, ``selection`` the incidents that it finds, ``since`` what became
of them, ``page`` all of it for one page; ``publishing`` makes editions, ``views`` answers readers.
"""

"""What the formats that other programs read have in common: one incident told by itself.

alone.py: an incident with its entry, its own sources and when it was recorded · stretch.py: the
days that its date is drawn over · spot.py: the point it may be drawn at · brief.py: its words as
plain text and as simple HTML · identity.py: names that stay the same for ever · frame.py: what such
a file says of itself · slides.py: what TimelineJS shows · eras.py: the days of the
sections · xml_text.py: text that XML can hold · newest.py: what a feed tells.
"""

"""Acts on many incidents at once, all of them or none: a module each, ``planning`` what is shared.

Each act plans first (what it changes, what it leaves alone and why) and then writes that plan.
"""

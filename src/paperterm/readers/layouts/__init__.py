"""The layout of a group of entries, chosen once by all of them together.

A list is consistent with itself: what tells the title in one of its entries tells it in the others. `anchors` names the
places where a title may begin and end, `features` describes a stretch of an entry, `scorer` says how likely the stretch
is the title, and `choice` picks the pair of anchors that fits a group best. The weights are learned from invented lists
(``python -m bench.layouts train``).
"""

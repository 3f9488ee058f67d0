"""Patterns of distances: what follows a length, what links it to a place, what makes it something else.

Blanks are written ``[ ]``; the text they run over is `flat`.
"""

from __future__ import annotations

import re
from typing import Final

_FLAGS: Final = re.VERBOSE | re.IGNORECASE
_ROUGHLY: Final = r"(?:about|around|roughly|some|approximately|nearly|almost|just|only|barely)"
COMPASS: Final = r"""(?:due[ ])?(?:
    (?:north|south)(?:[- ]?(?:(?:north|south)[- ]?)?(?:east|west))?
  | (?:east|west)(?:[- ](?:north|south)(?:[- ]?(?:east|west))?)?
)"""
_ELSEWHERE: Final = (
    "away|further|farther|deep|inland|upstream|downstream|upriver|downriver|directly|just|straight|distant|short"
    "|out|long"
)
_FRONT: Final = (
    "front[- ]?line|line[ ]of[ ](?:contact|control)|contact[ ]line|front|border|frontier|buffer[ ]zone|stretch|strip"
)

TAIL: Final = re.compile(
    rf"""
    [ ]*(?:or[ ]so[ ]*)?
    (?:[(/][^()/]{{1,40}}[)]?[ ]*|,?[ ]or[ ][^,.;()]{{1,25}},[ ]*)?     # the same in other units
    (?:or[ ]so[ ]*)?,?[ ]*
    (?:(?:{_ELSEWHERE})[ ]+,?[ ]*)*
    (?:
        (?:to[ ]the[ ]|towards?[ ]the[ ])?(?P<bearing>{COMPASS})(?:[ ](?:and|or)[ ]{COMPASS})?(?!\w)
            (?:[ ](?P<of>of|from|on)[ ](?=\S))?(?![ ](?:bank|side|coast|wards?)\b)
      | (?P<line>(?:{_FRONT})\b)
      | (?P<from>(?:away[ ])?from|off|outside|inside|behind|beyond|within|into|across|of|past)[ ](?=\S)
      | (?P<away>(?<=away[ ])|(?<=inland[ ]))
    )?
    """,
    _FLAGS,
)
"""What follows a unit of length: a conversion, a direction, what it is measured from."""
AWAY: Final = re.compile(
    r"[ ]*(?:\([^()]{1,40}\)[ ]*)?(?:away|distant|inland|upstream|downstream|upriver|downriver)\b", _FLAGS
)
CONVERTED: Final = re.compile(rf"[ ]*(?:\(|/|,?[ ]or[ ])[ ]*(?:{_ROUGHLY}[ ])?", _FLAGS)
"""What stands between a length and the same in other units."""
PAIRED: Final = re.compile(r"[ ]*(?:\([^()]{1,30}\)[ ]*)?(?:,?[ ]*(?:and|or|to)[ ]+|-|–)(?:then[ ])?", _FLAGS)
BEARING_OF: Final = re.compile(rf"\b(?P<bearing>{COMPASS})[ ](?:of|from)[ ]$", _FLAGS)

# Lengths that are no distances between places.
SPEED: Final = re.compile(r"[ ]?(?:/h|/hour|per[ ]hour|an[ ]hour|ph\b|/s|per[ ]second|per[ ]day)", _FLAGS)
OF_A_THING: Final = re.compile(
    rf"""\b(?:range|radius|ranges|altitude|height|depth|width|diameter|calib\w+|speed|visibility|thick\w*|distance)s?
    [ ](?:of|is|was|from|at)?[ ]*(?:up[ ]to|more[ ]than|over|at[ ]least|between|{_ROUGHLY}|[ ])*$""",
    _FLAGS,
)
SIZE: Final = re.compile(
    r"""[ ]*(?:\([^()]{1,40}\)[ ]*)?-?(?:range|wide|tall|high|thick|calibre|caliber|guns?|howitzers?|mortars?|artillery
    |shells?|rockets?|missiles?|radius)\b""",
    _FLAGS,
)
SIZES: Final = frozenset({"range", "wide", "high", "tall", "deep", "calibre", "caliber", "thick", "radius"})

_STOPS: Final = (
    "and|or|but|in|on|at|to|by|with|for|from|where|which|that|who|when|while|as|after|before|since|is|are|was|were|has|have|"
    "had|said|near|along|until|during|over|towards?|around|against|between|outside|inside|across|under|according"
)
REFERENCE: Final = re.compile(
    rf"""(?:(?:the|a|an|its|their|his|her|any)[ ])?[^\s,.;:()"—–]+(?:[ ](?!(?:{_STOPS})\b)[^\s,.;:()"—–]+){{0,5}}""",
    _FLAGS,
)
"""The words measured from, as far as they reach."""

# What may stand between a place and the distance that locates it.
_BE: Final = "is|are|was|were|lies|lie|lay|sits|sit|stands|located|situated"
_SORT: Final = (
    "settlements?|villages?|towns?|cities|city|areas?|region|suburb|district|oblast|outskirts|border|state|highway|road|"
    "front|line"
)
LINK: Final = re.compile(
    rf"""[ ]*["]?[,(–—-]?["]?[ ]*(?:(?:which|that|who)[ ])?(?:(?:{_BE}|{_SORT}|{_ROUGHLY}|more[ ]than|over|less[ ]than
    |within|at|least|both|each|all|a|an|the|of|small|strategic|key|now|also|up[ ]to|on|in|near|along|international
    |administrative|there|then|which)\b[ ,]*)*""",
    _FLAGS,
)
APPOSED: Final = re.compile(
    rf""",[ ](?:a|an|the)[ ][^,.;:()"]{{1,60}}?(?:,?[ ](?:which|that)[ ](?:is|lies|sits|was|lay))?[ ]?
    (?:(?:{_ROUGHLY}|located)[ ])*""",
    _FLAGS,
)
"""A place and what it is: "Falluja, a bastion of the jihadists 50 km from Baghdad"."""
ANAPHOR: Final = re.compile(
    rf"""(?:^|[."(,;][ ])(?:
        (?:the|this|that)[ ](?:village|town|city|settlement|suburb|site|port|plant|base|hamlet|area)s?
      | it | both(?:[ ]of[ ]them|[ ]villages|[ ]towns|[ ]settlements)? | all[ ](?:of[ ]them|three)
    ),?[ ](?:(?:{_BE}|which|{_ROUGHLY}|all|both)\b[ ]?)*$""",
    _FLAGS,
)
"""A subject that points back to a place told before: "The village is 10 km north of"."""
_OF_TOWNS: Final = r"(?:villages?|towns?|settlements?|city|cities)[ ]"
LISTED: Final = re.compile(rf"(?:,?[ ]*(?:and|or)[ ]+|,[ ]*)(?:(?:the[ ])?{_OF_TOWNS}(?:of[ ])?)?", _FLAGS)
NEAR: Final = re.compile(rf"[ ]*,?[ ]*(?:near|towards?|at|in|around|against|on)[ ](?:the[ ]{_OF_TOWNS}of[ ])?", _FLAGS)
IN_REGION: Final = re.compile(r"[\"]?(?:[ ]*,[ ]*(?:in[ ])?|[ ]in[ ])(?:the[ ])?(?:\w+ern[ ])?[\"]?", _FLAGS)
"""What stands between a settlement and the region that holds it."""
SHARED: Final = re.compile(r"\b(?:both|each|all|respectively)\b", _FLAGS)

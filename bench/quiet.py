"""Documents of the same war and the same length as real ones that claim nothing about ground: no trigger in them."""

from __future__ import annotations

import random
from collections.abc import Sequence

# Of our own making.
SENTENCES = (
    "President Volodymyr Zelensky met the Norwegian prime minister in Kyiv to talk about grain exports.",
    "The two governments signed an agreement on student exchanges between Lviv and Bergen.",
    "Ukraine's parliament debated the budget for schools until late in the evening.",
    "Russia's central bank kept its interest rate at 16 percent, citing inflation.",
    "The Kremlin's spokesman declined to answer questions about the president's travel plans.",
    "In Odesa the opera opened its season with a new production of a work by Verdi.",
    "Farmers in the Poltava region expect a good harvest of sunflower seed this year.",
    "The railway added a night train from Kharkiv to Uzhhorod for the holidays.",
    "A delegation from Warsaw visited the university of Chernivtsi on Tuesday.",
    "The European Commission published its yearly report on Ukraine's courts.",
    "Moscow and Ankara discussed the price of natural gas, the ministry of energy said.",
    "The weather in Dnipro will be mild until Thursday, with clouds in the evening.",
    "An exhibition of embroidery from the Donetsk region opened in the museum of Vinnytsia.",
    "The mayor of Mykolaiv thanked the engineers who repaired the water main.",
    "Economists at a bank in Kyiv expect growth of about 4 percent.",
    "The orchestra of Zaporizhzhia played for an audience of 600 in a school hall.",
    "A court in Rostov heard the case of two businessmen accused of tax evasion.",
    "The foreign ministers spoke by telephone for an hour, both sides said.",
    "Wheat was cheaper on Friday as ships sailed from Chornomorsk on schedule.",
    "The mayor of Sumy opened a kindergarten with 120 places.",
)


def documents(lengths: Sequence[int], seed: int = 7) -> list[str]:
    """One document for each length in characters."""
    draw = random.Random(seed)
    out = []
    for length in lengths:
        paragraphs: list[str] = []
        while sum(map(len, paragraphs)) < length:
            paragraphs.append(" ".join(draw.sample(SENTENCES, 4)))
        out.append("\n\n".join(paragraphs))
    return out

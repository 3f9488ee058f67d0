"""What a side answers to what was just told: "Kyiv denied it", "had no immediate comment", "could not be verified".

The answer's sentence names neither kind nor place; both come from the claims told just before, on another's behalf.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from whoholds.model import Attribution, Draft, PartyMention, Sentence, SpeakerMention, Stance

# How far back an answer may reach, in sentences, and how many places it answers for at most.
FARTHEST = 2
# "could not be verified" is said of what was told just now.
_REACH_VERIFY = 1
_MOST = 3

# What an answer answers: a claim by its noun, or a pronoun. (Verbose patterns: blanks are written as [ ].)
_IT = r"""(?:that|this|it|the|these|those|any|such|all|its|their|responsibility|involvement|being|having|role|claims?
    |reports?|accusations?|allegations?|charges?)\b"""
_RULES: tuple[tuple[Stance, str, str], ...] = (
    (
        "unconfirmed",
        "could not be verified",
        r"""(?:could[ ]not|cannot|can't|couldn't|not[ ]been[ ]able[ ]to|unable[ ]to|(?:not[ ]|im)possible[ ]to
            |ha(?:s|ve|d)[ ]not|was[ ]not|were[ ]not|yet[ ]to[ ]be)[ ]
            (?:be[ ]|been[ ]|immediately[ ]|independently[ ]|yet[ ]|to[ ])*
            (?:verif(?:y|ied)|confirm(?:ed)?|corroborated?|authenticated?)
        |no[ ]independent[ ](?:verification|confirmation)""",
    ),
    (
        "unconfirmed",
        "no comment",
        r"""\b(?:no[ ](?:immediate[ ]|official[ ]|public[ ]|independent[ ])*
            (?:comment|response|reaction|confirmation|claim[ ]of[ ]responsibility|word)
        |(?:declined|refused)[ ]to[ ]comment
        |(?:did[ ]not|not)[ ](?:immediately[ ])?(?:comment|respond|reply|available[ ]for[ ]comment)
        |ha(?:s|ve|d)[ ](?:not|yet[ ]to|made[ ]no)[ ](?:yet[ ])?(?:comment(?:ed)?|respond(?:ed)?))""",
    ),
    (
        "unconfirmed",
        "did not confirm",
        r"""\b(?:did[ ]not|does[ ]not|ha(?:s|ve|d)[ ]not|would[ ]not|declined[ ]to|refused[ ]to|neither)[ ]
            (?:immediately[ ]|yet[ ]|officially[ ])*(?:confirm(?:ed)?|acknowledged?)\b""",
    ),
    (
        "denies",
        "denial",
        r"""\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|refut(?:e|es|ed|ing)|disput(?:e|es|ed|ing)
            |dismiss(?:es|ed|ing)?|rebut(?:s|ted)?|contradict(?:s|ed)?)[ ]"""
        + _IT
        + r"""(?!\s+(?:to|capture|seizure|fall))
        |\b(?:claims?|reports?|accusations?|allegations?)[ ](?:was|were|is|are)[ ]
            (?:not[ ]true|false|untrue|fake|denied|rejected|dismissed)
        |\bwas[ ]not[ ]behind\b|\bhas[ ]denied\b(?=[.,])""",
    ),
    (
        "confirms",
        "confirmation",
        r"""\b(?:confirm(?:s|ed|ing)?|acknowledg(?:e|es|ed|ing)|admit(?:s|ted|ting)?|conced(?:e|es|ed|ing)
            |corroborat(?:e|es|ed|ing))[ ](?:that[ ]|this[ ]|it[ ]|the[ ]|these[ ]|those[ ]|his[ ]|her[ ]|their[ ])?
            (?:claims?|reports?|loss(?:es)?|information|statements?|attack|strike|account|withdrawal|news)\b
        |\b(?:was|were)[ ](?:later[ ])?(?:confirmed|corroborated|borne[ ]out)[ ]by\b""",
    ),
)
_PATTERNS = tuple((stance, rule, re.compile(words, re.IGNORECASE | re.VERBOSE)) for stance, rule, words in _RULES)


# A denial of responsibility, or of having a part in it, is by the accused, of an attack.
_BLAME = re.compile(r"\b(?:responsib|involve|behind|role|carr(?:y|ied|ying) out)", re.IGNORECASE)
_BLAMED = frozenset({"struck", "abused", "fighting"})
# What an answer is about where several things were told at once.
_HANDS = frozenset({"captured", "withdrew", "holds", "annexed"})
_FIGHT = re.compile(r"\b(?:attack|assault|strike|shelling|fighting|clash|offensive|raid|advance)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Answer:
    """An answering stance and the words that give it."""

    stance: Stance
    rule: str
    start: int
    end: int

    def verb(self, text: str) -> int:
        """Where the word stands that answers ("comment" in "have yet to comment"), for whoever seeks its subject."""
        last = text.rfind(" ", self.start, self.end) + 1
        return last if last and self.rule in {"no comment", "did not confirm"} else self.start


def answer_in(text: str, sentence: Sentence) -> Answer | None:
    """The answer a sentence gives to what was told before, if it gives one."""
    for stance, rule, pattern in _PATTERNS:
        match = pattern.search(text, sentence.start, sentence.end)
        if match:
            return Answer(stance, rule, match.start(), match.end())
    return None


def answerer(
    answer: Answer,
    sentence: Sentence,
    who: Attribution,
    speakers: Sequence[SpeakerMention],
    parties: Sequence[PartyMention],
    names: Mapping[str, str],
) -> Attribution:
    """Who answers. Where nobody is said to speak: the one told just before the answer, or after "from" or "by"."""
    if who.side not in {"reporter", "independent"} or answer.rule == "could not be verified":
        return who
    inside = [m for m in speakers if sentence.start <= m.start and m.end <= sentence.end]
    before = [m for m in inside if m.end <= answer.start]
    after = [m for m in inside if m.start >= answer.end - 40]
    named = before[-1] if before else after[0] if after else None
    if named is not None and named.side in names:
        return Attribution(named.name, named.side, f'who answers ("{answer.rule}")')
    sides = [m for m in parties if sentence.start <= m.start and m.end <= sentence.end and m.role == "name"]
    close = [m for m in sides if m.end <= answer.start][-1:] or [m for m in sides if m.start >= answer.end - 40][:1]
    if close:
        return Attribution(
            names.get(close[0].code, close[0].code), close[0].code, f'the side that answers ("{answer.rule}")'
        )
    return who


def respond(
    answer: Answer,
    sentence: Sentence,
    span: tuple[int, int],
    words: str,
    who: Attribution,
    told: Sequence[tuple[int, Draft]],
    enemies: Mapping[str, tuple[str, ...]],
) -> list[Draft]:
    """The claims that `answer` makes about those `told` just before (sentence index, draft), newest first.

    A side answers what another says of it; a reporter or assessor who could not verify answers what anybody claimed.
    """
    speaker, side = who.speaker, who.side
    if answer.stance in {"denies", "confirms"} and side == "reporter":
        return []
    reach = _REACH_VERIFY if answer.rule == "could not be verified" else FARTHEST
    blame = bool(_BLAME.search(words))
    out: list[Draft] = []
    found: int | None = None
    seen: set[tuple[str, str]] = set()
    for index, draft in reversed(told):
        if sentence.index - index > reach or (found is not None and index != found):
            break
        if draft.reasons.get("frame", "").startswith("modifier"):
            continue
        if draft.stance in {"intends", "hypothetical", "unconfirmed", "denies"} or (draft.speaker, draft.side) == (
            speaker,
            side,
        ):
            continue
        if blame and (draft.kind not in _BLAMED or draft.party != side):
            continue
        if side in enemies:
            if draft.side == side or draft.party is None:
                continue
        elif side in {"reporter", "independent"} and draft.side not in enemies:
            continue
        surface = draft.place_surface or ""
        if (draft.kind, surface) in seen:
            continue
        seen.add((draft.kind, surface))
        found = index
        reasons = {
            **draft.reasons,
            "frame": f'answer to a claim told before ("{answer.rule}")',
            "stance": f"{answer.rule}",
            "speaker": who.reason,
        }
        out.append(
            replace(
                draft, start=span[0], end=span[1], stance=answer.stance, speaker=speaker, side=side, reasons=reasons
            )
        )
    if out:  # one answer is about one thing: what changed hands, unless it names the fight
        fight = _FIGHT.search(words) is not None
        kind = next((d.kind for d in out if d.kind in _HANDS and not fight), out[0].kind)
        out = [d for d in out if d.kind == kind]
    return out[:_MOST]

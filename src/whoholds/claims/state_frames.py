"""States: "under Russian control", "in Ukrainian hands", "Russian-held X", "besieged X"."""

from __future__ import annotations

from collections.abc import Iterator

from whoholds.claims.arguments import (
    foe_of,
    party_at,
    party_or_speaker,
)
from whoholds.claims.found import Found
from whoholds.claims.ground import along, within
from whoholds.claims.phrases import is_verb, kids, objects, subject
from whoholds.claims.roles import Acting, Parties, party_in
from whoholds.claims.scene import Scene
from whoholds.lexicon import Lexicon


def state_found(scene: Scene, i: int, lexicon: Lexicon, side: str, parties: Parties) -> Iterator[Found]:
    """ "under Russian control", "in Ukrainian hands", "in control of X", "under siege"."""
    tree, tokens = scene.tree, scene.tokens
    if tokens[i].dep not in {"prep", "acomp", "advmod"}:
        return
    word = tokens[i].text.lower()
    for noun in kids(tree, i, "pobj"):
        for state in lexicon.states:
            if word not in state.preps or tokens[noun].lemma not in state.nouns:
                continue
            head = tokens[i].head
            party = party_in(scene, noun, side, parties) or _its(scene, noun, side, parties)
            if state.needs_of:
                grounds = along(scene, noun, frozenset({"of"}), lexicon)
                seen = objects(tree, head)[:1] if tokens[head].lemma == "show" else []
                actor = seen[0] if seen else subject(tree, head) if is_verb(tokens[head]) else head
                if grounds:
                    yield Found(
                        noun,
                        state.kind,
                        party_at(scene, actor, side, parties),
                        actor,
                        tuple(grounds),
                        f"{word} {tokens[noun].lemma} of",
                    )
                    return
                continue
            place = head
            if is_verb(tokens[head]):
                moved = objects(tree, head)
                place = moved[0] if moved else (subject(tree, head) if subject(tree, head) is not None else head)  # type: ignore[assignment]
            grounds = within(scene, place, lexicon)
            if grounds and (party is not None or state.kind != "holds"):
                if (
                    tokens[head].lemma in {"come", "fall", "bring", "pass", "take", "place", "return"}
                    and state.kind == "holds"
                ):
                    yield Found(
                        noun,
                        "captured",
                        party,
                        None,
                        tuple(grounds),
                        f"{tokens[head].lemma} {word} {tokens[noun].lemma}",
                    )
                else:
                    yield Found(noun, state.kind, party, None, tuple(grounds), f"{word} {tokens[noun].lemma}")
                return


def _its(scene: Scene, noun: int, side: str, parties: Parties) -> Acting | None:
    """The party of "its control" and "the control of its forces": the speaker's, else the one told before."""
    held = (
        k
        for j in kids(scene.tree, noun, "prep")
        if scene.tokens[j].text.lower() == "of"
        for k in kids(scene.tree, j, "pobj")
    )
    return next((got for k in (noun, *held) if (got := party_or_speaker(scene, k, side, parties))), None)


MODIFYING = frozenset({"amod", "compound", "nmod", "acl", "advcl", "acomp", "dep"})


def modifier_found(scene: Scene, i: int, lexicon: Lexicon, parties: Parties) -> Iterator[Found]:
    """ "Russian-held Kherson", "the occupied Crimea", "besieged Mariupol"."""
    tokens = scene.tokens
    token = tokens[i]
    kind = lexicon.modifiers.get(token.text.lower())
    if kind is None or token.dep not in MODIFYING:
        return
    if token.dep in {"acl", "advcl", "dep"} and not (i >= 2 and tokens[i - 1].text == "-"):
        return
    party: Acting | None = None
    if i >= 2 and tokens[i - 1].text == "-" and i - 2 in scene.party_of:
        mention = scene.party_of[i - 2]
        party = Acting(mention.code, f"{tokens[i - 2].text}-{token.text}")
    elif i >= 1 and i - 1 in scene.party_of and scene.party_of[i - 1].role == "adjective":
        party = Acting(scene.party_of[i - 1].code, tokens[i - 1].text + " " + token.text)
    elif i >= 2 and tokens[i - 1].text == "-":
        return
    head = token.head
    if not (head in scene.group_of or tokens[head].lemma in lexicon.ground):
        return
    grounds = within(scene, head, lexicon)
    if kind == "holds" and party is None and token.text.lower() != "occupied":
        return
    aside = frozenset({"near", "around", "to", "from"})
    grounds = [
        g
        for g in grounds
        if g.unnamed is not None or (g.group is not None and (g.part is not None or not aside & set(g.via.split())))
    ]
    if kind == "captured" and tokens[head].lemma in {"position", "trench", "line"}:
        kind = "advanced"  # "captured Ukrainian positions in X"
        party = party or foe_of(party_in(scene, head, "", parties, of=False), parties)
    if grounds:
        yield Found(i, kind, party, None, tuple(grounds), f"modifier {token.text}", modifier=True)

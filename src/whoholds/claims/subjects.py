"""Who does a verb, or made a statement, in one parsed sentence."""

from __future__ import annotations

from collections.abc import Iterator

from whoholds.claims.speaker_phrases import Phrase
from whoholds.model import Token, Tree
from whoholds.speech_words import SpeechWords

_LEFT = frozenset({"det", "amod", "compound", "poss", "nmod", "nummod", "predet", "quantmod", "advmod", "nn"})
_RELATIVE = frozenset({"which", "who", "that", "whom"})


class Subjects:
    """Reads noun phrases, subjects and makers off one parsed sentence."""

    def __init__(self, tree: Tree, words: SpeechWords) -> None:
        self.tree = tree
        self._words = words
        self._lemmas = [self._lemma(token) if token.tag.startswith("V") else None for token in tree.tokens]

    def lemma(self, i: int) -> str | None:
        """The reporting verb that token `i` is a form of, when it is used as a verb."""
        return self._lemmas[i]

    def _lemma(self, token: Token) -> str | None:
        i, low = token.i, token.text.lower()
        if low in self._words.sets["make"] and any(self.tree.tokens[c].text.lower() == "clear" for c in self._near(i)):
            return "say"
        particle = self._words.particles.get(low)
        if particle is not None and any(self.tree.tokens[c].text.lower() == particle for c in self.tree.children[i]):
            return "say"
        if low in self._words.sets["unsaid"] and not any(
            self.tree.tokens[c].text.lower() in self._words.sets["say"] for c in self.tree.children[i]
        ):
            return None
        return self._words.verbs.get(low)

    def _near(self, i: int) -> Iterator[int]:
        for c in self.tree.children[i]:
            yield c
            yield from self.tree.children[c]

    def phrase(self, n: int) -> Phrase:
        """The noun phrase headed by token `n`, without clauses that hang on it."""
        tokens, children = self.tree.tokens, self.tree.children
        head = tokens[n]
        start, end = head.start, head.end
        appositions: list[tuple[int, int]] = []
        prepositions: list[tuple[int, int]] = []
        for c in children[n]:
            child = tokens[c]
            if c < n and child.dep in _LEFT:
                start = min(start, tokens[self.tree.subtree(c)[0]].start)
            elif c > n and child.dep in ("prep", "amod"):
                span = self._span(c)
                prepositions.append(span)
                end = max(end, span[1])
            elif c > n and child.dep == "acl" and child.tag == "VBN" and self.child(c, "agent") is not None:
                end = max(end, self._span(c)[1])
            elif child.dep == "appos":
                appositions.append(self._span(c))
        return Phrase(start, end, (head.start, head.end), tuple(appositions), tuple(prepositions))

    def _span(self, i: int) -> tuple[int, int]:
        tokens = self.tree.tokens
        kept = [i]
        stack = [i]
        while stack:
            for c in self.tree.children[stack.pop()]:
                if tokens[c].dep not in ("relcl", "advcl", "acl", "punct"):
                    kept.append(c)
                    stack.append(c)
        return tokens[min(kept)].start, tokens[max(kept)].end

    def phrases(self, n: int) -> tuple[Phrase, ...]:
        """The phrase of noun `n` and of those joined to it by "and"."""
        out = [self.phrase(n)]
        for c in self.tree.children[n]:
            token = self.tree.tokens[c]
            if token.dep == "conj" and (token.tag.startswith("N") or token.tag == "PRP"):
                out.extend(self.phrases(c))
        return tuple(out)

    def child(self, i: int, *deps: str) -> int | None:
        """The first child of token `i` with one of these labels."""
        return next((c for c in self.tree.children[i] if self.tree.tokens[c].dep in deps), None)

    def passive(self, v: int) -> bool:
        """Whether verb `v` is passive."""
        return self.child(v, "nsubjpass", "auxpass") is not None

    def subject(self, v: int, depth: int = 0) -> tuple[Phrase, ...]:
        """Who does verb `v`: its subject, its agent if passive, or the subject of the verb it leans on."""
        tokens = self.tree.tokens
        if self.passive(v):
            agent = self.child(v, "agent")
            noun = self.child(agent, "pobj") if agent is not None else None
            return self.phrases(noun) if noun is not None else ()
        noun = self.child(v, "nsubj")
        clause = self.child(v, "csubj")
        if noun is None and clause is not None:
            noun = self.child(clause, "nsubj")  # "Forces fighting near X said": the participle taken for the subject
        token, head = tokens[v], tokens[v].head
        if noun is not None:
            if tokens[noun].text.lower() in _RELATIVE and tokens[noun].tag in ("WDT", "WP", "IN", "DT"):
                return () if self.lemma(v) in self._words.show else self._antecedent(v, depth)
            if tokens[noun].text.lower() in self._words.carriers:
                # "The staff's report suggests" is what the writer makes of it; "says" is what the staff says.
                if self.lemma(v) in self._words.sets["infer"]:
                    return ()
                if tokens[noun].text.lower() in self._words.own_carriers and self.lemma(v) in self._words.show:
                    return self._source(noun)
                return self.makers(noun) or self.phrases(noun)
            return self.phrases(noun)
        lemma = self.lemma(v)
        if lemma in self._words.show - self._words.object - self._words.clause or (
            lemma in self._words.sets["infer"] and token.tag != "VBG"
        ):
            return ()  # footage shows; nobody else does it for it
        agent = self.child(v, "agent")
        if agent is not None and token.tag == "VBN":
            pobj = self.child(agent, "pobj")
            return self.phrases(pobj) if pobj is not None else ()
        if head == v or depth > 4:
            return ()
        if token.dep == "acl" and token.tag == "VBG" and tokens[head].tag.startswith(("N", "PRP")):
            return self.phrases(head)
        if token.dep == "conj" and self.lemma(v) is not None:
            # "X claimed that troops did A and claimed that B": the parser hangs the second verb on A's.
            for above in self.tree.ancestors(v):
                if tokens[above].dep == "ccomp" and self.lemma(tokens[above].head) is not None:
                    return self.subject(tokens[above].head, depth + 1)
                if tokens[above].dep not in ("conj", "ccomp"):
                    break
        if token.dep == "xcomp" and self.child(head, "dobj") is not None and self.lemma(head) is None:
            controller = self.child(head, "dobj")
            return self.phrases(controller) if controller is not None else ()
        if token.dep in ("conj", "xcomp", "advcl", "dep", "pcomp", "prep", "ccomp") and token.tag != "VBN":
            verb = head
            while not tokens[verb].tag.startswith(("V", "MD")) and tokens[verb].head != verb:
                verb = tokens[verb].head
            if token.tag == "VBG" and self.lemma(v) is not None:
                verb = next((a for a in self.tree.ancestors(v) if self.lemma(a) is not None), verb)
            if tokens[verb].tag.startswith("V") and verb != v:
                return self.subject(verb, depth + 1)
        return ()

    def _antecedent(self, v: int, depth: int) -> tuple[Phrase, ...]:
        tokens = self.tree.tokens
        i = v
        while tokens[i].dep != "relcl" and tokens[i].head != i:
            i = tokens[i].head
        head = tokens[i].head
        if tokens[i].dep != "relcl" or not tokens[head].tag.startswith("N"):
            return ()
        if tokens[head].text.lower() in self._words.carriers:
            made = self.makers(head)
            if not made and tokens[head].dep == "dobj" and depth < 3:
                return self.subject(tokens[head].head, depth + 1)
            return made
        return self.phrases(head)

    def _source(self, n: int) -> tuple[Phrase, ...]:
        """Whose footage or map noun `n` is: "footage from X"; who merely posted it does not vouch for what it shows."""
        tokens = self.tree.tokens
        for c in self.tree.children[n]:
            noun = self.child(c, "pobj")
            if tokens[c].dep == "prep" and tokens[c].text.lower() == "from" and noun is not None:
                low = tokens[noun].text.lower()
                if low in self._words.people or low in self._words.carriers:
                    return self.phrases(noun)
        return ()

    def makers(self, n: int) -> tuple[Phrase, ...]:
        """Those who made noun `n`, a statement or claim: "X's", "by X", "from X", "made by X"."""
        tokens = self.tree.tokens
        poss = self.child(n, "poss")
        if poss is not None and tokens[poss].tag != "PRP$":
            return self.phrases(poss)
        for c in self.tree.children[n]:
            if tokens[c].dep in ("prep", "agent") and tokens[c].text.lower() in ("by", "from"):
                noun = self.child(c, "pobj")
                if noun is not None:
                    return self.phrases(noun)
            if tokens[c].dep == "acl" and tokens[c].tag == "VBN" and self.child(c, "agent") is not None:
                return self.subject(c)
        return ()

"""What a reporting verb, noun or "according to" governs in one parsed sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from whoholds.claims.cues import Cue
from whoholds.claims.speaker_phrases import Phrase
from whoholds.claims.subjects import Subjects
from whoholds.model import Quotation, Token

_ASIDE = frozenset({"which", "who", "whom", "whose", "where"})
_CLAUSE = frozenset({"ccomp", "xcomp", "parataxis", "dep", "acl", "oprd", "pcomp", "meta", "intj", "acomp"})
_OBJECT = frozenset({"dobj", "attr", "obj", "npadvmod", "dative"})
# What an adverbial between a verb and its clause is made of ("without giving evidence", "on Tuesday in a speech").
_ADVERBIAL = frozenset({"prep", "pobj", "pcomp", "dobj", "advcl", "npadvmod", "nmod", "appos"})
_COMMAND = frozenset({"order", "instruct"})
# Verbs that tell of the event only after these prepositions ("called for a response to the strikes" tells of none).
_PARTICULAR = {"call": frozenset[str](), "speak": frozenset({"of", "about"}), "talk": frozenset({"of", "about"})}
# Marks of an adverbial clause: what stands in it is told beside the speaker's words, not in them.
_MARKS = frozenset(
    {"as", "while", "after", "before", "because", "since", "when", "although", "though", "if", "unless", "until"}
    | {"even", "where"}
)


class Parsed(Subjects):
    """A parsed sentence as attribution reads it."""

    def governs(self, child: int, v: int) -> bool:
        """Whether what hangs on verb `v` by `child` is in its speaker's words."""
        tokens = self.tree.tokens
        token, verb = tokens[child], tokens[v]
        lemma = self.lemma(v) or ""
        dep = token.dep
        if dep in _CLAUSE:
            return not (dep in ("ccomp", "parataxis", "dep") and self._marked(child))
        if dep == "advcl":
            return not self._marked(child) and child < v and self.child(v, "ccomp") is None and token.tag != "VBG"
        if (
            dep in _OBJECT
            and lemma in self._words.clause
            and child > v
            and self.child(v, "ccomp") is not None
            and dep == "dobj"
        ):
            return True  # the head of what is said, taken for an object
        if dep in _OBJECT and lemma in _COMMAND:
            return False  # "ordered the evacuation" is the report's word; "ordered them to leave" is the order's
        if dep in _OBJECT:
            return (
                verb.text.lower() in self._words.sets["make"]
                or lemma in self._words.object
                or lemma in self._words.show
            )
        if dep == "prep":
            told = self.child(v, "dobj")
            if (
                told is not None
                and told < child
                and token.text.lower() in self._words.sets["where"]
                and lemma in (self._words.object | self._words.show) - self._words.sets["address"]
            ):
                return True  # "reported clashes in X", "showed troops in control of X"
            if lemma in _PARTICULAR:
                return token.text.lower() in _PARTICULAR[lemma]
            return lemma in self._words.object and token.text.lower() in self._words.about
        if dep == "nsubjpass":
            return self.child(v, "agent") is not None
        if dep == "conj":
            return (
                token.tag.startswith("V")
                and self.child(child, "nsubj", "nsubjpass") is None
                and child > v
                and verb.tag != "VB"
            )
        return False

    def _marked(self, i: int) -> bool:
        tokens = self.tree.tokens
        for c in self.tree.children[i]:
            if c < i and tokens[c].text.lower() in _MARKS and tokens[c].dep in ("mark", "advmod"):
                return True
        return False

    def beside(self, i: int) -> Iterator[int]:
        """Reporting verbs put in beside token `i`: "A, X said, B", "as X reported"."""
        tokens = self.tree.tokens
        for c in self.tree.children[i]:
            if self.lemma(c) is None or self.child(c, "ccomp", "dobj", "xcomp") is not None or self.intends(c):
                continue
            if (tokens[c].dep in ("parataxis", "dep", "meta") and self.child(c, "nsubj") is not None) or (
                tokens[c].dep == "advcl" and any(tokens[m].text.lower() == "as" for m in self.tree.children[c])
            ):
                yield c

    def according(self, i: int) -> tuple[Phrase, ...] | None:
        """Those named by an "according to" (or "by X's account") that hangs on token `i`."""
        tokens = self.tree.tokens
        for c in self.tree.children[i]:
            if tokens[c].text.lower() == "according":
                to = next((k for k in self.tree.children[c] if tokens[k].text.lower() == "to"), c)
                noun = self.child(to, "pobj")
                if noun is not None and tokens[noun].text.lower() in self._words.carriers:
                    return self.makers(noun) or self.phrases(noun)
                if noun is not None:
                    return self.phrases(noun)
        return None

    def speech_noun(self, child: int, n: int) -> tuple[Phrase, ...] | None:
        """Whose claim or report noun `n` is, when the clause or phrase `child` tells what it says."""
        tokens = self.tree.tokens
        noun, verb = tokens[n].text.lower(), tokens[n].head
        if (
            noun in self._words.sets["given"]
            and tokens[n].dep == "dobj"
            and tokens[verb].text.lower() in self._words.sets["give"]
        ):
            return self.subject(verb)
        if noun not in self._words.speech_nouns or not tokens[n].tag.startswith("N"):
            return None
        if tokens[child].dep not in ("acl", "ccomp", "prep", "relcl", "appos"):
            return None
        if tokens[child].dep == "prep" and tokens[child].text.lower() not in ("of", "about", "on", "from", "by"):
            return None
        return self.makers(n)

    def shows(self, v: int) -> bool:
        """Whether verb `v` tells what footage or a map shows, in a clause of its own."""
        tokens = self.tree.tokens
        if self.lemma(v) not in self._words.show or tokens[v].dep == "acl":
            return False
        noun = self.child(v, "nsubj")
        if noun is not None:
            return tokens[noun].text.lower() in self._words.own_carriers
        # The parser may take "geolocated" for the verb and its footage for an object: the word order still tells.
        before = tokens[v - 1].text.lower() if v else ""
        return before in self._words.own_carriers

    def unsaid(self, n: int) -> tuple[Phrase, ...]:
        """Who had "no comment": the owner of noun `n` or, as an object, the subject of its verb."""
        tokens = self.tree.tokens
        token = tokens[n]
        if token.text.lower() not in self._words.sets["comment"] or not token.tag.startswith("N"):
            return ()
        made = self.makers(n)
        for i in () if made else self.tree.subtree(n):
            noun = self.child(i, "pobj")
            if tokens[i].text.lower() in ("by", "from") and tokens[i].dep in ("prep", "agent") and noun is not None:
                made = self.phrases(noun)
        if made or token.dep != "dobj" or not tokens[token.head].tag.startswith("V"):
            return made
        return self.subject(token.head)

    def takes(self, v: int) -> bool:
        """Whether verb `v` has what is said after it: a clause or an object."""
        tokens = self.tree.tokens
        deps = ("ccomp", "xcomp") if self.lemma(v) in self._words.sets["address"] else ("ccomp", "xcomp", "dobj")
        return any(c > v and tokens[c].dep in deps for c in self.tree.children[v])

    def intends(self, v: int) -> bool:
        """Whether verb `v` tells somebody to do something ("ordered", "urged"), rather than what happened."""
        return self.lemma(v) in self._words.sets["bid"]

    def strayed(self, i: int) -> int | None:
        """The reporting verb before clause `i` whose "that" clause it is, though the parse hangs it on a word between.

        "Claimed without giving evidence that ...", "said on Tuesday in a speech that ...": the words between are an
        adverbial of the verb.
        """
        tokens = self.tree.tokens
        if not self._opens_with_that(i):
            return None
        above, aside = tokens[i].head, False
        while tokens[above].head != above and above < i:
            aside = aside or tokens[above].dep in ("prep", "advcl")
            verb = tokens[above].head
            lemma = self.lemma(verb)
            if aside and lemma in self._words.clause and verb < above:
                return verb if self.child(verb, "ccomp") is None else None
            if tokens[above].dep not in _ADVERBIAL or (tokens[above].dep == "advcl" and tokens[above].tag != "VBG"):
                return None
            above = verb
        return None

    def _opens_with_that(self, i: int) -> bool:
        """Whether clause `i` opens with "that" as a conjunction, or as an object beside the verb's real one."""
        tokens = self.tree.tokens
        that = tokens[self.tree.subtree(i)[0]]
        if that.text.lower() != "that":
            return False
        objects = [c for c in self.tree.children[that.head] if tokens[c].dep == "dobj"]
        return that.dep == "mark" or (that.dep == "dobj" and len(objects) > 1)

    def begins(self, v: int) -> int:
        """The offset where the clause that verb `v` reports begins; 0 when it reports none."""
        clause = self.child(v, "ccomp")
        if clause is None or clause < v:
            return 0
        return self.tree.tokens[self.tree.subtree(clause)[0]].start

    def parted(self, child: int) -> bool:
        """Whether `child` begins a clause of its own after "and" or "but", with its own subject."""
        return self.tree.tokens[child].dep == "conj" and self.child(child, "nsubj", "nsubjpass", "expl") is not None

    def aside(self, i: int, first: int) -> str | None:
        """How the clause headed by token `i` stands outside the words of whoever is quoted around it, if it does.

        ``beside``: a clause put beside the sentence (", as ..."); ``modifier``: an apposition, a participle or a
        "which" clause on a noun, which a reporter puts in; ``adverbial``: a clause under "as", "while", "after" and
        the like. `first` is the trigger's own token.
        """
        tokens = self.tree.tokens
        token = tokens[i]
        if token.dep == "appos":
            return "modifier"
        if (
            token.dep == "acl"
            and token.tag == "VBN"
            and i == first
            and self.child(i, "mark", "aux", "auxpass", "nsubj", "nsubjpass") is None
        ):
            above = tokens[token.head]
            # "A was killed and B wounded in X": the second participle taken for a modifier
            return None if above.dep == "conj" and tokens[above.head].tag.startswith("V") else "modifier"
        if token.dep == "relcl":
            word = next((t for t in self.tree.tokens[tokens[token.head].i + 1 : i] if t.text.lower() in _ASIDE), None)
            if word is None:
                return None
            comma = tokens[word.i - 1].text in (",", "-", "–", "—")
            return "modifier" if word.text.lower() != "where" or comma else None
        if token.dep == "advcl" and i == first and self._participle(i):
            return "modifier"
        if token.dep == "advcl" and self._marked(i):
            word = tokens[self.tree.subtree(i)[0]]
            comma = word.i > 0 and tokens[word.i - 1].text == ","
            return "beside" if comma and word.text.lower() in ("as", "while") and i > token.head else "adverbial"
        return None

    def _participle(self, i: int) -> bool:
        """Whether a participle set off by a comma is done by somebody ("the region, now controlled by rebels")."""
        comma = any(t.text == "," for t in self.tree.tokens[max(0, i - 2) : i])
        return (
            self.tree.tokens[i].tag == "VBN"
            and i > self.tree.tokens[i].head
            and comma
            and self.child(i, "agent") is not None
            and self.child(i, "mark", "aux", "auxpass", "nsubj", "nsubjpass") is None
        )

    def said_of(self, n: int) -> int | None:
        """A reporting verb whose clause on noun `n` tells of it ("the strike, which Kyiv said ...")."""
        tokens = self.tree.tokens
        if not tokens[n].tag.startswith("N"):
            return None
        nouns = [n, *(k for c in self.tree.children[n] if tokens[c].dep == "prep" for k in self.tree.children[c])]
        for c in (k for noun in nouns for k in self.tree.children[noun]):
            if tokens[c].dep == "relcl" and self.lemma(c) is not None:
                noun = self.child(c, "nsubj")
                where = any(tokens[k].text.lower() in ("where", "when") for k in range(n, c))
                if noun is not None and not where and tokens[noun].tag not in ("WDT", "WP"):
                    return c
        return None

    def answered(self, n: int) -> bool:
        """Whether noun `n` is what another reporting verb tells of than the clause on it.

        "Has not commented on the loss, which Moscow announced" has two speakers: the claim there is the first's answer.
        """
        tokens = self.tree.tokens
        below, v = n, tokens[n].head
        while tokens[v].dep in ("prep", "pobj") and v < n:
            below, v = v, tokens[v].head
        if self.lemma(v) is None:
            return False
        if tokens[below].dep == "nsubjpass":
            return below == n  # "the capture, which Moscow announced, was not confirmed"
        return v < n and self.child(v, "nsubj") is not None and self.governs(below, v)

    def own_subject(self, start: int) -> bool:
        """Whether the reporting verb at offset `start` has a subject of its own in the parse."""
        token = self.tree.token_at(start)
        return token is not None and self.child(token.i, "nsubj") is not None

    def cues(self, quotations: Sequence[Quotation]) -> Iterator[Cue]:
        """Every reporting verb and "according to" of the sentence, in order."""
        for token in self.tree.tokens:
            inside = any(q.start < token.start < q.end for q in quotations)
            if token.text.lower() == "according":
                found = self.according(token.head)
                if found:
                    yield Cue(token.start, token.end, found, token.i, inside)
            elif self.lemma(token.i) is not None:
                found = self.subject(token.i)
                if found:
                    yield Cue(token.start, token.end, found, token.i, inside)

    def deepest(self, start: int, end: int) -> Token | None:
        """The token that heads the stretch: the one whose head lies outside it."""
        tokens = self.tree.tokens_in(start, end)
        for token in tokens:
            head = self.tree.tokens[token.head]
            if token.tag.startswith(("V", "N", "J")) and (token.head == token.i or not (start <= head.start < end)):
                return token
        return tokens[0] if tokens else None

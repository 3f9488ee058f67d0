"""Who says what in one sentence: reporting verbs, their subjects and what they govern, by parse or by pattern."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whoholds.claims.speaker_phrases import Namer, Phrase
from whoholds.model import Document, Quotation, Sentence, Token, Tree
from whoholds.speech_words import SpeechWords

_LEFT = frozenset({"det", "amod", "compound", "poss", "nmod", "nummod", "predet", "quantmod", "advmod", "nn"})
_RELATIVE = frozenset({"which", "who", "that", "whom"})
_ASIDE = frozenset({"which", "who", "whom", "whose", "where"})
_CLAUSE = frozenset({"ccomp", "xcomp", "parataxis", "dep", "acl", "oprd", "pcomp", "meta", "intj", "acomp"})
# These report only what they leave unsaid: "declined to comment", not "refused to leave".
_UNSAID = frozenset({"decline", "declines", "declined", "refuse", "refuses", "refused"})
_SAY = frozenset({"comment", "confirm", "say", "discuss", "elaborate", "acknowledge", "disclose", "reveal", "answer"})
_INFER = frozenset({"indicate", "suggest", "demonstrate", "imply"})
# Their object is whom they tell.
_ADDRESS = frozenset({"tell", "inform", "brief", "notify", "assure", "urge", "order", "instruct", "call", "speak", "talk"})
# "took responsibility for", "traded blame over": whose word the noun is, is the verb's subject.
_GIVE = frozenset({"take", "takes", "took", "taken", "taking", "trade", "traded", "trading", "accept", "accepted", "issue", "issued", "made", "make", "exchange", "exchanged"})
_GIVEN = frozenset({"blame", "responsibility", "accusations", "accusation", "claims", "claim", "warning", "warnings"})
_BID = frozenset({"order", "urge", "demand", "vow", "pledge", "promise", "threaten", "instruct", "call", "plead"})
_WHERE = frozenset(
    "in at near around on over across outside along from to toward towards into against between inside within throughout".split()
)
_SAY_NOUNS = frozenset({"comment", "confirmation", "reaction", "response", "claim", "word", "statement", "claims", "comments"})
# Verbs that tell of the event only after these prepositions ("called for a response to the strikes" tells of none).
_PARTICULAR = {"call": frozenset[str](), "speak": frozenset({"of", "about"}), "talk": frozenset({"of", "about"})}
_MAKE = frozenset({"make", "makes", "made", "making"})
_OBJECT = frozenset({"dobj", "attr", "obj", "npadvmod", "dative"})
# Marks of an adverbial clause: what stands in it is told beside the speaker's words, not in them.
_MARKS = frozenset({"as", "while", "after", "before", "because", "since", "when", "although", "though", "if", "unless", "until", "even", "where"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting verb or "according to" and the phrases of those who speak; `inside` when it stands in a quotation."""

    start: int
    end: int
    phrases: tuple[Phrase, ...]
    verb: int | None = None
    inside: bool = False


# ---------------------------------------------------------------------------------------------- parsed sentences
class Parsed:
    """Reads speakers off one parsed sentence."""

    def __init__(self, tree: Tree, words: SpeechWords) -> None:
        self.tree = tree
        self._words = words

    def lemma(self, i: int) -> str | None:
        """The reporting verb that token `i` is a form of, when it is used as a verb."""
        token = self.tree.tokens[i]
        if not token.tag.startswith("V"):
            return None
        low = token.text.lower()
        if low in _MAKE and any(self.tree.tokens[c].text.lower() == "clear" for c in self._near(i)):
            return "say"
        particle = self._words.particles.get(low)
        if particle is not None and any(self.tree.tokens[c].text.lower() == particle for c in self.tree.children[i]):
            return "say"
        if low in _UNSAID and not any(self.tree.tokens[c].text.lower() in _SAY for c in self.tree.children[i]):
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
                if self.lemma(v) in _INFER:
                    return ()
                if tokens[noun].text.lower() in self._words.own_carriers and self.lemma(v) in self._words.show:
                    return self._source(noun)
                return self.makers(noun) or self.phrases(noun)
            return self.phrases(noun)
        lemma = self.lemma(v)
        if lemma in self._words.show - self._words.object - self._words.clause or (lemma in _INFER and token.tag != "VBG"):
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
        if dep in _OBJECT and lemma in self._words.clause and child > v and self.child(v, "ccomp") is not None and dep == "dobj":
            return True  # the head of what is said, taken for an object
        if dep in _OBJECT:
            return verb.text.lower() in _MAKE or lemma in self._words.object or lemma in self._words.show
        if dep == "prep":
            told = self.child(v, "dobj")
            if told is not None and told < child and token.text.lower() in _WHERE and lemma in (self._words.object | self._words.show) - _ADDRESS:
                return True  # "reported clashes in X", "showed troops in control of X"
            if lemma in _PARTICULAR:
                return token.text.lower() in _PARTICULAR[lemma]
            return lemma in self._words.object and token.text.lower() in self._words.about
        if dep == "nsubjpass":
            return self.child(v, "agent") is not None
        if dep == "conj":
            return token.tag.startswith("V") and self.child(child, "nsubj", "nsubjpass") is None and child > v and verb.tag != "VB"
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
            if self.lemma(c) is None or self.child(c, "ccomp", "dobj", "xcomp") is not None:
                continue
            if tokens[c].dep in ("parataxis", "dep", "meta") and self.child(c, "nsubj") is not None:
                yield c
            elif tokens[c].dep == "advcl" and any(tokens[m].text.lower() == "as" for m in self.tree.children[c]):
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
        if noun in _GIVEN and tokens[n].dep == "dobj" and tokens[verb].text.lower() in _GIVE:
            return self.subject(verb)
        if noun not in self._words.speech_nouns or not tokens[n].tag.startswith("N"):
            return None
        if tokens[child].dep not in ("acl", "ccomp", "prep", "relcl", "appos"):
            return None
        if tokens[child].dep == "prep" and tokens[child].text.lower() not in ("of", "about", "on", "from", "by"):
            return None
        return self.makers(n)

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

    def shows(self, v: int) -> bool:
        """Whether verb `v` tells what footage or a map shows, in a clause of its own."""
        noun = self.child(v, "nsubj")
        return (
            noun is not None
            and self.lemma(v) in self._words.show
            and self.tree.tokens[noun].text.lower() in self._words.own_carriers
            and self.tree.tokens[v].dep != "acl"
        )

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

    def unsaid(self, n: int) -> tuple[Phrase, ...]:
        """Who had "no comment": the owner of noun `n` or, as an object, the subject of its verb."""
        tokens = self.tree.tokens
        token = tokens[n]
        if token.text.lower() not in _SAY_NOUNS or not token.tag.startswith("N"):
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
        deps = ("ccomp", "xcomp") if self.lemma(v) in _ADDRESS else ("ccomp", "xcomp", "dobj")
        return any(c > v and tokens[c].dep in deps for c in self.tree.children[v])

    def intends(self, v: int) -> bool:
        """Whether verb `v` tells somebody to do something ("ordered", "urged"), rather than what happened."""
        return self.lemma(v) in _BID

    def parted(self, child: int) -> bool:
        """Whether `child` begins a clause of its own after "and" or "but", with its own subject."""
        return self.tree.tokens[child].dep == "conj" and self.child(child, "nsubj", "nsubjpass", "expl") is not None

    def aside(self, i: int, first: int) -> str | None:
        """How the clause headed by token `i` stands outside the words of whoever is quoted around it, if it does.

        ``beside``: a clause put beside the sentence (", as ..."); ``modifier``: an apposition, a participle or "which" clause on a noun, which a reporter puts in; ``adverbial``:
        a clause under "as", "while", "after" and the like. `first` is the trigger's own token.
        """
        tokens = self.tree.tokens
        token = tokens[i]
        if token.dep == "appos":
            return "modifier"
        if token.dep == "acl" and token.tag == "VBN" and i == first and self.child(i, "mark", "aux", "auxpass", "nsubj", "nsubjpass") is None:
            above = tokens[token.head]
            # "A was killed and B wounded in X": the second participle taken for a modifier
            return None if above.dep == "conj" and tokens[above.head].tag.startswith("V") else "modifier"
        if token.dep == "relcl":
            word = next((t for t in self.tree.tokens[tokens[token.head].i + 1 : i] if t.text.lower() in _ASIDE), None)
            if word is None:
                return None
            comma = tokens[word.i - 1].text in (",", "-", "–", "—")
            return "modifier" if word.text.lower() != "where" or comma else None
        if token.dep == "advcl" and self._marked(i):
            word = tokens[self.tree.subtree(i)[0]]
            comma = word.i > 0 and tokens[word.i - 1].text == ","
            return "beside" if comma and word.text.lower() in ("as", "while") and i > token.head else "adverbial"
        return None

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


# -------------------------------------------------------------------------------------------- unparsed sentences
_WORD = re.compile(r"[\w’'.-]*\w|[^\w\s]")
_BE = frozenset({"is", "was", "are", "were", "be", "been", "being"})
_STOP_LEFT = frozenset(
    "and but while that as when after before said says told with because although where which whose by than then if".split()
)
# How many words an unnamed speaker's phrase, an apposition and an inverted title may have.
_PHRASE, _APPOSITION, _TITLE = 6, 24, 11


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    low: str


class Patterns:
    """Finds reporting cues in a sentence without a parse: a name or noun of a speaker next to a reporting verb."""

    def __init__(self, document: Document, words: SpeechWords, namer: Namer) -> None:
        self._text = document.report.text
        self._words = words
        self._namer = namer

    def has_cue(self, sentence: Sentence) -> bool:
        """Whether a reporting word stands in the sentence."""
        cut = self._cut(sentence)
        return any(self._is_cue(cut, k) for k in range(len(cut)))

    def cues(self, sentence: Sentence, quotations: Sequence[Quotation]) -> Iterator[Cue]:
        """The cues whose speaker stands right beside them."""
        cut = self._cut(sentence)
        for k, word in enumerate(cut):
            if not self._is_cue(cut, k) or any(q.start < word.start < q.end for q in quotations):
                continue
            if word.low == "according":
                phrase = self._after(cut, k + 2)
            elif self._made_by(cut, k):
                phrase = self._after(cut, k + self._made_by(cut, k))
            else:
                phrase = self._before(cut, k)
                if phrase is None and (k == 0 or cut[k - 1].low in ",”\"’'»"):
                    phrase = self._after(cut, k + 1)
            if phrase is not None:
                yield Cue(word.start, word.end, (phrase,))

    def _cut(self, sentence: Sentence) -> list[_Word]:
        text = self._text
        found = [_Word(m.start(), m.end(), m.group().lower()) for m in _WORD.finditer(text, sentence.start, sentence.end)]
        kept: list[_Word] = []
        i = 0
        while i < len(found):
            close = next((k for k in range(i + 1, min(len(found), i + 6)) if found[k].low == ")"), None)
            if found[i].low == "(" and close is not None and kept:
                i = close
            else:
                kept.append(found[i])
            i += 1
        return kept

    def _made_by(self, cut: list[_Word], k: int) -> int:
        """How many words "claims (made) by" has from word `k`; 0 where it does not stand there."""
        if cut[k].low in self._words.speech_nouns and k + 3 < len(cut):
            if cut[k + 1].low == "by":
                return 2
            if cut[k + 1].low in ("made", "issued", "published") and cut[k + 2].low == "by":
                return 3
        return 0

    def _is_cue(self, cut: list[_Word], k: int) -> bool:
        low = cut[k].low
        if self._made_by(cut, k):
            return True
        if low == "according":
            return k + 2 < len(cut) and cut[k + 1].low == "to"
        return low in self._words.finite and self._words.verbs[low] in self._words.clause

    def _before(self, cut: list[_Word], k: int) -> Phrase | None:
        j, comma = k - 1, False
        while j >= 0 and (cut[j].low in self._words.between or cut[j].low == "," or cut[j].low.isdigit()):
            if cut[j].low in _BE and not cut[k].low.endswith("ing"):
                return None  # passive: "troops were told"
            comma = comma or cut[j].low == ","
            j -= 1
        found = self._ends_at(cut, j)
        if not comma or (found is not None and self._is_person(found)):
            return found
        for i in range(j, max(-1, j - _APPOSITION), -1):
            if cut[i].low in ";:“”\"":
                break
            if cut[i].low == ",":
                named = self._ends_at(cut, i - 1)
                if named is not None and (found is None or self._is_person(named)):
                    return named
        return found

    def _is_person(self, phrase: Phrase) -> bool:
        mention = self._namer.speaker_at(*phrase.head)
        return mention is not None and mention.kind == "person"

    def _ends_at(self, cut: list[_Word], j: int) -> Phrase | None:
        """A speaker's phrase that ends with word `j`."""
        if j < 0:
            return None
        head = cut[j].start, cut[j].end
        if self._namer.pronoun(head):
            return Phrase(head[0], head[1], head)
        mention = self._namer.speaker_at(*head)
        if mention is not None and mention.end == head[1]:
            return Phrase(mention.start, head[1], head)
        party = self._namer.party_at(*head)
        if party is not None and party.end == head[1] and party.role in ("name", "people"):
            return Phrase(party.start, head[1], head)
        end = head[1]
        if cut[j].low not in self._words.people and cut[j].low not in self._words.neutral:
            noun = self._noun_left(cut, j)
            if noun is None:
                return None
            j, head = noun, (cut[noun].start, cut[noun].end)
        i = j
        while i > 0 and j - i < _PHRASE and cut[i - 1].low not in _STOP_LEFT and cut[i - 1].low[0].isalnum():
            i -= 1
            if cut[i].low in ("the", "a", "an"):
                break
        rest = ((head[1], end),) if end > head[1] else ()
        return Phrase(cut[i].start, end, head, (), rest)

    def _noun_left(self, cut: list[_Word], j: int) -> int | None:
        """The noun for people that a phrase such as "the governor of Ukraine's X region" hangs on, from its last word."""
        found = None
        for i in range(j - 1, max(-1, j - 12), -1):
            low = cut[i].low
            if not low[0].isalnum() or low in _STOP_LEFT or self._is_cue(cut, i):
                break
            if low in self._words.people and cut[i + 1].low in ("of", "in", "for", "at", "from", "to", "with"):
                found = i
        return found

    def _after(self, cut: list[_Word], k: int) -> Phrase | None:
        """A speaker's phrase that begins with word `k`: a name, or a title and a name, or a noun."""
        for j in range(k, min(len(cut) - 1, k + 4)):
            if cut[j].low == "by" and any(cut[i].low in self._words.carriers for i in range(k, j)):
                k = j + 1  # "according to estimates (made) by X"
                break
        commas = 0
        noun: int | None = None
        for j in range(k, min(len(cut), k + _TITLE)):
            word = cut[j]
            if word.low == ",":
                commas += 1
            if commas > 1 or word.low in ";:“”\"." or word.low in ("that", "and", "but", "as", "while"):
                break
            mention = self._namer.speaker_at(word.start, word.end)
            if mention is not None and mention.start == word.start:
                owner = re.match(r"['’]s?\s", self._text[mention.end : mention.end + 3])
                if mention.kind == "person" or (not owner and noun is None):
                    return Phrase(mention.start, mention.end, (mention.start, mention.end))
            party = self._namer.party_at(word.start, word.end)
            if j == k and party is not None and party.role in ("name", "people"):
                return Phrase(party.start, party.end, (party.start, party.end))
            if noun is None and commas == 0 and (word.low in self._words.people or word.low in self._words.neutral):
                noun = j
        if noun is None:
            return None
        while noun + 1 < len(cut) and cut[noun + 1].low in self._words.people:
            noun += 1
        last = noun
        if noun + 2 < len(cut) and cut[noun + 1].low in ("of", "in", "for", "at"):
            while last + 1 < len(cut) and last - noun < _PHRASE and cut[last + 1].low[0].isalnum() and cut[last + 1].low not in _STOP_LEFT:
                last += 1
        head = cut[noun].start, cut[noun].end
        rest = ((cut[noun + 1].start, cut[last].end),) if last > noun else ()
        return Phrase(cut[k].start, cut[last].end, head, (), rest)

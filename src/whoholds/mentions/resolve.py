"""Which of its namesakes a name means, worked out over a whole document.

What the words say (region, distance and bearing) is tested first; what is left is chosen by how near it lies to the
document's other places.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from whoholds.gazetteer import Gazetteer
from whoholds.gazetteer.names import close
from whoholds.mentions.atoms import Atom, Candidate
from whoholds.mentions.countries import CAPITALS
from whoholds.mentions.guesses import estimate, estimate_reason, misspelt, sharpen, where
from whoholds.mentions.relative import Constraint
from whoholds.mentions.surroundings import CITY, METROPOLIS, NEAR_KM, TOWN, Surroundings, bare_name, km, within
from whoholds.model import Place
from whoholds.theatre import Theatre

SAME_KM = 5.0  # candidates this near to each other are one place
CAPITAL_SIZE = 100_000  # inhabitants; no village of a capital's name stands for a government
WORLD_SHARE = 2  # outside the theatre a name means the largest bearer, if it is this much larger than the next
ALIKE = 0.4  # two spellings of one name share at least so much
# Costs in km, beside those of the surroundings.
LEVEL_KM = {"exact": 0.0, "close": 8.0, "fold": 60.0}
OTHER_NAME_KM = 40.0  # the spelling is not the place's standard name (Engels was once a Pokrovsk)
FAR_COUNTRY_KM = 40.0  # in a country that is not the theatre's first
# The one place of a name is kept, though distance or bearing are wrong, up to this far from the reference.
CARELESS_KM, CARELESS_TIMES = 25.0, 2.5
# The best must beat the second by this much, or by this share of its own cost.
MARGIN_KM, MARGIN_SHARE = 10.0, 0.15
# (only certain choices, wait for references): the last round takes those whose reference stayed unresolved.
ROUNDS = ((True, True), (True, True), (False, True), (False, True), (False, False))


class Resolver:
    """Resolves the atoms of one document in place (fields `place`, `reason`, `method`, `options`)."""

    def __init__(
        self,
        atoms: Sequence[Atom],
        constraints: dict[int, list[Constraint]],
        paragraphs: Sequence[int],
        gazetteer: Gazetteer,
        theatre: Theatre,
    ) -> None:
        self._atoms = [a for a in atoms if a.kind in ("name", "unknown")]
        self._constraints = constraints
        self._gazetteer = gazetteer
        self._theatre = theatre
        self._first = theatre.countries[0] if theatre.countries else None
        self._around = Surroundings(atoms, paragraphs, theatre)

    def run(self) -> None:
        """Resolve: the certain ones first, since they help the others."""
        waiting = list(self._atoms)
        for certain_only, patient in ROUNDS:
            waiting = [atom for atom in waiting if not self._resolve(atom, certain_only, patient)]
            if not waiting:
                break
        for atom in waiting:
            _give_up(atom)
        self._share()

    def _share(self) -> None:
        """What one sentence tells of a village's position holds for its other mentions."""
        best: dict[str, Place] = {}
        for atom in self._atoms:
            place = atom.place
            if place is not None and place.error_km is not None and not place.id.startswith("est:"):
                known = best.get(place.id)
                if known is None or place.error_km < (known.error_km or 0.0):
                    best[place.id] = place
        for atom in self._atoms:
            if atom.place is not None and best.get(atom.place.id, atom.place) is not atom.place:
                atom.place = best[atom.place.id]

    def _stated(self, atom: Atom) -> list[Constraint]:
        return self._constraints.get(id(atom), [])

    def _settle(self, atom: Atom, place: Place, method: str, reason: str) -> bool:
        if place.error_km is not None and method == "gazetteer":
            place, more = sharpen(atom, place, self._stated(atom))
            reason += more
        atom.place, atom.reason, atom.method = place, reason, method
        capital = CAPITALS.get(atom.surface.lower()) == place.country and place.population >= CAPITAL_SIZE
        if capital and not atom.city:
            atom.method = "capital"
        self._around.anchor(atom, place)
        return True

    def _resolve(self, atom: Atom, certain_only: bool, patient: bool) -> bool:
        stated = self._stated(atom)
        if patient and any(c.passes_later() for c in stated):
            return False
        if atom.kind == "unknown":
            return not certain_only and self._unknown(atom)
        pool, said, done = self._test(atom, stated)
        if done:
            return True
        if not said:
            pool = [c for c in pool if c[1] != "fold"] or pool
        clusters = self._clusters(atom, pool, bool(said))
        if not clusters:
            return not certain_only and self._unknown(atom)
        if len(clusters) == 1:
            return self._only(atom, clusters[0][0], pool, said)
        if not said and self._abroad(atom, [place for place, _ in clusters]):
            return True
        if certain_only and not said and not any(p.population >= METROPOLIS for p, _ in clusters):
            return False
        return self._choose(atom, clusters, said, certain_only)

    def _test(self, atom: Atom, stated: Sequence[Constraint]) -> tuple[list[Candidate], list[str], bool]:
        """The candidates that pass what the words say, those words, and whether the name is settled thereby."""
        pool = list(atom.candidates)
        said: list[str] = []
        # Positions are tested before regions: a distance is never loose talk, a region may be the next clause's.
        for constraint in sorted(stated, key=lambda c: not c.geometric):
            passing = [c for c in pool if constraint.passes(c[0])]
            # A region must not bend "Odesa" into a village that is spelled otherwise; nor may any country.
            bends = constraint.admin1 is None or any(p.population >= CITY for p, level in pool if level != "fold")
            if not constraint.geometric and bends and all(level == "fold" for _, level in passing):
                continue
            rough = [c for c in pool if c[1] != "fold" and constraint.roughly(c[0])]
            if passing and constraint.km is not None and all(p.error_km for p, _ in passing):
                # A village known only to its commune's seat passes easily; one whose place is known comes first.
                passing = [c for c in rough if not c[0].error_km] or passing
            if passing:
                pool = passing
                said.append(constraint.words)
            elif constraint.geometric and not constraint.passes_later() and constraint.km is not None:
                reckoned = estimate(atom, constraint)
                if rough:
                    pool = rough
                    said.append(f"roughly {constraint.words}")
                elif self._surely(pool, constraint):
                    continue  # a well-known place, told carelessly
                elif reckoned is not None:
                    return pool, said, self._settle(atom, reckoned, "estimated", estimate_reason(atom, constraint))
            elif constraint.admin1 is not None and not said and self._misspelt(atom):
                return pool, said, True
        return pool, said, False

    def _surely(self, pool: Sequence[Candidate], constraint: Constraint) -> bool:
        """Whether the theatre has one place of that spelling, a town or not far from where the words put it."""
        exact = [p for p, level in pool if level == "exact" and p.country == self._first]
        reference = constraint.reference.place if constraint.reference is not None else None
        if len(exact) != 1 or exact[0].error_km or reference is None:
            return False
        reach = max(CARELESS_KM, CARELESS_TIMES * (constraint.km or 0.0))
        return exact[0].population >= TOWN or km(exact[0], reference) <= reach

    def _only(self, atom: Atom, place: Place, pool: Sequence[Candidate], said: list[str]) -> bool:
        level = next(lv for p, lv in pool if p.id == place.id)
        if level == "fold" and not said and atom.evidence != "strong" and self._around.remote(place, atom.sentence):
            atom.reason = f"spelled otherwise than {where(place)}, which is far from the places told"
            atom.options = (place,)
            return False
        why = "the only place of that name"
        if said:
            why = "the only one of its namesakes " + " and ".join(said)
        elif len(atom.candidates) > 1:
            why = "the only place spelled so"
        return self._settle(atom, place, "gazetteer", _reason(place, why))

    def _abroad(self, atom: Atom, places: Sequence[Place]) -> bool:
        """Outside the theatre a name means the largest town that bears it."""
        if any(place.country in self._theatre.countries for place in places):
            return False
        ranked = sorted(places, key=lambda p: (-p.population, p.id))
        if ranked[0].population < WORLD_SHARE * ranked[1].population:
            return False
        why = "far the largest of that name, outside the theatre"
        return self._settle(atom, ranked[0], "gazetteer", _reason(ranked[0], why))

    def _clusters(self, atom: Atom, pool: Sequence[Candidate], said: bool) -> list[tuple[Place, float]]:
        """Places with their cost before the surroundings are looked at; near namesakes are one."""
        spelled = close(bare_name(atom))
        renamed = self._theatre.renames_terms.get(atom.surface.lower())
        out: list[tuple[Place, float]] = []
        if not said and any(p.population >= CITY and close(p.name) == spelled for p, _ in pool):
            # Mykolaiv is not a Mykolaivka that was once called so.
            pool = [c for c in pool if close(c[0].name) == spelled]
        if renamed is None and any(close(p.name) == spelled for p, _ in pool):
            # Oleksandrivka is no city that was once called so, where there are villages of the name.
            pool = [c for c in pool if c[0].population < CITY or not _another_name(spelled, close(c[0].name))]
        for place, level in pool:
            cost = LEVEL_KM[level]
            if close(place.name) != spelled and (renamed is None or close(renamed) != close(place.name)):
                cost += OTHER_NAME_KM
            if place.country != self._first:
                cost += FAR_COUNTRY_KM
            for k, (other, had) in enumerate(out):
                if within(place, other, SAME_KM):
                    if (cost, -place.population) < (had, -other.population):
                        out[k] = (place, cost)
                    break
            else:
                out.append((place, cost))
        return out

    def _choose(self, atom: Atom, clusters: list[tuple[Place, float]], said: list[str], certain_only: bool) -> bool:
        ranked = sorted(
            ((self._around.cost(atom, place, base), place) for place, base in clusters),
            key=lambda r: (r[0][0], r[1].id),
        )
        (best, why), place = ranked[0]
        (second, _), other = ranked[1]
        margin = second - best
        if margin < max(MARGIN_KM, MARGIN_SHARE * best):
            if certain_only:
                return False
            atom.options = tuple(p for _, p in ranked[:8])
            if all(p.error_km for _, p in ranked[:2]):
                # Villages known only by their communes' seats: the words place it better than a choice among them.
                for constraint in self._stated(atom):
                    reckoned = estimate(atom, constraint)
                    if reckoned is not None:
                        return self._settle(atom, reckoned, "estimated", estimate_reason(atom, constraint))
            atom.reason = (
                f"{len(clusters)} places of that name; {where(place)} and {where(other)} fit equally well "
                f"({why}), so none is taken"
            )
            return False
        if certain_only and not said and best > NEAR_KM:
            return False
        among = f"of {len(clusters)} namesakes" + (f" {' and '.join(said)}" if said else "")
        atom.options = tuple(p for _, p in ranked[1:8])
        return self._settle(atom, place, "gazetteer", _reason(place, f"{among} {why}"))

    def _misspelt(self, atom: Atom) -> bool:
        found = misspelt(atom, self._stated(atom), self._around, self._gazetteer, self._theatre)
        if found is None:
            return False
        place, reason, atom.options = found
        return self._settle(atom, place, "fuzzy", reason)

    def _unknown(self, atom: Atom) -> bool:
        if self._misspelt(atom):
            return True
        for constraint in self._stated(atom):
            reckoned = estimate(atom, constraint) if constraint.geometric else None
            if reckoned is not None:
                return self._settle(atom, reckoned, "estimated", estimate_reason(atom, constraint))
        return False


def _another_name(spelled: str, name: str) -> bool:
    """Whether a city's other name is no spelling of its own: Kharkov is one of Kharkiv, Yuzivka none of Donetsk."""
    return SequenceMatcher(None, spelled, name).ratio() < ALIKE


def _give_up(atom: Atom) -> None:
    atom.method = "unresolved"
    if not atom.reason:
        atom.reason = "no gazetteer knows the name" if not atom.candidates else "nothing tells its namesakes apart"
    if not atom.options:
        atom.options = tuple(p for p, _ in atom.candidates[:8])


def _reason(place: Place, why: str) -> str:
    rough = f"; its position is known to {place.error_km:.0f} km" if place.error_km else ""
    return f"{where(place)}: {why}{rough}"

"""The findings of an assessment by what they are about.

A finding may name every sample of a case. So what its places are is found out once for each, known by the object that
it is, and nobody looks through the places of others.
"""

from collections.abc import Iterable, Mapping, Sequence

from causality.case.finding import Finding

_TELLING = 6
"""So many signs tell most kinds of places from each other."""
Groups = Mapping[str, Sequence[str]]

_known: dict[int, tuple[Finding, Groups]] = {}


def concerned(findings: Iterable[Finding], starts: tuple[str, ...]) -> list[Finding]:
    """Give the findings that name a place of the case that begins with one of `starts`, such as "samples"."""
    return [one for one, groups in _grouped(findings) if any(True for _place in _places(groups, starts))]


def with_places(findings: Iterable[Finding], starts: tuple[str, ...]) -> list[tuple[Finding, list[str]]]:
    """Give the findings that name such places, each with these places alone."""
    found = [(one, list(_places(groups, starts))) for one, groups in _grouped(findings)]
    return [(one, places) for one, places in found if places]


def _places(groups: Groups, starts: tuple[str, ...]) -> Iterable[str]:
    heads = {start[:_TELLING] for start in starts}
    return (place for head in heads & groups.keys() for place in groups[head] if place.startswith(starts))


def _grouped(findings: Iterable[Finding]) -> list[tuple[Finding, Groups]]:
    """Give the findings with their places by how these begin; those that were there the last time keep theirs."""
    global _known
    found = [_known.get(id(one)) or (one, _groups_of(one.where)) for one in findings]
    _known = {id(one): (one, groups) for one, groups in found}
    return found


def _groups_of(places: Sequence[str]) -> Groups:
    heads = {place[:_TELLING] for place in places}
    if len(heads) == 1:
        return {heads.pop(): places}
    groups: dict[str, list[str]] = {head: [] for head in heads}
    for place in places:
        groups[place[:_TELLING]].append(place)
    return groups

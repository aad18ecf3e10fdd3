"""Reads prov.json of editions with the package prov, and holds them against the constraints of W3C PROV.

Called with files; prints one JSON object: how many records there are, and what is wrong, a sentence each.
"""

import json
import sys

from prov.constants import (
    PROV_ACTIVITY,
    PROV_AGENT,
    PROV_ASSOCIATION,
    PROV_ATTRIBUTION,
    PROV_DERIVATION,
    PROV_ENTITY,
    PROV_GENERATION,
    PROV_MEMBERSHIP,
    PROV_SPECIALIZATION,
    PROV_USAGE,
)
from prov.model import ProvDocument

# What the ends of a relation are, in the order of its formal attributes (PROV-CONSTRAINTS, typing).
KINDS = {
    PROV_USAGE: ("activity", "entity"),
    PROV_GENERATION: ("entity", "activity"),
    PROV_ASSOCIATION: ("activity", "agent", "entity"),
    PROV_ATTRIBUTION: ("entity", "agent"),
    PROV_DERIVATION: ("entity", "entity"),
    PROV_MEMBERSHIP: ("entity", "entity"),
    PROV_SPECIALIZATION: ("entity", "entity"),
}


def ends_of(record):
    """The ends of a relation that are named, in order."""
    return [str(value) for _, value in record.formal_attributes[: len(KINDS[record.get_type()])]]


def circle_in(edges):
    """A node that leads back to itself; None where there is none."""
    state = {}
    for start in edges:
        trail = [(start, iter(edges.get(start, ())))]
        while trail:
            node, rest = trail[-1]
            state.setdefault(node, "open")
            following = next((to for to in rest if state.get(to) != "done"), None)
            if following is None:
                state[node] = "done"
                trail.pop()
            elif state.get(following) == "open":
                return following
            else:
                trail.append((following, iter(edges.get(following, ()))))
    return None


def problems_of(document):
    """What breaks a constraint: typing, uniqueness of generation, order of events, strictness of specialisation."""
    known = {
        kind: {str(record.identifier) for record in document.get_records() if record.get_type() == prov}
        for kind, prov in (("entity", PROV_ENTITY), ("activity", PROV_ACTIVITY), ("agent", PROV_AGENT))
    }
    for name in known["entity"] & known["activity"]:
        yield f"{name} is an entity and an activity"
    generated = set()
    # An event comes before another: a derivation, a generation or a usage says so.
    before = {}
    for record in document.get_records():
        kinds = KINDS.get(record.get_type())
        if kinds is None:
            if not record.is_element():
                yield f"{record} is a relation that nobody expects"
            continue
        ends = ends_of(record)
        for name, kind in zip(ends, kinds):
            if name != "None" and name not in known[kind]:
                yield f"{name} is no {kind}, as {record} has it"
        if record.get_type() == PROV_GENERATION:
            if tuple(ends) in generated:
                yield f"{ends[0]} is generated twice by {ends[1]}"
            generated.add(tuple(ends))
        if record.get_type() in (PROV_DERIVATION, PROV_GENERATION, PROV_USAGE, PROV_SPECIALIZATION):
            if ends[0] == ends[1]:
                yield f"{record} leads from a thing to itself"
            before.setdefault(ends[0], []).append(ends[1])
    circle = circle_in(before)
    if circle is not None:
        yield f"{circle} comes before itself"


def main(paths):
    wrong = []
    records = 0
    everything = ProvDocument()
    for path in paths:
        document = ProvDocument.deserialize(path, format="json")
        records += len(document.get_records())
        for form in ("json", "provn"):
            again = ProvDocument.deserialize(content=document.serialize(format=form), format=form)
            if again != document:
                wrong.append(f"{path}: is another one when it is written as {form} and read")
        if document.unified() != document:
            wrong.append(f"{path}: says one thing in two records")
        wrong.extend(f"{path}: {problem}" for problem in problems_of(document))
        everything.update(document)
    wrong.extend(f"all editions as one: {problem}" for problem in problems_of(everything.unified()))
    print(json.dumps({"records": records, "wrong": wrong}))


main(sys.argv[1:])

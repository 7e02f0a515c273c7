"""Where the ways and relations of an OpenStreetMap file are: one point for each that has tags.

Invariant: memory grows with the tagged ways and relations, never with the file. Of a way three nodes are looked up
(middle, first, last), of a relation three of its ways and one of its nodes, and all of that is done in C++ in passes
over the file: first who is asked for, then where the nodes are.

A relation that has only other relations for members has no point.

Source: pyosmium's manual on location storage and on id trackers.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import osmium

_INDEX = "flex_mem"
_WAYS_OF_A_RELATION = 3
_CENTRES = ("label", "admin_centre")
_DUMMY = b'<osm version="0.6"><way id="1"><nd ref="1"/></way></osm>'

Point = tuple[float, float]


class Points:
    """Points of the tagged ways and relations of one file.

    Attributes:
        has_own_ids: whether objects have numbers below zero, as an editor gives them before they are uploaded; then
            nothing was collected.
    """

    def __init__(self, file: Any, filters: list[Any]) -> None:
        self.has_own_ids = False
        self._file, self._filters = file, filters
        self._nodes = osmium.index.create_map(_INDEX)
        self._ways = osmium.index.create_map("sparse_mem_map")  # one that needs no order
        self._asked_nodes = osmium.IdTracker()
        self._asked_ways = osmium.IdTracker()

    def collect(self) -> None:
        """Go over the file as often as it takes.

        Raises:
            RuntimeError: the file is broken; what was found before it stays.
        """
        has_any, has_ways = self._ask()
        if self.has_own_ids or not has_any:
            return
        if has_ways:
            for way in self._some(osmium.osm.WAY, [self._asked_ways.id_filter()]):
                self._ask_for_nodes(nodes_of(way))
        self._find_nodes()
        if has_ways:
            for way in self._some(osmium.osm.WAY, [self._asked_ways.id_filter()]):
                if point := self.of_way(way):
                    self._ways.set(way.id, osmium.osm.Location(*point))

    def of_way(self, way: Any) -> Point | None:
        """Return the middle node of a way, or its first or last where the file does not hold that one."""
        return next((point for ref in nodes_of(way) if (point := _look_up(self._nodes, ref))), None)

    def of_relation(self, relation: Any) -> Point | None:
        """Return a point of a relation: its centre if it names one, else one on its ways, else one of its nodes."""
        node, ways, is_centre = members_of(relation)
        of_node = _look_up(self._nodes, node) if node is not None else None
        if of_node and is_centre:
            return of_node
        return next((point for ref in ways if (point := _look_up(self._ways, ref))), of_node)

    def _ask(self) -> tuple[bool, bool]:
        """Write down who is asked for; return whether anybody is, and whether ways of relations are."""
        has_any = has_ways = False
        for thing in self._some(osmium.osm.WAY | osmium.osm.RELATION, self._filters):
            has_any = True
            if thing.is_way():
                self._ask_for_nodes(nodes_of(thing))
            else:
                node, ways, _ = members_of(thing)
                self._ask_for_nodes([node] if node is not None else [])
                self.has_own_ids = self.has_own_ids or any(ref < 0 for ref in ways)
                for ref in ways if not self.has_own_ids else []:
                    self._asked_ways.add_way(ref)
                    has_ways = True
            if self.has_own_ids:
                break
        return has_any, has_ways

    def _ask_for_nodes(self, refs: list[int]) -> None:
        self.has_own_ids = self.has_own_ids or any(ref < 0 for ref in refs)
        for ref in refs if not self.has_own_ids else []:
            self._asked_nodes.add_node(ref)

    def _find_nodes(self) -> None:
        keeper = osmium.NodeLocationsForWays(self._nodes)
        keeper.ignore_errors()
        with osmium.io.Reader(self._file, osmium.osm.NODE) as reader:
            osmium.apply(reader, self._asked_nodes.id_filter(), keeper)
        # Nodes may stand in any order; with the first way that it meets the keeper sorts them.
        with osmium.io.Reader(osmium.io.FileBuffer(_DUMMY, "osm")) as reader:
            osmium.apply(reader, keeper)

    def _some(self, kinds: Any, filters: list[Any]) -> Iterator[Any]:
        processor = osmium.FileProcessor(self._file, kinds)
        for one in filters:
            processor = processor.with_filter(one)
        yield from processor


def nodes_of(way: Any) -> list[int]:
    """Return the nodes of a way that are looked up: middle, first, last."""
    refs = way.nodes
    count = len(refs)
    if not count:
        return []
    return list(dict.fromkeys((refs[count // 2].ref, refs[0].ref, refs[count - 1].ref)))


def members_of(relation: Any) -> tuple[int | None, list[int], bool]:
    """Return the members of a relation that are looked up: a node, some ways, and whether the node is its centre."""
    node: int | None = None
    is_centre = False
    outer: list[int] = []
    others: list[int] = []
    for member in relation.members:
        if member.type == "n" and not is_centre:
            is_centre = member.role in _CENTRES
            node = member.ref if node is None or is_centre else node
        elif member.type == "w" and len(outer) < _WAYS_OF_A_RELATION:
            (others if member.role == "inner" else outer).append(member.ref)
    return node, (outer + others[:_WAYS_OF_A_RELATION])[:_WAYS_OF_A_RELATION], is_centre


def _look_up(index: Any, ref: int) -> Point | None:
    try:
        place = index.get(ref)
    except (KeyError, osmium.InvalidLocationError, RuntimeError, TypeError):
        return None
    if not place.valid():
        return None
    return place.lon, place.lat

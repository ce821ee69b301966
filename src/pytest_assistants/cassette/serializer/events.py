"""YAML to plain values, built from libyaml's events: no tags, no anchors, no bombs."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from pytest_assistants.cassette.serializer.format import MAX_NODES

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_DEPTH = 32
_SCALAR = yaml.ScalarEvent
_START = frozenset({yaml.MappingStartEvent, yaml.SequenceStartEvent})
_END = frozenset({yaml.MappingEndEvent, yaml.SequenceEndEvent})
_BINARY = "tag:yaml.org,2002:binary"
_STATUS_CODE = re.compile(r"[1-9]\d\d", re.ASCII)  # the one plain number of most interactions
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_RESOLVERS: dict[str, Any] = yaml.SafeLoader.yaml_implicit_resolvers


class UnreadableError(ValueError):
    """The text is YAML that no cassette is; says what and on which line."""

    def __init__(self, problem: str, mark: Any) -> None:
        super().__init__(f"{problem} on line {mark.line + 1}")


class UnsupportedError(UnreadableError):
    """A tag, an anchor or an alias: harmless in a stock cassette, but not read here."""


def build(text: str, *, counted: int = 0) -> object:
    """The document as dicts, lists and scalars, as a safe loader would construct it.

    ``counted`` is how many events count as read before, where some of the text was left out.

    Raises UnsupportedError for a tag other than ``!!binary``, an anchor, an alias or a merge key;
    UnreadableError for what is too deep, too large or too much; yaml.YAMLError for no YAML.
    """
    loader = _LOADER(text)
    top: list[Any] = []
    open_nodes: list[list[Any]] = []
    plain: dict[str, object] = {}
    for count, event in enumerate(iter(loader.get_event, None), counted):
        kind = type(event)
        if kind is _SCALAR:
            top.append(_scalar(event, plain))
        elif kind in _START:
            if event.anchor or event.tag or len(open_nodes) >= MAX_DEPTH or count > MAX_NODES:
                raise _refused(event, len(open_nodes))
            open_nodes.append(top)
            top = []
        elif kind in _END:
            node = _mapping(top, event) if kind is yaml.MappingEndEvent else top
            top = open_nodes.pop()
            top.append(node)
        elif kind is yaml.AliasEvent:
            raise UnsupportedError("an alias", event.start_mark)
        elif kind is yaml.DocumentStartEvent and top:
            raise UnreadableError("a second document", event.start_mark)
    return top[0] if top else None


def check_weight(text: str) -> None:
    """Raise UnreadableError if the document, its aliases written out, is too deep or too large."""
    open_nodes = [_Weight(None)]
    weights: dict[str, int] = {}
    for event in _events(text):
        if isinstance(event, yaml.CollectionEndEvent):
            node = open_nodes.pop()
            _weigh(node.anchor, node.weight, open_nodes, weights, event)
        elif isinstance(event, yaml.CollectionStartEvent):
            open_nodes.append(_Weight(event.anchor))
        elif isinstance(event, yaml.AliasEvent):
            _weigh(None, _known_weight(weights, event), open_nodes, weights, event)
        elif isinstance(event, yaml.ScalarEvent):
            _weigh(event.anchor, 1, open_nodes, weights, event)


@dataclass(slots=True)
class _Weight:
    anchor: str | None
    weight: int = 1


def _events(text: str) -> Iterator[yaml.Event]:
    return yaml.parse(text, Loader=_LOADER)


def _known_weight(weights: dict[str, int], event: yaml.AliasEvent) -> int:
    if event.anchor not in weights:
        raise UnreadableError("an alias to nothing, or to itself,", event.start_mark)
    return weights[event.anchor]


def _weigh(
    anchor: str | None,
    weight: int,
    open_nodes: list[_Weight],
    weights: dict[str, int],
    event: yaml.Event,
) -> None:
    if anchor is not None:
        weights[anchor] = weight
    open_nodes[-1].weight += weight
    if open_nodes[-1].weight > MAX_NODES:
        raise UnreadableError("too many values", event.start_mark)
    if len(open_nodes) > MAX_DEPTH:
        raise UnreadableError("nesting too deep", event.start_mark)


def _scalar(event: yaml.ScalarEvent, plain: dict[str, object]) -> object:
    """The scalar's value; ``plain`` keeps what was resolved, since most are keys that recur."""
    value: str = event.value
    if event.anchor is not None or event.tag is not None:
        return _tagged(event)
    if not event.implicit[0]:
        return value
    if value not in plain:
        plain[value] = _resolved(event)
    return plain[value]


def _tagged(event: yaml.ScalarEvent) -> bytes:
    if event.anchor is not None:
        raise UnsupportedError("an anchor", event.start_mark)
    if event.tag != _BINARY:
        raise UnsupportedError(f"the tag {event.tag}", event.start_mark)
    try:
        return base64.decodebytes(event.value.encode("ascii"))
    except (binascii.Error, UnicodeEncodeError) as problem:
        raise UnreadableError("!!binary that is no base64", event.start_mark) from problem


def _resolved(event: yaml.ScalarEvent) -> object:
    for tag, pattern in _RESOLVERS.get(event.value[:1], ()):
        if pattern.match(event.value):
            return _constructed(tag, event)
    return event.value


def _constructed(tag: str, event: yaml.ScalarEvent) -> object:
    """What the safe loader makes of a plain scalar: null, a boolean, a number, a date."""
    if _STATUS_CODE.fullmatch(event.value):
        return int(event.value)
    try:
        node = yaml.ScalarNode(tag, event.value)
        value: object = yaml.constructor.SafeConstructor().construct_object(node)
    except yaml.constructor.ConstructorError as problem:
        raise UnsupportedError(f"the tag {tag}", event.start_mark) from problem
    except ValueError as problem:
        raise UnreadableError("a number or a date that is none", event.start_mark) from problem
    return value


def _refused(event: yaml.CollectionStartEvent, depth: int) -> UnreadableError:
    if event.anchor is not None:
        return UnsupportedError("an anchor", event.start_mark)
    if event.tag is not None:
        return UnsupportedError(f"the tag {event.tag}", event.start_mark)
    problem = "nesting too deep" if depth >= MAX_DEPTH else "too many values"
    return UnreadableError(problem, event.start_mark)


def _mapping(flat: list[Any], event: yaml.MappingEndEvent) -> dict[Any, Any]:
    items = iter(flat)
    try:
        mapping = dict(zip(items, items, strict=True))
    except TypeError as problem:
        raise UnreadableError("a key that is a collection", event.start_mark) from problem
    if 2 * len(mapping) < len(flat):
        raise UnreadableError("a mapping with one key twice", event.start_mark)
    return mapping

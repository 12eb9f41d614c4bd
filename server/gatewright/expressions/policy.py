"""Resource policies in IAM's JSON: what stands where, and what is wrong in it?

A policy is read as a value (`json_value`, or what a file writes out). What is not known in it is no fault. Names of elements are compared
whatever their case. See https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies.html.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import Enum
from typing import Final, NamedTuple

from gatewright.expressions.forms import Form, Piece, pieces
from gatewright.model import Mapping, Sequence, Text, Value
from gatewright.text import Span, nearest

STATEMENT: Final = {
    "Sid": "text",
    "Effect": "effect",
    "Principal": "principal",
    "NotPrincipal": "principal",
    "Action": "action",
    "NotAction": "action",
    "Resource": "resource",
    "NotResource": "resource",
    "Condition": "condition",
}
"""The elements of a statement, and the form of what stands behind each."""

FORMS: Final[dict[str, Form]] = {
    "policy": Form(keys={"Version": "version", "Id": "text", "Statement": "statements"}),
    "statements": Form(keys=STATEMENT, items="statement"),
    "statement": Form(keys=STATEMENT),
    "principal": Form(keys=dict.fromkeys(("AWS", "Service", "Federated", "CanonicalUser"), "principals")),
    "principals": Form(items="principal of a kind"),
    "action": Form(items="action"),
    "resource": Form(items="resource"),
    "condition": Form(others="tests"),
    "tests": Form(others="condition values"),
    "condition values": Form(items="condition values"),
}

STATEMENTS: Final = ("statement", "statements")
"""The forms that are a statement where they are an object."""

EFFECTS: Final = ("Allow", "Deny")
INVOKE: Final = "execute-api:Invoke"
ACTIONS: Final = (INVOKE, "execute-api:InvalidateCache", "execute-api:ManageConnections")

_COMPARISONS = ("Equals", "NotEquals", "LessThan", "LessThanEquals", "GreaterThan", "GreaterThanEquals")
OPERATORS: Final = (
    "StringEquals",
    "StringNotEquals",
    "StringEqualsIgnoreCase",
    "StringNotEqualsIgnoreCase",
    "StringLike",
    "StringNotLike",
    "IpAddress",
    "NotIpAddress",
    "ArnEquals",
    "ArnLike",
    "ArnNotEquals",
    "ArnNotLike",
    "Bool",
    "Null",
    "BinaryEquals",
    *(f"Date{one}" for one in _COMPARISONS),
    *(f"Numeric{one}" for one in _COMPARISONS),
)
"""The operators of conditions; `ForAnyValue:` may stand before one, and `IfExists` behind it."""

KEYS: Final[dict[str, str]] = {
    "aws:SourceVpce": "string",
    "aws:SourceVpc": "string",
    "aws:SourceIp": "address",
    "aws:VpcSourceIp": "address",
    "aws:PrincipalOrgID": "string",
    "aws:PrincipalOrgPaths": "string",
    "aws:PrincipalAccount": "string",
    "aws:PrincipalArn": "arn",
    "aws:PrincipalTag": "string",
    "aws:PrincipalType": "string",
    "aws:SourceArn": "arn",
    "aws:SourceAccount": "string",
    "aws:SourceOrgID": "string",
    "aws:Referer": "string",
    "aws:UserAgent": "string",
    "aws:SecureTransport": "truth",
    "aws:CurrentTime": "date",
    "aws:EpochTime": "date",
    "aws:userid": "string",
    "aws:username": "string",
}
"""The keys of conditions that have a value when an API is called, and of which type."""

_BY_LOWER = {name.lower(): name for name in KEYS}


def key_named(text: str) -> str | None:
    """The key that a text names, whatever its case: `aws:sourceip`, `aws:PrincipalTag/team`; `None` for one that is not listed."""
    return _BY_LOWER.get(text.partition("/")[0].lower())


def operator_in(text: str) -> str:
    """An operator without what may stand before and behind it."""
    return re.sub(r"^(ForAnyValue|ForAllValues):|IfExists$", "", text)


class Trouble(Enum):
    """What is wrong with a piece of a policy."""

    STATEMENT = "a policy without statements"
    MISSING = "an element that every statement has is missing"
    ELEMENT = "no element"
    EFFECT = "neither `Allow` nor `Deny`"
    OPERATOR = "no operator of conditions"
    SERVICE = "an action of another service"
    ACTION = "no action of the service"
    OTHER_TYPE = "the operator compares values of another type than the key has"
    BLOCK = "a range of addresses, compared as a text"
    SWAPPED = "the id of something else than the key holds"
    PRIVATE = "the address of a public call"


class Fault(NamedTuple):
    """Something wrong: where, the words there, and what was probably meant; for a condition, the operator."""

    trouble: Trouble
    span: Span
    words: str
    meant: str | None = None
    operator: str = ""


def faults(root: Value) -> Iterator[Fault]:
    """All that is wrong in a policy, in the order of its pieces."""
    if isinstance(root, Mapping):
        yield from _of_names(root, FORMS["policy"].keys)
        if _is_whole(root) and "statement" not in _named(root) and not _has_slip(root):
            yield Fault(Trouble.STATEMENT, root.span, "Statement")
    for piece in pieces(root, "policy", FORMS):
        value = piece.value
        if piece.form in STATEMENTS and isinstance(value, Mapping):
            yield from _of_names(value, STATEMENT)
            if _is_whole(value) and not _has_slip(value):
                yield from _missing(value)
        elif piece.form == "tests" and piece.entry:
            yield from _of_operator(piece)
        elif isinstance(value, Text) and "\0" not in value.text:
            yield from _of_text(piece.form, value)


def _is_whole(value: Mapping) -> bool:
    return all(entry.key is not None for entry in value.entries)


def _named(value: Mapping) -> set[str]:
    return {entry.key.lower() for entry in value.entries if entry.key is not None}


def _has_slip(value: Mapping) -> bool:
    """Whether the name of an element is probably only misspelled, so that it is not missing."""
    return any(nearest(entry.key or "", (*STATEMENT, "Statement"), 0.7) for entry in value.entries if not _is_element(entry.key))


def _is_element(key: str | None) -> bool:
    return (key or "").lower() in {name.lower() for name in (*STATEMENT, "Version", "Id", "Statement")}


def _of_names(value: Mapping, names: Iterable[str]) -> Iterator[Fault]:
    for entry in value.entries:
        if entry.key is not None and not _is_element(entry.key):
            yield Fault(Trouble.ELEMENT, entry.key_span, entry.key, nearest(entry.key, names))


def _missing(statement: Mapping) -> Iterator[Fault]:
    names = _named(statement)
    for wanted in (("Effect",), ("Principal", "NotPrincipal"), ("Action", "NotAction"), ("Resource", "NotResource")):
        if not any(name.lower() in names for name in wanted):
            yield Fault(Trouble.MISSING, statement.span, wanted[0])


def _of_text(form: str | None, value: Text) -> Iterator[Fault]:
    words, span = value.text, value.inner
    if form == "effect" and words not in EFFECTS:
        yield Fault(Trouble.EFFECT, span, words, nearest(words, EFFECTS, 0.5))
    if form == "action" and words != "*":
        service, _, name = words.partition(":")
        if service.lower() != "execute-api" and not any(mark in service for mark in "*?"):
            yield Fault(Trouble.SERVICE, span, words, INVOKE)
        elif not any(mark in name for mark in "*?") and name.lower() not in {one.partition(":")[2].lower() for one in ACTIONS}:
            meant = nearest(words, ACTIONS)
            if meant:
                yield Fault(Trouble.ACTION, span, words, meant)


def _of_operator(piece: Piece) -> Iterator[Fault]:
    """The operator of a condition, and the keys that are compared with it."""
    entry = piece.entry
    if entry is None or entry.key is None:
        return
    operator = operator_in(entry.key)
    known = next((one for one in OPERATORS if one.lower() == operator.lower()), None)
    if known is None:
        yield Fault(Trouble.OPERATOR, entry.key_span, entry.key, nearest(operator, OPERATORS))
        return
    for test in piece.value.entries if isinstance(piece.value, Mapping) else ():
        key = key_named(test.key or "")
        if key is None or known == "Null":
            continue
        if "IpAddress" in known and KEYS[key] != "address":
            yield Fault(Trouble.OTHER_TYPE, test.key_span, key, "StringNotEquals" if known.startswith("Not") else "StringEquals", known)
        for value in test.value.items if isinstance(test.value, Sequence) else (test.value,):
            if isinstance(value, Text) and known.startswith("String"):
                yield from _of_compared(key, value, known)


def _of_compared(key: str, value: Text, operator: str) -> Iterator[Fault]:
    words = value.text
    if KEYS[key] == "address" and "/" in words and "*" not in words:
        meant = "NotIpAddress" if "Not" in operator else "IpAddress"
        yield Fault(Trouble.BLOCK, value.inner, words, meant, operator)
    other = {"aws:SourceVpce": ("vpc-", "aws:SourceVpc"), "aws:SourceVpc": ("vpce-", "aws:SourceVpce")}.get(key)
    if other and words.startswith(other[0]):
        yield Fault(Trouble.SWAPPED, value.inner, words, other[1], key)


class Level(Enum):
    """What a part of a resource narrows down."""

    SERVICE = "service"
    REGION = "Region"
    ACCOUNT = "account"
    API = "API"
    STAGE = "stage"
    VERB = "verb"
    PATH = "path"


class Part(NamedTuple):
    """A part of a resource: `GET` in `execute-api:/live/GET/pets`."""

    level: Level
    text: str
    span: Span


_ARN = re.compile(r"(?P<service>arn:[^:]*:execute-api):(?P<region>[^:]*):(?P<account>[^:/]*):(?P<api>[^/]*)")
_SHORT = re.compile(r"(?P<service>execute-api):(?P<api>)(?=/)")
_HOLE = re.compile(r"(?P<api>\0)(?=/|$)")


def parts_of(resource: str) -> tuple[Part, ...]:
    """The parts of a resource, as far as it is written; none for a text that may be anything. A hole in front is the ARN of an API."""
    head = _ARN.match(resource) or _SHORT.match(resource) or _HOLE.match(resource)
    if head is None:
        return ()
    found = [
        Part(Level[name.upper()], text, Span(*head.span(name)))
        for name, text in head.groupdict().items()
        if text or (name == "api" and head.re is _ARN)
    ]
    start = head.end() + 1
    for level in (Level.STAGE, Level.VERB, Level.PATH):
        if start > len(resource):
            break
        slash = resource.find("/", start) if level is not Level.PATH else -1
        end = slash if slash >= 0 else len(resource)
        found.append(Part(level, resource[start:end], Span(start, end)))
        start = end + 1
    return tuple(found)

"""What API Gateway gives a template: `$input`, `$util`, `$context`, `$stageVariables`.

Sources: https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html and
https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-override-request-response-parameters.html
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final
from urllib.parse import quote_plus, unquote_plus

from gatewright.expressions.velocity.running.json_path import NoPathError, found
from gatewright.expressions.velocity.running.values import UNKNOWN, NoSuchMemberError, RefusedError, Value, printed

PLACES: Final = ("path", "querystring", "header")
"""Where a request parameter can be, in the order in which `$input.params('name')` looks."""


class NoJsonError(RefusedError):
    """The body is asked for a part, and is no JSON; the service answers 400 then."""


@dataclass
class Input:
    """`$input`: the payload and the parameters of a request; of a response only the payload.

    Attributes:
        body: the payload as text.
        parameters: by place, names with their values.
    """

    body: str
    parameters: Mapping[str, Mapping[str, str]] = field(default_factory=dict[str, Mapping[str, str]])

    @cached_property
    def data(self) -> Value:
        """The payload as data. Raises `NoJsonError`; without a payload it is an empty object."""
        try:
            return json.loads(self.body or "{}")
        except ValueError as error:
            raise NoJsonError(f"Could not parse request body into json: {error}") from error

    def get(self, name: str) -> Value:
        """`$input.body`"""
        if name == "body":
            return self.body or "{}"
        raise NoSuchMemberError(name)

    def put(self, name: str, value: Value) -> None:
        """Nothing of it can be set."""
        raise NoSuchMemberError(name)

    def call(self, name: str, arguments: list[Value]) -> Value:
        """`json`, `path` and `params`."""
        if UNKNOWN in arguments:
            return UNKNOWN
        match name, arguments:
            case "params", []:
                return {place: dict(self.parameters.get(place, {})) for place in PLACES}
            case "params", [str(wanted)]:
                return next((self.parameters[place][wanted] for place in PLACES if wanted in self.parameters.get(place, {})), "")
            case "path", [str(path)]:
                return self._found(path)
            case "json", [str(path)]:
                return as_json(self._found(path))
            case _:
                raise NoSuchMemberError(name)

    def _found(self, path: str) -> Value:
        try:
            return found(path, self.data)
        except NoPathError as error:
            raise NoSuchMemberError(path) from error

    def __str__(self) -> str:
        return "$input"


class Util:
    """`$util`: functions on text."""

    def get(self, name: str) -> Value:
        """It has no properties."""
        raise NoSuchMemberError(name)

    def put(self, name: str, value: Value) -> None:
        """Nothing of it can be set."""
        raise NoSuchMemberError(name)

    def call(self, name: str, arguments: list[Value]) -> Value:
        """A function of text; null gives null, as the reference then prints."""
        function = _FUNCTIONS.get(name)
        if function is None or len(arguments) != 1 or arguments[0] is None:
            raise NoSuchMemberError(name)
        if arguments[0] is UNKNOWN:
            return UNKNOWN
        try:
            return function(printed(arguments[0]))
        except (ValueError, binascii.Error) as error:
            raise NoSuchMemberError(name) from error

    def __str__(self) -> str:
        return "$util"


@dataclass
class Overrides:
    """`$context.requestOverride` or `$context.responseOverride`: what a template changes of the message besides its body.

    Attributes:
        places: the parts that it can change: `header`, `path`.
        values: the parts that are set as a whole: `status`.
        changed: what was set, as `header.X-Tenant`.
        twice: what was set more than once, which the service answers with a 5XX.
    """

    places: tuple[str, ...]
    values: tuple[str, ...] = ()
    changed: dict[str, Value] = field(default_factory=dict[str, Value])
    twice: list[str] = field(default_factory=list[str])

    def get(self, name: str) -> Value:
        """A part."""
        if name in self.places:
            return _Place(self, name)
        if name in self.values:
            return self.changed.get(name)
        raise NoSuchMemberError(name)

    def call(self, name: str, arguments: list[Value]) -> Value:
        """It has no methods."""
        raise NoSuchMemberError(name)

    def put(self, name: str, value: Value) -> None:
        """Sets a part as a whole."""
        if name not in self.values:
            raise NoSuchMemberError(name)
        self.change(name, value)

    def change(self, name: str, value: Value) -> None:
        """Remembers what was set."""
        if name in self.changed:
            self.twice.append(name)
        self.changed[name] = value

    def __str__(self) -> str:
        return "{}"


@dataclass(frozen=True)
class _Place:
    """`$context.requestOverride.header`"""

    overrides: Overrides
    place: str

    def get(self, name: str) -> Value:
        return self.overrides.changed.get(f"{self.place}.{name}")

    def call(self, name: str, arguments: list[Value]) -> Value:
        match name, arguments:
            case "put", [key, value]:
                self.put(printed(key), value)
                return None
            case "get", [key]:
                return self.get(printed(key))
            case _:
                raise NoSuchMemberError(name)

    def put(self, name: str, value: Value) -> None:
        self.overrides.change(f"{self.place}.{name}", value)

    def __str__(self) -> str:
        return "{}"


@dataclass
class Context:
    """`$context`, or an object in it. What the request does not say is unknown where the service would fill it in.

    Attributes:
        values: what is known, by dotted name: `identity.sourceIp`.
        known: all names that the service has, dotted.
        overrides: by name, what a template may set.
        name: the dotted name of this object; empty for `$context` itself.
    """

    values: Mapping[str, Value]
    known: frozenset[str]
    overrides: Mapping[str, Overrides] = field(default_factory=dict[str, Overrides])
    name: str = ""

    def get(self, name: str) -> Value:
        """A value, an object, or `UNKNOWN`."""
        whole = f"{self.name}.{name}" if self.name else name
        if whole in self.overrides:
            return self.overrides[whole]
        if whole in self.values:
            return self.values[whole]
        if any(one.startswith(f"{whole}.") for one in (*self.known, *self.values)):
            return Context(self.values, self.known, self.overrides, whole)
        # An authorizer gives what it likes.
        if whole in self.known or whole.startswith("authorizer."):
            return UNKNOWN
        raise NoSuchMemberError(name)

    def call(self, name: str, arguments: list[Value]) -> Value:
        """`get('name')`"""
        if name == "get" and len(arguments) == 1:
            return self.get(printed(arguments[0]))
        raise NoSuchMemberError(name)

    def put(self, name: str, value: Value) -> None:
        """Only overrides can be set."""
        raise NoSuchMemberError(name)

    def __str__(self) -> str:
        inner = {name: value for name, value in self.values.items() if name.startswith(f"{self.name}." if self.name else "")}
        return printed({name.removeprefix(f"{self.name}."): value for name, value in inner.items()})


@dataclass(frozen=True)
class StageVariables:
    """`$stageVariables`. One that is not defined is an empty text; where the stage is not known, any may be."""

    values: Mapping[str, str | None]
    complete: bool = True

    def get(self, name: str) -> Value:
        """The text of a variable."""
        if name in self.values:
            value = self.values[name]
            return UNKNOWN if value is None else value
        return "" if self.complete else UNKNOWN

    def call(self, name: str, arguments: list[Value]) -> Value:
        """`get('name')`"""
        if name == "get" and len(arguments) == 1:
            return self.get(printed(arguments[0]))
        raise NoSuchMemberError(name)

    def put(self, name: str, value: Value) -> None:
        """Nothing of it can be set."""
        raise NoSuchMemberError(name)

    def __str__(self) -> str:
        return printed(dict(self.values))


def as_json(value: Value) -> str:
    """Data as JSON text without blanks; what is not there is an empty text in quotes."""
    return json.dumps("" if value is None else value, ensure_ascii=False, separators=(",", ":"), default=str)


_ESCAPES: Final = {"'": "\\'", '"': '\\"', "\\": "\\\\", "/": "\\/", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}


def _escaped(text: str) -> str:
    """Text as JavaScript writes it. The single quote gets a backslash, too, which JSON does not take."""
    return "".join(_ESCAPES.get(char) or (char if " " <= char <= "~" else _by_number(char)) for char in text)


def _by_number(char: str) -> str:
    units = char.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[place]:02X}{units[place + 1]:02X}" for place in range(0, len(units), 2))


def _parsed(text: str) -> Any:
    return json.loads(text)


_FUNCTIONS: Final[dict[str, Callable[[str], Value]]] = {
    "base64Decode": lambda text: base64.b64decode(text, validate=True).decode("utf-8", "replace"),
    "base64Encode": lambda text: base64.b64encode(text.encode()).decode(),
    "escapeJavaScript": _escaped,
    "parseJson": _parsed,
    "urlDecode": unquote_plus,
    "urlEncode": lambda text: quote_plus(text, safe="*-._"),
}

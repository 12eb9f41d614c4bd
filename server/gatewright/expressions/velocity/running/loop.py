"""`$foreach`: where a loop is."""

from __future__ import annotations

from dataclasses import dataclass

from gatewright.expressions.velocity.running.values import NoSuchMemberError, Value


class Break(Exception):
    """`#break`, or `$foreach.stop()`: the loop ends here."""


@dataclass
class Loop:
    """`$foreach` while a body runs."""

    count: int
    size: int
    parent: Loop | None

    def get(self, name: str) -> Value:
        """`index` counts from zero, `count` from one."""
        match name:
            case "index":
                return self.count - 1
            case "count":
                return self.count
            case "hasNext":
                return self.count < self.size
            case "first":
                return self.count == 1
            case "last":
                return self.count == self.size
            case "parent":
                return self.parent
            case "topmost":
                return self.parent.get("topmost") if self.parent else self
            case _:
                raise NoSuchMemberError(name)

    def call(self, name: str, arguments: list[Value]) -> Value:
        """`stop()`, and what a property gives, too."""
        if name == "stop":
            raise Break
        return self.get(name)

    def put(self, name: str, value: Value) -> None:
        """Nothing can be set."""
        raise NoSuchMemberError(name)

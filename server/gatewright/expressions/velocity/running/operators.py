"""What operators make of values."""

from __future__ import annotations

import math

from gatewright.expressions.velocity.running.values import Value, is_list, is_map, is_number, printed


def items_of(value: Value) -> list[Value]:
    """What a `#foreach` goes through; of a map its values."""
    if is_list(value):
        return list(value)
    return list(value.values()) if is_map(value) else []


def calculated(operator: str, left: Value, right: Value) -> Value:
    """A sum or a comparison; `None` where Velocity logs an error instead."""
    if operator == "+" and (isinstance(left, str) or isinstance(right, str)):
        return printed(left) + printed(right)
    if not is_number(left) or not is_number(right):
        return None
    match operator:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case "/" if right == 0:
            return None
        case "/":
            whole = isinstance(left, int) and isinstance(right, int)
            return int(math.copysign(abs(left) // abs(right), left * right)) if whole else left / right
        case "%" if right == 0:
            return None
        case "%":
            return int(math.fmod(left, right)) if isinstance(left, int) and isinstance(right, int) else math.fmod(left, right)
        case "<":
            return left < right
        case "<=":
            return left <= right
        case ">":
            return left > right
        case ">=":
            return left >= right
        case _:
            return None

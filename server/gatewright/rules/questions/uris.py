"""What does an integration call?

A `uri` is rarely one plain string: it is `aws_lambda_function.x.invoke_arn`, a template with a Region in it, `Fn::Sub`, `Fn::Join`.
`rendered` writes any of them as text with marks where words are not known, and `target_of` reads that text. It never guesses:
what a mark might turn into something else is `UNKNOWN`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from gatewright.expressions import uri as address
from gatewright.expressions.uri import ANYTHING, INVOCATIONS, WAYS, WORD, Fault, Form, Role, is_unknown
from gatewright.model import Block, Call, Choice, Opaque, Project, Ref, Sequence, Template, Value, picked
from gatewright.model.evaluate import as_text
from gatewright.rules.questions.integrations import parts_of, type_of
from gatewright.rules.rule import RuleContext

AWS_TYPES = ("AWS", "AWS_PROXY")
HTTP_TYPES = ("HTTP", "HTTP_PROXY")
PROXY_TYPES = ("AWS_PROXY", "HTTP_PROXY")


class Target(Enum):
    """What stands behind a `uri`."""

    LAMBDA = "a Lambda function, by its invocation ARN"
    LAMBDA_ARN = "a Lambda function, by its own ARN, which API Gateway cannot call"
    SERVICE = "an operation of another AWS service"
    HTTP = "an HTTP endpoint"
    MALFORMED = "nothing that an integration of this type can call"
    UNKNOWN = "not known"


def target_of(integration: Block, ctx: RuleContext) -> Target:
    """What the integration calls, as far as the files say; a `MOCK` calls nothing that could be known."""
    return ctx.once("target", integration, lambda: _target_of(integration, ctx))


def _target_of(integration: Block, ctx: RuleContext) -> Target:
    text = uri_text(integration, ctx)
    target = read(text)
    match type_of(integration, ctx), target:
        case "MOCK", _:
            return Target.UNKNOWN
        case "HTTP" | "HTTP_PROXY", Target.LAMBDA | Target.LAMBDA_ARN | Target.SERVICE:
            return Target.MALFORMED
        case "AWS" | "AWS_PROXY", Target.HTTP:
            return Target.MALFORMED
        case "AWS_PROXY", Target.SERVICE if service_of(text) == "lambda":
            return Target.MALFORMED  # an operation of the Lambda service that is no invocation
        case _:
            return target


def uri_text(integration: Block, ctx: RuleContext) -> str:
    """The `uri` as text with marks; empty where it is not written."""
    attribute = integration.get(parts_of(integration).uri)
    return ctx.once("uri", integration, lambda: rendered(attribute.value, ctx.project)) if attribute else ""


def service_of(text: str) -> str | None:
    """The AWS service whose operation a uri names: `sqs`, `lambda`; `None` when it names none for certain."""
    uri = address.read(text)
    service, way = uri.piece(Role.SERVICE), uri.piece(Role.WAY)
    certain = service and way and way.text in WAYS and not is_unknown(service.text)
    return service.text if service and certain else None


def streams(text: str) -> bool | None:
    """Whether an invocation ARN asks for a streamed answer; `None` for anything but an invocation ARN."""
    uri = address.read(text)
    version, ending = uri.piece(Role.VERSION), uri.piece(Role.ENDING)
    whole = version and ending and not uri.malformed and INVOCATIONS.get(version.text) == ending.text
    return ending.text != "invocations" if ending and whole else None


def shown(text: str) -> str:
    """A rendered text for the eyes of a user."""
    return text.replace(ANYTHING, "…").replace(WORD, "…")


def rendered(value: Value, project: Project) -> str:
    """A value as text, with `ANYTHING` and `WORD` where it is not known."""
    return _Rendering().text(value, project)


@dataclass
class _Rendering:
    """One value on its way to text. It follows so many references and no more: locals made of locals can multiply."""

    left: int = 60

    def text(self, value: Value, project: Project) -> str:
        known = as_text(project.known(value))
        if isinstance(known, str):
            return known
        match value:
            case Template(parts=parts):
                return "".join(self.text(part, project) for part in parts)
            case Call(name="join", arguments=(separator, Sequence(items=items))):
                return self.text(separator, project).join(self.text(item, project) for item in items)
            case Call(name="format", arguments=(form, *rest)):
                pieces = iter([self.text(item, project) for item in rest])
                return re.sub(r"%[sv]", lambda _: next(pieces, ANYTHING), self.text(form, project))
            case Choice(then=then, otherwise=otherwise):
                texts = {self.text(way, project) for way in (then, otherwise)}
                return texts.pop() if len(texts) == 1 else ANYTHING
            case Ref():
                return _attribute_text(value, project) or self._found(value, project)
            case Opaque():
                ref = picked(value)
                return (_attribute_text(ref, project) if ref else None) or ANYTHING
            case _:
                return ANYTHING

    def _found(self, ref: Ref, project: Project) -> str:
        """The text of what a local, a variable or a module's output stands for."""
        found = project.find(ref) if ref.exact and self.left > 0 else None
        self.left -= 1
        return self.text(found.value, found.project) if found and not found.rest else ANYTHING


_FUNCTION_TEXT = f"arn:{WORD}:lambda:{WORD}:{WORD}:function:{WORD}"
_CALL_TEXT = f"arn:{WORD}:apigateway:{WORD}:lambda:path/"
_LAMBDA_ATTRIBUTES = {
    "arn": _FUNCTION_TEXT,
    "qualified_arn": _FUNCTION_TEXT,
    "invoke_arn": f"{_CALL_TEXT}2015-03-31/functions/{_FUNCTION_TEXT}/invocations",
    "qualified_invoke_arn": f"{_CALL_TEXT}2015-03-31/functions/{_FUNCTION_TEXT}/invocations",
    "response_streaming_invoke_arn": f"{_CALL_TEXT}2021-11-15/functions/{_FUNCTION_TEXT}/response-streaming-invocations",
}
_API_CALL = f"arn:{WORD}:execute-api:{WORD}:{WORD}:{WORD}"
_MANAGED = f"arn:{WORD}:apigateway:{WORD}::"
_API_ATTRIBUTES = {
    "aws_api_gateway_rest_api": {"id": WORD, "execution_arn": _API_CALL, "arn": f"{_MANAGED}/restapis/{WORD}"},
    "aws_apigatewayv2_api": {"id": WORD, "execution_arn": _API_CALL, "arn": f"{_MANAGED}/apis/{WORD}"},
    "aws_api_gateway_stage": {
        "stage_name": WORD,
        "execution_arn": f"{_API_CALL}/{WORD}",
        "arn": f"{_MANAGED}/restapis/{WORD}/stages/{WORD}",
    },
    "aws_apigatewayv2_stage": {
        "name": WORD,
        "id": WORD,
        "execution_arn": f"{_API_CALL}/{WORD}",
        "arn": f"{_MANAGED}/apis/{WORD}/stages/{WORD}",
    },
    "aws_api_gateway_authorizer": {"id": WORD},
    "aws_apigatewayv2_authorizer": {"id": WORD},
    "aws_api_gateway_resource": {"path": f"/{ANYTHING}", "path_part": WORD},
}
"""What is known in advance of APIs and their parts, by Terraform's names."""

_WORDS_BY_REF = (
    "rest.api",
    "http.api",
    "sam.api",
    "sam.http_api",
    "sam.websocket_api",
    "rest.stage",
    "http.stage",
    "rest.authorizer",
    "http.authorizer",
)
"""Kinds whose `Ref` in a template is one word."""

_LAMBDA_TYPES = re.compile(r"(data\.)?aws_lambda_(function|alias)\.")
_FUNCTION_ARNS = {
    ("AWS::Lambda::Function", "Arn"),
    ("AWS::Serverless::Function", "Arn"),
    ("AWS::Lambda::Alias", None),
    ("AWS::Lambda::Alias", "AliasArn"),
    ("AWS::Lambda::Version", None),
    ("AWS::Lambda::Version", "FunctionArn"),
}
_WORDS = re.compile(r"AWS::(Region|Partition|AccountId)|data\.aws_(region|partition|caller_identity)\.")


def _attribute_text(ref: Ref, project: Project) -> str | None:
    """What is known in advance of the form of an attribute, though its value is not."""
    last = ref.path[-1].name if ref.path else None
    if _LAMBDA_TYPES.match(ref.target):
        return _LAMBDA_ATTRIBUTES.get(last or "")
    if _WORDS.match(ref.target):
        return WORD if last in (None, "name", "id", "region", "partition", "account_id") else None
    in_api = _API_ATTRIBUTES.get(ref.target.removeprefix("data.").partition(".")[0])
    if in_api:
        return in_api.get(last or "")
    block = project.target(ref)
    if block and not ref.path and block.kind in _WORDS_BY_REF and block.address == ref.target and "." not in ref.target:
        return WORD
    return _FUNCTION_TEXT if block and (block.spelled, ref.attribute) in _FUNCTION_ARNS else None


_FIELDS = re.compile(rf"(?<=^arn:){ANYTHING}(?=:apigateway:)|(?<=:apigateway:){ANYTHING}(?=:[\w.-]+:)")
_STARTS = ("arn:", "http://", "https://")


def read(text: str) -> Target:
    """What a rendered text calls, whatever the type of the integration."""
    # A mark that fills one field of an ARN is one word: what stands behind it shows that the count of fields is right.
    text = _FIELDS.sub(WORD, text)
    start = text.partition(ANYTHING)[0]
    if not start or (start != text and any(known != start and known.startswith(start) for known in _STARTS)):
        return Target.UNKNOWN
    target = _called(text)
    may_be_more = ANYTHING in text and start.startswith("arn:")
    return Target.UNKNOWN if target is Target.MALFORMED and may_be_more else target


def _called(text: str) -> Target:
    """What stands behind an address whose marks are no more than a word."""
    uri = address.read(text)
    match uri.form:
        case Form.URL if text.startswith(_STARTS) and not uri.malformed:
            return Target.HTTP
        case Form.FUNCTION:
            return Target.LAMBDA_ARN
        case Form.INVOCATION if streams(text) is not None:
            return Target.LAMBDA
        case Form.INVOCATION if uri.malformed and uri.malformed.fault is Fault.NO_ENDING:
            return Target.SERVICE  # The Lambda service has other paths below a function.
        case Form.OPERATION if service_of(text) == "lambda":
            return Target.MALFORMED if ANYTHING in text or "invocation" in text else Target.SERVICE
        case Form.OPERATION if service_of(text):
            return Target.SERVICE
        case _:
            return Target.MALFORMED

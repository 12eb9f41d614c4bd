"""What can an assistant ask? Each public method is a tool: its docstring is what the assistant reads, its text the answer."""

from __future__ import annotations

import json
from typing import Any

from gatewright.assistants.roots import OutsideError, Roots
from gatewright.batch import reading as batch
from gatewright.batch.findings import Finding, findings
from gatewright.batch.reading import Reading, ReadingError
from gatewright.expressions.velocity.running import TemplateError
from gatewright.features.explain import UnknownMessageError, UnknownNameError, explained, explained_match, matches_of
from gatewright.features.graph import as_text, sketches
from gatewright.features.trial.alone import notes, request_for, tried
from gatewright.features.trial.message import MessageError, read_answer
from gatewright.index import installed_index
from gatewright.rules.rule import Page
from gatewright.text import LineIndex

MOST = 100
"""Findings in one answer; an assistant has little room."""


class RefusedError(ValueError):
    """The service would refuse a template; the message says where and why."""


REASONS = (ReadingError, OutsideError, UnknownNameError, UnknownMessageError, MessageError, RefusedError)
"""What is raised where there is no answer, each with the reason."""


class Tools:
    """The tools, for files below some folders. Where there is no answer, one of `REASONS` is raised."""

    def __init__(self, roots: Roots) -> None:
        self._roots = roots

    def explain(self, name: str) -> str:
        """Look up what a resource, parameter, value, $context variable or rule of API Gateway means: type, default, values, pitfalls.

        Args:
            name: as Terraform, CloudFormation, SAM or OpenAPI spell it: connection_type, AWS::ApiGateway::Method.Integration.Uri,
                aws_api_gateway_stage, VPC_LINK, $context.requestId; or the name of a rule, as a finding has it.
        """
        return explained(name, installed_index())

    def check(self, path: str = ".", profile: str | None = None) -> str:
        """Check Terraform, CloudFormation and SAM files that describe API Gateway, and list what is wrong: place, level, rule, message.

        Args:
            path: a file or a folder, relative to the workspace.
            profile: default, strict, security or correctness; that of gatewright.toml when left out.
        """
        return self._listed(findings(self._reading(path, profile)))

    def check_text(self, text: str, filename: str, profile: str | None = None) -> str:
        """Check a text before it is written to a file, as if the file held it, beside the other files of its folder.

        Args:
            text: the whole text of the file.
            filename: where it would stand, relative to the workspace; it need not exist. Its ending says the language: .tf, .yaml, .json, .vtl.
            profile: default, strict, security or correctness; that of gatewright.toml when left out.
        """
        return self._listed(findings(batch.reading_of_text(text, self._roots.place(filename), profile, self._roots.disk())))

    def explain_error(self, message: str, path: str | None = None) -> str:
        """Explain an error of API Gateway, of a deployment or of Terraform: which mistakes are behind it, and where files have them.

        Args:
            message: the message, or a whole log.
            path: a file or a folder to look for the mistakes, relative to the workspace; nothing is read when left out.
        """
        matches = matches_of(message, installed_index())
        rules = [match.name for match in matches if isinstance(match.cause, Page)]
        found = findings(self._reading(path), rules) if path is not None and rules else []
        parts: list[str] = []
        for match in matches:
            lines = list(explained_match(match))
            if path is not None and match.name in rules:
                own = [one for one in found if one.rule == match.name]
                lines += [f"  {line}" for line in (self._listed(own) if own else "It reports nothing here.").split("\n")]
            parts.append("\n".join(lines))
        return "\n\n".join(parts)

    def list_routes(self, path: str = ".") -> str:
        """List the APIs that files describe, each as a tree: stages, routes or methods with their integration and authorization.

        Args:
            path: a file or a folder, relative to the workspace; a Terraform file stands for its module.
        """
        asked = self._reading(path)
        found = [sketch for read in asked.roots() for sketch in sketches(read.project)]
        if asked.missed:
            raise ReadingError(asked.faults(asked.missed))
        return as_text(found) or "There is no API in these files."

    def render_template(self, template: str, event: dict[str, Any] | None = None, response: dict[str, Any] | None = None) -> str:
        """Run a mapping template (VTL) as API Gateway would, and show what it makes. What cannot be known shows as ….

        Args:
            template: the text of the template.
            event: the request, as a Lambda proxy function would get it; one is made up for the template when left out.
            response: what the backend answers, such as {"statusCode": 200, "body": "..."}; the template is then that of a response.
        """
        index = installed_index()
        answer = None if response is None else read_answer(json.dumps(response))
        request = request_for(template, None if event is None else json.dumps(event), index)
        try:
            outcome = tried(template, request, answer, index)
        except TemplateError as error:
            line, column = LineIndex(template).position(error.span.start)
            raise RefusedError(f"template:{line + 1}:{column + 1}: {error}") from error
        remarks = notes(outcome, template, "template")
        return "\n".join([outcome.text, *(["", *remarks] if remarks else [])])

    def _reading(self, path: str, profile: str | None = None) -> Reading:
        return batch.reading([self._roots.place(path)], profile, self._roots.disk())

    def _listed(self, found: list[Finding]) -> str:
        """A line for each finding, as many as there is room for."""
        if not found:
            return "Nothing is wrong."
        lines = [f"{self._roots.shown(one.path)}{str(one).removeprefix(one.path)}" for one in found[:MOST]]
        return "\n".join([*lines, *([f"... and {len(found) - MOST} more"] if len(found) > MOST else [])])

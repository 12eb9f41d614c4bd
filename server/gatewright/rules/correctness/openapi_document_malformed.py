"""Value is no OpenAPI document.

What it does
    Reports the OpenAPI document of an API whose text is neither JSON nor YAML, and one without `openapi` or `swagger`.
Why it matters
    The import fails with "Invalid OpenAPI input.", and that is all that it says.
Example
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name = "pets"
      body = <<-EOT
        {"openapi": "3.0.1", "paths": {},}
                                        ^ openapi-document-malformed
      EOT
    }
    ```
    ```cloudformation
    Resources:
      Pets:
        Type: AWS::ApiGateway::RestApi
        Properties:
          Body:
          ^^^^ openapi-document-malformed
            info: {title: pets, version: "1"}
            paths: {}
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name = "pets"
      body = jsonencode({
        openapi = "3.0.1"
        info    = { title = "pets", version = "1" }
        paths   = {}
      })
    }
    ```
    ```cloudformation
    Resources:
      Pets:
        Type: AWS::ApiGateway::RestApi
        Properties:
          Body:
            openapi: 3.0.1
            info: {title: pets, version: "1"}
            paths: {}
    ```
When it stays quiet
    When the document, or a part of it, comes from somewhere else: a file, a template, an include, a variable.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.graph import DOCUMENTS
from gatewright.model.graph.openapi import entry
from gatewright.rules.questions.openapi import HOLDERS, document_of
from gatewright.rules.rule import Category, Finding, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="openapi-document-malformed",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=HOLDERS,
    fix=Fixable.NEVER,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/import-export-api-endpoints.html",),
    errors=("Invalid OpenAPI input",),
)


def check(holder: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a text that cannot be read, and a document that does not say what it is."""
    document, attribute = document_of(holder, ctx), holder.get(DOCUMENTS[holder.kind or ""])
    if document is None or attribute is None:
        return
    if document.fault:
        message = f'`{attribute.name}` is no OpenAPI document: {document.fault.message}; the import fails with "Invalid OpenAPI input.".'
        yield Finding(document.fault.span, message)
    elif document.whole and not entry(document.root, "openapi") and not entry(document.root, "swagger"):
        message = f'`{attribute.name}` has neither `openapi` nor `swagger`; the import fails with "Invalid OpenAPI input.".'
        yield Finding(attribute.name_span, message)

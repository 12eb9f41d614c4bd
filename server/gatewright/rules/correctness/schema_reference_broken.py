"""Reference in a schema leads nowhere.

What it does
    Reports a `$ref` in the schema of a model that names a definition which the schema lacks, a model which the API lacks, or that is
    neither of the two: a file, the bare name of a model, a path of OpenAPI.
Why it matters
    The service refuses the model with "Model reference must be in canonical form" or "Invalid model schema specified".
Example
    ```terraform
    resource "aws_api_gateway_model" "pet" {
      rest_api_id  = aws_api_gateway_rest_api.shop.id
      name         = "Pet"
      content_type = "application/json"
      schema = jsonencode({
        "$ref" = "Animal"
                  ^^^^^^ schema-reference-broken
      })
    }
    ```
    ```cloudformation
    Resources:
      Pet:
        Type: AWS::ApiGateway::Model
        Properties:
          RestApiId: !Ref Shop
          Name: Pet
          ContentType: application/json
          Schema:
            definitions:
              Animal: {type: object}
            properties:
              pet: {$ref: "#/definitions/Animals"}
                           ^^^^^^^^^^^^^^^^^^^^^ schema-reference-broken
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_model" "pet" {
      rest_api_id  = aws_api_gateway_rest_api.shop.id
      name         = "Pet"
      content_type = "application/json"
      schema = jsonencode({
        "$ref" = "https://apigateway.amazonaws.com/restapis/${aws_api_gateway_rest_api.shop.id}/models/Animal"
      })
    }
    ```
When it stays quiet
    On a model whose name is known only when it is made, and on the models of an API that may have others than the files show.
    Models of another content type than `application/json`, and all that is not known.
"""

from collections.abc import Iterator

from gatewright.expressions.json_schema import MODELS as ADDRESS
from gatewright.expressions.json_schema import Trouble
from gatewright.model import Block
from gatewright.model.graph import OfApi
from gatewright.rules.phrases import listed
from gatewright.rules.questions.schemas import BUILT_IN, MODELS, change_words, known_models, references_in, schema_faults
from gatewright.rules.rule import Category, Finding, Fixable, Level, Rule, RuleContext
from gatewright.text import Span, nearest

RULE = Rule(
    name="schema-reference-broken",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=MODELS,
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings-models.html",),
    errors=(
        "Model reference must be in canonical form",
        "Invalid model schema specified",
    ),
)


_CANONICAL = "https://apigateway.amazonaws.com/restapis/{api}/models/{Model}"


def check(model: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports each reference that certainly cannot be followed."""
    for fault, span in schema_faults(model, ctx, Trouble.REFERENCE):
        if fault.words.startswith("#"):
            way_out = f"; use `{fault.meant}`." if fault.meant else "; add it to `definitions`."
            fixes = change_words(span, fault.meant, certain=False) if fault.meant else ()
            yield Finding(span, f"The schema has no `{fault.words}`{way_out}", fixes=fixes)
        else:
            message = f'`{fault.words}` names no model; it fails with "Model reference must be in canonical form"; use `{_CANONICAL}`.'
            yield Finding(span, message)
    for address, span in references_in(model, ctx):
        found = ADDRESS.fullmatch(address)
        if found:
            yield from _of_model(found["name"], Span(span.end - len(found["name"]), span.end), model, ctx)


def _of_model(name: str, span: Span, model: Block, ctx: RuleContext) -> Iterator[Finding]:
    api = ctx.graph.node(model, of=OfApi).api
    models = known_models(api) if api else None
    if not api or models is None or name in (*models, *BUILT_IN):
        return
    other = nearest(name, models)
    way = f"Did you mean `{other}`?" if other else f"Its models are {listed([*models, *BUILT_IN])}."
    yield Finding(
        span,
        f'`{api.block.name}` has no model `{name}`; it fails with "Invalid model schema specified". {way}',
        fixes=change_words(span, other, certain=False) if other else (),
    )

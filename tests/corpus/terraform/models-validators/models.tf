resource "aws_api_gateway_model" "address" {
  rest_api_id  = aws_api_gateway_rest_api.customers.id
  name         = "Address"
  description  = "Adresse postale"
  content_type = "application/json"
  schema       = <<EOF
{
  "$schema": "http://json-schema.org/draft-04/schema#",
  "title": "Address",
  "type": "object",
  "required": ["street", "city", "postcode"],
  "properties": {
    "street":   { "type": "string", "maxLength": 120 },
    "city":     { "type": "string", "maxLength": 80 },
    "postcode": { "type": "string", "pattern": "^[0-9A-Z -]{3,10}$" },
    "country":  { "type": "string", "enum": ["DE", "FR", "NL", "SE"] }
  },
  "additionalProperties": false
}
EOF
}

resource "aws_api_gateway_model" "customer" {
  rest_api_id  = aws_api_gateway_rest_api.customers.id
  name         = "Customer"
  content_type = "application/json"

  schema = jsonencode({
    "$schema" = "http://json-schema.org/draft-04/schema#"
    title     = "Customer"
    type      = "object"
    required  = ["name", "email"]
    properties = {
      name  = { type = "string", minLength = 1 }
      email = { type = "string", format = "email" }
      address = {
        "$ref" = "https://apigateway.amazonaws.com/restapis/${aws_api_gateway_rest_api.customers.id}/models/${aws_api_gateway_model.address.name}"
      }
      tags = {
        type     = "array"
        items    = { type = "string" }
        maxItems = 10
      }
    }
  })
}

resource "aws_api_gateway_model" "problem" {
  rest_api_id  = aws_api_gateway_rest_api.customers.id
  name         = "Problem"
  content_type = "application/problem+json"

  schema = jsonencode({
    type = "object"
    properties = {
      title  = { type = "string" }
      detail = { type = "string" }
      status = { type = "integer" }
    }
  })
}

resource "aws_api_gateway_request_validator" "all" {
  rest_api_id                 = aws_api_gateway_rest_api.customers.id
  name                        = "body-and-parameters"
  validate_request_body       = true
  validate_request_parameters = true
}

resource "aws_api_gateway_request_validator" "parameters" {
  rest_api_id                 = aws_api_gateway_rest_api.customers.id
  name                        = "parameters-only"
  validate_request_body       = false
  validate_request_parameters = true
}

# The validator's own message is useful to callers, so hand it on.
resource "aws_api_gateway_gateway_response" "bad_body" {
  rest_api_id   = aws_api_gateway_rest_api.customers.id
  response_type = "BAD_REQUEST_BODY"
  status_code   = "422"

  response_templates = {
    "application/problem+json" = jsonencode({
      title  = "Body does not match the schema"
      detail = "$context.error.validationErrorString"
      status = 422
    })
  }
}

resource "aws_api_gateway_gateway_response" "bad_parameters" {
  rest_api_id   = aws_api_gateway_rest_api.customers.id
  response_type = "BAD_REQUEST_PARAMETERS"
  status_code   = "400"

  response_templates = {
    "application/json" = "{\"title\":\"Bad parameter\",\"detail\":$context.error.messageString}"
  }
}

resource "aws_api_gateway_gateway_response" "throttled" {
  rest_api_id   = aws_api_gateway_rest_api.customers.id
  response_type = "THROTTLED"
  status_code   = "429"

  response_parameters = {
    "gatewayresponse.header.Retry-After" = "'5'"
  }
}

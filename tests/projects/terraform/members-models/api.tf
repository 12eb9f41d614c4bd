terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "5.100.0"
    }
  }
}

locals { models = "https://apigateway.amazonaws.com/restapis/${aws_api_gateway_rest_api.members.id}/models" }

resource "aws_api_gateway_rest_api" "members" {
  name        = "members"
  description = "Members of the club"
  endpoint_configuration {
    types = ["REGIONAL"]
  }
}

resource "aws_api_gateway_model" "address" {
  rest_api_id  = aws_api_gateway_rest_api.members.id
  name         = "Address"
  content_type = "application/json"
  schema       = <<EOF
{
  "$schema": "http://json-schema.org/draft-04/schema#",
  "type": "object",
  "properties": {
    "street": { "type": "string" },
    "town":   { "type": "string" }
  },
  "required": ["town"]
}
EOF
}

resource "aws_api_gateway_model" "member" {
  rest_api_id  = aws_api_gateway_rest_api.members.id
  name         = "Member"
  description  = "Somebody"
  content_type = "application/json"
  schema = jsonencode({
    "$schema"  = "http://json-schema.org/draft-04/schema#"
    title      = "Member"
    type       = "object"
    required   = ["name"]
    properties = {
      name    = { type = "string", maxLength = 80 }
      born    = { type = "integer" }
      address = { "$ref" = "${local.models}/${aws_api_gateway_model.address.name}" }
    }
  })
}

resource "aws_api_gateway_model" "members" {
  rest_api_id  = aws_api_gateway_rest_api.members.id
  name         = "MemberList"
  content_type = "application/json"
  schema       = jsonencode({ type = "array", items = { "$ref" = "${local.models}/${aws_api_gateway_model.member.name}" } })
}

resource "aws_api_gateway_request_validator" "body" {
  rest_api_id           = aws_api_gateway_rest_api.members.id
  name                  = "body"
  validate_request_body = true
}

resource "aws_api_gateway_request_validator" "parameters" {
  rest_api_id                 = aws_api_gateway_rest_api.members.id
  name                        = "parameters"
  validate_request_body       = false
  validate_request_parameters = true
}

resource "aws_api_gateway_resource" "members" {
  rest_api_id = aws_api_gateway_rest_api.members.id
  parent_id   = aws_api_gateway_rest_api.members.root_resource_id
  path_part   = "members"
}

resource "aws_api_gateway_method" "list" {
  rest_api_id          = aws_api_gateway_rest_api.members.id
  resource_id          = aws_api_gateway_resource.members.id
  http_method          = "GET"
  authorization        = "COGNITO_USER_POOLS"
  authorizer_id        = aws_api_gateway_authorizer.members.id
  request_validator_id = aws_api_gateway_request_validator.parameters.id
  request_parameters = {
    "method.request.querystring.town" = true
  }
}

resource "aws_api_gateway_method" "join" {
  rest_api_id          = aws_api_gateway_rest_api.members.id
  resource_id          = aws_api_gateway_resource.members.id
  http_method          = "POST"
  authorization        = "COGNITO_USER_POOLS"
  authorizer_id        = aws_api_gateway_authorizer.members.id
  request_validator_id = aws_api_gateway_request_validator.body.id
  request_models       = { "application/json" = aws_api_gateway_model.member.name }
}

resource "aws_api_gateway_authorizer" "members" {
  rest_api_id   = aws_api_gateway_rest_api.members.id
  name          = "members"
  type          = "COGNITO_USER_POOLS"
  provider_arns = data.aws_cognito_user_pools.club.arns
}

data "aws_cognito_user_pools" "club" {
  name = "club"
}

data "aws_lambda_function" "members" {
  function_name = "members"
}

resource "aws_api_gateway_integration" "list" {
  rest_api_id             = aws_api_gateway_rest_api.members.id
  resource_id             = aws_api_gateway_resource.members.id
  http_method             = aws_api_gateway_method.list.http_method
  type                    = "AWS"
  integration_http_method = "POST"
  uri                     = data.aws_lambda_function.members.invoke_arn
  content_handling        = null
  passthrough_behavior    = "WHEN_NO_TEMPLATES"
  request_templates = {
    "application/json" = <<-VTL
      #set($town = $input.params('town'))
      {
        "action": "list",
        "town": "$util.escapeJavaScript($town).replaceAll("\\'", "'")",
        "by": "$context.authorizer.claims.sub"
      }
    VTL
  }
}

resource "aws_api_gateway_integration" "join" {
  rest_api_id             = aws_api_gateway_rest_api.members.id
  resource_id             = aws_api_gateway_resource.members.id
  http_method             = aws_api_gateway_method.join.http_method
  type                    = "AWS"
  integration_http_method = "POST"
  uri                     = data.aws_lambda_function.members.invoke_arn
  passthrough_behavior    = "NEVER"
  request_templates = {
    "application/json" = "{\"action\": \"join\", \"member\": $input.json('$')}"
  }
}

resource "aws_lambda_permission" "members" {
  for_each      = toset([aws_api_gateway_method.list.http_method, aws_api_gateway_method.join.http_method])
  action        = "lambda:InvokeFunction"
  function_name = data.aws_lambda_function.members.function_name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_api_gateway_rest_api.members.execution_arn}/*/${each.key}/members"
}

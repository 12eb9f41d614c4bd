# The REST API of an animal shelter. A handful of mistakes are left in on purpose: the comment above each names the finding that
# Gatewright shows on the next line.

resource "aws_api_gateway_rest_api" "shelter" {
  name               = "pet-shelter"
  description        = "Pets that look for a home 🐾"
  binary_media_types = ["image/jpeg"]

  endpoint_configuration {
    types = ["REGIONAL"]
  }
}

resource "aws_api_gateway_authorizer" "visitors" {
  name          = "visitors"
  rest_api_id   = aws_api_gateway_rest_api.shelter.id
  type          = "COGNITO_USER_POOLS"
  provider_arns = [aws_cognito_user_pool.visitors.arn]
}

resource "aws_cognito_user_pool" "visitors" {
  name = "pet-shelter-visitors"
}

# /pets

resource "aws_api_gateway_resource" "pets" {
  rest_api_id = aws_api_gateway_rest_api.shelter.id
  parent_id   = aws_api_gateway_rest_api.shelter.root_resource_id
  path_part   = "pets"
}

resource "aws_api_gateway_method" "list_pets" {
  rest_api_id   = aws_api_gateway_rest_api.shelter.id
  resource_id   = aws_api_gateway_resource.pets.id
  http_method   = "GET"
  authorization = "COGNITO_USER_POOLS"
  authorizer_id = aws_api_gateway_authorizer.visitors.id
}

resource "aws_api_gateway_integration" "list_pets" {
  rest_api_id          = aws_api_gateway_rest_api.shelter.id
  resource_id          = aws_api_gateway_resource.pets.id
  http_method          = aws_api_gateway_method.list_pets.http_method
  type                 = "AWS_PROXY"
  uri                  = aws_lambda_function.list_pets.invoke_arn
  timeout_milliseconds = var.timeout_ms
  # lambda-integration-not-post: the verb of the call to Lambda is not the verb of the method.
  integration_http_method = "GET"
}

resource "aws_api_gateway_method" "add_pet" {
  rest_api_id   = aws_api_gateway_rest_api.shelter.id
  resource_id   = aws_api_gateway_resource.pets.id
  http_method   = "POST"
  authorization = "AWS_IAM"
}

resource "aws_api_gateway_integration" "add_pet" {
  rest_api_id             = aws_api_gateway_rest_api.shelter.id
  resource_id             = aws_api_gateway_resource.pets.id
  http_method             = aws_api_gateway_method.add_pet.http_method
  type                    = "AWS_PROXY"
  integration_http_method = "POST"
  # lambda-integration-with-function-arn: API Gateway wants the invocation ARN.
  uri = aws_lambda_function.add_pet.arn
}

# Browsers ask with OPTIONS before they send a pet from another site.

resource "aws_api_gateway_method" "preflight" {
  rest_api_id   = aws_api_gateway_rest_api.shelter.id
  resource_id   = aws_api_gateway_resource.pets.id
  http_method   = "OPTIONS"
  authorization = "NONE"
}

resource "aws_api_gateway_integration" "preflight" {
  rest_api_id = aws_api_gateway_rest_api.shelter.id
  resource_id = aws_api_gateway_resource.pets.id
  http_method = aws_api_gateway_method.preflight.http_method
  type        = "MOCK"
  # unknown-attribute: AWS spells it the American way.
  passthrough_behaviour = "WHEN_NO_MATCH"

  request_templates = {
    "application/json" = jsonencode({ statusCode = 204 })
  }
}

resource "aws_api_gateway_method_response" "preflight" {
  rest_api_id = aws_api_gateway_rest_api.shelter.id
  resource_id = aws_api_gateway_resource.pets.id
  http_method = aws_api_gateway_method.preflight.http_method
  status_code = "204"

  response_parameters = {
    "method.response.header.Access-Control-Allow-Methods" = true
    "method.response.header.Access-Control-Allow-Origin"  = true
  }
}

resource "aws_api_gateway_integration_response" "preflight" {
  rest_api_id = aws_api_gateway_rest_api.shelter.id
  resource_id = aws_api_gateway_resource.pets.id
  http_method = aws_api_gateway_integration.preflight.http_method
  status_code = aws_api_gateway_method_response.preflight.status_code

  response_parameters = {
    "method.response.header.Access-Control-Allow-Methods" = "'GET,POST,OPTIONS'"
    "method.response.header.Access-Control-Allow-Origin"  = "'https://pet-shelter.example'"
  }
}

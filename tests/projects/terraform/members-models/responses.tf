resource "aws_api_gateway_method_response" "list" {
  rest_api_id     = aws_api_gateway_rest_api.members.id
  resource_id     = aws_api_gateway_resource.members.id
  http_method     = aws_api_gateway_method.list.http_method
  status_code     = "200"
  response_models = { "application/json" = aws_api_gateway_model.members.name }
}

resource "aws_api_gateway_method_response" "join" {
  rest_api_id         = aws_api_gateway_rest_api.members.id
  resource_id         = aws_api_gateway_resource.members.id
  http_method         = aws_api_gateway_method.join.http_method
  status_code         = "201"
  response_models     = { "application/json" = aws_api_gateway_model.member.name }
  response_parameters = { "method.response.header.Location" = true }
}

resource "aws_api_gateway_method_response" "join_conflict" {
  rest_api_id     = aws_api_gateway_rest_api.members.id
  resource_id     = aws_api_gateway_resource.members.id
  http_method     = aws_api_gateway_method.join.http_method
  status_code     = "409"
  response_models = { "application/json" = "Error" }
}

resource "aws_api_gateway_integration_response" "list" {
  depends_on  = [aws_api_gateway_integration.list]
  rest_api_id = aws_api_gateway_rest_api.members.id
  resource_id = aws_api_gateway_resource.members.id
  http_method = aws_api_gateway_method.list.http_method
  status_code = aws_api_gateway_method_response.list.status_code
}

resource "aws_api_gateway_integration_response" "join" {
  depends_on          = [aws_api_gateway_integration.join]
  rest_api_id         = aws_api_gateway_rest_api.members.id
  resource_id         = aws_api_gateway_resource.members.id
  http_method         = aws_api_gateway_method.join.http_method
  status_code         = aws_api_gateway_method_response.join.status_code
  response_parameters = { "method.response.header.Location" = "integration.response.body.location" }
}

resource "aws_api_gateway_integration_response" "join_conflict" {
  depends_on        = [aws_api_gateway_integration.join]
  rest_api_id       = aws_api_gateway_rest_api.members.id
  resource_id       = aws_api_gateway_resource.members.id
  http_method       = aws_api_gateway_method.join.http_method
  status_code       = aws_api_gateway_method_response.join_conflict.status_code
  selection_pattern = ".*already a member.*"
  response_templates = {
    "application/json" = <<-VTL
      #set($context.responseOverride.header.Retry-After = "never")
      {"message": $input.json('$.errorMessage')}
    VTL
  }
}

# What the gateway says by itself, in the words of the club.
locals {
  gateway_responses = {
    ACCESS_DENIED                  = ["403", "Not yours"]
    API_CONFIGURATION_ERROR        = ["500", "Our fault"]
    BAD_REQUEST_BODY               = ["400", "That is not a member"]
    BAD_REQUEST_PARAMETERS         = ["400", "Which town?"]
    EXPIRED_TOKEN                  = ["403", "Sign in again"]
    INTEGRATION_FAILURE            = ["504", "Out for lunch"]
    INTEGRATION_TIMEOUT            = ["504", "Still out for lunch"]
    MISSING_AUTHENTICATION_TOKEN   = ["404", "Nothing here"]
    RESOURCE_NOT_FOUND             = ["404", "Nothing here"]
    THROTTLED                      = ["429", "Slowly"]
    UNAUTHORIZED                   = ["401", "Who are you?"]
    UNSUPPORTED_MEDIA_TYPE         = ["415", "JSON, please"]
  }
}

resource "aws_api_gateway_gateway_response" "said" {
  for_each      = local.gateway_responses
  rest_api_id   = aws_api_gateway_rest_api.members.id
  response_type = each.key
  status_code   = each.value[0]
  response_templates = {
    "application/json" = "{\"message\": \"${each.value[1]}\", \"detail\": $context.error.messageString, \"type\": \"$context.error.responseType\"}"
  }
  response_parameters = {
    "gatewayresponse.header.X-Request-Id" = "context.requestId"
    "gatewayresponse.header.X-Club"       = "'members'"
  }
}

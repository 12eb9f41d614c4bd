# The preflight: a mock answers OPTIONS without any backend.

resource "aws_api_gateway_method" "options" {
  for_each      = aws_api_gateway_resource.path
  rest_api_id   = aws_api_gateway_rest_api.catalog.id
  resource_id   = each.value.id
  http_method   = "OPTIONS"
  authorization = "NONE"
}

resource "aws_api_gateway_integration" "options" {
  for_each    = aws_api_gateway_method.options
  rest_api_id = each.value.rest_api_id
  resource_id = each.value.resource_id
  http_method = each.value.http_method
  type        = "MOCK"

  request_templates = {
    "application/json" = jsonencode({ statusCode = 204 })
  }
}

resource "aws_api_gateway_method_response" "options" {
  for_each    = aws_api_gateway_method.options
  rest_api_id = each.value.rest_api_id
  resource_id = each.value.resource_id
  http_method = each.value.http_method
  status_code = "204"

  response_parameters = {
    "method.response.header.Access-Control-Allow-Origin"  = true
    "method.response.header.Access-Control-Allow-Methods" = true
    "method.response.header.Access-Control-Allow-Headers" = true
    "method.response.header.Access-Control-Max-Age"       = true
  }
}

resource "aws_api_gateway_integration_response" "options" {
  for_each    = aws_api_gateway_method_response.options
  rest_api_id = each.value.rest_api_id
  resource_id = each.value.resource_id
  http_method = each.value.http_method
  status_code = each.value.status_code

  response_parameters = {
    "method.response.header.Access-Control-Allow-Origin"  = "'${var.site_origin}'"
    "method.response.header.Access-Control-Allow-Methods" = local.allowed_methods
    "method.response.header.Access-Control-Allow-Headers" = local.allowed_headers
    "method.response.header.Access-Control-Max-Age"       = "'7200'"
  }

  depends_on = [aws_api_gateway_integration.options]
}

# Errors that the gateway makes itself need the header too, or the browser hides them.
resource "aws_api_gateway_gateway_response" "errors" {
  for_each      = toset(["DEFAULT_4XX", "DEFAULT_5XX"])
  rest_api_id   = aws_api_gateway_rest_api.catalog.id
  response_type = each.key

  response_parameters = {
    "gatewayresponse.header.Access-Control-Allow-Origin" = "'${var.site_origin}'"
  }

  response_templates = {
    "application/json" = "{\"message\": $context.error.messageString}"
  }
}

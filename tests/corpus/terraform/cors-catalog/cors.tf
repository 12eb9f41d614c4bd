# Preflight answers come from the gateway itself, nothing behind it is called.

locals {
  cors_resources = {
    products = aws_api_gateway_resource.products.id
    product = aws_api_gateway_resource.product.id
  }
}

resource "aws_api_gateway_method" "options" {
  for_each = local.cors_resources
  rest_api_id = aws_api_gateway_rest_api.catalog.id
  resource_id = each.value
  http_method = "OPTIONS"
  authorization = "NONE"
}

resource "aws_api_gateway_integration" "options" {
  for_each = local.cors_resources
  rest_api_id = aws_api_gateway_rest_api.catalog.id
  resource_id = each.value
  http_method = aws_api_gateway_method.options[each.key].http_method
  type = "MOCK"
  request_templates = {
    "application/json" = jsonencode({ statusCode = 204 })
  }
}

resource "aws_api_gateway_method_response" "options" {
  for_each = local.cors_resources
  rest_api_id = aws_api_gateway_rest_api.catalog.id
  resource_id = each.value
  http_method = aws_api_gateway_method.options[each.key].http_method
  status_code = "204"
  response_parameters = {
    "method.response.header.Access-Control-Allow-Origin" = true
    "method.response.header.Access-Control-Allow-Methods" = true
    "method.response.header.Access-Control-Allow-Headers" = true
    "method.response.header.Access-Control-Max-Age" = true
  }
}

resource "aws_api_gateway_integration_response" "options" {
  for_each = local.cors_resources
  rest_api_id = aws_api_gateway_rest_api.catalog.id
  resource_id = each.value
  http_method = aws_api_gateway_method.options[each.key].http_method
  status_code = aws_api_gateway_method_response.options[each.key].status_code
  response_parameters = {
    "method.response.header.Access-Control-Allow-Origin" = "'${var.allowed_origin}'"
    "method.response.header.Access-Control-Allow-Methods" = "'GET,OPTIONS'"
    "method.response.header.Access-Control-Allow-Headers" = "'Content-Type,Authorization,X-Request-Id'"
    "method.response.header.Access-Control-Max-Age" = "'3600'"
  }
  depends_on = [aws_api_gateway_integration.options]
}

# Errors produced by the gateway (403, 429, ...) need the header as well, or the
# browser hides the status from the app.
resource "aws_api_gateway_gateway_response" "cors" {
  for_each = toset(["DEFAULT_4XX", "DEFAULT_5XX"])
  rest_api_id = aws_api_gateway_rest_api.catalog.id
  response_type = each.key
  response_parameters = {
    "gatewayresponse.header.Access-Control-Allow-Origin" = "'${var.allowed_origin}'"
  }
  response_templates = {
    "application/json" = "{\"message\":$context.error.messageString}"
  }
}

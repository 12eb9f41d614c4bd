locals {
  routes = toset([
    "GET /tickets",
    "POST /tickets",
    "GET /tickets/{id}",
  ])
}

data "aws_lambda_function" "tickets" {
  function_name = "tickets"
}

resource "aws_apigatewayv2_integration" "tickets" {
  api_id                 = aws_apigatewayv2_api.tickets.id
  integration_type       = "AWS_PROXY"
  integration_method     = "POST"
  integration_uri        = data.aws_lambda_function.tickets.invoke_arn
  payload_format_version = "2.0"
}

resource "aws_apigatewayv2_route" "tickets" {
  for_each = local.routes

  api_id             = aws_apigatewayv2_api.tickets.id
  route_key          = each.value
  target             = "integrations/${aws_apigatewayv2_integration.tickets.id}"
  authorization_type = "JWT"
  authorizer_id      = aws_apigatewayv2_authorizer.jwt.id
}

resource "aws_lambda_permission" "tickets" {
  action        = "lambda:InvokeFunction"
  function_name = data.aws_lambda_function.tickets.function_name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_apigatewayv2_api.tickets.execution_arn}/*/*"
}

output "endpoint" {
  value = aws_apigatewayv2_api.tickets.api_endpoint
}

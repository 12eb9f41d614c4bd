resource "aws_api_gateway_rest_api" "weather" {
  name           = "weather"
  api_key_source = "HEADER"
  endpoint_configuration {
    types = ["EDGE"]
  }
}

resource "aws_api_gateway_resource" "feed" {
  for_each    = toset(["forecast", "radar"])
  rest_api_id = aws_api_gateway_rest_api.weather.id
  parent_id   = aws_api_gateway_rest_api.weather.root_resource_id
  path_part   = each.value
}

resource "aws_api_gateway_method" "feed" {
  for_each         = aws_api_gateway_resource.feed
  rest_api_id      = aws_api_gateway_rest_api.weather.id
  resource_id      = each.value.id
  http_method      = "GET"
  authorization    = "NONE"
  api_key_required = true
  request_parameters = {
    "method.request.querystring.city" = true
  }
}

data "aws_lambda_function" "feed" {
  for_each      = aws_api_gateway_resource.feed
  function_name = "weather-${each.key}"
}

resource "aws_api_gateway_integration" "feed" {
  for_each                = aws_api_gateway_resource.feed
  rest_api_id             = aws_api_gateway_rest_api.weather.id
  resource_id             = each.value.id
  http_method             = aws_api_gateway_method.feed[each.key].http_method
  type                    = "AWS_PROXY"
  integration_http_method = "POST"
  uri                     = data.aws_lambda_function.feed[each.key].invoke_arn
}

resource "aws_lambda_permission" "feed" {
  for_each      = aws_api_gateway_resource.feed
  action        = "lambda:InvokeFunction"
  function_name = data.aws_lambda_function.feed[each.key].function_name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_api_gateway_rest_api.weather.execution_arn}/*/GET${each.value.path}"
}

resource "aws_api_gateway_deployment" "weather" {
  rest_api_id = aws_api_gateway_rest_api.weather.id
  depends_on  = [aws_api_gateway_integration.feed]
  triggers    = { source = filesha1("${path.module}/main.tf") }
  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_cloudwatch_log_group" "weather" {
  name              = "weather-api"
  retention_in_days = 14
}

resource "aws_api_gateway_stage" "weather" {
  rest_api_id          = aws_api_gateway_rest_api.weather.id
  deployment_id        = aws_api_gateway_deployment.weather.id
  stage_name           = "v1"
  xray_tracing_enabled = true
  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.weather.arn
    format          = "$context.identity.apiKeyId $context.status $context.requestId"
  }
}

resource "aws_lambda_alias" "stage" {
  for_each         = local.stages
  name             = each.value.alias
  function_name    = data.aws_lambda_function.bookings.function_name
  function_version = each.key == "prod" ? var.prod_version : "$LATEST"
}

variable "prod_version" {
  type        = string
  description = "The published version of the function that guests get"
}

# The integration names no alias, so nobody grants this for us.
resource "aws_lambda_permission" "stage" {
  for_each      = aws_lambda_alias.stage
  action        = "lambda:InvokeFunction"
  function_name = each.value.function_name
  qualifier     = each.value.name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_api_gateway_rest_api.bookings.execution_arn}/${each.key}/PUT/bookings/*/cancellation"
}

resource "aws_lambda_permission" "authorizer" {
  for_each      = aws_lambda_alias.stage
  action        = "lambda:InvokeFunction"
  function_name = each.value.function_name
  qualifier     = each.value.name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_api_gateway_rest_api.bookings.execution_arn}/authorizers/${aws_api_gateway_authorizer.guest.id}"
}

resource "aws_api_gateway_deployment" "stage" {
  for_each    = local.stages
  rest_api_id = aws_api_gateway_rest_api.bookings.id
  description = each.key

  triggers = {
    files = sha1(join("", [for file in fileset(path.module, "*.tf") : filesha1("${path.module}/${file}")]))
  }

  depends_on = [
    aws_api_gateway_integration.cancel,
    aws_api_gateway_integration_response.get,
    aws_api_gateway_method_response.get_none,
  ]

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_api_gateway_stage" "stage" {
  for_each      = local.stages
  rest_api_id   = aws_api_gateway_rest_api.bookings.id
  deployment_id = aws_api_gateway_deployment.stage[each.key].id
  stage_name    = each.key

  variables = {
    alias = each.value.alias
    table = each.value.table
  }

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.stage[each.key].arn
    format          = "$context.requestId $context.stage $context.resourcePath $context.status $context.authorizer.integrationLatency"
  }

  depends_on = [aws_api_gateway_account.bookings]
}

resource "aws_api_gateway_method_settings" "stage" {
  for_each    = aws_api_gateway_stage.stage
  rest_api_id = each.value.rest_api_id
  stage_name  = each.value.stage_name
  method_path = "*/*"

  settings {
    logging_level          = local.stages[each.key].level
    metrics_enabled        = true
    throttling_rate_limit  = local.stages[each.key].throttle.rate
    throttling_burst_limit = local.stages[each.key].throttle.burst
  }
}

resource "aws_cloudwatch_log_group" "stage" {
  for_each          = local.stages
  name              = "/bookings/${each.key}"
  retention_in_days = each.value.retention
}

resource "aws_iam_role" "logs" {
  name               = "bookings-logs"
  assume_role_policy = aws_iam_role.read.assume_role_policy
}

resource "aws_iam_role_policy_attachment" "logs" {
  role       = aws_iam_role.logs.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs"
}

resource "aws_api_gateway_account" "bookings" {
  cloudwatch_role_arn = aws_iam_role.logs.arn
  depends_on          = [aws_iam_role_policy_attachment.logs]
}

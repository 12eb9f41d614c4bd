resource "aws_api_gateway_deployment" "onboarding" {
  rest_api_id = aws_api_gateway_rest_api.onboarding.id
  triggers = {
    redeployment = sha1(jsonencode([
      aws_api_gateway_method.start,
      aws_api_gateway_integration.start,
      aws_api_gateway_integration_response.started,
    ]))
  }
  lifecycle { create_before_destroy = true }
}

resource "aws_cloudwatch_log_group" "onboarding" {
  name              = "onboarding-api"
  retention_in_days = 90
}

resource "aws_api_gateway_stage" "onboarding" {
  rest_api_id          = aws_api_gateway_rest_api.onboarding.id
  deployment_id        = aws_api_gateway_deployment.onboarding.id
  stage_name           = "v1"
  xray_tracing_enabled = true
  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.onboarding.arn
    format          = "$context.extendedRequestId $context.status $context.integrationErrorMessage"
  }
}

output "url" {
  value = "${aws_api_gateway_stage.onboarding.invoke_url}/customers/{kind}"
}

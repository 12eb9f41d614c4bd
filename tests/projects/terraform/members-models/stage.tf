resource "aws_api_gateway_deployment" "members" {
  rest_api_id = aws_api_gateway_rest_api.members.id

  triggers = {
    redeployment = sha1(jsonencode({
      authorizers = [aws_api_gateway_authorizer.members]
      models      = [aws_api_gateway_model.address, aws_api_gateway_model.member, aws_api_gateway_model.members]
      validators  = [aws_api_gateway_request_validator.body, aws_api_gateway_request_validator.parameters]
      resources   = [aws_api_gateway_resource.members]
      methods     = [aws_api_gateway_method.list, aws_api_gateway_method.join]
      calls       = [aws_api_gateway_integration.list, aws_api_gateway_integration.join]
      answers = [
        aws_api_gateway_method_response.list,
        aws_api_gateway_method_response.join,
        aws_api_gateway_method_response.join_conflict,
        aws_api_gateway_integration_response.list,
        aws_api_gateway_integration_response.join,
        aws_api_gateway_integration_response.join_conflict,
        aws_api_gateway_gateway_response.said,
      ]
    }))
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_cloudwatch_log_group" "members" {
  name              = "members"
  retention_in_days = 30
}

resource "aws_api_gateway_stage" "members" {
  rest_api_id   = aws_api_gateway_rest_api.members.id
  deployment_id = aws_api_gateway_deployment.members.id
  stage_name    = "club"

  access_log_settings {
    destination_arn = trimsuffix(aws_cloudwatch_log_group.members.arn, ":*")
    format          = "$context.requestId $context.authorizer.claims.sub $context.resourcePath $context.status $context.error.validationErrorString"
  }

  depends_on = [aws_api_gateway_account.members]
}

resource "aws_api_gateway_method_settings" "members" {
  rest_api_id = aws_api_gateway_rest_api.members.id
  stage_name  = aws_api_gateway_stage.members.stage_name
  method_path = "*/*"

  settings {
    logging_level          = "ERROR"
    metrics_enabled        = true
    throttling_burst_limit = 50
    throttling_rate_limit  = 20
  }
}

resource "aws_iam_role" "members_logs" {
  name = "members-gateway-logs"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "apigateway.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy_attachment" "members_logs" {
  role       = aws_iam_role.members_logs.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs"
}

resource "aws_api_gateway_account" "members" {
  cloudwatch_role_arn = aws_iam_role.members_logs.arn
  depends_on          = [aws_iam_role_policy_attachment.members_logs]
}

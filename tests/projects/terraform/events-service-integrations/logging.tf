locals {
  access_log = join(" ", [
    "$context.requestId",
    "$context.requestTime",
    "$context.identity.userArn",
    "$context.resourcePath",
    "$context.status",
    "$context.integration.latency",
  ])
}

resource "aws_cloudwatch_log_group" "events" {
  name              = "/api/events-${var.environment}"
  retention_in_days = 5
}

resource "aws_iam_role" "logs" {
  name               = "events-logs-${var.environment}"
  assume_role_policy = data.aws_iam_policy_document.assume.json
}

resource "aws_iam_role_policy_attachment" "logs" {
  role       = aws_iam_role.logs.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs"
}

resource "aws_api_gateway_account" "events" {
  cloudwatch_role_arn = aws_iam_role.logs.arn

  depends_on = [aws_iam_role_policy_attachment.logs]
}

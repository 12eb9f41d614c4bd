resource "aws_iam_role" "gateway" {
  name               = "partners-gateway-logs"
  assume_role_policy = data.aws_iam_policy_document.gateway.json
}

data "aws_iam_policy_document" "gateway" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["apigateway.amazonaws.com"]
    }
  }
}

data "aws_iam_policy" "push_logs" {
  name = "AmazonAPIGatewayPushToCloudWatchLogs"
}

resource "aws_iam_role_policy_attachment" "gateway" {
  role       = aws_iam_role.gateway.name
  policy_arn = data.aws_iam_policy.push_logs.arn
}

resource "aws_api_gateway_account" "here" {
  cloudwatch_role_arn = aws_iam_role.gateway.arn
  depends_on          = [aws_iam_role_policy_attachment.gateway]
}

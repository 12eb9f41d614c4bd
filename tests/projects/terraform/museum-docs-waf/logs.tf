resource "aws_cloudwatch_log_group" "museum" {
  name              = "museum"
  retention_in_days = 30
}

resource "aws_iam_role" "museum" {
  name = "museum-logs"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "apigateway.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy_attachment" "museum" {
  role       = aws_iam_role.museum.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs"
}

resource "aws_api_gateway_account" "museum" {
  cloudwatch_role_arn = aws_iam_role.museum.arn
  depends_on          = [aws_iam_role_policy_attachment.museum]
}

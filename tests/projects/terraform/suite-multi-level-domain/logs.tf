resource "aws_cloudwatch_log_group" "suite" {
  for_each          = toset(["billing", "mail"])
  name              = "/suite/${each.value}"
  retention_in_days = 30
}

resource "aws_iam_role" "suite" {
  name = "suite-gateway-logs"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "apigateway.amazonaws.com" }
    }]
  })
}

resource "aws_iam_role_policy" "suite" {
  name = "logs"
  role = aws_iam_role.suite.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = [
        "logs:CreateLogGroup", "logs:CreateLogStream", "logs:DescribeLogGroups", "logs:DescribeLogStreams",
        "logs:PutLogEvents", "logs:GetLogEvents", "logs:FilterLogEvents",
      ]
      Resource = "*"
    }]
  })
}

resource "aws_api_gateway_account" "suite" {
  cloudwatch_role_arn = aws_iam_role.suite.arn
  depends_on          = [aws_iam_role_policy.suite]
}

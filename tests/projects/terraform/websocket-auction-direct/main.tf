terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.0.0"
    }
  }
}

data "aws_region" "current" {}

# Bids go straight into a table; the answer is made by a template.
resource "aws_apigatewayv2_api" "auction" {
  name                       = "auction"
  protocol_type              = "WEBSOCKET"
  route_selection_expression = "$${request.body.service}/$${request.body.action}"
  description                = "Bids over a WebSocket, without a function"
}

resource "aws_dynamodb_table" "bids" {
  name         = "bids"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "lot"
  range_key    = "at"
  attribute {
    name = "lot"
    type = "S"
  }
  attribute {
    name = "at"
    type = "N"
  }
}

resource "aws_iam_role" "auction" {
  name               = "auction-gateway"
  assume_role_policy = <<EOF
{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": { "Service": "apigateway.amazonaws.com" },
      "Action": "sts:AssumeRole"
    }
  ]
}
EOF
}

resource "aws_iam_role_policy" "auction" {
  name   = "bids"
  role   = aws_iam_role.auction.id
  policy = <<EOF
{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Allow", "Action": "dynamodb:PutItem", "Resource": "${aws_dynamodb_table.bids.arn}" }
  ]
}
EOF
}

# $connect: nothing to do but to say yes to a signed request with a key.
resource "aws_apigatewayv2_integration" "connect" {
  api_id                        = aws_apigatewayv2_api.auction.id
  integration_type              = "MOCK"
  template_selection_expression = "200"
  request_templates = {
    "200" = "{\"statusCode\": 200}"
  }
}

resource "aws_apigatewayv2_integration_response" "connect" {
  api_id                   = aws_apigatewayv2_api.auction.id
  integration_id           = aws_apigatewayv2_integration.connect.id
  integration_response_key = "$default"
}

resource "aws_apigatewayv2_route" "connect" {
  api_id             = aws_apigatewayv2_api.auction.id
  route_key          = "$connect"
  authorization_type = "AWS_IAM"
  api_key_required   = true
  target             = "integrations/${aws_apigatewayv2_integration.connect.id}"

  route_response_selection_expression = "$default"
}

resource "aws_apigatewayv2_route_response" "connect" {
  api_id             = aws_apigatewayv2_api.auction.id
  route_id           = aws_apigatewayv2_route.connect.id
  route_response_key = "$default"
}

# bids/place
resource "aws_apigatewayv2_integration" "place" {
  api_id               = aws_apigatewayv2_api.auction.id
  integration_type     = "AWS"
  integration_method   = "POST"
  integration_uri      = "arn:aws:apigateway:${data.aws_region.current.name}:dynamodb:action/PutItem"
  credentials_arn      = aws_iam_role.auction.arn
  passthrough_behavior = "WHEN_NO_MATCH"
  timeout_milliseconds = 5000

  template_selection_expression = "\\$default"
  request_templates = {
    "$default" = <<-VTL
      {
        "TableName": "${aws_dynamodb_table.bids.name}",
        "Item": {
          "lot": {"S": $input.json('$.lot')},
          "at": {"N": "$context.requestTimeEpoch"},
          "amount": {"N": "$input.path('$.amount')"},
          "bidder": {"S": "$context.connectionId"}
        }
      }
    VTL
  }
}

resource "aws_apigatewayv2_integration_response" "placed" {
  api_id                        = aws_apigatewayv2_api.auction.id
  integration_id                = aws_apigatewayv2_integration.place.id
  integration_response_key      = "$default"
  template_selection_expression = "placed"
  response_templates = {
    placed = "{\"placed\": true, \"request\": \"$context.requestId\"}"
  }
}

resource "aws_apigatewayv2_integration_response" "refused" {
  api_id                        = aws_apigatewayv2_api.auction.id
  integration_id                = aws_apigatewayv2_integration.place.id
  integration_response_key      = "/4\\d\\d/"
  template_selection_expression = "refused"
  response_templates = {
    refused = "{\"placed\": false}"
  }
}

resource "aws_apigatewayv2_route" "place" {
  api_id                              = aws_apigatewayv2_api.auction.id
  route_key                           = "bids/place"
  target                              = "integrations/${aws_apigatewayv2_integration.place.id}"
  route_response_selection_expression = "$default"
}

resource "aws_apigatewayv2_route_response" "place" {
  api_id             = aws_apigatewayv2_api.auction.id
  route_id           = aws_apigatewayv2_route.place.id
  route_response_key = "$default"
}

# prices/get: the public price service
resource "aws_apigatewayv2_integration" "price" {
  api_id             = aws_apigatewayv2_api.auction.id
  integration_type   = "HTTP"
  integration_method = "GET"
  integration_uri    = "https://prices.example.com/v1/lots"

  request_parameters = {
    "integration.request.querystring.lot"  = "route.request.body.lot"
    "integration.request.header.X-Caller"  = "context.connectionId"
    "integration.request.header.X-Purpose" = "'auction'"
  }
}

resource "aws_apigatewayv2_integration_response" "price" {
  api_id                   = aws_apigatewayv2_api.auction.id
  integration_id           = aws_apigatewayv2_integration.price.id
  integration_response_key = "$default"
}

resource "aws_apigatewayv2_route" "price" {
  api_id                              = aws_apigatewayv2_api.auction.id
  route_key                           = "prices/get"
  target                              = "integrations/${aws_apigatewayv2_integration.price.id}"
  route_response_selection_expression = "$default"
}

resource "aws_apigatewayv2_route_response" "price" {
  api_id             = aws_apigatewayv2_api.auction.id
  route_id           = aws_apigatewayv2_route.price.id
  route_response_key = "$default"
}

resource "aws_cloudwatch_log_group" "auction" {
  name              = "auction"
  retention_in_days = 90
}

resource "aws_api_gateway_client_certificate" "auction" {
  description = "Shown to the price service"
}

resource "aws_apigatewayv2_stage" "auction" {
  api_id                = aws_apigatewayv2_api.auction.id
  name                  = "v1"
  auto_deploy           = true
  client_certificate_id = aws_api_gateway_client_certificate.auction.id

  default_route_settings {
    throttling_burst_limit = 100
    throttling_rate_limit  = 100
  }

  route_settings {
    route_key              = aws_apigatewayv2_route.place.route_key
    logging_level          = "INFO"
    throttling_burst_limit = 20
    throttling_rate_limit  = 10
  }

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.auction.arn
    format          = "$context.requestId $context.routeKey $context.connectionId $context.messageId $context.status"
  }

  depends_on = [aws_api_gateway_account.auction]
}

resource "aws_api_gateway_api_key" "bidders" {
  name = "bidders"
}

resource "aws_api_gateway_usage_plan" "bidders" {
  name = "bidders"

  api_stages {
    api_id = aws_apigatewayv2_api.auction.id
    stage  = aws_apigatewayv2_stage.auction.name
  }

  throttle_settings {
    burst_limit = 50
    rate_limit  = 50
  }
}

resource "aws_api_gateway_usage_plan_key" "bidders" {
  key_id        = aws_api_gateway_api_key.bidders.id
  key_type      = "API_KEY"
  usage_plan_id = aws_api_gateway_usage_plan.bidders.id
}

resource "aws_iam_role" "cloudwatch" {
  name               = "auction-cloudwatch"
  assume_role_policy = aws_iam_role.auction.assume_role_policy
}

resource "aws_iam_role_policy_attachment" "cloudwatch" {
  role       = aws_iam_role.cloudwatch.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs"
}

resource "aws_api_gateway_account" "auction" {
  cloudwatch_role_arn = aws_iam_role.cloudwatch.arn
  depends_on          = [aws_iam_role_policy_attachment.cloudwatch]
}

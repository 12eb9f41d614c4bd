data "aws_region" "current" {}

data "aws_lambda_function" "bookings" {
  function_name = "bookings"
}

resource "aws_api_gateway_rest_api" "bookings" {
  name = "bookings"

  endpoint_configuration {
    types = ["REGIONAL"]
  }
}

resource "aws_api_gateway_resource" "bookings" {
  rest_api_id = aws_api_gateway_rest_api.bookings.id
  parent_id   = aws_api_gateway_rest_api.bookings.root_resource_id
  path_part   = "bookings"
}

resource "aws_api_gateway_resource" "booking" {
  rest_api_id = aws_api_gateway_rest_api.bookings.id
  parent_id   = aws_api_gateway_resource.bookings.id
  path_part   = "{booking}"
}

resource "aws_api_gateway_resource" "cancellation" {
  rest_api_id = aws_api_gateway_rest_api.bookings.id
  parent_id   = aws_api_gateway_resource.booking.id
  path_part   = "cancellation"
}

resource "aws_api_gateway_authorizer" "guest" {
  rest_api_id                      = aws_api_gateway_rest_api.bookings.id
  name                             = "guest"
  type                             = "REQUEST"
  authorizer_uri                   = "arn:aws:apigateway:${data.aws_region.current.name}:lambda:path/2015-03-31/functions/${data.aws_lambda_function.bookings.arn}:$${stageVariables.alias}/invocations"
  identity_source                  = "method.request.header.X-Booking-Code,stageVariables.alias,context.path"
  authorizer_result_ttl_in_seconds = 30
}

resource "aws_api_gateway_method" "cancel" {
  rest_api_id   = aws_api_gateway_rest_api.bookings.id
  resource_id   = aws_api_gateway_resource.cancellation.id
  http_method   = "PUT"
  authorization = "CUSTOM"
  authorizer_id = aws_api_gateway_authorizer.guest.id

  request_parameters = {
    "method.request.path.booking"           = true
    "method.request.header.X-Booking-Code" = true
  }
}

resource "aws_api_gateway_integration" "cancel" {
  rest_api_id             = aws_api_gateway_rest_api.bookings.id
  resource_id             = aws_api_gateway_resource.cancellation.id
  http_method             = aws_api_gateway_method.cancel.http_method
  integration_http_method = "POST"
  type                    = "AWS_PROXY"
  uri                     = "arn:aws:apigateway:${data.aws_region.current.name}:lambda:path/2015-03-31/functions/${data.aws_lambda_function.bookings.arn}:$${stageVariables.alias}/invocations"
}

# Reads go past the function, straight to the stage's table.
resource "aws_api_gateway_method" "get" {
  rest_api_id   = aws_api_gateway_rest_api.bookings.id
  resource_id   = aws_api_gateway_resource.booking.id
  http_method   = "GET"
  authorization = "AWS_IAM"
  request_parameters = {
    "method.request.path.booking" = true
  }
}

resource "aws_api_gateway_integration" "get" {
  rest_api_id             = aws_api_gateway_rest_api.bookings.id
  resource_id             = aws_api_gateway_resource.booking.id
  http_method             = aws_api_gateway_method.get.http_method
  integration_http_method = "POST"
  type                    = "AWS"
  uri                     = "arn:aws:apigateway:${data.aws_region.current.name}:dynamodb:action/GetItem"
  credentials             = aws_iam_role.read.arn
  passthrough_behavior    = "WHEN_NO_TEMPLATES"

  request_templates = {
    "application/json" = <<-VTL
      {
        "TableName": "$stageVariables.table",
        "Key": {"id": {"S": "$input.params('booking')"}}
      }
    VTL
  }
}

resource "aws_api_gateway_method_response" "get" {
  rest_api_id = aws_api_gateway_rest_api.bookings.id
  resource_id = aws_api_gateway_resource.booking.id
  http_method = aws_api_gateway_method.get.http_method
  status_code = "200"
}

resource "aws_api_gateway_method_response" "get_none" {
  rest_api_id = aws_api_gateway_rest_api.bookings.id
  resource_id = aws_api_gateway_resource.booking.id
  http_method = aws_api_gateway_method.get.http_method
  status_code = "404"
}

resource "aws_api_gateway_integration_response" "get" {
  rest_api_id = aws_api_gateway_rest_api.bookings.id
  resource_id = aws_api_gateway_resource.booking.id
  http_method = aws_api_gateway_integration.get.http_method
  status_code = aws_api_gateway_method_response.get.status_code

  # 404 is decided here: DynamoDB says 200 and nothing.
  response_templates = {
    "application/json" = <<-VTL
      #set($item = $input.path('$.Item'))
      #if($item && $item != "")
        {"id": "$item.id.S", "room": "$item.room.S"}
      #else
        #set($context.responseOverride.status = 404)
        {"message": "No such booking"}
      #end
    VTL
  }
}

resource "aws_iam_role" "read" {
  name = "bookings-read"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "apigateway.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy" "read" {
  role = aws_iam_role.read.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "dynamodb:GetItem"
      Resource = [for stage in local.stages : "arn:aws:dynamodb:*:*:table/${stage.table}"]
    }]
  })
}

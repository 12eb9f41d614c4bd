# /vets, which a booking service inside the VPC answers

resource "aws_lb" "vets" {
  name               = "vets"
  internal           = true
  load_balancer_type = "network"
  subnets            = var.private_subnets
}

resource "aws_api_gateway_vpc_link" "vets" {
  name        = "vets"
  target_arns = [aws_lb.vets.arn]
}

resource "aws_api_gateway_resource" "vets" {
  rest_api_id = aws_api_gateway_rest_api.shelter.id
  parent_id   = aws_api_gateway_rest_api.shelter.root_resource_id
  path_part   = "vets"
}

resource "aws_api_gateway_method" "list_vets" {
  rest_api_id   = aws_api_gateway_rest_api.shelter.id
  resource_id   = aws_api_gateway_resource.vets.id
  http_method   = "GET"
  authorization = "AWS_IAM"
}

resource "aws_api_gateway_integration" "list_vets" {
  rest_api_id             = aws_api_gateway_rest_api.shelter.id
  resource_id             = aws_api_gateway_resource.vets.id
  http_method             = aws_api_gateway_method.list_vets.http_method
  type                    = "HTTP_PROXY"
  integration_http_method = "GET"
  uri                     = "https://vets.internal/appointments"
  # vpc-link-without-connection-id: which link?
  connection_type = "VPC_LINK"
}

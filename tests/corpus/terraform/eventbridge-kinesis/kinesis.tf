resource "aws_kinesis_stream" "clicks" {
  name             = "clicks"
  retention_period = 48
  encryption_type  = "KMS"
  kms_key_id       = "alias/aws/kinesis"

  stream_mode_details {
    stream_mode = "ON_DEMAND"
  }
}

resource "aws_api_gateway_resource" "clicks" {
  rest_api_id = aws_api_gateway_rest_api.events.id
  parent_id   = aws_api_gateway_rest_api.events.root_resource_id
  path_part   = "clicks"
}

resource "aws_api_gateway_method" "put_clicks" {
  rest_api_id   = aws_api_gateway_rest_api.events.id
  resource_id   = aws_api_gateway_resource.clicks.id
  http_method   = "PUT"
  authorization = "AWS_IAM"
}

resource "aws_api_gateway_integration" "put_clicks" {
  rest_api_id             = aws_api_gateway_rest_api.events.id
  resource_id             = aws_api_gateway_resource.clicks.id
  http_method             = aws_api_gateway_method.put_clicks.http_method
  type                    = "AWS"
  integration_http_method = "POST"
  credentials             = aws_iam_role.events.arn
  uri                     = "arn:aws:apigateway:${local.region}:kinesis:action/PutRecords"
  passthrough_behavior    = "WHEN_NO_TEMPLATES"

  request_templates = {
    "application/json" = <<-VTL
      {
        "StreamName": "${aws_kinesis_stream.clicks.name}",
        "Records": [
          #foreach($click in $input.path('$.clicks'))
          {
            "Data": "$util.base64Encode("{""page"":""$click.page"",""at"":$click.at}")",
            "PartitionKey": "$click.session"
          }#if($foreach.hasNext),#end
          #end
        ]
      }
    VTL
  }
}

resource "aws_api_gateway_method_response" "put_clicks" {
  rest_api_id = aws_api_gateway_rest_api.events.id
  resource_id = aws_api_gateway_resource.clicks.id
  http_method = aws_api_gateway_method.put_clicks.http_method
  status_code = "200"
}

resource "aws_api_gateway_integration_response" "put_clicks" {
  rest_api_id = aws_api_gateway_rest_api.events.id
  resource_id = aws_api_gateway_resource.clicks.id
  http_method = aws_api_gateway_method.put_clicks.http_method
  status_code = aws_api_gateway_method_response.put_clicks.status_code

  response_templates = {
    "application/json" = "{\"failed\": $input.json('$.FailedRecordCount')}"
  }

  depends_on = [aws_api_gateway_integration.put_clicks]
}

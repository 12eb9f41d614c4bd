resource "aws_api_gateway_integration" "adopt_pet" {
  rest_api_id             = aws_api_gateway_rest_api.shelter.id
  resource_id             = aws_api_gateway_resource.adoption.id
  http_method             = aws_api_gateway_method.adopt_pet.http_method
  type                    = "AWS"
  integration_http_method = "POST"
  uri                     = "arn:aws:apigateway:eu-west-1:dynamodb:action/PutItem"
  credentials             = aws_iam_role.adoptions.arn

  request_templates = {
    "application/json" = <<-EOT
      #set($pet = $input.path('$.pet'))
      {
        "TableName": "${var.table}",
        "Item": {
          "petId": {"S": "$input.params('petId')"},
          "by": {"S": "$context.identity.sourceIp"},
          "tags": {"L": [#foreach($tag in $pet.tags){"S": "$tag"}#if($foreach.hasNext), #end#end]}
        }
      }
    EOT
  }
}

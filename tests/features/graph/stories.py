"""The same API in Terraform and in CloudFormation, for tests of what is drawn of it."""

TERRAFORM = """\
variable "vets" {}
variable "limited" {}
resource "aws_api_gateway_rest_api" "api" {
  name = "shelter"
}
resource "aws_api_gateway_resource" "pets" {
  rest_api_id = aws_api_gateway_rest_api.api.id
  parent_id   = aws_api_gateway_rest_api.api.root_resource_id
  path_part   = "pets"
}
resource "aws_api_gateway_resource" "pet" {
  rest_api_id = aws_api_gateway_rest_api.api.id
  parent_id   = aws_api_gateway_resource.pets.id
  path_part   = "{id}"
}
resource "aws_api_gateway_method" "list" {
  rest_api_id      = aws_api_gateway_rest_api.api.id
  resource_id      = aws_api_gateway_resource.pets.id
  http_method      = "GET"
  authorization    = "NONE"
  api_key_required = true
}
resource "aws_api_gateway_integration" "list" {
  rest_api_id             = aws_api_gateway_rest_api.api.id
  resource_id             = aws_api_gateway_resource.pets.id
  http_method             = aws_api_gateway_method.list.http_method
  type                    = "AWS_PROXY"
  integration_http_method = "POST"
  uri                     = aws_lambda_function.pets.invoke_arn
}
resource "aws_api_gateway_method" "adopt" {
  rest_api_id   = aws_api_gateway_rest_api.api.id
  resource_id   = aws_api_gateway_resource.pet.id
  http_method   = "POST"
  authorization = "CUSTOM"
  authorizer_id = aws_api_gateway_authorizer.users.id
}
resource "aws_api_gateway_integration" "adopt" {
  rest_api_id             = aws_api_gateway_rest_api.api.id
  resource_id             = aws_api_gateway_resource.pet.id
  http_method             = aws_api_gateway_method.adopt.http_method
  type                    = "HTTP_PROXY"
  integration_http_method = "POST"
  uri                     = "https://adoptions.internal/{id}"
  connection_type         = "VPC_LINK"
  connection_id           = aws_api_gateway_vpc_link.inside.id
}
resource "aws_api_gateway_vpc_link" "inside" {
  name        = "inside"
  target_arns = [var.vets]
}
resource "aws_api_gateway_method" "vet" {
  count         = var.limited ? 0 : 1
  rest_api_id   = aws_api_gateway_rest_api.api.id
  resource_id   = aws_api_gateway_resource.pet.id
  http_method   = "PUT"
  authorization = "AWS_IAM"
}
resource "aws_lambda_function" "pets" {
  function_name = "pets"
}
resource "aws_lambda_permission" "pets" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.pets.function_name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_api_gateway_rest_api.api.execution_arn}/*/*"
}
resource "aws_api_gateway_authorizer" "users" {
  name            = "users"
  rest_api_id     = aws_api_gateway_rest_api.api.id
  type            = "REQUEST"
  authorizer_uri  = aws_lambda_function.pets.invoke_arn
  identity_source = "method.request.header.Authorization"
}
resource "aws_api_gateway_deployment" "release" {
  rest_api_id = aws_api_gateway_rest_api.api.id
  depends_on  = [aws_api_gateway_integration.list, aws_api_gateway_integration.adopt]
}
resource "aws_api_gateway_stage" "live" {
  rest_api_id   = aws_api_gateway_rest_api.api.id
  deployment_id = aws_api_gateway_deployment.release.id
  stage_name    = "live"
}
resource "aws_api_gateway_usage_plan" "gold" {
  name = "gold"
  api_stages {
    api_id = aws_api_gateway_rest_api.api.id
    stage  = aws_api_gateway_stage.live.stage_name
  }
}
resource "aws_api_gateway_domain_name" "domain" {
  domain_name = "pets.example.com"
}
resource "aws_api_gateway_base_path_mapping" "mapping" {
  api_id      = aws_api_gateway_rest_api.api.id
  stage_name  = aws_api_gateway_stage.live.stage_name
  domain_name = aws_api_gateway_domain_name.domain.domain_name
  base_path   = "v1"
}
"""

CLOUDFORMATION = """\
Parameters:
  Vets:
    Type: String
  Limited:
    Type: String
Conditions:
  All: !Not [!Equals [!Ref Limited, "yes"]]
Resources:
  api:
    Type: AWS::ApiGateway::RestApi
    Properties:
      Name: shelter
  petsPath:
    Type: AWS::ApiGateway::Resource
    Properties:
      RestApiId: !Ref api
      ParentId: !GetAtt api.RootResourceId
      PathPart: pets
  petPath:
    Type: AWS::ApiGateway::Resource
    Properties:
      RestApiId: !Ref api
      ParentId: !Ref petsPath
      PathPart: "{id}"
  list:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref api
      ResourceId: !Ref petsPath
      HttpMethod: GET
      AuthorizationType: NONE
      ApiKeyRequired: true
      Integration:
        Type: AWS_PROXY
        IntegrationHttpMethod: POST
        Uri: !Sub arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${pets.Arn}/invocations
  adopt:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref api
      ResourceId: !Ref petPath
      HttpMethod: POST
      AuthorizationType: CUSTOM
      AuthorizerId: !Ref users
      Integration:
        Type: HTTP_PROXY
        IntegrationHttpMethod: POST
        Uri: https://adoptions.internal/{id}
        ConnectionType: VPC_LINK
        ConnectionId: !Ref inside
  inside:
    Type: AWS::ApiGateway::VpcLink
    Properties:
      Name: inside
      TargetArns: [!Ref Vets]
  vet:
    Type: AWS::ApiGateway::Method
    Condition: All
    Properties:
      RestApiId: !Ref api
      ResourceId: !Ref petPath
      HttpMethod: PUT
      AuthorizationType: AWS_IAM
  pets:
    Type: AWS::Lambda::Function
    Properties:
      FunctionName: pets
  permission:
    Type: AWS::Lambda::Permission
    Properties:
      Action: lambda:InvokeFunction
      FunctionName: !Ref pets
      Principal: apigateway.amazonaws.com
      SourceArn: !Sub arn:aws:execute-api:${AWS::Region}:${AWS::AccountId}:${api}/*/*
  users:
    Type: AWS::ApiGateway::Authorizer
    Properties:
      Name: users
      RestApiId: !Ref api
      Type: REQUEST
      AuthorizerUri: !Sub arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${pets.Arn}/invocations
      IdentitySource: method.request.header.Authorization
  release:
    Type: AWS::ApiGateway::Deployment
    DependsOn: [list, adopt]
    Properties:
      RestApiId: !Ref api
  live:
    Type: AWS::ApiGateway::Stage
    Properties:
      RestApiId: !Ref api
      DeploymentId: !Ref release
      StageName: live
  gold:
    Type: AWS::ApiGateway::UsagePlan
    Properties:
      UsagePlanName: gold
      ApiStages:
        - ApiId: !Ref api
          Stage: !Ref live
  domain:
    Type: AWS::ApiGateway::DomainName
    Properties:
      DomainName: pets.example.com
  mapping:
    Type: AWS::ApiGateway::BasePathMapping
    Properties:
      RestApiId: !Ref api
      Stage: !Ref live
      DomainName: !Ref domain
      BasePath: v1
"""

TREE = """\
REST API shelter
├─ /pets
│  ├─ GET → Lambda pets  [API key]
│  └─ /{id}
│     ├─ POST → HTTP https://adoptions.internal/{id} through inside  [authorizer users]
│     └─ PUT  → nothing                                              [AWS_IAM] (possibly)
├─ authorizer users (REQUEST) → Lambda pets
├─ deployment release
├─ stage live → deployment release
├─ domain pets.example.com/v1 → live
├─ usage plan gold → live
└─ may call Lambda pets"""

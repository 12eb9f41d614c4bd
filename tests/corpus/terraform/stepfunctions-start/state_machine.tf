resource "aws_iam_role" "states" {
  name = "onboarding-states"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Action    = "sts:AssumeRole"
        Principal = { Service = "states.amazonaws.com" }
      }
    ]
  })
}

resource "aws_sfn_state_machine" "onboarding" {
  name     = "onboarding"
  role_arn = aws_iam_role.states.arn

  definition = jsonencode({
    Comment = "New customer: wait for the documents, then finish"
    StartAt = "WaitForDocuments"
    States = {
      WaitForDocuments = {
        Type    = "Wait"
        Seconds = 300
        Next    = "Check"
      }
      Check = {
        Type = "Choice"
        Choices = [
          {
            Variable      = "$.kind"
            StringEquals  = "business"
            Next          = "Done"
          }
        ]
        Default = "Done"
      }
      Done = { Type = "Succeed" }
    }
  })
}

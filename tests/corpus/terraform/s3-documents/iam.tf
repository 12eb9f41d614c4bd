data "aws_iam_policy_document" "apigw_assume" {
    statement {
        actions = ["sts:AssumeRole"]
        principals {
            type = "Service"
            identifiers = ["apigateway.amazonaws.com"]
        }
    }
}

data "aws_iam_policy_document" "documents_rw" {
    statement {
        sid = "ReadWriteUploads"
        actions = [
            "s3:GetObject",
            "s3:PutObject",
            "s3:DeleteObject",
        ]
        resources = ["${aws_s3_bucket.documents.arn}/uploads/*"]
    }
}

resource "aws_iam_role" "apigw_s3" {
    name = "documents-api-s3"
    assume_role_policy = data.aws_iam_policy_document.apigw_assume.json
}

resource "aws_iam_role_policy" "apigw_s3" {
    name = "documents"
    role = aws_iam_role.apigw_s3.id
    policy = data.aws_iam_policy_document.documents_rw.json
}

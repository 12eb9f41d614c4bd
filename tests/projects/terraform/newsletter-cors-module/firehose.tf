# Access logs go to a bucket, by way of a delivery stream; its name must begin like this.

resource "aws_s3_bucket" "access" {
  bucket_prefix = "newsletter-access-"
}

resource "aws_iam_role" "firehose" {
  name = "newsletter-firehose"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "firehose.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy" "firehose" {
  role = aws_iam_role.firehose.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["s3:PutObject", "s3:GetBucketLocation", "s3:ListBucket", "s3:AbortMultipartUpload"]
      Resource = [aws_s3_bucket.access.arn, "${aws_s3_bucket.access.arn}/*"]
    }]
  })
}

resource "aws_kinesis_firehose_delivery_stream" "access" {
  name        = "amazon-apigateway-newsletter"
  destination = "extended_s3"

  extended_s3_configuration {
    role_arn   = aws_iam_role.firehose.arn
    bucket_arn = aws_s3_bucket.access.arn
    prefix     = "newsletter/"
  }
}

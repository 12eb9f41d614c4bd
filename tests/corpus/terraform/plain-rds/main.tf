variable "subnet_ids" { type = list(string) }
variable "security_group_id" { type = string }

resource "aws_db_subnet_group" "ledger" {
  name       = "ledger"
  subnet_ids = var.subnet_ids
}

resource "aws_db_parameter_group" "ledger" {
  name_prefix = "ledger-pg16-"
  family      = "postgres16"

  dynamic "parameter" {
    for_each = {
      log_min_duration_statement = "500"
      "rds.force_ssl"            = "1"
    }
    content {
      name  = parameter.key
      value = parameter.value
    }
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_db_instance" "ledger" {
  identifier                  = "ledger"
  engine                      = "postgres"
  engine_version              = "16.4"
  instance_class              = "db.t4g.medium"
  allocated_storage           = 50
  max_allocated_storage       = 200
  storage_encrypted           = true
  multi_az                    = true
  username                    = "ledger"
  manage_master_user_password = true
  db_subnet_group_name        = aws_db_subnet_group.ledger.name
  parameter_group_name        = aws_db_parameter_group.ledger.name
  vpc_security_group_ids      = [var.security_group_id]
  backup_retention_period     = 14
  deletion_protection         = true
  skip_final_snapshot         = false
  final_snapshot_identifier   = "ledger-final"
}

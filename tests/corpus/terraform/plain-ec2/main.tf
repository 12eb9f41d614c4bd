# Build agents. No API here.
variable "agents" {
  type    = number
  default = 2
}

data "aws_ami" "al2023" {
  most_recent = true
  owners      = ["amazon"]

  filter {
    name   = "name"
    values = ["al2023-ami-2023.*-x86_64"]
  }
}

data "aws_subnets" "build" {
  tags = {
    Tier = "build"
  }
}

resource "aws_instance" "agent" {
  count                  = var.agents
  ami                    = data.aws_ami.al2023.id
  instance_type          = "m6i.large"
  subnet_id              = element(data.aws_subnets.build.ids, count.index)
  vpc_security_group_ids = [aws_security_group.agent.id]

  user_data = <<-SH
    #!/bin/bash
    set -euo pipefail
    dnf install -y git docker
    systemctl enable --now docker
    echo "agent ${count.index} ready" >> /var/log/agent.log
  SH

  metadata_options {
    http_tokens = "required"
  }

  root_block_device {
    encrypted   = true
    volume_size = 80
  }

  tags = {
    Name = format("agent-%02d", count.index + 1)
  }
}

resource "aws_security_group" "agent" {
  name_prefix = "agent-"

  egress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

"""Gatewright: a language server and checker for AWS API Gateway written as code."""

__version__ = "0.1.0"

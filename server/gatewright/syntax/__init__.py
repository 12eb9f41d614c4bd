"""What is written? Trees with exact places, from any text, always; nothing here knows of AWS.

`hcl/` reads Terraform's language; `yaml/` and `json/` read data into one shared tree (`data.py`). A parser never raises:
what it cannot read becomes a `Problem` and a hole in the tree.
"""

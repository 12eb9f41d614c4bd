"""`python -m gatewright` is the command."""

from gatewright.cli import main

if __name__ == "__main__":
    raise SystemExit(main())

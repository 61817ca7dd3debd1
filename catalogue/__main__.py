"""`python -m catalogue` is the command `catalogue`."""

from catalogue.cli.main import main

if __name__ == "__main__":
    main()

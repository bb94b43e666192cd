"""`python -m briefings` is the `briefings` command."""

from briefings.cli.main import main

if __name__ == "__main__":
    main()

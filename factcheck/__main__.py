"""`python -m factcheck`: the command line, where the script is not on the path."""

from factcheck.cli import main

if __name__ == "__main__":
    main()

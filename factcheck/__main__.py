"""`python -m factcheck`: the command line where no script of it is on the path."""

from factcheck.cli import main

if __name__ == "__main__":
    main()

"""`python -m desktop` is `dechallenge`."""

import sys

from desktop.entry import main

if __name__ == "__main__":
    sys.exit(main())

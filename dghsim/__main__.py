"""`python -m dghsim`."""

import sys

from dghsim.cli import main

sys.exit(main())

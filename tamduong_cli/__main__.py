"""`python -m tamduong_cli`, the same as the command `plan`."""

import sys

from tamduong_cli.cli import main

sys.exit(main())

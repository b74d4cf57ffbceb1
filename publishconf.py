"""Settings of the public site: all of pelicanconf.py, and what differs. `publish` and `deploy` read this file."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))  # pelicanconf.py lies beside this file

from pelicanconf import *  # noqa: F403

# The address that readers type. Feeds' identifiers are made from it: set it once.
SITEURL = "https://example.org"

# Where `deploy` sends the site: nowhere, until you copy one of the examples of docs/deploy.md here.
TRAITDUNION_DEPLOY = None

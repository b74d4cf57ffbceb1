"""Settings of the public site: all of pelicanconf.py, and what differs. `python3 tasks.py publish` and `deploy` read this file."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))  # Pelican reads this file from anywhere: pelicanconf.py lies beside it

from pelicanconf import *  # noqa: E402, F403

# The address that readers type. Feeds' identifiers are made from it: set it once.
SITEURL = "https://example.org"

# Where `deploy` sends the site: nowhere, until one of these is yours. docs/deploy.md explains every key.
# TRAITDUNION_DEPLOY = {"method": "rsync", "destination": "user@example.org:/var/www/magazine"}
# TRAITDUNION_DEPLOY = {"method": "git", "repository": "git@example.org:collective/site.git", "branch": "pages"}

"""Settings of the sample magazine. docs/settings.md explains each; publishconf.py changes what differs for the public site."""

PATH = "content"
THEME = "theme"
OUTPUT_PATH = "output"
PLUGIN_PATHS = ["plugins"]
PLUGINS = ["traitdunion"]

SITEURL = "http://localhost:8000"
TIMEZONE = "Europe/Paris"
DEFAULT_PAGINATION = 10

# One edition a language, in the order in which they are offered. No language comes first in any other sense.
EDITIONS = {
    "fr": {
        "name": "Trait d’union",
        "tagline": "Publier et agir ensemble, d’une langue à l’autre",
        "fallback": ["es", "en"],
    },
    "en": {
        "name": "Trait d’union",
        "tagline": "Publishing and acting together, from one language to another",
        "fallback": ["fr", "es"],
        "locale": "en-GB",
    },
    "es": {
        "name": "Trait d’union",
        "tagline": "Publicar y actuar en común, de una lengua a otra",
        "fallback": ["fr", "en"],
    },
}

TRAITDUNION_PICTURE = "theme/img/trait-dunion.png"
TRAITDUNION_PUBLISHER = {"name": "Trait d’union"}
TRAITDUNION_TYPOGRAPHY = {"spanish_quotes": "angular"}  # « » first, as in most books
TRAITDUNION_LICENSE = "CC-BY-SA-4.0"
# Where “suggest a correction” leads: your forge's editor, for example "https://example.org/magazine/edit/main/content/{path}".
TRAITDUNION_CORRECTIONS = "mailto:redaction@example.org?subject={title}&body={url}"

"""What can be wrong with settings, editions, catalogues and the theme (TU5xx)."""

from traitdunion.vocabulary.problem import Fault, Severity

SETTING_MISSPELT = Fault(
    "TU501",
    Severity.ERROR,
    "there is no setting “{name}”",
    "Did you mean “{nearest}”? A setting that nobody reads has no effect.",
)
SETTING_UNKNOWN = Fault(
    "TU502",
    Severity.ERROR,
    "there is no setting “{name}”",
    "Settings that begin with TRAITDUNION_ are ours: see docs/settings.md for their list.",
)
SETTING_SHAPE = Fault(
    "TU503", Severity.ERROR, "the setting {name} is not right: {value}", "Write it like this: {example}"
)
EDITIONS_MISSING = Fault(
    "TU504",
    Severity.ERROR,
    "no edition is declared",
    "Declare at least one in pelicanconf.py: {example}",
)
EDITION_LANGUAGE = Fault(
    "TU505",
    Severity.ERROR,
    "“{tag}” is not a language tag (BCP 47)",
    "Did you mean “{nearest}”? Use tags such as fr, en, es, pt-BR.",
)
EDITION_KEY = Fault(
    "TU506",
    Severity.ERROR,
    "the edition “{language}” has an unknown key “{key}”",
    "Take it out; the keys are {keys}.",
)
EDITION_KEY_MISSPELT = Fault(
    "TU506",
    Severity.ERROR,
    "the edition “{language}” has an unknown key “{key}”",
    "Did you mean “{nearest}”? The keys are {keys}.",
)
EDITION_NAME = Fault("TU507", Severity.ERROR, "the edition “{language}” has no name", 'Add it: "name": "Trait d’union"')
EDITION_FALLBACK = Fault(
    "TU508",
    Severity.ERROR,
    "the edition “{language}” falls back to “{other}”, which has no edition",
    "Take it out of its fallback list, or declare that edition.",
)
EDITION_STATUS = Fault(
    "TU509",
    Severity.ERROR,
    "the edition “{language}” has an unknown status, “{status}”",
    "Write published, or preparing for an edition that is built and linked from nowhere.",
)
EDITION_WORD = Fault(
    "TU510",
    Severity.ERROR,
    "the edition “{language}” cannot use “{word}” as an address word",
    "Address words are lower-case letters, digits and hyphens, and each is used once.",
)
EDITION_WORD_KEY = Fault(
    "TU510",
    Severity.ERROR,
    "the edition “{language}” has an address word for “{key}”, which has no address",
    "Take it out; words can be given for {keys}.",
)
EDITION_VALUE = Fault(
    "TU524",
    Severity.ERROR,
    "the edition “{language}” has a “{key}” that is not right: {value}",
    "It looks like this: {example}",
)
SITEURL_SHAPE = Fault(
    "TU511",
    Severity.ERROR,
    "SITEURL is “{value}”: the site’s heads, feeds and sitemap need a full address",
    'Write the address that readers will type: SITEURL = "https://example.org"',
)
TIMEZONE_UNKNOWN = Fault(
    "TU512", Severity.ERROR, "there is no time zone “{value}”", 'Write an IANA name: TIMEZONE = "Europe/Paris"'
)
PLUGIN_MISSING = Fault(
    "TU513",
    Severity.ERROR,
    "the plugin “{name}” cannot be loaded: {reason}",
    "Install it, correct its name in PLUGINS, or take it out.",
)
PLUGIN_OURS_MISSING = Fault(
    "TU513",
    Severity.ERROR,
    "the setting PLUGINS does not name the magazine’s own plugin, without which Pelican would publish another site",
    'Write: PLUGINS = ["traitdunion"]',
)
PLUGIN_UNDECLARED = Fault(
    "TU527",
    Severity.WARNING,
    "the plugin “{name}” does not say what its part of a page depends on, so every build renders every page again",
    "Nothing comes out wrong. If its part depends on nothing but the page itself, its module may say so, "
    "and builds are fast again (docs/themes.md): {declaration} = True",
)
EXECUTOR_OUT_OF_REACH = Fault(
    "TU528",
    Severity.ERROR,
    "the texts cannot be given to the cluster at {address}: {reason}",
    "Start its scheduler, install the extra “cluster” (pip install pelican-traitdunion[cluster]), "
    'or let this machine read them: TRAITDUNION_EXECUTOR = "processes"',
)
CATALOGUE_MISSING = Fault(
    "TU514",
    Severity.WARNING,
    "the edition “{language}” has no catalogue: its interface is shown in English",
    "Make one with: invoke catalogues --add {language}",
)
CATALOGUE_INCOMPLETE = Fault(
    "TU515",
    Severity.WARNING,
    "{count} interface strings of “{language}” are not translated: they are shown in English",
    "Translate the empty msgstr lines of this file, the first of which stands here.",
)
CATALOGUE_BROKEN = Fault(
    "TU516", Severity.ERROR, "the catalogue cannot be read: {reason}", "Mend this line of the file."
)
INTERFACE_UNKNOWN = Fault(
    "TU517",
    Severity.ERROR,
    "the interface has no string “{string}”",
    "Did you mean “{nearest}”? The strings are those of the catalogues in theme/translations/.",
)
SETTINGS_UNREADABLE = Fault(
    "TU518", Severity.ERROR, "the settings cannot be read: {reason}", "Mend this line of the file."
)
PELICAN_ERROR = Fault(
    "TU519", Severity.ERROR, "Pelican or a plugin reported an error: {reason}", "Nothing was published; mend its cause."
)
THEME_TEMPLATE = Fault(
    "TU520", Severity.ERROR, "a template cannot be rendered: {reason}", "Mend this line of the template."
)
THEME_MISSING = Fault(
    "TU526",
    Severity.ERROR,
    "there is no theme in the folder that THEME names ({reason})",
    'Name the folder that holds templates/, from the project’s root: THEME = "theme"',
)
CONTENT_MISSING = Fault(
    "TU521",
    Severity.ERROR,
    "there is no content folder “{folder}”",
    "Give the folder that holds articles/ and pages/: --content DIR",
)
OUTPUT_FOREIGN = Fault(
    "TU522",
    Severity.ERROR,
    "the output folder “{folder}” holds files that no build made",
    "Choose an empty folder with --output, or empty this one yourself: nothing of yours is ever removed.",
)
AS_OF_UNREADABLE = Fault(
    "TU525",
    Severity.ERROR,
    "the instant of the build is not a date and time ({reason})",
    "Write it like this, with --as-of or in TRAITDUNION_AS_OF: 2026-03-04T12:00:00+01:00",
)
EDITION_SHAPE = Fault(
    "TU523",
    Severity.ERROR,
    "the edition “{language}” is not a set of keys",
    'Write at least its name: "{language}": {{"name": "Trait d’union"}}',
)
INTERFACE_SHAPE = Fault(
    "TU530",
    Severity.ERROR,
    "this file does not give strings by language",
    'Write the language of an edition, and below it the English string and your wording: fr: {{"Back to top": "Remonter"}}',
)

"""PO files: a text and its translation as gettext's entries, for the tools that translators already use, and back again."""

from traitdunion.rules.po.applying import Import, import_entries
from traitdunion.rules.po.entries import Entry, Side, side
from traitdunion.rules.po.file import File, Message, read_file, write_file
from traitdunion.rules.po.matching import entries

__all__ = ["Entry", "File", "Import", "Message", "Side", "entries", "import_entries", "read_file", "side", "write_file"]

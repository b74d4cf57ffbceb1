"""What git knows of the content folder's texts."""

from traitdunion.edges.history.record import History, Reader, read_history
from traitdunion.edges.history.repository import blob_id, revision

__all__ = ["History", "Reader", "blob_id", "read_history", "revision"]

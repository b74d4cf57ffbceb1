"""The desk: what translators find to do, and the facts of `status.json`."""

from traitdunion.rules.desk.changes import Altered, alterations, apart, marked
from traitdunion.rules.desk.gaps import Gap, gaps
from traitdunion.rules.desk.places import Where, places
from traitdunion.rules.desk.report import report
from traitdunion.rules.desk.tasks import OPEN, Task, tasks

__all__ = [
    "OPEN",
    "Altered",
    "Gap",
    "Task",
    "Where",
    "alterations",
    "apart",
    "gaps",
    "marked",
    "places",
    "report",
    "tasks",
]

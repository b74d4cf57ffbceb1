"""Arguments of tasks that invoke has no word for: a flag that stands instead of a positional argument."""

from __future__ import annotations

from typing import Any

from invoke import Argument, ParseError, Task
from invoke.parser.parser import ParseMachine

NAMES = {"action": "export", "title": '"…"'}
"""What a line shows for an argument that cannot be its name in capitals."""

_complete = ParseMachine.complete_context


def _complete_context(machine: ParseMachine) -> None:
    """Show how a command is written where it lacks a word; invoke only names the argument."""
    context = machine.context
    if context is not None and context.missing_positional_args:
        from traitdunion.commands.wording import Words  # slow to load, and only a mistake asks for it
        from traitdunion.edges.reporting import language_of_messages

        names = [str(one.name) for one in context.positional_args]
        line = " ".join(["invoke", str(context.name), *(NAMES.get(name, name.upper()) for name in names)])
        raise ParseError(Words(language_of_messages(None)).incomplete(line), context)
    _complete(machine)


# invoke makes its parser itself: there is no other place where a missing word can be told in the contributor's language.
ParseMachine.complete_context = _complete_context  # type: ignore[assignment,method-assign]


class Instead(Argument):
    """A flag that makes a positional argument needless: that one is empty where the flag is given and it is not."""

    other: Argument

    def set_value(self, value: Any, cast: bool = True) -> None:
        """Take the flag's value, and let the other argument be empty."""
        super().set_value(value, cast)
        if self.other.value is None:
            self.other.set_value("")


class Either(Task):
    """A task with a positional argument `lang` that is needless with the flag `minor`."""

    def get_arguments(self, ignore_unknown_help: bool | None = None) -> list[Argument]:
        """Return the task's arguments."""
        arguments = super().get_arguments(ignore_unknown_help)
        by_name = {argument.name: argument for argument in arguments}
        flag = by_name["minor"]
        instead = Instead(names=flag.names, kind=bool, default=False, help=flag.help, attr_name=flag.attr_name)
        instead.other = by_name["lang"]
        return [instead if argument is flag else argument for argument in arguments]

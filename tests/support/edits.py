"""Random edits of a magazine on disk, as its people make them: what incremental building must never get wrong."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from support.sites import REPOSITORY, TERMS, original, png, translation, write_site

LANGUAGES = ("fr", "en", "es")
WORDS = [
    "eau",
    "rive",
    "commun",
    "lettre",
    "île",
    "señal",
    "water",
    "bridge",
    "común",
    "palabra",
    "été",
    "année",
    "¿qué?",
    "«",
    "oui",
    "»",
    "--",
    "3.14",
]


@dataclass
class Desk:
    """A magazine on disk that is being edited; `undo` puts right what an edit broke on purpose."""

    root: Path
    source: random.Random
    as_of: str = "2026-06-30T12:00:00+02:00"
    undo: list[Callable[[], None]] = field(default_factory=list)
    deleted: dict[str, dict[str, bytes]] = field(default_factory=dict)
    killed: bool = False
    count: int = 0

    @property
    def content(self) -> Path:
        return self.root / "content"

    def texts(self) -> list[Path]:
        return sorted(self.content.glob("*/*/index.*.md"))

    def text(self) -> Path:
        return self.source.choice(self.texts())

    def words(self, count: int = 6) -> str:
        return " ".join(self.source.choices(WORDS, k=count))

    def new(self, what: str) -> str:
        self.count += 1
        return f"{what} {self.count}"

    def change(self, path: Path, pattern: str, replacement: str) -> None:
        data = path.read_text(encoding="utf-8")
        path.write_text(re.sub(pattern, lambda _: replacement, data, count=1, flags=re.MULTILINE), encoding="utf-8")


def write_magazine(root: Path, source: random.Random) -> Desk:
    """Write a small trilingual magazine with its own copy of the theme."""
    shutil.copytree(REPOSITORY / "theme", root / "theme")
    files: dict[str, str | bytes] = dict(TERMS)
    keys = ["pari", "agua", "essay", "pont", "lettre"]
    for number, key in enumerate(keys):
        language = LANGUAGES[number % 3]
        others = [other for other in LANGUAGES if other != language][: source.randint(0, 2)]
        link = source.choice(keys)
        body = f"Voir [ici](story:{link}).\n\n## Partie {{#part}}\n\n![Image](march.png)\n\nFin."
        files[f"articles/{key}/index.{language}.md"] = original(
            f"Titre {key}",
            date=f"2026-0{number + 1}-1{number}",
            section=source.choice(["communs", "essais"]),
            tags=source.choice(["eau", "langues", "eau, langues"]),
            body=body,
        )
        files[f"articles/{key}/march.png"] = png(16 + number)
        for other in others:
            files[f"articles/{key}/index.{other}.md"] = translation(f"Title {key} {other}", language)
    files["pages/manifeste/index.fr.md"] = "---\ntitle: Manifeste\nsummary: Oui.\nmenu: {order: 1}\n---\n\nNous.\n"
    files["pages/manifeste/index.en.md"] = "---\ntitle: Manifesto\nsummary: Yes.\ntranslates: fr\n---\n\nWe.\n"
    write_site(root, files, theme=str(root / "theme"))
    return Desk(root, source)


def body(desk: Desk) -> None:
    with desk.text().open("a", encoding="utf-8") as file:
        file.write(f"\n{desk.words(8)} {desk.new('phrase')}.\n")


def title(desk: Desk) -> None:
    desk.change(desk.text(), r"^title: .*$", f"title: {desk.new('Titre nouveau')}")


def remark(desk: Desk) -> None:
    """A comment in a header: nothing is said otherwise, and every line below it is another."""
    desk.change(desk.text(), r"^title: ", f"# {desk.new('remark')}\ntitle: ")


def alias(desk: Desk) -> None:
    desk.change(desk.text(), r"^(aliases: .*\n)?title: ", f"aliases: [old/{desk.new('x').split()[1]}/]\ntitle: ")


def touched(desk: Desk) -> None:
    """A checkout writes every file anew: times change, and no byte does."""
    for path in (*desk.texts(), *(desk.root / "theme" / "templates").iterdir()):
        path.write_bytes(path.read_bytes())


def summary(desk: Desk) -> None:
    desk.change(desk.text(), r"^summary: .*\n", desk.source.choice(["", f"summary: {desk.new('Court')}.\n"]))


def slug(desk: Desk) -> None:
    path = desk.text()
    desk.change(path, r"^(slug: .*\n)?title: ", f"slug: adresse-{desk.new('x').split()[1]}\ntitle: ")


def date(desk: Desk) -> None:
    day = f"20{desk.source.randint(24, 26)}-0{desk.source.randint(1, 6)}-{desk.source.randint(10, 28)}"
    desk.change(desk.text(), r"^date: .*$", f"date: {day}")


def tags(desk: Desk) -> None:
    desk.change(desk.text(), r"^tags: .*$", desk.source.choice(["tags: [eau]", "tags: [langues]", "tags: []"]))


def section(desk: Desk) -> None:
    desk.change(desk.text(), r"^section: .*$", f"section: {desk.source.choice(['communs', 'essais', 'wiki'])}")


def rename_section(desk: Desk) -> None:
    desk.change(desk.content / "sections.yaml", r"en: \{name: [^}]*\}", f"en: {{name: {desk.new('Commons')}}}")


def rename_tag(desk: Desk) -> None:
    desk.change(desk.content / "tags.yaml", r"es: \{name: [^}]*\}", f"es: {{name: {desk.new('Agua')}}}")


def rename_person(desk: Desk) -> None:
    desk.change(desk.content / "people.yaml", r"en: \{name: [^}]*\}", f"en: {{name: {desk.new('Editors')}}}")


def add_translation(desk: Desk) -> None:
    path = desk.text()
    language = path.name.split(".")[1]
    other = desk.source.choice([one for one in LANGUAGES if one != language])
    target = path.with_name(f"index.{other}.md")
    if not target.exists():
        target.write_text(translation(desk.new("Traduit"), language), encoding="utf-8")


def remove_translation(desk: Desk) -> None:
    found = [path for path in desk.texts() if "translates:" in path.read_text(encoding="utf-8")]
    if found:
        desk.source.choice(found).unlink()


def draft(desk: Desk) -> None:
    path = desk.text()
    if "status: draft" in path.read_text(encoding="utf-8"):
        desk.change(path, r"^status: draft\n", "")
    else:
        desk.change(path, r"^title: ", "status: draft\ntitle: ")


def embargo(desk: Desk) -> None:
    desk.change(desk.text(), r"^date: .*$", f"date: 2026-07-{desk.source.randint(10, 20)}")


def time_passes(desk: Desk) -> None:
    desk.as_of = desk.source.choice(["2026-06-30T12:00:00+02:00", "2026-07-15T12:00:00+02:00", "2026-08-01T12:00:00Z"])


def delete_story(desk: Desk) -> None:
    folders = sorted((desk.content / "articles").iterdir())
    if len(folders) > 2:
        folder = desk.source.choice(folders)
        desk.deleted[folder.name] = {path.name: path.read_bytes() for path in folder.iterdir()}
        shutil.rmtree(folder)


def restore_story(desk: Desk) -> None:
    if desk.deleted:
        key = desk.source.choice(sorted(desk.deleted))
        folder = desk.content / "articles" / key
        if not folder.exists():
            folder.mkdir()
            for name, data in desk.deleted.pop(key).items():
                (folder / name).write_bytes(data)


def rename_story(desk: Desk) -> None:
    folder = desk.source.choice(sorted((desk.content / "articles").iterdir()))
    target = folder.with_name(f"{folder.name.split('-')[0]}-{desk.new('x').split()[1]}")
    folder.rename(target)


def picture(desk: Desk) -> None:
    found = sorted(desk.content.glob("articles/*/march.png"))
    if found:
        desk.source.choice(found).write_bytes(png(desk.source.randint(10, 40), shade=desk.source.randint(0, 255)))


def template(desk: Desk) -> None:
    name = desk.source.choice(sorted(path.name for path in (desk.root / "theme" / "templates").iterdir()))
    path = desk.root / "theme" / "templates" / name
    path.write_text(path.read_text(encoding="utf-8") + f"\n<!-- {desk.new('mark')} -->\n", encoding="utf-8")


def curious_template(desk: Desk) -> None:
    """A template that shows what its kind of page does not declare."""
    name = desk.source.choice(
        ["base.html", "base.html", "page.html", "parallel.html", "category.html", "desk_story.html"]
    )
    path = desk.root / "theme" / "templates" / name
    asks = desk.source.choice(
        [
            "{{ view.articles[0].title if view.articles }}",
            "{{ articles|length }}",
            "{% for other in (articles or [])[:2] %}{{ other.content|length }}{% endfor %}",
            "{{ presenter.view.articles|length }}",
            "{% set one = presenter %}{{ one.view.articles|length }}",
            "{{ (presenter|attr('view')).articles|length }}",
            "{{ years|join(' ') }}",
            "{% for section in sections or [] %}{{ section.texts|length }}{% endfor %}",
            "{{ (sections or [])|map(attribute='texts')|map('length')|join(' ') }}",
            "{% for item in menu or [] %}{{ item.content|length }}{% endfor %}",
            "{% if article %}{% for other in article.translations %}{{ other.summary }}{% endfor %}{% endif %}",
        ]
    )
    if path.exists():
        text = path.read_text(encoding="utf-8")
        mark = "</main>" if "</main>" in text else "{% endblock %}"
        path.write_text(text.replace(mark, f"<p>{asks}</p>{mark}", 1), encoding="utf-8")


def style(desk: Desk) -> None:
    path = desk.root / "theme" / "static" / "css" / "main.css"
    path.write_text(path.read_text(encoding="utf-8") + f"\n/* {desk.new('style')} */\n", encoding="utf-8")


def catalogue(desk: Desk) -> None:
    path = desk.root / "theme" / "translations" / "fr" / "LC_MESSAGES" / "traitdunion.po"
    desk.change(
        path, r'^msgid "Related stories"\nmsgstr ".*"$', f'msgid "Related stories"\nmsgstr "{desk.new("Aussi")}"'
    )


def setting(desk: Desk) -> None:
    path = desk.root / "pelicanconf.py"
    line = desk.source.choice(
        [
            f"DEFAULT_PAGINATION = {desk.source.randint(1, 4)}",
            f"FEED_MAX_ITEMS = {desk.source.randint(1, 4)}",
            f"TRAITDUNION_CORRECTIONS = 'https://example.org/{desk.count}/{{path}}'",
            f"SOMETHING_OF_THE_THEME = {desk.count}",
        ]
    )
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{line}\n", encoding="utf-8")


def editions(desk: Desk) -> None:
    """The magazine's own words, in the file that takes the place of the setting."""
    lines = (f"{language}: {{name: La Revue, tagline: {desk.new('Devise')}}}\n" for language in LANGUAGES)
    (desk.content / "editions.yaml").write_text("".join(lines), encoding="utf-8")


def no_more_templates(desk: Desk) -> None:
    """A theme that has no page for two versions, or no desk, of its own; or has it again."""
    name = desk.source.choice(["parallel.html", "desk.html"])
    path = desk.root / "theme" / "templates" / name
    if path.exists():
        path.unlink()
    else:
        shutil.copy2(REPOSITORY / "theme" / "templates" / name, path)


def interface(desk: Desk) -> None:
    text = f'fr: {{"Related stories": {desk.new("Voisins")}}}\n'
    (desk.content / "interface.yaml").write_text(text, encoding="utf-8")


def glossary(desk: Desk) -> None:
    """Words agreed upon: translators are shown them, and told of those that a text should not have."""
    text = (
        f"eau: {{fr: {{use: [eau], note: {desk.new('À savoir')}}}, en: [water], es: {{use: [agua], avoid: [señal]}}}}\n"
    )
    (desk.content / "glossary.yaml").write_text(text, encoding="utf-8")


def wish(desk: Desk) -> None:
    """Which languages a story is wished for in, or meant for."""
    path = desk.text()
    line = desk.source.choice(["wanted: [es, en]", "wanted: [fr]", "only: [fr, en]\nreason: Une loi d’ici"])
    if not re.search(r"^(?:wanted|only):", path.read_text(encoding="utf-8"), re.MULTILINE):
        desk.change(path, r"\A---$", f"---\n{line}")


def error(desk: Desk) -> None:
    """A fault that stops the build, put right before the next edit."""
    path = desk.text()
    before = path.read_bytes()
    path.write_bytes(before.replace(b"title:", b"titel:", 1))
    desk.undo.append(lambda: path.write_bytes(before) if path.exists() else None)


def foreign_file(desk: Desk) -> None:
    output = desk.root / "output"
    if output.is_dir():
        (output / f"foreign-{desk.count}.txt").write_text("not ours", encoding="utf-8")


def tampered_output(desk: Desk) -> None:
    """Somebody changes, or removes, a file of the output."""
    found = sorted((desk.root / "output").rglob("*.html"))
    if found:
        path = desk.source.choice(found)
        if desk.source.random() < 0.5:
            path.unlink()
        else:
            path.write_text("changed by hand", encoding="utf-8")


def damaged_cache(desk: Desk) -> None:
    path = desk.root / "cache" / "traitdunion.sqlite3"
    if path.is_file():
        data = bytearray(path.read_bytes())
        for _ in range(desk.source.choice([1, 40, 4000])):
            data[desk.source.randrange(len(data))] = desk.source.randrange(256)
        path.write_bytes(data if desk.source.random() < 0.7 else data[: len(data) // 2])


def killed_build(desk: Desk) -> None:
    """An edit, and a build of it that is killed while it puts the tree in place."""
    body(desk)
    desk.killed = True


EDITS: tuple[Callable[[Desk], None], ...] = (
    *(
        body,
        title,
        remark,
        alias,
        touched,
        summary,
        slug,
        date,
        tags,
        section,
        rename_section,
        rename_tag,
        rename_person,
    ),
    *(add_translation, remove_translation, draft, embargo, time_passes, delete_story, restore_story, rename_story),
    *(picture, template, curious_template, style, catalogue, setting, editions, no_more_templates),
    *(interface, glossary, wish, error, foreign_file),
    *(tampered_output, damaged_cache, killed_build),
)

"""Licences: the SPDX identifiers of works, their names and their deeds.

Identifiers are those of the SPDX License List 3.27, of which this is the part that texts, pictures and code in a
magazine use.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from traitdunion.rules.suggestions import folded, nearest


@dataclass(frozen=True, slots=True)
class License:
    """A licence: its identifier, its English name, and the address of its text, empty when there is none."""

    id: str
    name: str
    url: str


_CC = "https://creativecommons.org"
_ELEMENTS = {
    "BY": "Attribution", "BY-NC": "Attribution-NonCommercial", "BY-NC-ND": "Attribution-NonCommercial-NoDerivatives",
    "BY-NC-SA": "Attribution-NonCommercial-ShareAlike", "BY-ND": "Attribution-NoDerivatives",
    "BY-SA": "Attribution-ShareAlike",
}  # fmt: skip
_PORTS = (
    "BY-2.5-AU BY-3.0-AT BY-3.0-AU BY-3.0-DE BY-3.0-IGO BY-3.0-NL BY-3.0-US BY-NC-3.0-DE BY-NC-ND-3.0-DE"
    " BY-NC-ND-3.0-IGO BY-NC-SA-2.0-DE BY-NC-SA-2.0-FR BY-NC-SA-2.0-UK BY-NC-SA-3.0-DE BY-NC-SA-3.0-IGO BY-ND-3.0-DE"
    " BY-SA-2.0-UK BY-SA-2.1-JP BY-SA-3.0-AT BY-SA-3.0-DE BY-SA-3.0-IGO"
)
_GNU = {
    "GPL": ("GNU General Public License", "1.0 2.0 3.0", "gpl"),
    "LGPL": ("GNU Lesser General Public License", "2.0 2.1 3.0", "lgpl"),
    "AGPL": ("GNU Affero General Public License", "3.0", "agpl"),
    "GFDL": ("GNU Free Documentation License", "1.1 1.2 1.3", "fdl"),
}
_OTHERS = """
0BSD | BSD Zero Clause License | https://opensource.org/license/0bsd
AFL-3.0 | Academic Free License 3.0 | https://opensource.org/license/afl-3-0-php
Apache-2.0 | Apache License 2.0 | https://www.apache.org/licenses/LICENSE-2.0
Artistic-2.0 | Artistic License 2.0 | https://opensource.org/license/artistic-2-0
BSD-2-Clause | BSD 2-Clause License | https://opensource.org/license/bsd-2-clause
BSD-3-Clause | BSD 3-Clause License | https://opensource.org/license/bsd-3-clause
BSL-1.0 | Boost Software License 1.0 | https://www.boost.org/LICENSE_1_0.txt
CC-PDDC | Creative Commons Public Domain Dedication | https://creativecommons.org/licenses/publicdomain/
CC-PDM-1.0 | Creative Commons Public Domain Mark 1.0 | https://creativecommons.org/publicdomain/mark/1.0/
CC-SA-1.0 | Creative Commons ShareAlike 1.0 Generic | https://creativecommons.org/licenses/sa/1.0/
CC0-1.0 | Creative Commons Zero 1.0 Universal | https://creativecommons.org/publicdomain/zero/1.0/
CECILL-2.1 | CeCILL 2.1 | https://cecill.info/licences/Licence_CeCILL_V2.1-en.html
CERN-OHL-P-2.0 | CERN Open Hardware Licence 2, Permissive | https://cern-ohl.web.cern.ch/
CERN-OHL-S-2.0 | CERN Open Hardware Licence 2, Strongly Reciprocal | https://cern-ohl.web.cern.ch/
CERN-OHL-W-2.0 | CERN Open Hardware Licence 2, Weakly Reciprocal | https://cern-ohl.web.cern.ch/
EPL-2.0 | Eclipse Public License 2.0 | https://www.eclipse.org/legal/epl-2.0/
EUPL-1.1 | European Union Public License 1.1 | https://joinup.ec.europa.eu/collection/eupl
EUPL-1.2 | European Union Public License 1.2 | https://joinup.ec.europa.eu/collection/eupl/eupl-text-eupl-12
ISC | ISC License | https://opensource.org/license/isc-license-txt
LAL-1.2 | Licence Art Libre 1.2 | https://artlibre.org/licence/lal/licence-art-libre-12/
LAL-1.3 | Licence Art Libre 1.3 | https://artlibre.org/
MIT | MIT License | https://opensource.org/license/mit
MIT-0 | MIT No Attribution | https://opensource.org/license/mit-0
MPL-2.0 | Mozilla Public License 2.0 | https://www.mozilla.org/MPL/2.0/
ODC-By-1.0 | Open Data Commons Attribution License 1.0 | https://opendatacommons.org/licenses/by/1-0/
ODbL-1.0 | Open Data Commons Open Database License 1.0 | https://opendatacommons.org/licenses/odbl/1-0/
OFL-1.0 | SIL Open Font License 1.0 | https://openfontlicense.org/
OFL-1.1 | SIL Open Font License 1.1 | https://openfontlicense.org/
OGL-UK-3.0 | Open Government Licence 3.0 | https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/
PDDL-1.0 | Open Data Commons Public Domain Dedication and License 1.0 | https://opendatacommons.org/licenses/pddl/1-0/
Unlicense | The Unlicense | https://unlicense.org/
WTFPL | Do What The F*ck You Want To Public License | http://www.wtfpl.net/about/
Zlib | zlib License | https://www.zlib.net/zlib_license.html
etalab-2.0 | Licence Ouverte 2.0 | https://www.etalab.gouv.fr/licence-ouverte-open-licence/
public-domain | Public domain |
with-permission | With permission |
all-rights-reserved | All rights reserved |
"""


def _creative_commons() -> Iterator[License]:
    for elements, name in _ELEMENTS.items():
        for version in ("1.0", "2.0", "2.5", "3.0", "4.0"):
            # the first version of one licence had its conditions in another order
            path = "by-nd-nc" if (elements, version) == ("BY-NC-ND", "1.0") else elements.lower()
            kind = "International" if version == "4.0" else "Generic" if version < "3.0" else "Unported"
            url = f"{_CC}/licenses/{path}/{version}/"
            yield License(f"CC-{elements}-{version}", f"Creative Commons {name} {version} {kind}", url)
    for port in _PORTS.split():
        elements, version, region = port.rsplit("-", 2)
        url = f"{_CC}/licenses/{elements.lower()}/{version}/{region.lower()}/"
        yield License(f"CC-{port}", f"Creative Commons {_ELEMENTS[elements]} {version} {region}", url)


def _gnu() -> Iterator[License]:
    for short, (name, versions, path) in _GNU.items():
        for version in versions.split():
            url = f"https://www.gnu.org/licenses/old-licenses/{path}-{version}.html"
            if version == {"gpl": "3.0", "lgpl": "3.0", "agpl": "3.0", "fdl": "1.3"}[path]:
                url = f"https://www.gnu.org/licenses/{path}-{version}.html"
            full = "GNU Library General Public License" if (short, version) == ("LGPL", "2.0") else name
            yield License(f"{short}-{version}-only", f"{full} {version} only", url)
            yield License(f"{short}-{version}-or-later", f"{full} {version} or later", url)


def _others() -> Iterator[License]:
    for line in _OTHERS.strip().splitlines():
        identifier, name, url = (part.strip() for part in line.split("|"))
        yield License(identifier, name, url)


LICENSES: Mapping[str, License] = MappingProxyType(
    {one.id: one for one in sorted((*_creative_commons(), *_gnu(), *_others()), key=lambda one: one.id)}
)
"""Every licence that a text or a picture may name, by identifier."""

_WORDS = {  # folded, as people type them
    "public-domain": ("domaine public", "dominio publico", "pd", "public"),
    "with-permission": ("avec autorisation", "con permiso", "con autorizacion", "com permissao", "permission",
        "autorisation"),
    "all-rights-reserved": (
        "tous droits reserves", "todos los derechos reservados", "todos os direitos reservados", "copyright",
        "©", "(c)", "arr", "none", "proprietary",
    ),
    "CC0-1.0": ("cc0", "cc 0", "cc zero", "zero", "cc0 1"),
    "LAL-1.3": ("lal", "fal", "licence art libre", "free art license", "art libre"),
    "Apache-2.0": ("apache", "apache 2"),
    "BSD-3-Clause": ("bsd",), "ODbL-1.0": ("odbl",), "OFL-1.1": ("ofl", "sil ofl"), "PDDL-1.0": ("pddl",),
    "MPL-2.0": ("mpl",),
    "EUPL-1.2": ("eupl",), "etalab-2.0": ("licence ouverte", "etalab", "lov2"), "GFDL-1.3-or-later": ("gfdl", "fdl"),
    "CC-BY-SA-4.0": ("cc", "creative commons"),
}  # fmt: skip
_BY_WORD = {word: identifier for identifier, words in _WORDS.items() for word in words}
_BY_FOLDED = {folded(identifier): identifier for identifier in LICENSES}
_BY_URL = {one.url.removeprefix("https://"): one.id for one in LICENSES.values() if one.url.startswith(_CC)}
_CC_TYPED = re.compile(
    r"(?:cc |creative commons )?(by(?: (?:nc|nd|sa))*)(?: ?v? ?([1-4])(?:\.([05]))?)?(?: ([a-z]{2,3}))?"
)
_GNU_TYPED = re.compile(r"(?:gnu )?(a?gpl|lgpl|gfdl) ?v? ?([1-3])(?:\.([0-3]))?(?P<later>\+| or later)?(?: only)?")


def suggest_license(typed: str) -> str | None:
    """Return the identifier that a mistyped licence most likely means, `CC BY-SA` → `CC-BY-SA-4.0`, or None."""
    address = re.sub(r"^https?://(?:www\.)?", "", typed.strip().lower())
    if address.startswith("creativecommons.org/"):
        base = re.match(r"creativecommons\.org/\w+/[a-z-]+/[0-9.]+/", address + "/")
        return _BY_URL.get(base[0]) if base else None
    word = re.sub(r"\b(?:licen[cs]e|licencia|licenca|the)\b", " ", folded(typed[:100]))
    word = " ".join(word.split())
    exact = _BY_FOLDED.get(word) or _BY_WORD.get(word) or _by_form(word)
    return exact or nearest(word, LICENSES)


def _by_form(word: str) -> str | None:
    """Read the families of licences: their elements in any order, versions with or without `.0`."""
    if match := _CC_TYPED.fullmatch(word):
        conditions = "-".join(["BY", *sorted(set(match[1].upper().split()[1:]))])
        version = f"{match[2] or 4}.{match[3] or 0}"
        port = (match[4] or "").upper()
        candidates = (f"{version}-{port}", version, "4.0")
        return next((one for end in candidates if (one := f"CC-{conditions}-{end}") in LICENSES), None)
    if match := _GNU_TYPED.fullmatch(word):
        identifier = f"{match[1].upper()}-{match[2]}.{match[3] or 0}-{'or-later' if match['later'] else 'only'}"
        return identifier if identifier in LICENSES else None
    return None

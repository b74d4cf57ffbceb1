"""Licences are known by their SPDX identifiers, and what people write instead is understood."""

import pytest

from traitdunion.rules.licenses import LICENSES, suggest_license


@pytest.mark.parametrize(
    "identifier",
    [
        "CC-BY-SA-4.0", "CC-BY-1.0", "CC-BY-NC-ND-2.5", "CC-BY-3.0-IGO", "CC0-1.0", "CC-PDM-1.0", "PDDL-1.0",
        "GFDL-1.3-only",
        "GFDL-1.1-or-later", "MIT", "Apache-2.0", "GPL-2.0-or-later", "AGPL-3.0-only", "LGPL-2.1-only", "OFL-1.1",
        "ODbL-1.0",
        "LAL-1.3", "Unlicense", "WTFPL", "0BSD", "BSD-2-Clause", "BSD-3-Clause", "MPL-2.0", "EUPL-1.2", "public-domain",
        "with-permission", "all-rights-reserved",
    ],
)  # fmt: skip
def test_what_content_uses_is_known(identifier):
    assert LICENSES[identifier].id == identifier
    assert LICENSES[identifier].name


def test_every_licence_but_our_three_words_has_an_address():
    words = {one.id for one in LICENSES.values() if not one.url}
    assert words == {"public-domain", "with-permission", "all-rights-reserved"}
    assert LICENSES["CC-BY-SA-4.0"].url == "https://creativecommons.org/licenses/by-sa/4.0/"
    assert LICENSES["CC-BY-NC-ND-1.0"].url == "https://creativecommons.org/licenses/by-nd-nc/1.0/"
    assert LICENSES["CC-BY-SA-2.1-JP"].url == "https://creativecommons.org/licenses/by-sa/2.1/jp/"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("CC BY-SA 4.0", "CC-BY-SA-4.0"), ("cc-by-sa", "CC-BY-SA-4.0"), ("CC-BY-SA", "CC-BY-SA-4.0"), ("by-sa",
        "CC-BY-SA-4.0"),
        ("CC BY SA 3", "CC-BY-SA-3.0"), ("cc_by_nc_sa_2.5", "CC-BY-NC-SA-2.5"), ("CC BY-SA-NC 4.0", "CC-BY-NC-SA-4.0"),
        ("Creative Commons BY 4.0", "CC-BY-4.0"), ("CC BY 3.0 IGO", "CC-BY-3.0-IGO"), ("CC0", "CC0-1.0"),
        ("https://creativecommons.org/licenses/by-sa/4.0/deed.fr", "CC-BY-SA-4.0"), ("mit license", "MIT"),
        ("http://creativecommons.org/publicdomain/zero/1.0", "CC0-1.0"), ("apache 2.0", "Apache-2.0"), ("WTFLP",
        "WTFPL"),
        ("GPLv3", "GPL-3.0-only"), ("gpl-3.0+", "GPL-3.0-or-later"), ("GNU LGPL v2.1 or later", "LGPL-2.1-or-later"),
        ("domaine public", "public-domain"), ("Dominio público", "public-domain"), ("Tous droits réservés",
        "all-rights-reserved"),
        ("Todos los derechos reservados", "all-rights-reserved"), ("©", "all-rights-reserved"), ("con permiso",
        "with-permission"),
        ("Licence Art Libre", "LAL-1.3"),
    ],
)  # fmt: skip
def test_the_licence_that_people_mean_is_proposed(typed, meant):
    assert typed not in LICENSES
    assert suggest_license(typed) == meant


@pytest.mark.parametrize(
    "typed", ["", "libre", "ask me", "https://creativecommons.org/licenses/xx/9.0/", "https://example.org/"]
)
def test_what_means_no_licence_gets_no_suggestion(typed):
    assert suggest_license(typed) is None

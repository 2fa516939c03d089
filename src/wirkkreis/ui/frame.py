"""What the frame around every page shows. Whoever stands above the floors fills it.

`ui/base.html` reads one context variable, `house`, of the class `House`; it links nowhere by name.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Link:
    """One entry of a menu. `post` makes it a button that posts (for signing out).

    `about` is heard before the label, where that alone does not say where the link leads.
    """

    label: str
    url: str
    current: bool = False
    lang: str = ""
    icon: str = ""
    post: bool = False
    about: str = ""


@dataclass(frozen=True)
class LanguageLink:
    """One entry of the language switch, written in its own language and direction."""

    code: str
    label: str
    url: str
    dir: str = "ltr"
    current: bool = False


@dataclass(frozen=True)
class Notice:
    """A line above the page that stays until its cause is gone ("Sie handeln gerade für …")."""

    text: str
    kind: str = "info"
    link: Link | None = None


@dataclass(frozen=True)
class House:
    """The slots of the frame. All addresses are ready to use, all texts already translated."""

    name: str = "Wirkkreis"
    short_name: str = ""
    logo_url: str = ""
    theme_url: str = ""
    home_url: str = "/"
    search_url: str = ""
    report_barrier_url: str = ""
    example: bool = False
    menu: list[Link] = field(default_factory=list)
    ways: list[Link] = field(default_factory=list)
    account: list[Link] = field(default_factory=list)
    footer: list[Link] = field(default_factory=list)
    languages: list[LanguageLink] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)

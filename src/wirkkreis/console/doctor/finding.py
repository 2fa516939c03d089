"""What an examination found."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """One line of the doctor: what it is about, what is so, and what to do where it is wrong.

    A finding is good where it has no mend.
    """

    about: str
    says: str
    mend: str = ""

    @property
    def is_good(self) -> bool:
        """Whether nothing has to be done."""
        return not self.mend

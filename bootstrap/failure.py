"""What went wrong, said so that whoever reads it can mend it."""


class Failure(Exception):
    """`what` says what is missing, `mend` what to do about it."""

    def __init__(self, what: str, mend: str) -> None:
        super().__init__(f"{what}\n{mend}")
        self.what = what
        self.mend = mend

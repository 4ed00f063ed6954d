"""Which samples are new and not yet seen."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from causality.case.model import Sample
from desktop.session import Session


class News(QObject):
    """Keeps the samples that came in by themselves marked as new until they are seen.

    Signals:
        changed: other samples are new.
    """

    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._new: dict[int, Sample] = {}
        self._indices: frozenset[int] = frozenset()
        self._samples: tuple[Sample, ...] = ()
        session.changed.connect(self._follow)

    @property
    def indices(self) -> frozenset[int]:
        """The places of the new samples in the case."""
        return self._indices

    def add(self, samples: Iterable[Sample]) -> None:
        """Mark samples of the case as new."""
        self._new |= {id(sample): sample for sample in samples}
        self._samples = ()
        self._follow()

    def see(self, indices: Iterable[int]) -> None:
        """Note that the samples at these places were seen."""
        seen = self._indices.intersection(indices)
        for index in seen:
            self._new.pop(id(self._session.case.samples[index]), None)
        if seen:
            self._samples = ()
            self._follow()

    def _follow(self) -> None:
        """Find the new samples again, wherever they stand by now; what left the case stays new for a redo."""
        samples = self._session.case.samples
        if samples is self._samples:
            return
        self._samples = samples
        found = (
            frozenset(place for place, one in enumerate(samples) if id(one) in self._new) if self._new else frozenset()
        )
        if found != self._indices:
            self._indices = found
            self.changed.emit()

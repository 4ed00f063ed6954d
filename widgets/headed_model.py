"""What the models of tables to read have in common: headings above the columns, and nothing beside the rows."""

from PySide6.QtCore import QAbstractTableModel, Qt
from typing_extensions import override


class HeadedModel(QAbstractTableModel):
    """Gives the headings that the model made of it names."""

    def heading(self, column: int) -> str | None:
        """Give what stands above a column."""
        raise NotImplementedError  # each model of ours names its columns

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return self.heading(section)

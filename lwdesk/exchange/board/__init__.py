"""The paper for the board: what it says, and how it is written as a Word document and as a workbook."""

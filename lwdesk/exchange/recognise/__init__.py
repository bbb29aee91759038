"""What a sheet holds, told from its cells: the table, its fields, and the values within a cell.

Everything here is a function of plain data: no file, no study, no window.
"""

"""The table that every list uses: rows of ids, cells fetched in pages, filters, columns and the clipboard."""

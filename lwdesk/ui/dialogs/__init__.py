"""What opens beside or over the pages: start, keys, histories, lists of terms, merging, backups, crash reports."""

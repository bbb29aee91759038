"""The editor of a note: plain paragraphs with bold, italic, bullets and quotations."""

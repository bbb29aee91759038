"""All that is seen: the window, its pages, forms and tables. Qt is used here and nowhere else."""

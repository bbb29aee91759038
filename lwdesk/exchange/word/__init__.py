"""Notes in Word's files: read in a process of their own, recognised, and written."""

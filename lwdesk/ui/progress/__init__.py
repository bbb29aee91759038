"""What is said of commitments as time goes on."""

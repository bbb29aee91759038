"""Two schemes crossed, with counts and what lies behind them."""

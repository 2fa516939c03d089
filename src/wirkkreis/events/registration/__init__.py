"""Taking part: places under one lock, waiting lists, letters, and the staff behind them."""

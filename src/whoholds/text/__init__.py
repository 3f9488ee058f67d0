"""Stage 2: a report cut into sentences and quotations, its page furniture left out. Pure."""

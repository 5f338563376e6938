"""When a number was: dates, periods, what a change is measured against."""

"""The year: what is signed, published, watched, inspected, assessed and rolled over; git is its history."""

"""Two branches become one: registers merged by point and field, as the merge driver of git."""

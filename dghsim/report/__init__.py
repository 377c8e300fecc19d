"""What people see: figures, pages, workbooks."""

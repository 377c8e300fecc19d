"""How people get there: the same patients by another way, later or more ill, where access is not the reference's."""

from dghsim.demand.access.come import as_ill, come
from dghsim.demand.access.table import AccessTable, access_table

__all__ = ["AccessTable", "access_table", "as_ill", "come"]

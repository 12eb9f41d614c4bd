"""The generated pages: each module answers for one sort of them, and gives texts by path without writing anything."""

"""What entries inherit from where they stand: the year or venue of a heading."""

from paperterm.readers.draft import Draft
from paperterm.readers.fields.dates import find_year, whole_date
from paperterm.readers.fields.venue import is_venue, trim_venue


def inherit(drafts: list[Draft]) -> None:
    """Fill missing years and venues from the nearest heading that is one, marked as inferred."""
    for draft in drafts:
        if draft.year is not None and draft.venue:
            continue
        for name in reversed(draft.section):
            year = whole_date(name.strip(" ()[]:#-*")) or (find_year(name) if is_venue(trim_venue(name)) else None)
            if year is not None and "arxiv" not in draft.ids:
                draft.set("year", year, f"heading {name}", "heading")
            venue = trim_venue(name)
            if not draft.venue and is_venue(venue) and len(venue.split()) <= 4:
                draft.set("venue", venue, f"heading {name}", "heading")

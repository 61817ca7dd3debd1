"""The pager: which pages of a long list are linked from one of them."""

# So many pages are all linked; of more, only those at the ends and around.
FEW = 9
AROUND = 2


def linked(number: int, count: int) -> tuple[int | None, ...]:
    """Returns the numbers of the pages, out of `count`, that page `number` links to, itself among them; None where some are left out.

    However many there are, no more than FEW places are taken, so that a page does not grow with the catalogue.
    """
    if count <= FEW:
        return tuple(range(1, count + 1))
    first = min(max(number - AROUND, 1), count - 2 * AROUND)
    near = range(first, first + 2 * AROUND + 1)
    before = range(1, near.start) if near.start <= 3 else (1, None)
    after = range(near.stop, count + 1) if near.stop >= count - 1 else (None, count)
    return (*before, *near, *after)

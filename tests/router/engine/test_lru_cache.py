"""A cache bounded by weight."""

from router.engine.lru_cache import LruCache


def test_what_was_used_longest_ago_is_forgotten_first():
    """Looking something up counts as using it."""
    cache: LruCache[str, int] = LruCache(2)
    cache.put("a", 1)
    cache.put("b", 2)
    cache.get("a")
    cache.put("c", 3)
    assert [cache.get(key) for key in "abc"] == [1, None, 3]


def test_weights_are_added_up():
    """One heavy entry may cost several light ones."""
    cache: LruCache[str, int] = LruCache(10)
    for key in "abc":
        cache.put(key, 0, weight=3)
    cache.put("d", 0, weight=7)
    assert [key for key in "abcd" if cache.get(key) is not None] == ["c", "d"]


def test_replacing_gives_the_old_weight_back():
    """The same key put again does not fill the cache."""
    cache: LruCache[str, int] = LruCache(10)
    for value in range(5):
        cache.put("a", value, weight=6)
    cache.put("b", 9, weight=4)
    assert (cache.get("a"), cache.get("b"), len(cache)) == (4, 9, 2)


def test_what_never_fits_is_not_kept_and_costs_nothing():
    """One giant does not empty the cache."""
    cache: LruCache[str, int] = LruCache(10)
    cache.put("a", 1, weight=5)
    cache.put("giant", 2, weight=11)
    assert (cache.get("a"), cache.get("giant")) == (1, None)

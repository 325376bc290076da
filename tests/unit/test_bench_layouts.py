"""The invented lists that the layout choice is learned from."""

import json
from hashlib import blake2s
from random import Random

from bench.layouts.render import make_page
from paperterm.readers.layouts.scorer import weights


def test_the_generator_makes_the_lists_that_the_weights_were_learned_from():
    made = blake2s("".join(make_page(Random(seed)).text for seed in range(200)).encode()).hexdigest()
    assert made == "c7c717c3cda49559ccb5983ad18142b8a47ba265d60f553a7ce840676e66a2c6", (
        "the generator changed: run python -m bench.layouts train, and write the hash here"
    )


def test_each_title_of_an_invented_list_is_in_its_entry():
    for seed in range(50):
        page = make_page(Random(seed))
        ends = [*sorted(page.titles)[1:], len(page.lines) + 1]
        for (line, title), end in zip(sorted(page.titles.items()), ends, strict=True):
            source = "\n".join(page.lines[line - 1 : end - 1])
            assert all(word in source for word in title.replace(":", " ").split())


def test_weights_are_whole_numbers_and_small():
    models = {name: weights(name) for name in ("stretch", "choice", "sure")}
    assert all(isinstance(weight, int) for model in models.values() for weight in model.values())
    assert len(json.dumps(models)) < 10_000

"""Teach the choice of layouts: ``python -m bench.layouts train`` writes the weights that the package ships.

``python -m bench.layouts show --seed 7`` prints an invented list, ``python -m bench.layouts calibrate --seed 977``
how often groups are right, by how sure they are.
"""

import argparse
import os

for _name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_name, "1")  # sums in another order would round to other weights


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m bench.layouts", description=__doc__.partition("\n")[0])
    parser.add_argument("command", choices=("train", "show", "calibrate"))
    parser.add_argument("--seed", type=int, default=1, help="default: %(default)s")
    parser.add_argument("--pages", type=int, default=None, help="how many invented lists")
    options = parser.parse_args()
    from bench.layouts import calibrate, train

    if options.command == "show":
        print(next(train.pages(options.seed, 1)).text)
        return
    if options.command == "calibrate":
        print(*calibrate.table(options.seed, options.pages or 200), sep="\n")
        return
    weights = train.train(options.seed, options.pages or train.PAGES)
    train.write(weights)
    print({name: len(found) for name, found in weights.items()})


if __name__ == "__main__":
    main()

"""Times joblib on the rows of the benchmarks. Prints one line for each: row, backend, seconds of each run."""

import sys
import time
import warnings

from joblib import Parallel, delayed

REPEATS = 3
warnings.simplefilter("ignore")


def no_op(value):
    return value


def compute(value, rounds):
    for _ in range(rounds):
        pass
    return value


def sleep(value, seconds):
    time.sleep(seconds)
    return value


def rounds_of_two_micros():
    rounds = 1_000_000
    start = time.perf_counter()
    compute(0, rounds)
    return max(1, round(2e-6 / ((time.perf_counter() - start) / rounds)))


def report(row, backend, seconds):
    print(row, backend, *("%.9f" % s for s in seconds), flush=True)


def measure(row, backend, n, jobs, warm=True, repeats=REPEATS):
    """The jobs are made by a function: a generator is used up by one run."""
    parallel = Parallel(n_jobs=n, backend=backend)
    if warm:
        parallel(jobs())
    seconds = []
    for _ in range(repeats):
        start = time.perf_counter()
        parallel(jobs())
        seconds.append(time.perf_counter() - start)
    report(row, backend, seconds)


def main(count):
    rounds = rounds_of_two_micros()
    no_ops = [delayed(no_op)(i) for i in range(count)]
    micros = [delayed(compute)(i, rounds) for i in range(count)]
    short = count // 10 - count // 1000
    uneven = [delayed(compute)(i, rounds if i < short else 100 * rounds) for i in range(count // 10)]
    # The first run of loky starts its processes, and is a row of its own: it is what a script pays once.
    measure("TUTORIAL", "loky", 5, lambda: [delayed(sleep)(i, 1) for i in range(20)], warm=False, repeats=1)
    measure("TUTORIAL", "threading", 5, lambda: [delayed(sleep)(i, 1) for i in range(20)], repeats=1, warm=False)
    for backend in ("threading", "loky"):
        measure("NO_OP_LIST", backend, 2, lambda: no_ops)
        measure("NO_OP_MADE", backend, 2, lambda: (delayed(no_op)(i) for i in range(count)))
        measure("MICROS_LIST", backend, 2, lambda: micros)
        measure("FEW", backend, 2, lambda: no_ops[:10])
        measure("UNEVEN", backend, 2, lambda: uneven)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)

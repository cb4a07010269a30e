"""Times joblib's Memory. Prints one line for each row: its name, a dash, and what was measured, in seconds of CPU or as it says."""

import os
import sys
import tempfile
import time

import joblib

try:
    import numpy
except ImportError:
    numpy = None

CALLS = 10_000


def mul(v1, v2, operation="*"):
    return v1 * v2


def zeros(length):
    return numpy.zeros(length)


def report(row, *values):
    print(row, "-", *("%.9f" % v for v in values), flush=True)


def cpu(call):
    start = time.process_time()
    call()
    return time.process_time() - start


def best(call, rounds=5):
    return min(cpu(call) for _ in range(rounds))


def small(directory):
    function = joblib.Memory(directory, verbose=0).cache(mul)

    def calls():
        for i in range(CALLS):
            function(i, 2)

    report("STORE", cpu(calls) / CALLS)
    report("HIT", min(cpu(calls) for _ in range(2)) / CALLS)

    def hashes():
        for i in range(CALLS):
            joblib.hash({"v1": i, "v2": 2, "operation": "*"})

    report("KEY", best(hashes) / CALLS)


def disk(directory):
    files = folders = blocks = 0
    for path, folder_names, file_names in os.walk(directory):
        folders += len(folder_names)
        files += len(file_names)
        for name in folder_names + file_names:
            blocks += os.stat(os.path.join(path, name)).st_blocks
    report("DISK", files, folders, blocks * 512)


def large(directory, length):
    values = numpy.random.default_rng(1).random(length)
    report("LARGE_KEY", best(lambda: joblib.hash(values)))
    function = joblib.Memory(directory, verbose=0).cache(zeros)
    report("LARGE_STORE", cpu(lambda: function(length)))
    report("LARGE_LOAD", best(lambda: function(length)))


def main(length):
    with tempfile.TemporaryDirectory() as directory:
        small(directory)
        disk(directory)
    if numpy is not None:
        with tempfile.TemporaryDirectory() as directory:
            large(directory, length)


if __name__ == "__main__":
    main(int(sys.argv[1]))

"""Measures joblib's worker processes. Prints one line for each row: row, backend, its values in the unit of the row.

"cold" measures the first run of this program, "warm" all other rows.
"""

import os
import signal
import sys
import tempfile
import threading
import time
import warnings

from joblib import Parallel, delayed

WORKERS = 2
FEW_RUNS = 200
MANY_JOBS = 100_000
RUNS = 5
ARRAYS = 200
ARRAY_BYTES = 1_000_000
SHARED_BYTES = 50_000_000
warnings.simplefilter("ignore")


def no_op(value):
    return value


def last(array):
    return int(array[-1])


def element(array, index):
    return float(array[index])


def doubles(length, value):
    import numpy

    return numpy.full(length, float(value))


def worker():
    time.sleep(0.01)
    return os.getpid()


def victim(path):
    with open(path + ".new", "w") as file:
        file.write(str(os.getpid()))
    os.rename(path + ".new", path)
    time.sleep(60)


def report(row, values):
    print(row, "loky", *("%.6f" % value for value in values), flush=True)


def seconds(parallel, jobs):
    start = time.perf_counter()
    parallel(jobs)
    return time.perf_counter() - start


def measure(row, jobs, runs, value, warm_ups=1):
    parallel = Parallel(n_jobs=WORKERS, backend="loky")
    for _ in range(warm_ups):
        parallel(jobs)
    report(row, [value(seconds(parallel, jobs)) for _ in range(runs)])


def cold():
    start = time.perf_counter()
    Parallel(n_jobs=WORKERS, backend="loky")([delayed(no_op)(1), delayed(no_op)(2)])
    report("COLD", [(time.perf_counter() - start) * 1e3])


def arrays():
    """Arrays are numpy's, as is usual with joblib; without it, these rows are left out."""
    try:
        import numpy
    except ImportError:
        return
    megabytes = ARRAYS * ARRAY_BYTES / 1e6
    arguments = [delayed(last)(numpy.full(ARRAY_BYTES, i % 128, dtype=numpy.uint8)) for i in range(ARRAYS)]
    measure("ARGUMENTS", arguments, RUNS, lambda s: megabytes / s)
    results = [delayed(doubles)(ARRAY_BYTES // 8, i) for i in range(ARRAYS)]
    measure("RESULTS", results, RUNS, lambda s: megabytes / s)
    report("SHARED", [share(numpy.ones(SHARED_BYTES // 8)) * 1e3 for _ in range(RUNS)])


def share(array):
    """An array and a Parallel for each run: joblib 1.2 deletes the array's file, and does not miss it in the next run."""
    return seconds(Parallel(n_jobs=WORKERS, backend="loky"), [delayed(element)(array, i) for i in range(1_000)])


def kill(path, killed):
    while not os.path.exists(path):
        time.sleep(0.001)
    with open(path) as file:
        pid = int(file.read())
    killed.append(time.perf_counter())
    os.kill(pid, signal.SIGKILL)


def recover():
    """Only a new run can have results: the one whose worker was killed fails as a whole."""
    from joblib.externals.loky.process_executor import TerminatedWorkerError

    times, results = [], []
    for _ in range(RUNS):
        with tempfile.TemporaryDirectory() as directory:
            path, killed = os.path.join(directory, "pid"), []
            killer = threading.Thread(target=kill, args=(path, killed))
            killer.start()
            jobs = [delayed(victim)(path)] + [delayed(no_op)(i) for i in (1, 2, 3)]
            try:
                results.append(len(Parallel(n_jobs=WORKERS, backend="loky")(jobs)))
            except TerminatedWorkerError:
                results.append(0)
            killer.join()
            Parallel(n_jobs=WORKERS, backend="loky")([delayed(no_op)(1), delayed(no_op)(2)])
            times.append((time.perf_counter() - killed[0]) * 1e3)
    report("RECOVERY", times)
    report("SURVIVORS", results)


def memory():
    """In workers of their own, which have run nothing but these jobs."""
    from joblib.externals.loky import get_reusable_executor

    get_reusable_executor().shutdown(wait=True)
    parallel = Parallel(n_jobs=WORKERS, backend="loky")
    parallel(delayed(no_op)(i) for i in range(1_000))
    pids = sorted(set(parallel(delayed(worker)() for _ in range(100))))
    for row, key in (("RSS", "Rss:"), ("PSS", "Pss:")):
        values = []
        for pid in pids:
            try:
                with open("/proc/%d/smaps_rollup" % pid) as file:
                    values += [int(line.split()[1]) * 1024 / 1e6 for line in file if line.startswith(key)]
            except OSError:
                pass
        report(row, values)


def warm():
    measure("FEW", [delayed(no_op)(i) for i in range(10)], FEW_RUNS, lambda s: s * 1e6, warm_ups=20)
    measure("MANY", [delayed(no_op)(i) for i in range(MANY_JOBS)], RUNS, lambda s: s * 1e6 / MANY_JOBS)
    arrays()
    recover()
    memory()


if __name__ == "__main__":
    cold() if sys.argv[1] == "cold" else warm()

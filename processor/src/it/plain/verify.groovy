List<String> log = new File(basedir, 'build.log').readLines()

List<String> missing = [
    '[INFO] Tests run: 2, Failures: 0, Errors: 0, Skipped: 0',
    'roots: [0.0, 1.0, 2.0, 3.0, 4.0]',
    'cents: [250, 500, 750, 1000]',
    'job: total("tea", "cake", customer="Ann", discount=10)',
    'kwargs: {customer=Ann, discount=10}',
    'again: true',
    'totals: [5.81, 5.00]',
    'failed: total("tea", "soup", customer="Eve", discount=0): Eve wants soup, which has no price in NL'
] - log
assert missing.isEmpty()

// exec:java interrupts the threads that a program leaves behind, and waits for them: idle workers are none of those.
assert !log.any { it.contains('was interrupted but is still alive') }

String log = new File(basedir, 'build.log').text

assert log.contains('Tests run: 2, Failures: 0, Errors: 0, Skipped: 0')

assert log.contains('roots: [0.0, 1.0, 2.0, 3.0, 4.0]')
assert log.contains('cents: [250, 500, 750, 1000]')
assert log.contains('job: total("tea", "cake", customer="Ann", discount=10)')
assert log.contains('kwargs: {customer=Ann, discount=10}')
assert log.contains('again: true')
assert log.contains('totals: [5.81, 5.00]')
assert log.contains('failed: total("tea", "soup", customer="Eve", discount=0): Eve wants soup, which has no price in NL')

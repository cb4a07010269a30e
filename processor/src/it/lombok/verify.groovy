List<String> log = new File(basedir, 'build.log').readLines()

// Each annotation of Lombok stands first on a class whose methods are marked, and on one that is marked as a whole.
List<String> counted = log.findAll { it.startsWith('factories of ') && !it.contains('Members') }
assert counted.size() == 2 * 56
List<String> others = counted.findAll { !it.endsWith(': [main, twice]') }
assert others.isEmpty()

List<String> expected = [
    'factories of Members: [checked, locked, lockedAnew, same, sneaky, sum, tolerated]',
    'utility: [42]',
    'checked: ak[]11',
    'same: s',
    'function: checked(String a, List c, String[] d, String... rest, String b="k")',
    'null: a is marked non-null but is null'
]
// Once with ours before Lombok, once after it.
Map<String, Integer> times = expected.collectEntries { line -> [line, log.count(line)] }
assert times.values().every { it == 2 } : times

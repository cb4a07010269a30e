List<String> log = new File(basedir, 'build.log').readLines()

List<String> expected = [
    'trips: [Trip{start=Utrecht, end=Delft, km=70}, Trip{start=Utrecht, end=Breda, km=70}]',
    'distance: 140',
    'fares: [1400, 1400]',
    'job: fare(Trip{start=Utrecht, end=Delft, km=70}, centsPerKm=25)',
    'printed: TicketText(passenger=Ann, price=14 euros)',
    'seats: [30a, 7a]',
    'mapped: [TicketText(passenger=Bob, price=17 euros)]'
]
// Once with ours before the others, once after them.
Map<String, Integer> times = expected.collectEntries { line -> [line, log.count(line)] }
assert times.values().every { it == 2 } : times

// None of the processors is surprised at what another one has written.
List<String> warnings = log.findAll { it =~ /WARNING.*\.java/ }
assert warnings.isEmpty()

List<String> log = new File(basedir, 'build.log').readLines()

for (line in [
    'trips: [Trip{start=Utrecht, end=Delft, km=70}, Trip{start=Utrecht, end=Breda, km=70}]',
    'distance: 140',
    'fares: [1400, 1400]',
    'job: fare(Trip{start=Utrecht, end=Delft, km=70}, centsPerKm=25)',
    'printed: TicketText(passenger=Ann, price=14 euros)',
    'mapped: [TicketText(passenger=Bob, price=17 euros)]'
]) {
    assert line in log : "not printed: $line"
}

// None of the processors is surprised at what another one has written.
assert !log.any { it =~ /WARNING.*\.java/ } : 'warnings'

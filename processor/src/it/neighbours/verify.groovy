String log = new File(basedir, 'build.log').text

assert log.contains('trips: [Trip{start=Utrecht, end=Delft, km=70}, Trip{start=Utrecht, end=Breda, km=70}]')
assert log.contains('distance: 140')
assert log.contains('fares: [1400, 1400]')
assert log.contains('job: fare(Trip{start=Utrecht, end=Delft, km=70}, centsPerKm=25)')
assert log.contains('printed: TicketText(passenger=Ann, price=14 euros)')
assert log.contains('mapped: [TicketText(passenger=Bob, price=17 euros)]')

// None of the processors is surprised at what another one has written.
assert !(log =~ /WARNING.*\.java/)

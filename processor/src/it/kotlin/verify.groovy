List<String> log = new File(basedir, 'build.log').readLines()

List<String> missing = [
    'forecasts: [Delft, day 1: 11 C, Delft, day 2: 12 C, Delft, day 3: 13 C]',
    'job: forecast(1, unit="K")',
    'mean: [2.5]',
    'stations: [station 1, station 2]',
    'kelvin: [293]',
    'fahrenheit: [32, 50, 68]',
    'function: fahrenheit(int celsius, int zero=32)'
] - log
assert missing.isEmpty()

// The companions' own copies of mean(...) and numbered(...) get no factory, and nobody is told so.
List<String> written = []
new File(basedir, 'target/generated-sources').eachFileRecurse { if (it.name.endsWith('Delayed.java')) written << it.name }
assert written.sort() == ['StationDelayed.java', 'UnitsDelayed.java', 'WeatherDelayed.java', 'WeatherKtDelayed.java']
List<String> warnings = log.findAll { it =~ /(?i)(warning|error).*\.(kt|java)/ }
assert warnings.isEmpty()

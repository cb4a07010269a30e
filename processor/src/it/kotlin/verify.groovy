List<String> log = new File(basedir, 'build.log').readLines()

List<String> missing = [
    'forecasts: [Delft, day 1: 11 C, Delft, day 2: 12 C, Delft, day 3: 13 C]',
    'job: forecast(1, unit="K")',
    'mean: [2.5]',
    'fahrenheit: [32, 50, 68]',
    'function: fahrenheit(int celsius, int zero=32)'
] - log
assert missing.isEmpty()

// The companion's own copy of mean(...) gets no factory, and nobody is told so.
List<String> written = []
new File(basedir, 'target/generated-sources').eachFileRecurse { if (it.name.endsWith('Delayed.java')) written << it.name }
assert written as Set == ['WeatherDelayed.java', 'WeatherKtDelayed.java'] as Set
List<String> warnings = log.findAll { it =~ /(?i)(warning|error).*\.(kt|java)/ }
assert warnings.isEmpty()

List<String> log = new File(basedir, 'build.log').readLines()

// What javac says of each module, in its order; Maven says it all again at its end.
Map<String, List<String>> errors = [:].withDefault { [] }
for (line in log.takeWhile { !it.contains('Reactor Summary') }) {
    def error = line =~ /\[ERROR\] .*[\/\\]([\w-]+)[\/\\]src[\/\\]main[\/\\].*[\/\\](\w+\.java:.*)/
    if (error) errors[error.group(1)] << error.group(2)
}

assert errors.remove('mistakes') == [
    'Songs.java:[13,24] @Delayable method seconds must not be private: the generated class could not call it;' +
        ' make it package-private',
    'Songs.java:[18,44] "fast" is not an int: default of parameter \'tempo\'; use from = "..." for a computed default'
]
// The good method has its factory.
File factories = new File(basedir, 'mistakes/target/generated-sources/annotations/com/example/music/SongsDelayed.java')
assert factories.text.contains('title(int number)')

List<String> withoutFactories = ['Songs.java:[17,63] cannot find symbol', 'Songs.java:[17,86] cannot find symbol']
assert errors.remove('other-processor-only') == withoutFactories

if (Runtime.version().feature() < 23) {
    boolean jobsRan = log.contains('titles: [song 1, song 2]')
    assert jobsRan
} else {
    assert errors.remove('processor-as-dependency') == withoutFactories
}

assert errors.isEmpty()

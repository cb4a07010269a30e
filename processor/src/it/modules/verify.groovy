File image = new File(basedir, 'app/target/maven-jlink/classifiers/image')
Process app = new ProcessBuilder("$image/bin/java", '-m', 'com.example.app/com.example.app.Main')
    .redirectErrorStream(true)
    .start()
List<String> printed = app.inputStream.readLines()
assert app.waitFor() == 0 : printed

assert printed == [
    'prices: [248, 395]',
    'job: price("tea", count=3)',
    'rounded: [745]',
    'function: up(int cents, int toMultipleOf)',
    'where: module com.example.pricing',
    'elsewhere: [module com.example.pricing, module com.example.pricing]'
]

// The image has what is required and nothing else: the processor belongs to the build.
Process modules = new ProcessBuilder("$image/bin/java", '--list-modules').redirectErrorStream(true).start()
assert modules.inputStream.readLines().collect { it.replaceAll('@.*', '') } as Set == [
    'java.base',
    'com.example.app',
    'com.example.pricing',
    'dev.delayable.annotations',
    'dev.delayable.runtime',
    'org.jspecify'
] as Set

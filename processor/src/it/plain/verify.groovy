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

// The processor is one jar: the library that it writes code with is inside, under a name of the processor's own.
File repository = new File(localRepositoryPath.toString())
Closure<File> artifact = { String name, String type ->
    List<File> found = []
    new File(repository, "dev/delayable/$name").eachFileRecurse { file ->
        if (file.name ==~ /$name-\d.*(?<!-sources|-javadoc)\.$type/) {
            found.add(file)
        }
    }
    assert found.size() == 1 : found
    found[0]
}
File processor = artifact('delayable-processor', 'jar')
List<String> classes = new java.util.jar.JarFile(processor).withCloseable { jar ->
    jar.stream().map { it.name }.filter { it.endsWith('.class') }.toList()
}
assert java.lang.module.ModuleFinder.of(processor.toPath()).find('dev.delayable.processor').get()
    .descriptor().packages().contains('dev.delayable.processor.javapoet')
assert classes.contains('module-info.class')
assert classes.every { it == 'module-info.class' || it.startsWith('dev/delayable/processor/') }
def pom = new groovy.xml.XmlSlurper().parse(artifact('delayable-processor', 'pom'))
assert pom.dependencies.dependency
    .findAll { it.scope.text() in ['', 'compile', 'runtime'] }
    .collect { it.artifactId.text() } == ['delayable-annotations']

// So it needs nothing else on the class path of processors, nor on their module path.
File annotations = artifact('delayable-annotations', 'jar')
File runtime = artifact('delayable-runtime', 'jar')
List<List<String>> paths = [
    ['-processorpath', "$processor"],
    ['--processor-module-path', [processor, annotations].join(File.pathSeparator)]
]
for (int i = 0; i < paths.size(); i++) {
    File output = new File(basedir, "target/by-hand-$i")
    output.mkdirs()
    List<String> arguments = paths[i] + ['-d', "$output", '-cp', [runtime, annotations].join(File.pathSeparator),
        "$basedir/src/main/java/com/example/shop/Prices.java".toString()]
    def messages = new ByteArrayOutputStream()
    int result = javax.tools.ToolProvider.systemJavaCompiler.run(null, messages, messages, arguments as String[])
    assert result == 0 : messages
    assert new File(output, 'com/example/shop/PricesDelayed.class').exists()
}

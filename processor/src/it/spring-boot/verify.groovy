import java.util.concurrent.CompletableFuture

String java = "${System.getProperty('java.home')}/bin/java"

Closure<List<String>> run = { String... command ->
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
    // Boot's launcher for any main class, by which workers start, puts these before the arguments of each program.
    builder.environment().put('LOADER_ARGS', '--of the-application')
    Process program = builder.start()
    program.outputStream.close()
    List<String> lines = program.inputStream.readLines()
    assert program.waitFor() == 0 : lines
    lines
}

boolean hasVirtualThreads = Runtime.version().feature() >= 21
Closure<String> unsendable = { String job, String type, String cure ->
    "job 0, $job failed: java.io.NotSerializableException: the receiver, a com.example.orders.$type, cannot be sent to a" +
        " worker process, because of its type: $cure, or use Backends.threads()"
}
List<String> expected = [
    'bean: Orders$$SpringCGLIB$$0',
    'threads: [tea in a transaction, cake in a transaction] by [ann]',
    hasVirtualThreads ? 'virtualThreads: [tea in a transaction, cake in a transaction] by [ann]' : null,
    hasVirtualThreads ? 'taken: [12]' : 'taken: [6]',
    hasVirtualThreads ? 'commits: 4' : 'commits: 2',
    'places: [worker with resources, worker with resources]',
    'prices: [tea 600, cake 800] for [ann]',
    'from the common pool: [salt 400]',
    'job 0, price(Item[name=soup, count=1]) failed: com.example.orders.SoldOutException: no soup left',
    unsendable('order(Item[name=tea, count=1])', 'Orders$$SpringCGLIB$$0',
        'such a proxy exists in this JVM only; make the method static and pass it what it needs'),
    unsendable('taken()', 'Stock', 'make the method static and pass it what it needs, or make the type Serializable if it' +
        ' is only data'),
    'metered: 4'
].findAll { it != null }*.toString()

// The executable jar, and what its own tool makes of it: the two ways to deploy it.
List<CompletableFuture<Void>> programs = ['boot3', 'boot4'].collect { name ->
    CompletableFuture.runAsync({
        File jar = new File(basedir, "$name/target/$name-1.0.jar")
        File extracted = new File(basedir, "$name/target/extracted")
        assert run(java, '-jar', "$jar") == expected
        run(java, '-Djarmode=tools', '-jar', "$jar", 'extract', '--destination', "$extracted")
        assert run(java, '-jar', "$extracted/$name-1.0.jar") == expected
    } as Runnable)
}
CompletableFuture.allOf(programs as CompletableFuture[]).join()

List<List<String>> builds = []
new File(basedir, 'build.log').eachLine { line ->
    if (line.contains('Scanning for projects')) builds << []
    if (builds) builds.last() << line
}
int count = builds.size()
assert count == 3

Closure shows = { int build, String... lines ->
    List<String> missing = lines.toList() - builds[build - 1]
    assert missing.isEmpty() : "build $build does not show $missing"
}
shows(1,
    '[INFO] Compiling 3 source files with javac [debug release 17] to target/classes',
    'read: [note 0, note 1, note 2]',
    'factories of Notes: [read, write]',
    'factories of Drafts: [write]')
shows(2,
    '[INFO] Nothing to compile - all classes are up to date.',
    'read: [note 0, note 1, note 2]')
shows(3,
    '[INFO] Compiling 3 source files with javac [debug release 17] to target/classes',
    'read: [note 0, note 1, note 2]',
    'factories of Notes: [read]',
    'factories of Drafts: none')

assert new File(basedir, 'target/generated-sources/annotations/com/example/notes').list() == ['NotesDelayed.java']

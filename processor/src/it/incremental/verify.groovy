String[] builds = new File(basedir, 'build.log').text.split('Scanning for projects')[1..-1]
assert builds.size() == 3
def (first, second, edited) = builds

assert first =~ /Compiling 3 source files/
assert first.contains('read: [note 0, note 1, note 2]')
assert first.contains('factories of Notes: [read, write]')
assert first.contains('factories of Drafts: [write]')

assert second.contains('Nothing to compile')
assert second.contains('read: [note 0, note 1, note 2]')

assert edited =~ /Compiling 3 source files/
assert edited.contains('read: [note 0, note 1, note 2]')
assert edited.contains('factories of Notes: [read]')
assert edited.contains('factories of Drafts: none')

List<String> sources = new File(basedir, 'target/generated-sources/annotations/com/example/notes').list()
assert sources == ['NotesDelayed.java']

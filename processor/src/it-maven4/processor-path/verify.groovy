// Maven 4 says of each line where it comes from.
assert new File(basedir, 'build.log').readLines().any { it.endsWith('scaled: [0, 10, 20, 30]') }

// Is not beside the project that it looks at, a copy of samples/quickstart, so basedir is another one.
List<String> log = new File(quickstart, 'build.log').readLines()

List<String> missing = [
    '[0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30, 32, 34, 36, 38]',
    'slowFunction2(0, 20, 3, operation="-") = -17'
] - log
assert missing.isEmpty()

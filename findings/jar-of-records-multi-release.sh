#!/usr/bin/env bash
# Version: the jar tool of OpenJDK 17 (seen with 17.0.15); JDK 25 is right. Needs a JDK 17 on the PATH or in JAVA_HOME.
# Behaviour: "jar --create ... --release N" checks the multi-release jar that it makes, and fails if a class of the jar is a
#   record: UnsupportedOperationException, "This feature requires ASM8". No jar is left.
# Output seen: java.lang.UnsupportedOperationException: This feature requires ASM8
# Why it matters: a multi-release jar with records, and all generated jobs are records, cannot be made by the jar tool of the
#   JDK that brought records; another tool (Maven's, or a newer JDK's) can.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
bin=${JAVA_HOME:+$JAVA_HOME/bin/}
version=$("${bin}javac" -version 2>&1)
case "$version" in
  "javac 17"*) ;;
  *) echo "this is about JDK 17, and $version is here" >&2; exit 2 ;;
esac
cd "$folder"
printf 'public record Pair(int left, int right) {}\n' > Pair.java
"${bin}javac" -d classes Pair.java
"${bin}javac" -d newer --release 17 Pair.java
if "${bin}jar" --create --file pair.jar -C classes . --release 17 -C newer . > output 2>&1; then
  echo "changed: the jar is made" >&2
  exit 1
fi
head -n 1 output
grep -q 'ASM8' output || { echo "changed: another message" >&2; exit 1; }

#!/usr/bin/env bash
# Version: javac 17 and 25 (OpenJDK 17.0.15, Temurin 25.0.3); uses the javac on the PATH.
# Behaviour: @SuppressWarnings("auxiliaryclass") silences the lint of that name inside method bodies, but not for types in
#   signatures, although the annotation encloses them.
# Output seen: "warning: auxiliary class Beside in Main1.java should not be accessed from outside its own source file" (with
#   "[auxiliaryclass]" before it on 25), once for each mention in a signature and never for the body.
# Why it matters: generated code whose signatures mention such a class cannot be free of warnings under -Xlint:all -Werror,
#   whatever it suppresses; only moving the class to a file of its own helps.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > Main1.java <<'JAVA'
class Main1 {}

class Beside {}
JAVA
cat > User.java <<'JAVA'
@SuppressWarnings("auxiliaryclass")
class User {
    @SuppressWarnings("auxiliaryclass")
    static Beside same(Beside given) {
        return given;
    }

    @SuppressWarnings("auxiliaryclass")
    static Object inBody() {
        return new Beside();
    }
}
JAVA
javac -Xlint:all -d out Main1.java User.java 2> messages
cat messages
count=$(grep -c 'User.java:4: warning: .*auxiliary class Beside' messages || true)
[ "$count" = 2 ] || { echo "changed: $count warnings, not the 2 of the signature" >&2; exit 1; }
! grep -q 'User.java:9:' messages || { echo "changed: the body warns too" >&2; exit 1; }

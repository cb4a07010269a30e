package errors;

import dev.delayable.annotations.DelayableImport;

class Imports {

    @DelayableImport(value = Math.class, methods = {"sqrt", "sqr"}) // error: Math has no public method 'sqr'; did you mean 'sqrt'?
    static class NoSuchMethod {}

    @DelayableImport(value = Math.class, methods = "hashCode") // error: Math has no public method 'hashCode'
    static class MethodOfObject {}

    @DelayableImport(int.class) // error: int is not a class, and has no methods to import
    static class NoClass {}

    @DelayableImport(Hidden.class) // error: Hidden cannot be imported: it is private
    static class NoAccess {}

    @DelayableImport(value = Clash.class, methods = "of") // error: Clash.of cannot have a factory: after keywords are removed
    static class NoFactory {}

    @DelayableImport(Short.class) // error: ShortDelayed exists already; rename that class: the factories of Short need its name
    static class ClassInTheWay {}

    @DelayableImport(value = NamesOfVariables.class, methods = "first") // error: NamesOfVariables.first cannot have a factory: parameter 'hidden': type Hidden is private
    static class NoType {}

    @DelayableImport(value = errors.elsewhere.Room.class, methods = "kind") // error: Room.kind cannot have a factory: parameter 'kind': type Kind stands in Hall, package-private in package errors.elsewhere, the generated class cannot name it
    static class TypesOfOthers {}

    @DelayableImport(value = errors.elsewhere.Room.class, methods = "light") // error: Room.light cannot have a factory: 'dim' is not public; the generated class, in another package, cannot call it
    static class DefaultsOfOthers {}

    @DelayableImport(Character.class)
    static class First {}

    @DelayableImport(Character.class) // error: java.lang.Character has its factories in CharacterDelayed already, because of errors.Imports.First; remove this import
    static class Second {}

    @DelayableImport(java.util.Date.class) // error: java.sql.Date and java.util.Date would both generate DateDelayed; import one of them from another package
    static class Some {}

    @DelayableImport(java.sql.Date.class)
    static class Others {}

    static final class NamesOfVariables {
        private NamesOfVariables() {}

        public static int first(Hidden hidden) {
            return 1;
        }
    }

    private static class Hidden {
        public static int one() {
            return 1;
        }
    }
}

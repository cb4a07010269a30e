package errors;

import dev.delayable.annotations.Delayable;
import dev.delayable.annotations.Keyword;

class SameFactories {

    @Delayable
    static int f2(int a, @Keyword("0") int b) { // error: after keywords are removed both are f2(int); remove @Delayable from one
        return 1;
    }

    @Delayable
    static int f2(int a) { // error: after keywords are removed both are f2(int)
        return 2;
    }

    @Delayable
    static <X extends Object & Runnable> int f7(X x) { // error: after keywords are removed both are f7(
        return 1;
    }

    @Delayable
    static <X extends Runnable> int f7(X x) { // error: after keywords are removed both are f7(
        return 2;
    }

    @Delayable
    static <X extends Object & Runnable, Y extends X> int f7arrays(Y[]... x) { // error: after keywords are removed both are f7arrays(java.lang.Runnable[][])
        return 1;
    }

    @Delayable
    static int f7arrays(Runnable[][] x) { // error: after keywords are removed both are f7arrays(java.lang.Runnable[][])
        return 2;
    }

    @Delayable
    static int hashCode(@Keyword("1") int x) { // error: the factory would be hashCode(), which Object has already
        return x;
    }

    @Delayable(name = "toString")
    static int text() { // error: the factory would be toString(), which Object has already
        return 1;
    }

    @Delayable(name = "not a name") // error: 'not a name' is not a name that a Java method can have
    static int unnamed(int x) {
        return x;
    }

    @Delayable(name = "class") // error: 'class' is not a name that a Java method can have
    static int reserved(int x) {
        return x;
    }

    @Delayable
    int instance(int x) {
        return x;
    }

    @Delayable
    static int on(SameFactories factories) { // error: the factory would be on(errors.SameFactories)
        return 1;
    }
}

package errors;

import dev.delayable.annotations.Delayable;
import dev.delayable.annotations.Keyword;

final class KeywordNames {

    @Delayable
    static int b6(int x, @Keyword("1") long wait) { // error: keyword 'wait' would be the method wait(long), which Object has already
        return 1;
    }

    @Delayable
    static int b7(int x, @Keyword(nullDefault = true) Object equals) { // error: keyword 'equals' would be the method equals(java.lang.Object)
        return 1;
    }

    @Delayable
    static <T> int erased(@Keyword(nullDefault = true) T equals) { // error: keyword 'equals' would be the method equals(java.lang.Object)
        return 1;
    }

    @Delayable
    static int ofJobs(int x, @Keyword dev.delayable.runtime.support.Arguments with) { // error: keyword 'with' would be the method with(dev.delayable.runtime.support.Arguments), which jobs have already; pin another name
        return 1;
    }

    @Delayable
    static int pinned(
            int x,
            @Keyword(value = "1", name = "not a name") int a, // error: 'not a name' is not a name that a keyword can have
            @Keyword(value = "1", name = "int") int b, // error: 'int' is not a name that a keyword can have
            @Keyword(value = "1", name = "x") int c) { // error: there are two parameters 'x'
        return 1;
    }
}

package errors;

import dev.delayable.annotations.Delayable;
import dev.delayable.annotations.Keyword;
import kotlin.coroutines.Continuation;

@kotlin.Metadata
final class KotlinFunctions {

    @Delayable
    Object load(int id, Continuation<? super String> $completion) { // error: load is a suspend function: a job calls its function and takes the result at once; mark an ordinary function that calls it in runBlocking
        return "";
    }

    @Delayable
    static int reserved(
            int a,
            @Keyword("1") int p1_47371452, // error: Kotlin shows this keyword as 'p1_47371452', for Java reserves its name; pin another name
            @Keyword(value = "1", name = "type") int p2_1) {
        return a;
    }
}

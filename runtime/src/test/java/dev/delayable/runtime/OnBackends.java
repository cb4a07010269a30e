package dev.delayable.runtime;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/** Skips what is to run on a backend that this JVM has not, and says so. */
@Target({ElementType.ANNOTATION_TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(OnBackends.Skipping.class)
@interface OnBackends {

    /** Looks at the arguments of a test before it is called. */
    final class Skipping implements InvocationInterceptor {

        @Override
        public void interceptTestTemplateMethod(
                Invocation<@Nullable Void> invocation,
                ReflectiveInvocationContext<Method> invocationContext,
                ExtensionContext extensionContext)
                throws Throwable {
            for (Object argument : invocationContext.getArguments()) {
                if (argument instanceof TestBackend backend && !backend.isAvailable()) {
                    invocation.skip();
                    assumeTrue(false, "virtual threads need JDK 21 or newer");
                }
            }
            invocation.proceed();
        }
    }
}

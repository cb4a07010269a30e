package dev.delayable.processor.reading;

import java.util.List;
import java.util.regex.Pattern;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;

/** What Kotlin's kapt shows of a class is not always what its author wrote. */
public final class Kotlin {

    /** What kapt calls a parameter whose name Java reserves. */
    private static final Pattern MADE_UP_NAME = Pattern.compile("p\\d+_\\d+");

    private Kotlin() {}

    /** Whether an element belongs to a class that is written in Kotlin. */
    private static boolean isKotlin(Element element) {
        for (Element at = element; at != null; at = at.getEnclosingElement()) {
            if (Annotations.has(at, "kotlin.Metadata")) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether this is the second showing of a method. A {@code @JvmStatic} method of a companion is shown as a static method of
     * the class around it, and as this one in the companion, whatever its name; such a method of any other object is static. A
     * method with a body in an interface is shown there, and once more in its class {@code DefaultImpls}.
     */
    static boolean isTwin(ExecutableElement method) {
        boolean isOfCompanion =
                !method.getModifiers().contains(Modifier.STATIC) && Annotations.has(method, "kotlin.jvm.JvmStatic");
        return isOfCompanion || isDefaultImpls(Methods.ownerOf(method));
    }

    private static boolean isDefaultImpls(TypeElement type) {
        return type.getSimpleName().contentEquals("DefaultImpls")
                && type.getEnclosingElement() instanceof TypeElement outer
                && outer.getKind().isInterface()
                && isKotlin(outer);
    }

    /** Whether a method is a {@code suspend fun}: it takes one parameter more than its author wrote. */
    public static boolean isSuspend(ExecutableElement method) {
        List<? extends VariableElement> parameters = method.getParameters();
        return !parameters.isEmpty()
                && parameters.get(parameters.size() - 1).asType() instanceof DeclaredType last
                && ((TypeElement) last.asElement()).getQualifiedName().contentEquals("kotlin.coroutines.Continuation")
                && isKotlin(method);
    }

    /** Whether a parameter is shown under a name that nobody wrote, because Java reserves its own. */
    public static boolean hasMadeUpName(VariableElement parameter) {
        return MADE_UP_NAME.matcher(parameter.getSimpleName()).matches() && isKotlin(parameter);
    }
}

package dev.delayable.processor.reading;

import javax.lang.model.element.Element;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Finds classes by name as code of the user does: across modules, only those that are exported and read. */
public final class VisibleClasses {

    private VisibleClasses() {}

    /** The class of a canonical name that {@code user} can see; null if there is none. */
    public static @Nullable TypeElement find(String name, Element user, Elements elements) {
        // Bazel's header compiler knows no modules; the form without one looks through all of them, read or not.
        ModuleElement module = elements.getModuleOf(user);
        TypeElement found = module == null ? elements.getTypeElement(name) : elements.getTypeElement(module, name);
        return found != null && hasName(found, name) && isExported(found, module, elements) ? found : null;
    }

    /** Whether there is a class of a canonical name, visible or not. */
    static boolean isAnywhere(String name, Elements elements) {
        TypeElement found = elements.getTypeElement(name);
        return found != null && hasName(found, name);
    }

    /** Eclipse's compiler finds a class by its binary name, too. */
    private static boolean hasName(TypeElement found, String name) {
        return canonicalName(found).equals(name);
    }

    /** The canonical name of a class; Eclipse's compiler gives the binary one where a dollar is in it. */
    public static String canonicalName(TypeElement type) {
        if (type.getEnclosingElement() instanceof TypeElement outer) {
            return canonicalName(outer) + "." + type.getSimpleName();
        }
        return type.getQualifiedName().toString();
    }

    /** Whether a class is in a package that its module exports; Eclipse's compiler finds the others, too. */
    private static boolean isExported(TypeElement type, @Nullable ModuleElement user, Elements elements) {
        ModuleElement module = elements.getModuleOf(type);
        if (user == null || module == null || module.isUnnamed() || module.equals(user)) {
            return true;
        }
        PackageElement home = elements.getPackageOf(type);
        return ElementFilter.exportsIn(module.getDirectives()).stream()
                .filter(exports -> exports.getPackage().equals(home))
                .anyMatch(exports -> exports.getTargetModules() == null
                        || exports.getTargetModules().contains(user));
    }
}

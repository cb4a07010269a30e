package dev.delayable.processor.reading;

import com.palantir.javapoet.ClassName;
import dev.delayable.processor.model.FactoryModel;
import dev.delayable.processor.model.FactoryModel.Nullness;
import dev.delayable.processor.model.MethodModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Reads a class with annotated methods. */
public final class TypeReader {

    private final ProcessingEnvironment environment;
    private final Elements elements;

    /** Whether a simple name is that of a class of {@code java.lang}, for the names that were asked for. */
    private final Map<String, Boolean> javaLang = new HashMap<>();

    /** The shadowed names of packages, for this round: another processor may write a class of such a name. */
    private final Map<PackageElement, List<String>> shadowed = new HashMap<>();

    /** Whether a module can see the annotation of generated classes, for this round. */
    private final Map<ModuleElement, Boolean> generatedAnnotation = new HashMap<>();

    public TypeReader(ProcessingEnvironment environment) {
        this.environment = environment;
        this.elements = environment.getElementUtils();
    }

    /** To be called before any other method in a round. */
    public void startRound() {
        shadowed.clear();
        generatedAnnotation.clear();
    }

    /**
     * Reads a class whose factories stand in the package of another one.
     *
     * @param owner the class with the methods
     * @param origin the class that asks for the factories; the owner itself if that is marked
     * @param methods the methods
     */
    public FactoryModel read(TypeElement owner, TypeElement origin, List<MethodModel> methods) {
        ClassName name = ClassName.get(owner);
        return new FactoryModel(
                origin,
                name,
                factoryName(name, elements.getPackageOf(origin)),
                Accessibility.isPublic(owner) && Accessibility.isPublic(origin),
                nullness(owner, elements.getPackageOf(origin)),
                hasGeneratedAnnotation(origin),
                shadowedNames(origin),
                lints(owner, origin, methods),
                methods);
    }

    /** What naming the owner sets off, and being public in a module. */
    private Set<String> lints(TypeElement owner, TypeElement origin, List<MethodModel> methods) {
        Set<String> lints = new TreeSet<>(Lints.ofNaming(owner));
        if (methods.stream().anyMatch(method -> method.receiver() != null)) {
            lints.addAll(Lints.ofVariables(owner));
        }
        if (SourceFiles.isAuxiliary(owner, environment)) {
            lints.add("auxiliaryclass");
        }
        if (!elements.getModuleOf(origin).isUnnamed()) {
            // javac wants a module that shows jobs to require the runtime transitively; that is not for us to demand.
            lints.add("exports");
        }
        return lints;
    }

    private static ClassName factoryName(ClassName owner, PackageElement home) {
        return ClassName.get(home.getQualifiedName().toString(), factoryName(owner));
    }

    /** {@code OuterDelayed} for {@code Outer}, {@code Outer_InnerDelayed} for {@code Outer.Inner}. */
    private static String factoryName(ClassName owner) {
        return String.join("_", owner.simpleNames()) + "Delayed";
    }

    /** The simple name of the class of factories. */
    public static String factoryName(TypeElement owner) {
        return factoryName(ClassName.get(owner));
    }

    private boolean hasGeneratedAnnotation(TypeElement owner) {
        // The form without a module would find it even where the owner's module does not read java.compiler.
        return generatedAnnotation.computeIfAbsent(
                elements.getModuleOf(owner),
                module -> elements.getTypeElement(module, "javax.annotation.processing.Generated") != null);
    }

    private Nullness nullness(TypeElement owner, PackageElement home) {
        if (isNullMarked(owner)) {
            return Nullness.MARKED;
        }
        return isNullMarked(home) ? Nullness.UNMARKED : Nullness.UNSPECIFIED;
    }

    /** The innermost mark counts. */
    private static boolean isNullMarked(Element scope) {
        for (Element element = scope; element != null; element = element.getEnclosingElement()) {
            if (Annotations.has(element, "org.jspecify.annotations.NullMarked")) {
                return true;
            } else if (Annotations.has(element, "org.jspecify.annotations.NullUnmarked")) {
                return false;
            }
        }
        return false;
    }

    /** A class of the package hides its namesake of {@code java.lang}, which is imported only on demand. */
    private List<String> shadowedNames(TypeElement origin) {
        // Each class of a package asks for the names of all its classes: without the memory, a large one takes ages.
        PackageElement home = elements.getPackageOf(origin);
        return shadowed.computeIfAbsent(
                home,
                owners -> owners.getEnclosedElements().stream()
                        .filter(element -> element.getKind() != ElementKind.PACKAGE)
                        .map(element -> element.getSimpleName().toString())
                        .filter(simpleName -> isInJavaLang(simpleName, elements.getModuleOf(origin)))
                        .sorted()
                        .toList());
    }

    private boolean isInJavaLang(String simpleName, ModuleElement user) {
        return javaLang.computeIfAbsent(simpleName, name -> elements.getTypeElement(user, "java.lang." + name) != null);
    }
}

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
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Reads a class with annotated methods. */
public final class TypeReader {

    private final Elements elements;
    private final SourceFiles files;

    /** Whether a simple name is that of a class of {@code java.lang}, for the names that were asked for. */
    private final Map<String, Boolean> javaLang = new HashMap<>();

    /** The shadowed names of packages, for this round: another processor may write a class of such a name. */
    private final Map<PackageElement, List<String>> shadowed = new HashMap<>();

    /** Whether a module can see an annotation that generated classes may carry, for this round. */
    private final Map<AnnotationOfModule, Boolean> annotations = new HashMap<>();

    /** An annotation, and the module that may see it; none if the compiler knows no modules. */
    private record AnnotationOfModule(@Nullable ModuleElement module, String annotation) {}

    public TypeReader(Elements elements, SourceFiles files) {
        this.elements = elements;
        this.files = files;
    }

    /** To be called before any other method in a round. */
    public void startRound() {
        shadowed.clear();
        annotations.clear();
    }

    /**
     * Reads a class whose factories stand in the package of another one.
     *
     * @param owner the class with the methods
     * @param origin the class that asks for the factories; the owner itself if that is marked
     * @param methods the methods
     * @param accessibility what the class of factories can name
     */
    public FactoryModel read(
            TypeElement owner, TypeElement origin, List<MethodModel> methods, Accessibility accessibility) {
        ClassName name = ClassName.get(owner);
        return new FactoryModel(
                origin,
                name,
                factoryName(name, elements.getPackageOf(origin)),
                Accessibility.isPublic(owner) && Accessibility.isPublic(origin),
                canSee("org.jspecify.annotations.NullMarked", origin)
                        ? nullness(owner, elements.getPackageOf(origin))
                        : Nullness.UNSPECIFIED,
                canSee(Annotations.GENERATED, origin),
                shadowedNames(origin),
                lints(owner, origin, methods, new Lints(accessibility, elements, new DocComments(elements, files))),
                methods);
    }

    /** What naming the owner sets off, and being public in a module. */
    private Set<String> lints(TypeElement owner, TypeElement origin, List<MethodModel> methods, Lints known) {
        Set<String> lints = new TreeSet<>(known.ofNaming(owner));
        if (methods.stream().anyMatch(method -> method.receiver() != null)) {
            lints.addAll(known.ofVariables(owner));
        }
        // Of an owner; javac takes no heed of it where a signature mentions such a class.
        if (files.isAuxiliary(owner)) {
            lints.add("auxiliaryclass");
        }
        ModuleElement module = elements.getModuleOf(origin);
        if (module != null && !module.isUnnamed()) {
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

    private boolean canSee(String annotation, TypeElement user) {
        return annotations.computeIfAbsent(
                new AnnotationOfModule(elements.getModuleOf(user), annotation),
                key -> VisibleClasses.find(annotation, user, elements) != null);
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
        return shadowed.computeIfAbsent(
                elements.getPackageOf(origin),
                home -> shadowedIn(home, origin).sorted().toList());
    }

    private Stream<String> shadowedIn(PackageElement home, TypeElement origin) {
        try {
            return namesIn(home).stream().filter(simpleName -> isInJavaLang(simpleName, origin));
        } catch (RuntimeException e) {
            if (!CompilerFailures.isOne(e)) {
                throw e;
            }
            // To list a package, Eclipse's compiler reads all its classes, and fails with any of them. One by one, it
            // reads
            // those alone that have such a name.
            // It has no package element of java.lang, but by a class in it.
            return namesIn(elements.getPackageOf(elements.getTypeElement("java.lang.Object"))).stream()
                    .filter(simpleName ->
                            VisibleClasses.find(home.getQualifiedName() + "." + simpleName, origin, elements) != null);
        }
    }

    /** The names of the classes in a package; none of the unnamed one where Bazel's header compiler cannot list it. */
    private List<String> namesIn(PackageElement home) {
        return home.isUnnamed() && elements.getModuleOf(home) == null
                ? List.of()
                : home.getEnclosedElements().stream()
                        .filter(element -> element.getKind() != ElementKind.PACKAGE)
                        .map(element -> element.getSimpleName().toString())
                        .toList();
    }

    private boolean isInJavaLang(String simpleName, TypeElement user) {
        return javaLang.computeIfAbsent(
                simpleName, name -> VisibleClasses.find("java.lang." + name, user, elements) != null);
    }
}

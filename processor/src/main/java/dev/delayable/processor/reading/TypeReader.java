package dev.delayable.processor.reading;

import com.palantir.javapoet.ClassName;
import dev.delayable.processor.model.FactoryModel;
import dev.delayable.processor.model.FactoryModel.Nullness;
import dev.delayable.processor.model.MethodModel;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Reads a class with annotated methods. */
public final class TypeReader {

    private final Elements elements;

    public TypeReader(Elements elements) {
        this.elements = elements;
    }

    public FactoryModel read(TypeElement owner, List<MethodModel> methods) {
        ClassName name = ClassName.get(owner);
        return new FactoryModel(
                owner,
                name,
                factoryName(name),
                Accessibility.isPublic(owner),
                nullness(owner),
                hasGeneratedAnnotation(owner),
                shadowedNames(elements.getPackageOf(owner)),
                methods);
    }

    /** {@code OuterDelayed} for {@code Outer}, {@code Outer_InnerDelayed} for {@code Outer.Inner}. */
    private static ClassName factoryName(ClassName owner) {
        return ClassName.get(owner.packageName(), String.join("_", owner.simpleNames()) + "Delayed");
    }

    private boolean hasGeneratedAnnotation(TypeElement owner) {
        // The form without a module would find it even where the owner's module does not read java.compiler.
        return elements.getTypeElement(elements.getModuleOf(owner), "javax.annotation.processing.Generated") != null;
    }

    private Nullness nullness(TypeElement owner) {
        for (Element element = owner; element != null; element = enclosing(element)) {
            if (Annotations.has(element, "org.jspecify.annotations.NullMarked")) {
                return Nullness.MARKED;
            } else if (Annotations.has(element, "org.jspecify.annotations.NullUnmarked")) {
                return Nullness.UNMARKED;
            }
        }
        return Nullness.UNSPECIFIED;
    }

    private static Element enclosing(Element element) {
        return element.getEnclosingElement();
    }

    /** A class of the package hides its namesake of {@code java.lang}, which is imported only on demand. */
    private List<String> shadowedNames(PackageElement owners) {
        return owners.getEnclosedElements().stream()
                .filter(element -> element.getKind() != ElementKind.PACKAGE)
                .map(element -> element.getSimpleName().toString())
                .filter(this::isInJavaLang)
                .sorted()
                .toList();
    }

    private boolean isInJavaLang(String simpleName) {
        return Optional.ofNullable(elements.getTypeElement("java.lang." + simpleName))
                .isPresent();
    }
}

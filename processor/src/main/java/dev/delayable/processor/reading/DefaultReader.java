package dev.delayable.processor.reading;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.delayable.processor.model.DefaultValue;
import dev.delayable.processor.problems.Message;
import dev.delayable.processor.problems.Result;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads the default of a keyword: given as text, as null, by the name of a member, or not at all. */
final class DefaultReader {

    private final TextDefaultReader texts;
    private final MemberDefaultReader members;

    DefaultReader(Elements elements, Types types, Accessibility accessibility) {
        this.texts = new TextDefaultReader(elements, types, accessibility);
        this.members = new MemberDefaultReader(elements, types, accessibility);
    }

    Result<DefaultValue> read(KeywordSite keyword) {
        if (Annotations.isRepeated(keyword.parameter(), Annotations.KEYWORD)) {
            return Result.of(new DefaultValue.Required()); // which of them is meant, nobody knows
        }
        Optional<AnnotationValue> text = keyword.value("value");
        Optional<AnnotationValue> nullDefault =
                keyword.value("nullDefault").filter(value -> Boolean.TRUE.equals(value.getValue()));
        Optional<AnnotationValue> from =
                keyword.value("from").filter(value -> !value.getValue().equals(""));
        if (Stream.of(text, nullDefault, from).filter(Optional::isPresent).count() > 1) {
            return keyword.failed(null, Message.KEYWORD_TWO_DEFAULTS, keyword.name());
        } else if (text.isPresent()) {
            return texts.read(keyword, text.get());
        } else if (nullDefault.isPresent()) {
            return readNull(keyword, nullDefault.get());
        } else if (from.isPresent()) {
            return members.read(keyword, from.get());
        }
        return Result.of(new DefaultValue.Required());
    }

    private static Result<DefaultValue> readNull(KeywordSite keyword, AnnotationValue value) {
        TypeName type = TypeName.get(keyword.parameter().asType()).withoutAnnotations();
        if (type.isPrimitive()) {
            String box = ((ClassName) type.box()).simpleName();
            return keyword.failed(value, Message.NULL_FOR_PRIMITIVE, type, box);
        }
        return Result.of(new DefaultValue.Null());
    }
}

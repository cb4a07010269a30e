package dev.delayable.memory.value;

import java.io.ObjectStreamClass;
import java.io.ObjectStreamField;
import java.lang.reflect.RecordComponent;

/**
 * What the serialised form of a class consists of. Java reads a record whose component was renamed without a word, and leaves it
 * 0 or null; so the shape is written beside the class, and compared.
 */
final class Shape {

    private static final ClassValue<Long> SHAPES = new ClassValue<>() {
        @Override
        protected Long computeValue(Class<?> type) {
            return compute(type);
        }
    };

    private Shape() {}

    /** The shape of a class; 0 for classes of the JDK, which look after that themselves. */
    static long of(Class<?> type) {
        return SHAPES.get(type);
    }

    private static long compute(Class<?> type) {
        if (type.isArray() || type.isEnum() || type.isPrimitive() || ResultTypes.isOfJdk(type)) {
            return 0;
        }
        long hash = 17;
        if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                hash = add(add(hash, component.getName()), component.getType().getName());
            }
            return hash;
        }
        ObjectStreamClass form = ObjectStreamClass.lookup(type);
        if (form != null) {
            for (ObjectStreamField field : form.getFields()) {
                hash = add(add(hash, field.getName()), field.getType().getName());
            }
        }
        return hash;
    }

    private static long add(long hash, String text) {
        long sum = hash;
        for (int i = 0; i < text.length(); i++) {
            sum = (sum ^ text.charAt(i)) * 0x9E3779B97F4A7C15L;
            sum ^= sum >>> 31;
        }
        return sum * 31 + 7;
    }
}

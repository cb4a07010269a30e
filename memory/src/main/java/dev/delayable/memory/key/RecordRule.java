package dev.delayable.memory.key;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;

/** Records: the class, and the names and values of the components, so that a record with another component is another value. */
final class RecordRule implements TypeRule {

    private static final MethodType GETTER = MethodType.methodType(Object.class, Object.class);

    private final String name;
    private final String[] components;
    private final MethodHandle[] accessors;

    private RecordRule(String name, String[] components, MethodHandle[] accessors) {
        this.name = name;
        this.components = components;
        this.accessors = accessors;
    }

    static TypeRule of(Class<?> type, KeyRules rules) {
        RecordComponent[] components = type.getRecordComponents();
        String[] names = new String[components.length];
        MethodHandle[] accessors = new MethodHandle[components.length];
        try {
            for (int i = 0; i < components.length; i++) {
                Method accessor = components[i].getAccessor();
                accessor.setAccessible(true);
                names[i] = components[i].getName();
                accessors[i] = MethodHandles.lookup().unreflect(accessor).asType(GETTER);
            }
        } catch (InaccessibleObjectException | SecurityException | IllegalAccessException e) {
            return FieldsRule.closed(type);
        }
        return new RecordRule(rules.name(type), names, accessors);
    }

    @Override
    public void write(Object value, KeyEncoder out) {
        if (!out.enter(value)) {
            return;
        }
        Sink sink = out.sink();
        sink.putByte(Tag.RECORD);
        sink.putText(name);
        sink.putCount(components.length);
        for (int i = 0; i < components.length; i++) {
            sink.putText(components[i]);
            try {
                out.value((Object) accessors[i].invokeExact(value));
            } catch (Refusal e) {
                throw e.at("." + components[i]);
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new Refusal("a " + name + ", whose accessor throws " + e, "mend the accessor", e)
                        .at("." + components[i]);
            }
        }
        out.leave();
    }
}

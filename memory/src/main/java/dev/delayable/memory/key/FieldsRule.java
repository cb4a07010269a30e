package dev.delayable.memory.key;

import java.io.Externalizable;
import java.io.ObjectOutputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Serialisable classes that leave their form to Java: by their fields, but transient ones, those of superclasses first. Their
 * serialised form itself is no key: it shows which objects are shared.
 */
final class FieldsRule implements TypeRule {

    private static final MethodType GETTER = MethodType.methodType(Object.class, Object.class);

    private final String name;
    private final String[] fields;
    private final MethodHandle[] getters;

    private FieldsRule(String name, String[] fields, MethodHandle[] getters) {
        this.name = name;
        this.fields = fields;
        this.getters = getters;
    }

    static TypeRule of(Class<?> type, KeyRules rules) {
        if (Externalizable.class.isAssignableFrom(type)) {
            return ownForm(type, "Externalizable");
        }
        List<Class<?>> hierarchy = new ArrayList<>();
        for (Class<?> c = type; c != Object.class; c = c.getSuperclass()) {
            String method = formMethod(c, c != type);
            if (method != null) {
                return ownForm(type, method);
            }
            if (TypeRules.isOfJdk(c)) {
                return TypeRule.refused(
                        "a " + type.getName() + ", for which there is no rule because it extends " + c.getName(),
                        TypeRules.addRule(type));
            }
            hierarchy.add(0, c);
        }
        List<String> names = new ArrayList<>();
        List<MethodHandle> getters = new ArrayList<>();
        try {
            for (Class<?> c : hierarchy) {
                for (Field field : fields(c)) {
                    field.setAccessible(true);
                    names.add(field.getName());
                    getters.add(MethodHandles.lookup().unreflectGetter(field).asType(GETTER));
                }
            }
        } catch (InaccessibleObjectException | SecurityException | IllegalAccessException e) {
            return closed(type);
        }
        return new FieldsRule(rules.name(type), names.toArray(new String[0]), getters.toArray(new MethodHandle[0]));
    }

    private static List<Field> fields(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(field ->
                        !Modifier.isStatic(field.getModifiers()) && !Modifier.isTransient(field.getModifiers()))
                .sorted(Comparator.comparing(Field::getName))
                .toList();
    }

    /** The method by which a class makes its serialised form its own; null if there is none. */
    private static @Nullable String formMethod(Class<?> type, boolean isSuperclass) {
        for (Method method : type.getDeclaredMethods()) {
            if (method.getName().equals("writeObject")
                    && Arrays.equals(method.getParameterTypes(), new Class<?>[] {ObjectOutputStream.class})) {
                return "writeObject";
            }
            if (method.getName().equals("writeReplace") && method.getParameterCount() == 0) {
                return isSuperclass && Modifier.isPrivate(method.getModifiers()) ? null : "writeReplace";
            }
        }
        return null;
    }

    private static TypeRule ownForm(Class<?> type, String by) {
        return TypeRule.refused(
                "a " + type.getName() + ", for which there is no rule because it writes its own serialised form (" + by
                        + ")",
                TypeRules.addRule(type));
    }

    /** The rule of a class that cannot be looked into. */
    static TypeRule closed(Class<?> type) {
        String where = type.getPackageName() + " in module " + type.getModule().getName();
        return TypeRule.refused(
                "a " + type.getName() + ", which is closed to reflection",
                "open " + where + " to dev.delayable.memory, or " + TypeRules.addRule(type));
    }

    @Override
    public void write(Object value, KeyEncoder out) {
        if (!out.enter(value)) {
            return;
        }
        Sink sink = out.sink();
        sink.putByte(Tag.SERIALIZABLE);
        sink.putText(name);
        sink.putCount(fields.length);
        for (int i = 0; i < fields.length; i++) {
            sink.putText(fields[i]);
            try {
                out.value((Object) getters[i].invokeExact(value));
            } catch (Refusal e) {
                throw e.at("." + fields[i]);
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new AssertionError("a field is read without an exception", e);
            }
        }
        out.leave();
    }
}

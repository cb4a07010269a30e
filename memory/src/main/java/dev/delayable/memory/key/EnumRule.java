package dev.delayable.memory.key;

/** Constants of enums, by the class that declares them and by name. */
final class EnumRule {

    private EnumRule() {}

    /** The class of a constant with a body of its own is not the enum. */
    static TypeRule of(Class<?> type, KeyRules rules) {
        Class<?> declaring = type.isEnum() ? type : type.getSuperclass();
        String name = rules.name(declaring);
        return (value, out) -> {
            out.sink().putByte(Tag.ENUM);
            out.sink().putText(name);
            out.sink().putText(((Enum<?>) value).name());
        };
    }
}

package dev.delayable.processor.problems;

/** All that the processor has to say. Each text says what is wrong and why; where there is a cure, it says what to do. */
public enum Message {
    PRIVATE_METHOD(
            "@Delayable method %s must not be private: the generated class could not call it",
            "make it package-private"),
    HIDDEN_VARIABLE("type variable %s hides that of class %s, whose objects the jobs hold", "rename one of them"),
    NO_CLASS(
            "@Delayable needs a class with a name: the generated class could not name that of a file of methods",
            "put the method into a class with a file of its own"),
    PRIVATE_CLASS(
            "enclosing class %s is private: the generated class could not call the method",
            "make the class package-private"),
    INACCESSIBLE_PARAMETER_TYPE("parameter '%s': type %s %s, the generated class cannot name it", "%4$s"),
    INACCESSIBLE_RETURN_TYPE("return type mentions %s, the generated class cannot name it", "%2$s"),
    INACCESSIBLE_EXCEPTION("exception type %s %s, the generated class cannot name it", "%3$s"),
    INACCESSIBLE_BOUND("the bound of type variable %s mentions %s, the generated class cannot name it", "%3$s"),
    OWN_PARAMETER_TYPE("parameter '%s' has type %s, which this processor would generate from it", "take a Job instead"),
    OWN_TYPE("the method mentions %s, which this processor would generate from it", "use Job instead"),
    TOO_MANY_PARAMETERS(
            "too many parameters: %d slots, a job can hold 254 (long and double count twice, "
                    + "and the object of an instance method once)",
            "put some of them into a record"),
    BAD_FUNCTION_NAME("'%s' is not a name that a Java method can have"),
    SUSPEND(
            "%s is a suspend function: a job calls its function and takes the result at once",
            "mark an ordinary function that calls it in runBlocking"),
    PREVIEW("it is a preview API of this JDK, which is not enabled"),
    MARK_WITHOUT_DELAYABLE("@%s without @Delayable has no effect", "mark the method @Delayable, or remove @%1$s"),
    KEYWORD_VARARGS(
            "a varargs parameter cannot be a keyword (its default is the empty array)",
            "remove @Keyword, or make it an array"),
    KEYWORD_OF_OBJECT("keyword '%s' would be the method %s, which Object has already", Cures.PIN),
    KEYWORD_OF_JOB("keyword '%s' would be the method %s, which jobs have already", Cures.PIN),
    KEYWORD_BAD_NAME("'%s' is not a name that a keyword can have"),
    KEYWORD_MADE_UP_NAME("Kotlin shows this keyword as '%s', for Java reserves its name", Cures.PIN),
    KEYWORD_SAME_NAME("there are two parameters '%s'", Cures.PIN),
    KEYWORD_TWO_DEFAULTS("keyword '%s' has two defaults", "give one of text, nullDefault and from"),
    NULL_FOR_PRIMITIVE("%s cannot be null: give a default as text, or change the type to %s"),
    DEFAULT_NOT_OF_TYPE("\"%s\" is not %s: default of parameter '%s'", "use from = \"...\" for a computed default"),
    DEFAULT_OUT_OF_RANGE("\"%s\" is out of the range of %s: default of parameter '%s'"),
    DEFAULT_NO_CONSTANT("%s has no constant %s (%s)"),
    DEFAULT_NO_CLASS(
            "there is no class \"%s\": default of parameter '%s'",
            "give the canonical name, as in \"java.lang.String\", of a class that this module can see"),
    DEFAULT_INVISIBLE_CLASS(
            "\"%s\" is of a module that is not read here, or in a package that is not exported: default of parameter '%s'",
            "require the module, or give another class"),
    DEFAULT_INACCESSIBLE_CLASS("\"%s\" %s, the generated class cannot name it: default of parameter '%s'", "%4$s"),
    DEFAULT_CLASS_MISFIT("%s.class is not a %s: default of parameter '%s'"),
    DEFAULT_NOT_AS_TEXT(
            "a default of type %s cannot be written as text: parameter '%s'",
            "use from = \"...\" for a computed default, or nullDefault = true"),
    FROM_MISSING("no static method or field '%s' in %s%s"),
    FROM_PRIVATE("'%s' is private; the generated class cannot call it", "make it package-private"),
    FROM_NOT_PUBLIC("'%s' is not public; the generated class, in another package, cannot call it", "make it public"),
    FROM_NOT_STATIC("'%s' is not static; a default must not need an object"),
    FROM_TAKES_PARAMETERS("'%s' takes parameters; a default must not"),
    FROM_THROWS("'%s' throws %s; a default must not"),
    FROM_MISFIT("'%s' has type %s, not %s: default of parameter '%s'"),
    SAME_FACTORY(
            "after keywords are removed both are %s",
            "remove @Delayable from one, or give one another name: @Delayable(name = \"...\")"),
    FACTORY_OF_OBJECT("the factory would be %s, which Object has already", Cures.RENAME),
    FACTORY_OF_RECEIVER("the factory would be %s, which takes the object of the instance methods", Cures.RENAME),
    CLASS_EXISTS("%s exists already", "rename that class: the factories of %2$s need its name"),
    GENERATED_AMONG_SOURCES(
            "%s of an earlier build is compiled as a source",
            "take the folder of generated sources out of the sources"),
    FACTORY_NAME_TOO_LONG(
            "no disk holds a file with the name of %s: it has %d letters",
            "give the class a shorter name, or put it into fewer others"),
    SAME_GENERATED_CLASS("%s and %s would both generate %s", "rename one of the two classes"),
    SAME_FILE(
            "the factories of %s would be in %s and those of %s in %s: names that differ by case alone, which some disks "
                    + "take for one",
            "rename one of the two classes"),
    IMPORT_SAME_GENERATED_CLASS("%s and %s would both generate %s", "import one of them from another package"),
    IMPORT_TWICE("%s has its factories in %s already, because of %s", "remove this import"),
    IMPORT_INACCESSIBLE("%s cannot be imported: it %s; only a class that can be named here can"),
    IMPORT_NO_CLASS("%s is not a class, and has no methods to import"),
    IMPORT_OF_INCOMPLETE(
            "%s cannot be imported: its supertype %s is not on the class path", "add the library that has it"),
    IMPORT_UNREADABLE("%s cannot be imported, since the compiler cannot read it: %s"),
    MISSING_TYPE("it, or a method of the same name, mentions %s, which is not on the class path"),
    IMPORT_METHOD_MISSING("%s has no public method '%s'%s"),
    IMPORT_UNFIT("%s.%s cannot have a factory: %s"),
    PARAMETER_NOT_SERIALIZABLE(
            "parameter '%s': %s is not Serializable: the job can be run here but not sent to another process", "%3$s"),
    RESULT_NOT_SERIALIZABLE(
            "the result is not Serializable, being or holding a %s: the job can be run here but its result not sent back "
                    + "by another process",
            "return what can be"),
    RECEIVER_NOT_SERIALIZABLE(
            "%s is not Serializable: the jobs of its instance methods can be run here but not sent to another process",
            "let it implement Serializable, or make the methods static"),
    TOO_MANY_PARAMETERS_TO_SEND(
            "%d parameter slots: the job can be run here but not sent to another process, the JDK reads no record of more "
                    + "than %d",
            "put some of the parameters into a record"),
    BAD_SERIALIZABLE_OPTION(
            "-A%s=%s: give warn or error, to hear of jobs that cannot be sent to another process, or off"),
    OLD_SOURCE_LEVEL(
            "the factories of @Delayable methods are records, which Java %s has not",
            "compile with --release 17 or newer"),
    OLD_RUNTIME(
            "delayable-runtime on the class path is older than this delayable-processor (format %2$d, needed: %1$d)",
            "use one version of both, for example by importing delayable-bom"),
    IMPORT_UNSENDABLE("%s.%s: %s"),
    UNREADABLE("%s has no factories, since the compiler cannot read what it mentions: %s"),
    UNEXPECTED("the Delayable processor failed on %s; please report this, with the class: %s");

    /** What several messages advise. */
    private static final class Cures {
        static final String PIN = "pin another name: @Keyword(name = \"...\")";
        static final String RENAME = "give it another name: @Delayable(name = \"...\")";
    }

    private final String statement;
    private final String cure;

    Message(String statement) {
        this(statement, "");
    }

    Message(String statement, String cure) {
        this.statement = statement;
        this.cure = cure;
    }

    /** All of it, as the compiler prints it. */
    String text(Object... arguments) {
        return text(statement(arguments), cure(arguments));
    }

    static String text(String statement, String cure) {
        return cure.isEmpty() ? statement : statement + "; " + cure;
    }

    /** What is wrong, and why. */
    String statement(Object... arguments) {
        return String.format(statement, arguments);
    }

    /** What to do; empty if the statement says it all. */
    String cure(Object... arguments) {
        return String.format(cure, arguments);
    }
}

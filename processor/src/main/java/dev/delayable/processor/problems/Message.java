package dev.delayable.processor.problems;

/** All that the processor has to say. Each text says what is wrong, why, and what to do. */
public enum Message {
    PRIVATE_METHOD("@Delayable method %s must not be private: the generated class could not call it; "
            + "make it package-private"),
    HIDDEN_VARIABLE("type variable %s hides that of class %s, whose objects the jobs hold; rename one of them"),
    NO_CLASS("@Delayable needs a class with a name: the generated class could not name that of a file of methods; "
            + "put them into a class"),
    PRIVATE_CLASS("enclosing class %s is private: the generated class could not call the method; "
            + "make the class package-private"),
    INACCESSIBLE_PARAMETER_TYPE("parameter '%s': type %s is %s, the generated class cannot name it; "
            + "make it package-private and keep it in the same package, or make it public"),
    INACCESSIBLE_RETURN_TYPE("return type mentions %2$s class %1$s, the generated class cannot name it; "
            + "make it package-private and keep it in the same package, or make it public"),
    INACCESSIBLE_EXCEPTION("exception type %s is %s, the generated class cannot name it; "
            + "make it package-private and keep it in the same package, or make it public"),
    INACCESSIBLE_BOUND("the bound of type variable %s mentions %3$s class %2$s, the generated class cannot name it; "
            + "make it package-private and keep it in the same package, or make it public"),
    OWN_PARAMETER_TYPE("parameter '%s' has type %s, which this processor would generate from it; take a Job instead"),
    OWN_TYPE("the method mentions %s, which this processor would generate from it; use Job instead"),
    TOO_MANY_PARAMETERS("too many parameters: %d slots, a job can hold 254 (long and double count twice, "
            + "and the object of an instance method once); put some of them into a record"),
    BAD_FUNCTION_NAME("'%s' is not a name that a Java method can have"),
    KEYWORD_WITHOUT_DELAYABLE(
            "@Keyword without @Delayable has no effect: mark the method @Delayable, " + "or remove @Keyword"),
    KEYWORD_VARARGS("a varargs parameter cannot be a keyword (its default is the empty array); remove @Keyword, "
            + "or make it an array"),
    KEYWORD_OF_OBJECT("keyword '%s' would be the method %s, which Object has already; "
            + "pin another name: @Keyword(name = \"...\")"),
    KEYWORD_BAD_NAME("'%s' is not a name that a keyword can have"),
    KEYWORD_SAME_NAME("there are two parameters '%s'; pin another name: @Keyword(name = \"...\")"),
    KEYWORD_TWO_DEFAULTS("keyword '%s' has two defaults; give one of text, nullDefault and from"),
    NULL_FOR_PRIMITIVE("%s cannot be null: give a default as text, or change the type to %s"),
    DEFAULT_NOT_OF_TYPE("\"%s\" is not %s: default of parameter '%s'; use from = \"...\" for a computed default"),
    DEFAULT_OUT_OF_RANGE("\"%s\" is out of the range of %s: default of parameter '%s'"),
    DEFAULT_NO_CONSTANT("%s has no constant %s (%s)"),
    DEFAULT_NO_CLASS("there is no class \"%s\": default of parameter '%s'; give a canonical name, "
            + "as in \"java.lang.String\""),
    DEFAULT_CLASS_MISFIT("%s.class is not a %s: default of parameter '%s'"),
    DEFAULT_NOT_AS_TEXT(
            "a default of type %s cannot be written as text: parameter '%s'; use from = \"...\" for a computed default, "
                    + "or nullDefault = true"),
    FROM_MISSING("no static method or field '%s' in %s%s"),
    FROM_PRIVATE("'%s' is private; the generated class cannot call it; make it package-private"),
    FROM_NOT_STATIC("'%s' is not static; a default must not need an object"),
    FROM_TAKES_PARAMETERS("'%s' takes parameters; a default must not"),
    FROM_THROWS("'%s' throws %s; a default must not"),
    FROM_MISFIT("'%s' has type %s, not %s: default of parameter '%s'"),
    SAME_FACTORY("after keywords are removed both are %s; remove @Delayable from one, "
            + "or give one another name: @Delayable(name = \"...\")"),
    FACTORY_OF_OBJECT(
            "the factory would be %s, which Object has already; " + "give it another name: @Delayable(name = \"...\")"),
    FACTORY_OF_RECEIVER("the factory would be %s, which takes the object of the instance methods; "
            + "give it another name: @Delayable(name = \"...\")"),
    CLASS_EXISTS("%s exists already; rename that class: the factories of %s need its name"),
    SAME_GENERATED_CLASS("the factories of %s and of %s would both be in %s; rename one of the two classes"),
    IMPORT_INACCESSIBLE("%s cannot be imported: it is %s; only a class that can be named here can"),
    IMPORT_NO_CLASS("%s is no class, and has no methods to import"),
    IMPORT_METHOD_MISSING("%s has no public method '%s'%s"),
    IMPORT_UNFIT("%s.%s cannot have a factory: %s"),
    PARAMETER_NOT_SERIALIZABLE(
            "parameter '%s': %s is not Serializable: the job can be run here but not sent to another process; %s"),
    RESULT_NOT_SERIALIZABLE("the result is not Serializable, being or holding a %s: the job can be run here but its "
            + "result not sent back by another process; return what can be"),
    RECEIVER_NOT_SERIALIZABLE(
            "%s is not Serializable: the jobs of its instance methods can be run here but not sent to "
                    + "another process; let it implement Serializable, or make the methods static"),
    TOO_MANY_PARAMETERS_TO_SEND("%d parameter slots: the job can be run here but not sent to another process, the JDK "
            + "reads no record of more than %d; put some of the parameters into a record"),
    BAD_SERIALIZABLE_OPTION(
            "-A%s=%s: give warn or error, to hear of jobs that cannot be sent to " + "another process, or off"),
    IMPORT_UNSENDABLE("%s.%s: %s"),
    UNEXPECTED("the Delayable processor failed on %s; please report this, with the class: %s");

    private final String format;

    Message(String format) {
        this.format = format;
    }

    String format(Object... arguments) {
        return String.format(format, arguments);
    }
}

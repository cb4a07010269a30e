package com.example.stock;

import dev.delayable.runtime.Parallel;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.stream.Stream;

/** Counts the factories, and runs jobs of checked parameters. */
public final class Main {

    private static final List<String> CLASSES = List.of(
            "MarkedAllArgsConstructor",
            "MarkedBuilder",
            "MarkedSuperBuilder",
            "MarkedData",
            "MarkedEqualsAndHashCode",
            "MarkedAccessors",
            "MarkedExtensionMethod",
            "MarkedFieldDefaults",
            "MarkedFieldNameConstants",
            "MarkedGetter",
            "MarkedNoArgsConstructor",
            "MarkedRequiredArgsConstructor",
            "MarkedSetter",
            "MarkedToString",
            "MarkedValue",
            "MarkedWith",
            "MarkedWithBy",
            "MarkedLog",
            "MarkedCustomLog",
            "MarkedCommonsLog",
            "MarkedFlogger",
            "MarkedJBossLog",
            "MarkedLog4j",
            "MarkedLog4j2",
            "MarkedSlf4j",
            "MarkedXSlf4j",
            "MarkedUtilityClass",
            "MarkedStandardException",
            "WholeAllArgsConstructor",
            "WholeBuilder",
            "WholeSuperBuilder",
            "WholeData",
            "WholeEqualsAndHashCode",
            "WholeAccessors",
            "WholeExtensionMethod",
            "WholeFieldDefaults",
            "WholeFieldNameConstants",
            "WholeGetter",
            "WholeNoArgsConstructor",
            "WholeRequiredArgsConstructor",
            "WholeSetter",
            "WholeToString",
            "WholeValue",
            "WholeWith",
            "WholeWithBy",
            "WholeLog",
            "WholeCustomLog",
            "WholeCommonsLog",
            "WholeFlogger",
            "WholeJBossLog",
            "WholeLog4j",
            "WholeLog4j2",
            "WholeSlf4j",
            "WholeXSlf4j",
            "WholeUtilityClass",
            "WholeStandardException");

    private Main() {}

    public static void main(String[] args) throws Exception {
        for (String name : CLASSES) {
            System.out.println("factories of " + name + ": " + factories(name + "Delayed"));
        }
        System.out.println("factories of Members: " + factories("MembersDelayed"));
        System.out.println("utility: " + Parallel.nJobs(2).run(MarkedUtilityClassDelayed.twice(21)));
        System.out.println("checked: "
                + MembersDelayed.checked("a", List.of(), new String[1], "r").call());
        System.out.println(
                "same: " + MembersDelayed.on(new Members()).same("s").other("t").call());
        System.out.println("function: "
                + MembersDelayed.checked("a", List.of(), new String[1]).b("c").function());
        try {
            System.out.println("not checked: " + MembersDelayed.checked(null, null, null));
        } catch (NullPointerException e) {
            System.out.println("null: " + e.getMessage());
        }
    }

    private static List<String> factories(String name) throws ClassNotFoundException {
        return Stream.of(Class.forName("com.example.stock." + name).getDeclaredMethods())
                .filter(method -> !method.isSynthetic() && !Modifier.isPrivate(method.getModifiers()))
                .map(Method::getName)
                .filter(method -> !method.equals("on"))
                .sorted()
                .toList();
    }
}

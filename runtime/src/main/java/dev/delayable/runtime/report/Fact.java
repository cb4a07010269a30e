package dev.delayable.runtime.report;

/**
 * One of the numbers at the top of the page.
 *
 * @param id tells it from the others
 * @param label what it is
 * @param value the number
 * @param detail a little more
 */
record Fact(String id, String label, String value, String detail) {}

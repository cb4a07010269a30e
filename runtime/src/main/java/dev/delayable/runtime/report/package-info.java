/**
 * The report of a run: what is recorded while jobs run, the numbers made of it, and the files and the live view that show
 * them. The page is {@code page.html}, {@code page.css} and the scripts among the resources of this package. Not exported.
 */
@NullMarked
package dev.delayable.runtime.report;

import org.jspecify.annotations.NullMarked;

/** Jobs on an Apache Spark cluster. */
@NullMarked
package dev.delayable.spark;

import org.jspecify.annotations.NullMarked;

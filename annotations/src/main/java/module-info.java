/** The annotations that the Delayable processor reads, and the one it writes. */
module dev.delayable.annotations {
    exports dev.delayable.annotations;
}

/** Has the jobs. */
module com.example.pricing {
    requires dev.delayable.runtime;

    exports com.example.pricing;
}

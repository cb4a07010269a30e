/** Runs the jobs. */
module com.example.app {
    requires com.example.pricing;
    requires dev.delayable.runtime;
}

package dev.delayable.testkit;

class LoopbackContractTest extends BackendContract {

    @Override
    protected Place place() {
        return TestPlace.of(
                        new LoopbackBackend(),
                        LoopbackBackend::new,
                        Trait.COPIES,
                        Trait.PARALLEL,
                        Trait.DIES,
                        Trait.EXACT_LOSS,
                        Trait.KILLS_STUCK)
                .dyingBy(LoopbackBackend::die);
    }
}

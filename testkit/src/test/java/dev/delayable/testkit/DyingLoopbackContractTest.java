package dev.delayable.testkit;

class DyingLoopbackContractTest extends BackendContract {

    @Override
    protected Place place() {
        return TestPlace.of(
                        new LoopbackBackend.Dying(Integer.MAX_VALUE),
                        LoopbackBackend.Dying::new,
                        Trait.COPIES,
                        Trait.PARALLEL,
                        Trait.DIES,
                        Trait.EXACT_LOSS,
                        Trait.KILLS_STUCK)
                .dyingBy(LoopbackBackend::die);
    }
}

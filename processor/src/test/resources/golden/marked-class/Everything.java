package golden;

import dev.delayable.annotations.Delayable;

@Delayable
interface Everything {

    int abs(int x);

    default int twice(int x) {
        return 2 * x;
    }

    static int none() {
        return 0;
    }

    @Override
    boolean equals(Object other);

    private int hidden() {
        return 1;
    }
}

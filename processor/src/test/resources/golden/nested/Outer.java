package golden;

import dev.delayable.annotations.Delayable;

public class Outer {

    public interface Inner {

        @Delayable
        static int inInterface(Inner inner) {
            return 1;
        }

        record Deepest(int x) {

            @Delayable
            public static Deepest inRecord(Deepest deepest, Hidden hidden) {
                return deepest;
            }
        }
    }

    enum Hidden {
        ONE;

        @Delayable
        public static Hidden inEnum(Hidden hidden) {
            return hidden;
        }
    }
}

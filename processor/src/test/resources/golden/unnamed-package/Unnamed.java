import dev.delayable.annotations.Delayable;
import dev.delayable.annotations.Keyword;

class Unnamed {

    enum Colour {
        RED
    }

    record Other(int x) {

        @Delayable
        static Other same(Other other, @Keyword("RED") Colour colour) {
            return other;
        }
    }
}

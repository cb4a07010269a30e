package golden;

import dev.delayable.annotations.Delayable;
import dev.delayable.annotations.Keyword;
import dev.delayable.annotations.NotInKey;
import dev.delayable.annotations.Sensitive;

final class Marks {

    private Marks() {}

    @Delayable
    static int login(
            String user,
            @Sensitive String password,
            @Keyword("none") @Sensitive String pin,
            @Keyword("4") @NotInKey int threads,
            @Sensitive @NotInKey String... hints) {
        return 1;
    }

    @Delayable(memory = false, version = 2)
    static void send(String text) {}
}

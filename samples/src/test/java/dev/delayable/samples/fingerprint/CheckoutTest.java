package dev.delayable.samples.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckoutTest {

    @Test
    void findsTheCheckoutOfThisProgram() {
        assertThat(Checkout.find())
                .hasValueSatisfying(checkout -> assertThat(checkout)
                        .isDirectoryContaining(file -> file.endsWith("runtime"))
                        .isDirectoryContaining(file -> file.endsWith("LICENSE")));
    }

    @Test
    void isTheNearestDirectoryWithTheRootPom(@TempDir Path directory) throws IOException {
        Path checkout = directory.resolve("projects/checkout");
        Path classes = Files.createDirectories(checkout.resolve("samples/target/classes"));
        Files.createFile(directory.resolve("pom.xml"));
        Files.createFile(checkout.resolve("pom.xml"));
        Files.createFile(checkout.resolve("samples/pom.xml"));

        assertThat(Checkout.around(classes)).hasValue(checkout);
        assertThat(Checkout.around(checkout)).hasValue(checkout);
        assertThat(Checkout.around(directory)).isEmpty();
    }
}

package dev.delayable.samples.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileListingTest {

    @TempDir
    private Path directory;

    @BeforeEach
    void makeFiles() throws IOException {
        for (String name : new String[] {
            "pom.xml", "b/2", "b/1", "a", ".git/config", "target/classes/A.class", "b/target/arrow", "target.txt"
        }) {
            Path file = directory.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, name);
        }
    }

    @Test
    void listsFilesInOrderAndLeavesOutGitAndMavensOutput() throws IOException {
        FileListing listing = FileListing.of(directory, false);

        assertThat(listing.files())
                .map(file -> directory.relativize(file).toString())
                .containsExactly("a", "b/1", "b/2", "b/target/arrow", "pom.xml", "target.txt");
        assertThat(listing.leftOut()).isEqualTo(2);
        assertThat(listing.unreadable()).isEmpty();
    }

    @Test
    void leavesNothingOutIfAllAreAskedFor() throws IOException {
        FileListing listing = FileListing.of(directory, true);

        assertThat(listing.files()).hasSize(8);
        assertThat(listing.leftOut()).isZero();
    }

    @Test
    void listsADirectoryThatIsAskedForWhateverItsName() throws IOException {
        assertThat(FileListing.of(directory.resolve("target"), false).files()).hasSize(1);
        assertThat(FileListing.of(directory.resolve(".git"), false).files()).hasSize(1);
    }

    @Test
    void doesNotFollowALinkBackToADirectoryAbove() throws IOException {
        Path loop = Files.createSymbolicLink(directory.resolve("b/loop"), Path.of(".."));

        assertThat(FileListing.of(directory, false).files()).hasSize(7).contains(loop);
    }

    @Test
    void aDirectoryThatCannotBeListedIsReported() throws IOException {
        Path gone = directory.resolve("gone");

        FileListing listing = FileListing.of(gone, false);

        assertThat(listing.files()).isEmpty();
        assertThat(listing.unreadable()).containsExactly(new Unreadable(gone, "vanished after it was listed"));
    }
}

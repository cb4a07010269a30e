package dev.delayable.runtime.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/**
 * The page: one file, which asks for no other. Its style and its script are allowed by their digests, and nothing else is; the
 * live page may ask for its own data too.
 */
final class HtmlPage {

    private static final List<String> SCRIPTS =
            List.of("data.js", "theme.js", "view.js", "draw.js", "texts.js", "input.js", "tables.js", "page.js");

    private static final String DATA = "{{data}}";

    private HtmlPage() {}

    /** What never changes; read when the first page is made. */
    private static final class Parts {
        private static final String TEMPLATE = resource("page.html");
        private static final String STYLE = resource("page.css");
        private static final String SCRIPT = script();

        private static String script() {
            StringBuilder script = new StringBuilder("\"use strict\";\n(() => {\n");
            SCRIPTS.forEach(name -> script.append(resource(name)).append('\n'));
            return script.append("})();\n").toString();
        }

        private static String resource(String name) {
            try (InputStream in = HtmlPage.class.getResourceAsStream(name)) {
                if (in == null) {
                    throw new IllegalStateException("the resource " + name + " of the report is missing from the jar");
                }
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Writes the page of a run with all its data. */
    static void write(ReportModel model, OutputStream out) throws IOException {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        new PageData(model).writeTo(data);
        write(model, "default-src 'none'", Base64.getEncoder().encode(data.toByteArray()), out);
    }

    /** Writes the page of a run that goes on; it asks for the data. */
    static void writeLive(ReportModel model, OutputStream out) throws IOException {
        write(model, "default-src 'none'; connect-src 'self'", new byte[0], out);
    }

    private static void write(ReportModel model, String policy, byte[] data, OutputStream out) throws IOException {
        String wholePolicy = policy + "; base-uri 'none'; form-action 'none'; style-src " + digest(Parts.STYLE)
                + "; script-src " + digest(Parts.SCRIPT) + "; require-trusted-types-for 'script'";
        int dataAt = Parts.TEMPLATE.indexOf(DATA);
        String before = fill(
                Parts.TEMPLATE.substring(0, dataAt),
                List.of(
                        "policy", wholePolicy,
                        "style", Parts.STYLE,
                        "headline", HtmlTables.escape(model.tables().headline()),
                        "notes", HtmlTables.notes(model.notes()),
                        "facts", HtmlTables.facts(model.tables().facts()),
                        "tables", HtmlTables.tables(model.tables().tables())));
        String after = fill(Parts.TEMPLATE.substring(dataAt + DATA.length()), List.of("script", Parts.SCRIPT));
        out.write(before.getBytes(StandardCharsets.UTF_8));
        out.write(data);
        out.write(after.getBytes(StandardCharsets.UTF_8));
    }

    /** Fills in values in the order of their places; what stands in one of them is not looked at again. */
    private static String fill(String template, List<String> namesAndValues) {
        StringBuilder filled = new StringBuilder();
        int from = 0;
        for (int i = 0; i < namesAndValues.size(); i += 2) {
            String name = "{{" + namesAndValues.get(i) + "}}";
            int at = template.indexOf(name, from);
            filled.append(template, from, at).append(namesAndValues.get(i + 1));
            from = at + name.length();
        }
        return filled.append(template.substring(from)).toString();
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }
}

package dev.delayable.processor.reading;

import dev.delayable.processor.model.DocComment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a javadoc comment, the traditional or the Markdown kind, as plain text. Markup is not carried over: a link would
 * be looked up from another class, and the first sentence may end within an element.
 */
final class DocReader {

    private static final Pattern BLOCK_TAG = Pattern.compile("(?m)^[ \\t]*@(?=[a-zA-Z])");
    private static final Pattern NAMED_TAG = Pattern.compile("(\\S+)\\s*(.*)", Pattern.DOTALL);
    private static final Pattern SENTENCE_END =
            Pattern.compile("(?<=\\.)\\s|\\n[ \\t]*\\n|(?i)<(?:p|ul|ol|pre|table|h\\d)\\b");
    private static final Pattern HTML_TAG = Pattern.compile("</?[a-zA-Z][^>]*>");
    private static final Pattern ENTITY = Pattern.compile("&(lt|gt|amp|quot|nbsp|#\\d{1,5});");

    private DocReader() {}

    static DocComment read(@Nullable String comment) {
        if (comment == null || isBanner(comment)) {
            return DocComment.NONE;
        }
        String[] parts = BLOCK_TAG.split(comment, -1);
        Map<String, String> parameters = new LinkedHashMap<>();
        Map<String, String> exceptions = new LinkedHashMap<>();
        String returns = "";
        for (int i = 1; i < parts.length; i++) {
            Matcher tag = NAMED_TAG.matcher(parts[i]);
            if (!tag.matches()) {
                continue;
            }
            switch (tag.group(1)) {
                case "param" -> putNamed(tag.group(2), parameters);
                case "throws", "exception" -> putNamed(tag.group(2), exceptions);
                case "return" -> returns = plain(tag.group(2));
                default -> {}
            }
        }
        return new DocComment(firstSentence(parts[0]), parameters, returns, exceptions);
    }

    /** A line of slashes is a comment of the Markdown kind for compilers, and none for anybody else. */
    private static boolean isBanner(String comment) {
        return comment.lines().allMatch(line -> line.isBlank() || line.strip().startsWith("/"));
    }

    private static void putNamed(String text, Map<String, String> texts) {
        Matcher named = NAMED_TAG.matcher(text);
        if (named.matches()) {
            texts.merge(named.group(1), plain(named.group(2)), (first, second) -> first + "; " + second);
        }
    }

    private static String firstSentence(String text) {
        // Inline tags first: a dot within one does not end the sentence.
        return unescape(SENTENCE_END.split(inlineTags(text).strip(), 2)[0]);
    }

    private static String plain(String text) {
        return unescape(inlineTags(text));
    }

    private static String unescape(String text) {
        String withoutTags = HTML_TAG.matcher(text).replaceAll("");
        String unescaped =
                ENTITY.matcher(withoutTags).replaceAll(match -> Matcher.quoteReplacement(entity(match.group(1))));
        return unescaped.replaceAll("\\s+", " ").strip();
    }

    private static String entity(String name) {
        return switch (name) {
            case "lt" -> "<";
            case "gt" -> ">";
            case "amp" -> "&";
            case "quot" -> "\"";
            case "nbsp" -> " ";
            default -> Character.toString(Integer.parseInt(name.substring(1)));
        };
    }

    /** Replaces each inline tag by what it shows. */
    private static String inlineTags(String text) {
        StringBuilder plain = new StringBuilder();
        int at = 0;
        for (int start = text.indexOf("{@"); start >= 0; start = text.indexOf("{@", at)) {
            int end = closingBrace(text, start);
            plain.append(text, at, start).append(shown(text.substring(start + 2, end)));
            at = Math.min(end + 1, text.length());
        }
        return plain.append(text.substring(at)).toString();
    }

    private static int closingBrace(String text, int start) {
        int depth = 0;
        for (int i = start; i < text.length(); i++) {
            if (text.charAt(i) == '{') {
                depth++;
            } else if (text.charAt(i) == '}' && --depth == 0) {
                return i;
            }
        }
        return text.length();
    }

    private static String shown(String tag) {
        List<String> words = new ArrayList<>(List.of(tag.strip().split("\\s+", 2)));
        String content = words.size() > 1 ? words.get(1) : "";
        return switch (words.get(0)) {
            case "code", "literal" -> escapeMarkup(content);
            case "link", "linkplain" -> linkText(content);
            case "inheritDoc", "docRoot", "snippet" -> "";
            default -> content;
        };
    }

    /** What stands in code is no markup: it is to survive the removal of markup. */
    private static String escapeMarkup(String code) {
        return code.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace(". ", ".&nbsp;");
    }

    /** The label of a link if it has one, else its target as code reads it: {@code Foo.bar(int)}. */
    private static String linkText(String link) {
        Matcher parts = Pattern.compile("([^\\s(]+(?:\\([^)]*\\))?)\\s*(.*)", Pattern.DOTALL)
                .matcher(link);
        if (!parts.matches()) {
            return link;
        }
        String target = parts.group(1).startsWith("#")
                ? parts.group(1).substring(1)
                : parts.group(1).replace('#', '.');
        return parts.group(2).isEmpty() ? escapeMarkup(target) : parts.group(2);
    }
}

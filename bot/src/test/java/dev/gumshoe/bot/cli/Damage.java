package dev.gumshoe.bot.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;

/** Ways in which a file of a recording comes to harm, each with what is to be said of it. */
enum Damage {
    /** Lines of which the end is missing. */
    CUT_LINES {
        @Override
        String harm(Path file, Random random) throws IOException {
            return lines(file, random, "skipped", line -> line.substring(0, line.length() / 2));
        }
    },
    /** A measured value that is none. */
    NOT_A_NUMBER {
        @Override
        String harm(Path file, Random random) throws IOException {
            return csv(file)
                    ? lines(file, random, "skipped, value is not a number", line -> line.replaceFirst("[^,]*$", "NaN"))
                    : lines(file, random, "skipped", line -> line.replaceFirst(": ?(\"[^\"]*\"|\\d+)", ": NaN"));
        }
    },
    /** Something else where a text, a time or a number belongs. */
    WRONG_TYPES {
        @Override
        String harm(Path file, Random random) throws IOException {
            return csv(file)
                    ? lines(file, random, "skipped, timestamp is not", line -> line.replaceFirst("^\\d+", "yesterday"))
                    : lines(file, random, "skipped",
                            line -> line.replaceFirst("\"(timestamp|start)\": ?(\"[^\"]*\"|\\d+)", "\"$1\": {\"at\": [1]}"));
        }
    },
    /** A field that is not there. */
    MISSING_FIELD {
        @Override
        String harm(Path file, Random random) throws IOException {
            return csv(file)
                    ? lines(file, random, "skipped, not 4 fields", line -> line.replaceFirst("^[^,]*,", ""))
                    : lines(file, random, "is missing", line -> line.replaceFirst("\"(timestamp|start)\": ?(\"[^\"]*\"|\\d+), ?", ""));
        }
    },
    /** Bytes that are no text. */
    NOT_UTF8 {
        @Override
        String harm(Path file, Random random) throws IOException {
            return lines(file, random, csv(file) ? "with characters that are not UTF-8" : "skipped",
                    line -> csv(file) ? line.replaceFirst(",", "," + BROKEN) : line.replaceFirst("\": ?\"", "\": \"" + BROKEN));
        }
    },
    /** Lines that stand there twice. */
    REPEATED_LINES {
        @Override
        String harm(Path file, Random random) throws IOException {
            List<String> lines = read(file);
            int at = place(lines, random);
            lines.add(at + 1, lines.get(at));
            write(file, lines);
            return said(file, "(repeated|equal|skipped)", List.of(at + 2));
        }
    },
    /** Time that goes back. */
    BACKWARDS {
        @Override
        String harm(Path file, Random random) throws IOException {
            List<String> lines = read(file);
            int last = lines.size() - 1;
            boolean noticed = !file.endsWith("spans.jsonl") && last > 20;
            lines.add(Math.min(1 + random.nextInt(5), last), lines.remove(last));
            write(file, lines);
            return noticed ? nameOf(file) + ".* not in order of time.*" : "";
        }
    },
    /** Nothing in the file. */
    EMPTY {
        @Override
        String harm(Path file, Random random) throws IOException {
            Files.write(file, new byte[0]);
            return csv(file) ? "metrics.csv is empty.*" : "";
        }
    },
    /** A compressed file under a name that does not say so, and not all of it. */
    CUT_ARCHIVE {
        @Override
        String harm(Path file, Random random) throws IOException {
            var packed = new ByteArrayOutputStream();
            try (var out = new GZIPOutputStream(packed)) {
                out.write(Files.readAllBytes(file));
            }
            Files.write(file, Arrays.copyOf(packed.toByteArray(), packed.size() / 2));
            return nameOf(file) + ".*";
        }
    },
    /** The file ends somewhere. */
    CUT_FILE {
        @Override
        String harm(Path file, Random random) throws IOException {
            byte[] all = Files.readAllBytes(file);
            Files.write(file, Arrays.copyOf(all, random.nextInt(all.length)));
            return "";
        }
    },
    /** A line of megabytes. */
    HUGE_LINE {
        @Override
        String harm(Path file, Random random) throws IOException {
            String more = "x".repeat(3 << 20);
            lines(file, random, "", line -> csv(file) ? line + more : line.replaceFirst("\"(body|name|title)\": ?\"", "$0" + more));
            return "";
        }
    },
    /** The mark that some editors put in front. */
    BYTE_ORDER_MARK {
        @Override
        String harm(Path file, Random random) throws IOException {
            Files.writeString(file, "\uFEFF" + Files.readString(file));
            return "";
        }
    },
    /** Line ends of another system. */
    OTHER_LINE_ENDS {
        @Override
        String harm(Path file, Random random) throws IOException {
            Files.writeString(file, Files.readString(file).replace("\n", "\r\n"));
            return "";
        }
    },
    /** Anything anywhere. */
    NOISE {
        @Override
        String harm(Path file, Random random) throws IOException {
            byte[] all = Files.readAllBytes(file);
            for (int i = random.nextInt(1 + all.length / 20); i >= 0; i--) {
                all[random.nextInt(all.length)] = (byte) random.nextInt(256);
            }
            Files.write(file, all);
            return "";
        }
    };

    /** Stands for a byte that begins no character. */
    private static final String BROKEN = "\uE000";

    /** Does the harm; returns a pattern of what is to be said, empty where nothing has to be. */
    abstract String harm(Path file, Random random) throws IOException;

    /** Whether all but a few lines are as they were. */
    boolean slight() {
        return switch (this) {
            case CUT_LINES, NOT_A_NUMBER, WRONG_TYPES, MISSING_FIELD, NOT_UTF8, REPEATED_LINES, HUGE_LINE, BYTE_ORDER_MARK,
                    OTHER_LINE_ENDS ->
                true;
            case BACKWARDS, EMPTY, CUT_ARCHIVE, CUT_FILE, NOISE -> false;
        };
    }

    static boolean csv(Path file) {
        return file.toString().endsWith(".csv");
    }

    private static String nameOf(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static List<String> read(Path file) throws IOException {
        return new ArrayList<>(Files.readAllLines(file));
    }

    private static void write(Path file, List<String> lines) throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (String part : (String.join("\n", lines) + "\n").splitWithDelimiters(BROKEN, -1)) {
            bytes.writeBytes(BROKEN.equals(part) ? new byte[] {(byte) 0xFF} : part.getBytes(StandardCharsets.UTF_8));
        }
        Files.write(file, bytes.toByteArray());
    }

    /** A line's place; never that of a header. */
    private static int place(List<String> lines, Random random) {
        int first = lines.getFirst().startsWith("timestamp,") ? 1 : 0;
        return first + random.nextInt(lines.size() - first);
    }

    /** Harms up to three lines, each in the same way. */
    private static String lines(Path file, Random random, String said, UnaryOperator<String> harm) throws IOException {
        List<String> lines = read(file);
        SortedSet<Integer> numbers = new TreeSet<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            numbers.add(place(lines, random) + 1);
        }
        numbers.forEach(number -> lines.set(number - 1, harm.apply(lines.get(number - 1))));
        write(file, lines);
        return said(file, said, numbers);
    }

    /** The file, how many lines, what with them, and the first one's number. */
    private static String said(Path file, String what, Collection<Integer> lines) {
        int count = lines.size();
        String first = (count == 1 ? "\\(line " : "\\(first at line ") + lines.iterator().next() + "\\)";
        return nameOf(file) + ".*\\b" + count + (count == 1 ? " (line|row) " : " (line|row)s ") + ".*" + what + ".*" + first + ".*";
    }
}

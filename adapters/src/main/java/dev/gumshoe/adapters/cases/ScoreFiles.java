package dev.gumshoe.adapters.cases;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads predictions and labels, both a line of JSON a case. Only the scorer reads labels. */
public final class ScoreFiles {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ScoreFiles() {}

    /** A label: a case and what is to be named there, a resource, a change or {@code none}. */
    public record Label(String suite, String name, String answer) {}

    /**
     * The labels of some files, in their order.
     *
     * @throws BrokenCase with file, line and field when one cannot be used
     */
    public static List<Label> labels(List<Path> files) throws BrokenCase {
        List<Label> labels = new ArrayList<>();
        Set<String> known = new LinkedHashSet<>();
        for (Path file : files) {
            for (Line line : lines(file)) {
                Label label = new Label(line.text("suite"), line.text("case"), line.text("answer"));
                if (!known.add(key(label.suite(), label.name()))) {
                    throw line.broken("the label of case " + label.name() + " of " + label.suite() + " was given before: remove one");
                }
                labels.add(label);
            }
        }
        return labels;
    }

    /**
     * Every labelled case beside its prediction.
     *
     * @param predictions a file as the program writes it; where a case stands twice the later line counts
     * @throws BrokenCase with file, line and field when a line cannot be used
     */
    public static List<ScoredCase> scored(Path predictions, List<Label> labels) throws BrokenCase {
        Map<String, JsonNode> predicted = new HashMap<>();
        for (Line line : lines(predictions)) {
            predicted.put(key(line.text("suite"), line.text("case")), line.json());
        }
        return labels.stream().map(label -> scored(label, predicted.get(key(label.suite(), label.name())))).toList();
    }

    private static String key(String suite, String name) {
        return suite + "/" + name;
    }

    /** A case that could not be read has nothing to say, also where the answer is that there is nothing. */
    private static ScoredCase scored(Label label, @Nullable JsonNode prediction) {
        if (prediction == null || prediction.hasNonNull("error")) {
            return new ScoredCase(label.suite(), label.name(), 0, 0, false);
        }
        int place = place(prediction.path("ranked"), label.answer());
        int change = place(prediction.path("changes"), label.answer());
        double confidence = Math.clamp(prediction.path("confidence").asDouble(), 0, 1);
        return new ScoredCase(label.suite(), label.name(), place > 0 ? place : change, confidence,
                prediction.path("conclusive").asBoolean());
    }

    private static int place(JsonNode named, String answer) {
        for (int i = 0; i < Math.min(ScoredCase.DEEPEST, named.size()); i++) {
            if (named.get(i).asText().equals(answer)) {
                return i + 1;
            }
        }
        return 0;
    }

    private static List<Line> lines(Path file) throws BrokenCase {
        List<Line> lines = new ArrayList<>();
        int number = 0;
        try {
            for (String text : Files.readAllLines(file)) {
                number++;
                if (!text.isBlank()) {
                    lines.add(new Line(file, number, JSON.readTree(text)));
                }
            }
        } catch (JacksonException e) {
            throw new BrokenCase(file + " line " + number + " is not JSON: " + JsonTrouble.words(e));
        } catch (java.nio.file.NoSuchFileException _) {
            throw new BrokenCase(file + " does not exist: name a file with a line of JSON for each case");
        } catch (IOException e) {
            throw new BrokenCase(file + " cannot be read (" + e + "): make it a UTF-8 text file that this user may read");
        }
        return lines;
    }

    private record Line(Path file, int number, JsonNode json) {

        String text(String field) throws BrokenCase {
            JsonNode value = json.path(field);
            if (!value.isTextual() || value.textValue().isBlank()) {
                throw broken(field + " is " + (value.isMissingNode() ? "missing" : value + ", not a text"));
            }
            return value.textValue();
        }

        BrokenCase broken(String why) {
            return new BrokenCase(file + " line " + number + ": " + why);
        }
    }
}

package dev.gumshoe.adapters.skills;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.gumshoe.conversations.runbook.Runbook;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One {@code SKILL.md}: YAML between two lines of three hyphens, then Markdown. */
final class SkillFile {

    private static final YAMLMapper YAML = YAMLMapper.builder().build();
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_DESCRIPTION = 1024;
    private static final long LARGEST = 1 << 20;
    private static final String FENCE = "---";
    private static final String KEYWORDS = "keywords";

    private final Path file;
    private final List<String> lines;
    private final int end;

    private SkillFile(Path file, List<String> lines) throws UnreadableSkill {
        this.file = file;
        this.lines = lines;
        this.end = fences();
    }

    /** The runbook that stands in the file; its body is read again when it is wanted. */
    static Runbook read(Path file) throws UnreadableSkill {
        return open(file).runbook();
    }

    private static SkillFile open(Path file) throws UnreadableSkill {
        try {
            if (Files.size(file) > LARGEST) {
                throw new UnreadableSkill(file + " is " + Files.size(file) + " bytes long: keep a runbook below " + LARGEST);
            }
            String text = Files.readString(file);
            return new SkillFile(file, (text.startsWith("\uFEFF") ? text.substring(1) : text).lines().toList());
        } catch (CharacterCodingException _) {
            throw new UnreadableSkill(file + " is not UTF-8 text: save it as UTF-8");
        } catch (IOException e) {
            throw new UnreadableSkill(
                    file + " cannot be read (" + (e instanceof NoSuchFileException ? "there is no such " + "file" : e.getMessage())
                            + "): make it a file that this user may read");
        }
    }

    private int fences() throws UnreadableSkill {
        if (lines.isEmpty() || !lines.getFirst().stripTrailing().equals(FENCE)) {
            throw new UnreadableSkill(file + " line 1 is not '---': begin with the fields name and description between two lines of '---'");
        }
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).stripTrailing().equals(FENCE)) {
                return i;
            }
        }
        throw new UnreadableSkill(file + " has no second line '---': end the fields with one");
    }

    private Runbook runbook() throws UnreadableSkill {
        JsonNode fields = fields();
        String name = text(fields, "name");
        if (name.length() > LONGEST_NAME || !NAME.matcher(name).matches()) {
            throw wrong("name", name, "use lower-case letters, digits and single hyphens, at most " + LONGEST_NAME);
        }
        String description = text(fields, "description");
        if (description.length() > LONGEST_DESCRIPTION) {
            throw wrong("description", description.substring(0, 40) + "…", "shorten its " + description.length() + " characters to "
                    + LONGEST_DESCRIPTION);
        }
        Path path = file;
        return new Runbook(name, description, keywords(fields.path("metadata").path(KEYWORDS)), metadata(fields), () -> body(path));
    }

    private JsonNode fields() throws UnreadableSkill {
        try {
            JsonNode fields = YAML.readTree(String.join("\n", lines.subList(1, end)));
            if (!fields.isObject()) {
                throw new UnreadableSkill(file + " line 2 holds no fields: write name: … and description: …");
            }
            return fields;
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 2 : e.getLocation().getLineNr() + 1;
            String reason = e.getOriginalMessage().lines().findFirst().orElse("").strip();
            throw new UnreadableSkill(file + " line " + line + " is not YAML (" + reason + "): mend it, or put the text in quotes");
        }
    }

    private String text(JsonNode fields, String name) throws UnreadableSkill {
        JsonNode value = fields.path(name);
        if (value.isMissingNode() || value.isNull()) {
            throw new UnreadableSkill(file + " line 1 to " + (end + 1) + ": " + name + " is missing: add " + name + ": …");
        }
        if (!value.isValueNode() || value.asText().isBlank()) {
            throw wrong(name, value.toString(), "write a text");
        }
        return value.asText().strip();
    }

    private UnreadableSkill wrong(String field, String value, String mend) {
        int line = 1;
        while (line < end && !lines.get(line).startsWith(field + ":")) {
            line++;
        }
        return new UnreadableSkill(file + " line " + (line + 1) + ": " + field + " is '" + value + "': " + mend);
    }

    private static List<String> keywords(JsonNode value) {
        List<String> keywords = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(keyword -> keywords.add(keyword.asText()));
        } else {
            keywords.addAll(List.of(value.asText().split(",")));
        }
        return keywords.stream().map(String::strip).filter(keyword -> !keyword.isEmpty()).toList();
    }

    private static Map<String, String> metadata(JsonNode fields) {
        Map<String, String> metadata = new HashMap<>();
        fields.properties().stream()
                .filter(field -> !List.of("name", "description").contains(field.getKey()))
                .flatMap(field -> "metadata".equals(field.getKey()) ? field.getValue().properties().stream() : Stream.of(field))
                .forEach(field -> metadata.put(field.getKey(), words(field.getValue())));
        return metadata;
    }

    private static String words(JsonNode value) {
        return value.isValueNode() ? value.asText() : value.toString();
    }

    private static String body(Path path) throws IOException {
        try {
            SkillFile skill = open(path);
            return String.join("\n", skill.lines.subList(skill.end + 1, skill.lines.size())).strip() + "\n";
        } catch (UnreadableSkill e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}

package dev.gumshoe.adapters.robots;

/** What changes look like in a review. */
final class Diffs {

    private Diffs() {}

    /** One changed file and how it changed. */
    record Diff(String file, String text) {}

    private static Diff of(String file, int line, String body) {
        long minus = body.lines().filter(text -> !text.startsWith("+")).count();
        long plus = body.lines().filter(text -> !text.startsWith("-")).count();
        String head = "--- a/" + file + "\n+++ b/" + file + "\n@@ -" + line + "," + minus + " +" + line + "," + plus + " @@\n";
        return new Diff(file, head + body.stripTrailing());
    }

    static Diff serialisation(Code code) {
        int line = code.line(StackTraces.DECODE) - 3;
        return of(code.file("RecordCodec"), line, code.python()
                ? """
                     def decode(self, raw):
                         fields = self.reader(raw)
                         record = Record(fields.text(), fields.number())
                    +    record.written_at = fields.int64("writtenAt")
                         return record
                    """
                : """
                       Record decode(byte[] raw) {
                         var in = fields(raw);
                         var record = new Record(in.readText(), in.readInt());
                    +    record.writtenAt(in.readLong("writtenAt"));
                         return record;
                       }
                    """);
    }

    static Diff policy(Code code) {
        Part table = code.service().table();
        String name = table == null ? "*" : code.names().of(table);
        return of("policies/" + code.role() + ".json", 11, """
                     "Action": ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query"],
                -    "Resource": "arn:aws:dynamodb:eu-central-1:123456789012:table/%1$s"
                +    "Resource": "arn:aws:dynamodb:eu-central-1:123456789012:table/%1$s",
                +    "Condition": {"ForAllValues:StringLike": {"dynamodb:LeadingKeys": ["${aws:PrincipalTag/tenant}#*"]}}
                """.formatted(name));
    }

    static Diff healthCheck(Code code) {
        return of("deploy/" + code.slug() + "/health-check.sh", 7, """
                 set -e
                 curl -fsS --max-time 2 http://localhost:8080/health
                +if [ $(df --output=pcent / | tail -1 | tr -d ' %') -gt 90 ; then
                +  exit 1
                +fi
                """);
    }

    static Diff poolLimit(Code code, int before, int after) {
        return of("settings/" + code.slug() + ".properties", 21, """
                 table.connect-timeout-ms=1000
                -table.max-connections=%d
                +table.max-connections=%d
                 table.idle-timeout-ms=60000
                """.formatted(before, after));
    }

    /** A change that does no harm; {@code which} picks one of several. */
    static Diff harmless(Code code, int which) {
        return switch (Math.floorMod(which, 3)) {
            case 0 -> of(code.file("UsageReport"), code.line(31), """
                    -    // reports are sent hourly
                    +    // reports are sent twice an hour
                    -    interval = 60
                    +    interval = 30
                    """);
            case 1 -> of(code.file("Greeting"), code.line(32), """
                    -    text = "Hello, robot"
                    +    text = "Hello, dear robot"
                    """);
            default -> of("docs/" + code.slug() + ".md", 12, """
                    -Robots are counted daily.
                    +Robots are counted daily, at midnight UTC.
                    """);
        };
    }
}

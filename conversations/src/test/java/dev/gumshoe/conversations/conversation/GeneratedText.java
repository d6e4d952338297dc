package dev.gumshoe.conversations.conversation;

import java.util.List;
import java.util.Random;

/** Text as telemetry and people may hold it: several scripts, markup, code, emoji, very long words. The same for the same seed. */
public final class GeneratedText {

    private static final List<String> WORDS = List.of(
            "error", "forge", "timeout.", "a&b", "<!channel>", "<@U123>", "https://x.example/?a=1&b=2|c", "@here", "`code`", "*bold*",
            "_it_",
            "数据库连接超时。", "サービスが停止しました。", "ошибка", "соединения.", "خطأ", "שגיאה", "ไม่สามารถเชื่อมต่อ", "데이터베이스",
            "😀👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿",
            "e\u0301", "\u200B", "\u202E", "naïve", "Größe.", "i-0af3b2", "\"quoted\"", "```inline```", "~strike~", "&amp;", "&lt;", "|",
            ">", "#general",
            "x".repeat(300), "🔥".repeat(90), "z\u0300\u0301\u0302".repeat(60), "a" + "\u0316".repeat(400));

    private GeneratedText() {}

    /** About that many characters. */
    public static String of(Random random, int length) {
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            switch (random.nextInt(14)) {
                case 0 -> text.append("\n");
                case 1 -> text.append("\n\n");
                case 2 -> text.append("\n```\n").append(code(random)).append("\n```\n");
                case 3 -> text.append("\n```java\n");
                default -> text.append(WORDS.get(random.nextInt(WORDS.size()))).append(random.nextInt(5) == 0 ? ". " : " ");
            }
        }
        return text.toString();
    }

    private static String code(Random random) {
        StringBuilder code = new StringBuilder();
        for (int i = random.nextInt(20); i >= 0; i--) {
            code.append("2026-03-02T14:02:").append(10 + i).append("Z ERROR <").append(WORDS.get(random.nextInt(WORDS.size())))
                    .append(">\n");
        }
        return code.toString().stripTrailing();
    }
}

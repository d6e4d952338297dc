package dev.gumshoe.bot.terminal;

import dev.gumshoe.conversations.conversation.Note;

/** The mark before a line: one column wide, so that lines stay aligned. */
record Sign(String symbol, String plain, Paint paint) {

    static Sign of(Note.Kind kind) {
        return switch (kind) {
            case STATUS -> new Sign("·", ".", Paint.DIM);
            case PLANNING -> new Sign("▸", ">", Paint.BLUE);
            case OBSERVATION -> new Sign("●", "*", Paint.CYAN);
            case RULED_OUT -> new Sign("✗", "x", Paint.DIM);
            case GAP -> new Sign("?", "?", Paint.YELLOW);
            case ACKNOWLEDGEMENT -> new Sign("◂", "<", Paint.MAGENTA);
            case ACCOUNT -> new Sign("✓", "+", Paint.MAGENTA);
            case ANSWER -> new Sign("»", ">", Paint.MAGENTA);
            case REPORT -> new Sign("◎", "#", Paint.GREEN);
            case NOTICE -> new Sign("·", "-", Paint.DIM);
            case HANDOVER -> new Sign("»", ">", Paint.MAGENTA);
            case TRUTH -> new Sign("?", "?", Paint.GREEN);
            case PLAN -> new Sign("◆", "=", Paint.BLUE);
            case RECOVERY -> new Sign("♥", "+", Paint.GREEN);
            case DIGEST -> new Sign("☼", "#", Paint.GREEN);
        };
    }

    String on(TerminalStyle style) {
        return paint.on(style.symbols() ? symbol : plain, style);
    }
}

package dev.gumshoe.bot.madeup;

import java.util.Locale;

/** In which language a service is written: how what it throws looks in its log, with line feeds as in a JSON string. */
enum Tongue {
    JAVA("java.lang.IllegalStateException", "java.lang.IllegalArgumentException", "java.net.SocketException",
            "com.acme.store.AuthenticationException"), //
    PYTHON("RuntimeError", "ValueError", "OSError", "acme.store.AuthenticationError"), //
    GO("panic", "panic: invalid argument", "panic: dial tcp", "panic: store"), //
    DOTNET("System.InvalidOperationException", "System.ArgumentException", "System.Net.Sockets.SocketException",
            "Acme.Store.AuthenticationException"), //
    NODE("Error", "RangeError", "SystemError", "AuthenticationError");

    /** Why something is thrown. */
    enum Reason {
        STATE, ARGUMENT, SOCKET, ACCESS
    }

    private final String state;
    private final String argument;
    private final String socket;
    private final String access;

    Tongue(String state, String argument, String socket, String access) {
        this.state = state;
        this.argument = argument;
        this.socket = socket;
        this.access = access;
    }

    /** What is logged of something thrown for that reason in that operation of that service. */
    String thrown(Reason reason, String message, int service, int operation) {
        String head = type(reason) + ": " + message;
        int line = 20 + service;
        return switch (this) {
            case JAVA -> head + frames("com.acme.s" + service + ".Handler" + operation, "Handler" + operation, service);
            case PYTHON -> String.format(Locale.ROOT,
                    "\\nTraceback (most recent call last):\\n  File \\\"/app/s%d/handler%d.py\\\", line %d, in handle\\n    return self.run(item)\\n%s",
                    service, operation, line, head);
            case GO -> String.format(Locale.ROOT,
                    "%s\\n\\ngoroutine 18 [running]:\\nacme/s%d.(*Handler%d).Handle(0xc000)\\n\\t/src/s%d/handler%d.go:%d +0x1d", head,
                    service,
                    operation, service, operation, line);
            case DOTNET -> String.format(Locale.ROOT, "%s\\n   at Acme.S%d.Handler%d.Handle(Int32 item) in /src/Handler%d.cs:line %d", head,
                    service, operation, operation, line);
            case NODE -> String.format(Locale.ROOT, "%s\\n    at Handler%d.handle (/usr/src/app/s%d/handler%d.js:%d:11)", head, operation,
                    service, operation, line);
        };
    }

    private String type(Reason reason) {
        return switch (reason) {
            case STATE -> state;
            case ARGUMENT -> argument;
            case SOCKET -> socket;
            case ACCESS -> access;
        };
    }

    /** Two frames of a virtual machine for Java. */
    static String frames(String type, String file, int service) {
        return "\\n\\tat " + type + ".handle(" + file + ".java:" + (20 + service) + ")\\n\\tat " + type + ".run(" + file + ".java:9)";
    }
}

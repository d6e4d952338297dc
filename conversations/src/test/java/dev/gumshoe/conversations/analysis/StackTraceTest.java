package dev.gumshoe.conversations.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StackTraceTest {

    @Test
    void namesTheInnermostCauseAndTheApplicationsOwnFrameInJava() {
        String body = """
                request failed
                com.raas.forge.ForgeException: cannot build
                \tat com.raas.forge.Builder.build(Builder.java:12)
                Caused by: com.fasterxml.jackson.databind.JsonMappingException: no field 'writtenAt'
                \tat com.fasterxml.jackson.databind.ObjectMapper.readValue(ObjectMapper.java:4000)
                \tat com.raas.forge.RobotCache.get(RobotCache.java:88)
                \tat java.base/java.lang.Thread.run(Thread.java:1583)
                """;

        StackTrace trace = StackTrace.in(body).orElseThrow();

        assertThat(trace).isEqualTo(
                new StackTrace("com.fasterxml.jackson.databind.JsonMappingException", "no field 'writtenAt'", "RobotCache.java:88"));
        assertThat(trace.simpleName()).isEqualTo("JsonMappingException");
    }

    @Test
    void takesTheLastFrameInPython() {
        String body = """
                Traceback (most recent call last):
                  File "/app/action/handler.py", line 20, in handle
                    return cache.get(key)
                  File "/app/action/record_codec.py", line 136, in decode
                    raise KeyError(name)
                  File "/usr/lib/python3.12/site-packages/redis/client.py", line 9, in get
                KeyError: 'writtenAt'
                """;

        assertThat(StackTrace.in(body)).contains(new StackTrace("KeyError", "'writtenAt'", "record_codec.py:136"));
    }

    @Test
    void readsJavaScriptGoAndDotNet() {
        String node = "TypeError: Cannot read properties of undefined\n    at parse (/srv/app/node_modules/x/index.js:1:2)\n    at charge (/srv/app/pay.js:33:11)";
        String go = "panic: runtime error: index out of range [5]\n\ngoroutine 1 [running]:\nmain.pick(...)\n\t/app/schedule/pick.go:42 +0x1d\n";
        String net = "Unhandled exception. System.InvalidOperationException: no plan\n   at Raas.Plans.Find(String id) in /src/Plans.cs:line 71";

        assertThat(StackTrace.in(node).orElseThrow().place()).isEqualTo("pay.js:33");
        assertThat(StackTrace.in(go).orElseThrow())
                .isEqualTo(new StackTrace("panic", "runtime error: index out of range [5]", "pick.go:42"));
        assertThat(StackTrace.in(net).orElseThrow())
                .isEqualTo(new StackTrace("System.InvalidOperationException", "no plan", "Plans.cs:71"));
    }

    @Test
    void findsNoneInAnOrdinaryLine() {
        assertThat(StackTrace.in("Request complete http.resp.status=200")).isEmpty();
        assertThat(StackTrace.in("0 Errors so far")).isEmpty();
    }
}

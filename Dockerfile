# syntax=docker/dockerfile:1
FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 mvn -q -B -ntp -DskipTests package
# Our own jars change with every commit, the libraries seldom: each is a layer of its own.
RUN mkdir ours && mv bot/target/lib/conversations-*.jar bot/target/lib/adapters-*.jar ours/

FROM eclipse-temurin:25-jre
# Charts are drawn with letters.
RUN apt-get update && apt-get install -y --no-install-recommends fontconfig fonts-dejavu-core && rm -rf /var/lib/apt/lists/*
RUN useradd --system --uid 10001 --create-home gumshoe && install -d -o gumshoe -g gumshoe /home/gumshoe/.gumshoe
WORKDIR /opt/gumshoe
COPY --from=build /src/bot/target/lib/ lib/
COPY --from=build /src/ours/ lib/
COPY --from=build /src/bot/target/gumshoe.jar /src/LICENSE ./
COPY --from=build /src/runbooks/ runbooks/
# Inside a container the pages are for whoever the port is published to; a mounted gumshoe.yaml replaces this one.
RUN printf 'web:\n  host: 0.0.0.0\n' > gumshoe.yaml
# What the machine is told at every start. The classes are read and linked once, here, by a demonstration: a start then takes half the processor time.
RUN printf '%s\n' -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -XX:MaxRAMPercentage=60 -Djava.awt.headless=true --enable-native-access=ALL-UNNAMED '-cp /opt/gumshoe/gumshoe.jar' > java.options
RUN java -XX:AOTCacheOutput=/opt/gumshoe/gumshoe.aot @java.options dev.gumshoe.bot.Main demo --once --json > /dev/null && rm -rf /root/.gumshoe
USER gumshoe
# The record, when no REDIS_URL is given. Settings are read from /opt/gumshoe/gumshoe.yaml.
VOLUME /home/gumshoe/.gumshoe
EXPOSE 8080
# By bash itself: the image has no HTTP client, and a Java machine started every half minute would cost more than it looks after.
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /healthz HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && read -r -t 4 line <&3 && [[ $line == HTTP/1.?' 200'* ]]"]
ENTRYPOINT ["java", "-XX:AOTCache=/opt/gumshoe/gumshoe.aot", "@/opt/gumshoe/java.options", "dev.gumshoe.bot.Main"]
CMD ["run"]

package dev.gumshoe.adapters.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The folder of an embedded server, held by one program at a time.
 *
 * <pre>
 * lock         locked while a program uses the folder
 * holder       the number of that program's process
 * password     made at the first start, readable by its owner only
 * redis.conf   written at every start, readable by its owner only
 * redis.pid    written by the server
 * redis.log    written by the server; the one of the start before is redis.log.1
 * data/        the append-only file
 * bin/         the redis-server that comes with the program, where the machine has none
 * </pre>
 */
final class RedisFolder implements AutoCloseable {

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY = PosixFilePermissions
            .asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private static final String PASSWORD = "password";
    private static final String CONFIGURATION = "redis.conf";
    private static final int TAIL_LINES = 4;

    /** Folders this program has taken: closing a second channel on a lock file would give up the first one's lock (see fcntl(2)). */
    private static final Set<Path> TAKEN = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel lock;

    private RedisFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Makes the folder where there is none, and takes it.
     *
     * @throws RedisUnavailable when it cannot be written to, or another program has it
     */
    static RedisFolder take(Path given) {
        Path folder = given.toAbsolutePath().normalize();
        try {
            Files.createDirectories(folder.resolve("data"));
            folder = folder.toRealPath();
            FileChannel channel = locked(folder);
            Files.writeString(folder.resolve("holder"), Long.toString(ProcessHandle.current().pid()));
            return new RedisFolder(folder, channel);
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    /** Whether a program has the folder now, this one among them. A folder that is not there has nobody. */
    static boolean held(Path given) {
        Path file = given.toAbsolutePath().normalize().resolve("lock");
        if (!Files.exists(file)) {
            return false;
        }
        try {
            if (TAKEN.contains(given.toRealPath())) {
                return true;
            }
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE); FileLock lock = channel.tryLock()) {
                return lock == null;
            }
        } catch (IOException _) {
            return false;
        }
    }

    /** Where the server of the program listens that has the folder, with its password; empty where it cannot be read. */
    static Optional<RedisAddress> address(Path given) {
        Path folder = given.toAbsolutePath().normalize();
        Optional<String> password = lines(folder.resolve(PASSWORD)).stream().findFirst().map(String::strip);
        return port(folder.resolve(CONFIGURATION)).flatMap(port -> password.map(secret -> at(port, secret)));
    }

    static RedisAddress at(int port, String password) {
        return new RedisAddress.Single(new RedisAddress.Node("127.0.0.1", port), new RedisAddress.Login(null, password, false), 0);
    }

    private static FileChannel locked(Path folder) throws IOException {
        if (!TAKEN.add(folder)) {
            throw taken(folder);
        }
        FileChannel channel = null;
        try {
            channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                throw taken(folder);
            }
            return channel;
        } catch (IOException | RuntimeException e) {
            TAKEN.remove(folder);
            if (channel != null) {
                channel.close();
            }
            throw e;
        }
    }

    private static RedisUnavailable taken(Path folder) {
        return new RedisUnavailable("Another Gumshoe" + holder(folder) + " is running on " + folder
                + ": stop it, or give this one a folder of its own or a REDIS_URL", null);
    }

    private static String holder(Path folder) {
        try {
            return " (process " + Files.readString(folder.resolve("holder")).strip() + ")";
        } catch (IOException e) {
            return "";
        }
    }

    private static RedisUnavailable unwritable(Path folder, IOException e) {
        return new RedisUnavailable("The folder " + folder + " of the embedded Redis cannot be written to (" + e.getClass().getSimpleName()
                + ": " + e.getMessage() + "): make it writable, choose another, or set REDIS_URL", e);
    }

    Path path() {
        return folder;
    }

    /** The oldest server that can read the data: from 7.0 on the append-only file is a folder, which older ones do not see. */
    RedisBinary.Version oldestReader() {
        return Files.isDirectory(folder.resolve("data/appendonlydir")) ? new RedisBinary.Version(7, 0) : new RedisBinary.Version(6, 2);
    }

    Path log() {
        return folder.resolve("redis.log");
    }

    Path configuration() {
        return folder.resolve(CONFIGURATION);
    }

    /** The password of this folder's servers, made when there is none yet. */
    String password() {
        Path file = folder.resolve(PASSWORD);
        try {
            String known = Files.exists(file) ? Files.readString(file).strip() : "";
            if (!known.isEmpty()) {
                return known;
            }
            byte[] random = new byte[32];
            new SecureRandom().nextBytes(random);
            writePrivately(file, HexFormat.of().formatHex(random));
            return HexFormat.of().formatHex(random);
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    /** Writes the settings of a server on that port. Nothing of it stands on a command line, where everybody could read it. */
    void configure(int port) {
        String settings = """
                bind 127.0.0.1
                protected-mode yes
                port %d
                dir "%s"
                pidfile "%s"
                logfile "%s"
                requirepass %s
                daemonize no
                databases 1
                save ""
                appendonly yes
                appendfsync always
                aof-load-truncated yes
                maxmemory-policy noeviction
                """.formatted(port, quoted(folder.resolve("data")), quoted(folder.resolve("redis.pid")), quoted(log()), password());
        try {
            Files.deleteIfExists(folder.resolve("redis.pid"));
            if (Files.exists(log())) {
                Files.move(log(), folder.resolve("redis.log.1"), StandardCopyOption.REPLACE_EXISTING);
            }
            writePrivately(configuration(), settings);
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    private static String quoted(Path path) {
        return path.toString().replace("\\", "\\\\").replace("\"", "\\\"");
    }

    /** Never, not for a moment, readable by others; and never half-written. */
    private static void writePrivately(Path file, String text) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        if (posix) {
            Files.createFile(fresh, OWNER_ONLY);
        }
        Files.writeString(fresh, text);
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The port of the server that was started here last. */
    Optional<Integer> lastPort() {
        return port(configuration());
    }

    private static Optional<Integer> port(Path configuration) {
        return lines(configuration).stream().filter(line -> line.startsWith("port ")).map(line -> Integer.valueOf(line.substring(5)))
                .findFirst();
    }

    /** The process of the server that was started here last, when it still runs; a process that merely got its number is not it. */
    Optional<ProcessHandle> lastServer() {
        Path file = folder.resolve("redis.pid");
        return lines(file).stream().findFirst().map(String::strip).filter(pid -> pid.matches("\\d{1,18}")).map(Long::valueOf)
                .flatMap(ProcessHandle::of).filter(ProcessHandle::isAlive).filter(process -> wrote(process, file));
    }

    /** A server writes its file a moment after it was started. */
    private static boolean wrote(ProcessHandle process, Path file) {
        try {
            long written = Files.getLastModifiedTime(file).toMillis();
            boolean server = process.info().command().map(c -> c.contains("redis") || c.contains("valkey")).orElse(false);
            return server && process.info().startInstant().map(start -> Math.abs(written - start.toEpochMilli()) < 15_000).orElse(false);
        } catch (IOException e) {
            return false;
        }
    }

    /** The last lines of the server's log, as one line. */
    String logTail() {
        List<String> lines = lines(log()).stream().map(String::strip).filter(line -> !line.isEmpty()).toList();
        return String.join(" | ", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
    }

    private static List<String> lines(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Gives the folder back. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            TAKEN.remove(folder);
        }
    }
}

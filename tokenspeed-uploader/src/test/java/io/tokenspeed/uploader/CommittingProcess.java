package io.tokenspeed.uploader;

import io.tokenspeed.model.wire.ClientInfo;
import io.tokenspeed.uploader.queue.UploadQueue;
import io.tokenspeed.uploader.queue.database.Connector;
import io.tokenspeed.uploader.queue.database.StateName;
import java.nio.file.Path;
import java.time.Clock;

/**
 * A process that commits rising numbers to a queue, prints each once it is committed, and ends without closing
 * anything.
 */
final class CommittingProcess {
    static final int NUMBERS = 100;

    private CommittingProcess() {}

    /** Arguments: the file, and how commits are synchronised. */
    public static void main(String[] arguments) {
        UploadQueue queue = queue(Path.of(arguments[0]), arguments[1]);
        for (int number = 1; number <= NUMBERS; number++) {
            queue.state(StateName.FAILURES, number);
            System.out.println(number);
        }
        Runtime.getRuntime().halt(0);
    }

    /** A queue that uses the given synchronous mode of SQLite, whatever mode the uploader asks for. */
    static UploadQueue queue(Path file, String synchronous) {
        Connector connector = path -> Intercepted.connection(
                Connector.sqlite(path),
                (statement, sql) -> statement.execute(
                        sql.startsWith("PRAGMA synchronous") ? "PRAGMA synchronous = " + synchronous : sql));
        return new UploadQueue(
                file, connector, Clock.systemUTC(), new ClientInfo("tokenspeed-agent", "1.4.2", "linux", "x64"));
    }
}

package io.tokenspeed.benchmarks.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutionException;

/**
 * Starts the program over a database and measures how long it takes to store an interaction that another program tells,
 * then how long a bare insert of the same rows takes. Arguments: program, database, home folder, interactions for each
 * client. Exit code 1 where the limit is missed.
 */
public final class TrackWrite {
    private static final double P95_MILLIS = 10;
    /** So many that the server has meanwhile read the sums of all requests and the requests of the last month. */
    private static final int WARM_UP = 3_000;

    private static final List<Integer> CLIENTS = List.of(1, 8);

    private TrackWrite() {}

    public static void main(String[] args) throws IOException, InterruptedException, ExecutionException, SQLException {
        if (args.length != 4) {
            throw new IllegalArgumentException("needs four arguments: program, database, home folder, how many");
        }
        Path database = Path.of(args[1]).toAbsolutePath();
        int each = Integer.parseInt(args[3]);
        boolean missed = false;
        System.out.printf(
                "%-48s %8s %8s %8s %8s   ms, limit of p95 %.0f%n", "", "p50", "p95", "p99", "max", P95_MILLIS);
        try (Program program =
                Program.start(Path.of(args[0]), database, Path.of(args[2]).toAbsolutePath())) {
            String token =
                    Files.readString(database.resolveSibling("ingest-token")).strip();
            TrackClients clients = new TrackClients(program.at("/api/track/interaction"), token);
            clients.post(1, WARM_UP);
            for (int count : CLIENTS) {
                TrackClients.Posted posted = clients.post(count, each);
                missed |= posted.timings().quantile(0.95) > P95_MILLIS;
                tellOf(count + (count == 1 ? " client" : " clients"), posted.timings(), posted.perSecond());
            }
        }
        BareInsert.Inserted inserted = BareInsert.again(database, TrackClients.APP, each);
        tellOf("bare insert of the same rows, one connection", inserted.timings(), inserted.perSecond());
        System.exit(missed ? 1 : 0);
    }

    private static void tellOf(String what, Timings timings, double perSecond) {
        System.out.printf(
                "%-48s %8.2f %8.2f %8.2f %8.2f   %.0f a second%s%n",
                what,
                timings.quantile(0.5),
                timings.quantile(0.95),
                timings.quantile(0.99),
                timings.max(),
                perSecond,
                timings.quantile(0.95) > P95_MILLIS ? "   missed" : "");
    }
}

package io.tokenspeed.benchmarks.hubstore;

import io.tokenspeed.model.device.AuditContext;
import io.tokenspeed.model.device.DataKey;
import io.tokenspeed.model.device.DeviceKey;
import io.tokenspeed.model.device.DeviceScheme;
import io.tokenspeed.model.device.Enrolment;
import io.tokenspeed.model.device.Invite;
import io.tokenspeed.model.device.InviteTerms;
import io.tokenspeed.model.device.KeyState;
import io.tokenspeed.model.device.SealedSecret;
import io.tokenspeed.model.hub.HubStorage;
import io.tokenspeed.model.upload.Upload;
import io.tokenspeed.model.upload.UploadResult;
import io.tokenspeed.store.hub.SqlHubStorage;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Measures storing groups of single buckets and large uploads, beside a bare upsert of the same rows. */
public final class HubStore {
    private static final int ROUNDS = 5;
    private static final int GROUP = 64;
    private static final int GROUPS = 300;
    private static final int LARGE_UPLOADS = 100;
    private static final int KEYS = 4;
    private static final int BUCKETS = 125;
    private static final AuditContext ACT = new AuditContext("admin", "", SampleUploads.START);

    private HubStore() {}

    /** Runs everything on SQLite, and on PostgreSQL where {@code TEST_PG_URL} names one. */
    public static void main(String[] arguments) throws Exception {
        for (Database database : Databases.all()) {
            double[] singles = new double[ROUNDS];
            double[] large = new double[ROUNDS];
            double[] bare = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                singles[round] = singles(database);
                large(database, round, large, bare);
            }
            System.out.printf(
                    "%-10s single-record uploads in groups of %d: %.1f us each, %.0f/s%n",
                    database.name(), GROUP, 1e6 / median(singles), median(singles));
            System.out.printf(
                    "%-10s records in uploads of %d: %.0f/s, bare multi-row upsert: %.0f/s, ratio %.2f%n",
                    database.name(), KEYS * BUCKETS, median(large), median(bare), median(large) / median(bare));
        }
    }

    private static double singles(Database database) throws Exception {
        SampleUploads source = new SampleUploads();
        List<List<Upload>> groups = new ArrayList<>();
        for (int group = 0; group < GROUPS; group++) {
            List<Upload> uploads = new ArrayList<>();
            for (int device = 0; device < GROUP; device++) {
                uploads.add(source.upload(id(device), SampleUploads.START + 300L * group, 1, 1));
            }
            groups.add(uploads);
        }
        try (SqlHubStorage hub = database.open()) {
            enrol(hub, GROUP);
            return GROUP * GROUPS / seconds(hub, groups);
        }
    }

    private static void large(Database database, int round, double[] large, double[] bare) throws Exception {
        SampleUploads source = new SampleUploads();
        List<List<Upload>> groups = new ArrayList<>();
        for (int upload = 0; upload < LARGE_UPLOADS; upload++) {
            long start = SampleUploads.START + 300L * BUCKETS * (upload / GROUP);
            groups.add(List.of(source.upload(id(upload % GROUP), start, KEYS, BUCKETS)));
        }
        int records = LARGE_UPLOADS * KEYS * BUCKETS;
        try (SqlHubStorage hub = database.open();
                Connection connection = database.connect()) {
            enrol(hub, GROUP);
            large[round] = records / seconds(hub, groups);
            BareUpsert upsert = new BareUpsert(connection);
            try (Statement statement = connection.createStatement()) {
                statement.execute("DELETE FROM usage_bucket");
            }
            bare[round] = upsert.rows() / (upsert.run(connection, KEYS * BUCKETS) / 1e9);
        }
    }

    private static double seconds(HubStorage hub, List<List<Upload>> groups) {
        long start = System.nanoTime();
        for (List<Upload> uploads : groups) {
            for (UploadResult result : hub.uploads().store(uploads)) {
                if (result.verdict() != UploadResult.Verdict.STORED) {
                    throw new IllegalStateException("not stored: " + result);
                }
            }
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static String id(int device) {
        return "tsd_%024d".formatted(device);
    }

    private static void enrol(HubStorage hub, int devices) {
        long now = SampleUploads.START;
        hub.admin().keys().addDataKey(new DataKey("dek1", "kek1", "00".repeat(12), "00".repeat(48), now, 0));
        for (int i = 0; i < devices; i++) {
            String digest = "%064d".formatted(i);
            Invite invite =
                    new Invite("tsi_" + i, new InviteTerms("", "default", 1, false), 0, now, now + 60, null, "admin");
            hub.admin().invites().create(invite, digest, ACT);
            DeviceKey key = new DeviceKey(
                    id(i),
                    "k1",
                    new SealedSecret("dek1", "%024d".formatted(i), "00".repeat(48)),
                    KeyState.ACTIVE,
                    null);
            hub.admin().devices().enrol(new Enrolment(id(i), DeviceScheme.V1, "", "", null, digest, key, null), ACT);
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}

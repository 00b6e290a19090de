package io.tokenspeed.hub.ingest;

import io.tokenspeed.model.bucket.BucketKey;
import io.tokenspeed.model.upload.IndexedRecord;
import io.tokenspeed.model.upload.Rejection;
import io.tokenspeed.model.wire.RecordCode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** Collects the records of a batch: each is valid or refused. */
final class ReceivedRecords {
    private final byte[] body;
    private final RecordRules rules;
    private final long now;
    private final MessageDigest sha256;
    private final Set<BucketKey> keys = new HashSet<>();
    private final List<IndexedRecord> valid = new ArrayList<>();
    private final List<Rejection> rejected = new ArrayList<>();

    ReceivedRecords(byte[] body, RecordRules rules, long now) {
        this.body = body;
        this.rules = rules;
        this.now = now;
        try {
            this.sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }

    void refuse(RecordCode code, String pointer) {
        rejected.add(RecordRules.rejection(next(), code, pointer));
    }

    /**
     * Takes a record that matches the schema, with its bytes in the body from {@code start} until before {@code end}.
     */
    void add(SentRecord record, int start, int end) {
        if (!keys.add(record.key())) {
            refuse(RecordCode.DUPLICATE_IN_BATCH, "");
            return;
        }
        Rejection rejection = rules.check(next(), record, now);
        if (rejection != null) {
            rejected.add(rejection);
            return;
        }
        sha256.update(body, start, end - start);
        String digest = HexFormat.of().formatHex(sha256.digest());
        valid.add(IndexedRecord.of(next(), record.record(digest)));
    }

    private int next() {
        return valid.size() + rejected.size();
    }

    ReceivedBatch batch(long createdAt, String agentVersion) {
        return new ReceivedBatch(createdAt, agentVersion, valid, rejected);
    }
}

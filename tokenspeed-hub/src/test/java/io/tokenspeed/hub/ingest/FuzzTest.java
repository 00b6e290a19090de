package io.tokenspeed.hub.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.hub.config.RecordLimits;
import io.tokenspeed.hub.http.Refusal;
import io.tokenspeed.hub.testing.Bodies;
import io.tokenspeed.hub.testing.TestHub;
import io.tokenspeed.model.wire.ErrorCode;
import io.tokenspeed.model.wire.Limits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Any bytes lead to a batch or to a refusal that the protocol knows. */
class FuzzTest {
    private static final RecordLimits LIMITS = new RecordLimits(20_000, 100_000, 10);
    private static final RecordRules RULES = new RecordRules(LIMITS, Set.of(), Set.of());
    private static final byte[] GOOD = Bodies.batch(
                    Bodies.record(1_790_000_100, 1, "a"), Bodies.record(1_790_000_100, 1, "b"))
            .getBytes(UTF_8);
    private static final Set<ErrorCode> EXPECTED =
            EnumSet.of(ErrorCode.MALFORMED_JSON, ErrorCode.SCHEMA_INVALID, ErrorCode.SCHEMA_VERSION_UNSUPPORTED);

    private static void read(byte[] body) {
        try {
            ReceivedBatch batch = BatchReader.read(body, RULES, TestHub.NOW);
            assertThat(batch.records().size() + batch.rejected().size()).isLessThanOrEqualTo(Limits.RECORDS);
        } catch (Refusal refusal) {
            assertThat(refusal.code()).isIn(EXPECTED);
        }
    }

    @Property
    void reader_survivesAnyBytes(@ForAll @Size(max = 400) byte[] body) {
        read(body);
    }

    @Property
    void reader_survivesChangedBodies(@ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int changes) {
        Random random = new Random(seed);
        byte[] body = GOOD.clone();
        String letters = "{}[]\",:0123456789.-eE\\u\u0001 truenal";
        for (int i = 0; i < changes; i++) {
            body[random.nextInt(body.length)] = (byte) letters.charAt(random.nextInt(letters.length()));
        }

        read(body);
    }

    @Property
    void inflater_survivesAnyBytes(
            @ForAll @Size(max = 400) byte[] bytes, @ForAll boolean whole, @ForAll @IntRange(max = 4000) int at)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(GOOD);
        }
        byte[] member = whole ? out.toByteArray() : bytes;
        if (whole) {
            member[at % member.length] ^= 0x11;
        }

        try {
            assertThat(GzipMember.inflate(member, 8192).length).isLessThanOrEqualTo(8192);
        } catch (Refusal refusal) {
            assertThat(refusal.code()).isIn(ErrorCode.ENCODING_INVALID, ErrorCode.INFLATED_TOO_LARGE);
        }
    }
}

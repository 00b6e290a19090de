package io.tokenspeed.agent.pricing.sync;

import static io.tokenspeed.agent.pricing.sync.TestLists.genai;
import static io.tokenspeed.agent.pricing.sync.TestLists.liteLlm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokenspeed.agent.pricing.list.PriceSite;
import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.file.LockFile;
import io.tokenspeed.model.price.match.PriceTable;
import io.tokenspeed.model.price.sync.BookState;
import io.tokenspeed.model.price.sync.PriceState;
import io.tokenspeed.model.price.sync.PriceStore;
import io.tokenspeed.model.price.sync.StoredPrice;
import io.tokenspeed.model.price.sync.SyncRun;
import io.tokenspeed.model.price.sync.SyncStatus;
import io.tokenspeed.model.storage.StorageException;
import io.tokenspeed.testkit.price.InMemoryPriceStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PriceSyncTest {
    private static final SyncRequest LITELLM = new SyncRequest(List.of(PriceSite.LITELLM), null, false);
    private static final SyncRequest BOTH =
            new SyncRequest(List.of(PriceSite.LITELLM, PriceSite.GENAI_PRICES), null, false);

    @TempDir
    private Path folder;

    private final ListServer server = new ListServer();
    private final PriceStore store = new InMemoryPriceStore();
    private Instant now = Instant.parse("2026-11-01T12:00:00Z");

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void sync_newModels_areInTheBookFromTheBeginning() throws Exception {
        server.list(PriceSite.LITELLM, liteLlm("a", 1, 2, "b", 3, 4));

        SyncRun run = sync(LITELLM);

        assertThat(run.status()).isEqualTo(SyncStatus.OK);
        assertThat(run.counts().added()).isEqualTo(2);
        assertThat(inUse()).containsExactly("litellm-2026-11-01/openai/a", "litellm-2026-11-01/openai/b");
    }

    @Test
    void sync_sameListAgain_isNotSentAgainAndChangesNothing() throws Exception {
        server.list(PriceSite.LITELLM, liteLlm("a", 1, 2));
        sync(LITELLM);
        nextDay();

        SyncRun run = sync(LITELLM);

        assertThat(server.requests().get(1)).containsKey("if-none-match");
        assertThat(run.status()).isEqualTo(SyncStatus.UNCHANGED);
        assertThat(run.counts().added() + run.counts().changed()).isZero();
        assertThat(inUse()).hasSize(1);
    }

    @Test
    void sync_keptListIsLost_isFetchedAnew() throws Exception {
        server.list(PriceSite.LITELLM, liteLlm("a", 1, 2));
        sync(LITELLM);
        Files.delete(folder.resolve("litellm.json"));

        SyncRun run = sync(LITELLM);

        assertThat(server.requests().get(1)).doesNotContainKey("if-none-match");
        assertThat(run.status()).isEqualTo(SyncStatus.OK);
        assertThat(inUse()).hasSize(1);
    }

    @Test
    void sync_changedPrice_holdsFromThatDay() throws Exception {
        server.list(PriceSite.LITELLM, list("a", 1, 2));
        sync(LITELLM);
        nextDay();
        server.list(PriceSite.LITELLM, list("a", 1.5, 2));

        SyncRun run = sync(LITELLM);

        assertThat(run.counts().changed()).isEqualTo(1);
        assertThat(inUse()).contains("litellm-2026-11-01/openai/a", "litellm-2026-11-02/openai/a@2026-11-02");
    }

    @Test
    void sync_twoChangesInOneDay_haveTheirOwnIds() throws Exception {
        server.list(PriceSite.LITELLM, list("a", 1, 2));
        sync(LITELLM);
        nextDay();
        server.list(PriceSite.LITELLM, list("a", 1.5, 2));
        sync(LITELLM);
        server.list(PriceSite.LITELLM, list("a", 1.6, 2));
        sync(LITELLM);

        assertThat(inUse())
                .contains("litellm-2026-11-02/openai/a@2026-11-02", "litellm-2026-11-02/openai/a@2026-11-02.2");
    }

    @Test
    void sync_absurdMove_isHeldUntilASecondSourceHasIt() throws Exception {
        server.list(PriceSite.LITELLM, list("a", 1, 2));
        sync(LITELLM);
        nextDay();
        server.list(PriceSite.LITELLM, list("a", 0.1, 2));
        SyncRun first = sync(LITELLM);
        server.list(PriceSite.GENAI_PRICES, genai("2026-10-15", "a", 0.1, 2));

        SyncRun second = sync(BOTH);

        assertThat(first.counts().held()).isEqualTo(1);
        assertThat(first.counts().changed()).isZero();
        assertThat(second.counts().held()).isZero();
        assertThat(store.list(PriceState.HELD)).isEmpty();
        assertThat(inUse()).contains("litellm-2026-11-02/openai/a@2026-11-02");
    }

    @Test
    void sync_secondSourceOfTheDayBefore_stillTellsTheDate() throws Exception {
        server.list(PriceSite.LITELLM, list("a", 1, 2));
        server.list(PriceSite.GENAI_PRICES, genai("2026-10-15", "a", 0.1, 2));
        sync(BOTH);
        nextDay();
        server.list(PriceSite.LITELLM, list("a", 0.1, 2));

        sync(LITELLM);

        assertThat(inUse()).contains("litellm-2026-11-02/openai/a@2026-10-15");
    }

    @Test
    void sync_secondSourceOfLongAgo_tellsNothing() throws Exception {
        server.list(PriceSite.LITELLM, list("a", 1, 2));
        server.list(PriceSite.GENAI_PRICES, genai("2026-10-15", "a", 0.1, 2));
        sync(BOTH);
        nextDay();
        nextDay();
        nextDay();
        server.list(PriceSite.LITELLM, list("a", 0.1, 2));

        assertThat(sync(LITELLM).counts().held()).isEqualTo(1);
    }

    @Test
    void sync_truncatedList_isRefused() throws Exception {
        server.list(PriceSite.LITELLM, list("a", 1, 2));
        sync(LITELLM);
        String whole = list("a", 1.5, 2);
        server.list(PriceSite.LITELLM, whole.substring(0, whole.length() - 9));

        SyncRun run = sync(LITELLM);

        assertThat(run.status()).isEqualTo(SyncStatus.REFUSED);
        assertThat(run.problem()).isEqualTo("This is no list of litellm: it is no complete JSON.");
        assertThat(inUse()).hasSize(11);
    }

    @Test
    void sync_listOfAnotherKind_isRefused() throws Exception {
        server.list(PriceSite.LITELLM, genai("2026-10-15", "a", 1, 2));

        assertThat(sync(LITELLM).problem())
                .isEqualTo("This is no list of litellm: it must be an object with an entry per model.");
    }

    @Test
    void sync_listWithManyWrongEntries_isRefused() throws Exception {
        server.list(PriceSite.LITELLM, liteLlm("a", 1, 2, "b", -1, 2));

        SyncRun run = sync(LITELLM);

        assertThat(run.status()).isEqualTo(SyncStatus.REFUSED);
        assertThat(run.problem())
                .isEqualTo("1 entries of the list are wrong and 1 are right, so the list is not believed.");
        assertThat(inUse()).isEmpty();
    }

    @Test
    void sync_listThatLostMostModels_isRefused() throws Exception {
        server.list(PriceSite.LITELLM, liteLlm("a", 1, 2, "b", 1, 2, "c", 1, 2));
        sync(LITELLM);
        server.list(PriceSite.LITELLM, liteLlm("a", 1.5, 2));

        SyncRun run = sync(LITELLM);

        assertThat(run.status()).isEqualTo(SyncStatus.REFUSED);
        assertThat(run.problem()).isEqualTo("The list has fewer than half of the known models.");
        assertThat(inUse()).hasSize(3);
    }

    @Test
    void sync_oneSourceFails_theOthersAreStored() throws Exception {
        server.list(PriceSite.LITELLM, liteLlm("a", 1, 2));
        server.on("/genai-prices", exchange -> exchange.sendResponseHeaders(500, -1));

        List<SyncRun> runs = run(BOTH).runs();

        assertThat(runs).extracting(SyncRun::status).containsExactly(SyncStatus.OK, SyncStatus.FAILED);
        assertThat(runs.get(1).problem())
                .isEqualTo("Cannot fetch the list: the server answered 500 (TS_PRICE_GENAI_PRICES_URL).");
        assertThat(inUse()).hasSize(1);
        assertThat(store.runs(9)).hasSize(2);
    }

    @Test
    void sync_insecureAddress_isRefusedBeforeAnythingIsSent() throws Exception {
        Environment environment = Environment.of(Map.of("TS_PRICE_LITELLM_URL", "http://example.org/list"), folder);

        SyncOutcome outcome = sync().run(LITELLM, ListSource.web(environment, FetchLimits.USUAL));

        assertThat(outcome.runs().get(0).problem())
                .isEqualTo("Cannot fetch the list: the address must begin with https:// (http:// only for this"
                        + " machine) and hold no password (TS_PRICE_LITELLM_URL).");
    }

    @Test
    void sync_dryRun_storesNothing() throws Exception {
        server.list(PriceSite.LITELLM, liteLlm("a", 1, 2));

        SyncRun run = sync(new SyncRequest(List.of(PriceSite.LITELLM), null, true));

        assertThat(run.counts().added()).isEqualTo(1);
        assertThat(inUse()).isEmpty();
        assertThat(store.runs(9)).isEmpty();
        assertThat(folder.resolve("litellm.json")).doesNotExist();
        assertThat(folder.resolve("litellm.new.json")).doesNotExist();
    }

    @Test
    void sync_file_isReadInPlaceOfTheServer() throws Exception {
        Path file = Files.writeString(folder.resolve("mine.json"), liteLlm("a", 1, 2));

        SyncOutcome outcome = sync().run(LITELLM, ListSource.file(file, FetchLimits.USUAL));

        assertThat(outcome.succeeded()).isTrue();
        assertThat(inUse()).hasSize(1);
        assertThat(file).exists();
    }

    @Test
    void sync_whileAnotherRuns_isRefused() throws Exception {
        LockFile.Held held = new LockFile(folder.resolve("sync.lock")).tryHold().orElseThrow();

        assertThatThrownBy(() -> sync(LITELLM))
                .isInstanceOf(StorageException.class)
                .hasMessage("Another sync of prices is running; wait until it has ended.");
        held.close();
    }

    /** Ten more models that stay, so that one that moves is not more than a fifth. */
    private static String list(Object... moving) {
        Object[] models = new Object[33];
        System.arraycopy(moving, 0, models, 0, 3);
        for (int i = 1; i <= 10; i++) {
            models[3 * i] = "still-" + (char) ('a' + i);
            models[3 * i + 1] = 7;
            models[3 * i + 2] = 8;
        }
        return liteLlm(models);
    }

    private void nextDay() {
        now = now.plus(Duration.ofDays(1));
    }

    private SyncRun sync(SyncRequest request) throws IOException, InterruptedException {
        return run(request).runs().get(0);
    }

    private SyncOutcome run(SyncRequest request) throws IOException, InterruptedException {
        return sync().run(request, ListSource.web(Environment.of(server.variables(), folder), FetchLimits.USUAL));
    }

    private PriceSync sync() {
        PriceTable bundled = PriceTable.of(List.of());
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return new PriceSync(
                store,
                () -> BookState.of(bundled.under(store, Map.of()), store, Map.of(), today),
                new ListFolder(folder),
                Clock.fixed(now, ZoneOffset.UTC));
    }

    private List<String> inUse() {
        return store.list(PriceState.ACTIVE).stream()
                .map(StoredPrice::row)
                .map(row -> row.id())
                .toList();
    }
}

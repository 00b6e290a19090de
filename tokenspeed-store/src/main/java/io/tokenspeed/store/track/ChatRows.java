package io.tokenspeed.store.track;

import io.tokenspeed.model.price.Cost;
import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.StoredRequest;
import io.tokenspeed.store.columns.RequestId;
import io.tokenspeed.store.importing.ProjectRows;
import io.tokenspeed.store.importing.RequestListener;
import io.tokenspeed.store.importing.RequestWriter;
import io.tokenspeed.store.importing.TwinRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The requests of chats, stored like all other requests. */
final class ChatRows implements RequestListener {
    private final RequestWriter requests;
    private final ProjectRows projects;
    private final TwinRows twins;
    private final List<Request> written = new ArrayList<>();
    private String id = "";

    ChatRows(Connection connection, Pricing pricing) throws SQLException {
        requests = new RequestWriter(connection, pricing, this);
        projects = new ProjectRows(connection);
        twins = new TwinRows(connection, instant -> {});
    }

    /** Stores a request, or merges it with what is stored of it, and returns the id of its row. */
    String write(Request request) throws SQLException {
        id = RequestId.of(request);
        Object unused = requests.write(List.of(request));
        written.add(request);
        return id;
    }

    /** A request that contradicts the one that has its key is stored under another. */
    @Override
    public void inserted(Request request, @Nullable Cost cost) {
        id = RequestId.of(request);
    }

    @Override
    public void merged(StoredRequest before, Request after, @Nullable Cost cost) {
        id = before.id();
    }

    /** Notes the projects of the requests, and which of them other tools have logged, too. */
    void finish() throws SQLException {
        if (!written.isEmpty()) {
            projects.note(written);
            Object unused = twins.decide(written, Set.of());
        }
        written.clear();
    }
}

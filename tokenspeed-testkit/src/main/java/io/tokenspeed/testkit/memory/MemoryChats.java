package io.tokenspeed.testkit.memory;

import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.storage.StoredRequest;
import java.util.List;
import java.util.stream.Stream;

/**
 * Leaves chats out that VS Code tells of although another agent made the request: one of another tool has the same
 * model and counters and ended within two seconds.
 */
final class MemoryChats {
    private static final String CHAT = "copilot-chat";
    private static final long MILLIS = 2_000;

    private MemoryChats() {}

    /**
     * Returns the rows without such chats.
     *
     * @param told all that came by OpenTelemetry, of which not all is among the rows
     */
    static List<StoredRequest> without(List<StoredRequest> rows, List<StoredRequest> told) {
        List<Request> agents = Stream.concat(rows.stream(), told.stream())
                .map(StoredRequest::request)
                .filter(request -> !request.tool().equals(CHAT) && request.kind() != RecordKind.FOREIGN)
                .toList();
        return rows.stream().filter(row -> !isWrapped(row.request(), agents)).toList();
    }

    private static boolean isWrapped(Request chat, List<Request> agents) {
        return chat.kind() == RecordKind.TELEMETRY
                && chat.tool().equals(CHAT)
                && chat.tokens().prompt() > 0
                && agents.stream().anyMatch(agent -> isSame(chat, agent));
    }

    private static boolean isSame(Request chat, Request agent) {
        long apart = Math.abs(chat.timing().instantMillis() - agent.timing().instantMillis());
        String one = chat.place().model().replace('.', '-');
        String other = agent.place().model().replace('.', '-');
        return apart <= MILLIS
                && (one.contains(other) || other.contains(one))
                && hasCounters(agent.tokens(), chat.tokens());
    }

    private static boolean hasCounters(TokenCounts agent, TokenCounts chat) {
        return agent.input() == chat.input()
                && agent.cacheRead() == chat.cacheRead()
                && agent.cacheWrite() == chat.cacheWrite()
                && (agent.output() == chat.output() || !agent.outputReliable());
    }
}

package io.tokenspeed.store.importing;

import io.tokenspeed.model.price.Cost;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.store.columns.ColumnValue;
import io.tokenspeed.store.columns.PricedRequest;
import io.tokenspeed.store.columns.RequestColumn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes requests to {@code requests}: inserts new rows, or overwrites existing ones. */
final class RequestInsert implements AutoCloseable {
    private static final Pattern NAMED_PARAMETER = Pattern.compile(":(\\w+)");

    private final PreparedStatement insert;
    private final PreparedStatement replace;
    /** The values of the parameters, in the order of their numbers. */
    private final List<ColumnValue<PricedRequest>> values = new ArrayList<>();

    RequestInsert(Connection connection) throws SQLException {
        List<String> parameters = new ArrayList<>();
        for (RequestColumn column : RequestColumn.values()) {
            ColumnValue<PricedRequest> value = column.value();
            if (value != null) {
                values.add(value);
                parameters.add(column.column());
            }
        }
        String row = "INTO requests (" + RequestColumn.NAMES + ") VALUES (" + expressions(parameters) + ")";
        insert = connection.prepareStatement("INSERT OR IGNORE " + row);
        replace = connection.prepareStatement("INSERT " + row + overwrite());
    }

    private static String expressions(List<String> parameters) {
        String named = Arrays.stream(RequestColumn.values())
                .map(RequestColumn::expression)
                .collect(Collectors.joining(", "));
        return NAMED_PARAMETER.matcher(named).replaceAll(name -> "?" + (parameters.indexOf(name.group(1)) + 1));
    }

    /** Updates the row instead of replacing it, so that update triggers see the old values. */
    private static String overwrite() {
        return Arrays.stream(RequestColumn.values())
                .filter(column -> column != RequestColumn.ID)
                .map(column -> column.column() + " = excluded." + column.column())
                .collect(Collectors.joining(", ", " ON CONFLICT (id) DO UPDATE SET ", ""));
    }

    /** Adds a row to the batch that {@link #flush} runs. */
    void add(Request request, @Nullable Cost cost) throws SQLException {
        bind(insert, request, cost);
        insert.addBatch();
    }

    /** Inserts the batch; returns 1 for each new row and 0 for each row that existed. */
    int[] flush() throws SQLException {
        return insert.executeBatch();
    }

    void overwrite(Request request, @Nullable Cost cost) throws SQLException {
        bind(replace, request, cost);
        replace.executeUpdate();
    }

    private void bind(PreparedStatement statement, Request request, @Nullable Cost cost) throws SQLException {
        PricedRequest row = PricedRequest.of(request, cost);
        for (int i = 0; i < values.size(); i++) {
            values.get(i).bind(statement, i + 1, row);
        }
    }

    @Override
    public void close() throws SQLException {
        insert.close();
        replace.close();
    }
}

package io.tokenspeed.uploader;

import io.tokenspeed.uploader.queue.Connector;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** SQLite whose commits fail from a certain one on, some times, with the change made or not. */
final class FailingCommits implements Connector {
    private final int first;
    private final int last;
    private final boolean made;
    private int commits;

    FailingCommits(int first, int times, boolean made) {
        this.first = first;
        this.last = first + times - 1;
        this.made = made;
    }

    @Override
    public Connection open(Path path) throws SQLException {
        Connection real = Connector.sqlite(path);
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, values) -> {
                    Object result = call(real, method, values);
                    return method.getName().equals("createStatement") ? statement((Statement) result) : result;
                });
    }

    private Statement statement(Statement real) {
        return (Statement) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Statement.class}, (proxy, method, values) -> {
                    if (method.getName().equals("execute") && "COMMIT".equals(values[0]) && fails()) {
                        if (made) {
                            call(real, method, values);
                        }
                        throw new SQLException("disk I/O error");
                    }
                    return call(real, method, values);
                });
    }

    private boolean fails() {
        commits++;
        return commits >= first && commits <= last;
    }

    private static Object call(Object real, java.lang.reflect.Method method, Object[] values) throws Throwable {
        try {
            return method.invoke(real, values);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }
}
